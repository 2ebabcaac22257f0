//! Tyk Dashboard: the second API, whose types travel both ways and whose errors are documented.

use generated::support::codec::{from_str, Nullish};
use generated::support::mock::Replay;
use generated::support::ErrorKind;
use generated::tyk_dashboard::models::{ApiResponse, SessionState};
use generated::tyk_dashboard::{Client, Server};

use super::{body, field, json, line, sent, tyk};

/// With members that the document does not have, and a number that no machine type holds.
const DATA: &str = r#"{
    "access_rights": {
        "d1df": {
            "api_id": "d1df", "api_name": "Orders", "limit": null, "versions": ["Default"],
            "allowed_urls": [{"url": "/orders", "methods": ["GET"], "since": 3}],
            "added": {"deep": [1, 2.50, null]}
        }
    },
    "alias": "portal", "allowance": 1000, "apply_policies": null, "is_inactive": false,
    "date_created": "2021-03-04T05:06:07.089Z", "meta_data": {"k": ["v", 1.0]}, "quota_max": -1,
    "next": 123456789012345678901234567890.125, "tags": null
}"#;

fn key() -> String {
    format!(r#"{{"api_model": {{}}, "data": {DATA}, "key_hash": "5c1d", "key_id": "5e9d"}}"#)
}

#[tokio::test]
async fn a_key_is_asked_for_and_read() {
    let replay = Replay::new().json(200, &key());
    let call = tyk(&replay).keys().get_api_key_detail("546e/88", "5e9d 95");
    let call = call.username(false).hashed("1&2").auto_guess(true);
    let found = call.await.expect("a key");
    let request = sent(&replay);
    assert_eq!(
        line(&request),
        "GET https://tyk.example/api/apis/546e%2F88/keys/5e9d%2095?auto_guess=true&hashed=1%262&username=false"
    );
    assert_eq!(field(&request, "authorization"), "Bearer 4711$hush-hush");
    assert_eq!(field(&request, "accept"), "application/json");
    assert_eq!((found.key_id.as_deref(), found.key_hash.as_deref()), (Some("5e9d"), Some("5c1d")));
    let data = found.data.expect("a session");
    assert_eq!(data.alias.as_deref(), Some("portal"));
    assert_eq!((data.allowance, data.quota_max), (Some(1000.0), Some(-1)));
    assert_eq!((data.is_inactive, data.rate), (Some(false), None));
    assert_eq!(data.tags, Nullish::Null);
    let rights = data.access_rights.value().expect("rights");
    assert_eq!(rights["d1df"].api_name.as_deref(), Some("Orders"));
    assert_eq!(rights["d1df"].limit, Nullish::Null);
}

#[tokio::test]
async fn a_server_with_a_variable_can_be_chosen() {
    let replay = Replay::new().json(200, &key());
    let builder = Client::builder().transport(replay.clone()).server(Server::tenant("acme.example:8443"));
    let client = builder.bearer("t").build().expect("a client");
    client.keys().get_key_detail("5e9d").await.expect("a key");
    assert_eq!(line(&sent(&replay)), "GET https://acme.example:8443/api/keys/5e9d");
}

#[tokio::test]
async fn a_session_that_was_read_is_sent_back_whole() {
    let replay = Replay::new().json(200, &key()).json(200, &key());
    let client = tyk(&replay);
    let found = client.keys().get_api_key_detail("546e", "5e9d").await.expect("a key");
    let session = found.data.expect("a session").with_alias("renamed").with_tags(vec!["edge".to_owned()]);
    client.keys().update_api_key_detail("546e", "5e9d", &session).suppress_reset("1").await.expect("a key");
    let request = &replay.requests()[1];
    assert_eq!(line(request), "PUT https://tyk.example/api/apis/546e/keys/5e9d?suppress_reset=1");
    let expected = DATA.replace("portal", "renamed").replace(r#""tags": null"#, r#""tags": ["edge"]"#);
    assert_eq!(json(body(request)), json(&expected));
    assert!(body(request).contains("123456789012345678901234567890.125"), "{}", body(request));
}

#[test]
fn a_member_that_may_be_null_has_three_states() {
    for text in [r#"{}"#, r#"{"tags":null}"#, r#"{"tags":[]}"#, r#"{"tags":["a","b"]}"#] {
        let session: SessionState = from_str(text).expect("a session");
        assert_eq!(generated::support::codec::to_string(&session), text);
    }
    let changed = SessionState::new().with_tags(None);
    assert_eq!(changed.tags, Nullish::Null);
}

#[tokio::test]
async fn a_deletion_says_what_it_did() {
    let done = r#"{"Message": "Key deleted successfully.", "Meta": null, "Status": "OK"}"#;
    let replay = Replay::new().json(200, done);
    let said = tyk(&replay).keys().delete_api_key_detail("546e", "5e9d").await.expect("an answer");
    assert_eq!(line(&sent(&replay)), "DELETE https://tyk.example/api/apis/546e/keys/5e9d");
    assert_eq!(said.message.as_deref(), Some("Key deleted successfully."));
    assert_eq!((said.status.as_deref(), said.id), (Some("OK"), None));
}

#[tokio::test]
async fn a_documented_404_has_its_message_and_its_body() {
    let refusal = r#"{"Message": "Could not retrieve key detail.", "Meta": {"n": 1}, "Status": "Error"}"#;
    let replay = Replay::new().json(404, refusal);
    let call = tyk(&replay).keys().get_api_key_detail("546e", "5e9d");
    let error = call.await.expect_err("no such key");
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Status, 1));
    assert_eq!(error.status().map(|status| status.as_u16()), Some(404));
    assert_eq!(error.message(), Some("Could not retrieve key detail."));
    assert_eq!(error.to_string(), "get_api_key_detail: 404 Not Found: Could not retrieve key detail. [GET https://tyk.example/api/apis/546e/keys/5e9d]");
    assert_eq!(error.body().as_ref(), refusal.as_bytes());
    let documented: ApiResponse = error.json().expect("the documented body");
    assert_eq!(documented.status.as_deref(), Some("Error"));
    assert_eq!(documented.meta, Some(json(r#"{"n": 1}"#)));
    assert!(!error.is_retryable());
}

#[tokio::test]
async fn a_401_has_the_servers_words_whatever_their_form() {
    let bodies = [
        ("application/json", r#"{"Message": "Not authorised", "Meta": null, "Status": "Error"}"#),
        ("application/problem+json", r#"{"type": "about:blank", "title": "No", "detail": "Not authorised"}"#),
        ("text/plain", "Not\n authorised\n"),
    ];
    for (media, text) in bodies {
        let replay = Replay::new().answer(401, media, text);
        let error = tyk(&replay).keys().list_keys().p(-1).await.expect_err("refused");
        assert_eq!(line(&sent(&replay)), "GET https://tyk.example/api/apis/keys?p=-1");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(401));
        assert_eq!(
            error.to_string(),
            "list_keys: 401 Unauthorized: Not authorised [GET https://tyk.example/api/apis/keys]"
        );
    }
}

#[tokio::test]
async fn a_status_that_is_not_documented_is_an_error_with_its_body() {
    let replay = Replay::new().answer(418, "application/octet-stream", b"\xff\x00".to_vec());
    let error = tyk(&replay).keys().list_keys().await.expect_err("no success");
    assert_eq!((error.kind(), error.status().map(|status| status.as_u16())), (ErrorKind::Status, Some(418)));
    assert_eq!(error.body().as_ref(), b"\xff\x00");
    assert_eq!(error.json::<ApiResponse>(), None);
}

#[tokio::test]
async fn an_operation_outside_of_the_document_has_the_same_credentials() {
    let replay = Replay::new().json(200, r#"{"apis": [{"name": "Orders"}]}"#);
    let answer = tyk(&replay).request("GET", "/api/apis?p=1").await.expect("an answer");
    let request = sent(&replay);
    assert_eq!(line(&request), "GET https://tyk.example/api/apis?p=1");
    assert_eq!(field(&request, "authorization"), "Bearer 4711$hush-hush");
    assert_eq!(answer.json_at::<String>("/apis/0/name").expect("a name"), "Orders");
}

#[tokio::test]
async fn an_operation_on_another_server_gets_no_credentials() {
    let replay = Replay::new().json(200, "{}");
    tyk(&replay).request("GET", "https://elsewhere.example/api/apis").await.expect("an answer");
    assert_eq!(field(&sent(&replay), "authorization"), "");
}
