//! How work on the server is watched, as constants that generated code states; and what a look at it shows.

use super::super::codec::RawJson;
use super::super::op::OpInfo;

/// How work on the server is watched. Pointers are JSON Pointers (RFC 6901).
#[derive(Debug)]
pub struct TaskInfo {
    pub(super) watch: Watch,
    pub(super) state: &'static str,
    pub(super) done: &'static [&'static str],
    pub(super) failed: &'static [&'static str],
    pub(super) error: &'static str,
    pub(super) result: Option<(&'static OpInfo, &'static [Arg])>,
    pub(super) at_once: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Watch {
    Operation(&'static OpInfo, &'static [Arg]),
    Field(&'static str),
}

/// Where an argument of the watching operation, or of the result's, comes from.
#[derive(Clone, Copy, Debug)]
pub enum Arg {
    /// The argument of the call that began the work, by its place.
    Call(usize),
    /// The value at this pointer in the body that it sent.
    Body(&'static str),
    /// The value at this pointer in the answer to that call: the task's id.
    Answer(&'static str),
    /// The items of the list at this pointer in that answer: the ids of several tasks, watched one after another.
    Each(&'static str),
    /// The value at this pointer in the task when it is done.
    Task(&'static str),
}

impl TaskInfo {
    /// Watched by an operation with these arguments.
    pub const fn watch(operation: &'static OpInfo, args: &'static [Arg]) -> Self {
        TaskInfo::new(Watch::Operation(operation, args))
    }

    /// Watched at the URL that the first answer has in this header field, such as `operation-location`.
    pub const fn watch_field(field: &'static str) -> Self {
        TaskInfo::new(Watch::Field(field))
    }

    const fn new(watch: Watch) -> Self {
        TaskInfo { watch, state: "/status", done: &[], failed: &[], error: "", result: None, at_once: false }
    }

    /// Where a task has its state; `/status` by default.
    pub const fn state(mut self, pointer: &'static str) -> Self {
        self.state = pointer;
        self
    }

    /// The states in which the work is done. Letters' case does not count.
    pub const fn done(mut self, states: &'static [&'static str]) -> Self {
        self.done = states;
        self
    }

    /// The states in which the work failed. Letters' case does not count.
    pub const fn failed(mut self, states: &'static [&'static str]) -> Self {
        self.failed = states;
        self
    }

    /// Where a failed task says why.
    pub const fn error(mut self, pointer: &'static str) -> Self {
        self.error = pointer;
        self
    }

    /// A first answer without the header field says that the work is done already.
    pub const fn at_once(mut self) -> Self {
        self.at_once = true;
        self
    }

    /// The operation that gives the result when the work is done, with these arguments.
    pub const fn result(mut self, operation: &'static OpInfo, args: &'static [Arg]) -> Self {
        self.result = Some((operation, args));
        self
    }
}

/// A look at work on the server.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Progress {
    /// The state, as the server spells it.
    pub state: String,
    /// The whole task.
    pub task: RawJson,
}
