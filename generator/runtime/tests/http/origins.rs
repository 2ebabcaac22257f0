//! What goes to which origin: every way in which a server or a document names a URL, with every kind of data in the call.

use std::time::Duration;

use clientwright_runtime::codec::RawJson;
use clientwright_runtime::mock::Replay;
use clientwright_runtime::{
    Answer, Api, ApiInfo, Body, Builder, Call, ClientCredentials, Core, Error, ErrorKind, OpInfo, Operation,
    Paged, Paging, Param, Requirement, Scheme, ServerInfo, TaskInfo, Tracked,
};

use crate::api::{fast, operation};
use crate::made::Made;
use crate::server::{answer, json, Server};

/// Stands in every kind of data that a call has.
const SECRET: &str = "hunter2";

struct Store;

impl Api for Store {
    const INFO: &'static ApiInfo = &ApiInfo::new("Store", "1")
        .servers(&[ServerInfo::new("https://shop.test/v1")])
        .user_agent("store/1")
        .schemes(&[
            Scheme::bearer("Bearer"),
            Scheme::api_key_query("Query", "api_key"),
            Scheme::api_key_cookie("Cookie", "session"),
            Scheme::api_key_header("Header", "X-Api-Key"),
            Scheme::oauth2("OAuth", "https://login.test/token"),
        ]);
    type Client = Core;
}

const PARAMS: &[Param] =
    &[Param::header("X-Param").optional(), Param::cookie("c").optional(), Param::query("q").optional()];
const NEEDS: &[&[Requirement]] = &[&[
    Requirement::of("Bearer"),
    Requirement::of("Query"),
    Requirement::of("Cookie"),
    Requirement::of("Header"),
]];

trait Whole: Sized {
    fn answer(self) -> Result<Answer, Error>;
}
impl Whole for Answer {
    fn answer(self) -> Result<Answer, Error> {
        Ok(self)
    }
}

operation!(Get, Answer, answer, OpInfo::new("get", "GET", "/x").params(PARAMS).security(NEEDS));
operation!(Post, Answer, answer, OpInfo::new("post", "POST", "/x").params(PARAMS).security(NEEDS));
operation!(Pages, RawJson, json, OpInfo::new("pages", "GET", "/x").params(PARAMS).security(NEEDS));
operation!(Links, RawJson, json, OpInfo::new("links", "GET", "/x").params(PARAMS).security(NEEDS));
operation!(Job, Answer, answer, OpInfo::new("job", "POST", "/x").params(PARAMS).security(NEEDS));
operation!(
    Events,
    Answer,
    answer,
    OpInfo::new("events", "GET", "/x").params(PARAMS).security(NEEDS).streaming()
);

impl Paged for Pages {
    type Item = i64;
    const PAGING: &'static Paging = &Paging::next_url("/next").items("/items");
}
impl Paged for Links {
    type Item = i64;
    const PAGING: &'static Paging = &Paging::link();
}
impl Tracked for Job {
    type Result = Answer;
    const TASK: &'static TaskInfo = &TaskInfo::watch_field("operation-location").done(&["done"]);
    fn result(answer: Answer) -> Result<Answer, Error> {
        Ok(answer)
    }
}

fn store(replay: &Replay) -> Builder<Store> {
    Builder::<Store>::new()
        .transport(replay.clone())
        .retry(fast(1))
        .header("x-client", SECRET)
        .header("cookie", "own=hunter2")
        .credential("Bearer", SECRET)
        .credential("Query", SECRET)
        .credential("Cookie", SECRET)
        .credential("Header", SECRET)
}

fn loaded<O: Made>(core: &Core) -> O {
    O::new(core, &[&SECRET, &SECRET, &SECRET])
        .header("x-call", SECRET)
        .header("authorization", "Custom hunter2")
        .extra_query("extra", SECRET)
}

/// How a server names a URL.
#[derive(Clone, Copy, Debug)]
enum Way {
    Redirect(u16),
    RedirectOfPost(u16),
    NextUrl,
    Link,
    Task,
}

const WAYS: &[Way] = &[
    Way::Redirect(301),
    Way::Redirect(302),
    Way::Redirect(303),
    Way::Redirect(307),
    Way::Redirect(308),
    Way::RedirectOfPost(301),
    Way::RedirectOfPost(302),
    Way::RedirectOfPost(303),
    Way::RedirectOfPost(307),
    Way::RedirectOfPost(308),
    Way::NextUrl,
    Way::Link,
    Way::Task,
];

impl Way {
    /// The answer that names the URL.
    fn named(self, url: &str) -> http::Response<Body> {
        let (status, field, value, body) = match self {
            Way::Redirect(status) | Way::RedirectOfPost(status) => {
                (status, "location", url.to_owned(), String::new())
            }
            Way::NextUrl => {
                (200, "x", String::new(), format!(r#"{{"items": [1], "next": {}}}"#, serde_json::json!(url)))
            }
            Way::Link => (200, "link", format!("<{url}>; rel=next"), "[1]".to_owned()),
            Way::Task => (202, "operation-location", url.to_owned(), "{}".to_owned()),
        };
        let mut answer = http::Response::new(Body::from(body));
        *answer.status_mut() = http::StatusCode::from_u16(status).unwrap();
        answer.headers_mut().insert(field, http::HeaderValue::from_bytes(value.as_bytes()).unwrap());
        answer
    }

    /// The answer of the place that was named.
    fn reached(self) -> &'static str {
        match self {
            Way::NextUrl => r#"{"items": [2]}"#,
            Way::Link => "[2]",
            _ => r#"{"status": "done"}"#,
        }
    }

    async fn run(self, core: &Core) -> Result<(), Error> {
        match self {
            Way::Redirect(_) => loaded::<Get>(core).await.map(|_| ()),
            Way::RedirectOfPost(_) => loaded::<Post>(core).json(&SECRET).await.map(|_| ()),
            Way::NextUrl => loaded::<Pages>(core).items().all().await.map(|_| ()),
            Way::Link => loaded::<Links>(core).items().all().await.map(|_| ()),
            Way::Task => loaded::<Job>(core)
                .json(&SECRET)
                .wait_done()
                .interval(Duration::from_millis(1))
                .await
                .map(|_| ()),
        }
    }
}

/// What another origin looks like, and what only looks like the own one.
const ELSEWHERE: &[&str] = &[
    "https://evil.test/x",
    "https://shop.test.evil.test/x",
    "https://evil.test#shop.test",
    "http://shop.test/v1/x",
    "https://shop.test:8443/v1/x",
    "https://shop.test:80/v1/x",
    "https://shop.test./v1/x",
    "https://user@shop.test/v1/x",
    "https://shop.test@evil.test/x",
    "https://shop.test:443@evil.test/x",
    "https://shop.test%40evil.test/x",
    "https://shop.test\\@evil.test/x",
    "https://evil.test\\.shop.test/x",
    "https:evil.test/x",
    "https:/evil.test/x",
    "https:\\\\evil.test/x",
    "//evil.test/x",
    "//shop.test:444/x",
    "//user:pass@shop.test/x",
    "https://sh\u{f6}p.test/x",
    "https://shop\u{3002}test/x",
    "https://[::1]/x",
    "https://2130706433/x",
    "https://169.254.169.254/latest/meta-data",
    "ftp://shop.test/x",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/plain,x",
    "https://",
    "https:///x",
    "https://shop.test:x/",
    "https://shop.test:99999/",
    "https://evil.test\t.shop.test/",
];

#[tokio::test]
async fn nothing_is_sent_to_another_origin_that_a_server_names() {
    let mut cases = 0;
    for way in WAYS {
        for url in ELSEWHERE {
            let replay = Replay::new().response(way.named(url)).json(200, way.reached());
            let core = store(&replay).build().unwrap();
            let error = way.run(&core).await.expect_err(&format!("{way:?} {url:?}"));
            assert_eq!(replay.requests().len(), 1, "{way:?} {url:?}");
            let said = format!("{error} {error:?}");
            assert!(!said.contains(SECRET) && !said.contains("pass"), "{said}");
            assert!(said.contains("not followed"), "{way:?} {url:?}: {said}");
            cases += 1;
        }
    }
    println!("{cases} cases");
}

/// Relative references, other spellings of the origin, fragments.
#[tokio::test]
async fn the_own_origin_is_led_through_by_any_spelling() {
    for way in WAYS.iter().filter(|way| !matches!(way, Way::RedirectOfPost(_))) {
        for (url, expected) in [
            ("y?page=2", "https://shop.test/v1/y?page=2"),
            ("/y#part", "https://shop.test/y"),
            ("HTTPS://SHOP.test:443/y", "HTTPS://SHOP.test:443/y"),
            ("//shop.test/y", "https://shop.test/y"),
            ("?page=2", "https://shop.test/v1/x?page=2"),
            ("/\\evil.test/y", "https://shop.test/%5Cevil.test/y"),
            ("\\\\evil.test/y", "https://shop.test/v1/%5C%5Cevil.test/y"),
        ] {
            let replay = Replay::new().response(way.named(url)).json(200, way.reached());
            let core = store(&replay).build().unwrap();
            way.run(&core).await.unwrap_or_else(|error| panic!("{way:?} {url}: {error}"));
            let requests = replay.requests();
            let went = requests[1]
                .uri()
                .to_string()
                .replace(&format!("{}api_key=hunter2", if expected.contains('?') { "&" } else { "?" }), "");
            assert_eq!(went.to_lowercase(), expected.to_lowercase(), "{way:?} {url}");
            for name in ["x-client", "x-param", "x-call", "x-api-key", "authorization", "cookie"] {
                assert!(requests[1].headers().contains_key(name), "{way:?} {url}: {name}");
            }
            assert!(!requests[1].headers().contains_key("referer"));
            assert!(requests[1].body().is_empty(), "{way:?}");
        }
    }
}

#[tokio::test]
async fn a_trusted_origin_is_led_to_and_back_but_never_without_encryption() {
    for way in WAYS.iter().filter(|way| !matches!(way, Way::RedirectOfPost(_))) {
        let replay = Replay::new().response(way.named("https://up.test:8443/y")).json(200, way.reached());
        let core = store(&replay).trust_origin("https://up.test:8443/").build().unwrap();
        way.run(&core).await.unwrap();
        assert_eq!(replay.requests()[1].uri().host(), Some("up.test"));
        assert_eq!(replay.requests()[1].headers()["x-client"], SECRET);

        let replay = Replay::new().response(way.named("http://up.test/y")).json(200, way.reached());
        let core = store(&replay).trust_origin("http://up.test").build().unwrap();
        let error = way.run(&core).await.unwrap_err();
        assert!(error.to_string().contains("not encrypted"), "{error}");
        assert_eq!(replay.requests().len(), 1);
    }
    let way = Way::Redirect(302);
    let replay = Replay::new()
        .response(way.named("https://up.test/y"))
        .response(way.named("https://shop.test/back"))
        .response(way.named("https://evil.test/"))
        .json(200, "{}");
    let core = store(&replay).trust_origin("https://up.test").build().unwrap();
    let error = way.run(&core).await.unwrap_err();
    assert!(
        error.to_string().contains("leaves the origin https://shop.test for https://evil.test"),
        "{error}"
    );
    let hosts: Vec<_> =
        replay.requests().iter().map(|request| request.uri().host().unwrap().to_owned()).collect();
    assert_eq!(hosts, ["shop.test", "up.test", "shop.test"]);
}

#[tokio::test]
async fn a_trusted_origin_gets_no_body_of_a_redirected_post() {
    for status in [301, 302, 303, 307, 308] {
        let way = Way::RedirectOfPost(status);
        for url in ["https://up.test/y", "/y"] {
            let replay = Replay::new().response(way.named(url)).json(200, "{}");
            let core = store(&replay).trust_origin("https://up.test").build().unwrap();
            let error = way.run(&core).await.unwrap_err();
            assert!(error.to_string().contains("redirects of POST are not followed"), "{error}");
            assert_eq!(replay.requests().len(), 1);
        }
    }
}

#[tokio::test]
async fn the_place_of_a_task_gets_no_field_of_the_first_requests_body() {
    let replay = Replay::new().response(Way::Task.named("/y")).json(200, r#"{"status": "done"}"#);
    let core = store(&replay).build().unwrap();
    let fields = ["content-encoding", "content-md5", "idempotency-key", "if-match", "prefer"];
    let call = fields.iter().fold(loaded::<Job>(&core), |call, name| call.header(name, "v"));
    call.json(&1).wait_done().interval(Duration::from_millis(1)).await.unwrap();
    let requests = replay.requests();
    for name in fields {
        assert!(
            requests[0].headers().contains_key(name) && !requests[1].headers().contains_key(name),
            "{name}"
        );
    }
}

fn elsewhere(security: &'static [&'static [Requirement]]) -> &'static OpInfo {
    const SERVERS: &[ServerInfo] = &[ServerInfo::new("https://files.test/u")];
    Box::leak(Box::new(OpInfo::new("up", "POST", "/f").params(PARAMS).servers(SERVERS).security(security)))
}

fn loaded_call(core: &Core, info: &'static OpInfo) -> clientwright_runtime::Untyped {
    core.call(info, &[&"p", &"p", &"p"]).header("x-call", "p").extra_query("extra", "p").json(&"p")
}

#[test]
fn a_server_of_the_operations_own_gets_its_arguments_alone() {
    let core = store(&Replay::new()).build().unwrap();
    const ANONYMOUS: &[&[Requirement]] = &[&[]];
    const OPTIONAL: &[&[Requirement]] = &[&[], &[Requirement::of("Bearer")]];
    for security in [&[][..], ANONYMOUS, OPTIONAL] {
        let request = loaded_call(&core, elsewhere(security)).request().unwrap();
        assert_eq!(request.uri(), "https://files.test/u/f?q=p&extra=p");
        let fields = request.headers();
        for (name, value) in [("x-param", "p"), ("x-call", "p"), ("cookie", "c=p"), ("user-agent", "store/1")]
        {
            assert_eq!(fields[name], value);
        }
        assert!(!fields.contains_key("authorization") && !fields.contains_key("x-client"), "{fields:?}");
        assert!(fields.values().all(|value| !value.to_str().unwrap().contains(SECRET)));
        assert_eq!(&request.body().as_bytes().unwrap()[..], b"\"p\"");
    }
}

#[test]
fn an_operation_elsewhere_that_needs_credentials_says_what_to_call() {
    static INFO: OpInfo = OpInfo::new("up", "POST", "/f")
        .servers(&[ServerInfo::new("https://files.test:8443/u")])
        .security(NEEDS);
    let built = |builder: Builder<Store>| builder.build().unwrap().call(&INFO, &[]).request();
    let error = built(store(&Replay::new())).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Auth);
    assert_eq!(
        error.to_string(),
        "up: the document sends it to https://files.test:8443, which is not the origin of the base URL, so credentials do not go \
         there: allow it by `.trust_origin(\"https://files.test:8443\")` on the builder, or make calls without credentials by \
         `.anonymous()`"
    );
    let trusted = built(store(&Replay::new()).trust_origin("https://files.test:8443")).unwrap();
    assert_eq!(trusted.headers()["authorization"], "Bearer hunter2");
    assert_eq!(trusted.headers()["x-client"], SECRET);
    let anonymous = built(store(&Replay::new()).anonymous()).unwrap();
    assert!(!format!("{anonymous:?}").contains(SECRET));
    let based = built(store(&Replay::new()).base_url("https://mine.test")).unwrap();
    assert_eq!(based.uri().host(), Some("mine.test"), "a base URL holds for every operation");
    assert_eq!(based.headers()["authorization"], "Bearer hunter2");
}

#[test]
fn a_field_of_the_calls_own_meets_the_requirement_elsewhere() {
    static INFO: OpInfo = OpInfo::new("up", "POST", "/f")
        .servers(&[ServerInfo::new("https://files.test")])
        .security(&[&[Requirement::of("Bearer")]]);
    let core = store(&Replay::new()).build().unwrap();
    let request = core.call(&INFO, &[]).header("authorization", "Bearer mine").request().unwrap();
    assert_eq!(request.headers()["authorization"], "Bearer mine");
}

/// An untrusted server of an operation has no say over requests to the API's own origin.
#[tokio::test]
async fn an_operations_own_server_leads_nowhere_else() {
    for (to, goes) in
        [("https://shop.test/v1/admin", false), ("https://evil.test/", false), ("/u/again", true)]
    {
        let replay = Replay::new().response(Way::Redirect(302).named(to)).json(200, "{}");
        let core = store(&replay).build().unwrap();
        static INFO: OpInfo =
            OpInfo::new("down", "GET", "/f").servers(&[ServerInfo::new("https://files.test/u")]);
        let outcome = core.call(&INFO, &[]).await;
        assert_eq!((outcome.is_ok(), replay.requests().len()), (goes, if goes { 2 } else { 1 }), "{to}");
        assert!(replay.requests().iter().all(|request| !request.headers().contains_key("x-client")));
    }
}

#[test]
fn an_absolute_url_of_the_callers_is_checked() {
    let core = store(&Replay::new()).build().unwrap();
    let ask = |url: &str| core.request("GET", url).header("x-call", "p").request();
    let request = ask("https://other.test/a?b=c#d").unwrap();
    assert_eq!(request.uri(), "https://other.test/a?b=c");
    assert_eq!(request.headers()["x-call"], "p");
    assert!(!format!("{request:?}").contains(SECRET), "{request:?}");
    assert_eq!(ask("HTTPS://Shop.test:443/a").unwrap().headers()["x-client"], SECRET);
    for (url, why) in [
        ("https://u:hunter2@shop.test/a", "has a user"),
        ("https://shop.test\\@evil.test/a", "has a user"),
        ("ftp://shop.test/a", "does not begin with http"),
        ("https://shop.test/../a", "step"),
        ("/a/../b", "step"),
        ("/a/%2e%2E/b", "step"),
        ("/a\\..\\b", "step"),
    ] {
        let error = ask(url).unwrap_err().to_string();
        assert!(error.contains(why) && !error.contains(SECRET), "{url}: {error}");
    }
    for path in ["//evil.test/x", "@evil.test/x", ":80@evil.test/x", "\\\\evil.test", "?x=1", "x://y"] {
        match ask(path) {
            Ok(request) => assert_eq!(request.uri().host(), Some("shop.test"), "{path}"),
            Err(error) => assert!(path.contains("://"), "{path}: {error}"),
        }
    }
}

#[test]
fn a_client_secret_goes_to_the_documents_token_url_only_where_that_is_trusted() {
    let build = |client: ClientCredentials, builder: Builder<Store>| {
        builder.credential("OAuth", client).build().map(|_| ()).map_err(|error| error.to_string())
    };
    let client = || ClientCredentials::new("id", SECRET);
    let told = build(client(), Builder::new()).unwrap_err();
    assert!(
        told.contains(".trust_origin(\"https://login.test\")")
            && told.contains("`ClientCredentials::token_url`"),
        "{told}"
    );
    build(client(), Builder::new().trust_origin("https://login.test")).unwrap();
    build(client(), Builder::new().base_url("https://login.test/api")).unwrap();
    build(client().token_url("https://id.test/token?tenant=1"), Builder::new()).unwrap();
    for (url, why) in [("https://u:hunter2@id.test/token", "has a user"), ("ftp://id.test", "does not begin")]
    {
        let told = build(client().token_url(url), Builder::new()).unwrap_err();
        assert!(told.contains(why) && !told.contains(SECRET), "{told}");
    }
}

#[tokio::test]
async fn a_token_endpoint_that_redirects_gets_the_secret_to_nobody() {
    let replay = Replay::new().response(Way::Redirect(307).named("https://evil.test/token"));
    let client = ClientCredentials::new("id", SECRET).token_url("https://id.test/token?key=hunter2");
    let core = Builder::<Store>::new().transport(replay.clone()).credential("OAuth", client).build().unwrap();
    static INFO: OpInfo = OpInfo::new("o", "GET", "/o").security(&[&[Requirement::of("OAuth")]]);
    let error = core.call(&INFO, &[]).await.unwrap_err();
    assert_eq!((error.kind(), replay.requests().len()), (ErrorKind::Auth, 1));
    assert!(!format!("{error}{error:?}").contains(SECRET), "{error}");
}

#[test]
fn what_is_trusted_is_an_origin() {
    for (given, why) in [
        ("files.test", "does not begin with"),
        ("https://files.test/path", "has more than scheme, host and port"),
        ("https://files.test?x", "has more than"),
        ("https://u:hunter2@files.test", "has a user"),
        ("https://*.files.test", "characters"),
        ("*", "does not begin with"),
        ("null", "does not begin with"),
    ] {
        let told = Builder::<Store>::new().trust_origin(given).build().unwrap_err().to_string();
        assert!(
            told.contains("`trust_origin`") && told.contains(why) && !told.contains(SECRET),
            "{given}: {told}"
        );
    }
    Builder::<Store>::new().trust_origin("http://[::1]:8080/").build().unwrap();
}

/// Two real servers: what reaches the second one.
#[tokio::test]
async fn nothing_reaches_another_server_over_the_wire() {
    let wire = clientwright_runtime::transport::Reqwest::new(None).unwrap();
    for way in WAYS {
        let thief = Server::start([json("200 OK", way.reached()), json("200 OK", way.reached())]);
        for target in
            [thief.url.clone(), thief.url.replace("127.0.0.1", "localhost"), thief.url.replace("http:", "")]
        {
            let (parts, body) = way.named(&format!("{target}/x")).into_parts();
            let fields =
                parts.headers.iter().map(|(name, value)| format!("{name}: {}\r\n", value.to_str().unwrap()));
            let body = String::from_utf8(body.as_bytes().unwrap().to_vec()).unwrap();
            let fields: String = fields.chain(["content-type: application/json\r\n".to_owned()]).collect();
            let server = Server::start([answer(&format!("{} X", parts.status.as_u16()), &fields, &body)]);
            let core = Builder::<Store>::new()
                .transport(wire.clone())
                .base_url(&server.url)
                .header("x-client", SECRET)
                .credential("Bearer", SECRET)
                .credential("Query", SECRET)
                .credential("Cookie", SECRET)
                .credential("Header", SECRET)
                .build()
                .unwrap();
            way.run(&core).await.unwrap_err();
            assert!(thief.requests().is_empty(), "{way:?} {target}: {:?}", thief.requests());
            assert!(server.request().contains(SECRET));
        }
    }
}

#[tokio::test]
async fn a_stream_that_is_opened_again_goes_to_the_same_place() {
    let event = |text: &str| answer("200 OK", "content-type: text/event-stream\r\n", text);
    let thief = Server::start([event("data: 2\n\n")]);
    let moved = answer("302 Found", &format!("location: {}/x\r\n", thief.url), "");
    let server = Server::start([event("retry: 1\nid: 7\ndata: 1\n\n"), moved]);
    let core = Builder::<Store>::new()
        .base_url(&server.url)
        .retry(fast(0))
        .credential("Bearer", SECRET)
        .credential("Query", SECRET)
        .credential("Cookie", SECRET)
        .credential("Header", SECRET)
        .build()
        .unwrap();
    let mut events = loaded::<Events>(&core).await.unwrap().events::<i64>().reconnect(1);
    assert_eq!(events.next().await.unwrap().unwrap(), 1);
    let error = events.next().await.unwrap().unwrap_err();
    assert!(error.to_string().contains("leaves the origin"), "{error}");
    assert!(thief.requests().is_empty());
    assert!(server.requests()[1].contains("last-event-id: 7"));
}
