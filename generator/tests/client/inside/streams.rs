//! Streams: what an item is by the document, and what is kept of what no document lists.

use streams::models::{Delta, MixedEvent, TalkEvent, UnionEvent};
use streams::support::mock::Replay;
use streams::support::{ErrorKind, ItemStream, Retry};

/// A client of the streams that is answered so, a media type and a body each.
fn client<const N: usize>(answers: [(&str, &str); N]) -> (streams::Client, Replay) {
    let replay = answers.into_iter().fold(Replay::new(), |replay, (media, body)| {
        replay.answer(200, media, body.to_owned())
    });
    let client = streams::Client::builder().transport(replay.clone()).retry(Retry::off()).build().unwrap();
    (client, replay)
}

fn events(text: &str) -> (&str, &str) {
    ("text/event-stream", text)
}

async fn all<T>(mut stream: ItemStream<T>) -> Vec<T> {
    let mut items = Vec::new();
    while let Some(item) = stream.next().await {
        items.push(item.unwrap());
    }
    items
}

const TALK: &str = "id: 1\nevent: created\ndata: {\"talk_id\": \"t\"}\n\n\
                    event: delta\nretry: 20\ndata: {\"text\":\ndata:  \"a\"}\n\n\
                    event: paused\ndata: {\"why\": 7}\n\n\
                    event: delta\ndata: none\n\n";

#[tokio::test]
async fn data_in_text_is_told_apart_by_the_name_of_the_event() {
    let (client, _) = client([events(TALK)]);
    let mut stream = client.talk().await.unwrap();
    let TalkEvent::Created(created) = stream.next().await.unwrap().unwrap() else { panic!() };
    assert_eq!((created.data.talk_id.as_str(), created.id.as_deref(), created.retry), ("t", Some("1"), None));
    let (event, item) = stream.next_event().await.unwrap().unwrap();
    let TalkEvent::Delta(delta) = item else { panic!() };
    assert_eq!((delta.data.text.as_str(), delta.id, delta.retry), ("a", None, Some(20)));
    assert_eq!((event.event.as_str(), event.id.as_str()), ("delta", "1"), "the id stays from one event to the next");
    // A name that no branch has is kept with all fields.
    let TalkEvent::Unknown(unknown) = stream.next().await.unwrap().unwrap() else { panic!() };
    assert_eq!(unknown.as_str(), r#"{"event":"paused","data":{"why":7}}"#);
    // Data that does not fit is an error of its own, with the data.
    let error = stream.next().await.unwrap().unwrap_err();
    assert_eq!((error.kind(), &error.body()[..]), (ErrorKind::Decode, &b"none"[..]));
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn typed_data_is_read_as_json_and_a_discriminator_may_be_the_name() {
    let (client, _) = client([events(TALK), events(TALK)]);
    let mut simple = client.simple().await.unwrap();
    // The first event has no data of this type.
    assert!(simple.next().await.unwrap().is_err());
    let second = simple.next().await.unwrap().unwrap();
    assert_eq!((second.event.as_deref(), second.data.unwrap().text.as_str(), second.retry), (Some("delta"), "a", Some(20)));
    let mut union = client.union().await.unwrap();
    let UnionEvent::Created(created) = union.next().await.unwrap().unwrap() else { panic!() };
    assert_eq!(created.data.talk_id, "t");
    assert!(matches!(union.next().await.unwrap().unwrap(), UnionEvent::Delta(delta) if delta.data.text == "a"));
    assert!(matches!(union.next().await.unwrap().unwrap(), UnionEvent::Unknown(_)));
}

#[tokio::test]
async fn text_stays_text_and_the_end_is_what_the_document_says() {
    let text = "event: note\ndata: 17\n\nevent: count\ndata: 17\n\ndata: {\"text\": \"b\"}\n\n\
                event: finished\ndata: {\"ok\": true}\n\nevent: note\ndata: more\n\n";
    let (client, _) = client([events(text), events("event: note\ndata: a\n\ndata: [done]\n\nevent: note\ndata: b\n\n")]);
    let items = all(client.mixed().await.unwrap()).await;
    assert_eq!(items.len(), 4, "nothing comes behind the last event");
    assert!(matches!(&items[0], MixedEvent::Note(note) if note.data == "17"));
    assert!(matches!(&items[1], MixedEvent::Count(count) if count.data == 17));
    assert!(matches!(&items[2], MixedEvent::Message(message) if message.data.text == "b" && message.event == "message"));
    assert!(matches!(&items[3], MixedEvent::Finished(last) if last.data.as_str() == r#"{"ok":true}"#));
    let items = all(client.mixed().await.unwrap()).await;
    assert_eq!(items.len(), 1, "the data of the end is no item");
}

#[tokio::test]
async fn the_schema_of_the_data_is_that_of_the_item() {
    let script = [
        events("event: x\nid: 4\ndata: {\"text\": \"a\"}\n\ndata: [DONE]\n\n"),
        events("data: {\"event\": \"e\", \"data\": 1}\n\n"),
        events("data: 2026-01-02\n\n"),
        events("event: tick\ndata: 17.5\n\n"),
    ];
    let (client, _) = client(script);
    let mut data = client.data().await.unwrap();
    let (event, item) = data.next_event().await.unwrap().unwrap();
    assert_eq!((event.event.as_str(), event.id.as_str(), item.text.as_str()), ("x", "4", "a"));
    assert!(data.next().await.is_none());
    let looks_like_one = all(client.hinted().await.unwrap()).await;
    assert_eq!((looks_like_one[0].event.as_str(), looks_like_one[0].data), ("e", 1));
    assert_eq!(all(client.days().await.unwrap()).await[0].to_string(), "2026-01-02");
    let tick = all(client.ticker().await.unwrap()).await.remove(0);
    assert_eq!((tick.event.as_str(), tick.data.as_str()), ("tick", "17.5"));
}

fn texts(items: Vec<Delta>) -> String {
    items.into_iter().map(|item| item.text).collect::<Vec<_>>().join(",")
}

#[tokio::test]
async fn json_values_come_one_after_another() {
    let two = "{\"text\":\"a\"}\n\n{\"text\":\"b\"}";
    let separated = "\u{1e}{\"text\":\n\"a\"}\n\u{1e}{\"text\":\"b\"}\n";
    let script = [
        ("application/jsonl", two),
        ("application/x-ndjson", two),
        ("application/jsonl", "{\"a\": 1}\n2\n\"c\"\n"),
        ("application/geo+json-seq", separated),
    ];
    let (client, _) = client(script);
    assert_eq!(texts(all(client.lines().await.unwrap()).await), "a,b");
    assert_eq!(texts(all(client.listed().await.unwrap()).await), "a,b");
    let any: Vec<String> = all(client.text().await.unwrap()).await.iter().map(|item| item.as_str().to_owned()).collect();
    assert_eq!(any, ["{\"a\":1}", "2", "\"c\""]);
    assert_eq!(texts(all(client.places().await.unwrap()).await), "a,b", "a text may have line feeds in it");
}

#[tokio::test]
async fn typed_values_are_sent_one_after_another() {
    let (client, replay) = client([("", ""); 3]);
    let items = [Delta::new("a\nb"), Delta::new("c")];
    client.send_lines(&items).await.unwrap();
    client.send_lines_as_json_seq(&items).await.unwrap();
    client.send_names(&["a", "b"]).await.unwrap();
    let sent: Vec<_> = replay.requests().iter().map(|request| {
        (request.headers()["content-type"].clone(), String::from_utf8(request.body().to_vec()).unwrap())
    }).collect();
    assert_eq!(sent[0].0, "application/x-ndjson");
    assert_eq!(sent[0].1, "{\"text\":\"a\\nb\"}\n{\"text\":\"c\"}\n");
    assert_eq!(sent[1].0, "application/json-seq");
    assert_eq!(sent[1].1, "\u{1e}{\"text\":\"a\\nb\"}\n\u{1e}{\"text\":\"c\"}\n");
    assert_eq!(sent[2].1, "\"a\"\n\"b\"\n");
}

#[tokio::test]
async fn parts_come_one_after_another() {
    let parts = |body| ("multipart/mixed; boundary=\"b 1\"", body);
    let json = "--b 1\r\ncontent-type: application/json\r\n\r\n{\"text\":\"a\"}\r\n--b 1\r\n\r\n{\"text\":\"b\"}\r\n--b 1--\r\n";
    let images = "--b 1\r\ncontent-type: application/json\r\n\r\n{\"text\":\"a\"}\r\n--b 1\r\nContent-Type: image/jpeg\r\n\r\n\u{1}\r\n\r\n--b 1--";
    let (client, _) = client([parts(json), parts(images)]);
    assert_eq!(texts(all(client.parts().await.unwrap()).await), "a,b");
    let all = all(client.images().await.unwrap()).await;
    assert_eq!(all[0].json::<Delta>().unwrap().text, "a");
    assert_eq!((all[1].media_type().as_str(), &all[1].body[..]), ("image/jpeg", &b"\x01\r\n"[..]));
    assert_eq!(all.len(), 2);
}
