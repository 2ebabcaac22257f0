//! Discriminators (OpenAPI 4.8.25): which value selects which branch.
//!
//! In: a choice with its branches. Out: the dispatch and the tags.
//!
//! | a union | is told apart by |
//! |---|---|
//! | with a discriminator | that |
//! | without one, all of whose objects descend from parents that share one | the parents' |
//! | others | what `dispatch` infers |
//!
//! A branch is selected by the values that a `mapping` above, at or below it gives it, else by its `x-ms-discriminator-value`, else by
//! the values that its own schema allows for the property, else by the name of its component. A branch that is a parent is
//! selected by the values of its children as well. `mapping` can only write text: where the property is a boolean or a
//! number, the values that its schema allows count.

use std::collections::{HashMap, HashSet};

use serde_json::Value as Json;

use super::findings::Finding;
use super::intersection::{Conjunct, Intersection};
use super::lowering::Lowering;
use super::merged::{Choice, MergedSchema};
use super::subtypes::target_name;
use crate::api::{Dispatch, TypeKey, TypeUse};
use crate::diagnostic::Code;
use crate::document::{Discriminator, SimpleType};

/// The value of a schema, in the words of Microsoft's documents of version 2.0.
const VALUE: &str = "x-ms-discriminator-value";

/// What selects among branches.
pub(super) struct Selector<'d> {
    /// The discriminator that is declared at the union itself.
    pub(super) own: Option<&'d Discriminator>,
    pub(super) property: &'d str,
    /// Values and the components that they select, from all discriminators of the family.
    pub(super) mapped: Vec<(&'d str, String)>,
}

impl Selector<'_> {
    /// The values that are mapped to a component: by the union itself, or else by its family.
    fn values_of(&self, name: &str) -> Vec<String> {
        let own = self.own.into_iter().flat_map(|own| &own.mapping);
        let own: Vec<String> =
            own.filter(|(_, target)| target_name(target) == name).map(|(value, _)| value.clone()).collect();
        if !own.is_empty() {
            return own;
        }
        let family = self.mapped.iter().filter(|(_, target)| target == name);
        family.map(|(value, _)| (*value).to_owned()).collect()
    }
}

/// A branch that is to be selected.
pub(super) struct Selectable<'d> {
    pub(super) branch: Conjunct<'d>,
    /// The component that it is.
    pub(super) name: Option<&'d str>,
    /// Components whose values are values of the branch.
    pub(super) covers: Vec<&'d str>,
}

/// A value that selects a branch, and whether it is text.
type Tag = (String, bool);

impl<'d> Lowering<'d, '_> {
    /// How readers tell the branches of a union apart as far as the document declares it, and the tags of each: by the tag where
    /// no more than one object is without, which then has all other values.
    pub(super) fn declared(
        &mut self,
        merged: &mut MergedSchema<'d>,
        choice: &Choice<'d>,
        branches: &[(Conjunct<'d>, TypeUse)],
    ) -> (Dispatch, Vec<Vec<String>>) {
        let none = || (Dispatch::BestFit, vec![Vec::new(); branches.len()]);
        let members: Vec<_> = branches.iter().map(|(branch, _)| self.selectable(branch)).collect();
        let property = match choice.discriminator {
            Some(discriminator) => Some(discriminator.property_name.as_str()),
            None => self.inherited(&members),
        };
        let Some(property) = property else { return none() };
        let names: Vec<&str> =
            members.iter().flat_map(|one| one.name.iter().chain(&one.covers)).copied().collect();
        let mapped = self.subtypes.mapped(&names, property);
        let selector = Selector { own: choice.discriminator, property, mapped };
        let tags = self.bind(merged, &selector, &members);
        let untagged = tags.iter().filter(|tags| tags.is_empty()).count();
        let is_told = match choice.discriminator {
            Some(_) => untagged < 2,
            None => are_apart(&tags),
        };
        if is_told { (Dispatch::Tag { property: property.to_owned(), declared: true }, tags) } else { none() }
    }

    /// A branch with the components that are known of it: it, those that it is a union of, or the one that it takes in.
    fn selectable(&mut self, branch: &Conjunct<'d>) -> Selectable<'d> {
        let name = self.component_of(branch);
        let covers = match name {
            Some(name) if self.subtypes.has(name) => self.subtypes.descendants(name),
            Some(_) => Vec::new(),
            None => match self.parents(branch.schema).as_slice() {
                [only] => vec![*only],
                _ => Vec::new(),
            },
        };
        Selectable { branch: branch.clone(), name, covers }
    }

    /// The member by which the ancestors of all objects among the branches are told apart.
    fn inherited(&mut self, members: &[Selectable<'d>]) -> Option<&'d str> {
        let mut found = None;
        let mut count = 0;
        for member in members {
            let known = member.name.or(member.covers.first().copied());
            match known.and_then(|name| self.subtypes.tag(name)) {
                Some(tag) if found.is_none_or(|known| known == tag) => {
                    found = Some(tag);
                    count += 1;
                }
                Some(_) => return None,
                None if self.may_be_object(&member.branch) => return None,
                None => {}
            }
        }
        found.filter(|_| count > 1)
    }

    fn may_be_object(&mut self, branch: &Conjunct<'d>) -> bool {
        let own = self.flatten(&Intersection::one(branch.clone()), None);
        let is_list_of_values =
            own.values.as_ref().is_some_and(|values| values.iter().all(|v| !v.value.is_object()));
        !is_list_of_values && matches!(own.implied_type(), None | Some(SimpleType::Object))
    }

    /// The values that select each of `members`.
    pub(super) fn bind(
        &mut self,
        merged: &mut MergedSchema<'d>,
        selector: &Selector<'d>,
        members: &[Selectable<'d>],
    ) -> Vec<Vec<String>> {
        self.check_mapping(merged, selector, members);
        let own: Vec<Vec<Tag>> =
            members.iter().map(|member| self.constants(&member.branch, selector.property)).collect();
        let mut counts: HashMap<String, usize> = HashMap::new();
        own.iter().flatten().for_each(|(tag, _)| *counts.entry(tag.clone()).or_default() += 1);
        let mut tags = Vec::with_capacity(members.len());
        for (index, (member, constants)) in members.iter().zip(own).enumerate() {
            let is_apart = constants.iter().all(|(tag, _)| counts.get(tag) == Some(&1));
            let mut found = match member.name {
                Some(name) => self.tags_of(merged, selector, name, constants, is_apart),
                None if constants.is_empty() => Vec::new(),
                None => constants.into_iter().map(|(tag, _)| tag).collect(),
            };
            let is_listed = |name: &str| members.iter().any(|other| other.name == Some(name));
            let is_needed = member.name.is_some() || found.is_empty();
            for name in member.covers.iter().filter(|name| is_needed && !is_listed(name)) {
                found.extend(self.tags_of_covered(merged, selector, name));
            }
            let mut known = HashSet::new();
            found.retain(|tag| known.insert(tag.clone()));
            if found.is_empty() && self.is_object(&member.branch) {
                self.note_untagged(merged, selector.property, index);
            }
            tags.push(found);
        }
        tags
    }

    /// The values that select a component, with those that its own schema allows for the member.
    fn tags_of(
        &mut self,
        merged: &mut MergedSchema<'d>,
        selector: &Selector<'d>,
        name: &'d str,
        constants: Vec<Tag>,
        is_apart: bool,
    ) -> Vec<String> {
        let all = || constants.iter().map(|(tag, _)| tag.clone()).collect();
        if constants.iter().any(|(_, is_text)| !is_text) {
            return all();
        }
        let mapped = selector.values_of(name);
        if !mapped.is_empty() {
            return mapped;
        }
        if let Some(said) = self.value_at(name) {
            return vec![said];
        }
        if constants.is_empty() {
            return vec![name.to_owned()];
        }
        if is_apart {
            return all();
        }
        // What several branches allow alike is the parent's list, and tells none of them.
        let spelled = |tag: &&Tag| plain(&tag.0) == plain(name);
        match constants.iter().find(|(tag, _)| tag == name).or_else(|| constants.iter().find(spelled)) {
            Some((tag, _)) => {
                if tag != name {
                    self.note_spelled(merged, selector.property, name, tag);
                }
                vec![tag.clone()]
            }
            None => all(),
        }
    }

    /// The values that select a component which is part of a branch.
    fn tags_of_covered(
        &mut self,
        merged: &mut MergedSchema<'d>,
        selector: &Selector<'d>,
        name: &'d str,
    ) -> Vec<String> {
        let Some(schema) = self.resolved.schemas().get(name) else { return Vec::new() };
        let branch = Conjunct::new(schema, TypeKey::schema(name));
        let constants = self.constants(&branch, selector.property);
        let is_apart = constants.len() == 1;
        self.tags_of(merged, selector, name, constants, is_apart)
    }

    fn value_at(&self, name: &str) -> Option<String> {
        let schema = self.resolved.end_of(name)?.as_schema()?;
        let inline = schema.all_of.iter().filter_map(|sub| sub.as_schema());
        let mut all = std::iter::once(schema).chain(inline);
        all.find_map(|schema| schema.extensions.get(VALUE)?.as_str().map(str::to_owned))
    }

    /// Reports what the union's own `mapping` selects and what is no branch of it.
    fn check_mapping(
        &mut self,
        merged: &mut MergedSchema<'d>,
        selector: &Selector<'d>,
        members: &[Selectable<'d>],
    ) {
        for (value, target) in selector.own.into_iter().flat_map(|own| &own.mapping) {
            let name = target_name(target);
            let is_it = |member: &Selectable<'d>| {
                member.name == Some(name.as_str()) || member.covers.contains(&name.as_str())
            };
            if !members.iter().any(is_it) {
                self.note_unbound(merged, value, target);
            }
        }
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
    fn constants(&mut self, branch: &Conjunct<'d>, property: &str) -> Vec<Tag> {
        let Some(members) =
            self.flatten(&Intersection::one(branch.clone()), None).properties.swap_remove(property)
        else {
            return Vec::new();
        };
        let values = self.flatten(&Intersection::all(members), None).values.unwrap_or_default();
        values.iter().map(|value| (tag(&value.value), value.value.is_string())).collect()
    }

    fn is_object(&mut self, branch: &Conjunct<'d>) -> bool {
        let own = self.flatten(&Intersection::one(branch.clone()), None);
        matches!(own.implied_type(), Some(SimpleType::Object))
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

    fn note_spelled(&mut self, merged: &mut MergedSchema<'d>, property: &str, name: &str, tag: &str) {
        let message = format!(
            "`{name}` is selected by `{tag}`: of the values of `{property}` it is spelled like that one"
        );
        let finding = Finding::new(Code::TAG_BY_SPELLING, merged.node, message)
            .help("say it in `mapping`, or give the property a `const` in each branch");
        self.findings.note(&mut merged.notes, finding);
    }
}

/// Whether each branch that is an object has tags, and no two share one.
fn are_apart(tags: &[Vec<String>]) -> bool {
    let mut seen = HashSet::new();
    tags.iter().flatten().all(|tag| seen.insert(tag))
}

/// A name without case and signs.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The component for values whose tag is missing or unknown (`defaultMapping`, 3.2).
pub(super) fn fallback_name(discriminator: &Discriminator) -> Option<String> {
    discriminator.default_mapping.as_deref().map(target_name)
}

/// A discriminator's value as a tag: text as it is, other values by their JSON text.
pub(super) fn tag(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
