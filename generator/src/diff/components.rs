//! Compares component schemas by name, whether or not an operation uses them, and finds renamed ones.

use crate::diff::kind::SchemaChange;
use std::collections::HashMap;

use super::cause::{Cause, Site};
use super::comparison::Comparison;
use super::matching::by_key;
use super::member::Member;
use super::pairs::{From, Pair};
use super::surface::About;
use crate::api::{Api, ComponentKind, Root, TypeDef, TypeId, TypeUse};

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
        let added: Vec<_> = new.into_iter().filter(|(name, _)| !names.contains_key(name)).collect();
        let (mut removed, mut added): (Vec<_>, Vec<_>) = (removed.iter().collect(), added.iter().collect());
        let places: HashMap<&str, usize> = removed.iter().map(|(name, _)| *name).zip(0..).collect();
        let counterparts = by_key(
            &mut removed,
            &mut added,
            |(_, id)| Some(self.base_classes.get(*id)),
            |(_, id)| is_structured(self.revision, *id).then(|| self.revision_classes.get(*id)),
        );
        let gone = removed.iter().map(|was| (**was, None));
        let mut removed: Vec<_> =
            counterparts.iter().map(|(was, is)| (**was, Some(**is))).chain(gone).collect();
        removed.sort_by_key(|((name, _), _)| places.get(name));
        for ((name, base), counterpart) in removed {
            match counterpart {
                Some(counterpart) => self.component_renamed((name, base), counterpart),
                None => self.component_removed(name, base),
            }
        }
        for (name, id) in added.into_iter().copied() {
            let message = format!("the schema `{name}` was added");
            let cause =
                Cause::new(SchemaChange::ComponentAdded, Site::Api, Member::Component(name.to_owned()))
                    .says(message)
                    .is(name);
            self.found(cause.at(Default::default(), self.revision.ty(id).origin).latent());
        }
    }

    fn component_renamed(&mut self, (name, base): (&'a str, TypeId), (renamed, id): (&'a str, TypeId)) {
        let member = Member::Component(name.to_owned());
        let message = format!("the schema `{name}` was renamed to `{renamed}`");
        let cause = Cause::new(SchemaChange::ComponentRenamed, Site::Api, member).says(message);
        let at = (self.base.ty(base).origin, self.revision.ty(id).origin);
        self.found(cause.was(name).is(renamed).at(at.0, at.1).latent());
        self.renamed.insert(name, renamed);
        self.component(base, id);
    }

    fn component_removed(&mut self, name: &str, base: TypeId) {
        let member = Member::Component(name.to_owned());
        let message = format!("the schema `{name}` was removed");
        let cause = Cause::new(SchemaChange::ComponentRemoved, Site::Api, member).says(message).was(name);
        self.found(cause.at(self.base.ty(base).origin, Default::default()).latent());
    }

    /// Whether a type is written elsewhere only because the component around it has another name.
    pub(super) fn follows_renaming(&self, old: &TypeDef, new: &TypeDef) -> bool {
        let renamed = match old.key.root() {
            Root::Component(ComponentKind::Schema, name) => self.renamed.get(name.as_str()),
            _ => None,
        };
        renamed.is_some_and(|renamed| {
            let root = Root::Component(ComponentKind::Schema, (*renamed).to_owned());
            *new.key.root() == root && new.key.steps() == old.key.steps()
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
