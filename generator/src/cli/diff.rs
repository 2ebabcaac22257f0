//! `diff BASE REVISION`, `diff [API] [--base REV]` and `diff --log SPEC [N]`: compares two versions of a document.

mod apis;
mod compared;
mod git;
mod log;
mod spec;
mod text;
mod verify;

use std::path::Path;

use super::args::{DiffArgs, Format};
use super::console::Console;
use super::ending::Ending;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::diff::render::json::JsonOptions;
use crate::diff::render::markdown::MarkdownOptions;
use crate::diff::render::{Part, RenderOptions, render};
use crate::diff::{Approvals, FailOn, Policy};
use crate::limits::Limits;
use crate::report::LocatedDiagnostic;
use crate::source::Sources;
use crate::workspace::Workspace;
use compared::{Compared, compare};
use spec::Spec;

/// What holds for every comparison of a run.
struct Choices {
    policy: Policy,
    approved: Approvals,
    limits: Limits,
}

/// Compares what the arguments name.
pub(super) fn run(
    arguments: &DiffArgs,
    format: Format,
    workspace: Option<Workspace>,
    verbose: bool,
    console: &Console,
) -> Ending {
    let here = || std::env::current_dir().ok().and_then(|folder| Workspace::around(&folder));
    let workspace = workspace.or_else(here);
    let Some(Choices { policy, approved, limits }) = choices(arguments, workspace.as_ref(), console) else {
        return Ending::BadInput;
    };
    if let Some((spec, count)) = arguments.log.split_first() {
        return log::run(spec, count.first().map(String::as_str), (&policy, &limits), format, console);
    }
    let compared = match (&arguments.base_spec, &arguments.revision_spec) {
        (Some(base), Some(revision)) => {
            pair(arguments, base, revision, (&policy, &limits), console).map(|one| vec![one])
        }
        (api, _) => apis::compare(arguments, api.as_deref(), workspace.as_ref(), (&policy, &limits), console),
    };
    let Some(mut compared) = compared else { return Ending::BadInput };
    mark(&mut compared, &approved, &policy);
    let verified = !arguments.verify || verify::verify(&mut compared, arguments, workspace.as_ref(), console);
    let parts: Vec<Part<'_>> = compared.iter().map(Compared::part).collect();
    console.result(&show(&parts, arguments, format, verbose));
    let fail_on = arguments.fail_on.map_or(policy.fail_on.unwrap_or_default(), FailOn::from);
    let fails = compared.iter().any(|one| one.report.fails(fail_on));
    // The process ends here: giving back two big documents node by node would be work for nobody.
    std::mem::forget(compared);
    match verified {
        false => Ending::BadInput,
        true if fails => Ending::Found,
        true => Ending::Done,
    }
}

/// Marks what is approved. An approval of one API is not unused because another one has no such change.
fn mark(compared: &mut [Compared], approved: &Approvals, policy: &Policy) {
    for one in compared.iter_mut() {
        approved.apply(&mut one.report, policy.promises.today);
    }
    if compared.len() > 1 {
        let known: Vec<String> = compared
            .iter()
            .flat_map(|one| one.report.findings.iter().map(|finding| finding.id.clone()))
            .collect();
        for (index, one) in compared.iter_mut().enumerate() {
            let own: Vec<&str> = one.report.findings.iter().map(|finding| finding.id.as_str()).collect();
            one.report.unused.retain(|entry| {
                own.contains(&entry.approval.id.as_str())
                    || (index == 0 && !known.contains(&entry.approval.id))
            });
        }
    }
}

/// Two documents by their arguments.
fn pair(
    arguments: &DiffArgs,
    base: &str,
    revision: &str,
    (policy, limits): (&Policy, &Limits),
    console: &Console,
) -> Option<Compared> {
    let parse = |argument: &str| {
        let spec = Spec::parse(argument).map_err(|error| console.error(&error)).ok()?;
        let spec = spec.with_limits(limits);
        Some(spec.with_overlays(&arguments.overlay).with_names(arguments.names.as_deref()))
    };
    let (base, revision) = (parse(base)?, parse(revision)?);
    compare(None, base, revision, policy, console)
}

fn show(parts: &[Part<'_>], arguments: &DiffArgs, format: Format, verbose: bool) -> String {
    let options = RenderOptions {
        json: JsonOptions { per_operation: arguments.per_operation },
        markdown: MarkdownOptions {
            base_link: arguments.base_link.clone(),
            revision_link: arguments.revision_link.clone(),
        },
    };
    match format {
        Format::Text => text::text(parts, verbose),
        Format::Report(format) => render(parts, format, &options),
    }
}

/// The policy and the approvals: from the files that were named, else from the workspace's configuration.
fn choices(arguments: &DiffArgs, workspace: Option<&Workspace>, console: &Console) -> Option<Choices> {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let today =
        arguments.today.unwrap_or_else(|| jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date());
    let mut policy = Policy::on(today);
    let config = match (&arguments.config, workspace) {
        (Some(path), _) => {
            let tree = sources.load(path, &mut diagnostics);
            tree.map(|tree| Config::read(&tree, &mut diagnostics)).unwrap_or_default()
        }
        (None, Some(workspace)) => workspace.config(&mut sources, &mut diagnostics),
        (None, None) => Config::default(),
    };
    if let Some(node) = &config.diff {
        policy = policy.read(node, &mut diagnostics);
    }
    let configured = policy.approvals.as_ref().map(|path| match workspace {
        Some(workspace) if arguments.config.is_none() => workspace.root().join(path),
        _ => path.into(),
    });
    let path = arguments.approvals.clone().or(configured.filter(|path| path.is_file()));
    let tree = path.and_then(|path| sources.load(&path, &mut diagnostics));
    let approved = tree.map(|tree| Approvals::read(&tree, &mut diagnostics)).unwrap_or_default();
    let findings: Vec<LocatedDiagnostic> =
        diagnostics.iter().map(|d| LocatedDiagnostic::new(d, |node| sources.place(node))).collect();
    console.findings(&findings, &sources, Path::new(""));
    let limits = arguments.limits.over(config.limits);
    policy.limits = limits;
    (!diagnostics.has_errors()).then_some(Choices { policy, approved, limits })
}
