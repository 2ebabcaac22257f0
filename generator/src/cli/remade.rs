//! The command that makes a crate again, for its manifest and its readme.

use std::path::Path;

use clap::ValueEnum;

use super::args::{GenerateArgs, ImpliedTypes};

/// What decides about the crate, as one would type it in its folder. Of paths the last part is left: the rest is of one machine.
pub(super) fn command(arguments: &GenerateArgs) -> String {
    let document = &arguments.document;
    let mut words = vec!["clientwright".to_owned(), "generate".to_owned(), path(&document.spec)];
    let mut option = |name: &str, value: String| words.extend([format!("--{name}"), value]);
    option("out", ".".to_owned());
    document.name.iter().for_each(|name| option("name", quoted(name)));
    document.overlay.iter().for_each(|file| option("overlay", path(file)));
    document.root.iter().for_each(|folder| option("root", path(folder)));
    document.tag.iter().for_each(|tag| option("tag", quoted(tag)));
    document.operation.iter().for_each(|id| option("operation", quoted(id)));
    if document.implied_types != ImpliedTypes::default() {
        let value = document.implied_types.to_possible_value();
        option("implied-types", value.map_or_else(String::new, |value| quoted(value.get_name())));
    }
    if document.naming != Default::default() {
        option("naming", quoted(&document.naming.words()));
    }
    arguments.license.iter().for_each(|license| option("license", quoted(license)));
    let flags = [
        ("strict", document.strict),
        ("validate", arguments.validate),
        ("with-tests", arguments.with_tests),
        ("member", arguments.member),
        ("publish", arguments.publish),
    ];
    words.extend(flags.into_iter().filter(|(_, on)| *on).map(|(name, _)| format!("--{name}")));
    words.join(" ")
}

fn path(path: &Path) -> String {
    quoted(&path.file_name().map_or_else(|| ".".into(), |name| name.to_string_lossy()))
}

/// A word of a shell's command line.
fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./:,+=@%".contains(c);
    match !text.is_empty() && text.chars().all(plain) {
        true => text.to_owned(),
        false => format!("'{}'", text.replace('\'', r"'\''")),
    }
}

#[cfg(test)]
mod tests;
