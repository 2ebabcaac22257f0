//! Tokens from a token endpoint (RFC 6749, 4.4): fetches one, keeps it until shortly before it ends, and fetches another.
//! One fetch at a time, however many calls wait for it; a failure is remembered, so that calls do not ask again at once.

use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};
use std::time::Duration;

use super::super::body::Body;
use super::super::codec::{self, FromJson, RawJson, ReadError, Reader, Secret};
use super::super::error::find_message;
use super::super::limits::{too_large, Limits};
use super::super::retry::{is_transient, retry_after, seconds};
use super::super::shown;
use super::super::sleep::{race, since_start, Sleep};
use super::super::stream::{Collected, Collector};
use super::super::transport::{BoxFuture, Cause, Transport};
use super::{ClientCredentials, TokenSource};

/// How long before its end a token is no longer used.
const MARGIN: Duration = Duration::from_secs(30);

/// The shortest and the longest time that a token is used, whatever `expires_in` says. A token that has ended sooner is
/// renewed when a server refuses it.
const KEPT: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(24 * 60 * 60));

/// The limit for fetching a token.
const FETCH: Duration = Duration::from_secs(30);

/// The pause after a failure, doubled with each further one.
const PAUSE: Duration = Duration::from_secs(1);

/// The pause after a refusal (status 4xx): the same request will hardly be granted a moment later.
const REFUSED: Duration = Duration::from_secs(30);

/// A token source over a token endpoint.
pub(crate) struct Grant {
    client: ClientCredentials,
    url: String,
    transport: Arc<dyn Transport>,
    sleep: Option<Arc<dyn Sleep>>,
    limits: Limits,
    state: Mutex<State>,
}

/// Times are by the client's clock.
#[derive(Default)]
struct State {
    /// The token, and when it is no longer used.
    token: Option<(Secret, Option<Duration>)>,
    /// Why the last fetch failed, and when the next one may begin.
    failure: Option<(String, Duration)>,
    /// Failures in a row.
    failures: u32,
    /// Before this time a refused token is not renewed.
    renewable: Duration,
    /// Tokens in a row that were refused.
    refusals: u32,
    fetching: bool,
    waiting: Vec<Waker>,
}

/// Why there is no token, and how long the endpoint asks to be left alone.
struct Failure {
    why: String,
    pause: Option<Duration>,
}

impl Failure {
    fn of(why: impl ToString) -> Self {
        Failure { why: why.to_string(), pause: None }
    }
}

impl Grant {
    pub(crate) fn new(
        client: ClientCredentials,
        url: String,
        transport: Arc<dyn Transport>,
        sleep: Option<Arc<dyn Sleep>>,
        limits: Limits,
    ) -> Self {
        Grant { client, url, transport, sleep, limits, state: Mutex::default() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn now(&self) -> Option<Duration> {
        match &self.sleep {
            Some(sleep) => sleep.now(),
            None => since_start(),
        }
    }

    /// The token at hand or the failure that is remembered, or else the turn to fetch.
    async fn known_or_turn(&self) -> Result<Result<Secret, String>, Turn<'_>> {
        poll_fn(|cx| {
            let now = self.now();
            let mut state = self.state();
            if let Some((token, end)) = &state.token {
                if end.is_none_or(|end| now.is_none_or(|now| now < end)) {
                    return Poll::Ready(Ok(Ok(token.clone())));
                }
            }
            if let (Some((why, until)), Some(now)) = (&state.failure, now) {
                if now < *until {
                    let left = Duration::from_secs((*until - now).as_secs() + 1);
                    return Poll::Ready(Ok(Err(format!("{why} (not asked again for {left:?})"))));
                }
            }
            if state.fetching {
                state.waiting.push(cx.waker().clone());
                return Poll::Pending;
            }
            state.fetching = true;
            Poll::Ready(Err(Turn(self)))
        })
        .await
    }

    async fn fetch(&self) -> Result<Issued, Failure> {
        let timer = self.sleep.as_ref().filter(|sleep| sleep.is_ready()).map(|sleep| sleep.sleep(FETCH));
        let fetched = race(Box::pin(self.exchange()), timer).await;
        fetched.unwrap_or_else(|| Err(Failure::of(format!("no answer within {FETCH:?}"))))
    }

    async fn exchange(&self) -> Result<Issued, Failure> {
        let request = self.client.request(&self.url).map_err(Failure::of)?;
        let answer = self.transport.send(request).await.map_err(Failure::of)?;
        let (head, body) = answer.into_parts();
        let mut held = Collector::default();
        let most = if head.status.is_success() { self.limits.token } else { self.limits.error_body };
        let ended = held.fill(Box::pin(Body::into_pieces(body)), most).await;
        let body = held.take();
        if !head.status.is_success() {
            let why = match find_message(&body, "") {
                said if said.is_empty() => head.status.to_string(),
                said => format!("{}: {said}", head.status),
            };
            let asked = retry_after(&head.headers).map(|asked| self.limits.pause(asked));
            let refused = head.status.is_client_error() && !is_transient(head.status);
            return Err(Failure { why, pause: asked.or(refused.then_some(REFUSED)) });
        }
        match ended {
            Collected::Whole => {
                let issued: Issued = codec::from_slice(&body).map_err(Failure::of)?;
                issued.check().map_err(Failure::of)
            }
            Collected::TooLarge => Err(Failure::of(too_large("the answer", most, "token"))),
            Collected::Broken(error) => Err(Failure::of(error)),
        }
    }

    /// Keeps the token until it ends.
    fn keep(&self, issued: &Issued) {
        let lasts = issued.lasts.map(|lasts| lasts.saturating_sub(MARGIN).max(lasts / 2));
        let lasts = lasts.map(|lasts| lasts.clamp(KEPT.0, KEPT.1));
        let end = lasts.and_then(|lasts| Some(self.now()? + lasts));
        let mut state = self.state();
        state.token = Some((issued.token.clone(), end));
        (state.failure, state.failures) = (None, 0);
    }

    /// Remembers a failure, where there is a clock that says when it is to be forgotten.
    fn remember(&self, failure: &Failure) {
        let mut state = self.state();
        let grown = PAUSE.saturating_mul(1 << state.failures.min(16)).min(self.limits.longest_pause);
        state.failures += 1;
        let until = self.now().map(|now| now + failure.pause.unwrap_or(grown));
        state.failure = until.map(|until| (failure.why.clone(), until));
    }
}

impl TokenSource for Grant {
    fn token(&self) -> BoxFuture<'_, Result<Secret, Cause>> {
        Box::pin(async move {
            let from = |why: &str| Cause::from(format!("no token from {}: {why}", shown::url(&self.url)));
            let turn = match self.known_or_turn().await {
                Ok(known) => return known.map_err(|why| from(&why)),
                Err(turn) => turn,
            };
            let fetched = self.fetch().await;
            match &fetched {
                Ok(issued) => self.keep(issued),
                Err(failure) => self.remember(failure),
            }
            drop(turn);
            fetched.map(|issued| issued.token).map_err(|failure| from(&failure.why))
        })
    }

    fn refused(&self, token: &Secret) -> bool {
        let now = self.now();
        let mut state = self.state();
        if state.token.as_ref().is_none_or(|(held, _)| held != token) {
            return true;
        }
        // A server that refuses every token would have one fetched for each call.
        if now.is_some_and(|now| now < state.renewable) {
            return false;
        }
        state.token = None;
        let Some(now) = now else { return true };
        let rested = now.saturating_sub(state.renewable) > self.limits.longest_pause;
        state.refusals = if rested { 0 } else { state.refusals.saturating_add(1) };
        let pause = PAUSE.saturating_mul(1 << state.refusals.min(16)).min(self.limits.longest_pause);
        state.renewable = now + pause;
        true
    }
}

/// The turn to fetch; given back when dropped, also where the call is cancelled.
struct Turn<'g>(&'g Grant);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.fetching = false;
        for waker in state.waiting.drain(..) {
            waker.wake();
        }
    }
}

/// A token endpoint's answer (RFC 6749, 5.1).
struct Issued {
    token: Secret,
    /// `token_type`, which many servers leave out although the standard has it required.
    kind: Option<String>,
    lasts: Option<Duration>,
}

impl Issued {
    /// Whether the token can be sent as a bearer token (RFC 6750, 2.1).
    fn check(self) -> Result<Self, String> {
        let token = self.token.expose();
        if token.is_empty() {
            return Err("the token is empty".to_owned());
        }
        if !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err("the token has characters that no bearer token has".to_owned());
        }
        match &self.kind {
            Some(kind) if !kind.eq_ignore_ascii_case("bearer") => Err(format!(
                "the token is of the type `{}`, and only bearer tokens can be sent",
                shown::line(kind, 60)
            )),
            _ => Ok(self),
        }
    }
}

impl FromJson for Issued {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let (mut token, mut kind): (Option<Secret>, Option<String>) = (None, None);
        let mut lasts: Option<RawJson> = None;
        let names = ["access_token", "token_type", "expires_in"];
        r.object("token answer", &names, &mut [&mut token, &mut kind, &mut lasts])?;
        let lasts = lasts.and_then(|lasts| lifetime(&lasts));
        Ok(Issued { token: r.need(token, "access_token")?, kind, lasts })
    }
}

/// `expires_in`: a number of seconds, which some servers write as a string. What is neither is as good as missing: the
/// token is used until it is refused. Nothing and less than nothing is no time.
fn lifetime(written: &RawJson) -> Option<Duration> {
    let text = written.parse::<String>().unwrap_or_else(|_| written.as_str().to_owned());
    text.trim().parse::<f64>().ok().filter(|number| !number.is_nan()).map(seconds)
}
