//! Where the file of a module is. Mostly that is where the compiler looks by itself; some names of modules are no names
//! of files, and those modules are declared with a `#[path]`.

use std::borrow::Cow;

use proc_macro2::TokenStream;
use quote::quote;

use super::literal::text;
use crate::rust::{Crate, Ident, ModelPart, Module, cut};

/// Names that mean something else to the compiler, to cargo or to an operating system.
const RESERVED: &[&str] = &[
    "aux", "bin", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lib",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "main", "mod", "nul", "prn",
];

/// The longest part of a path, in bytes: file systems stop at 255, and some systems at 260 for the whole path.
const LONGEST: usize = 80;

/// The file of a module, below the folder of the API.
pub(super) fn path(krate: &Crate, module: &Module) -> String {
    match (folder(module).as_str(), is_in_its_folder(module)) {
        ("", _) if krate.root.is_empty() => "lib.rs".to_owned(),
        ("", _) => "mod.rs".to_owned(),
        (folder, false) => format!("{folder}.rs"),
        (folder, true) => format!("{folder}/mod.rs"),
    }
}

/// The file of what stands beside the definitions of a module: `models/pets.rs` and `models/pets/codec.rs`.
pub(super) fn of_part(module: &Module, part: ModelPart) -> String {
    match folder(module).as_str() {
        "" => format!("{}.rs", part.name()),
        folder => format!("{folder}/{}.rs", part.name()),
    }
}

/// The folder of what is inside a module.
fn folder(module: &Module) -> String {
    let words: Vec<Cow<'_, str>> = module.path.iter().map(word).collect();
    words.join("/")
}

/// Whether the file of a module is called `mod.rs`. Those of models stand beside their folders, so that definitions can be read one after
/// the other; but a `#[path]` makes the compiler look for what is inside beside the file.
fn is_in_its_folder(module: &Module) -> bool {
    let is_odd = module.path.last().is_some_and(|name| word(name) != name.bare());
    match is_odd {
        true => !module.children.is_empty() || module.has_codec(),
        false => !module.children.is_empty() && !is_model_file(&module.path),
    }
}

/// Whether a path is that of a module below `models`.
fn is_model_file(path: &[Ident]) -> bool {
    path.len() > 1 && path[0].as_str() == "models"
}

/// `#[path = "..."]`, where the compiler would look elsewhere.
pub(super) fn attribute(module: &Module) -> Option<TokenStream> {
    let name = module.path.last()?;
    let word = word(name);
    if word == name.bare() {
        return None;
    }
    let file = if is_in_its_folder(module) { format!("{word}/mod.rs") } else { format!("{word}.rs") };
    // The compiler looks beside the file of the parent, which is not in its folder where it has models.
    let parent = module.path.split_last().map(|(_, parent)| parent).filter(|parent| is_model_file(parent));
    let beside = parent.and_then(<[Ident]>::last).map(|name| (name, self::word(name)));
    let path = match beside.filter(|(name, word)| *word == name.bare()) {
        Some((_, folder)) => text(&format!("{folder}/{file}")),
        None => text(&file),
    };
    Some(quote!(#[path = #path]))
}

/// The name of a module as part of a path: lower case ASCII, as rustc asks for and every file system can tell apart, nothing
/// reserved and nothing too long. A name that is all that already is its own; every other one has a `-` in it, which no
/// name of a module has, so that two modules never share a file.
fn word(name: &Ident) -> Cow<'_, str> {
    let bare = name.bare();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let spelled = |c: char| if plain(c) { c.to_string() } else { format!("u{:x}-", u32::from(c)) };
    let word = match bare {
        _ if RESERVED.contains(&bare) => Cow::Owned(format!("{bare}-")),
        _ if bare.chars().all(plain) => Cow::Borrowed(bare),
        _ => Cow::Owned(bare.chars().map(spelled).collect()),
    };
    match cut(&word, LONGEST, "--") {
        Cow::Owned(short) => Cow::Owned(short),
        Cow::Borrowed(_) => word,
    }
}
