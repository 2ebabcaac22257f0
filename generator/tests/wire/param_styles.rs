//! Every row of the table of parameter styles through generated code: a document with an operation for each row, a client
//! generated from it, and a server that tells what exactly came over the wire.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use libtest_mimic::Trial;
use serde_json::{Map, Value, json};

use crate::generated::{Crate, home};
use crate::needs::{Need, shared, test};

/// The table, below `../shared`; the server stands beside it.
const TABLE: &str = "testbeds/echo/param-styles.json";

/// The tests of this module.
pub(crate) fn tests() -> Vec<Trial> {
    let needs = [Need::Shared(TABLE), Need::Program("python3")];
    vec![test(&needs, every_row_of_the_table_of_parameter_styles)]
}

fn every_row_of_the_table_of_parameter_styles() {
    let table = shared(TABLE);
    let mut echo = Echo::start(&table.with_file_name("echo.py"));
    let table: Value = serde_json::from_str(&fs::read_to_string(&table).expect("the table")).expect("JSON");
    let rows = list(&table["rows"]);
    assert_eq!(rows.len() as u64, table["count"].as_u64().expect("a count"));
    let is_swagger = |row: &Value| row["parameter"].get("collectionFormat").is_some();
    let mut called = 0;
    for (name, swagger) in [("param-styles", false), ("param-styles-swagger", true)] {
        let numbered = rows.iter().enumerate().filter(|(_, row)| is_swagger(row) == swagger);
        let file = home().join(format!("{name}.json"));
        fs::write(&file, document(numbered, swagger).to_string()).expect("a document");
        let (said, passed) = Crate::generate(name, &file).test("conformance", &echo.url);
        assert!(passed && said.contains("; 0 not called"), "{said}");
        // Behind that line are calls with all that is optional.
        let first = said.lines().take_while(|line| !line.contains("; 0 not called"));
        called += first.filter(|line| line.starts_with("ok ")).count();
    }
    assert_eq!(called, rows.len());
    report(rows, &echo.records());
}

/// Compares what was sent with the table, row by row.
fn report(rows: &[Value], records: &BTreeMap<usize, Value>) {
    let (mut strict, mut wrong) = (0, Vec::new());
    for (number, row) in rows.iter().enumerate() {
        let (place, wanted) =
            row["expect"].as_object().and_then(|places| places.iter().next()).expect("a place");
        let sent = sent(&records[&number], number, place, row);
        let verdict = if list(wanted).contains(&sent) {
            strict += 1;
            "strict"
        } else if is_tolerated(row, wanted, &sent) {
            "tolerated"
        } else {
            wrong.push(format!("{}: sent {sent}, expected {wanted}", row["id"]));
            "WRONG"
        };
        println!("{verdict:9} {:45} {sent}", text(&row["id"]));
    }
    println!("{} rows, {strict} strict, {} wrong", rows.len(), wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(strict + 6 >= rows.len(), "only {strict} of {} are the strict answer", rows.len());
}

/// An answer that means the same: a tolerated one; one that differs in what is escaped (the URL library under the default
/// transport escapes apostrophes); the same moment at another offset, for a `Timestamp` is a moment and has none.
fn is_tolerated(row: &Value, wanted: &Value, raw: &Value) -> bool {
    let schema = row["parameter"]["schema"].get("format").and_then(Value::as_str);
    let wanted = list(wanted).iter();
    let (mut answers, sent) = (wanted.filter_map(Value::as_str), raw.as_str().map(decoded));
    row["tolerated"].as_array().is_some_and(|tolerated| tolerated.contains(raw))
        || answers.any(|answer| match (&sent, schema) {
            (Some(sent), Some("date-time")) => moment(&decoded(answer)) == moment(sent),
            (sent, _) => Some(decoded(answer)) == *sent,
        })
}

fn decoded(text: &str) -> String {
    let mut out = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = if *first == b'%' { tail.get(..2).and_then(byte) } else { None };
        out.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn byte(hex: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok()
}

/// The moment in a text such as `v=2026-01-02T03:04:05+02:00` or `/p/2026-01-02T01:04:05Z/end`.
fn moment(text: &str) -> jiff::Timestamp {
    let part = text.split(['=', '/']).find(|part| part.contains('T')).expect("a date and time");
    part.parse().expect("a moment")
}

/// What came over the wire in the place that the row is about.
fn sent(record: &Value, number: usize, place: &str, row: &Value) -> Value {
    let header = |name: &str| {
        let fields = list(&record["headers"]).iter();
        let mut fields = fields.filter(|field| text(&field[0]).eq_ignore_ascii_case(name));
        fields.next().map_or(Value::Null, |field| field[1].clone())
    };
    match place {
        "path" => Value::from(text(&record["path"]).replacen(&prefix(number), "", 1)),
        "query" | "querystring" => record["query"].clone(),
        "header" => header(text(&row["parameter"]["name"])),
        "cookie" => header("cookie"),
        "body" => record["body"].clone(),
        other => panic!("unknown place {other}"),
    }
}

fn prefix(number: usize) -> String {
    format!("/row{number}")
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

/// A document with an operation for each row, whose examples are the values of the table.
fn document<'a>(rows: impl Iterator<Item = (usize, &'a Value)>, swagger: bool) -> Value {
    let mut paths = Map::new();
    for (number, row) in rows {
        let method = if row.get("requestBody").is_some() { "post" } else { "get" };
        let template = row["pathTemplate"].as_str().unwrap_or("/p");
        paths.insert(
            format!("{}{template}", prefix(number)),
            json!({ method: operation(number, row, swagger) }),
        );
    }
    let info = json!({"title": "Parameter styles", "version": "1"});
    match swagger {
        true => json!({"swagger": "2.0", "info": info, "paths": paths}),
        false => json!({"openapi": "3.2.0", "info": info, "paths": paths}),
    }
}

fn operation(number: usize, row: &Value, swagger: bool) -> Value {
    let given = row["absent"] != true;
    let with_value = |parameter: &Value, value: &Value| {
        let mut parameter = parameter.clone();
        let example = if swagger { "x-example" } else { "example" };
        parameter["required"] = json!(given);
        parameter[example] = value.clone();
        parameter
    };
    let parameters: Vec<Value> = match (row.get("parameter"), row.get("parameters")) {
        (Some(one), _) => vec![with_value(one, &row["value"])],
        (_, Some(several)) => {
            let several = list(several).iter();
            several.map(|one| with_value(one, &row["value"][text(&one["name"])])).collect()
        }
        _ => Vec::new(),
    };
    let mut operation = json!({
        "operationId": format!("row{number}"),
        "parameters": parameters,
        "responses": {"200": {"description": "What was sent."}},
    });
    if let Some(body) = row.get("requestBody") {
        let mut body = body.clone();
        body["required"] = json!(true);
        for media in body["content"].as_object_mut().expect("an object").values_mut() {
            media["example"] = row["value"].clone();
        }
        operation["requestBody"] = body;
    }
    operation
}

/// The server, which ends with the test.
struct Echo {
    url: String,
    log: PathBuf,
    process: Child,
}

impl Echo {
    fn start(script: &Path) -> Echo {
        let log = home().join("echo.log");
        let _ = fs::remove_file(&log);
        let mut command = Command::new("python3");
        command.arg(script).args(["--port", "0", "--log"]).arg(&log).stdout(Stdio::piped());
        let mut process = command.spawn().expect("python3");
        let mut line = String::new();
        let said = process.stdout.as_mut().expect("a pipe");
        BufReader::new(said).read_line(&mut line).expect("a line");
        let url = line.trim().strip_prefix("URL=").expect("a URL").to_owned();
        Echo { url, log, process }
    }

    /// What was recorded, by row.
    fn records(&mut self) -> BTreeMap<usize, Value> {
        let log = fs::read_to_string(&self.log).expect("a log");
        let records = log.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
        let number = |record: &Value| {
            let path = text(&record["path"]).strip_prefix("/row").expect("the path of a row");
            path.split('/').next().and_then(|number| number.parse().ok()).expect("a number")
        };
        records.map(|record| (number(&record), record)).collect()
    }
}

impl Drop for Echo {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
