//! Unions as enums over types.

use std::collections::HashSet;

use super::Models;
use crate::api::{Api, Branch, Dispatch, JsonKind, Shape, TypeId, TypeUse, Union};
use crate::rust::naming::{Members, Wire, variants};
use crate::rust::scope::Scope;
use crate::rust::{
    Docs, Holds, Ident, Lock, NameKind, NumberType, PlainValue, RuntimeType, Ty, UnionDispatch, UnionEnum,
    Variant, docs,
};

/// What the lock says of a variant that holds its value without a box.
const IN_PLACE: &str = "value";

/// What tells the branches of a union from each other in the lock: their types, and a number where they have the same one.
fn branch_keys(api: &Api, union: &Union) -> Vec<String> {
    let mut keys: Vec<String> = Vec::with_capacity(union.branches.len());
    for branch in &union.branches {
        let key = api.ty(branch.ty.ty).key.to_string();
        let mut own = key.clone();
        let mut number = 2;
        while keys.contains(&own) {
            own = format!("{key} #{number}");
            number += 1;
        }
        keys.push(own);
    }
    keys
}

impl Models<'_> {
    pub(super) fn union(&self, id: TypeId, name: Ident, union: &Union, new: &mut Lock) -> UnionEnum {
        let def = self.api.ty(id);
        let direction = self.direction(id);
        let words = variants(self.api, id, union);
        let keys = branch_keys(self.api, union);
        let wires: Vec<Wire<'_>> = keys.iter().map(|key| Wire::Branch(key)).collect();
        let better: Vec<Option<String>> = words.into_iter().map(Some).collect();
        let members = Members {
            kind: NameKind::Variant,
            owner: def.key.as_str(),
            reserved: &[],
            spelling: self.spelling,
        };
        let names = members.name(&wires, &better, self.old, new);
        let mut scope = Scope::of(&names);
        let is_listed = |branch: &Branch| self.api.only_text(&branch.ty).is_some();
        let may_grow = union.dispatch.tag().is_some() || union.branches.iter().any(is_listed);
        let unknown = (may_grow && direction.response)
            .then(|| scope.claim(["Unknown", "UnknownTag", "Unlisted"].map(Ident::camel)));
        let variants = self.variants(id, union, (&keys, names), new);
        let plain = self.plain_values(union, &variants);
        UnionEnum {
            plain,
            hashable: false,
            docs: self.docs(def, name.bare()),
            name,
            variants,
            dispatch: self.dispatch(union, &union.dispatch),
            unknown,
            direction,
        }
    }

    fn variants(
        &self,
        owner: TypeId,
        union: &Union,
        (keys, names): (&[String], Vec<Ident>),
        new: &mut Lock,
    ) -> Vec<Variant> {
        let opened: Vec<Ty> = union.branches.iter().map(|branch| self.types.open(&branch.ty)).collect();
        let mut seen = HashSet::new();
        let repeated: HashSet<Ty> = opened.iter().filter(|ty| !seen.insert((*ty).clone())).cloned().collect();
        let variant = |((name, key), (branch, open)): ((Ident, &String), (&Branch, &Ty))| match self
            .api
            .only_text(&branch.ty)
        {
            // A branch that is one text needs no type: the variant says it all.
            Some(text) => {
                let docs = docs::of_type(self.api.ty(branch.ty.ty), None);
                Variant { name, holds: Holds::Text(text.to_owned()), docs, from: false }
            }
            None => {
                let holds = Holds::Value(self.variant_type(owner, &branch.ty, key, new));
                Variant { name, holds, docs: Docs::default(), from: !repeated.contains(open) }
            }
        };
        names.into_iter().zip(keys).zip(union.branches.iter().zip(&opened)).map(variant).collect()
    }

    /// The plain values that one variant alone can mean. Text that is listed in another variant is the same on the wire in both.
    fn plain_values(&self, union: &Union, variants: &[Variant]) -> Vec<(PlainValue, usize)> {
        let opened: Vec<Ty> = union.branches.iter().map(|branch| self.types.open(&branch.ty)).collect();
        let only = |wanted: &dyn Fn(&Ty) -> bool| {
            let mut found = opened.iter().enumerate().filter(|(_, ty)| wanted(ty)).map(|(index, _)| index);
            let is_bare = |index: usize| variants[index].ty().is_some_and(|ty| !matches!(ty, Ty::Boxed(_)));
            found.next().filter(|index| found.next().is_none() && is_bare(*index))
        };
        let is_integer = |ty: &Ty| matches!(ty, Ty::Number(number) if !number.is_float());
        let is = |wanted: RuntimeType| move |ty: &Ty| *ty == Ty::Runtime(wanted);
        let number = only(&is(RuntimeType::Number));
        let free = only(&is(RuntimeType::RawJson)).or_else(|| only(&Ty::is_free));
        let plain = [
            (PlainValue::Text, only(&|ty| *ty == Ty::String)),
            (PlainValue::Integer, number.filter(|_| !opened.iter().any(is_integer))),
            (PlainValue::Float, number.filter(|_| !opened.contains(&Ty::Number(NumberType::F64)))),
            (PlainValue::Json, free),
        ];
        plain.into_iter().filter_map(|(value, variant)| Some((value, variant?))).collect()
    }

    /// A variant that was published with its value in place keeps it there, however large that has become.
    fn variant_type(&self, owner: TypeId, used: &TypeUse, branch: &str, new: &mut Lock) -> Ty {
        let key = format!("{} {branch}", self.api.ty(owner).key);
        let in_place = self.old.get(NameKind::Held, &key) == Some(IN_PLACE);
        let large = self.boxes.is_large(self.api, used) && !in_place;
        let ty = self.types.used(used);
        if self.boxes.has(self.api, owner, used) || large {
            return Ty::Boxed(Box::new(ty));
        }
        let may_grow = |shape: &Shape| matches!(shape, Shape::Object(_) | Shape::Tuple(_) | Shape::Union(_));
        if may_grow(&self.api.ty(self.api.behind(used).ty).shape) {
            new.set(NameKind::Held, &key, IN_PLACE);
        }
        ty
    }

    fn dispatch(&self, union: &Union, how: &Dispatch) -> UnionDispatch {
        match how {
            Dispatch::Tag { property, .. } => UnionDispatch::Tag {
                property: property.clone(),
                arms: tags(union).collect(),
                written: self.written(property, union),
                rest: union.fallback,
            },
            Dispatch::Kind { kinds, objects } => self.by_kind(union, kinds, objects.as_deref()),
            Dispatch::Member(members) => UnionDispatch::Member {
                arms: members
                    .iter()
                    .enumerate()
                    .filter_map(|(index, member)| Some((member.clone()?, index)))
                    .collect(),
                rest: members.iter().position(Option::is_none),
            },
            Dispatch::BestFit => UnionDispatch::BestFit,
        }
    }

    fn by_kind(&self, union: &Union, kinds: &[Vec<JsonKind>], objects: Option<&Dispatch>) -> UnionDispatch {
        let is_object = |index: usize| kinds[index].contains(&JsonKind::Object);
        let arms =
            kinds.iter().enumerate().flat_map(|(index, kinds)| kinds.iter().map(move |kind| (*kind, index)));
        let arms = arms.filter(|(kind, _)| objects.is_none() || *kind != JsonKind::Object).collect();
        let objects = objects.map(|how| match self.dispatch(union, how) {
            UnionDispatch::Member { arms, .. } => {
                let told = |index: usize| arms.iter().any(|(_, variant)| *variant == index);
                let rest = (0..kinds.len()).find(|index| is_object(*index) && !told(*index));
                UnionDispatch::Member { arms, rest }
            }
            other => other,
        });
        UnionDispatch::Kind { arms, objects: objects.map(Box::new) }
    }

    /// Variants whose own type does not write the tag, and the tag that the union writes for them.
    fn written(&self, property: &str, union: &Union) -> Vec<(usize, String)> {
        let lacks = |branch: &Branch| match &self.api.ty(self.api.behind(&branch.ty).ty).shape {
            Shape::Object(object) => !object.properties.iter().any(|member| member.name == property),
            _ => false,
        };
        let missing = union.branches.iter().enumerate().filter(|(_, branch)| lacks(branch));
        missing.filter_map(|(index, branch)| Some((index, branch.tags.first()?.clone()))).collect()
    }
}

fn tags(union: &Union) -> impl Iterator<Item = (String, usize)> + '_ {
    union
        .branches
        .iter()
        .enumerate()
        .flat_map(|(index, branch)| branch.tags.iter().map(move |tag| (tag.clone(), index)))
}
