//! The runtime as the module `support` of a generated crate: its own sources under our header, `lib.rs` as
//! `mod.rs`, without the lines that name test modules or features that the crate does not have.

use super::{HEADER, Tree};

/// Every source file of the runtime, by its path below `runtime/src`; test files are not among them.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/runtime_files.rs"));

/// The part of the runtime that only crates with `validate()` have: its folder, and the feature of that name.
const VALIDATE: (&str, &str) = ("validate/", "#[cfg(feature = \"validate\")]");

/// The files of the module, relative to its folder.
pub fn support(validate: bool) -> Tree {
    let mut tree = Tree::default();
    for (path, text) in FILES.iter().filter(|(path, _)| validate || !path.starts_with(VALIDATE.0)) {
        let path = if *path == "lib.rs" { "mod.rs" } else { path };
        tree.put(path, vendored(text, validate));
    }
    tree
}

/// Puts the header above a file and leaves out `#[cfg(test)]` with the module declaration that follows it, and what is
/// behind a feature that the crate does not have, with the line that follows.
fn vendored(text: &str, validate: bool) -> String {
    let mut out = format!("// {HEADER} from its runtime. Do not edit by hand.\n");
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if line.trim() == "#[cfg(test)]" && lines.next_if(|next| is_module_declaration(next)).is_some() {
            continue;
        }
        if !validate && line.trim() == VALIDATE.1 {
            lines.next();
            continue;
        }
        out.push_str(line);
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn is_module_declaration(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("mod ") && line.ends_with(';')
}

#[cfg(test)]
mod tests;
