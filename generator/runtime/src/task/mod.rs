//! Operations that begin work on the server: how that work is watched until it is done, told by constants. Compiled
//! once for all of them; a type brings only the function that decodes the result.

mod info;
mod watching;

use std::fmt;
use std::future::IntoFuture;
use std::time::Duration;

use super::answer::Answer;
use super::codec::{RawJson, ToJson};
use super::error::Error;
use super::future::CallFuture;
use super::operation::Operation;
use super::pending::Pending;
use watching::Watching;

pub use self::info::{Arg, Progress, TaskInfo};

/// An operation that begins work on the server. The types of such operations have both methods of their own.
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

    /// Makes the call, and waits until the work that it began is done.
    fn wait_done(self) -> Poller<Self::Result> {
        Poller::new(*self.into_prepared().0, Self::TASK, Self::result, None)
    }

    /// Waits for work that an earlier call began, without making the call: the arguments are those of the call, and
    /// `task` is what [`Poller::task_id`] gave: the id that it was answered with, or the URL at which it is watched.
    /// Where anything else of that answer is needed, to fetch the result for example, awaiting is an error of
    /// [`ErrorKind::Task`](super::ErrorKind::Task).
    fn resume(self, task: &dyn ToJson) -> Poller<Self::Result> {
        Poller::new(*self.into_prepared().0, Self::TASK, Self::result, Some(RawJson::of(task)))
    }
}

/// Work on the server. Awaiting gives the result; [`Poller::next`] gives each state on the way. Dropping it ends the
/// watching, never the work.
#[must_use = "a poller does nothing until it is awaited"]
pub struct Poller<T> {
    watching: Watching,
    decode: fn(Answer) -> Result<T, Error>,
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

    /// The id of the task, or the URL at which it is watched, for [`Tracked::resume`]; `None` before the first look.
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
