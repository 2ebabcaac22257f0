//! A generated crate without its default transport: it needs neither tokio nor reqwest, and compiles for wasm32.

use std::fs;

use libtest_mimic::Trial;

use crate::generated::{Crate, home};
use crate::needs::{Need, test};

const WASM: &str = "wasm32-unknown-unknown";

const DOCUMENT: &str = "
openapi: 3.1.0
info: {title: Portable, version: '1'}
servers: [{url: 'https://example.com'}]
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}, token: {type: oauth2, flows: {clientCredentials: {tokenUrl: /token, scopes: {}}}}}
security: [{key: []}, {token: []}]
paths:
  /files/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]
    get:
      operationId: getFile
      responses: {'200': {description: It., content: {application/json: {schema: {type: object, properties: {made: {type: string, format: date-time}}}}}}}
    put:
      operationId: putFile
      requestBody: {required: true, content: {multipart/form-data: {schema: {type: object, required: [file], properties: {file: {type: string, format: binary}}}}}}
      responses: {'200': {description: Events., content: {text/event-stream: {schema: {type: object}}}}}
";

/// The tests of this module.
pub(crate) fn tests() -> Vec<Trial> {
    vec![
        test(&[], a_crate_needs_no_runtime_but_the_one_it_is_given),
        test(&[Need::Target(WASM)], a_crate_compiles_for_wasm),
    ]
}

fn portable(name: &str) -> Crate {
    let document = home().join(format!("{name}.yaml"));
    fs::write(&document, DOCUMENT).expect("a document");
    Crate::generate(name, &document)
}

fn a_crate_needs_no_runtime_but_the_one_it_is_given() {
    let krate = portable("portable");
    let (tree, known) = krate.bare(&["tree", "--edges", "normal", "--prefix", "none"]);
    assert!(known && tree.contains("http v1"), "{tree}");
    for word in ["tokio", "reqwest", "hyper", "rustls", "mio", "serde v"] {
        let found = tree.lines().find(|line| line.starts_with(word));
        assert!(found.is_none(), "{word}:\n{tree}");
    }
    let (said, compiles) = krate.bare(&["check", "--lib"]);
    assert!(compiles, "{said}");
}

fn a_crate_compiles_for_wasm() {
    let (said, compiles) = portable("portable-wasm").bare(&["check", "--lib", "--target", WASM]);
    assert!(compiles && !said.contains("warning"), "{said}");
}
