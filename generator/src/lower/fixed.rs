//! Members whose value is a matter of the type.
//!
//! In: unions whose branches are all known. Out: at the member that tells them apart the value that selects the type, wherever that
//! is one. Whoever makes a value of the type need not know it.
//!
//! | a type is selected by | its member has |
//! |---|---|
//! | one value, in all unions by this member | that value |
//! | several values, or another one in another union | what the caller says |
//! | a value that the member's own type does not allow | what the caller says |

use std::collections::{BTreeMap, HashSet};

use serde_json::Value as Json;

use super::discriminator::tag;
use crate::api::{Ends, Enumeration, Object, Scalar, Shape, TypeDef, TypeId, Union};

/// Notes the values of all members that have one.
pub(super) fn settle(types: &mut [TypeDef]) {
    let ends = Ends::of(types);
    // The values that select an object by a member; two of them, and none is sure.
    let mut selected: BTreeMap<(TypeId, String), Option<String>> = BTreeMap::new();
    for definition in types.iter() {
        let Shape::Union(union) = &definition.shape else { continue };
        for (id, property, own) in tags(types, &ends, union) {
            let known = selected.entry((id, property)).or_insert_with(|| own.clone());
            if *known != own {
                *known = None;
            }
        }
    }
    for ((id, property), value) in selected {
        let Some(value) = value.and_then(|value| value_of(types, &ends, id, &property, &value)) else {
            continue;
        };
        if let Shape::Object(object) = &mut types[id.0 as usize].shape {
            let member = object.properties.iter_mut().find(|member| member.name == property);
            member.into_iter().for_each(|member| member.fixed = Some(value.clone()));
        }
    }
}

/// The objects among the branches of a union with the member that tells them apart and the one value that selects each.
fn tags(types: &[TypeDef], ends: &Ends, union: &Union) -> Vec<(TypeId, String, Option<String>)> {
    let ids = union.branches.iter().map(|branch| ends.behind(&branch.ty).ty);
    if let Some((property, _)) = union.dispatch.tag() {
        let only = |tags: &[String]| if let [only] = tags { Some(only.clone()) } else { None };
        // The branch for all other values is of no kind of its own.
        let is_rest = |index: usize| union.fallback == Some(index);
        let tags = union.branches.iter().enumerate();
        let tags = tags.map(|(index, branch)| only(&branch.tags).filter(|_| !is_rest(index)));
        return ids.zip(tags).map(|(id, tag)| (id, property.to_owned(), tag)).collect();
    }
    let objects: Vec<(TypeId, &Object)> = ids.filter_map(|id| Some((id, object(types, id)?))).collect();
    by_constant(types, ends, &objects).unwrap_or_default()
}

/// The member that has one value in each of several objects, another one in each. It need not be required: where it is, readers
/// go by it.
fn by_constant(
    types: &[TypeDef],
    ends: &Ends,
    objects: &[(TypeId, &Object)],
) -> Option<Vec<(TypeId, String, Option<String>)>> {
    let (_, first) = objects.first().filter(|_| objects.len() > 1)?;
    first.properties.iter().find_map(|property| {
        let constant = |object: &Object| {
            let member = object.properties.iter().find(|member| member.name == property.name)?;
            match &types[ends.behind(&member.ty).ty.0 as usize].shape {
                Shape::Enumeration(Enumeration { values, open: false, .. }) if values.len() == 1 => {
                    Some(tag(&values[0].value))
                }
                _ => None,
            }
        };
        let tags: Vec<String> = objects.iter().map(|(_, object)| constant(object)).collect::<Option<_>>()?;
        let mut seen = HashSet::new();
        let is_apart = tags.iter().all(|tag| seen.insert(tag.clone()));
        let all = objects.iter().zip(tags).map(|((id, _), tag)| (*id, property.name.clone(), Some(tag)));
        is_apart.then(|| all.collect())
    })
}

fn object(types: &[TypeDef], id: TypeId) -> Option<&Object> {
    match &types[id.0 as usize].shape {
        Shape::Object(object) => Some(object),
        _ => None,
    }
}

/// The value of the member that a tag stands for, where its type has it.
fn value_of(types: &[TypeDef], ends: &Ends, id: TypeId, property: &str, text: &str) -> Option<Json> {
    let object = object(types, id)?;
    let member = object.properties.iter().find(|member| member.name == property)?;
    match &types[ends.behind(&member.ty).ty.0 as usize].shape {
        Shape::Scalar(Scalar::String(_)) => Some(Json::from(text)),
        Shape::Enumeration(list) => {
            let value = list.values.iter().find(|value| tag(&value.value) == text);
            value.map(|value| value.value.clone())
        }
        _ => None,
    }
}
