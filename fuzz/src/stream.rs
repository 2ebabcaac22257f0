//! Answers that are read as they arrive, cut anywhere, and multipart bodies beside a parser that others wrote.

use std::time::Duration;

use bytes::Bytes;
use clientwright_runtime::codec::RawJson;
use clientwright_runtime::mock::Replay;
use clientwright_runtime::{Answer, Body, Call, Error, Event, ItemStream, Multipart, Part};
use libfuzzer_sys::arbitrary::Unstructured;
use pollster::block_on;
use serde_json::value::RawValue;

use crate::client::{client, cut, in_pieces};

/// The first byte says what it is; the second how many bytes behind it say how it is cut.
pub fn check(data: &[u8]) {
    let [kind, count, rest @ ..] = data else { return };
    let (sizes, bytes) = rest.split_at(usize::from(*count % 8).min(rest.len()));
    match kind % 4 {
        0 | 1 => events(bytes, sizes),
        2 => lines(bytes, sizes),
        _ => multipart(bytes, sizes),
    }
}

/// Every item of an answer.
fn items<T>(
    body: Body,
    media: &str,
    decode: fn(Answer) -> Result<ItemStream<T>, Error>,
) -> Vec<Result<T, Error>> {
    let replay = Replay::new().answer(200, media, body);
    let call = client(&replay).request("GET", "/items").streamed_as(media, decode);
    block_on(async {
        let mut stream = call.await.expect("it begins");
        let mut all = Vec::new();
        while let Some(item) = stream.next().await {
            all.push(item);
        }
        all
    })
}

/// Server-sent events: the same however they are cut, and as the specification has them.
fn events(bytes: &[u8], sizes: &[u8]) {
    let read = |body: Body| -> Vec<Event> {
        let all = items(body, "text/event-stream", |answer| Ok(answer.raw_events()));
        all.into_iter().map(|event| event.expect("raw events always fit")).collect()
    };
    let whole = read(Body::from(bytes.to_vec()));
    assert_eq!(read(in_pieces(cut(bytes, sizes))), whole, "cut by {sizes:?}");
    assert_eq!(whole, specified(bytes), "not as the specification has it");
}

/// WHATWG HTML, 9.2.6, word by word. `[DONE]` is the end, as some servers write it.
fn specified(bytes: &[u8]) -> Vec<Event> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n").replace('\r', "\n");
    let mut whole: Vec<&str> = text.split('\n').collect();
    whole.pop();
    let (mut events, mut event, mut data, mut id) =
        (Vec::new(), String::new(), None::<String>, String::new());
    let mut retry = None;
    for line in whole {
        if line.is_empty() {
            let (event, data) = (std::mem::take(&mut event), data.take());
            match data.as_deref() {
                Some("[DONE]") => return events,
                Some(data) => events.push(Event { event, data: data.to_owned(), id: id.clone(), retry }),
                None => {}
            }
            continue;
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => event = value.to_owned(),
            "data" => data = Some(data.map_or(value.to_owned(), |before| format!("{before}\n{value}"))),
            "id" if !value.contains('\0') => id = value.to_owned(),
            "retry" if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) => {
                retry = value.parse().ok().map(Duration::from_millis).or(retry);
            }
            _ => {}
        }
    }
    events
}

/// Lines of JSON: the same however they are cut, and each as serde_json reads it.
fn lines(bytes: &[u8], sizes: &[u8]) {
    let read = |body: Body| -> Vec<Option<String>> {
        let all = items(body, "application/x-ndjson", |answer| Ok(answer.lines::<RawJson>()));
        all.into_iter().map(|line| line.ok().map(|json| json.as_str().to_owned())).collect()
    };
    let whole = read(Body::from(bytes.to_vec()));
    assert_eq!(read(in_pieces(cut(bytes, sizes))), whole, "cut by {sizes:?}");
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut theirs = Vec::new();
    for line in bytes.split(|byte| matches!(byte, b'\n' | 0x1e)) {
        let line = String::from_utf8_lossy(line);
        if line == "[DONE]" {
            break;
        }
        if !line.trim().is_empty() {
            // A byte order mark before a text of JSON may be ignored (RFC 8259, 8.1).
            let line = line.strip_prefix('\u{feff}').unwrap_or(&line);
            theirs.push(serde_json::from_str::<&RawValue>(line).is_ok());
        }
    }
    let ours: Vec<bool> = whole.iter().map(Option::is_some).collect();
    assert_eq!(ours, theirs, "lines are read otherwise");
}

/// What is put into a multipart body comes out of another parser.
fn multipart(bytes: &[u8], sizes: &[u8]) {
    let mut from = Unstructured::new(bytes);
    let Ok(parts) = from.arbitrary::<Vec<(String, Vec<u8>, Option<String>, bool)>>() else { return };
    // Browsers leave a backslash as it is (WHATWG HTML, 4.10.21.8); parsers of quoted strings read it otherwise.
    if parts
        .iter()
        .any(|(name, _, file, _)| name.contains('\\') || file.iter().any(|file| file.contains('\\')))
    {
        return;
    }
    let mut body = Multipart::new();
    for (name, content, file_name, is_stream) in &parts {
        let content: Body = match is_stream {
            true => in_pieces(cut(content, sizes)),
            false => Body::from(content.clone()),
        };
        let part = Part::body(content);
        body = body.part(
            name,
            match file_name {
                Some(file_name) => part.file_name(file_name.clone()).content_type("image/png"),
                None => part,
            },
        );
    }
    let replay = Replay::new();
    let request =
        client(&replay).request("POST", "/items").multipart(body).request().expect("it can be sent");
    let media = request.headers()["content-type"].to_str().expect("it is text").to_owned();
    let boundary = multer::parse_boundary(media).expect("it has a boundary");
    let sent = request.into_body();
    let bytes = block_on(all_of(sent));
    let pieces = cut(&bytes, sizes).into_iter().map(Ok::<_, std::io::Error>);
    let mut theirs = multer::Multipart::new(Iter(pieces), boundary);
    for (name, content, file_name, _) in &parts {
        let field = block_on(theirs.next_field()).expect("it is multipart").expect("it is there");
        assert_eq!(field.name().map(str::to_owned), Some(quoted(name)), "another name");
        let theirs = field.file_name().map(str::to_owned);
        assert_eq!(theirs, file_name.as_deref().map(quoted), "another file name");
        let bytes = block_on(field.bytes()).expect("it can be read");
        assert_eq!(&bytes[..], content, "another content");
    }
    assert!(block_on(theirs.next_field()).expect("it is multipart").is_none(), "one more part");
}

/// A name as it stands between quotes (WHATWG HTML, 4.10.21.8), without what no header field may hold.
fn quoted(name: &str) -> String {
    let of =
        |c: char| if c == '"' || c.is_ascii_control() { format!("%{:02X}", u32::from(c)) } else { c.into() };
    name.chars().map(of).collect()
}

/// Sends a body to nowhere and keeps what was sent.
async fn all_of(body: Body) -> Bytes {
    let replay = Replay::new().answer(200, "application/octet-stream", body);
    let call = client(&replay).request("GET", "/bytes");
    call.raw().await.expect("it is answered").body
}

struct Iter<I>(I);

impl<I: Iterator + Unpin> futures_core::Stream for Iter<I> {
    type Item = I::Item;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<I::Item>> {
        std::task::Poll::Ready(self.0.next())
    }
}
