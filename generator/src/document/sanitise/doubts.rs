//! What is written against the rules and understood all the same.
//!
//! In: objects as they were written. Out: findings; nothing is changed. A reader of the document would stumble here, and
//! so may other tools.

use super::Sanitiser;
use crate::source::{Members, Node, Value};

impl Sanitiser<'_> {
    /// A default is a value of its schema's type (OpenAPI 3.1, 4.8.24; JSON Schema Validation, 9.2). `null` says that there
    /// is none.
    pub(super) fn default_of_type(&mut self, members: &Members) {
        let (Some(default), Some(ty)) = (members.get("default"), members.get("type")) else { return };
        let fits = match &ty.value {
            Value::String(name) => is_of_type(default, name),
            Value::List(names) => names.iter().filter_map(Node::as_str).any(|name| is_of_type(default, name)),
            _ => true,
        };
        if !fits && !default.is_null() {
            self.notes.other_default(default.id);
        }
    }

    /// A parameter of the path says so itself that it is required (OpenAPI 3.1, 4.8.12.2; 2.0 as well).
    pub(super) fn required_in_path(&mut self, members: &Members) {
        let is_path = members.get("in").and_then(Node::as_str) == Some("path");
        let said = members.get("required");
        if is_path && said.and_then(Node::as_bool) != Some(true) {
            let at = said.or_else(|| members.get("name")).map(|node| node.id);
            at.into_iter().for_each(|at| self.notes.optional_in_path(at));
        }
    }
}

fn is_of_type(value: &Node, ty: &str) -> bool {
    match &value.value {
        Value::Null => ty == "null",
        Value::Bool(_) => ty == "boolean",
        Value::Number(number) => ty == "number" || ty == "integer" && number.as_f64().fract() == 0.0,
        Value::String(_) => ty == "string",
        Value::List(_) => ty == "array",
        Value::Map(_) => ty == "object",
    }
}
