//! Arguments in paths and cookies that would change what a request asks for.

use clientwright_runtime::codec::RawJson;
use clientwright_runtime::{Call, Error, OpInfo, Param, Style};

use crate::api::client;

#[test]
fn a_path_argument_that_would_vanish_is_refused() {
    static INFO: OpInfo = OpInfo::new("file", "GET", "/files/{name}/meta").params(&[Param::path("name")]);
    let core = client("http://127.0.0.1:1");
    let bad =
        ["", ".", "..", "../a", "a/../b", "..\\a", "%2e%2e", "%2e%2e/a", "..;/a", "%252e%252e/a", "..%2fa"];
    for bad in bad {
        let error: Error = core.call(&INFO, &[&bad]).request().unwrap_err();
        assert_eq!(error.kind(), clientwright_runtime::ErrorKind::Build, "{bad:?}");
        assert!(error.to_string().contains("`name`"), "{error}");
    }
    let request = core.call(&INFO, &[&"a/b?c#d%2e;e"]).request().unwrap();
    assert_eq!(request.uri().path(), "/files/a%2Fb%3Fc%23d%252e%3Be/meta");
}

#[test]
fn a_reserved_path_argument_cannot_climb() {
    static INFO: OpInfo =
        OpInfo::new("file", "GET", "/files/{name}/meta").params(&[Param::path("name").reserved()]);
    static PAIR: OpInfo =
        OpInfo::new("pair", "GET", "/files/{a}{b}").params(&[Param::path("a"), Param::path("b")]);
    static LABEL: OpInfo =
        OpInfo::new("label", "GET", "/{a}").params(&[Param::path("a").style(Style::Label)]);
    let core = client("http://127.0.0.1:1");
    let bad = [
        "../admin",
        "%2e%2e/admin",
        "a/../../admin",
        "a/..",
        ".",
        "./a",
        "..",
        "..;/admin",
        "..;x=1/admin",
        "a/%2E%2e/b",
        "..%2fadmin",
        "..\\admin",
        "..%5cadmin",
        "%252e%252e/admin",
        "",
    ];
    for bad in bad {
        let error: Error = core.call(&INFO, &[&bad]).request().expect_err(bad);
        assert_eq!(error.kind(), clientwright_runtime::ErrorKind::Build, "{bad:?}");
        assert!(error.to_string().contains("`name`"), "{error}");
    }
    for (good, path) in [
        ("a/b", "a%2Fb"),
        ("//evil.test/", "%2F%2Fevil.test%2F"),
        ("a?b#c", "a%3Fb%23c"),
        ("a%2Fb", "a%2Fb"),
        ("a:b@c;d=e", "a:b@c;d=e"),
        ("...", "..."),
        (".a", ".a"),
        ("a\\b", "a%5Cb"),
    ] {
        let request = core.call(&INFO, &[&good]).request().unwrap();
        assert_eq!(request.uri().path(), format!("/files/{path}/meta"));
    }
    let paired = core.call(&PAIR, &[&"a.", &".b"]).request().unwrap();
    assert_eq!(paired.uri().path(), "/files/a..b");
    static MATRIX: OpInfo =
        OpInfo::new("m", "GET", "/{a}").params(&[Param::path("a").style(Style::Matrix).reserved()]);
    let marked = core.call(&MATRIX, &[&"1;admin=1"]).request().unwrap();
    assert_eq!(marked.uri().path(), "/;a=1%3Badmin=1");
    let error = core.call(&LABEL, &[&"."]).request().unwrap_err();
    assert!(error.to_string().contains("step"), "{error}");
}

#[test]
fn a_path_template_that_climbs_is_refused() {
    for path in ["/../admin", "/a/%2e%2e/b", "/a/./b"] {
        let info: &'static OpInfo = Box::leak(Box::new(OpInfo::new("up", "GET", path)));
        assert!(client("http://127.0.0.1:1/v1").call(info, &[]).request().is_err(), "{path}");
    }
    static JOINED: OpInfo = OpInfo::new("up", "GET", "/x/.{a}").params(&[Param::path("a").reserved()]);
    let error = client("http://127.0.0.1:1").call(&JOINED, &[&"%2e"]).request().unwrap_err();
    assert!(error.to_string().contains("step"), "{error}");
}

#[test]
fn a_cookie_adds_no_cookie() {
    static PLAIN: OpInfo = OpInfo::new("c", "GET", "/c").params(&[Param::cookie("a").style(Style::Cookie)]);
    static FORM: OpInfo = OpInfo::new("c", "GET", "/c").params(&[Param::cookie("a")]);
    let core = client("http://127.0.0.1:1");
    let cookie = |info, json: &str| {
        let call = core.call(info, &[&RawJson::from_text(json).unwrap()]);
        call.request()
            .map(|request| request.headers()["cookie"].to_str().unwrap().to_owned())
            .map_err(|error| error.to_string())
    };
    for bad in [
        r#""1; admin=1""#,
        r#""1;admin=1""#,
        r#""1,2""#,
        r#""a b""#,
        r#""\"q\"""#,
        r#""a\\b""#,
        r#""a\u0007""#,
        r#""a\r\nx: y""#,
        r#""\u00e9""#,
        r#"["1", "2; admin=1"]"#,
        r#"{"x": "1; admin=1"}"#,
        r#"{"x; admin": "1"}"#,
        r#"{"x=y; admin": "1"}"#,
        r#"[["a","b"]]"#,
    ] {
        let told = cookie(&PLAIN, bad).expect_err(bad);
        assert!(told.contains("the cookie `a` has characters"), "{told}");
    }
    assert_eq!(cookie(&PLAIN, r#""a=b&c/d+e""#).unwrap(), "a=a=b&c/d+e");
    assert_eq!(cookie(&PLAIN, r#"["1","2"]"#).unwrap(), "a=1; a=2");
    assert_eq!(cookie(&PLAIN, r#"{"x":"1","y":2}"#).unwrap(), "x=1; y=2");
    assert_eq!(cookie(&FORM, r#""1; admin=1""#).unwrap(), "a=1%3B%20admin%3D1");
    assert_eq!(cookie(&FORM, r#"["1; x","a,b"]"#).unwrap(), "a=1%3B%20x; a=a%2Cb");
    assert_eq!(cookie(&FORM, r#"{"x; y":"\"\u0007é"}"#).unwrap(), "x%3B%20y=%22%07%C3%A9");
}

#[test]
fn tabs_between_values_are_escaped() {
    static ITEMS: OpInfo = OpInfo::new("list", "GET", "/items")
        .params(&[Param::query("ids").style(Style::TabDelimited).explode(false)]);
    let ids = RawJson::from_text(r#"["a","b c"]"#).unwrap();
    let request = client("http://127.0.0.1:1").call(&ITEMS, &[&ids]).request().unwrap();
    assert_eq!(request.uri().query(), Some("ids=a%09b%20c"));
}

#[test]
fn a_path_argument_of_several_segments_keeps_its_slashes_and_cannot_climb() {
    static NAME: OpInfo =
        OpInfo::new("name", "GET", "/v1/{name}:move").params(&[Param::path("name").segments()]);
    static RESERVED: OpInfo =
        OpInfo::new("file", "GET", "/f/{name}").params(&[Param::path("name").reserved().segments()]);
    let core = client("http://127.0.0.1:1");
    for bad in
        ["", "..", "shelves/..", "shelves/../../admin", "shelves/%2e%2e/x", "./a", "a/..;x/b", "a/..\\b"]
    {
        for info in [&NAME, &RESERVED] {
            let error: Error = core.call(info, &[&bad]).request().expect_err(bad);
            assert_eq!(error.kind(), clientwright_runtime::ErrorKind::Build, "{bad:?}");
        }
    }
    let path = |info, value: &str| core.call(info, &[&value]).request().unwrap().uri().to_string();
    assert_eq!(
        path(&NAME, "shelves/1/books/a b?#%"),
        "http://127.0.0.1:1/v1/shelves/1/books/a%20b%3F%23%25:move"
    );
    assert_eq!(path(&RESERVED, "a/b%2Fc;d=e?x"), "http://127.0.0.1:1/f/a/b%2Fc;d=e%3Fx");
}
