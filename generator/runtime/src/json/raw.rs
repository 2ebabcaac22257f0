//! JSON without a type: free-form members, unknown union branches, values kept for later. Numbers keep every
//! digit.

use std::fmt;
use std::hash::{Hash, Hasher};

use super::error::ReadError;
use super::reader::Reader;
use super::scan::plain_run;
use super::tree::Tree;
use super::writer::{to_string, ToJson, Writer};
use super::FromJson;

/// One JSON value kept as its text, white space removed.
///
/// A Rust value becomes one by `into()`: `RawJson::from("text")` is a JSON string, [`RawJson::from_text`] reads JSON.
/// Equality and hash are those of the values: `{"a":1,"b":2.0}` equals `{"b":2,"a":1}`.
#[derive(Clone)]
pub struct RawJson(Box<str>);

impl RawJson {
    /// Keeps `text`.
    ///
    /// # Errors
    /// Text that is not exactly one JSON value.
    pub fn from_text(text: &str) -> Result<Self, ReadError> {
        super::from_str(text)
    }

    /// The JSON of any value.
    pub fn of(value: &dyn ToJson) -> Self {
        Self(to_string(value).into_boxed_str())
    }

    /// The value `null`.
    pub fn null() -> Self {
        Self("null".into())
    }

    /// Whether this is `null`.
    pub fn is_null(&self) -> bool {
        &*self.0 == "null"
    }

    /// The JSON text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads the value as a type.
    ///
    /// # Errors
    /// The value does not fit.
    pub fn parse<T: FromJson>(&self) -> Result<T, ReadError> {
        super::from_str(&self.0)
    }

    /// The value at a JSON Pointer (RFC 6901), such as `/items/0/name`; None where there is none.
    pub fn get(&self, pointer: &str) -> Option<RawJson> {
        self.spot(pointer).map(Self::kept)
    }

    /// The same as [`get`](Self::get), by the name that `serde_json` has for it.
    pub fn pointer(&self, pointer: &str) -> Option<RawJson> {
        self.get(pointer)
    }

    /// The text of the value at a JSON Pointer.
    pub(crate) fn spot(&self, pointer: &str) -> Option<&str> {
        spot(&self.0, pointer)
    }

    /// A value that was taken out of text that we wrote.
    pub(super) fn kept(text: &str) -> Self {
        Self(text.into())
    }

    /// The value with another one at a JSON Pointer, the objects on the way made where they are missing. None where there is
    /// something on the way that is no object.
    pub(crate) fn with(&self, pointer: &str, value: &str) -> Option<RawJson> {
        let mut steps = pointer.split('/');
        let from_root = steps.next() == Some("");
        let steps: Vec<String> = steps.map(|step| step.replace("~1", "/").replace("~0", "~")).collect();
        let text = replaced(&self.0, &steps, value).filter(|_| from_root)?;
        Some(Self(text.into_boxed_str()))
    }

    /// The number of items of the array at a JSON Pointer, and the text of the last one; None where there is no array.
    pub(crate) fn items(&self, pointer: &str) -> Option<(u64, Option<&str>)> {
        let mut reader = at(&self.0, pointer)?;
        reader.open(b'[', "array").ok()?;
        let (mut count, mut last, mut first) = (0, None, true);
        while reader.more(b']', &mut first).ok()? {
            last = Some(reader.raw().ok()?);
            count += 1;
        }
        Some((count, last))
    }
}

/// The text of the value that a JSON Pointer leads to.
pub(super) fn spot<'t>(text: &'t str, pointer: &str) -> Option<&'t str> {
    at(text, pointer)?.raw().ok()
}

/// A reader at that value.
fn at<'t>(text: &'t str, pointer: &str) -> Option<Reader<'t>> {
    let mut reader = Reader::written(text);
    let mut steps = pointer.split('/');
    if steps.next() != Some("") {
        return None;
    }
    for step in steps {
        let entered = match reader.peek() {
            b'[' => index(step).is_some_and(|index| reader.enter_item(index)),
            _ => reader.enter_member(&step.replace("~1", "/").replace("~0", "~")),
        };
        if !entered {
            return None;
        }
    }
    Some(reader)
}

/// The text of a value with another one behind these steps.
fn replaced(text: &str, steps: &[String], value: &str) -> Option<String> {
    let Some((step, rest)) = steps.split_first() else { return Some(value.to_owned()) };
    let mut reader = Reader::written(text);
    if !matches!(reader.peek(), b'{' | b'n') {
        return None;
    }
    let mut members = reader.spans();
    if !members.iter().any(|(name, _)| *name == **step) {
        members.push((step.as_str().into(), "null"));
    }
    let mut out = String::from("{");
    for (name, span) in members {
        let inner = if *name == **step { replaced(span, rest, value)? } else { span.to_owned() };
        let comma = if out.len() > 1 { "," } else { "" };
        out.push_str(&format!("{comma}{}:{inner}", to_string(&&*name)));
    }
    Some(out + "}")
}

/// An array index as RFC 6901 section 4 spells it: no sign, no leading zeros.
fn index(step: &str) -> Option<usize> {
    let plain = step == "0" || !step.starts_with(['0', '+']);
    step.parse().ok().filter(|_| plain)
}

impl FromJson for RawJson {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        r.raw().map(|span| Self(compact(span).into_boxed_str()))
    }

    fn from_null() -> Option<Self> {
        Some(Self::null())
    }
}

impl Writer {
    /// A value that is JSON already.
    pub fn raw(&mut self, value: &RawJson) {
        self.out().push_str(value.as_str());
    }
}

impl ToJson for RawJson {
    fn write(&self, w: &mut Writer) {
        w.raw(self);
    }
}

/// Valid JSON text without the white space between its tokens.
pub(super) fn compact(span: &str) -> String {
    let bytes = span.as_bytes();
    let mut out = String::with_capacity(span.len());
    let (mut from, mut at) = (0, 0);
    while let Some(&byte) = bytes.get(at) {
        if byte == b'"' {
            at = string_end(bytes, at);
            continue;
        }
        if matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
            out.push_str(span.get(from..at).unwrap_or_default());
            from = at + 1;
        }
        at += 1;
    }
    out.push_str(span.get(from..).unwrap_or_default());
    out
}

/// The position behind the string that starts at `at`.
fn string_end(bytes: &[u8], at: usize) -> usize {
    let mut end = plain_run(bytes, at + 1);
    while bytes.get(end) == Some(&b'\\') {
        end = plain_run(bytes, end + 2);
    }
    end + 1
}

impl PartialEq for RawJson {
    fn eq(&self, other: &Self) -> bool {
        same_json(&self.0, &other.0)
    }
}

impl Eq for RawJson {}

impl Hash for RawJson {
    fn hash<H: Hasher>(&self, state: &mut H) {
        hash_json(&self.0, state);
    }
}

/// Whether two texts are the same value.
pub(super) fn same_json(left: &str, right: &str) -> bool {
    if left == right {
        return true;
    }
    let trees = (Reader::written(left).tree(), Reader::written(right).tree());
    matches!(trees, (Ok(left), Ok(right)) if left == right)
}

/// Hashes a value, so that the same values have one hash.
pub(super) fn hash_json(text: &str, state: &mut dyn Hasher) {
    Reader::written(text).tree().unwrap_or(Tree::Null).hash_value(state);
}

macro_rules! from {
    ($($ty:ty),*) => { $(
        impl From<$ty> for RawJson {
            fn from(value: $ty) -> Self {
                Self::of(&value)
            }
        }
    )* };
}

from!(bool, i32, i64, u32, u64, f64, &str, String, super::super::types::Number);

impl<T: Into<RawJson>> From<Vec<T>> for RawJson {
    fn from(items: Vec<T>) -> Self {
        Self::of(&items.into_iter().map(Into::into).collect::<Vec<RawJson>>())
    }
}

impl<T: Into<RawJson>, const N: usize> From<[T; N]> for RawJson {
    fn from(items: [T; N]) -> Self {
        items.into_iter().collect::<Vec<T>>().into()
    }
}

impl Default for RawJson {
    fn default() -> Self {
        Self::null()
    }
}

impl fmt::Debug for RawJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for RawJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
