//! The writer that emitted types write themselves to: JSON text without white space, always valid. Composition
//! (`allOf`, tags) works on the text, so no tree is built.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use super::number::write_float;
use super::reader::Reader;
use super::scan::plain_run;

/// A type that writes itself as JSON.
pub trait ToJson {
    /// Appends one JSON value.
    fn write(&self, w: &mut Writer);

    /// Whether an object leaves this member out.
    fn is_absent(&self) -> bool {
        false
    }

    /// Whether requests leave this member out, see [`ReadOnly`](super::ReadOnly).
    fn is_read_only(&self) -> bool {
        false
    }
}

/// The JSON text of a value as requests have it, without white space.
pub fn to_string(value: &dyn ToJson) -> String {
    text_of(value, false)
}

/// The JSON text of a whole value, members that only answers have included.
pub fn to_whole(value: &dyn ToJson) -> String {
    text_of(value, true)
}

fn text_of(value: &dyn ToJson, whole: bool) -> String {
    let mut w = Writer { whole, ..Writer::new() };
    value.write(&mut w);
    w.into_string()
}

/// The JSON text of a value as bytes.
pub fn to_vec(value: &dyn ToJson) -> Vec<u8> {
    to_string(value).into_bytes()
}

/// JSON text in the making.
#[derive(Debug, Default)]
pub struct Writer {
    out: String,
    /// Members that only answers have are written too.
    whole: bool,
}

/// Members that an object has besides its documented ones.
pub trait ExtraOut {
    /// Hands every member to `put`.
    fn each(&self, put: &mut dyn FnMut(&str, &dyn ToJson));
}

impl<T: ToJson> ExtraOut for BTreeMap<String, T> {
    fn each(&self, put: &mut dyn FnMut(&str, &dyn ToJson)) {
        for (name, value) in self {
            put(name, value);
        }
    }
}

impl Writer {
    /// An empty text.
    pub fn new() -> Self {
        Self::default()
    }

    /// The text so far.
    pub fn as_str(&self) -> &str {
        &self.out
    }

    /// The text.
    pub fn into_string(self) -> String {
        self.out
    }

    /// An object. Members that are absent are left out.
    pub fn object(&mut self, members: &[(&str, &dyn ToJson)]) {
        self.out.push('{');
        self.members(members);
        self.out.push('}');
    }

    /// An object with further members behind the documented ones; of two with one name the documented one counts. What is
    /// among the further members is there, so `None` is a null.
    pub fn object_with(&mut self, members: &[(&str, &dyn ToJson)], extra: &dyn ExtraOut) {
        self.out.push('{');
        self.members(members);
        extra.each(&mut |name, value| {
            let documented = members.iter().any(|(known, value)| *known == name && !value.is_absent());
            if !documented {
                self.name(name);
                value.write(self);
            }
        });
        self.out.push('}');
    }

    fn members(&mut self, members: &[(&str, &dyn ToJson)]) {
        for (name, value) in members {
            self.member(name, *value);
        }
    }

    fn member(&mut self, name: &str, value: &dyn ToJson) {
        if value.is_absent() || (value.is_read_only() && !self.whole) {
            return;
        }
        self.name(name);
        value.write(self);
    }

    /// A member's name, the comma before it and the colon behind it.
    pub(super) fn name(&mut self, name: &str) {
        self.comma('{');
        self.text(name);
        self.out.push(':');
    }

    /// A comma, unless the container has only just been opened.
    fn comma(&mut self, bracket: char) {
        if !self.out.ends_with(bracket) {
            self.out.push(',');
        }
    }

    /// An array of values of several types.
    pub fn array(&mut self, items: &[&dyn ToJson]) {
        self.list(&mut items.iter().copied());
    }

    /// An array of however many values.
    pub fn list(&mut self, items: &mut dyn Iterator<Item = &dyn ToJson>) {
        self.out.push('[');
        for item in items {
            self.comma('[');
            item.write(self);
        }
        self.out.push(']');
    }

    /// A string.
    pub fn text(&mut self, text: &str) {
        let bytes = text.as_bytes();
        self.out.push('"');
        let mut from = 0;
        loop {
            let at = plain_run(bytes, from);
            self.out.push_str(text.get(from..at).unwrap_or_default());
            let Some(&byte) = bytes.get(at) else { break };
            self.escape(byte);
            from = at + 1;
        }
        self.out.push('"');
    }

    fn escape(&mut self, byte: u8) {
        match byte {
            b'"' => self.out.push_str("\\\""),
            b'\\' => self.out.push_str("\\\\"),
            b'\n' => self.out.push_str("\\n"),
            b'\r' => self.out.push_str("\\r"),
            b'\t' => self.out.push_str("\\t"),
            0x08 => self.out.push_str("\\b"),
            0x0C => self.out.push_str("\\f"),
            other => self.display(&format_args!("\\u{other:04x}")),
        }
    }

    /// A null.
    pub fn null(&mut self) {
        self.out.push_str("null");
    }

    /// A boolean.
    pub fn bool(&mut self, value: bool) {
        self.out.push_str(if value { "true" } else { "false" });
    }

    /// An integer.
    pub fn integer(&mut self, value: i128) {
        self.display(&value);
    }

    /// A float; not a number and the infinities become `null`, as JSON has none of them.
    pub fn float(&mut self, value: f64) {
        write_float(&mut self.out, value, &value, &value);
    }

    /// A number by its text; `null` where `number` is none.
    pub fn digits(&mut self, number: &str) {
        let mut reader = Reader::new(number);
        match reader.raw() {
            Ok(text) if reader.end().is_ok() && Reader::new(number).number().is_ok() => {
                self.out.push_str(text)
            }
            _ => self.null(),
        }
    }

    /// One object out of the members of several; of two with one name the later one counts, in the place of the
    /// first. Nulls add nothing. Parts that are no objects cannot be merged: the last of them stands for the whole,
    /// if no part is an object.
    pub fn merged(&mut self, parts: &[&dyn ToJson]) {
        let texts: Vec<String> = parts.iter().map(|part| text_of(*part, self.whole)).collect();
        let mut members: Vec<(Cow<'_, str>, &str)> = Vec::new();
        let mut objects = false;
        for text in &texts {
            objects |= text.starts_with('{');
            for (name, value) in Reader::written(text).spans() {
                match members.iter_mut().find(|(known, _)| *known == name) {
                    Some(member) => member.1 = value,
                    None => members.push((name, value)),
                }
            }
        }
        if objects {
            self.spliced(&members);
        } else {
            self.out.push_str(texts.iter().rev().find(|text| *text != "null").map_or("null", |text| text));
        }
    }

    fn spliced(&mut self, members: &[(Cow<'_, str>, &str)]) {
        self.out.push('{');
        for (name, value) in members {
            self.name(name);
            self.out.push_str(value);
        }
        self.out.push('}');
    }

    /// The value's object with `member: tag` put first, unless the value writes that member itself.
    /// A value that is no object is written as it is.
    pub fn tagged(&mut self, member: &str, tag: &str, value: &dyn ToJson) {
        let start = self.out.len();
        value.write(self);
        let Some(body) = self.out.get(start..).filter(|body| body.starts_with('{')) else { return };
        if Reader::written(body).has(member) {
            return;
        }
        let body = body.to_owned();
        self.out.truncate(start + 1);
        self.member(member, &tag);
        let rest = body.get(1..).unwrap_or("}");
        if rest != "}" {
            self.out.push(',');
        }
        self.out.push_str(rest);
    }

    pub(super) fn display(&mut self, value: &dyn fmt::Display) {
        let written = write!(self.out, "{value}");
        debug_assert!(written.is_ok(), "a String takes everything");
    }

    pub(super) fn out(&mut self) -> &mut String {
        &mut self.out
    }
}
