//! Whether a value fits its schema: strict enough to tell a good example from a bad one.

use std::collections::HashSet;

use serde_json::Value as Json;

use super::{Samples, text};
use crate::api::{
    Additional, BoundLimit as Limit, Constraints, Measure, Object, Rule, Scalar, Shape, TypeUse, Union,
};

/// How deep a value is looked at.
const DEEP: usize = 64;

/// Whether `value` is one of the values of `used`.
pub(super) fn fits(samples: &Samples<'_>, used: &TypeUse, value: &Json) -> bool {
    check(samples, used, value, 0)
}

fn check(samples: &Samples<'_>, used: &TypeUse, value: &Json, depth: usize) -> bool {
    if !samples.step(1) {
        return false;
    }
    if depth > DEEP || (value.is_null() && used.nullable) {
        return depth <= DEEP;
    }
    let def = samples.api.ty(used.ty);
    if value.is_null() && def.nullable {
        return true;
    }
    let shape = match (&def.shape, value) {
        (Shape::Any, _) => true,
        (Shape::Never, _) => false,
        (Shape::Null, value) => value.is_null(),
        (Shape::Scalar(scalar), value) => is_scalar(scalar, value),
        (Shape::Enumeration(enumeration), value) => {
            samples.step(enumeration.values.len())
                && enumeration.values.iter().any(|known| known.value == *value)
        }
        (Shape::Object(object), Json::Object(members)) => is_object(samples, object, members, depth),
        (Shape::Map(map), Json::Object(members)) => {
            members.values().all(|member| check(samples, &map.values, member, depth + 1))
        }
        (Shape::Array(array), Json::Array(items)) => {
            items.iter().all(|item| check(samples, &array.items, item, depth + 1))
        }
        (Shape::Tuple(tuple), Json::Array(items)) => {
            items.len() >= tuple.required
                && tuple.items.iter().zip(items).all(|(ty, item)| check(samples, ty, item, depth + 1))
        }
        (Shape::Union(union), value) => is_one(samples, union, value, depth),
        (Shape::Alias(target), value) => check(samples, target, value, depth + 1),
        _ => false,
    };
    shape && within(samples, &def.constraints, value)
}

fn is_scalar(scalar: &Scalar, value: &Json) -> bool {
    match (scalar, value) {
        (Scalar::Boolean, Json::Bool(_)) | (Scalar::Number(_), Json::Number(_)) => true,
        (Scalar::Integer(_), Json::Number(number)) => number.is_i64() || number.is_u64(),
        (Scalar::String(Some(format)), Json::String(text)) => text::has_format(*format, text),
        (Scalar::String(None), Json::String(_)) => true,
        _ => false,
    }
}

fn is_object(
    samples: &Samples<'_>,
    object: &Object,
    members: &serde_json::Map<String, Json>,
    depth: usize,
) -> bool {
    if !samples.step(object.properties.len() + members.len()) {
        return false;
    }
    let known: HashSet<&str> = object.properties.iter().map(|property| property.name.as_str()).collect();
    let complete = object.properties.iter().all(|property| match members.get(&property.name) {
        Some(member) => check(samples, &property.ty, member, depth + 1),
        None => !property.required || property.read_only,
    });
    let others = members.iter().filter(|(name, _)| !known.contains(name.as_str()));
    complete
        && object.either.as_ref().is_none_or(|either| either.holds(|name| members.contains_key(name)))
        && match &object.additional {
            Additional::Closed => others.count() == 0 || !object.patterns.is_empty(),
            Additional::Typed(values) => {
                others.map(|(_, member)| member).all(|member| check(samples, values, member, depth + 1))
            }
            Additional::Unsaid | Additional::Any => true,
        }
}

/// Whether `value` is of one branch, and of no other where the union says so.
pub(super) fn is_one(samples: &Samples<'_>, union: &Union, value: &Json, depth: usize) -> bool {
    let fitting = |branch: &&crate::api::Branch| check(samples, &branch.ty, value, depth + 1);
    match union.dispatch.tag().filter(|_| value.is_object()) {
        Some((property, _)) => {
            let tag = value.get(property).and_then(Json::as_str);
            union
                .branches
                .iter()
                .filter(|branch| branch.tags.iter().any(|known| Some(known.as_str()) == tag))
                .any(|branch| fitting(&branch))
        }
        None if union.exclusive => union.branches.iter().filter(fitting).count() == 1,
        None => union.branches.iter().any(|branch| fitting(&branch)),
    }
}

fn within(samples: &Samples<'_>, constraints: &Constraints, value: &Json) -> bool {
    constraints.iter().all(|(bound, limit)| match (bound.rule(), limit, value) {
        (Rule::AtLeast(_), Limit::Number { value: least, exclusive }, Json::Number(number)) => {
            let (number, least) = (float(number), least.as_f64());
            number > least || (number == least && !exclusive)
        }
        (Rule::AtMost(_), Limit::Number { value: most, exclusive }, Json::Number(number)) => {
            let (number, most) = (float(number), most.as_f64());
            number < most || (number == most && !exclusive)
        }
        (Rule::MultipleOf, Limit::Number { value: step, .. }, Json::Number(number)) => {
            let step = step.as_f64();
            step == 0.0 || (float(number) / step).fract().abs() < 1e-9
        }
        (Rule::AtLeast(measure), Limit::Count(least), value) => {
            size(measure, value).is_none_or(|n| n >= *least)
        }
        (Rule::AtMost(measure), Limit::Count(most), value) => size(measure, value).is_none_or(|n| n <= *most),
        (_, Limit::Pattern(pattern), Json::String(text)) => samples.matches(pattern, text),
        (Rule::Unique, _, Json::Array(items)) => {
            let mut seen = HashSet::new();
            items.iter().all(|item| seen.insert(item.to_string()))
        }
        _ => true,
    })
}

fn float(number: &serde_json::Number) -> f64 {
    number.as_f64().unwrap_or(0.0)
}

/// How much of a value there is; `None` for values that are not measured so.
fn size(measure: Measure, value: &Json) -> Option<u64> {
    let size = match measure {
        Measure::Value => return None,
        Measure::Characters => value.as_str()?.chars().count(),
        Measure::Items => value.as_array()?.len(),
        Measure::Members => value.as_object()?.len(),
    };
    u64::try_from(size).ok()
}
