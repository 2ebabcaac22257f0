//! Text of a document on its way into a file or a terminal: one function for each place of each language.
//!
//! In: any text at all. Out: text that cannot end the place that it stands in, and has no character that makes it look other
//! than it is. Tokens of Rust need none of this: `emit/literal.rs` makes them.
//!
//! | Language | Places |
//! |---|---|
//! | Rust | [`rust::comment`] |
//! | TOML | [`toml::string`], [`toml::key`], [`toml::comment`] |
//! | YAML | [`yaml::string`], [`yaml::comment`] |
//! | Markdown | [`markdown::text`], [`markdown::prose`], [`markdown::code`], [`markdown::fenced`], [`markdown::link`] |
//! | Its tables | [`markdown::text`], [`markdown::cell`], [`markdown::code_cell`] |
//! | JSON, SARIF | [`json::text`], after `serde_json` |
//! | HTML | [`html::text`], after `maud` |
//! | XML | [`xml::text`], before `quick-junit`; [`xml::comment`] |
//! | Workflow commands | [`github::data`], [`github::property`] |
//! | URLs | [`uri::path`] |
//! | `names.lock`, `specs.lock` | [`lock::field`], and back |
//! | Terminal | [`terminal::line`], [`terminal::lines`] |
//!
//! Descriptions are Markdown themselves; `rust/markdown.rs` makes them fit for rustdoc.

mod chars;
pub mod github;
pub mod html;
pub mod json;
pub mod lock;
pub mod markdown;
pub mod rust;
pub mod terminal;
pub mod toml;
pub mod uri;
pub mod xml;
pub mod yaml;

pub use chars::{Oddity, clean, is_plain, oddity, one_line};

#[cfg(test)]
mod tests;
