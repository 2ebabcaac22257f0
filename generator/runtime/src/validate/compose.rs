//! Keywords that put schemas together (JSON Schema core, section 10.2), with OpenAPI's discriminator (4.8.25).

use super::super::json::Tree;
use super::check::{as_text, unite, Check, Rule, Seen};
use super::place::{member, Place};
use super::Violation;

impl Check {
    pub(super) fn all_of(&mut self, said: Rule, value: &Tree<'_>, at: &Place<'_>) -> Seen {
        let mut seen = Seen::new();
        for schema in list(said) {
            unite(&mut seen, &self.value(schema, value, at));
        }
        seen
    }

    /// `anyOf` and `oneOf`. A discriminator that names one of the schemas decides between them.
    pub(super) fn choice(
        &mut self,
        keyword: &'static str,
        said: Rule,
        schema: Rule,
        value: &Tree<'_>,
        at: &Place<'_>,
    ) -> Seen {
        if let Some(branch) = discriminated(said, schema, value) {
            return self.value(branch, value, at);
        }
        let (mut seen, mut fitting, mut complaints) = (Seen::new(), 0, Vec::new());
        self.choices += 1;
        for branch in list(said) {
            match self.trial(branch, value, at) {
                Ok(more) => {
                    fitting += 1;
                    unite(&mut seen, &more);
                }
                Err(found) => complaints.push(found),
            }
        }
        self.choices -= 1;
        let count = list(said).len();
        match fitting {
            0 => match nearest(complaints, &at.pointer()) {
                Some(found) => self.found.extend(found),
                None => self.fail(at, keyword, format!("one of {count} schemas, and none fits")),
            },
            1 => {}
            _ if keyword == "oneOf" => {
                self.fail(at, keyword, format!("exactly one of {count} schemas, and {fitting} fit"));
            }
            _ => {}
        }
        seen
    }

    pub(super) fn not(&mut self, said: Rule, value: &Tree<'_>, at: &Place<'_>) {
        if self.trial(said, value, at).is_ok() {
            self.fail(at, "not", "a value that does not fit the schema of `not`");
        }
    }

    pub(super) fn condition(&mut self, said: Rule, schema: Rule, value: &Tree<'_>, at: &Place<'_>) -> Seen {
        let (mut seen, then) = match self.trial(said, value, at) {
            Ok(seen) => (seen, "then"),
            Err(_) => (Seen::new(), "else"),
        };
        if let Some(schema) = member(schema, then) {
            unite(&mut seen, &self.value(schema, value, at));
        }
        seen
    }
}

/// The schemas in a list.
fn list(said: Rule) -> &'static [Tree<'static>] {
    match said {
        Tree::Array(items) => items,
        _ => &[],
    }
}

/// The branch that the value's tag names: by the mapping, or by the name of its schema.
fn discriminated(branches: Rule, schema: Rule, value: &Tree<'_>) -> Option<Rule> {
    let discriminator = member(schema, "discriminator")?;
    let property = member(discriminator, "propertyName").and_then(as_text)?;
    let Tree::Text(tag) = member(value, property)? else { return None };
    let mapped = member(discriminator, "mapping").and_then(|mapping| member(mapping, tag)).and_then(as_text);
    let name = mapped.unwrap_or(tag);
    list(branches).iter().find(|branch| member(branch, "$ref").and_then(as_text) == Some(name))
}

/// What the one schema that the value was meant for finds wrong: the only one that does not refuse it for its type, or
/// else the only one that has nothing against the value itself, but only against what is in it.
fn nearest(complaints: Vec<Vec<Violation>>, at: &str) -> Option<Vec<Violation>> {
    let refused = |found: &Vec<Violation>, keywords: &[&str]| {
        found
            .iter()
            .any(|one| one.pointer() == at && (keywords.is_empty() || keywords.contains(&one.keyword())))
    };
    let of_kind = |found: &&Vec<Violation>| !refused(found, &["type", "const", "enum", "false"]);
    let only = |keep: &dyn Fn(&&Vec<Violation>) -> bool| {
        let mut left = complaints.iter().filter(keep);
        left.next().filter(|_| left.next().is_none()).cloned()
    };
    only(&of_kind).or_else(|| only(&|found| of_kind(found) && !refused(found, &[])))
}
