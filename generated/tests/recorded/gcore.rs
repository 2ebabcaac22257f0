//! Gcore Cloud: requests to the letter, answers that follow the document and answers that do not.

use generated::gcore_cloud::models::{
    ApiKeysOrderByChoices, ChangeFunction, FaasApiKeyPatch, FaasAutoscaling, FaasCreateApiKey,
    FunctionPriceRequest, ItemPriceResponseCurrencyCode, NamespacedName, PriceDisplayStatus, TaskState,
};
use generated::support::codec::{Nullish, Timestamp};
use generated::support::mock::Replay;
use generated::support::{Call, ErrorKind};

use super::{body, field, gcore, json, line, sent};

const KEY: &str = r#"{
    "created_at": "2023-08-22T11:21:00Z", "description": "string", "expire": "2019-08-24T14:15:22Z",
    "functions": [{"name": "function-name", "namespace": "namespace-name"}],
    "name": "key-name", "status": "Expired"
}"#;

fn time(text: &str) -> Timestamp {
    text.parse().expect("a time")
}

fn functions() -> Vec<NamespacedName> {
    vec![NamespacedName::new("function-name", "namespace-name")]
}

#[tokio::test]
async fn a_key_is_asked_for_and_read() {
    let replay = Replay::new().json(200, KEY);
    let key = gcore(&replay).function_as_a_service().get_key(1, 76, "key-name").await.expect("a key");
    let request = sent(&replay);
    assert_eq!(line(&request), "GET https://api.gcore.com/cloud/v1/faas/keys/1/76/key-name");
    assert_eq!(field(&request, "authorization"), "apikey 4711$hush-hush");
    assert_eq!(field(&request, "accept"), "application/json");
    assert!(field(&request, "user-agent").starts_with("gcore-cloud/"), "{request:?}");
    assert_eq!((body(&request), field(&request, "content-type")), ("", ""));
    assert_eq!(key.name, "key-name");
    assert_eq!(key.status, "Expired");
    assert_eq!(key.created_at, "2023-08-22T11:21:00Z");
    assert_eq!(key.description.as_deref(), Some("string"));
    assert_eq!(key.expire, Some(time("2019-08-24T14:15:22Z")));
    assert_eq!(key.functions, functions());
}

#[tokio::test]
async fn a_name_is_escaped_in_the_path() {
    let replay = Replay::new().json(200, KEY);
    gcore(&replay).function_as_a_service().get_key(-1, 76, "a/b c?ü").await.expect("a key");
    assert_eq!(line(&sent(&replay)), "GET https://api.gcore.com/cloud/v1/faas/keys/-1/76/a%2Fb%20c%3F%C3%BC");
}

#[tokio::test]
async fn a_name_that_would_change_the_path_is_not_sent() {
    for name in ["", "..", "."] {
        let replay = Replay::new().json(200, KEY);
        let error = gcore(&replay).function_as_a_service().get_key(1, 76, name).await.expect_err("refused");
        assert_eq!(error.kind(), ErrorKind::Build, "{error}");
        assert!(error.to_string().contains("`key_name`"), "{error}");
        assert!(replay.requests().is_empty());
    }
}

#[tokio::test]
async fn a_key_is_created_from_a_body() {
    let answer = KEY.replace(r#""status""#, r#""secret": "open sesame", "status""#);
    let replay = Replay::new().json(200, &answer);
    let wanted = FaasCreateApiKey::new(functions(), "key-name")
        .with_description("for \"tests\"")
        .with_expire(time("2030-01-02T04:04:05+01:00"));
    let created = gcore(&replay)
        .function_as_a_service()
        .create_key(1, 76, &wanted)
        .await
        .expect("a key with its secret");
    let request = sent(&replay);
    assert_eq!(line(&request), "POST https://api.gcore.com/cloud/v1/faas/keys/1/76");
    assert_eq!(field(&request, "content-type"), "application/json");
    assert_eq!(
        json(body(&request)),
        json(
            r#"{"name": "key-name", "description": "for \"tests\"", "expire": "2030-01-02T04:04:05+01:00",
                "functions": [{"name": "function-name", "namespace": "namespace-name"}]}"#
        )
    );
    assert_eq!(created.secret.expose(), "open sesame");
    assert!(!format!("{created:?}").contains("open sesame"));
}

#[tokio::test]
async fn a_list_takes_its_query() {
    let replay = Replay::new().json(200, &format!(r#"{{"count": 31, "results": [{KEY}, {KEY}]}}"#));
    let call = gcore(&replay).function_as_a_service().list_keys(1, 76);
    let call = call.search("a&b=c d").order_by(ApiKeysOrderByChoices::CreatedAtAsc).limit(5).expire_in(30);
    let keys = call.extra_query("trace", "1/2").await.expect("keys");
    assert_eq!(
        line(&sent(&replay)),
        "GET https://api.gcore.com/cloud/v1/faas/keys/1/76\
         ?expire_in=30&limit=5&order_by=created_at.asc&search=a%26b%3Dc%20d&trace=1%2F2"
    );
    assert_eq!((keys.count, keys.results.len()), (31, 2));
}

#[tokio::test]
async fn a_list_without_options_has_no_query() {
    let replay = Replay::new().json(200, r#"{"count": 0, "results": []}"#);
    let keys = gcore(&replay).function_as_a_service().list_keys(1, 76).await.expect("keys");
    assert_eq!(line(&sent(&replay)), "GET https://api.gcore.com/cloud/v1/faas/keys/1/76");
    assert!(keys.results.is_empty());
}

#[tokio::test]
async fn a_deletion_answers_with_nothing() {
    let replay = Replay::new().answer(204, "text/plain", "");
    let call = gcore(&replay).function_as_a_service().delete_key(1, 76, "key-name");
    let answer = call.with_meta().await.expect("deleted");
    let () = answer.body;
    assert_eq!(answer.status, 204);
    let request = sent(&replay);
    assert_eq!(line(&request), "DELETE https://api.gcore.com/cloud/v1/faas/keys/1/76/key-name");
    assert_eq!(body(&request), "");
}

#[tokio::test]
async fn a_change_leaves_out_clears_and_sets() {
    let cases = [
        (Nullish::Absent, r#"{"functions":[]}"#),
        (Nullish::Null, r#"{"description":null,"functions":[]}"#),
        (Nullish::from("new"), r#"{"description":"new","functions":[]}"#),
        (Nullish::from(""), r#"{"description":"","functions":[]}"#),
    ];
    for (description, expected) in cases {
        let replay = Replay::new().json(200, KEY);
        let change = FaasApiKeyPatch::new(Vec::new()).with_description(description);
        gcore(&replay).function_as_a_service().update_key(1, 76, "key-name", &change).await.expect("a key");
        let request = sent(&replay);
        assert_eq!(line(&request), "PATCH https://api.gcore.com/cloud/v1/faas/keys/1/76/key-name");
        assert_eq!(body(&request), expected);
    }
}

#[tokio::test]
async fn a_change_of_nothing_is_an_empty_object() {
    let replay = Replay::new().json(200, r#"{"tasks": ["0b6c2f5e"]}"#);
    let change = ChangeFunction::new();
    let faas = gcore(&replay);
    let started = faas.function_as_a_service().update_function(1, 76, "media", "thumbs", &change).await;
    assert_eq!(started.expect("a task").tasks, ["0b6c2f5e"]);
    let request = sent(&replay);
    assert!(line(&request).ends_with("/faas/namespaces/1/76/media/functions/thumbs"), "{}", line(&request));
    assert_eq!((body(&request), field(&request, "content-type")), ("{}", "application/json"));
}

#[tokio::test]
async fn a_success_that_is_not_documented_is_read_all_the_same() {
    let replay = Replay::new().json(201, KEY);
    let call = gcore(&replay).function_as_a_service().get_key(1, 76, "key-name");
    let answer = call.with_meta().await.expect("a key");
    assert_eq!((answer.status.as_u16(), answer.attempts), (201, 1));
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert_eq!(answer.body.name, "key-name");
}

#[tokio::test]
async fn an_empty_body_is_an_error_that_says_so() {
    let replay = Replay::new().json(200, "");
    let call = gcore(&replay).function_as_a_service().get_key(1, 76, "key-name");
    let error = call.await.expect_err("nothing to read");
    assert_eq!((error.kind(), error.status().map(|status| status.as_u16())), (ErrorKind::Decode, Some(200)));
    let said = "get_key: 200 OK, the body is empty, and JSON was expected [GET https://api.gcore.com/cloud/v1/faas/keys/1/76/key-name]; ";
    assert!(error.to_string().starts_with(said), "{error}");
    let line = "$.paths['/cloud/v1/faas/keys/{project_id}/{region_id}/{key_name}'].get";
    assert!(error.help().is_some_and(|help| help.contains(line)), "{error}");
}

#[tokio::test]
async fn a_page_of_a_proxy_is_an_error_that_keeps_the_page() {
    let replay = Replay::new().answer(200, "text/html; charset=utf-8", "<h1>Sign in</h1>");
    let call = gcore(&replay).function_as_a_service().get_key(1, 76, "key-name");
    let error = call.await.expect_err("no JSON");
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.to_string().contains("text/html"), "{error}");
    assert_eq!(error.body().as_ref(), b"<h1>Sign in</h1>");
}

#[tokio::test]
async fn null_in_a_required_member_is_an_error_with_its_place() {
    let answer = KEY.replace(r#""namespace-name""#, "null");
    let replay = Replay::new().json(200, &answer);
    let call = gcore(&replay).function_as_a_service().get_key(1, 76, "key-name");
    let error = call.await.expect_err("a member without its value");
    assert_eq!(error.kind(), ErrorKind::Decode);
    let said = error.to_string();
    let expected = "get_key: 200 OK, body does not fit FaasApiKey at /functions/0/namespace: \
                    expected string, found null";
    assert!(said.starts_with(expected), "{said}");
    assert_eq!(error.body().as_ref(), answer.as_bytes());
}

#[tokio::test]
async fn a_required_member_that_is_missing_is_an_error_with_its_place() {
    let replay = Replay::new().json(200, r#"{"count": 1}"#);
    let error = gcore(&replay).function_as_a_service().list_keys(1, 76).await.expect_err("no results");
    assert!(error.to_string().contains("FaasApiKeyList at /results"), "{error}");
}

#[tokio::test]
async fn null_where_the_document_allows_it_is_nothing() {
    let answer = KEY.replace(r#""string""#, "null").replace(r#""2019-08-24T14:15:22Z""#, "null");
    let replay = Replay::new().json(200, &answer);
    let key = gcore(&replay).function_as_a_service().get_key(1, 76, "key-name").await.expect("a key");
    assert_eq!((key.description, key.expire), (None, None));
}

#[tokio::test]
async fn values_that_an_enum_does_not_name_are_kept() {
    let price = r#"{"currency_code": "XTS", "discount_percent": null, "price_per_hour": 0.25,
        "price_per_month": 1e3, "price_status": "blur", "price_without_discount_per_month": null,
        "tax_percent": 20}"#;
    let replay = Replay::new().json(200, price);
    let asked = FunctionPriceRequest::new(FaasAutoscaling::new(3, 1), "256m-256MB");
    let call = gcore(&replay).function_as_a_service().preview_function_price(1, 76, &asked);
    let price = call.await.expect("a price");
    assert_eq!(price.price_status, PriceDisplayStatus::Unknown("blur".into()));
    assert_eq!(price.price_status.to_string(), "blur");
    assert_eq!(price.currency_code, Some(ItemPriceResponseCurrencyCode::Unknown("XTS".into())));
    assert_eq!((price.price_per_hour, price.price_per_month), (Some(0.25.into()), Some(1000.into())));
    assert_eq!(TaskState::from("FINISHED"), TaskState::Finished);
    assert_eq!(
        json(body(&sent(&replay))),
        json(r#"{"autoscaling": {"max_instances": 3, "min_instances": 1}, "flavor": "256m-256MB"}"#)
    );
}

#[tokio::test]
async fn unknown_members_of_an_answer_do_no_harm_and_come_back_where_the_type_is_sent_too() {
    let answer = KEY
        .replace(r#""status""#, r#""owner": {"id": [1, {"x": null}]}, "status""#)
        .replace(r#""namespace":"#, r#""revision": 7, "namespace":"#);
    let replay = Replay::new().json(200, &answer).json(200, &answer);
    let client = gcore(&replay);
    let key = client.function_as_a_service().get_key(1, 76, "key-name").await.expect("a key");
    assert_eq!(key.functions[0].extra.get("/revision"), Some(json("7")));
    let change = FaasApiKeyPatch::new(key.functions);
    client.function_as_a_service().update_key(1, 76, "key-name", &change).await.expect("a key");
    assert_eq!(
        json(body(&replay.requests()[1])),
        json(r#"{"functions": [{"name": "function-name", "namespace": "namespace-name", "revision": 7}]}"#)
    );
}
