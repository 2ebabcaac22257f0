//! Identifiers that schemas give themselves: `$id`, `$anchor`, `$dynamicAnchor` (JSON Schema 8.2), and `$self` (3.2).
//!
//! In: the raw tree of a file. Out: where each identifier leads. Never knows other files.

use fluent_uri::{Uri, UriRef};

use crate::source::{Node, Value};

/// The identifiers of a file.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// `$self` of the document.
    pub(super) document: Option<String>,
    resources: Vec<Resource>,
    anchors: Vec<Anchor>,
}

#[derive(Debug)]
struct Resource {
    uri: String,
    tokens: Vec<String>,
}

#[derive(Debug)]
struct Anchor {
    name: String,
    dynamic: bool,
    tokens: Vec<String>,
}

impl Ids {
    /// Finds all identifiers of a file.
    pub(super) fn of(root: &Node) -> Self {
        let document = root.get("$self").and_then(Node::as_str).map(str::to_owned);
        let mut ids = Self { document, ..Self::default() };
        let base = ids.document.clone().unwrap_or_default();
        ids.collect(root, &base, &mut Vec::new());
        ids
    }

    fn collect(&mut self, node: &Node, base: &str, tokens: &mut Vec<String>) {
        match &node.value {
            Value::Map(members) => {
                let mut base = base.to_owned();
                for (key, member) in members {
                    let Some(text) = member.as_str() else { continue };
                    match key.as_str() {
                        "$id" if !text.starts_with('#') => {
                            base = join(&base, text);
                            self.resources.push(Resource { uri: base.clone(), tokens: tokens.clone() });
                        }
                        "$id" => self.anchor(&text[1..], false, tokens),
                        "$anchor" => self.anchor(text, false, tokens),
                        "$dynamicAnchor" => self.anchor(text, true, tokens),
                        _ => {}
                    }
                }
                for (key, member) in members {
                    if matches!(member.value, Value::Map(_) | Value::List(_)) && !is_data(key) {
                        tokens.push(key.clone());
                        self.collect(member, &base, tokens);
                        tokens.pop();
                    }
                }
            }
            Value::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    tokens.push(index.to_string());
                    self.collect(item, base, tokens);
                    tokens.pop();
                }
            }
            _ => {}
        }
    }

    fn anchor(&mut self, name: &str, dynamic: bool, tokens: &[String]) {
        self.anchors.push(Anchor { name: name.to_owned(), dynamic, tokens: tokens.to_vec() });
    }

    /// Whether the file has no identifiers at all, as most have none.
    pub(super) fn is_empty(&self) -> bool {
        self.document.is_none() && self.resources.is_empty() && self.anchors.is_empty()
    }

    /// The spot that an absolute URI without a fragment identifies.
    pub(super) fn resource(&self, uri: &str) -> Option<&[String]> {
        if self.document.as_deref() == Some(uri) {
            return Some(&[]);
        }
        self.resources.iter().find(|resource| resource.uri == uri).map(|resource| resource.tokens.as_slice())
    }

    /// The base URI at a spot: that of the innermost resource around it.
    pub(super) fn base(&self, tokens: &[String]) -> Option<(&str, &[String])> {
        let around = self.resources.iter().filter(|resource| tokens.starts_with(&resource.tokens));
        let innermost = around.max_by_key(|resource| resource.tokens.len());
        let found = innermost.map(|resource| (resource.uri.as_str(), resource.tokens.as_slice()));
        found.or_else(|| self.document.as_deref().map(|uri| (uri, &[][..])))
    }

    /// The spot of an anchor, the one nearest to `from`: inside of the same resource first, then anywhere.
    pub(super) fn nearest(&self, name: &str, from: &[String]) -> Option<&[String]> {
        let resource = self.base(from).map_or(&[][..], |(_, tokens)| tokens);
        let mut all = self.anchors.iter().filter(|anchor| anchor.name == name);
        all.clone()
            .find(|anchor| anchor.tokens.starts_with(resource))
            .or_else(|| all.next())
            .map(|a| a.tokens.as_slice())
    }

    /// The spots of a dynamic anchor.
    pub(super) fn dynamic(&self, name: &str) -> Vec<&[String]> {
        let all = self.anchors.iter().filter(|anchor| anchor.dynamic && anchor.name == name);
        all.map(|anchor| anchor.tokens.as_slice()).collect()
    }
}

/// Members that hold data of users rather than of the description: an `$id` in there identifies nothing.
fn is_data(keyword: &str) -> bool {
    matches!(keyword, "example" | "examples" | "default" | "enum" | "const")
}

/// A URI reference against a base (RFC 3986, section 5); unchanged where there is no absolute base.
pub(super) fn join(base: &str, reference: &str) -> String {
    let resolved = Uri::parse(base).ok().and_then(|base| {
        let base = base.strip_fragment();
        UriRef::parse(reference).ok().and_then(|reference| reference.resolve_against(&base).ok())
    });
    resolved.map_or_else(|| reference.to_owned(), |uri| uri.as_str().to_owned())
}
