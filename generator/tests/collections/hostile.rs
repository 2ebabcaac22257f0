//! Real documents with values deleted, exchanged, renamed and replaced at random: each still becomes a crate whose text is
//! Rust, or is refused with a reason. Nothing panics.
//!
//! `CLIENTWRIGHT_ROUNDS` says how often each document is damaged, `CLIENTWRIGHT_SEED` where the numbers begin, and
//! `CLIENTWRIGHT_KEEP` a folder in which damaged documents are kept.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clientwright::diagnostic::Diagnostics;
use clientwright::pipeline::{self, Input, Standalone};
use clientwright::source::Sources;
use libtest_mimic::Trial;
use serde_json::{Map, Value as Json, json};

use crate::needs::{Need, shared, test};

/// Larger documents take too long to be damaged often.
const BYTES: u64 = 60_000;

/// The tests of this module.
pub(crate) fn tests() -> Vec<Trial> {
    vec![
        test(&[Need::Shared("corpus/index.tsv")], damaged_real_documents_become_rust_or_are_refused),
        test(&[], damaged_documents_of_the_keywords_become_rust_or_are_refused),
    ]
}

/// Small documents of the collection beside the repository.
fn real() -> Vec<PathBuf> {
    let root = shared("corpus");
    let index = fs::read_to_string(root.join("index.tsv")).unwrap();
    let rows = index.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    let small = rows.filter(|row| row[8] == "1" && row[3].parse().is_ok_and(|bytes: u64| bytes < BYTES));
    small.map(|row| root.join(row[0])).collect()
}

/// The documents that the keywords are shown with.
fn of_keywords() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/keywords");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.extension().is_some_and(|end| end == "yaml")).collect()
}

/// A small generator of numbers (an LCG), so that a failure can be found again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit.max(1)
    }

    fn one<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// Values that nobody expects.
fn strange(dice: &mut Dice) -> Json {
    let texts = [
        "",
        "\u{0}",
        "*/",
        "\"#",
        "\\",
        "{}",
        "r#type",
        "Self",
        "日本",
        "\u{202e}x",
        "a\nb",
        "///",
        "🦀",
        "application/json",
    ];
    let all = [
        Json::Null,
        json!(false),
        json!(-1),
        json!(1e300),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(dice.one(&texts)),
        json!([]),
        json!({}),
        json!([{}, {}]),
        json!({"type": "object"}),
        json!({"type": ["string", "integer", "null"]}),
        json!({"oneOf": [{"type": "object"}, {"type": "array"}, true]}),
        json!({"allOf": [{"$ref": "#"}]}),
        json!({"enum": [1, "1", null, {}, 1.0, dice.one(&texts)]}),
        json!({"additionalProperties": {"type": "string"}, "patternProperties": {"^x": false}}),
    ];
    dice.one(&all).clone()
}

/// The pointers of all values, the root's own left out.
fn pointers(json: &Json, here: &str, list: &mut Vec<String>) {
    let children: Vec<(String, &Json)> = match json {
        Json::Object(members) => members.iter().map(|(key, value)| (escaped(key), value)).collect(),
        Json::Array(items) => items.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect(),
        _ => Vec::new(),
    };
    for (key, child) in children {
        let pointer = format!("{here}/{key}");
        list.push(pointer.clone());
        pointers(child, &pointer, list);
    }
}

fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// Damages one value somewhere.
fn damage(json: &mut Json, dice: &mut Dice) {
    let mut all = Vec::new();
    pointers(json, "", &mut all);
    if all.is_empty() {
        return;
    }
    let (at, other) = (dice.one(&all).clone(), dice.one(&all).clone());
    match dice.below(6) {
        0 => remove(json, &at),
        1 => rename(json, &at, dice),
        2 => replace(json, &at, strange(dice)),
        3 => {
            let value = json.pointer(&at).cloned().unwrap_or_default();
            replace(json, &at, json!([value]));
        }
        _ => {
            let value = json.pointer(&other).cloned().unwrap_or_default();
            replace(json, &at, value);
        }
    }
}

fn replace(json: &mut Json, at: &str, value: Json) {
    if let Some(place) = json.pointer_mut(at) {
        *place = value;
    }
}

fn parent<'j>(json: &'j mut Json, at: &str) -> Option<(&'j mut Json, String)> {
    let (above, key) = at.rsplit_once('/')?;
    Some((json.pointer_mut(above)?, key.replace("~1", "/").replace("~0", "~")))
}

fn remove(json: &mut Json, at: &str) {
    match parent(json, at) {
        Some((Json::Object(members), key)) => drop(members.shift_remove(&key)),
        Some((Json::Array(items), key)) => drop(items.remove(key.parse().unwrap())),
        _ => {}
    }
}

/// Gives a member the name of a keyword, or of something that Rust has use for, in its place.
fn rename(json: &mut Json, at: &str, dice: &mut Dice) {
    let names = [
        "$ref",
        "type",
        "items",
        "allOf",
        "properties",
        "get",
        "content",
        "self",
        "Option",
        "",
        "1",
        "/{a}/{a}",
        "default",
    ];
    if let Some((Json::Object(members), key)) = parent(json, at) {
        let new = (*dice.one(&names)).to_owned();
        let renamed = std::mem::take(members)
            .into_iter()
            .map(|(name, value)| if name == key { (new.clone(), value) } else { (name, value) });
        *members = renamed.collect::<Map<_, _>>();
    }
}

fn number(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// Generates the document in `file`, and checks what always holds.
fn check(file: &Path) -> bool {
    let started = Instant::now();
    let mut planned = pipeline::plan(&Input { document: file.to_owned(), ..Input::default() });
    let tree = planned.standalone(Standalone { with_tests: true, ..Standalone::default() });
    let took = started.elapsed();
    let told = || format!("{}: {}", file.display(), fs::read_to_string(file).unwrap());
    assert!(took < Duration::from_secs(20), "{took:?} for {}", told());
    for found in planned.diagnostics.iter() {
        assert_ne!(found.code.id, "CW0601", "{} in {}", found.message, told());
    }
    assert!(tree.is_some() || planned.diagnostics.has_errors(), "neither crate nor error: {}", told());
    tree.is_some()
}

fn damaged_real_documents_become_rust_or_are_refused() {
    become_rust_or_are_refused(real(), 3);
}

fn damaged_documents_of_the_keywords_become_rust_or_are_refused() {
    become_rust_or_are_refused(of_keywords(), 1);
}

/// Damages each document as often as `CLIENTWRIGHT_ROUNDS` says, else `rounds` times.
fn become_rust_or_are_refused(mut documents: Vec<PathBuf>, rounds: u64) {
    documents.sort();
    let (rounds, mut dice) = (number("CLIENTWRIGHT_ROUNDS", rounds), Dice(number("CLIENTWRIGHT_SEED", 11)));
    let keep = std::env::var_os("CLIENTWRIGHT_KEEP").map(PathBuf::from);
    let folder = tempfile::tempdir().unwrap();
    let (mut generated, mut all) = (0, 0);
    for path in documents {
        let text = fs::read_to_string(&path).unwrap();
        let Some(tree) = Sources::default().load_text("", text, &mut Diagnostics::default()) else {
            continue;
        };
        let original = tree.into_json();
        for round in 0..rounds {
            let mut json = original.clone();
            for _ in 0..=dice.below(4) {
                damage(&mut json, &mut dice);
            }
            let file = keep.as_deref().unwrap_or(folder.path()).join(format!("{all}-{round}.json"));
            fs::write(&file, json.to_string()).unwrap();
            generated += usize::from(check(&file));
            all += 1;
        }
    }
    println!("{generated} of {all} damaged documents became crates");
    assert!(generated * 2 > all, "{generated} of {all}");
}
