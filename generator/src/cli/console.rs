//! Writes results to standard output and messages to standard error, each with colours only where they are wanted.

use std::io::Write;
use std::path::Path;

use anstream::{AutoStream, ColorChoice};

use super::args::OutputArgs;
use super::excerpt::Files;
use super::render::{Style, render, tally};
use crate::escape::terminal;
use crate::report::LocatedDiagnostic;
use crate::source::Sources;

/// The two streams and how talkative to be.
#[derive(Debug)]
pub(super) struct Console {
    quiet: bool,
    verbose: bool,
    json: bool,
    color: ColorChoice,
}

impl Console {
    /// As the arguments say.
    pub(super) fn new(arguments: &OutputArgs) -> Self {
        let color = match arguments.color {
            clap::ColorChoice::Auto => ColorChoice::Auto,
            clap::ColorChoice::Always => ColorChoice::Always,
            clap::ColorChoice::Never => ColorChoice::Never,
        };
        color.write_global();
        let OutputArgs { quiet, verbose, format, .. } = *arguments;
        Self { quiet, verbose, json: format.is_json(), color }
    }

    /// Whether results are for machines.
    pub(super) fn json(&self) -> bool {
        self.json
    }

    /// A result, to standard output: text that is escaped already, or in the language of a machine.
    pub(super) fn result(&self, text: &str) {
        put(&mut AutoStream::new(std::io::stdout().lock(), self.color), text);
    }

    /// A line about what happens, to standard error, unless only errors are wanted.
    pub(super) fn note(&self, text: &str) {
        if !self.quiet {
            put(
                &mut AutoStream::new(std::io::stderr().lock(), self.color),
                &format!("{}\n", terminal::lines(text)),
            );
        }
    }

    /// Something that went wrong outside of any document, to standard error.
    pub(super) fn error(&self, text: &str) {
        put(
            &mut AutoStream::new(std::io::stderr().lock(), self.color),
            &format!("error: {}\n", terminal::lines(text)),
        );
    }

    /// Findings about a document in `folder` with their sources, to standard error.
    pub(super) fn findings(&self, findings: &[LocatedDiagnostic], sources: &Sources, folder: &Path) {
        let style = Style { all: self.verbose, colour: true, errors_only: self.quiet };
        let text = render(findings, &Files::new(sources, folder), style);
        put(&mut AutoStream::new(std::io::stderr().lock(), self.color), &text);
        let tally = tally(findings);
        if !tally.is_empty() {
            self.note(&tally);
        }
    }
}

/// Writes as far as the reader is still there: a closed pipe is no error of ours.
fn put(stream: &mut dyn Write, text: &str) {
    let _ = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
}
