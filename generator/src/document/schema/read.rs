//! From a node to a schema.
//!
//! What versions and vendors spell in several ways is brought to one way first, by the files beside this one; then every
//! keyword is taken by its name and shape.

use std::collections::HashSet;

use indexmap::IndexMap;
use serde_json::Value as Json;

use super::super::invalid;
use super::super::keywords::{Bound, Constraints, Kind, Limit, Shape, SimpleType, Treatment};
use super::super::settle::component_name;
use super::{Additional, Discriminator, Schema, SubSchema, Unenforced};
use super::{content, items, null, type_list, unevaluated, xml};
use crate::source::{Members, Node, NodeId, Number, Value};

/// Reads a schema and all below it.
pub(in super::super) fn read(node: Node) -> SubSchema {
    let Node { id, value } = node;
    let mut members = match value {
        Value::Map(members) => members,
        Value::Bool(truth) => {
            return SubSchema::Schema(Box::new(Schema { node: id, never: !truth, ..Schema::default() }));
        }
        _ => Members::new(),
    };
    if let Some(target) = members.get("$ref").and_then(Node::as_str) {
        let name = component_name(target, "schemas").unwrap_or_else(|| target.to_owned());
        return SubSchema::Reference { name };
    }
    let invalid = invalid::take(&mut members);
    simplify(&mut members, id);
    SubSchema::Schema(Box::new(schema(members, id, invalid)))
}

/// Brings all that can be spelled in several ways to one way.
fn simplify(members: &mut Members, id: NodeId) {
    extensible_values(members);
    null::simplify(members);
    constant(members);
    type_list::simplify(members, id);
    content::simplify(members);
    items::simplify(members);
    unevaluated::simplify(members);
}

/// `x-extensible-enum` with a list of values is an `enum` that is open.
fn extensible_values(members: &mut Members) {
    let values =
        members.get("x-extensible-enum").filter(|node| node.as_list().is_some_and(|list| !list.is_empty()));
    if let Some(values) = values.cloned() {
        members.entry("enum".to_owned()).or_insert(values);
    }
}

/// `const` is an `enum` of one value (JSON Schema validation 6.1.3).
fn constant(members: &mut Members) {
    if let Some(value) = members.shift_remove("const") {
        members.insert("enum".to_owned(), Node::new(value.id, vec![value]));
    }
}

fn schema(members: Members, node: NodeId, invalid: Option<String>) -> Schema {
    let mut from = Taken(members);
    let ty = from.text("type").as_deref().and_then(SimpleType::of);
    let never = from.never();
    let items_open = from.0.get("items").is_some_and(|node| node.as_bool() == Some(true));
    let (items, items_closed) = from.items();
    Schema {
        node,
        invalid,
        ty,
        format: from.text("format"),
        nullable: from.flag("nullable"),
        title: from.text("title"),
        description: from.text("description"),
        deprecated: from.flag("deprecated"),
        read_only: from.flag("readOnly"),
        write_only: from.flag("writeOnly"),
        values: from.list("enum").map(|values| values.into_iter().map(Node::into_json).collect()),
        default: from.take("default").map(Node::into_json),
        examples: from.examples(),
        constraints: from.constraints(),
        properties: from.named("properties"),
        required: from.names("required"),
        additional: from.additional("additionalProperties"),
        unevaluated: from.unevaluated(),
        unevaluated_items_closed: from.unevaluated_items_closed(),
        pattern_properties: from.named("patternProperties"),
        items,
        items_closed,
        items_open,
        prefix_items: from.schemas("prefixItems"),
        all_of: from.schemas("allOf"),
        any_of: from.schemas("anyOf"),
        one_of: from.schemas("oneOf"),
        discriminator: from.take("discriminator").map(discriminator),
        never,
        content_encoding: from.text("contentEncoding"),
        content_media_type: from.text("contentMediaType"),
        xml: from.take("xml").and_then(|node| xml::xml(&node)).map(Box::new),
        content_schema: from.take("contentSchema").map(read),
        unenforced: from.unenforced(),
        extensions: from.extensions(),
    }
}

/// The keywords that are not taken yet.
struct Taken(Members);

impl Taken {
    fn take(&mut self, keyword: &str) -> Option<Node> {
        self.0
            .get_mut(keyword)
            .map(|node| Node { id: node.id, value: std::mem::replace(&mut node.value, Value::Null) })
    }

    fn text(&mut self, keyword: &str) -> Option<String> {
        match self.take(keyword)?.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    fn flag(&mut self, keyword: &str) -> bool {
        self.take(keyword).is_some_and(|node| node.as_bool() == Some(true))
    }

    fn list(&mut self, keyword: &str) -> Option<Vec<Node>> {
        match self.take(keyword)?.value {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    fn schemas(&mut self, keyword: &str) -> Vec<SubSchema> {
        self.list(keyword).unwrap_or_default().into_iter().map(read).collect()
    }

    fn named(&mut self, keyword: &str) -> IndexMap<String, SubSchema> {
        match self.take(keyword).map(|node| node.value) {
            Some(Value::Map(members)) => members.into_iter().map(|(name, node)| (name, read(node))).collect(),
            _ => IndexMap::new(),
        }
    }

    /// Texts, each once.
    fn names(&mut self, keyword: &str) -> Vec<String> {
        let mut seen = HashSet::new();
        let texts = self.list(keyword).unwrap_or_default().into_iter().filter_map(|node| match node.value {
            Value::String(text) => Some(text),
            _ => None,
        });
        texts.filter(|text| seen.insert(text.clone())).collect()
    }

    /// `items`, and whether it is `false`.
    fn items(&mut self) -> (Option<SubSchema>, bool) {
        match self.take("items") {
            None => (None, false),
            Some(Node { value: Value::Bool(truth), .. }) => (None, !truth),
            Some(node) => (Some(read(node)), false),
        }
    }

    /// `unevaluatedProperties`, where what it is about can be told without a value.
    fn unevaluated(&mut self) -> Additional {
        match unevaluated::depends_on_values(&self.0) {
            true => Additional::Unsaid,
            false => {
                let said = self.additional("unevaluatedProperties");
                self.0.shift_remove("unevaluatedProperties");
                said
            }
        }
    }

    /// `unevaluatedItems: false`, where what it is about can be told without a value.
    fn unevaluated_items_closed(&mut self) -> bool {
        let is_false = self.0.get("unevaluatedItems").is_some_and(|node| node.as_bool() == Some(false));
        let closed = is_false && !unevaluated::depends_on_values(&self.0) && !self.0.contains_key("contains");
        if closed {
            self.0.shift_remove("unevaluatedItems");
        }
        closed
    }

    /// `additionalProperties` and its like; `true` and a schema that says nothing are the same, and so are `false` and one that
    /// nothing fits.
    fn additional(&mut self, keyword: &str) -> Additional {
        let Some(node) = self.take(keyword) else { return Additional::Unsaid };
        let schema = read(node);
        match schema.as_schema() {
            Some(inner) if inner.never => Additional::Closed,
            Some(inner) if *inner == (Schema { node: inner.node, ..Schema::default() }) => Additional::Any,
            _ => Additional::Schema(schema),
        }
    }

    /// Whether nothing fits: `not: {}`.
    fn never(&mut self) -> bool {
        let fits_all = |node: &Node| match &node.value {
            Value::Bool(truth) => *truth,
            Value::Map(members) => members.keys().all(|key| key.starts_with("x-")),
            _ => false,
        };
        let never = self.0.get("not").is_some_and(fits_all);
        if never {
            self.0.shift_remove("not");
        }
        never
    }

    /// `example` and `examples` as one list without repetitions; drafts and tools also write `examples` as an object.
    fn examples(&mut self) -> Vec<Json> {
        let single = self.take("example").or_else(|| self.take("x-example"));
        let mut list: Vec<Node> = single.into_iter().collect();
        match self.take("examples").map(|node| node.value) {
            Some(Value::List(items)) => list.extend(items),
            Some(Value::Map(named)) => {
                list.extend(named.into_values().map(|node| node.get("value").cloned().unwrap_or(node)));
            }
            _ => {}
        }
        let mut distinct: Vec<Node> = Vec::new();
        for example in list {
            if !distinct.iter().any(|known| known.same(&example)) {
                distinct.push(example);
            }
        }
        distinct.into_iter().map(Node::into_json).collect()
    }

    fn constraints(&mut self) -> Constraints {
        let mut constraints = Constraints::default();
        let exclusive = [
            (Bound::Minimum, self.take("exclusiveMinimum")),
            (Bound::Maximum, self.take("exclusiveMaximum")),
        ];
        for bound in Bound::ALL {
            let limit = self.take(bound.keyword()).and_then(|node| limit(bound, node.value));
            let other = exclusive.iter().find(|(of, _)| *of == bound).and_then(|(_, node)| node.as_ref());
            let limit = match other.map(|node| &node.value) {
                Some(other) => narrowed(bound, limit, other),
                None => limit,
            };
            if let Some(limit) = limit {
                constraints.set(bound, limit);
            }
        }
        constraints
    }

    /// Keywords that are read and not enforced, those among them that could not be said otherwise.
    fn unenforced(&mut self) -> Vec<Unenforced> {
        let is_unenforced = |keyword: &str| {
            let row = Kind::Schema.row(keyword)?;
            let stands = matches!(keyword, "unevaluatedProperties" | "unevaluatedItems" | "$dynamicRef");
            (row.treatment == Treatment::Reported || stands).then_some(row.keyword)
        };
        let mut found = Vec::new();
        for (name, node) in &mut self.0 {
            if let Some(keyword) = is_unenforced(name) {
                let value = std::mem::replace(&mut node.value, Value::Null);
                found.push(Unenforced {
                    keyword,
                    node: node.id,
                    value: Node::new(node.id, value).into_json(),
                });
            }
        }
        found
    }

    fn extensions(self) -> IndexMap<String, Json> {
        let own = self.0.into_iter().filter(|(key, _)| key.starts_with("x-"));
        own.filter(|(key, _)| !matches!(key.as_str(), "x-example" | "x-nullable"))
            .map(|(key, node)| (key, node.into_json()))
            .collect()
    }
}

/// The limit that the value of a bound sets.
fn limit(bound: Bound, value: Value) -> Option<Limit> {
    match (Kind::Schema.shape(bound.keyword())?, value) {
        (Shape::Number, Value::Number(value)) => {
            number(value).map(|value| Limit::Number { value, exclusive: false })
        }
        (Shape::Count, Value::Number(value)) => count(value).map(Limit::Count),
        (Shape::Text, Value::String(text)) => Some(Limit::Pattern(text)),
        (Shape::Flag, Value::Bool(true)) => Some(Limit::Set),
        _ => None,
    }
}

/// A bound beside its exclusive form: a mark on it before 3.1 (`exclusiveMinimum: true`), a bound of its own since. The one
/// that leaves less is taken.
fn narrowed(bound: Bound, limit: Option<Limit>, exclusive: &Value) -> Option<Limit> {
    match (limit, exclusive) {
        (Some(Limit::Number { value, .. }), Value::Bool(exclusive)) => {
            Some(Limit::Number { value, exclusive: *exclusive })
        }
        (limit, Value::Number(other)) => {
            let Some(value) = number(*other) else { return limit };
            let mut both = Constraints::default();
            both.set(bound, Limit::Number { value, exclusive: true });
            if let Some(limit) = limit {
                let mut inclusive = Constraints::default();
                inclusive.set(bound, limit);
                both.tighten(&inclusive);
            }
            both.get(bound).cloned()
        }
        (limit, _) => limit,
    }
}

/// A number that JSON has.
fn number(value: Number) -> Option<Number> {
    value.as_f64().is_finite().then_some(value)
}

/// A count; a number without a fraction is one.
fn count(value: Number) -> Option<u64> {
    match value {
        Number::Integer(integer) if integer >= 0 => Some(u64::try_from(integer).unwrap_or(u64::MAX)),
        Number::Float(float) if float >= 0.0 && float.fract() == 0.0 => Some(float as u64),
        _ => None,
    }
}

fn discriminator(node: Node) -> Discriminator {
    let text = |name: &str| node.get(name).and_then(Node::as_str).map(str::to_owned);
    let mapping = node.get("mapping").and_then(Node::as_map).into_iter().flatten();
    let mapping = mapping.filter_map(|(value, target)| Some((value.clone(), target.as_str()?.to_owned())));
    Discriminator {
        property_name: text("propertyName").unwrap_or_default(),
        mapping: mapping.collect(),
        default_mapping: text("defaultMapping"),
    }
}
