//! Which OpenAPI a document is.
//!
//! In: the root of a document. Out: its version, or a diagnostic that says why it has none.

use super::keywords::Family;
use crate::diagnostic::{Code, Diagnostics};
use crate::source::{Node, Value};

/// The version of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// As written: `3.1.0`, `2.0`.
    pub text: String,
    /// What that means.
    pub family: Family,
}

/// Finds out the version of a document; reports and gives up where there is none that we know.
pub(super) fn detect(root: &Node, diagnostics: &mut Diagnostics) -> Option<Version> {
    let Some(node) = root.get("openapi").or_else(|| root.get("swagger")) else {
        diagnostics
            .report(Code::NOT_OPENAPI, root.id, not_openapi(root))
            .help("An OpenAPI document is an object with a member `openapi: 3.1.0` (or `swagger: '2.0'`).");
        return None;
    };
    let text = text_of(node);
    let family = family_of(&text);
    if family.is_none() {
        diagnostics
            .report(Code::UNKNOWN_VERSION, node.id, format!("`{text}` is no version of OpenAPI that we know"))
            .help("Known are 2.0, 3.0.x, 3.1.x and 3.2.x.");
    }
    family.map(|family| Version { text, family })
}

/// Documents that are taken for OpenAPI's: the member that gives them away, and what they are.
const LOOKALIKES: [(&str, &str); 6] = [
    ("asyncapi", "an AsyncAPI document"),
    ("arazzo", "an Arazzo document"),
    ("overlay", "an overlay, which is applied to a document"),
    ("swaggerVersion", "a Swagger 1 document, which is older than any that is read"),
    ("item", "perhaps a Postman collection"),
    ("log", "perhaps a recording of requests (HAR)"),
];

fn not_openapi(root: &Node) -> String {
    if let Some((_, what)) = LOOKALIKES.iter().find(|(member, _)| root.get(member).is_some()) {
        return format!("this is no OpenAPI document but {what}");
    }
    match &root.value {
        Value::Map(_) => "this is no OpenAPI document: it has neither `openapi` nor `swagger`".to_owned(),
        other => format!("this is no OpenAPI document: it is {}, not an object", other.kind()),
    }
}

/// The version as text: `openapi: 3` and `swagger: 2.0` are numbers to YAML.
fn text_of(node: &Node) -> String {
    match &node.value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => match number {
            crate::source::Number::Integer(integer) => format!("{integer}.0"),
            crate::source::Number::Float(float) => format!("{float:?}"),
        },
        other => other.kind().to_owned(),
    }
}

fn family_of(text: &str) -> Option<Family> {
    let mut parts = text.split(['.', '-', '+']);
    match (parts.next()?, parts.next()) {
        ("2", None | Some("0")) => Some(Family::V2),
        ("3", None | Some("0")) => Some(Family::V30),
        ("3", Some("1")) => Some(Family::V31),
        ("3", Some("2")) => Some(Family::V32),
        _ => None,
    }
}
