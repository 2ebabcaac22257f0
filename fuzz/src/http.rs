//! What a request becomes on the wire, and what an answer's header fields make a client do. The first byte of an input
//! says what is tried.

use std::time::Duration;

use clientwright_runtime::codec::RawJson;
use clientwright_runtime::mock::Replay;
use clientwright_runtime::{
    Answer, Body, Call, Error, FieldForm, Incoming, OpInfo, Operation, Paged, Paging, Prepared, Retry,
};
use http::{HeaderMap, HeaderValue, Uri};
use libfuzzer_sys::arbitrary::Unstructured;
use pollster::block_on;
use url::Url;

use crate::client::{BASE, NoSleep, SERVERS, builder, client};
use crate::{params, types};

/// Tries what the first byte says on the rest.
pub fn check(data: &[u8]) {
    let Some((kind, rest)) = data.split_first() else { return };
    if let b'p' | b'q' = kind {
        return params::check(rest);
    }
    let Ok(text) = std::str::from_utf8(rest) else { return };
    match kind {
        b'r' => redirect(text),
        b's' => server(text),
        b'b' => base(text),
        b'h' => fields(text),
        b'u' => untyped(text),
        b'a' => retry_after(text),
        b'l' => links(rest),
        b'n' => next(text),
        b'i' => incoming(text),
        _ => types::check(text),
    }
}

/// Where the requests went.
fn targets(replay: &Replay) -> Vec<Url> {
    let parsed =
        |uri: &Uri| Url::parse(&uri.to_string()).unwrap_or_else(|error| panic!("{uri} is no URL: {error}"));
    replay.requests().iter().map(|request| parsed(request.uri())).collect()
}

fn with_field(status: u16, name: &'static str, value: &str) -> Option<http::Response<Body>> {
    let mut answer = http::Response::new(Body::from("[]"));
    *answer.status_mut() = http::StatusCode::from_u16(status).expect("it is a status");
    answer.headers_mut().insert(name, HeaderValue::from_bytes(value.as_bytes()).ok()?);
    Some(answer)
}

/// A redirect is followed to where browsers go, or not at all, and never to another origin.
fn redirect(text: &str) {
    let Some(answer) = with_field(302, "location", text) else { return };
    let replay = Replay::new().response(answer).json(200, "[]");
    let _ = block_on(client(&replay).request("GET", "/a/b/c?d=e").into_future());
    let targets = targets(&replay);
    let [first, second] = targets.as_slice() else { return };
    assert_eq!(first.origin(), second.origin(), "followed to {second}");
    // Browsers read a backslash as a slash, leave out tabs and do not leave a drive (`c:/..`); RFC 3986 knows none of it.
    let drive = |part: &str| part.len() == 2 && part.ends_with([':', '|']);
    let differs = text.contains(|c: char| c == '\\' || c.is_ascii_control()) || text.split('/').any(drive);
    if let (false, Ok(theirs)) = (differs, first.join(text)) {
        // Which of the characters that need no escape have one is a matter of taste.
        let plain =
            |url: &Url| params::percent(url.as_str().split('#').next().unwrap_or_default()).into_owned();
        assert_eq!(plain(second), plain(&theirs), "followed elsewhere than {text:?} leads to");
    }
}

/// The value of a server's variable stays in its part of the URL.
fn server(text: &str) {
    for (index, server) in SERVERS.iter().enumerate() {
        let replay = Replay::new().json(200, "[]");
        let Ok(core) = builder(&replay).server(server.url().with("part", text)).build() else { continue };
        let _ = block_on(core.request("GET", "/x").into_future());
        for url in targets(&replay) {
            let host = url.host_str().unwrap_or_default();
            let stays = match index {
                0 => {
                    host.ends_with(".shop.test")
                        && url.path() == "/v1/x"
                        && url.port_or_known_default() == Some(443)
                }
                1 => {
                    host == "shop.test"
                        && url.path().ends_with("/v1/x")
                        && url.path().matches('/').count() == 3
                }
                _ => host == "shop.test" && url.path() == "/v1/x",
            };
            assert!(stays && url.scheme() == "https" && url.query().is_none(), "{text:?} leads to {url}");
            assert!(url.username().is_empty() && url.fragment().is_none(), "{text:?} leads to {url}");
        }
    }
}

/// A base URL that is taken is where requests go.
fn base(text: &str) {
    let replay = Replay::new().json(200, "[]");
    let Ok(core) = builder(&replay).base_url(text).build() else { return };
    let _ = block_on(core.request("GET", "/x").into_future());
    let given = Url::parse(text).unwrap_or_else(|error| panic!("{text:?} was taken: {error}"));
    for url in targets(&replay) {
        assert_eq!(url.origin(), given.origin(), "{text:?} leads to {url}");
        assert!(url.path().ends_with("/x"), "{text:?} leads to {url}");
    }
}

/// Names and values of header fields, cookies and pairs of the query that a caller gives.
fn fields(text: &str) {
    let (name, value) = text.split_once('\n').unwrap_or(("x-text", text));
    let replay = Replay::new();
    let call = client(&replay).request("GET", "/x").header(name, value).extra_query(name, value);
    let Ok(request) = call.request() else { return };
    let url = Url::parse(&request.uri().to_string()).expect("it is a URL");
    assert_eq!(url.path(), "/v1/x");
    let pairs: Vec<_> = url.query_pairs().collect();
    assert!(pairs.len() == 1 && pairs[0].0 == name && pairs[0].1 == value, "{pairs:?} of {text:?}");
    let sent = request.headers().get(name).map(HeaderValue::as_bytes);
    assert_eq!(sent, Some(value.as_bytes()), "another value of {name:?}");
}

/// A path that no document knows stays below the base URL, unless it is a URL of its own.
fn untyped(text: &str) {
    let replay = Replay::new();
    let core = builder(&replay).credential("Bearer", "secret").build().expect("nothing is wrong with it");
    let Ok(request) = core.request("GET", text).request() else { return };
    let url =
        Url::parse(&request.uri().to_string()).unwrap_or_else(|error| panic!("{}: {error}", request.uri()));
    let base = Url::parse(BASE).expect("it is a URL");
    let leaves = url.origin() != base.origin();
    assert!(!leaves || Url::parse(text).is_ok() || text.starts_with("//"), "{text:?} leads to {url}");
    assert!(!leaves || !request.headers().contains_key("authorization"), "a credential goes to {url}");
}

/// A pause that a server asks for has a ceiling, and is what it asked for below that.
fn retry_after(text: &str) {
    let Some(answer) = with_field(503, "retry-after", text) else { return };
    let replay = Replay::new().response(answer).json(200, "[]");
    let timers = NoSleep::default();
    let core = builder(&replay).retry(Retry::times(1)).sleep(timers.clone()).build();
    let core = core.expect("nothing is wrong with it");
    let error = block_on(core.request("GET", "/x").into_future()).err();
    let pauses = timers.pauses();
    assert!(pauses.iter().all(|pause| *pause <= Duration::from_secs(60)), "{pauses:?}");
    assert!(replay.requests().len() <= 2);
    let digits = Some(text.trim()).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    let asked = digits.and_then(|text| text.parse().ok()).filter(|asked| (1..=60).contains(asked));
    if let (Some(asked), None) = (asked, &error) {
        assert!(pauses.contains(&Duration::from_secs(asked)), "asked for {asked}: {pauses:?}");
    }
}

/// A list whose pages are named by links.
#[derive(Debug, Clone)]
struct List {
    call: Prepared,
}

impl Operation for List {
    type Output = RawJson;
    const INFO: &'static OpInfo = &OpInfo::new("list", "GET", "/list");

    fn decode(answer: Answer) -> Result<RawJson, Error> {
        answer.json()
    }

    fn prepared(&mut self) -> &mut Prepared {
        &mut self.call
    }

    fn into_prepared(self) -> Prepared {
        self.call
    }
}

/// A call of the list.
fn list(replay: &Replay) -> List {
    List { call: Prepared::new(&client(replay), List::INFO, &[]) }
}

impl Paged for List {
    type Item = RawJson;
    const PAGING: &'static Paging = &Paging::link();
}

/// Any text as a `Link` field: what is followed is of the same origin.
fn next(text: &str) {
    let Some(answer) = with_field(200, "link", text) else { return };
    let replay = Replay::new().response(answer).json(200, "[]");
    let _ = block_on(list(&replay).items().all());
    let targets = targets(&replay);
    assert!(targets.iter().all(|url| url.origin() == targets[0].origin()), "{targets:?}");
}

/// A `Link` field with well-formed links (RFC 8288, 3): the first `next` is followed, and no other one.
fn links(bytes: &[u8]) {
    const RELATIONS: [&str; 6] = ["next", "prev", "NEXT", "first next", "nextish", "https://a.test/next"];
    let mut from = Unstructured::new(bytes);
    let (mut field, mut expected) = (String::new(), None);
    for number in 0..from.int_in_range(1..=4).unwrap_or(1) {
        let relation = from.choose(&RELATIONS).copied().unwrap_or("next");
        let title: String = from.arbitrary().unwrap_or_default();
        let title: String = title.chars().filter(|c| matches!(c, ' '..='~')).collect();
        let title = title.replace('\\', "\\\\").replace('"', "\\\"");
        let is_first = from.arbitrary().unwrap_or(false);
        let (rel, title) = (format!("rel=\"{relation}\""), format!("title=\"{title}\""));
        let (one, other) = if is_first { (title, rel) } else { (rel, title) };
        let comma = if number > 0 { ", " } else { "" };
        field.push_str(&format!("{comma}</v1/list?page={number}>; {one}; {other}"));
        let is_next = relation.split(' ').any(|word| word.eq_ignore_ascii_case("next"));
        expected = expected.or(is_next.then_some(number));
    }
    let Some(answer) = with_field(200, "link", &field) else { return };
    let replay = Replay::new().response(answer).json(200, "[]");
    let _ = block_on(list(&replay).items().all());
    let followed = targets(&replay).get(1).map(|url| url.query().unwrap_or_default().to_owned());
    assert_eq!(followed, expected.map(|number| format!("page={number}")), "{field}");
}

/// What a webhook brings: header fields and pairs of the query.
fn incoming(text: &str) {
    let mut headers = HeaderMap::new();
    if let Ok(value) = HeaderValue::from_bytes(text.as_bytes()) {
        headers.insert("x-text", value);
    }
    let incoming = Incoming::new(text.as_bytes()).headers(&headers).query(text);
    for form in [FieldForm::Text, FieldForm::Bare, FieldForm::Texts, FieldForm::Bares, FieldForm::Json] {
        let _ = incoming.header::<RawJson>("x-text", form);
        let _ = incoming.pair::<RawJson>("a", form);
    }
    if headers.contains_key("x-text") {
        let read = incoming.header::<String>("x-text", FieldForm::Text).expect("text is text");
        assert_eq!(read.as_deref(), Some(text.trim()), "another text");
    }
    let theirs = url::form_urlencoded::parse(text.as_bytes()).find(|(name, _)| name == "a");
    let theirs = theirs.map(|(_, value)| value.trim().to_owned());
    let ours = incoming.pair::<String>("a", FieldForm::Text).expect("text is text");
    assert_eq!(ours, theirs, "another pair");
}
