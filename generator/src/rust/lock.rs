//! `names.lock`: the names that were published, so that nothing is renamed by accident.

use std::collections::BTreeMap;

use crate::escape::lock;

/// What a name belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// The patterns that ids follow, instead of a name.
    Naming,
    /// The module and accessor of a tag.
    Tag,
    /// A type; the key is its [`TypeKey`](crate::api::TypeKey).
    Type,
    /// A function; the key is method and path, and the tag of the handle that it was published on.
    Operation,
    /// The setter of an optional parameter; the key is method, path, place and the wire name.
    Parameter,
    /// A field of a struct; the key is type key, a space and the wire name.
    Member,
    /// A variant of an enum; the key is type key, a space and the wire value.
    Variant,
    /// The error bodies of an operation, with its key; or those that several have: the key is statuses and type keys.
    Errors,
    /// A variant that holds its value without a box: `value` instead of a name; the key is the type's, a space and that of the branch.
    Held,
    /// The method of the builder that takes a credential; the key is the name of the security scheme.
    Credential,
    /// The constructor of a server; the key is the URL as written.
    Server,
    /// The type of a webhook or callback; the key is what the document calls it.
    Webhook,
}

/// The pinned names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lock {
    names: BTreeMap<(NameKind, String), String>,
}

impl NameKind {
    const ALL: [(Self, &'static str); 12] = [
        (Self::Naming, "naming"),
        (Self::Tag, "tag"),
        (Self::Type, "type"),
        (Self::Operation, "operation"),
        (Self::Parameter, "parameter"),
        (Self::Member, "member"),
        (Self::Variant, "variant"),
        (Self::Errors, "errors"),
        (Self::Held, "held"),
        (Self::Credential, "credential"),
        (Self::Server, "server"),
        (Self::Webhook, "webhook"),
    ];

    fn word(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, word)| word)
    }
}

impl Lock {
    /// The pinned name of a thing.
    pub fn get(&self, kind: NameKind, key: &str) -> Option<&str> {
        self.names.get(&(kind, key.to_owned())).map(String::as_str)
    }

    /// The keys that names of this kind are pinned for.
    pub(super) fn keys(&self, kind: NameKind) -> impl Iterator<Item = &str> {
        self.names.keys().filter(move |(pinned, _)| *pinned == kind).map(|(_, key)| key.as_str())
    }

    /// Whether a name of this kind is pinned.
    pub fn has(&self, kind: NameKind) -> bool {
        self.names.keys().any(|(pinned, _)| *pinned == kind)
    }

    /// Pins a name.
    pub fn set(&mut self, kind: NameKind, key: &str, name: &str) {
        self.names.insert((kind, key.to_owned()), name.to_owned());
    }

    /// Reads the text form; lines it cannot make sense of are returned with their one-based numbers.
    pub fn parse(text: &str) -> (Self, Vec<usize>) {
        let mut lock = Self::default();
        let mut bad = Vec::new();
        for (index, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let mut parts = line.split('\t');
            let entry = (parts.next(), parts.next(), parts.next(), parts.next());
            let kind = NameKind::ALL.iter().find(|(_, word)| entry.0 == Some(*word)).map(|(kind, _)| *kind);
            match (kind, entry) {
                (Some(kind), (_, Some(name), Some(key), None)) => lock.set(kind, &lock::unescaped(key), name),
                _ => bad.push(index + 1),
            }
        }
        (lock, bad)
    }

    /// The text form: kind, name and key, tabs between, sorted.
    pub fn to_text(&self) -> String {
        let mut text = String::from(
            "# The Rust names of this API. Adding to the document renames nothing that stands here;\n\
             # to rename something on purpose, edit its line and run codegen.\n",
        );
        for ((kind, key), name) in &self.names {
            text.push_str(&format!("{}\t{name}\t{}\n", kind.word(), lock::field(key)));
        }
        text
    }
}
