//! The table of names: tags, then operations, then types.

use std::collections::HashMap;

use super::ids::Ids;
use super::{FoundPattern, Spelling, TagName, operations, tags, types};
use crate::api::{Api, Note, TypeId};
use crate::diagnostic::Code;
use crate::rust::sharing::Shared;
use crate::rust::{CrateOptions, Ident, Lock, Naming};

/// Every name that is visible outside of its own type.
#[derive(Debug)]
pub(in crate::rust) struct Names {
    /// Modules of tags, in order of first appearance among the operations.
    pub(in crate::rust) tags: Vec<TagName>,
    /// Function of each operation, by its index in the API.
    pub(in crate::rust) operations: HashMap<usize, Ident>,
    /// What names outside of its tag are made of, for each operation: the function, with the tag where that says too little.
    pub(in crate::rust) stems: HashMap<usize, String>,
    /// Nominal types and component aliases.
    pub(in crate::rust) types: HashMap<TypeId, Ident>,
    /// How words are spelled in names of types and variants.
    pub(in crate::rust) spelling: Spelling,
    /// The patterns that ids follow.
    pub(in crate::rust) patterns: Vec<FoundPattern>,
    /// What there is to say about names.
    pub(in crate::rust) notes: Vec<Note>,
}

/// Names everything in `api` that `selected` operations and `wanted` types need.
pub(in crate::rust) fn name(
    api: &Api,
    selected: &[usize],
    wanted: &[TypeId],
    shared: &Shared,
    options: &CrateOptions,
    old: &Lock,
    new: &mut Lock,
) -> Names {
    let mut notes = Vec::new();
    let naming = chosen(api, options, &mut notes);
    let ids = Ids::of(api, &naming, old);
    let applied: Vec<_> =
        ids.patterns.iter().filter(|found| found.applied).map(|found| found.pattern).collect();
    Naming::pin(&applied, new);
    notes.extend(ids.patterns.iter().map(recognised));
    let tags = tags::name(api, selected, options, old, new);
    let operations = operations::name(api, selected, (&tags, &ids), (old, new), &mut notes);
    let stems = operations::stems(api, &operations, &tags);
    let spelling = Spelling::of(api);
    let types = types::name(api, wanted, (&stems, &ids), (&tags, &spelling, shared), (old, new), &mut notes);
    Names { tags, operations, stems, types, spelling, patterns: ids.patterns, notes }
}

/// What the configuration says, or else a hint at the document.
fn chosen(api: &Api, options: &CrateOptions, notes: &mut Vec<Note>) -> Naming {
    let Some(hint) = api.hints.get("naming").filter(|_| options.naming == Naming::Auto) else {
        return options.naming.clone();
    };
    let words = match hint {
        serde_json::Value::String(word) => vec![word.as_str()],
        serde_json::Value::Array(words) => {
            words.iter().map(|word| word.as_str().unwrap_or_default()).collect()
        }
        _ => vec![""],
    };
    Naming::read(words).unwrap_or_else(|word| {
        let message = format!("`x-clientwright-naming` is {}; `{word}` is none of them", Naming::known());
        notes.push(Note { code: Code::HINT_MISFIT, message, degrades: false, origin: Default::default() });
        Naming::Auto
    })
}

/// The finding about a pattern.
fn recognised(found: &FoundPattern) -> Note {
    let FoundPattern { pattern, ids, of, applied } = found;
    let (form, name) = (pattern.form(), pattern.name());
    let message = match applied {
        true => format!("{ids} of {of} operationIds are `{form}`; functions are named after `{{function}}`"),
        false => format!(
            "{ids} of {of} operationIds are `{form}`; functions are named after all of it: `naming: [{name}]` shortens them"
        ),
    };
    Note { code: Code::ID_PATTERN, message, degrades: false, origin: Default::default() }
}
