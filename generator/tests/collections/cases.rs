//! The cases of the JSON Schema test suite that stand beside the repository: a lowered type takes every value that its
//! schema takes.

use std::path::Path;

use clientwright::api::{
    Additional, Api, Branch, Dispatch, JsonKind, Object, Scalar, Shape, TypeDef, TypeUse, Union,
};
use clientwright::diagnostic::Diagnostics;
use clientwright::source::{Memory, Sources};
use clientwright::{document, lower, resolve};
use libtest_mimic::Trial;
use serde_json::{Value as Json, json};

use crate::needs::{Need, shared, test};

/// The cases, below `../shared`.
const CASES: &str = "jsonschema-cases/cases.jsonl";

/// The tests of this module.
pub(crate) fn tests() -> Vec<Trial> {
    vec![test(&[Need::Shared(CASES)], valid_values_are_taken)]
}

fn valid_values_are_taken() {
    let cases = std::fs::read_to_string(shared(CASES)).unwrap();
    let (mut taken, mut refused, mut wrong) = (0, 0, Vec::new());
    for case in cases.lines().map(|line| serde_json::from_str::<Json>(line).unwrap()) {
        let Some(api) = lowered(&case["schema"]) else {
            wrong.push(format!("{}: not read", case["id"]));
            continue;
        };
        let index = api.types.iter().position(|ty| ty.component.as_deref() == Some("T"));
        let Some(index) = index else {
            wrong.push(format!("{}: no type", case["id"]));
            continue;
        };
        let ty = TypeUse { ty: api.type_ids().nth(index).unwrap(), nullable: api.types[index].nullable };
        for instance in case["instances"].as_array().unwrap() {
            let fits = fits(&api, &ty, &instance["data"]);
            match (instance["valid"].as_bool().unwrap(), fits) {
                (true, true) => taken += 1,
                (true, false) => {
                    wrong.push(format!("{} {}: {}", case["id"], instance["description"], instance["data"]))
                }
                (false, fits) => refused += usize::from(!fits),
            }
        }
    }
    println!("{taken} valid values taken, {refused} invalid ones refused");
    assert!(wrong.is_empty(), "{} valid values are refused:\n{}", wrong.len(), wrong.join("\n"));
}

fn lowered(schema: &Json) -> Option<Api> {
    let document = json!({
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": {"T": schema}},
    });
    let mut diagnostics = Diagnostics::default();
    let mut sources = Sources::new(Memory::new([("openapi.json", document.to_string())]));
    let entry = Path::new("openapi.json");
    let document = document::load(&mut sources, entry, &[], &document::Options::default(), &mut diagnostics)?;
    let resolved = resolve::resolve(document, &mut diagnostics);
    Some(lower::lower(&resolved, &lower::Options::default(), &mut diagnostics))
}

/// Whether a reader of the type takes the value.
fn fits(api: &Api, used: &TypeUse, value: &Json) -> bool {
    let definition = api.ty(used.ty);
    (value.is_null() && used.nullable) || fits_type(api, definition, value)
}

fn fits_type(api: &Api, definition: &TypeDef, value: &Json) -> bool {
    let other_kind = |is_own: bool| definition.implied && !is_own;
    match &definition.shape {
        Shape::Any => true,
        Shape::Never => false,
        Shape::Null => value.is_null(),
        Shape::Scalar(scalar) => fits_scalar(scalar, value),
        Shape::Enumeration(list) => {
            list.values.iter().any(|known| equal(&known.value, value))
                || (list.open && list.base.is_none_or(|base| kinds(value).contains(&base)))
        }
        Shape::Object(object) => other_kind(value.is_object()) || fits_object(api, object, value),
        Shape::Map(map) => {
            let members = || value.as_object().is_some_and(|o| o.values().all(|v| fits(api, &map.values, v)));
            other_kind(value.is_object()) || members()
        }
        Shape::Array(array) => {
            let items =
                || value.as_array().is_some_and(|list| list.iter().all(|v| fits(api, &array.items, v)));
            other_kind(value.is_array()) || items()
        }
        Shape::Tuple(tuple) => {
            let places = |list: &Vec<Json>| {
                list.len() >= tuple.required
                    && list.iter().enumerate().all(|(place, item)| {
                        match (tuple.items.get(place), &tuple.rest) {
                            (Some(ty), _) | (None, Some(ty)) => fits(api, ty, item),
                            (None, None) => false,
                        }
                    })
            };
            other_kind(value.is_array()) || value.as_array().is_some_and(places)
        }
        Shape::Union(union) => fits_union(api, union, &union.dispatch, value),
        Shape::Alias(target) => fits(api, target, value),
    }
}

fn fits_scalar(scalar: &Scalar, value: &Json) -> bool {
    match scalar {
        Scalar::Boolean => value.is_boolean(),
        Scalar::Integer(_) => kinds(value).contains(&JsonKind::Integer),
        Scalar::Number(_) => value.is_number(),
        Scalar::String(_) => value.is_string(),
    }
}

fn fits_object(api: &Api, object: &Object, value: &Json) -> bool {
    let Some(members) = value.as_object() else { return false };
    let there = |name: &str| members.contains_key(name);
    object.properties.iter().all(|property| !property.required || there(&property.name))
        && members.iter().all(|(name, member)| {
            match object.properties.iter().find(|property| property.name == *name) {
                Some(property) => fits(api, &property.ty, member),
                None => {
                    object.patterns.iter().any(|(_, ty)| fits(api, ty, member))
                        || match &object.additional {
                            Additional::Typed(ty) => fits(api, ty, member),
                            _ => true,
                        }
                }
            }
        })
}

fn fits_union(api: &Api, union: &Union, how: &Dispatch, value: &Json) -> bool {
    match how {
        Dispatch::Tag { property, .. } => {
            let tag =
                value.get(property).map(|tag| tag.as_str().map_or_else(|| tag.to_string(), str::to_owned));
            let chosen = union
                .branches
                .iter()
                .position(|branch| tag.as_ref().is_some_and(|t| branch.tags.contains(t)));
            match chosen.or(union.fallback) {
                Some(index) => fits(api, &union.branches[index].ty, value),
                None => value.is_object(),
            }
        }
        Dispatch::Kind { objects: Some(objects), .. } if value.is_object() => {
            fits_union(api, union, objects, value)
        }
        Dispatch::Kind { kinds: each, .. } => {
            let own = kinds(value);
            let fitting = |(list, branch): (&Vec<JsonKind>, &Branch)| {
                list.iter().any(|kind| own.contains(kind)) && fits(api, &branch.ty, value)
            };
            each.iter().zip(&union.branches).any(fitting)
        }
        Dispatch::Member(names) => {
            let has = |name: &Option<String>| name.as_ref().is_some_and(|name| value.get(name).is_some());
            let chosen = names.iter().position(has).or(names.iter().position(Option::is_none));
            chosen.is_some_and(|index| fits(api, &union.branches[index].ty, value))
        }
        Dispatch::BestFit => union.branches.iter().any(|branch| fits(api, &branch.ty, value)),
    }
}

fn kinds(value: &Json) -> Vec<JsonKind> {
    match value {
        Json::Null => vec![JsonKind::Null],
        Json::Bool(_) => vec![JsonKind::Boolean],
        Json::Number(number) if number.as_f64().is_some_and(|float| float.fract() == 0.0) => {
            vec![JsonKind::Integer, JsonKind::Number]
        }
        Json::Number(_) => vec![JsonKind::Number],
        Json::String(_) => vec![JsonKind::String],
        Json::Array(_) => vec![JsonKind::Array],
        Json::Object(_) => vec![JsonKind::Object],
    }
}

/// Numbers are equal by value, `1` and `1.0`.
fn equal(one: &Json, other: &Json) -> bool {
    match (one, other) {
        (Json::Number(one), Json::Number(other)) => one.as_f64() == other.as_f64(),
        (Json::Array(one), Json::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| equal(one, other))
        }
        _ => one == other,
    }
}
