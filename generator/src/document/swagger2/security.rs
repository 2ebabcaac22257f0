//! Security schemes.
//!
//! ```text
//! type: basic                                     ->  type: http, scheme: basic
//! type: oauth2, flow: accessCode, tokenUrl: T     ->  type: oauth2, flows: {authorizationCode: {tokenUrl: T}}
//! ```

use super::members::move_over;
use crate::source::{Members, Node, Value};

/// Converts a security scheme.
pub(super) fn scheme(node: Node) -> Node {
    let id = node.id;
    let Value::Map(mut members) = node.value else { return node };
    match members.get("type").and_then(Node::as_str) {
        Some("basic") => {
            let at = members.get("type").map_or(id, |node| node.id);
            members.insert("type".to_owned(), Node::new(at, "http"));
            members.insert("scheme".to_owned(), Node::new(at, "basic"));
        }
        Some("oauth2") => {
            let mut flow = Members::new();
            let name = flow_name(&members);
            move_over(&mut members, &mut flow, &["authorizationUrl", "tokenUrl", "scopes"]);
            flow.entry("scopes".to_owned()).or_insert_with(|| Node::new(id, Members::new()));
            let needed: &[&str] = match name {
                "implicit" => &["authorizationUrl"],
                "authorizationCode" => &["authorizationUrl", "tokenUrl"],
                _ => &["tokenUrl"],
            };
            for keyword in needed {
                flow.entry((*keyword).to_owned()).or_insert_with(|| Node::new(id, ""));
            }
            let at = members.shift_remove("flow").map_or(id, |node| node.id);
            let flows = Members::from_iter([(name.to_owned(), Node::new(at, flow))]);
            members.insert("flows".to_owned(), Node::new(at, flows));
        }
        _ => {}
    }
    Node::new(id, members)
}

/// The flow by its name in 3.0; where there is none, the URLs tell.
fn flow_name(members: &Members) -> &'static str {
    match members.get("flow").and_then(Node::as_str) {
        Some("implicit") => "implicit",
        Some("password") => "password",
        Some("application") => "clientCredentials",
        Some("accessCode") => "authorizationCode",
        _ => match (members.contains_key("authorizationUrl"), members.contains_key("tokenUrl")) {
            (true, true) => "authorizationCode",
            (true, false) => "implicit",
            _ => "clientCredentials",
        },
    }
}
