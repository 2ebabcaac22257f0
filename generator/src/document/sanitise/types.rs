//! Names of types: the seven there are, and what people write for them.

use super::{Reason, Sanitiser};
use crate::diagnostic::Code;
use crate::source::{Members, Node, Value};

const TYPES: [&str; 7] = ["null", "boolean", "object", "array", "number", "string", "integer"];

/// What people write, and the type and format they mean; no type where any value is meant.
const SPELLINGS: &[(&str, &str, &str)] = &[
    ("int", "integer", ""),
    ("int32", "integer", "int32"),
    ("int64", "integer", "int64"),
    ("long", "integer", "int64"),
    ("float", "number", "float"),
    ("double", "number", "double"),
    ("decimal", "number", ""),
    ("numeric", "number", ""),
    ("bool", "boolean", ""),
    ("str", "string", ""),
    ("text", "string", ""),
    ("date", "string", "date"),
    ("datetime", "string", "date-time"),
    ("date-time", "string", "date-time"),
    ("timestamp", "string", "date-time"),
    ("uuid", "string", "uuid"),
    ("uri", "string", "uri"),
    ("url", "string", "uri"),
    ("email", "string", "email"),
    ("file", "string", "binary"),
    ("binary", "string", "binary"),
    ("byte", "string", "byte"),
    ("enum", "string", ""),
    ("dict", "object", ""),
    ("map", "object", ""),
    ("hash", "object", ""),
    ("list", "array", ""),
    ("any", "", ""),
    ("mixed", "", ""),
];

impl Sanitiser<'_> {
    /// Brings `type` to names that there are; a format that a spelling implies is left for [`Sanitiser::require`], which
    /// sees the whole schema.
    ///
    /// # Errors
    /// When no known type is left.
    pub(super) fn types(&mut self, node: &mut Node) -> Result<(), Reason> {
        let id = node.id;
        match &mut node.value {
            Value::Null => {
                node.value = Value::from("null");
                Ok(())
            }
            Value::String(name) if TYPES.contains(&name.as_str()) => Ok(()),
            Value::String(name) if spelling(name).is_some() => Ok(()),
            Value::List(items) => {
                for item in items.iter_mut().filter(|item| item.is_null()) {
                    item.value = Value::from("null");
                }
                let known = |item: &Node| item.as_str().is_some_and(|name| TYPES.contains(&name));
                let strange = items.iter().find(|item| !known(item)).map(|item| item.value.clone());
                items.retain(known);
                match strange {
                    Some(value) => self.unknown_type(node, &value),
                    None => Ok(()),
                }
            }
            other => {
                let message = match other {
                    Value::String(name) => format!("`{name}` is no type; any value is accepted"),
                    other => format!("`type` has to be a type or a list of types, but is {}", other.kind()),
                };
                self.diagnostics.report(Code::WRONG_SHAPE, id, message.clone());
                Err(message)
            }
        }
    }

    fn unknown_type(&mut self, list: &Node, strange: &Value) -> Result<(), Reason> {
        let message = match strange {
            Value::String(name) => format!("`{name}` is no type; it is left out"),
            other => format!("a type cannot be {}; it is left out", other.kind()),
        };
        self.diagnostics.report(Code::WRONG_SHAPE, list.id, message.clone());
        if list.as_list().is_some_and(<[Node]>::is_empty) { Err(message) } else { Ok(()) }
    }

    /// Replaces another spelling of a type by the type and format that it means.
    pub(super) fn respell(&mut self, members: &mut Members) {
        let Some(node) = members.get("type") else { return };
        let id = node.id;
        let Some(written) = node.as_str().map(str::to_owned) else { return };
        let Some((ty, format)) = spelling(&written) else { return };
        let legal = written == "file" && self.family == super::Family::V2;
        if !legal {
            let meaning = if ty.is_empty() { "any value".to_owned() } else { format!("`{ty}`") };
            let message = format!("`{written}` is no type; it was read as {meaning}");
            self.diagnostics.report(Code::WRONG_SHAPE, id, message);
        }
        if ty.is_empty() {
            members.shift_remove("type");
            return;
        }
        members.insert("type".to_owned(), Node::new(id, ty));
        if !format.is_empty() {
            members.entry("format".to_owned()).or_insert_with(|| Node::new(id, format));
        }
    }
}

/// The type and format that another spelling means.
fn spelling(name: &str) -> Option<(&'static str, &'static str)> {
    if TYPES.contains(&name) {
        return None;
    }
    let lower = name.trim().to_ascii_lowercase();
    if let Some(ty) = TYPES.iter().find(|ty| **ty == lower) {
        return Some((ty, ""));
    }
    SPELLINGS.iter().find(|(written, ..)| *written == lower).map(|(_, ty, format)| (*ty, *format))
}
