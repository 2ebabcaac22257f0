//! From `openapiv3`'s six shapes and the carriers to one flat record.

use openapiv3::{
    AdditionalProperties, AnySchema, ReferenceOr, Schema, SchemaData, SchemaKind, StringFormat, Type,
};
use openapiv3::{IntegerFormat, NumberFormat, VariantOrUnknownOrEmpty};
use serde_json::{Map, Value as Json};

use super::super::carrier::{FACTS, HIDDEN, node_of};
use super::super::hints;
use super::{Additional, Bounds, Facets, SimpleType, SubSchema, Unmodelled};
use crate::source::{NodeId, Number};

/// Everything that a schema says, in one flat record.
pub fn facets(schema: &Schema) -> Facets<'_> {
    let data = &schema.schema_data;
    let facts = Facts(data.extensions.get(FACTS).and_then(Json::as_object));
    let mut flat = words(data, &facts);
    match &schema.schema_kind {
        SchemaKind::Type(ty) => simple(&mut flat, ty),
        SchemaKind::OneOf { one_of } => flat.one_of = several(one_of),
        SchemaKind::AllOf { all_of } => flat.all_of = several(all_of),
        SchemaKind::AnyOf { any_of } => flat.any_of = several(any_of),
        SchemaKind::Not { .. } => {}
        SchemaKind::Any(any) => mixed(&mut flat, any),
    }
    flat
}

/// What holds for every shape: words, values, bounds.
fn words<'d>(data: &'d SchemaData, facts: &Facts<'d>) -> Facets<'d> {
    let values = facts.list("values");
    let count = values.map_or(0, |values| values.len());
    Facets {
        node: node_of(&data.extensions).unwrap_or(NodeId(0)),
        ty: facts.flag("null").then_some(SimpleType::Null),
        format: None,
        nullable: data.nullable,
        title: data.title.as_deref(),
        description: data.description.as_deref(),
        deprecated: data.deprecated,
        read_only: data.read_only,
        write_only: data.write_only,
        values: values.cloned(),
        is_const: facts.flag("const"),
        value_names: hints::value_names(&data.extensions, count),
        value_docs: hints::value_docs(&data.extensions, values.map_or(&[], Vec::as_slice)),
        extensible: hints::extensible(&data.extensions),
        default: facts.get("default").cloned(),
        examples: facts.list("examples").cloned().unwrap_or_default(),
        bounds: bounds(facts),
        properties: Vec::new(),
        required: Vec::new(),
        additional: Additional::Unsaid,
        pattern_properties: Vec::new(),
        property_names: None,
        items: None,
        items_closed: facts.flag("itemsClosed"),
        prefix_items: Vec::new(),
        all_of: Vec::new(),
        any_of: Vec::new(),
        one_of: Vec::new(),
        discriminator: data.discriminator.as_ref(),
        never: facts.flag("never"),
        content_encoding: facts.text("contentEncoding"),
        content_media_type: facts.text("contentMediaType"),
        unmodelled: unmodelled(facts),
        hints: hints::own(&data.extensions).chain(hints::promises(&data.extensions)).collect(),
    }
}

fn bounds(facts: &Facts<'_>) -> Bounds {
    Bounds {
        minimum: facts.bound("minimum"),
        maximum: facts.bound("maximum"),
        multiple_of: facts.get("multipleOf").and_then(number),
        min_length: facts.count("minLength"),
        max_length: facts.count("maxLength"),
        pattern: facts.text("pattern").map(str::to_owned),
        min_items: facts.count("minItems"),
        max_items: facts.count("maxItems"),
        unique_items: facts.flag("uniqueItems"),
        min_properties: facts.count("minProperties"),
        max_properties: facts.count("maxProperties"),
    }
}

fn unmodelled<'d>(facts: &Facts<'d>) -> Vec<Unmodelled<'d>> {
    let entries = facts.list("unmodelled").map_or(&[][..], Vec::as_slice).iter();
    let read = |entry: &'d Json| {
        let keyword = entry.get(0)?.as_str()?;
        let node = NodeId(u32::try_from(entry.get(1)?.as_u64()?).ok()?);
        Some(Unmodelled { keyword, node, value: entry.get(2)? })
    };
    entries.filter_map(read).collect()
}

fn simple<'d>(flat: &mut Facets<'d>, ty: &'d Type) {
    flat.ty = Some(match ty {
        Type::Boolean(_) => SimpleType::Boolean,
        Type::Integer(integer) => {
            flat.format = format(&integer.format, |format| match format {
                IntegerFormat::Int32 => "int32",
                IntegerFormat::Int64 => "int64",
            });
            SimpleType::Integer
        }
        Type::Number(number) => {
            flat.format = format(&number.format, |format| match format {
                NumberFormat::Float => "float",
                NumberFormat::Double => "double",
            });
            SimpleType::Number
        }
        Type::String(string) => {
            flat.format = format(&string.format, string_format);
            SimpleType::String
        }
        Type::Array(array) => {
            flat.items = array.items.as_ref().map(SubSchema::from);
            SimpleType::Array
        }
        Type::Object(object) => {
            properties(flat, &object.properties);
            flat.required = distinct(&object.required);
            flat.additional = additional(object.additional_properties.as_ref());
            SimpleType::Object
        }
    });
}

/// The shape that takes whatever fits no other.
fn mixed<'d>(flat: &mut Facets<'d>, any: &'d AnySchema) {
    flat.ty = any.typ.as_deref().and_then(simple_type).or(flat.ty);
    flat.format = any.format.as_deref();
    properties(flat, &any.properties);
    flat.required = distinct(&any.required);
    flat.additional = additional(any.additional_properties.as_ref());
    flat.items = any.items.as_ref().map(SubSchema::from);
    flat.all_of = several(&any.all_of);
    flat.any_of = several(&any.any_of);
    flat.one_of = several(&any.one_of);
}

fn simple_type(name: &str) -> Option<SimpleType> {
    Some(match name {
        "boolean" => SimpleType::Boolean,
        "integer" => SimpleType::Integer,
        "number" => SimpleType::Number,
        "string" => SimpleType::String,
        "array" => SimpleType::Array,
        "object" => SimpleType::Object,
        "null" => SimpleType::Null,
        _ => return None,
    })
}

fn format<T: Copy>(format: &VariantOrUnknownOrEmpty<T>, name: fn(T) -> &'static str) -> Option<&str> {
    match format {
        VariantOrUnknownOrEmpty::Item(known) => Some(name(*known)),
        VariantOrUnknownOrEmpty::Unknown(other) => Some(other),
        VariantOrUnknownOrEmpty::Empty => None,
    }
}

fn string_format(format: StringFormat) -> &'static str {
    match format {
        StringFormat::Date => "date",
        StringFormat::DateTime => "date-time",
        StringFormat::Password => "password",
        StringFormat::Byte => "byte",
        StringFormat::Binary => "binary",
    }
}

fn several(list: &[ReferenceOr<Schema>]) -> Vec<SubSchema<'_>> {
    list.iter().map(SubSchema::from).collect()
}

fn distinct(names: &[String]) -> Vec<&str> {
    let mut list: Vec<&str> = Vec::with_capacity(names.len());
    let mut seen = std::collections::HashSet::with_capacity(names.len());
    list.extend(names.iter().map(String::as_str).filter(|name| seen.insert(*name)));
    list
}

/// `true` and a schema that says nothing are the same, and so are `false` and one that nothing fits.
fn additional(said: Option<&AdditionalProperties>) -> Additional<'_> {
    let schema = match said {
        None => return Additional::Unsaid,
        Some(AdditionalProperties::Any(true)) => return Additional::Any,
        Some(AdditionalProperties::Any(false)) => return Additional::Closed,
        Some(AdditionalProperties::Schema(schema)) => schema,
    };
    if let ReferenceOr::Item(inner) = &**schema {
        let facts = Facts(inner.schema_data.extensions.get(FACTS).and_then(Json::as_object));
        if facts.flag("never") {
            return Additional::Closed;
        }
        if facts.0.is_none() && says_nothing(inner) {
            return Additional::Any;
        }
    }
    Additional::Schema(SubSchema::from(&**schema))
}

/// Whether a schema has nothing but the mark of its place.
fn says_nothing(schema: &Schema) -> bool {
    let SchemaKind::Any(any) = &schema.schema_kind else { return false };
    let data = SchemaData { extensions: schema.schema_data.extensions.clone(), ..SchemaData::default() };
    schema.schema_data.extensions.len() <= 1 && *any == AnySchema::default() && schema.schema_data == data
}

/// Properties, and the schemas that hide among them.
fn properties<'d>(flat: &mut Facets<'d>, all: &'d indexmap::IndexMap<String, ReferenceOr<Box<Schema>>>) {
    for (name, schema) in all {
        let schema = SubSchema::from(schema);
        match name.strip_prefix(HIDDEN).and_then(|hidden| hidden.split_once('/')) {
            Some(("prefixItems", _)) => flat.prefix_items.push(schema),
            Some(("patternProperties", pattern)) => flat.pattern_properties.push((pattern, schema)),
            Some(("propertyNames", _)) => flat.property_names = Some(schema),
            _ => flat.properties.push((name, schema)),
        }
    }
}

/// The facts that the rewrites carried.
struct Facts<'d>(Option<&'d Map<String, Json>>);

impl<'d> Facts<'d> {
    fn get(&self, name: &str) -> Option<&'d Json> {
        self.0?.get(name)
    }

    fn flag(&self, name: &str) -> bool {
        self.get(name).and_then(Json::as_bool).unwrap_or(false)
    }

    fn text(&self, name: &str) -> Option<&'d str> {
        self.get(name)?.as_str()
    }

    fn list(&self, name: &str) -> Option<&'d Vec<Json>> {
        self.get(name)?.as_array()
    }

    /// A count; a float without a fraction is one.
    fn count(&self, name: &str) -> Option<u64> {
        let value = self.get(name)?;
        value.as_u64().or_else(|| value.as_f64().filter(|f| *f >= 0.0 && f.fract() == 0.0).map(|f| f as u64))
    }

    /// A bound and whether it is left out.
    fn bound(&self, name: &str) -> Option<(Number, bool)> {
        let pair = self.get(name)?;
        Some((number(pair.get(0)?)?, pair.get(1)?.as_bool()?))
    }
}

fn number(value: &Json) -> Option<Number> {
    if let Some(text) = value.as_str() {
        return text.parse().ok().map(Number::Integer);
    }
    let integer = value.as_i64().map(i128::from).or_else(|| value.as_u64().map(i128::from));
    integer.map(Number::Integer).or_else(|| value.as_f64().map(Number::Float))
}
