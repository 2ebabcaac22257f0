//! Compares component schemas by name, whether or not an operation uses them, and finds renamed ones.

use crate::diff::kind::SchemaChange;
use std::collections::HashMap;

use super::cause::{Cause, Site};
use super::comparison::Comparison;
use super::member::Member;
use super::pairs::{From, Pair};
use super::surface::About;
use crate::api::{Api, TypeDef, TypeId, TypeUse, places_above};

impl<'a> Comparison<'a> {
    /// Compares components of one name with each other, and tells the names that only one side has.
    pub(super) fn components(&mut self) {
        let (old, new) = (named(self.base), named(self.revision));
        let mut removed = Vec::new();
        let names: HashMap<&str, TypeId> = new.iter().copied().collect();
        for (name, base) in &old {
            match names.get(name) {
                Some(revision) => self.component(*base, *revision),
                None => removed.push((*name, *base)),
            }
        }
        let names: HashMap<&str, TypeId> = old.iter().copied().collect();
        let mut added: Vec<_> = new.into_iter().filter(|(name, _)| !names.contains_key(name)).collect();
        for (name, base) in removed {
            let at = self.base.ty(base).origin;
            let class = self.base_classes.get(base);
            let counterpart = added.iter().position(|(_, id)| {
                self.revision_classes.get(*id) == class && is_structured(self.revision, *id)
            });
            match counterpart.map(|index| added.remove(index)) {
                Some((renamed, id)) => {
                    let message = format!("the schema `{name}` was renamed to `{renamed}`");
                    let cause = Cause::new(
                        SchemaChange::ComponentRenamed,
                        Site::Api,
                        Member::Component(name.to_owned()),
                    )
                    .says(message)
                    .was(name)
                    .is(renamed);
                    self.found(cause.at(at, self.revision.ty(id).origin).latent());
                    self.renamed.insert(name, renamed);
                    self.component(base, id);
                }
                None => {
                    let message = format!("the schema `{name}` was removed");
                    let cause = Cause::new(
                        SchemaChange::ComponentRemoved,
                        Site::Api,
                        Member::Component(name.to_owned()),
                    )
                    .says(message)
                    .was(name);
                    self.found(cause.at(at, Default::default()).latent());
                }
            }
        }
        for (name, id) in added {
            let message = format!("the schema `{name}` was added");
            let cause =
                Cause::new(SchemaChange::ComponentAdded, Site::Api, Member::Component(name.to_owned()))
                    .says(message)
                    .is(name);
            self.found(cause.at(Default::default(), self.revision.ty(id).origin).latent());
        }
    }

    /// Whether a type is written elsewhere only because the component around it has another name.
    pub(super) fn follows_renaming(&self, old: &TypeDef, new: &TypeDef) -> bool {
        places_above(old.key.as_str()).any(|owner| {
            let below = self.renamed.get(owner).and_then(|renamed| new.key.as_str().strip_prefix(renamed));
            below == old.key.as_str().get(owner.len()..)
        })
    }

    fn component(&mut self, base: TypeId, revision: TypeId) {
        let end = |api: &Api, ty| api.behind(&TypeUse { ty, nullable: false }).ty;
        let pair = Pair { base: end(self.base, base), revision: end(self.revision, revision), text: false };
        if self.pairs.knows(pair) {
            return;
        }
        let id = self.pairs.meet(From::Nothing, pair, About::Itself);
        self.bare.insert(id);
    }
}

fn named(api: &Api) -> Vec<(&str, TypeId)> {
    let name = |id| api.ty(id).component.as_deref().map(|name| (name, id));
    api.type_ids().filter_map(name).collect()
}

/// Whether a type has enough structure to be recognised under another name.
fn is_structured(api: &Api, id: TypeId) -> bool {
    use crate::api::Shape;
    let definition: &TypeDef = api.ty(id);
    match &definition.shape {
        Shape::Object(object) => !object.properties.is_empty(),
        Shape::Enumeration(_) | Shape::Union(_) | Shape::Tuple(_) => true,
        _ => false,
    }
}
