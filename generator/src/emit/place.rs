//! Where the file of a module is. Mostly that is where the compiler looks by itself; some names of modules are no names
//! of files, and those modules are declared with a `#[path]`.

use std::borrow::Cow;

use proc_macro2::TokenStream;
use quote::quote;

use super::literal::text;
use crate::rust::{Crate, Ident, Module, cut};

/// Names that mean something else to the compiler, to cargo or to an operating system.
const RESERVED: &[&str] = &[
    "aux", "bin", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lib",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "main", "mod", "nul", "prn",
];

/// The longest part of a path, in bytes: file systems stop at 255, and some systems at 260 for the whole path.
const LONGEST: usize = 80;

/// The file of a module, below the folder of the API.
pub(super) fn path(krate: &Crate, module: &Module) -> String {
    let words: Vec<Cow<'_, str>> = module.path.iter().map(word).collect();
    match (words.as_slice(), module.children.is_empty()) {
        ([], _) if krate.root.is_empty() => "lib.rs".to_owned(),
        ([], _) => "mod.rs".to_owned(),
        (words, true) => format!("{}.rs", words.join("/")),
        (words, false) => format!("{}/mod.rs", words.join("/")),
    }
}

/// The file about the same types in a folder beside it: `models/pets.rs` and `models/serde/pets.rs`.
pub(super) fn beside(path: &str, folder: &str) -> String {
    match path.rsplit_once('/') {
        Some((parent, file)) => format!("{parent}/{folder}/{file}"),
        None => format!("{folder}/{path}"),
    }
}

/// `#[path = "..."]`, where the compiler would look elsewhere.
pub(super) fn attribute(module: &Module) -> Option<TokenStream> {
    let name = module.path.last()?;
    let word = word(name);
    if word == name.bare() {
        return None;
    }
    let path =
        text(&if module.children.is_empty() { format!("{word}.rs") } else { format!("{word}/mod.rs") });
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
