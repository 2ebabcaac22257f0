//! Whether a value fits its schema: strict enough to tell a good example from a bad one.

use regex::Regex;
use serde_json::Value as Json;

use super::{float, text};
use crate::api::{Additional, Api, Constraints, Object, Scalar, Shape, TypeUse, Union};

/// How deep a value is looked at.
const DEEP: usize = 64;

/// Whether `value` is one of the values of `used`.
pub(in crate::rust) fn fits(api: &Api, used: &TypeUse, value: &Json) -> bool {
    check(api, used, value, 0)
}

fn check(api: &Api, used: &TypeUse, value: &Json, depth: usize) -> bool {
    if depth > DEEP || (value.is_null() && used.nullable) {
        return depth <= DEEP;
    }
    let def = api.ty(used.ty);
    if value.is_null() && def.nullable {
        return true;
    }
    let shape = match (&def.shape, value) {
        (Shape::Any, _) => true,
        (Shape::Never, _) => false,
        (Shape::Null, value) => value.is_null(),
        (Shape::Scalar(scalar), value) => is_scalar(scalar, value),
        (Shape::Enumeration(enumeration), value) => {
            enumeration.values.iter().any(|known| known.value == *value)
        }
        (Shape::Object(object), Json::Object(members)) => is_object(api, object, members, depth),
        (Shape::Map(map), Json::Object(members)) => {
            members.values().all(|member| check(api, &map.values, member, depth + 1))
        }
        (Shape::Array(array), Json::Array(items)) => {
            items.iter().all(|item| check(api, &array.items, item, depth + 1))
        }
        (Shape::Tuple(tuple), Json::Array(items)) => {
            items.len() >= tuple.required
                && tuple.items.iter().zip(items).all(|(ty, item)| check(api, ty, item, depth + 1))
        }
        (Shape::Union(union), value) => is_one(api, union, value, depth),
        (Shape::Alias(target), value) => check(api, target, value, depth + 1),
        _ => false,
    };
    shape && within(&def.constraints, value)
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

fn is_object(api: &Api, object: &Object, members: &serde_json::Map<String, Json>, depth: usize) -> bool {
    let known = |name: &str| object.properties.iter().any(|property| property.name == name);
    let complete = object.properties.iter().all(|property| match members.get(&property.name) {
        Some(member) => check(api, &property.ty, member, depth + 1),
        None => !property.required || property.read_only,
    });
    let others = members.iter().filter(|(name, _)| !known(name));
    complete
        && match &object.additional {
            Additional::Closed => others.count() == 0 || !object.patterns.is_empty(),
            Additional::Typed(values) => {
                others.map(|(_, member)| member).all(|member| check(api, values, member, depth + 1))
            }
            Additional::Unsaid | Additional::Any => true,
        }
}

/// Whether `value` is of one branch, and of no other where the union says so.
pub(super) fn is_one(api: &Api, union: &Union, value: &Json, depth: usize) -> bool {
    let fitting = |branch: &&crate::api::Branch| check(api, &branch.ty, value, depth + 1);
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

fn within(c: &Constraints, value: &Json) -> bool {
    let count = |len: usize, min: Option<u64>, max: Option<u64>| {
        min.is_none_or(|m| len as u64 >= m) && max.is_none_or(|m| len as u64 <= m)
    };
    match value {
        Json::Number(number) => {
            let n = number.as_f64().unwrap_or(0.0);
            c.minimum
                .is_none_or(|(bound, exclusive)| if exclusive { n > float(bound) } else { n >= float(bound) })
                && c.maximum.is_none_or(
                    |(bound, exclusive)| if exclusive { n < float(bound) } else { n <= float(bound) },
                )
                && c.multiple_of
                    .is_none_or(|step| float(step) == 0.0 || (n / float(step)).fract().abs() < 1e-9)
        }
        Json::String(text) => {
            let matches = |pattern: &String| Regex::new(pattern).map_or(true, |regex| regex.is_match(text));
            count(text.chars().count(), c.min_length, c.max_length) && c.pattern.as_ref().is_none_or(matches)
        }
        Json::Array(items) => {
            let unique = !c.unique_items
                || items.iter().enumerate().all(|(index, item)| !items[..index].contains(item));
            count(items.len(), c.min_items, c.max_items) && unique
        }
        Json::Object(members) => count(members.len(), c.min_properties, c.max_properties),
        Json::Null | Json::Bool(_) => true,
    }
}
