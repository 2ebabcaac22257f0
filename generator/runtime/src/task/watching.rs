//! The looks at work on the server: when the next one is due, where it goes, and what it says.

use std::time::Duration;

use bytes::Bytes;

use super::super::answer::Answer;
use super::super::codec::RawJson;
use super::super::error::{find_message, Error, ErrorKind};
use super::super::op::OpInfo;
use super::super::pending::Pending;
use super::super::retry::retry_after;
use super::super::send::{start, Mode};
use super::super::url::resolve;
use super::info::{Arg, Progress, TaskInfo, Watch};

/// The pause before the second look, and the longest that pauses grow to, where the caller gives no interval.
const PAUSES: (Duration, Duration) = (Duration::from_secs(3), Duration::from_secs(30));

/// The limit for a task, unless the caller gives another one.
const LIMIT: Duration = Duration::from_secs(2 * 60 * 60);

#[derive(Clone, Copy, PartialEq)]
enum Stage {
    New,
    Begun,
    Done,
}

/// Work on the server, and what is known of it.
pub(super) struct Watching {
    call: Pending,
    info: &'static TaskInfo,
    pub(super) interval: Option<Duration>,
    pub(super) limit: Duration,
    /// When all has to be over, by the client's clock.
    end: Option<Duration>,
    /// The pauses so far, which stand for the time where there is no clock.
    paused: Duration,
    /// The pause behind the last one that the server did not ask for.
    grown: Duration,
    state: String,
    stage: Stage,
    resumed: bool,
    /// The answer to the call; the task's id alone where it was resumed.
    answer: RawJson,
    /// Where the task is watched, if the answer said so, or if that is what it was resumed by.
    url: Option<String>,
    /// How many tasks of a list are done.
    turn: usize,
    pause: Duration,
    last: Option<Answer>,
}

impl Watching {
    pub(super) fn new(call: Pending, info: &'static TaskInfo, task: Option<RawJson>) -> Self {
        let stage = if task.is_some() { Stage::Begun } else { Stage::New };
        let url = match info.watch {
            Watch::Field(_) => task.as_ref().and_then(|url| url.parse().ok()),
            Watch::Operation(..) => None,
        };
        Watching {
            call,
            info,
            interval: None,
            limit: LIMIT,
            end: None,
            paused: Duration::ZERO,
            grown: PAUSES.0,
            state: String::new(),
            resumed: stage == Stage::Begun,
            stage,
            answer: task.unwrap_or_else(RawJson::null),
            url,
            turn: 0,
            pause: Duration::ZERO,
            last: None,
        }
    }

    pub(super) fn is_done(&self) -> bool {
        self.stage == Stage::Done
    }

    fn label(&self) -> &'static str {
        self.call.info.label()
    }

    pub(super) fn task_id(&self) -> Option<RawJson> {
        match self.info.watch {
            _ if self.stage == Stage::New => None,
            _ if self.resumed => Some(self.answer.clone()),
            Watch::Field(_) => self.url.as_ref().map(|url| RawJson::of(url)),
            Watch::Operation(..) => self.id_pointer().and_then(|pointer| self.answer.get(pointer)),
        }
    }

    /// Where the answer to the call has the task's id.
    fn id_pointer(&self) -> Option<&'static str> {
        let Watch::Operation(_, args) = self.info.watch else { return None };
        args.iter().find_map(|arg| match arg {
            Arg::Answer(pointer) | Arg::Each(pointer) => Some(*pointer),
            _ => None,
        })
    }

    pub(super) async fn finish(mut self) -> Result<Answer, Error> {
        while !self.is_done() {
            self.look().await?;
        }
        let Some(last) = self.last.take() else {
            return Err(Error::build(self.label(), "the task was never looked at"));
        };
        let Some((operation, args)) = self.info.result else { return Ok(last) };
        let task = body(&last);
        start(self.within(self.pending(operation, args, &task)?), Mode::Whole).await
    }

    pub(super) async fn look(&mut self) -> Result<Progress, Error> {
        let Some(sleep) = self.call.core.timers() else {
            return Err(Error::build(
                self.label(),
                "waiting for a task needs timers, and there are none here",
            ));
        };
        if self.end.is_none() {
            self.end = self.call.core.now().map(|now| now.saturating_add(self.limit));
        }
        if self.stage == Stage::New {
            let answer = start(self.within(self.call.clone()), Mode::Whole).await?;
            self.url = self.location(&answer);
            self.answer = body(&answer);
            self.stage = Stage::Begun;
            if self.info.at_once && self.url.is_none() {
                self.stage = Stage::Done;
                self.last = Some(answer);
                return Ok(Progress { state: String::new(), task: self.answer.clone() });
            }
        }
        if self.left() <= self.pause {
            return Err(self.late());
        }
        sleep.sleep(self.pause).await;
        self.paused = self.paused.saturating_add(self.pause);
        let looked = start(self.within(self.watcher()?), Mode::Whole).await;
        let is_late = |error: &Error| error.kind() == ErrorKind::Timeout && self.left().is_zero();
        let answer = looked.map_err(|error| if is_late(&error) { self.late() } else { error })?;
        self.pause = self.next_pause(&answer);
        self.judge(answer)
    }

    /// What is left of the limit.
    fn left(&self) -> Duration {
        let by_clock = self.end.and_then(|end| Some(end.saturating_sub(self.call.core.now()?)));
        by_clock.unwrap_or_else(|| self.limit.saturating_sub(self.paused))
    }

    /// A call that is over when all has to be.
    fn within(&self, mut call: Pending) -> Pending {
        call.end = match (call.end, self.end) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        call
    }

    fn late(&self) -> Error {
        let state = if self.state.is_empty() { "no state" } else { &self.state };
        let reason = format!("the task is not done after {:?}; it has {state}", self.limit);
        Error::timeout(self.label(), reason)
    }

    /// The pause before the next look: what the server asks for, what the caller gave, or one that grows.
    fn next_pause(&mut self, answer: &Answer) -> Duration {
        if let Some(asked) = retry_after(answer.headers()) {
            return self.call.limits().pause(asked);
        }
        let grown = self.grown;
        self.interval.unwrap_or_else(|| {
            self.grown = (grown + grown / 4).min(PAUSES.1);
            grown
        })
    }

    /// The call that looks at the task.
    fn watcher(&self) -> Result<Pending, Error> {
        match (self.info.watch, &self.url) {
            (Watch::Operation(operation, args), _) => self.pending(operation, args, &RawJson::null()),
            (Watch::Field(_), Some(url)) => self.call.elsewhere(url),
            (Watch::Field(_), None) if self.resumed => Err(Error::build(
                self.label(),
                "a task that is watched at a URL is resumed by that URL, as text",
            )),
            (Watch::Field(field), None) => {
                Err(Error::task(self.label(), format!("the answer has no `{field}` field"), Bytes::new()))
            }
        }
    }

    fn location(&self, answer: &Answer) -> Option<String> {
        let Watch::Field(field) = self.info.watch else { return None };
        let reference = std::str::from_utf8(answer.headers().get(field)?.as_bytes()).ok()?;
        resolve(&self.call.draft().ok()?.target(), reference)
    }

    /// A call with arguments from here and there.
    fn pending(&self, operation: &'static OpInfo, args: &[Arg], task: &RawJson) -> Result<Pending, Error> {
        let mut pending = Pending::new(&self.call.core, operation, &[]);
        for (index, arg) in args.iter().enumerate() {
            let value = match arg {
                Arg::Call(place) => self.call.value(*place).and_then(|json| RawJson::from_text(json).ok()),
                Arg::Body(pointer) => sent(&self.call).and_then(|sent| sent.get(pointer)),
                Arg::Answer(pointer) if self.resumed => {
                    (self.id_pointer() == Some(*pointer)).then(|| self.answer.clone())
                }
                Arg::Answer(pointer) => self.answer.get(pointer),
                Arg::Each(pointer) => self.item(pointer, self.turn),
                Arg::Task(pointer) => task.get(pointer),
            };
            match value {
                Some(value) => pending.set(index, &value),
                None => {
                    let how = if self.resumed { ", resumed by its id alone," } else { "" };
                    let reason = format!("the task{how} has no {arg:?}, which {} needs", operation.label());
                    return Err(Error::task(self.label(), reason, Bytes::from(task.as_str().to_owned())));
                }
            }
        }
        Ok(pending)
    }

    /// A task of the list at a pointer; a task alone is the list of itself.
    fn item(&self, pointer: &str, turn: usize) -> Option<RawJson> {
        let pointer = if self.resumed { "" } else { pointer };
        let found = self.answer.get(&format!("{pointer}/{turn}"));
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
        let state = task.get(self.info.state).map(|state| plain(&state)).unwrap_or_default();
        let is = |states: &[&str]| states.iter().any(|one| one.eq_ignore_ascii_case(&state));
        if is(self.info.failed) {
            self.stage = Stage::Done;
            let why = task.get(self.info.error).filter(|_| !self.info.error.is_empty());
            let why = why.unwrap_or_else(|| task.clone());
            let why = why.as_str().as_bytes();
            let why = &why[..why.len().min(self.call.limits().error_body)];
            let reason = format!("the task ended as {state}: {}", find_message(why, ""));
            return Err(Error::task(self.label(), reason, Bytes::from(task.as_str().to_owned())));
        }
        if is(self.info.done) && self.turns() {
            (self.turn, self.pause) = (self.turn + 1, self.call.limits().shortest_pause);
        } else if is(self.info.done) {
            self.stage = Stage::Done;
            self.last = Some(answer);
        }
        self.state.clone_from(&state);
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
