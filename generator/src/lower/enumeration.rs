//! `enum` and `const`: a list of values.
//!
//! In: a [`MergedSchema`] with values. Out: an [`Enumeration`], or nothing where the values add nothing to the type.
//!
//! | values | become |
//! |---|---|
//! | of one kind | an enumeration of that kind |
//! | of several kinds | an enumeration without a kind |
//! | both booleans | `boolean` |
//! | written twice | one |
//! | whole numbers with a fraction (`1.0`) of an integer | integers |
//! | scalars of another type than `type` | the same value in that type where it is plain (`type: string`, `enum: [1, 2]`), else left out |
//! | only the empty object | an object without members |
//! | objects or arrays beside keywords that say more of their type | no enumeration; the type without it |

use std::collections::HashSet;

use serde_json::{Map, Number, Value as Json};

use super::findings::Finding;
use super::lowering::Lowering;
use super::merged::MergedSchema;
use crate::api::{Additional, EnumValue, Enumeration, JsonKind, Object, Scalar, Shape};
use crate::diagnostic::Code;
use crate::document::{Schema, SimpleType};

impl<'d> Lowering<'d, '_> {
    /// Intersects the values of a record with those of one more schema.
    pub(super) fn merge_values(&mut self, merged: &mut MergedSchema<'d>, schema: &'d Schema) {
        merged.extensible |= schema.is_extensible();
        let Some(values) = &schema.values else { return };
        let new = named(values, schema);
        let Some(have) = merged.values.take() else {
            merged.values = Some(new);
            return;
        };
        let known: HashSet<_> = have.iter().map(|v| canonical(&v.value)).collect();
        let common: Vec<_> = new.iter().filter(|v| known.contains(&canonical(&v.value))).cloned().collect();
        if common.is_empty() && !new.is_empty() {
            let message =
                "two `enum`s apply at the same time and have no value in common; the later one is used";
            let finding = Finding::new(Code::COMPOSITION_CONFLICT, schema.node, message).degrading();
            self.findings.note(&mut merged.notes, finding);
            merged.values = Some(new);
        } else {
            merged.values = Some(common);
        }
    }

    /// The enumeration that a record describes, if it has values that make one.
    pub(super) fn enumeration(&mut self, merged: &mut MergedSchema<'d>) -> Option<Shape> {
        let written = merged.values.take()?;
        if written.is_empty() {
            return merged.nullable.then_some(Shape::Null);
        }
        let plain = merged.ty.is_none() && !merged.has_object_keywords() && !merged.has_array_keywords();
        let compound = written.iter().any(|v| v.value.is_object() || v.value.is_array());
        if compound && (!plain || are_empty_objects(&written)) {
            return self.compound_values(merged, &written);
        }
        let values = self.fitting(merged, written);
        if values.is_empty() {
            return None;
        }
        let base = base(&values);
        if base == Some(JsonKind::Boolean) && values.len() == 2 {
            return Some(Shape::Scalar(Scalar::Boolean));
        }
        Some(Shape::Enumeration(Enumeration { base, values, open: merged.extensible }))
    }

    /// The values that are of the type, each once.
    fn fitting(&mut self, merged: &mut MergedSchema<'d>, written: Vec<EnumValue>) -> Vec<EnumValue> {
        let mut values: Vec<EnumValue> = Vec::with_capacity(written.len());
        let mut seen = HashSet::new();
        for mut value in written {
            match fit(&value.value, merged.ty) {
                Fit::As(fitting) => value.value = fitting,
                Fit::Changed(fitting) => {
                    self.note_value(merged, &value.value, &format!("`{fitting}` is taken for it"));
                    value.value = fitting;
                }
                Fit::Not => {
                    self.note_value(merged, &value.value, "it is left out");
                    continue;
                }
            }
            if seen.insert(canonical(&value.value)) {
                values.push(value);
            }
        }
        values
    }

    fn note_value(&mut self, merged: &mut MergedSchema<'d>, value: &Json, what: &str) {
        let ty = merged.ty.map_or("any type", SimpleType::name);
        let message = format!("the value `{value}` is no {ty}, as `type` says; {what}");
        let finding = Finding::new(Code::VALUE_OF_OTHER_TYPE, merged.node, message);
        self.findings.note(&mut merged.notes, finding);
    }

    /// Values that are objects or arrays: the type stays as if they were not listed. Only the empty object is a type.
    fn compound_values(&mut self, merged: &mut MergedSchema<'d>, written: &[EnumValue]) -> Option<Shape> {
        if are_empty_objects(written) {
            return Some(Shape::Object(Object {
                properties: Vec::new(),
                additional: Additional::Closed,
                patterns: Vec::new(),
                either: None,
            }));
        }
        let message = "values that are objects or arrays make no enumeration; the type is taken without them";
        let finding = Finding::new(Code::COMPOUND_VALUES, merged.node, message).degrading();
        self.findings.note(&mut merged.notes, finding);
        None
    }
}

fn are_empty_objects(values: &[EnumValue]) -> bool {
    values.iter().all(|v| v.value.as_object().is_some_and(Map::is_empty))
}

/// How a value stands to `type`.
enum Fit {
    As(Json),
    Changed(Json),
    Not,
}

fn fit(value: &Json, ty: Option<SimpleType>) -> Fit {
    match (ty, value) {
        (Some(SimpleType::Integer), Json::Number(number)) => match whole(number) {
            Some(whole) => Fit::As(Json::Number(whole)),
            None => Fit::Not,
        },
        (Some(SimpleType::Integer | SimpleType::Number), Json::String(text)) => {
            text.trim().parse::<i64>().map_or(Fit::Not, |number| Fit::Changed(number.into()))
        }
        (Some(SimpleType::String), Json::Number(number)) => Fit::Changed(number.to_string().into()),
        (Some(SimpleType::String), Json::Bool(flag)) => Fit::Changed(flag.to_string().into()),
        (Some(SimpleType::Boolean), Json::String(text)) => match text.as_str() {
            "true" => Fit::Changed(true.into()),
            "false" => Fit::Changed(false.into()),
            _ => Fit::Not,
        },
        (None, _)
        | (Some(SimpleType::String), Json::String(_))
        | (Some(SimpleType::Boolean), Json::Bool(_))
        | (Some(SimpleType::Number), Json::Number(_)) => Fit::As(value.clone()),
        _ => Fit::Not,
    }
}

/// A number without a fraction, as an integer.
fn whole(number: &Number) -> Option<Number> {
    if number.is_i64() || number.is_u64() {
        return Some(number.clone());
    }
    let float = number.as_f64()?;
    let exact = float.fract() == 0.0 && float.abs() < 9.0e15;
    exact.then(|| Number::from(float as i64))
}

/// The kind that all values have.
fn base(values: &[EnumValue]) -> Option<JsonKind> {
    let mut kinds = values.iter().map(|v| kind(&v.value));
    let first = kinds.next()?;
    kinds.try_fold(first, |base, kind| match (base, kind) {
        (base, kind) if base == kind => Some(base),
        (JsonKind::Integer | JsonKind::Number, JsonKind::Integer | JsonKind::Number) => {
            Some(JsonKind::Number)
        }
        _ => None,
    })
}

/// The kind of a JSON value.
pub(super) fn kind(value: &Json) -> JsonKind {
    match value {
        Json::Null => JsonKind::Null,
        Json::Bool(_) => JsonKind::Boolean,
        Json::Number(number) if whole(number).is_some() => JsonKind::Integer,
        Json::Number(_) => JsonKind::Number,
        Json::String(_) => JsonKind::String,
        Json::Array(_) => JsonKind::Array,
        Json::Object(_) => JsonKind::Object,
    }
}

/// A text that equal JSON values share: `1` and `1.0` are the same number (JSON Schema core, section 4.2.2).
pub(super) fn canonical(value: &Json) -> String {
    match value {
        Json::Number(number) => whole(number).unwrap_or_else(|| number.clone()).to_string(),
        other => other.to_string(),
    }
}

/// Values with the names and words that extensions give them.
fn named(values: &[Json], schema: &Schema) -> Vec<EnumValue> {
    let (names, docs) = (schema.value_names(), schema.value_docs());
    let words = |list: &[String], index: usize| {
        let complete = list.len() == values.len();
        list.get(index).filter(|text| complete && !text.trim().is_empty()).cloned()
    };
    let with_words = |(index, value): (usize, &Json)| EnumValue {
        value: value.clone(),
        name: words(&names, index),
        description: words(&docs, index),
    };
    values.iter().enumerate().map(with_words).collect()
}
