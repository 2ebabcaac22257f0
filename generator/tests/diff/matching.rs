//! What has another name is found by keys where it can be, and within a limit where it cannot.

use clientwright::diff::{self, Policy, Report};
use clientwright::limits::{Limit, Limits};

use crate::fixtures::{both, policy, read, side, told};

fn object(members: &[&str]) -> String {
    let all: Vec<String> = members.iter().map(|name| format!("{name}: {{type: string}}")).collect();
    schema(&format!("{{type: object, properties: {{{}}}}}", all.join(", ")))
}

fn schema(text: &str) -> String {
    format!(
        "openapi: 3.1.0
info: {{title: T, version: '1'}}
paths: {{/a: {{get: {{responses: {{'200': {{description: ok, content: {{application/json: {{schema: {{$ref: '#/components/schemas/A'}}}}}}}}}}}}}}}}
components: {{schemas: {{A: {text}}}}}
"
    )
}

fn compared(base: &str, revision: &str, policy: &Policy) -> Report {
    diff::compare(side(&read(base), false), side(&read(revision), false), policy)
}

fn ids(report: &Report) -> Vec<&str> {
    report.findings.iter().map(|finding| finding.kind.id()).filter(|id| id.contains("property")).collect()
}

#[test]
fn similar_names_are_found_within_the_limit_and_told_beyond_it() {
    let (base, revision) = (object(&["colour_name", "other"]), object(&["colour_names", "another_thing"]));
    let report = compared(&base, &revision, &policy());
    assert!(ids(&report).contains(&"property-renamed") && report.cut.is_none(), "{}", told(&report));

    let limited = Policy { limits: Limits::default().with(Limit::MatchingSteps, 20), ..policy() };
    let report = compared(&base, &revision, &limited);
    let mut found = ids(&report);
    found.sort_unstable();
    assert_eq!(
        found,
        ["property-added", "property-added", "property-removed", "property-removed"],
        "{}",
        told(&report)
    );
    let cut = report.cut.expect("it is told");
    assert_eq!(cut.met.code.id, "CW0006");
    assert!(cut.met.message.contains("`matching_steps` is 20") && cut.met.help.contains("matching_steps=40"));
    assert!(cut.at.is_some(), "at the type that was being compared");
}

/// Names of the same words need no steps.
#[test]
fn the_same_words_are_found_whatever_the_limit_is() {
    let none = Policy { limits: Limits::default().with(Limit::MatchingSteps, 0), ..policy() };
    let report = compared(&object(&["colour_name", "b-b"]), &object(&["colourName", "b_b"]), &none);
    assert_eq!(ids(&report), ["property-renamed", "property-renamed"], "{}", told(&report));
}

/// Values are equal as JSON: their members have no order, and text is no number.
#[test]
fn values_are_compared_as_json() {
    let values = |list: &str| schema(&format!("{{enum: {list}}}"));
    let same = compared(
        &values("[{a: 1, b: [2]}, 1, '1', null]"),
        &values("[null, '1', 1, {b: [2], a: 1}]"),
        &policy(),
    );
    let of_values = |report: &Report| {
        report
            .findings
            .iter()
            .filter(|f| f.kind.id().contains("enum"))
            .map(|f| f.message.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(of_values(&same), [""; 0], "{}", told(&same));
    let less = compared(&values("[1, '1', 2]"), &values("[1, 2]"), &policy());
    assert_eq!(of_values(&less), ["the value `\"1\"` was removed"], "{}", told(&less));
}

/// What a finding reaches is listed in full unless everything together is too much, and then in part.
#[test]
fn what_is_reached_is_listed_in_part_beyond_the_limit() {
    let paths: Vec<String> = (0..30)
        .map(|index| {
            format!("/a{index}: {{get: {{responses: {{'200': {{description: ok, content: {{application/json: {{schema: {{$ref: '#/components/schemas/A'}}}}}}}}}}}}}}")
        })
        .collect();
    let document = |ty: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {{{}}}\ncomponents: {{schemas: {{A: {{type: object, properties: {{p: {{type: {ty}}}}}}}}}}}\n",
            paths.join(", ")
        )
    };
    let reached = |policy: &Policy| {
        let report = compared(&document("string"), &document("integer"), policy);
        let most = report.findings.iter().map(|finding| finding.reaches.len()).max();
        (most, report.cut.is_some(), report.is_breaking())
    };
    assert_eq!(reached(&policy()), (Some(30), false, true));
    let limited = Policy { limits: Limits::default().with(Limit::MatchingSteps, 100), ..policy() };
    assert_eq!(reached(&limited), (Some(10), true, true), "the verdict is the same");
}

/// An item is listed at each finding that is a reason for it, so what it looks like is told in short.
#[test]
fn very_long_items_are_listed_by_their_beginning() {
    let document = |name: &str| {
        let all: Vec<String> = (0..300)
            .map(|index| {
                format!("{{name: {name}{index}, in: query, required: true, schema: {{type: string}}}}")
            })
            .collect();
        format!(
            "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {{/a: {{get: {{operationId: all, parameters: [{}], responses: {{'200': {{description: ok}}}}}}}}}}\n",
            all.join(", ")
        )
    };
    let report = both(&document("before"), &document("behind"));
    let items = report.findings.iter().flat_map(|finding| &finding.items);
    let texts: Vec<&String> = items.flat_map(|item| item.old.iter().chain(&item.new)).collect();
    assert!(texts.iter().any(|text| text.ends_with('…')), "{}", told(&report));
    assert!(texts.iter().all(|text| text.chars().count() < 4_100));
}
