//! Which credentials travel, how they are written, and where they never go.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::Arc;

use clientwright_runtime::codec::Secret;
use clientwright_runtime::mock::Replay;
use clientwright_runtime::transport::{BoxFuture, Cause};
use clientwright_runtime::{
    Builder, Call, ClientCredentials, Core, Credential, ErrorKind, OpInfo, Requirement, TokenSource,
};

use crate::api::{builder, client, Secured, Shop, SERVERS};
use crate::made::Made;
use crate::server::{answer, json, Server};

const BASE: &str = "https://shop.test/v1";

fn secured(core: &Core) -> http::Request<clientwright_runtime::Body> {
    Secured::new(core, &[]).request().unwrap()
}

fn with(scheme: &'static str, credential: impl Into<Credential>) -> Core {
    builder(BASE).credential(scheme, credential).build().unwrap()
}

fn needing(scheme: &'static str) -> &'static OpInfo {
    let alternatives: &'static [&'static [Requirement]] = vec![&*vec![Requirement::of(scheme)].leak()].leak();
    Box::leak(Box::new(OpInfo::new("op", "GET", "/x").security(alternatives)))
}

#[test]
fn a_format_is_applied_once() {
    for (given, sent) in
        [("1$abc", "apikey 1$abc"), ("APIKey 1$abc", "APIKey 1$abc"), ("apikey 1$abc", "apikey 1$abc")]
    {
        let request = secured(&with("Key", given));
        let value = &request.headers()["authorization"];
        assert_eq!(value, sent);
        assert!(value.is_sensitive());
    }
}

#[test]
fn every_kind_of_scheme_is_written_to_its_place() {
    let basic = Credential::Basic { user: "Aladdin".to_owned(), password: Secret::new("open sesame") };
    let core = builder(BASE)
        .credential("Plain", "k1")
        .credential("Query", "k 2")
        .credential("Cookie", "k3")
        .credential("Bearer", "t")
        .credential("Basic", basic)
        .build()
        .unwrap();
    let request = |scheme| core.call(needing(scheme), &[]).request().unwrap();
    assert_eq!(request("Plain").headers()["x-api-key"], "k1");
    assert_eq!(request("Query").uri(), "https://shop.test/v1/x?api_key=k%202");
    assert_eq!(request("Cookie").headers()["cookie"], "session=k3");
    assert_eq!(request("Bearer").headers()["authorization"], "Bearer t");
    assert_eq!(request("Basic").headers()["authorization"], "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    assert!(!request("Plain").headers().contains_key("authorization"), "only what the operation asks for");
}

#[test]
fn the_first_alternative_that_can_be_met_is_taken() {
    let both = builder(BASE).credential("Bearer", "t").credential("Query", "q").build().unwrap();
    let request = secured(&both);
    assert_eq!(request.headers()["authorization"], "Bearer t");
    assert_eq!(request.uri().query(), Some("api_key=q"));

    let half = builder(BASE).credential("Bearer", "t").build().unwrap();
    let error = Secured::new(&half, &[]).request().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Auth);
    assert_eq!(
        error.to_string(),
        "secured: no credential is configured for Key, or Bearer and Query; call `.anonymous()` on the builder to send it \
         without one"
    );
}

#[test]
fn anonymous_is_the_last_choice_and_a_certificate_needs_no_secret() {
    static OPTIONAL: OpInfo = OpInfo::new("o", "GET", "/o").security(&[&[], &[Requirement::of("Bearer")]]);
    static CERTIFICATE: OpInfo =
        OpInfo::new("c", "GET", "/c").security(&[&[Requirement::of("Cert")], &[Requirement::of("Bearer")]]);
    static UNSECURED: OpInfo = OpInfo::new("u", "GET", "/u");
    let sent =
        |core: &Core, info| core.call(info, &[]).request().unwrap().headers().contains_key("authorization");
    let (none, some) = (client(BASE), with("Bearer", "t"));
    assert!(sent(&some, &OPTIONAL) && !sent(&none, &OPTIONAL));
    assert!(sent(&some, &CERTIFICATE) && !sent(&none, &CERTIFICATE));
    assert!(!sent(&some, &UNSECURED));
}

#[test]
fn a_field_that_the_caller_wrote_stays() {
    let call = Secured::new(&client(BASE), &[]).header("authorization", "apikey mine");
    assert_eq!(call.request().unwrap().headers()["authorization"], "apikey mine");
}

#[test]
fn no_debug_output_shows_a_secret() {
    let basic = Credential::Basic { user: "u".to_owned(), password: Secret::new("hunter2") };
    let oauth = ClientCredentials::new("id", "hunter2");
    let builder = builder(BASE)
        .credential("Key", "hunter2")
        .credential("Basic", basic.clone())
        .credential("OAuth", oauth.clone());
    let mut shown = format!("{builder:?}{basic:?}{oauth:?}");
    let core = builder.build().unwrap();
    let call = Secured::new(&core, &[]);
    shown += &format!("{core:?}{call:?}{:?}", call.request().unwrap());
    assert!(!shown.contains("hunter2"), "{shown}");
    assert!(shown.contains("redacted"), "{shown}");
}

#[test]
fn a_secret_that_no_field_can_hold_is_refused_without_showing_it() {
    let error = Secured::new(&with("Key", "hunter2\r\nx: y"), &[]).request().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert!(!error.to_string().contains("hunter2"), "{error}");
}

#[tokio::test]
async fn no_credential_leaves_the_origin_by_a_redirect() {
    let thief = Server::start([answer("200 OK", "", "stolen")]);
    let field = format!("location: {}/secured\r\n", thief.url.replace("127.0.0.1", "localhost"));
    let server = Server::start([answer("302 Found", &field, "")]);
    let core = builder(&server.url).credential("Key", "hunter2").build().unwrap();
    let error = Secured::new(&core, &[]).await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 302);
    assert!(error.to_string().contains("leaves the origin"), "{error}");
    assert!(thief.requests().is_empty());
    assert!(server.request().contains("authorization: apikey hunter2\r\n"));
}

#[tokio::test]
async fn untyped_requests_carry_credentials_to_the_origin_only() {
    let (server, other) = (Server::start([json("200 OK", "[1]")]), Server::start([json("200 OK", "[2]")]));
    let core = builder(&server.url).header("x-tenant", "t").credential("Key", "hunter2").build().unwrap();
    let numbers: Vec<i64> =
        core.request("GET", "/numbers?a=1").extra_query("b", "2 3").await.unwrap().json().unwrap();
    assert_eq!(numbers, [1]);
    let request = server.request();
    assert!(request.starts_with("GET /numbers?a=1&b=2%203 HTTP/1.1\r\n"), "{request}");
    assert!(request.contains("hunter2"));
    core.request("GET", format!("{}/elsewhere", other.url)).await.unwrap();
    let request = other.request();
    assert!(!request.contains("hunter2") && !request.contains("x-tenant"), "{request}");
}

#[derive(Default)]
struct Counter(AtomicU32);

impl TokenSource for Counter {
    fn token(&self) -> BoxFuture<'_, Result<Secret, Cause>> {
        let token = format!("t{}", self.0.load(Ordering::SeqCst));
        Box::pin(async move { Ok(Secret::new(token)) })
    }

    fn refused(&self, token: &Secret) -> bool {
        assert!(token.expose().starts_with('t'));
        self.0.fetch_add(1, Ordering::SeqCst);
        true
    }
}

#[tokio::test]
async fn a_refused_token_is_renewed_once() {
    let source: Arc<dyn TokenSource> = Arc::new(Counter::default());
    let replay = Replay::new()
        .answer(401, "text/plain", "old")
        .answer(200, "text/plain", "in")
        .answer(401, "", "")
        .answer(401, "", "no");
    let core = builder(BASE).transport(replay.clone()).credential("Key", source).build().unwrap();
    assert_eq!(Secured::new(&core, &[]).await.unwrap(), "in");
    let error = Secured::new(&core, &[]).await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), error.attempts()), (401, 2));
    let sent: Vec<_> =
        replay.requests().iter().map(|request| request.headers()["authorization"].clone()).collect();
    assert_eq!(sent, ["apikey t0", "apikey t1", "apikey t1", "apikey t2"]);
}

#[tokio::test]
async fn client_credentials_are_fetched_once_and_again_when_refused() {
    let token =
        |name: &str| format!(r#"{{"access_token": "{name}", "token_type": "Bearer", "expires_in": 3600}}"#);
    let replay = Replay::new()
        .json(200, &token("one"))
        .json(200, "1")
        .json(200, "2")
        .json(401, "")
        .json(200, &token("two"))
        .json(200, "3");
    let oauth =
        ClientCredentials::new("my id", "s:cret").scope("read").scope("write").parameter("audience", "shop");
    let core = builder(BASE).transport(replay.clone()).credential("OAuth", oauth).build().unwrap();
    let info = needing("OAuth");
    for expected in ["1", "2", "3"] {
        assert_eq!(core.call(info, &[]).await.unwrap().text().unwrap(), expected);
    }
    let requests = replay.requests();
    let grant = &requests[0];
    assert_eq!(
        (grant.method().as_str(), grant.uri().to_string()),
        ("POST", "https://shop.test/token".to_owned())
    );
    assert_eq!(&grant.body()[..], b"grant_type=client_credentials&scope=read+write&audience=shop");
    assert_eq!(grant.headers()["authorization"], "Basic bXkraWQ6cyUzQWNyZXQ=");
    let bearers: Vec<_> =
        requests.iter().map(|request| request.headers()["authorization"].to_str().unwrap()).collect();
    assert_eq!(bearers[1..4], ["Bearer one"; 3]);
    assert_eq!(bearers[5], "Bearer two");
}

#[tokio::test]
async fn many_calls_wait_for_one_token() {
    let server = Server::start(
        [json("200 OK", r#"{"access_token": "one"}"#)].into_iter().chain((0..8).map(|_| json("200 OK", "1"))),
    );
    let oauth = ClientCredentials::new("id", "secret").token_url(format!("{}/token", server.url)).in_body();
    let core = builder(&server.url).credential("OAuth", oauth).build().unwrap();
    let info = needing("OAuth");
    let calls: Vec<_> =
        (0..8).map(|_| tokio::spawn(std::future::IntoFuture::into_future(core.call(info, &[])))).collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    let requests = server.requests();
    assert_eq!(requests.iter().filter(|request| request.starts_with("POST /token ")).count(), 1);
    assert_eq!(requests.len(), 9);
    assert!(requests[0].ends_with("&client_id=id&client_secret=secret"), "{}", requests[0]);
}

#[tokio::test]
async fn a_token_endpoint_that_refuses_is_an_auth_error() {
    let replay = Replay::new().json(400, r#"{"error": "invalid_client", "error_description": "who?"}"#);
    let oauth = ClientCredentials::new("id", "hunter2");
    let core = builder(BASE).transport(replay).credential("OAuth", oauth).build().unwrap();
    let error = core.call(needing("OAuth"), &[]).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Auth);
    assert_eq!(error.to_string(), "op: no token from https://shop.test/token: 400 Bad Request: who?");
}

#[test]
fn the_builder_tells_what_is_wrong() {
    let told = |builder: Builder<Shop>| builder.build().unwrap_err().to_string();
    assert_eq!(told(Builder::new().credential("Nope", "x")), "the document has no security scheme `Nope`");
    assert!(told(builder("shop.test")).contains("does not begin with http"));
    assert!(told(builder("https://u:hunter2@shop.test")).contains("has a user in it"));
    assert!(!told(builder("https://u:hunter2@shop.test")).contains("hunter2"));
    assert!(told(builder("https://shop.test/?a=b")).contains("query"));
    assert!(told(builder("https://{tenant}/")).contains("variables"));
    assert!(told(builder(BASE).header("a b", "c")).contains("`a b`"));
    assert_eq!(Builder::<Shop>::new().build().unwrap().base_url(), "https://main.shop.test/v1");
    let server = SERVERS[0].url();
    assert_eq!(
        Builder::<Shop>::new().server(server.with("tenant", "acme")).build().unwrap().base_url(),
        "https://acme.shop.test/v1"
    );
}

#[tokio::test]
async fn a_refusal_says_which_scopes_the_operation_asks_for() {
    static INFO: OpInfo = OpInfo::new("op", "GET", "/x").security(&[
        &[Requirement::of("Bearer").scopes(&["read", "write"])],
        &[Requirement::of("Bearer").scopes(&["admin"])],
    ]);
    for (status, help) in [
        (403, Some("the operation asks for the scopes `read write` of `Bearer`, or `admin` of `Bearer`")),
        (404, None),
    ] {
        let replay = Replay::new().json(status, "{}");
        let core = builder("https://shop.test").credential("Bearer", "t").transport(replay).build().unwrap();
        let error = core.call(&INFO, &[]).raw().await.unwrap_err();
        assert_eq!(error.help(), help, "{error}");
    }
}
