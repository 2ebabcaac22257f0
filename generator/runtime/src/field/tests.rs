//! Header fields, and what servers make of them.

use http::HeaderMap;

use super::super::codec::{JsonObject, RawJson, Timestamp};
use super::{http_date, FieldForm};

fn headers(name: &'static str, lines: &[&str]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for line in lines {
        headers.append(name, line.parse().unwrap());
    }
    headers
}

fn texts(form: FieldForm, name: &'static str, lines: &[&str]) -> Vec<String> {
    form.read(&form.find(&headers(name, lines), name).unwrap()).unwrap()
}

#[test]
fn cookies_are_a_line_each_whatever_is_in_them() {
    let lines = ["a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Path=/", "b=\"x,y\""];
    assert_eq!(texts(FieldForm::Lines, "set-cookie", &lines), lines);
    let text: String = FieldForm::Text
        .read(&FieldForm::Text.find(&headers("set-cookie", &lines), "Set-Cookie").unwrap())
        .unwrap();
    assert_eq!(text, lines.join("\n"));
}

#[test]
fn commas_in_quotes_and_in_links_do_not_divide() {
    let of = |text: &str| texts(FieldForm::Texts, "x", &[text]);
    assert_eq!(of("a, b,,c ,"), ["a", "b", "c"]);
    assert_eq!(of(r#"W/"a,b", "c\",d""#), [r#"W/"a,b""#, r#""c\",d""#]);
    assert_eq!(
        of("<https://a.test/?b=1,2>; rel=\"next, last\", <x>; rel=y"),
        ["<https://a.test/?b=1,2>; rel=\"next, last\"", "<x>; rel=y"]
    );
    assert_eq!(of("5\" pipe, 6 < 7, é\\,ü"), ["5\" pipe", "6 < 7", "é\\", "ü"]);
    assert_eq!(of("<a, b"), ["<a", "b"]);
    assert_eq!(of(""), Vec::<String>::new());
    assert_eq!(texts(FieldForm::Texts, "link", &["<a>", "<b,c>"]), ["<a>", "<b,c>"]);
    let whole: String = FieldForm::Text
        .read(&FieldForm::Text.find(&headers("link", &["<a>", "<b>"]), "link").unwrap())
        .unwrap();
    assert_eq!(whole, "<a>, <b>");
}

#[test]
fn a_hostile_field_is_walked_over_once() {
    for piece in ["\"\\", "<,", "\"", ",", "<", "a=\"\\\","] {
        let text = piece.repeat(200_000);
        let pieces: Vec<String> = FieldForm::Texts.read(&text).unwrap();
        assert!(pieces.len() <= 200_001, "{piece}");
        let _ = FieldForm::Pairs.read::<JsonObject>(&text);
        let _ = FieldForm::Challenges.read::<Vec<String>>(&text);
    }
}

#[test]
fn challenges_keep_their_parameters() {
    let lines =
        ["Basic realm=\"a, b\", Digest realm = \"c\", nonce=\"d\", Negotiate", "Bearer", "Custom abc==, x=y"];
    let all = [
        "Basic realm=\"a, b\"",
        "Digest realm = \"c\", nonce=\"d\"",
        "Negotiate",
        "Bearer",
        "Custom abc==, x=y",
    ];
    assert_eq!(texts(FieldForm::Challenges, "www-authenticate", &lines), all);
    assert_eq!(texts(FieldForm::Challenges, "www-authenticate", &["a=b, c=d"]), ["a=b, c=d"]);
}

#[test]
fn dates_of_http_are_moments() {
    let spelled = [
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
        "1994-11-06T08:49:37Z",
    ];
    for text in spelled {
        assert_eq!(FieldForm::Date.read::<Timestamp>(text).unwrap().as_second(), 784_111_777, "{text}");
    }
    for text in ["", "0", "-1", "Sun, 99 Nov 1994 08:49:37 GMT", "yesterday"] {
        assert!(FieldForm::Date.read::<Timestamp>(text).is_err(), "{text}");
    }
    assert_eq!(http_date("1994-11-06T08:49:37.9+01:00"), "Sun, 06 Nov 1994 07:49:37 GMT");
    for text in ["1969-12-31T23:59:59Z", "9999-12-31T23:59:59-01:00", "x"] {
        assert_eq!(http_date(text), text);
    }
    assert_eq!(http_date("9999-12-31T23:59:59Z"), "Fri, 31 Dec 9999 23:59:59 GMT");
}

#[test]
fn members_of_objects_are_read() {
    let of =
        |form: FieldForm, text: &str| form.read::<JsonObject>(text).map(|object| object.as_str().to_owned());
    assert_eq!(of(FieldForm::Members, "R,100, G ,x").unwrap(), r#"{"R":"100","G":"x"}"#);
    assert_eq!(of(FieldForm::Members, "R,100,G").unwrap(), r#"{"R":"100","G":null}"#);
    assert_eq!(
        of(FieldForm::Pairs, "R=100,G = \"a\\\"=,b\" , c,d=").unwrap(),
        r#"{"R":"100","G":"a\"=,b","c":true,"d":""}"#
    );
    assert_eq!(of(FieldForm::Pairs, "\"").unwrap(), r#"{"\"":true}"#);
    assert_eq!(of(FieldForm::Pairs, "").unwrap(), "{}");
}

#[test]
fn what_may_be_a_number_or_text_is_the_one_that_it_is() {
    let of = |text: &str| FieldForm::Either.read::<RawJson>(text).unwrap().as_str().to_owned();
    assert_eq!([of("120"), of("true"), of("Sun, 06"), of("")], ["120", "true", "\"Sun, 06\"", "\"\""]);
}
