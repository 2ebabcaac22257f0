//! The walk: one schema against one value, keyword by keyword (JSON Schema core, section 7.6).
//!
//! Every keyword is in the one table of [`Check::keyword`]. Those that look at members or items of the value tell which
//! they have looked at, for `unevaluatedProperties` and `unevaluatedItems`, which come last (11.2, 11.3).

use super::super::json::Tree;
use super::place::{member, Place};
use super::schemas::Schemas;
use super::Violation;

/// How deep schemas may go into each other: far more than any value that is no attack.
const MAX_DEPTH: usize = 192;

/// How many schemas may be tried on one value with all below it.
const MAX_STEPS: usize = 4_000_000;

/// A schema that lives as long as the program.
pub(super) type Rule = &'static Tree<'static>;

/// Which members or items of a value have been looked at, by their index; empty where none has.
pub(super) type Seen = Vec<bool>;

/// A check under way.
pub(super) struct Check {
    pub(super) schemas: &'static Schemas,
    /// `format` is checked.
    pub(super) formats: bool,
    /// What was found so far.
    pub(super) found: Vec<Violation>,
    /// References that are being followed: the schema, the value it is applied to, and the choices it stands in.
    following: Vec<(*const Tree<'static>, *const (), usize)>,
    /// Unions that are being tried around the schema at hand.
    pub(super) choices: usize,
    depth: usize,
    steps: usize,
}

impl Check {
    pub(super) fn new(schemas: &'static Schemas, formats: bool) -> Self {
        Self { schemas, formats, found: Vec::new(), following: Vec::new(), choices: 0, depth: 0, steps: 0 }
    }

    /// Applies a schema to a value.
    pub(super) fn value(&mut self, schema: Rule, value: &Tree<'_>, at: &Place<'_>) -> Seen {
        let members = match schema {
            Tree::Object(members) => members,
            Tree::Bool(false) => {
                self.fail(at, "false", "no value at all");
                return Seen::new();
            }
            _ => return Seen::new(),
        };
        self.steps += 1;
        if self.depth >= MAX_DEPTH || self.steps >= MAX_STEPS {
            self.fail(at, "$ref", "less nesting: the rest was not checked");
            return Seen::new();
        }
        self.depth += 1;
        let (before, mut seen) = (self.found.len(), Seen::new());
        for (keyword, said) in members {
            let more = self.keyword(keyword, said, schema, value, at);
            unite(&mut seen, &more);
        }
        // What failed above has said so; that its members count as not looked at would be said twice.
        if self.found.len() == before {
            self.unevaluated(schema, value, at, &mut seen);
        }
        self.depth -= 1;
        seen
    }

    /// Applies one keyword; `schema` is what it stands in.
    fn keyword(
        &mut self,
        keyword: &'static str,
        said: Rule,
        schema: Rule,
        value: &Tree<'_>,
        at: &Place<'_>,
    ) -> Seen {
        match (keyword, value) {
            ("$ref", _) => return self.reference(said, value, at),
            ("allOf", _) => return self.all_of(said, value, at),
            ("anyOf" | "oneOf", _) => return self.choice(keyword, said, schema, value, at),
            ("not", _) => self.not(said, value, at),
            ("if", _) => return self.condition(said, schema, value, at),
            ("type", _) => self.types(said, value, at),
            ("enum", _) => self.one_of_values(said, value, at),
            ("const", _) => self.constant(said, value, at),
            (_, Tree::Number(number)) => self.number(keyword, said, number, at),
            (_, Tree::Text(text)) => self.text(keyword, said, text, at),
            (_, Tree::Array(items)) => return self.array(keyword, said, schema, items, at),
            (_, Tree::Object(members)) => return self.object(keyword, said, schema, members, at),
            (_, Tree::Null | Tree::Bool(_)) => {}
        }
        Seen::new()
    }

    /// Applies the schema of that name. One that is being applied to this very value already says nothing new; as a branch
    /// of a union, which such a value would have to be of for no other reason, it does not fit.
    fn reference(&mut self, name: Rule, value: &Tree<'_>, at: &Place<'_>) -> Seen {
        let schemas = self.schemas;
        let Some(schema) = as_text(name).and_then(|name| schemas.tree(name)) else { return Seen::new() };
        let key = (std::ptr::from_ref(schema), std::ptr::from_ref(value).cast());
        if let Some((.., choices)) = self.following.iter().find(|(schema, value, _)| (*schema, *value) == key)
        {
            if self.choices > *choices {
                self.fail(at, "$ref", "a value of another branch: this one leads back to itself");
            }
            return Seen::new();
        }
        self.following.push((key.0, key.1, self.choices));
        let seen = self.value(schema, value, at);
        self.following.pop();
        seen
    }

    /// Applies the schemas for what no other keyword has looked at.
    fn unevaluated(&mut self, schema: Rule, value: &Tree<'_>, at: &Place<'_>, seen: &mut Seen) {
        let is_seen = |seen: &Seen, index: usize| seen.get(index).copied().unwrap_or(false);
        match value {
            Tree::Object(members) => {
                let Some(rest) = member(schema, "unevaluatedProperties") else { return };
                for (index, (name, value)) in members.iter().enumerate().filter(|(i, _)| !is_seen(seen, *i)) {
                    self.rest("unevaluatedProperties", rest, value, &at.member(name), index);
                }
                *seen = vec![true; members.len()];
            }
            Tree::Array(items) => {
                let Some(rest) = member(schema, "unevaluatedItems") else { return };
                for (index, value) in items.iter().enumerate().filter(|(i, _)| !is_seen(seen, *i)) {
                    self.rest("unevaluatedItems", rest, value, &at.item(index), index);
                }
                *seen = vec![true; items.len()];
            }
            _ => {}
        }
    }

    /// Applies a schema to what is left over; where it is `false`, the keyword says so rather than the schema.
    pub(super) fn rest(
        &mut self,
        keyword: &'static str,
        schema: Rule,
        value: &Tree<'_>,
        at: &Place<'_>,
        index: usize,
    ) {
        match (schema, keyword) {
            (Tree::Bool(false), "additionalProperties" | "unevaluatedProperties") => {
                self.fail(at, keyword, "no such member");
            }
            (Tree::Bool(false), _) => self.fail(at, keyword, format!("no more than {index} items")),
            _ => drop(self.value(schema, value, at)),
        }
    }

    /// What a schema finds wrong with a value, without counting it yet.
    pub(super) fn trial(
        &mut self,
        schema: Rule,
        value: &Tree<'_>,
        at: &Place<'_>,
    ) -> Result<Seen, Vec<Violation>> {
        let kept = std::mem::take(&mut self.found);
        let seen = self.value(schema, value, at);
        let found = std::mem::replace(&mut self.found, kept);
        if found.is_empty() {
            Ok(seen)
        } else {
            Err(found)
        }
    }

    /// Notes a violation.
    pub(super) fn fail(&mut self, at: &Place<'_>, keyword: &'static str, expected: impl Into<String>) {
        self.found.push(Violation::new(at.pointer(), keyword, expected));
    }
}

/// Adds what one keyword has looked at to what others have.
pub(super) fn unite(seen: &mut Seen, more: &Seen) {
    if seen.len() < more.len() {
        seen.resize(more.len(), false);
    }
    seen.iter_mut().zip(more).for_each(|(seen, more)| *seen |= more);
}

/// The text of a keyword's value.
pub(super) fn as_text(said: Rule) -> Option<&'static str> {
    match said {
        Tree::Text(text) => Some(text),
        _ => None,
    }
}

/// The count that a keyword's value is; `2.0` is one as well.
pub(super) fn as_count(said: Rule) -> Option<usize> {
    let Tree::Number(text) = said else { return None };
    text.parse().ok().or_else(|| text.parse::<f64>().ok().map(|count| count as usize))
}
