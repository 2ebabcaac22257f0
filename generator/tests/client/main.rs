//! Generated clients at work: crates are generated from the documents beside this file, compiled, and run against a server on
//! the loopback by the tests in `inside/`.

#![allow(clippy::unwrap_used)]

#[path = "../crates/mod.rs"]
mod crates;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

#[test]
fn generated_clients_do_what_their_documents_say() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/client");
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("client");
    let root = home.join("shop");
    let _ = fs::remove_dir_all(&root);
    generate(&here.join("shop.yaml"), &root);
    fs::create_dir_all(root.join("tests/inside")).unwrap();
    for file in fs::read_dir(here.join("inside")).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), root.join("tests/inside").join(file.file_name())).unwrap();
    }
    fs::write(root.join("tests/examples.rs"), examples(&root.join("src"))).unwrap();
    crates::pin(&root);
    for name in ["places", "nowhere", "media", "streams"] {
        generate(&here.join(format!("{name}.yaml")), &home.join(name));
        let manifest = root.join("Cargo.toml");
        let text = fs::read_to_string(&manifest).unwrap();
        let line =
            format!("[dev-dependencies]\n{name} = {{ path = \"../{name}\", default-features = false }}\n");
        fs::write(&manifest, text.replacen("[dev-dependencies]\n", &line, 1)).unwrap();
    }
    let warned = cargo(&root, &["clippy", "--lib", "--quiet", "--", "-D", "warnings", "-A", "dead_code"]);
    assert!(warned.status.success(), "{}", text(&warned));
    for feature in ["orders", "errors", "tokio"] {
        let args =
            ["clippy", "--lib", "--quiet", "--features", feature, "--", "-D", "warnings", "-A", "dead_code"];
        let warned = cargo_with(&root, "", &args);
        assert!(warned.status.success(), "{feature}: {}", text(&warned));
    }
    let examples = cargo(&root, &["check", "--quiet", "--test", "examples"]);
    assert!(examples.status.success(), "{}", text(&examples));
    let tested = cargo(&root, &["test", "--quiet", "--test", "inside"]);
    assert!(tested.status.success(), "{}", text(&tested));
    the_front_page_compiles(&root);
    the_guide_names_the_variables_that_are_read(&home.join("places"));
}

/// Those that errors of the runtime name in `inside/places.rs`: generator and runtime spell them each for itself.
fn the_guide_names_the_variables_that_are_read(root: &Path) {
    let guide = fs::read_to_string(root.join("README.md")).unwrap();
    for variable in ["`PLACES_KEY`", "`PLACES_TOKEN`", "`PLACES_USER_USER` and `PLACES_USER_PASSWORD`"] {
        assert!(guide.contains(variable), "{variable}: {guide}");
    }
}

/// The examples of the guide, which the readme shows as well. Those of operations may hold what a document says.
fn the_front_page_compiles(root: &Path) {
    let manifest = root.join("Cargo.toml");
    let with_doctests =
        fs::read_to_string(&manifest).unwrap().replacen("doctest = false", "doctest = true", 1);
    fs::write(&manifest, with_doctests).unwrap();
    let tested = cargo(root, &["test", "--doc", "--", "src/lib.rs"]);
    let told = text(&tested);
    assert!(tested.status.success(), "{told}");
    assert!(told.contains("5 passed"), "each example of the page was compiled: {told}");
}

/// The examples in the docs of all operations, as functions of one program.
fn examples(folder: &Path) -> String {
    let mut files = vec![folder.to_owned()];
    let (mut code, mut count) = ("#![allow(unused)]\n".to_owned(), 0);
    while let Some(path) = files.pop() {
        if path.is_dir() {
            let inside = fs::read_dir(&path).unwrap().map(|file| file.unwrap().path());
            files.extend(inside.filter(|path| !path.ends_with("support")));
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let docs: Vec<&str> =
            text.lines().filter_map(|line| line.trim_start().strip_prefix("/// ")).collect();
        for example in docs.split(|line| *line == "```no_run").skip(1) {
            let lines = example.iter().take_while(|line| **line != "```");
            for line in lines.map(|line| line.strip_prefix("# ").unwrap_or(line)) {
                code.push_str(&line.replace("async fn example(", &format!("async fn example_{count}(")));
                code.push('\n');
            }
            count += 1;
        }
    }
    assert!(count > 20, "{count} examples");
    assert!(code.contains("let body = models::NewOrder::new("), "{code}");
    assert!(code.contains(".list_orders().state("), "{code}");
    code
}

/// Generates a crate that is called after its folder.
fn generate(document: &Path, folder: &Path) {
    let name = folder.file_name().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_clientwright"));
    let said = command
        .args(["generate", "--with-tests"])
        .arg("--name")
        .arg(name)
        .arg("--out")
        .arg(folder)
        .arg(document)
        .output()
        .unwrap();
    assert!(said.status.success(), "{}", text(&said));
}

/// Runs cargo on a crate, without the default transport, which would take minutes to compile; all crates share their builds.
fn cargo(root: &Path, args: &[&str]) -> Output {
    cargo_with(root, "all,tokio", args)
}

fn cargo_with(root: &Path, features: &str, args: &[&str]) -> Output {
    let (command, rest) = args.split_first().unwrap();
    crates::cargo(root)
        .arg(command)
        .args(["--no-default-features", "--features", features])
        .args(rest)
        .output()
        .unwrap()
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}
