//! The commands: they read arguments, call the library and show what came of it. Results go to standard output,
//! everything else to standard error.

#![cfg(feature = "cli")]

mod args;
mod codegen;
mod console;
mod diff;
mod ending;
mod excerpt;
mod explain;
mod generate;
mod inspect;
mod remade;
mod render;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use args::{Arguments, Command, Format};
use console::Console;
use ending::Ending;

use crate::escape;
use crate::workspace::Workspace;

/// Ends the process with what clap has to say: help, the version, or what is wrong with an argument, which is quoted.
fn leave(error: clap::Error) -> ! {
    let odd = std::env::args_os().any(|argument| !escape::is_plain(&argument.to_string_lossy()));
    if !odd || !error.use_stderr() {
        error.exit();
    }
    eprint!("{}", escape::terminal::lines(&error.render().to_string()));
    std::process::exit(error.exit_code())
}

/// Runs the command that the process's arguments name.
///
/// `workspace` is the one to work in; `None`: the one around the current folder, for the commands that need one.
pub fn main(workspace: Option<Workspace>) -> ExitCode {
    let name = if workspace.is_some() { "cargo xtask" } else { "clientwright" };
    let matches = Arguments::command().bin_name(name).try_get_matches().unwrap_or_else(|error| leave(error));
    let arguments = Arguments::from_arg_matches(&matches).unwrap_or_else(|error| leave(error));
    let console = Console::new(&arguments.output);
    let format = arguments.output.format;
    let for_all = format == Format::Text || format.is_json();
    if !for_all && !matches!(arguments.command, Command::Diff(_)) {
        console.error("this form of results is for `diff`; other commands have `text` and `json`");
        return Ending::BadInput.into();
    }
    let ending = match &arguments.command {
        Command::Codegen(codegen) => codegen::run(codegen, workspace, &console),
        Command::Generate(generate) => generate::run(generate, &console),
        Command::Inspect(inspect) => inspect::run(inspect, &console),
        Command::Diff(diff) => diff::run(diff, format, workspace, arguments.output.verbose, &console),
        Command::Explain(explain) => explain::run(explain, &console),
    };
    ending.into()
}
