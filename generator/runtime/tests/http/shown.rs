//! What is shown to people: no secret of the caller's, nothing of a server's that steers a terminal.

use clientwright_runtime::codec::{RawJson, Secret};
use clientwright_runtime::mock::Replay;
use clientwright_runtime::transport::TransportError;
use clientwright_runtime::{
    Body, Builder, Call, ClientCredentials, Credential, Error, ErrorKind, OpInfo, Requirement, ServerUrl,
};

use crate::api::{builder, Article, GetArticle, Secured, Shop, SERVERS};
use crate::made::Made;

const BASE: &str = "https://shop.test/v1";
const SECRET: &str = "hunter2";

#[test]
fn no_debug_output_shows_a_secret() {
    let basic = || Credential::basic("hunter2", "");
    let oauth = || {
        ClientCredentials::new("id", SECRET).token_url("https://id.test/t?key=hunter2").parameter("p", SECRET)
    };
    let server = || ServerUrl::from("https://u:hunter2@shop.test/v1?api_key=hunter2");
    let given = || {
        Builder::<Shop>::new()
            .header("x-api-key", SECRET)
            .header("cookie", "s=hunter2")
            .credential("Plain", SECRET)
            .credential("Query", SECRET)
            .credential("Basic", basic())
            .credential("OAuth", oauth())
    };
    let mut shown = format!("{:?}{:?}{:?}{:?}", server(), given().server(server()), basic(), oauth());
    shown += &format!("{:?}{:?}", Credential::from(oauth()), Credential::from(SECRET));
    shown += &format!("{:?}", SERVERS[0].url().with("tenant", "u:hunter2@evil.test"));
    let core = given().base_url(BASE).build().unwrap();
    static NEEDY: OpInfo =
        OpInfo::new("n", "GET", "/n").security(&[&[Requirement::of("Plain"), Requirement::of("Query")]]);
    let call = core.call(&NEEDY, &[]).header("authorization", SECRET).extra_query("q", SECRET);
    let mut fields = http::HeaderMap::new();
    fields.insert("x-hub", http::HeaderValue::from_static(SECRET));
    shown +=
        &format!("{:?}", clientwright_runtime::Incoming::new(b"x").headers(&fields).query("key=hunter2"));
    shown += &format!("{core:?}{call:?}{:?}", call.request().unwrap().headers());
    assert!(!shown.contains(SECRET), "{shown}");
    assert!(shown.contains("redacted"), "{shown}");
}

#[tokio::test]
async fn no_error_shows_a_url_with_what_may_be_a_secret() {
    for url in [
        "https://u:hunter2@shop.test",
        "https://hunter2@shop.test",
        "https://shop.test?api_key=hunter2",
        "https://shop.test#hunter2",
        "https://u:hunter2?/@shop.test",
        "hunter2@shop.test",
        "ftp://u:hunter2@shop.test",
    ] {
        let error = builder(url).build().unwrap_err();
        assert!(!format!("{error}{error:?}").contains(SECRET), "{error}");
    }
    let server = SERVERS[0].url().with("tenant", "u:hunter2@evil.test");
    let error = Builder::<Shop>::new().server(server).build().unwrap_err();
    assert!(!format!("{error}{error:?}").contains(SECRET), "{error}");
    let replay = Replay::new().error(TransportError::broken(
        "sending for url (https://u:hunter2@shop.test/v1?api_key=hunter2) failed",
    ));
    let core =
        builder(BASE).transport(replay.clone()).retry(clientwright_runtime::Retry::off()).build().unwrap();
    let error = GetArticle::new(&core, &[&7]).extra_query("api_key", SECRET).await.unwrap_err();
    assert!(error.to_string().contains("https://...@shop.test/v1"), "{error}");
    assert!(!format!("{error}{error:?}{replay:?}").contains(SECRET), "{error:?}");
}

/// The default transport, at a port where nothing listens.
#[tokio::test]
async fn no_error_of_the_default_transport_shows_the_query() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    static NEEDY: OpInfo = OpInfo::new("n", "GET", "/n").security(&[&[Requirement::of("Query")]]);
    let core = builder(&url).credential("Query", SECRET).build().unwrap();
    let error = core.call(&NEEDY, &[]).extra_query("q", SECRET).await.unwrap_err();
    let mut said = format!("{error}{error:?}");
    let mut next = std::error::Error::source(&error);
    while let Some(cause) = next {
        said += &format!("{cause}{cause:?}");
        next = cause.source();
    }
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert!(!said.contains(SECRET), "{said}");
}

const HOSTILE: &str = "a\u{1b}[2Jb\u{7}c\u{202e}d\u{200b}e\u{9b}31mf\u{2066}g\u{7f}h\u{feff}i\u{e0041}j";

fn safe(text: &str) -> bool {
    let hidden = |c: char| c.is_control() || HOSTILE.chars().any(|bad| bad == c && !bad.is_ascii_graphic());
    !text.is_empty() && text.len() < 3000 && !text.chars().any(hidden)
}

async fn failed(answer: http::Response<Body>) -> Error {
    let core = builder(BASE).transport(Replay::new().response(answer)).build().unwrap();
    GetArticle::new(&core, &[&7]).await.unwrap_err()
}

#[tokio::test]
async fn nothing_that_a_server_says_steers_a_terminal() {
    let quoted = RawJson::of(&HOSTILE);
    let (quoted, long) = (quoted.as_str(), HOSTILE.repeat(9999));
    let bodies = [
        (400, "application/json", format!(r#"{{"message": {quoted}}}"#)),
        (400, "application/json", format!(r#"{{"errors": [{quoted}, {quoted}]}}"#)),
        (400, "text/plain", HOSTILE.to_owned()),
        (400, "text/plain", long.clone()),
        (400, "application/json", format!(r#"{{"message": {}}}"#, RawJson::of(&long).as_str())),
        (200, "application/json", format!(r#"{{"id": {quoted}, "name": "x"}}"#)),
        (200, "application/json", HOSTILE.to_owned()),
        (200, "text/html", HOSTILE.to_owned()),
    ];
    for (status, media, body) in bodies {
        let mut answer = http::Response::new(Body::from(body));
        *answer.status_mut() = http::StatusCode::from_u16(status).unwrap();
        answer.headers_mut().insert("content-type", media.parse().unwrap());
        let error = failed(answer).await;
        let source = std::error::Error::source(&error).map(|cause| format!("{cause} {cause:?}"));
        for said in [
            error.to_string(),
            format!("{error:?}"),
            error.message().unwrap_or("none").to_owned(),
            source.unwrap_or("-".into()),
        ] {
            assert!(safe(&said), "{media}: {said:?}");
        }
    }
    for (name, value) in [("content-encoding", HOSTILE), ("content-type", HOSTILE)] {
        let mut answer = http::Response::new(Body::from("x"));
        let value = value.replace(['\u{1b}', '\u{7}', '\u{7f}'], "");
        answer.headers_mut().insert(name, http::HeaderValue::from_bytes(value.as_bytes()).unwrap());
        let error = failed(answer).await;
        assert!(safe(&error.to_string()) && safe(&format!("{error:?}")), "{error}");
    }
    // The names of a map's members are the server's.
    let core =
        builder(BASE).transport(Replay::new().json(200, &format!(r#"{{{quoted}: "x"}}"#))).build().unwrap();
    let map = core.request("GET", "/m").await.unwrap().json::<std::collections::BTreeMap<String, i64>>();
    let error = map.unwrap_err();
    assert!(safe(&error.to_string()), "{error}");
    assert!(safe(&std::error::Error::source(&error).unwrap().to_string()));
    assert!(error.to_string().contains("\\u{1b}[2J"), "{error}");
}

#[tokio::test]
async fn a_token_endpoints_words_are_safe_too() {
    let replay =
        Replay::new().json(400, &format!(r#"{{"error_description": {}}}"#, RawJson::of(&HOSTILE).as_str()));
    let oauth = ClientCredentials::new("id", SECRET);
    let core = builder(BASE).transport(replay).credential("OAuth", oauth).build().unwrap();
    static NEEDY: OpInfo = OpInfo::new("n", "GET", "/n").security(&[&[Requirement::of("OAuth")]]);
    let error = core.call(&NEEDY, &[]).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Auth);
    assert!(safe(&error.to_string()) && safe(&format!("{error:?}")), "{error}");
}

#[tokio::test]
async fn debug_output_of_an_answer_hides_its_cookies() {
    let answer = || {
        let mut answer = http::Response::new(Body::from(r#"{"id": 7, "name": "pen"}"#));
        answer.headers_mut().insert("set-cookie", http::HeaderValue::from_static("session=hunter2"));
        answer.headers_mut().insert("x-auth-token", http::HeaderValue::from_static("hunter2"));
        answer
    };
    let core = builder(BASE).transport(Replay::new().response(answer())).build().unwrap();
    let response = GetArticle::new(&core, &[&7]).with_meta().await.unwrap();
    let _: &Article = &response.body;
    assert_eq!(response.header("set-cookie"), Some("session=hunter2"));
    assert!(!format!("{response:?}").contains(SECRET), "{response:?}");
}

#[test]
fn an_empty_secret_is_no_credential() {
    for (scheme, credential) in [("Key", Credential::from("")), ("Key", Credential::Secret(Secret::new(" ")))]
    {
        let core = builder(BASE).credential(scheme, credential).build().unwrap();
        let error = Secured::new(&core, &[]).request().unwrap_err();
        assert_eq!(error.to_string(), "secured: the credential for Key is empty");
    }
}

#[tokio::test]
async fn only_bearer_tokens_are_sent() {
    static NEEDY: OpInfo = OpInfo::new("n", "GET", "/n").security(&[&[Requirement::of("OAuth")]]);
    for (answer, why) in [
        (r#"{"access_token": "", "token_type": "Bearer"}"#, "the token is empty"),
        (r#"{"access_token": "", "token_type": ""}"#, "the token is empty"),
        (r#"{"access_token": null}"#, "access_token"),
        (r#"{"token_type": "Bearer"}"#, "access_token"),
        (r#"{"access_token": "t", "token_type": "mac"}"#, "of the type `mac`"),
        (r#"{"access_token": "t", "token_type": "DPoP"}"#, "of the type `DPoP`"),
        (r#"{"access_token": "t", "token_type": "N_A"}"#, "of the type `N_A`"),
        (r#"{"access_token": "t", "token_type": ""}"#, "of the type ``"),
        (r#"{"access_token": "t\u001b", "token_type": "Bearer\u001b"}"#, "characters"),
        (r#"{"access_token": "a b"}"#, "characters"),
        (r#"{"access_token": "a\r\nx: y"}"#, "characters"),
        (r#"{"access_token": "\u00e9"}"#, "characters"),
        (r#"{"access_token": 7}"#, "access_token"),
    ] {
        let replay = Replay::new().json(200, answer).json(200, "1");
        let oauth = ClientCredentials::new("id", SECRET);
        let core = builder(BASE).transport(replay.clone()).credential("OAuth", oauth).build().unwrap();
        let error = core.call(&NEEDY, &[]).await.unwrap_err();
        assert_eq!((error.kind(), replay.requests().len()), (ErrorKind::Auth, 1), "{answer}");
        assert!(error.to_string().contains(why) && safe(&error.to_string()), "{error}");
    }
    for answer in [
        r#"{"access_token": "t/+~.=", "token_type": "Bearer"}"#,
        r#"{"access_token": "t/+~.=", "token_type": "bEARER"}"#,
        r#"{"access_token": "t/+~.=", "token_type": null}"#,
        r#"{"access_token": "t/+~.="}"#,
    ] {
        let replay = Replay::new().json(200, answer).json(200, "1");
        let oauth = ClientCredentials::new("id", SECRET);
        let core = builder(BASE).transport(replay.clone()).credential("OAuth", oauth).build().unwrap();
        core.call(&NEEDY, &[]).await.unwrap();
        assert_eq!(replay.requests()[1].headers()["authorization"], "Bearer t/+~.=");
    }
}

#[test]
fn a_servers_variable_does_not_move_the_host() {
    for value in [
        "evil.test/",
        "evil.test?",
        "evil.test#",
        "u:p@evil.test",
        "evil.test:80",
        "evil.test\\",
        "evil\u{3002}test",
        "",
        "a b",
    ] {
        let told = Builder::<Shop>::new().server(SERVERS[0].url().with("tenant", value)).build().unwrap_err();
        assert_eq!(told.kind(), ErrorKind::Build);
        assert!(told.to_string().contains("variable `tenant`"), "{told}");
    }
}
