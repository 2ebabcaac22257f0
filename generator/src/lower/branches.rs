//! Branches of a union that JSON cannot tell apart, made one.
//!
//! In: unions without a declared discriminator. Out: the same with one branch for each kind of simple value.
//!
//! | branches | become |
//! |---|---|
//! | two lists of values of one kind | one list |
//! | a list of values and any value of that kind | the list, open |
//! | whole numbers and numbers | numbers of any size, which keep the value of both |
//! | strings of several formats | strings; IP addresses stay those |
//! | null | null is allowed |
//! | no value at all (`false`) | nothing |
//! | both booleans | booleans |
//! | several texts beside other branches | a branch each, as they are |
//! | one branch left | it |
//!
//! Each such union accepts the same JSON values before and after, so nothing is lost but a hint at a format.

use std::borrow::Cow;
use std::collections::HashSet;

use super::findings::{Finding, Findings};
use super::order::targets_first;
use crate::api::{
    Branch, Dispatch, Enumeration, Joined, JsonKind, Scalar, Shape, Step, StringFormat, TypeDef, TypeId,
    TypeKey, TypeUse, Union,
};
use crate::diagnostic::Code;

/// Merges the branches of every union. Those of the unions inside one are merged before: each may become a simple type.
pub(super) fn merge(types: &mut Vec<TypeDef>, findings: &mut Findings<'_>) {
    let ends = (0..types.len() as u32).map(TypeId).collect();
    let keys = types.iter().map(|definition| definition.key.clone()).collect();
    let order = targets_first(types);
    let mut merging = Merging { types, ends, keys, findings };
    for index in order {
        while merging.merge_one(index) {}
        if let Shape::Alias(target) = &merging.types[index].shape {
            merging.ends[index] = merging.ends[target.ty.0 as usize];
        }
    }
}

/// Notes the titles of branches at the branches: types that are equal may become one, and that has no title then.
pub(super) fn keep_titles(types: &mut [TypeDef]) {
    let title = |def: &TypeDef| def.title.clone().filter(|_| def.component.is_none());
    let titles: Vec<Option<String>> = types.iter().map(title).collect();
    for definition in types {
        if let Shape::Union(union) = &mut definition.shape {
            union
                .branches
                .iter_mut()
                .for_each(|branch| branch.title.clone_from(&titles[branch.ty.ty.0 as usize]));
        }
    }
}

struct Merging<'m, 'f> {
    types: &'m mut Vec<TypeDef>,
    /// What is behind each type that was looked at.
    ends: Vec<TypeId>,
    /// The keys of all types.
    keys: HashSet<TypeKey>,
    findings: &'m mut Findings<'f>,
}

impl Merging<'_, '_> {
    /// Merges what can be merged at once; says whether there was anything.
    fn merge_one(&mut self, index: usize) -> bool {
        let dropped = self.drop_null(index);
        let Shape::Union(union) = &self.types[index].shape else { return false };
        let before = union.branches.len();
        // A parent with one child today may have another one tomorrow, and an answer may be of a kind that is none of them.
        let declared = matches!(union.dispatch, Dispatch::Tag { declared: true, .. }) && before > 0;
        if declared || (matches!(union.dispatch, Dispatch::Tag { .. }) && before > 1) {
            return dropped;
        }
        let (groups, widened) = self.group(union);
        if groups.len() == before && before > 1 {
            return dropped;
        }
        let exclusive = union.exclusive;
        if widened {
            note_widened(&mut self.types[index], self.findings);
        }
        let key = self.types[index].key.clone();
        let mut uses: Vec<Result<Branch, Shape>> = groups.into_iter().map(Group::into_branch).collect();
        self.types[index].shape = match uses.as_mut_slice() {
            [Ok(only)] => Shape::Alias(only.ty.clone()),
            [Err(shape)] => std::mem::replace(shape, Shape::Any),
            [] if self.types[index].nullable => Shape::Null,
            [] => Shape::Never,
            _ => {
                let branch = |one: Result<Branch, Shape>| {
                    one.unwrap_or_else(|shape| Branch::of(self.invent(&key, shape)))
                };
                let branches = uses.into_iter().map(branch).collect();
                Shape::Union(Union { branches, dispatch: Dispatch::BestFit, exclusive, fallback: None })
            }
        };
        true
    }

    /// Takes branches out that are only null; says whether there were any.
    fn drop_null(&mut self, index: usize) -> bool {
        let Shape::Union(union) = &self.types[index].shape else { return false };
        let is_null = |branch: &Branch| matches!(self.end(&branch.ty).shape, Shape::Null);
        let is_null: Vec<bool> = union.branches.iter().map(is_null).collect();
        let any = is_null.contains(&true);
        let definition = &mut self.types[index];
        if let (true, Shape::Union(union)) = (any, &mut definition.shape) {
            let mut kept = is_null.iter().map(|null| !null);
            union.branches.retain(|_| kept.next().unwrap_or(true));
            union.fallback = None;
            definition.nullable = true;
        }
        any
    }

    /// Groups branches; says whether a group tells less than its branches did.
    fn group(&self, union: &Union) -> (Vec<Group>, bool) {
        let mut groups: Vec<Group> = Vec::with_capacity(union.branches.len());
        let mut widened = false;
        for branch in &union.branches {
            let shape = told(self.end(&branch.ty));
            if matches!(*shape, Shape::Never) {
                continue;
            }
            let is_text = shape.only_text().is_some();
            if groups.iter().any(|group| group.merged.is_none() && group.ty == branch.ty) {
                continue;
            }
            let joined = groups.iter_mut().find_map(|group| {
                let own = group.merged.clone().map_or_else(|| told(self.end(&group.ty)), Cow::Owned);
                Some((join(&own, &shape)?, group))
            });
            match joined {
                Some((merged, group)) => {
                    let is_known =
                        |known: &Branch| self.end(&known.ty).shape.only_text() == shape.only_text();
                    match is_text && !group.texts.is_empty() {
                        true if group.texts.iter().any(is_known) => {}
                        true => group.texts.push(branch.clone()),
                        false => group.texts.clear(),
                    }
                    widened |= loses(&merged, &self.end(&group.ty).shape) || loses(&merged, &shape);
                    group.merged = Some(merged);
                }
                None => groups.push(Group::of(branch, is_text)),
            }
        }
        if groups.len() > 1 {
            groups = groups.into_iter().flat_map(Group::into_values).collect();
        }
        (groups, widened)
    }

    /// A type of its own for a group of branches.
    fn invent(&mut self, owner: &TypeKey, shape: Shape) -> TypeUse {
        let joined = match &shape {
            Shape::Scalar(Scalar::String(_)) => Joined::String,
            Shape::Scalar(Scalar::Boolean) => Joined::Boolean,
            Shape::Scalar(_) => Joined::Number,
            Shape::Enumeration(_) => Joined::Values,
            _ => Joined::Any,
        };
        let mut key = owner.below(Step::Joined(joined));
        while !self.keys.insert(key.clone()) {
            key = key.below(Step::Beside);
        }
        let ty = TypeId(self.types.len() as u32);
        self.types.push(TypeDef::of_shape(key, shape));
        self.ends.push(ty);
        TypeUse { ty, nullable: false }
    }

    /// The type behind aliases.
    fn end(&self, used: &TypeUse) -> &TypeDef {
        &self.types[self.ends[used.ty.0 as usize].0 as usize]
    }
}

/// Branches that are read as one.
struct Group {
    ty: TypeUse,
    component: Option<String>,
    /// What they have become, where they were several.
    merged: Option<Shape>,
    /// The branches, where each of them is one text.
    texts: Vec<Branch>,
}

impl Group {
    fn of(branch: &Branch, is_text: bool) -> Self {
        let texts = if is_text { vec![branch.clone()] } else { Vec::new() };
        Self { ty: branch.ty.clone(), component: branch.component.clone(), merged: None, texts }
    }

    fn into_branch(self) -> Result<Branch, Shape> {
        match self.merged {
            Some(shape) => Err(shape),
            None => Ok(Branch { component: self.component, ..Branch::of(self.ty) }),
        }
    }

    /// Texts that stand beside other branches stay branches of their own: each of them is a name for a value.
    fn into_values(self) -> Vec<Self> {
        match self.texts.len() {
            0 | 1 => vec![self],
            _ => self.texts.iter().map(|branch| Self::of(branch, true)).collect(),
        }
    }
}

/// The shape of a branch; a single value is described by the words at its schema.
fn told(definition: &TypeDef) -> Cow<'_, Shape> {
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
        (Shape::Scalar(Scalar::Number(None)), Shape::Scalar(Scalar::Integer(_) | Scalar::Number(_))) => false,
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
        // Only a number without a format holds every whole number too.
        (Number(_), Integer(_)) | (Integer(_), Number(_)) => Number(None),
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

fn note_widened(definition: &mut TypeDef, findings: &mut Findings<'_>) {
    let message = "branches that JSON cannot tell apart are read as one";
    findings.note(&mut definition.notes, Finding::new(Code::MERGED_BRANCHES, definition.origin.0, message));
}
