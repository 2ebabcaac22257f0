//! Inheritance: a parent with a `discriminator` and children that take it into their `allOf` (OpenAPI 4.8.25.4).
//!
//! In: all components. Out: for each such parent the union of its children, which is what a reference to the parent
//! means; what the children take in is the parent's own object.
//!
//! | a parent | is the union of |
//! |---|---|
//! | with a discriminator of its own | its descendants, and itself where a value is mapped to it |
//! | in the middle: an ancestor declares the discriminator | itself and its descendants |
//! | neither | nothing: an object |
//!
//! A descendant with a discriminator of its own is one branch, with the values of all that it is a union of.

use super::discriminator::{Selectable, Selector, fallback_name};
use super::findings::Finding;
use super::intersection::{Conjunct, Intersection};
use super::lowering::Lowering;
use super::merged::MergedSchema;
use super::subtypes::Subtypes;
use crate::api::{Branch, Dispatch, Shape, Step, TypeKey, TypeUse, Union};
use crate::diagnostic::Code;
use crate::document::{Schema, SubSchema};

impl<'d> Lowering<'d, '_> {
    /// Looks through all components for parents and children.
    pub(super) fn find_subtypes(&mut self) {
        let resolved = self.resolved;
        let mut subtypes = Subtypes::default();
        for (name, schema) in resolved.schemas() {
            let parents = self.parents(schema);
            parents.iter().for_each(|parent| subtypes.children.entry(parent).or_default().push(name));
            subtypes.parents.insert(name, parents);
            let own = schema.as_schema().and_then(|schema| schema.discriminator.as_ref());
            subtypes.declared.extend(own.map(|discriminator| (name.as_str(), discriminator)));
        }
        for (name, schema) in resolved.schemas() {
            let Some(schema) = schema.as_schema() else { continue };
            let is_union = schema.one_of.len() + schema.any_of.len() > 0;
            if is_union || !subtypes.children.contains_key(name.as_str()) {
                continue;
            }
            if schema.discriminator.is_some() {
                subtypes.tagged.insert(name);
            } else if subtypes.tag(name).is_some() {
                subtypes.middle.insert(name);
            }
        }
        let parents = subtypes.tagged.iter().chain(&subtypes.middle);
        subtypes.subtypes = parents.flat_map(|parent| subtypes.branches(parent)).collect();
        self.subtypes = subtypes;
    }

    /// Components that a schema takes into its `allOf`.
    pub(super) fn parents(&self, schema: &'d SubSchema) -> Vec<&'d str> {
        let mut parents = Vec::new();
        let mut waiting = vec![schema];
        while let Some(schema) = waiting.pop() {
            for sub in schema.as_schema().into_iter().flat_map(|schema| &schema.all_of) {
                match self.resolved.schema(sub) {
                    (Some(name), _) => parents.push(name),
                    (None, _) => waiting.push(sub),
                }
            }
        }
        parents
    }

    /// The union that a reference to the parent `name` means.
    pub(super) fn union_of_subtypes(
        &mut self,
        name: &'d str,
        schema: &'d SubSchema,
        merged: &mut MergedSchema<'d>,
    ) -> Option<Shape> {
        let own = schema.as_schema()?;
        if !self.subtypes.has(name) {
            self.note_idle(merged, own);
            return None;
        }
        let selector = Selector {
            own: own.discriminator.as_ref(),
            property: self.subtypes.tag(name)?,
            mapped: self.subtypes.mapped(&[name], self.subtypes.tag(name)?),
        };
        let subtypes = self.subtypes.branches(name).into_iter();
        let mut members: Vec<_> = subtypes.filter_map(|subtype| self.subtype(subtype)).collect();
        let is_mapped = selector.mapped.iter().any(|(_, target)| target == name);
        if is_mapped || self.subtypes.middle.contains(name) {
            let itself = Conjunct::new(schema, TypeKey::schema(name));
            members.push(Selectable { branch: itself, name: Some(name), covers: Vec::new() });
        }
        let tags = self.bind(merged, &selector, &members);
        let fallback = own
            .discriminator
            .as_ref()
            .and_then(fallback_name)
            .and_then(|name| members.iter().position(|member| member.name == Some(name.as_str())));
        let branches =
            members.into_iter().zip(tags).map(|(member, tags)| self.subtype_branch(name, member, tags));
        let branches = branches.collect();
        let dispatch = Dispatch::Tag { property: selector.property.to_owned(), declared: true };
        Some(Shape::Union(Union { branches, dispatch, exclusive: true, fallback }))
    }

    /// A descendant as a branch: alone, or with all that it is a union of.
    fn subtype(&self, name: &'d str) -> Option<Selectable<'d>> {
        let schema = self.resolved.schemas().get(name)?;
        let is_union = self.subtypes.tagged.contains(name);
        let covers = if is_union { self.subtypes.descendants(name) } else { Vec::new() };
        Some(Selectable { branch: Conjunct::new(schema, TypeKey::schema(name)), name: Some(name), covers })
    }

    /// A branch: a component, or the own object of a parent that has children.
    fn subtype_branch(&mut self, parent: &str, member: Selectable<'d>, tags: Vec<String>) -> Branch {
        let name = member.name.unwrap_or(parent);
        let is_own = name == parent || self.subtypes.middle.contains(name);
        let ty = match self.types.component(name).filter(|_| !is_own) {
            Some(ty) => ty,
            None => {
                let key = TypeKey::schema(name).below(Step::Itself);
                self.types.inline(Intersection::one(member.branch), key)
            }
        };
        Branch { tags, component: Some(name.to_owned()), ..Branch::of(TypeUse { ty, nullable: false }) }
    }

    /// A discriminator that nothing is told apart by.
    fn note_idle(&mut self, merged: &mut MergedSchema<'d>, schema: &Schema) {
        if schema.discriminator.is_none() || schema.one_of.len() + schema.any_of.len() > 0 {
            return;
        }
        let message = "no schema takes this one into its `allOf`, so its `discriminator` selects nothing";
        self.findings.note(&mut merged.notes, Finding::new(Code::IDLE_DISCRIMINATOR, schema.node, message));
    }
}
