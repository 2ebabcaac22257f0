//! Keywords for values of any type (JSON Schema validation, section 6.1).

use super::super::json::{same_number, Tree};
use super::check::{Check, Rule};
use super::number::is_whole;
use super::place::Place;

/// How many values of an `enum` are told.
const VALUES_SHOWN: usize = 12;

impl Check {
    pub(super) fn types(&mut self, said: Rule, value: &Tree<'_>, at: &Place<'_>) {
        let one = std::slice::from_ref(said);
        let types: &'static [Tree<'static>] = if let Tree::Array(types) = said { types } else { one };
        let names =
            types.iter().filter_map(|name| if let Tree::Text(name) = name { Some(&**name) } else { None });
        if !names.clone().any(|name| is_of(value, name)) {
            self.fail(at, "type", names.collect::<Vec<_>>().join(" or "));
        }
    }

    pub(super) fn one_of_values(&mut self, said: Rule, value: &Tree<'_>, at: &Place<'_>) {
        let Tree::Array(values) = said else { return };
        if values.contains(value) {
            return;
        }
        let shown: Vec<String> = values.iter().take(VALUES_SHOWN).map(written).collect();
        let more = if values.len() > VALUES_SHOWN { " ..." } else { "" };
        self.fail(at, "enum", format!("one of {}{more}", shown.join(", ")));
    }

    pub(super) fn constant(&mut self, said: Rule, value: &Tree<'_>, at: &Place<'_>) {
        if said != value {
            self.fail(at, "const", written(said));
        }
    }
}

fn is_of(value: &Tree<'_>, name: &str) -> bool {
    match value {
        Tree::Null => name == "null",
        Tree::Bool(_) => name == "boolean",
        Tree::Number(number) => name == "number" || (name == "integer" && is_whole(number)),
        Tree::Text(_) => name == "string",
        Tree::Array(_) => name == "array",
        Tree::Object(_) => name == "object",
    }
}

/// A value as words can have it: large ones are named by their kind.
fn written(value: &Tree<'_>) -> String {
    match value {
        Tree::Null => "null".to_owned(),
        Tree::Bool(truth) => truth.to_string(),
        Tree::Number(number) if same_number(number, "0") => "0".to_owned(),
        Tree::Number(number) => (*number).to_owned(),
        Tree::Text(text) => format!("{text:?}"),
        Tree::Array(items) => format!("an array of {} items", items.len()),
        Tree::Object(members) => {
            let names: Vec<&str> = members.iter().map(|(name, _)| &**name).collect();
            format!("an object with `{}`", names.join("`, `"))
        }
    }
}
