//! `allOf` is an intersection: everything that holds for a value, merged into one record.
//!
//! In: [`Intersection`]. Out: a [`MergedSchema`].
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

use super::findings::Finding;
use super::intersection::{Conjunct, Intersection, UnionId, address, composed};
use super::lowering::Lowering;
use super::merged::{Choice, MergedSchema, Rest};
use super::nullable::{allows_null, both};
use super::unevaluated::close;
use crate::api::{Step, TypeKey};
use crate::diagnostic::Code;
use crate::document::{Additional, Schema, SubSchema};
use crate::limits::Limit;

/// A merge under way.
struct Merge<'d, 'p> {
    merged: MergedSchema<'d>,
    intersection: &'p Intersection<'d>,
    /// Components that the schema at hand was reached through.
    path: Vec<&'d str>,
    /// Components that took part already.
    seen: HashSet<&'d str>,
    depth: usize,
}

impl<'d> Lowering<'d, '_> {
    /// Everything that holds for values of `intersection`, which are the definition of `component` where that is said.
    pub(super) fn flatten(
        &mut self,
        intersection: &Intersection<'d>,
        component: Option<&'d str>,
    ) -> MergedSchema<'d> {
        let path: Vec<_> = component.into_iter().collect();
        let mut merge =
            Merge { merged: MergedSchema::default(), intersection, seen: HashSet::new(), path, depth: 0 };
        let mut nullable = None;
        for conjunct in &intersection.conjuncts {
            let of_conjunct = self.absorb(&mut merge, conjunct);
            nullable = both(nullable, of_conjunct);
        }
        merge.merged.nullable = nullable == Some(true);
        close(&mut merge.merged);
        merge.merged
    }

    /// Merges one conjunct; says whether it allows null, where it says anything of a type.
    fn absorb(&mut self, merge: &mut Merge<'d, '_>, conjunct: &Conjunct<'d>) -> Option<bool> {
        let (name, schema) = self.resolved.schema(conjunct.schema);
        let Some(name) = name else {
            return self.absorb_schema(merge, schema, conjunct);
        };
        if merge.path.contains(&name) {
            self.report_circle(merge, name);
            return None;
        }
        if !merge.seen.insert(name) {
            return None;
        }
        merge.path.push(name);
        let silent = conjunct.silent || merge.depth > 0;
        let named = Conjunct { schema: conjunct.schema, key: TypeKey::schema(name), silent };
        let nullable = self.absorb_schema(merge, schema, &named);
        merge.path.pop();
        nullable
    }

    fn absorb_schema(
        &mut self,
        merge: &mut Merge<'d, '_>,
        schema: &'d Schema,
        conjunct: &Conjunct<'d>,
    ) -> Option<bool> {
        if merge.depth == 0 && !conjunct.silent {
            merge.merged.node = Some(schema.node);
        }
        merge.merged.is_event |= merge.depth == 0 && self.events.schemas.contains(&address(schema));
        merge.merged.node.get_or_insert(schema.node);
        let most = self.limits.get(Limit::AllOfDepth);
        if merge.depth >= most {
            let message = format!(
                "`allOf` reaches through more than {most} schemas here; what lies deeper is left out"
            );
            let finding = Finding::new(Code::COMPOSITION_TOO_DEEP, schema.node, message)
                .help(self.limits.met(Limit::AllOfDepth, "").help);
            self.findings.note(&mut merge.merged.notes, finding.degrading());
            return None;
        }
        let steps = 1 + schema.properties.len() + schema.one_of.len() + schema.any_of.len();
        if !self.may_merge(steps, schema.node) {
            return None;
        }
        merge.depth += 1;
        let mut nullable = None;
        for sub in composed(schema) {
            let inner = Conjunct { schema: sub, key: conjunct.key.clone(), silent: conjunct.silent };
            let of_inner = self.absorb(merge, &inner);
            nullable = both(nullable, of_inner);
        }
        merge.depth -= 1;
        let is_null_a_branch = self.absorb_choices(merge, schema, &conjunct.key);
        self.absorb_own(&mut merge.merged, schema, conjunct);
        self.absorb_unevaluated(&mut merge.merged, schema, &conjunct.key);
        if is_null_a_branch { Some(true) } else { allows_null(schema, nullable) }
    }

    /// Merges the unions of a schema; says whether null is a value because one of them is its own branch.
    fn absorb_choices(&mut self, merge: &mut Merge<'d, '_>, schema: &'d Schema, key: &TypeKey) -> bool {
        let mut is_nullable = false;
        for (exclusive, list) in [(true, &schema.one_of), (false, &schema.any_of)] {
            let id = UnionId::new(schema, exclusive);
            if list.len() < 2 || merge.intersection.taken.contains(&id) || self.closes_circle(merge, list) {
                continue;
            }
            let mut choice = choice(id, exclusive, list, schema, key);
            let component = merge.path.last().copied();
            is_nullable |= self.without_itself(&mut merge.merged, &mut choice, schema, component);
            if choice.branches.is_empty() {
                continue;
            }
            if self.is_only_validation(&choice) {
                merge.merged.restrictions.push(choice);
            } else {
                merge.merged.choices.push(choice);
            }
        }
        is_nullable
    }

    /// A parent whose `oneOf` lists the child that is being merged from it: the union tells readers of the parent which
    /// child they have, and says nothing about the child. A union that lists itself is another matter: `without_itself`.
    fn closes_circle(&self, merge: &Merge<'d, '_>, list: &'d [SubSchema]) -> bool {
        let children = merge.path.split_last().map_or(&[][..], |(_, children)| children);
        let reached = |sub: &'d SubSchema| {
            let (name, _) = self.resolved.schema(sub);
            name.is_some_and(|name| children.contains(&name))
        };
        list.iter().any(reached)
    }

    fn report_circle(&mut self, merge: &mut Merge<'d, '_>, name: &str) {
        let finding = Finding::new(
            Code::RECURSIVE_COMPOSITION,
            merge.merged.node,
            format!("`{name}` is part of itself through `allOf`; the inner one adds nothing"),
        );
        self.findings.note(&mut merge.merged.notes, finding);
    }

    /// Merges the keywords that stand at the schema itself.
    fn absorb_own(&mut self, merged: &mut MergedSchema<'d>, schema: &'d Schema, conjunct: &Conjunct<'d>) {
        if let Some(reason) = &schema.invalid {
            merged.broken = true;
            let message = format!("{reason}; any value is accepted here");
            merged.notes.push(Finding::new(Code::BROKEN_PART, schema.node, message).degrading().into_note());
        }
        merged.never |= schema.never;
        self.merge_type(merged, schema);
        self.merge_values(merged, schema);
        self.merge_bounds(merged, schema);
        absorb_members(merged, schema, &conjunct.key);
        absorb_items(merged, schema, &conjunct.key);
        self.note_unchecked(merged, schema);
        if !conjunct.silent {
            absorb_words(merged, schema);
        }
    }
}

fn choice<'d>(
    id: UnionId,
    exclusive: bool,
    list: &'d [SubSchema],
    schema: &'d Schema,
    key: &TypeKey,
) -> Choice<'d> {
    let branches = list.iter().enumerate();
    let branches = branches.map(|(index, sub)| Conjunct::new(sub, key.below(Step::Branch(index)))).collect();
    Choice { id, exclusive, discriminator: schema.discriminator.as_ref(), branches, node: schema.node }
}

/// Members of objects: all of them, each with every schema it must fit.
fn absorb_members<'d>(merged: &mut MergedSchema<'d>, schema: &'d Schema, owner: &TypeKey) {
    for (name, sub) in &schema.properties {
        let conjunct = Conjunct::new(sub, owner.property(name));
        merged.properties.entry(name).or_default().push(conjunct);
    }
    merged.required.extend(schema.required.iter().map(String::as_str));
    for (pattern, sub) in &schema.pattern_properties {
        let conjunct = Conjunct::new(sub, owner.pattern(pattern));
        merged.patterns.entry(pattern).or_default().push(conjunct);
    }
    let rest = match &schema.additional {
        Additional::Unsaid => Rest::Unsaid,
        Additional::Any => Rest::Any,
        Additional::Closed => Rest::Closed,
        Additional::Schema(sub) => Rest::Typed(vec![Conjunct::new(sub, owner.below(Step::Values))]),
    };
    merged.rest = match (std::mem::take(&mut merged.rest), rest) {
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
fn absorb_items<'d>(merged: &mut MergedSchema<'d>, schema: &'d Schema, owner: &TypeKey) {
    for (place, sub) in schema.prefix_items.iter().enumerate() {
        if merged.prefix.len() <= place {
            merged.prefix.push(Vec::new());
        }
        merged.prefix[place].push(Conjunct::new(sub, owner.below(Step::Place(place))));
    }
    if let Some(sub) = &schema.items {
        merged.items.push(Conjunct::new(sub, owner.below(Step::Items)));
    }
    merged.items_closed |= schema.items_closed;
    merged.content.extend(schema.content_schema.iter().map(|sub| Conjunct::new(sub, owner.clone())));
    merged.content_encoding = schema.content_encoding.as_deref().or(merged.content_encoding);
    merged.content_media_type = schema.content_media_type.as_deref().or(merged.content_media_type);
}

fn absorb_words<'d>(merged: &mut MergedSchema<'d>, schema: &'d Schema) {
    merged.title = schema.title.as_deref().or(merged.title);
    if let Some(description) = super::words::text(schema.description.as_deref()) {
        merged.docs.description = Some(description);
    }
    merged.docs.deprecated |= schema.deprecated;
    if !schema.examples.is_empty() {
        merged.docs.examples.clone_from(&schema.examples);
    }
    if schema.default.is_some() {
        merged.default.clone_from(&schema.default);
    }
    super::xml::overrule(&mut merged.xml, schema.xml.as_deref());
    merged.hints.extend(super::hints::of_schema(schema));
}
