//! Servers that refuse, break off, dawdle, and answer something else than the document says.

use std::future::IntoFuture;
use std::time::{Duration, Instant, SystemTime};

use clientwright_runtime::codec::RawJson;
use clientwright_runtime::mock::Replay;
use clientwright_runtime::{Body, Call, ErrorKind, Response, Retry};
use http::StatusCode;

use crate::api::{builder, client, fast, Article, CreateArticle, DeleteArticle, GetArticle};
use crate::made::Made;
use crate::server::{answer, json, Reply, Server};

const ARTICLE: &str = r#"{"id": 7, "name": "pen"}"#;

fn get(url: &str) -> GetArticle {
    GetArticle::new(&client(url), &[&7])
}

fn create(url: &str) -> CreateArticle {
    CreateArticle::new(&client(url), &[]).json(&Article { id: 7, name: "pen".to_owned() })
}

fn raw(pieces: &[(u64, &str)]) -> Reply {
    Reply::Pieces(pieces.iter().map(|(millis, text)| (*millis, text.as_bytes().to_vec())).collect())
}

#[tokio::test]
async fn a_success_is_decoded() {
    let server = Server::start([json("200 OK", ARTICLE)]);
    let article = get(&server.url).await.unwrap();
    assert_eq!(article, Article { id: 7, name: "pen".to_owned() });
    let request = server.request();
    assert!(request.starts_with("GET /articles/7 HTTP/1.1\r\n"), "{request}");
    assert!(request.contains("accept: application/json\r\n"), "{request}");
    assert!(request.contains("user-agent: shop/1.0\r\n"), "{request}");
}

#[tokio::test]
async fn a_refused_connection_is_told_and_tried_again_whatever_the_method() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = create(&url).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert_eq!(error.attempts(), 3);
    assert!(error.is_retryable());
    assert!(error.to_string().starts_with("Articles.create: cannot connect: "), "{error}");
    assert!(error.to_string().ends_with(" (after 3 attempts)"), "{error}");
}

#[tokio::test]
async fn a_reset_in_the_middle_of_a_body_is_tried_again_for_get_only() {
    let half = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{\"id\": 7"
        .to_vec();
    let server = Server::start([Reply::Reset(half.clone()), json("200 OK", ARTICLE)]);
    assert_eq!(get(&server.url).await.unwrap().id, 7);
    assert_eq!(server.requests().len(), 2);

    let server = Server::start([Reply::Reset(half), json("201 Created", ARTICLE)]);
    let error = create(&server.url).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 1));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn slow_header_fields_meet_the_time_limit() {
    let server = Server::start([raw(&[(3000, "HTTP/1.1 200 OK\r\n")])]);
    let begin = Instant::now();
    let error = get(&server.url).timeout(Duration::from_millis(150)).retry(Retry::off()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(begin.elapsed() < Duration::from_secs(2), "{:?}", begin.elapsed());
    assert!(error.to_string().contains("150ms"), "{error}");
}

#[tokio::test]
async fn a_slow_body_meets_the_limit_between_pieces() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 24\r\n\r\n{";
    let server = Server::start([raw(&[(0, head), (3000, "}")])]);
    let core =
        builder(&server.url).read_timeout(Duration::from_millis(150)).retry(Retry::off()).build().unwrap();
    let begin = Instant::now();
    let error = GetArticle::new(&core, &[&7]).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(error.to_string().contains("nothing came for 150ms"), "{error}");
    assert!(begin.elapsed() < Duration::from_secs(2), "{:?}", begin.elapsed());
}

#[tokio::test]
async fn a_deadline_holds_over_repetitions() {
    let server = Server::start((0..20).map(|_| answer("503 Unavailable", "retry-after: 1\r\n", "")));
    let begin = Instant::now();
    let error = get(&server.url).retry(fast(9)).deadline(Duration::from_millis(1300)).await.unwrap_err();
    assert!(begin.elapsed() < Duration::from_secs(2), "{:?}", begin.elapsed());
    assert_eq!(
        error.status(),
        Some(StatusCode::SERVICE_UNAVAILABLE),
        "the last answer is told, not the deadline"
    );
    assert_eq!(error.attempts(), 2);
}

#[tokio::test]
async fn retry_after_is_obeyed_in_seconds_and_as_a_date() {
    for field in ["retry-after: 1", "retry-after-ms: 1000", "Retry-After: date"] {
        let date = httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(2));
        let field = format!("{}\r\n", field.replace("date", &date));
        let server = Server::start([answer("429 Too Many Requests", &field, ""), json("200 OK", ARTICLE)]);
        let begin = Instant::now();
        let meta: Response<Article, _> = get(&server.url).with_meta().await.unwrap();
        assert_eq!((meta.body.id, meta.attempts), (7, 2));
        let waited = begin.elapsed();
        assert!(
            waited >= Duration::from_millis(950) && waited < Duration::from_secs(5),
            "{field} {waited:?}"
        );
    }
}

#[tokio::test]
async fn a_503_is_tried_again_and_a_post_is_not() {
    let server = Server::start([
        json("503 Service Unavailable", ""),
        json("502 Bad Gateway", ""),
        json("200 OK", ARTICLE),
    ]);
    assert_eq!(get(&server.url).await.unwrap().id, 7);
    assert_eq!(server.requests().len(), 3);

    let server = Server::start([json("503 Service Unavailable", "{}"), json("201 Created", ARTICLE)]);
    let error = create(&server.url).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Status, 1));

    let server = Server::start([json("503 Service Unavailable", "{}"), json("201 Created", ARTICLE)]);
    let article = create(&server.url).header("Idempotency-Key", "k1").await.unwrap();
    assert_eq!(article.id, 7);
    let requests = server.requests();
    assert_eq!(requests[0].split_once("\r\n\r\n").unwrap().1, requests[1].split_once("\r\n\r\n").unwrap().1);
}

#[tokio::test]
async fn a_500_is_tried_again_for_get_alone_and_the_server_has_the_last_word() {
    let server = Server::start([json("500 Oops", ""), json("200 OK", ARTICLE)]);
    assert_eq!(get(&server.url).await.unwrap().id, 7);

    let server = Server::start([json("500 Oops", ""), json("204 No Content", "")]);
    let error = DeleteArticle::new(&client(&server.url), &[&7]).await.unwrap_err();
    assert_eq!(error.attempts(), 1);

    let server =
        Server::start([answer("503 Unavailable", "x-should-retry: false\r\n", ""), json("200 OK", ARTICLE)]);
    assert_eq!(get(&server.url).await.unwrap_err().attempts(), 1);

    let server =
        Server::start([answer("409 Conflict", "x-should-retry: true\r\n", ""), json("200 OK", ARTICLE)]);
    assert_eq!(get(&server.url).await.unwrap().id, 7);
}

#[tokio::test]
async fn retries_stop_when_the_budget_is_spent() {
    let server = Server::start((0..60).map(|_| json("503 Unavailable", "")));
    let core = builder(&server.url).build().unwrap();
    for _ in 0..10 {
        let _ = GetArticle::new(&core, &[&7]).await.unwrap_err();
    }
    let sent = server.requests().len();
    assert!((20..=23).contains(&sent), "10 calls, 10 repetitions in hand and a fifth of the calls: {sent}");
}

#[tokio::test]
async fn an_undocumented_201_is_decoded_as_the_documented_success() {
    let server =
        Server::start([answer("201 Created", "content-type: application/vnd.shop.v2+json\r\n", ARTICLE)]);
    let meta = get(&server.url).with_meta().await.unwrap();
    assert_eq!((meta.status, meta.body.id), (StatusCode::CREATED, 7));
}

#[tokio::test]
async fn garbage_and_misfits_are_decode_errors_with_the_body_kept() {
    let server = Server::start([json("200 OK", "{not json"), json("200 OK", r#"{"id": 7, "name": null}"#)]);
    let error = get(&server.url).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(&error.body()[..], b"{not json");
    assert_eq!(error.status(), Some(StatusCode::OK));
    assert!(!error.is_retryable());

    let error = get(&server.url).await.unwrap_err();
    let said =
        "get_article: 200 OK, body does not fit Article at /name: expected string, found null (byte 18)";
    let url = format!("{}/articles/7", server.url);
    let help = "`.lenient(true)` on the call or the builder takes it, so does \
        `- {target: \"$.paths['/articles/{id}'].get\", update: {x-clientwright-lenient: true}}` in an overlay, \
        `.raw()` has the body as it came";
    assert_eq!(error.to_string(), format!("{said} [GET {url}]; {help}"));
    assert_eq!((error.help(), error.url()), (Some(help), Some(&*url)));
}

#[tokio::test]
async fn a_wrong_media_type_is_named() {
    let page = "<html><title>Sign in</title></html>";
    let server = Server::start([answer("200 OK", "content-type: text/html; charset=utf-8\r\n", page)]);
    let error = get(&server.url).await.unwrap_err();
    let said = "get_article: 200 OK, the body is text/html, and JSON was expected";
    assert!(error.to_string().starts_with(said), "{error}");
    let help =
        "`.answered_as(\"text/html\", Answer::text)` reads text/html, `.raw()` has the body as it came";
    assert_eq!(error.help(), Some(help));
    assert_eq!(&error.body()[..], page.as_bytes());
}

#[tokio::test]
async fn a_packed_body_that_nobody_asked_for_is_named_and_kept() {
    let fields = "content-type: application/json\r\ncontent-encoding: br\r\n";
    let server =
        Server::start([answer("200 OK", fields, "\u{b}\u{2}"), answer("200 OK", fields, "\u{b}\u{2}")]);
    let error = get(&server.url).await.unwrap_err();
    assert_eq!((error.kind(), &error.body()[..]), (ErrorKind::Decode, &b"\x0b\x02"[..]));
    assert!(error.to_string().contains("the body is packed (br), which was not asked for"), "{error}");
    assert_eq!(get(&server.url).raw().await.unwrap().body, "\u{b}\u{2}", "bytes are bytes");
}

/// A whole answer, and one whose body ends too soon although all of it came.
#[cfg(feature = "gzip")]
#[tokio::test]
async fn gzip_is_read_and_a_truncated_one_is_a_broken_transfer() {
    use std::io::Write;

    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(ARTICLE.as_bytes()).unwrap();
    let whole = packer.finish().unwrap();
    let packed = |body: &[u8]| {
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        Reply::Pieces(vec![(0, [head.as_bytes(), body].concat())])
    };
    let half = packed(&whole[..whole.len() / 2]);
    let server = Server::start([packed(&whole), half.clone(), packed(&whole), half]);
    assert_eq!(get(&server.url).await.unwrap().id, 7);
    assert!(server.request().contains("\r\naccept-encoding: gzip\r\n"), "{}", server.request());
    assert_eq!(get(&server.url).await.unwrap().id, 7, "a GET is tried again");
    let error = create(&server.url).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts(), error.body().len()), (ErrorKind::Transport, 1, 0));
}

#[tokio::test]
async fn an_empty_body_where_one_is_documented_is_a_decode_error() {
    let server = Server::start([answer("204 No Content", "x-request-id: r-1\r\n", "")]);
    let error = get(&server.url).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    let said = "get_article: 204 No Content, the body is empty, and JSON was expected";
    assert!(error.to_string().starts_with(said), "{error}");
    assert_eq!(error.request_id(), Some("r-1"));
}

#[tokio::test]
async fn error_bodies_of_any_kind_are_kept_and_quoted() {
    let long = "x".repeat(500);
    let cases: Vec<(&str, &str, String)> = vec![
        ("application/json", r#"{"message": "no such article"}"#, "no such article".into()),
        ("application/json", r#"{"Message": "denied"}"#, "denied".into()),
        (
            "application/problem+json",
            r#"{"title": "Bad", "detail": "id is no number", "status": 400}"#,
            "id is no number".into(),
        ),
        ("application/json", r#"{"error": {"code": 4, "message": "deep"}}"#, "deep".into()),
        (
            "application/json",
            r#"{"error": "invalid_grant", "error_description": "expired"}"#,
            "expired".into(),
        ),
        ("application/json", r#"{"errors": [{"msg": "one"}, {"msg": "two"}]}"#, "one; two".into()),
        (
            "application/json",
            r#"{"detail": [{"loc": ["body"], "msg": "field required"}]}"#,
            "field required".into(),
        ),
        ("application/json", r#""just text""#, "just text".into()),
        ("application/json", r#"{"code": 17}"#, r#"{"code": 17}"#.into()),
        ("text/plain", "  over\n quota ", "over quota".into()),
        ("text/html", &long, format!("{}…", &long[..200])),
    ];
    for (media, body, said) in cases {
        let server = Server::start([answer("404 Not Found", &format!("content-type: {media}\r\n"), body)]);
        let error = get(&server.url).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Status);
        assert_eq!(
            error.to_string(),
            format!("get_article: 404 Not Found: {said} [GET {}/articles/7]", server.url)
        );
        assert_eq!(&error.body()[..], body.as_bytes());
        assert_eq!(error.message(), Some(&*said));
    }
}

#[tokio::test]
async fn a_binary_error_body_is_described_and_a_typed_one_decoded() {
    let head =
        b"HTTP/1.1 400 Bad Request\r\ncontent-type: image/png\r\ncontent-length: 3\r\n\r\n\xff\xfe\x00"
            .to_vec();
    let server = Server::start([Reply::Pieces(vec![(0, head)]), json("409 Conflict", ARTICLE)]);
    let error = get(&server.url).await.unwrap_err();
    assert!(error.to_string().starts_with("get_article: 400 Bad Request: 3 bytes, image/png ["), "{error}");
    assert_eq!(&error.body()[..], b"\xff\xfe\x00");
    let error = get(&server.url).await.unwrap_err();
    assert_eq!(error.body_as::<Article>().unwrap().name, "pen");
    assert_eq!(error.body_as::<Vec<RawJson>>(), None);
}

#[tokio::test]
async fn a_dropped_call_is_cancelled() {
    let server = Server::start([raw(&[(3000, "HTTP/1.1 200 OK\r\n\r\n")]), json("200 OK", ARTICLE)]);
    let core = client(&server.url);
    let call = GetArticle::new(&core, &[&7]).into_future();
    assert!(tokio::time::timeout(Duration::from_millis(100), call).await.is_err());
    assert_eq!(GetArticle::new(&core, &[&7]).await.unwrap().id, 7);
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(server.requests().len(), 2, "nothing is repeated behind the caller's back");
}

#[tokio::test]
async fn nothing_is_sent_before_the_first_poll() {
    let server = Server::start([json("200 OK", ARTICLE)]);
    let call = get(&server.url).into_future();
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(server.requests().is_empty());
    call.await.unwrap();
}

#[tokio::test]
async fn redirects_are_followed_within_the_origin() {
    let moved = answer("302 Found", "location: ../articles/8?x=1\r\n", "");
    let server = Server::start([moved, json("200 OK", ARTICLE)]);
    assert_eq!(get(&server.url).await.unwrap().id, 7);
    assert!(server.requests()[1].starts_with("GET /articles/8?x=1 HTTP/1.1\r\n"), "{:?}", server.requests());
}

/// A query with nothing in it is written as it was given (RFC 3986, 5.3).
#[tokio::test]
async fn a_redirect_to_an_empty_query_keeps_the_question_mark() {
    for (location, target) in [
        ("8?", "https://shop.test/v1/articles/8?"),
        ("?", "https://shop.test/v1/articles/7?"),
        ("8?#part", "https://shop.test/v1/articles/8?"),
        ("8#?part", "https://shop.test/v1/articles/8"),
        ("//shop.test/articles/../8?", "https://shop.test/8?"),
        ("8?&", "https://shop.test/v1/articles/8?&"),
    ] {
        let mut moved = http::Response::new(Body::empty());
        *moved.status_mut() = http::StatusCode::FOUND;
        moved.headers_mut().insert("location", http::HeaderValue::from_static(location));
        let replay = Replay::new().response(moved).json(200, ARTICLE);
        let core = builder("https://shop.test/v1").transport(replay.clone()).build().unwrap();
        GetArticle::new(&core, &[&"7"]).with(1, &"de").await.unwrap();
        assert_eq!(replay.requests()[1].uri().to_string(), target, "{location}");
    }
}

/// A reference without a path and a query of its own leads to where it stands, with the query (RFC 3986, 5.2.2).
#[tokio::test]
async fn a_redirect_to_a_fragment_keeps_the_query() {
    let moved = answer("302 Found", "location: #part\r\n", "");
    let server = Server::start([moved, json("200 OK", ARTICLE)]);
    let call = GetArticle::new(&client(&server.url), &[&"7"]).with(1, &"de");
    call.await.unwrap();
    for request in server.requests() {
        assert!(request.starts_with("GET /articles/7?lang=de HTTP/1.1\r\n"), "{request:?}");
    }
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn redirects_of_other_methods_are_told() {
    let server = Server::start([answer("307 Temporary Redirect", "location: /elsewhere\r\n", "")]);
    let error = create(&server.url).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Status);
    assert!(error.to_string().contains("redirects of POST are not followed"), "{error}");
}

#[tokio::test]
async fn endless_redirects_end() {
    let server = Server::start((0..30).map(|_| answer("302 Found", "location: /again\r\n", "")));
    let error = get(&server.url).await.unwrap_err();
    assert!(error.to_string().contains("more than 10 redirects"), "{error}");
    assert_eq!(server.requests().len(), 11);
}
