//! The loop over the attempts of a call: credentials, the transport, redirects, time limits, retries. It works on any
//! transport and any timer, and is compiled once for all operations.

use std::sync::Arc;
use std::time::Duration;

use http::header::CONTENT_LENGTH;
use http::{Method, StatusCode};

use super::answer::Answer;
use super::asked::Asked;
use super::auth::{self, Credential, Held};
use super::codec::Secret;
use super::draft::Draft;
use super::error::{Error, ErrorKind};
use super::head::Head;
use super::limits::{too_large, Limits};
use super::pending::Pending;
use super::redirect::{self, Verdict};
use super::retry::{self, Retry};
use super::sleep::{race, Sleep};
use super::stream::{ByteStream, Collected, Collector, Paced, Reopen, Reopened};
use super::trace::Span;
use super::transport::BoxFuture;

/// How an answer's body is read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Mode {
    /// All of it, within the attempt.
    Whole,
    /// As it arrives, by whoever gets it.
    Flow,
    /// As it arrives where its media type is one of streams.
    ByMedia,
}

/// Makes the call. Nothing happens before the first poll.
pub(crate) fn start(pending: Pending, mode: Mode) -> BoxFuture<'static, Result<Answer, Error>> {
    Box::pin(async move {
        let span = Span::call(pending.info);
        let outcome = span.around(Box::pin(run(pending, mode))).await;
        span.end(&outcome);
        outcome
    })
}

impl Reopen for Pending {
    fn limits(&self) -> &Limits {
        Pending::limits(self)
    }

    fn has_time(&self) -> bool {
        self.core.timers().is_some() && self.left().is_none_or(|left| !left.is_zero())
    }

    fn reopen(&self, last_event: Option<&str>, pause: Duration) -> Reopened {
        let mut call = self.clone();
        if let Some(id) = last_event {
            call.header("last-event-id", id);
        }
        Box::pin(reopen(call, pause))
    }
}

/// Makes the call of a stream again, after a pause. `None` where the server says that there is no more (status 204).
pub(crate) async fn reopen(pending: Pending, pause: Duration) -> Result<Option<ByteStream>, Error> {
    if pending.left().is_some_and(|left| left <= pause) {
        return Err(Error::timeout(pending.info.label(), "the deadline has passed"));
    }
    if let Some(sleep) = pending.core.timers() {
        sleep.sleep(pause).await;
    }
    let answer = start(pending, Mode::Flow).await?;
    Ok((answer.status() != StatusCode::NO_CONTENT).then(|| answer.stream()))
}

async fn run(pending: Pending, mode: Mode) -> Result<Answer, Error> {
    let mut sending = Sending::new(pending, mode)?;
    loop {
        match sending.attempt().await {
            Ok(answer) => return Ok(answer),
            Err(error) => sending.before_next(error).await?,
        }
    }
}

struct Sending {
    pending: Pending,
    draft: Draft,
    asked: Asked,
    mode: Mode,
    retry: Retry,
    sleep: Option<Arc<dyn Sleep>>,
    /// When the first attempt began, by the client's clock.
    began: Option<Duration>,
    attempts: u32,
    /// What came of an answer that is no success.
    failed: Option<(Head, Collector)>,
    /// Tokens that were sent, by the place of their credential in the request.
    tokens: Vec<(usize, Secret)>,
    renewed: bool,
}

impl Sending {
    fn new(mut pending: Pending, mode: Mode) -> Result<Self, Error> {
        let draft = pending.draft()?;
        let asked = pending.asked(&draft);
        pending.begin()?;
        let core = &pending.core.0;
        let (sleep, began) = (pending.core.timers(), pending.core.now());
        core.budget.earn();
        let retry = pending.retry.clone().unwrap_or_else(|| core.retry.clone());
        Ok(Sending {
            pending,
            draft,
            asked,
            mode,
            retry,
            sleep,
            began,
            attempts: 0,
            failed: None,
            tokens: Vec::new(),
            renewed: false,
        })
    }

    fn label(&self) -> &'static str {
        self.pending.info.label()
    }

    async fn attempt(&mut self) -> Result<Answer, Error> {
        let (label, info, nth) = (self.label(), self.pending.info, self.attempts);
        let whole = self.pending.timeout.or(self.pending.core.0.timeout);
        let left = self.pending.left();
        if left.is_some_and(|left| left.is_zero()) {
            return Err(Error::timeout(label, "the deadline has passed"));
        }
        self.attempts += 1;
        let limit = match (whole, left) {
            (Some(whole), Some(left)) => Some(whole.min(left)),
            (whole, left) => whole.or(left),
        };
        let timer = self.sleep.as_ref().and_then(|sleep| Some(sleep.sleep(limit?)));
        let span = Span::attempt(info, &self.draft.origin, nth);
        let outcome = race(span.around(Box::pin(self.exchange())), timer).await;
        let outcome = outcome.unwrap_or_else(|| match self.failed.take() {
            Some((head, body)) => Err(Error::status_of(info, head, body.take()).cut(true)),
            None => Err(Error::timeout(
                label,
                match whole.filter(|whole| left.is_none_or(|left| *whole < left)) {
                    Some(whole) => format!("no complete answer within {whole:?}"),
                    None => "the deadline has passed".to_owned(),
                },
            )),
        });
        span.end(&outcome);
        outcome
    }

    /// One request and its answer, and those it redirects to.
    async fn exchange(&mut self) -> Result<Answer, Error> {
        let (core, info, label) = (self.pending.core.clone(), self.pending.info, self.label());
        let most = self.pending.limits().redirects;
        for _ in 0..=most {
            let request = {
                let secrets = secrets(&self.pending, &self.draft, &mut self.tokens).await?;
                self.draft.request(info, &secrets).map_err(|reason| Error::build(label, reason))?
            };
            let answer = core.0.transport.send(request).await;
            let answer = answer.map_err(|error| Error::transport(label, error))?;
            let (parts, body) = answer.into_parts();
            let head = Head::new(parts.status, parts.headers, self.asked.clone());
            let idle = self.sleep.clone().and_then(|sleep| Some((sleep, core.0.read_timeout?)));
            let body = Paced::new(body.into_pieces(), idle);
            let verdict = if info.keeps_redirects {
                Verdict::Keep
            } else {
                redirect::judge(
                    &self.draft.method,
                    (&self.draft.target(), &self.draft.origin),
                    (head.status, &head.headers),
                    &core.0.origins,
                )
            };
            match verdict {
                Verdict::Keep => return self.answer(head, body).await,
                Verdict::Refuse(why) => return Err(self.failure(head, body).await.because(&why)),
                Verdict::Follow(target, origin) => {
                    self.draft.retarget(&target, origin, &core.0.origins);
                    self.asked = self.pending.asked(&self.draft);
                }
            }
        }
        let reason = format!("more than {most} redirects; `Limits::redirects` allows more");
        Err(Error::limit(label, None, reason))
    }

    async fn answer(&mut self, head: Head, body: Paced) -> Result<Answer, Error> {
        let status = head.status;
        let kept = self.pending.info.keeps_redirects && status.is_redirection();
        if !status.is_success() && !kept {
            return Err(self.failure(head, body).await);
        }
        let label = self.label();
        let len: Option<u64> =
            head.headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
        if self.mode == Mode::Flow || (self.mode == Mode::ByMedia && head.is_stream()) {
            let end = self.sleep.as_ref().and_then(|sleep| Some(sleep.sleep(self.pending.left()?)));
            let stream = ByteStream::new(&self.asked, len, Box::pin(body.until(end)));
            return Ok(Answer::flowing(Box::new(self.pending.clone()), head, stream, self.attempts));
        }
        let most = self.pending.limits().body;
        let large = |head| Err(Error::limit(label, Some(head), too_large("the body", most, "body")));
        // The length is said of HEAD too, which has no body.
        if self.draft.method != Method::HEAD && len.is_some_and(|len| len > most as u64) {
            return large(head);
        }
        let mut held = Collector::default();
        match held.fill(Box::pin(body), most).await {
            Collected::Whole => Ok(Answer::whole(head, held.take(), self.attempts)),
            Collected::TooLarge => large(head),
            Collected::Broken(error) => Err(Error::transport(label, error)),
        }
    }

    /// An answer that is no success, with as much of its body as came and may be held.
    async fn failure(&mut self, head: Head, body: Paced) -> Error {
        let (info, most) = (self.pending.info, self.pending.limits().error_body);
        let (_, held) = self.failed.insert((head, Collector::default()));
        let cut = !matches!(held.fill(Box::pin(body), most).await, Collected::Whole);
        match self.failed.take() {
            Some((head, body)) => Error::status_of(info, head, body.take()).cut(cut),
            None => Error::build(info.label(), ""),
        }
    }

    /// Waits until the next attempt is due; the error itself where there is none.
    async fn before_next(&mut self, error: Error) -> Result<(), Error> {
        let Some(pause) = self.pause(&error) else {
            let sent = !matches!(error.kind(), ErrorKind::Build | ErrorKind::Auth);
            let error = self.with_scopes(error.after(self.attempts));
            return Err(if sent { error.asking(&self.asked) } else { error });
        };
        if let (Some(sleep), false) = (&self.sleep, pause.is_zero()) {
            sleep.sleep(pause).await;
        }
        Ok(())
    }

    /// Says which scopes the operation asks for, where the server refuses the credential.
    fn with_scopes(&self, error: Error) -> Error {
        let is_refused = matches!(error.status(), Some(StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN));
        let scopes =
            if is_refused && error.help().is_none() { auth::scopes(self.pending.info) } else { None };
        match scopes {
            Some(scopes) => error.helped(&scopes),
            None => error,
        }
    }

    /// How long to wait before another attempt; `None` if there is to be none.
    fn pause(&mut self, error: &Error) -> Option<Duration> {
        if !self.draft.is_replayable() && error.kind() != ErrorKind::Connect {
            return None;
        }
        if error.status() == Some(StatusCode::UNAUTHORIZED) && self.renewable() {
            return Some(Duration::ZERO);
        }
        let again = match error.kind() {
            ErrorKind::Connect => true,
            ErrorKind::Timeout | ErrorKind::Transport => self.pending.is_idempotent(&self.draft),
            ErrorKind::Status => {
                let (status, headers) = (error.status()?, error.headers()?);
                self.pending.is_idempotent(&self.draft) && retry::wanted(status, headers, &self.draft.method)
            }
            _ => false,
        };
        let late = self.pending.left().is_some_and(|left| left.is_zero());
        if !again || late || self.attempts > self.retry.times || self.sleep.is_none() {
            return None;
        }
        let limits = self.pending.limits();
        let pause = match error.retry_after() {
            Some(asked) if asked > limits.longest_pause => return None,
            Some(asked) => limits.pause(asked),
            None => self.retry.pause(self.attempts.saturating_sub(1)),
        };
        let spent = self.began.and_then(|began| Some(self.pending.core.now()?.saturating_sub(began)));
        let in_time = self.pending.left().is_none_or(|left| pause < left)
            && spent.is_none_or(|spent| spent.saturating_add(pause) < self.retry.total);
        (in_time && self.pending.core.0.budget.spend()).then_some(pause)
    }

    /// Whether a token was refused, and a new one may be had. Once per call.
    fn renewable(&mut self) -> bool {
        if std::mem::replace(&mut self.renewed, true) {
            return false;
        }
        let Ok(held) = self.pending.credentials(&self.draft) else { return false };
        let refused = |(at, token): &(usize, Secret)| match held.get(*at).map(|held| &held.credential) {
            Some(Credential::Token(source)) => source.refused(token),
            _ => false,
        };
        self.tokens.iter().filter(|sent| refused(sent)).count() > 0
    }
}

/// The secrets of a request; tokens are noted, for the case that they are refused.
async fn secrets<'p>(
    pending: &'p Pending,
    draft: &Draft,
    tokens: &mut Vec<(usize, Secret)>,
) -> Result<Vec<(&'p Held, Secret)>, Error> {
    tokens.clear();
    let mut secrets = Vec::new();
    for (at, held) in pending.credentials(draft)?.into_iter().enumerate() {
        let secret = match (&held.credential, auth::fixed(held)) {
            (_, Some(secret)) => secret,
            (Credential::Token(source), None) => {
                let token = source.token().await;
                let token = token.map_err(|why| Error::auth(pending.info.label(), why.to_string()))?;
                tokens.push((at, token.clone()));
                token
            }
            (_, None) => continue,
        };
        secrets.push((held, secret));
    }
    Ok(secrets)
}
