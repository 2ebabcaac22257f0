//! What the readme of a crate says.

use super::readme_md;
use crate::output::manifest::Package;
use crate::rust::{Crate, Feature};

#[test]
fn lists_the_features_of_runtime_and_api_each_with_what_it_is_for() {
    let krate = Crate {
        features: vec![Feature { name: "cats".into(), enables: Vec::new(), docs: "Cats | dogs.".into() }],
        default_features: vec!["cats".into()],
        ..Crate::empty("pets")
    };
    let package = Package { name: "pets", version: "0.1.0", title: "The\nPets", member: false, tests: false };
    let text = readme_md(&krate, package);
    assert!(text.contains("# pets\n\nTyped Rust client for The Pets. 0 of 0 operations"), "{text}");
    assert!(text.contains("| `cats` | Cats \\| dogs. |\n"), "{text}");
    assert!(text.contains("On by default: `reqwest`, `rustls`, `cats`.\n"), "{text}");
    let undocumented: Vec<_> = text.lines().filter(|line| line.ends_with("` |  |")).collect();
    assert_eq!(undocumented, [""; 0], "every feature of the runtime has a comment in its manifest");
}
