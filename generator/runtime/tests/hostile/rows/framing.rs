//! What is no HTTP, is too much of it, or comes too slowly; redirects; cookies.

use super::super::bed::{Act, End};
use super::super::client::{call, Get, Head, Post, Raw, Text};
use super::super::row::{json, plain, row, say, scripted, Ending, Row};
use clientwright_runtime::Core;

const OK: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
const HANGS_UP: &str = "Transport: get: the connection failed";

fn get(name: &'static str, bytes: impl AsRef<[u8]>, ending: &'static str) -> Row {
    row(name, say(bytes).then(End::Close), plain::<Get>, ending)
}

/// Two calls, one after the other.
fn twice(core: Core) -> Ending {
    Box::pin(async move {
        let first = call::<Raw>(&core).await?;
        Ok(format!("{first}, {}", call::<Raw>(&core).await?))
    })
}

pub(crate) fn rows() -> Vec<Row> {
    let mut rows = garbage();
    rows.extend(lengths());
    rows.extend(statuses());
    rows.extend(slow());
    rows.extend(redirects());
    rows
}

fn garbage() -> Vec<Row> {
    vec![
        get("nothing at all", "", HANGS_UP),
        row("a reset", Act::default().then(End::Reset), plain::<Get>, HANGS_UP),
        get("another protocol", "SSH-2.0-OpenSSH_9.6\r\n", HANGS_UP),
        get("a TLS alert", b"\x15\x03\x01\x00\x02\x02\x46", HANGS_UP),
        get("an HTTP/2 frame", b"\x00\x00\x12\x04\x00\x00\x00\x00\x00", HANGS_UP),
        get("half a status line", "HTTP/1.1 2", HANGS_UP),
        get("half a header", "HTTP/1.1 200 OK\r\ncontent-le", HANGS_UP),
        get("a version from the future", "HTTP/9.7 200 OK\r\ncontent-length: 2\r\n\r\n{}", HANGS_UP),
        get("no version", "200 OK\r\ncontent-length: 2\r\n\r\n{}", HANGS_UP),
        get("a status of letters", "HTTP/1.1 abc OK\r\ncontent-length: 2\r\n\r\n{}", HANGS_UP),
        get("a status of two digits", "HTTP/1.1 99 OK\r\ncontent-length: 2\r\n\r\n{}", HANGS_UP),
        get("a status of four digits", "HTTP/1.1 2000 OK\r\ncontent-length: 2\r\n\r\n{}", HANGS_UP),
        get(
            "status 999",
            "HTTP/1.1 999 Odd\r\ncontent-length: 2\r\n\r\n{}",
            "Status: get: 999 <unknown status code>: {}",
        ),
        get("a reason that is no text", b"HTTP/1.1 200 \xff\xfe\r\ncontent-length: 2\r\n\r\n{}", "ok: "),
        get(
            "a control character in a field",
            format!("{OK}x: a\0b\r\ncontent-length: 2\r\n\r\n{{}}"),
            HANGS_UP,
        ),
        get("a field without a name", format!("{OK}: b\r\ncontent-length: 2\r\n\r\n{{}}"), HANGS_UP),
        get(
            "a field that is no text",
            [OK.as_bytes(), b"x: \xff\xfe\r\ncontent-length: 2\r\n\r\n{}"].concat(),
            "ok: ",
        ),
        row(
            "a field without an end",
            say(format!("{OK}x: ")).forever("a".repeat(1 << 16)),
            plain::<Get>,
            HANGS_UP,
        ),
        row("fields without an end", say(OK).forever("x: y\r\n".repeat(1 << 12)), plain::<Get>, HANGS_UP),
        row("line feeds without an end", Act::default().forever("\r\n".repeat(1 << 12)), plain::<Get>, "T")
            .timeout(1000),
        get("cookies of all kinds", format!("{OK}{}content-length: 2\r\n\r\n{{}}", COOKIES), "ok: "),
        scripted(
            "no cookie comes back",
            |_, request| match request.to_ascii_lowercase().contains("cookie") {
                true => json(500, "", ""),
                false => json(200, COOKIES, "1"),
            },
            twice,
            "ok: 1, 1",
        )
        .requests(2, 2),
    ]
}

const COOKIES: &str = "set-cookie: \r\nset-cookie: =; =\r\nset-cookie: a=b; domain=.com; expires=never\r\n";

fn lengths() -> Vec<Row> {
    let chunked = |body: &str| format!("{OK}transfer-encoding: chunked\r\n\r\n{body}");
    let length = |length: &str, body: &str| format!("{OK}content-length: {length}\r\n\r\n{body}");
    vec![
        get("a length below nothing", length("-1", "{}"), HANGS_UP),
        get("a length of 25 digits", length("9999999999999999999999999", "{}"), HANGS_UP),
        get("a length with an exponent", length("1e1", "{}"), HANGS_UP),
        get("two lengths", length("2\r\ncontent-length: 9", "{}"), HANGS_UP),
        get(
            "100 GB announced",
            length("100000000000", "{}"),
            "Limit: get: 200 OK, the body is larger than 1 MiB",
        ),
        get("the end before its time", length("9", "{}"), HANGS_UP),
        get("no length and the end", format!("{OK}\r\n{{}}"), "ok: "),
        get("HTTP/1.0", "HTTP/1.0 200 OK\r\ncontent-type: application/json\r\n\r\n{}", "ok: "),
        get(
            "chunks and a length",
            format!("{OK}content-length: 9\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{{}}\r\n0\r\n\r\n"),
            "ok: ",
        ),
        get("a chunk of no size", chunked("zz\r\n{}\r\n0\r\n\r\n"), HANGS_UP),
        get("a chunk of 20 digits", chunked("fffffffffffffffffff\r\n{}\r\n0\r\n\r\n"), HANGS_UP),
        get("a chunk of 16 EB", chunked("fffffffffffffffe\r\n{}"), HANGS_UP),
        get("the end in a chunk", chunked("9\r\n{}"), HANGS_UP),
        get("no last chunk", chunked("2\r\n{}\r\n"), HANGS_UP),
        row(
            "a chunk's extension without an end",
            say(chunked("2;")).forever("x".repeat(1 << 16)),
            plain::<Get>,
            HANGS_UP,
        ),
        row(
            "trailers without an end",
            say(chunked("2\r\n{}\r\n0\r\n")).forever("x: y\r\n".repeat(1 << 12)),
            plain::<Get>,
            HANGS_UP,
        ),
        row(
            "empty bodies in tiny chunks",
            say(chunked("")).forever("1\r\n \r\n".repeat(1 << 12)),
            plain::<Get>,
            "Limit: get: 200 OK, the body is larger",
        )
        .limits(|limits| limits.body(1 << 14)),
        scripted(
            "two answers for one request",
            |nth, _| match nth {
                0 => say([json(200, "", "1").head, json(200, "", "666").head].concat()),
                _ => json(200, "", "2"),
            },
            twice,
            "ok: 1, 2",
        )
        .requests(2, 2),
        scripted(
            "more than the length says",
            |nth, _| match nth {
                0 => say(length_of_one()),
                _ => json(200, "", "2"),
            },
            twice,
            "ok: 1, 2",
        )
        .requests(2, 2),
    ]
}

fn length_of_one() -> String {
    format!("{OK}content-length: 1\r\n\r\n1HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n666")
}

fn statuses() -> Vec<Row> {
    let continues = "HTTP/1.1 100 Continue\r\n\r\n";
    vec![
        get(
            "204 with a body",
            "HTTP/1.1 204 No\r\ncontent-length: 2\r\n\r\n{}",
            "Decode: get: 204 No Content, the body is empty",
        ),
        get("304 that nobody asked for", "HTTP/1.1 304 Not\r\n\r\n", "Status: get: 304 Not Modified"),
        row("HEAD with a body", json(200, "", "{}").then(End::Close), plain::<Head>, "ok: ()"),
        row(
            "HEAD of 100 GB",
            say(format!("{OK}content-length: 100000000000\r\n\r\n")),
            plain::<Head>,
            "ok: ()",
        ),
        get("100, then the answer", format!("{continues}{OK}content-length: 2\r\n\r\n{{}}"), "ok: "),
        row(
            "100 without an end",
            Act::default().forever(continues.repeat(16)).every(5),
            plain::<Get>,
            "Timeout: get",
        )
        .timeout(300),
        row(
            "hints without an end",
            Act::default()
                .forever("HTTP/1.1 103 Hints\r\nlink: </a>; rel=preload\r\n\r\n".repeat(16))
                .every(5),
            plain::<Get>,
            "Timeout: get",
        )
        .timeout(300),
        get(
            "another protocol from here on",
            "HTTP/1.1 101 Switching\r\nconnection: upgrade\r\nupgrade: x\r\n\r\nfoo",
            "Status: get: 101 Switching Protocols",
        ),
        get(
            "an upgrade with 200",
            format!("{OK}connection: upgrade\r\nupgrade: h2c\r\ncontent-length: 2\r\n\r\n{{}}"),
            "ok: ",
        ),
        row(
            "no TLS where TLS is asked for",
            say("HTTP/1.1 400 Bad\r\n\r\n").then(End::Close),
            tls,
            "Connect: request: cannot connect",
        )
        .requests(1, 1),
    ]
}

fn tls(core: Core) -> Ending {
    Box::pin(async move {
        let url = core.base_url().replace("http:", "https:");
        core.request("GET", url).await.map(|_| String::new())
    })
}

fn slow() -> Vec<Row> {
    vec![
        row(
            "silence",
            Act::default().then(End::Hang),
            plain::<Get>,
            "Timeout: get: no complete answer within 300ms",
        )
        .timeout(300),
        row(
            "a header that drips",
            say(format!("{OK}x: ")).forever("y").every(20),
            plain::<Get>,
            "Timeout: get",
        )
        .timeout(300),
        row(
            "a body that drips",
            say(format!("{OK}\r\n")).forever(" ").every(20),
            plain::<Get>,
            "Timeout: get",
        )
        .timeout(300),
        row(
            "half a body and silence",
            say(format!("{OK}content-length: 9\r\n\r\n{{}}")).then(End::Hang),
            plain::<Get>,
            "Timeout: get",
        )
        .timeout(300),
        row(
            "an error's body that drips",
            say("HTTP/1.1 404 Not\r\n\r\n").forever("no").every(20),
            plain::<Get>,
            "Status: get: 404 Not Found: nono",
        )
        .timeout(400),
        row(
            "a drip within a deadline",
            say(format!("{OK}\r\n")).forever(" ").every(20),
            deadline,
            "Timeout: get",
        ),
        row("silence within a deadline", Act::default().then(End::Hang), deadline, "Timeout: get").retry(9),
    ]
}

fn deadline(core: Core) -> Ending {
    Box::pin(async move {
        let call: Get = super::super::row::within(&core, 300);
        call.await.map(|_| String::new())
    })
}

fn redirects() -> Vec<Row> {
    let to = |target: &str| json(302, &format!("location: {target}\r\n"), "");
    let refused = "Status: text: 302 Found: the redirect is not followed";
    let elsewhere = |name, target: &str| row(name, to(target), plain::<Text>, refused);
    vec![
        row(
            "a redirect to itself",
            to("/text"),
            plain::<Text>,
            "Limit: text: more than 10 redirects; `Limits::redirects`",
        )
        .requests(11, 11),
        row(
            "a redirect with cookies",
            json(302, "location: /text\r\nset-cookie: a=b\r\n", ""),
            plain::<Text>,
            "Limit: text: more than 10",
        )
        .requests(11, 11),
        scripted(
            "redirects further and further",
            |nth, _| json(307, &format!("location: /{nth}\r\n"), ""),
            plain::<Text>,
            "Limit: text: more than 10",
        )
        .requests(11, 11),
        row(
            "as many redirects as are allowed",
            to("/text"),
            plain::<Text>,
            "Limit: text: more than 2 redirects",
        )
        .limits(|limits| limits.redirects(2))
        .requests(3, 3),
        elsewhere("a redirect to a file", "file:///etc/passwd"),
        elsewhere("a redirect to another host", "http://169.254.169.254/latest/meta-data/"),
        elsewhere("a redirect to script", "javascript:alert(1)"),
        elsewhere("a redirect to another port", "http://127.0.0.1:1/"),
        row("a redirect to nowhere", to(""), plain::<Text>, "Limit: text: more than 10").requests(11, 11),
        row(
            "a redirect without a place",
            json(302, "", "gone"),
            plain::<Text>,
            "Status: text: 302 Found: gone",
        ),
        row(
            "a redirect of POST",
            to("/text"),
            plain::<Post>,
            "Status: post: 302 Found: redirects of POST are not followed",
        ),
        row("a redirect of 100 kB", to(&"a".repeat(100_000)), plain::<Text>, refused),
        row(
            "a redirect whose body has no end",
            say("HTTP/1.1 302 X\r\nlocation: /text\r\n\r\n").forever("x".repeat(1 << 16)),
            plain::<Text>,
            "Limit: text: more than 10",
        )
        .requests(11, 11),
    ]
}
