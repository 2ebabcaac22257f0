//! Values brought to a shape.

use super::super::keywords::{Family, Kind, Shape};
use super::{Reason, Sanitiser};
use crate::diagnostic::{Code, Severity};
use crate::source::{Members, Node, NodeId, Number, Sources, Value};

impl Sanitiser<'_> {
    /// Brings a value that is no object to its shape.
    ///
    /// # Errors
    /// When its meaning is not plain.
    pub(super) fn plain(&mut self, node: &mut Node, shape: Shape, keyword: &str) -> Result<(), Reason> {
        let was = node.value.kind();
        if shape == Shape::Values && self.keeps_no_values(node) {
            return Ok(());
        }
        let Some(repair) = plain(node, shape, self.sources) else {
            return Err(self.left_out(node, shape, keyword, was));
        };
        let expected = words(shape);
        match repair {
            Repair::None => {}
            Repair::Obvious => {
                let message = format!("`{keyword}` is {was}, not {expected}; it was read as one");
                self.diagnostics.report(Code::WRONG_SHAPE, node.id, message).severity(Severity::Info);
            }
            Repair::Plain => {
                let message = format!("`{keyword}` has to be {expected}, but is {was}; it is converted");
                self.diagnostics.report(Code::WRONG_SHAPE, node.id, message);
            }
        }
        Ok(())
    }

    /// `items` as a list before 3.1, which has no tuples: what several items may be, each of them may be.
    pub(super) fn alternatives(&mut self, node: &mut Node) {
        let Value::List(items) = &mut node.value else { return };
        if self.family >= Family::V31 {
            return;
        }
        let mut items = std::mem::take(items);
        let said = match items.len() {
            0 => "that says nothing",
            1 => "it is read as the schema in it",
            _ => "an item may be of any of its schemas",
        };
        let message = format!("`items` has to be one schema before OpenAPI 3.1, but is a list; {said}");
        let found = self.diagnostics.report(Code::WRONG_SHAPE, node.id, message);
        found.help("write `items: {anyOf: [...]}`, or `prefixItems` in a document of 3.1");
        node.value = match items.pop() {
            None => Value::Map(Members::new()),
            Some(only) if items.is_empty() => only.value,
            Some(last) => {
                items.push(last);
                Value::Map(Members::from_iter([("anyOf".to_owned(), Node::new(node.id, items))]))
            }
        };
    }

    /// A list without values: JSON Schema of 3.1 has a meaning for it (nothing fits), though hardly anybody means that.
    fn keeps_no_values(&mut self, node: &Node) -> bool {
        let empty = node.as_list().is_some_and(<[Node]>::is_empty);
        let legal = empty && matches!(self.family, Family::V31 | Family::V32);
        if legal {
            let message = "an empty `enum` allows no value; it is ignored";
            self.diagnostics.report(Code::WRONG_SHAPE, node.id, message);
        }
        legal
    }

    fn left_out(&mut self, node: &Node, shape: Shape, keyword: &str, was: &str) -> Reason {
        let message = format!("`{keyword}` has to be {}, but is {was}; it is left out", words(shape));
        self.diagnostics.report(Code::WRONG_SHAPE, node.id, message.clone());
        message
    }

    /// A list of objects, from whatever else was meant to be one.
    pub(super) fn as_list(
        &mut self,
        node: &mut Node,
        kind: Kind,
        keyword: &str,
    ) -> Result<(), Option<Reason>> {
        let Value::Map(members) = &mut node.value else {
            if matches!(node.value, Value::List(_)) {
                return Ok(());
            }
            return Err(Some(self.left_out(node, Shape::List(kind), keyword, node.value.kind())));
        };
        let members = std::mem::take(members);
        let is_one = kind == Kind::Requirement
            || members.contains_key("$ref")
            || !members.values().all(|member| member.as_map().is_some());
        let items = if is_one {
            vec![Node::new(node.id, members)]
        } else {
            members.into_iter().map(|(name, item)| named(name, item, kind)).collect()
        };
        let message = format!("`{keyword}` has to be a list, but is an object; it is converted");
        self.diagnostics.report(Code::WRONG_SHAPE, node.id, message);
        node.value = Value::List(items);
        Ok(())
    }

    /// A mapping of objects, from whatever else was meant to be one.
    pub(super) fn as_map(
        &mut self,
        node: &mut Node,
        kind: Kind,
        keyword: &str,
    ) -> Result<(), Option<Reason>> {
        match &mut node.value {
            Value::Map(_) => return Ok(()),
            Value::List(items) if items.is_empty() => node.value = Value::Map(Members::new()),
            Value::List(items) if kind == Kind::Example => {
                let named = std::mem::take(items).into_iter().enumerate();
                let named =
                    named.map(|(index, item)| (index.to_string(), Node::new(item.id, value_member(item))));
                node.value = Value::Map(named.collect());
            }
            Value::List(items) if items.iter().all(|item| item.as_map().is_some()) => {
                let maps = std::mem::take(items).into_iter().filter_map(|item| match item.value {
                    Value::Map(members) => Some(members),
                    _ => None,
                });
                node.value = Value::Map(maps.flatten().collect());
            }
            _ => return Err(Some(self.left_out(node, Shape::Map(kind), keyword, node.value.kind()))),
        }
        let message = format!("`{keyword}` has to be an object, but is a list; it is converted");
        self.diagnostics.report(Code::WRONG_SHAPE, node.id, message);
        Ok(())
    }

    /// Short forms that some objects are written in: a discriminator by its property, a tag by its name, a server by its
    /// URL, an example by its value.
    pub(super) fn wrap(&mut self, node: &mut Node, kind: Kind) {
        let keyword = match (kind, &node.value) {
            (_, Value::Map(_)) => return,
            (Kind::Discriminator, Value::String(_)) => "propertyName",
            (Kind::Tag, Value::String(_)) => "name",
            (Kind::Server, Value::String(_)) => "url",
            (Kind::Example, _) => "value",
            _ => return,
        };
        let legal = kind == Kind::Discriminator && self.family == super::Family::V2;
        if !legal {
            let message = format!("{} has to be an object; this was read as its `{keyword}`", kind.noun());
            self.diagnostics.report(Code::WRONG_SHAPE, node.id, message).severity(Severity::Info);
        }
        let id = node.id;
        let inner = Node::new(id, std::mem::replace(&mut node.value, Value::Null));
        node.value = Value::Map(Members::from_iter([(keyword.to_owned(), inner)]));
    }
}

/// An item that was written as a member: parameters are known by their name.
fn named(name: String, mut item: Node, kind: Kind) -> Node {
    if matches!(kind, Kind::Parameter | Kind::Parameter2 | Kind::Tag)
        && let Value::Map(members) = &mut item.value
        && !members.contains_key("$ref")
    {
        members.entry("name".to_owned()).or_insert(Node::new(item.id, name));
    }
    item
}

fn value_member(item: Node) -> Members {
    match item.value {
        Value::Map(members) if members.contains_key("value") || members.contains_key("$ref") => members,
        value => Members::from_iter([("value".to_owned(), Node { id: item.id, value })]),
    }
}

/// What had to be done to a value.
pub(super) enum Repair {
    /// Nothing.
    None,
    /// Something that every reader does without a word.
    Obvious,
    /// Something whose meaning is plain.
    Plain,
}

/// Brings a value to a shape; `None` when its meaning is not plain.
fn plain(node: &mut Node, shape: Shape, sources: &Sources) -> Option<Repair> {
    let id = node.id;
    let value = &mut node.value;
    match shape {
        Shape::Text => text(node, sources),
        Shape::Flag => flag(value),
        Shape::Number => number(value),
        Shape::Count => count(value),
        Shape::Exclusive if matches!(value, Value::Bool(_)) => Some(Repair::None),
        Shape::Exclusive => number(value),
        Shape::Texts => texts(node, sources),
        Shape::TextMap => text_map(value, sources),
        Shape::Values => values(value, id),
        Shape::ValueMap => matches!(value, Value::Map(_)).then_some(Repair::None),
        Shape::TextsMap => texts_map(value, sources),
        _ => Some(Repair::None),
    }
}

fn text(node: &mut Node, sources: &Sources) -> Option<Repair> {
    let repaired = match &node.value {
        Value::String(_) => return Some(Repair::None),
        Value::List(items) if !items.is_empty() => {
            let lines: Option<Vec<&str>> = items.iter().map(Node::as_str).collect();
            lines?.join("\n")
        }
        _ => scalar(node, sources)?,
    };
    node.value = Value::String(repaired);
    Some(Repair::Obvious)
}

/// A scalar as the text that it is written as.
fn scalar(node: &Node, sources: &Sources) -> Option<String> {
    if let Some(written) = sources.spelling(node) {
        return Some(written.to_owned());
    }
    match &node.value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Number(Number::Integer(integer)) => Some(integer.to_string()),
        Value::Number(Number::Float(float)) => Some(format!("{float:?}")),
        _ => None,
    }
}

fn flag(value: &mut Value) -> Option<Repair> {
    let truth = match value {
        Value::Bool(_) => return Some(Repair::None),
        Value::String(text) => match text.to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" => true,
            "false" | "no" | "off" | "" => false,
            _ => return None,
        },
        Value::Number(Number::Integer(integer @ (0 | 1))) => *integer == 1,
        _ => return None,
    };
    *value = Value::Bool(truth);
    Some(Repair::Plain)
}

fn number(value: &mut Value) -> Option<Repair> {
    match value {
        Value::Number(Number::Float(float)) if !float.is_finite() => None,
        Value::Number(_) => Some(Repair::None),
        Value::String(text) => {
            let text = text.trim();
            let float = || text.parse::<f64>().ok().filter(|float| float.is_finite()).map(Number::Float);
            *value = Value::Number(text.parse().ok().map(Number::Integer).or_else(float)?);
            Some(Repair::Plain)
        }
        _ => None,
    }
}

/// A number that counts; `1.0` is one as well (JSON Schema 6.3).
fn count(value: &mut Value) -> Option<Repair> {
    let repair = number(value)?;
    match value {
        Value::Number(Number::Integer(integer)) => u64::try_from(*integer).ok().map(|_| repair),
        Value::Number(Number::Float(float)) if *float >= 0.0 && float.fract() == 0.0 && *float < 1e18 => {
            *value = Value::from(*float as i128);
            Some(repair)
        }
        _ => None,
    }
}

fn texts(node: &mut Node, sources: &Sources) -> Option<Repair> {
    let Value::List(items) = &mut node.value else {
        let text = node.as_str()?.to_owned();
        node.value = Value::List(vec![Node::new(node.id, text)]);
        return Some(Repair::Plain);
    };
    let before = items.len();
    items.retain(|item| scalar(item, sources).is_some());
    let mut repair = if items.len() < before { Repair::Plain } else { Repair::None };
    for item in items.iter_mut().filter(|item| item.as_str().is_none()) {
        item.value = Value::String(scalar(item, sources)?);
        repair = Repair::Obvious;
    }
    Some(repair)
}

fn text_map(value: &mut Value, sources: &Sources) -> Option<Repair> {
    match value {
        Value::Map(members) => {
            let mut repair = Repair::None;
            for member in members.values_mut().filter(|member| member.as_str().is_none()) {
                member.value = Value::String(scalar(member, sources).unwrap_or_default());
                repair = Repair::Obvious;
            }
            Some(repair)
        }
        Value::List(items) => {
            let named: Option<Members> =
                items.iter().map(|item| Some((scalar(item, sources)?, Node::new(item.id, "")))).collect();
            *value = Value::Map(named?);
            Some(Repair::Plain)
        }
        _ => None,
    }
}

fn values(value: &mut Value, id: NodeId) -> Option<Repair> {
    match value {
        Value::List(items) => (!items.is_empty()).then_some(Repair::None),
        Value::Map(_) => None,
        _ => {
            let one = std::mem::replace(value, Value::Null);
            *value = Value::List(vec![Node::new(id, one)]);
            Some(Repair::Plain)
        }
    }
}

fn texts_map(value: &mut Value, sources: &Sources) -> Option<Repair> {
    let Value::Map(members) = value else { return None };
    members.retain(|_, member| texts(member, sources).is_some());
    Some(Repair::None)
}

/// What a shape is called in messages.
fn words(shape: Shape) -> &'static str {
    match shape {
        Shape::Any => "a value",
        Shape::Text => "text",
        Shape::Flag => "`true` or `false`",
        Shape::Number => "a number",
        Shape::Count => "a whole number from 0",
        Shape::Exclusive => "a number or a boolean",
        Shape::Texts => "a list of texts",
        Shape::Values => "a list of one value or more",
        Shape::TextMap => "an object of texts",
        Shape::TextsMap => "an object of lists",
        Shape::TypeNames => "a type or a list of types",
        Shape::List(_) => "a list of objects",
        Shape::One(_) | Shape::Map(_) | Shape::ValueMap | Shape::Items => "an object",
    }
}
