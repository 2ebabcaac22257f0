//! Unions whose branches only restrict what stands beside them.
//!
//! In: the restrictions of a record. Out: the sets of members of which one has to be there, and a note.
//!
//! | the branches | an object has |
//! |---|---|
//! | name nothing but `required` members that it has | the sets of them; of two unions each pair of sets |
//! | of an `anyOf`, one of which asks for what is required anyway | nothing: any value will do |
//! | of a `oneOf`, one of which has all of another | the others: such a value would be of both |
//! | name members that it does not have | these too, as any value, unless it is closed |
//! | say something else (`not` aside) | nothing, and the note says that they are not checked |

use super::findings::Finding;
use super::intersection::Conjunct;
use super::lowering::Lowering;
use super::merged::{Choice, MergedSchema, Rest};
use crate::api::{Either, Property, TypeKey};
use crate::diagnostic::Code;
use crate::document::meaning;

/// With more sets than this nobody would find the right one.
const MOST: usize = 16;

/// What is forbidden beside other members.
const NOT: &str = "not";

impl<'d> Lowering<'d, '_> {
    /// The sets of members of which one has to be there.
    pub(super) fn either(
        &mut self,
        merged: &mut MergedSchema<'d>,
        members: &mut Vec<Property>,
        owner: &TypeKey,
    ) -> Option<Either> {
        let mut found: Option<Either> = None;
        let mut others = Vec::new();
        for choice in std::mem::take(&mut merged.restrictions) {
            self.add_named(merged, &choice, members, owner);
            let either = sets(&choice, members);
            let joined = either.as_ref().and_then(|new| joined(found.as_ref(), new));
            match joined {
                Some(joined) => {
                    self.report_sets(merged, &choice);
                    found = Some(joined);
                }
                None => others.push(choice),
            }
        }
        merged.restrictions = others;
        found
    }

    /// Members that only a branch names: they can be any value.
    fn add_named(
        &mut self,
        merged: &mut MergedSchema<'d>,
        choice: &Choice<'d>,
        members: &mut Vec<Property>,
        owner: &TypeKey,
    ) {
        if !choice.branches.iter().all(|branch| names_only(branch))
            || matches!(merged.rest, Rest::Closed | Rest::Typed(_))
        {
            return;
        }
        for name in choice.branches.iter().flat_map(named) {
            if members.iter().all(|member| member.name != *name) {
                let member = self.undeclared_member(merged, name, owner);
                members.push(Property { required: false, ..member });
            }
        }
    }

    /// Reports the restrictions that nothing was made of.
    pub(super) fn report_restrictions(&mut self, merged: &mut MergedSchema<'d>) {
        for choice in std::mem::take(&mut merged.restrictions) {
            let keyword = keyword(&choice);
            let message = format!("the branches of `{keyword}` only restrict values; they are not checked");
            self.note_restriction(merged, &choice, message);
        }
    }

    fn report_sets(&mut self, merged: &mut MergedSchema<'d>, choice: &Choice<'d>) {
        let keyword = keyword(choice);
        let message = format!(
            "the branches of `{keyword}` only say which members have to be there; a value is made with one of these sets, and is not \
             checked when it is read"
        );
        self.note_restriction(merged, choice, message);
    }

    fn note_restriction(&mut self, merged: &mut MergedSchema<'d>, choice: &Choice<'d>, message: String) {
        let value = choice.branches.iter().map(|branch| meaning(branch.schema)).collect();
        super::checks::add(merged, keyword(choice), value, choice.node);
        self.findings.note(&mut merged.notes, Finding::new(Code::VALIDATION_BRANCHES, choice.node, message));
    }
}

fn keyword(choice: &Choice<'_>) -> &'static str {
    if choice.exclusive { "oneOf" } else { "anyOf" }
}

/// Whether a branch says nothing but which members have to be there, `not` aside.
fn names_only(branch: &Conjunct<'_>) -> bool {
    branch.schema.as_schema().is_some_and(|schema| {
        schema.constraints.is_empty()
            && schema.all_of.is_empty()
            && !schema.required.is_empty()
            && schema.unenforced.iter().all(|entry| entry.keyword == NOT)
    })
}

/// The members that a branch names.
fn named<'b>(branch: &'b Conjunct<'_>) -> impl Iterator<Item = &'b String> {
    branch.schema.as_schema().into_iter().flat_map(|schema| &schema.required)
}

/// The sets that a union's branches ask for beyond what is required anyway.
fn sets(choice: &Choice<'_>, members: &[Property]) -> Option<Either> {
    let member = |name: &str| members.iter().find(|member| member.name == name);
    let mut sets: Vec<Vec<String>> = Vec::with_capacity(choice.branches.len());
    for branch in &choice.branches {
        if !names_only(branch) || named(branch).any(|name| member(name).is_none()) {
            return None;
        }
        let own = named(branch).filter(|name| member(name).is_some_and(|member| !member.required));
        sets.push(own.cloned().collect());
    }
    if sets.iter().any(Vec::is_empty) {
        return None;
    }
    if choice.exclusive {
        let has = |outer: &Vec<String>, inner: &Vec<String>| inner.iter().all(|name| outer.contains(name));
        let all = sets.clone();
        let of_another =
            |at: usize| all.iter().enumerate().any(|(other, set)| other != at && has(&all[at], set));
        sets =
            all.iter().enumerate().filter(|(at, _)| !of_another(*at)).map(|(_, set)| set.clone()).collect();
    }
    (!sets.is_empty()).then_some(Either { sets, exclusive: choice.exclusive })
}

/// Two such unions at once: a set of each.
fn joined(one: Option<&Either>, other: &Either) -> Option<Either> {
    let Some(one) = one else { return (other.sets.len() <= MOST).then(|| other.clone()) };
    let pairs = one.sets.iter().flat_map(|set| other.sets.iter().map(move |more| (set, more)));
    let mut sets: Vec<Vec<String>> = Vec::new();
    for (set, more) in pairs {
        let mut both = set.clone();
        both.extend(more.iter().filter(|name| !set.contains(name)).cloned());
        if !sets.contains(&both) {
            sets.push(both);
        }
    }
    let fits = sets.len() <= MOST && !(one.exclusive || other.exclusive);
    fits.then_some(Either { sets, exclusive: false })
}
