//! Stable keys: what a thing is called in the document, not where it happens to lie in memory.
//!
//! The notation of keys is written and read here alone.

use std::fmt;

use super::StatusRange;
use crate::source::NodeId;

/// Index into [`Api::types`](super::Api::types).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub u32);

/// The stable key of a type.
///
/// A component has its own name (`Pet`); an inline schema has the path that leads to it from the nearest component or
/// operation, as it was written, whoever reaches it by another way:
///
/// | key | of |
/// |---|---|
/// | `Pet.owner` | a property |
/// | `Pet.tags[]` | the items of an array |
/// | `Pet.meta{}`, `Pet.meta{^x-}` | the values of a map, those under a pattern |
/// | `Pet#2` | a tuple's third place |
/// | `Pet\|1` | the second branch of a union |
/// | `Pet\|string`, `Pet\|values`, `Pet\|number` | several branches that are read as one |
/// | `Pet&self` | the parent's own object, where a reference to the parent means a union of its children |
/// | `get /pets ?sort`, `get /pets {id}`, `get /pets header X-Trace`, `get /pets cookie sid` | a parameter |
/// | `/pets {id}` | a parameter of the whole path |
/// | `get /pets body`, `get /pets 200`, `get /pets default` | a body: the first one that is JSON, or else the first |
/// | `get /pets 200 text/csv` | a body in another media type |
/// | `get /pets 200[]` | an item of a stream |
/// | `get /pets 200 header X-Rate` | a header |
/// | `post /pets callback event post {$request...} body` | anything below a callback |
/// | `webhook post newPet body` | anything below a webhook |
/// | `parameter Limit`, `request body Pet`, `response NotFound`, `header Link` | a component that is no schema |
///
/// Members of an `allOf` are merged, so they have no keys of their own: a property is called after the schema whose
/// `allOf` it stands in. Where two paths read alike, because names have dots in them, the later key ends in ` (2)`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeKey(String);

/// Characters that a step of a key begins with.
const STEPS: [char; 9] = ['.', '[', '{', '|', '&', '#', ' ', '?', '~'];

/// What the variant of a type that travels in requests is called, behind the key of the type.
const REQUEST_VARIANT: &str = "|input";

impl TypeKey {
    /// The key of this text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Its text, as locks and reports have it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The key of the variant that travels in requests, where a type is two.
    pub fn request_variant(&self) -> Self {
        Self(format!("{}{REQUEST_VARIANT}", self.0))
    }

    /// The key of several branches that are read as one, by what they have in common.
    pub fn branches(&self, what: &str) -> Self {
        Self(format!("{}|{what}", self.0))
    }

    /// The key of a type that stands beside the one of this key.
    pub fn beside(&self) -> Self {
        Self(format!("{}'", self.0))
    }

    /// What it says of a branch of a union behind everything else: its number, or what several have in common.
    pub fn branch(&self) -> Option<&str> {
        self.0.rsplit_once('|').map(|(_, branch)| branch)
    }

    /// Whether it is the key of something inside of the operation of this method and path.
    pub fn is_of(&self, method: &str, path: &str) -> bool {
        let rest = self.0.strip_prefix(method).and_then(|rest| rest.strip_prefix(' '));
        rest.and_then(|rest| rest.strip_prefix(path)).is_some_and(|rest| rest.starts_with(' '))
    }
}

/// The key of the type that a key is the request variant of; the key itself where it is none.
pub fn without_direction(key: &str) -> &str {
    key.strip_suffix(REQUEST_VARIANT).unwrap_or(key)
}

/// A key, and the places that it lies below, the nearest first.
pub fn places_above(key: &str) -> impl Iterator<Item = &str> {
    let inner = key.char_indices().rev().filter(|(at, c)| *at > 0 && STEPS.contains(c));
    std::iter::once(key).chain(inner.map(|(at, _)| &key[..at]))
}

/// What a key says behind another one that it begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyStep<'k> {
    /// The items of an array.
    Items,
    /// The values of a map.
    Values,
    /// A branch of a union, from zero.
    Branch(usize),
    /// Several branches that are read as one, by what they have in common.
    Branches(&'k str),
    /// A place of a tuple.
    Place(&'k str),
    /// A property, or anything below an operation.
    Named(&'k str),
}

impl<'k> KeyStep<'k> {
    /// Reads what follows the key of a type.
    pub fn read(text: &'k str) -> Self {
        match text.as_bytes().first() {
            Some(b'[') => Self::Items,
            Some(b'{') => Self::Values,
            Some(b'|' | b'&') => match text.trim_start_matches(['|', '&']) {
                word if word.starts_with(char::is_alphabetic) => Self::Branches(word),
                number => Self::Branch(number.parse().unwrap_or_default()),
            },
            Some(b'#') => Self::Place(&text[1..]),
            _ => Self::Named(text.trim_start_matches(['.', ' '])),
        }
    }
}

/// A key that begins with an operation, in parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InOperation<'k> {
    /// The operation.
    pub operation: OperationKey,
    /// What of it.
    pub part: OperationPart<'k>,
}

/// What of an operation a key is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OperationPart<'k> {
    /// The operation as such.
    Whole,
    /// The request body, and what of it.
    Body(&'k str),
    /// The answer with the status of a success, from the status on.
    Success(&'k str),
    /// Any other answer, from the status on.
    Response(&'k str),
    /// A parameter, or something else.
    Other(&'k str),
}

impl<'k> InOperation<'k> {
    /// Takes the key of a type apart that is in no other type.
    pub fn read(key: &'k str) -> Self {
        let mut parts =
            key.splitn(3, ' ').map(Some).chain(std::iter::repeat(None)).map(Option::unwrap_or_default);
        let mut next = || parts.next().unwrap_or_default();
        let (method, path, rest) = (next().to_owned(), next().to_owned(), next());
        let first = rest.split_whitespace().next().unwrap_or_default();
        let is_success = first.parse().is_ok_and(|code| StatusRange::Exact(code).is_success());
        let part = match first {
            "" => OperationPart::Whole,
            "body" => OperationPart::Body(rest.trim_start_matches("body")),
            _ if is_success => OperationPart::Success(rest),
            _ if rest.starts_with(|c: char| c.is_ascii_digit()) || rest.starts_with("default") => {
                OperationPart::Response(rest)
            }
            _ => OperationPart::Other(rest),
        };
        Self { operation: OperationKey { method, path }, part }
    }
}

impl fmt::Display for TypeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The stable key of an operation: method and path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OperationKey {
    /// Method, lower case.
    pub method: String,
    /// Path template as written; for a webhook its name.
    pub path: String,
}

impl fmt::Display for OperationKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

/// Where something was written. All origins are equal: moving a thing in a file does not change what it means.
#[derive(Debug, Clone, Copy, Default)]
pub struct Origin(pub Option<NodeId>);

impl PartialEq for Origin {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Origin {}

impl From<NodeId> for Origin {
    fn from(node: NodeId) -> Self {
        Self(Some(node))
    }
}

#[test]
fn keys_are_read_as_they_are_written() {
    let steps = [
        ("[]", KeyStep::Items),
        ("{^x-}", KeyStep::Values),
        ("|2", KeyStep::Branch(2)),
        ("|string", KeyStep::Branches("string")),
        ("#1", KeyStep::Place("1")),
        (".owner", KeyStep::Named("owner")),
    ];
    for (text, step) in steps {
        assert_eq!(KeyStep::read(text), step, "{text}");
    }
    let parts = [
        ("get /pets", OperationPart::Whole),
        ("get /pets body text/csv", OperationPart::Body(" text/csv")),
        ("get /pets 200[]", OperationPart::Response("200[]")),
        ("get /pets 200 text/csv", OperationPart::Success("200 text/csv")),
        ("get /pets 4XX", OperationPart::Response("4XX")),
        ("get /pets ?sort", OperationPart::Other("?sort")),
    ];
    for (key, part) in parts {
        let read = InOperation::read(key);
        assert_eq!((read.operation.to_string().as_str(), read.part), ("get /pets", part), "{key}");
        assert_eq!(TypeKey::new(key).is_of("get", "/pets"), part != OperationPart::Whole, "{key}");
    }
    assert!(!TypeKey::new("get /petshop 200").is_of("get", "/pets"));
    let above: Vec<&str> = places_above("Pet.tags[]").collect();
    assert_eq!(above, ["Pet.tags[]", "Pet.tags", "Pet"]);
    assert_eq!(without_direction(TypeKey::new("Pet").request_variant().as_str()), "Pet");
}
