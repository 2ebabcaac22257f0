//! Operations that begin work on the server: how that work is watched until it is done, told by constants. Compiled
//! once for all of them; a type brings only the function that decodes the result.

mod watching;

use std::fmt;
use std::future::IntoFuture;
use std::time::Duration;

use super::answer::Answer;
use super::call::{Call, CallFuture};
use super::codec::{RawJson, ToJson};
use super::error::Error;
use super::op::{OpInfo, Operation};
use super::pending::Pending;
use watching::Watching;

/// An operation that begins work on the server.
pub trait Tracked: Operation {
    /// What there is when the work is done.
    type Result: 'static;
    /// How the work is watched.
    const TASK: &'static TaskInfo;
    /// Reads the answer of the result's operation; where there is none, the last answer of the watching one.
    ///
    /// # Errors
    /// [`ErrorKind::Decode`](super::ErrorKind::Decode) where the body does not fit.
    fn result(answer: Answer) -> Result<Self::Result, Error>;
}

/// How work on the server is watched. Pointers are JSON Pointers (RFC 6901).
#[derive(Debug)]
pub struct TaskInfo {
    watch: Watch,
    state: &'static str,
    done: &'static [&'static str],
    failed: &'static [&'static str],
    error: &'static str,
    result: Option<(&'static OpInfo, &'static [Arg])>,
}

#[derive(Clone, Copy, Debug)]
enum Watch {
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
        TaskInfo { watch, state: "/status", done: &[], failed: &[], error: "", result: None }
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

    /// The operation that gives the result when the work is done, with these arguments.
    pub const fn result(mut self, operation: &'static OpInfo, args: &'static [Arg]) -> Self {
        self.result = Some((operation, args));
        self
    }
}

impl<O: Tracked> Call<O> {
    /// Makes the call, and waits until the work that it began is done.
    pub fn wait_done(self) -> Poller<O::Result> {
        Poller::new(self.into_pending(), O::TASK, O::result, None)
    }

    /// Waits for work that an earlier call began, without making the call: the arguments are those of the call, and
    /// `task` is what [`Poller::task_id`] gave: the id that it was answered with, or the URL at which it is watched.
    /// Where anything else of that answer is needed, to fetch the result for example, awaiting is an error of
    /// [`ErrorKind::Task`](super::ErrorKind::Task).
    pub fn resume(self, task: &dyn ToJson) -> Poller<O::Result> {
        Poller::new(self.into_pending(), O::TASK, O::result, Some(RawJson::of(task)))
    }
}

/// Work on the server. Awaiting gives the result; [`Poller::next`] gives each state on the way. Dropping it ends the
/// watching, never the work.
#[must_use = "a poller does nothing until it is awaited"]
pub struct Poller<T> {
    watching: Watching,
    decode: fn(Answer) -> Result<T, Error>,
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

impl<T> Poller<T> {
    fn new(
        call: Pending,
        info: &'static TaskInfo,
        decode: fn(Answer) -> Result<T, Error>,
        task: Option<RawJson>,
    ) -> Self {
        Poller { watching: Watching::new(call, info, task), decode }
    }

    /// The pause between two looks. By default it is 3 s at first, and grows by a quarter with each look up to 30 s.
    /// The server's `Retry-After` goes before both, within [`Limits::shortest_pause`](super::Limits::shortest_pause)
    /// and [`Limits::longest_pause`](super::Limits::longest_pause).
    pub fn interval(mut self, interval: Duration) -> Self {
        self.watching.interval = Some(interval);
        self
    }

    /// The limit for all of it: the call, the looks at the work with their pauses, and fetching the result; 2 hours by
    /// default. It counts from the call on.
    pub fn deadline(mut self, limit: Duration) -> Self {
        self.watching.limit = limit;
        self
    }

    /// The id of the task, or the URL at which it is watched, for [`Call::resume`]; `None` before the first look.
    pub fn task_id(&self) -> Option<RawJson> {
        self.watching.task_id()
    }

    /// Takes the next look; `None` when the work is done. The first one makes the call.
    pub async fn next(&mut self) -> Option<Result<Progress, Error>> {
        let watching = &mut self.watching;
        if watching.is_done() {
            return None;
        }
        Some(watching.look().await)
    }

    /// Waits for the result, blocking the thread.
    ///
    /// # Errors
    /// As awaiting.
    #[cfg(feature = "blocking")]
    pub fn wait(self) -> Result<T, Error> {
        self.into_future().wait()
    }
}

impl<T> IntoFuture for Poller<T> {
    type Output = Result<T, Error>;
    type IntoFuture = CallFuture<T>;

    fn into_future(self) -> CallFuture<T> {
        CallFuture { work: Box::pin(self.watching.finish()), decode: self.decode }
    }
}

impl<T> fmt::Debug for Poller<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Poller").field("task", &self.task_id()).finish_non_exhaustive()
    }
}
