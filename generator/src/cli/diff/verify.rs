//! `diff --verify`: generates both crates, and compiles code that uses every item of the old crate against the new one.
//!
//! The same code has to compile against the old crate first.

mod compiler;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::compared::Compared;
use super::spec::Version;
use crate::cli::args::DiffArgs;
use crate::cli::console::Console;
use crate::diagnostic::Diagnostics;
use crate::diff::{CompilerError, Verification};
use crate::emit::{Emitter, Used, witness};
use crate::output::manifest::Package;
use crate::output::{self, Against, Exclusive, Target, Tree, WitnessPackage};
use crate::rust::Crate;
use crate::workspace::Workspace;
use compiler::{Complaint, Outcome};

/// How often what fails is left out and the rest compiled again: some errors hide others.
const ROUNDS: usize = 6;

/// Has the compiler look at every comparison; says whether it could.
pub(super) fn verify(
    compared: &mut [Compared],
    arguments: &DiffArgs,
    workspace: Option<&Workspace>,
    console: &Console,
) -> bool {
    let folder = folder(arguments, workspace);
    let _alone = match Exclusive::take(&Target::folder(&folder)) {
        Ok(alone) => alone,
        Err(error) => {
            console.error(&error.to_string());
            return false;
        }
    };
    let mut all = true;
    for one in compared {
        let name = one.base.krate.name.bare().replace('_', "-");
        console.note(&format!("compiling {name} in {}", folder.display()));
        match errors(&one.base, &one.revision, &folder.join(&name), &folder.join("target")) {
            Ok((used, errors)) => one.report.verify(&used, errors),
            Err(why) => {
                console.error(&format!("{name}: the verdict could not be verified: {why}"));
                let brief = why.lines().next().unwrap_or_default().to_owned();
                one.report.verification = Some(Verification::Impossible(brief));
                all = false;
            }
        }
    }
    all
}

fn folder(arguments: &DiffArgs, workspace: Option<&Workspace>) -> PathBuf {
    let target = || match std::env::var_os("CARGO_TARGET_DIR") {
        Some(target) => PathBuf::from(target),
        None => workspace.map_or_else(std::env::temp_dir, |workspace| workspace.root().join("target")),
    };
    let folder = arguments.verify_dir.clone().unwrap_or_else(|| target().join("clientwright-verify"));
    std::path::absolute(&folder).unwrap_or(folder)
}

/// The items of the base that were used, and what the compiler says about those that the revision breaks.
fn errors(
    base: &Version,
    revision: &Version,
    folder: &Path,
    target: &Path,
) -> Result<(Vec<String>, Vec<CompilerError>), String> {
    let package = base.krate.name.bare().replace('_', "-");
    let (old, new) = (alone(&base.krate), alone(&revision.krate));
    write_crate(&old, &package, &folder.join("base"))?;
    write_crate(&new, &package, &folder.join("revision"))?;
    let functions = witness(&old);
    let mut check = Check { functions: &functions, package: &package, folder, target };
    let wrong = check.all_errors("base", &old)?;
    if let Some(error) = wrong.first() {
        return Err(format!(
            "the use of `{}` does not even fit the old crate:\n{}",
            error.item, error.rendered
        ));
    }
    let errors = check.all_errors("revision", &new)?;
    Ok((functions.into_iter().map(|used| used.item).collect(), errors))
}

/// The crate as one of its own, whatever it is a module of.
fn alone(krate: &Crate) -> Crate {
    Crate { root: Vec::new(), ..krate.clone() }
}

fn write_crate(krate: &Crate, package: &str, folder: &Path) -> Result<(), String> {
    let emitter = Emitter::new(krate);
    let mut diagnostics = Diagnostics::default();
    let printed = output::print_all(emitter.len(), &|number| emitter.file(number), package, &mut diagnostics);
    if let Some(wrong) = diagnostics.iter().next() {
        return Err(wrong.message.clone());
    }
    let package = Package::new(package, "0.0.0", package);
    write(&output::standalone(krate, printed, None, package), folder)
}

/// Brings a folder in line; files that did not change keep their times, so that cargo has nothing to do for them.
fn write(tree: &Tree, folder: &Path) -> Result<(), String> {
    output::write_tree(&Target::folder(folder), tree).map_err(|error| error.to_string())
}

/// The witness, and where it is compiled.
struct Check<'a> {
    functions: &'a [Used],
    package: &'a str,
    folder: &'a Path,
    target: &'a Path,
}

impl Check<'_> {
    /// All errors of the witness with one side. What failed is left out and the rest tried again until it compiles: not all
    /// errors come at once.
    fn all_errors(&mut self, side: &str, krate: &Crate) -> Result<Vec<CompilerError>, String> {
        let (mut errors, mut left_out) = (Vec::new(), BTreeSet::new());
        for _ in 0..ROUNDS {
            let (found, compiles) = self.some_errors(side, krate, &left_out)?;
            if compiles {
                return Ok(errors);
            }
            left_out.extend(found.iter().map(|(number, _)| *number));
            errors.extend(found.into_iter().map(|(_, error)| error));
        }
        Err("the errors of the witness do not come to an end".to_owned())
    }

    fn some_errors(
        &self,
        side: &str,
        krate: &Crate,
        left_out: &BTreeSet<usize>,
    ) -> Result<(Vec<(usize, CompilerError)>, bool), String> {
        let features: Vec<String> = krate.features.iter().map(|feature| feature.name.clone()).collect();
        let folder = format!("../{side}");
        let against = Against { package: self.package, folder: &folder, features: &features };
        let functions = self.functions.iter().enumerate().filter(|(number, _)| !left_out.contains(number));
        let package = WitnessPackage::new(functions, against)?;
        let home = self.folder.join(format!("{side}-witness"));
        write(&package.tree, &home)?;
        match compiler::check(&home, self.target)? {
            Outcome::Compiles => Ok((Vec::new(), true)),
            Outcome::Fails(complaints) => {
                let errors = complaints.into_iter().map(|complaint| self.error(&package, complaint));
                Ok((errors.collect::<Result<_, _>>()?, false))
            }
        }
    }

    fn error(
        &self,
        package: &WitnessPackage,
        complaint: Complaint,
    ) -> Result<(usize, CompilerError), String> {
        let number = complaint.line.and_then(|line| package.function_at(line));
        let used = number.and_then(|number| Some((number, self.functions.get(number)?)));
        let Some((number, used)) = used else { return Err(complaint.rendered) };
        let Complaint { code, message, rendered, .. } = complaint;
        Ok((number, CompilerError { item: used.item.clone(), code, message, rendered }))
    }
}
