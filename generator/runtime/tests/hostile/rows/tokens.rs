//! Token endpoints that fail or give tokens that do not last, and servers that refuse every token.

use super::super::bed::{Act, End};
use super::super::client::{call, Secured};
use super::super::row::{json, row, say, scripted, Ending, Row};
use clientwright_runtime::Core;

/// Five calls one after the other, and the last one's result.
fn five(core: Core) -> Ending {
    Box::pin(async move {
        for _ in 0..4 {
            let _ = call::<Secured>(&core).await;
        }
        call::<Secured>(&core).await.map(|article| format!("{article:?}"))
    })
}

/// Twenty calls at once, and the last one's result.
fn at_once(core: Core) -> Ending {
    Box::pin(async move {
        let calls: Vec<_> = (0..20)
            .map(|_| tokio::spawn(std::future::IntoFuture::into_future(call::<Secured>(&core))))
            .collect();
        let mut last = Ok(String::new());
        for call in calls {
            last = call.await.unwrap().map(|article| format!("{article:?}"));
        }
        last
    })
}

/// A server whose token endpoint does this; everything else is answered with `{}`.
fn endpoint(name: &'static str, act: Act, ending: &'static str) -> Row {
    let script = move |_: usize, request: &str| {
        if request.starts_with("POST /token ") {
            act.clone()
        } else {
            json(200, "", "{}")
        }
    };
    scripted(name, script, five, ending)
}

fn token(lasts: &str) -> Act {
    json(200, "", &format!("{{\"access_token\":\"t\",\"token_type\":\"Bearer\"{lasts}}}"))
}

pub(crate) fn rows() -> Vec<Row> {
    let refuses = |name, act: Act| row(name, act, five, "Auth: secured: no token from http");
    let lasting = |name, lasts: &str| endpoint(name, token(lasts), "ok: Article").requests(6, 6);
    let ending = |name, lasts: &str| endpoint(name, token(lasts), "ok: Article").requests(6, 9);
    let mut rows = vec![
        refuses("an endpoint that knows no such client", json(401, "", "{\"error\":\"invalid_client\"}")),
        refuses("an endpoint that is broken", json(500, "", "")),
        refuses("an endpoint that asks to wait for a century", json(503, "retry-after: 3153600000\r\n", "")),
        refuses("an endpoint that answers with a page", json(200, "", "<html>")),
        refuses("an endpoint that answers with nothing", json(200, "", "")),
        refuses("an endpoint without a token", json(200, "", "{}")),
        refuses("an endpoint that is elsewhere", json(302, "location: http://evil.test/\r\n", "")),
        refuses("an endpoint that hangs up", Act::default().then(End::Reset)),
        refuses("a token without an end", say("HTTP/1.1 200 OK\r\n\r\n").forever("x".repeat(1 << 16))),
        refuses("a refusal without an end", say("HTTP/1.1 400 Bad\r\n\r\n").forever("x".repeat(1 << 16))),
        row("an endpoint that is silent", Act::default().then(End::Hang), five, "Timeout: secured")
            .timeout(100)
            .requests(5, 5),
        row(
            "an endpoint that is broken, for 20 calls",
            json(500, "", ""),
            at_once,
            "Auth: secured: no token from http",
        ),
        lasting("expires_in of text", ",\"expires_in\":\"3600\""),
        lasting("expires_in with decimals", ",\"expires_in\":3600.5"),
        lasting("expires_in of 1e300", ",\"expires_in\":1e300"),
        lasting("no expires_in", ""),
        lasting("expires_in null", ",\"expires_in\":null"),
        lasting("expires_in that is no number", ",\"expires_in\":[\"soon\"]"),
        ending("expires_in 0", ",\"expires_in\":0"),
        ending("expires_in -1", ",\"expires_in\":-1"),
        ending("expires_in -1e300", ",\"expires_in\":-1e300"),
        ending("expires_in 1e-300", ",\"expires_in\":1e-300"),
    ];
    rows.push(refused("a server that refuses every token", five, 7, 10));
    rows.push(refused("a server that refuses every token, 20 calls at once", at_once, 22, 46));
    rows
}

/// A server that grants tokens and refuses them.
fn refused(name: &'static str, ask: super::super::row::Ask, least: usize, most: usize) -> Row {
    let script = |nth: usize, request: &str| {
        if request.starts_with("POST /token ") {
            json(200, "", &format!("{{\"access_token\":\"t{nth}\"}}"))
        } else {
            json(401, "", "")
        }
    };
    scripted(name, script, ask, "Status: secured: 401 Unauthorized").requests(least, most)
}
