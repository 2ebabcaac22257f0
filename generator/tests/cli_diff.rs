//! `diff` as its users see it: arguments, exit codes, git, a workspace.

mod command;

use std::process::Command;

use command::{Folder, PETS};
use serde_json::Value;

/// The sample without one of its operations.
fn without_get() -> String {
    let (before, rest) = PETS.split_once("  /pets/{id}:").expect("the second path");
    let (_, after) = rest.split_once("components:").expect("the components");
    format!("{before}components:{after}")
}

fn two() -> Folder {
    Folder::new(&[("a.yaml", PETS), ("b.yaml", &without_get())])
}

fn git(folder: &Folder, arguments: &[&str]) {
    let output = Command::new("git")
        .args(["-c", "user.name=T", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"])
        .args(arguments)
        .current_dir(folder.path(""))
        .output()
        .expect("git");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn exit_codes_say_what_was_found() {
    let folder = two();
    let code = |arguments: &[&str]| folder.run(&[&["diff"], arguments].concat()).code;
    assert_eq!(code(&["a.yaml", "b.yaml"]), Some(1));
    assert_eq!(code(&["b.yaml", "a.yaml"]), Some(0));
    assert_eq!(code(&["b.yaml", "a.yaml", "--fail-on", "any"]), Some(1));
    assert_eq!(code(&["a.yaml", "b.yaml", "--fail-on", "never"]), Some(0));
    assert_eq!(code(&["a.yaml", "a.yaml", "--fail-on", "any"]), Some(0));
    assert_eq!(code(&["a.yaml", "none.yaml"]), Some(2));
    folder.write("broken.yaml", "openapi: [\n");
    assert_eq!(code(&["a.yaml", "broken.yaml"]), Some(2));
}

#[test]
fn source_breaking_changes_fail_where_that_is_asked_for() {
    let folder = two();
    let renamed = PETS.replace("Pet:", "Animal:").replace("schemas/Pet", "schemas/Animal");
    folder.write("c.yaml", &renamed);
    assert_eq!(folder.run(&["diff", "a.yaml", "c.yaml"]).code, Some(0));
    assert_eq!(folder.run(&["diff", "a.yaml", "c.yaml", "--fail-on", "source"]).code, Some(1));
}

#[test]
fn results_go_to_standard_output_in_the_form_asked_for() {
    let folder = two();
    let run = |format: &str| {
        let said = folder.run(&["diff", "a.yaml", "b.yaml", "--format", format]);
        assert_eq!((said.code, said.err.as_str()), (Some(1), ""), "{format}");
        said.out
    };
    let json: Value = serde_json::from_str(&run("json")).unwrap();
    assert_eq!((&json["breaking"], &json["semver"]), (&true.into(), &"major".into()));
    let text = run("text");
    assert!(text.contains("error[operation-removed]: get /pets/{id}: the operation was removed"), "{text}");
    assert!(text.contains("--> a.yaml:16:5"), "{text}");
    assert!(run("markdown").starts_with("<!-- clientwright:diff -->"));
    assert!(run("html").starts_with("<!DOCTYPE html>"));
    assert!(run("github").starts_with("::error "));
    assert!(run("junit").starts_with("<?xml"));
    assert!(run("approvals").starts_with("approvals:"));
    assert_eq!(serde_json::from_str::<Value>(&run("sarif")).unwrap()["version"], "2.1.0");
}

#[test]
fn other_commands_do_not_take_the_forms_of_diff() {
    let folder = two();
    let said = folder.run(&["inspect", "a.yaml", "--format", "html"]);
    assert_eq!(said.code, Some(2), "{said:?}");
}

#[test]
fn approvals_and_configuration_are_read() {
    let folder = two();
    let told = folder.run(&["diff", "a.yaml", "b.yaml", "--format", "approvals"]).out;
    let filled = told.replace("''", "'so'").replace("expires: 'so'", "expires: '2031-01-01'");
    folder.write("approved.yaml", &filled);
    let run = |more: &[&str]| {
        folder.run(&[&["diff", "a.yaml", "b.yaml", "--approvals", "approved.yaml"], more].concat())
    };
    assert_eq!(run(&["--today", "2026-01-01"]).code, Some(0));
    let late = run(&["--today", "2032-01-01"]);
    assert_eq!(late.code, Some(1));
    assert!(late.out.contains("it has expired"), "{}", late.out);
    folder.write("config.yaml", "diff: {severity: {operation-removed: warning}}\n");
    assert_eq!(folder.run(&["diff", "a.yaml", "b.yaml", "--config", "config.yaml"]).code, Some(0));
    folder.write("config.yaml", "diff: {severity: {operation-removde: warning}}\n");
    let said = folder.run(&["diff", "a.yaml", "b.yaml", "--config", "config.yaml"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("did you mean `operation-removed`?"), "{}", said.err);
}

#[test]
fn kinds_are_explained() {
    let folder = two();
    let said = folder.run(&["explain", "operation-removed"]);
    assert_eq!(said.code, Some(0));
    assert!(said.out.contains("Clients that call it get 404"), "{}", said.out);
    let said = folder.run(&["explain", "operation-removedd"]);
    assert!(said.err.contains("did you mean `operation-removed`?"), "{}", said.err);
}

#[test]
fn versions_come_from_git_with_all_their_files() {
    let split = PETS.replace("schema: {$ref: '#/components/schemas/Pet'}", "schema: {$ref: './pet.yaml'}");
    let pet = "type: object\nrequired: [name]\nproperties: {name: {type: string}, age: {type: integer}}\n";
    let folder = Folder::new(&[("api/openapi.yaml", &split), ("api/pet.yaml", pet)]);
    git(&folder, &["init", "-q", "-b", "main"]);
    git(&folder, &["add", "-A"]);
    git(&folder, &["commit", "-qm", "one"]);
    folder.write("api/pet.yaml", &pet.replace("integer", "string"));
    let said = folder.run(&["diff", "HEAD:api/openapi.yaml", "api/openapi.yaml", "--format", "json"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    let json: Value = serde_json::from_str(&said.out).unwrap();
    let change = json["changes"].as_array().unwrap().iter().find(|c| c["kind"] == "type-changed").unwrap();
    assert_eq!(change["base"]["file"], "HEAD:api/pet.yaml");
    assert_eq!(change["revision"]["file"], "api/pet.yaml");
    assert_eq!(folder.run(&["diff", "HEAD:api", "api"]).code, Some(1), "a folder is enough");
    let said = folder.run(&["diff", "nowhere:api/openapi.yaml", "api/openapi.yaml"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("no revision `nowhere`"), "{}", said.err);
}

#[test]
fn a_workspace_is_compared_with_its_main_branch() {
    let folder = Folder::new(&[
        ("Cargo.toml", "[workspace]\n"),
        ("specs/pets/openapi.yaml", PETS),
        ("specs/others/openapi.yaml", &PETS.replace("Pet Store", "Others")),
    ]);
    git(&folder, &["init", "-q", "-b", "main"]);
    git(&folder, &["add", "-A"]);
    git(&folder, &["commit", "-qm", "one"]);
    git(&folder, &["checkout", "-qb", "work"]);
    folder.write("specs/pets/openapi.yaml", &without_get());
    folder.write("specs/new/openapi.yaml", PETS);
    let said = folder.run(&["diff", "--format", "json"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    let json: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(json["apis"]["pets"]["breaking"], true);
    assert_eq!(json["apis"]["others"]["breaking"], false);
    assert!(said.err.contains("new: it is new since"), "{}", said.err);
    let said = folder.run(&["diff", "others", "--format", "json"]);
    assert_eq!(said.code, Some(0));
    assert_eq!(serde_json::from_str::<Value>(&said.out).unwrap()["changes"], serde_json::json!([]));
    assert_eq!(folder.run(&["diff", "pets", "--base", "HEAD"]).code, Some(1));
    assert_eq!(folder.run(&["diff", "nothing"]).code, Some(2));
}

#[test]
fn history_is_told_version_by_version() {
    let folder = Folder::new(&[("openapi.yaml", PETS)]);
    git(&folder, &["init", "-q", "-b", "main"]);
    git(&folder, &["add", "-A"]);
    git(&folder, &["commit", "-qm", "first"]);
    for (text, subject) in [(without_get(), "drop a pet"), (without_get().replace("age", "years"), "rename")]
    {
        folder.write("openapi.yaml", &text);
        git(&folder, &["commit", "-qam", subject]);
    }
    let said = folder.run(&["diff", "--log", "openapi.yaml"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.out.contains("drop a pet") && said.out.contains("2 steps: "), "{}", said.out);
    let said = folder.run(&["diff", "--log", "openapi.yaml", "1", "--format", "json"]);
    let json: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(json["steps"].as_array().unwrap().len(), 1);
    assert_eq!(json["steps"][0]["subject"], "rename");
}
