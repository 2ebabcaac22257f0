//! How much of everything a document may have: one table, from which the checks, the settings and `docs/limits.md` are made.
//!
//! Nothing of a document is trusted, so every stage has a budget. Where one is met the document is refused at its place
//! ([`Code::OVER_LIMIT`]), or a part of the output is left out ([`Code::CUT`]); [`Effect`] says which.

use std::fmt;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::place::NodeId;

/// What a limit is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Bytes of text or of memory.
    Bytes,
    /// Things, as the meaning says.
    Count,
    /// Steps of work.
    Steps,
}

/// What happens where a limit is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Nothing is written.
    Refused,
    /// The rest is generated, without what the limit is about.
    LeftOut,
}

/// One row of the table.
#[derive(Debug)]
pub struct Row {
    /// The name in the configuration and on the command line.
    pub name: &'static str,
    /// The value unless said otherwise.
    pub default: usize,
    /// The greatest value that it can have; none is greater where parsers or stacks end.
    pub most: usize,
    /// What it is counted in.
    pub unit: Unit,
    /// What happens.
    pub effect: Effect,
    /// What is counted.
    pub meaning: &'static str,
}

macro_rules! table {
    ($($(#[$doc:meta])* $limit:ident = $name:literal, $default:expr, $most:expr, $unit:ident, $effect:ident, $meaning:literal;)*) => {
        /// A limit, by name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Limit { $($(#[$doc])* $limit),* }

        impl Limit {
            /// Every limit, in the order of the stages.
            pub const ALL: &'static [Self] = &[$(Self::$limit),*];
        }

        const ROWS: &[Row] = &[$(Row {
            name: $name, default: $default, most: $most, unit: Unit::$unit, effect: Effect::$effect, meaning: $meaning,
        }),*];
    };
}

/// No greater than what the process can count.
const ANY: usize = u32::MAX as usize;

table! {
    /// Bytes of one file.
    FileBytes = "file_bytes", 64 << 20, ANY, Bytes, Refused, "one file: a document, a fragment, an overlay, `names.lock`";
    /// Bytes of all files.
    TotalBytes = "total_bytes", 128 << 20, ANY, Bytes, Refused, "all files of one description";
    /// Files.
    Files = "files", 5_000, ANY, Count, Refused, "files of one description";
    /// Values.
    Nodes = "nodes", 1_500_000, ANY, Count, Refused, "values in all files, aliases and merge keys expanded, and those that are copied to where they are referred to";
    /// Bytes of text in values.
    TextBytes = "text_bytes", 128 << 20, ANY, Bytes, Refused, "text of all values, aliases expanded, and of those that are copied";
    /// Bytes of a key.
    NameBytes = "name_bytes", 8 << 10, ANY, Bytes, Refused, "the name of one member (of a component, a property, a path); the names that lead to one value have four times as much together";
    /// Levels of nesting.
    Depth = "depth", 128, 128, Count, Refused, "levels of lists and objects in one file";
    /// Values that overlays select.
    OverlayMatches = "overlay_matches", 200_000, ANY, Count, Refused, "values that the actions of overlays select, all together";
    /// Components.
    Components = "components", 200_000, ANY, Count, Refused, "components, those made of schemas in other places included";
    /// Copies.
    Copies = "copies", 150_000, ANY, Count, Refused, "objects copied because path items and callbacks are written out where they are referred to";
    /// Levels of `allOf`.
    AllOfDepth = "all_of_depth", 100, 200, Count, LeftOut, "schemas that `allOf` and unions of one branch reach through";
    /// Steps of merging.
    AllOfSteps = "all_of_steps", 5_000_000, ANY, Steps, Refused, "members and schemas merged by `allOf`, all together";
    /// Merged types.
    Merged = "merged_schemas", 20_000, ANY, Count, LeftOut, "schemas that go into types made of several";
    /// Products of unions.
    Product = "union_product", 64, 10_000, Count, LeftOut, "branches that unions make which hold at once";
    /// Branches.
    Branches = "branches", 100_000, ANY, Count, Refused, "branches of all unions";
    /// Types.
    Types = "types", 50_000, ANY, Count, Refused, "types, components and inline ones";
    /// Members.
    Members = "members", 150_000, ANY, Count, Refused, "properties, listed values and parameters of all types and operations, those that `allOf` brings included";
    /// Members of one type.
    Width = "type_members", 20_000, ANY, Count, Refused, "properties, listed values or branches of one type";
    /// Operations.
    Operations = "operations", 10_000, ANY, Count, Refused, "operations and webhooks, and the path items that they are in";
    /// Bytes of a description.
    DocBytes = "doc_bytes", 256 << 10, ANY, Bytes, LeftOut, "one description; the rest of it is left out";
    /// Nesting of Markdown.
    DocDepth = "doc_depth", 32, 200, Count, LeftOut, "quotes and lists in each other in a description; a deeper one is left out";
    /// Values of a made example.
    SampleNodes = "sample_nodes", 10_000, ANY, Count, LeftOut, "values of one example that is made of a schema";
    /// Bytes of a made example.
    SampleBytes = "sample_bytes", 256 << 10, ANY, Bytes, LeftOut, "text of one example";
    /// Work on a made example.
    SampleSteps = "sample_steps", 200_000, ANY, Steps, LeftOut, "schemas tried for one example";
    /// Work on all examples.
    SampleTotal = "sample_total_steps", 20_000_000, ANY, Steps, LeftOut, "schemas tried for all examples";
    /// Bytes of a compiled pattern.
    PatternBytes = "pattern_bytes", 1 << 20, ANY, Bytes, LeftOut, "one compiled `pattern`, where examples are held against it";
    /// Work on what has another name.
    MatchingSteps = "matching_steps", 1_000_000_000, ANY, Steps, LeftOut, "`diff`: names and members held against each other to find out what has another name or another shape now, all together";
    /// Bytes of output.
    OutputBytes = "output_bytes", 256 << 20, ANY, Bytes, Refused, "all files of the crate";
}

impl Limit {
    /// The limit's row of the table.
    pub fn row(self) -> &'static Row {
        &ROWS[self as usize]
    }

    /// The limit of that name; `-` and `_` are alike.
    pub fn find(name: &str) -> Option<Self> {
        let name = name.replace('-', "_");
        Self::ALL.iter().copied().find(|limit| limit.row().name == name)
    }

    /// Every name, in the order of the table.
    pub fn names() -> impl Iterator<Item = &'static str> {
        ROWS.iter().map(|row| row.name)
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.row().name)
    }
}

/// A limit and the value that somebody chose for it: no greater than it can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    limit: Limit,
    value: usize,
}

impl Setting {
    /// A value for a limit: a number, with `KiB`, `MiB` or `GiB` behind it where that is wanted.
    ///
    /// # Errors
    /// Why it cannot have that value, in words.
    pub fn new(limit: Limit, value: &str) -> Result<Self, String> {
        let units = [("KiB", 10), ("MiB", 20), ("GiB", 30), ("", 0)];
        let found = units.iter().find_map(|(unit, shift)| Some((value.strip_suffix(unit)?, *shift)));
        let (digits, shift) = found.unwrap_or((value, 0));
        let number: Option<usize> = digits.trim().replace('_', "").parse().ok();
        let number = number.and_then(|number| number.checked_mul(1 << shift));
        let most = limit.row().most;
        match number {
            Some(value) if value <= most => Ok(Self { limit, value }),
            Some(_) => Err(format!("`{limit}` can be {most} at most")),
            None => Err(format!("`{value}` is no number")),
        }
    }
}

/// A value for each limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    values: [usize; ROWS.len()],
}

impl Default for Limits {
    fn default() -> Self {
        let mut values = [0; ROWS.len()];
        values.iter_mut().zip(ROWS).for_each(|(value, row)| *value = row.default);
        Self { values }
    }
}

impl Limits {
    /// The value of a limit.
    pub fn get(&self, limit: Limit) -> usize {
        self.values[limit as usize]
    }

    /// Sets a limit to what somebody chose.
    pub fn put(&mut self, setting: Setting) {
        self.values[setting.limit as usize] = setting.value;
    }

    /// With a lower value for a limit; a higher one than it can have is that.
    pub fn with(mut self, limit: Limit, value: usize) -> Self {
        self.values[limit as usize] = value.min(limit.row().most);
        self
    }

    /// What is said where a limit is met; `what` names the thing that is too much of it.
    pub fn met(&self, limit: Limit, what: &str) -> Met {
        let value = self.get(limit);
        let row = limit.row();
        let unit = if row.unit == Unit::Bytes { " bytes" } else { "" };
        let help = if value < row.most {
            format!(
                "`{limit}` limits {}; `--limit {limit}={}` or `limits:` in the configuration raises it",
                row.meaning,
                value.saturating_mul(2).min(row.most)
            )
        } else {
            format!("`{limit}` limits {}; it cannot be raised", row.meaning)
        };
        Met { code: code(row.effect), message: format!("{what}: the limit `{limit}` is {value}{unit}"), help }
    }
}

fn code(effect: Effect) -> &'static Code {
    match effect {
        Effect::Refused => Code::OVER_LIMIT,
        Effect::LeftOut => Code::CUT,
    }
}

/// What there is to say about a limit that was met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// The code: that of a refusal, or that of something left out.
    pub code: &'static Code,
    /// What is too much, the limit, and its value.
    pub message: String,
    /// How to raise it.
    pub help: String,
}

impl Met {
    /// Reports it.
    pub fn report(self, at: impl Into<Option<NodeId>>, diagnostics: &mut Diagnostics) -> &mut Diagnostic {
        diagnostics.report(self.code, at, self.message).help(self.help)
    }
}

#[cfg(test)]
mod tests;
