//! What servers really send, read by generated types.

use shop::models::{Level, Shape};
use shop::reading::op;
use shop::{Call as _, Content, Error, ErrorKind, RawJson, Timestamp};

use crate::server::{answer, json};
use crate::shop;

const TEXT: &str = "content-type: text/plain\r\n";
const PNG: &str = "content-type: image/png\r\n";

#[tokio::test]
async fn what_the_document_leaves_open_is_json_or_bytes_as_the_answer_says() {
    let script = [json(200, r#"{"a": [1, 2]}"#), answer(200, PNG, "PNG"), answer(409, PNG, "PNG"), answer(404, TEXT, "gone")];
    let (client, _) = shop(script);
    let found: Content = client.reading().get_any().await.unwrap();
    assert_eq!((found.at::<i64>("/a/1"), found.media_type()), (Some(2), "application/json"));
    let found = client.reading().get_any().await.unwrap();
    assert_eq!((found.media_type(), &found.bytes()[..], found.as_json()), ("image/png", &b"PNG"[..], None));
    let error: Error = client.reading().get_any().await.unwrap_err();
    assert!(format!("{:?}", error.errors::<op::GetAny>()).contains("image/png"), "{:?}", error.errors::<op::GetAny>());
    let error = client.reading().get_any().await.unwrap_err();
    assert!(format!("{:?}", error.errors::<op::GetAny>()).contains("\"gone\""), "{:?}", error.errors::<op::GetAny>());
}

#[tokio::test]
async fn text_of_any_media_type_is_text() {
    let script = [answer(200, TEXT, "a b"), json(200, "\"a b\""), answer(200, TEXT, "high"), json(200, "\"low\""), answer(200, TEXT, "x")];
    let (client, _) = shop(script);
    assert_eq!(client.reading().get_words().await.unwrap(), "a b");
    assert_eq!(client.reading().get_words().await.unwrap(), "a b");
    assert_eq!(client.reading().get_level().await.unwrap(), Level::High);
    assert_eq!(client.reading().get_level().await.unwrap(), Level::Low);
    assert_eq!(client.reading().get_text().await.unwrap(), "x");
    let (client, _) = shop([answer(200, TEXT, "odd")]);
    let found = client.reading().get_level().with_meta().await.unwrap();
    assert_eq!(found.misfits()[0].to_string(), "(root): a value that the document does not list");
    let (client, _) = shop([json(200, r#"{"id": 7}"#)]);
    let found = client.reading().get_text().with_meta().await.unwrap();
    assert_eq!(found.at::<i64>("/id"), Some(7), "JSON in place of text is offered as JSON");
}

#[tokio::test]
async fn a_mistyped_member_makes_no_other_branch_win() {
    let bad = r#"{"x": 1, "radius": "wide"}"#;
    let (client, _) = shop([json(200, r#"{"x": 1, "radius": 2, "new": 0}"#), json(200, bad), json(200, r#"{"z": 1}"#)]);
    let found = client.reading().get_shape().with_meta().await.unwrap();
    assert!(matches!(&found.body, Shape::Circle(circle) if circle.radius == Some(2.into())));
    assert_eq!(found.misfits()[0].to_string(), "/new: a member that the document does not have");
    let error = client.reading().get_shape().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.to_string().contains("/radius: expected number, found string"), "{error}");
    let error = client.reading().get_shape().await.unwrap_err();
    assert!(error.to_string().contains("expected a member that the document has"), "{error}");
}

#[tokio::test]
async fn places_may_be_lenient() {
    let script = [
        json(200, r#"{"id": 1, "size": "12", "label": 7, "all": {"count": "3", "on": 1}}"#),
        json(200, r#"{"id": 1}"#),
        json(200, r#"{"id": "1", "size": 2}"#),
        json(200, r#"{"name": 7}"#),
        json(200, ""),
    ];
    let (client, _) = shop(script);
    let found = client.reading().get_loose().with_meta().await.unwrap();
    let all = found.body.all.as_ref().unwrap();
    assert_eq!((found.body.size, found.body.label.as_deref(), all.count, all.on), (Some(12), Some("7"), Some(3), Some(true)));
    assert_eq!(found.misfits().len(), 4, "{:?}", found.misfits());
    assert_eq!(client.reading().get_loose().await.unwrap().size, None);
    let error = client.reading().get_loose().await.unwrap_err();
    assert!(error.to_string().contains("/id: expected integer, found string"), "no place says so: {error}");
    assert_eq!(client.reading().get_lenient().await.unwrap().unwrap().name, "7");
    assert!(client.reading().get_lenient().await.unwrap().is_none());
}

#[tokio::test]
async fn kept_members_are_misfits_only_where_the_document_does_not_speak_of_them() {
    let (client, _) = shop([json(200, r#"{"name": "a", "x": 1, "extra": {"y": 2}}"#)]);
    let body = shop::models::Both::new();
    let found = client.reading().put_both(&body).with_meta().await.unwrap();
    let told: Vec<_> = found.misfits().iter().map(|misfit| misfit.pointer()).collect();
    assert_eq!((told, found.body.extra_members.len()), (vec!["/x"], 1));
}

#[tokio::test]
async fn members_of_the_body_ask_for_pages_and_another_process_goes_on() {
    let pages = [json(200, r#"{"total": 3, "data": [1, 2]}"#), json(200, r#"{"total": 3, "data": [3]}"#)];
    let (client, server) = shop(pages.clone());
    let wanted = shop::models::Wanted::new("x");
    assert_eq!(client.lists().search(&wanted).items().all().await.unwrap(), [1, 2, 3]);
    assert!(server.requests()[1].ends_with(r#"{"q":"x","page":{"offset":2}}"#), "{:?}", server.requests());
    let (client, _) = shop(pages.clone());
    let mut items = client.lists().search(&wanted).items();
    assert_eq!(items.next().await.unwrap().unwrap(), 1);
    let token = items.continuation().unwrap();
    let (client, _) = shop(pages);
    let rest = client.lists().search(&wanted).items().resume(&token).unwrap();
    assert_eq!(rest.all().await.unwrap(), [2, 3]);
}

#[test]
fn what_callers_name_is_at_the_root() {
    let time: Timestamp = "2026-01-02T03:04:05Z".parse().unwrap();
    assert_eq!(RawJson::of(&time).as_str(), "\"2026-01-02T03:04:05Z\"");
    fn is<T>() {}
    is::<(shop::Date, shop::Uuid, shop::Decimal, shop::Base64, shop::Secret, shop::Body, shop::Part, shop::Multipart)>();
    is::<(shop::Limits, shop::Retry, shop::Credential, shop::Lenient, shop::Misfit, shop::ByteStream)>();
    is::<(op::GetAny, shop::Response<(), op::GetAny>, shop::Paginator<i64>, shop::ItemStream<i64>)>();
}
