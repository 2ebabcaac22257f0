//! The strings, compiled: rustc and rustdoc have nothing to say about a crate made of nothing else.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value as Json, json};

use super::made::made;
use super::strings;
use crate::crates::{cargo, pin};

/// Every string as the name and the words of everything there is.
fn document() -> Json {
    let strings: Vec<String> = strings::all().into_iter().chain(strings::long()).collect();
    let (mut paths, mut schemas, mut properties) = (Map::new(), Map::new(), Map::new());
    for (number, text) in strings.iter().enumerate() {
        let text = text.as_str();
        let value =
            json!({"type": "string", "description": text, "default": text, "example": text, "pattern": text});
        properties.insert(text.to_owned(), value);
        let schema = json!({
            "type": "object", "title": text, "description": text, "required": ["kind"],
            "properties": {text: {"type": "string", "description": text}, "kind": {"type": "string", "enum": [text, "other"], "description": text}},
        });
        schemas.insert(format!("S{number} {text}"), schema.clone());
        let answer = json!({"description": text, "headers": {text: {"description": text, "schema": {"type": "string"}}},
            "content": {"application/json": {"schema": schema}}});
        paths.insert(format!("/p{number}/{{id}}"), json!({"post": {
            "tags": [text], "operationId": text, "summary": text, "description": text, "deprecated": number % 7 == 0,
            "parameters": [
                {"name": "id", "in": "path", "required": true, "schema": {"type": "string", "example": text}, "description": text},
                {"name": text, "in": "query", "schema": {"type": "string", "enum": [text]}, "description": text},
            ],
            "requestBody": {"required": true, "description": text, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/All"}}}},
            "responses": {"200": answer, "404": {"description": text}},
        }}));
    }
    schemas.insert("All".into(), json!({"type": "object", "properties": properties, "description": strings[..strings.len() - 4].join("\n\n")}));
    schemas.insert(
        "Values".into(),
        json!({"type": "string", "enum": strings, "description": strings[..strings.len() - 4].join(" ")}),
    );
    let tags: Vec<Json> = strings.iter().map(|text| json!({"name": text, "description": text})).collect();
    let all = strings[..40].join("\n");
    json!({
        "openapi": "3.1.0",
        "info": {"title": all, "version": all, "description": all},
        "servers": [{"url": "https://example.com/", "description": all}],
        "tags": tags,
        "paths": paths,
        "security": [{"key": []}],
        "components": {"schemas": schemas, "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key", "description": all}}},
    })
}

#[test]
fn a_crate_of_nothing_but_attacks_compiles_without_a_warning() {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("emit");
    let root = home.join("injection");
    let _ = fs::remove_dir_all(&root);
    let tree = made(&document()).files(true);
    for (path, file) in tree.iter() {
        fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
        fs::write(root.join(path), &file.content).unwrap();
    }
    pin(&root);
    for command in ["check", "doc"] {
        let more: &[&str] = if command == "doc" { &["--no-deps"] } else { &[] };
        let output = cargo(&root)
            .args([command, "--quiet", "--no-default-features", "--features", "all,serde,validate"])
            .args(more)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success() && said.is_empty(),
            "cargo {command}:\n{}",
            said.chars().take(20_000).collect::<String>()
        );
    }
}
