//! All schemas as one OpenAPI document, and its crate.
//!
//! In: cases. Out: a crate on disk, and the Rust type of every case. A schema that refers to its own root or parts gets an
//! `$id`, which makes it a resource of its own: what it says means the same as in a file of its own (JSON Schema 8.2.1).

use std::collections::{HashMap, HashSet};
use std::io::{self, Error};
use std::path::Path;

use clientwright::output::manifest::Package;
use clientwright::output::{self, Target};
use clientwright::pipeline::{self, Home, Input, PlannedApi};
use serde_json::{Map, Value as Json, json};

use super::Options;
use super::cases::Case;

/// Where references to components begin.
const COMPONENTS: &str = "#/components/schemas/";

/// The package that is generated.
pub(super) const PACKAGE: &str = "json-schema-cases";

/// Generates the crate of all cases into `home/crate`; gives each case's type as the crate's users write it.
pub(super) fn generate(cases: &[Case], home: &Path, options: &Options) -> io::Result<Vec<String>> {
    let file = home.join("openapi.json");
    output::write_file(&file, document(cases).to_string().as_bytes(), |_| true).map_err(Error::other)?;
    let mut planned = pipeline::plan(&input(&file, options));
    let types = types(cases, &planned)?;
    write(&mut planned, &home.join("crate"))?;
    Ok(types)
}

fn input(file: &Path, options: &Options) -> Input {
    Input {
        document: file.to_owned(),
        home: Home::NamedCrate(PACKAGE.to_owned()),
        implied_types: options.implied_types,
        validate: options.validate,
        ..Input::default()
    }
}

fn document(cases: &[Case]) -> Json {
    let schemas: Map<String, Json> =
        cases.iter().enumerate().map(|(index, case)| (component(index), schema(case))).collect();
    json!({
        "openapi": "3.1.0",
        "info": {"title": "JSON Schema cases", "version": "1.0.0"},
        "paths": {},
        "components": {"schemas": schemas},
    })
}

/// The component of a case.
fn component(index: usize) -> String {
    format!("Case{index:03}")
}

/// The schema that leads to a case.
pub(super) fn reference(index: usize) -> Json {
    json!({"$ref": format!("{COMPONENTS}{}", component(index))})
}

/// The schema, with an identity of its own where it speaks of itself.
fn schema(case: &Case) -> Json {
    let mut schema = case.schema.clone();
    let refers = |members: &Map<String, Json>| {
        let text = Json::Object(members.clone()).to_string();
        let of_document = format!("\"$ref\":\"{COMPONENTS}");
        text.contains("\"$ref\":\"#") && !text.contains(&of_document) && !members.contains_key("$id")
    };
    if let Some(members) = schema.as_object_mut().filter(|members| refers(members)) {
        members.insert("$id".to_owned(), format!("https://cases.example/{}", case.id).into());
    }
    schema
}

fn types(cases: &[Case], planned: &PlannedApi) -> io::Result<Vec<String>> {
    let rows = planned.krate.iter().flat_map(|krate| &krate.types);
    let known: HashMap<&str, &str> = rows.map(|row| (row.key.as_str(), row.rust.as_str())).collect();
    let types = planned.api.iter().flat_map(|api| &api.types);
    let nullable: HashSet<&str> = types.filter(|ty| ty.nullable).map(|ty| ty.key.as_str()).collect();
    let found = (0..cases.len()).map(|index| {
        let key = component(index);
        // Null is told where a type is used, so it is no value of the type itself.
        let used = |path: &&str| {
            if nullable.contains(key.as_str()) { format!("Option<{path}>") } else { (*path).to_owned() }
        };
        known
            .get(key.as_str())
            .map(used)
            .ok_or_else(|| Error::other(format!("{} has no type", cases[index].id)))
    });
    found.collect()
}

fn write(planned: &mut PlannedApi, out: &Path) -> io::Result<()> {
    let text = planned.print(PACKAGE, false);
    let (Some(text), Some(krate)) = (text, &planned.krate) else {
        let findings = planned.findings();
        let told = findings.iter().map(|finding| format!("{}: {}", finding.code.id, finding.message));
        return Err(Error::other(told.collect::<Vec<_>>().join("\n")));
    };
    let package = Package::new(PACKAGE, "1.0.0", "JSON Schema cases");
    let tree = output::standalone(krate, text.sources, text.conformance, package);
    output::write_tree(&Target::folder(out), &tree).map_err(Error::other)
}
