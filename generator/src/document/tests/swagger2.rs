//! 2.0 in the words of 3.0.

use super::{at, tree_of, yaml};

const HEAD: &str = "swagger: '2.0'\ninfo: {title: t, version: '1'}\nhost: api.example.com\nbasePath: /v1/\nschemes: [http, https]\n";

fn operation(members: &str) -> (serde_json::Value, super::Read) {
    let indented: String = members.lines().map(|line| format!("      {line}\n")).collect();
    tree_of(&format!(
        "{HEAD}consumes: [application/json]\nproduces: [application/json, application/xml]\npaths:\n  /a:\n    post:\n{indented}\
         definitions:\n  Pet: {{type: object, discriminator: kind, properties: {{n: {{type: string, x-nullable: true}}}}}}\n\
         parameters:\n  Body: {{name: b, in: body, schema: {{$ref: Pet}}}}\n  Limit: {{name: limit, in: query, type: integer, maximum: 5}}\n\
         responses:\n  Gone: {{description: gone, schema: {{$ref: '#/definitions/Pet'}}}}\n"
    ))
}

#[test]
fn the_document_itself() {
    let (json, read) = operation("responses: {}");
    assert_eq!(read.lines(), Vec::<String>::new());
    assert_eq!(at(&json, "/openapi"), "3.0.3");
    assert_eq!(
        at(&json, "/servers"),
        &yaml("[{url: 'https://api.example.com/v1'}, {url: 'http://api.example.com/v1'}]")
    );
    let pet = "{type: object, discriminator: {propertyName: kind}, properties: {n: {type: string, x-nullable: true}}}";
    assert_eq!(at(&json, "/components/schemas/Pet"), &yaml(pet));
    assert_eq!(
        at(&json, "/components/parameters"),
        &yaml("Limit: {name: limit, in: query, schema: {type: integer, maximum: 5}}")
    );
    assert_eq!(
        at(&json, "/components/requestBodies/Body/content"),
        &yaml("application/json: {schema: {$ref: '#/components/schemas/Pet'}}")
    );
    let media = "{schema: {$ref: '#/components/schemas/Pet'}}";
    assert_eq!(
        at(&json, "/components/responses/Gone/content"),
        &yaml(&format!("{{application/json: {media}, application/xml: {media}}}"))
    );
}

#[test]
fn lists_in_the_query_have_a_style() {
    let (json, read) = operation(
        "parameters:\n\
         - {name: a, in: query, type: array, items: {type: integer}, collectionFormat: multi}\n\
         - {name: b, in: query, type: array, items: {type: string}}\n\
         - {name: c, in: query, type: array, items: {type: string}, collectionFormat: pipes}\n\
         - {name: d, in: query, type: array, items: {type: string}, collectionFormat: tsv}\n\
         - {name: e, in: path, type: array, items: {type: string}, required: true}\n\
         responses: {}",
    );
    assert_eq!(read.lines(), Vec::<String>::new());
    let parameter = |index: usize| at(&json, &format!("/paths/~1a/post/parameters/{index}")).clone();
    assert_eq!(
        parameter(0),
        yaml(
            "{name: a, in: query, style: form, explode: true, schema: {type: array, items: {type: integer}}}"
        )
    );
    assert_eq!((&parameter(1)["style"], &parameter(1)["explode"]), (&yaml("form"), &yaml("false")));
    assert_eq!(parameter(2)["style"], "pipeDelimited");
    assert_eq!(parameter(3)["style"], "tabDelimited");
    assert_eq!((&parameter(4)["style"], &parameter(4)["explode"]), (&yaml("simple"), &yaml("false")));
}

#[test]
fn bodies_and_forms_are_request_bodies() {
    let (json, read) =
        operation("parameters: [{$ref: '#/parameters/Body'}, {$ref: '#/parameters/Limit'}]\nresponses: {}");
    assert_eq!(read.lines(), Vec::<String>::new());
    assert_eq!(at(&json, "/paths/~1a/post/requestBody/$ref"), "#/components/requestBodies/Body");
    assert_eq!(at(&json, "/paths/~1a/post/parameters"), &yaml("[{$ref: '#/components/parameters/Limit'}]"));

    let (json, _) =
        operation("consumes: [text/plain]\nparameters: [{$ref: '#/parameters/Body'}]\nresponses: {}");
    assert!(json.pointer("/paths/~1a/post/requestBody/content/text~1plain/schema").is_some());

    let (json, _) = operation(
        "parameters: [{name: f, in: formData, type: file, required: true, description: d}, {name: n, in: formData, type: array, items: {type: string}}]\nresponses: {}",
    );
    assert_eq!(
        at(&json, "/paths/~1a/post/requestBody"),
        &yaml(
            "{required: true, content: {multipart/form-data: {schema: {type: object, required: [f], properties: {
               f: {type: string, format: binary, description: d}, n: {type: array, items: {type: string}}}}}}}"
        )
    );

    let (json, _) = operation(
        "parameters: [{name: n, in: formData, type: array, items: {type: string}, collectionFormat: multi}]\nresponses: {}",
    );
    let media = at(&json, "/paths/~1a/post/requestBody/content/application~1x-www-form-urlencoded");
    assert_eq!(media["encoding"], yaml("n: {style: form, explode: true}"));
}

#[test]
fn parts_of_a_form_are_inherited_from_the_path_item() {
    let (json, _) = tree_of(&format!(
        "{HEAD}paths:\n  /a:\n    parameters: [{{name: x, in: formData, type: string}}, {{name: q, in: query, type: string}}]\n    \
         put:\n      parameters: [{{name: y, in: formData, type: string}}]\n      responses: {{}}\n"
    ));
    assert_eq!(at(&json, "/paths/~1a/parameters/0/name"), "q");
    let form =
        at(&json, "/paths/~1a/put/requestBody/content/application~1x-www-form-urlencoded/schema/properties");
    assert_eq!(form.as_object().unwrap().keys().collect::<Vec<_>>(), ["y", "x"]);
}

#[test]
fn responses_have_content() {
    let (json, read) = operation(
        "produces: [application/json]\nresponses:\n  200:\n    description: ok\n    schema: {type: array, items: {$ref: '#/definitions/Pet'}}\n    \
         examples: {application/json: [1]}\n    headers: {X-A: {type: integer, description: d}}\n  \
         201: {description: file, schema: {type: file}}\n  204: {description: none}\n  410: {$ref: '#/responses/Gone'}",
    );
    assert_eq!(read.lines(), Vec::<String>::new());
    let responses = at(&json, "/paths/~1a/post/responses");
    assert_eq!(
        responses["200"],
        yaml(
            "{description: ok, headers: {X-A: {description: d, schema: {type: integer}}}, content: {application/json: {
               schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}, example: [1]}}}"
        )
    );
    assert_eq!(
        responses["201"]["content"],
        yaml("application/json: {schema: {type: string, format: binary}}")
    );
    assert_eq!(responses["204"], yaml("description: none"));
    // The operation produces less than the document, so the shared response is written out.
    assert_eq!(
        responses["410"]["content"].as_object().unwrap().keys().collect::<Vec<_>>(),
        ["application/json"]
    );
}

#[test]
fn security_has_flows() {
    let (json, read) = tree_of(&format!(
        "{HEAD}paths: {{}}\nsecurityDefinitions:\n  a: {{type: basic}}\n  b: {{type: apiKey, name: k, in: query}}\n  \
         c: {{type: oauth2, flow: accessCode, authorizationUrl: /a, tokenUrl: /t, scopes: {{s: d}}}}\n  \
         d: {{type: oauth2, flow: application, tokenUrl: /t}}\nsecurity: [{{a: []}}]\n"
    ));
    assert_eq!(read.lines(), Vec::<String>::new());
    let schemes = at(&json, "/components/securitySchemes");
    assert_eq!(schemes["a"], yaml("{type: http, scheme: basic}"));
    assert_eq!(
        schemes["c"]["flows"],
        yaml("authorizationCode: {authorizationUrl: /a, tokenUrl: /t, scopes: {s: d}}")
    );
    assert_eq!(schemes["d"]["flows"], yaml("clientCredentials: {tokenUrl: /t, scopes: {}}"));
    assert_eq!(at(&json, "/security"), &yaml("[{a: []}]"));
}
