//! Documentation: what a reader of rustdoc finds at an item.

use serde_json::Value as Json;

use super::{Docs, markdown};
use crate::api::{Api, BoundLimit as Limit, Constraints, Measure, Property, Rule, TypeDef, TypeUse};
use crate::escape;
use crate::source::Number;

/// Longest example that goes into a doc comment, in characters.
const EXAMPLE: usize = 100;

/// One line of our own words.
pub(super) fn line(text: &str) -> Docs {
    Docs { lines: vec![text.to_owned()], ..Docs::default() }
}

/// A document's words.
pub(super) fn text(text: &str) -> Docs {
    Docs { lines: markdown::lines(text), ..Docs::default() }
}

/// A type's docs; `wire` is its component name where the Rust name differs.
pub(super) fn of_type(def: &TypeDef, wire: Option<&str>) -> Docs {
    let mut lines = words(&def.docs);
    if lines.is_empty() {
        lines.extend(title(def, def.component.as_deref()));
    }
    push_facts(&mut lines, &def.constraints, def.default.as_ref(), &def.docs.examples);
    let deprecated = def.docs.deprecated.then(|| "deprecated by the API".to_owned());
    Docs { lines, alias: wire.map(str::to_owned), deprecated }
}

/// The title of a type that has this name; none that only spells it again.
fn title(def: &TypeDef, name: Option<&str>) -> Option<String> {
    let title = def.title.as_deref().map(markdown::one_line)?;
    (!title.is_empty() && !is_name_again(&title, name)).then(|| sentence(title))
}

/// A title that only spells the name adds nothing.
fn is_name_again(title: &str, name: Option<&str>) -> bool {
    let letters = |text: &str| {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    name.is_some_and(|name| letters(name) == letters(title))
}

/// A member's docs: its own words, or else those of its inline type, and the facts about its values.
pub(super) fn of_property(api: &Api, property: &Property, alias: Option<String>) -> Docs {
    let mut docs = of_use(api, &property.name, &property.docs, &property.ty, property.default.as_ref());
    docs.alias = alias;
    if property.read_only {
        push_paragraph(&mut docs.lines, "Read-only: the server sets it.".into());
    }
    docs
}

/// Docs at a use of a type under a name: a member or a parameter.
pub(super) fn of_use(
    api: &Api,
    name: &str,
    words_here: &crate::api::Docs,
    used: &TypeUse,
    default: Option<&Json>,
) -> Docs {
    let def = api.ty(used.ty);
    let inline = def.component.is_none();
    let mut lines = words(words_here);
    if lines.is_empty() && inline {
        lines = words(&def.docs);
    }
    if lines.is_empty() && inline {
        lines.extend(title(def, Some(name)));
    }
    let none = Constraints::default();
    let constraints = if inline { &def.constraints } else { &none };
    let examples =
        if words_here.examples.is_empty() && inline { &def.docs.examples } else { &words_here.examples };
    push_facts(&mut lines, constraints, default.or(def.default.as_ref().filter(|_| inline)), examples);
    let deprecated = words_here.deprecated || (inline && def.docs.deprecated);
    Docs { lines, alias: None, deprecated: deprecated.then(|| "deprecated by the API".to_owned()) }
}

/// Summary and description, without saying the same thing twice.
pub(super) fn words(docs: &crate::api::Docs) -> Vec<String> {
    let summary = docs.summary.as_deref().map(markdown::one_line).filter(|summary| !summary.is_empty());
    let description = docs.description.as_deref().map(markdown::lines).unwrap_or_default();
    match summary {
        Some(summary) if description.first().is_some_and(|first| same(first, &summary)) => description,
        Some(summary) => {
            let mut lines = vec![sentence(summary)];
            if !description.is_empty() {
                lines.push(String::new());
                lines.extend(description);
            }
            lines
        }
        None => description,
    }
}

fn same(a: &str, b: &str) -> bool {
    a.trim_end_matches('.').eq_ignore_ascii_case(b.trim_end_matches('.'))
}

/// A name or another short text of the document as code.
pub(super) fn name(text: &str) -> String {
    escape::markdown::code(text)
}

/// A full stop behind a title.
pub(super) fn sentence(text: String) -> String {
    if text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '`')) {
        format!("{text}.")
    } else {
        text
    }
}

pub(super) fn push_paragraph(lines: &mut Vec<String>, paragraph: String) {
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.push(paragraph);
}

fn push_facts(lines: &mut Vec<String>, constraints: &Constraints, default: Option<&Json>, examples: &[Json]) {
    let mut facts = bounds(constraints);
    facts.extend(
        default.filter(|value| !value.is_null()).and_then(code).map(|value| format!("default {value}")),
    );
    facts.extend(
        examples.iter().find(|value| !value.is_null()).and_then(code).map(|value| format!("example {value}")),
    );
    if let Some(first) = facts.first_mut() {
        let mut chars = first.chars();
        *first = chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default();
        push_paragraph(lines, format!("{}.", facts.join("; ")));
    }
}

/// A value as code, where it is short and on one line.
pub(super) fn code(value: &Json) -> Option<String> {
    let text = match value {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    };
    let fits = !text.is_empty()
        && text.chars().count() <= EXAMPLE
        && escape::is_plain(&text)
        && !text.contains('\t');
    (fits && text.trim() == text).then(|| escape::markdown::code(&text))
}

/// Bounds in words.
pub(super) fn bounds(constraints: &Constraints) -> Vec<String> {
    let count = |bound| constraints.count(bound);
    let mut said = Vec::new();
    for (bound, limit) in constraints.iter() {
        said.extend(match (bound.rule(), limit) {
            (Rule::AtLeast(_), Limit::Number { value, exclusive }) => {
                Some(format!("{} {}", if *exclusive { "more than" } else { "at least" }, number(*value)))
            }
            (Rule::AtMost(_), Limit::Number { value, exclusive }) => {
                Some(format!("{} {}", if *exclusive { "less than" } else { "at most" }, number(*value)))
            }
            (Rule::MultipleOf, Limit::Number { value, .. }) => {
                Some(format!("a multiple of {}", number(*value)))
            }
            (Rule::AtLeast(measure), Limit::Count(least)) => {
                range(Some(*least), measure.most().and_then(count), measure)
            }
            // Told with the least one, where there is one.
            (Rule::AtMost(measure), Limit::Count(most)) => match measure.least().and_then(count) {
                Some(_) => None,
                None => range(None, Some(*most), measure),
            },
            (_, Limit::Pattern(pattern)) => {
                code(&Json::from(pattern.as_str())).map(|p| format!("matches {p}"))
            }
            (_, Limit::Set) => Some("no two items alike".to_owned()),
            (_, Limit::Number { .. } | Limit::Count(_)) => None,
        });
    }
    said
}

fn number(n: Number) -> String {
    match n {
        Number::Integer(n) => n.to_string(),
        Number::Float(n) => n.to_string(),
    }
}

fn range(min: Option<u64>, max: Option<u64>, measure: Measure) -> Option<String> {
    let unit = measure.noun();
    let plural = |n: u64| if n == 1 { unit.to_owned() } else { format!("{unit}s") };
    match (min.filter(|n| *n > 0), max) {
        (Some(a), Some(b)) if a == b => Some(format!("{a} {}", plural(a))),
        (Some(a), Some(b)) => Some(format!("{a} to {b} {}", plural(b))),
        (Some(a), None) => Some(format!("at least {a} {}", plural(a))),
        (None, Some(b)) => Some(format!("at most {b} {}", plural(b))),
        (None, None) => None,
    }
}
