//! Credentials: sent once and where they belong, refused where they are missing, shown nowhere.

use generated::support::mock::Replay;
use generated::support::{Call, ErrorKind};
use generated::{gcore_cloud, tyk_dashboard};

use super::{field, gcore, sent, tyk, TOKEN};

#[tokio::test]
async fn the_word_before_the_token_is_written_once() {
    for given in ["4711$abc", "apikey 4711$abc", "APIKey 4711$abc"] {
        let replay = Replay::new().json(204, "");
        let builder = gcore_cloud::Client::builder().transport(replay.clone()).api_key(given);
        let client = builder.build().expect("a client");
        client.function_as_a_service().delete_key(1, 76, "key-name").await.expect("deleted");
        assert!(field(&sent(&replay), "authorization").eq_ignore_ascii_case("apikey 4711$abc"), "{given}");
        assert_eq!(sent(&replay).headers().get_all("authorization").iter().count(), 1);
    }
}

#[tokio::test]
async fn without_a_credential_nothing_is_sent() {
    let replay = Replay::new().json(204, "");
    let client = gcore_cloud::Client::builder().transport(replay.clone()).build().expect("a client");
    let call = client.function_as_a_service().delete_key(1, 76, "key-name");
    let error = call.await.expect_err("no credential");
    assert_eq!(error.kind(), ErrorKind::Auth);
    assert!(error.to_string().contains("APIKey"), "{error}");
    assert!(replay.requests().is_empty());
}

#[tokio::test]
async fn an_anonymous_client_leaves_it_to_the_server() {
    let replay = Replay::new().json(401, r#"{"Message": "Not authorised"}"#);
    let builder = tyk_dashboard::Client::builder().transport(replay.clone()).anonymous();
    let client = builder.build().expect("a client");
    let error = client.keys().list_keys().await.expect_err("refused");
    assert_eq!(error.message(), Some("Not authorised"));
    assert_eq!(field(&sent(&replay), "authorization"), "");
}

#[tokio::test]
async fn a_field_of_the_call_replaces_the_credential() {
    let replay = Replay::new().json(200, r#"{"keys": []}"#);
    tyk(&replay).keys().get_keys_detailed().header("authorization", "Basic eDp5").await.expect("keys");
    assert_eq!(field(&sent(&replay), "authorization"), "Basic eDp5");
}

#[tokio::test]
async fn no_output_shows_the_token() {
    let replay = Replay::new().json(500, r#"{"Message": "no"}"#).json(200, "[]");
    let (gcore, tyk) = (gcore(&replay), tyk(&replay));
    let call = gcore.function_as_a_service().get_key(1, 76, "key-name");
    let status = call.clone().await.expect_err("a failure");
    let unread = tyk.keys().list_keys().await.expect_err("another form");
    let shown = [
        format!("{:?}", gcore_cloud::Client::builder().api_key(TOKEN)),
        format!("{:?}", tyk_dashboard::Client::builder().bearer(TOKEN).header("x-api-key", TOKEN)),
        format!("{gcore:?} {tyk:?}"),
        format!("{:#?} {:#?}", gcore.function_as_a_service(), tyk.keys()),
        format!("{call:?} {:?}", call.request().expect("a request")),
        format!("{status} {status:?} {unread} {unread:?}"),
    ];
    assert_eq!(replay.requests().len(), 2);
    for text in shown {
        assert!(!text.contains(TOKEN) && !text.contains("hush"), "{text}");
    }
}
