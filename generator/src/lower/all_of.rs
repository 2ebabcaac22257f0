//! `allOf` is an intersection: everything that holds for a value, merged into one record.
//!
//! In: [`Parts`]. Out: a [`Flat`]. Never knows what shape the record makes.
//!
//! | on both sides | becomes |
//! |---|---|
//! | property of the same name | one that fits both schemas |
//! | `required` | the union |
//! | `additionalProperties` | `false` before a schema before `true` |
//! | `enum` | the values that both have |
//! | bounds | the tighter one |
//! | `integer` and `number` | `integer` |
//! | types that exclude each other | a finding, and the later one |
//! | words, default | the later one's; the schema's own before those of its `allOf`; never those of a referenced component |
//!
//! A component takes part once, however often it is reached, so circles end and diamonds cost nothing.

use std::collections::HashSet;
use std::rc::Rc;

use openapiv3::Schema;

use super::Lowering;
use super::findings::Finding;
use super::flat::{Choice, Flat, Rest};
use super::parts::{Member, Parts, UnionId};
use super::schema::composed;
use crate::diagnostic::Code;
use crate::document::facets::{Additional, Facets, SubSchema};
use crate::limits::Limit;

/// A merge under way.
struct Merge<'d, 'p> {
    flat: Flat<'d>,
    parts: &'p Parts<'d>,
    /// Components that the schema at hand was reached through.
    path: Vec<&'d str>,
    /// Components that took part already.
    seen: HashSet<&'d str>,
    depth: usize,
}

impl<'d> Lowering<'d, '_> {
    /// Everything that holds for values of `parts`, which are the definition of `component` where that is said.
    pub(super) fn flatten(&mut self, parts: &Parts<'d>, component: Option<&'d str>) -> Flat<'d> {
        let path: Vec<_> = component.into_iter().collect();
        let mut merge = Merge { flat: Flat::default(), parts, seen: HashSet::new(), path, depth: 0 };
        let mut nullable = None;
        for member in &parts.members {
            let of_member = self.absorb(&mut merge, member);
            nullable = both(nullable, of_member);
        }
        merge.flat.nullable = nullable == Some(true);
        merge.flat
    }

    /// Merges one member; says whether it allows null, where it says anything of a type.
    fn absorb(&mut self, merge: &mut Merge<'d, '_>, member: &Member<'d>) -> Option<bool> {
        let (name, schema) = self.resolved.schema(member.schema);
        let Some(name) = name else {
            return self.absorb_schema(merge, schema, member);
        };
        if merge.path.contains(&name) {
            self.report_circle(merge, name);
            return None;
        }
        if !merge.seen.insert(name) {
            return None;
        }
        merge.path.push(name);
        let silent = member.silent || merge.depth > 0;
        let named = Member { schema: member.schema, key: name.into(), silent };
        let nullable = self.absorb_schema(merge, schema, &named);
        merge.path.pop();
        nullable
    }

    fn absorb_schema(
        &mut self,
        merge: &mut Merge<'d, '_>,
        schema: &'d Schema,
        member: &Member<'d>,
    ) -> Option<bool> {
        let facets = self.facets(schema);
        if merge.depth == 0 && !member.silent {
            merge.flat.node = Some(facets.node);
        }
        merge.flat.node.get_or_insert(facets.node);
        let most = self.limits.get(Limit::AllOfDepth);
        if merge.depth >= most {
            let message = format!(
                "`allOf` reaches through more than {most} schemas here; what lies deeper is left out"
            );
            let finding = Finding::new(Code::COMPOSITION_TOO_DEEP, facets.node, message)
                .help(self.limits.met(Limit::AllOfDepth, "").help);
            self.findings.note(&mut merge.flat.notes, finding.degrading());
            return None;
        }
        let steps = 1 + facets.properties.len() + facets.one_of.len() + facets.any_of.len();
        if !self.may_merge(steps, facets.node) {
            return None;
        }
        merge.depth += 1;
        let mut nullable = None;
        for sub in composed(&facets) {
            let inner = Member { schema: sub, key: member.key.clone(), silent: member.silent };
            let of_inner = self.absorb(merge, &inner);
            nullable = both(nullable, of_inner);
        }
        merge.depth -= 1;
        let is_null_a_branch = self.absorb_choices(merge, schema, &facets, &member.key);
        self.absorb_own(&mut merge.flat, schema, &facets, member);
        if facets.nullable || is_null_a_branch {
            return Some(true);
        }
        if facets.ty.is_some() || facets.values.is_some() { both(nullable, Some(false)) } else { nullable }
    }

    /// Merges the unions of a schema; says whether null is a value because one of them is its own branch.
    fn absorb_choices(
        &mut self,
        merge: &mut Merge<'d, '_>,
        schema: &'d Schema,
        facets: &Facets<'d>,
        key: &Rc<str>,
    ) -> bool {
        let mut is_nullable = false;
        for (exclusive, list) in [(true, &facets.one_of), (false, &facets.any_of)] {
            let id = UnionId::new(schema, exclusive);
            if list.len() < 2 || merge.parts.taken.contains(&id) || self.closes_circle(merge, list) {
                continue;
            }
            let mut choice = self.choice(id, exclusive, list, facets, key);
            let component = merge.path.last().copied();
            is_nullable |= self.without_itself(&mut merge.flat, &mut choice, facets, component);
            if choice.branches.is_empty() {
                continue;
            }
            if self.is_only_validation(&choice) {
                self.report_validation_branches(&mut merge.flat, &choice);
            } else {
                merge.flat.choices.push(choice);
            }
        }
        is_nullable
    }

    fn choice(
        &self,
        id: UnionId,
        exclusive: bool,
        list: &[SubSchema<'d>],
        facets: &Facets<'d>,
        key: &Rc<str>,
    ) -> Choice<'d> {
        let branches =
            list.iter().enumerate().map(|(index, sub)| Member::new(*sub, format!("{key}|{index}"))).collect();
        Choice { id, exclusive, discriminator: facets.discriminator, branches, node: facets.node }
    }

    /// A parent whose `oneOf` lists the child that is being merged from it: the union tells readers of the parent which
    /// child they have, and says nothing about the child. A union that lists itself is another matter: `without_itself`.
    fn closes_circle(&self, merge: &Merge<'d, '_>, list: &[SubSchema<'d>]) -> bool {
        let children = merge.path.split_last().map_or(&[][..], |(_, children)| children);
        let reached = |sub: &SubSchema<'d>| {
            let (name, _) = self.resolved.schema(*sub);
            name.is_some_and(|name| children.contains(&name))
        };
        list.iter().any(reached)
    }

    fn report_circle(&mut self, merge: &mut Merge<'d, '_>, name: &str) {
        let finding = Finding::new(
            Code::RECURSIVE_COMPOSITION,
            merge.flat.node,
            format!("`{name}` is part of itself through `allOf`; the inner one adds nothing"),
        );
        self.findings.note(&mut merge.flat.notes, finding);
    }

    /// Merges the keywords that stand at the schema itself.
    fn absorb_own(
        &mut self,
        flat: &mut Flat<'d>,
        schema: &'d Schema,
        facets: &Facets<'d>,
        member: &Member<'d>,
    ) {
        if let Some(reason) = crate::document::broken(schema) {
            flat.broken = true;
            let message = format!("{reason}; any value is accepted here");
            flat.notes.push(Finding::new(Code::BROKEN_PART, facets.node, message).degrading().into_note());
        }
        flat.never |= facets.never;
        self.merge_type(flat, facets);
        self.merge_values(flat, facets);
        self.merge_bounds(flat, facets);
        absorb_members(flat, facets, &member.key);
        absorb_items(flat, facets, &member.key);
        self.note_unchecked(flat, facets);
        if !member.silent {
            absorb_words(flat, facets);
        }
    }
}

/// Members of objects: all of them, each with every schema it must fit.
fn absorb_members<'d>(flat: &mut Flat<'d>, facets: &Facets<'d>, owner: &Rc<str>) {
    for (name, sub) in &facets.properties {
        let member = Member::new(*sub, format!("{owner}.{name}"));
        flat.properties.entry(name).or_default().push(member);
    }
    flat.required.extend(facets.required.iter().copied());
    for (pattern, sub) in &facets.pattern_properties {
        let member = Member::new(*sub, format!("{owner}{{{pattern}}}"));
        flat.patterns.entry(pattern).or_default().push(member);
    }
    let rest = match &facets.additional {
        Additional::Unsaid => Rest::Unsaid,
        Additional::Any => Rest::Any,
        Additional::Closed => Rest::Closed,
        Additional::Schema(sub) => Rest::Typed(vec![Member::new(*sub, format!("{owner}{{}}"))]),
    };
    flat.rest = match (std::mem::take(&mut flat.rest), rest) {
        (Rest::Closed, _) | (_, Rest::Closed) => Rest::Closed,
        (Rest::Typed(mut one), Rest::Typed(other)) => {
            one.extend(other);
            Rest::Typed(one)
        }
        (Rest::Typed(one), _) | (_, Rest::Typed(one)) => Rest::Typed(one),
        (Rest::Any, _) | (_, Rest::Any) => Rest::Any,
        (Rest::Unsaid, Rest::Unsaid) => Rest::Unsaid,
    };
}

/// Items of arrays: place by place, and those that follow.
fn absorb_items<'d>(flat: &mut Flat<'d>, facets: &Facets<'d>, owner: &Rc<str>) {
    for (place, sub) in facets.prefix_items.iter().enumerate() {
        if flat.prefix.len() <= place {
            flat.prefix.push(Vec::new());
        }
        flat.prefix[place].push(Member::new(*sub, format!("{owner}#{place}")));
    }
    if let Some(sub) = &facets.items {
        flat.items.push(Member::new(*sub, format!("{owner}[]")));
    }
    flat.items_closed |= facets.items_closed;
    flat.content_encoding = facets.content_encoding.or(flat.content_encoding);
    flat.content_media_type = facets.content_media_type.or(flat.content_media_type);
}

fn absorb_words<'d>(flat: &mut Flat<'d>, facets: &Facets<'d>) {
    flat.title = facets.title.or(flat.title);
    if let Some(description) = super::words::text(facets.description) {
        flat.docs.description = Some(description);
    }
    flat.docs.deprecated |= facets.deprecated;
    if !facets.examples.is_empty() {
        flat.docs.examples.clone_from(&facets.examples);
    }
    if facets.default.is_some() {
        flat.default.clone_from(&facets.default);
    }
    flat.hints.extend(super::hints::of_schema(facets));
}

/// Whether null is allowed by two schemas that both hold; `None` is one that says nothing of types.
pub(super) fn both(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one && other),
        (one, other) => one.or(other),
    }
}
