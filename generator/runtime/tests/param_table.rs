//! Every row of OpenAPI's table of parameter styles: what a value has to look like on the wire.

#![allow(clippy::unwrap_used, reason = "the helpers of tests are tests")]

#[path = "http/api.rs"]
#[allow(dead_code, unused_imports, reason = "the tests of the call path use the rest")]
mod api;
#[path = "http/made.rs"]
#[allow(dead_code, unused_imports, reason = "the tests of the call path use the rest")]
mod made;
#[path = "../../tests/needs/mod.rs"]
mod needs;
#[path = "http/server.rs"]
#[allow(dead_code, reason = "the tests of the call path use the rest")]
mod server;

use std::process::ExitCode;

use clientwright_runtime::codec::RawJson;
use clientwright_runtime::{Call, Core, Encoding, OpInfo, Param, Style, Untyped};
use serde_json::Value;

use api::client;
use needs::{run, shared, test, Need};
use server::{answer, Server};

/// The table, below `../shared`.
const TABLE: &str = "testbeds/echo/param-styles.json";

fn main() -> ExitCode {
    let table = [Need::Shared(TABLE)];
    run([test(&table, every_row_of_the_table), test(&table, the_default_transport_changes_nothing_of_it)])
}

fn table() -> Value {
    serde_json::from_str(&std::fs::read_to_string(shared(TABLE)).unwrap()).unwrap()
}

fn every_row_of_the_table() {
    let table = table();
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

fn call(core: &Core, row: &Value) -> Untyped {
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

fn the_default_transport_changes_nothing_of_it() {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(each_row_is_sent());
}

async fn each_row_is_sent() {
    let table = table();
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
