//! What a change does to code: items, their causes, and the version.

use clientwright::diff::{Bump, Finding, ItemAction, Report, Source, raised};

use super::fixtures::{both, document, operation, pet, read, read_files, told, top};

/// The items of the finding of a kind, as `change path`.
fn items(report: &Report, kind: &str) -> Vec<String> {
    let found: Vec<&Finding> = report.findings.iter().filter(|finding| finding.kind.id() == kind).collect();
    assert!(!found.is_empty(), "no {kind}:\n{}", told(report));
    let word = |turn: ItemAction| match turn {
        ItemAction::Removed => "-",
        ItemAction::Added => "+",
        ItemAction::Altered => "!",
    };
    let all = found.iter().flat_map(|finding| &finding.items);
    all.map(|item| format!("{} {}", word(item.change), item.path)).collect()
}

fn of<'r>(report: &'r Report, kind: &str) -> &'r Finding {
    report
        .findings
        .iter()
        .find(|finding| finding.kind.id() == kind)
        .unwrap_or_else(|| panic!("{}", told(report)))
}

fn nothing_is_unexplained(report: &Report) {
    let found = report.findings.iter().find(|finding| finding.kind.id() == "generated-code-changed");
    assert_eq!(found.map(|finding| &finding.items), None, "{}", told(report));
}

#[test]
fn an_optional_property_is_additive_and_a_required_one_is_not() {
    let old = pet("{type: object, required: [id], properties: {id: {type: integer}}}");
    let new = pet("{type: object, required: [id], properties: {id: {type: integer}, name: {type: string}}}");
    let report = both(&old, &new);
    nothing_is_unexplained(&report);
    assert_eq!(items(&report, "property-added"), ["+ models::Pet::name", "+ models::Pet::with_name"]);
    assert_eq!((report.rust, report.semver), (Source::Additive, Bump::Minor));
    let new =
        pet("{type: object, required: [id, name], properties: {id: {type: integer}, name: {type: string}}}");
    let report = both(&old, &new);
    nothing_is_unexplained(&report);
    assert!(
        items(&report, "required-property-added").contains(&"! models::Pet::new".to_owned()),
        "{}",
        told(&report)
    );
    assert_eq!((report.rust, report.semver), (Source::SourceBreaking, Bump::Major));
}

#[test]
fn a_changed_type_shows_both_signatures() {
    let report = both(
        &pet("{type: object, properties: {size: {type: integer}}}"),
        &pet("{type: object, properties: {size: {type: string}}}"),
    );
    nothing_is_unexplained(&report);
    let field =
        of(&report, "type-changed").items.iter().find(|item| item.path == "models::Pet::size").unwrap();
    assert_eq!(field.old.as_deref(), Some("size: Option<i64>"));
    assert_eq!(field.new.as_deref(), Some("size: Option<String>"));
    assert_eq!(field.effect, Source::SourceBreaking);
}

#[test]
fn enum_values_are_variants() {
    let with = |values: &str| {
        pet(&format!("{{type: object, properties: {{state: {{type: string, enum: [{values}]}}}}}}"))
    };
    let report = both(&with("new, old"), &with("new"));
    assert_eq!(items(&report, "enum-value-removed"), ["- models::PetState::Old"]);
    let report = both(&with("new"), &with("new, old"));
    assert_eq!(items(&report, "enum-value-added"), ["+ models::PetState::Old"]);
    assert_eq!(report.rust, Source::Additive, "the enum is open");
    let report = both(&with("new, in-progress"), &with("new, in_progress"));
    assert_eq!(of(&report, "enum-value-renamed").rust, Source::Behaviour, "the variant keeps its name");
}

#[test]
fn an_operation_takes_what_only_it_uses_along() {
    let get = |members: &str| {
        operation(members).replace(
            "components:\n  schemas:\n",
            "components:\n  schemas:\n    Only: {type: object, properties: {a: {type: string}}}\n",
        )
    };
    let with = get(
        "operationId: special\ntags: [extra]\nresponses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Only'}}}}}",
    );
    let without =
        with.replace("    get:\n", "    head:\n").replace("operationId: special", "operationId: other");
    let report = both(&with, &without);
    nothing_is_unexplained(&report);
    assert_eq!(of(&report, "operation-removed").rust, Source::SourceBreaking);
    assert!(
        items(&report, "operation-removed").iter().any(|item| item.contains("::special")),
        "{}",
        told(&report)
    );
}

#[test]
fn a_new_name_for_an_operation_is_source_breaking_and_a_no_op_on_the_wire() {
    let report = both(&operation("operationId: showPet"), &operation("operationId: findPet"));
    let finding = of(&report, "operation-id-changed");
    assert_eq!(finding.wire.as_str(), "none");
    // The base's lock pins the name of the function, so it does not move.
    assert_eq!(finding.rust, Source::None, "{:?}", finding.items);
}

#[test]
fn deprecation_is_a_lint() {
    let report =
        both(&operation("operationId: showPet"), &operation("operationId: showPet\ndeprecated: true"));
    assert_eq!(of(&report, "operation-deprecated").rust, Source::Lint);
    assert_eq!(report.semver, Bump::Minor);
}

#[test]
fn words_do_not_touch_the_surface() {
    let report = both(&pet("{type: object, description: A}"), &pet("{type: object, description: B}"));
    assert_eq!((report.rust, report.semver), (Source::None, Bump::Patch), "{}", told(&report));
}

#[test]
fn moved_types_show_only_where_names_move() {
    let inline =
        pet("{type: object, properties: {owner: {type: object, properties: {name: {type: string}}}}}");
    let named = document(
        "",
        "Pet: {type: object, properties: {owner: {$ref: '#/components/schemas/Owner'}}}\nOwner: {type: object, properties: {name: {type: string}}}",
        "",
    );
    let report = both(&inline, &named);
    nothing_is_unexplained(&report);
    assert_eq!(report.wire.as_str(), "none", "{}", told(&report));
    assert_eq!(of(&report, "type-moved").rust, Source::SourceBreaking);
    assert!(items(&report, "component-added").contains(&"+ models::Owner".to_owned()));
}

#[test]
fn a_renamed_component_is_a_rename() {
    let named = |name: &str| {
        document(
            "",
            &format!(
                "Pet: {{type: object, properties: {{owner: {{$ref: '#/components/schemas/{name}'}}}}}}\n{name}: {{type: object, properties: {{a: {{type: string}}}}}}"
            ),
            "",
        )
    };
    let report = both(&named("Owner"), &named("Keeper"));
    nothing_is_unexplained(&report);
    assert!(items(&report, "component-renamed").contains(&"- models::Owner".to_owned()), "{}", told(&report));
    assert_eq!(report.wire.as_str(), "none");
    let report = both(
        &named("Owner"),
        &named("Keeper").replace(
            "Keeper: {type: object, properties: {a: {type: string}}}",
            "Keeper: {type: object, properties: {b: {type: integer}}}",
        ),
    );
    assert!(
        report.findings.iter().any(|finding| finding.kind.id() == "component-removed"),
        "{}",
        told(&report)
    );
}

#[test]
fn a_renamed_component_takes_the_types_in_it_along() {
    let named = |name: &str| {
        document(
            "",
            &format!(
                "Pet: {{type: object, properties: {{owner: {{$ref: '#/components/schemas/{name}'}}}}}}\n{name}: {{type: object, properties: \
                 {{home: {{type: object, properties: {{street: {{type: string}}}}}}, kind: {{type: string, enum: [a, b]}}}}}}"
            ),
            "",
        )
    };
    let report = both(&named("Owner"), &named("Keeper"));
    let kinds: Vec<&str> =
        super::fixtures::changes(&report).iter().map(|finding| finding.kind.id()).collect();
    assert_eq!(kinds, ["component-renamed"], "{}", told(&report));
    let moved = items(&report, "component-renamed");
    for item in ["- models::OwnerHome", "+ models::KeeperHome", "- models::OwnerKind", "! models::Pet::owner"]
    {
        assert!(moved.contains(&item.to_owned()), "{item}: {moved:?}");
    }
}

#[test]
fn circles_and_boxes() {
    let node = |more: &str| {
        pet(&format!(
            "{{type: object, properties: {{a: {{type: object, properties: {{b: {{type: string}}{more}}}}}}}}}"
        ))
    };
    let report = both(&node(""), &node(", up: {$ref: '#/components/schemas/Pet'}"));
    nothing_is_unexplained(&report);
    assert_eq!(report.wire.as_str(), "compatible", "{}", told(&report));
}

#[test]
fn branches_that_change_places_matter_where_the_first_fit_is_taken() {
    let union = |one: &str, other: &str| {
        pet(&format!("{{type: object, properties: {{u: {{anyOf: [{one}, {other}]}}}}}}"))
    };
    let (a, b) = (
        "{type: object, properties: {x: {type: string}}}",
        "{type: object, properties: {y: {type: string}}}",
    );
    let report = both(&union(a, b), &union(b, a));
    nothing_is_unexplained(&report);
    assert_eq!(report.wire.as_str(), "none", "{}", told(&report));
}

#[test]
fn required_parameters_that_change_places_move_arguments() {
    let with = |first: &str, second: &str| {
        operation(&format!(
            "operationId: x\nparameters: [{{name: {first}, in: query, required: true, schema: {{type: string}}}}, {{name: {second}, in: \
             query, required: true, schema: {{type: string}}}}]"
        ))
    };
    let report = both(&with("a", "b"), &with("b", "a"));
    nothing_is_unexplained(&report);
    assert_eq!(report.wire.as_str(), "none", "{}", told(&report));
    assert_eq!(
        of(&report, "parameters-reordered").rust,
        Source::Behaviour,
        "both are text, so nothing stops compiling"
    );
}

#[test]
fn a_change_without_a_cause_is_told_apart() {
    let text = pet("{type: object, properties: {a: {type: string}}}");
    let base = read(&text);
    let mut lock = base.krate().lock.clone();
    lock.set(clientwright::rust::NameKind::Type, "Pet", "Animal");
    let revision = read_files(&[("openapi.yaml", &text)], &lock);
    let report = clientwright::diff::compare(
        super::fixtures::side(&base, true),
        super::fixtures::side(&revision, true),
        &super::fixtures::policy(),
    );
    assert_eq!(report.wire.as_str(), "none");
    let found = of(&report, "generated-code-changed");
    assert!(found.items.iter().any(|item| item.path == "models::Pet"), "{:?}", found.items);
    assert_eq!(report.semver, Bump::Major);
}

#[test]
fn versions_are_raised_by_cargo_s_rule() {
    let raise = |version: &str, bump| raised(version, bump).unwrap();
    assert_eq!(raise("1.2.3", Bump::Major), "2.0.0");
    assert_eq!(raise("1.2.3", Bump::Minor), "1.3.0");
    assert_eq!(raise("1.2.3", Bump::Patch), "1.2.4");
    assert_eq!(raise("0.2.3", Bump::Major), "0.3.0");
    assert_eq!(raise("0.2.3", Bump::Minor), "0.2.4");
    assert_eq!(raise("0.0.3", Bump::Major), "0.0.4");
    assert_eq!(raise("1.2.3", Bump::None), "1.2.3");
    assert_eq!(raised("soon", Bump::Major), None);
}

#[test]
fn members_that_a_document_speaks_of_have_a_field() {
    let with = |more: &str| pet(&format!("{{type: object, properties: {{a: {{type: string}}}}{more}}}"));
    let response_only = |text: String| {
        text.replace("      requestBody:\n        required: true\n        content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}\n", "")
    };
    let report = both(&response_only(with("")), &response_only(with(", additionalProperties: true")));
    nothing_is_unexplained(&report);
    assert_eq!(items(&report, "additional-properties-said"), ["+ models::Pet::extra"]);
    assert_eq!(report.wire.as_str(), "none");
}

#[test]
fn required_properties_that_change_places_move_the_arguments_of_new() {
    let with = |properties: &str| {
        pet(&format!("{{type: object, required: [a, b], properties: {{{properties}, c: {{type: string}}}}}}"))
    };
    let report =
        both(&with("a: {type: string}, b: {type: integer}"), &with("b: {type: integer}, a: {type: string}"));
    nothing_is_unexplained(&report);
    assert_eq!(report.wire.as_str(), "none");
    let finding = of(&report, "properties-reordered");
    assert_eq!(finding.rust, Source::SourceBreaking);
    assert_eq!(items(&report, "properties-reordered"), ["! models::Pet::new"]);
}

#[test]
fn a_body_that_becomes_an_argument_is_the_change_of_its_schema() {
    let with = |required: &str| {
        pet(&format!("{{type: object, required: [{required}], properties: {{a: {{type: string}}}}}}"))
            .replace("        required: true\n", "")
    };
    let report = both(&with(""), &with("a"));
    nothing_is_unexplained(&report);
    assert!(
        items(&report, "property-became-required").contains(&"! Client::create_pet".to_owned()),
        "{}",
        told(&report)
    );
}

#[test]
fn the_order_of_alternatives_says_nothing() {
    let with = |security: &str| {
        top(&format!("security: [{security}]")).replace(
            "components:\n",
            "components:\n  securitySchemes: {a: {type: http, scheme: bearer}, b: {type: http, scheme: basic}}\n",
        )
    };
    let report = both(&with("{a: []}, {b: []}"), &with("{b: []}, {a: []}"));
    assert!(report.findings.is_empty(), "{}", told(&report));
}
