//! Checks of values against what their schemas ask for beyond their types: bounds, patterns, conditions.
//!
//! Schemas are JSON text in the words of JSON Schema 2020-12, and they are applied to the JSON that a value writes, so no
//! keyword is out of reach. Every [`Violation`] has the place of the value.

mod any;
mod array;
mod check;
mod compose;
mod format;
mod number;
mod object;
mod pattern;
mod place;
mod schemas;
mod text;
mod violation;

use std::collections::BTreeSet;

use self::check::Check;
use self::place::Place;
pub use self::schemas::Schemas;
pub use self::violation::{Violation, Violations};
use super::json::{to_string, Reader, ToJson, Tree};

/// A type that the document has a schema for.
pub trait Validate: ToJson + Sized {
    /// The schema.
    fn schema() -> Schema;

    /// Checks everything that the schema asks for, in this value and in all below it. Formats are left to the types.
    ///
    /// # Errors
    /// Every violation, in the order of the schema's keywords.
    fn validate(&self) -> Result<(), Violations> {
        Self::schema().check(self)
    }
}

impl Schemas {
    /// The schema of that name.
    pub fn get(&'static self, name: &str) -> Option<Schema> {
        let index = self.index(name)?;
        Some(self.at(self.entries.get(index)?.0, ""))
    }

    /// The schema at a JSON Pointer within that of a name; one that is not there allows every value.
    pub const fn at(&'static self, name: &'static str, pointer: &'static str) -> Schema {
        Schema { schemas: self, name, pointer, formats: false }
    }
}

/// One schema: what [`Validate::validate`] checks, for values that have no type of their own as well.
#[derive(Debug, Clone, Copy)]
pub struct Schema {
    schemas: &'static Schemas,
    name: &'static str,
    pointer: &'static str,
    formats: bool,
}

impl Schema {
    /// Has `format` checked as well where it says how text is written: dates, addresses, identifiers. Unknown formats
    /// allow everything.
    pub fn with_formats(self) -> Self {
        Self { formats: true, ..self }
    }

    /// Checks a value by the JSON that it writes.
    ///
    /// # Errors
    /// Every violation.
    pub fn check(self, value: &dyn ToJson) -> Result<(), Violations> {
        self.check_json(&to_string(value))
    }

    /// Checks JSON as it came, members included that no type keeps.
    ///
    /// # Errors
    /// Every violation; text that is no JSON is one.
    pub fn check_json(self, json: &str) -> Result<(), Violations> {
        let mut reader = Reader::new(json);
        let tree = reader.tree().and_then(|tree| reader.end().map(|()| tree));
        let found = match tree {
            Ok(tree) => self.violations(&tree),
            Err(error) => vec![Violation::new(error.pointer(), "json", error.to_string())],
        };
        if found.is_empty() {
            return Ok(());
        }
        Err(Violations::new(found))
    }

    fn violations(self, value: &Tree<'_>) -> Vec<Violation> {
        let Some(schema) = self.schemas.tree(self.name).and_then(|tree| place::find(tree, self.pointer))
        else {
            return Vec::new();
        };
        let mut check = Check::new(self.schemas, self.formats);
        check.value(schema, value, &Place::ROOT);
        // Two schemas that hold at once often ask for the same.
        let mut told = BTreeSet::new();
        let mut found = check.found;
        found.retain(|one| told.insert(one.to_string()));
        found
    }
}
