//! The part of `docs/limits.md` about the generator: its table of limits. The rest of the page is written by hand.

use std::fmt::Write as _;
use std::io::{self, Error};
use std::path::Path;

use clientwright::limits::{Effect, Limit, Unit};

/// The page.
pub(super) const PAGE: &str = "docs/limits.md";

/// What stands around the part that is made here.
const BEGIN: &str = "<!-- Made by `cargo xtask docs` from the generator's table. Do not edit by hand. -->\n";
const END: &str = "<!-- Made until here. -->\n";

/// The page as it is, with the part of the generator as it should be.
pub(super) fn page(root: &Path) -> io::Result<String> {
    let old = std::fs::read_to_string(root.join(PAGE))?.replace('\r', "");
    let (before, rest) =
        old.split_once(BEGIN).ok_or_else(|| Error::other(format!("{PAGE} has lost `{}`", BEGIN.trim())))?;
    let (_, after) =
        rest.split_once(END).ok_or_else(|| Error::other(format!("{PAGE} has lost `{}`", END.trim())))?;
    Ok(format!("{before}{BEGIN}{}{END}{after}", table()))
}

fn table() -> String {
    let mut text = "\n| Limit | Default | What it bounds | Beyond it |\n|---|--:|---|---|\n".to_owned();
    for limit in Limit::ALL {
        let row = limit.row();
        let beyond = match row.effect {
            Effect::Refused => "refused",
            Effect::LeftOut => "left out",
        };
        let end =
            if row.most < u32::MAX as usize { format!("; {} at most", row.most) } else { String::new() };
        let default = shown(row.default, row.unit);
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "| `{}` | {default} | {}{end} | {beyond} |", row.name, row.meaning);
    }
    text.push('\n');
    text
}

/// A value with its unit.
fn shown(value: usize, unit: Unit) -> String {
    match unit {
        Unit::Bytes if value.is_multiple_of(1 << 20) => format!("{} MiB", value >> 20),
        Unit::Bytes if value.is_multiple_of(1 << 10) => format!("{} KiB", value >> 10),
        Unit::Bytes => format!("{value} bytes"),
        Unit::Count => grouped(value),
        Unit::Steps => format!("{} steps", grouped(value)),
    }
}

/// Digits in groups of three.
fn grouped(value: usize) -> String {
    let digits = value.to_string();
    let groups = digits.as_bytes().rchunks(3).rev().map(|group| String::from_utf8_lossy(group).into_owned());
    groups.collect::<Vec<_>>().join(",")
}
