//! Adding to a document takes nothing from those who use its client: with the names that were published, the new client has all
//! that the old one had, and it means the same.

use clientwright::diff::{Document, Policy, Source, compare};
use clientwright::rust::Item;

use crate::made::{Made, locked, made};

/// What an addition does to code that was written against the client before it, and what of that is not additive.
fn effect(before: &str, after: &str) -> (Source, Vec<String>) {
    let old = made(before);
    let new = locked(after, &old.krate.lock.to_text());
    let report = compare(side(&old), side(&new), &Policy::default());
    let items = report.findings.iter().flat_map(|finding| &finding.items);
    let worse = items.filter(|item| item.effect > Source::Additive);
    (report.rust, worse.map(|item| format!("{item:?}")).collect())
}

fn side(made: &Made) -> Document<'_> {
    Document { api: &made.api, krate: Some(&made.krate), sources: None, folder: "" }
}

/// Nothing that was there means something else.
fn adds(before: &str, after: &str) {
    let (effect, items) = effect(before, after);
    assert!(effect <= Source::Behaviour && effect != Source::None, "{effect:?}: {items:#?}\n{after}");
    assert!(items.iter().all(|item| item.contains("Behaviour")), "{items:#?}");
}

const HEAD: &str = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n";

/// An operation with inline error bodies.
fn operation(path: &str, rest: &str, statuses: &[&str]) -> String {
    let error = |status: &&str| {
        format!(
            "'{status}': {{description: d, content: {{application/json: {{schema: {{type: object, properties: {{e{status}: {{type: string}}}}}}}}}}}}"
        )
    };
    let errors: Vec<String> = statuses.iter().map(error).collect();
    format!("  {path}: {{get: {{{rest} responses: {{'204': {{description: d}}, {}}}}}}}\n", errors.join(", "))
}

#[test]
fn an_operation_in_front_takes_no_error_type() {
    let one = operation("/a", "operationId: listA, tags: [T],", &["401", "404"]);
    let other = operation("/b", "operationId: listB, tags: [T],", &["401", "404", "409"]);
    adds(&format!("{HEAD}paths:\n{one}"), &format!("{HEAD}paths:\n{other}{one}"));
}

#[test]
fn a_status_more_moves_no_other_operation() {
    let one = |statuses: &[&str]| operation("/a", "operationId: listA, tags: [T],", statuses);
    let other = operation("/b", "operationId: listB, tags: [T],", &["401", "404"]);
    adds(
        &format!("{HEAD}paths:\n{}{other}", one(&["401", "404"])),
        &format!("{HEAD}paths:\n{}{other}", one(&["401", "404", "418"])),
    );
}

#[test]
fn an_operation_stays_on_its_handle() {
    let tagged = |tags: &str| {
        format!("{HEAD}paths:\n{}", operation("/a", &format!("operationId: listA, tags: {tags},"), &[]))
    };
    for (before, after) in [
        ("[Keys]", "[New, Keys]"),
        ("[Keys]", "[New]"),
        ("[Keys]", "[]"),
        ("[]", "[New]"),
        ("[a b]", "[c, a b]"),
    ] {
        let (effect, items) = effect(&tagged(before), &tagged(after));
        assert!(effect <= Source::Additive, "{before} -> {after}: {items:#?}");
    }
    // Without the lock it is where the document has it.
    assert_eq!(made(&tagged("[New, Keys]")).krate.operations[0].rust.as_deref(), Some("new::New::list_a"));
}

#[test]
fn two_operations_of_one_name_do_not_change_places() {
    let one = operation("/v1/a", "operationId: listA, tags: [T],", &[]);
    let other = operation("/v2/a", "operationId: list_a, tags: [T],", &[]);
    let (effect, items) =
        effect(&format!("{HEAD}paths:\n{one}{other}"), &format!("{HEAD}paths:\n{other}{one}"));
    assert!(effect == Source::None, "{items:#?}");
    let retagged = other.replace("[T]", "[S, T]");
    let (effect, items) =
        self::effect(&format!("{HEAD}paths:\n{one}{other}"), &format!("{HEAD}paths:\n{retagged}{one}"));
    assert!(effect <= Source::Additive, "{items:#?}");
}

#[test]
fn a_parameter_of_another_case_or_place_takes_no_setter() {
    let with = |parameters: &str| {
        format!(
            "{HEAD}paths:\n{}",
            operation("/a", &format!("operationId: listA, parameters: [{parameters}],"), &[])
        )
    };
    let header = "{name: X-Trace, in: header, schema: {type: string}}";
    for other in [
        "{name: x_trace, in: query, schema: {type: string}}",
        "{name: xTrace, in: cookie, schema: {type: string}}",
    ] {
        adds(&with(header), &with(&format!("{other}, {header}")));
    }
}

#[test]
fn a_second_scheme_takes_no_method_of_the_builder() {
    let with = |schemes: &str| format!("{HEAD}paths: {{}}\ncomponents:\n  securitySchemes: {{{schemes}}}\n");
    for (one, other) in [
        ("k: {type: apiKey, in: header, name: K}", "a: {type: apiKey, in: header, name: A}"),
        ("k: {type: http, scheme: bearer}", "bearer: {type: http, scheme: bearer}"),
        ("apiKey: {type: http, scheme: basic}", "api-key: {type: http, scheme: bearer}"),
    ] {
        adds(&with(one), &with(&format!("{other}, {one}")));
    }
}

#[test]
fn a_variant_stays_out_of_its_box() {
    let members = |count: usize| -> String {
        (0..count).map(|number| format!("m{number}: {{type: string}}, ")).collect()
    };
    let with = |count: usize| {
        format!(
            "{HEAD}paths: {{}}\ncomponents:\n  schemas:\n    B: {{type: object, properties: {{{} k: {{type: string, const: b}}}}, required: [k]}}\n    \
             C: {{type: object, properties: {{k: {{type: string, const: c}}}}, required: [k]}}\n    \
             U: {{oneOf: [{{$ref: '#/components/schemas/B'}}, {{$ref: '#/components/schemas/C'}}]}}\n",
            members(count)
        )
    };
    adds(&with(1), &with(40));
}

#[test]
fn an_enum_that_only_requests_had_may_come_in_answers() {
    let base = "  /a: {get: {operationId: listA, parameters: [{name: sort, in: query, schema: {$ref: '#/components/schemas/Sort'}}], responses: {'204': {description: d}}}}\n";
    let more = "  /b: {get: {operationId: getB, responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Sort'}}}}}}}\n";
    let components = "components:\n  schemas:\n    Sort: {type: string, enum: [up, down]}\n";
    adds(&format!("{HEAD}paths:\n{base}{components}"), &format!("{HEAD}paths:\n{more}{base}{components}"));
}

#[test]
fn a_branch_in_front_takes_no_variant() {
    let with = |branches: &[&str]| {
        let refs: Vec<String> =
            branches.iter().map(|name| format!("{{$ref: '#/components/schemas/{name}'}}")).collect();
        let component = |name: &&str| {
            format!(
                "    {name}: {{type: object, required: [k], properties: {{k: {{const: {name}}}, x{name}: {{type: string}}}}}}\n"
            )
        };
        let components: String = branches.iter().map(component).collect();
        format!(
            "{HEAD}paths: {{}}\ncomponents:\n  schemas:\n    U:\n      discriminator: {{propertyName: k}}\n      oneOf: [{}]\n{components}",
            refs.join(", ")
        )
    };
    adds(&with(&["A", "B"]), &with(&["C", "A", "B"]));
    adds(&with(&["A", "B"]), &with(&["A", "a", "B"]));
    let (effect, items) = effect(&with(&["A", "B"]), &with(&["B", "A"]));
    assert!(effect <= Source::Additive, "{items:#?}");
}

#[test]
fn branches_of_one_type_keep_their_names() {
    let document = format!(
        "{HEAD}paths:\n  /a: {{get: {{operationId: getA, responses: {{'200': {{description: d, content: {{application/json: {{schema: {{oneOf: [\
         {{title: Bad request, type: object, properties: {{detail: {{type: string}}}}}}, {{title: Odd, type: object, required: [n], properties: {{n: {{type: integer}}}}}}, \
         {{title: Wrong schema, type: object, properties: {{detail: {{type: string}}}}}}]}}}}}}}}}}}}}}\n"
    );
    let (effect, items) = effect(&document, &document);
    assert!(effect == Source::None, "{items:#?}");
}

#[test]
fn a_webhook_takes_no_name() {
    let hook = |name: &str| {
        format!(
            "  {name}: {{post: {{requestBody: {{content: {{application/json: {{schema: {{type: string}}}}}}}}, responses: {{'200': {{description: d}}}}}}}}\n"
        )
    };
    let (one, other) = (hook("petDone"), hook("pet_done"));
    let names = |made: &Made| -> Vec<(String, String)> {
        let webhooks = made.items().filter_map(|item| match item {
            Item::Webhooks(webhooks) => Some(&webhooks.requests),
            _ => None,
        });
        webhooks.flatten().map(|request| (request.wire.clone(), request.name.bare().to_owned())).collect()
    };
    let old = made(&format!("{HEAD}webhooks:\n{one}"));
    let pair = |wire: &str, name: &str| (wire.to_owned(), name.to_owned());
    assert_eq!(names(&old), [pair("petDone", "PetDone")]);
    let new = locked(&format!("{HEAD}webhooks:\n{other}{one}"), &old.lock());
    assert_eq!(names(&new), [pair("pet_done", "PetDonePost"), pair("petDone", "PetDone")]);
}

#[test]
fn a_server_takes_no_constructor() {
    let with = |servers: &str| format!("{HEAD}servers: [{servers}]\npaths: {{}}\n");
    let one = "{url: 'https://a.example.com', description: Live}, {url: 'https://b.example.com'}";
    adds(&with(one), &with(&format!("{one}, {{url: 'https://c.example.com', description: Default server}}")));
    let first = "{url: 'https://a.example.com', description: Live}";
    let more = "{url: 'https://c.example.com', description: live}";
    adds(&with(one), &with(&format!("{first}, {more}, {{url: 'https://b.example.com'}}")));
}

#[test]
fn places_of_one_type_stay_one_when_one_of_them_travels_the_other_way() {
    let inner = "{type: object, properties: {a: {type: string}, b: {type: integer}}}";
    let components = format!(
        "components:\n  schemas:\n    One: {{type: object, properties: {{headers: {inner}}}}}\n    Two: {{type: object, properties: {{headers: {inner}}}}}\n"
    );
    let get = |path: &str, name: &str| {
        format!(
            "  {path}: {{get: {{operationId: get{name}, responses: {{'200': {{description: d, content: {{application/json: {{schema: {{$ref: '#/components/schemas/{name}'}}}}}}}}}}}}}}\n"
        )
    };
    let put = "  /new: {put: {operationId: putOne, requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/One'}}}}, responses: {'204': {description: d}}}}\n";
    let base = format!("{}{}", get("/one", "One"), get("/two", "Two"));
    adds(&format!("{HEAD}paths:\n{base}{components}"), &format!("{HEAD}paths:\n{put}{base}{components}"));
}
