//! Bounds of strings (JSON Schema validation, section 6.3) and their patterns, in the dialect of ECMA-262.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use regress::Regex;

use super::check::{as_count, as_text, Check, Rule};
use super::format;
use super::place::Place;

impl Check {
    pub(super) fn text(&mut self, keyword: &'static str, said: Rule, value: &str, at: &Place<'_>) {
        match keyword {
            "minLength" | "maxLength" => {
                let Some(bound) = as_count(said) else { return };
                let length = value.chars().count();
                let (broken, words) = match keyword {
                    "minLength" => (length < bound, "at least"),
                    _ => (length > bound, "at most"),
                };
                if broken {
                    self.fail(at, keyword, format!("{words} {bound} characters"));
                }
            }
            "pattern" => {
                let pattern = as_text(said).unwrap_or_default();
                if !matches(pattern, value) {
                    self.fail(at, keyword, format!("text that matches {pattern}"));
                }
            }
            "format" if self.formats => {
                let name = as_text(said).unwrap_or_default();
                if !format::fits(name, value) {
                    self.fail(at, keyword, format!("text of the format {name}"));
                }
            }
            _ => {}
        }
    }
}

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
