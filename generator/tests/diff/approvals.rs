//! Approvals, and the policy of a configuration.

use clientwright::diagnostic::Diagnostics;
use clientwright::diff::{self, Approvals, FailOn, NotApplied, Policy, Report, Severity};
use clientwright::source::{Node, Sources};

use super::fixtures::{operation, policy, read, side, told, wire};

fn tree(text: &str) -> (Node, Diagnostics) {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let node = sources.load_text("file.yaml", text, &mut diagnostics).unwrap();
    (node, diagnostics)
}

fn approvals(text: &str) -> Approvals {
    let (node, mut diagnostics) = tree(text);
    let approvals = Approvals::read(&node, &mut diagnostics);
    assert!(!diagnostics.has_errors());
    approvals
}

/// A report with one breaking change of `get /pets/{id}`.
fn report() -> Report {
    let base = operation("requestBody: {content: {application/json: {schema: {type: string}}}}");
    let revision = operation("");
    let report = wire(&read(&base), &read(&revision));
    assert!(report.is_breaking(), "{}", told(&report));
    report
}

fn entry(id: &str, more: &str) -> String {
    format!("approvals:\n  - {{id: {id}, reason: nobody sends it, owner: pets team{more}}}\n")
}

#[test]
fn an_approved_change_does_not_fail_and_stays_in_the_report() {
    let mut report = report();
    let id = report.findings[0].id.clone();
    assert!(report.fails(FailOn::Breaking));
    approvals(&entry(&id, ", reaches: ['get /pets/{id}']")).apply(&mut report, "2026-01-15".parse().unwrap());
    assert!(!report.fails(FailOn::Breaking) && !report.is_breaking());
    assert_eq!(report.findings[0].approval.as_ref().unwrap().owner, "pets team");
    assert!(report.unused.is_empty());
}

#[test]
fn an_approval_does_not_hold_for_more_than_it_was_given_for() {
    let mut report = report();
    let id = report.findings[0].id.clone();
    approvals(&entry(&id, ", reaches: [get /other]")).apply(&mut report, "2026-01-15".parse().unwrap());
    assert!(report.is_breaking());
    assert_eq!(report.unused[0].lapse, NotApplied::ReachesMore(vec!["get /pets/{id}".to_owned()]));
}

/// One type of the base becomes another one in each of its places: the same kind, place and values, and still two changes,
/// of which one may be approved.
#[test]
fn no_two_changes_have_the_same_id() {
    let with = |first: &str, second: &str| {
        let body = |schema: &str| format!("{{content: {{application/json: {{schema: {schema}}}}}}}");
        format!(
            "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths:\n  /a: {{get: {{responses: {{'200': {}}}}}}}\n  \
             /b: {{get: {{responses: {{'200': {}}}}}}}\ncomponents: {{schemas: {{Wrong: {{type: string}}}}}}\n",
            body(first),
            body(second)
        )
    };
    let shared = "{$ref: '#/components/schemas/Wrong'}";
    let report = wire(&read(&with(shared, shared)), &read(&with("{}", "{}")));
    let widened: Vec<_> = report.findings.iter().filter(|f| f.kind.id() == "type-widened").collect();
    assert_eq!(widened.len(), 2, "{}", told(&report));
    let ids: std::collections::HashSet<_> = report.findings.iter().map(|finding| &finding.id).collect();
    assert_eq!(ids.len(), report.findings.len(), "{}", told(&report));
}

#[test]
fn an_approval_expires_after_its_last_day() {
    let text = entry(&report().findings[0].id, ", reaches: ['get /pets/{id}'], expires: 2026-01-15");
    for (today, holds) in [("2026-01-15", true), ("2026-01-16", false)] {
        let mut report = report();
        approvals(&text).apply(&mut report, today.parse().unwrap());
        assert_eq!(!report.is_breaking(), holds, "{today}");
        assert_eq!(report.unused.is_empty(), holds);
    }
}

#[test]
fn unused_approvals_are_told() {
    let mut report = report();
    approvals(&entry("0000000000000000", "")).apply(&mut report, "2026-01-15".parse().unwrap());
    assert_eq!(report.unused[0].lapse, NotApplied::NoSuchChange);
}

#[test]
fn an_approval_without_reason_or_owner_is_an_error() {
    for text in
        ["approvals:\n  - {id: a, owner: me}\n", "approvals:\n  - {id: a, reason: so}\n", "approvals: 5\n"]
    {
        let (node, mut diagnostics) = tree(text);
        assert_eq!(Approvals::read(&node, &mut diagnostics), Approvals::default());
        assert!(diagnostics.has_errors(), "{text}");
    }
}

#[test]
fn severities_of_the_configuration_hold() {
    let (node, mut diagnostics) = tree(
        "severity: {request-body-removed: warning, documentation-changed: none}\ngrace: {stable: 30, beta: 10}\nfail-on: source\n",
    );
    let policy = Policy::read(policy(), &node, &mut diagnostics);
    assert!(!diagnostics.has_errors());
    assert_eq!((policy.promises.grace_stable, policy.promises.grace_beta), (30, 10));
    assert_eq!(policy.fail_on, Some(FailOn::Source));
    let base = read(&operation(
        "description: A\nrequestBody: {content: {application/json: {schema: {type: string}}}}",
    ));
    let revision = read(&operation("description: B"));
    let report = diff::compare(side(&base, false), side(&revision, false), &policy);
    let body = report.findings.iter().find(|f| f.kind.id() == "request-body-removed").unwrap();
    assert_eq!(body.severity, Severity::Warning);
    assert!(!report.fails(FailOn::Breaking), "a warning does not fail");
    assert!(!report.findings.iter().any(|f| f.kind.id() == "documentation-changed"));
}

#[test]
fn unknown_settings_are_told_with_what_was_meant() {
    let (node, mut diagnostics) = tree("severity: {request-body-remove: warning}\nsevrity: {}\n");
    let _ = Policy::read(policy(), &node, &mut diagnostics);
    let helps: Vec<_> = diagnostics.iter().filter_map(|d| d.help.clone()).collect();
    assert_eq!(helps, ["did you mean `request-body-removed`?", "did you mean `severity`?"]);
}

#[test]
fn grace_holds_sunset_dates_to_days() {
    let (base, revision) =
        (read(&operation("deprecated: true")), read(&operation("deprecated: true\nx-sunset: '2026-02-01'")));
    let kind = |days: i32| {
        let mut policy = policy();
        policy.promises.grace_stable = days;
        let report = diff::compare(side(&base, false), side(&revision, false), &policy);
        report.findings.iter().map(|f| f.kind.id()).find(|id| id.starts_with("sunset")).unwrap()
    };
    assert_eq!(kind(17), "sunset-set");
    assert_eq!(kind(18), "sunset-too-soon");
}
