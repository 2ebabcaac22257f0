//! Texts that people write: documents, overlays, names, approvals, the configuration. The first byte of an input says
//! which it is.

use std::path::{Path, PathBuf};

use clientwright::config::Config;
use clientwright::diagnostic::{Diagnostics, find_code};
use clientwright::diff::{Approvals, Policy};
use clientwright::document;
use clientwright::rust::Lock;
use clientwright::source::{Memory, Node, NodeId, Sources, Value};
use serde_json::Value as Json;

/// The document that overlays are applied to.
const PETS: &str = include_str!("../seeds/documents/pets.yaml");

/// Reads the text behind the first byte as what that byte stands for.
pub fn check(data: &[u8]) {
    let Some((kind, text)) = data.split_first() else { return };
    let Ok(text) = std::str::from_utf8(text) else {
        return raw(text);
    };
    match kind {
        b'o' => overlay(text),
        b'n' => names(text),
        b'a' => approvals(text),
        b'c' => config(text),
        b'd' => whole(text),
        b'p' => path(text),
        _ => tree(text),
    }
}

/// Bytes that are no UTF-8 are refused with a place.
fn raw(bytes: &[u8]) {
    let mut sources = Sources::new(Memory::new([("openapi.yaml", bytes)]));
    let mut diagnostics = Diagnostics::default();
    assert!(sources.load_entry(Path::new("openapi.yaml"), &mut diagnostics).is_none());
    assert!(diagnostics.has_errors());
}

/// A tree of values, or a complaint; and what was read can be written and read again.
fn tree(text: &str) {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let node = sources.load_text("text", text, &mut diagnostics);
    are_placed(&sources, &diagnostics, &[text]);
    let Some(node) = node else {
        assert!(diagnostics.has_errors(), "neither a value nor an error");
        return;
    };
    let lines = lines(text);
    let mut left = vec![&node];
    while let Some(node) = left.pop() {
        is_within(&sources, node.id, lines);
        match &node.value {
            Value::Map(members) => left.extend(members.values()),
            Value::List(items) => left.extend(items),
            _ => {}
        }
    }
    let json = node.into_json();
    assert_eq!(read(&json.to_string()), json, "JSON that was written reads otherwise");
    assert_eq!(read(&format!("{json:#}")), json, "JSON over several lines reads otherwise");
    let yaml = serde_yaml::to_string(&json).expect("values can be written as YAML");
    let again = read(&yaml);
    assert!(alike(&again, &json), "YAML that was written reads otherwise: {yaml}\n{again}\n{json}");
}

fn read(text: &str) -> Json {
    let mut diagnostics = Diagnostics::default();
    let node = Sources::default().load_text("again", text, &mut diagnostics);
    match node {
        Some(node) => node.into_json(),
        None => panic!("cannot be read again: {:?}: {text}", diagnostics.iter().next()),
    }
}

/// Equal, but for the last digits of fractions.
fn alike(one: &Json, other: &Json) -> bool {
    match (one, other) {
        (Json::Number(one), Json::Number(other)) => one == other || one.as_f64() == other.as_f64(),
        (Json::Array(ones), Json::Array(others)) => {
            ones.len() == others.len() && ones.iter().zip(others).all(|(one, other)| alike(one, other))
        }
        (Json::Object(ones), Json::Object(others)) => {
            let mut pairs = ones.iter().zip(others);
            ones.len() == others.len() && pairs.all(|((a, one), (b, other))| a == b && alike(one, other))
        }
        _ => one == other,
    }
}

/// The actions of an overlay, on a small document.
fn overlay(text: &str) {
    let files = [("openapi.yaml", PETS.as_bytes()), ("overlay.yaml", text.as_bytes())];
    load(&files, &[PathBuf::from("overlay.yaml")], &[PETS, text]);
}

/// A text as a whole document.
fn whole(text: &str) {
    load(&[("openapi.yaml", text.as_bytes())], &[], &[text]);
}

/// A JSONPath, as the target of an action.
fn path(text: &str) {
    let overlay = serde_json::json!({
        "overlay": "1.0.0",
        "info": {"title": "T", "version": "1"},
        "actions": [{"target": text, "update": {"x-new": true}}, {"target": text, "remove": true}],
    });
    let overlay = overlay.to_string();
    let files = [("openapi.yaml", PETS.as_bytes()), ("overlay.yaml", overlay.as_bytes())];
    load(&files, &[PathBuf::from("overlay.yaml")], &[PETS, &overlay]);
}

fn load(files: &[(&str, &[u8])], overlays: &[PathBuf], texts: &[&str]) {
    let mut sources = Sources::new(Memory::new(files.iter().copied()));
    let mut diagnostics = Diagnostics::default();
    let options = document::Options { keep_schemas: true, ..document::Options::default() };
    let entry = Path::new("openapi.yaml");
    let document = document::load(&mut sources, entry, overlays, &options, &mut diagnostics);
    are_placed(&sources, &diagnostics, texts);
    assert!(document.is_some() || diagnostics.has_errors(), "neither a document nor an error");
}

/// Names that were read are written and read again; lines that make no sense are there.
fn names(text: &str) {
    let (lock, bad) = Lock::parse(text);
    assert!(bad.iter().all(|line| (1..=text.lines().count()).contains(line)), "{bad:?}");
    let (again, worse) = Lock::parse(&lock.to_text());
    assert!(worse.is_empty(), "lines that were written make no sense: {worse:?}: {}", lock.to_text());
    assert_eq!(again, lock, "names that were written read otherwise");
}

fn approvals(text: &str) {
    with_tree(text, |node, diagnostics| {
        let read = Approvals::read(node, diagnostics);
        assert!(read.0.iter().all(|approval| !approval.id.is_empty() && !approval.owner.is_empty()));
    });
}

fn config(text: &str) {
    with_tree(text, |node, diagnostics| {
        let config = Config::read(node, diagnostics);
        if let Some(node) = &config.diff {
            Policy::on("2026-01-15".parse().expect("it is a day")).read(node, diagnostics);
        }
    });
}

fn with_tree(text: &str, read: impl Fn(&Node, &mut Diagnostics)) {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    if let Some(node) = sources.load_text("text", text, &mut diagnostics) {
        read(&node, &mut diagnostics);
    }
    are_placed(&sources, &diagnostics, &[text]);
}

/// Every finding has a code of the catalogue and a place in one of the texts.
fn are_placed(sources: &Sources, diagnostics: &Diagnostics, texts: &[&str]) {
    let most = texts.iter().map(|text| lines(text)).max().unwrap_or(1);
    for found in diagnostics.iter() {
        assert!(find_code(found.code.id).is_some() && !found.message.is_empty(), "{found:?}");
        let nodes = found.at.into_iter().chain(found.related.iter().map(|(node, _)| *node));
        nodes.for_each(|node| is_within(sources, node, most));
    }
}

fn is_within(sources: &Sources, node: NodeId, lines: usize) {
    let place = sources.place(node);
    assert!((1..=lines).contains(&place.line) && place.column >= 1, "{place:?} of {lines} lines");
    assert!(place.pointer.is_empty() || place.pointer.starts_with('/'), "{place:?}");
}

/// How many lines a text has, with one behind its last line break, as YAML counts them.
fn lines(text: &str) -> usize {
    text.chars().filter(|c| matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')).count() + 1
}
