//! Error bodies of operations.

use crate::made::{Made, locked, made};

/// A document with these operations: path, tag, id, and the statuses of its errors.
fn failing(rows: &[(&str, &str, &str, &[&str])]) -> String {
    let mut text = "openapi: 3.0.3\ninfo: {title: Things, version: '1'}\npaths:\n".to_owned();
    for (path, tag, id, statuses) in rows {
        let body = "{description: Bad., content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}";
        let errors: String = statuses.iter().map(|status| format!(", '{status}': {body}")).collect();
        text.push_str(&format!(
            "  {path}:\n    get: {{tags: [{tag}], operationId: {id}, responses: {{'204': {{description: Good.}}{errors}}}}}\n"
        ));
    }
    text + "components: {schemas: {Problem: {type: object, properties: {code: {type: integer}}}}}\n"
}

/// The type of an operation's errors, and the enum that it is.
fn errors(made: &Made, function: &str) -> (String, Option<String>) {
    let errors = made.method(function).error_bodies.as_ref().unwrap();
    (errors.item.name.bare().to_owned(), errors.shared.as_ref().map(|of| of.bare().to_owned()))
}

#[test]
fn each_operation_has_a_name_for_its_errors() {
    let made = made(&failing(&[
        ("/a", "features", "get_feature", &["404", "401"]),
        ("/b", "features", "list_features", &["401", "404"]),
        ("/c", "features", "get_flag", &["404", "default"]),
        ("/d", "flags", "find_flag", &["404", "default"]),
        ("/e", "flags", "no_errors", &[]),
    ]));
    assert_eq!(errors(&made, "get_feature"), ("GetFeatureErrors".into(), Some("FeaturesErrors".into())));
    assert_eq!(errors(&made, "list_features"), ("ListFeaturesErrors".into(), Some("FeaturesErrors".into())));
    assert_eq!(errors(&made, "find_flag"), ("FindFlagErrors".into(), Some("CommonErrors".into())));
    assert!(made.method("no_errors").error_bodies.is_none());
    let docs = made.method("get_feature").docs.lines.join("\n");
    assert!(docs.contains("- `404` `NotFound` ([`Problem`](crate::models::Problem)): Bad."), "{docs}");
    assert!(
        docs.contains("`error.errors::<op::GetFeature>()`") && docs.contains("[`op::GetFeatureErrors`]"),
        "{docs}"
    );
    assert!(made.lock().contains("errors\tGetFeatureErrors\tget /a features\n"), "{}", made.lock());
}

#[test]
fn no_other_name_moves_when_an_operation_has_one_error_more() {
    let rows: [(&str, &str, &str, &[&str]); 3] = [
        ("/a", "keys", "get_key", &["401", "404"]),
        ("/b", "keys", "list_keys", &["401", "404"]),
        ("/c", "keys", "get_keys_errors", &["401"]),
    ];
    let before = made(&failing(&rows));
    let mut more = rows.to_vec();
    more[0].3 = &["401", "404", "409"];
    more.insert(0, ("/0", "keys", "first_key", &["409"]));
    more.push(("/z", "keys", "other_keys", &["401"]));
    let after = locked(&failing(&more), &before.lock());
    for function in ["get_key", "list_keys", "get_keys_errors"] {
        assert_eq!(errors(&before, function).0, errors(&after, function).0);
    }
    assert_eq!(errors(&after, "get_key").1, None, "it documents what no other one does");
}

#[test]
fn a_type_of_errors_takes_no_name_of_another_operation() {
    let rows: [(&str, &str, &str, &[&str]); 2] =
        [("/a", "keys", "get_key", &["404"]), ("/b", "keys", "get_key_errors", &["401"])];
    let made = made(&failing(&rows));
    assert_eq!(made.method("get_key_errors").marker.bare(), "GetKeyErrors");
    assert_eq!(errors(&made, "get_key").0, "GetKeyErrorBodies");
    assert_eq!(errors(&made, "get_key_errors").0, "GetKeyErrorsErrors");
}
