//! What may stand in the configuration, and what is said about the rest.

use super::{Config, KEYS};
use crate::diagnostic::Diagnostics;
use crate::limits::{Limit, Limits};
use crate::rust::{IdPattern, Naming};
use crate::source::Sources;

fn read(text: &str) -> (Config, Vec<String>) {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let tree = sources.load_text("clientwright.yaml", text, &mut diagnostics).unwrap();
    let config = Config::read(&tree, &mut diagnostics);
    let said = diagnostics.iter().map(|d| {
        let place = d.at.map(|at| sources.place(at)).unwrap();
        let help = d.help.as_deref().unwrap_or("-");
        format!("{} {}:{} {} ({help})", d.code.id, place.line, place.column, d.message)
    });
    (config, said.collect())
}

#[test]
fn everything_is_optional() {
    for text in ["{}", "apis:\n", "apis:\n  pets:\n", "apis: {pets: {}}"] {
        let (config, said) = read(text);
        assert_eq!(said, [""; 0], "{text}");
        assert!(config.apis.values().all(|api| api.module.is_none() && api.overlays.is_none()));
    }
}

#[test]
fn reads_every_choice_and_keeps_the_order() {
    let (config, said) = read(
        "apis:\n  zoo:\n    module: animals\n    document: api/main.yaml\n    overlays: [a.yaml, b.yaml]\n    \
         root: ..\n    tags: Keys\n    operations: [getKey]\n  pets:\n",
    );
    assert_eq!(said, [""; 0]);
    assert_eq!(config.apis.keys().collect::<Vec<_>>(), ["zoo", "pets"]);
    let zoo = &config.apis["zoo"];
    assert_eq!(zoo.module.as_ref().unwrap().as_str(), "animals");
    assert_eq!(zoo.document.as_deref(), Some("api/main.yaml"));
    assert_eq!(zoo.root.as_deref(), Some(".."));
    assert_eq!(zoo.overlays.as_deref().unwrap(), ["a.yaml", "b.yaml"]);
    assert_eq!(
        (zoo.tags.as_slice(), zoo.operations.as_slice()),
        (&["Keys".to_owned()][..], &["getKey".to_owned()][..])
    );
}

#[test]
fn misspelt_keys_and_wrong_values_are_errors_at_their_place() {
    let (_, said) = read(
        "api: 1\napis:\n  pets:\n    modul: x\n    module: my-pets\n    document: 5\n    tags: {a: 1}\n    zzz: 1\n  cats: 7\n",
    );
    assert_eq!(
        said,
        [
            "CW0701 1:1 `api` is not a setting (did you mean `apis`?)",
            "CW0701 4:5 `modul` is not a setting (did you mean `module`?)",
            "CW0702 5:5 `my-pets` cannot be the name of a module (write `my_pets`)",
            "CW0702 6:5 `document` is text (-)",
            "CW0702 7:5 `tags` is a list of texts (-)",
            &format!("CW0701 8:5 `zzz` is not a setting (these are known here: {})", KEYS.join(", ")),
            "CW0702 9:3 the entry of an API is a mapping (-)",
        ]
    );
}

#[test]
fn naming_is_a_word_or_a_list_of_patterns() {
    let of = |text: &str| {
        let (config, said) = read(&format!("apis: {{pets: {{naming: {text}}}}}\n"));
        (config.apis["pets"].naming.clone(), said)
    };
    assert_eq!(of("auto"), (Naming::Auto, vec![]));
    assert_eq!(of("as-written"), (Naming::AsWritten, vec![]));
    assert_eq!(
        of("[path-and-method, tag]"),
        (Naming::Without(vec![IdPattern::PathAndMethod, IdPattern::Tag]), vec![])
    );
    let (naming, said) = of("[tag, path]");
    assert_eq!(naming, Naming::Auto);
    assert!(
        said[0].starts_with("CW0702 1:15 `naming` cannot be `path` (write auto, as-written, or some of "),
        "{said:?}"
    );
}

#[test]
fn limits_are_set_by_name() {
    let (config, said) = read("limits:\n  nodes: 5_000\n  file_bytes: 2MiB\n  depth: 64\n");
    assert_eq!(said, [""; 0]);
    let get = |limit| config.limits.get(limit);
    assert_eq!((get(Limit::Nodes), get(Limit::FileBytes), get(Limit::Depth)), (5_000, 2 << 20, 64));
    assert_eq!(get(Limit::Types), Limits::default().get(Limit::Types));
    let (_, said) = read("limits:\n  node: 5\n  depth: 129\n  files: -1\n  types: []\n  zzz: 1\n");
    let names: Vec<&str> = Limit::names().collect();
    assert_eq!(
        said,
        [
            "CW0701 2:3 `node` is no limit; did you mean `nodes`? (-)",
            "CW0702 3:3 `depth` can be 128 at most (-)",
            "CW0702 4:3 `-1` is no number (-)",
            "CW0702 5:3 `types` is a number (-)",
            &format!("CW0701 6:3 `zzz` is no limit; these are: {} (-)", names.join(", ")),
        ]
    );
}
