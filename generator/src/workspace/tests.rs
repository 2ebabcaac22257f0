//! Which APIs a workspace has.

use std::fs;
use std::path::Path;

use super::Workspace;
use crate::diagnostic::Diagnostics;
use crate::source::Sources;

fn workspace(files: &[(&str, &str)]) -> (tempfile::TempDir, Workspace) {
    let dir = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let workspace = Workspace::new(dir.path());
    (dir, workspace)
}

fn list(workspace: &Workspace) -> (Vec<String>, Vec<String>) {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let config = workspace.config(&mut sources, &mut diagnostics);
    let apis = workspace.spec_folders(&config, &mut diagnostics).into_iter().map(|api| {
        let name = |path: &Path| path.strip_prefix(workspace.specs()).unwrap().to_string_lossy().into_owned();
        let overlays: Vec<_> = api.overlays.iter().map(|path| name(path)).collect();
        format!("{} {} {}", api.module.as_str(), name(&api.document), overlays.join(","))
    });
    let apis = apis.collect();
    (
        apis,
        diagnostics.iter().map(|d| format!("{} {}", d.code.id, d.help.as_deref().unwrap_or("-"))).collect(),
    )
}

#[test]
fn every_folder_with_a_document_is_an_api() {
    let (_dir, workspace) = workspace(&[
        ("specs/clientwright.yaml", "# apis:\n\n  # pets:\n"),
        ("specs/zoo-keeper/openapi.json", "{}"),
        ("specs/pets/openapi.yaml", ""),
        ("specs/pets/overlay.yaml", ""),
        ("specs/notes/readme.md", ""),
        ("specs/.hidden/openapi.yaml", ""),
    ]);
    let (apis, said) = list(&workspace);
    assert_eq!(apis, ["pets pets/openapi.yaml pets/overlay.yaml", "zoo_keeper zoo-keeper/openapi.json "]);
    assert_eq!(said, [""; 0]);
}

#[test]
fn the_configuration_comes_first_and_may_name_other_files() {
    let (_dir, workspace) = workspace(&[
        (
            "specs/clientwright.yaml",
            "apis:\n  zoo: {module: animals, document: api/main.yml, overlays: [b.yaml, a.yaml]}\n  pet:\n",
        ),
        ("specs/zoo/api/main.yml", ""),
        ("specs/pets/openapi.yaml", ""),
    ]);
    let (apis, said) = list(&workspace);
    assert_eq!(apis, ["animals zoo/api/main.yml zoo/b.yaml,zoo/a.yaml", "pets pets/openapi.yaml "]);
    assert_eq!(said, ["CW0703 did you mean `pets`?"]);
}

#[test]
fn a_module_has_one_owner() {
    let (_dir, workspace) = workspace(&[
        ("specs/my-pets/openapi.yaml", ""),
        ("specs/my_pets/openapi.yaml", ""),
        ("specs/support/openapi.yaml", ""),
    ]);
    let (_, said) = list(&workspace);
    let codes: Vec<_> = said.iter().map(|said| &said[..6]).collect();
    assert_eq!(codes, ["CW0704", "CW0704"]);
    assert!(said[0].contains("`my_pets: {module: ...}`") && said[1].contains("support"), "{said:?}");
}

#[test]
fn is_found_from_any_folder_in_it() {
    let (dir, workspace) = workspace(&[("specs/pets/parts/a.yaml", ""), ("Cargo.toml", "")]);
    assert_eq!(Workspace::around(&dir.path().join("specs/pets/parts")), Some(workspace));
    assert_eq!(Workspace::around(Path::new("/")), None);
}
