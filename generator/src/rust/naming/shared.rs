//! Names of types that are at several places, by what the places have in common.
//!
//! | the places | the type |
//! |---|---|
//! | `CreatePetBodyStatus`, `Order.status` | `Status`, else the beginning and end that their own names share |
//! | answers of errors | `ErrorBody` |
//! | nothing in common, one or two members | `Id`, `IdAndName` |
//! | nothing in common | the name at the first place |

use crate::api::{Object, Shape, Step, TypeDef, TypeKey};
use crate::rust::Ident;
use crate::rust::words::singular;

/// Words that say where a type is, not what it is.
const GENERIC: &[&str] =
    &["body", "response", "request", "item", "value", "variant", "input", "place", "data", "result"];

/// Properties whose names tell of another thing what it is, and words that mean something else to whoever reads Rust.
const UNSAYING: &[&str] = &[
    "type",
    "kind",
    "list",
    "name",
    "id",
    "key",
    "config",
    "settings",
    "params",
    "options",
    "option",
    "attributes",
    "properties",
    "object",
    "box",
    "default",
    "vec",
    "string",
    "some",
    "none",
    "ok",
    "err",
    "copy",
    "clone",
    "drop",
    "send",
    "sync",
    "from",
    "into",
    "self",
];

/// Names to try for a type that is at the places of `keys`, which alone would be called `names`.
pub(super) fn candidates(def: &TypeDef, keys: &[TypeKey], names: &[String]) -> Vec<Ident> {
    let title = def.title.iter().filter(|title| title.len() < 40 && says_something(title));
    let mut found: Vec<String> = title.cloned().collect();
    found.extend(property(keys));
    found.extend(keys.iter().all(is_error_body).then(|| "error body".to_owned()));
    found.extend(shared_words(names));
    found.extend(members(&def.shape));
    found.iter().map(|name| Ident::camel(name)).collect()
}

/// The name of the property that the type has at all places; that of one item, where it is the type of its items.
fn property(keys: &[TypeKey]) -> Option<String> {
    let mut names = keys.iter().map(|key| {
        let steps = key.steps();
        let is_name = |step: &&Step| matches!(step, Step::Property(_) | Step::Parameter(..));
        let at = steps.iter().rposition(is_name)?;
        let name = match steps[at] {
            Step::Property(name) | Step::Parameter(_, name) => name.as_str(),
            _ => return None,
        };
        match steps[at + 1..] {
            [] => Some(name.to_owned()),
            [Step::Items] => Some(singular(Ident::snake(name).bare())),
            [Step::Values | Step::Pattern(_)] => Some(format!("{name} value")),
            _ => None,
        }
    });
    let first = names.next()??;
    let same = |name: Option<String>| {
        name.is_some_and(|name| Ident::camel(&name).bare() == Ident::camel(&first).bare())
    };
    (says_something(&first) && names.all(same)).then_some(first)
}

fn is_error_body(key: &TypeKey) -> bool {
    matches!(key.steps().as_slice(), [Step::Response(status)] if !status.is_success())
}

/// The words that names end with together; else with those that they begin with before them. What only tells a place is no
/// name by itself.
fn shared_words(names: &[String]) -> Vec<String> {
    let words: Vec<Vec<String>> =
        names.iter().map(|name| Ident::snake(name).bare().split('_').map(str::to_owned).collect()).collect();
    let Some((first, rest)) = words.split_first() else { return Vec::new() };
    let shortest = words.iter().map(Vec::len).min().unwrap_or_default();
    let agree = |at: &dyn Fn(&[String]) -> Option<String>| rest.iter().all(|other| at(other) == at(first));
    let front = (0..shortest).take_while(|at| agree(&|words| words.get(*at).cloned())).count();
    let back = |at: &usize| agree(&|words| words.len().checked_sub(at + 1).map(|at| words[at].clone()));
    let back = (0..shortest - front).take_while(back).count();
    let (head, tail) = (&first[..front], &first[first.len() - back..]);
    let bare: Vec<String> = tail.iter().skip_while(|word| is_generic(word)).cloned().collect();
    let mut found = Vec::new();
    if says_something(&bare.join(" ")) {
        found.push(bare.join(" "));
    }
    if says_something(&head.join(" ")) {
        found.push([head, tail].concat().join(" "));
    }
    found
}

fn is_generic(word: &str) -> bool {
    GENERIC.contains(&word) || word.chars().all(|c| c.is_ascii_digit())
}

/// Whether a name says what it is the name of.
fn says_something(name: &str) -> bool {
    !name.is_empty()
        && Ident::snake(name).bare().split('_').any(|word| !is_generic(word) && !UNSAYING.contains(&word))
}

/// The members of an object that has one or two.
fn members(shape: &Shape) -> Option<String> {
    let Shape::Object(Object { properties, .. }) = shape else { return None };
    match properties.as_slice() {
        [only] => Some(format!("{} only", only.name)),
        [one, other] => Some(format!("{} and {}", one.name, other.name)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
