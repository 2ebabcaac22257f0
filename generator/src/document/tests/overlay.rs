//! Overlays.

use std::path::PathBuf;

use super::{Read, at, yaml};
use crate::document::{Options, load, settled};

const DOCUMENT: &str = "openapi: 3.0.0\ninfo: {title: t, version: '1'}\ntags: [{name: a}]\npaths:\n  /a:\n    get: {responses: {}, tags: [a]}\n    put: {responses: {}}\n  /b:\n    put: {responses: {}}\n";

fn overlaid(actions: &str) -> (serde_json::Value, Read) {
    let overlay = format!("overlay: 1.0.0\ninfo: {{title: o, version: '1'}}\nactions:\n{actions}");
    let mut read = Read::new(&[("openapi.yaml", DOCUMENT), ("overlay.yaml", &overlay)]);
    let overlays = [PathBuf::from("overlay.yaml")];
    let entry = PathBuf::from("openapi.yaml");
    let tree = settled(&mut read.sources, &entry, &overlays, &Options::default(), &mut read.diagnostics);
    let json = tree.unwrap().tree.into_json();
    (json, read)
}

#[test]
fn updates_merge() {
    let (json, read) = overlaid(
        "- target: $.paths['/a'].get\n  update: {operationId: getA, tags: [b], responses: {'200': {description: d}}}\n\
         - target: $.tags\n  update: {name: b}\n- target: $\n  update: {info: {title: new}}\n",
    );
    assert_eq!(read.lines(), Vec::<String>::new());
    assert_eq!(
        at(&json, "/paths/~1a/get"),
        &yaml("{responses: {'200': {description: d}}, tags: [a, b], operationId: getA}")
    );
    assert_eq!(at(&json, "/tags"), &yaml("[{name: a}, {name: b}]"));
    assert_eq!(at(&json, "/info"), &yaml("{title: new, version: '1'}"));
}

#[test]
fn removals_and_later_actions_see_earlier_ones() {
    let (json, read) = overlaid(
        "- target: $.paths.*.put\n  remove: true\n- target: $.paths['/b']\n  update: {x-new: {deep: 1}}\n\
         - target: $.paths['/b']['x-new'].deep\n  update: 2\n- target: $.tags[?@.name == 'a']\n  remove: true\n",
    );
    assert_eq!(read.lines(), Vec::<String>::new());
    assert!(json.pointer("/paths/~1a/put").is_none());
    assert_eq!(at(&json, "/paths/~1b/x-new"), &yaml("{deep: 2}"));
    assert_eq!(at(&json, "/tags"), &yaml("[]"));
}

#[test]
fn copies_merge_what_they_select() {
    let (json, read) = overlaid("- target: $.paths['/b'].put\n  copy: $.paths['/a'].get\n");
    assert_eq!(read.lines(), Vec::<String>::new());
    assert_eq!(at(&json, "/paths/~1b/put/tags"), &yaml("[a]"));
}

#[test]
fn actions_that_do_nothing_are_errors() {
    let (_, read) = overlaid(
        "- target: $.paths['/c']\n  remove: true\n- target: '$.['\n  remove: true\n- target: $.info\n- update: {}\n",
    );
    assert!(read.diagnostics.has_errors());
    let lines = read.lines();
    assert_eq!(lines[0], "CW0114 overlay.yaml:4:3 `$.paths['/c']` selects nothing in the document");
    let codes: Vec<&str> = lines.iter().map(|line| &line[..6]).collect();
    assert_eq!(codes, ["CW0114", "CW0113", "CW0113", "CW0113"], "{lines:?}");
}

#[test]
fn findings_about_what_an_overlay_changed_name_the_action() {
    let actions =
        "- target: $.info\n  update: {title: [1]}\n- target: $.tags\n  update: {x-a: 1, name: [b]}\n";
    let overlay = format!("overlay: 1.0.0\ninfo: {{title: o, version: '1'}}\nactions:\n{actions}");
    let mut read = Read::new(&[("openapi.yaml", DOCUMENT), ("overlay.yaml", &overlay)]);
    let (entry, overlays) = (PathBuf::from("openapi.yaml"), [PathBuf::from("overlay.yaml")]);
    let document = load(&mut read.sources, &entry, &overlays, &Options::default(), &mut read.diagnostics);
    document.unwrap().overlaid.annotate(&read.sources, &mut read.diagnostics);
    let related = read.diagnostics.iter().filter_map(|found| {
        let (at, words) = found.related.as_ref()?;
        let (here, there) = (read.sources.place(found.at?), read.sources.place(*at));
        Some(format!("{}:{} <- {}:{} {words}", here.file, here.line, there.file, there.line))
    });
    assert_eq!(
        related.collect::<Vec<_>>(),
        [
            "overlay.yaml:5 <- openapi.yaml:2 the overlay's action on `$.info` brings it here",
            "openapi.yaml:2 <- overlay.yaml:5 the overlay's action on `$.info` changes this",
            "overlay.yaml:7 <- openapi.yaml:3 the overlay's action on `$.tags` brings it here",
        ]
    );
}

#[test]
fn what_an_overlay_brings_stands_in_the_overlay() {
    let (_, read) = overlaid("- target: $.info\n  update: {title: [1]}\n");
    assert_eq!(
        read.lines(),
        [
            "CW0108 overlay.yaml:5:12 `title` has to be text, but is a list; it is left out",
            "CW0111 openapi.yaml:2:1 `info` has no `title`"
        ]
    );
}

#[test]
fn what_overlays_select_and_bring_has_limits() {
    use crate::limits::{Limit, Limits};
    let overlay = "overlay: 1.0.0\ninfo: {title: o, version: '1'}\nactions:\n- {target: '$..*', update: {x: [1, 2, 3]}}\n- {target: '$..*', update: {y: 1}}\n";
    for (limit, least, most) in [(Limit::OverlayMatches, 40, 200), (Limit::Nodes, 60, 1_000)] {
        for (value, refused) in [(least, true), (most, false)] {
            let mut read = Read::new(&[("openapi.yaml", DOCUMENT), ("overlay.yaml", overlay)]);
            let options = Options { limits: Limits::default().with(limit, value), ..Options::default() };
            let overlays = [PathBuf::from("overlay.yaml")];
            load(&mut read.sources, "openapi.yaml".as_ref(), &overlays, &options, &mut read.diagnostics);
            assert_eq!(read.diagnostics.over_limit(), refused, "{limit} {value}: {:?}", read.lines());
        }
    }
}
