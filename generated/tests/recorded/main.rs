//! The bundled clients over answers prepared in advance: what exactly is sent for a call, and what becomes of an
//! answer. Comes in: calls and texts of answers. Nothing leaves the process, so no server and no network is needed.
#![cfg(all(feature = "gcore-cloud", feature = "tyk-dashboard"))]

mod calls;
mod gcore;
mod secrets;
mod tyk;

use bytes::Bytes;
use generated::support::codec::RawJson;
use generated::support::mock::Replay;
use generated::support::Retry;
use generated::{gcore_cloud, tyk_dashboard};

/// A token that no output may show.
const TOKEN: &str = "4711$hush-hush";

/// A client of Gcore Cloud whose answers are prepared.
fn gcore(replay: &Replay) -> gcore_cloud::Client {
    let builder = gcore_cloud::Client::builder().transport(replay.clone()).retry(Retry::off());
    builder.api_key(TOKEN).build().expect("a client")
}

/// A client of a Tyk Dashboard whose answers are prepared.
fn tyk(replay: &Replay) -> tyk_dashboard::Client {
    let builder = tyk_dashboard::Client::builder().transport(replay.clone()).retry(Retry::off());
    builder.base_url("https://tyk.example").bearer(TOKEN).build().expect("a client")
}

/// The only request that was sent.
fn sent(replay: &Replay) -> http::Request<Bytes> {
    let mut requests = replay.requests();
    assert_eq!(requests.len(), 1, "one request: {requests:?}");
    requests.remove(0)
}

/// Method and URL.
fn line(request: &http::Request<Bytes>) -> String {
    format!("{} {}", request.method(), request.uri())
}

/// A header field, empty where it is not sent.
fn field<'r>(request: &'r http::Request<Bytes>, name: &str) -> &'r str {
    request.headers().get(name).map_or("", |value| value.to_str().expect("text"))
}

/// The body as it was sent.
fn body(request: &http::Request<Bytes>) -> &str {
    std::str::from_utf8(request.body()).expect("text")
}

fn json(text: &str) -> RawJson {
    RawJson::from_text(text).expect("JSON")
}
