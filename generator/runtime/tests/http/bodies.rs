//! Bodies: forms, multipart, text, files and streams, as they go over the wire.

use bytes::Bytes;
use clientwright_runtime::codec::RawJson;
use clientwright_runtime::transport::TransportError;
use clientwright_runtime::{Body, Call, Encoding, ErrorKind, Multipart, OpInfo, Part, Retry, Style};

use crate::api::{client, Article, CreateArticle, Pieces};
use crate::made::Made;
use crate::server::{json, Reply, Server};

const CREATED: &str = r#"{"id": 1, "name": "pen"}"#;

fn raw(text: &str) -> RawJson {
    RawJson::from_text(text).unwrap()
}

fn post() -> clientwright_runtime::Untyped {
    client("http://127.0.0.1:1").request("POST", "/x")
}

fn sent(call: &clientwright_runtime::Untyped) -> (String, String) {
    let request = call.request().unwrap();
    let media = request.headers()["content-type"].to_str().unwrap().to_owned();
    (media, String::from_utf8(request.body().as_bytes().unwrap().to_vec()).unwrap())
}

#[tokio::test]
async fn json_goes_out_with_its_length_and_media_type() {
    let server = Server::start([json("201 Created", CREATED)]);
    let call = CreateArticle::new(&client(&server.url), &[]).json(&Article { id: 1, name: "a\"b".into() });
    call.await.unwrap();
    let request = server.request();
    assert!(request.contains("content-type: application/json\r\n"), "{request}");
    assert!(request.contains("content-length: 22\r\n"), "{request}");
    assert!(request.ends_with("\r\n\r\n{\"id\":1,\"name\":\"a\\\"b\"}"), "{request}");
}

#[test]
fn the_media_type_is_the_operations_own_where_it_fits() {
    static PATCH: OpInfo = OpInfo::new("p", "PATCH", "/x").sends("application/merge-patch+json");
    static CSV: OpInfo = OpInfo::new("c", "PUT", "/x").sends("text/csv");
    let core = client("http://127.0.0.1:1");
    assert_eq!(sent(&core.call(&PATCH, &[]).json(&raw("{}"))).0, "application/merge-patch+json");
    assert_eq!(sent(&core.call(&CSV, &[]).text("a,b")).0, "text/csv");
    assert_eq!(
        sent(&core.call(&CSV, &[]).text("a,b").content_type("text/tab-separated-values")).0,
        "text/tab-separated-values"
    );
    assert_eq!(sent(&post().body(vec![1u8])).0, "application/octet-stream");
    assert!(!post().request().unwrap().headers().contains_key("content-type"));
}

#[test]
fn forms_repeat_lists_and_write_objects_as_json_unless_an_encoding_says_otherwise() {
    let body = raw(r#"{"q": "a b+c&d=é~", "ids": [1, 2], "none": null, "o": {"k": [1]}, "empty": []}"#);
    let (media, text) = sent(&post().form(&body, &[]));
    assert_eq!(media, "application/x-www-form-urlencoded");
    assert_eq!(text, "q=a+b%2Bc%26d%3D%C3%A9~&ids=1&ids=2&o=%7B%22k%22%3A%5B1%5D%7D");

    const ENCODING: &[Encoding] =
        &[Encoding::of("ids").style(Style::Form).explode(false), Encoding::of("o").style(Style::DeepObject)];
    let (_, text) = sent(&post().form(&body, ENCODING));
    assert_eq!(text, "q=a+b%2Bc%26d%3D%C3%A9~&ids=1,2&o%5Bk%5D%5B%5D=1");
}

#[test]
fn a_part_of_a_form_has_a_name_though_it_is_empty() {
    let form = sent(&post().multipart(Multipart::new().part("", Part::text("a")))).1;
    assert!(form.contains("Content-Disposition: form-data; name=\"\"\r\n"), "{form}");
    let list = Multipart::new().part("", Part::text("a")).media_type("multipart/mixed").named();
    let list = sent(&post().multipart(list)).1;
    assert!(!list.contains("Content-Disposition"), "{list}");
}

#[test]
fn multipart_has_a_part_for_each_value() {
    let body = Multipart::new()
        .value("title", &"pen \"x\"")
        .value("tags", &raw(r#"["a", 2]"#))
        .value("meta", &raw(r#"{"k": 1}"#))
        .value("absent", &None::<String>)
        .encoded("note", &"n", "text/markdown")
        .part(
            "file",
            Part::bytes("PNG").file_name("a\"\r\nb.png").content_type("image/png").header("X-Part", "1\r\n2"),
        );
    let (media, text) = sent(&post().multipart(body));
    let boundary = media.strip_prefix("multipart/form-data; boundary=").unwrap();
    assert_eq!(boundary.len(), 37);
    let parts: Vec<&str> = text.split(&format!("--{boundary}")).collect();
    assert_eq!(parts.len(), 8, "{text}");
    assert_eq!(parts[1], "\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\npen \"x\"\r\n");
    assert_eq!(parts[3], "\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\n2\r\n");
    assert_eq!(
        parts[4],
        "\r\nContent-Disposition: form-data; name=\"meta\"\r\nContent-Type: application/json\r\n\r\n{\"k\":1}\r\n"
    );
    assert!(parts[5].contains("Content-Type: text/markdown\r\n\r\nn\r\n"), "{}", parts[5]);
    assert_eq!(
        parts[6],
        "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a%22%0D%0Ab.png\"\r\n\
         Content-Type: image/png\r\nX-Part: 1  2\r\n\r\nPNG\r\n"
    );
    assert_eq!(parts[7], "--\r\n");
}

/// A header field with a control character is none: servers refuse the body for it (RFC 9110, 5.5).
#[test]
fn no_control_character_reaches_the_head_of_a_part() {
    let part = Part::text("x").file_name("\0\u{7f}\t").content_type("a/b\u{1}").header("X-\0", "1\u{8}2");
    let (_, text) = sent(&post().multipart(Multipart::new().part("a\u{b}", part)));
    let head = text.split("\r\n\r\n").next().unwrap();
    assert!(head.contains("name=\"a%0B\"; filename=\"%00%7F%09\"\r\n"), "{head:?}");
    assert!(head.contains("\r\nContent-Type: a/b \r\nX- : 1 2"), "{head:?}");
    assert!(!head.replace("\r\n", "").contains(|c: char| c.is_ascii_control()), "{head:?}");
}

#[test]
fn parts_of_content_have_what_the_document_says_of_them_unless_they_say_it_themselves() {
    let photos = [Part::bytes("A"), Part::bytes("B").file_name("b.gif").content_type("image/gif")];
    let body = Multipart::new()
        .contents("photo", "image/png", &photos)
        .contents("note", "", [&Part::from("plain")])
        .contents("none", "", None::<&Part>)
        .encoded("meta", &raw(r#"[{"k":1}, "x"]"#), "application/json")
        .encoded("absent", &None::<String>, "text/csv");
    let (media, text) = sent(&post().multipart(body.media_type("multipart/mixed")));
    let boundary = media.strip_prefix("multipart/mixed; boundary=").unwrap();
    assert_eq!(text.split(&format!("--{boundary}")).count(), 7, "{text}");

    let body =
        Multipart::new().contents("photo", "image/png", &photos).contents("note", "", [&"plain".into()]);
    let (_, text) = sent(&post().multipart(body));
    let named = |name: &str, file: &str, rest: &str| {
        format!("Content-Disposition: form-data; name=\"{name}\"{file}\r\n{rest}\r\n")
    };
    for part in [
        named("photo", "; filename=\"photo\"", "Content-Type: image/png\r\n\r\nA"),
        named("photo", "; filename=\"b.gif\"", "Content-Type: image/gif\r\n\r\nB"),
        named("note", "", "\r\nplain"),
    ] {
        assert!(text.contains(&part), "{part}\n{text}");
    }
}

#[tokio::test]
async fn files_and_streams_go_out_in_parts_with_the_length_where_it_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data.txt");
    let content = "0123456789".repeat(20_000);
    std::fs::write(&path, &content).unwrap();
    let server = Server::start([json("201 Created", CREATED), json("201 Created", CREATED)]);
    let call = || CreateArticle::new(&client(&server.url), &[]);

    let body = Multipart::new().value("a", &1).part("f", Part::file(&path));
    call().multipart(body).await.unwrap();
    let request = server.request();
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    assert!(head.contains(&format!("content-length: {}", body.len())), "{head}");
    assert!(body.contains("filename=\"data.txt\"") && body.contains(&content));

    let pieces: Vec<Result<Bytes, TransportError>> = vec![Ok("ab".into()), Ok("cd".into())];
    call().body(Body::stream(None, Box::pin(Pieces(pieces.into_iter())))).await.unwrap();
    let request = server.requests().pop().unwrap();
    assert!(request.contains("transfer-encoding: chunked\r\n"), "{request}");
    assert!(request.ends_with("2\r\nab\r\n2\r\ncd\r\n0\r\n\r\n"), "{request}");
}

#[tokio::test]
async fn a_stream_is_never_sent_twice_and_a_missing_file_is_told() {
    let server = Server::start([json("503 Unavailable", ""), json("200 OK", CREATED)]);
    let put = |body: Body| client(&server.url).request("PUT", "/x").body(body);
    let stream = Body::stream(Some(2), Box::pin(Pieces(vec![Ok("ab".into())].into_iter())));
    let error = put(stream.clone()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Status, 1));
    let error = put(stream).retry(Retry::off()).await.unwrap_err();
    assert!(error.to_string().contains("already read"), "{error}");
    let error = put(Body::file("/nonexistent/file")).retry(Retry::off()).await.unwrap_err();
    assert!(error.to_string().contains("os error 2"), "{error}");
}

#[tokio::test]
async fn a_file_is_opened_again_for_a_repetition() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data.txt");
    std::fs::write(&path, "content").unwrap();
    let server =
        Server::start([json("503 Unavailable", ""), Reply::Reset(Vec::new()), json("200 OK", CREATED)]);
    client(&server.url).request("PUT", "/x").body(Body::file(&path)).await.unwrap();
    let requests = server.requests();
    assert_eq!(requests.len(), 3);
    assert!(requests.iter().all(|request| request.ends_with("\r\n\r\ncontent")), "{requests:?}");
}
