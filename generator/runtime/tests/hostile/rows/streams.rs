//! Events and lines that have no end, and connections that end again and again.

use super::super::bed::{Act, End};
use super::super::client::{call, Article, Events, Lines};
use super::super::row::{json, row, say, scripted, within, Ending, Row};
use clientwright_runtime::{Core, Error, ItemStream};

const HEAD: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n";
const LARGE: &str = "Limit: events: 200 OK, an event is larger than 64 KiB; `Limits::item` allows more";
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
