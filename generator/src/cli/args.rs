//! Arguments, as clap reads them; the comments are what `--help` prints.

use std::path::PathBuf;
use std::str::FromStr;
use std::sync::LazyLock;

use clap::builder::PossibleValue;
use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};

use crate::config;
use crate::diff::render;
use crate::limits::{Limits, Setting};
use crate::rust::Naming;

/// Turns OpenAPI documents into Rust clients
#[derive(Debug, Parser)]
#[command(name = "clientwright", version, max_term_width = 100)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) output: OutputArgs,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What every command has.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(super) struct OutputArgs {
    /// Say nothing but errors
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Show every message, however many are alike
    #[arg(long, short, global = true)]
    pub(super) verbose: bool,
    /// Form of the results on standard output
    #[arg(long, global = true, value_enum, default_value_t, value_name = "FORM")]
    pub(super) format: Format,
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t = ColorChoice::Auto, value_name = "WHEN")]
    pub(super) color: ColorChoice,
}

/// Form of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Format {
    /// For people.
    #[default]
    Text,
    /// A report; all but JSON are for `diff` alone.
    Report(render::Format),
}

impl Format {
    /// Whether results are JSON.
    pub(super) fn is_json(self) -> bool {
        self == Self::Report(render::Format::Json)
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        static ALL: LazyLock<Vec<Format>> = LazyLock::new(|| {
            let reports = render::Format::ALL.iter().map(|format| Format::Report(*format));
            std::iter::once(Format::Text).chain(reports).collect()
        });
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Text => PossibleValue::new("text").help("For people"),
            Self::Report(format) => PossibleValue::new(format.name()).help(format.help()),
        })
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Bring the workspace's generated crate up to date with its specs
    Codegen(CodegenArgs),
    /// Make a crate of its own from any document
    Generate(GenerateArgs),
    /// Show what is in a document and how much of it the client will have
    Inspect(InspectArgs),
    /// Compare two versions of a document: what breaks clients in the field, and what breaks code that uses the crate
    Diff(DiffArgs),
    /// Explain a code that a message bears
    Explain(ExplainArgs),
}

/// `codegen`
#[derive(Debug, Args)]
pub(super) struct CodegenArgs {
    /// Write nothing; list what is out of date, and exit with 1 if anything is
    #[arg(long)]
    pub(super) check: bool,
    /// Only these APIs, by their folders in specs/
    #[arg(value_name = "API")]
    pub(super) apis: Vec<String>,
    #[command(flatten)]
    pub(super) limits: LimitArgs,
}

/// `generate`
#[derive(Debug, Args)]
pub(super) struct GenerateArgs {
    #[command(flatten)]
    pub(super) document: DocumentArgs,
    /// Folder that becomes the crate
    #[arg(long, value_name = "DIR")]
    pub(super) out: PathBuf,
    /// Write the report for machines here
    #[arg(long, value_name = "FILE")]
    pub(super) report: Option<PathBuf>,
    /// Give types a `validate()` that checks everything their schemas ask for: bounds, patterns, conditions
    #[arg(long)]
    pub(super) validate: bool,
    /// Add a test that calls every operation once, on whatever server CONFORMANCE_URL names
    #[arg(long)]
    pub(super) with_tests: bool,
    /// The crate becomes a member of a workspace around it
    #[arg(long)]
    pub(super) member: bool,
    /// Licence of the crate, as an SPDX expression; by default that of the runtime, which it has a copy of
    #[arg(long, value_name = "SPDX")]
    pub(super) license: Option<String>,
    /// Allow the crate to be published
    #[arg(long)]
    pub(super) publish: bool,
}

/// `inspect`
#[derive(Debug, Args)]
pub(super) struct InspectArgs {
    #[command(flatten)]
    pub(super) document: DocumentArgs,
}

/// A document and what is to become of it.
#[derive(Debug, Args)]
pub(super) struct DocumentArgs {
    /// The OpenAPI document: 2.0, 3.0, 3.1 or 3.2, YAML or JSON
    #[arg(value_name = "SPEC")]
    pub(super) spec: PathBuf,
    /// Name of the crate; by default made from the document's title
    #[arg(long, value_name = "CRATE")]
    pub(super) name: Option<String>,
    /// An OpenAPI Overlay to apply to the document; may be repeated
    #[arg(long, value_name = "FILE")]
    pub(super) overlay: Vec<PathBuf>,
    /// The folder that references to other files may reach into; by default the document's own
    #[arg(long, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
    /// Only operations with this tag; may be repeated
    #[arg(long, value_name = "TAG")]
    pub(super) tag: Vec<String>,
    /// Only this operation, by its operationId or as "get /path"; may be repeated
    #[arg(long, value_name = "ID")]
    pub(super) operation: Vec<String>,
    /// Make an error of what would otherwise be set aside with a warning
    #[arg(long)]
    pub(super) strict: bool,
    /// What a schema allows that names no `type` and has keywords for objects or arrays only
    #[arg(long, value_enum, default_value_t, value_name = "HOW")]
    pub(super) implied_types: ImpliedTypes,
    /// What of an operationId is the name of the function: auto, as-written, or patterns to take off, such as
    /// path-and-method,tag
    #[arg(long, default_value = "auto", value_name = "HOW", value_parser = naming)]
    pub(super) naming: Naming,
    #[command(flatten)]
    pub(super) limits: LimitArgs,
}

/// `--naming`
fn naming(text: &str) -> Result<Naming, String> {
    Naming::read(text.split(',').map(str::trim))
        .map_err(|word| format!("`{word}` is no such pattern; write {}", Naming::known()))
}

/// How much a document may have.
#[derive(Debug, Args)]
pub(super) struct LimitArgs {
    /// Raise or lower a limit, for example nodes=8000000; may be repeated. docs/limits.md has all of them
    #[arg(long = "limit", value_name = "NAME=VALUE")]
    given: Vec<LimitArg>,
}

impl LimitArgs {
    /// These, over those of the configuration.
    pub(super) fn over(&self, mut limits: Limits) -> Limits {
        self.settings().into_iter().for_each(|setting| limits.put(setting));
        limits
    }

    /// These alone.
    pub(super) fn settings(&self) -> Vec<Setting> {
        self.given.iter().map(|given| given.0).collect()
    }
}

/// `NAME=VALUE`
#[derive(Debug, Clone, Copy)]
struct LimitArg(Setting);

impl FromStr for LimitArg {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, value) = text.split_once('=').ok_or("it is written NAME=VALUE")?;
        config::limit(name, value).map(Self)
    }
}

/// What schemas without `type` allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum ImpliedTypes {
    /// `exact` in a document without operations, else `assume`
    #[default]
    Auto,
    /// The kind that its keywords are about
    Assume,
    /// Values of any kind
    Exact,
}

impl From<ImpliedTypes> for crate::lower::ImpliedTypes {
    fn from(how: ImpliedTypes) -> Self {
        match how {
            ImpliedTypes::Auto => Self::Auto,
            ImpliedTypes::Assume => Self::Assume,
            ImpliedTypes::Exact => Self::Exact,
        }
    }
}

/// `diff`
#[derive(Debug, Args)]
pub(super) struct DiffArgs {
    /// The old version: a file, a folder, or REV:path from git; alone: an API of the workspace
    #[arg(value_name = "BASE", conflicts_with = "log")]
    pub(super) base_spec: Option<String>,
    /// The new version: a file, a folder, or REV:path from git
    #[arg(value_name = "REVISION", conflicts_with = "base")]
    pub(super) revision_spec: Option<String>,
    /// In a workspace: the commit to compare its specs with; by default where this branch left the main one
    #[arg(long, value_name = "REV")]
    pub(super) base: Option<String>,
    /// Show what the last N versions of a document in git changed, 10 unless said otherwise
    #[arg(long, num_args = 1..=2, value_names = ["SPEC", "N"])]
    pub(super) log: Vec<String>,
    /// Have the compiler check the verdict on code: a program that uses all of the old crate is compiled against the new one
    #[arg(long, conflicts_with = "log")]
    pub(super) verify: bool,
    /// Where --verify keeps what it compiled; by default `clientwright-verify` in cargo's target folder
    #[arg(long, value_name = "DIR", requires = "verify")]
    pub(super) verify_dir: Option<PathBuf>,
    /// Which changes make the command exit with 1; by default those that break clients in the field
    #[arg(long, value_enum, value_name = "CHANGES")]
    pub(super) fail_on: Option<FailOn>,
    /// File with approved changes
    #[arg(long, value_name = "FILE")]
    pub(super) approvals: Option<PathBuf>,
    /// Configuration whose `diff` part holds; by default that of the workspace
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// An OpenAPI Overlay to apply to both versions; may be repeated
    #[arg(long, value_name = "FILE")]
    pub(super) overlay: Vec<PathBuf>,
    /// names.lock with the names that were published
    #[arg(long, value_name = "FILE")]
    pub(super) names: Option<PathBuf>,
    /// JSON: list a change once for each operation that it reaches
    #[arg(long)]
    pub(super) per_operation: bool,
    /// Markdown: what links to the old version begin with
    #[arg(long, value_name = "URL")]
    pub(super) base_link: Option<String>,
    /// Markdown: what links to the new version begin with
    #[arg(long, value_name = "URL")]
    pub(super) revision_link: Option<String>,
    /// The day that sunset dates and approvals are held against; by default today
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) today: Option<jiff::civil::Date>,
    #[command(flatten)]
    pub(super) limits: LimitArgs,
}

/// Which changes make `diff` exit with 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// Those that break clients in the field
    Breaking,
    /// Those, and those that break code that uses the crate
    Source,
    /// All
    Any,
    /// None
    Never,
}

impl From<FailOn> for crate::diff::FailOn {
    fn from(fail_on: FailOn) -> Self {
        match fail_on {
            FailOn::Breaking => Self::Breaking,
            FailOn::Source => Self::Source,
            FailOn::Any => Self::Any,
            FailOn::Never => Self::Never,
        }
    }
}

/// `explain`
#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// The code, such as CW0001, or the kind of a change, such as operation-removed
    #[arg(value_name = "CODE")]
    pub(super) code: String,
}
