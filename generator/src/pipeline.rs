//! One document through all stages: calls them, takes their times, and gives the crate's model, its printed files
//! and all diagnostics.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::api::{Api, Grade};
use crate::diagnostic::{Code, Diagnostics};
use crate::limits::{Limit, Limits};
use crate::output::manifest::{Package, package_name, package_version};
use crate::output::{Printed, Tree};
use crate::report::{LocatedDiagnostic, Report, Timing};
use crate::rust::{Crate, Ident, Lock};
use crate::source::{Disk, NodeId, Reader as _, Sources};
use crate::{document, emit, lower, output, resolve, rust};

/// What to make a client of, and how.
#[derive(Debug, Clone, Default)]
pub struct Input {
    /// The document.
    pub document: PathBuf,
    /// Overlays, in the order of their application.
    pub overlays: Vec<PathBuf>,
    /// The folder that references may reach into; `None`: that of the document.
    pub root: Option<PathBuf>,
    /// What may be set aside in a lenient run is an error.
    pub strict: bool,
    /// What schemas without `type` allow.
    pub implied_types: lower::ImpliedTypes,
    /// Where the code is going to live.
    pub home: Home,
    /// Only operations with one of these tags; empty: all.
    pub tags: Vec<String>,
    /// Only these operations, by `operationId` or `get /path`; empty: all.
    pub operations: Vec<String>,
    /// What of an `operationId` is the name of the function.
    pub naming: rust::Naming,
    /// Types get `validate()`: their values are checked against everything that their schemas ask for.
    pub validate: bool,
    /// Calls with values that are given, for a program that tells what came of each.
    pub cases: Vec<rust::Case>,
    /// `names.lock`, if there is one.
    pub names: Option<PathBuf>,
    /// How much of everything there may be.
    pub limits: Limits,
}

/// Where generated code lives.
#[derive(Debug, Clone, Default)]
pub enum Home {
    /// In a crate of its own, named after the document.
    #[default]
    Crate,
    /// In a crate of its own, with this name.
    NamedCrate(String),
    /// In a module of a crate with other APIs beside it.
    Module(Ident),
}

/// A document with everything decided: all but the text of its crate.
#[derive(Debug)]
pub struct PlannedApi {
    /// The files that were read; diagnostics point into them.
    pub sources: Sources,
    /// What the document means; `None` where it cannot be read.
    pub api: Option<Api>,
    /// The crate; `None` where the document cannot be read.
    pub krate: Option<Crate>,
    /// What there is to say.
    pub diagnostics: Diagnostics,
    /// How long it took so far.
    pub timing: Timing,
    /// How much of everything there may be.
    pub limits: Limits,
}

/// Reads a document and decides everything about its client.
pub fn plan(input: &Input) -> PlannedApi {
    let mut planned = PlannedApi {
        sources: Sources::default(),
        api: None,
        krate: None,
        diagnostics: Diagnostics::default(),
        timing: Timing::default(),
        limits: input.limits,
    };
    let started = Instant::now();
    let resolved = load(input, &mut planned.sources, &mut planned.diagnostics);
    planned.timing.load = millis(started);
    let lock = names(input.names.as_deref(), &input.limits, &mut planned.diagnostics);
    let Some(resolved) = resolved else { return planned };

    let started = Instant::now();
    let options =
        lower::Options { strict: input.strict, implied_types: input.implied_types, limits: input.limits };
    let api = lower::lower(&resolved, &options, &mut planned.diagnostics);
    if planned.diagnostics.over_limit() {
        planned.timing.lower = millis(started);
        return planned;
    }
    let krate = rust::plan(&api, &rust_options(input, &api), &lock);
    planned.timing.lower = millis(started);
    resolved.document.overlaid.annotate(&planned.sources, &mut planned.diagnostics);
    for note in &krate.notes {
        planned.diagnostics.report(note.code, note.origin.0, &note.message);
    }
    check_something_is_left(&krate, resolved.document.root, &mut planned.diagnostics);
    (planned.api, planned.krate) = (Some(api), Some(krate));
    planned
}

/// The text of a crate.
#[derive(Debug, Default)]
pub struct Text {
    /// Its sources, relative to the folder of its root module.
    pub sources: Vec<Printed>,
    /// The test that calls every operation once; `None` where it is not asked for, or there is no operation to call.
    pub conformance: Option<Printed>,
    /// The module of the program that calls the given cases; `None` where there are none.
    pub cases: Option<Printed>,
}

/// What there is to choose about a crate of its own.
#[derive(Debug, Clone, Copy, Default)]
pub struct Standalone<'a> {
    /// Its name; made of the document's title where none is given.
    pub name: Option<&'a str>,
    /// It belongs to the workspace around it.
    pub member: bool,
    /// It has the conformance test.
    pub with_tests: bool,
    /// Its licence, as an SPDX expression; that of the runtime where none is given.
    pub license: Option<&'a str>,
    /// It may be published.
    pub publish: bool,
    /// The command that makes it again.
    pub command: &'a str,
}

impl PlannedApi {
    /// The crate's files as text; `None` after an error, when nothing may be written.
    ///
    /// `package` is the name of the package that the code goes into; the conformance test is printed `with_tests` alone.
    pub fn print(&mut self, package: &str, with_tests: bool) -> Option<Text> {
        let (Some(api), Some(krate)) = (&self.api, &self.krate) else { return None };
        if self.diagnostics.has_errors() {
            return None;
        }
        let started = Instant::now();
        let title = &api.info.title;
        let emitter = emit::Emitter::new(krate);
        let file = |number| emitter.file(number);
        let sources = output::print_all(emitter.len(), &file, title, &mut self.diagnostics);
        let test = |_| emit::conformance(krate, package).unwrap_or_default();
        let tests = usize::from(with_tests && !krate.conformance_calls.is_empty());
        let conformance = output::print_all(tests, &test, title, &mut self.diagnostics).pop();
        let cases = |_| emit::cases(krate, package);
        let modules = usize::from(!krate.case_calls.is_empty());
        let cases = output::print_all(modules, &cases, title, &mut self.diagnostics).pop();
        let bytes =
            sources.iter().chain(&conformance).chain(&cases).map(|file| file.text.len()).sum::<usize>();
        if bytes > self.limits.get(Limit::OutputBytes) {
            let what = format!("the crate has {bytes} bytes");
            self.limits.met(Limit::OutputBytes, &what).report(None, &mut self.diagnostics);
        }
        self.timing.emit = millis(started);
        (!self.diagnostics.has_errors()).then_some(Text { sources, conformance, cases })
    }

    /// All files of a crate of its own; `None` after an error, when nothing may be written.
    pub fn standalone(&mut self, choice: Standalone<'_>) -> Option<Tree> {
        let title = self.api.as_ref()?.info.title.clone();
        let name = package_name(choice.name.unwrap_or(&title));
        let text = self.print(&name, choice.with_tests)?;
        let (api, krate) = (self.api.as_ref()?, self.krate.as_ref()?);
        let version = package_version(&api.info.version);
        let package = Package {
            member: choice.member,
            tests: text.conformance.is_some(),
            license: choice.license.unwrap_or(Package::LICENSE),
            publish: choice.publish,
            command: choice.command,
            ..Package::new(&name, &version, &title)
        };
        Some(output::standalone(krate, text.sources, text.conformance, package))
    }

    /// What there is to say, with places.
    pub fn findings(&self) -> Vec<LocatedDiagnostic> {
        let place = |node: NodeId| self.sources.place(node);
        self.diagnostics.iter().map(|diagnostic| LocatedDiagnostic::new(diagnostic, place)).collect()
    }

    /// The report for machines.
    pub fn report(&self) -> Report {
        Report::new(self.api.as_ref().zip(self.krate.as_ref()), self.findings(), self.timing)
    }
}

/// Milliseconds since `started`.
pub(crate) fn millis(started: Instant) -> u64 {
    u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX)
}

fn load(input: &Input, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<resolve::Resolved> {
    let options = document::Options {
        strict: input.strict,
        root: input.root.clone(),
        keep_schemas: input.validate,
        limits: input.limits,
    };
    let document = document::load(sources, &input.document, &input.overlays, &options, diagnostics)?;
    if diagnostics.over_limit() {
        return None;
    }
    Some(resolve::resolve(document, diagnostics))
}

fn rust_options(input: &Input, api: &Api) -> rust::CrateOptions {
    let options = match &input.home {
        Home::Crate => rust::CrateOptions::new(&package_name(&api.info.title)),
        Home::NamedCrate(name) => rust::CrateOptions::new(&package_name(name)),
        Home::Module(name) => rust::CrateOptions::module(name.bare()),
    };
    rust::CrateOptions {
        tags: input.tags.clone(),
        operations: input.operations.clone(),
        naming: input.naming.clone(),
        cases: input.cases.clone(),
        limits: input.limits,
        ..options
    }
}

/// Reads `names.lock`: none is as good as an empty one, a damaged one is an error.
fn names(path: Option<&Path>, limits: &Limits, diagnostics: &mut Diagnostics) -> Lock {
    let Some(path) = path else { return Lock::default() };
    let most = limits.get(Limit::FileBytes);
    let invalid = |_| io::Error::new(io::ErrorKind::InvalidData, "the text is not UTF-8");
    let text = match Disk.read(path, most).and_then(|bytes| String::from_utf8(bytes).map_err(invalid)) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            limits.met(Limit::FileBytes, &format!("{}: {error}", path.display())).report(None, diagnostics);
            return Lock::default();
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Lock::default(),
        Err(error) => {
            diagnostics.report(Code::UNREADABLE, None, format!("{}: {error}", path.display()));
            return Lock::default();
        }
    };
    let (lock, bad) = Lock::parse(&text);
    for line in bad {
        let shown = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
        let message = format!("{}:{line}: `{shown}` is not kind, name and key", path.display());
        diagnostics
            .report(Code::BAD_NAMES_LOCK, None, message)
            .help("repair the line, or delete it to let the name be chosen anew");
    }
    lock
}

fn check_something_is_left(krate: &Crate, root: NodeId, diagnostics: &mut Diagnostics) {
    let callable = krate.operations.iter().any(|row| row.grade != Grade::Skipped);
    if !callable && krate.types.is_empty() {
        diagnostics.report(Code::NOTHING_LEFT, root, "no operation and no schema is left to generate");
    }
}
