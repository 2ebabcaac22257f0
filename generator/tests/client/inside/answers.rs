//! Several statuses and media types, header fields, redirects.

use shop::answers::{GetMixedOutput, GetStatusesOutput};
use shop::models::{Choice, GetHeadersResponseHeaderXLevel};
use shop::support::ErrorKind;
use shop::Call as _;

use crate::server::{answer, json};
use crate::shop;

const JSON: &str = "content-type: application/json\r\n";

#[tokio::test]
async fn header_fields_have_their_types() {
    let fields = format!(
        "{JSON}x-count: 7\r\nx-ratio: 0.5\r\nx-tags: a, b\r\nx-tags: c\r\nx-level: high\r\n\
         x-since: 2026-01-02T03:04:05Z\r\nx-extra: {{\"code\": 3}}\r\nbody: b\r\n"
    );
    let (client, _) = shop([answer(200, &fields, "1")]);
    let found = client.answers().get_headers().with_meta().await.unwrap();
    assert_eq!((found.body, found.x_count().unwrap(), found.x_ratio().unwrap()), (1, 7, Some(0.5.into())));
    assert_eq!(found.x_tags().unwrap().unwrap(), ["a", "b", "c"]);
    assert_eq!(found.x_level().unwrap(), Some(GetHeadersResponseHeaderXLevel::High));
    assert_eq!(found.x_since().unwrap().unwrap().to_string(), "2026-01-02T03:04:05Z");
    assert_eq!(found.x_extra().unwrap().unwrap().code, 3);
    assert_eq!(found.body_header().unwrap().as_deref(), Some("b"));
}

#[tokio::test]
async fn a_header_field_that_is_missing_or_odd_is_told_where_it_is_asked_for() {
    let (client, _) = shop([answer(200, &format!("{JSON}x-ratio: half\r\n"), "1")]);
    let found = client.answers().get_headers().with_meta().await.unwrap();
    let missing = found.x_count().unwrap_err();
    assert_eq!(missing.kind(), ErrorKind::Decode);
    assert!(missing.to_string().contains("`X-Count` is missing"), "{missing}");
    let odd = found.x_ratio().unwrap_err();
    assert!(odd.to_string().contains("`X-Ratio` does not fit"), "{odd}");
    assert_eq!(odd.headers().unwrap()["x-ratio"], "half");
    assert_eq!(found.x_tags().unwrap(), None);
}

#[tokio::test]
async fn every_status_has_its_variant() {
    let plain = "content-type: text/plain\r\n";
    let script = [json(200, r#"{"name": "a"}"#), answer(202, "", ""), answer(206, plain, "part"), answer(299, "", "raw")];
    let (client, _) = shop(script);
    let mut seen = Vec::new();
    for _ in 0..4 {
        seen.push(client.answers().get_statuses().await.unwrap());
    }
    assert!(matches!(&seen[0], GetStatusesOutput::Ok(order) if order.name == "a"));
    assert!(matches!(&seen[1], GetStatusesOutput::Accepted));
    assert!(matches!(&seen[2], GetStatusesOutput::PartialContent(text) if text == "part"));
    assert!(matches!(&seen[3], GetStatusesOutput::OtherSuccess(bytes) if bytes == "raw"));
}

#[tokio::test]
async fn no_content_is_none_and_the_default_is_read_where_nothing_else_is_said() {
    let (client, _) = shop([json(200, r#"{"name": "a"}"#), answer(204, "", ""), json(201, r#"{"name": "b"}"#)]);
    assert_eq!(client.answers().get_maybe().await.unwrap().unwrap().name, "a");
    assert!(client.answers().get_maybe().await.unwrap().is_none());
    assert_eq!(client.answers().get_default().await.unwrap().name, "b");
}

#[tokio::test]
async fn a_documented_redirect_is_handed_over() {
    let (client, server) = shop([answer(302, "location: /elsewhere\r\n", "")]);
    let moved = client.answers().get_moved().with_meta().await.unwrap();
    assert_eq!((moved.status.as_u16(), moved.location().unwrap().as_str()), (302, "/elsewhere"));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn other_media_types_are_asked_for_by_method() {
    let script = [
        json(200, r#"{"name": "a"}"#),
        answer(200, "content-type: text/csv\r\n", "name\r\na"),
        answer(200, "content-type: application/pdf\r\n", "%PDF"),
        answer(200, "content-type: text/event-stream\r\n", "data: {\"name\": \"b\"}\n\n"),
        answer(200, "content-type: application/x-ndjson\r\n", "{\"name\": \"c\"}\n{\"name\": \"d\"}\n"),
    ];
    let (client, server) = shop(script);
    let call = client.answers().get_media();
    assert_eq!(call.clone().await.unwrap().name, "a");
    assert_eq!(call.clone().as_csv().await.unwrap(), "name\r\na");
    assert_eq!(call.clone().as_pdf().await.unwrap(), "%PDF");
    assert_eq!(call.clone().as_event_stream().await.unwrap().next().await.unwrap().unwrap().name, "b");
    let mut lines = call.as_ndjson().await.unwrap();
    assert_eq!(lines.next().await.unwrap().unwrap().name, "c");
    assert_eq!(lines.next().await.unwrap().unwrap().name, "d");
    let accepted = |request: &String| request.lines().find(|line| line.starts_with("accept: ")).unwrap().to_owned();
    let asked: Vec<String> = server.requests().iter().map(accepted).collect();
    assert_eq!(asked[0], "accept: application/json, application/problem+json;q=0.5");
    assert_eq!(asked[1..3], ["accept: text/csv", "accept: application/pdf"]);
    assert_eq!(asked[3..], ["accept: text/event-stream", "accept: application/x-ndjson"]);
}

#[tokio::test]
async fn a_stream_and_a_document_may_be_answers_of_one_operation() {
    let (client, _) = shop([answer(200, "content-type: application/x-ndjson\r\n", "1\n2\n"), json(202, r#"{"name": "a"}"#)]);
    let GetMixedOutput::Ok(mut items) = client.answers().get_mixed().await.unwrap() else { panic!("a stream") };
    assert_eq!(items.next().await.unwrap().unwrap(), 1);
    let later = client.answers().get_mixed().await.unwrap();
    assert!(matches!(later, GetMixedOutput::Accepted(order) if order.name == "a"));
}

#[tokio::test]
async fn texts_among_the_branches_are_variants_without_a_value() {
    let script = [r#""auto""#, "7", r#"{"function": "f"}"#, r#""other""#].map(|body| json(200, body));
    let (client, server) = shop(script);
    let call = |choice| client.answers().post_choice(&choice).top(3);
    assert_eq!(call(Choice::None).await.unwrap(), Choice::Auto);
    assert_eq!(call(Choice::Integer(7)).await.unwrap(), Choice::Integer(7));
    assert!(matches!(call(Choice::Auto).await.unwrap(), Choice::Function(it) if it.function == "f"));
    let found = call(Choice::Auto).with_meta().await.unwrap();
    assert!(matches!(&found.body, Choice::Unknown(raw) if raw.as_str() == r#""other""#), "a newer text is kept");
    let sent = server.requests();
    assert!(sent[0].ends_with(r#""none""#) && sent[0].contains("/answers/choice?%24top=3"), "{}", sent[0]);
    assert!(sent[1].ends_with("7"), "{}", sent[1]);
}
