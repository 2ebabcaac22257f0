//! Operations that begin work on the server: how that work is watched until it is done, told by constants. Compiled
//! once for all of them; a type brings only the function that decodes the result.

use std::fmt;
use std::future::IntoFuture;
use std::time::{Duration, Instant};

use bytes::Bytes;

use super::answer::Answer;
use super::call::{Call, CallFuture};
use super::codec::{RawJson, ToJson};
use super::error::{find_message, Error};
use super::op::{OpInfo, Operation};
use super::pending::Pending;
use super::retry::asked_pause;
use super::send::{start, Mode};
use super::url::resolve;

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
    /// `task` is the id that it was answered with.
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
        let stage = if task.is_some() { Stage::Begun } else { Stage::New };
        let answer = task.unwrap_or_else(RawJson::null);
        let watching = Watching {
            call,
            info,
            interval: Duration::from_secs(3),
            limit: Duration::from_secs(2 * 60 * 60),
            end: None,
            resumed: stage == Stage::Begun,
            stage,
            answer,
            url: None,
            turn: 0,
            pause: Duration::ZERO,
            last: None,
        };
        Poller { watching, decode }
    }

    /// The pause between two looks, 3 s by default; the server's `Retry-After` goes first.
    pub fn interval(mut self, interval: Duration) -> Self {
        self.watching.interval = interval;
        self
    }

    /// The limit for the work, from the first look on; 2 hours by default.
    pub fn deadline(mut self, limit: Duration) -> Self {
        self.watching.limit = limit;
        self
    }

    /// The id of the task, for [`Call::resume`]; `None` before the first look.
    pub fn task_id(&self) -> Option<RawJson> {
        self.watching.task_id()
    }

    /// Takes the next look; `None` when the work is done. The first one makes the call.
    pub async fn next(&mut self) -> Option<Result<Progress, Error>> {
        let watching = &mut self.watching;
        if watching.stage == Stage::Done {
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

#[derive(Clone, Copy, PartialEq)]
enum Stage {
    New,
    Begun,
    Done,
}

struct Watching {
    call: Pending,
    info: &'static TaskInfo,
    interval: Duration,
    limit: Duration,
    end: Option<Instant>,
    stage: Stage,
    resumed: bool,
    /// The answer to the call; the task's id alone where it was resumed.
    answer: RawJson,
    /// Where the task is watched, if the answer said so.
    url: Option<String>,
    /// How many tasks of a list are done.
    turn: usize,
    pause: Duration,
    last: Option<Answer>,
}

impl Watching {
    fn label(&self) -> &'static str {
        self.call.info.label()
    }

    fn task_id(&self) -> Option<RawJson> {
        match self.info.watch {
            _ if self.stage == Stage::New => None,
            _ if self.resumed => Some(self.answer.clone()),
            Watch::Field(_) => self.url.as_ref().map(|url| RawJson::of(url)),
            Watch::Operation(_, args) => args.iter().find_map(|arg| match arg {
                Arg::Answer(pointer) | Arg::Each(pointer) => self.answer.pointer(pointer),
                _ => None,
            }),
        }
    }

    async fn finish(mut self) -> Result<Answer, Error> {
        while self.stage != Stage::Done {
            self.look().await?;
        }
        let Some(last) = self.last.take() else {
            return Err(Error::build(self.label(), "the task was never looked at"));
        };
        let Some((operation, args)) = self.info.result else { return Ok(last) };
        let task = body(&last);
        start(self.pending(operation, args, &task)?, Mode::Whole).await
    }

    async fn look(&mut self) -> Result<Progress, Error> {
        let Some(sleep) = self.call.core.timers() else {
            return Err(Error::build(
                self.label(),
                "waiting for a task needs timers, and there are none here",
            ));
        };
        if self.end.is_none() {
            self.end = Instant::now().checked_add(self.limit);
        }
        if self.stage == Stage::New {
            let answer = start(self.call.clone(), Mode::Whole).await?;
            self.url = self.location(&answer);
            self.answer = body(&answer);
            self.stage = Stage::Begun;
        }
        if self.end.is_some_and(|end| end.saturating_duration_since(Instant::now()) < self.pause) {
            let reason = format!("the task is not done after {:?}", self.limit);
            return Err(Error::timeout(self.label(), reason));
        }
        sleep.sleep(self.pause).await;
        let answer = start(self.watcher()?, Mode::Whole).await?;
        self.pause = asked_pause(answer.headers()).unwrap_or(self.interval);
        self.judge(answer)
    }

    /// The call that looks at the task.
    fn watcher(&self) -> Result<Pending, Error> {
        match (self.info.watch, &self.url) {
            (Watch::Operation(operation, args), _) => self.pending(operation, args, &RawJson::null()),
            (Watch::Field(_), Some(url)) => self.call.elsewhere(url),
            (Watch::Field(field), None) => {
                Err(Error::task(self.label(), format!("the answer has no `{field}` field"), Bytes::new()))
            }
        }
    }

    fn location(&self, answer: &Answer) -> Option<String> {
        let Watch::Field(field) = self.info.watch else { return None };
        let reference = std::str::from_utf8(answer.headers().get(field)?.as_bytes()).ok()?;
        resolve(&self.call.draft().ok()?.url, reference)
    }

    /// A call with arguments from here and there.
    fn pending(&self, operation: &'static OpInfo, args: &[Arg], task: &RawJson) -> Result<Pending, Error> {
        let mut pending = Pending::new(&self.call.core, operation, &[]);
        for (index, arg) in args.iter().enumerate() {
            let value = match arg {
                Arg::Call(place) => self.call.value(*place).and_then(|json| RawJson::from_text(json).ok()),
                Arg::Body(pointer) => sent(&self.call).and_then(|sent| sent.pointer(pointer)),
                Arg::Answer(_) if self.resumed => Some(self.answer.clone()),
                Arg::Answer(pointer) => self.answer.pointer(pointer),
                Arg::Each(pointer) => self.item(pointer, self.turn),
                Arg::Task(pointer) => task.pointer(pointer),
            };
            match value {
                Some(value) => pending.set(index, &value),
                None => {
                    let reason = format!("the task has no {arg:?}, which {} needs", operation.label());
                    return Err(Error::task(self.label(), reason, Bytes::from(task.as_str().to_owned())));
                }
            }
        }
        Ok(pending)
    }

    /// A task of the list at a pointer; a task alone is the list of itself.
    fn item(&self, pointer: &str, turn: usize) -> Option<RawJson> {
        let pointer = if self.resumed { "" } else { pointer };
        let found = self.answer.pointer(&format!("{pointer}/{turn}"));
        let alone = self.resumed && turn == 0 && !self.answer.as_str().starts_with('[');
        found.or_else(|| alone.then(|| self.answer.clone()))
    }

    /// Whether there is another task behind the one that is done.
    fn turns(&self) -> bool {
        let Watch::Operation(_, args) = self.info.watch else { return false };
        args.iter()
            .any(|arg| matches!(arg, Arg::Each(pointer) if self.item(pointer, self.turn + 1).is_some()))
    }

    fn judge(&mut self, answer: Answer) -> Result<Progress, Error> {
        let task = body(&answer);
        let state = task.pointer(self.info.state).map(|state| plain(&state)).unwrap_or_default();
        let is = |states: &[&str]| states.iter().any(|one| one.eq_ignore_ascii_case(&state));
        if is(self.info.failed) {
            self.stage = Stage::Done;
            let why = task.pointer(self.info.error).filter(|_| !self.info.error.is_empty());
            let why = why.unwrap_or_else(|| task.clone());
            let reason = format!("the task ended as {state}: {}", find_message(why.as_str().as_bytes(), ""));
            return Err(Error::task(self.label(), reason, Bytes::from(task.as_str().to_owned())));
        }
        if is(self.info.done) && self.turns() {
            (self.turn, self.pause) = (self.turn + 1, Duration::ZERO);
        } else if is(self.info.done) {
            self.stage = Stage::Done;
            self.last = Some(answer);
        }
        Ok(Progress { state, task })
    }
}

/// An answer's body as JSON; null where it is none.
fn body(answer: &Answer) -> RawJson {
    let body = answer.held().unwrap_or_default();
    std::str::from_utf8(&body)
        .ok()
        .and_then(|text| RawJson::from_text(text).ok())
        .unwrap_or_else(RawJson::null)
}

/// The JSON that a call sends.
fn sent(call: &Pending) -> Option<RawJson> {
    let body = call.body.as_bytes()?;
    RawJson::from_text(std::str::from_utf8(body).ok()?).ok()
}

/// A state as text: a string's content, or the JSON of anything else.
fn plain(state: &RawJson) -> String {
    state.parse::<String>().unwrap_or_else(|_| state.as_str().to_owned())
}
