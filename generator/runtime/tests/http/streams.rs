//! Answers that arrive piece by piece: events, lines, downloads.

use std::time::Duration;

use bytes::Bytes;
use clientwright_runtime::codec::RawJson;
use clientwright_runtime::mock::Replay;
use clientwright_runtime::transport::TransportError;
use clientwright_runtime::{
    Answer, Body, Call, Core, Error, ErrorKind, Event, ItemStream, OpInfo, Operation, Retry,
};

use crate::api::{builder, client, Article, Pieces};
use crate::made::Made;
use crate::server::{json, Reply, Server};

crate::made::call_type!(Watch);

impl Operation for Watch {
    type Output = ItemStream<Article>;
    const INFO: &'static OpInfo =
        &OpInfo::new("watch", "GET", "/watch").accept("text/event-stream").streaming();
    fn decode(answer: Answer) -> Result<Self::Output, Error> {
        Ok(answer.events())
    }
    crate::made::holds_call!();
}

const HEAD: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n";

/// An answer whose body comes in these pieces.
fn pieces(body: &[&str]) -> Reply {
    let head = (0, HEAD.as_bytes().to_vec());
    Reply::Pieces(
        std::iter::once(head).chain(body.iter().map(|text| (5, text.as_bytes().to_vec()))).collect(),
    )
}

async fn raw_events(core: &Core) -> Vec<Event> {
    static INFO: OpInfo = OpInfo::new("raw", "GET", "/raw").streaming();
    let mut events = core.call(&INFO, &[]).await.unwrap().raw_events();
    let mut all = Vec::new();
    while let Some(event) = events.next().await {
        all.push(event.unwrap());
    }
    all
}

/// The data of events that come in these pieces.
async fn data_of(body: &[&'static str]) -> Vec<String> {
    let pieces: Vec<_> = body.iter().map(|text| Ok(Bytes::from_static(text.as_bytes()))).collect();
    let body = Body::stream(None, Box::pin(Pieces(pieces.into_iter())));
    let replay = Replay::new().answer(200, "text/event-stream", body);
    let core = builder("http://shop.test").transport(replay).build().unwrap();
    let call = core.request("GET", "/raw").streamed_as("text/event-stream", |answer| Ok(answer.raw_events()));
    let mut events = call.await.unwrap();
    let mut all = Vec::new();
    while let Some(event) = events.next().await {
        all.push(event.unwrap().data);
    }
    all
}

/// Only LF and CR end a line of events (WHATWG HTML, 9.2.6): a record separator may stand in one.
#[tokio::test]
async fn a_record_separator_is_a_part_of_an_events_data() {
    assert_eq!(data_of(&["data: a\u{1e}b\n\n"]).await, ["a\u{1e}b"]);
}

/// A byte order mark is dropped at the beginning of a stream, in however many pieces it comes, and nowhere else.
#[tokio::test]
async fn a_byte_order_mark_is_one_at_the_beginning_only() {
    let mark = "\u{feff}data: a\n\n";
    assert_eq!(data_of(&[mark]).await, ["a"]);
    assert_eq!(data_of(&["", mark]).await, ["a"]);
    // What is no field's name is ignored, a mark as well.
    assert_eq!(data_of(&["\n", mark]).await, [""; 0]);
    assert_eq!(data_of(&["\n\n", mark, "data: b\n\n"]).await, ["b"]);
}

#[tokio::test]
async fn events_are_decoded_as_they_arrive_and_done_ends_them() {
    let server = Server::start([pieces(&[
        "\u{feff}data: {\"id\": 1, \"na",
        "me\": \"a\"}\n",
        "\n: comment\n\ndata: {\"id\": 2,\r\ndata: \"name\": \"b\"}\r\n\r",
        "\ndata: {\"id\": 3}\n\ndata: [DONE]\n\ndata: {\"id\": 4, \"name\": \"late\"}\n\n",
    ])]);
    let mut events = Watch::new(&client(&server.url), &[]).await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().name, "a");
    assert_eq!(events.next().await.unwrap().unwrap(), Article { id: 2, name: "b".into() });
    let error = events.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(&error.body()[..], b"{\"id\": 3}");
    assert!(events.next().await.is_none());
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn the_fields_of_an_event_follow_the_standard() {
    let server = Server::start([pieces(&[
        "event: add\ndata: 73857293\n\n\r\n\nevent: gone\n\nid: 1\ndata:first\ndata:  second\nretry: 250\n\n",
        "id\ndata\n\ndata\ndata\n\nid: a\0b\nretry: 2x\ndata:x\n\rdata: incomplete",
    ])]);
    let all = raw_events(&client(&server.url)).await;
    let shown: Vec<_> = all.iter().map(|e| (e.event.as_str(), e.data.as_str(), e.id.as_str())).collect();
    let expected =
        [("add", "73857293", ""), ("", "first\n second", "1"), ("", "", ""), ("", "\n", ""), ("", "x", "")];
    assert_eq!(shown, expected);
    assert_eq!(all[1].retry, Some(Duration::from_millis(250)));
}

#[tokio::test]
async fn where_the_pieces_are_cut_makes_no_difference() {
    let text = "\u{feff}id: 1\r\nevent: é\r\ndata: a\r\rdata: b\n\r\n: x\r\n\r\ndata: c\ndata: d\n\n";
    let mut all = Vec::new();
    for size in 1..=text.len() {
        let pieces: Vec<Result<Bytes, TransportError>> =
            text.as_bytes().chunks(size).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
        let body = Body::stream(None, Box::pin(Pieces(pieces.into_iter())));
        let replay = Replay::new().answer(200, "text/event-stream", body);
        let core = builder("https://shop.test").transport(replay).build().unwrap();
        all.push(
            raw_events(&core).await.into_iter().map(|event| (event.event, event.data)).collect::<Vec<_>>(),
        );
    }
    let expected =
        [("é", "a"), ("", "b"), ("", "c\nd")].map(|(event, data)| (event.to_owned(), data.to_owned()));
    for (at, events) in all.iter().enumerate() {
        assert_eq!(events, &expected, "pieces of {} bytes", at + 1);
    }
}

#[tokio::test]
async fn events_can_be_read_as_objects() {
    static INFO: OpInfo = OpInfo::new("raw", "GET", "/raw").streaming();
    let server = Server::start([pieces(&["event: add\nid: 5\ndata: {}\n\n"])]);
    let mut events = client(&server.url).call(&INFO, &[]).await.unwrap().event_objects::<RawJson>();
    let expected = RawJson::from_text(r#"{"event": "add", "id": "5", "data": "{}"}"#).unwrap();
    assert_eq!(events.next().await.unwrap().unwrap(), expected);
}

#[tokio::test]
async fn a_broken_stream_is_resumed_where_asked_to() {
    let first = "retry: 1\nid: 41\ndata: {\"id\": 1, \"name\": \"a\"}\n\ndata: {\"id\"";
    let second = "data: {\"id\": 2, \"name\": \"b\"}\n\ndata: [DONE]\n\n";
    let server = Server::start([pieces(&[first]), json("503 Unavailable", ""), pieces(&[second])]);
    let core = builder(&server.url).retry(Retry::off()).build().unwrap();
    let mut events = Watch::new(&core, &[]).await.unwrap().reconnect(3);
    assert_eq!(events.next().await.unwrap().unwrap().id, 1);
    assert_eq!(events.last_event_id(), "41");
    assert_eq!(events.next().await.unwrap().unwrap().id, 2);
    assert!(events.next().await.is_none());
    let requests = server.requests();
    assert_eq!(requests.len(), 3);
    assert!(!requests[0].contains("last-event-id"));
    assert!(requests[1].contains("last-event-id: 41\r\n") && requests[2].contains("last-event-id: 41\r\n"));
}

#[tokio::test]
async fn reconnecting_gives_up() {
    let server = Server::start([pieces(&["retry: 1\n\n"])]);
    let core = builder(&server.url).retry(Retry::off()).build().unwrap();
    let mut events = Watch::new(&core, &[]).await.unwrap().reconnect(2);
    let error = events.next().await.unwrap().unwrap_err();
    assert!(error.is_retryable(), "{error}");
    assert!(events.next().await.is_none());
    assert_eq!(server.requests().len(), 3, "the first one, and two that failed");
}

#[tokio::test]
async fn lines_of_json_need_no_last_line_feed() {
    static INFO: OpInfo = OpInfo::new("list", "GET", "/list").streaming();
    let server = Server::start([pieces(&[
        "{\"id\":1,\"name\":\"a\"}\r\n\n{\"id\":2,\"na",
        "me\":\"b\"}\n\u{1e}{\"id\":3,\"name\":\"c\"}",
    ])]);
    let mut lines = client(&server.url).call(&INFO, &[]).await.unwrap().lines::<Article>();
    let mut names = String::new();
    while let Some(line) = lines.next().await {
        names.push_str(&line.unwrap().name);
    }
    assert_eq!(names, "abc");
}

#[tokio::test]
async fn a_download_is_saved() {
    let content = "0123456789".repeat(30_000);
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", content.len());
    let server =
        Server::start([Reply::Pieces(vec![(0, head.into_bytes()), (0, content.clone().into_bytes())])]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.bin");
    let download = client(&server.url).request("GET", "/file").stream().await.unwrap().body;
    assert_eq!(download.content_length(), Some(300_000));
    assert_eq!(download.save_to(&path).await.unwrap(), 300_000);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), content);
}

#[tokio::test]
async fn a_download_that_breaks_off_is_an_error_and_idleness_too() {
    let cut = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nabc".to_vec();
    let idle = vec![(0, cut.clone()), (3000, b"d".to_vec())];
    let server = Server::start([Reply::Pieces(vec![(0, cut)]), Reply::Pieces(idle)]);
    let core = builder(&server.url).read_timeout(Duration::from_millis(100)).build().unwrap();
    let error = core.request("GET", "/file").stream().await.unwrap().body.collect().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    let mut body = core.request("GET", "/file").stream().await.unwrap().body;
    assert_eq!(body.next().await.unwrap().unwrap(), "abc");
    assert_eq!(body.next().await.unwrap().unwrap_err().kind(), ErrorKind::Timeout);
}

#[tokio::test]
async fn a_failed_status_has_its_body_also_where_a_stream_was_asked_for() {
    let server = Server::start([json("404 Not Found", r#"{"message": "gone"}"#)]);
    let error = Watch::new(&client(&server.url), &[]).await.unwrap_err();
    assert_eq!(error.to_string(), format!("watch: 404 Not Found: gone [GET {}/watch]", server.url));
}

/// The line that ends a stream ends it with and without a line break behind it.
#[tokio::test]
async fn the_last_line_may_say_that_it_is_the_end() {
    static INFO: OpInfo = OpInfo::new("lines", "GET", "/lines");
    for body in ["[1]\n[DONE]", "[1]\n[DONE]\n", "[1]\n[DONE]\n[2]\n", "[1]"] {
        let replay = Replay::new().answer(200, "application/x-ndjson", Body::from(body));
        let core = builder("https://shop.test").transport(replay).build().unwrap();
        let mut lines = core.call(&INFO, &[]).await.unwrap().lines::<RawJson>();
        assert_eq!(lines.next().await.unwrap().unwrap().as_str(), "[1]", "{body:?}");
        assert!(lines.next().await.is_none(), "{body:?}");
    }
}
