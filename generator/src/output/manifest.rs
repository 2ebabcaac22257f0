//! `Cargo.toml` of a generated crate: valid TOML whatever the document calls itself.

use std::fmt::Write as _;

use indexmap::IndexMap;

use super::HEADER;
use crate::escape::toml;
use crate::runtime_manifest::{self, OptionalPart};
use crate::rust::{Feature, cut};

/// What the conformance test runs on.
const DEV_DEPENDENCIES: &str = "\
[dev-dependencies]
# Runs the conformance test.
tokio = { version = \"1\", default-features = false, features = [\"macros\", \"rt\"] }
";

/// How long a package's name is at most, with room for what is put in front of it or behind it: crates.io stops at 64.
const LONGEST_NAME: usize = 56;

/// Marks the part of a shared manifest that we keep.
const BEGIN: &str = "# Kept by `cargo xtask codegen` from here ...";
const END: &str = "# ... to here.";

/// What a manifest says about its package.
#[derive(Debug, Clone, Copy)]
pub struct Package<'a> {
    /// Package name, as [`package_name`] makes it.
    pub name: &'a str,
    /// Version, as [`package_version`] makes it.
    pub version: &'a str,
    /// What the API calls itself.
    pub title: &'a str,
    /// It becomes a member of somebody's workspace, so it has no `[workspace]` of its own.
    pub member: bool,
    /// It has the conformance test, and so what that runs on.
    pub tests: bool,
    /// Its licence, as an SPDX expression.
    pub license: &'a str,
    /// It may be published.
    pub publish: bool,
    /// The command that makes it again; empty where there is none.
    pub command: &'a str,
}

impl<'a> Package<'a> {
    /// The licence where none is chosen: that of the runtime, which every crate has a copy of.
    pub const LICENSE: &'static str = env!("CARGO_PKG_LICENSE");

    /// A package that stands by itself, without the conformance test, not to be published.
    pub fn new(name: &'a str, version: &'a str, title: &'a str) -> Self {
        let (license, publish, command) = (Self::LICENSE, false, "");
        Self { name, version, title, member: false, tests: false, license, publish, command }
    }
}

/// A name that cargo takes, from any text: `Gcore Cloud API` is `gcore-cloud-api`.
///
/// A name that a dependency or a standard crate has gets `-client` behind it.
pub fn package_name(text: &str) -> String {
    let mut name = String::new();
    for c in text.chars() {
        match c {
            c if c.is_ascii_alphanumeric() || c == '_' => name.push(c.to_ascii_lowercase()),
            _ if name.is_empty() || name.ends_with('-') => {}
            _ => name.push('-'),
        }
    }
    let name = cut(name.trim_end_matches('-'), LONGEST_NAME, "-");
    if name.is_empty() {
        return "api-client".to_owned();
    }
    let name = if name.starts_with(|c: char| c.is_ascii_digit()) {
        format!("api-{name}")
    } else {
        name.into_owned()
    };
    let taken = ["alloc", "core", "proc-macro", "proc_macro", "std", "test"];
    if taken.contains(&name.as_str())
        || runtime_manifest::dependencies().any(|dependency| dependency == name)
        || is_keyword(&name)
    {
        return format!("{name}-client");
    }
    name
}

/// The document's version where it is a semantic version, else `0.1.0`: many documents say `v1` or a date.
pub fn package_version(text: &str) -> String {
    let bare = text.trim().trim_start_matches(['v', 'V']);
    semver::Version::parse(bare).map_or_else(|_| "0.1.0".to_owned(), |version| version.to_string())
}

/// The manifest of a crate that builds by itself.
pub fn standalone(package: Package<'_>, features: &[Feature], default: &[String]) -> String {
    let mut text = format!("# {HEADER}. Do not edit by hand.\n");
    let Package { name, version, title, license, publish, command, .. } = package;
    if !command.is_empty() {
        text.push_str(&toml::comment(&format!("Made by: {command}")));
    }
    text.push_str("\n[package]\n");
    // Writing to a `String` cannot fail, here and below.
    let _ = write!(
        text,
        "name = {}\nversion = {}\ndescription = {}\nedition = \"2021\"\nrust-version = \"{}\"\nlicense = {}\n\
         readme = \"README.md\"\n{}\n[lib]\n# Examples in the documentation come from the API's own description.\ndoctest = false\n\n",
        toml::string(name),
        toml::string(version),
        toml::string(&format!("Client of {title}")),
        env!("CARGO_PKG_RUST_VERSION"),
        toml::string(license),
        if publish {
            ""
        } else {
            "# Until `clientwright generate --publish` says otherwise.\npublish = false\n"
        },
    );
    let _ = write!(text, "[features]\n{}\n", feature_lines(features, default));
    let _ = write!(text, "[dependencies]\n{}\n\n", runtime_manifest::dependency_lines(&parts(features)));
    if package.tests {
        let _ = writeln!(text, "{DEV_DEPENDENCIES}");
    }
    text.push_str("[package.metadata.docs.rs]\nall-features = true\n");
    if !package.member {
        text.push_str("\n# A workspace of its own: it builds wherever it lies.\n[workspace]\n");
    }
    text
}

/// A manifest that people keep, with features and dependencies brought up to date between two marker lines; without
/// markers they are added at the end, and empty sections of these names are dropped.
pub fn updated(manifest: &str, features: &[Feature], default: &[String]) -> String {
    let kept = format!(
        "{BEGIN}\n[features]\n{}\n[dependencies]\n{}\n\n{DEV_DEPENDENCIES}{END}\n",
        feature_lines(features, default),
        runtime_manifest::dependency_lines(&parts(features))
    );
    let before = without_empty_sections(at_line(manifest, BEGIN).map_or(manifest, |(before, _)| before));
    let after = at_line(manifest, END).map_or("", |(_, after)| after).trim_start_matches('\n');
    let gap = if after.is_empty() { "" } else { "\n" };
    format!("{}\n\n{kept}{gap}{after}", before.trim_end())
}

/// What stands before and behind a line that is the mark and nothing else: a comment may quote anything.
fn at_line<'m>(manifest: &'m str, mark: &str) -> Option<(&'m str, &'m str)> {
    let mut lines =
        manifest.match_indices(mark).map(|(at, _)| (&manifest[..at], &manifest[at + mark.len()..]));
    lines.find(|(before, after)| {
        (before.is_empty() || before.ends_with('\n')) && (after.is_empty() || after.starts_with(['\n', '\r']))
    })
}

/// A manifest without the headings that we write, where nothing stands below them: `cargo new` leaves one.
fn without_empty_sections(manifest: &str) -> String {
    let lines: Vec<_> = manifest.lines().collect();
    let is_empty = |from: usize| {
        let mut below = lines[from + 1..].iter().map(|line| line.trim()).filter(|line| !line.is_empty());
        below.next().is_none_or(|line| line.starts_with('['))
    };
    let ours = ["[features]", "[dependencies]", "[dev-dependencies]"];
    let kept = lines.iter().enumerate().filter(|(at, line)| !(ours.contains(&line.trim()) && is_empty(*at)));
    kept.map(|(_, line)| format!("{line}\n")).collect()
}

/// `[features]`: those of the runtime, then those of the API; where a name comes twice, it enables what both enable.
fn feature_lines(features: &[Feature], default: &[String]) -> String {
    let mut all: IndexMap<&str, (String, Vec<&str>)> = IndexMap::new();
    let own = features.iter().map(|feature| {
        let enables = feature.enables.iter().map(String::as_str).collect();
        (feature.name.as_str(), feature.docs.clone(), enables)
    });
    let runtime =
        runtime_manifest::features().into_iter().map(|known| (known.name, known.docs, known.enables));
    for (name, docs, enables) in runtime.chain(own) {
        all.entry(name).or_insert_with(|| (docs, Vec::new())).1.extend(enables);
    }
    let on = runtime_manifest::defaults().into_iter().chain(default.iter().map(String::as_str));
    let mut text = format!("default = {}\n", list(on));
    for (name, (docs, enables)) in all {
        let comment = toml::comment(&docs);
        let _ = writeln!(text, "{comment}{} = {}", toml::key(name), list(enables.into_iter()));
    }
    text
}

/// The optional parts of the runtime that the features of an API ask for.
pub fn parts(features: &[Feature]) -> Vec<OptionalPart> {
    let asks = |part: &OptionalPart| {
        features.iter().any(|feature| feature.enables.iter().any(|name| name == part.enables()))
    };
    OptionalPart::ALL.into_iter().filter(asks).collect()
}

fn is_keyword(name: &str) -> bool {
    crate::rust::Ident::snake(name).as_str() != name.replace('-', "_")
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut seen: Vec<&str> = Vec::new();
    names.for_each(|name| {
        if !seen.contains(&name) {
            seen.push(name)
        }
    });
    toml::list(seen.into_iter())
}

#[cfg(test)]
mod tests;
