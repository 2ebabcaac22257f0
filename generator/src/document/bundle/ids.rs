//! Identifiers that schemas give themselves: `$id`, `$anchor`, `$dynamicAnchor` (JSON Schema 8.2), and `$self` (3.2).
//!
//! In: the raw tree of a file. Out: where each identifier leads.

use std::borrow::Cow;
use std::collections::HashMap;
use std::rc::Rc;

use fluent_uri::{Uri, UriRef};

use crate::source::{Members, Node, Value};

/// The identifiers of a file.
///
/// Objects are numbered in the order in which they are met, so what is in an object has the numbers of one range.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// `$self` of the document.
    pub(super) document: Option<String>,
    /// The bytes of all identifiers and of their places.
    pub(super) bytes: usize,
    resources: Vec<Resource>,
    /// The first resource of a URI.
    by_uri: HashMap<Rc<str>, usize>,
    by_spot: HashMap<Rc<[String]>, usize>,
    anchors: HashMap<String, Vec<Anchor>>,
    /// Objects met so far.
    objects: usize,
    /// The bytes that there may be.
    room: usize,
}

#[derive(Debug)]
struct Resource {
    uri: Rc<str>,
    tokens: Rc<[String]>,
    /// The numbers of the objects in it.
    objects: std::ops::Range<usize>,
}

#[derive(Debug)]
struct Anchor {
    dynamic: bool,
    tokens: Vec<String>,
    object: usize,
}

impl Ids {
    /// Finds all identifiers of a file, until they take more than `room` bytes.
    pub(super) fn of(root: &Node, room: usize) -> Self {
        let document = root.get("$self").and_then(Node::as_str).map(str::to_owned);
        let mut ids = Self { document, room, ..Self::default() };
        let base = ids.document.clone().unwrap_or_default();
        ids.collect(root, &base, &mut Vec::new());
        ids
    }

    /// Whether there are more than were looked for.
    pub(super) fn is_cut(&self) -> bool {
        self.bytes > self.room
    }

    fn collect(&mut self, node: &Node, base: &str, tokens: &mut Vec<String>) {
        if self.is_cut() {
            return;
        }
        match &node.value {
            Value::Map(members) => self.object(members, base, tokens),
            Value::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    if matches!(item.value, Value::Map(_) | Value::List(_)) {
                        tokens.push(index.to_string());
                        self.collect(item, base, tokens);
                        tokens.pop();
                    }
                }
            }
            _ => {}
        }
    }

    fn object(&mut self, members: &Members, base: &str, tokens: &mut Vec<String>) {
        self.objects += 1;
        let mut base = Cow::Borrowed(base);
        let mut resource = None;
        for (key, member) in members {
            let Some(text) = member.as_str() else { continue };
            match key.as_str() {
                "$id" if !text.starts_with('#') => {
                    base = Cow::Owned(join(&base, text));
                    resource = Some(self.resource_at(&base, tokens));
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
        if let Some(resource) = resource {
            self.resources[resource].objects.end = self.objects + 1;
        }
    }

    fn resource_at(&mut self, uri: &str, tokens: &[String]) -> usize {
        self.bytes += uri.len() + bytes(tokens);
        let (uri, tokens): (Rc<str>, Rc<[String]>) = (uri.into(), tokens.into());
        let number = self.resources.len();
        self.by_uri.entry(Rc::clone(&uri)).or_insert(number);
        self.by_spot.insert(Rc::clone(&tokens), number);
        self.resources.push(Resource { uri, tokens, objects: self.objects..self.objects });
        number
    }

    fn anchor(&mut self, name: &str, dynamic: bool, tokens: &[String]) {
        self.bytes += name.len() + bytes(tokens);
        let anchor = Anchor { dynamic, tokens: tokens.to_vec(), object: self.objects };
        self.anchors.entry(name.to_owned()).or_default().push(anchor);
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
        self.by_uri.get(uri).map(|number| &*self.resources[*number].tokens)
    }

    /// The base URI at a spot: that of the innermost resource around it.
    pub(super) fn base(&self, tokens: &[String]) -> Option<(&str, &[String])> {
        let found = self.around(tokens).map(|resource| (&*resource.uri, &*resource.tokens));
        found.or_else(|| self.document.as_deref().map(|uri| (uri, &[][..])))
    }

    fn around(&self, tokens: &[String]) -> Option<&Resource> {
        if self.by_spot.is_empty() {
            return None;
        }
        let number = (0..=tokens.len()).rev().find_map(|length| self.by_spot.get(&tokens[..length]))?;
        Some(&self.resources[*number])
    }

    /// The spot of an anchor, the one nearest to `from`: inside of the same resource first, then anywhere.
    pub(super) fn nearest(&self, name: &str, from: &[String]) -> Option<&[String]> {
        let all = self.anchors.get(name)?;
        let inside = self.around(from).and_then(|resource| within(all, resource).first());
        inside.or_else(|| all.first()).map(|anchor| anchor.tokens.as_slice())
    }

    /// The spot of a dynamic anchor as it is known without a value: the only one, or the only one in the resource around
    /// `from`. An error where there is none of the name.
    pub(super) fn dynamic(&self, name: &str, from: &[String]) -> Result<Option<&[String]>, NoAnchor> {
        let all = self.anchors.get(name).map_or(&[][..], Vec::as_slice);
        let only = |list: &'_ [Anchor]| {
            let mut dynamic = list.iter().enumerate().filter(|(_, anchor)| anchor.dynamic);
            let first = dynamic.next().map(|(at, _)| at);
            (first, dynamic.next().is_none())
        };
        match only(all) {
            (None, _) => Err(NoAnchor),
            (Some(at), true) => Ok(Some(&all[at].tokens)),
            (Some(_), false) => {
                let inside = match self.around(from) {
                    Some(resource) => within(all, resource),
                    None => &[],
                };
                let (first, is_only) = only(inside);
                Ok(first.filter(|_| is_only).map(|at| inside[at].tokens.as_slice()))
            }
        }
    }
}

/// There is no anchor of the name.
#[derive(Debug)]
pub(super) struct NoAnchor;

/// Those of the anchors that are in a resource.
fn within<'a>(anchors: &'a [Anchor], resource: &Resource) -> &'a [Anchor] {
    let start = anchors.partition_point(|anchor| anchor.object < resource.objects.start);
    let end = anchors.partition_point(|anchor| anchor.object < resource.objects.end);
    &anchors[start..end]
}

fn bytes(tokens: &[String]) -> usize {
    tokens.iter().map(|token| token.len() + size_of::<String>()).sum()
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
