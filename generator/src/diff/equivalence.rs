//! Equivalence classes of the types of two documents: two types are in one class where no value tells them apart.
//!
//! The classes come from partition refinement (the coarsest bisimulation): types start in the class of their own keywords, and
//! classes are split by those of the types that they use. Recursive types need no special care.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::bounds;
use super::view::{Rest, View};
use crate::api::{Api, TypeDef, TypeId, TypeUse};
use crate::partition::{self, Signature};

/// The class of each type of one document, by [`TypeId`]. Classes of two documents that were worked out together can be
/// compared.
#[derive(Debug)]
pub(super) struct Classes(Vec<usize>);

impl Classes {
    /// The class of a type; an alias has the class of its target.
    pub(super) fn get(&self, id: TypeId) -> usize {
        self.0[id.0 as usize]
    }
}

/// The classes of two documents' types.
pub(super) fn classes(base: &Api, revision: &Api) -> (Classes, Classes) {
    let offset = base.types.len();
    let of_base = base.type_ids().map(|id| signature(base, id));
    let of_revision = revision.type_ids().map(|id| {
        let mut signature = signature(revision, id);
        signature.uses.iter_mut().for_each(|(_, used, _)| *used += offset);
        signature
    });
    let signatures: Vec<Signature> = of_base.chain(of_revision).collect();
    let mut base_classes = partition::classes(&signatures);
    let revision_classes = base_classes.split_off(offset);
    (through_aliases(base, base_classes), through_aliases(revision, revision_classes))
}

/// Gives each alias the class of its target.
fn through_aliases(api: &Api, classes: Vec<usize>) -> Classes {
    let target = |id| api.behind(&TypeUse { ty: id, nullable: false }).ty;
    Classes(api.type_ids().map(|id| classes[target(id).0 as usize]).collect())
}

fn signature(api: &Api, id: TypeId) -> Signature {
    let (mut own, mut uses) = (DefaultHasher::new(), Vec::new());
    shape(api, View::of(api, id), &mut own, &mut uses);
    extras(api.ty(id), &mut own);
    Signature { own: own.finish(), uses }
}

/// Adds what the shape of a type says.
fn shape(api: &Api, view: View<'_>, own: &mut DefaultHasher, uses: &mut Vec<(u64, usize, bool)>) {
    let mut part = |role: &dyn Fn(&mut DefaultHasher), used: &TypeUse| {
        let mut hasher = DefaultHasher::new();
        role(&mut hasher);
        let end = api.behind(used);
        uses.push((hasher.finish(), end.ty.0 as usize, end.nullable));
    };
    std::mem::discriminant(&view).hash(own);
    match view {
        View::Any | View::Never | View::Null => {}
        View::Scalar(scalar) => scalar.hash(own),
        View::Enumeration(list) => {
            let mut values: Vec<String> = list.values.iter().map(|v| v.value.to_string()).collect();
            values.sort_unstable();
            (values, list.open).hash(own);
        }
        View::Object(object) => {
            for p in object.properties {
                let role = (&p.name, p.required, p.read_only, p.write_only, json(p.default.as_ref()), &p.xml);
                part(&|h| ("property", &role, p.docs.deprecated).hash(h), &p.ty);
                hints(&p.hints, own);
            }
            for (pattern, ty) in object.patterns {
                part(&|h| ("pattern", pattern).hash(h), ty);
            }
            match object.rest {
                Rest::Any => 0.hash(own),
                Rest::Closed => 1.hash(own),
                Rest::Typed(ty) => part(&|h| "rest".hash(h), ty),
            }
        }
        View::Array(array) => part(&|h| ("items", &array.xml).hash(h), &array.items),
        View::Tuple(tuple) => {
            tuple.required.hash(own);
            for (index, item) in tuple.items.iter().enumerate() {
                part(&|h| ("place", index, tuple.xml.get(index)).hash(h), item);
            }
            if let Some(ty) = &tuple.rest {
                part(&|h| "rest".hash(h), ty);
            }
        }
        View::Union(union) => {
            union.exclusive.hash(own);
            if let Some((property, true)) = union.dispatch.tag() {
                property.hash(own);
            }
            for branch in &union.branches {
                part(&|h| ("branch", &branch.tags).hash(h), &branch.ty);
            }
        }
    }
}

/// Adds what a type says beside its shape.
fn extras(definition: &TypeDef, own: &mut DefaultHasher) {
    for bound in bounds::of(&definition.constraints) {
        bound.hash(own);
    }
    let mut checks: Vec<_> = definition.checks.iter().map(|c| (&c.keyword, c.value.to_string())).collect();
    checks.sort_unstable();
    (checks, &definition.format).hash(own);
    (json(definition.default.as_ref()), definition.docs.deprecated, definition.nullable).hash(own);
    hints(&definition.hints, own);
}

fn hints(hints: &crate::api::Hints, own: &mut DefaultHasher) {
    for (name, value) in hints {
        (name, value.to_string()).hash(own);
    }
}

fn json(value: Option<&serde_json::Value>) -> Option<String> {
    value.map(ToString::to_string)
}
