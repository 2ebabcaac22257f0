//! Every row of the table of parameter styles: what a value has to look like on the wire.

use std::path::Path;

use clientwright_runtime::codec::RawJson;
use clientwright_runtime::{Call, Core, Encoding, Error, OpInfo, Param, Style, Untyped};
use serde_json::Value;

use crate::api::client;
use crate::server::{answer, Server};

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/testbeds/echo/param-styles.json");

#[test]
fn every_row_of_the_table() {
    if !Path::new(TABLE).exists() {
        println!("skipped: there is no {TABLE}");
        return;
    }
    let table: Value = serde_json::from_str(&std::fs::read_to_string(TABLE).unwrap()).unwrap();
    let rows = table["rows"].as_array().unwrap();
    assert_eq!(rows.len() as u64, table["count"].as_u64().unwrap());
    let (mut strict, mut tolerated, mut failures) = (0, Vec::new(), Vec::new());
    for row in rows {
        let id = row["id"].as_str().unwrap();
        match judge(row) {
            Ok(true) => strict += 1,
            Ok(false) => tolerated.push(id),
            Err(why) => failures.push(format!("{id}: {why}")),
        }
    }
    println!("{strict} strict, tolerated: {tolerated:?}");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(strict >= rows.len() - 2, "only {strict} of {} are the strict answer", rows.len());
}

/// True where the strict answer was sent, false where a tolerated one was.
fn judge(row: &Value) -> Result<bool, String> {
    let request = match call(&client("http://127.0.0.1:1"), row).request() {
        Ok(request) => request,
        Err(error) if row["mustRefuse"] == true || row["mayRefuse"] == true => {
            return Ok(!error.to_string().is_empty());
        }
        Err(error) => return Err(error.to_string()),
    };
    if row["mustRefuse"] == true {
        return Err(format!("was not refused: {}", request.uri()));
    }
    let (place, answers) = row["expect"].as_object().unwrap().iter().next().unwrap();
    let sent = match place.as_str() {
        "path" => Some(request.uri().path().to_owned()),
        "query" | "querystring" => request.uri().query().map(str::to_owned),
        "header" => {
            let name = row["parameter"]["name"].as_str().unwrap();
            request.headers().get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
        }
        "cookie" => request.headers().get("cookie").map(|value| value.to_str().unwrap().to_owned()),
        "body" => request.body().as_bytes().map(|bytes| String::from_utf8(bytes.to_vec()).unwrap()),
        other => return Err(format!("unknown place {other}")),
    };
    let sent = Value::from(sent);
    if answers.as_array().unwrap().contains(&sent) {
        return Ok(true);
    }
    if row["tolerated"].as_array().is_some_and(|tolerated| tolerated.contains(&sent)) {
        return Ok(false);
    }
    Err(format!("sent {sent}, expected {answers}"))
}

fn call(core: &Core, row: &Value) -> Call<Untyped> {
    let given = |value: &Value| RawJson::from_text(&value.to_string()).unwrap();
    if let Some(body) = row.get("requestBody") {
        assert!(body["content"].get("application/x-www-form-urlencoded").is_some(), "{row}");
        const NONE: &[Encoding] = &[];
        return core.request("POST", "/p").form(&given(&row["value"]), NONE);
    }
    let (specs, values): (Vec<&Value>, Vec<&Value>) = match row.get("parameters") {
        Some(many) => many
            .as_array()
            .unwrap()
            .iter()
            .map(|one| (one, &row["value"][one["name"].as_str().unwrap()]))
            .unzip(),
        None => (vec![&row["parameter"]], vec![&row["value"]]),
    };
    let params: &'static [Param] =
        Box::leak(specs.into_iter().map(param).collect::<Vec<_>>().into_boxed_slice());
    let path: &'static str = row["pathTemplate"].as_str().unwrap_or("/p").to_owned().leak();
    let info: &'static OpInfo = Box::leak(Box::new(OpInfo::new("row", "GET", path).params(params)));
    let mut call = core.call(info, &[]);
    if row["absent"] != true {
        for (index, value) in values.into_iter().enumerate() {
            call = call.with(index, &given(value));
        }
    }
    call
}

/// What a generator makes of a Parameter Object.
fn param(spec: &Value) -> Param {
    let name: &'static str = spec["name"].as_str().unwrap().to_owned().leak();
    let mut param = match spec["in"].as_str().unwrap() {
        "path" => Param::path(name),
        "query" => Param::query(name),
        "header" => Param::header(name),
        "cookie" => Param::cookie(name),
        "querystring" => Param::querystring(name),
        other => panic!("{other}"),
    };
    param = match spec["style"].as_str().or(spec["collectionFormat"].as_str()) {
        Some("matrix") => param.style(Style::Matrix),
        Some("label") => param.style(Style::Label),
        Some("simple") => param.style(Style::Simple),
        Some("form") => param.style(Style::Form),
        Some("tsv") => param.style(Style::TabDelimited),
        Some("spaceDelimited" | "ssv") => param.style(Style::SpaceDelimited),
        Some("pipeDelimited" | "pipes") => param.style(Style::PipeDelimited),
        Some("deepObject") => param.style(Style::DeepObject),
        Some("csv") => param.explode(false),
        Some("multi") => param.explode(true),
        None => param,
        Some(other) => panic!("{other}"),
    };
    if let Some(explode) = spec["explode"].as_bool() {
        param = param.explode(explode);
    }
    if spec["allowReserved"] == true {
        param = param.reserved();
    }
    if let Some(content) = spec["content"].as_object() {
        param = param.content(content.keys().next().unwrap().clone().leak());
    }
    param
}

#[tokio::test]
async fn the_default_transport_changes_nothing_of_it() {
    if !Path::new(TABLE).exists() {
        println!("skipped: there is no {TABLE}");
        return;
    }
    let table: Value = serde_json::from_str(&std::fs::read_to_string(TABLE).unwrap()).unwrap();
    let rows = table["rows"].as_array().unwrap();
    let server = Server::start(rows.iter().map(|_| answer("200 OK", "", "")));
    for row in rows {
        let call = call(&client(&server.url), row);
        let Ok(built) = call.request() else { continue };
        call.await.unwrap();
        let sent = server.requests().pop().unwrap();
        // The URL library under the default transport escapes apostrophes in queries, which means the same.
        let target = sent.split(' ').nth(1).unwrap().replace("%27", "'");
        assert_eq!(target, built.uri().path_and_query().unwrap().as_str(), "{}", row["id"]);
        for (name, value) in built.headers() {
            let field = format!("\r\n{name}: {}\r\n", String::from_utf8_lossy(value.as_bytes()));
            assert!(sent.contains(&field), "{}: {field} in {sent}", row["id"]);
        }
    }
}

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
