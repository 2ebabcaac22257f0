//! Where a reference leads.
//!
//! In: the text of a `$ref` and the spot it stands at. Out: the spot it means, or why there is none. Never changes
//! anything but the list of files that were read.

use super::bundler::Bundler;
use super::files::{Spot, decoded};
use super::ids::join;
use crate::source::{Node, Value};

/// Why a reference leads nowhere.
#[derive(Debug, Clone)]
pub(super) struct Miss {
    /// In words, to follow "`#/x` leads nowhere: ".
    pub(super) reason: String,
    /// What the reader can do.
    pub(super) help: Option<String>,
    /// Whether it is a place on a network, which is never read.
    pub(super) remote: bool,
}

impl Miss {
    pub(super) fn new(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), help: None, remote: false }
    }
}

impl Bundler<'_> {
    /// The spot that `reference`, standing at `from`, means.
    pub(super) fn locate(&mut self, reference: &str, from: &Spot) -> Result<Spot, Miss> {
        self.hops = 0;
        self.stray = false;
        self.locate_on_the_way(reference, from)
    }

    /// The same, for a reference that stands in the way of another one. The hops of all of them are counted together:
    /// references may go round in circles, and every one of them may be read in several ways.
    fn locate_on_the_way(&mut self, reference: &str, from: &Spot) -> Result<Spot, Miss> {
        self.hops += 1;
        if self.hops > MAX_HOPS {
            return Err(Miss::new("the references on the way to it go round in circles"));
        }
        let reference = reference.trim();
        let (uri, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let base = self.resource(uri, from)?;
        if fragment.is_empty() {
            return Ok(base);
        }
        let tokens: Vec<String> = if fragment.starts_with('/') {
            crate::source::pointer::tokens(&decoded(fragment)).collect()
        } else {
            let found = self.anchor(fragment, &base, if uri.is_empty() { from } else { &base });
            // `#components/schemas/Pet` without its first slash is no anchor that anybody would name.
            if found.is_ok() || !fragment.contains('/') {
                return found;
            }
            crate::source::pointer::tokens(&format!("/{}", decoded(fragment))).collect()
        };
        let first = match self.descend(&base, &tokens) {
            Ok(spot) => return Ok(spot),
            Err(miss) => miss,
        };
        let others = if uri.is_empty() { self.lenient(&tokens, from) } else { Vec::new() };
        let found = others.into_iter().find_map(|(base, tokens)| self.descend(&base, &tokens).ok());
        self.stray |= from.file != 0 && found.as_ref().is_some_and(|spot| spot.file == 0);
        found.ok_or(first)
    }

    /// The root that a reference's part before `#` means.
    fn resource(&mut self, uri: &str, from: &Spot) -> Result<Spot, Miss> {
        let file = self.files.get(from.file);
        let base = file.ids.base(&from.tokens);
        if uri.is_empty() {
            let tokens = base.map_or_else(Vec::new, |(_, tokens)| tokens.to_vec());
            return Ok(Spot { file: from.file, tokens });
        }
        let absolute = base.map_or_else(|| uri.to_owned(), |(base, _)| join(base, uri));
        if let Some(spot) = self.identified(&absolute).or_else(|| self.identified(uri)) {
            return Ok(spot);
        }
        if let Some(local) = self.below_self(&absolute) {
            return self.file(&local, 0);
        }
        if is_remote(uri) {
            return Err(remote(uri));
        }
        if let Some(spot) = self.bare_name(uri, from) {
            return Ok(spot);
        }
        self.file(uri, from.file)
    }

    fn file(&mut self, name: &str, from: usize) -> Result<Spot, Miss> {
        let read = self.files.named(name, from, self.sources, self.diagnostics);
        read.map(|file| Spot { file, tokens: Vec::new() }).map_err(|reason| {
            let mut miss = Miss::new(format!("`{name}`: {reason}"));
            if reason.contains("outside of") {
                miss.help = Some(
                    "`--root DIR` (`root` in the configuration) lets references reach into the folder above both; or \
                     move the file below the entry document."
                        .to_owned(),
                );
            }
            miss
        })
    }

    /// What an absolute URI identifies in the files that were read so far.
    fn identified(&self, uri: &str) -> Option<Spot> {
        let uri = uri.split('#').next().unwrap_or(uri);
        let mut all = self.files.all().filter(|(_, file)| !file.ids.is_empty());
        all.find_map(|(file, read)| Some(Spot { file, tokens: read.ids.resource(uri)?.to_vec() }))
    }

    /// The file beside the entry document that a URI beside the entry document's `$self` means.
    fn below_self(&self, uri: &str) -> Option<String> {
        let entry = self.files.get(0);
        let own = entry.ids.document.as_deref()?;
        let directory = &own[..=own.rfind('/')?];
        uri.strip_prefix(directory).map(str::to_owned)
    }

    /// `$ref: Pet`, which 2.0 documents say for `$ref: '#/definitions/Pet'`.
    fn bare_name(&self, name: &str, from: &Spot) -> Option<Spot> {
        if name.contains(['/', '.']) {
            return None;
        }
        let file = self.files.get(from.file);
        let places = [vec!["definitions".to_owned()], vec!["components".to_owned(), "schemas".to_owned()]];
        let spots = places.into_iter().map(|mut tokens| {
            tokens.push(name.to_owned());
            Spot { file: from.file, tokens }
        });
        spots.into_iter().find(|spot| file.at(&spot.tokens).is_some())
    }

    fn anchor(&self, name: &str, base: &Spot, from: &Spot) -> Result<Spot, Miss> {
        let file = self.files.get(base.file);
        match file.ids.nearest(name, &from.tokens) {
            Some(tokens) => Ok(Spot { file: base.file, tokens: tokens.to_vec() }),
            None => Err(Miss::new(format!("there is no `$anchor: {name}`"))),
        }
    }

    /// Other readings of a pointer that leads nowhere: relative to the file although a `$id` stands between, relative to a
    /// schema around the reference that has the member itself, the spelling of 2.0 in a 3.x document, and relative to the
    /// entry document in a fragment that is written as if it were part of it.
    fn lenient(&self, tokens: &[String], from: &Spot) -> Vec<(Spot, Vec<String>)> {
        let around = (0..from.tokens.len()).rev();
        let mut readings: Vec<_> = around
            .map(|length| (Spot { file: from.file, tokens: from.tokens[..length].to_vec() }, tokens.to_vec()))
            .collect();
        if let [definitions, rest @ ..] = tokens
            && definitions == "definitions"
        {
            let tokens =
                ["components".to_owned(), "schemas".to_owned()].into_iter().chain(rest.iter().cloned());
            readings.push((Spot { file: from.file, tokens: Vec::new() }, tokens.collect()));
        }
        if from.file != 0 {
            readings.push((Spot { file: 0, tokens: Vec::new() }, tokens.to_vec()));
        }
        readings
    }

    /// Follows a pointer down from `base`, through references that stand in its way.
    fn descend(&mut self, base: &Spot, tokens: &[String]) -> Result<Spot, Miss> {
        let mut at = base.clone();
        for token in tokens {
            at = self.step(at, token)?;
        }
        Ok(at)
    }

    fn step(&mut self, at: Spot, token: &str) -> Result<Spot, Miss> {
        let file = self.files.get(at.file);
        let Some(node) = file.at(&at.tokens) else { return Err(Miss::new("there is nothing there")) };
        if crate::source::pointer::step(node, token).is_some() {
            let mut next = at;
            next.tokens.push(token.to_owned());
            return Ok(next);
        }
        match node.get("$ref").and_then(Node::as_str) {
            Some(further) => {
                let next = self.locate_on_the_way(further, &at)?;
                if next == at {
                    return Err(Miss::new("it refers to itself"));
                }
                self.step(next, token)
            }
            None => Err(missing(node, token, &mut self.guesses)),
        }
    }
}

/// How many references may stand between a reference and what it means.
pub(super) const MAX_HOPS: usize = 64;

fn is_remote(uri: &str) -> bool {
    uri.split_once("://")
        .is_some_and(|(scheme, _)| !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_alphanumeric()))
        || uri.starts_with("urn:")
}

fn remote(uri: &str) -> Miss {
    Miss {
        reason: "it is on a network, and nothing is ever fetched from there".to_owned(),
        help: Some(format!(
            "Keep a copy of `{uri}` beside the document and refer to that, or let an overlay change the reference."
        )),
        remote: true,
    }
}

/// What is missing, and what it may have been meant to be. Where much is missing, it is no slip of the pen.
fn missing(node: &Node, token: &str, guesses: &mut usize) -> Miss {
    let mut miss = Miss::new(format!("there is no `{token}`"));
    if let (Value::Map(members), 1..) = (&node.value, *guesses) {
        *guesses -= 1;
        let near = crate::near::nearest(token, members.keys().map(String::as_str));
        miss.help = near.map(|near| format!("Did you mean `{near}`?"));
    }
    miss
}
