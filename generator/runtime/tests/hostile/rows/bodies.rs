//! Bodies that are too large, and bodies that are not what they say.

use super::super::bed::{Act, End};
use super::super::client::{call, Get, Raw, Text};
use super::super::row::{json, plain, row, say, short, Ending, Row, BODY};
use clientwright_runtime::{Call, Core};

const OK: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
const LARGE: &str = "Limit: raw: 200 OK, the body is larger than 1 MiB; `Limits::body` allows more";

pub(crate) fn rows() -> Vec<Row> {
    let mut rows = sizes();
    rows.extend(contents());
    rows.extend(forms());
    rows
}

/// The error's status, how much of its body was kept, and whether that is all.
fn kept(core: Core) -> Ending {
    Box::pin(async move {
        let error = call::<Raw>(&core).await.unwrap_err();
        let status = error.status().map_or(0, |status| status.as_u16());
        Ok(format!("{status}, {} bytes, cut: {}", error.body().len(), error.is_cut()))
    })
}

fn sizes() -> Vec<Row> {
    let chunk = format!("10000\r\n{}\r\n", "x".repeat(1 << 16));
    let endless = |head: &str| say(head).forever("x".repeat(1 << 16));
    let error = "HTTP/1.1 500 Oops\r\n\r\n";
    vec![
        row("a body without an end", endless(&format!("{OK}\r\n")), plain::<Raw>, LARGE),
        row(
            "chunks without an end",
            say(format!("{OK}transfer-encoding: chunked\r\n\r\n")).forever(chunk),
            plain::<Raw>,
            LARGE,
        ),
        row(
            "100 GB that come",
            endless(&format!("{OK}content-length: 100000000000\r\n\r\n")),
            plain::<Raw>,
            LARGE,
        ),
        row("a byte too much", json(200, "", &format!("{}1", " ".repeat(BODY))), plain::<Raw>, LARGE),
        row("as much as may be", json(200, "", &format!("{}1", " ".repeat(BODY - 1))), plain::<Raw>, "ok: 1"),
        row(
            "a byte too much without a length",
            say(format!("{OK}\r\n{}1", " ".repeat(BODY))).then(End::Close),
            plain::<Raw>,
            LARGE,
        ),
        row(
            "as much as may be without a length",
            say(format!("{OK}\r\n{}1", " ".repeat(BODY - 1))).then(End::Close),
            plain::<Raw>,
            "ok: 1",
        ),
        row(
            "a limit of the call's own",
            json(200, "", "1234567"),
            small,
            "Limit: raw: 200 OK, the body is larger than 4 bytes",
        ),
        row("a body is not asked for twice", endless(&format!("{OK}\r\n")), plain::<Raw>, LARGE).retry(3),
        row("an error's body without an end", endless(error), kept, "ok: 500, 262144 bytes, cut: true"),
        row(
            "an error's body of 100 GB",
            endless("HTTP/1.1 500 Oops\r\ncontent-length: 100000000000\r\n\r\n"),
            kept,
            "ok: 500, 262144 bytes, cut: true",
        ),
        row(
            "an error's body that breaks off",
            say("HTTP/1.1 500 Oops\r\ncontent-length: 9\r\n\r\nhalf").then(End::Close),
            kept,
            "ok: 500, 4 bytes, cut: true",
        ),
        row("an error's body", json(500, "", "whole"), kept, "ok: 500, 5 bytes, cut: false"),
        row(
            "an empty object many times",
            json(200, "", &format!("[{{}}{}]", ",{}".repeat(BODY / 4))),
            many,
            "ok: 262145",
        )
        .memory(64 << 20),
    ]
}

fn small(core: Core) -> Ending {
    Box::pin(async move {
        let limits = clientwright_runtime::Limits::default().body(4);
        call::<Raw>(&core).limits(limits).await.map(|raw| raw.to_string())
    })
}

fn many(core: Core) -> Ending {
    Box::pin(async move {
        let all = call::<Raw>(&core).raw().await?.body;
        let list = clientwright_runtime::codec::from_slice::<Vec<super::super::client::Article>>(&all);
        Ok(list.unwrap().len().to_string())
    })
}

fn contents() -> Vec<Row> {
    let get = |name, body: &str, ending| row(name, json(200, "", body), plain::<Get>, ending);
    let bytes = |name, body: &[u8], ending| {
        let head = format!("{OK}content-length: {}\r\n\r\n", body.len());
        row(name, say([head.as_bytes(), body].concat()), plain::<Get>, ending)
    };
    let nest = |open: &str| open.repeat(100_000);
    const UNFIT: &str = "Decode: get: 200 OK, body does not fit";
    vec![
        get("lists in lists", &nest("["), UNFIT),
        get("objects in objects", &nest("{\"a\":"), UNFIT),
        get("lists in lists in an unknown member", &format!("{{\"x\":{}", nest("[")), UNFIT),
        get("a number of 500,000 digits", &format!("{{\"id\":{}}}", "9".repeat(500_000)), UNFIT),
        get("a price of 500,000 digits", &format!("{{\"price\":{}}}", "9".repeat(500_000)), UNFIT),
        get("a price with 500,000 decimals", &format!("{{\"price\":1.{}}}", "3".repeat(500_000)), "ok: "),
        get("an exponent of 1,000,000,000", "{\"price\":1e1000000000}", UNFIT),
        get("an exponent of -1,000,000,000", "{\"price\":1e-1000000000}", "ok: "),
        get("a text of 1 MB", &format!("{{\"name\":\"{}\"}}", "x".repeat(BODY - 100)), "ok: "),
        get("a name of 1 MB", &format!("{{\"id\":7,\"{}\":1}}", "x".repeat(BODY - 100)), "ok: "),
        get(
            "a member 100,000 times",
            &format!("{{{}\"id\":7}}", "\"id\":1,".repeat(100_000)),
            "ok: Article { id: Some(7)",
        ),
        get("NaN", "{\"price\":NaN}", UNFIT),
        get("Infinity", "{\"price\":-Infinity}", UNFIT),
        get("a byte order mark", "\u{feff}{}", "ok: "),
        get("a NUL", "{}\0", UNFIT),
        get("a NUL in a text", "{\"name\":\"a\0b\"}", UNFIT),
        get("half a surrogate", "{\"name\":\"\\ud800\"}", UNFIT),
        get("something behind the value", "{} {}", UNFIT),
        get("white space alone", " \n\t ", UNFIT),
        get("a comment", "/* */ {}", UNFIT),
        bytes("no UTF-8", b"{\"name\":\"\xff\xfe\"}", UNFIT),
        bytes("UTF-16", b"\xff\xfe{\0}\0", UNFIT),
        bytes("all NUL", &[0; 1000], UNFIT),
    ]
}

fn forms() -> Vec<Row> {
    let typed = |name, media: &str, body: &str, ending| {
        let length = body.len();
        let head = format!("HTTP/1.1 200 OK\r\n{media}content-length: {length}\r\n\r\n{body}");
        row(name, say(head), plain::<Get>, ending)
    };
    vec![
        typed(
            "a page where JSON is due",
            "content-type: text/html\r\n",
            "<html>",
            "Decode: get: 200 OK, the body is text/html",
        ),
        typed("no media type", "", "{}", "ok: "),
        typed("a media type of nonsense", "content-type: ;;;=\r\n", "{}", "ok: "),
        typed(
            "two media types",
            "content-type: text/html\r\ncontent-type: application/json\r\n",
            "{}",
            "Decode: get",
        ),
        typed(
            "a charset that is not true",
            "content-type: application/json; charset=utf-16\r\n",
            "{}",
            "ok: ",
        ),
        typed(
            "a coding that is unknown",
            "content-encoding: zip\r\n",
            "{}",
            "Decode: get: 200 OK, the body is packed (zip)",
        ),
        typed(
            "codings over codings",
            "content-encoding: br, br, br, br\r\n",
            "{}",
            "Decode: get: 200 OK, the body is packed",
        ),
        typed("no body", "", "", "Decode: get: 200 OK, the body is empty"),
        row(
            "a text that is none",
            say(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n\xff\xfe"),
            plain::<Text>,
            "Decode: text: 200 OK, the body is not UTF-8",
        ),
        row(
            "an error of control characters",
            json(400, "", "{\"message\":\"\\u001b[2J\"}"),
            plain::<Get>,
            "Status: get: 400 Bad Request",
        ),
        row(
            "an error deep down",
            json(400, "", &"[".repeat(100_000)),
            plain::<Get>,
            "Status: get: 400 Bad Request: [[[",
        ),
        row(
            "an error of 200,000 lists",
            json(400, "", &format!("[{}[]]", "[],".repeat(60_000))),
            plain::<Get>,
            "Status: get: 400",
        )
        .memory(24 << 20),
        row(
            "a download without an end",
            say("HTTP/1.1 200 OK\r\n\r\n").forever("x".repeat(1 << 16)),
            download,
            "ok: 2097152 bytes or more",
        ),
        row(
            "a download that breaks off",
            say("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf").then(End::Close),
            download,
            "Transport: raw",
        ),
        row(
            "a download that drips",
            say("HTTP/1.1 200 OK\r\n\r\n").forever("x").every(20),
            within,
            "Timeout: raw: timed out: the deadline has passed",
        ),
        row("a download that stops", say("HTTP/1.1 200 OK\r\n\r\nx").then(End::Hang), within, "Timeout: raw"),
        row("a download that never begins", Act::default().then(End::Hang), within, "Timeout: raw"),
    ]
}

/// Reads 2 MiB of a stream, slowly: the server has to wait.
fn download(core: Core) -> Ending {
    Box::pin(async move {
        let mut body = call::<Raw>(&core).stream().await?.body;
        let mut read = 0;
        while let Some(piece) = body.next().await {
            read += piece?.len();
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
            if read >= 2 << 20 {
                return Ok(format!("{} bytes or more", 2 << 20));
            }
        }
        Ok(format!("{read} bytes"))
    })
}

fn within(core: Core) -> Ending {
    Box::pin(async move {
        let call = super::super::row::within::<Raw>(&core, 300);
        let mut body = call.stream().await?.body;
        while let Some(piece) = body.next().await {
            let _ = short(&format!("{:?}", piece?));
        }
        Ok(String::new())
    })
}
