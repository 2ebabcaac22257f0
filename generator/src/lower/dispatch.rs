//! How readers of a union find out which branch they have, where the document does not declare it.
//!
//! In: unions whose branches are all known. Out: their [`Dispatch`].
//!
//! | branches | told apart by |
//! |---|---|
//! | of kinds of JSON values that differ | the kind; those of one kind by the rest of this table |
//! | objects with a required property that is a list of values, without one in common | the value of that property |
//! | objects that each require a property which no other has (one may be left over) | that property |
//! | others | trying: the one that fits best |

use std::collections::{BTreeSet, HashMap, HashSet};

use super::discriminator::tag;
use super::findings::{Finding, Findings};
use super::order::targets_first;
use crate::api::{Dispatch, Ends, JsonKind, Object, Scalar, Shape, TypeDef, TypeUse, Union};
use crate::diagnostic::Code;

/// Finds out the dispatch of every union.
pub(super) fn infer(types: &mut [TypeDef], findings: &mut Findings<'_>) {
    let (ends, kinds) = (Ends::of(types), kinds(types));
    for index in 0..types.len() {
        let all = Types { definitions: types, ends: &ends, kinds: &kinds };
        let Shape::Union(union) = &types[index].shape else { continue };
        let (dispatch, tags) = match &union.dispatch {
            Dispatch::Tag { .. } if union.branches.iter().all(|branch| is_object(all, &branch.ty)) => {
                continue;
            }
            // Known from the start: the union was made of what its kinds tell apart.
            Dispatch::Kind { .. } => continue,
            Dispatch::Tag { .. } if objects_apart(all, union) => {
                let kinds = all.kinds_of(union);
                declare_for_objects(&mut types[index], kinds);
                continue;
            }
            Dispatch::Tag { property, .. } => {
                let message =
                    format!("`{property}` cannot tell the branches apart: not all of them are objects");
                let finding = Finding::new(Code::IDLE_DISCRIMINATOR, types[index].origin.0, message);
                let found = by_nature(all, union);
                findings.note(&mut types[index].notes, finding);
                found
            }
            _ => by_nature(all, union),
        };
        if let Shape::Union(union) = &mut types[index].shape {
            union.dispatch = dispatch;
            union.fallback = None;
            for (branch, tags) in union.branches.iter_mut().zip(tags) {
                branch.tags = tags;
            }
        }
    }
}

/// All types, and what is known of each.
#[derive(Clone, Copy)]
struct Types<'t> {
    definitions: &'t [TypeDef],
    ends: &'t Ends,
    kinds: &'t [BTreeSet<JsonKind>],
}

impl<'t> Types<'t> {
    /// The shape behind aliases.
    fn behind(self, used: &TypeUse) -> &'t Shape {
        &self.definitions[self.ends.behind(used).ty.0 as usize].shape
    }

    /// The kinds of JSON values that a type has.
    fn kinds(self, used: &TypeUse) -> &'t BTreeSet<JsonKind> {
        &self.kinds[used.ty.0 as usize]
    }

    /// Those of each branch.
    fn kinds_of(self, union: &Union) -> Vec<BTreeSet<JsonKind>> {
        union.branches.iter().map(|branch| self.kinds(&branch.ty).clone()).collect()
    }
}

/// The dispatch that the branches themselves allow, and their tags.
fn by_nature(types: Types<'_>, union: &Union) -> (Dispatch, Vec<Vec<String>>) {
    let none = vec![Vec::new(); union.branches.len()];
    let kinds = types.kinds_of(union);
    if are_disjoint(&kinds) {
        return (by_kind(kinds, None), none);
    }
    let objects: Vec<_> = union.branches.iter().map(|branch| object(types, &branch.ty)).collect();
    let is_object =
        |(kinds, object): (&BTreeSet<_>, &Option<_>)| object.is_some() || !kinds.contains(&JsonKind::Object);
    let marked = kinds.iter().zip(&objects).all(is_object);
    let (dispatch, tags) = if marked { by_mark(types, &objects) } else { (Dispatch::BestFit, none) };
    if kinds.iter().all(|one| *one == kinds[0]) {
        return (dispatch, tags);
    }
    let objects = if dispatch == Dispatch::BestFit { None } else { Some(Box::new(dispatch)) };
    (by_kind(kinds, objects), tags)
}

fn by_kind(kinds: Vec<BTreeSet<JsonKind>>, objects: Option<Box<Dispatch>>) -> Dispatch {
    Dispatch::Kind { kinds: kinds.into_iter().map(|kinds| kinds.into_iter().collect()).collect(), objects }
}

/// How the objects among the branches are told apart by a member: its value, or that it is there.
fn by_mark(types: Types<'_>, branches: &[Option<&Object>]) -> (Dispatch, Vec<Vec<String>>) {
    let none = vec![Vec::new(); branches.len()];
    let objects: Vec<&Object> = branches.iter().flatten().copied().collect();
    if objects.len() < 2 {
        return (Dispatch::BestFit, none);
    }
    if let Some((property, tags)) = by_tag(types, &objects) {
        let mut tags = tags.into_iter();
        let of_all = branches.iter().map(|branch| branch.and_then(|_| tags.next()).unwrap_or_default());
        return (Dispatch::Tag { property, declared: false }, of_all.collect());
    }
    let Some(members) = by_member(&objects) else { return (Dispatch::BestFit, none) };
    let mut members = members.into_iter();
    let of_all = branches.iter().map(|branch| branch.and_then(|_| members.next()).flatten());
    (Dispatch::Member(of_all.collect()), none)
}

/// Whether each branch of a union is either an object or never one, with several objects for a tag to tell apart.
fn objects_apart(types: Types<'_>, union: &Union) -> bool {
    let is_apart = |kinds: &BTreeSet<JsonKind>| kinds.len() == 1 || !kinds.contains(&JsonKind::Object);
    let all = types.kinds_of(union);
    all.iter().all(is_apart) && all.iter().filter(|kinds| kinds.contains(&JsonKind::Object)).count() > 1
}

/// Lets a declared tag tell the objects of a union apart, and the kind of a value everything else.
fn declare_for_objects(definition: &mut TypeDef, kinds: Vec<BTreeSet<JsonKind>>) {
    let is_object: Vec<bool> = kinds.iter().map(|kinds| kinds.contains(&JsonKind::Object)).collect();
    if let Shape::Union(union) = &mut definition.shape {
        for (branch, _) in union.branches.iter_mut().zip(&is_object).filter(|(_, object)| !**object) {
            branch.tags.clear();
        }
        union.fallback = union.fallback.filter(|index| is_object[*index]);
        let declared = std::mem::replace(&mut union.dispatch, Dispatch::BestFit);
        union.dispatch = by_kind(kinds, Some(Box::new(declared)));
    }
}

/// The kinds of JSON values that each type has.
fn kinds(types: &[TypeDef]) -> Vec<BTreeSet<JsonKind>> {
    let mut kinds: Vec<BTreeSet<JsonKind>> = vec![BTreeSet::new(); types.len()];
    for index in targets_first(types) {
        kinds[index] = match &types[index].shape {
            Shape::Alias(next) => kinds[next.ty.0 as usize].clone(),
            Shape::Union(union) => {
                union.branches.iter().flat_map(|branch| kinds[branch.ty.ty.0 as usize].clone()).collect()
            }
            shape => own_kinds(shape).into_iter().collect(),
        };
    }
    kinds
}

fn own_kinds(shape: &Shape) -> Vec<JsonKind> {
    use JsonKind::{Array, Boolean, Integer, Null, Number, Object, String};
    match shape {
        Shape::Any => vec![Boolean, Integer, Number, String, Array, Object, Null],
        Shape::Null => vec![Null],
        Shape::Scalar(Scalar::Boolean) => vec![Boolean],
        Shape::Scalar(Scalar::Integer(_)) => vec![Integer],
        Shape::Scalar(Scalar::Number(_)) => vec![Integer, Number],
        Shape::Scalar(Scalar::String(_)) => vec![String],
        Shape::Enumeration(list) => list.values.iter().map(|v| super::enumeration::kind(&v.value)).collect(),
        Shape::Object(_) | Shape::Map(_) => vec![Object],
        Shape::Array(_) | Shape::Tuple(_) => vec![Array],
        Shape::Never | Shape::Union(_) | Shape::Alias(_) => Vec::new(),
    }
}

fn are_disjoint(kinds: &[BTreeSet<JsonKind>]) -> bool {
    let mut seen = BTreeSet::new();
    kinds.iter().flatten().all(|kind| seen.insert(*kind))
}

fn object<'t>(types: Types<'t>, used: &TypeUse) -> Option<&'t Object> {
    match types.behind(used) {
        Shape::Object(object) => Some(object),
        _ => None,
    }
}

/// Whether all values of a type are objects.
fn is_object(types: Types<'_>, used: &TypeUse) -> bool {
    types.kinds(used).iter().all(|kind| matches!(kind, JsonKind::Object))
}

/// A property whose value selects the branch, and the values of each.
fn by_tag(types: Types<'_>, objects: &[&Object]) -> Option<(String, Vec<Vec<String>>)> {
    let (first, _) = objects.split_first()?;
    first.properties.iter().find_map(|property| {
        let tags: Option<Vec<_>> =
            objects.iter().map(|object| constants(types, object, &property.name)).collect();
        let tags = tags?;
        let mut seen = HashSet::new();
        let distinct = tags.iter().flatten().all(|tag| seen.insert(tag.as_str()));
        distinct.then(|| (property.name.clone(), tags))
    })
}

/// The values that a required property of an object may have.
fn constants(types: Types<'_>, object: &Object, name: &str) -> Option<Vec<String>> {
    let property = object.properties.iter().find(|property| property.name == name && property.required)?;
    let Shape::Enumeration(list) = types.behind(&property.ty) else { return None };
    if list.open || property.ty.nullable {
        return None;
    }
    Some(list.values.iter().map(|value| tag(&value.value)).collect())
}

/// For each object a required member that no other one knows; at most one has none.
fn by_member(objects: &[&Object]) -> Option<Vec<Option<String>>> {
    let mut knowing: HashMap<&str, usize> = HashMap::new();
    for property in objects.iter().flat_map(|object| &object.properties) {
        *knowing.entry(&property.name).or_default() += 1;
    }
    let own = |object: &&Object| {
        let mut required = object.properties.iter().filter(|property| property.required);
        required.find(|property| knowing.get(property.name.as_str()) == Some(&1)).map(|own| own.name.clone())
    };
    let members: Vec<_> = objects.iter().map(own).collect();
    let left_over = members.iter().filter(|member| member.is_none()).count();
    (left_over < 2 && members.len() > 1).then_some(members)
}
