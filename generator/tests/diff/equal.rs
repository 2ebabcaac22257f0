//! What means the same is no change.

use clientwright::rust::Lock;

use super::fixtures::{read, read_files, told, wire};

/// The parts of a small API, so that each test says one of them otherwise.
fn document(version: &str, schema: &str, schemas: &str, item: &str, operation: &str) -> String {
    format!(
        "openapi: {version}\ninfo: {{title: T, version: 1.0.0}}\npaths:\n  /a/{{id}}:\n    {item}\n    post:\n      {operation}\n      \
         requestBody: {{content: {{application/json: {{schema: {schema}}}}}}}\n      responses: {{'200': {{description: ok, \
         content: {{application/json: {{schema: {schema}}}}}}}}}\ncomponents: {{schemas: {{Name: {{type: string}}, Pet: {{type: object, \
         required: [id], properties: {{id: {{type: integer}}, name: {{type: string}}}}}}{schemas}}}}}\n"
    )
}

const ID: &str = "parameters: [{name: id, in: path, required: true, schema: {type: string}}]";

fn with_schema(version: &str, schema: &str, schemas: &str) -> String {
    document(version, schema, schemas, "", ID)
}

#[track_caller]
fn same(base: &str, revision: &str) {
    for (one, other) in [(base, revision), (revision, base)] {
        let report = wire(&read(one), &read(other));
        assert!(report.findings.is_empty(), "{}", told(&report));
    }
}

/// What a document has twice is found again as what it is.
#[test]
fn doubles_are_no_difference() {
    let region = |values: &str| {
        format!("{{url: 'https://{{r}}.x', variables: {{r: {{default: eu, enum: [{values}]}}}}}}")
    };
    let servers = |all: &str| super::fixtures::top(&format!("servers: [{all}]"));
    let (one, two) = (region("eu, us"), region("eu, asia"));
    same(&servers(&format!("{one}, {two}")), &servers(&format!("{one}, {two}")));
    same(&servers(&format!("{one}, {two}")), &servers(&region("eu, us, asia")));
    let any = "{url: 'https://{r}.x/', variables: {r: {default: eu}}}";
    same(&servers(&format!("{one}, {any}")), &servers(any));
    let tags = super::fixtures::top("tags: [{name: a, description: one}, {name: a, description: two}]");
    same(&tags, &tags);
    let headers = document("3.0.3", "{}", "", "", ID).replace(
        "description: ok, ",
        "description: ok, headers: {X-A: {schema: {type: string}}, x-a: {required: true, schema: {type: integer}}}, ",
    );
    assert!(headers.contains("x-a"));
    same(&headers, &headers);
    // The second `get` is set aside, as its parameter has no name.
    let methods = "openapi: 3.2.0\ninfo: {title: T, version: 1.0.0}\npaths:\n  /a:\n    get: {responses: {'204': {description: ok}}}\n    \
                   additionalOperations: {get: {parameters: [{in: query}], responses: {}}}\n";
    same(methods, methods);
}

#[test]
fn references_and_what_they_lead_to() {
    let inline = "{type: object, required: [id], properties: {id: {type: integer}, name: {$ref: '#/components/schemas/Name'}}}";
    same(&with_schema("3.0.3", "{$ref: '#/components/schemas/Pet'}", ""), &with_schema("3.0.3", inline, ""));
}

#[test]
fn all_of_one_and_flat_or_composed() {
    let flat = "{type: object, required: [id, age], properties: {id: {type: integer}, name: {type: string}, age: {type: integer}}}";
    let composed = "{allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, required: [age], properties: {age: {type: integer}}}]}";
    same(&with_schema("3.0.3", flat, ""), &with_schema("3.0.3", composed, ""));
    same(
        &with_schema("3.0.3", "{$ref: '#/components/schemas/Pet'}", ""),
        &with_schema("3.0.3", "{allOf: [{$ref: '#/components/schemas/Pet'}]}", ""),
    );
}

#[test]
fn spellings_of_null() {
    let object = |null: &str| format!("{{type: object, properties: {{a: {null}}}}}");
    let old = with_schema("3.0.3", &object("{type: string, nullable: true}"), "");
    for null in [
        "{type: [string, 'null']}",
        "{oneOf: [{type: string}, {type: 'null'}]}",
        "{anyOf: [{type: 'null'}, {type: string}]}",
    ] {
        same(&old, &with_schema("3.1.0", &object(null), ""));
    }
    let by_component = ", Maybe: {type: string, nullable: true}";
    same(&old, &with_schema("3.0.3", &object("{$ref: '#/components/schemas/Maybe'}"), by_component));
}

#[test]
fn parameters_of_the_path_or_of_the_operation() {
    let schema = "{type: string}";
    same(
        &document("3.0.3", schema, "", ID, "operationId: x"),
        &document("3.0.3", schema, "", "", &format!("{ID}\n      operationId: x")),
    );
    let component = "parameters: [{$ref: '#/components/parameters/Id'}]";
    let declared = "components: {parameters: {Id: {name: id, in: path, required: true, schema: {type: string}}}, schemas";
    let by_reference = document("3.0.3", schema, "", "", component).replace("components: {schemas", declared);
    same(&document("3.0.3", schema, "", "", ID), &by_reference);
}

#[test]
fn versions_of_openapi() {
    let bounds = |low: &str| format!("{{type: integer, {low}, maximum: 9}}");
    same(
        &with_schema("3.0.3", &bounds("minimum: 1, exclusiveMinimum: true"), ""),
        &with_schema("3.1.0", &bounds("exclusiveMinimum: 1"), ""),
    );
    same(
        &with_schema("3.0.3", "{type: string, enum: [a]}", ""),
        &with_schema("3.1.0", "{type: string, const: a}", ""),
    );
    same(
        &with_schema("3.0.3", "{type: string, format: byte}", ""),
        &with_schema("3.1.0", "{type: string, contentEncoding: base64}", ""),
    );
    let old = "swagger: '2.0'\ninfo: {title: T, version: 1.0.0}\nhost: a.example\nschemes: [https]\nconsumes: [application/json]\nproduces: [application/json]\n\
               paths: {/a: {post: {parameters: [{name: body, in: body, schema: {$ref: '#/definitions/P'}}, {name: ids, in: query, type: array, \
               items: {type: string}, collectionFormat: multi}], responses: {'200': {description: ok, schema: {$ref: '#/definitions/P'}}}}}}\n\
               definitions: {P: {type: object, properties: {a: {type: string, x-nullable: true}}}}\n";
    let new = "openapi: 3.1.0\ninfo: {title: T, version: 1.0.0}\nservers: [{url: 'https://a.example'}]\npaths: {/a: {post: {parameters: [{name: ids, in: query, \
               schema: {type: array, items: {type: string}}}], requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/P'}}}}, \
               responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/P'}}}}}}}}\n\
               components: {schemas: {P: {type: object, properties: {a: {type: [string, 'null']}}}}}\n";
    same(old, new);
}

#[test]
fn order_and_notation() {
    let yaml = with_schema(
        "3.0.3",
        "{type: object, required: [a, b], properties: {a: {type: string, enum: [x, y]}, b: {type: integer}}}",
        "",
    );
    let other = with_schema(
        "3.0.3",
        "{properties: {b: {type: integer}, a: {enum: [y, x], type: string}}, required: [b, a], type: object}",
        "",
    );
    same(&yaml, &other);
    let value: serde_json::Value = serde_yaml::from_str(&yaml).unwrap();
    same(&yaml, &serde_json::to_string(&value).unwrap());
}

#[test]
fn additional_properties_said_or_not() {
    let object = |more: &str| {
        with_schema("3.0.3", &format!("{{type: object, properties: {{a: {{type: string}}}}{more}}}"), "")
    };
    same(&object(""), &object(", additionalProperties: true"));
    same(&object(""), &object(", additionalProperties: {}"));
}

#[test]
fn one_file_or_many() {
    let whole = with_schema("3.0.3", "{$ref: '#/components/schemas/Pet'}", "");
    let split = with_schema("3.0.3", "{$ref: 'pet.yaml'}", "");
    let pet = "type: object\nrequired: [id]\nproperties: {id: {type: integer}, name: {type: string}}\n";
    let (one, many) =
        (read(&whole), read_files(&[("openapi.yaml", &split), ("pet.yaml", pet)], &Lock::default()));
    for (base, revision) in [(&one, &many), (&many, &one)] {
        let report = wire(base, revision);
        assert!(report.findings.is_empty(), "{}", told(&report));
    }
}

#[test]
fn recursive_types_of_other_names() {
    let by = |name: &str| {
        let node = format!(
            ", {name}: {{type: object, properties: {{next: {{$ref: '#/components/schemas/{name}'}}, v: {{type: integer}}}}}}"
        );
        with_schema("3.0.3", &format!("{{$ref: '#/components/schemas/{name}'}}"), &node)
    };
    same(&by("Node"), &by("Link"));
}

/// OpenAPI leaves open how lists are spelled in `deepObject`; what a hint says of it is what is sent.
#[test]
fn the_keys_of_lists_are_a_part_of_the_style() {
    let with = |hint: &str, items: &str| {
        let parameter = format!("{{name: p, in: query, style: deepObject, {hint}schema: {{type: {items}}}}}");
        with_schema("3.1.0", "{}", "")
            .replace("schema: {type: string}}]", &format!("schema: {{type: string}}}}, {parameter}]"))
    };
    let (list, hint) = ("array, items: {type: string}", "x-clientwright-list-keys: indices, ");
    let report = wire(&read(&with("", list)), &read(&with(hint, list)));
    let told = told(&report);
    assert!(told.contains("deepObject") && told.contains("lists by `indices`"), "{told}");
    same(
        &with("", "object, properties: {a: {type: string}}"),
        &with(hint, "object, properties: {a: {type: string}}"),
    );
    same(&with(hint, list), &with(hint, list));
    same(&with("", list), &with("x-clientwright-list-keys: mixed, ", list));
}

#[test]
fn a_range_with_a_suffix_has_what_ends_like_it() {
    let body = |media: &str| with_schema("3.1.0", "{}", "").replace("application/json", media);
    let report = wire(&read(&body("application/*+json")), &read(&body("application/geo+json")));
    assert!(told(&report).contains("media-type-specialized"), "{}", told(&report));
}
