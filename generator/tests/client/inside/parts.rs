//! Multipart bodies by type: media types of parts, parts of other names, and multipart types beside forms.

use media::models::{Account, Batch, EitherBody};
use media::support::mock::Replay;
use media::support::{Call, Part};
use media::untagged::{FilesForm, FormForm, MixedForm};

use crate::media::client;

/// The media type without its boundary, and each part as its header's fields, a bar and its content.
fn parts(call: &impl Call) -> (String, Vec<String>) {
    let request = call.request().unwrap();
    let media = request.headers()["content-type"].to_str().unwrap().to_owned();
    let (media, boundary) = media.split_once("; boundary=").unwrap();
    let body = String::from_utf8(request.into_body().as_bytes().unwrap().to_vec()).unwrap();
    let open = format!("--{boundary}\r\n");
    let body = body.strip_suffix(&format!("--{boundary}--\r\n")).unwrap();
    let part = |part: &str| {
        let (head, content) = part.split_once("\r\n\r\n").unwrap_or_else(|| ("", part.strip_prefix("\r\n").unwrap()));
        let head = head.replace("Content-Disposition: form-data; ", "").replace("Content-Type: ", "").replace("\r\n", "; ");
        format!("{head} | {}", content.strip_suffix("\r\n").unwrap())
    };
    (media.to_owned(), body.split(&open).skip(1).map(part).collect())
}

#[test]
fn parts_have_the_media_types_of_the_document() {
    let client = client(&Replay::new());
    let sent = |form: FormForm| parts(&client.form(&form)).1;
    let image = || Part::bytes("x");
    assert_eq!(sent(FormForm::new().with_page("<p>")), [r#"name="page"; text/html | <p>"#]);
    assert_eq!(sent(FormForm::new().with_document("[1]")), [r#"name="document"; application/json | [1]"#]);
    assert_eq!(sent(FormForm::new().with_icon(image())), [r#"name="icon"; filename="icon"; image/png | x"#]);
    let account = FormForm::new().with_account(Account::new("a"));
    assert_eq!(sent(account), [r#"name="account"; application/vnd.a+json | {"full_name":"a"}"#]);
}

#[test]
fn of_several_media_types_the_caller_chooses() {
    let client = client(&Replay::new());
    let sent = |part: Part| parts(&client.form(&FormForm::new().with_photo(part))).1.remove(0);
    let named = |name: &str| Part::bytes("x").file_name(name);
    assert_eq!(sent(Part::bytes("x").content_type("image/webp")), r#"name="photo"; filename="photo"; image/webp | x"#);
    assert_eq!(sent(Part::bytes("x")), r#"name="photo"; filename="photo"; image/png | x"#);
    assert_eq!(sent(named("a.JPG")), r#"name="photo"; filename="a.JPG"; image/jpeg | x"#);
    assert_eq!(sent(named("a.png")), r#"name="photo"; filename="a.png"; image/png | x"#);
    assert_eq!(sent(named("jpeg")), r#"name="photo"; filename="jpeg"; image/png | x"#);
    assert_eq!(
        sent(named("a\"\r\nX: 1.jpeg").content_type("a/b\r\nX: 1")),
        r#"name="photo"; filename="a%22%0D%0AX: 1.jpeg"; a/b  X: 1 | x"#
    );
    let several = FormForm::new().with_photos([Part::bytes("x"), Part::bytes("y").content_type("image/gif")]);
    assert_eq!(
        parts(&client.form(&several)).1,
        [r#"name="photos"; filename="photos"; application/octet-stream | x"#, r#"name="photos"; filename="photos"; image/gif | y"#]
    );
}

#[test]
fn parts_of_other_names_are_sent() {
    let client = client(&Replay::new());
    let mut form = FormForm::new();
    form.extra = [("b".to_owned(), 2), ("a\"".to_owned(), 1)].into();
    assert_eq!(parts(&client.form(&form)).1, [r#"name="a%22" | 1"#, r#"name="b" | 2"#]);
    let mut files = FilesForm::new();
    files.extra.insert("one".to_owned(), Part::bytes("x").file_name("x.bin"));
    assert_eq!(parts(&client.files(&files)).1, [r#"name="one"; filename="x.bin"; application/octet-stream | x"#]);
}

#[test]
fn other_multipart_types_are_typed() {
    let client = client(&Replay::new());
    let form = MixedForm::new(Account::new("a")).with_file(Part::bytes("x"));
    let (media, sent) = parts(&client.mixed(&form));
    assert_eq!(media, "multipart/mixed");
    assert_eq!(
        sent,
        [r#"name="account"; application/json | {"full_name":"a"}"#, r#"name="file"; filename="file"; application/octet-stream | x"#]
    );
    let (media, sent) = parts(&client.listed(&[Account::new("a"), Account::new("b")]));
    assert_eq!(media, "multipart/mixed");
    assert_eq!(sent, [r#"application/json | {"full_name":"a"}"#, r#"application/json | {"full_name":"b"}"#]);
    assert_eq!(parts(&client.listed(&[])).1, Vec::<String>::new());
}

#[test]
fn the_members_of_a_union_are_parts() {
    let client = client(&Replay::new());
    let one = EitherBody::from(Account::new("a"));
    assert_eq!(parts(&client.either(&one)).1, [r#"name="full_name" | a"#]);
    let several = EitherBody::from(Batch::new([Account::new("a"), Account::new("b")]));
    assert_eq!(
        parts(&client.either(&several)).1,
        [r#"name="list"; application/vnd.b+json | {"full_name":"a"}"#, r#"name="list"; application/vnd.b+json | {"full_name":"b"}"#]
    );
}
