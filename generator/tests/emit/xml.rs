//! Bodies in XML: the crate of a document with a case of each rule compiles without a warning, with its feature and without it, and does
//! what the specification says.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use clientwright::output::manifest::Package;
use clientwright::output::standalone;
use clientwright::pipeline::{Input, plan};

use crate::compile::{Built, lossy};
use crate::crates::pin;

#[test]
fn bodies_in_xml_are_read_and_written_by_the_types_of_json() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/xml");
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("emit/xml");
    let _ = fs::remove_dir_all(&root);
    let mut planned = plan(&Input { document: tests.join("openapi.yaml"), ..Input::default() });
    let text = planned.print("xml_cases", true).expect("a crate");
    let krate = planned.krate.as_ref().unwrap();
    let degraded: Vec<_> = krate.operations.iter().filter(|row| !row.reasons.is_empty()).collect();
    assert!(degraded.is_empty(), "everything is honoured: {degraded:?}");
    let package = Package { tests: true, ..Package::new("xml_cases", "1.0.0", "XML") };
    let tree = standalone(krate, text.sources, text.conformance, package);
    for (path, file) in tree.iter() {
        fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
        fs::write(root.join(path), &file.content).unwrap();
    }
    pin(&root);
    fs::copy(tests.join("behaviour.rs"), root.join("tests/behaviour.rs")).unwrap();
    let built = Built { folder: root.clone(), features: "xml" };
    let complaints = built.clippy();
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
    let tested = built.cargo(&["test", "--quiet", "--test", "behaviour"]);
    assert!(tested.status.success(), "{}{}", lossy(&tested.stdout), lossy(&tested.stderr));
    let without = Built { folder: root, features: "" }.clippy();
    assert!(without.is_empty(), "{} complaints without the feature:\n{}", without.len(), without.join("\n"));
}
