//! Every string in every place of the documents that have every keyword between them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use clientwright::document::keywords::Kind;
use clientwright::escape::is_plain;
use serde_json::Value as Json;

use super::made::{Made, documents, made, told};
use super::outputs::{self, Outline};
use super::places::{self, Place};
use super::strings;

/// Attributes that names and values may bring about, besides those of the documents as they are.
const ATTRIBUTES: [&str; 6] = ["allow", "cfg", "doc", "deprecated", "path", "rustfmt::skip"];

/// How many places of a kind are tried: `description` of a schema, say.
const REPRESENTATIVES: usize = 2;

/// A document, its places, and what comes of it with harmless texts.
struct Subject {
    name: String,
    number: usize,
    document: Json,
    places: Vec<Place>,
    outline: Outline,
}

impl Subject {
    /// The numbers of the strings that are put into this document: all into the two that were made for this, a part into each of the others, another
    /// one each time; `INJECTION=all` puts all into all, which takes minutes.
    fn share(&self, count: usize, number: usize, parts: usize) -> impl Iterator<Item = usize> + use<> {
        let central = self.name.starts_with("rest_") && parts < 8;
        let parts = if central || std::env::var_os("INJECTION").is_some() { 1 } else { parts };
        (0..count).skip((self.number + number) % parts).step_by(parts)
    }
}

/// What was looked at.
#[derive(Default)]
struct Figures {
    runs: AtomicUsize,
    pairs: AtomicUsize,
    outputs: AtomicUsize,
    wrong: Mutex<Vec<String>>,
}

#[test]
fn nothing_leaves_its_place() {
    let mut seen = BTreeMap::new();
    let subjects: Vec<Subject> = documents()
        .into_iter()
        .enumerate()
        .map(|(number, (name, document))| subject(number, name, document, &mut seen))
        .collect();
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
    let kinds: BTreeSet<(Kind, String, bool)> = all.iter().map(Place::what).collect();
    println!(
        "{} strings x {} places ({} kinds): {} documents with {} injections, {} outputs read",
        strings.len(),
        all.len(),
        kinds.len(),
        figures.runs.into_inner(),
        figures.pairs.into_inner(),
        figures.outputs.into_inner(),
    );
    let wrong = figures.wrong.into_inner().unwrap();
    let shown: Vec<String> = wrong.iter().take(30).map(|what| what.chars().take(600).collect()).collect();
    assert!(wrong.is_empty(), "{} complaints:\n{}", wrong.len(), shown.join("\n"));
}

/// The places of a kind that was met in documents before are left out.
fn subject(
    number: usize,
    name: String,
    document: Json,
    seen: &mut BTreeMap<(Kind, String, bool), usize>,
) -> Subject {
    let mut places = places::of(&document);
    places.retain(|place| {
        let count = seen.entry(place.what()).or_default();
        *count += 1;
        *count <= REPRESENTATIVES
    });
    let mut wrong = Vec::new();
    let outline = outputs::outline(&made(&document).files(true), &mut wrong);
    assert_eq!(wrong, [""; 0], "{name} is harmless as it is");
    Subject { name, number, document, places, outline }
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

impl Figures {
    /// Makes a document with these texts and reads all that comes of it.
    fn run(&self, subject: &Subject, texts: &[(&Place, String)], known: &Known) -> Option<(Made, Outline)> {
        // The README has words and names of things, and takes time.
        let all = texts.len() > 1;
        self.runs.fetch_add(1, Ordering::Relaxed);
        self.pairs.fetch_add(texts.len(), Ordering::Relaxed);
        let made = made(&places::with(&subject.document, texts));
        let mut wrong: Vec<String> =
            told(&made.diagnostics).into_iter().filter(|line| !is_plain(line)).collect();
        let report = made.report();
        if report.lines().any(|line| !is_plain(line)) || serde_json::from_str::<Json>(&report).is_err() {
            wrong.push("the report is no harmless JSON".into());
        }
        let outline = made.read.is_some().then(|| outputs::outline(&made.files(all), &mut wrong));
        self.outputs.fetch_add(2 + outline.as_ref().map_or(0, |outline| outline.files), Ordering::Relaxed);
        wrong.extend(
            outline.iter().flat_map(|outline| known.news(outline)).map(|new| format!("has a new `{new}`")),
        );
        self.say(subject, texts, wrong);
        outline.map(|outline| (made, outline))
    }

    fn say(&self, subject: &Subject, texts: &[(&Place, String)], wrong: Vec<String>) {
        if !wrong.is_empty() {
            let whence = match texts {
                [(place, text)] => format!("{:?} {text:?}", place.what()),
                [(_, text), (_, other), ..] => format!("{text:?} {other:?} in {} places", texts.len()),
                [] => String::new(),
            };
            let told = wrong.into_iter().map(|what| format!("{} with {whence}: {what}", subject.name));
            self.wrong.lock().unwrap().extend(told);
        }
    }
}

/// The same string in every place that is words alone: the crate is the same but for its texts.
fn prose(subject: &Subject, strings: &[String], known: &Known, figures: &Figures) {
    let places: Vec<&Place> = subject.places.iter().filter(|place| place.is_prose()).collect();
    if places.is_empty() {
        return;
    }
    let put = |text: &str| places.iter().map(|place| (*place, text.to_owned())).collect::<Vec<_>>();
    let Some((_, plain)) = figures.run(subject, &put("Harmless"), known) else { return };
    let before = made(&subject.document);
    for index in subject.share(strings.len(), 0, 4) {
        let texts = put(&strings[index]);
        let Some((made, outline)) = figures.run(subject, &texts, known) else {
            figures.say(subject, &texts, vec!["nothing is made".into()]);
            continue;
        };
        let mut wrong = Vec::new();
        if outline.rust.tokens != plain.rust.tokens {
            wrong.push(format!("other Rust: {}", difference(&plain.rust.tokens, &outline.rust.tokens)));
        }
        if outline.manifest != plain.manifest || outline.features != plain.features {
            wrong.push(format!("another manifest: {} for {}", outline.manifest, plain.manifest));
        }
        let forms = outputs::compared(&before, &made, &mut wrong);
        figures.outputs.fetch_add(forms, Ordering::Relaxed);
        figures.say(subject, &texts, wrong);
    }
}

fn difference(a: &str, b: &str) -> String {
    let at = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| text.chars().skip(at.saturating_sub(60)).take(160).collect::<String>();
    format!("{:?} for {:?}", around(b), around(a))
}

/// Another string in each place that is a name, until each has had each.
fn names(subject: &Subject, strings: &[String], known: &Known, figures: &Figures) {
    let places: Vec<&Place> =
        subject.places.iter().filter(|place| place.is_name() && !place.is_prose()).collect();
    if places.is_empty() {
        return;
    }
    for run in subject.share(strings.len(), 1, 4) {
        let text = |number: usize| strings[(run + number) % strings.len()].clone();
        let texts: Vec<(&Place, String)> =
            places.iter().enumerate().map(|(number, place)| (*place, text(number))).collect();
        figures.run(subject, &texts, known);
    }
    // Members of an object are as many whatever they are called.
    let members =
        |place: &&&Place| place.is_key && place.kind == Kind::Schema && place.keyword == "properties";
    let mut seen = BTreeMap::new();
    for place in places.iter().filter(members).take(1) {
        let Some((plain, with)) = figures.run(subject, &[(place, "harmless".to_owned())], known) else {
            continue;
        };
        for text in strings {
            let Some((made, outline)) = figures.run(subject, &[(place, text.clone())], known) else {
                continue;
            };
            if made.codes() == plain.codes() && outline.rust.items != with.rust.items {
                seen.entry(text).or_insert((outline.rust.items, with.rust.items.clone()));
            }
        }
    }
    let told = seen.iter().map(|(text, (there, wanted))| format!("{text:?} makes {there:?} of {wanted:?}"));
    figures.say(subject, &[], told.collect());
}

/// Every string in each place where only some have a meaning, one place of each kind at a time.
fn others(subject: &Subject, strings: &[String], known: &Known, figures: &Figures) {
    let places = subject.places.iter().filter(|place| !place.is_name() && !place.is_prose());
    for (number, place) in places.enumerate() {
        for index in subject.share(strings.len(), number, 16) {
            figures.run(subject, &[(place, strings[index].clone())], known);
        }
    }
}
