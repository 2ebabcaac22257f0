//! The runtime as the module `support` of a generated crate: its own sources under our header, `lib.rs` as
//! `mod.rs`, without the lines that name test modules or features that the crate does not have.

use super::{HEADER, Tree};
use crate::runtime_manifest::OptionalPart;

/// Every source file of the runtime, by its path below `runtime/src`; test files are not among them.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/runtime_files.rs"));

/// The files of the module, relative to its folder, with these parts of those that not every crate has.
pub fn support(parts: &[OptionalPart]) -> Tree {
    let mut tree = Tree::default();
    let missing: Vec<OptionalPart> =
        OptionalPart::ALL.into_iter().filter(|part| !parts.contains(part)).collect();
    for (path, text) in FILES.iter().filter(|(path, _)| !missing.iter().any(|part| is_of(path, *part))) {
        let is_inside = OptionalPart::ALL.iter().any(|part| is_of(path, *part));
        let path = if *path == "lib.rs" { "mod.rs" } else { path };
        tree.put(path, vendored(text, &missing, is_inside));
    }
    tree
}

/// Whether a file belongs to a part: it stands in the folder of its name, or has its name.
fn is_of(path: &str, part: OptionalPart) -> bool {
    path.strip_suffix(".rs").unwrap_or(path).split('/').any(|step| step == part.feature())
}

/// Puts the header above a file and leaves out `#[cfg(test)]` with the module declaration that follows it, and what is
/// behind a feature that the crate does not have, with the line that follows. Of the part that reads and writes XML only what is
/// `inside` is behind its feature: calls name the rest of it.
fn vendored(text: &str, missing: &[OptionalPart], inside: bool) -> String {
    let mut out = format!("// {HEADER} from its runtime. Do not edit by hand.\n");
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if line.trim() == "#[cfg(test)]" && lines.next_if(|next| is_module_declaration(next)).is_some() {
            continue;
        }
        if missing.iter().any(|part| line.trim() == gate(*part)) {
            lines.next();
            continue;
        }
        if !inside && line.trim() == gate(OptionalPart::Xml) {
            continue;
        }
        out.push_str(line);
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn gate(part: OptionalPart) -> String {
    format!("#[cfg(feature = \"{}\")]", part.feature())
}

fn is_module_declaration(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("mod ") && line.ends_with(';')
}

#[cfg(test)]
mod tests;
