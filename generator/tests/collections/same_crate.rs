//! How a document is written down makes no difference: in YAML or in JSON, with its keywords in any order, in one file or in
//! many, it becomes the same crate, byte for byte. Shown on real documents.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::variants::{Role, permute, split, without_components};
use clientwright::diagnostic::Diagnostics;
use clientwright::pipeline::{self, Input, Standalone};
use clientwright::source::Sources;
use libtest_mimic::Trial;
use serde_json::Value as Json;

use crate::needs::{Need, shared, test};

/// Documents larger than this take too long for every day; `CLIENTWRIGHT_BYTES` says otherwise.
const BYTES: u64 = 45_000;

/// The tests of this module.
pub(crate) fn tests() -> Vec<Trial> {
    let corpus = [Need::Shared("corpus/index.tsv")];
    vec![
        test(&corpus, yaml_and_json_are_the_same),
        test(&corpus, what_people_wrote_and_what_machines_write_are_the_same),
        test(&corpus, line_endings_and_a_byte_order_mark_make_no_difference),
        test(&corpus, the_order_of_keywords_makes_no_difference),
        test(&corpus, one_file_or_many_make_no_difference),
        test(&corpus, a_file_of_components_lends_them_no_name),
    ]
}

/// The single-file documents of the collection beside the repository.
fn documents() -> Vec<(String, PathBuf)> {
    let root = shared("corpus");
    let limit = std::env::var("CLIENTWRIGHT_BYTES").ok().and_then(|text| text.parse().ok()).unwrap_or(BYTES);
    let only = std::env::var("ONLY").unwrap_or_default();
    let index = fs::read_to_string(root.join("index.tsv")).unwrap();
    let rows = index.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    let single = rows.filter(|row| row[8] == "1" && row[3].parse().unwrap_or(u64::MAX) <= limit);
    single
        .map(|row| (row[0].to_owned(), root.join(row[0])))
        .filter(|(name, _)| name.contains(&only))
        .collect()
}

/// A crate, file by file; or the codes of what stood in its way.
type Outcome = Result<BTreeMap<String, String>, Vec<String>>;

/// A document as a JSON value; `None` where it is neither YAML nor JSON.
fn value(path: &Path) -> Option<Json> {
    let text = fs::read_to_string(path).unwrap();
    let tree = Sources::default().load_text("", text, &mut Diagnostics::default())?;
    Some(tree.to_json())
}

/// The generated crate, file by file, of a document that consists of these files; the last one is the entry.
fn generated(files: &[(String, String)]) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let document = folder.path().join(&files.last().unwrap().0);
    let mut planned = pipeline::plan(&Input { document, ..Input::default() });
    let Some(tree) = planned.standalone(Standalone::default()) else {
        return Err(planned.findings().into_iter().map(|found| found.code.id.to_owned()).collect());
    };
    let text = |content: &[u8]| String::from_utf8_lossy(content).into_owned();
    Ok(tree.iter().map(|(path, file)| (path.to_owned(), text(&file.content))).collect())
}

fn one(name: &str, text: String) -> Vec<(String, String)> {
    vec![(name.to_owned(), text)]
}

fn texts(files: Vec<(String, Json)>) -> Vec<(String, String)> {
    files.into_iter().map(|(name, json)| (name, json.to_string())).collect()
}

/// The first line that differs.
fn difference(before: &Outcome, after: &Outcome) -> Option<String> {
    let (before, after) = match (before, after) {
        (Ok(before), Ok(after)) => (before, after),
        (Err(_), Err(_)) => return None,
        (before, after) => {
            return Some(format!("{:?} and {:?}", before.as_ref().err(), after.as_ref().err()));
        }
    };
    if let Some(path) =
        before.keys().chain(after.keys()).find(|path| before.get(*path).xor(after.get(*path)).is_some())
    {
        return Some(format!("{path} is in one of them only"));
    }
    before.iter().find_map(|(path, text)| {
        let other = &after[path];
        let mut lines = text.lines().zip(other.lines()).enumerate();
        let line = lines.find(|(_, (one, other))| one != other);
        let told = line.map(|(at, (one, other))| format!("{path}:{}\n  - {one}\n  + {other}", at + 1));
        told.or_else(|| (text != other).then(|| format!("{path} is longer in one of them")))
    })
}

/// A document of the collection, and its crate.
struct Known {
    name: String,
    path: PathBuf,
    json: Json,
    outcome: Outcome,
}

impl Known {
    /// Whether it is the name of a component, and no other is written with the same letters.
    fn is_component(&self, name: &str) -> bool {
        let schemas = self.json["components"]["schemas"].as_object();
        let letters = |name: &str| name.replace(|c: char| !c.is_alphanumeric(), "").to_lowercase();
        let alike = schemas.into_iter().flatten().filter(|(other, _)| letters(other) == letters(name));
        schemas.is_some_and(|schemas| schemas.contains_key(name)) && alike.count() == 1
    }
}

/// Every document, as JSON that a machine wrote; generated once.
fn known() -> &'static [Known] {
    static KNOWN: OnceLock<Vec<Known>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let known = documents().into_iter().filter_map(|(name, path)| {
            let json = value(&path)?;
            let outcome = generated(&one("openapi.json", json.to_string()));
            Some(Known { name, path, json, outcome })
        });
        known.collect()
    })
}

/// Generates every document once more, written in another way, and tells which crates differ. Most documents can be
/// written in each of the ways.
fn compare(rewritten: impl Fn(&Known) -> Option<Vec<(String, String)>>) {
    let other = known().iter().filter_map(|known| Some((known, rewritten(known)?)));
    let compared: Vec<_> =
        other.map(|(known, files)| (known, difference(&known.outcome, &generated(&files)))).collect();
    println!("{} of {} documents compared", compared.len(), known().len());
    let different =
        compared.iter().filter_map(|(known, found)| Some(format!("{}: {}", known.name, found.as_ref()?)));
    assert_eq!(different.collect::<Vec<_>>(), [""; 0]);
    assert!(!compared.is_empty() && compared.len() * 2 >= known().len());
}

fn yaml_and_json_are_the_same() {
    compare(|known| Some(one("openapi.yaml", serde_yaml::to_string(&known.json).unwrap())));
}

fn what_people_wrote_and_what_machines_write_are_the_same() {
    compare(|known| Some(one("pets.yml", fs::read_to_string(&known.path).unwrap())));
}

fn line_endings_and_a_byte_order_mark_make_no_difference() {
    compare(|known| {
        let text = fs::read_to_string(&known.path).unwrap();
        let unix = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        Some(one("openapi.yaml", format!("\u{feff}{}", unix.replace('\n', "\r\n"))))
    });
}

fn the_order_of_keywords_makes_no_difference() {
    compare(|known| {
        let mut json = known.json.clone();
        permute(&mut json, Role::Keywords, &mut known.name.len().try_into().unwrap());
        Some(one("openapi.json", json.to_string()))
    });
}

fn one_file_or_many_make_no_difference() {
    compare(|known| split(&known.json).map(texts));
}

/// Names come from what is referred to, not from the file that it stands in.
fn a_file_of_components_lends_them_no_name() {
    for known in known() {
        let Some(files) = without_components(&known.json) else { continue };
        let (Ok(before), Ok(after)) = (&known.outcome, generated(&texts(files))) else { continue };
        let (before, after) = (&before["names.lock"], &after["names.lock"]);
        // Inline types, and components that differ by case, are named in the order of components: another one here.
        let is_component = |line: &&str| known.is_component(line.rsplit('\t').next().unwrap_or_default());
        let is_new = |line: &&str| is_component(line) && !before.lines().any(|known| known == *line);
        let new: Vec<&str> = after.lines().filter(is_new).collect();
        assert_eq!(new, [""; 0], "{}", known.name);
    }
}
