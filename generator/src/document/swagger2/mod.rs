//! 2.0 in the words of 3.0.
//!
//! In: a bundled, sanitised 2.0 document. Out: the same API as a 3.0 document.
//!
//! ```text
//! host: a.example, basePath: /v1, schemes: [https]   ->  servers: [{url: https://a.example/v1}]
//! definitions, securityDefinitions                   ->  components/schemas, components/securitySchemes
//! in: body, in: formData, consumes                   ->  requestBody
//! schema, examples, produces                         ->  content
//! collectionFormat: csv                              ->  style: form, explode: false
//! ```

mod body;
mod members;
mod operation;
mod parameter;
mod response;
mod security;
mod shared;

use crate::source::{Members, Node, NodeId, Value};
use members::{move_over, place, take_map, text, texts};
use shared::Shared;

/// Converts a document.
pub(super) fn convert(root: Node) -> Node {
    let id = root.id;
    let Value::Map(mut members) = root.value else { return root };
    let shared = Shared {
        consumes: texts(members.get("consumes")),
        produces: texts(members.get("produces")),
        parameters: take_map(&mut members, "parameters"),
        responses: take_map(&mut members, "responses"),
        host: text(members.get("host")),
        base_path: text(members.get("basePath")),
    };
    let mut document = Members::new();
    let version = members.get("swagger").map_or(id, |node| node.id);
    document.insert("openapi".to_owned(), Node::new(version, "3.0.3"));
    move_over(&mut members, &mut document, &["info", "tags", "security"]);
    let schemes = members.get("schemes");
    let at =
        ["host", "basePath", "schemes"].iter().find_map(|key| members.get(*key)).map_or(id, |node| node.id);
    let servers = shared.servers(&texts(schemes), at);
    if !servers.is_empty() {
        document.insert("servers".to_owned(), Node::new(at, servers));
    }
    document.insert("components".to_owned(), shared.components(&mut members, id));
    if let Some(Node { id, value: Value::Map(paths) }) = members.shift_remove("paths") {
        let paths: Members =
            paths.into_iter().map(|(path, item)| (path, operation::path_item(item, &shared))).collect();
        document.insert("paths".to_owned(), Node::new(id, paths));
    }
    document.extend(members.into_iter().filter(|(key, _)| key.starts_with("x-")));
    Node::new(id, document)
}

impl Shared {
    /// Base URLs: one a scheme, those that keep secrets first.
    fn servers(&self, schemes: &[String], at: NodeId) -> Vec<Node> {
        let path = self.base_path.as_deref().unwrap_or_default().trim_end_matches('/');
        let path =
            if path.is_empty() || path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
        let server =
            |url: String| Node::new(at, Members::from_iter([("url".to_owned(), Node::new(at, url))]));
        let Some(host) = self.host.as_deref().filter(|host| !host.is_empty()) else {
            return if path.is_empty() { Vec::new() } else { vec![server(path)] };
        };
        let host = host.split("://").last().unwrap_or(host).trim_end_matches('/');
        let mut schemes: Vec<&str> =
            schemes.iter().map(String::as_str).filter(|s| s.starts_with("http")).collect();
        schemes.sort_by_key(|scheme| *scheme != "https");
        if schemes.is_empty() {
            schemes.push("https");
        }
        schemes.into_iter().map(|scheme| server(format!("{scheme}://{host}{path}"))).collect()
    }

    fn components(&self, members: &mut Members, id: NodeId) -> Node {
        let mut components = Members::new();
        let mut put = |name: &str, section: Members| {
            if !section.is_empty() {
                components.insert(name.to_owned(), Node::new(id, section));
            }
        };
        put("schemas", take_map(members, "definitions"));
        let (bodies, others): (Members, Members) =
            self.parameters.clone().into_iter().partition(|(_, node)| place(node) == "body");
        let convert = |(name, node): (String, Node)| (name, body::request_body(node, &self.consumes));
        put("requestBodies", bodies.into_iter().map(convert).collect());
        let plain = others.into_iter().filter(|(_, node)| place(node) != "formData");
        put("parameters", plain.map(|(name, node)| (name, parameter::parameter(node))).collect());
        let responses = self.responses.clone().into_iter();
        put(
            "responses",
            responses.map(|(name, node)| (name, response::response(node, &self.produces))).collect(),
        );
        let schemes = take_map(members, "securityDefinitions").into_iter();
        put("securitySchemes", schemes.map(|(name, node)| (name, security::scheme(node))).collect());
        Node::new(id, components)
    }
}
