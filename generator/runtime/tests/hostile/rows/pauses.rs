//! What a server asks the client to do again: repetitions, pages, looks at a task.

use std::time::Duration;

use super::super::bed::{Act, End};
use super::super::client::{call, ByCursor, ByLink, ByOffset, Export, Get, Order, Post};
use super::super::made::Made;
use super::super::row::{json, plain, row, say, scripted, within, Ending, Row};
use clientwright_runtime::{Core, Paged, Tracked};

fn all<O: Made + Paged<Item = clientwright_runtime::codec::RawJson>>(core: Core) -> Ending {
    Box::pin(
        async move { call::<O>(&core).items().all().await.map(|items| format!("{} items", items.len())) },
    )
}

fn late_list(core: Core) -> Ending {
    Box::pin(async move {
        let call: ByCursor = within(&core, 300);
        call.items().all().await.map(|items| format!("{} items", items.len()))
    })
}

/// Waits for a task, looking as often as it may.
fn task<O: Made + Tracked<Result = clientwright_runtime::codec::RawJson>>(core: Core) -> Ending {
    Box::pin(async move {
        let poller =
            call::<O>(&core).wait_done().interval(Duration::ZERO).deadline(Duration::from_millis(400));
        poller.await.map(|result| result.to_string())
    })
}

/// Waits for a task with the pauses of the client.
fn patient_task(core: Core) -> Ending {
    Box::pin(async move {
        let poller = call::<Order>(&core).wait_done().deadline(Duration::from_millis(400));
        poller.await.map(|result| result.to_string())
    })
}

pub(crate) fn rows() -> Vec<Row> {
    let mut rows = repetitions();
    rows.extend(pages());
    rows.extend(tasks());
    rows
}

fn repetitions() -> Vec<Row> {
    let busy = |name, field: &str| {
        let act = json(429, &format!("{field}\r\n"), "");
        row(name, act, plain::<Get>, "Status: get: 429 Too Many Requests")
            .retry(3)
            .limits(|limits| limits.shortest_pause(Duration::from_millis(1)))
    };
    vec![
        busy("429 without a pause", "x: y").requests(4, 4),
        busy("Retry-After: 0", "retry-after: 0").requests(4, 4),
        busy("Retry-After below nothing", "retry-after: -100").requests(4, 4),
        busy("Retry-After of a century", "retry-after: 3153600000").requests(1, 1),
        busy("Retry-After of 40 digits", "retry-after: 9999999999999999999999999999999999999999")
            .requests(1, 1),
        busy("Retry-After with an exponent", "retry-after: 1e300").requests(4, 4),
        busy("Retry-After that is no number", "retry-after: NaN").requests(4, 4),
        busy("Retry-After in the past", "retry-after: Sun, 06 Nov 1994 08:49:37 GMT").requests(4, 4),
        busy("Retry-After in the year 9999", "retry-after: Fri, 31 Dec 9999 23:59:59 GMT").requests(1, 1),
        busy("Retry-After in the year 99999", "retry-after: Fri, 31 Dec 99999 23:59:59 GMT").requests(4, 4),
        busy("retry-after-ms of 40 digits", "retry-after-ms: 9999999999999999999999999999999999999999")
            .requests(1, 1),
        busy("retry-after-ms: 0", "retry-after-ms: 0").requests(4, 4),
        row(
            "try again, and again",
            json(418, "x-should-retry: true\r\n", ""),
            plain::<Get>,
            "Status: get: 418",
        )
        .retry(3)
        .requests(4, 4),
        row("POST is not repeated", json(503, "retry-after: 0\r\n", ""), plain::<Post>, "Status: post: 503")
            .retry(3),
        row("no connection holds", Act::default().then(End::Reset), plain::<Get>, "Transport: get")
            .retry(3)
            .requests(4, 4),
        row(
            "half an answer each time",
            json(200, "", "").forever("").then(End::Close),
            plain::<Get>,
            "Decode: get",
        )
        .retry(3),
        row("silence each time", Act::default().then(End::Hang), plain::<Get>, "Timeout: get")
            .timeout(100)
            .retry(2)
            .requests(3, 3),
    ]
}

fn pages() -> Vec<Row> {
    let link = |nth: usize| json(200, &format!("link: </list?page={nth}>; rel=next\r\n"), "[1]");
    let cursor =
        |cursor: String, items: &str| json(200, "", &format!("{{\"next\":{cursor},\"data\":[{items}]}}"));
    let long = "Limit: list: the list has more than 20 pages; `Limits::pages` allows more";
    let circle = "Limit: list: the list goes round in circles";
    vec![
        scripted("links without an end", move |nth, _| link(nth), all::<ByLink>, long).requests(20, 20),
        row("a link to itself", link(7), all::<ByLink>, circle).requests(2, 2),
        scripted("links in a circle", move |nth, _| link(nth % 3), all::<ByLink>, circle).requests(4, 4),
        row(
            "a link to another host",
            json(200, "link: <http://evil.test/>; rel=next\r\n", "[1]"),
            all::<ByLink>,
            "Build: list: the next page's URL is not followed",
        ),
        row(
            "a link to a file",
            json(200, "link: <file:///etc/passwd>; rel=next\r\n", "[1]"),
            all::<ByLink>,
            "Build: list: the next page's URL is not followed",
        ),
        row(
            "links of nonsense",
            json(200, "link: <<<>>>;rel=\"next,;<\r\nlink: ,,;;==\r\n", "[1]"),
            all::<ByLink>,
            "ok: 1 items",
        ),
        scripted("cursors without an end", move |nth, _| cursor(nth.to_string(), "1"), all::<ByCursor>, long)
            .requests(20, 20),
        scripted(
            "empty pages without an end",
            move |nth, _| cursor(nth.to_string(), ""),
            all::<ByCursor>,
            long,
        )
        .requests(20, 20),
        row("a cursor that stays", cursor("7".to_owned(), "1"), all::<ByCursor>, circle).requests(2, 2),
        row("a cursor that stays, and no items", cursor("7".to_owned(), ""), all::<ByCursor>, "ok: 0 items")
            .requests(2, 2),
        scripted(
            "cursors in a circle",
            move |nth, _| cursor((nth % 2).to_string(), ""),
            all::<ByCursor>,
            circle,
        )
        .requests(3, 3),
        row(
            "a cursor of 500 kB",
            cursor(format!("\"{}\"", "x".repeat(500_000)), "1"),
            all::<ByCursor>,
            "Build: list",
        ),
        row("a cursor that is an object", cursor("{\"a\":[1]}".to_owned(), "1"), all::<ByCursor>, circle)
            .requests(2, 2),
        row(
            "an offset that is stepped over",
            json(200, "", "{\"data\":[{\"id\":1}]}"),
            all::<ByOffset>,
            circle,
        )
        .requests(2, 2),
        scripted(
            "offsets without an end",
            |nth, _| json(200, "", &format!("{{\"data\":[{nth}]}}")),
            all::<ByOffset>,
            long,
        )
        .requests(20, 20),
        row("a list that is none", json(200, "", "{\"data\":7}"), all::<ByOffset>, "Decode: list"),
        scripted(
            "a second page that never comes",
            move |nth, _| if nth == 0 { cursor("1".to_owned(), "1") } else { Act::default().then(End::Hang) },
            late_list,
            "Timeout: list",
        )
        .requests(2, 2),
        scripted(
            "pages that take their time",
            move |nth, _| cursor(nth.to_string(), "").slow(60),
            late_list,
            "Timeout: list",
        )
        .requests(2, 6),
    ]
}

fn tasks() -> Vec<Row> {
    let begun = || json(200, "", r#"{"tasks":["a"]}"#);
    let watched = move |name, look: fn(usize) -> Act, ending| {
        scripted(name, move |nth, _| if nth == 0 { begun() } else { look(nth) }, task::<Order>, ending)
    };
    let late = "Timeout: order: the task is not done after 400ms";
    vec![
        watched("Retry-After: 0 at every look", move |_| state("retry-after: 0\r\n", "\"new\""), "Timeout: ")
            .requests(2, 6),
        watched(
            "retry-after-ms: 0 at every look",
            move |_| state("retry-after-ms: 0\r\n", "\"new\""),
            "Timeout: ",
        )
        .requests(2, 6),
        watched(
            "Retry-After in the past at every look",
            move |_| state("retry-after: Sun, 06 Nov 1994 08:49:37 GMT\r\n", "7"),
            "Timeout: ",
        )
        .requests(2, 6),
        watched(
            "Retry-After of a century at a look",
            move |_| state("retry-after: 3153600000\r\n", "\"new\""),
            "Timeout: order: the task is not done after 400ms; it has new",
        )
        .requests(2, 2),
        watched(
            "a look that never ends",
            |_| Act::default().then(End::Hang),
            "Timeout: order: the task is not done after 400ms; it has no state",
        )
        .requests(2, 2),
        watched(
            "a look whose answer has no end",
            move |_| say("HTTP/1.1 200 OK\r\n\r\n").forever("x").every(20),
            "Timeout: ",
        )
        .requests(2, 2),
        watched("a state that nobody knows", move |_| state("retry-after: 1\r\n", "\"odd\""), late)
            .requests(2, 2),
        watched("a state that is no text", move |_| state("retry-after: 1\r\n", "{\"a\":[]}"), late)
            .requests(2, 2),
        watched("no state", |_| json(200, "retry-after: 1\r\n", "[]"), late).requests(2, 2),
        watched("a look that is no JSON", |_| json(200, "retry-after: 1\r\n", "<html>"), late).requests(2, 2),
        watched(
            "a look that is too large",
            |_| json(200, "", &"1".repeat((1 << 20) + 1)),
            "Limit: task: 200 OK, the body is larger",
        )
        .requests(2, 2),
        watched(
            "a failure of 1 MB",
            |_| json(200, "", &format!("{{\"state\":\"failed\",\"x\":[{}0]}}", "0,".repeat(400_000))),
            "Task: order: the task ended as failed",
        )
        .requests(2, 2)
        .memory(48 << 20),
        scripted(
            "states as they come, with the client's pauses",
            move |nth, _| if nth == 0 { begun() } else { state("", "1") },
            patient_task,
            late,
        )
        .requests(2, 2),
        scripted(
            "a call that never ends",
            |_, _| Act::default().then(End::Hang),
            task::<Order>,
            "Timeout: order: the deadline has passed",
        )
        .requests(1, 1),
        row("no task", json(200, "", "{}"), task::<Order>, "Task: order"),
        scripted(
            "100,000 tasks",
            move |nth, _| {
                if nth == 0 {
                    json(200, "", &format!("{{\"tasks\":[{}0]}}", "1,".repeat(100_000)))
                } else {
                    state("", "\"done\"")
                }
            },
            task::<Order>,
            "Timeout: ",
        )
        .requests(2, 6),
        exported("a task that is watched where it is", "/exports", "{\"status\":\"running\"}", "Timeout: "),
        exported("a task that is watched at another host", "http://evil.test/", "{}", ELSEWHERE)
            .requests(1, 1),
        exported("a task that is watched at a file", "file:///etc/passwd", "{}", ELSEWHERE).requests(1, 1),
        exported("a task that is watched nowhere", "", "{\"status\":\"running\"}", "Timeout: "),
        row(
            "no place to watch",
            json(200, "", "{}"),
            task::<Export>,
            "Task: export: the answer has no `operation-location` field",
        ),
    ]
}

fn state(fields: &str, state: &str) -> Act {
    json(200, fields, &format!("{{\"state\":{state}}}"))
}

/// How a task ends whose place is not followed.
const ELSEWHERE: &str = "Build: export: the URL of the task is not followed";

fn exported(name: &'static str, place: &str, body: &str, ending: &'static str) -> Row {
    let act = json(202, &format!("operation-location: {place}\r\nretry-after: 0\r\n"), body);
    row(name, act, task::<Export>, ending).requests(2, 6)
}
