//! The runtime as part of a generated crate.
//!
//! In: the runtime's own sources, embedded when the generator is built. Out: the files of a module `support`: the same
//! text under our header, `lib.rs` as `mod.rs`, the lines that name test modules left out. Never changes code.

use super::{HEADER, Tree};

/// Every source file of the runtime, by its path below `runtime/src`; test files are not among them.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/runtime_files.rs"));

/// The files of the module, relative to its folder.
pub fn support() -> Tree {
    let mut tree = Tree::default();
    for (path, text) in FILES {
        let path = if *path == "lib.rs" { "mod.rs" } else { path };
        tree.put(path, vendored(text));
    }
    tree
}

/// Puts the header above a file and leaves out `#[cfg(test)]` with the module declaration that follows it.
fn vendored(text: &str) -> String {
    let mut out = format!("// {HEADER} from its runtime. Do not edit by hand.\n");
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if line.trim() == "#[cfg(test)]" && lines.next_if(|next| is_module_declaration(next)).is_some() {
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
