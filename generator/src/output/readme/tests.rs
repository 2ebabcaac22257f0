//! What the readme of a crate says.

use super::readme_md;
use crate::output::manifest::Package;
use crate::rust::{Crate, Feature, Ident, Lock};

#[test]
fn lists_the_features_of_runtime_and_api_each_with_what_it_is_for() {
    let krate = Crate {
        name: Ident::snake("pets"),
        root: Vec::new(),
        modules: Vec::new(),
        features: vec![Feature { name: "cats".into(), enables: Vec::new(), docs: "Cats | dogs.".into() }],
        default_features: vec!["cats".into()],
        operations: Vec::new(),
        types: Vec::new(),
        conformance_calls: Vec::new(),
        schema_places: Default::default(),
        lock: Lock::default(),
    };
    let package = Package { name: "pets", version: "0.1.0", title: "The\nPets", member: false, tests: false };
    let text = readme_md(&krate, package);
    assert!(text.contains("# pets\n\nTyped Rust client for The Pets. 0 of 0 operations"), "{text}");
    assert!(text.contains("| `cats` | Cats \\| dogs. |\n"), "{text}");
    assert!(text.contains("On by default: `reqwest`, `rustls`, `cats`.\n"), "{text}");
    let undocumented: Vec<_> = text.lines().filter(|line| line.ends_with("` |  |")).collect();
    assert_eq!(undocumented, [""; 0], "every feature of the runtime has a comment in its manifest");
}
