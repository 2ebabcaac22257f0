//! Every string in every place of the documents that have every keyword between them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use clientwright::document::keywords::Kind;
use clientwright::escape::is_plain;
use serde_json::{Value as Json, json};

use super::made::{Made, documents, made, told};
use super::outputs::{self, Outline};
use super::places::{self, Place};
use super::strings;

/// Attributes that names and values may bring about, besides those of the documents as they are.
const ATTRIBUTES: [&str; 6] = ["allow", "cfg", "doc", "deprecated", "path", "rustfmt::skip"];

/// How many places of a kind are tried: `description` of a schema, say.
const REPRESENTATIVES: usize = 1;

/// Places where only some strings have a meaning are put to the test in so many turns: what is refused in one takes nothing
/// with it that another turn is about.
const TURNS: usize = 2;

/// A document, its places, and what comes of it with harmless texts.
struct Subject {
    name: String,
    document: Json,
    places: Vec<Place>,
    outline: Outline,
}

/// What was looked at.
#[derive(Default)]
struct Figures {
    documents: AtomicUsize,
    refused: AtomicUsize,
    pairs: AtomicUsize,
    outputs: AtomicUsize,
    wrong: Mutex<Vec<String>>,
}

/// A document with other texts, and all that is wrong with what comes of it.
struct Checked {
    result: Option<(Made, Outline)>,
    outputs: usize,
    wrong: Vec<String>,
}

/// The same document with harmless words.
struct Twin {
    original: Made,
    outline: Outline,
}

type Texts<'p> = [(&'p Place, String)];

#[test]
fn nothing_leaves_its_place() {
    let mut seen = BTreeMap::new();
    let subjects: Vec<Subject> =
        documents().into_iter().map(|(name, document)| subject(name, document, &mut seen)).collect();
    let all: Vec<Place> = subjects.iter().flat_map(|subject| subject.places.clone()).collect();
    assert_eq!(places::missing(&all), [""; 0], "every keyword that takes text is in one of the documents");
    let strings = strings::all();
    assert!(strings.len() >= 50);
    let mut known = Known::default();
    subjects.iter().for_each(|subject| known.learn(&subject.outline));
    let figures = Figures::default();
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, |count| count.get().min(4)) {
            scope.spawn(|| {
                while let Some(subject) = subjects.get(next.fetch_add(1, Ordering::Relaxed)) {
                    prose(subject, &strings, &known, &figures);
                    names(subject, &strings, &known, &figures);
                    others(subject, &strings, &known, &figures);
                }
            });
        }
    });
    members(&strings, &known, &figures);
    let kinds: BTreeSet<(Kind, String, bool)> = all.iter().map(Place::what).collect();
    let pairs = figures.pairs.into_inner();
    println!(
        "{} strings x {} places ({} kinds) = {pairs} injections into {} documents ({} of them refused), {} outputs read",
        strings.len(),
        subjects.iter().map(|subject| subject.places.len()).sum::<usize>(),
        kinds.len(),
        figures.documents.into_inner(),
        figures.refused.into_inner(),
        figures.outputs.into_inner(),
    );
    assert!(pairs >= strings.len() * kinds.len(), "every string was in every kind of place");
    let wrong = figures.wrong.into_inner().unwrap();
    let shown: Vec<String> = wrong.iter().take(30).map(|what| what.chars().take(600).collect()).collect();
    assert!(wrong.is_empty(), "{} complaints:\n{}", wrong.len(), shown.join("\n"));
}

/// The places of a kind that was met in documents before are left out.
fn subject(name: String, document: Json, seen: &mut BTreeMap<(Kind, String, bool), usize>) -> Subject {
    let mut places = places::of(&document);
    places.retain(|place| {
        let count = seen.entry(place.what()).or_default();
        *count += 1;
        *count <= REPRESENTATIVES
    });
    let mut wrong = Vec::new();
    let outline = outputs::outline(&made(&document).files(false), &mut wrong);
    assert_eq!(wrong, [""; 0], "{name} is harmless as it is");
    Subject { name, document, places, outline }
}

/// What the documents have as they are.
#[derive(Default)]
struct Known {
    attributes: BTreeSet<String>,
    macros: BTreeSet<String>,
    kinds: BTreeSet<String>,
}

impl Known {
    fn learn(&mut self, outline: &Outline) {
        self.attributes.extend(outline.rust.attributes.iter().cloned());
        self.macros.extend(outline.rust.macros.iter().cloned());
        self.kinds.extend(outline.rust.items.keys().map(|kind| base(kind)));
    }

    fn news(&self, outline: &Outline) -> Vec<String> {
        let attributes = outline
            .rust
            .attributes
            .iter()
            .filter(|it| !self.attributes.contains(*it) && !ATTRIBUTES.contains(&it.as_str()));
        let macros = outline.rust.macros.iter().filter(|it| !self.macros.contains(*it));
        let kinds = outline.rust.items.keys().filter(|kind| !self.kinds.contains(&base(kind)));
        attributes.chain(macros).chain(kinds).cloned().collect()
    }
}

/// `struct of 3` is a struct.
fn base(kind: &str) -> String {
    kind.split(" of ").next().unwrap_or(kind).to_owned()
}

/// Makes a document with these texts and reads all that comes of it.
fn checked(subject: &Subject, texts: &Texts<'_>, known: &Known, twin: Option<&Twin>) -> Checked {
    let made = made(&places::with(&subject.document, texts));
    let mut wrong: Vec<String> = told(&made.diagnostics).into_iter().filter(|line| !is_plain(line)).collect();
    let report = made.report();
    if report.lines().any(|line| !is_plain(line)) || serde_json::from_str::<Json>(&report).is_err() {
        wrong.push("the report is no harmless JSON".into());
    }
    let mut outputs = 2;
    let outline = made.read.is_some().then(|| outputs::outline(&made.files(false), &mut wrong));
    if let Some(outline) = &outline {
        outputs += outline.files;
        wrong.extend(known.news(outline).iter().map(|new| format!("has a new `{new}`")));
    }
    match (twin, &outline) {
        (Some(twin), Some(outline)) => {
            wrong.extend(twin.differences(outline));
            outputs += outputs::compared(&twin.original, &made, &mut wrong);
        }
        (Some(_), None) => wrong.push("nothing is made".into()),
        (None, _) => {}
    }
    Checked { result: outline.map(|outline| (made, outline)), outputs, wrong }
}

impl Twin {
    /// How a crate differs from this one in anything but its texts.
    fn differences(&self, outline: &Outline) -> Vec<String> {
        let mut found = Vec::new();
        let (ours, theirs) = (&self.outline, outline);
        if ours.rust.items != theirs.rust.items || ours.rust.attributes != theirs.rust.attributes {
            found.push("other items or attributes".to_owned());
        }
        if ours.rust.tokens != theirs.rust.tokens {
            found.push(format!("other Rust: {}", difference(&ours.rust.tokens, &theirs.rust.tokens)));
        }
        if ours.manifest != theirs.manifest || ours.features != theirs.features {
            found.push(format!("another manifest: {} for {}", theirs.manifest, ours.manifest));
        }
        found
    }
}

fn difference(a: &str, b: &str) -> String {
    let at = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| text.chars().skip(at.saturating_sub(60)).take(160).collect::<String>();
    format!("{:?} for {:?}", around(b), around(a))
}

impl Figures {
    /// Checks a document and says what is wrong with it, by the texts that alone bring it about where there are such.
    fn run(
        &self,
        subject: &Subject,
        texts: &Texts<'_>,
        known: &Known,
        twin: Option<&Twin>,
    ) -> Option<(Made, Outline)> {
        let Checked { result, outputs, wrong } = checked(subject, texts, known, twin);
        self.documents.fetch_add(1, Ordering::Relaxed);
        self.refused.fetch_add(usize::from(result.is_none()), Ordering::Relaxed);
        self.pairs.fetch_add(texts.len(), Ordering::Relaxed);
        self.outputs.fetch_add(outputs, Ordering::Relaxed);
        if wrong.is_empty() {
            return result;
        }
        let alone = |text: &(&Place, String)| {
            let found = checked(subject, std::slice::from_ref(text), known, twin).wrong;
            (!found.is_empty()).then(|| (format!("{:?} {:?}", text.0.what(), text.1), found))
        };
        let mut culprits: Vec<_> = texts.iter().filter_map(alone).take(3).collect();
        if culprits.is_empty() {
            culprits.push((format!("{} texts together", texts.len()), wrong));
        }
        for (whence, wrong) in culprits {
            let told = wrong.into_iter().map(|what| format!("{} with {whence}: {what}", subject.name));
            self.wrong.lock().unwrap().extend(told);
        }
        result
    }
}

/// A string for each place, another one each, such that after as many runs as there are strings each place has had each.
fn rotated<'p>(places: &[&'p Place], strings: &[String], run: usize) -> Vec<(&'p Place, String)> {
    let text = |number: usize| strings[(run + number) % strings.len()].clone();
    places.iter().enumerate().map(|(number, place)| (*place, text(number))).collect()
}

/// Strings in all places that are words alone: the crate is the same but for its texts.
fn prose(subject: &Subject, strings: &[String], known: &Known, figures: &Figures) {
    let places: Vec<&Place> = subject.places.iter().filter(|place| place.is_prose()).collect();
    if places.is_empty() {
        return;
    }
    let plain: Vec<_> = places.iter().map(|place| (*place, "Harmless".to_owned())).collect();
    let Some((_, outline)) = figures.run(subject, &plain, known, None) else { return };
    let twin = Twin { original: made(&subject.document), outline };
    for run in 0..strings.len() {
        figures.run(subject, &rotated(&places, strings, run), known, Some(&twin));
    }
}

/// Strings in all places that are names.
fn names(subject: &Subject, strings: &[String], known: &Known, figures: &Figures) {
    let places: Vec<&Place> =
        subject.places.iter().filter(|place| place.is_name() && !place.is_prose()).collect();
    if places.is_empty() {
        return;
    }
    for run in 0..strings.len() {
        figures.run(subject, &rotated(&places, strings, run), known, None);
    }
}

/// Members of an object are as many whatever they are called.
fn members(strings: &[String], known: &Known, figures: &Figures) {
    let thing = json!({"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}});
    let document = json!({"openapi": "3.1.0", "info": {"title": "Members", "version": "1"}, "paths": {}, "components": {"schemas": {"Thing": thing}}});
    let subject = subject("members".into(), document, &mut BTreeMap::new());
    let place = subject.places.iter().find(|place| place.is_key && place.keyword == "properties").unwrap();
    let put = |text: &str| figures.run(&subject, &[(place, text.to_owned())], known, None);
    let (plain, with) = put("harmless").unwrap();
    for text in strings {
        let Some((made, outline)) = put(text) else { continue };
        if made.codes() == plain.codes() && outline.rust.items != with.rust.items {
            let (there, wanted) = (&outline.rust.items, &with.rust.items);
            figures.wrong.lock().unwrap().push(format!("{text:?} makes {there:?} of {wanted:?}"));
        }
    }
}

/// Strings in places where only some have a meaning: a part of the places at a time, in other company with each run.
fn others(subject: &Subject, strings: &[String], known: &Known, figures: &Figures) {
    let places: Vec<&Place> =
        subject.places.iter().filter(|place| !place.is_name() && !place.is_prose()).collect();
    let decisive = |place: &&&Place| ["openapi", "swagger"].contains(&place.keyword.as_str());
    let (alone, together): (Vec<&Place>, Vec<&Place>) = places.iter().partition(decisive);
    for run in 0..strings.len() {
        let texts = rotated(&together, strings, run);
        for turn in 0..TURNS {
            let mine = |number: &usize| (number >> (run % 3)) % TURNS == turn;
            let texts: Vec<_> = (0..texts.len()).filter(mine).map(|number| texts[number].clone()).collect();
            if !texts.is_empty() {
                figures.run(subject, &texts, known, None);
            }
        }
        for place in &alone {
            figures.run(subject, &[(*place, strings[run].clone())], known, None);
        }
    }
}
