//! Branches of a union that JSON cannot tell apart, made one.
//!
//! In: unions without a declared discriminator. Out: the same with one branch for each kind of simple value.
//!
//! | branches | become |
//! |---|---|
//! | two lists of values of one kind | one list |
//! | a list of values and any value of that kind | the list, open |
//! | whole numbers and numbers | numbers |
//! | strings of several formats | strings; IP addresses stay those |
//! | null | null is allowed |
//! | no value at all (`false`) | nothing |
//! | both booleans | booleans |
//! | one branch left | it |
//!
//! Each such union accepts the same JSON values before and after, so nothing is lost but a hint at a format.

use std::borrow::Cow;

use super::findings::{Finding, Findings};
use super::types::plain;
use crate::api::{
    Branch, Dispatch, Enumeration, JsonKind, Scalar, Shape, StringFormat, TypeDef, TypeId, TypeKey, TypeUse,
    Union,
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
    let dropped = drop_null(types, index);
    let Shape::Union(union) = &types[index].shape else { return false };
    let before = union.branches.len();
    if matches!(union.dispatch, Dispatch::Tag { .. }) && before > 1 {
        return dropped;
    }
    let (groups, widened) = group(types, union);
    if groups.len() == before && before > 1 {
        return dropped;
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
        [] if types[index].nullable => Shape::Null,
        [] => Shape::Never,
        _ => {
            let ty = |one: Result<TypeUse, Shape>| one.unwrap_or_else(|shape| invent(types, &key, shape));
            let branches = uses.into_iter().map(ty).map(|ty| Branch { ty, tags: Vec::new() }).collect();
            Shape::Union(Union { branches, dispatch: Dispatch::BestFit, exclusive, fallback: None })
        }
    };
    true
}

/// Takes branches out that are only null; says whether there were any.
fn drop_null(types: &mut [TypeDef], index: usize) -> bool {
    let Shape::Union(union) = &types[index].shape else { return false };
    let is_null: Vec<bool> =
        union.branches.iter().map(|branch| matches!(behind(types, &branch.ty), Shape::Null)).collect();
    let any = is_null.contains(&true);
    if let (true, Shape::Union(union)) = (any, &mut types[index].shape) {
        let mut kept = is_null.iter().map(|null| !null);
        union.branches.retain(|_| kept.next().unwrap_or(true));
        union.fallback = None;
        types[index].nullable = true;
    }
    any
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
        let shape = told(types, &branch.ty);
        if matches!(*shape, Shape::Never) {
            continue;
        }
        if groups.iter().any(|group| group.merged.is_none() && group.ty == branch.ty) {
            continue;
        }
        let joined = groups.iter_mut().find_map(|group| {
            let own = group.merged.clone().map_or_else(|| told(types, &group.ty), Cow::Owned);
            Some((join(&own, &shape)?, group))
        });
        match joined {
            Some((merged, group)) => {
                widened |= loses(&merged, behind(types, &group.ty)) || loses(&merged, &shape);
                group.merged = Some(merged);
            }
            None => groups.push(Group { ty: branch.ty.clone(), merged: None }),
        }
    }
    (groups, widened)
}

/// The shape of a branch; a single value is described by the words at its schema.
fn told<'t>(types: &'t [TypeDef], used: &TypeUse) -> Cow<'t, Shape> {
    let definition = end(types, used);
    match &definition.shape {
        Shape::Enumeration(list) if list.values.len() == 1 && list.values[0].description.is_none() => {
            let mut list = list.clone();
            list.values[0].description = definition.docs.description.clone().or(definition.title.clone());
            Cow::Owned(Shape::Enumeration(list))
        }
        shape => Cow::Borrowed(shape),
    }
}

/// Whether a merged shape tells less than a shape that went into it.
fn loses(merged: &Shape, before: &Shape) -> bool {
    match (merged, before) {
        (Shape::Scalar(Scalar::Number(_)), Shape::Scalar(Scalar::Integer(_))) => false,
        (Shape::Scalar(Scalar::Boolean), _) => false,
        (Shape::Enumeration(_), Shape::Enumeration(_)) => false,
        (merged, before) => merged != before,
    }
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
    Some(match (one, other) {
        (Boolean, Boolean) => Boolean,
        (String(Some(one)), String(Some(other)))
            if one != other && is_address(*one) && is_address(*other) =>
        {
            String(Some(StringFormat::Ip))
        }
        (String(one), String(other)) => String(one.filter(|_| one == other)),
        (Integer(one), Integer(other)) => Integer(one.filter(|_| one == other)),
        (Number(one), Number(other)) => Number(one.filter(|_| one == other)),
        (Number(format), Integer(_)) | (Integer(_), Number(format)) => Number(*format),
        _ => return None,
    })
}

fn is_address(format: StringFormat) -> bool {
    matches!(format, StringFormat::Ip | StringFormat::Ipv4 | StringFormat::Ipv6)
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
    let mut key = owner.branches(kind);
    while types.iter().any(|definition| definition.key == key) {
        key = key.beside();
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
    &end(types, used).shape
}

fn end<'t>(types: &'t [TypeDef], used: &TypeUse) -> &'t TypeDef {
    &types[end_of(types, used).0 as usize]
}

/// The type behind aliases; circles are broken before.
pub(super) fn end_of(types: &[TypeDef], used: &TypeUse) -> TypeId {
    let mut at = used.ty;
    while let Shape::Alias(next) = &types[at.0 as usize].shape {
        at = next.ty;
    }
    at
}
