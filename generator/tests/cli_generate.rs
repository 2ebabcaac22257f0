//! `generate`, `inspect` and `explain` as their users see them: exit codes, streams, files.

mod command;

use command::{Folder, PETS};
use serde_json::Value;

fn pets() -> Folder {
    Folder::new(&[("openapi.yaml", PETS)])
}

#[test]
fn makes_a_whole_crate_and_says_so_on_standard_error_only() {
    let folder = pets();
    let said = folder.run(&["generate", "openapi.yaml", "--out", "crate"]);
    assert_eq!((said.code, said.out.as_str()), (Some(0), ""), "{said:?}");
    assert!(said.err.contains("files written"), "{said:?}");
    let manifest = folder.read("crate/Cargo.toml");
    assert!(manifest.contains("name = \"pet-store\"\nversion = \"0.1.0\"\n"), "{manifest}");
    assert!(manifest.ends_with("[workspace]\n"), "{manifest}");
    for file in
        ["src/lib.rs", "src/support/mod.rs", "README.md", "SUPPORT.md", "names.lock", ".gitattributes"]
    {
        assert!(folder.path("crate").join(file).is_file(), "{file}");
    }
    assert!(folder.read("crate/src/lib.rs").contains("pub mod support;"));
    assert!(folder.read("crate/SUPPORT.md").contains("| operations | 2 | 0 | 0 |"));
}

#[test]
fn writes_the_conformance_test_where_it_is_asked_for() {
    let folder = pets();
    let test = folder.path("crate/tests/conformance.rs");
    assert_eq!(folder.run(&["generate", "openapi.yaml", "--out", "crate"]).code, Some(0));
    assert!(!test.exists() && !folder.read("crate/Cargo.toml").contains("[dev-dependencies]"));
    let asked = ["generate", "openapi.yaml", "--out", "crate", "--with-tests"];
    assert_eq!(folder.run(&asked).code, Some(0));
    assert!(test.is_file() && folder.read("crate/Cargo.toml").contains("[dev-dependencies]"));
    assert_eq!(folder.run(&asked[..4]).code, Some(0));
    assert!(!test.exists(), "what is no longer asked for goes");
}

#[test]
fn cargo_takes_the_manifest_whatever_the_document_calls_itself() {
    for title in ["2nd \"API\" of C:\\ <b>", "HTTP", "日本", "match", "-"] {
        let folder = pets();
        folder.write("openapi.yaml", &PETS.replace("title: Pet Store", &format!("title: '{title}'")));
        assert_eq!(folder.run(&["generate", "openapi.yaml", "--out", "crate"]).code, Some(0), "{title}");
        let mut cargo = std::process::Command::new(env!("CARGO"));
        cargo
            .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
            .current_dir(folder.path("crate"));
        let output = cargo.output().unwrap();
        assert!(output.status.success(), "{title}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let folder = pets();
    assert_eq!(folder.run(&["generate", "openapi.yaml", "--out", "crate"]).code, Some(0));
    let first = folder.snapshot();
    let again = folder.run(&["generate", "openapi.yaml", "--out", "crate"]);
    assert!(again.err.contains("nothing to do"), "{again:?}");
    assert_eq!(folder.snapshot(), first);
    let document: Value = serde_yaml::from_str(PETS).unwrap();
    let json = serde_json::to_string(&document).unwrap();
    folder.write("other/openapi.json", &json);
    assert_eq!(folder.run(&["generate", "other/openapi.json", "--out", "other/crate"]).code, Some(0));
    assert_eq!(folder.read("other/crate/src/lib.rs"), folder.read("crate/src/lib.rs"));
}

#[test]
fn the_report_lists_every_operation_and_type() {
    let folder = pets();
    let arguments = ["generate", "openapi.yaml", "--out", "crate", "--report", "deep/report.json"];
    assert_eq!(folder.run(&arguments).code, Some(0));
    let report: Value = serde_json::from_str(&folder.read("deep/report.json")).unwrap();
    assert_eq!(report["schema"], 1);
    assert_eq!(report["document"]["openapi"], "3.0.3");
    assert_eq!(report["document"]["title"], "Pet Store");
    assert_eq!((&report["document"]["operations"], &report["document"]["schemas"]), (&2.into(), &1.into()));
    let operations = report["operations"].as_array().unwrap();
    assert_eq!(operations.iter().map(|row| &row["path"]).collect::<Vec<_>>(), ["/pets", "/pets/{id}"]);
    let first = &operations[0];
    assert_eq!(
        (&first["method"], &first["operation_id"], &first["tag"]),
        (&"get".into(), &"listPets".into(), &"Pets".into())
    );
    assert_eq!((&first["grade"], &first["reasons"]), (&"full".into(), &Value::Array(Vec::new())));
    assert!(first["rust"].as_str().unwrap().contains("::"), "{first}");
    assert!(report["types"].as_array().unwrap().iter().any(|row| row["key"] == "Pet"));
    assert!(report["timing_ms"]["load"].is_u64());
}

const OVERLAY: &str = "overlay: 1.0.0
info: {title: Corrections, version: '1'}
actions:
  - target: $.paths['/pets'].get
    update: {operationId: everyPet}
";

#[test]
fn overlays_change_what_is_generated_and_miss_nothing_in_silence() {
    let folder = pets();
    folder.write("fix.yaml", OVERLAY);
    folder.write("more.yaml", &OVERLAY.replace("everyPet", "petsNow"));
    let overlays = ["--overlay", "fix.yaml", "--overlay", "more.yaml"];
    let generate =
        |more: &[&str]| folder.run(&[&["generate", "openapi.yaml", "--out", "crate"], more].concat());
    let said = generate(&overlays);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(folder.read("crate/names.lock").contains("\tpets_now\tget /pets"), "the later one wins");

    folder.write("more.yaml", &OVERLAY.replace("/pets", "/cats"));
    let said = generate(&overlays);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("error[CW0114]") && said.err.contains("more.yaml:4:5"), "{said:?}");

    folder.write("more.yaml", &OVERLAY.replace("operationId: everyPet", "operationId: [1]"));
    let said = generate(&overlays);
    assert!(said.err.contains("--> more.yaml:5:14"), "{said:?}");
    assert!(said.err.contains("action on `$.paths['/pets'].get`"), "{said:?}");
}

#[test]
fn references_reach_above_the_document_where_that_is_allowed() {
    let shared = "type: object\nproperties: {name: {type: string}}\n";
    let document = PETS.replace("'#/components/schemas/Pet'", "'../shared/pet.yaml'");
    let folder = Folder::new(&[("api/openapi.yaml", &document), ("shared/pet.yaml", shared)]);
    let said = folder.run(&["generate", "api/openapi.yaml", "--out", "crate"]);
    assert!(said.err.contains("CW0104") && said.err.contains("--root DIR"), "{said:?}");

    let said = folder.run(&["generate", "api/openapi.yaml", "--out", "crate", "--root", "."]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(!said.err.contains("CW0104"), "{said:?}");
    assert!(folder.read("crate/names.lock").contains("\tpet\n"));
    let said = folder.run(&["inspect", "api/openapi.yaml", "--root", "api"]);
    assert!(said.err.contains("CW0104"), "{said:?}");
}

#[test]
fn a_document_that_cannot_be_read_is_exit_code_2_and_writes_nothing_but_the_report() {
    let folder = Folder::new(&[("broken.yaml", "openapi: 3.0.3\ninfo: {title: [\n")]);
    let said = folder.run(&["generate", "broken.yaml", "--out", "crate", "--report", "report.json"]);
    assert_eq!((said.code, said.out.as_str()), (Some(2), ""), "{said:?}");
    assert!(said.err.contains("error[CW0002]") && said.err.contains("--> broken.yaml:"), "{said:?}");
    assert!(!folder.path("crate").exists());
    let report: Value = serde_json::from_str(&folder.read("report.json")).unwrap();
    assert_eq!(report["document"], Value::Null);
    let finding = &report["diagnostics"][0];
    assert_eq!((&finding["code"], &finding["severity"]), (&"CW0002".into(), &"error".into()));
    assert!(finding["line"].is_u64() && finding["column"].is_u64(), "{finding}");

    let missing = folder.run(&["inspect", "missing.yaml"]);
    assert_eq!(missing.code, Some(2));
    assert!(missing.err.contains("missing.yaml"), "{missing:?}");
}

#[test]
fn a_foreign_crate_is_left_alone() {
    let folder = pets();
    folder.write("crate/src/lib.rs", "fn mine() {}\n");
    let before = folder.snapshot();
    let said = folder.run(&["generate", "openapi.yaml", "--out", "crate"]);
    assert_eq!(said.code, Some(2), "{said:?}");
    assert!(said.err.contains("CW0603") && said.err.contains("lib.rs"), "{said:?}");
    assert_eq!(folder.snapshot(), before);
}

#[test]
fn names_that_were_published_stay_when_the_crate_is_made_again() {
    let folder = pets();
    assert_eq!(folder.run(&["generate", "openapi.yaml", "--out", "crate"]).code, Some(0));
    let names = folder.read("crate/names.lock");
    let renamed = names.replace("type\tPet\tPet", "type\tAnimal\tPet");
    assert_ne!(names, renamed);
    folder.write("crate/names.lock", &renamed);
    assert_eq!(folder.run(&["generate", "openapi.yaml", "--out", "crate"]).code, Some(0));
    let code: String =
        folder.snapshot().into_iter().filter(|(path, _)| path.contains("models")).map(|(_, t)| t).collect();
    assert!(code.contains("pub struct Animal"), "{code}");

    folder.write("crate/names.lock", "type Pet\n");
    let said = folder.run(&["generate", "openapi.yaml", "--out", "crate"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("names.lock:1"), "{said:?}");
}

#[test]
fn one_operation_may_be_chosen_and_choosing_none_is_an_error() {
    let folder = pets();
    let said = folder.run(&["inspect", "openapi.yaml", "--operation", "getPet", "--format", "json"]);
    let report: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(report["operations"].as_array().unwrap().len(), 1, "{report}");
    let none = folder.run(&["generate", "openapi.yaml", "--out", "crate", "--tag", "Cats"]);
    assert_eq!(none.code, Some(2), "{none:?}");
    assert!(none.err.contains("error[CW0604]") && none.err.contains("--> openapi.yaml:1:1"), "{none:?}");
    assert!(!folder.path("crate").exists());
}

#[test]
fn inspect_shows_operations_by_tag() {
    let said = pets().run(&["inspect", "openapi.yaml"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.out.starts_with("Pet Store v7 (OpenAPI 3.0.3)\n2 operations: 2 full\n"), "{}", said.out);
    assert!(said.out.contains("\nPets\n  GET     /pets  "), "{}", said.out);
}

#[test]
fn inspect_tells_how_ids_were_made_and_naming_overrules_it() {
    let ids: String = ["read_pet", "feed_pet", "wash_pet"]
        .iter()
        .map(|function| {
            let path = format!("/{function}s/{{id}}");
            let id = format!("{function}_{function}s__id__get");
            let parameter = "{name: id, in: path, required: true, schema: {type: string}}";
            format!("  {path}:\n    get: {{tags: [Pets], operationId: {id}, parameters: [{parameter}], responses: {{'204': {{description: Good.}}}}}}\n")
        })
        .collect();
    let document = format!("openapi: 3.0.3\ninfo: {{title: Pets, version: '1'}}\npaths:\n{ids}");
    let folder = Folder::new(&[("openapi.yaml", &document)]);
    let said = folder.run(&["inspect", "openapi.yaml"]);
    let line = "\n3 of 3 operationIds are {function}_{path}_{method}: functions are named after {function}\n";
    assert!(said.out.contains(line) && said.out.contains("pets::Pets::read_pet\n"), "{}", said.out);
    assert!(said.err.contains("info[CW0503]"), "{}", said.err);
    let report: Value =
        serde_json::from_str(&folder.run(&["inspect", "openapi.yaml", "--format", "json"]).out).unwrap();
    assert_eq!(report["naming"][0]["pattern"], "path-and-method");
    let said = folder.run(&["inspect", "openapi.yaml", "--naming", "as-written"]);
    assert!(said.out.contains("pets::Pets::read_pet_read_pets_id_get\n"), "{}", said.out);
    let wrong = folder.run(&["inspect", "openapi.yaml", "--naming", "paths"]);
    assert!(wrong.code == Some(2) && wrong.err.contains("`paths` is no such pattern"), "{wrong:?}");
}

#[test]
fn explain_knows_every_code_in_any_case_and_guesses_at_others() {
    let folder = Folder::new(&[]);
    let known = folder.run(&["explain", "cw0001"]);
    assert_eq!(known.code, Some(0));
    assert!(known.out.starts_with("CW0001 (error): a file cannot be read\n\n"), "{known:?}");
    let json: Value =
        serde_json::from_str(&folder.run(&["explain", "CW0001", "--format", "json"]).out).unwrap();
    assert_eq!(json["code"], "CW0001");
    let unknown = folder.run(&["explain", "CW00011"]);
    assert_eq!((unknown.code, unknown.out.as_str()), (Some(2), ""));
    assert!(unknown.err.contains("did you mean `CW0001`?"), "{unknown:?}");
}

#[test]
fn wrong_arguments_are_exit_code_2_and_help_is_a_result() {
    let folder = Folder::new(&[]);
    assert_eq!(folder.run(&["generate"]).code, Some(2));
    let help = folder.run(&["--help"]);
    assert_eq!((help.code, help.err.as_str()), (Some(0), ""));
    for command in ["codegen", "generate", "inspect", "explain"] {
        assert!(help.out.contains(command), "{}", help.out);
    }
}

#[test]
fn quiet_says_nothing_but_errors_and_output_to_a_pipe_has_no_colours() {
    let folder = pets();
    let quiet = folder.run(&["generate", "openapi.yaml", "--out", "crate", "--quiet"]);
    assert_eq!((quiet.code, quiet.err.as_str()), (Some(0), ""));
    let wrong = folder.run(&["inspect", "missing.yaml", "--quiet"]);
    assert!(wrong.err.starts_with("error[CW0001]") && !wrong.err.contains('\u{1b}'), "{wrong:?}");
    let coloured = folder.run(&["inspect", "missing.yaml", "--color", "always"]);
    assert!(coloured.err.contains('\u{1b}'), "{coloured:?}");
}

#[test]
fn checks_of_values_are_there_where_they_are_asked_for_and_nowhere_else() {
    let folder = pets();
    assert_eq!(folder.run(&["generate", "openapi.yaml", "--out", "plain"]).code, Some(0));
    assert_eq!(folder.run(&["generate", "openapi.yaml", "--out", "checked", "--validate"]).code, Some(0));
    for file in ["Cargo.toml", "README.md", "src/support/mod.rs", "src/models/mod.rs", "src/models/pets.rs"] {
        let plain = folder.read(&format!("plain/{file}"));
        assert!(!plain.contains("validat") && !plain.contains("regress"), "{file}: {plain}");
    }
    assert!(!folder.path("plain/src/support/validate").exists());
    let manifest = folder.read("checked/Cargo.toml");
    assert!(manifest.contains("\nvalidate = [\"dep:regress\"]\n"), "{manifest}");
    assert!(manifest.contains("\nregress = { version = "), "{manifest}");
    assert!(manifest.contains("\"all\", \"validate\"]\n"), "{manifest}");
    let table = folder.read("checked/src/models/schemas.rs");
    let schema = r##"r#"{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"age":{"type":"integer"}}}"#"##;
    assert!(table.contains(schema), "{table}");
    let whose = folder.read("checked/src/models/pets/validate.rs");
    assert!(whose.contains("impl Validate for super::Pet {"), "{whose}");
    assert!(folder.path("checked/src/support/validate/mod.rs").is_file());
}

#[test]
fn a_limit_that_is_met_is_told_with_its_place_and_can_be_raised() {
    let folder = pets();
    let refused = folder.run(&["generate", "openapi.yaml", "--out", "crate", "--limit", "operations=1"]);
    assert_eq!(refused.code, Some(2), "{}", refused.err);
    assert!(
        refused.err.contains("error[CW0005]") && refused.err.contains("`operations` is 1"),
        "{}",
        refused.err
    );
    assert!(refused.err.contains("--limit operations=2"), "{}", refused.err);
    assert!(!folder.path("crate").exists());
    let made = folder.run(&["generate", "openapi.yaml", "--out", "crate", "--limit", "operations=2"]);
    assert_eq!(made.code, Some(0), "{}", made.err);
    let unknown = folder.run(&["inspect", "openapi.yaml", "--limit", "operation=1"]);
    assert!(unknown.code == Some(2) && unknown.err.contains("did you mean `operations`?"), "{}", unknown.err);
}
