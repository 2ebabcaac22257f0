//! JSON text to nodes.
//!
//! In: text. Out: a tree and, in the table, the byte each node starts at. `serde_json` reads the values; since it tells no
//! places, [`Marks`] walks over the same text beside it and yields the start of every key and value in document order.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::builder::{Builder, Failure};
use super::table::Mark;
use super::{Members, Node, NodeId, Number, Value};

/// Reads one document.
///
/// # Errors
/// Text that is not JSON, with the mark where it went wrong.
pub(super) fn read(text: &str, builder: &mut Builder<'_>) -> Result<Node, Failure> {
    let id = builder.root()?;
    let mut marks = Marks { text, at: 0 };
    let mark = marks.next_mark();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let tree = Tree { builder: &mut *builder, marks: &mut marks, id, mark };
    let read = tree.deserialize(&mut deserializer).and_then(|value| deserializer.end().map(|()| value));
    match (read, builder.failure.take()) {
        (Ok(value), _) => Ok(Node { id, value }),
        (Err(_), Some(failure)) => Err(failure),
        (Err(error), None) => {
            let mark = byte_of(text, error.line(), error.column());
            Err(explain(&error.to_string(), builder, mark))
        }
    }
}

/// The place that the parser counts to: lines by their line feeds, columns by bytes, both from one.
fn byte_of(text: &str, line: usize, column: usize) -> Mark {
    let before = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
    let byte = (before + column.saturating_sub(1)).min(text.len());
    let start = (0..=byte).rev().find(|at| text.is_char_boundary(*at));
    Mark::Byte(start.unwrap_or(0) as u32)
}

/// The parser's words without the place, which is told in ours.
fn explain(message: &str, builder: &Builder<'_>, mark: Mark) -> Failure {
    if message.starts_with("recursion limit") {
        return builder.too_deep(mark);
    }
    let message = message.find(" at line ").map_or(message, |end| &message[..end]).to_owned();
    Failure { message, mark, met: None }
}

/// Reads one value, that of the node `id`, which starts at the byte `mark`.
struct Tree<'b, 't, 's> {
    builder: &'b mut Builder<'t>,
    marks: &'b mut Marks<'s>,
    id: NodeId,
    mark: usize,
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

    fn visit_bool<E>(self, truth: bool) -> Result<Value, E> {
        Ok(Value::Bool(truth))
    }

    fn visit_i64<E>(self, integer: i64) -> Result<Value, E> {
        Ok(Value::from(i128::from(integer)))
    }

    fn visit_u64<E>(self, integer: u64) -> Result<Value, E> {
        Ok(Value::from(i128::from(integer)))
    }

    /// Floats, of which `serde_json` gives another last digit at times, and integers beyond 64 bits: the text still has them
    /// in full.
    fn visit_f64<E>(self, float: f64) -> Result<Value, E> {
        let text = self.marks.scalar(self.mark);
        let exact = text.parse().map(Number::Integer);
        Ok(Value::Number(exact.unwrap_or_else(|_| Number::Float(text.parse().unwrap_or(float)))))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Value, E> {
        self.builder.value(text, self.id).map_err(E::custom)?;
        Ok(Value::from(text))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Value, E> {
        self.builder.value(&text, self.id).map_err(E::custom)?;
        Ok(Value::from(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        loop {
            // Past the last item, this is the mark of what follows the list: it is given back.
            let before = self.marks.at;
            let mark = self.marks.next_mark();
            let index = list.len();
            let item =
                Item { builder: &mut *self.builder, marks: &mut *self.marks, list: self.id, index, mark };
            match items.next_element_seed(item)? {
                Some(node) => list.push(node),
                None => {
                    self.marks.at = before;
                    return Ok(Value::List(list));
                }
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut members = Members::new();
        while let Some(name) = map.next_key::<String>()? {
            let at = Mark::Byte(self.marks.next_mark() as u32);
            let mark = self.marks.next_mark();
            let id = self.builder.member(self.id, &name, at).map_err(de::Error::custom)?;
            let tree = Tree { builder: &mut *self.builder, marks: &mut *self.marks, id, mark };
            let value = map.next_value_seed(tree)?;
            self.builder.insert(&mut members, name, Node { id, value });
        }
        Ok(Value::Map(members))
    }
}

/// Reads one item of a list; its node is entered only when there is one.
struct Item<'b, 't, 's> {
    builder: &'b mut Builder<'t>,
    marks: &'b mut Marks<'s>,
    list: NodeId,
    index: usize,
    mark: usize,
}

impl<'de> DeserializeSeed<'de> for Item<'_, '_, '_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        let at = Mark::Byte(self.mark as u32);
        let id = self.builder.item(self.list, self.index, at).map_err(de::Error::custom)?;
        let tree = Tree { builder: self.builder, marks: self.marks, id, mark: self.mark };
        Ok(Node { id, value: tree.deserialize(deserializer)? })
    }
}

/// Walks over JSON text and finds where keys and values start, in document order. Knows only how tokens end; on text
/// that is no JSON it yields nonsense, but never leaves the text.
struct Marks<'s> {
    text: &'s str,
    at: usize,
}

impl Marks<'_> {
    /// The start of the next key or value; the walk goes on behind it, inside it where it is an object or a list.
    fn next_mark(&mut self) -> usize {
        let bytes = self.text.as_bytes();
        while matches!(bytes.get(self.at), Some(b' ' | b'\t' | b'\r' | b'\n' | b',' | b':' | b']' | b'}')) {
            self.at += 1;
        }
        let start = self.at;
        self.at = match bytes.get(start) {
            Some(b'{' | b'[') => start + 1,
            Some(b'"') => end_of_string(bytes, start),
            _ => start + self.scalar(start).len(),
        };
        start
    }

    /// The number or word that starts here.
    fn scalar(&self, start: usize) -> &str {
        let rest = self.text.get(start..).unwrap_or_default();
        &rest[..rest.find([',', ']', '}', ' ', '\t', '\r', '\n']).unwrap_or(rest.len())]
    }
}

/// The byte behind the closing quote of the string that starts here.
fn end_of_string(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}
