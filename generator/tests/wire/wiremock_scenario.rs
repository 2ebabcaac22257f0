//! The steps of WireMock's scenario, in their order, as calls of the client generated from its document. This file is a test of
//! the generated crate.

use std::collections::BTreeMap;

use wiremock::models::{
    ContentPattern, EqualToPattern, HealthStatus, MatchesJsonPathPattern, Path, RequestPattern,
    ResponseDefinition, StringEquals, StubMapping,
};
use wiremock::support::codec::{JsonObject, RawJson};
use wiremock::support::{ErrorKind, Retry};
use wiremock::{Call as _, Client};

fn json(text: &str) -> RawJson {
    RawJson::from_text(text).expect("JSON")
}

fn map<T>(name: &str, value: T) -> BTreeMap<String, T> {
    BTreeMap::from([(name.to_owned(), value)])
}

fn object(name: &str, value: RawJson) -> JsonObject {
    JsonObject::from([(name, value)])
}

fn equal_to(text: &str) -> ContentPattern {
    EqualToPattern::new(text).into()
}

fn step(name: &str) {
    println!("step {name}");
}

#[tokio::test]
async fn every_step() {
    let Ok(url) = std::env::var("CONFORMANCE_URL") else { panic!("CONFORMANCE_URL names no server") };
    let client = Client::builder().base_url(url).retry(Retry::off()).build().expect("a client");
    let stub = stubs(&client).await;
    journal(&client).await;
    files(&client).await;
    system(&client, &stub).await;
}

/// Creates a stub, uses it, reads it, replaces it; gives its id.
async fn stubs(client: &Client) -> String {
    let health = client.system().get_health().with_meta().await.unwrap();
    assert!(health.headers["content-type"].to_str().unwrap().starts_with("application/json"));
    assert_eq!(health.body.status, Some(HealthStatus::Healthy));
    assert_eq!(health.body.version.as_deref(), Some("3.13.2"));
    assert!(health.body.uptime_in_seconds.is_some());
    step("health");

    let request = RequestPattern::new().with_method("GET").with_url_path("/hello");
    let answer = ResponseDefinition::new()
        .with_status(200)
        .with_json_body(object("hi", json(r#""rust""#)))
        .with_headers(map("X-Bed", "wiremock".to_owned()));
    let wanted = StubMapping::new()
        .with_name("hello")
        .with_priority(3)
        .with_request(request.clone().with_query_parameters(map("who", equal_to("rust"))))
        .with_response(answer.clone())
        .with_metadata(object("team", json(r#""codegen""#)));
    let made = client.stub_mappings().create_new_stub_mapping().request_body(&wanted).with_meta().await.unwrap();
    assert_eq!(made.status.as_u16(), 201);
    let id = made.body.id.clone().expect("an id of the server's");
    assert_eq!(id.len(), 36);
    assert_eq!((made.body.name.as_deref(), made.body.priority), (Some("hello"), Some(3)));
    let patterns = made.body.request.as_ref().and_then(|request| request.query_parameters.clone());
    assert_eq!(patterns, Some(map("who", equal_to("rust"))));
    assert_eq!(made.body.response.as_ref().and_then(|made| made.json_body.clone()), answer.json_body);
    assert_eq!(made.body.metadata, Some(object("team", json(r#""codegen""#))));
    step("create-stub");

    let used = client.request("GET", "/hello").extra_query("who", "rust").with_meta().await.unwrap();
    assert_eq!(used.headers["x-bed"], "wiremock");
    assert_eq!(used.body.json::<RawJson>().unwrap(), json(r#"{"hi":"rust"}"#));
    step("use-stub");

    // A method is text and `bogus` is no member: past the types.
    let bad = json(r#"{"request":{"method":5,"bogus":1}}"#);
    let error = client.request("POST", "/__admin/mappings").json(&bad).await.unwrap_err();
    assert_eq!((error.kind(), error.status().map(|status| status.as_u16())), (ErrorKind::Status, Some(422)));
    let told = error.body_as::<RawJson>().unwrap();
    assert_eq!(told.pointer("/errors/0/code"), Some(json("10")));
    assert_eq!(told.pointer("/errors/0/source/pointer"), Some(json(r#""/request/method""#)));
    assert_eq!(told.pointer("/errors/0/title"), Some(json(r#""Error parsing JSON""#)));
    step("create-stub-invalid");

    let found = client.stub_mappings().get_stub_mapping_by_id(&id).await.unwrap();
    assert_eq!((found.id.as_ref(), found.name.as_deref()), (Some(&id), Some("hello")));
    step("get-stub");

    let nobody = "00000000-0000-0000-0000-000000000000";
    let error = client.stub_mappings().get_stub_mapping_by_id(nobody).await.unwrap_err();
    assert_eq!((error.status().map(|status| status.as_u16()), error.body().len()), (Some(404), 0));
    step("get-stub-missing");

    let list = client.stub_mappings().get_all_stub_mappings().limit(1).offset(0).await.unwrap();
    assert_eq!(list.meta.map(|meta| meta.total), Some(1));
    let list = list.mappings.unwrap();
    assert_eq!((list.len(), list[0].id.as_ref()), (1, Some(&id)));
    step("list-stubs");

    let other = StubMapping::new()
        .with_name("hello2")
        .with_request(request)
        .with_response(ResponseDefinition::new().with_status(204));
    let changed = client.stub_mappings().update_stub_mapping(&id).request_body(&other).await.unwrap();
    assert_eq!((changed.name.as_deref(), changed.priority), (Some("hello2"), None));
    assert_eq!(changed.response.and_then(|response| response.status), Some(204));
    step("update-stub");

    let team = Path::Choice(StringEquals::new("$.team", "codegen").into());
    let pattern = MatchesJsonPathPattern::new(team).into();
    let found = client.stub_mappings().find_stub_mappings_by_metadata(&pattern).await.unwrap();
    assert_eq!(found.mappings.map(|list| list.len()), Some(0));
    step("find-by-metadata");
    id
}

async fn journal(client: &Client) {
    let pattern = RequestPattern::new().with_method("GET").with_url_path("/hello");
    let counted = client.requests().count_requests_by_criteria(&pattern).await.unwrap();
    assert_eq!(counted.count, Some(1));
    step("count-requests");

    let list = client.requests().get_all_requests_in_journal().limit("1").await.unwrap();
    assert_eq!(list.at("/requests/0/request/url"), Some(json(r#""/hello?who=rust""#)));
    assert_eq!(list.at("/requests/0/request/method"), Some(json(r#""GET""#)));
    assert_eq!(list.at("/meta/total"), Some(json("1")));
    step("list-requests");
}

async fn files(client: &Client) {
    let files = client.files();
    let sent = files.update_file_by_id("a.txt").request_body("some bytes");
    assert_eq!(sent.request().unwrap().headers()["content-type"], "application/octet-stream");
    sent.await.unwrap();
    step("put-file");

    assert_eq!(files.get_all_file_names().await.unwrap(), ["a.txt"]);
    step("list-files");

    // The document has no body for this answer; `raw` gives it all the same.
    let bytes = files.get_file_by_id("a.txt").raw().await.unwrap();
    assert_eq!((bytes.status.as_u16(), &bytes.body[..]), (200, &b"some bytes"[..]));
    files.get_file_by_id("a.txt").await.unwrap();
    step("get-file");

    let gone = files.delete_file_by_id("a.txt").raw().await.unwrap();
    assert_eq!((gone.status.as_u16(), gone.body.len()), (200, 0));
    step("delete-file");
}

async fn system(client: &Client, stub: &str) {
    // The document has the members of a delay at the top; the server wants them in `delayDistribution`: past the types.
    let settings = json(r#"{"delayDistribution":{"type":"uniform","lower":0,"upper":1}}"#);
    client.request("POST", "/__admin/settings").json(&settings).await.unwrap();
    step("settings");

    let error = client.recordings().stop_recording().await.unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(400));
    assert_eq!(error.body_as::<RawJson>().unwrap().pointer("/errors/0/code"), Some(json("30")));
    step("stop-recording");

    client.stub_mappings().delete_stub_mapping(stub).await.unwrap();
    assert_eq!(client.stub_mappings().get_all_stub_mappings().await.unwrap().meta.map(|meta| meta.total), Some(0));
    step("delete-stub");

    client.system().reset_mappings_and_journal().await.unwrap();
    step("reset");
}
