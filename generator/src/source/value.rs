//! Values with the place they were written at.
//!
//! In: nothing, these are types. Out: trees that rewrites take apart and put together again.

use indexmap::IndexMap;

use super::NodeId;

/// A value of a document together with the place it was written at.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Where it was written.
    pub id: NodeId,
    /// What was written.
    pub value: Value,
}

/// The members of a mapping, in document order.
pub type Members = IndexMap<String, Node>;

/// A YAML or JSON value; keys are strings, whatever scalar the document used for them.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`, `~` or nothing.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, in the widest lossless form.
    Number(Number),
    /// Text.
    String(String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, in document order.
    Map(Members),
}

/// A number that keeps integers beyond 64 bits apart from floats.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum Number {
    /// An integer that fits `i128`.
    Integer(i128),
    /// Everything else.
    Float(f64),
}

impl Node {
    /// A node that stands where `id` was written.
    pub fn new(id: NodeId, value: impl Into<Value>) -> Self {
        Self { id, value: value.into() }
    }

    /// The member of that name, where this is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.as_map()?.get(key)
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The members of a mapping.
    pub fn as_map(&self) -> Option<&Members> {
        match &self.value {
            Value::Map(members) => Some(members),
            _ => None,
        }
    }

    /// The members of a mapping, to change.
    pub fn as_map_mut(&mut self) -> Option<&mut Members> {
        match &mut self.value {
            Value::Map(members) => Some(members),
            _ => None,
        }
    }

    /// The items of a sequence.
    pub fn as_list(&self) -> Option<&[Node]> {
        match &self.value {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// The truth of a boolean.
    pub fn as_bool(&self) -> Option<bool> {
        match self.value {
            Value::Bool(truth) => Some(truth),
            _ => None,
        }
    }

    /// Whether the value is null.
    pub fn is_null(&self) -> bool {
        self.value == Value::Null
    }

    /// Whether both say the same, wherever they were written; the order of members does not matter.
    pub fn same(&self, other: &Node) -> bool {
        match (&self.value, &other.value) {
            (Value::List(a), Value::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.same(b)),
            (Value::Map(a), Value::Map(b)) => {
                a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| a.same(b)))
            }
            (a, b) => a == b,
        }
    }

    /// The value as `serde_json` has it. Integers beyond 64 bits become floats; what is no number in JSON becomes null.
    pub fn to_json(&self) -> serde_json::Value {
        self.clone().into_json()
    }

    /// The same as [`Node::to_json`], for a node that is not needed any longer.
    pub fn into_json(self) -> serde_json::Value {
        use serde_json::Value as Json;
        match self.value {
            Value::Null => Json::Null,
            Value::Bool(truth) => Json::Bool(truth),
            Value::Number(number) => number.to_json(),
            Value::String(text) => Json::String(text),
            Value::List(items) => Json::Array(items.into_iter().map(Node::into_json).collect()),
            Value::Map(members) => {
                Json::Object(members.into_iter().map(|(key, node)| (key, node.into_json())).collect())
            }
        }
    }
}

impl Value {
    /// What kind of value this is, as messages call it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::String(_) => "a string",
            Self::List(_) => "a list",
            Self::Map(_) => "an object",
        }
    }
}

impl Number {
    /// The number as `serde_json` has it: integers beyond 64 bits become floats, NaN and infinities null.
    pub fn to_json(self) -> serde_json::Value {
        use serde_json::Value as Json;
        match self {
            Self::Integer(integer) => match (i64::try_from(integer), u64::try_from(integer)) {
                (Ok(signed), _) => signed.into(),
                (_, Ok(unsigned)) => unsigned.into(),
                _ => serde_json::Number::from_f64(integer as f64).map_or(Json::Null, Json::Number),
            },
            Self::Float(float) => serde_json::Number::from_f64(float).map_or(Json::Null, Json::Number),
        }
    }

    /// The nearest float.
    pub fn as_f64(self) -> f64 {
        match self {
            Self::Integer(integer) => integer as f64,
            Self::Float(float) => float,
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Self::Bool(truth)
    }
}

impl From<i128> for Value {
    fn from(integer: i128) -> Self {
        Self::Number(Number::Integer(integer))
    }
}

impl From<Vec<Node>> for Value {
    fn from(items: Vec<Node>) -> Self {
        Self::List(items)
    }
}

impl From<Members> for Value {
    fn from(members: Members) -> Self {
        Self::Map(members)
    }
}
