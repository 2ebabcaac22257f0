//! Servers and their variables.

use super::{made, with_paths};

const PING: &str = "  /ping: {get: {operationId: ping, responses: {'204': {description: Done.}}}}";

#[test]
fn what_is_odd_about_a_variable_is_told() {
    let servers = "
- url: 'https://{region}.example/{nowhere}'
  variables: {region: {enum: [eu, us], default: asia}, unused: {default: a}}";
    let made = made(&with_paths(servers, PING, ""));
    made.tells(&[
        "CW0443 the default `asia` of `region` is none of its values",
        "CW0442 the server's URL has no `{unused}`",
        "CW0412 the server's URL has `{nowhere}`",
    ]);
    made.has(&["pub fn nowhere(nowhere: &str) -> Self"]);
}

#[test]
fn a_server_that_nobody_can_be_sent_to_has_no_constructor() {
    let servers = "
- {url: 'https://one.example', description: One}
- {url: '{scheme}://two.example', description: Two, variables: {scheme: {enum: [http, https], default: https}}}
- {url: /relative/v1, description: Relative}
- {url: 'ftp://three.example', description: Three}
- {url: 'https://four.example/?a=b', description: Four}
- {url: '{s}://five.example', description: Five, variables: {s: {enum: [ws, wss], default: wss}}}";
    let made = made(&with_paths(servers, PING, ""));
    made.has(&["pub fn one() -> Self", "pub fn scheme(scheme: ServerScheme) -> Self"]);
    made.lacks(&["pub fn relative(", "pub fn three(", "pub fn four(", "pub fn s("]);
    made.tells(&[
        "CW0444 `/relative/v1` is relative",
        "CW0444 `ftp://three.example` is no base URL",
        "CW0444 `https://four.example/?a=b`",
        "CW0444 `{s}://five.example`",
    ]);
    // A single relative server is what most documents mean by a path that all calls begin with.
    let made = super::made(&with_paths("[{url: /api}]", PING, ""));
    made.says_nothing_of("CW0444");
}

#[test]
fn a_relative_server_stands_at_the_documents_address() {
    let document = with_paths("[{url: v1}, {url: '/other/{x}', variables: {x: {default: y}}}]", PING, "");
    let document =
        document.replace("openapi: 3.1.0", "openapi: 3.2.0\n$self: https://api.example/specs/openapi.yaml");
    let made = made(&document);
    made.has(&[
        "\"https://api.example/specs/v1\"",
        "\"https://api.example/other/{x}\"",
        "pub fn default_server() -> Self",
    ]);
    made.says_nothing_of("CW0444");
}
