//! What the readme of a crate says.

use super::readme_md;
use crate::output::manifest::Package;
use crate::rust::{Crate, Section};

#[test]
fn shows_the_guide_without_the_lines_that_rustdoc_hides() {
    let lines = [
        "Some | words.",
        "```no_run",
        "# async fn example() {",
        "# use pets::Client;",
        "#[allow(unused)]",
        "let x = 1;",
        "# }",
        "```",
        "# x",
    ];
    let section = Section { title: "Calls", lines: lines.map(str::to_owned).to_vec() };
    let krate = Crate { guide: vec![section], ..Crate::empty("pets") };
    let package = Package {
        command: "clientwright generate 'a`b.yaml' --out .",
        ..Package::new("pets", "0.1.0", "The\nPets")
    };
    let text = readme_md(&krate, package);
    assert!(text.contains("# pets\n\nTyped Rust client for The Pets. 0 of 0 operations"), "{text}");
    let shown =
        "\n## Calls\n\nSome | words.\n```rust\nuse pets::Client;\n#[allow(unused)]\nlet x = 1;\n```\n# x\n";
    assert!(text.contains(shown), "{text}");
    assert!(text.ends_with("```sh\nclientwright generate 'a`b.yaml' --out .\n```\n"), "{text}");
}
