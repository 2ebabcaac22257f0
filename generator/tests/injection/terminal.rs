//! What reaches a terminal: the command, run on documents of nothing but attacks.

use std::fs;
use std::path::Path;
use std::process::Command;

use clientwright::escape::is_plain;
use serde_json::json;

use super::strings;

/// Runs the command with colours off: then any escape is the document's.
fn said(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_clientwright"))
        .args(arguments)
        .args(["--color", "never"])
        .output()
        .unwrap();
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn nothing_that_a_document_says_is_obeyed() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("injection-terminal");
    fs::create_dir_all(&folder).unwrap();
    let all = strings::all();
    let document = |suffix: &str| {
        let properties: serde_json::Map<_, _> = all
            .iter()
            .map(|text| {
                (format!("{text}{suffix}"), json!({"type": text, text: text, "default": 1, "minimum": "a"}))
            })
            .collect();
        let paths: serde_json::Map<_, _> = all.iter().enumerate().map(|(number, text)| {
            let operation = json!({"tags": [text], "operationId": "twice", "summary": format!("{text}{suffix}"), text: text,
                "parameters": [{"name": text, "in": text}, {"$ref": format!("#/{text}")}], "responses": {text: {"description": text}}});
            (format!("/{number}{text}{{a}}"), json!({"get": operation}))
        }).collect();
        json!({"openapi": "3.1.0", "info": {"title": all.join(suffix), "version": all.concat()}, "paths": paths,
            "components": {"schemas": {"All": {"type": "object", "properties": properties}}}})
    };
    let written = |name: &str, suffix: &str| {
        let path = folder.join(name);
        // Not pretty: the odd characters themselves are in the lines that are shown.
        fs::write(&path, serde_json::to_string_pretty(&document(suffix)).unwrap()).unwrap();
        path.to_string_lossy().into_owned()
    };
    let (old, new) = (written("old.json", ""), written("new.json", "\u{1b}[2J"));
    let lock = folder.join("names.lock");
    fs::write(&lock, all.join("\n")).unwrap();
    let evil = "\u{1b}[2J\u{202e}";
    let runs: &[&[&str]] = &[
        &["inspect", &old, "--verbose"],
        &["inspect", &old, "--format", "json"],
        &["diff", &old, &new, "--verbose"],
        &["diff", &old, &new, "--format", "markdown"],
        &["explain", evil],
        &["inspect", evil],
        &["inspect", "--tag", evil, &old],
        &[evil],
        &["inspect", &format!("--{evil}"), &old],
        &["diff", evil, &old],
    ];
    for arguments in runs {
        let said = said(arguments);
        assert!(!said.is_empty(), "{arguments:?}");
        let odd: Vec<&str> = said.lines().filter(|line| !is_plain(line)).take(3).collect();
        assert!(odd.is_empty(), "{arguments:?} shows {odd:?}");
    }
}
