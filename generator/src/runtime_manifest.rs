//! What the manifest of the runtime says: the dependencies and features that every generated crate has as well.

/// The manifest, as it is built in.
const RUNTIME: &str = include_str!(concat!(env!("OUT_DIR"), "/runtime_manifest.toml"));

/// A part of the runtime that only crates have which need it, behind a feature of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OptionalPart {
    /// Checks of values.
    Validate,
    /// Bodies in XML.
    Xml,
}

impl OptionalPart {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Validate, Self::Xml];

    /// The feature, which has the name of the folder as well.
    pub fn feature(self) -> &'static str {
        match self {
            Self::Validate => "validate",
            Self::Xml => "xml",
        }
    }

    /// What the feature enables.
    pub fn enables(self) -> &'static str {
        match self {
            Self::Validate => "dep:regress",
            Self::Xml => "dep:quick-xml",
        }
    }

    /// The package that nothing else needs.
    fn package(self) -> &'static str {
        self.enables().trim_start_matches("dep:")
    }
}

/// A feature of every generated crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuntimeFeature {
    /// Its name.
    pub name: &'static str,
    /// The comment above it.
    pub docs: String,
    /// What it enables.
    pub enables: Vec<&'static str>,
}

/// The features of every generated crate, in their order; those of optional parts are not among them.
pub fn features() -> Vec<RuntimeFeature> {
    let (mut features, mut comment) = (Vec::new(), Vec::new());
    for line in section("features").lines() {
        match (line.strip_prefix("# "), feature_line(line)) {
            (Some(words), _) => comment.push(words),
            (None, Some((name, enables)))
                if name != "default" && !OptionalPart::ALL.iter().any(|part| part.feature() == name) =>
            {
                features.push(RuntimeFeature { name, docs: comment.join(" "), enables });
                comment.clear();
            }
            _ => comment.clear(),
        }
    }
    features
}

/// Those of them that are on by default.
pub fn defaults() -> Vec<&'static str> {
    let mut lines = section("features").lines().filter_map(feature_line);
    lines.find(|(name, _)| *name == "default").map(|(_, enables)| enables).unwrap_or_default()
}

/// The lines of `[dependencies]`, with their comments; without those that only other parts need than these.
pub fn dependency_lines(parts: &[OptionalPart]) -> String {
    let is_left_out = |line: &str| {
        let package = line.split(" = ").next().unwrap_or_default();
        OptionalPart::ALL.iter().any(|part| part.package() == package && !parts.contains(part))
    };
    let (mut text, mut comments) = (String::new(), String::new());
    for line in section("dependencies").lines() {
        match line.starts_with('#') {
            true => comments.push_str(&format!("{line}\n")),
            false if is_left_out(line) => comments.clear(),
            false => text.push_str(&format!("{}{line}\n", std::mem::take(&mut comments))),
        }
    }
    text.trim_end().to_owned()
}

/// Names of the packages that every generated crate depends on.
pub fn dependencies() -> impl Iterator<Item = &'static str> {
    section("dependencies").lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name)
}

/// `name = ["a", "b"]` as the manifest has them: one line each.
fn feature_line(line: &'static str) -> Option<(&'static str, Vec<&'static str>)> {
    let (name, enables) = line.split_once(" = [")?;
    Some((name, enables.split('"').skip(1).step_by(2).collect()))
}

/// The lines of a section.
fn section(name: &str) -> &'static str {
    let rest = RUNTIME.split_once(&format!("[{name}]\n")).map_or("", |(_, rest)| rest);
    rest[..rest.find("\n[").unwrap_or(rest.len())].trim()
}
