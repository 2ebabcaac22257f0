//! Hints of other tools, read whole or reported, and scopes.

use super::{made, with_paths};

fn azure(paths: &str) -> String {
    format!(
        "swagger: '2.0'
info: {{title: Azureish, version: '1'}}
host: azureish.example
schemes: [https]
paths:
{paths}
definitions:
  Thing: {{type: object, properties: {{name: {{type: string}}}}}}
  Rows: {{type: object, properties: {{rows: {{type: array, items: {{$ref: '#/definitions/Thing'}}}}, '@nextLink': {{type: string}}}}}}
"
    )
}

const QUERY: &str = "
  /c:
    post:
      operationId: C_Query
      x-ms-pageable: {nextLinkName: '@nextLink', itemName: rows, operationName: NEXT}
      parameters: [{name: body, in: body, required: true, schema: {$ref: '#/definitions/Thing'}}, {name: v, in: query, required: true, type: string}]
      responses: {200: {description: ok, schema: {$ref: '#/definitions/Rows'}}}
  /c/next:
    post:
      operationId: C_QueryNext
      parameters:
      - {name: nextLink, in: query, required: true, type: string, x-ms-skip-url-encoding: true}
      - {name: v, in: query, required: true, type: string}
      - {name: body, in: body, required: true, schema: {$ref: '#/definitions/Thing'}}
      responses: {200: {description: ok, schema: {$ref: '#/definitions/Rows'}}}";

#[test]
fn the_next_page_is_asked_of_the_operation_that_the_hint_names() {
    let made = made(&azure(&QUERY.replace("NEXT", "C_QueryNext")));
    made.has(&["&Paging::next_call( \"/@nextLink\", <CQueryNext as Operation>::INFO, 0, &[(1, 0)], )"]);
    made.has(&["Param::query(\"nextLink\").reserved()"]);
}

#[test]
fn an_operation_that_cannot_give_the_next_page_is_told() {
    let made = made(&azure(&QUERY.replace("NEXT", "C_Nowhere")));
    made.tells(&["CW0420 `x-ms-pageable` names the operation `C_Nowhere`, which is not there"]);
    let made = super::made(&azure(&QUERY.replace("operationName: NEXT", "nextPage: true")));
    made.tells(&["CW0420 `x-ms-pageable` has an unknown member `nextPage`"]);
}

fn long(hint: &str, headers: &str) -> super::Made {
    let paths = format!(
        "
  /things/{{name}}:
    parameters: [{{name: name, in: path, required: true, type: string}}]
    get: {{operationId: Things_Get, responses: {{200: {{description: ok, schema: {{$ref: '#/definitions/Thing'}}}}}}}}
    put:
      operationId: Things_Put
      {hint}
      responses: {{202: {{description: Begun.{headers}}}}}"
    );
    made(&azure(&paths))
}

#[test]
fn work_that_goes_on_is_watched_as_the_options_say() {
    let made = long(
        "x-ms-long-running-operation: true\n      x-ms-long-running-operation-options: {final-state-via: original-uri}",
        "",
    );
    made.has(&[
        "type Result = models::Thing;",
        "&TaskInfo::watch_field(\"azure-asyncoperation\")",
        ".done(&[\"Succeeded\"])",
        ".result(<ThingsGet as Operation>::INFO, &[Arg::Call(0)])",
        ".at_once()",
    ]);
    let made = long("x-ms-long-running-operation: true", ", headers: {Operation-Location: {type: string}}");
    made.has(&["TaskInfo::watch_field(\"operation-location\")"]);
}

#[test]
fn work_that_is_not_followed_is_told() {
    for (hint, why) in [
        ("x-ms-long-running-operation: true", "does not say at which header field the work is watched"),
        (
            "x-ms-long-running-operation: true\n      x-ms-long-running-operation-options: {final-state-via: location}",
            "has its result at the `Location` of the answer, which is not followed",
        ),
        (
            "x-ms-long-running-operation: true\n      x-ms-long-running-operation-options: {other: 1}",
            "has an unknown option `other`",
        ),
        ("x-ms-long-running-operation: maybe", "is neither true nor false"),
    ] {
        let made = long(hint, "");
        made.tells(&[&format!("CW0445 `x-ms-long-running-operation` {why}")]);
        made.lacks(&["impl Tracked"]);
    }
    long("x-ms-long-running-operation: false", "").says_nothing_of("CW0445");
}

#[test]
fn scopes_are_told_and_those_that_no_flow_has_are_reported() {
    let paths = "  /things: {get: {operationId: call, security: [{oauth: [read, write]}, {oauth: [admin]}], responses: {'204': {description: Done.}}}}";
    let rest = "components:\n  securitySchemes:\n    oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://id.example/token', scopes: {read: R, write: W}}}}";
    let made = made(&with_paths("[{url: 'https://readings.example'}]", paths, rest));
    made.has(&["/// # Scopes /// - `read` `write` of `oauth` /// - `admin` of `oauth`"]);
    made.tells(&["CW0446 no flow of `oauth` has the scope `admin`"]);
}
