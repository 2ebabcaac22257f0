//! Names that are too long, or that some file systems take for others.

use std::collections::{BTreeMap, BTreeSet};

use clientwright::diagnostic::Diagnostics;
use clientwright::output::manifest::package_name;
use clientwright::output::print_all;
use clientwright::rust::{self, Crate, CrateOptions, Ident, Lock, NameKind};
use clientwright::{api::Api, emit};
use serde_json::{Value as Json, json};

use super::made::made;

/// A document with an operation of each tag.
fn tagged(tags: &[&str]) -> Json {
    let operation = |(number, tag): (usize, &&str)| {
        let schema = json!({"type": "object", "properties": {"a": {"type": "string"}}});
        let answer = json!({"200": {"description": "", "content": {"application/json": {"schema": schema}}}});
        (
            format!("/p{number}"),
            json!({"get": {"tags": [tag], "operationId": format!("get{number}"), "responses": answer}}),
        )
    };
    let paths: serde_json::Map<String, Json> = tags.iter().enumerate().map(operation).collect();
    json!({"openapi": "3.1.0", "info": {"title": "Long", "version": "1"}, "paths": paths})
}

fn planned(document: &Json, lock: &Lock) -> (Api, Crate) {
    let (api, _) = made(document).read.unwrap();
    let krate = rust::plan(&api, &CrateOptions::new("long"), lock);
    (api, krate)
}

fn paths(krate: &Crate) -> Vec<String> {
    let emitter = emit::Emitter::new(krate);
    let mut diagnostics = Diagnostics::default();
    let printed = print_all(emitter.len(), &|number| emitter.file(number), "long", &mut diagnostics);
    assert!(!diagnostics.has_errors());
    printed.into_iter().map(|file| file.path).collect()
}

/// Every file system can hold these paths and tells them apart.
fn fit_everywhere(paths: &[String]) {
    let reserved = ["con", "prn", "aux", "nul", "com1", "lpt9"];
    let mut seen = BTreeSet::new();
    for path in paths {
        assert!(seen.insert(path.to_lowercase()), "{path} twice");
        for part in path.split('/') {
            let stem = part.split('.').next().unwrap_or_default();
            assert!(
                part.len() <= 120 && part.is_ascii() && !reserved.contains(&stem.to_lowercase().as_str()),
                "{path}"
            );
            assert!(!part.ends_with(['.', ' ']) && !part.starts_with('-'), "{path}");
        }
    }
}

#[test]
fn files_of_long_and_reserved_tags_fit_everywhere() {
    let long = format!("{}a", "tag ".repeat(80));
    let other = format!("{}b", "tag ".repeat(80));
    let foreign = "文".repeat(200);
    let tags = [
        "con", "AUX", "nul", "com1", "ä", "ue4", "ue4_", "con_", "lib", "mod", "main", &long, &other,
        &foreign, ".",
    ];
    let (_, krate) = planned(&tagged(&tags), &Lock::default());
    fit_everywhere(&paths(&krate));
    for feature in &krate.features {
        assert!(feature.name.len() <= 64, "{}", feature.name);
    }
    let modules: BTreeSet<&str> =
        krate.modules.iter().filter_map(|module| module.path.first()).map(Ident::bare).collect();
    assert!(modules.len() > tags.len(), "no two tags share a module: {modules:?}");
}

#[test]
fn a_cut_depends_on_nothing_but_the_name() {
    let long = format!("{}a", "tag ".repeat(80));
    let other = format!("{}b", "tag ".repeat(80));
    let name = |tags: &[&str]| {
        let (_, krate) = planned(&tagged(tags), &Lock::default());
        krate.lock.get(NameKind::Tag, &long).unwrap().to_owned()
    };
    let alone = name(&[&long]);
    assert_eq!(name(&[&other, "first", &long]), alone);
    assert_eq!(name(&[&long, &other]), alone);
    assert!(alone.len() <= 60 && alone.starts_with("tag_tag_"), "{alone}");
}

#[test]
fn names_that_are_locked_stay_and_their_files_fit() {
    let mut lock = Lock::default();
    let long = "t".repeat(300);
    let pinned = [("first", long.as_str()), ("second", "Pets"), ("third", "pets"), ("fourth", "PETS")];
    pinned.iter().for_each(|(tag, name)| lock.set(NameKind::Tag, tag, name));
    let (_, krate) = planned(&tagged(&pinned.map(|(tag, _)| tag)), &lock);
    for (tag, name) in pinned {
        assert_eq!(krate.lock.get(NameKind::Tag, tag), Some(name));
    }
    fit_everywhere(&paths(&krate));
}

#[test]
fn names_of_absurd_length_are_cut() {
    // Names of members are no longer than the limit; other names may be.
    let absurd = [("Aa", 4_000), ("x", 8_000), ("word ", 1_600), ("文", 2_700)];
    let absurd = absurd.map(|(part, count)| (part.repeat(count), part.repeat(count * 10)));
    let mut seen = BTreeMap::new();
    for (text, longer) in &absurd {
        let document = json!({
            "openapi": "3.1.0",
            "info": {"title": longer, "version": "1"},
            "tags": [{"name": longer}],
            "paths": {"/a": {"get": {
                "tags": [longer], "operationId": longer,
                "parameters": [{"name": longer, "in": "query", "schema": {"type": "string", "enum": [longer, "b"]}}],
                "responses": {"200": {"description": "", "content": {"application/json": {"schema": {"$ref": format!("#/components/schemas/{text}")}}}}},
            }}},
            "components": {"schemas": {text: {"type": "object", "properties": {text: {"type": "object", "properties": {"a": {"type": "string"}}}}}}},
        });
        let (_, krate) = planned(&document, &Lock::default());
        fit_everywhere(&paths(&krate));
        for line in krate.lock.to_text().lines().filter(|line| !line.starts_with('#')) {
            let name = line.split('\t').nth(1).unwrap_or_default();
            assert!(name.len() <= 170, "{} bytes: {}", name.len(), &name[..40]);
            assert!(Ident::exact(name).is_some());
        }
        let package = package_name(text);
        assert!(package.len() <= 64, "{package}");
        assert_eq!(seen.insert(Ident::camel(text), text), None, "no two are cut alike");
    }
}
