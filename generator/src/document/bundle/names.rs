//! Names for components that were written somewhere else.
//!
//! In: the spot of a target. Out: a name that tells what stands there, and is not taken. A collision gets a qualifier
//! from where the target stands; a number only when nothing better is left.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::files::Spot;

/// The names that are taken, by section.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: HashSet<(&'static str, String)>,
    /// The number behind a name that was given last: lower ones are taken.
    last: HashMap<(&'static str, String), usize>,
}

impl Names {
    /// Takes a name that the document gave itself.
    pub(super) fn take(&mut self, section: &'static str, name: &str) {
        self.taken.insert((section, name.to_owned()));
    }

    /// A name for what stands at `spot` of the file `path`.
    pub(super) fn fresh(&mut self, section: &'static str, spot: &Spot, path: &Path, suffix: &str) -> String {
        let is_entry = spot.file == 0;
        // What the entry document is called says nothing: another copy of it has another name.
        let stem = if is_entry { "document".to_owned() } else { stem(path) };
        let given = given_name(&spot.tokens).filter(|_| suffix.is_empty()).map(str::to_owned);
        let own = own_name(&spot.tokens).unwrap_or_else(|| stem.clone()) + suffix;
        let owner = owner_name(&spot.tokens).map(|owner| format!("{owner}_{own}"));
        let mut candidates = vec![Some(own.clone()), owner];
        if !is_entry {
            let file = (stem != own).then(|| format!("{stem}_{own}"));
            let topics = topics(path);
            let near = topics.first().map(|topic| format!("{topic}_{own}"));
            let all = topics.iter().rev().chain([&own]).map(String::as_str).collect::<Vec<_>>().join("_");
            candidates.extend([file, near, Some(all)]);
        }
        let made = candidates.into_iter().flatten().map(|name| clean(&name));
        let mut all = given.into_iter().chain(made);
        let free = all.find(|name| !self.taken.contains(&(section, name.clone())));
        let name = free.unwrap_or_else(|| self.numbered(section, clean(&own)));
        self.taken.insert((section, name.clone()));
        name
    }

    /// The name with the lowest number that is free.
    fn numbered(&mut self, section: &'static str, own: String) -> String {
        let base = (section, own);
        let mut number = self.last.get(&base).map_or(2, |last| last + 1);
        let name = loop {
            let name = (section, clean(&format!("{}_{number}", base.1)));
            if !self.taken.contains(&name) {
                break name.1;
            }
            number += 1;
        };
        self.last.insert(base, number);
        name
    }
}

/// Whether a component may have the name (OpenAPI 3.1, 4.8.7).
pub(super) fn is_allowed(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c))
}

fn parent_name(path: &Path) -> String {
    path.parent()
        .and_then(Path::file_name)
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// The directories around a file that say what it is about, innermost first.
fn topics(path: &Path) -> Vec<String> {
    let directories = path.parent().into_iter().flat_map(Path::components).rev();
    let names = directories.filter_map(|part| match part {
        std::path::Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
        _ => None,
    });
    names.filter(|name| !KINDS_OF_FILES.contains(&name.to_lowercase().as_str())).take(2).collect()
}

/// Directories that are named after the kind of their files.
const KINDS_OF_FILES: [&str; 24] = [
    "api",
    "common",
    "components",
    "definitions",
    "examples",
    "headers",
    "model",
    "models",
    "openapi",
    "parameters",
    "params",
    "paths",
    "request_bodies",
    "requestbodies",
    "requests",
    "resources",
    "response",
    "responses",
    "schema",
    "schemas",
    "shared",
    "spec",
    "specs",
    "src",
];

/// A file's name without its endings; an index file is called like its directory.
fn stem(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = [".yaml", ".yml", ".json"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(&name);
    let stem = stem.strip_suffix(".schema").unwrap_or(stem);
    let parent = parent_name(path);
    if matches!(stem, "index" | "_index") && !parent.is_empty() { parent } else { stem.to_owned() }
}

/// The name that a document gave the target itself: that of a component, whatever characters it has.
fn given_name(tokens: &[String]) -> Option<&str> {
    match tokens {
        [components, _, name] if components == "components" => Some(name),
        _ => None,
    }
}

/// What the tokens of a pointer call their target: `Pet` for `/components/schemas/Pet`, `/$defs/Pet` and `/shared/Pet`,
/// `Pet_owner` for `/components/schemas/Pet/properties/owner`, `users_id_get_200` for the schema of an answer.
fn own_name(tokens: &[String]) -> Option<String> {
    let tokens = below_container(tokens);
    if !tokens.iter().any(|token| is_structural(token)) {
        return tokens.last().map(|name| clean(name));
    }
    let mut parts: Vec<String> = Vec::new();
    let mut free = false;
    for token in tokens {
        // Below `properties` and its like stand names that the author chose, even if they look like keywords.
        let structural = !free && is_structural(token);
        free = !free && opens_names(token);
        match token.as_str() {
            "items" if structural => parts.push("item".to_owned()),
            "requestBody" if structural => parts.push("body".to_owned()),
            _ if structural || token.contains('/') && !token.starts_with('/') => {}
            other => parts.push(clean(other.trim_start_matches('/')).trim_matches('_').to_owned()),
        }
    }
    parts.retain(|part| !part.is_empty());
    (!parts.is_empty()).then(|| parts.join("_"))
}

/// What holds the target: `Pet` for `/components/schemas/Pet/$defs/Tag`.
fn owner_name(tokens: &[String]) -> Option<String> {
    let below = below_container(tokens).len();
    own_name(tokens[..tokens.len() - below].split_last()?.1)
}

/// The tokens below the innermost place that is there to hold things by their names.
fn below_container(tokens: &[String]) -> &[String] {
    let definitions = tokens.iter().rposition(|token| matches!(token.as_str(), "$defs" | "definitions"));
    match (definitions, tokens) {
        (Some(at), _) if at + 1 < tokens.len() => &tokens[at + 1..],
        (_, [components, _, rest @ ..]) if components == "components" && !rest.is_empty() => rest,
        _ => tokens,
    }
}

fn opens_names(token: &str) -> bool {
    matches!(
        token,
        "schemas"
            | "responses"
            | "parameters"
            | "examples"
            | "requestBodies"
            | "headers"
            | "securitySchemes"
            | "links"
            | "callbacks"
            | "pathItems"
            | "properties"
            | "patternProperties"
            | "$defs"
            | "definitions"
            | "paths"
    )
}

fn is_structural(token: &str) -> bool {
    opens_names(token)
        || matches!(
            token,
            "components"
                | "schema"
                | "content"
                | "items"
                | "allOf"
                | "anyOf"
                | "oneOf"
                | "requestBody"
                | "not"
                | "additionalProperties"
                | "value"
                | "paths"
        )
}

/// Only what a component name may have (OpenAPI 4.8.7).
fn clean(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            c if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') => text.push(c),
            c if c.is_alphanumeric() => text.push(c),
            _ if text.ends_with('_') => {}
            _ => text.push('_'),
        }
    }
    text
}
