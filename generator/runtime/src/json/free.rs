//! Objects without a type: `type: object` alone, `additionalProperties: true`, members that the document does not list.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::hash::{Hash, Hasher};

use super::error::ReadError;
use super::raw::{compact, hash_json, same_json, spot, RawJson};
use super::reader::Reader;
use super::slot::Extra;
use super::writer::{to_string, ExtraOut, ToJson, Writer};
use super::FromJson;

/// A JSON object whose members have no type of their own, in the order in which they were read or put.
///
/// ```text
/// let labels = JsonObject::new().with("team", "blue").with("size", 3);
/// assert_eq!(labels.get("/team").unwrap().as_str(), "\"blue\"");
/// ```
///
/// With the feature `serde_json`, `serde_json::json!({..})` becomes one wherever one is taken. What is no object then is sent as it is.
/// Equality and hash are those of the values: the order of members does not count, the last one of a name does.
#[derive(Clone)]
pub struct JsonObject(String);

impl JsonObject {
    /// An object without members.
    pub fn new() -> Self {
        Self("{}".to_owned())
    }

    /// Reads an object from JSON text.
    ///
    /// # Errors
    /// Text that is not exactly one JSON object.
    pub fn from_text(text: &str) -> Result<Self, ReadError> {
        super::from_str(text)
    }

    /// The same object with one more member, or another value of the one that it has.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<RawJson>) -> Self {
        self.insert(name, value);
        self
    }

    /// Puts a member; one that is there keeps its place.
    pub fn insert(&mut self, name: &str, value: impl Into<RawJson>) {
        let value: RawJson = value.into();
        if self.is_object() && !Reader::written(&self.0).has(name) {
            return self.push(name, value.as_str());
        }
        let members = self.members();
        let is_new = members.iter().all(|(known, _)| known != name);
        let put =
            members.iter().map(|(known, old)| (&**known, if known == name { value.as_str() } else { old }));
        *self = written(put.chain(is_new.then_some((name, value.as_str()))));
    }

    /// Takes a member out.
    pub fn remove(&mut self, name: &str) -> Option<RawJson> {
        let members = self.members();
        let taken = members.iter().find(|(known, _)| known == name).map(|(_, value)| RawJson::kept(value))?;
        let rest =
            written(members.iter().filter(|(known, _)| known != name).map(|(name, value)| (&**name, *value)));
        *self = rest;
        Some(taken)
    }

    /// The value at a JSON Pointer (RFC 6901), such as `/items/0/name`; None where there is none.
    pub fn get(&self, pointer: &str) -> Option<RawJson> {
        spot(&self.0, pointer).map(RawJson::kept)
    }

    /// Reads the value as a type.
    ///
    /// # Errors
    /// The value does not fit.
    pub fn parse<T: FromJson>(&self) -> Result<T, ReadError> {
        super::from_str(&self.0)
    }

    /// Names and values of the members, in order.
    pub fn iter(&self) -> std::vec::IntoIter<(String, RawJson)> {
        let members = self.members().into_iter();
        members.map(|(name, value)| (name.into_owned(), RawJson::kept(value))).collect::<Vec<_>>().into_iter()
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.members().len()
    }

    /// Whether there is no member.
    pub fn is_empty(&self) -> bool {
        self.0 == "{}"
    }

    /// Whether this is an object, as it is unless it was made of a `serde_json::Value` that is none.
    pub fn is_object(&self) -> bool {
        self.0.starts_with('{')
    }

    /// The JSON text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Names and texts of the members in order, each once.
    fn members(&self) -> Vec<(Cow<'_, str>, &str)> {
        let all = Reader::written(&self.0).spans();
        let mut places: HashMap<Cow<'_, str>, usize> = HashMap::with_capacity(all.len());
        let mut members: Vec<(Cow<'_, str>, &str)> = Vec::with_capacity(all.len());
        for (name, value) in all {
            match places.get(&name).and_then(|place| members.get_mut(*place)) {
                Some(member) => member.1 = value,
                None => {
                    places.insert(name.clone(), members.len());
                    members.push((name, value));
                }
            }
        }
        members
    }

    /// Adds a member at the end, whether or not there is one of that name.
    fn push(&mut self, name: &str, value: &str) {
        let is_first = self.is_empty();
        self.0.pop();
        if !is_first {
            self.0.push(',');
        }
        self.0.push_str(&to_string(&name));
        self.0.push(':');
        self.0.push_str(value);
        self.0.push('}');
    }

    /// JSON that may be no object.
    #[cfg(feature = "serde_json")]
    pub(super) fn of(raw: RawJson) -> Self {
        Self(raw.as_str().to_owned())
    }
}

fn written<'m>(members: impl Iterator<Item = (&'m str, &'m str)>) -> JsonObject {
    let mut object = JsonObject::new();
    members.for_each(|(name, value)| object.push(name, value));
    object
}

impl FromJson for JsonObject {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        if r.peek() != b'{' {
            return Err(r.mismatch("object"));
        }
        r.raw().map(|span| Self(compact(span)))
    }
}

impl ToJson for JsonObject {
    fn write(&self, w: &mut Writer) {
        w.out().push_str(&self.0);
    }
}

impl Extra for JsonObject {
    fn take(&mut self, name: &str, r: &mut Reader<'_>) -> Result<(), ReadError> {
        let value = compact(r.raw()?);
        r.hold(name.len() + value.len())?;
        self.push(name, &value);
        Ok(())
    }
}

/// A member's text, which is JSON already.
struct Text<'t>(&'t str);

impl ToJson for Text<'_> {
    fn write(&self, w: &mut Writer) {
        w.out().push_str(self.0);
    }
}

impl ExtraOut for JsonObject {
    fn each(&self, put: &mut dyn FnMut(&str, &dyn ToJson)) {
        self.members().iter().for_each(|(name, value)| put(name, &Text(value)));
    }
}

impl Default for JsonObject {
    fn default() -> Self {
        Self::new()
    }
}

impl PartialEq for JsonObject {
    fn eq(&self, other: &Self) -> bool {
        same_json(&self.0, &other.0)
    }
}

impl Eq for JsonObject {}

impl Hash for JsonObject {
    fn hash<H: Hasher>(&self, state: &mut H) {
        hash_json(&self.0, state);
    }
}

impl From<JsonObject> for RawJson {
    fn from(object: JsonObject) -> Self {
        Self::kept(&object.0)
    }
}

impl<K: AsRef<str>, V: Into<RawJson>> FromIterator<(K, V)> for JsonObject {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(members: I) -> Self {
        let mut object = Self::new();
        object.extend(members);
        object
    }
}

/// Of two members with one name the later one counts.
impl<K: AsRef<str>, V: Into<RawJson>> Extend<(K, V)> for JsonObject {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, members: I) {
        if !self.is_object() {
            *self = Self::new();
        }
        members.into_iter().for_each(|(name, value)| {
            let value: RawJson = value.into();
            self.push(name.as_ref(), value.as_str());
        });
    }
}

impl<K: AsRef<str>, V: Into<RawJson>, const N: usize> From<[(K, V); N]> for JsonObject {
    fn from(members: [(K, V); N]) -> Self {
        members.into_iter().collect()
    }
}

impl IntoIterator for &JsonObject {
    type Item = (String, RawJson);
    type IntoIter = std::vec::IntoIter<(String, RawJson)>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Debug for JsonObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for JsonObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
