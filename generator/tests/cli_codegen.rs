//! `codegen` in a workspace: what it writes, what it checks, what it leaves alone.

mod command;

use command::{Folder, PETS};

const MANIFEST: &str = "[package]\nname = \"generated\"\nversion = \"0.1.0\"\nedition = \"2021\"\n";

fn workspace() -> Folder {
    Folder::new(&[
        ("Cargo.toml", "[workspace]\n"),
        ("specs/pets/openapi.yaml", PETS),
        ("specs/zoo-keeper/openapi.yaml", &PETS.replace("Pet Store", "Zoo")),
        ("generated/Cargo.toml", MANIFEST),
        ("generated/src/own.rs", "// by hand\n"),
    ])
}

/// Everything but the lock of running processes.
fn snapshot(folder: &Folder) -> Vec<(String, String)> {
    let mut files = folder.snapshot();
    files.retain(|(path, _)| !path.starts_with("target/"));
    files
}

fn codegen(folder: &Folder) {
    let said = folder.run(&["codegen"]);
    assert_eq!(said.code, Some(0), "{said:?}");
}

#[test]
fn every_api_becomes_a_module_behind_its_features() {
    let folder = workspace();
    codegen(&folder);
    let library = folder.read("generated/src/lib.rs");
    for part in
        ["pub mod pets;", "pub mod zoo_keeper;", "pub mod support;", "feature = \"pets\"", "#[rustfmt::skip]"]
    {
        assert!(library.contains(part), "{part} in {library}");
    }
    let manifest = folder.read("generated/Cargo.toml");
    assert!(manifest.starts_with(MANIFEST) && manifest.contains("zoo-keeper"), "{manifest}");
    for file in [
        "src/support/mod.rs",
        "src/pets/mod.rs",
        "src/zoo_keeper/SUPPORT.md",
        "tests/conformance/pets.rs",
        "specs.lock",
        "src/own.rs",
    ] {
        assert!(folder.path("generated").join(file).is_file(), "{file}");
    }
    assert!(folder.path("specs/pets/names.lock").is_file());
    assert_eq!(folder.read("generated/specs.lock").lines().count(), 2);
}

/// A file whose name is a line of the lock forges none, is told by its name, and is no change the next time.
#[cfg(unix)]
#[test]
fn a_name_with_a_line_break_is_one_line_of_the_lock() {
    let folder = workspace();
    let name = "specs/pets/a\n0000000000000000  zoo-keeper/openapi.yaml";
    folder.write(name, "x: 1\n");
    codegen(&folder);
    assert_eq!(folder.read("generated/specs.lock").lines().count(), 3);
    assert_eq!(folder.run(&["codegen", "--check"]).code, Some(0));

    folder.write(name, "x: 2\n");
    let said = folder.run(&["codegen", "--check"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.out.contains(r"pets/a\n0000000000000000  zoo-keeper/openapi.yaml"), "{said:?}");
    let said = folder.run(&["codegen", "pets"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert_eq!(folder.run(&["codegen", "--check"]).code, Some(0), "the line is that of `pets`");
}

#[test]
fn the_overlay_beside_a_document_is_applied() {
    let folder = workspace();
    let head = "overlay: 1.0.0\ninfo: {title: Ours, version: '1'}\nactions:\n";
    let action = "  - {target: \"$.paths['/pets'].get\", update: {operationId: everyPet}}\n";
    folder.write("specs/pets/overlay.yaml", &format!("{head}{action}"));
    codegen(&folder);
    assert!(folder.read("specs/pets/names.lock").contains("\tevery_pet\tget /pets"));
    assert!(!folder.read("specs/zoo-keeper/names.lock").contains("every_pet"));
}

/// References may lead anywhere in the API's folder, and with `root` to its neighbours; never out of `specs`.
#[test]
fn references_reach_as_far_as_the_configuration_says() {
    let folder = Folder::new(&[
        ("Cargo.toml", "[workspace]\n"),
        ("specs/pets/api/main.yaml", &PETS.replace("'#/components/schemas/Pet'", "'../../shared/pet.yaml'")),
        ("specs/shared/pet.yaml", "type: object\nproperties: {owner: {$ref: owner.yaml}}\n"),
        ("specs/shared/owner.yaml", "type: string\n"),
        ("generated/Cargo.toml", MANIFEST),
    ]);
    let configure = |root: &str| {
        folder.write(
            "specs/clientwright.yaml",
            &format!("apis: {{pets: {{document: api/main.yaml{root}}}}}\n"),
        );
        folder.run(&["codegen"])
    };
    let said = configure("");
    assert!(said.code == Some(2) && said.err.contains("CW0104") && said.err.contains("`root`"), "{said:?}");
    let said = configure(", root: ../..");
    assert!(said.code == Some(2) && said.err.contains("CW0702"), "{said:?}");
    let said = configure(", root: ..");
    assert_eq!(said.code, Some(0), "{said:?}");

    folder.write("specs/shared/owner.yaml", "type: integer\n");
    let said = folder.run(&["codegen", "--check"]);
    assert_eq!(said.code, Some(1), "what it refers to is part of the spec: {said:?}");
    folder.write("specs/shared/owner.yaml", "type: string\n");
    folder.write("specs/pets/pet.yaml", "type: object\n");
    folder.write("specs/pets/api/main.yaml", &PETS.replace("'#/components/schemas/Pet'", "'../pet.yaml'"));
    assert_eq!(configure("").code, Some(0), "the folder is the API's own");
}

#[test]
fn check_is_clean_after_a_run_and_writes_nothing() {
    let folder = workspace();
    let before = snapshot(&folder);
    let fresh = folder.run(&["codegen", "--check"]);
    assert_eq!(fresh.code, Some(1), "{fresh:?}");
    assert!(fresh.out.contains("missing  generated/src/lib.rs"), "{fresh:?}");
    assert_eq!(snapshot(&folder), before);

    codegen(&folder);
    let after = snapshot(&folder);
    let clean = folder.run(&["codegen", "--check"]);
    assert_eq!((clean.code, clean.out.as_str()), (Some(0), ""), "{clean:?}");
    let again = folder.run(&["codegen"]);
    assert!(again.err.contains("up to date"), "{again:?}");
    assert_eq!(snapshot(&folder), after);
}

#[test]
fn check_names_the_spec_behind_what_is_stale() {
    let folder = workspace();
    codegen(&folder);
    folder.write("specs/pets/openapi.yaml", &PETS.replace("age: {type: integer}", "weight: {type: number}"));
    let said = folder.run(&["codegen", "--check"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.out.contains("changed  generated/src/pets/"), "{said:?}");
    assert!(!said.out.contains("zoo_keeper"), "{said:?}");
    assert!(said.out.contains("Specs that changed since:\n  specs/pets/openapi.yaml\n"), "{said:?}");
    codegen(&folder);
    assert_eq!(folder.run(&["codegen", "--check"]).code, Some(0));
}

#[test]
fn an_edit_by_hand_is_stale_and_is_undone() {
    let folder = workspace();
    codegen(&folder);
    let clean = snapshot(&folder);
    let text = folder.read("generated/src/lib.rs");
    folder.write("generated/src/lib.rs", &format!("{text}// more\n"));
    let said = folder.run(&["codegen", "--check"]);
    assert_eq!(said.code, Some(1));
    assert!(said.out.contains("changed  generated/src/lib.rs\n\nNo spec changed"), "{said:?}");
    codegen(&folder);
    assert_eq!(snapshot(&folder), clean);
}

#[test]
fn an_api_that_goes_takes_its_module_with_it() {
    let folder = workspace();
    codegen(&folder);
    std::fs::remove_dir_all(folder.path("specs/zoo-keeper")).unwrap();
    codegen(&folder);
    assert!(!folder.path("generated/src/zoo_keeper").exists());
    assert!(folder.path("generated/src/own.rs").exists());
    assert!(!folder.read("generated/Cargo.toml").contains("zoo-keeper"));
}

#[test]
fn one_api_may_be_brought_up_to_date_alone() {
    let folder = workspace();
    codegen(&folder);
    for api in ["pets", "zoo-keeper"] {
        folder.write(&format!("specs/{api}/openapi.yaml"), &PETS.replace("age: {", "weight: {"));
    }
    let said = folder.run(&["codegen", "pets"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let check = folder.run(&["codegen", "--check"]);
    assert_eq!(check.code, Some(1));
    assert!(
        check.out.contains("generated/src/zoo_keeper/") && !check.out.contains("generated/src/pets/"),
        "{check:?}"
    );
    assert!(
        check.out.contains("specs/zoo-keeper/openapi.yaml") && !check.out.contains("specs/pets/"),
        "{check:?}"
    );
    let wrong = folder.run(&["codegen", "pet"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.err.contains("did you mean `pets`?"), "{wrong:?}");
}

#[test]
fn an_error_in_one_document_writes_nothing_at_all() {
    let folder = workspace();
    codegen(&folder);
    folder.write("specs/pets/openapi.yaml", &PETS.replace("age: {", "weight: {"));
    let dangling = PETS.replace("schemas/Pet'}}}}\n  /pets/{id}", "schemas/Pat'}}}}\n  /pets/{id}");
    assert_ne!(dangling, PETS);
    folder.write("specs/zoo-keeper/openapi.yaml", &dangling);
    let before = snapshot(&folder);
    let said = folder.run(&["codegen"]);
    assert_eq!(said.code, Some(2), "{said:?}");
    assert!(said.err.contains("--> specs/zoo-keeper/openapi.yaml:"), "{said:?}");
    assert_eq!(snapshot(&folder), before);
}

#[test]
fn the_configuration_is_obeyed_and_its_mistakes_are_errors() {
    let folder = workspace();
    folder.write("specs/clientwright.yaml", "apis:\n  pets: {module: animals, operations: [getPet]}\n");
    codegen(&folder);
    assert!(folder.path("generated/src/animals/mod.rs").is_file());
    assert!(folder.read("generated/src/animals/SUPPORT.md").contains("| operations | 1 | 0 | 0 |"));
    folder.write("specs/clientwright.yaml", "apis:\n  pets: {modul: animals}\n");
    let said = folder.run(&["codegen"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("--> specs/clientwright.yaml:2:10"), "{said:?}");
    assert!(said.err.contains("did you mean `module`?"), "{said:?}");
}

#[test]
fn results_for_machines() {
    let folder = workspace();
    let said = folder.run(&["codegen", "--check", "--format", "json"]);
    assert_eq!(said.code, Some(1));
    let result: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(result["schema"], 1);
    assert_eq!(result["edited"], serde_json::json!(["pets/openapi.yaml", "zoo-keeper/openapi.yaml"]));
    assert_eq!(result["apis"]["pets"]["document"]["operations"], 2);
    assert!(result["changes"].as_array().unwrap().iter().any(|change| change["change"] == "missing"));
}

#[test]
fn works_from_any_folder_and_says_when_there_is_no_workspace() {
    let folder = workspace();
    let inner = std::process::Command::new(env!("CARGO_BIN_EXE_clientwright"))
        .current_dir(folder.path("specs/pets"))
        .arg("codegen")
        .status();
    assert!(inner.unwrap().success());
    assert!(folder.path("generated/src/lib.rs").is_file());
    let outside = Folder::new(&[]).run(&["codegen"]);
    assert_eq!(outside.code, Some(2));
    assert!(outside.err.contains("specs"), "{outside:?}");
}

#[test]
fn checks_of_values_are_a_choice_of_each_api() {
    let folder = workspace();
    folder.write("specs/clientwright.yaml", "apis:\n  pets: {validate: true}\n");
    codegen(&folder);
    assert!(folder.path("generated/src/pets/models/schemas.rs").is_file());
    assert!(!folder.path("generated/src/zoo_keeper/models/schemas.rs").exists());
    assert!(folder.read("generated/src/support/mod.rs").contains("mod validate;"));
    assert!(folder.read("generated/Cargo.toml").contains("\nvalidate = [\"dep:regress\"]\n"));
    let library = folder.read("generated/src/lib.rs");
    assert!(!library.contains("validate"), "the feature alone makes no module: {library}");
    assert_eq!(folder.run(&["codegen", "--check"]).code, Some(0));
    folder.write("specs/clientwright.yaml", "apis:\n  pets: {validate: false}\n");
    codegen(&folder);
    assert!(!folder.path("generated/src/support/validate").exists());
    assert!(!folder.read("generated/Cargo.toml").contains("regress"));
}

#[test]
fn a_grade_that_drops_is_told_once() {
    let folder = workspace();
    codegen(&folder);
    assert!(!folder.read("generated/src/pets/support.lock").contains("getPet"), "all is supported");
    let csv = "requestBody: {content: {text/csv: {schema: {type: object, properties: {a: {type: string}}}}}}";
    let worse = PETS.replace("operationId: getPet\n", &format!("operationId: getPet\n      {csv}\n"));
    assert_ne!(worse, PETS);
    folder.write("specs/pets/openapi.yaml", &worse);
    let said = folder.run(&["codegen"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.err.contains("CW0606") && said.err.contains("was full and is degraded"), "{said:?}");
    let lock = folder.read("generated/src/pets/support.lock");
    assert!(lock.contains("degraded\tGET /pets/{id}"), "{lock}");
    let said = folder.run(&["codegen"]);
    assert!(!said.err.contains("CW0606"), "{said:?}");
}
