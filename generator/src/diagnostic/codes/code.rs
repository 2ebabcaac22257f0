//! What the catalogue says of a code, and the macro that its parts are written in.

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

/// One part of the catalogue: a constant for each code, and the list of them.
macro_rules! catalogue {
    ($list:ident: $($(#[$doc:meta])* $name:ident = $id:literal, $severity:ident, $title:literal, $text:literal;)*) => {
        impl Code {
            $($(#[$doc])* pub const $name: &'static Code =
                &Code { id: $id, severity: Severity::$severity, title: $title, text: $text };)*
        }
        /// The codes of this part, in order.
        pub(in crate::diagnostic) const $list: &[&Code] = &[$(Code::$name),*];
    };
}

pub(super) use catalogue;
