//! The typed document.

use openapiv3::{Parameter, SecurityScheme};

use super::{Read, document, with_schema};
use crate::document::{ExtraStyle, Family, Options, SimpleType, load};

#[test]
fn objects_know_their_place() {
    let (document, read) = document(
        "openapi: 3.0.0\ninfo: {title: t, version: '1'}\npaths:\n  /a:\n    get:\n      parameters:\n      - name: q\n        \
         in: query\n        schema: {type: string}\n      responses: {'200': {description: d, content: {a/b: {schema: {}}}}}\n",
    );
    let place = |extensions| {
        let at = read.sources.place(document.node_of(extensions).unwrap());
        (at.line, at.column, at.pointer)
    };
    let item = document.openapi.paths.paths["/a"].as_item().unwrap();
    assert_eq!(place(&item.extensions), (4, 3, "/paths/~1a".to_owned()));
    let get = item.get.as_ref().unwrap();
    assert_eq!(place(&get.extensions), (5, 5, "/paths/~1a/get".to_owned()));
    let parameter = get.parameters[0].as_item().unwrap().parameter_data_ref();
    assert_eq!(place(&parameter.extensions), (7, 9, "/paths/~1a/get/parameters/0".to_owned()));
    let response = get.responses.responses.values().next().unwrap().as_item().unwrap();
    assert_eq!(place(&response.extensions).2, "/paths/~1a/get/responses/200");
    assert_eq!(place(&response.content["a/b"].extensions).2, "/paths/~1a/get/responses/200/content/a~1b");
}

#[test]
fn versions_are_told() {
    for (text, version, family) in [
        ("openapi: 3.0.3", "3.0.3", Family::V30),
        ("openapi: 3", "3.0", Family::V30),
        ("openapi: 3.1", "3.1", Family::V31),
        ("openapi: 3.2.0", "3.2.0", Family::V32),
        ("swagger: 2.0", "2.0", Family::V2),
        ("swagger: '2.0'", "2.0", Family::V2),
    ] {
        let (document, _) = document(&format!("{text}\ninfo: {{title: t, version: '1'}}\npaths: {{}}\n"));
        assert_eq!((document.version.text.as_str(), document.version.family), (version, family));
    }
}

#[test]
fn what_is_no_document_is_told_with_its_line() {
    for (text, line) in [
        ("- a", "CW0101 openapi.yaml:1:1 this is no OpenAPI document: it is a list, not an object"),
        (
            "a: 1",
            "CW0101 openapi.yaml:1:1 this is no OpenAPI document: it has neither `openapi` nor `swagger`",
        ),
        ("asyncapi: 2.0.0", "CW0101 openapi.yaml:1:1 this is no OpenAPI document but an AsyncAPI document"),
        ("a: 1\nopenapi: 4.0.0", "CW0102 openapi.yaml:2:1 `4.0.0` is no version of OpenAPI that we know"),
        ("", "CW0101 openapi.yaml:1:1 this is no OpenAPI document: it is null, not an object"),
        ("a: [", "CW0002 openapi.yaml:1:5 openapi.yaml: did not find expected node content"),
    ] {
        let mut read = Read::new(&[("openapi.yaml", text)]);
        let found =
            load(&mut read.sources, "openapi.yaml".as_ref(), &[], &Options::default(), &mut read.diagnostics);
        assert!(found.is_none());
        assert_eq!(read.lines(), [line]);
        assert!(read.diagnostics.has_errors());
    }
}

#[test]
fn what_3_1_and_3_2_add_is_kept() {
    let (document, read) = document(
        "openapi: 3.2.0\ninfo: {title: t, version: '1', summary: s, license: {name: MIT, identifier: MIT}}\ntags: [{name: a, summary: A}]\n\
         paths:\n  /a:\n    query: {responses: {}}\n    additionalOperations: {COPY: {responses: {}}}\n    get:\n      parameters:\n      \
         - {name: q, in: querystring, content: {application/json: {schema: {type: object}}}}\n      \
         - {name: c, in: cookie, style: cookie, schema: {type: string}}\n      \
         - {name: p, in: path, allowReserved: true, schema: {type: string}}\n      \
         responses: {'200': {description: d, content: {text/event-stream: {itemSchema: {type: [string, 'null']}}}}}\n\
         webhooks: {ping: {post: {responses: {}}}}\n\
         components:\n  securitySchemes:\n    m: {type: mutualTLS}\n    \
         o: {type: oauth2, flows: {deviceAuthorization: {deviceAuthorizationUrl: /d, tokenUrl: /t, scopes: {s: w}}}}\n  \
         schemas:\n    S: {oneOf: [{$ref: '#/components/schemas/S'}], discriminator: {propertyName: k, defaultMapping: S}}\n",
    );
    assert_eq!(read.warnings(), 0, "{:?}", read.lines());
    let api = &document.openapi;
    let extra = |extensions| document.extra(extensions).unwrap();
    assert_eq!(extra(&api.info.extensions).summary.as_deref(), Some("s"));
    assert_eq!(extra(&api.info.license.as_ref().unwrap().extensions).identifier.as_deref(), Some("MIT"));
    assert_eq!(extra(&api.tags[0].extensions).summary.as_deref(), Some("A"));
    let item = api.paths.paths["/a"].as_item().unwrap();
    let methods: Vec<&str> =
        extra(&item.extensions).operations.iter().map(|(method, _)| method.as_str()).collect();
    assert_eq!(methods, ["query", "COPY"]);
    let get = item.get.as_ref().unwrap();
    let parameters: Vec<_> =
        get.parameters.iter().map(|p| extra(&p.as_item().unwrap().parameter_data_ref().extensions)).collect();
    assert!(parameters[0].is_querystring && !parameters[1].is_querystring);
    assert_eq!(parameters[1].style, Some(ExtraStyle::Cookie));
    assert_eq!(parameters[2].allow_reserved, Some(true));
    let media =
        get.responses.responses.values().next().unwrap().as_item().unwrap().content.values().next().unwrap();
    let item = extra(&media.extensions).item_schema.as_ref().unwrap();
    assert!(item.as_schema().unwrap().nullable);
    assert_eq!(document.webhooks.keys().collect::<Vec<_>>(), ["ping"]);
    let components = api.components.as_ref().unwrap();
    let Some(SecurityScheme::HTTP { extensions, .. }) = components.security_schemes["m"].as_item() else {
        panic!()
    };
    assert!(extra(extensions).is_mutual_tls);
    let Some(SecurityScheme::OAuth2 { flows, .. }) = components.security_schemes["o"].as_item() else {
        panic!()
    };
    assert_eq!(extra(&flows.extensions).device_flow.as_ref().unwrap().scopes["s"], "w");
    let discriminator = document.schemas["S"].as_schema().unwrap().discriminator.as_ref().unwrap();
    assert_eq!(discriminator.default_mapping.as_deref(), Some("#/components/schemas/S"));
}

#[test]
fn webhooks_of_3_0_are_a_vendor_extension() {
    let (document, read) = document(
        "openapi: 3.0.0\ninfo: {title: t, version: '1'}\npaths: {}\nx-webhooks: {ping: {post: {responses: {}}}}\n",
    );
    assert_eq!(read.lines(), Vec::<String>::new());
    assert!(
        document.webhooks["ping"].post.is_some() && !document.openapi.extensions.contains_key("x-webhooks")
    );
}

#[test]
fn explode_is_told_from_its_absence() {
    let (document, _) = document(
        "openapi: 3.0.0\ninfo: {title: t, version: '1'}\npaths:\n  /a:\n    post:\n      responses: {}\n      requestBody: {content: {\
         application/x-www-form-urlencoded: {schema: {type: object}, encoding: {a: {explode: false}, b: {style: form}}}}}\n",
    );
    let post = document.openapi.paths.paths["/a"].as_item().unwrap().post.as_ref().unwrap();
    let encoding =
        &post.request_body.as_ref().unwrap().as_item().unwrap().content.values().next().unwrap().encoding;
    assert_eq!(document.extra(&encoding["a"].extensions).unwrap().explode, Some(false));
    assert_eq!(document.extra(&encoding["b"].extensions).unwrap().explode, None);
}

#[test]
fn invalid_owners_are_marked() {
    let (document, _) = document(
        "openapi: 3.0.0\ninfo: {title: t, version: '1'}\npaths:\n  /a:\n    get: {responses: {}, parameters: [{$ref: '#/no'}]}\n    put: {responses: {}}\n",
    );
    let item = document.openapi.paths.paths["/a"].as_item().unwrap();
    let invalid = |extensions| document.extra(extensions).unwrap().invalid.is_some();
    assert!(invalid(&item.get.as_ref().unwrap().extensions));
    assert!(!invalid(&item.put.as_ref().unwrap().extensions));
}

#[test]
fn strange_values_never_cost_a_schema() {
    let (document, read) = document(&with_schema(
        "3.1.0",
        "type: integer\nenum: [1, two, null, {}]\nminimum: -9223372036854776000\nmultipleOf: 0.5\ndefault: [x]\nformat: 7",
    ));
    assert_eq!(document.schemas["T"].as_schema().unwrap().ty, Some(SimpleType::Integer));
    assert!(!read.diagnostics.has_errors());
}

#[test]
fn every_place_of_a_parameter_is_typed() {
    let (document, _) = document(
        "openapi: 3.0.0\ninfo: {title: t, version: '1'}\npaths:\n  /a:\n    get:\n      responses: {}\n      parameters:\n      \
         - {name: a, in: header, schema: {}}\n      - {name: b, in: cookie, schema: {}}\n      - {name: c, in: query, schema: {}, style: deepObject}\n",
    );
    let get = document.openapi.paths.paths["/a"].as_item().unwrap().get.as_ref().unwrap();
    let kinds: Vec<bool> = get
        .parameters
        .iter()
        .map(|p| {
            matches!(
                p.as_item(),
                Some(Parameter::Header { .. } | Parameter::Cookie { .. } | Parameter::Query { .. })
            )
        })
        .collect();
    assert_eq!(kinds, [true, true, true]);
}
