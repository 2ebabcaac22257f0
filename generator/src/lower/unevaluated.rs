//! Members and items that nothing else in a schema speaks of (JSON Schema core, 11.2 and 11.3).
//!
//! In: a schema that says so beside what it is composed of. Out: the rest of the record that it is merged into.
//!
//! | what it is composed of | `unevaluatedProperties` is |
//! |---|---|
//! | has members alone | `additionalProperties` of all of it |
//! | speaks of additional members somewhere | without effect: all members are evaluated |
//! | has a `oneOf` | the same, once it is known of which branch |
//! | has conditions (`if`, `dependentSchemas`) or an `anyOf` | reported: it takes a value to say what it is about |

use std::collections::HashSet;

use super::findings::Finding;
use super::intersection::{Conjunct, composed};
use super::lowering::Lowering;
use super::merged::{MergedSchema, Rest};
use crate::api::{Step, TypeKey};
use crate::diagnostic::Code;
use crate::document::{Additional, Schema, SubSchema};

/// Keywords that make it depend on a value what is evaluated.
const CONDITIONS: [&str; 4] = ["if", "then", "else", "dependentSchemas"];

/// What a schema is composed of, as far as it matters.
#[derive(Default)]
struct Inside {
    /// Something speaks of additional members.
    is_open: bool,
    /// Something speaks of further items.
    has_items: bool,
    /// There is a union of which one branch fits.
    has_choice: bool,
    /// There is a condition, or a union of which several branches may fit.
    has_condition: bool,
}

impl<'d> Lowering<'d, '_> {
    /// Merges what a schema says of members and items that are not evaluated.
    pub(super) fn absorb_unevaluated(
        &mut self,
        merged: &mut MergedSchema<'d>,
        schema: &'d Schema,
        owner: &TypeKey,
    ) {
        if schema.unevaluated == Additional::Unsaid && !schema.unevaluated_items_closed {
            return;
        }
        let inside = self.inside(schema);
        if inside.has_condition {
            return self.report_unevaluated(merged, schema);
        }
        merged.items_closed |= schema.unevaluated_items_closed && !inside.has_items && !inside.has_choice;
        let rest = match &schema.unevaluated {
            Additional::Unsaid => return,
            _ if inside.is_open => return,
            Additional::Any => Rest::Any,
            Additional::Closed => Rest::Closed,
            Additional::Schema(sub) => Rest::Typed(vec![Conjunct::new(sub, owner.below(Step::Values))]),
        };
        match inside.has_choice {
            true => merged.unevaluated = rest,
            false if matches!(merged.rest, Rest::Unsaid) || matches!(rest, Rest::Closed) => {
                merged.rest = rest
            }
            false => {}
        }
    }

    /// Looks through all that a schema is composed of, its own keywords included.
    fn inside(&self, schema: &'d Schema) -> Inside {
        let mut inside = Inside::default();
        let mut known = HashSet::new();
        let mut waiting = vec![schema];
        while let Some(schema) = waiting.pop() {
            inside.is_open |= matches!(schema.additional, Additional::Any | Additional::Schema(_));
            inside.has_items |= schema.items.is_some() || schema.items_open;
            inside.has_choice |= schema.one_of.len() > 1;
            // Of an `anyOf` several branches may fit, and the members of all of them count.
            inside.has_condition |= schema.any_of.len() > 1
                || schema.unenforced.iter().any(|entry| CONDITIONS.contains(&entry.keyword));
            for sub in composed(schema) {
                match self.resolved.schema(sub) {
                    (Some(name), target) if known.insert(name) => waiting.push(target),
                    (Some(_), _) => {}
                    (None, target) => waiting.push(target),
                }
            }
        }
        inside
    }

    fn report_unevaluated(&mut self, merged: &mut MergedSchema<'d>, schema: &Schema) {
        let keyword =
            if schema.unevaluated_items_closed { "unevaluatedItems" } else { "unevaluatedProperties" };
        let message = format!("`{keyword}` is accepted and not checked");
        self.findings.note(&mut merged.notes, Finding::new(Code::UNCHECKED_KEYWORD, schema.node, message));
        let value = match &schema.unevaluated {
            Additional::Schema(SubSchema::Schema(sub)) => {
                crate::document::meaning(&SubSchema::Schema(sub.clone()))
            }
            Additional::Any => true.into(),
            _ => false.into(),
        };
        super::checks::add(merged, keyword, value, schema.node);
    }
}

/// What is said of members that no branch has, when the branch is known: nothing, where that says more.
pub(super) fn close(merged: &mut MergedSchema<'_>) {
    let rest = std::mem::take(&mut merged.unevaluated);
    if matches!(merged.rest, Rest::Unsaid) {
        merged.rest = rest;
    }
}
