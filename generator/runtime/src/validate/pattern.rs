//! Patterns in the dialect of ECMA-262, compiled once each.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use regress::Regex;

/// Whether a pattern matches somewhere in a text; one that is no pattern matches everything.
pub(super) fn matches(pattern: &'static str, text: &str) -> bool {
    static COMPILED: Mutex<BTreeMap<&str, Option<Arc<Regex>>>> = Mutex::new(BTreeMap::new());
    let mut compiled = COMPILED.lock().unwrap_or_else(PoisonError::into_inner);
    let regex = compiled.entry(pattern).or_insert_with(|| compile(pattern).map(Arc::new)).clone();
    drop(compiled);
    regex.is_none_or(|regex| regex.find(text).is_some())
}

/// As `new RegExp(pattern, "u")`, or without the flag where only that reads it.
pub(super) fn compile(pattern: &str) -> Option<Regex> {
    Regex::with_flags(pattern, "u").or_else(|_| Regex::new(pattern)).ok()
}
