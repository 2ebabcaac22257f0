//! Bodies by their full media type: parameters, ranges, scalars as text, and what is asked for.

use media::models::{Account, AccountCamel, State};
use media::support::mock::Replay;
use media::support::{Call, ErrorKind};
use media::Client;

/// A client that is answered so.
pub(crate) fn client(replay: &Replay) -> Client {
    Client::builder().transport(replay.clone()).build().unwrap()
}

/// A field of the request that a call makes.
fn field(call: &impl Call, name: &str) -> String {
    let request = call.request().unwrap();
    request.headers().get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
}

/// The media type and the body of the request that a call makes.
fn sent(call: &impl Call) -> (String, String) {
    let body = call.request().unwrap().into_body();
    (field(call, "content-type"), String::from_utf8(body.as_bytes().unwrap().to_vec()).unwrap())
}

#[test]
fn each_media_type_of_a_body_can_be_sent() {
    let client = client(&Replay::new());
    let (snake, camel) = (Account::new("a"), AccountCamel::new("a"));
    let media = |call: &media::untagged::op::AddAccount| sent(call).0;
    assert_eq!(media(&client.add_account(&snake)), "application/json");
    assert_eq!(media(&client.add_account_as_json_profile_camel_case(&camel)), "application/json; profile=\"CamelCase\"");
    assert_eq!(media(&client.add_account_as_vnd_acme_v2(&snake)), "application/vnd.acme.v2+json");
    assert_eq!(media(&client.add_account_as_vnd_acme_v3(&camel)), "application/vnd.acme.v3+json");
    assert_eq!(media(&client.add_account(&snake).header("content-type", "text/json")), "text/json");
    assert_eq!(sent(&client.add_account_as_vnd_acme_v3(&camel)).1, r#"{"fullName":"a"}"#);
}

#[test]
fn which_media_type_of_a_range_is_sent_is_said_by_the_caller() {
    let client = client(&Replay::new());
    assert_eq!(sent(&client.blob("x", "image/avif; v=1")), ("image/avif; v=1".to_owned(), "x".to_owned()));
    assert_eq!(sent(&client.any_blob().request_body("x")).0, "image/png");
    assert_eq!(sent(&client.any_blob().request_body_as_image("x", "image/gif")).0, "image/gif");
    assert_eq!(sent(&client.any_blob().request_body_as_bytes("x", "a/b")).0, "a/b");
    for wrong in ["text/plain", "image", "image/", "image/*", "", "image/png\r\nx-evil: 1", "image/p ng", "image/png;\r\nx-evil: 1"] {
        let error = client.blob("x", wrong).request().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build, "{wrong}: {error}");
        assert!(!error.to_string().contains('\n'), "{error}");
    }
}

#[tokio::test]
async fn each_media_type_of_an_answer_can_be_read() {
    let version = |version: u8, text: &'static str| (format!("application/vnd.acme+json; version={version}"), text);
    let answers = [
        version(67, r#"{"full_name": "a"}"#),
        version(68, r#"{"fullName": "b"}"#),
        version(69, r#"["c"]"#),
        ("image/gif".to_owned(), "GIF8"),
    ];
    let replay = answers.into_iter().fold(Replay::new(), |replay, (media, text)| replay.answer(200, &media, text));
    let (client, body) = (client(&replay), Account::new("x"));
    assert_eq!(client.add_account(&body).await.unwrap().full_name, "a");
    assert_eq!(client.add_account(&body).as_vnd_acme_json_version_68().await.unwrap().full_name, "b");
    assert_eq!(client.add_account(&body).as_vnd_acme_json_version_69().await.unwrap(), ["c"]);
    assert_eq!(&client.add_account(&body).as_image().await.unwrap()[..], b"GIF8");
    let asked: Vec<_> = replay.requests().iter().map(|request| request.headers()["accept"].to_str().unwrap().to_owned()).collect();
    assert_eq!(asked[0], "application/vnd.acme+json; version=67, application/problem+json; charset=utf-8;q=0.5");
    assert_eq!(asked[1..], ["application/vnd.acme+json; version=68", "application/vnd.acme+json; version=69", "image/*"]);
}

#[test]
fn what_a_success_has_weighs_more_than_what_errors_alone_have() {
    assert_eq!(field(&client(&Replay::new()).table(), "accept"), "text/csv, application/json;q=0.5");
    assert_eq!(field(&client(&Replay::new()).item(), "accept"), "*/*");
}

#[tokio::test]
async fn the_media_type_of_an_answer_says_what_a_range_is() {
    let replay = Replay::new()
        .answer(200, "text/plain", "1.2\n").answer(200, "application/json", "\"1.2\"").answer(200, "text/html", "<p>")
        .answer(200, "text/plain", "7").answer(200, "application/json", "7")
        .answer(200, "application/pdf", "c2FtcGxl").answer(200, "application/json", "\"c2FtcGxl\"").answer(200, "text/plain", "c2FtcGxl\n");
    let client = client(&replay);
    for text in ["1.2\n", "1.2", "<p>"] {
        assert_eq!(client.version().await.unwrap(), text);
    }
    assert_eq!((client.count().await.unwrap(), client.count().await.unwrap()), (7, 7));
    for bytes in ["c2FtcGxl", "sample", "sample"] {
        assert_eq!(client.report().await.unwrap().0, bytes.as_bytes());
    }
}

#[tokio::test]
async fn errors_are_read_as_their_media_type_says() {
    use media::untagged::op::{Item, ItemErrors};
    let replay = Replay::new().answer(404, "text/plain", "none").answer(404, "application/json", "\"none\"").answer(409, "text/plain", " 3\n");
    let client = client(&replay);
    for _ in 0..2 {
        let error = client.item().await.unwrap_err();
        assert_eq!(error.errors::<Item>(), Some(ItemErrors::NotFound("none".to_owned())));
    }
    assert_eq!(client.item().await.unwrap_err().errors::<Item>(), Some(ItemErrors::Conflict(3)));
}

#[test]
fn scalars_are_written_as_text() {
    let client = client(&Replay::new());
    let text = |call: (String, String)| (call.0 == "text/plain").then_some(call.1).unwrap();
    assert_eq!(text(sent(&client.number(&-7))), "-7");
    assert_eq!(text(sent(&client.time(&"2026-01-02T03:04:05Z".parse().unwrap()))), "2026-01-02T03:04:05Z");
    assert_eq!(text(sent(&client.state(&State::On))), "on");
    assert_eq!(text(sent(&client.flag().request_body(&true))), "true");
}

#[tokio::test]
async fn scalars_are_read_from_text() {
    let texts = ["42", " 42\r\n", "2026-01-02T03:04:05Z\n", "on", "off\n", "\"on\"", "new", "true", "", "null"];
    let replay = texts.iter().fold(Replay::new(), |replay, text| replay.answer(200, "text/plain; charset=utf-8", *text));
    let client = client(&replay);
    assert_eq!((client.number(&1).await.unwrap(), client.number(&1).await.unwrap()), (42, 42));
    let time = client.time(&"2026-01-02T03:04:05Z".parse().unwrap()).await.unwrap();
    assert_eq!(time.to_string(), "2026-01-02T03:04:05Z");
    for state in [State::On, State::Off, State::On, State::Unknown("new".into())] {
        assert_eq!(client.state(&State::On).await.unwrap(), state);
    }
    for flag in [Some(true), None, None] {
        assert_eq!(client.flag().await.unwrap(), flag);
    }
}

#[tokio::test]
async fn text_that_is_no_value_is_told() {
    let texts = ["", "4 2", "1e9999", "{}", "[42]", "42,", "9223372036854775808", "\u{0}", "\"42\""];
    let replay = texts.iter().fold(Replay::new(), |replay, text| replay.answer(200, "text/plain", *text));
    let client = client(&replay);
    for text in texts {
        let error = client.number(&1).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{text:?}: {error}");
        assert_eq!(error.body_text().as_deref(), Some(text));
    }
    let replay = Replay::new().answer(200, "text/plain", "42").answer(200, "text/plain", vec![0xff, 0xfe]);
    let client = self::client(&replay);
    let found = client.number(&1).lenient(true).with_meta().await.unwrap();
    assert_eq!((found.body, found.misfits().len()), (42, 0));
    assert_eq!(client.number(&1).await.unwrap_err().kind(), ErrorKind::Decode);
}
