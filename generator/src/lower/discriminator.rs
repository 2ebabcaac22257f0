//! Declared discriminators (OpenAPI 4.8.25): which value selects which branch.
//!
//! In: a choice with its branches. Out: the dispatch and the tags.
//!
//! A branch is selected by the values that `mapping` gives it; without any by the values that its own schema allows for
//! the property; without those by the name of its component. `mapping` can only write text: where the property is a
//! boolean or a number, the values that its schema allows count.

use serde_json::Value as Json;

use super::findings::Finding;
use super::intersection::{Conjunct, Intersection};
use super::lowering::Lowering;
use super::merged::{Choice, MergedSchema};
use crate::api::{Dispatch, TypeUse};
use crate::diagnostic::Code;
use crate::document::{Discriminator, SimpleType};
use crate::source::pointer;

impl<'d> Lowering<'d, '_> {
    /// The tags of each branch; none where nothing is declared.
    pub(super) fn tags(
        &mut self,
        merged: &mut MergedSchema<'d>,
        choice: &Choice<'d>,
        branches: &[(Conjunct<'d>, TypeUse)],
    ) -> Vec<Vec<String>> {
        let Some(discriminator) = choice.discriminator else {
            return vec![Vec::new(); branches.len()];
        };
        let named: Vec<_> =
            branches.iter().map(|(branch, _)| (branch.clone(), self.component_of(branch))).collect();
        self.bind(merged, discriminator, &named)
    }

    /// The values that select each of `branches`, which come with the names of their components.
    pub(super) fn bind(
        &mut self,
        merged: &mut MergedSchema<'d>,
        discriminator: &Discriminator,
        branches: &[(Conjunct<'d>, Option<&'d str>)],
    ) -> Vec<Vec<String>> {
        let mut tags = vec![Vec::new(); branches.len()];
        for (value, target) in &discriminator.mapping {
            let name = target_name(target);
            match branches.iter().position(|(_, own)| *own == Some(name.as_str())) {
                Some(index) => tags[index].push(value.clone()),
                None => self.note_unbound(merged, value, target),
            }
        }
        for (tags, (branch, name)) in tags.iter_mut().zip(branches) {
            let constants = self.constants(branch, &discriminator.property_name);
            if tags.is_empty() || constants.iter().any(|(_, is_text)| !is_text) {
                *tags = constants.into_iter().map(|(tag, _)| tag).collect();
            }
            if let (true, Some(name)) = (tags.is_empty(), name) {
                tags.push((*name).to_owned());
            }
        }
        for (index, (branch, _)) in branches.iter().enumerate().filter(|(index, _)| tags[*index].is_empty()) {
            let own = self.flatten(&Intersection::one(branch.clone()), None);
            if matches!(own.implied_type(), Some(SimpleType::Object)) {
                self.note_untagged(merged, &discriminator.property_name, index);
            }
        }
        tags
    }

    /// The branch for values whose tag is missing or unknown.
    pub(super) fn fallback<'m>(
        &mut self,
        discriminator: Option<&Discriminator>,
        mut branches: impl Iterator<Item = &'m Conjunct<'d>>,
    ) -> Option<usize>
    where
        'd: 'm,
    {
        let name = fallback_name(discriminator?)?;
        branches.position(|branch| self.component_of(branch) == Some(name.as_str()))
    }

    /// The component that a branch refers to.
    pub(super) fn component_of(&mut self, branch: &Conjunct<'d>) -> Option<&'d str> {
        let id = self.single_component(&Intersection::one(branch.clone()))?.ty;
        self.types.component_name(id)
    }

    /// The values that a branch's own schema allows for a property, and whether each is text.
    fn constants(&mut self, branch: &Conjunct<'d>, property: &str) -> Vec<(String, bool)> {
        let Some(members) =
            self.flatten(&Intersection::one(branch.clone()), None).properties.swap_remove(property)
        else {
            return Vec::new();
        };
        let values = self.flatten(&Intersection::all(members), None).values.unwrap_or_default();
        values.iter().map(|value| (tag(&value.value), value.value.is_string())).collect()
    }

    fn note_unbound(&mut self, merged: &mut MergedSchema<'d>, value: &str, target: &str) {
        let message = format!("`mapping` selects `{target}` by `{value}`, which is no branch of this union");
        let finding = Finding::new(Code::UNBOUND_MAPPING, merged.node, message)
            .help("list the schema among the branches, or take the entry out");
        self.findings.note(&mut merged.notes, finding);
    }

    fn note_untagged(&mut self, merged: &mut MergedSchema<'d>, property: &str, index: usize) {
        let message = format!("no value of `{property}` selects branch {index} of this union");
        let finding = Finding::new(Code::UNTAGGED_BRANCH, merged.node, message)
            .help("make the branch a component, or give its property a `const`");
        self.findings.note(&mut merged.notes, finding);
    }
}

/// How readers tell the branches apart, as far as the document declares it: by the tag where no more than one branch is
/// without, which then has all other values.
pub(super) fn declared_dispatch(choice: &Choice<'_>, tags: &[Vec<String>]) -> Dispatch {
    let untagged = tags.iter().filter(|tags| tags.is_empty()).count();
    match choice.discriminator {
        Some(found) if untagged < 2 => {
            Dispatch::Tag { property: found.property_name.clone(), declared: true }
        }
        _ => Dispatch::BestFit,
    }
}

/// The component for values whose tag is missing or unknown (`defaultMapping`, 3.2).
pub(super) fn fallback_name(discriminator: &Discriminator) -> Option<String> {
    discriminator.default_mapping.as_deref().map(target_name)
}

/// A discriminator's value as a tag: text as it is, other values by their JSON text.
pub(super) fn tag(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The component that a `mapping` entry names: a reference, or the bare name.
pub(super) fn target_name(target: &str) -> String {
    let last = target.rsplit('/').next().unwrap_or(target);
    pointer::unescape(last)
}
