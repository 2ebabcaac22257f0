//! `codegen`: plans and prints every API, finds the files that differ, and on request brings the disk in line: all
//! of it or nothing, and one run at a time.

use std::collections::BTreeMap;

use super::{SpecFolder, Workspace, files, layout};
use crate::diagnostic::{Code, Diagnostics, Severity};
use crate::escape::lock::unescaped;
use crate::fingerprint::fingerprint;
use crate::limits::{Limits, Setting};
use crate::near::nearest;
use crate::output::{self, Change, DroppedGrade, Exclusive, Grades, Scope, Tree, WriteError};
use crate::pipeline::{self, Home, Input, PlannedApi, Text};
use crate::report::grade_word;
use crate::source::Sources;

/// What to bring up to date.
#[derive(Debug, Clone, Default)]
pub struct CodegenOptions {
    /// Only find out what is out of date.
    pub check: bool,
    /// Only these APIs, by folder; empty: all.
    pub apis: Vec<String>,
    /// How much documents may have, over what the configuration says.
    pub limits: Vec<Setting>,
}

/// What a run found and did.
#[derive(Debug, Default)]
pub struct Run {
    /// The configuration's source, and findings that belong to no API.
    pub sources: Sources,
    /// Findings that belong to no API.
    pub diagnostics: Diagnostics,
    /// The APIs, planned.
    pub apis: Vec<(SpecFolder, PlannedApi)>,
    /// Files that differ, or differed before they were written: paths in the workspace.
    pub changes: Vec<(String, Change)>,
    /// Specs that differ from what the committed code was made of: paths in `specs/`.
    pub edited: Vec<String>,
    /// How many grades are lower than those of the run before.
    pub dropped: usize,
    /// What became of a run that was interrupted before this one.
    pub interrupted: Option<Interrupted>,
}

/// What became of a run that was interrupted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interrupted {
    /// This run has completed it before it began.
    Completed,
    /// Checking writes nothing: it is still to be completed.
    Found,
}

impl Run {
    /// Whether anything was an error; then nothing was written.
    pub fn failed(&self) -> bool {
        self.diagnostics.has_errors() || self.apis.iter().any(|(_, planned)| planned.diagnostics.has_errors())
    }

    /// Whether anything is out of date.
    pub fn stale(&self) -> bool {
        !self.changes.is_empty() || self.interrupted == Some(Interrupted::Found)
    }

    fn refuse(&mut self, error: &WriteError) {
        self.diagnostics.report(error.code(), None, error.to_string());
    }
}

/// Plans and prints every API, compares with the disk, and writes unless it is only to check.
pub fn codegen(workspace: &Workspace, options: &CodegenOptions) -> Run {
    let mut run = Run::default();
    // Checking writes nothing, so it needs no lock, and a read-only tree can be checked. A run that writes has the lock from
    // before it reads to after it has written.
    let alone = match options.check {
        true => {
            note_interrupted(workspace, &mut run);
            None
        }
        false => match Exclusive::take(&workspace.output()) {
            Ok(alone) => Some(alone),
            Err(error) => {
                run.refuse(&error);
                return run;
            }
        },
    };
    if alone.as_ref().is_some_and(Exclusive::completed) {
        run.interrupted = Some(Interrupted::Completed);
    }
    bring_up_to_date(workspace, options, alone.as_ref(), &mut run);
    run
}

fn note_interrupted(workspace: &Workspace, run: &mut Run) {
    if workspace.output().is_interrupted() {
        run.interrupted = Some(Interrupted::Found);
        let message = "a run was interrupted while it replaced files, or another one is doing so now";
        run.diagnostics
            .report(Code::INTERRUPTED, None, message)
            .severity(Severity::Warning)
            .help("`codegen` completes what the interrupted run began");
    }
}

fn bring_up_to_date(
    workspace: &Workspace,
    options: &CodegenOptions,
    alone: Option<&Exclusive>,
    run: &mut Run,
) {
    let now = match fingerprint(&workspace.specs()) {
        Ok(now) => now,
        Err(error) => {
            let message = format!("{}: {error}", workspace.specs().display());
            run.diagnostics.report(Code::UNREADABLE, None, message);
            return;
        }
    };
    // Without a list of our files there is nothing to leave as it is: one API alone would list its own files only.
    let options = &match workspace.output().has_list() {
        true => options.clone(),
        false => CodegenOptions { apis: Vec::new(), ..options.clone() },
    };
    let printed = plan_all(workspace, options, run);
    if run.failed() {
        return;
    }
    let lock = SpecsLock::new(workspace, now, selected_folders(run, options));
    run.edited = lock.edited();
    let mut tree = files::tree(workspace, &run.apis, printed);
    note_dropped_grades(workspace, &tree, run);
    if lock.differs() {
        tree.put_shared(layout::SPECS_LOCK, lock.new);
    }
    if let Err(error) = bring_in_line(workspace, options, &tree, alone, run) {
        run.refuse(&error);
    }
}

/// Plans every API and prints the chosen ones, keyed by their place in the list.
fn plan_all(workspace: &Workspace, options: &CodegenOptions, run: &mut Run) -> BTreeMap<usize, Text> {
    let config = workspace.config(&mut run.sources, &mut run.diagnostics);
    let mut limits = config.limits;
    options.limits.iter().for_each(|setting| limits.put(*setting));
    let folders = workspace.spec_folders(&config, &mut run.diagnostics);
    for wanted in &options.apis {
        if !folders.iter().any(|api| api.folder == *wanted) {
            let near = nearest(wanted, folders.iter().map(|api| api.folder.as_str()));
            let report =
                run.diagnostics.report(Code::NO_SUCH_API, None, format!("there is no API `{wanted}`"));
            if let Some(near) = near {
                report.help(format!("did you mean `{near}`?"));
            }
        }
    }
    let mut printed = BTreeMap::new();
    for api in folders {
        let mut planned = pipeline::plan(&Input { limits, ..input(workspace, &api) });
        if is_chosen(&api, options)
            && let Some(files) = planned.print(layout::PACKAGE, true)
        {
            printed.insert(run.apis.len(), files);
        }
        run.apis.push((api, planned));
    }
    printed
}

fn input(workspace: &Workspace, api: &SpecFolder) -> Input {
    Input {
        document: api.document.clone(),
        overlays: api.overlays.clone(),
        root: api.root.clone(),
        strict: true,
        implied_types: api.config.implied_types,
        home: Home::Module(api.module.clone()),
        tags: api.config.tags.clone(),
        operations: api.config.operations.clone(),
        naming: api.config.naming.clone(),
        validate: api.config.validate,
        cases: Vec::new(),
        names: Some(workspace.specs().join(&api.folder).join("names.lock")),
        limits: Limits::default(),
    }
}

fn is_chosen(api: &SpecFolder, options: &CodegenOptions) -> bool {
    options.apis.is_empty() || options.apis.contains(&api.folder)
}

/// The folders of the chosen APIs; `None`: all there are.
fn selected_folders(run: &Run, options: &CodegenOptions) -> Option<Vec<String>> {
    let chosen = run.apis.iter().filter(|(api, _)| is_chosen(api, options));
    (!options.apis.is_empty()).then(|| chosen.map(|(api, _)| api.folder.clone()).collect())
}

fn bring_in_line(
    workspace: &Workspace,
    options: &CodegenOptions,
    tree: &Tree,
    alone: Option<&Exclusive>,
    run: &mut Run,
) -> Result<(), WriteError> {
    let chosen = run.apis.iter().filter(|(api, _)| is_chosen(api, options));
    let folders: Vec<_> = chosen.map(|(api, _)| files::module_folder(api)).collect();
    let scope: Vec<_> = match options.apis.is_empty() {
        true => vec![layout::SOURCES, layout::TESTS],
        false => folders.iter().map(String::as_str).collect(),
    };
    let changes = output::compare(&workspace.output(), tree, Scope(&scope))?;
    run.changes = changes.iter().map(|(path, change)| (path.to_owned(), change)).collect();
    output::note_edits(&changes, &mut run.diagnostics);
    match alone {
        Some(alone) => changes.apply(alone),
        None => Ok(()),
    }
}

/// Reports what is graded lower than in the committed locks.
fn note_dropped_grades(workspace: &Workspace, tree: &Tree, run: &mut Run) {
    for (api, planned) in &mut run.apis {
        let path = files::grades(api);
        let is_written = tree.get(&path).is_some();
        let (Some(krate), Some(then)) =
            (planned.krate.as_ref().filter(|_| is_written), workspace.read(&path))
        else {
            continue;
        };
        for DroppedGrade { of, old, new } in Grades::of(krate).dropped_since(&Grades::parse(&then)) {
            let (old, new) = (grade_word(old), grade_word(new));
            let message = format!("{}: `{of}` was {old} and is {new}", api.folder);
            planned.diagnostics.report(Code::GRADE_DROPPED, None, message);
            run.dropped += 1;
        }
    }
}

/// `specs.lock` as it is and as it is going to be.
struct SpecsLock {
    old: Option<String>,
    new: String,
}

impl SpecsLock {
    /// `folders`: the ones whose code is brought up to date; the lines of others stay as they are.
    fn new(workspace: &Workspace, now: String, folders: Option<Vec<String>>) -> Self {
        let old = workspace.read(layout::SPECS_LOCK);
        let Some(folders) = folders else { return Self { old, new: now } };
        let chosen = |path: &str| {
            let path = unescaped(path);
            folders.iter().any(|folder| path.starts_with(&format!("{folder}/")))
        };
        let mut lines = entries(old.as_deref().unwrap_or_default());
        lines.retain(|path, _| !chosen(path));
        lines.extend(entries(&now).into_iter().filter(|(path, _)| chosen(path)));
        let new = lines.iter().map(|(path, hash)| format!("{hash}  {path}\n")).collect();
        Self { old, new }
    }

    fn differs(&self) -> bool {
        self.old.as_deref() != Some(&self.new)
    }

    /// Paths whose line is not the same in both.
    fn edited(&self) -> Vec<String> {
        let (old, new) = (entries(self.old.as_deref().unwrap_or_default()), entries(&self.new));
        let paths: std::collections::BTreeSet<_> = old.keys().chain(new.keys()).collect();
        paths
            .into_iter()
            .filter(|path| old.get(*path) != new.get(*path))
            .map(|path| unescaped(path))
            .collect()
    }
}

/// The lines of a `specs.lock`: path, as it is written there, and hash.
fn entries(text: &str) -> BTreeMap<&str, &str> {
    text.lines().filter_map(|line| line.split_once("  ")).map(|(hash, path)| (path, hash)).collect()
}
