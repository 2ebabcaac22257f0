//! Servers that do not keep to their own document: what is an error, what is taken where the caller says so, what is told.

use std::collections::BTreeMap;

use clientwright_runtime::codec::{FromJson, RawJson, ReadError, Reader, Timestamp};
use clientwright_runtime::{
    Answer, Call, Content, Core, Documented, Error, ErrorBodies, ErrorKind, Lenient, MisfitKind, OpInfo,
    Operation, Response,
};

use crate::api::{builder, operation, Article};
use crate::made::Made;
use crate::server::{answer, json, Reply, Server};

/// A type whose members are all optional.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Loose {
    code: Option<i64>,
    item: Option<Box<Loose>>,
    list: Option<Vec<Loose>>,
}

impl FromJson for Loose {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let (mut code, mut item, mut list) = (None, None, None);
        r.object("Loose", &["code", "item", "list"], &mut [&mut code, &mut item, &mut list])?;
        Ok(Loose { code, item, list })
    }
}

#[derive(Debug, PartialEq)]
pub(crate) struct Needy {
    name: String,
    count: i64,
    on: bool,
    tags: Vec<String>,
    sizes: BTreeMap<String, i64>,
    inner: Article,
    at: Option<Timestamp>,
    or_null: Option<i64>,
}

impl FromJson for Needy {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let (mut name, mut count, mut on, mut tags) = (None, None, None, None);
        let (mut sizes, mut inner, mut at, mut or_null) = (None, None, None, None::<Option<i64>>);
        let names = ["name", "count", "on", "tags", "sizes", "inner", "at", "or_null"];
        let slots: &mut [&mut dyn clientwright_runtime::codec::Slot] =
            &mut [&mut name, &mut count, &mut on, &mut tags, &mut sizes, &mut inner, &mut at, &mut or_null];
        r.object("Needy", &names, slots)?;
        Ok(Needy {
            name: r.need(name, "name")?,
            count: r.need(count, "count")?,
            on: r.need(on, "on")?,
            tags: r.need(tags, "tags")?,
            sizes: r.need(sizes, "sizes")?,
            inner: r.need(inner, "inner")?,
            at,
            or_null: r.need(or_null, "or_null")?,
        })
    }
}

operation!(GetPlain, String, text, OpInfo::new("plain", "GET", "/plain").accept("text/plain"));
operation!(GetOpen, Needy, json, OpInfo::new("open", "GET", "/open").lenient());

fn core(url: &str, lenient: impl Into<Lenient>) -> Core {
    builder(url).lenient(lenient).build().unwrap()
}

/// What an operation makes of an answer with this media type.
async fn read<O: Made>(
    media: &str,
    body: &str,
    lenient: impl Into<Lenient>,
) -> Result<Response<O::Output, O>, Error> {
    let server = Server::start([answer("200 OK", &format!("content-type: {media}\r\n"), body)]);
    let path: &[&dyn clientwright_runtime::codec::ToJson] = &[];
    let call = O::new(&core(&server.url, lenient), path);
    call.with_meta().await
}

const JSON: &str = "application/json";

fn told<T, O>(response: &Response<T, O>) -> Vec<String> {
    response.misfits().iter().map(ToString::to_string).collect()
}

operation!(Flat, Loose, json, OpInfo::new("flat", "GET", "/flat").accept("application/json"));
operation!(Flats, Vec<Loose>, json, OpInfo::new("flats", "GET", "/flats").accept("application/json"));
operation!(Full, Needy, json, OpInfo::new("full", "GET", "/full").accept("application/json"));
operation!(Text, String, json, OpInfo::new("text", "GET", "/text").accept("application/json"));
operation!(Maybe, Option<Article>, json, OpInfo::new("maybe", "GET", "/maybe").accept("application/json"));
operation!(Number, i64, json, OpInfo::new("number", "GET", "/number").accept("application/json"));
operation!(Time, Timestamp, json, OpInfo::new("time", "GET", "/time").accept("application/json"));
operation!(Value, String, value, OpInfo::new("value", "GET", "/value").accept("*/*"));
operation!(Stamp, Timestamp, value, OpInfo::new("stamp", "GET", "/stamp").accept("*/*"));
operation!(Any, Content, content, OpInfo::new("any", "GET", "/any").accept("application/json"));

#[tokio::test]
async fn a_success_that_lost_everything_is_none() {
    for body in [
        r#"{"error": "no such thing"}"#,
        r#"{"item": {"error": 1}}"#,
        r#"{"list": [{"error": 1}, {"x": 2}]}"#,
    ] {
        let error = read::<Flat>(JSON, body, false).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{body}");
        assert!(error.to_string().contains("expected a member that the document has"), "{error}");
        assert!(error.help().unwrap().contains(".lenient(true)"), "{error}");
        assert_eq!(&error.body()[..], body.as_bytes());
        assert_eq!(read::<Flat>(JSON, body, true).await.unwrap().body.code, None);
    }
    assert!(read::<Flats>(JSON, r#"[{"x": 1}, {"y": 1}]"#, false).await.is_err());
    for body in ["{}", r#"{"code": null, "x": 1}"#, r#"{"item": {}}"#, r#"{"list": []}"#] {
        assert!(read::<Flat>(JSON, body, false).await.is_ok(), "{body}: nothing is lost, or not all of it");
    }
    assert!(read::<Flats>(JSON, "[]", false).await.is_ok());
}

#[tokio::test]
async fn what_does_not_fit_is_listed_with_its_place() {
    let body = r#"{"code": 1, "a/b": [{}], "item": {"x": {"y": 1}}, "list": [{"code": 2}, {"code": 3, "é~": null}]}"#;
    let found = read::<Flat>(JSON, body, false).await.unwrap();
    let unknown = "a member that the document does not have";
    let expected = [
        format!("/a~1b: {unknown}"),
        "/item: an object without any member that the document has".to_owned(),
        format!("/item/x: {unknown}"),
        format!("/list/1/é~0: {unknown}"),
    ];
    assert_eq!(told(&found), expected);
    assert_eq!(found.misfits()[0].kind(), MisfitKind::UnknownMember);
    assert!(read::<Flat>(JSON, r#"{"code": 1}"#, true).await.unwrap().misfits().is_empty());
}

#[tokio::test]
async fn missing_and_null_members_are_read_as_nothing_where_that_is_chosen() {
    let nothing = Needy {
        name: String::new(),
        count: 0,
        on: false,
        tags: Vec::new(),
        sizes: BTreeMap::new(),
        inner: Article { id: 0, name: String::new() },
        at: None,
        or_null: None,
    };
    let nulls = r#"{"name": null, "count": null, "on": null, "tags": null, "sizes": null, "inner": null, "at": null}"#;
    for body in ["{}", nulls] {
        assert!(read::<Full>(JSON, body, false).await.is_err());
        assert!(read::<Full>(JSON, body, Lenient::strict().kinds().bodies()).await.is_err());
        let found = read::<Full>(JSON, body, Lenient::strict().missing()).await.unwrap();
        assert_eq!(found.body, nothing);
        let names = ["name", "count", "on", "tags", "sizes", "inner", "or_null"];
        let expected: Vec<_> = names.map(|name| format!("/{name}: missing or null, read as nothing")).into();
        assert_eq!(told(&found), expected);
    }
    let error = read::<Time>(JSON, "null", true).await.unwrap_err();
    assert!(error.to_string().contains("found null"), "there is no time that stands for none: {error}");
}

#[tokio::test]
async fn numbers_for_text_and_back_where_that_is_chosen() {
    let body = r#"{"name": 7, "count": " 12 ", "on": "true", "tags": [1, "b", true], "sizes": {"a": "1"},
        "inner": {"id": "3", "name": "pen"}, "or_null": "4"}"#;
    assert!(read::<Full>(JSON, body, false).await.is_err());
    assert!(read::<Full>(JSON, body, Lenient::strict().missing().bodies()).await.is_err());
    let found = read::<Full>(JSON, body, Lenient::strict().kinds()).await.unwrap();
    let Needy { name, count, on, tags, sizes, inner, or_null, .. } = &found.body;
    assert_eq!((name.as_str(), *count, *on, *or_null), ("7", 12, true, Some(4)));
    assert_eq!(
        (tags.as_slice(), sizes["a"], inner.id),
        (["1", "b", "true"].map(str::to_owned).as_slice(), 1, 3)
    );
    let places = ["/name", "/count", "/on", "/tags/0", "/tags/2", "/sizes/a", "/inner/id", "/or_null"];
    assert_eq!(found.misfits().iter().map(|misfit| misfit.pointer()).collect::<Vec<_>>(), places);
    assert!(found.misfits().iter().all(|misfit| misfit.kind() == MisfitKind::OtherKind));
    for (body, expected) in [("\"9007199254740993\"", 9_007_199_254_740_993), ("\"-1\"", -1)] {
        assert_eq!(read::<Number>(JSON, body, true).await.unwrap().body, expected);
    }
    for body in ["\"12 apples\"", "\"\"", "[1]", "{\"a\": 1}"] {
        let taken = read::<Number>(JSON, body, Lenient::strict().kinds()).await;
        assert!(taken.is_err(), "{body}");
    }
    let odd = r#"{"name": "", "count": 0, "on": 1, "tags": [], "sizes": [], "inner": {"id": 1, "name": ""}, "at": "", "or_null": ""}"#;
    let found = read::<Full>(JSON, odd, true).await.unwrap().body;
    assert_eq!((found.on, found.sizes.len(), found.at, found.or_null), (true, 0, None, None));
}

#[tokio::test]
async fn empty_bodies_and_text_for_json_are_taken_where_that_is_chosen() {
    let bodies = Lenient::strict().bodies();
    let error = read::<Maybe>(JSON, "", false).await.unwrap_err();
    assert!(error.help().unwrap().contains(".lenient(true)"), "{error}");
    assert_eq!(read::<Maybe>(JSON, "", bodies).await.unwrap().body, None);
    let empty = read::<Text>(JSON, "", bodies).await.unwrap();
    assert_eq!((empty.body.as_str(), empty.misfits()[0].kind()), ("", MisfitKind::Body));
    assert_eq!(read::<Flat>("text/plain", "", bodies).await.unwrap().body, Loose::default());
    assert!(read::<Time>(JSON, "", true).await.is_err());
    for media in [JSON, "text/plain", "text/html"] {
        assert!(read::<Text>(media, "hello \"you\"", false).await.is_err(), "{media}");
        let found = read::<Text>(media, "hello \"you\"", bodies).await.unwrap();
        assert_eq!((found.body.as_str(), found.misfits()[0].kind()), ("hello \"you\"", MisfitKind::Body));
        assert!(read::<Number>(media, "hello", true).await.is_err(), "{media}");
    }
    assert_eq!(read::<Number>("text/html", "7", bodies).await.unwrap().body, 7, "JSON by another name");
    assert_eq!(read::<GetPlain>(JSON, "\"a b\"", false).await.unwrap().body, "\"a b\"");
    assert_eq!(read::<GetPlain>(JSON, "\"a b\"", bodies).await.unwrap().body, "a b");
}

#[tokio::test]
async fn a_call_and_a_place_may_be_lenient_where_the_client_is_not() {
    let server = Server::start((0..4).map(|_| json("200 OK", r#"{"name": 1}"#)));
    let strict = core(&server.url, false);
    assert!(Full::new(&strict, &[]).await.is_err());
    assert_eq!(Full::new(&strict, &[]).lenient(true).await.unwrap().name, "1");
    assert_eq!(GetOpen::new(&strict, &[]).await.unwrap().name, "1");
    assert!(GetOpen::new(&strict, &[]).lenient(false).await.is_err());
}

#[tokio::test]
async fn the_answers_own_media_type_decides_where_the_document_leaves_it_open() {
    for (media, body, expected) in [
        ("text/plain", "a \"b\"", "a \"b\""),
        ("", "plain", "plain"),
        (JSON, "\"a\\nb\"", "a\nb"),
        ("application/problem+json; charset=utf-8", " \"x\"", "x"),
        (JSON, "{\"a\": 1}", "{\"a\": 1}"),
        ("text/plain", "\"quoted\"", "\"quoted\""),
    ] {
        assert_eq!(read::<Value>(media, body, false).await.unwrap().body, expected, "{media}");
    }
    for (media, body) in [("text/plain", "2026-01-02T03:04:05Z"), (JSON, "\"2026-01-02T03:04:05Z\"")] {
        assert_eq!(read::<Stamp>(media, body, false).await.unwrap().body.to_string(), "2026-01-02T03:04:05Z");
    }
    assert!(read::<Stamp>("text/plain", "soon", false).await.is_err());

    let found = read::<Any>(JSON, "{\"a\": [1, \"x\"]}", false).await.unwrap().body;
    assert_eq!(found.as_json().map(RawJson::as_str), Some("{\"a\":[1,\"x\"]}"));
    assert_eq!((found.at::<String>("/a/1").as_deref(), found.at::<i64>("/a/1")), (Some("x"), None));
    let found = read::<Any>("image/png", "\u{1}PNG", false).await.unwrap().body;
    assert_eq!((found.media_type(), &found.bytes()[..]), ("image/png", &b"\x01PNG"[..]));
    assert_eq!((found.as_json(), found.text()), (None, Some("\u{1}PNG")));
    assert_eq!(read::<Any>("text/csv", "1", false).await.unwrap().body.as_json(), None);
    assert_eq!(read::<Any>(JSON, "", false).await.unwrap().body.text(), Some(""));

    let found = read::<GetPlain>(JSON, "{\"id\": 7, \"name\": \"pen\"}", false).await.unwrap();
    assert_eq!(found.misfits()[0].kind(), MisfitKind::Body);
    assert_eq!(
        (found.json::<Article>().unwrap().id, found.at::<String>("/name").as_deref()),
        (7, Some("pen"))
    );
    assert!(found.json::<i64>().is_err());
    assert!(read::<GetPlain>("text/plain", "x", false).await.unwrap().misfits().is_empty());
}

#[derive(Debug, PartialEq)]
pub(crate) struct Problem(Option<String>);

impl FromJson for Problem {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let mut title: Option<String> = None;
        r.object("Problem", &["title"], &mut [&mut title])?;
        Ok(Problem(title))
    }
}

impl ErrorBodies for Problem {
    fn read(error: &Error) -> Option<Self> {
        error.json()
    }
}

impl Documented for Flat {
    type Errors = Problem;
}

#[tokio::test]
async fn errors_say_what_was_asked_and_undocumented_ones_are_read_in_a_line() {
    let body = r#"{"details": [{"message": "no quota", "code": 7}]}"#;
    let server = Server::start([json("409 Conflict", body), json("409 Conflict", r#"{"title": "t"}"#)]);
    let core = builder(&server.url).build().unwrap();
    let error = Flat::new(&core, &[]).extra_query("key", "hunter2").await.unwrap_err();
    assert_eq!(error.errors::<Flat>(), None, "nothing of the documented body is there");
    assert_eq!(error.at::<String>("/details/0/message").as_deref(), Some("no quota"));
    assert_eq!((error.at::<i64>("/details/0/message"), error.at::<i64>("/nowhere")), (None, None));
    assert_eq!(error.json::<RawJson>().unwrap().pointer("/details/0/code"), Some(RawJson::of(&7)));
    assert_eq!(error.method(), Some(&http::Method::GET));
    assert_eq!(error.url(), Some(&*format!("{}/flat", server.url)));
    let shown = format!("{error} {error:?}");
    assert!(shown.contains("/flat]") && !shown.contains("hunter2"), "{shown}");
    let error = Flat::new(&core, &[]).await.unwrap_err();
    assert_eq!(error.errors::<Flat>(), Some(Problem(Some("t".to_owned()))));
}

#[tokio::test]
async fn errors_of_all_kinds_have_method_and_url_and_those_of_redirects_the_last_one() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = Flat::new(&core(&url, false), &[]).await.unwrap_err();
    assert_eq!((error.kind(), error.url()), (ErrorKind::Connect, Some(&*format!("{url}/flat"))));

    let moved = answer("302 Found", "location: /else?key=hunter2#x\r\n", "");
    let cut = Reply::Pieces(vec![(0, b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nabc".to_vec())]);
    let server = Server::start([moved, json("200 OK", "7"), cut]);
    let core = core(&server.url, false);
    let error = Flat::new(&core, &[]).await.unwrap_err();
    assert_eq!((error.kind(), error.url()), (ErrorKind::Decode, Some(&*format!("{}/else", server.url))));
    let error = core.request("POST", "/file").stream().await.unwrap().body.collect().await.unwrap_err();
    assert_eq!((error.kind(), error.method()), (ErrorKind::Transport, Some(&http::Method::POST)));
    assert_eq!(error.url(), Some(&*format!("{}/file", server.url)));
    let error = Flat::new(&core, &[]).header("a b", "c").await.unwrap_err();
    assert_eq!((error.kind(), error.url()), (ErrorKind::Build, None));
}

operation!(Odd, Article, json, OpInfo::new("odd", "PATCH", "/it's/\"x\""));

#[tokio::test]
async fn only_what_would_help_is_named_and_the_line_to_paste_is_a_json_path_in_yaml() {
    let server = Server::start([json("200 OK", "7"), json("200 OK", "{}")]);
    let error = Flat::new(&core(&server.url, false), &[]).await.unwrap_err();
    assert_eq!(error.help(), Some("`.raw()` has the body as it came"), "leniency would not help");
    let error = Odd::new(&core(&server.url, false), &[]).await.unwrap_err();
    let line = r#"`- {target: "$.paths['/it\\'s/\"x\"'].patch", update: {x-clientwright-lenient: true}}`"#;
    assert!(error.help().unwrap().contains(line), "{error}");
}
