//! Pauses, times and totals, by a clock that the tests move on.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::Arc;
use std::time::Duration;

use clientwright_runtime::codec::RawJson;
use clientwright_runtime::mock::Replay;
use clientwright_runtime::transport::{BoxFuture, Exchange};
use clientwright_runtime::{
    Answer, Arg, Body, Call, ClientCredentials, Core, Error, ErrorKind, Limits, OpInfo, Operation, Param,
    Requirement, Retry, Sleep, TaskInfo, TokioSleep, Tracked,
};
use tokio::time::Instant;

use crate::api::{builder, GetArticle};
use crate::made::Made;
use crate::streams::Watch;

const BASE: &str = "https://shop.test";
const SECOND: Duration = Duration::from_secs(1);

crate::made::call_type!(Order);

impl Operation for Order {
    type Output = Answer;
    const INFO: &'static OpInfo = &OpInfo::new("order", "POST", "/orders");
    fn decode(answer: Answer) -> Result<Answer, Error> {
        Ok(answer)
    }
    crate::made::holds_call!();
}

static TASK: OpInfo = OpInfo::new("task", "GET", "/tasks/{id}").params(&[Param::path("id")]);

impl Tracked for Order {
    type Result = RawJson;
    const TASK: &'static TaskInfo = &TaskInfo::watch(&TASK, &[Arg::Answer("/id")]).done(&["done"]);
    fn result(answer: Answer) -> Result<RawJson, Error> {
        answer.json()
    }
}

fn answer(status: u16, fields: &[(&'static str, &'static str)], body: &'static str) -> http::Response<Body> {
    let mut answer = http::Response::new(Body::from(body));
    *answer.status_mut() = http::StatusCode::from_u16(status).unwrap();
    for (name, value) in fields {
        answer.headers_mut().insert(*name, http::HeaderValue::from_static(value));
    }
    answer
}

/// A server that answers all requests alike, and the seconds at which they came.
fn always(
    answers: impl Fn(&http::Request<Body>) -> http::Response<Body> + Send + Sync + 'static,
) -> (impl Fn(http::Request<Body>) -> BoxFuture<'static, Exchange>, Times) {
    let (times, began) = (Times::default(), Instant::now());
    let kept = times.clone();
    let send = move |request: http::Request<Body>| {
        kept.0.lock().unwrap().push(began.elapsed().as_secs_f64());
        let answer = answers(&request);
        Box::pin(async move { Ok(answer) }) as BoxFuture<'static, _>
    };
    (send, times)
}

#[derive(Clone, Default)]
struct Times(Arc<std::sync::Mutex<Vec<f64>>>);

impl Times {
    /// In tenths of seconds.
    fn seen(&self) -> Vec<u64> {
        self.0.lock().unwrap().iter().map(|seconds| (seconds * 10.0).round() as u64).collect()
    }
}

#[tokio::test(start_paused = true)]
async fn looks_at_a_task_come_slower_and_slower() {
    let (server, times) = always(|_| answer(200, &[], r#"{"id": 1, "status": "new"}"#));
    let core = builder(BASE).transport(server).build().unwrap();
    let poller = Order::new(&core, &[]).wait_done().deadline(SECOND * 100);
    let error = poller.await.unwrap_err();
    assert_eq!(error.to_string(), "order: the task is not done after 100s; it has new");
    assert_eq!(times.seen(), [0, 0, 30, 68, 114, 173, 246, 338, 452, 595, 774, 998]);
}

#[tokio::test(start_paused = true)]
async fn a_task_whose_looks_take_no_time_still_ends() {
    let (server, times) = always(|_| answer(200, &[("retry-after", "0")], r#"{"id": 1, "status": "new"}"#));
    let core = builder(BASE).transport(server).build().unwrap();
    let poller = Order::new(&core, &[]).wait_done().deadline(SECOND * 10);
    assert_eq!(poller.await.unwrap_err().kind(), ErrorKind::Timeout);
    assert_eq!(times.seen().len(), 101, "one look each tenth of a second, and the call");
}

#[tokio::test(start_paused = true)]
async fn a_stream_is_opened_again_slower_and_slower() {
    for (retry, expected) in [
        ("retry: 0\n\n", vec![0, 1, 3, 7, 15, 31]),
        ("retry: 18446744073709551615\n\n", vec![0, 600, 1200, 1800, 2400, 3000]),
        ("\n", vec![0, 30, 90, 210, 450, 930]),
    ] {
        let (server, times) = always(move |_| answer(200, &[], retry));
        let core = builder(BASE).transport(server).build().unwrap();
        let mut events = Watch::new(&core, &[]).await.unwrap().reconnect(5);
        assert!(events.next().await.is_none());
        assert_eq!(times.seen(), expected, "{retry:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_event_begins_the_pauses_anew() {
    let (server, times) = always(|_| answer(200, &[], "retry: 1000\ndata: {\"id\": 1, \"name\": \"a\"}\n\n"));
    let core = builder(BASE).transport(server).build().unwrap();
    let mut events = Watch::new(&core, &[]).await.unwrap().reconnect(2);
    for _ in 0..4 {
        assert_eq!(events.next().await.unwrap().unwrap().id, 1);
    }
    assert_eq!(times.seen(), [0, 10, 20, 30]);
}

#[tokio::test(start_paused = true)]
async fn a_deadline_ends_a_stream_that_is_opened_again_and_again() {
    let (server, times) = always(|_| answer(200, &[], "retry: 1000\ndata: {\"id\": 1, \"name\": \"a\"}\n\n"));
    let core = builder(BASE).transport(server).build().unwrap();
    let call = Watch::new(&core, &[]).deadline(SECOND * 3);
    let mut events = call.await.unwrap().reconnect(2);
    let error = loop {
        if let Err(error) = events.next().await.unwrap() {
            break error;
        }
    };
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(events.next().await.is_none());
    assert_eq!(times.seen(), [0, 10, 20]);
}

#[tokio::test(start_paused = true)]
async fn repetitions_end_with_their_total() {
    let (server, times) = always(|_| answer(503, &[("retry-after", "50")], ""));
    let core = builder(BASE).transport(server).retry(Retry::times(50)).build().unwrap();
    let error = GetArticle::new(&core, &[&7]).await.unwrap_err();
    assert_eq!((error.attempts(), times.seen().last()), (6, Some(&2500)));
    let call = GetArticle::new(&core, &[&7]).retry(Retry::times(50).total(SECOND * 60));
    assert_eq!(call.await.unwrap_err().attempts(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_server_that_asks_for_more_than_the_longest_pause_is_not_asked_again() {
    let (server, times) = always(|_| answer(503, &[("retry-after", "61")], ""));
    let core = builder(BASE).transport(server).build().unwrap();
    let error = GetArticle::new(&core, &[&7]).await.unwrap_err();
    assert_eq!((error.attempts(), error.retry_after()), (1, Some(SECOND * 61)));
    let limits = Limits::default().longest_pause(SECOND * 100);
    let error = GetArticle::new(&core, &[&7]).limits(limits).await.unwrap_err();
    assert_eq!(error.attempts(), 3);
    assert_eq!(times.seen(), [0, 0, 610, 1220]);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_has_no_time_is_not_made() {
    let (server, times) = always(|_| answer(200, &[], ""));
    let core = builder(BASE).transport(server).build().unwrap();
    let error = GetArticle::new(&core, &[&7]).deadline(Duration::ZERO).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts(), times.seen().len()), (ErrorKind::Timeout, 0, 0));
}

static SECURED: OpInfo = OpInfo::new("op", "GET", "/x").security(&[&[Requirement::of("OAuth")]]);

fn oauth(token: http::StatusCode, body: &'static str, api: u16) -> (Core, Times) {
    let count = AtomicU32::new(0);
    let (server, times) = always(move |request| {
        let is_token = request.uri().path() == "/token";
        let status = if is_token { token.as_u16() } else { api };
        count.fetch_add(1, Ordering::SeqCst);
        answer(status, &[], if is_token { body } else { "1" })
    });
    let oauth = ClientCredentials::new("id", "secret");
    (builder(BASE).transport(server).credential("OAuth", oauth).build().unwrap(), times)
}

/// Ten calls a second for so many seconds.
async fn hammer(core: &Core, seconds: u32) {
    for _ in 0..seconds * 10 {
        let _ = core.call(&SECURED, &[]).await;
        tokio::time::sleep(SECOND / 10).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_broken_token_endpoint_is_asked_less_and_less() {
    let (core, times) = oauth(http::StatusCode::BAD_GATEWAY, "", 200);
    hammer(&core, 200).await;
    assert_eq!(times.seen(), [0, 10, 30, 70, 150, 310, 630, 1230, 1830]);
    let error = core.call(&SECURED, &[]).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Auth);
    let told = "op: no token from https://shop.test/token: 502 Bad Gateway (not asked again for ";
    assert!(error.to_string().starts_with(told), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_token_endpoint_that_refuses_is_left_alone_for_half_a_minute() {
    let (core, times) = oauth(http::StatusCode::UNAUTHORIZED, r#"{"error": "invalid_client"}"#, 200);
    hammer(&core, 100).await;
    assert_eq!(times.seen(), [0, 300, 600, 900]);
}

#[tokio::test(start_paused = true)]
async fn a_token_that_has_no_time_is_used_for_a_second() {
    let body = r#"{"access_token": "t", "expires_in": 0}"#;
    let (core, times) = oauth(http::StatusCode::OK, body, 200);
    hammer(&core, 10).await;
    assert_eq!(times.seen().len(), 100 + 10, "a token a second");
}

#[tokio::test(start_paused = true)]
async fn a_server_that_refuses_every_token_has_few_fetched() {
    let (core, times) = oauth(http::StatusCode::OK, r#"{"access_token": "t"}"#, 401);
    hammer(&core, 100).await;
    let renewals = times.seen().len() - 1000;
    // Each renewal is a request for a token and one more for the call.
    assert!(renewals < 20, "{renewals}");
}

/// Timers without a clock, as a platform may have them.
struct Clockless;

impl Sleep for Clockless {
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        TokioSleep.sleep(duration)
    }

    fn now(&self) -> Option<Duration> {
        None
    }
}

#[tokio::test(start_paused = true)]
async fn without_a_clock_tasks_end_and_deadlines_are_refused() {
    let (server, times) = always(|_| answer(200, &[], r#"{"id": 1, "status": "new"}"#));
    let core = builder(BASE).transport(server).sleep(Clockless).build().unwrap();
    let poller = Order::new(&core, &[]).wait_done().deadline(SECOND * 10);
    assert_eq!(poller.await.unwrap_err().kind(), ErrorKind::Timeout);
    assert_eq!(times.seen(), [0, 0, 30, 68]);
    let error = GetArticle::new(&core, &[&7]).deadline(SECOND).await.unwrap_err();
    assert_eq!(error.to_string(), "get_article: a deadline needs a clock: implement `Sleep::now`");
    let (core, times) = oauth(http::StatusCode::OK, r#"{"access_token": "t", "expires_in": 9}"#, 200);
    hammer(&core, 1).await;
    assert_eq!(times.seen().len(), 11);
}

/// Timers that never work.
struct Never;

impl Sleep for Never {
    fn sleep(&self, _: Duration) -> BoxFuture<'static, ()> {
        Box::pin(std::future::pending())
    }

    fn is_ready(&self) -> bool {
        false
    }
}

#[tokio::test]
async fn without_timers_a_stream_is_not_opened_again() {
    let replay = Replay::new().response(answer(200, &[], "retry: 0\n\n"));
    let core = builder(BASE).transport(replay.clone()).sleep(Never).build().unwrap();
    let mut events = Watch::new(&core, &[]).await.unwrap().reconnect(1000);
    assert!(events.next().await.is_none());
    assert_eq!(replay.requests().len(), 1);
}

/// Every limit by its setter, so that none is without one.
fn all_set() -> Limits {
    let second = SECOND;
    Limits::default()
        .body(1)
        .error_body(1)
        .token(1)
        .item(1)
        .pages(1)
        .redirects(1)
        .shortest_pause(second)
        .longest_pause(second)
}

#[test]
fn the_page_about_limits_has_each_of_them_with_its_default() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/limits.md");
    let page = std::fs::read_to_string(path).unwrap();
    let fields = |limits: Limits| {
        let shown = format!("{limits:?}");
        let inner = shown.trim_start_matches("Limits { ").trim_end_matches(" }").to_owned();
        inner
            .split(", ")
            .map(|field| field.split_once(": ").unwrap())
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect::<Vec<_>>()
    };
    for ((name, default), (_, set)) in fields(Limits::default()).into_iter().zip(fields(all_set())) {
        assert!(set == "1" || set == "1s", "{name} has no setter");
        let default = match default.parse::<usize>() {
            Ok(bytes) if bytes >= 1 << 20 => format!("{} MiB", bytes >> 20),
            Ok(count) => count.to_string(),
            Err(_) => default.replace("ms", " ms").replace("0s", "0 s"),
        };
        let row = format!("| `Limits::{name}` | {default} |");
        assert!(page.contains(&row), "{path} has no row {row}");
    }
}
