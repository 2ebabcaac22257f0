//! A crate of its own.
//!
//! In: the model of a crate and its printed files. Out: every file of a folder that builds by itself. Never writes.

use super::manifest::{self, Package};
use super::{HEADER, Printed, Tree, ledger, readme, support};
use crate::rust::Crate;

/// Puts together the folder: manifest, sources, runtime, `README.md`, `SUPPORT.md`, `names.lock`.
pub fn standalone(krate: &Crate, printed: Vec<Printed>, package: Package<'_>, title: &str) -> Tree {
    let mut tree = Tree::default();
    for file in printed {
        tree.put(format!("src/{}", file.path), file.text);
    }
    tree.put_all("src/support", support());
    tree.put("Cargo.toml", manifest::standalone(package, &krate.features, &krate.default_features));
    tree.put("README.md", readme::readme_md(krate, package, title));
    tree.put("SUPPORT.md", ledger::support_md(krate, title));
    tree.put(
        ".gitattributes",
        format!("# {HEADER}. Do not edit by hand.\n* text=auto eol=lf\nsrc/** linguist-generated\n"),
    );
    tree.put_shared("names.lock", krate.lock.to_text());
    tree
}
