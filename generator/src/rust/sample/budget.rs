//! How much work and room examples may take.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use regex::{Regex, RegexBuilder};
use serde_json::Value as Json;

use crate::api::Api;
use crate::limits::{Limit, Limits};

/// What compiling a pattern counts for, in steps.
const PATTERN: usize = 100;

/// Makes examples, all of a document within one budget and each of them within its own.
pub(in crate::rust) struct Samples<'a> {
    pub(super) api: &'a Api,
    limits: &'a Limits,
    /// What is left of all steps, of the steps of this example, of its values, and of its text.
    total: Cell<usize>,
    steps: Cell<usize>,
    nodes: Cell<usize>,
    bytes: Cell<usize>,
    /// The limit that this example has met.
    met: Cell<Option<Limit>>,
    patterns: RefCell<HashMap<String, Option<Regex>>>,
}

impl<'a> Samples<'a> {
    /// For the types of `api`.
    pub(in crate::rust) fn new(api: &'a Api, limits: &'a Limits) -> Self {
        Self {
            api,
            limits,
            total: Cell::new(limits.get(Limit::SampleTotal)),
            steps: Cell::default(),
            nodes: Cell::default(),
            bytes: Cell::default(),
            met: Cell::default(),
            patterns: RefCell::default(),
        }
    }

    /// The next example begins.
    pub(super) fn begin(&self) {
        self.steps.set(self.limits.get(Limit::SampleSteps));
        self.nodes.set(self.limits.get(Limit::SampleNodes));
        self.bytes.set(self.limits.get(Limit::SampleBytes));
        self.met.set(None);
    }

    /// Why the last example was not made, where a limit was the reason.
    pub(in crate::rust) fn why(&self) -> Option<String> {
        self.met.get().map(|limit| format!("the limit `{limit}` is {}", self.limits.get(limit)))
    }

    /// Counts schemas that are tried; whether there is room for them. After the first one that was too much there is none.
    pub(super) fn step(&self, count: usize) -> bool {
        self.met.get().is_none()
            && self.take(&self.steps, count, Limit::SampleSteps)
            && self.take(&self.total, count, Limit::SampleTotal)
    }

    /// Counts a value that becomes part of the example, with all below it.
    pub(super) fn keep(&self, value: &Json) -> bool {
        match value {
            Json::String(text) => self.node() && self.text(text.len()),
            Json::Array(items) => self.node() && items.iter().all(|item| self.keep(item)),
            Json::Object(members) => {
                self.node() && members.iter().all(|(name, member)| self.name(name) && self.keep(member))
            }
            _ => self.node(),
        }
    }

    /// Counts the name of a member.
    pub(super) fn name(&self, name: &str) -> bool {
        self.text(name.len())
    }

    /// Counts text.
    pub(super) fn text(&self, bytes: usize) -> bool {
        self.take(&self.bytes, bytes, Limit::SampleBytes)
    }

    /// How much text there is room for.
    pub(super) fn room(&self) -> usize {
        self.bytes.get()
    }

    fn node(&self) -> bool {
        self.take(&self.nodes, 1, Limit::SampleNodes)
    }

    fn take(&self, left: &Cell<usize>, count: usize, limit: Limit) -> bool {
        let rest = left.get().checked_sub(count);
        left.set(rest.unwrap_or_default());
        if rest.is_none() && self.met.get().is_none() {
            self.met.set(Some(limit));
        }
        rest.is_some()
    }

    /// Whether text matches a pattern; one that is none, or too large, is not held against it.
    pub(super) fn matches(&self, pattern: &str, text: &str) -> bool {
        if !self.step(1 + text.len() / 64) {
            return false;
        }
        let mut known = self.patterns.borrow_mut();
        let compiled = known.entry(pattern.to_owned()).or_insert_with(|| {
            let builder =
                |pattern| RegexBuilder::new(pattern).size_limit(self.limits.get(Limit::PatternBytes)).build();
            self.step(PATTERN).then(|| builder(pattern).ok()).flatten()
        });
        compiled.as_ref().is_none_or(|regex| regex.is_match(text))
    }
}
