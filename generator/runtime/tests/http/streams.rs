//! Answers that arrive piece by piece: events, lines, downloads.

use std::time::Duration;

use bytes::Bytes;
use clientwright_runtime::codec::RawJson;
use clientwright_runtime::mock::Replay;
use clientwright_runtime::transport::TransportError;
use clientwright_runtime::{
    Answer, Body, Call, Core, Error, ErrorKind, Event, EventShape, ItemStream, OpInfo, Operation, Retry,
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

/// The objects that the events of a body are read as.
async fn objects(shape: &'static EventShape, body: &str) -> Vec<String> {
    static INFO: OpInfo = OpInfo::new("objects", "GET", "/objects").streaming();
    let replay = Replay::new().answer(200, "text/event-stream", body.to_owned());
    let core = builder("https://shop.test").transport(replay).build().unwrap();
    let mut events = core.call(&INFO, &[]).await.unwrap().event_objects::<RawJson>(shape);
    let mut all = Vec::new();
    while let Some(event) = events.next().await {
        all.push(event.unwrap().as_str().to_owned());
    }
    all
}

const JSON: EventShape = EventShape { is_text: false, except: &["note"], ends: &["[done]"], last: &["end"] };
const TEXT: EventShape = EventShape { is_text: true, except: &["count"], ends: &[], last: &[] };

#[tokio::test]
async fn events_are_objects_of_the_fields_that_they_have() {
    let body = "event: add\nid: 5\nretry: 20\ndata: {\"a\":\ndata:  1}\n\n\
                data: 7\n\nevent: note\ndata: 7\n\ndata: {no\n\nid\ndata\n\n";
    let expected = [
        r#"{"event":"add","data":{"a":1},"id":"5","retry":20}"#,
        // Ids and times that another event had are none of this one, and a name it has always.
        r#"{"event":"message","data":7}"#,
        r#"{"event":"note","data":"7"}"#,
        // What ought to be JSON and is not stays as it is.
        r#"{"event":"message","data":"{no"}"#,
        r#"{"event":"message","data":"","id":""}"#,
    ];
    assert_eq!(objects(&JSON, body).await, expected);
    let text = objects(&TEXT, "data: 7\n\nevent: count\ndata: 7\n\n").await;
    assert_eq!(text, [r#"{"event":"message","data":"7"}"#, r#"{"event":"count","data":7}"#]);
}

#[tokio::test]
async fn the_last_event_is_what_the_document_says() {
    let one = [r#"{"event":"message","data":1}"#];
    assert_eq!(objects(&JSON, "data: 1\n\ndata: [done]\n\ndata: 2\n\n").await, one);
    assert_eq!(objects(&JSON, "data: 1\n\ndata: [DONE]\n\ndata: 2\n\n").await, one);
    let with_the_last = [one[0], r#"{"event":"end","data":2}"#];
    assert_eq!(objects(&JSON, "data: 1\n\nevent: end\ndata: 2\n\ndata: 3\n\n").await, with_the_last);
}

/// The id of an event that is cut off was never delivered, and is not the one to go on from (WHATWG HTML, 9.2.6).
#[tokio::test]
async fn an_event_that_is_cut_off_leaves_no_id() {
    let first = "retry: 1\nid: 41\ndata: {\"id\": 1, \"name\": \"a\"}\n\nid: 42\ndata: {\"id\": 2";
    let second = "id: 42\ndata: {\"id\": 2, \"name\": \"b\"}\n\ndata: [DONE]\n\n";
    let server = Server::start([pieces(&[first]), pieces(&[second])]);
    let core = builder(&server.url).retry(Retry::off()).build().unwrap();
    let mut events = Watch::new(&core, &[]).await.unwrap().reconnect(1);
    assert_eq!(events.next().await.unwrap().unwrap().id, 1);
    assert_eq!(events.next().await.unwrap().unwrap().id, 2);
    assert!(server.requests()[1].contains("last-event-id: 41\r\n"), "{}", server.requests()[1]);
}

/// An id without data is the last one all the same.
#[tokio::test]
async fn an_id_counts_without_data() {
    let replay = Replay::new().answer(200, "text/event-stream", "id: 1\ndata: a\n\nid: 2\n\ndata: b\n\n");
    let core = builder("https://shop.test").transport(replay).build().unwrap();
    let ids: Vec<_> = raw_events(&core).await.into_iter().map(|event| event.id).collect();
    assert_eq!(ids, ["1", "2"]);
}

#[tokio::test]
async fn an_item_comes_with_its_event() {
    let replay = Replay::new().answer(
        200,
        "text/event-stream",
        "event: add\nid: 7\ndata: {\"id\": 1, \"name\": \"a\"}\n\n",
    );
    let core = builder("https://shop.test").transport(replay).build().unwrap();
    let mut events = Watch::new(&core, &[]).await.unwrap();
    let (event, article) = events.next_event().await.unwrap().unwrap();
    assert_eq!((event.event.as_str(), event.id.as_str(), article.id), ("add", "7", 1));
    assert!(events.next_event().await.is_none());
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

/// Values or errors of an answer in this media type, cut into pieces of every size: always the same.
async fn values(media: &str, body: &[u8]) -> Vec<String> {
    static INFO: OpInfo = OpInfo::new("values", "GET", "/values");
    let mut all: Vec<Vec<String>> = Vec::new();
    for size in 1..=body.len() {
        let pieces: Vec<_> = body.chunks(size).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
        let body = Body::stream(None, Box::pin(Pieces(pieces.into_iter())));
        let replay = Replay::new().answer(200, media, body);
        let core = builder("https://shop.test").transport(replay).build().unwrap();
        let answer = core.call(&INFO, &[]).await.unwrap();
        let mut items =
            if media.starts_with("multipart/") { answer.json_parts::<RawJson>() } else { answer.lines() };
        let mut seen = Vec::new();
        while let Some(item) = items.next().await {
            seen.push(item.map_or_else(|error| error.to_string(), |item| item.as_str().to_owned()));
        }
        all.push(seen);
    }
    assert!(all.windows(2).all(|two| two[0] == two[1]), "where pieces are cut makes a difference: {all:?}");
    all.swap_remove(0)
}

#[tokio::test]
async fn json_text_sequences_follow_rfc_7464() {
    let seq = "application/geo+json-seq";
    let body = b"\x1e{\"a\":\n 1}\n\x1e\x1e[\n1]\x1e2\n\x1e\"three\"";
    assert_eq!(values(seq, body).await, ["{\"a\":1}", "[1]", "2", "\"three\""]);
    // A text that does not fit is an error of its own, and a number that may have been longer is one.
    let seen = values(seq, b"\x1e{\"a\":\x1e12\x1e3 ").await;
    assert!(seen[0].contains("an item does not fit"), "{seen:?}");
    assert!(seen[1].contains("may be cut short"), "{seen:?}");
    assert_eq!(seen[2], "3");
    // Servers that write no separators write lines.
    assert_eq!(values(seq, b" \n{\"a\":1}\n2\n\n3").await, ["{\"a\":1}", "2", "3"]);
    assert_eq!(values("application/json-seq", b"\xef\xbb\xbf\x1e1\n").await, ["1"]);
}

#[tokio::test]
async fn parts_follow_rfc_2046() {
    let media = "multipart/mixed; charset=x; Boundary=\"b\"";
    let body = b"preamble\r\n--bx\r\n--b  \r\nX-A: 1\r\n\r\n{\"a\":\r\n1}\r\n--b\r\n\r\n2\n--b\r\n\r\n\r\n--b--\r\n--b\r\n\r\n4\r\n--b--";
    let seen = values(media, body).await;
    assert_eq!(seen[..2], ["{\"a\":1}", "2"]);
    assert!(seen[2].contains("does not fit"), "a part without content is no JSON: {seen:?}");
    assert_eq!(seen.len(), 3, "what is behind the last delimiter is none: {seen:?}");
    let cut = values(media, b"--b\r\n\r\n1\r\n--b\r\n\r\n2").await;
    assert_eq!(cut[0], "1");
    assert!(cut[1].contains("the body ends inside of a part"), "{cut:?}");
    let unnamed = values("multipart/mixed", b"--b\r\n\r\n1\r\n--b--").await;
    assert!(unnamed.len() == 1 && unnamed[0].contains("names no boundary"), "{unnamed:?}");
    let odd = values(media, b"--b\r\nno colon\r\n\r\n1\r\n--b\r\n\r\n2\r\n--b--").await;
    assert!(odd[0].contains("a header field of a part cannot be read"), "{odd:?}");
    assert_eq!(odd[1], "2");
}
