//! How a command ends, and the exit code of that.

use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// It did what it was asked to.
    Done,
    /// `--check` found something out of date.
    Stale,
    /// `diff` found what it was asked to fail on.
    Found,
    /// The input cannot be used.
    BadInput,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Done => Self::SUCCESS,
            Ending::Stale | Ending::Found => Self::from(1),
            Ending::BadInput => Self::from(2),
        }
    }
}
