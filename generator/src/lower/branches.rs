//! Branches of a union that JSON cannot tell apart, made one.
//!
//! In: unions without a declared discriminator. Out: the same with one branch for each kind of simple value. Never knows
//! where the branches came from.
//!
//! | branches | become |
//! |---|---|
//! | two lists of values of one kind | one list |
//! | a list of values and any value of that kind | the list, open |
//! | whole numbers and numbers | numbers |
//! | strings of several formats | strings |
//! | both booleans | booleans |
//! | one branch left | it |
//!
//! Each such union accepts the same JSON values before and after, so nothing is lost but a hint at a format.

use super::findings::{Finding, Findings};
use super::types::plain;
use crate::api::{
    Branch, Dispatch, Enumeration, JsonKind, Scalar, Shape, TypeDef, TypeId, TypeKey, TypeUse, Union,
};
use crate::diagnostic::Code;

/// Merges branches until nothing changes: a union inside another one may have become a simple type.
pub(super) fn merge(types: &mut Vec<TypeDef>, findings: &mut Findings<'_>) {
    let mut changed = true;
    while changed {
        changed = false;
        for index in 0..types.len() {
            changed |= merge_one(types, index, findings);
        }
    }
}

fn merge_one(types: &mut Vec<TypeDef>, index: usize, findings: &mut Findings<'_>) -> bool {
    let Shape::Union(union) = &types[index].shape else { return false };
    if matches!(union.dispatch, Dispatch::Tag { .. }) {
        return false;
    }
    let before = union.branches.len();
    let (groups, widened) = group(types, union);
    if groups.len() == before {
        return false;
    }
    let exclusive = union.exclusive;
    if widened {
        note_widened(&mut types[index], findings);
    }
    let key = types[index].key.clone();
    let mut uses: Vec<Result<TypeUse, Shape>> = groups.into_iter().map(Group::into_use).collect();
    types[index].shape = match uses.as_mut_slice() {
        [Ok(only)] => Shape::Alias(only.clone()),
        [Err(shape)] => std::mem::replace(shape, Shape::Any),
        _ => {
            let ty = |one: Result<TypeUse, Shape>| one.unwrap_or_else(|shape| invent(types, &key, shape));
            let branches = uses.into_iter().map(ty).map(|ty| Branch { ty, tags: Vec::new() }).collect();
            Shape::Union(Union { branches, dispatch: Dispatch::BestFit, exclusive })
        }
    };
    true
}

/// Branches that are read as one.
struct Group {
    ty: TypeUse,
    /// What they have become, where they were several.
    merged: Option<Shape>,
}

impl Group {
    fn into_use(self) -> Result<TypeUse, Shape> {
        match self.merged {
            Some(shape) => Err(shape),
            None => Ok(self.ty),
        }
    }
}

/// Groups branches; says whether a group tells less than its branches did.
fn group(types: &[TypeDef], union: &Union) -> (Vec<Group>, bool) {
    let mut groups: Vec<Group> = Vec::with_capacity(union.branches.len());
    let mut widened = false;
    for branch in &union.branches {
        let shape = behind(types, &branch.ty);
        if groups.iter().any(|group| group.merged.is_none() && group.ty == branch.ty) {
            continue;
        }
        let joined = groups.iter_mut().find_map(|group| {
            let own = group.merged.as_ref().unwrap_or_else(|| behind(types, &group.ty));
            Some((join(own, shape)?, group))
        });
        match joined {
            Some((merged, group)) => {
                widened |= merged != *behind(types, &group.ty) || merged != *shape;
                group.merged = Some(merged);
            }
            None => groups.push(Group { ty: branch.ty.clone(), merged: None }),
        }
    }
    (groups, widened)
}

/// One shape for the values of two, where JSON cannot tell them apart and one shape can say both.
fn join(one: &Shape, other: &Shape) -> Option<Shape> {
    match (one, other) {
        (Shape::Scalar(one), Shape::Scalar(other)) => join_scalars(one, other).map(Shape::Scalar),
        (Shape::Enumeration(list), Shape::Scalar(scalar))
        | (Shape::Scalar(scalar), Shape::Enumeration(list)) => open(list, scalar),
        (Shape::Enumeration(one), Shape::Enumeration(other)) => join_lists(one, other),
        (Shape::Any, Shape::Any) => Some(Shape::Any),
        _ => None,
    }
}

fn join_scalars(one: &Scalar, other: &Scalar) -> Option<Scalar> {
    use Scalar::{Boolean, Integer, Number, String};
    let same = |one: &Option<_>, other| if one == other { one.clone() } else { None };
    Some(match (one, other) {
        (Boolean, Boolean) => Boolean,
        (String(one), String(other)) => String(same(one, other)),
        (Integer(one), Integer(other)) => Integer(same(one, other)),
        (Number(one), Number(other)) => Number(same(one, other)),
        (Number(format), Integer(_)) | (Integer(_), Number(format)) => Number(format.clone()),
        _ => return None,
    })
}

/// A list of values beside any value of their kind.
fn open(list: &Enumeration, scalar: &Scalar) -> Option<Shape> {
    match (list.base?, scalar) {
        (JsonKind::Boolean, Scalar::Boolean) => Some(Shape::Scalar(Scalar::Boolean)),
        (JsonKind::String, Scalar::String(_)) | (JsonKind::Integer, Scalar::Integer(_)) => {
            Some(Shape::Enumeration(Enumeration { open: true, ..list.clone() }))
        }
        (JsonKind::Integer | JsonKind::Number, Scalar::Integer(_) | Scalar::Number(_)) => {
            Some(Shape::Scalar(Scalar::Number(None)))
        }
        _ => None,
    }
}

fn join_lists(one: &Enumeration, other: &Enumeration) -> Option<Shape> {
    if one.base.is_none() || one.base != other.base {
        return None;
    }
    let mut values = one.values.clone();
    for value in &other.values {
        if !values.iter().any(|have| have.value == value.value) {
            values.push(value.clone());
        }
    }
    if one.base == Some(JsonKind::Boolean) && values.len() == 2 {
        return Some(Shape::Scalar(Scalar::Boolean));
    }
    Some(Shape::Enumeration(Enumeration { base: one.base, values, open: one.open || other.open }))
}

/// A type of its own for a group of branches.
fn invent(types: &mut Vec<TypeDef>, owner: &TypeKey, shape: Shape) -> TypeUse {
    let kind = match &shape {
        Shape::Scalar(Scalar::String(_)) => "string",
        Shape::Scalar(Scalar::Boolean) => "boolean",
        Shape::Scalar(_) => "number",
        Shape::Enumeration(_) => "values",
        _ => "any",
    };
    let mut key = TypeKey(format!("{owner}|{kind}"));
    while types.iter().any(|definition| definition.key == key) {
        key.0.push('\'');
    }
    types.push(plain(key, shape));
    TypeUse { ty: TypeId(types.len() as u32 - 1), nullable: false }
}

fn note_widened(definition: &mut TypeDef, findings: &mut Findings<'_>) {
    let message = "branches that JSON cannot tell apart are read as one";
    findings.note(&mut definition.notes, Finding::new(Code::MERGED_BRANCHES, definition.origin.0, message));
}

/// The shape behind aliases; circles are broken before.
pub(super) fn behind<'t>(types: &'t [TypeDef], used: &TypeUse) -> &'t Shape {
    let mut shape = &types[used.ty.0 as usize].shape;
    while let Shape::Alias(next) = shape {
        shape = &types[next.ty.0 as usize].shape;
    }
    shape
}
