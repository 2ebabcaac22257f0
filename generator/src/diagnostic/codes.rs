//! The one catalogue of diagnostic codes: what `clientwright explain CODE` prints.
//!
//! Numbers are grouped by floor: 00 source, 01 document, 02 resolve, 03 schemas, 04 operations, 05 names, 06 output.

/// How serious a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; the output is as good as without it.
    Info,
    /// Something was degraded or set aside; the rest ships.
    Warning,
    /// Nothing can be written.
    Error,
}

impl Severity {
    /// `error`, `warning` or `info`, as in the JSON report.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One rule of the catalogue.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `CW` and four digits; never reused.
    pub id: &'static str,
    /// The severity it has unless a stage says otherwise.
    pub severity: Severity,
    /// The rule in one line.
    pub title: &'static str,
    /// The long text of `explain`: why it matters, an example, what to do.
    pub text: &'static str,
}

/// Looks a code up by its id, in any case.
pub fn find(id: &str) -> Option<&'static Code> {
    Code::ALL.iter().copied().find(|c| c.id.eq_ignore_ascii_case(id))
}

macro_rules! catalogue {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $severity:ident, $title:literal, $text:literal;)*) => {
        impl Code {
            $($(#[$doc])* pub const $name: &'static Code =
                &Code { id: $id, severity: Severity::$severity, title: $title, text: $text };)*
            /// Every code, in the order of the catalogue.
            pub const ALL: &'static [&'static Code] = &[$(Self::$name),*];
        }
    };
}

catalogue! {
    /// A file could not be read.
    UNREADABLE = "CW0001", Error, "a file cannot be read",
        "The path does not exist, is not a file, or may not be read. Nothing was written.";
    /// A file is neither YAML nor JSON.
    SYNTAX = "CW0002", Error, "a file is neither YAML nor JSON",
        "The text breaks off or breaks a rule of the syntax at the place shown; the cause may stand on a line before it \
         (a tab, an open quote, an indentation that is off by one). Limits are told here as well: values may be nested \
         128 levels deep, and a run may have 8,000,000 values once aliases are expanded. Nothing was written.";
    /// A mapping has a key twice.
    DUPLICATE_KEY = "CW0003", Error, "a key is there twice",
        "YAML and JSON parsers disagree on which of two equal keys counts, so what one reader sees is not what another \
         sees.\n\n    properties:\n      id: {type: string}\n      id: {type: integer}   # which one?\n\n\
         Remove or rename one of them.";
    /// A merge key has something that cannot be merged.
    MERGE_KEY = "CW0004", Warning, "`<<` has something that cannot be merged",
        "A merge key brings the members of an object, or of each object in a list of them, into the object it stands in. \
         Here it has something else, which was left out.";

    /// Our own tokens are no Rust.
    NOT_RUST = "CW0601", Error, "an emitted item is not valid Rust",
        "An internal check failed: the tokens made for a file do not parse. It is a defect of clientwright, not of the document. Nothing was written.";
}
