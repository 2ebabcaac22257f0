//! Bounds of strings (JSON Schema validation, section 6.3), their patterns and formats.

use super::check::{as_count, as_text, Check, Rule};
use super::format;
use super::pattern::matches;
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
