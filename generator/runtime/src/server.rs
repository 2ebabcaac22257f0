//! Servers of the document (OpenAPI Server Object): URL templates, and the values of their variables. A value stays within the part of
//! the URL that its variable stands in.

use std::fmt;

use super::origin::{is_host, port, Origin};
use super::shown;
use super::url::{step, Base};

/// A server of the document (OpenAPI Server Object).
#[derive(Debug)]
pub struct ServerInfo {
    pub(crate) url: &'static str,
    variables: &'static [(&'static str, &'static str)],
    choices: &'static [(&'static str, &'static [&'static str])],
}

impl ServerInfo {
    /// A server by its URL template.
    pub const fn new(url: &'static str) -> Self {
        ServerInfo { url, variables: &[], choices: &[] }
    }

    /// The template's variables with their defaults; an empty default means that there is none.
    pub const fn variables(mut self, variables: &'static [(&'static str, &'static str)]) -> Self {
        self.variables = variables;
        self
    }

    /// The values of those variables that have a list of them (`enum`).
    pub const fn choices(mut self, choices: &'static [(&'static str, &'static [&'static str])]) -> Self {
        self.choices = choices;
        self
    }

    /// The URL with the defaults filled in.
    pub fn url(&'static self) -> ServerUrl {
        ServerUrl { template: self.url.to_owned(), chosen: Vec::new(), info: Some(self) }
    }
}

/// A server's URL, with the variables that were chosen so far. Debug output shows no user and no query.
#[derive(Clone)]
pub struct ServerUrl {
    template: String,
    chosen: Vec<(String, String)>,
    info: Option<&'static ServerInfo>,
}

impl ServerUrl {
    /// Chooses the value of a variable. It is checked against the part of the URL that the variable stands in: a label of the
    /// host is one label, a port a number, a segment of the path one segment, unless the default has more of them.
    /// [`Builder::build`](super::Builder::build) tells what does not fit.
    pub fn with(mut self, variable: &str, value: &str) -> Self {
        self.chosen.push((variable.to_owned(), value.to_owned()));
        self
    }

    /// Whether it is none of the document's.
    pub(crate) fn is_free(&self) -> bool {
        self.info.is_none()
    }

    /// The URL; what was not chosen takes its default.
    ///
    /// # Errors
    /// The variable, its value and why it cannot stand there.
    pub(crate) fn resolve(&self) -> Result<String, String> {
        let pieces = pieces(&self.template);
        let known =
            |name: &str| pieces.iter().any(|piece| matches!(piece, Piece::Variable(known) if *known == name));
        if let Some((name, _)) = self.chosen.iter().find(|(name, _)| !known(name)) {
            let (name, template) = (shown::line(name, 60), shown::url(&self.template));
            return Err(format!("the server `{template}` has no variable `{name}`"));
        }
        let mut filling = Filling::default();
        for (at, piece) in pieces.iter().enumerate() {
            match piece {
                Piece::Text(text) => filling.text(text),
                Piece::Variable(name) => self.fill(&mut filling, name, pieces.get(at + 1))?,
            }
        }
        Ok(filling.out)
    }

    fn fill(&self, filling: &mut Filling, name: &str, next: Option<&Piece<'_>>) -> Result<(), String> {
        let (default, choices) = self.declared(name);
        let chosen =
            self.chosen.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        let slot = filling.slot(default, choices, next);
        let value = match chosen {
            Some(value) if !choices.is_empty() && !choices.contains(&value) => {
                Err((value, format!("is none of {}", choices.join(", "))))
            }
            Some(value) => slot.check(value).map(|()| value).map_err(|why| (value, why.to_owned())),
            // Left as it is, for the base URL's own check.
            None if default.is_empty() => {
                filling.out.push_str(&format!("{{{name}}}"));
                return Ok(());
            }
            None => slot.check(default).map(|()| default).map_err(|why| (default, why.to_owned())),
        };
        match value {
            Ok(value) => {
                filling.value(slot, value);
                Ok(())
            }
            Err((value, why)) => {
                let (value, template) = (shown::url(value), shown::url(&self.template));
                Err(format!("the variable `{name}` of the server `{template}` cannot be `{value}`: it {why}"))
            }
        }
    }

    /// The default and the values of a variable.
    fn declared(&self, name: &str) -> (&'static str, &'static [&'static str]) {
        let Some(info) = self.info else { return ("", &[]) };
        let default = info.variables.iter().find(|(known, _)| *known == name).map(|(_, default)| *default);
        let choices = info.choices.iter().find(|(known, _)| *known == name).map(|(_, values)| *values);
        (default.unwrap_or_default(), choices.unwrap_or_default())
    }
}

impl fmt::Debug for ServerUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let chosen: Vec<_> = self.chosen.iter().map(|(name, value)| (name, shown::url(value))).collect();
        f.debug_struct("ServerUrl")
            .field("template", &shown::url(&self.template))
            .field("chosen", &chosen)
            .finish()
    }
}

impl From<&str> for ServerUrl {
    fn from(url: &str) -> Self {
        ServerUrl::from(url.to_owned())
    }
}

impl From<String> for ServerUrl {
    fn from(template: String) -> Self {
        ServerUrl { template, chosen: Vec::new(), info: None }
    }
}

impl From<&'static ServerInfo> for ServerUrl {
    fn from(server: &'static ServerInfo) -> Self {
        server.url()
    }
}

/// A template's fixed text, or the name of a variable.
enum Piece<'t> {
    Text(&'t str),
    Variable(&'t str),
}

fn pieces(template: &str) -> Vec<Piece<'_>> {
    let (mut pieces, mut rest) = (Vec::new(), template);
    while let Some((text, more)) = rest.split_once('{') {
        let Some((name, after)) = more.split_once('}') else { break };
        if !text.is_empty() {
            pieces.push(Piece::Text(text));
        }
        pieces.push(Piece::Variable(name));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// The part of a URL that a variable stands in.
#[derive(Clone, Copy)]
enum Slot {
    /// All of it up to the path: an absolute URL, or the path of a relative server.
    Whole {
        ends: bool,
    },
    /// `http` or `https`.
    Scheme,
    /// A piece of a scheme, as in `http{s}`.
    SchemePart,
    /// All of the host; with its port, or with a path.
    Host {
        port: bool,
        path: bool,
    },
    /// A piece of the host: within one label, or some of them.
    Label {
        dots: bool,
        alone: bool,
    },
    Port,
    /// A piece of the path: within one segment, or some of them.
    Segment {
        slashes: bool,
        last: bool,
    },
    /// The path from its first slash on.
    Rooted,
}

/// Where the filling of a template is.
#[derive(Clone, Copy, Default, PartialEq)]
enum Zone {
    #[default]
    Scheme,
    Host,
    Port,
    Path,
}

/// A template, filled so far.
#[derive(Default)]
struct Filling {
    out: String,
    zone: Zone,
    /// Where the host begins.
    host: usize,
}

impl Filling {
    fn text(&mut self, text: &str) {
        let mut rest = text;
        if self.zone == Zone::Scheme {
            match text.find("://") {
                Some(at) => {
                    (self.zone, self.host, rest) = (Zone::Host, self.out.len() + at + 3, &text[at + 3..]);
                }
                None if self.out.is_empty() && text.starts_with('/') => self.zone = Zone::Path,
                None => {}
            }
        }
        if matches!(self.zone, Zone::Host | Zone::Port) {
            let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
            let behind = authority.rsplit(']').next().unwrap_or_default();
            if authority.len() < rest.len() {
                self.zone = Zone::Path;
            } else if behind.contains(':') {
                self.zone = Zone::Port;
            }
        }
        self.out.push_str(text);
    }

    fn value(&mut self, slot: Slot, value: &str) {
        self.zone = match slot {
            Slot::Whole { .. } | Slot::Rooted => Zone::Path,
            Slot::Host { .. } if value.contains('/') => Zone::Path,
            _ => self.zone,
        };
        self.out.push_str(value);
    }

    /// What the variable behind the text so far stands for. Where the place leaves a choice, its default tells.
    fn slot(&self, default: &str, choices: &[&str], next: Option<&Piece<'_>>) -> Slot {
        let seen = |c: char| default.contains(c) || choices.iter().any(|choice| choice.contains(c));
        let bare = default.is_empty() && choices.is_empty();
        let (is_last, next) = match next {
            None => (true, ""),
            Some(Piece::Text(text)) => (false, *text),
            Some(Piece::Variable(_)) => (false, "{"),
        };
        let ends = is_last || next.starts_with('/');
        let host = self.out.get(self.host..).unwrap_or_default();
        let glued = ends && !host.is_empty() && !host.ends_with(['.', '-', ':']);
        match self.zone {
            Zone::Scheme if self.out.is_empty() && next.starts_with("://") => Slot::Scheme,
            Zone::Scheme if self.out.is_empty() => Slot::Whole { ends: ends || next == "{" },
            Zone::Scheme => Slot::SchemePart,
            Zone::Host | Zone::Port if glued && (bare || default.starts_with('/')) => Slot::Rooted,
            Zone::Host if host.is_empty() && (ends || next.starts_with(':')) => {
                Slot::Host { port: ends, path: ends && seen('/') }
            }
            Zone::Host => {
                let dots = seen('.') || (ends && bare && host.ends_with('.'));
                Slot::Label {
                    dots,
                    alone: (host.is_empty() || host.ends_with('.')) && (ends || next.starts_with(['.', ':'])),
                }
            }
            Zone::Port => Slot::Port,
            Zone::Path if default.starts_with('/') => Slot::Rooted,
            Zone::Path => Slot::Segment {
                slashes: seen('/') || (bare && is_last),
                last: is_last && self.out.ends_with('/'),
            },
        }
    }
}

impl Slot {
    fn check(self, value: &str) -> Result<(), &'static str> {
        match self {
            Slot::Whole { ends: false } => Err("stands for a whole URL, and more of a host follows"),
            Slot::Whole { .. } if value.starts_with('/') => rooted(value),
            Slot::Whole { .. } => Base::parse(value).map(|_| ()).map_err(|_| "is no URL of an API"),
            Slot::Scheme if !matches!(value, "http" | "https") => Err("is neither http nor https"),
            Slot::SchemePart if !value.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
                Err("is no part of a scheme")
            }
            Slot::Scheme | Slot::SchemePart => Ok(()),
            Slot::Host { port, path } => host(value, port, path),
            Slot::Label { dots, alone } => label(value, dots, alone),
            Slot::Port => port(value).map(|_| ()).map_err(|_| "stands for a port, a number from 1 to 65535"),
            Slot::Segment { last: true, .. } | Slot::Rooted if value.is_empty() => Ok(()),
            Slot::Segment { slashes, .. } => segments(value, slashes),
            Slot::Rooted => rooted(value),
        }
    }
}

fn host(value: &str, port: bool, path: bool) -> Result<(), &'static str> {
    let (host, rest) = value.find('/').map_or((value, ""), |at| value.split_at(at));
    Origin::of(&format!("https://{host}"))?;
    if host.contains(['?', '#']) {
        return Err("stands for a host, and has a query or a fragment");
    }
    if !port && host.rsplit(']').next().is_some_and(|rest| rest.contains(':')) {
        return Err("stands for a host, and has a port");
    }
    match rest {
        "" => Ok(()),
        rest if path => rooted(rest),
        _ => Err("stands for a host, and has a path"),
    }
}

fn label(value: &str, dots: bool, alone: bool) -> Result<(), &'static str> {
    if !value.bytes().all(is_host) {
        return Err("stands in a host name, which has letters, digits and hyphens alone");
    }
    if !dots && value.contains('.') {
        return Err("stands for one label of a host name, and has dots");
    }
    let empty = value.starts_with('.') || value.ends_with('.') || value.contains("..");
    if empty || (alone && value.is_empty()) {
        return Err("leaves an empty label in the host name");
    }
    Ok(())
}

fn rooted(value: &str) -> Result<(), &'static str> {
    let Some(rest) = value.strip_prefix('/') else {
        return Err("stands for a path, which begins with a slash");
    };
    if rest.is_empty() {
        return Ok(());
    }
    segments(rest, true)
}

/// RFC 3986, 3.3, without escapes and without semicolons, which servers read in ways of their own.
fn segments(value: &str, slashes: bool) -> Result<(), &'static str> {
    let is_path = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,=:@/".contains(&byte);
    if !value.bytes().all(is_path) {
        return Err("stands in a path, and has characters that would be escaped there or end it");
    }
    if !slashes && value.contains('/') {
        return Err("stands for one segment of the path, and has a slash");
    }
    if value.strip_suffix('/').unwrap_or(value).split('/').any(str::is_empty) {
        return Err("leaves an empty segment in the path");
    }
    if step(value).is_some() {
        return Err("has the steps `.` or `..`");
    }
    Ok(())
}

#[cfg(test)]
mod tests;
