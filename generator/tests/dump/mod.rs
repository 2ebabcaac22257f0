//! A text form of the IR for reviewers and goldens.
//!
//! In: an [`Api`]. Out: text in document order, without places, that shows everything the model says. Never knows how the
//! model was made.
//!
//! ```text
//! type Pet: object <-                       a component that only travels in answers (`->` in requests, `<->` both)
//!   # A pet.                                its words
//!   id*: integer(int64) read-only           `*` is required
//!   tags: [string{min_length 1}]?           `?` takes null
//!   owner: Pet.owner                        an inline type with a block of its own
//! get /pets/{id} showPet [pets]
//!   path id*: string, simple
//!   200: application/json Pet
//! ```

mod calls;
mod operations;
mod types;

use std::fmt::Write as _;

use clientwright::api::{Api, Docs, Hints, HttpScheme, Note, SchemeKind, SecurityScheme, Server};

/// The whole IR as text.
pub(crate) fn dump(api: &Api) -> String {
    let mut out = Text::default();
    head(&mut out, api);
    for definition in &api.types {
        types::definition(&mut out, api, definition);
    }
    for operation in &api.operations {
        operations::operation(&mut out, api, operation);
    }
    for operation in &api.webhooks {
        out.line("");
        out.line("webhook");
        out.indented(|out| operations::operation(out, api, operation));
    }
    for skipped in &api.skipped {
        out.line(format!("skipped {} {}: {}", skipped.method, skipped.path, skipped.reasons.join("; ")));
    }
    out.text
}

/// Lines with indentation.
#[derive(Default)]
struct Text {
    text: String,
    depth: usize,
}

impl Text {
    fn line(&mut self, line: impl AsRef<str>) {
        let line = line.as_ref();
        if !line.is_empty() {
            self.text.extend(std::iter::repeat_n("  ", self.depth));
            self.text.push_str(line);
        }
        self.text.push('\n');
    }

    fn indented(&mut self, inner: impl FnOnce(&mut Self)) {
        self.depth += 1;
        inner(self);
        self.depth -= 1;
    }

    /// Words, one line each.
    fn words(&mut self, docs: &Docs) {
        for text in docs.summary.iter().chain(&docs.description) {
            text.trim().lines().for_each(|line| self.line(format!("# {line}")));
        }
        if docs.deprecated {
            self.line("deprecated");
        }
        for example in &docs.examples {
            self.line(format!("example {example}"));
        }
    }

    fn remarks(&mut self, notes: &[Note], hints: &Hints) {
        for note in notes {
            let degrades = if note.degrades { " degrades" } else { "" };
            self.line(format!("! {}{degrades}: {}", note.code.id, note.message));
        }
        for (name, value) in hints {
            self.line(format!("hint {name}: {value}"));
        }
    }
}

fn head(out: &mut Text, api: &Api) {
    let info = &api.info;
    out.line(format!("{} {}, OpenAPI {}", info.title, info.version, info.openapi));
    for text in info.summary.iter().chain(&info.description) {
        text.trim().lines().for_each(|line| out.line(format!("# {line}")));
    }
    out.indented(|out| out.remarks(&[], &api.hints));
    if let Some(license) = &info.license {
        out.line(format!("license {license}"));
    }
    api.servers.iter().for_each(|each| server(out, each));
    for tag in &api.tags {
        let words = tag.description.as_deref().map(|words| format!(": {}", words.trim()));
        out.line(format!("tag {}{}", tag.name, words.unwrap_or_default()));
    }
    api.security_schemes.iter().for_each(|each| scheme(out, each));
}

fn server(out: &mut Text, server: &Server) {
    let mut line = format!("server {}", server.url);
    for variable in &server.variables {
        let _ = write!(line, ", {{{}}} = {:?}", variable.name, variable.default);
        if !variable.values.is_empty() {
            let _ = write!(line, " of {:?}", variable.values);
        }
    }
    out.line(line);
    if let Some(words) = &server.description {
        out.indented(|out| words.trim().lines().for_each(|line| out.line(format!("# {line}"))));
    }
}

fn scheme(out: &mut Text, scheme: &SecurityScheme) {
    let kind = match &scheme.kind {
        SchemeKind::ApiKey { name, place } => {
            format!("key {name} in {}", format!("{place:?}").to_lowercase())
        }
        SchemeKind::Http(HttpScheme::Basic) => "http basic".to_owned(),
        SchemeKind::Http(HttpScheme::Bearer) => "http bearer".to_owned(),
        SchemeKind::Http(HttpScheme::Other(name)) => format!("http {name}"),
        SchemeKind::OAuth2(_) => "oauth2".to_owned(),
        SchemeKind::OpenIdConnect(url) => format!("openid {url}"),
        SchemeKind::MutualTls => "mutual tls".to_owned(),
    };
    let format = scheme.format.as_ref().map(|format| format!(", sent as {format:?}"));
    out.line(format!("scheme {}: {kind}{}", scheme.name, format.unwrap_or_default()));
    out.indented(|out| {
        if let Some(words) = &scheme.description {
            words.trim().lines().for_each(|line| out.line(format!("# {line}")));
        }
        if let SchemeKind::OAuth2(flows) = &scheme.kind {
            operations::flows(out, flows);
        }
        out.remarks(&[], &scheme.hints);
    });
}
