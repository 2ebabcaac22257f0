//! Inheritance: a parent with a `discriminator` and children that take it into their `allOf` (OpenAPI 4.8.25.4).
//!
//! In: all components. Out: for each such parent the union of its children, which is what a reference to the parent
//! means; what the children take in is the parent's own object.

use super::discriminator::{fallback_name, target_name};
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
            for parent in self.parents(schema) {
                subtypes.children.entry(parent).or_default().push(name);
            }
        }
        for (name, schema) in resolved.schemas() {
            let Some(schema) = schema.as_schema() else { continue };
            let is_union = schema.one_of.len() + schema.any_of.len() > 0;
            if schema.discriminator.is_some() && !is_union && subtypes.children.contains_key(name.as_str()) {
                subtypes.tagged.insert(name);
            }
        }
        subtypes.subtypes = subtypes.tagged.iter().flat_map(|parent| subtypes.branches(parent)).collect();
        self.subtypes = subtypes;
    }

    /// Components that a schema takes into its `allOf`.
    fn parents(&self, schema: &'d SubSchema) -> Vec<&'d str> {
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
        let discriminator = own.discriminator.as_ref()?;
        if !self.subtypes.has(name) {
            self.note_idle(merged, own);
            return None;
        }
        let subtypes = self.subtypes.branches(name);
        let mut members: Vec<_> = subtypes.into_iter().filter_map(|subtype| self.subtype(subtype)).collect();
        let maps_itself = |target: &String| target_name(target) == name;
        let mut own_tags = Vec::new();
        let mut mapping = discriminator.clone();
        mapping.mapping.retain(|value, target| {
            let own = maps_itself(target);
            own_tags.extend(own.then(|| value.clone()));
            !own
        });
        let mut tags = self.bind(merged, &mapping, &members);
        if !own_tags.is_empty() {
            members.push((Conjunct::new(schema, TypeKey::schema(name)), None));
            tags.push(own_tags);
        }
        let fallback = fallback_name(discriminator)
            .and_then(|name| members.iter().position(|(_, subtype)| *subtype == Some(name.as_str())));
        let branches = members
            .into_iter()
            .zip(tags)
            .map(|((branch, subtype), tags)| self.subtype_branch(name, branch, subtype, tags));
        let dispatch = Dispatch::Tag { property: discriminator.property_name.clone(), declared: true };
        Some(Shape::Union(Union { branches: branches.collect(), dispatch, exclusive: true, fallback }))
    }

    fn subtype(&self, name: &'d str) -> Option<(Conjunct<'d>, Option<&'d str>)> {
        let schema = self.resolved.schemas().get(name)?;
        Some((Conjunct::new(schema, TypeKey::schema(name)), Some(name)))
    }

    /// A branch: a component that is an subtype, or else the parent's own object.
    fn subtype_branch(
        &mut self,
        parent: &str,
        branch: Conjunct<'d>,
        subtype: Option<&'d str>,
        tags: Vec<String>,
    ) -> Branch {
        let ty = match subtype.and_then(|subtype| self.types.component(subtype)) {
            Some(ty) => ty,
            None => self.types.inline(Intersection::one(branch), TypeKey::schema(parent).below(Step::Itself)),
        };
        let component = Some(subtype.unwrap_or(parent).to_owned());
        Branch { tags, component, ..Branch::of(TypeUse { ty, nullable: false }) }
    }

    /// A discriminator that nothing is told apart by.
    fn note_idle(&mut self, merged: &mut MergedSchema<'d>, schema: &Schema) {
        if schema.one_of.len() + schema.any_of.len() > 0 {
            return;
        }
        let message = "no schema takes this one into its `allOf`, so its `discriminator` selects nothing";
        self.findings.note(&mut merged.notes, Finding::new(Code::IDLE_DISCRIMINATOR, schema.node, message));
    }
}
