//! YAML text to nodes.
//!
//! In: text. Out: a tree and, in the table, the mark each node starts at. One pass of `serde_yaml`: its errors carry the
//! mark of the event they were made at, and asking for a newtype consumes no event, so a [`Probe`] that asks for newtypes
//! without end learns where the next node starts from the error that stops it, and the node is still there to be read.

use std::fmt::{self, Write as _};

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::builder::{Builder, Failure};
use super::table::Mark;
use super::{Members, Node, NodeId, Number, Value};
use crate::escape;

/// Reads one document.
///
/// # Errors
/// Text that is not YAML, with the mark where it went wrong.
pub(super) fn read(text: &str, builder: &mut Builder<'_>) -> Result<Node, Failure> {
    let id = builder.root()?;
    let tree = Tree { builder: &mut *builder, text, id };
    let error = match tree.deserialize(serde_yaml::Deserializer::from_str(text)) {
        Ok(value) => return Ok(Node { id, value }),
        Err(error) => error,
    };
    if let Some(failure) = builder.failure.take() {
        return Err(failure);
    }
    let mark = error.location().map_or(Mark::Byte(0), |at| {
        // Behind the last line, which the parser counts whether or not a line break ends it, nothing is written.
        if at.line() > text.replace("\r\n", "\n").split(escape::yaml::is_break).count() {
            return Mark::Byte(text.len() as u32);
        }
        Mark::LineColumn(at.line().saturating_sub(1) as u32, at.column().saturating_sub(1) as u32)
    });
    Err(explain(&error.to_string(), builder, mark))
}

/// The parser's words without the place, which is told in ours.
fn explain(message: &str, builder: &mut Builder<'_>, mark: Mark) -> Failure {
    if message.starts_with("recursion limit") {
        return builder.too_deep(mark);
    }
    if message.starts_with("repetition limit") {
        return builder.too_many(mark);
    }
    let message = message.find(" at line ").map_or(message, |end| &message[..end]).to_owned();
    Failure { message, mark, met: None }
}

/// Reads one value, that of the node `id`.
struct Tree<'b, 't, 's> {
    builder: &'b mut Builder<'t>,
    text: &'s str,
    id: NodeId,
}

impl<'de> DeserializeSeed<'de> for Tree<'_, '_, '_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tree<'_, '_, '_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    /// A file without any value.
    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Value, E> {
        Ok(Value::Bool(truth))
    }

    fn visit_i64<E>(self, integer: i64) -> Result<Value, E> {
        Ok(Value::from(i128::from(integer)))
    }

    fn visit_u64<E>(self, integer: u64) -> Result<Value, E> {
        Ok(Value::from(i128::from(integer)))
    }

    fn visit_i128<E>(self, integer: i128) -> Result<Value, E> {
        Ok(Value::from(integer))
    }

    fn visit_u128<E>(self, integer: u128) -> Result<Value, E> {
        Ok(i128::try_from(integer).map_or(Value::Number(Number::Float(integer as f64)), Value::from))
    }

    fn visit_f64<E>(self, float: f64) -> Result<Value, E> {
        Ok(Value::Number(Number::Float(float)))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Value, E> {
        self.builder.value(text, self.id).map_err(E::custom)?;
        Ok(Value::from(text))
    }

    /// A tagged value (`!name value`): the tag says nothing that a document of ours needs.
    fn visit_enum<A: de::EnumAccess<'de>>(self, access: A) -> Result<Value, A::Error> {
        let (de::IgnoredAny, variant) = access.variant()?;
        variant.newtype_variant_seed(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        loop {
            let Err(found) = items.next_element_seed(Probe) else { return Ok(Value::List(list)) };
            let id = self.builder.item(self.id, list.len(), mark_of(&found)).map_err(de::Error::custom)?;
            let seed = Tree { builder: &mut *self.builder, text: self.text, id };
            match items.next_element_seed(seed)? {
                Some(value) => list.push(Node { id, value }),
                None => return Ok(Value::List(list)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut members = Members::new();
        let mut merges = Vec::new();
        let mut key = Key { text: self.text, name: None };
        loop {
            let (name, mark) = match map.next_key_seed(&mut key) {
                Ok(None) => break,
                Ok(Some(found)) => found,
                Err(error) => match key.name.take() {
                    Some(name) => (name, mark_of(&error)),
                    None => return Err(error),
                },
            };
            let id = self.builder.member(self.id, &name, mark).map_err(de::Error::custom)?;
            let value = map.next_value_seed(Tree { builder: &mut *self.builder, text: self.text, id })?;
            if name == "<<" {
                merges.push(Node { id, value });
            } else {
                self.builder.insert(&mut members, name, Node { id, value });
            }
        }
        merges.into_iter().for_each(|source| self.builder.merge(self.id, &mut members, source));
        Ok(Value::Map(members))
    }
}

/// Fails at the node that comes next without reading it.
struct Probe;

impl<'de> DeserializeSeed<'de> for Probe {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_newtype_struct("", self)
    }
}

impl<'de> Visitor<'de> for Probe {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nothing")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_newtype_struct("", self)
    }
}

/// Reads a key as it is written, whatever scalar it is. Text that is a slice of the file tells its own place; any other
/// key is left in `name`, and the error that goes with it tells the place.
struct Key<'s> {
    text: &'s str,
    name: Option<String>,
}

impl<'de> DeserializeSeed<'de> for &mut Key<'_> {
    type Value = (String, Mark);

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for &mut Key<'_> {
    type Value = (String, Mark);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key that is a scalar")
    }

    fn visit_borrowed_str<E: de::Error>(self, name: &'de str) -> Result<Self::Value, E> {
        let start = (name.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize);
        match start.filter(|start| self.text.get(*start..).is_some_and(|rest| rest.starts_with(name))) {
            Some(start) => {
                let quoted = start > 0 && matches!(self.text.as_bytes()[start - 1], b'"' | b'\'');
                Ok((name.to_owned(), Mark::Byte((start - usize::from(quoted)) as u32)))
            }
            None => self.visit_str(name),
        }
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Self::Value, E> {
        self.name = Some(name.to_owned());
        Err(E::custom("key"))
    }
}

/// The mark in an error's text, which is the only way to it from generic code: `... at line 3 column 5`, both from one.
fn mark_of(error: &impl fmt::Display) -> Mark {
    let mut numbers = LastNumbers::default();
    // Writing into `LastNumbers` cannot fail; an error type that refuses to be displayed leaves the start of the file.
    let _ = write!(numbers, "{error}");
    Mark::LineColumn(numbers.before.saturating_sub(1), numbers.last.saturating_sub(1))
}

/// The last two numbers of a text, without keeping the text.
#[derive(Default)]
struct LastNumbers {
    before: u32,
    last: u32,
    inside: bool,
}

impl fmt::Write for LastNumbers {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for byte in text.bytes() {
            if byte.is_ascii_digit() {
                if !self.inside {
                    self.before = self.last;
                    self.last = 0;
                }
                self.last = self.last.saturating_mul(10).saturating_add(u32::from(byte - b'0'));
            }
            self.inside = byte.is_ascii_digit();
        }
        Ok(())
    }
}
