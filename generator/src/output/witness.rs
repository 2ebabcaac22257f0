//! A package around the functions of a witness, with the lines of each function, so that a compiler error finds
//! its way back to its item.

use std::fmt::Write as _;

use super::{HEADER, Tree};
use crate::emit::Used;
use crate::escape::toml;

/// Where the functions are, in the package.
pub const WITNESS_FILE: &str = "src/lib.rs";

/// A package that depends on one version of a crate and uses all of it.
#[derive(Debug)]
pub struct WitnessPackage {
    /// Its files.
    pub tree: Tree,
    /// The first line of each function, and its number.
    starts: Vec<(usize, usize)>,
}

/// The crate that a witness is compiled against.
#[derive(Debug, Clone, Copy)]
pub struct Against<'a> {
    /// Its package's name.
    pub package: &'a str,
    /// Its folder, as seen from the witness.
    pub folder: &'a str,
    /// Its features that are wanted.
    pub features: &'a [String],
}

impl WitnessPackage {
    /// The package of these functions, each with its number.
    ///
    /// # Errors
    /// The item of a function that is no Rust, which is a defect of ours.
    pub fn new<'u>(
        functions: impl Iterator<Item = (usize, &'u Used)>,
        against: Against<'_>,
    ) -> Result<Self, String> {
        let mut text =
            format!("// {HEADER} to see what compiles. Do not edit by hand.\n#![allow(warnings)]\n");
        let mut line = text.lines().count() + 1;
        let mut starts = Vec::new();
        for (number, used) in functions {
            let file: syn::File = syn::parse2(used.function.clone())
                .map_err(|error| format!("the use of `{}` is no Rust: {error}", used.item))?;
            let function = prettyplease::unparse(&file);
            starts.push((line, number));
            line += function.lines().count() + 1;
            text.push('\n');
            text.push_str(&function);
        }
        let mut tree = Tree::default();
        tree.put(WITNESS_FILE, text);
        tree.put("Cargo.toml", manifest(against));
        Ok(Self { tree, starts })
    }

    /// The number of the function that a line belongs to.
    pub fn function_at(&self, line: usize) -> Option<usize> {
        let after = self.starts.partition_point(|(start, _)| *start <= line);
        self.starts.get(after.checked_sub(1)?).map(|(_, number)| *number)
    }
}

fn manifest(against: Against<'_>) -> String {
    let features = toml::list(against.features.iter().map(String::as_str));
    let mut text = format!("# {HEADER}. Do not edit by hand.\n\n[package]\nname = \"witness\"\n");
    // Writing to a `String` cannot fail.
    let _ = write!(
        text,
        "version = \"0.0.0\"\nedition = \"2021\"\npublish = false\n\n[dependencies]\napi = {{ package = {}, path = {}, \
         default-features = false, features = {features} }}\nbytes = \"1\"\n\n[workspace]\n",
        toml::string(against.package),
        toml::string(against.folder),
    );
    text
}

#[cfg(test)]
mod tests;
