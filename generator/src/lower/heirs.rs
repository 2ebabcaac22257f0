//! Inheritance: a parent with a `discriminator` and children that take it into their `allOf` (OpenAPI 4.8.25.4).
//!
//! In: all components. Out: for each such parent the union of its children, which is what a reference to the parent
//! means; what the children take in is the parent's own object. Never knows references from operations.

use std::collections::{HashMap, HashSet};

use super::Lowering;
use super::discriminator::{fallback_name, target_name};
use super::findings::Finding;
use super::flat::Flat;
use super::parts::{Member, Parts};
use crate::api::{Branch, Dispatch, Shape, TypeUse, Union};
use crate::diagnostic::Code;
use crate::document::{Schema, SubSchema};

/// Parents with their children, in document order.
#[derive(Default)]
pub(super) struct Heirs<'d> {
    children: HashMap<&'d str, Vec<&'d str>>,
    /// Parents whose discriminator tells the children apart.
    tagged: HashSet<&'d str>,
    /// Children of those.
    heirs: HashSet<&'d str>,
}

impl<'d> Heirs<'d> {
    /// Whether a reference to the component means a union of its children.
    pub(super) fn has(&self, name: &str) -> bool {
        self.tagged.contains(name)
    }

    /// Whether the component is a branch of such a union, which it must not be by another name.
    pub(super) fn is_heir(&self, name: &str) -> bool {
        self.heirs.contains(name)
    }

    /// The branches of a parent's union: all descendants, but none behind a descendant that is such a parent itself.
    fn branches(&self, parent: &str) -> Vec<&'d str> {
        let mut found = Vec::new();
        let mut waiting: Vec<_> = self.children.get(parent).into_iter().flatten().rev().copied().collect();
        while let Some(name) = waiting.pop() {
            if name == parent || found.contains(&name) {
                continue;
            }
            found.push(name);
            if !self.has(name) {
                waiting.extend(self.children.get(name).into_iter().flatten().rev());
            }
        }
        found
    }
}

impl<'d> Lowering<'d, '_> {
    /// Looks through all components for parents and children.
    pub(super) fn find_heirs(&mut self) {
        let resolved = self.resolved;
        let mut heirs = Heirs::default();
        for (name, schema) in resolved.schemas() {
            for parent in self.parents(schema) {
                heirs.children.entry(parent).or_default().push(name);
            }
        }
        for (name, schema) in resolved.schemas() {
            let Some(schema) = schema.as_schema() else { continue };
            let is_union = schema.one_of.len() + schema.any_of.len() > 0;
            if schema.discriminator.is_some() && !is_union && heirs.children.contains_key(name.as_str()) {
                heirs.tagged.insert(name);
            }
        }
        heirs.heirs = heirs.tagged.iter().flat_map(|parent| heirs.branches(parent)).collect();
        self.heirs = heirs;
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
    pub(super) fn union_of_heirs(
        &mut self,
        name: &'d str,
        schema: &'d SubSchema,
        flat: &mut Flat<'d>,
    ) -> Option<Shape> {
        let own = schema.as_schema()?;
        let discriminator = own.discriminator.as_ref()?;
        if !self.heirs.has(name) {
            self.note_idle(flat, own);
            return None;
        }
        let heirs = self.heirs.branches(name);
        let mut members: Vec<_> = heirs.into_iter().filter_map(|heir| self.heir(heir)).collect();
        let maps_itself = |target: &String| target_name(target) == name;
        let mut own_tags = Vec::new();
        let mut mapping = discriminator.clone();
        mapping.mapping.retain(|value, target| {
            let own = maps_itself(target);
            own_tags.extend(own.then(|| value.clone()));
            !own
        });
        let mut tags = self.bind(flat, &mapping, &members);
        if !own_tags.is_empty() {
            members.push((Member::new(schema, name), None));
            tags.push(own_tags);
        }
        let fallback = fallback_name(discriminator)
            .and_then(|name| members.iter().position(|(_, heir)| *heir == Some(name.as_str())));
        let branches = members
            .into_iter()
            .zip(tags)
            .map(|((member, heir), tags)| self.heir_branch(name, member, heir, tags));
        let dispatch = Dispatch::Tag { property: discriminator.property_name.clone(), declared: true };
        Some(Shape::Union(Union { branches: branches.collect(), dispatch, exclusive: true, fallback }))
    }

    fn heir(&self, name: &'d str) -> Option<(Member<'d>, Option<&'d str>)> {
        let schema = self.resolved.schemas().get(name)?;
        Some((Member::new(schema, name), Some(name)))
    }

    /// A branch: a component that is an heir, or else the parent's own object.
    fn heir_branch(
        &mut self,
        parent: &str,
        member: Member<'d>,
        heir: Option<&'d str>,
        tags: Vec<String>,
    ) -> Branch {
        let ty = match heir.and_then(|heir| self.types.component(heir)) {
            Some(ty) => ty,
            None => self.types.inline(Parts::one(member), format!("{parent}&self").into()),
        };
        Branch { ty: TypeUse { ty, nullable: false }, tags }
    }

    /// A discriminator that nothing is told apart by.
    fn note_idle(&mut self, flat: &mut Flat<'d>, schema: &Schema) {
        if schema.one_of.len() + schema.any_of.len() > 0 {
            return;
        }
        let message = "no schema takes this one into its `allOf`, so its `discriminator` selects nothing";
        self.findings.note(&mut flat.notes, Finding::new(Code::IDLE_DISCRIMINATOR, schema.node, message));
    }
}
