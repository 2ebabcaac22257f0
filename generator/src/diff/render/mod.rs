//! Renders a report as text for one kind of reader. A renderer decides what comes first and what is folded; it changes no verdict.

pub mod approvals;
mod excerpt;
mod fold;
pub mod github;
pub mod html;
pub mod json;
pub mod junit;
pub mod markdown;
mod part;
pub mod sarif;

pub use excerpt::{Excerpt, Texts};
pub use fold::{Fold, Section, folded, reach_in_words, scope};
pub use part::{Part, tally};

/// The formats: a name and a line of help for each.
macro_rules! formats {
    ($($(#[$doc:meta])* $format:ident = $name:literal, $help:literal;)*) => {
        /// A format that a report is rendered in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Format {
            $($(#[$doc])* $format,)*
        }

        impl Format {
            /// All of them, in the order in which they are listed.
            pub const ALL: &'static [Self] = &[$(Self::$format),*];

            /// Its name on the command line.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$format => $name,)*
                }
            }

            /// What it is for, in one line.
            pub fn help(self) -> &'static str {
                match self {
                    $(Self::$format => $help,)*
                }
            }
        }
    };
}

formats! {
    /// JSON, described in `docs/diff.md`.
    Json = "json", "For machines: see docs/report.md and docs/diff.md";
    /// Markdown for a pull request.
    Markdown = "markdown", "`diff`: for a comment on a pull request";
    /// A page.
    Html = "html", "`diff`: a page of its own";
    /// Workflow commands of GitHub Actions.
    Github = "github", "`diff`: annotations of GitHub Actions";
    /// SARIF 2.1.0.
    Sarif = "sarif", "`diff`: SARIF 2.1.0";
    /// JUnit XML.
    Junit = "junit", "`diff`: JUnit XML";
    /// A template for the approvals file.
    Approvals = "approvals", "`diff`: approvals to fill in";
}

/// Options of all formats.
#[derive(Debug, Clone, Default)]
pub struct RenderOptions {
    /// Of JSON.
    pub json: json::JsonOptions,
    /// Of Markdown.
    pub markdown: markdown::MarkdownOptions,
}

/// Renders the reports of one run.
pub fn render(parts: &[Part<'_>], format: Format, options: &RenderOptions) -> String {
    match format {
        Format::Json => json::json(parts, &options.json),
        Format::Markdown => markdown::markdown(parts, &options.markdown),
        Format::Html => html::html(parts),
        Format::Github => github::github(parts),
        Format::Sarif => sarif::sarif(parts),
        Format::Junit => junit::junit(parts),
        Format::Approvals => approvals::approvals(parts),
    }
}
