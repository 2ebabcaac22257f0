//! `README.md` of a crate of its own: what it is, the guide for newcomers, how to make it again.

use std::fmt::Write as _;

use super::HEADER;
use super::manifest::Package;
use crate::api::Grade;
use crate::escape::markdown;
use crate::rust::{Crate, Section};

/// The text of `README.md`.
pub fn readme_md(krate: &Crate, package: Package<'_>) -> String {
    let title = markdown::text(package.title);
    let mut text = format!("<!-- {HEADER}. Do not edit by hand. -->\n\n# {}\n\n", package.name);
    // Writing to a `String` cannot fail, here and below.
    let _ = writeln!(
        text,
        "Typed Rust client for {title}. {} of {} operations are there; `SUPPORT.md` says what is degraded or missing, \
         and why. All of it is in the documentation: `cargo doc --open`.",
        krate.operations.iter().filter(|row| row.grade != Grade::Skipped).count(),
        krate.operations.len(),
    );
    krate.guide.iter().for_each(|section| self::section(&mut text, section));
    let _ = write!(
        text,
        "\n## Build\n\nEverything is in this folder: the code needs no generator and no build script. Decoding is not \
         what a program waits for, so a release build may trade speed for size:\n\n```toml\n\
         [profile.release.package.{}]\nopt-level = \"s\"\n```\n",
        package.name,
    );
    if !package.command.is_empty() {
        let command = markdown::fenced("sh", &[crate::escape::one_line(package.command)], "");
        let _ = write!(text, "\nThe command that makes it again:\n\n{}\n", command.trim_end());
    }
    text
}

/// A section of the guide: rustdoc's fences become those of Rust. Of the lines that rustdoc hides, imports are shown: here nothing
/// else says where a name is from.
fn section(text: &mut String, section: &Section) {
    let _ = write!(text, "\n## {}\n\n", section.title);
    let mut rust = false;
    for line in &section.lines {
        match line.as_str() {
            "```no_run" => {
                rust = true;
                text.push_str("```rust\n");
            }
            "```" => {
                rust = false;
                text.push_str("```\n");
            }
            line if rust && line.starts_with("# use ") => {
                text.push_str(&line[2..]);
                text.push('\n');
            }
            line if rust && line.starts_with("# ") => {}
            line => {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
}

#[cfg(test)]
mod tests;
