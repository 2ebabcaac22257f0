//! Events and lines that have no end, and connections that end again and again.

use super::super::bed::{Act, End};
use super::super::client::{call, Article, Events, Lines, Parts};
use super::super::row::{json, row, say, scripted, within, Ending, Row};
use clientwright_runtime::{Core, Error, ItemStream};

const HEAD: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n";
const LARGE: &str = "Limit: events: 200 OK, an event is larger than 64 KiB; `Limits::item` allows more";
const SEQUENCE: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json-seq\r\n\r\n";
const MIXED: &str = "HTTP/1.1 200 OK\r\ncontent-type: multipart/mixed; boundary=b\r\n\r\n";
const PART: &str = "--b\r\n\r\n{\"id\":1}\r\n";
const LONG_TEXT: &str = "Limit: lines: 200 OK, a text is larger than 64 KiB; `Limits::item` allows more";
const LONG_PART: &str = "Limit: parts: 200 OK, a part is larger than 64 KiB; `Limits::item` allows more";
const LONG_BEGINNING: &str = "Limit: parts: 200 OK, what is before the first part is larger than 64 KiB";
const LONG_LINE: &str = "Limit: lines: 200 OK, a line is larger than 64 KiB; `Limits::item` allows more";

/// Takes five items, or what comes before the end or an error.
async fn five(mut items: ItemStream<Article>) -> Result<String, Error> {
    let mut ids = Vec::new();
    while ids.len() < 5 {
        let Some(item) = items.next().await else {
            return Ok(format!("{ids:?} and the end"));
        };
        ids.push(item?.id.unwrap_or_default());
    }
    Ok(format!("{ids:?}"))
}

fn events(core: Core) -> Ending {
    Box::pin(async move { five(call::<Events>(&core).await?).await })
}

fn lines(core: Core) -> Ending {
    Box::pin(async move { five(call::<Lines>(&core).await?).await })
}

fn parts(core: Core) -> Ending {
    Box::pin(async move { five(call::<Parts>(&core).await?).await })
}

fn late_lines(core: Core) -> Ending {
    Box::pin(async move { five(within::<Lines>(&core, 300).await?).await })
}

fn late(core: Core) -> Ending {
    Box::pin(async move { five(within::<Events>(&core, 300).await?).await })
}

fn again(core: Core) -> Ending {
    Box::pin(async move { five(call::<Events>(&core).await?.reconnect(4)).await })
}

/// Counts items that do not fit, and those that do.
fn misfits(core: Core) -> Ending {
    Box::pin(async move {
        let mut items = call::<Lines>(&core).await?;
        let (mut fit, mut misfit) = (0, 0);
        while let Some(item) = items.next().await {
            *(if item.is_ok() { &mut fit } else { &mut misfit }) += 1;
        }
        Ok(format!("{fit} fit, {misfit} do not"))
    })
}

fn endless(text: &str) -> Act {
    say(HEAD).forever(text.repeat((1 << 16) / text.len()))
}

fn once(text: &str) -> Act {
    say(format!("{HEAD}{text}")).then(End::Close)
}

pub(crate) fn rows() -> Vec<Row> {
    let mut rows = items();
    rows.extend(sequences());
    rows.extend(mixed());
    rows.extend(connections());
    rows
}

fn items() -> Vec<Row> {
    let first = "data: {\"id\":1}\n\n";
    let long = "x".repeat(70_000);
    vec![
        row(
            "a line of an event without an end",
            say(format!("{HEAD}data: ")).forever("x".repeat(1 << 16)),
            events,
            LARGE,
        ),
        row("an event without an end", endless("data: x\n"), events, LARGE),
        row("an event of empty lines of data", endless("data\n"), events, LARGE),
        row("a comment without an end", say(format!("{HEAD}:")).forever("x".repeat(1 << 16)), events, LARGE),
        row("a long name of an event", once(&format!("event: {long}\n\n{first}")), events, LARGE),
        row(
            "an event that is larger than it may be",
            once(&format!("data: {long}\n\n{first}")),
            events,
            LARGE,
        ),
        row(
            "comments without an end",
            endless(": still here\n\n"),
            late,
            "Timeout: events: timed out: the deadline has passed",
        ),
        row("names of events without an end", endless("event: x\n"), late, "Timeout: events"),
        row("empty lines without an end", endless("\n"), late, "Timeout: events"),
        row("a stream that drips", say(HEAD).forever(":\n").every(20), late, "Timeout: events"),
        row("a stream that says nothing", say(HEAD).then(End::Hang), late, "Timeout: events"),
        row("events without an end", endless("data: {\"id\":7}\n\n"), events, "ok: [7, 7, 7, 7, 7]"),
        row(
            "an event that nobody ends",
            once("data: {\"id\":1}\n\ndata: {\"id\":2}"),
            events,
            "ok: [1] and the end",
        ),
        row("an id with NUL", once("id: a\0b\ndata: {\"id\":1}\n\n"), events, "ok: [1] and the end"),
        row(
            "no UTF-8",
            say([HEAD.as_bytes(), b"data: {\"id\":1, \"x\": \"\xff\xfe\"}\n\n"].concat()).then(End::Close),
            events,
            "ok: [1] and the end",
        ),
        row(
            "an event deep down",
            once(&format!("data: {}\n\n", "[".repeat(50_000))),
            events,
            "Decode: events: 200 OK, an item does not fit",
        ),
        row("a line without an end", say(HEAD).forever("x".repeat(1 << 16)), lines, LONG_LINE),
        row("a line of spaces", say(HEAD).forever(" ".repeat(1 << 16)), lines, LONG_LINE),
        row("a line that is larger than it may be", once(&format!("{long}\n{{}}\n")), lines, LONG_LINE),
        row(
            "a last line that is larger than it may be",
            once(&format!("{{\"id\":1}}\n{long}")),
            lines,
            LONG_LINE,
        ),
        row("lines without an end", endless("{\"id\":7}\n"), lines, "ok: [7, 7, 7, 7, 7]"),
        row(
            "lines of nonsense",
            once("{\n\0\n{\"id\":1}\n[]\nNaN\n{}{}\n{}\n"),
            misfits,
            "ok: 2 fit, 5 do not",
        ),
        row(
            "lines that are no UTF-8",
            say([HEAD.as_bytes(), b"\xff\n{}\n\xfe\n"].concat()).then(End::Close),
            misfits,
            "ok: 1 fit, 2 do not",
        ),
    ]
}

/// JSON text sequences (RFC 7464).
fn sequences() -> Vec<Row> {
    let long = "x".repeat(70_000);
    vec![
        row(
            "a text without an end",
            say(format!("{SEQUENCE}\u{1e}[")).forever("1,\n".repeat(1 << 14)),
            lines,
            LONG_TEXT,
        ),
        row(
            "a text that is larger than it may be",
            say(format!("{SEQUENCE}\u{1e}\"{long}\"\n\u{1e}{{}}\n")).then(End::Close),
            lines,
            LONG_TEXT,
        ),
        row(
            "a line without an end where texts were promised",
            say(SEQUENCE).forever("x".repeat(1 << 16)),
            lines,
            LONG_LINE,
        ),
        row(
            "separators without an end",
            say(SEQUENCE).forever("\u{1e}".repeat(1 << 16)),
            late_lines,
            "Timeout: lines",
        ),
        row(
            "white space before the first text",
            say(SEQUENCE).forever(" \n".repeat(1 << 15)),
            late_lines,
            "Timeout: lines",
        ),
        row(
            "texts without an end",
            say(SEQUENCE).forever("\u{1e}{\"id\":7}\n".repeat(1 << 12)),
            lines,
            "ok: [7, 7, 7, 7, 7]",
        ),
        row(
            "texts of nonsense",
            say(format!("{SEQUENCE}\u{1e}{{\n\u{1e}12\u{1e}NaN\n\u{1e}{{\"id\":1}}\n\u{1e}\0"))
                .then(End::Close),
            misfits,
            "ok: 1 fit, 4 do not",
        ),
    ]
}

/// Parts of multipart bodies (RFC 2046, 5.1.1).
fn mixed() -> Vec<Row> {
    let long = "x".repeat(70_000);
    let fields = "X-A: 1\r\n".repeat(200);
    let once = |text: &str| say(format!("{MIXED}{text}")).then(End::Close);
    let unnamed = "HTTP/1.1 200 OK\r\ncontent-type: multipart/mixed\r\n\r\n";
    let too_long = "b".repeat(80);
    vec![
        row("a part without an end", say(format!("{MIXED}{PART}--b\r\n\r\n")).forever("x".repeat(1 << 16)), parts, LONG_PART),
        row("a part of lines without an end", say(format!("{MIXED}--b\r\n")).forever("\r\n--b".repeat(1 << 13)), parts, "Decode: parts"),
        row("a part that is larger than it may be", once(&format!("--b\r\n\r\n\"{long}\"\r\n--b--")), parts, LONG_PART),
        row("a part of header fields alone", once(&format!("--b\r\n{fields}\r\n1\r\n--b--")), parts, "Decode: parts: 200 OK, a header field of a part cannot be read"),
        row("a first line without an end", say(MIXED).forever("x".repeat(1 << 16)), parts, LONG_BEGINNING),
        row("a beginning without parts", say(MIXED).forever("x\r\n".repeat(1 << 14)), parts, LONG_BEGINNING),
        row("parts without an end", say(MIXED).forever(PART.repeat(1 << 11)), parts, "ok: [1, 1, 1, 1, 1]"),
        row("what is behind the last part", say(format!("{MIXED}{PART}--b--\r\n")).forever("x".repeat(1 << 16)), parts, "ok: [1] and the end"),
        row("a part that nobody ends", once(&format!("{PART}--b\r\n\r\n{{\"id\":2}}")), parts, "Decode: parts: 200 OK, the body ends inside of a part"),
        row("no boundary", say(format!("{unnamed}{PART}--b--")).then(End::Close), parts, "Decode: parts: 200 OK, the `Content-Type` of the answer names no boundary"),
        row(
            "a boundary that is too long",
            say(format!("HTTP/1.1 200 OK\r\ncontent-type: multipart/mixed; boundary={too_long}\r\n\r\n--{too_long}\r\n")).then(End::Close),
            parts,
            "Decode: parts: 200 OK, the `Content-Type` of the answer names no boundary",
        ),
    ]
}

/// Pauses are limited to a few milliseconds: what counts here is how often the server is asked.
fn connections() -> Vec<Row> {
    let quick = move |row: Row| {
        row.limits(|limits| {
            limits
                .shortest_pause(std::time::Duration::from_millis(1))
                .longest_pause(std::time::Duration::from_millis(5))
        })
    };
    let ending = |name, text: &str, ending| quick(row(name, once(text), again, ending)).requests(5, 5);
    vec![
        ending("retry: 0", "retry: 0\n\n", "ok: [] and the end"),
        ending("retry: 2^64-1", "retry: 18446744073709551615\n\n", "ok: [] and the end"),
        ending(
            "retry of 40 digits",
            "retry: 9999999999999999999999999999999999999999\n\n",
            "ok: [] and the end",
        ),
        ending("retry: -1", "retry: -1\n\n", "ok: [] and the end"),
        ending("ids and no events", "id: 7\nretry: 0\n\n", "ok: [] and the end"),
        ending("comments and no events", ": x\n\nretry: 0\n\n", "ok: [] and the end"),
        ending("half an event each time", "retry: 0\n\ndata: {\"id\":", "ok: [] and the end"),
        quick(row(
            "an event each time",
            once("retry: 0\ndata: {\"id\":1}\n\n"),
            again,
            "ok: [1, 1, 1, 1, 1]",
        ))
        .requests(5, 5),
        quick(row(
            "an id that no field can hold",
            once("id: a\u{1}b\nretry: 0\ndata: {\"id\":1}\n\n"),
            again,
            "ok: [1, 1, 1, 1, 1]",
        ))
        .requests(5, 5),
        quick(row(
            "an id of 50 kB",
            once(&format!("id: {}\nretry: 0\ndata: {{\"id\":1}}\n\n", "x".repeat(50_000))),
            again,
            "ok: [1, 1, 1, 1, 1]",
        ))
        .requests(5, 5),
        quick(scripted(
            "204 the second time",
            |nth, _| match nth {
                0 => once("retry: 0\n\n"),
                _ => say("HTTP/1.1 204 No\r\n\r\n"),
            },
            again,
            "ok: [] and the end",
        ))
        .requests(2, 2),
        quick(scripted(
            "500 from the second time on",
            |nth, _| match nth {
                0 => once("retry: 0\n\n"),
                _ => json(503, "", ""),
            },
            again,
            "Status: events: 503 Service Unavailable",
        ))
        .requests(5, 5),
        quick(scripted(
            "an event that is too large, the second time",
            |nth, _| match nth {
                0 => once("retry: 0\n\n"),
                _ => endless("data: x\n"),
            },
            again,
            LARGE,
        ))
        .requests(2, 2),
    ]
}
