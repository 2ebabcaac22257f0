//! A document before and after for each kind of change.

use super::fixtures::{document, operation, pet, top};

/// One change.
pub(crate) struct Case {
    /// The kind that it is.
    pub(crate) kind: &'static str,
    pub(crate) base: fn() -> String,
    pub(crate) revision: fn() -> String,
    /// The kind of the way back, where it is not the catalogue's mirror.
    pub(crate) back: &'static str,
}

impl Case {
    /// The way back depends on more than the two documents.
    pub(crate) const OTHERWISE: &'static str = "otherwise";
}

/// Kinds that the wire alone does not show, or that another test shows.
pub(crate) const ELSEWHERE: &[(&str, &str)] = &[
    ("parameters-reordered", "it is latent: `surface` shows it"),
    ("properties-reordered", "it is latent: `surface` shows it"),
    ("union-branches-reordered", "it is latent: `surface` shows it"),
    ("cycle-changed", "it is latent: `surface` shows it"),
    ("component-added", "it is latent: `surface` shows it"),
    ("component-removed", "it is latent: `surface` shows it"),
    ("component-renamed", "it is latent: `surface` shows it"),
    ("type-moved", "it is latent: `surface` shows it"),
    ("generated-code-changed", "`surface` shows it"),
    ("operation-set-aside", "`reach` shows it"),
    ("operation-taken-up", "`reach` shows it"),
    ("stream-item-schema-added", "`reach` shows it in a 3.2 document"),
    ("stream-item-schema-removed", "`reach` shows it in a 3.2 document"),
    ("stream-item-form-changed", "`reach` shows it in a 3.2 document"),
    ("server-variable-added", "it comes with another URL: `reach` shows it"),
    ("server-variable-removed", "it comes with another URL: `reach` shows it"),
    ("additional-properties-said", "it is latent: `surface` shows it"),
    ("version-not-raised", "`reach` shows it"),
    ("version-lowered", "`reach` shows it"),
    ("major-version-not-raised", "`reach` shows it"),
];

/// A document with one more path.
fn path(item: &str) -> String {
    let whole = top("");
    let indented: String = item.lines().map(|line| format!("  {line}\n")).collect();
    whole.replacen("paths:\n", &format!("paths:\n{indented}"), 1)
}

/// A document whose `Pet` travels both ways in XML.
fn spelled(schema: &str) -> String {
    pet(schema).replace("application/json", "application/xml")
}

/// A document with these schemas.
fn schemas(lines: &str) -> String {
    document("", lines, "")
}

/// A document whose operation asks for something, and its security schemes: `requirements | schemes`.
fn secure(text: &str) -> String {
    let (requirements, schemes) = text.split_once('|').unwrap();
    let whole = operation(&format!("security: {requirements}"));
    let indented: String = schemes.lines().map(|line| format!("    {line}\n")).collect();
    format!("{whole}  securitySchemes:\n{indented}")
}

macro_rules! cases {
    ($($kind:literal: $make:ident($base:literal, $revision:literal) $(back $back:expr)?;)*) => {
        /// Every change, in the order of the catalogue.
        pub(crate) const CASES: &[Case] = &[$(Case {
            kind: $kind,
            base: || $make($base),
            revision: || $make($revision),
            back: [$($back,)? ""][0],
        }),*];
    };
}

cases! {
    "operation-added": path(
        "",
        "/x:\n  get:\n    operationId: getX\n    responses: {'204': {description: done}}"
    );
    "operation-removed": path(
        "/x:\n  get:\n    operationId: getX\n    responses: {'204': {description: done}}",
        ""
    );
    "operation-removed-after-deprecation": path(
        "/x:\n  get:\n    deprecated: true\n    responses: {'204': {description: done}}",
        ""
    );
    "operation-removed-before-sunset": path(
        "/x:\n  get:\n    deprecated: true\n    x-sunset: '2030-01-01'\n    responses: {'204': {description: done}}",
        ""
    );
    "operation-path-changed": path(
        "/x:\n  get:\n    operationId: getX\n    responses: {'204': {description: done}}",
        "/v2/x:\n  get:\n    operationId: getX\n    responses: {'204': {description: done}}"
    );
    "operation-method-changed": path(
        "/x:\n  get:\n    operationId: getX\n    responses: {'204': {description: done}}",
        "/x:\n  patch:\n    operationId: getX\n    responses: {'204': {description: done}}"
    );
    "path-parameter-renamed": path(
        "/x/{a}:\n  get:\n    parameters: [{name: a, in: path, required: true, schema: {type: string}}]\n    responses: {'204': {description: done}}",
        "/x/{b}:\n  get:\n    parameters: [{name: b, in: path, required: true, schema: {type: string}}]\n    responses: {'204': {description: done}}"
    );
    "operation-id-added": operation(
        "",
        "operationId: x"
    );
    "operation-id-removed": operation(
        "operationId: x",
        ""
    );
    "operation-id-changed": operation(
        "operationId: x",
        "operationId: y"
    );
    "operation-tag-added": operation(
        "tags: [a]",
        "tags: [a, b]"
    );
    "operation-tag-removed": operation(
        "tags: [a, b]",
        "tags: [a]"
    );
    "operation-group-changed": operation(
        "tags: [a, b]",
        "tags: [b, a]"
    );
    "parameter-added": operation(
        "",
        "parameters: [{name: limit, in: query, schema: {type: integer}}]"
    );
    "required-parameter-added": operation(
        "",
        "parameters: [{name: limit, in: query, required: true, schema: {type: integer}}]"
    );
    "parameter-removed": operation(
        "parameters: [{name: limit, in: query, schema: {type: integer}}]",
        ""
    );
    "parameter-removed-after-deprecation": operation(
        "parameters: [{name: limit, in: query, deprecated: true, schema: {type: integer}}]",
        ""
    );
    "parameter-removed-before-sunset": operation(
        "parameters: [{name: limit, in: query, deprecated: true, x-sunset: '2030-01-01', schema: {type: integer}}]",
        ""
    );
    "parameter-renamed": operation(
        "parameters: [{name: page_size, in: query, schema: {type: integer}}]",
        "parameters: [{name: pageSize, in: query, schema: {type: integer}}]"
    );
    "required-parameter-renamed": operation(
        "parameters: [{name: page_size, in: query, required: true, schema: {type: integer}}]",
        "parameters: [{name: pageSize, in: query, required: true, schema: {type: integer}}]"
    );
    "parameter-became-required": operation(
        "parameters: [{name: limit, in: query, schema: {type: integer}}]",
        "parameters: [{name: limit, in: query, required: true, schema: {type: integer}}]"
    );
    "parameter-became-optional": operation(
        "parameters: [{name: limit, in: query, required: true, schema: {type: integer}}]",
        "parameters: [{name: limit, in: query, schema: {type: integer}}]"
    );
    "parameter-location-changed": operation(
        "parameters: [{name: limit, in: query, schema: {type: integer}}]",
        "parameters: [{name: limit, in: header, schema: {type: integer}}]"
    );
    "parameter-serialization-changed": operation(
        "parameters: [{name: ids, in: query, schema: {type: array, items: {type: string}}}]",
        "parameters: [{name: ids, in: query, schema: {type: array, items: {type: string}}, explode: false}]"
    );
    "parameter-empty-value-allowed": operation(
        "parameters: [{name: limit, in: query, schema: {type: integer}}]",
        "parameters: [{name: limit, in: query, allowEmptyValue: true, schema: {type: integer}}]"
    );
    "parameter-empty-value-refused": operation(
        "parameters: [{name: limit, in: query, allowEmptyValue: true, schema: {type: integer}}]",
        "parameters: [{name: limit, in: query, schema: {type: integer}}]"
    );
    "parameter-default-added": operation(
        "parameters: [{name: limit, in: query, schema: {type: integer}}]",
        "parameters: [{name: limit, in: query, schema: {type: integer, default: 1}}]"
    );
    "parameter-default-removed": operation(
        "parameters: [{name: limit, in: query, schema: {type: integer, default: 1}}]",
        "parameters: [{name: limit, in: query, schema: {type: integer}}]"
    );
    "parameter-default-changed": operation(
        "parameters: [{name: limit, in: query, schema: {type: integer, default: 1}}]",
        "parameters: [{name: limit, in: query, schema: {type: integer, default: 2}}]"
    );
    "request-body-added": operation(
        "",
        "requestBody: {content: {application/json: {schema: {type: string}}}}"
    );
    "required-request-body-added": operation(
        "",
        "requestBody: {required: true, content: {application/json: {schema: {type: string}}}}"
    );
    "request-body-removed": operation(
        "requestBody: {content: {application/json: {schema: {type: string}}}}",
        ""
    );
    "request-body-became-required": operation(
        "requestBody: {content: {application/json: {schema: {type: string}}}}",
        "requestBody: {required: true, content: {application/json: {schema: {type: string}}}}"
    );
    "request-body-became-optional": operation(
        "requestBody: {required: true, content: {application/json: {schema: {type: string}}}}",
        "requestBody: {content: {application/json: {schema: {type: string}}}}"
    );
    "media-type-added": operation(
        "requestBody: {content: {application/json: {schema: {type: string}}}}",
        "requestBody: {content: {application/json: {schema: {type: string}}, text/plain: {schema: {type: string}}}}"
    );
    "media-type-removed": operation(
        "requestBody: {content: {application/json: {schema: {type: string}}, text/plain: {schema: {type: string}}}}",
        "requestBody: {content: {application/json: {schema: {type: string}}}}"
    );
    "media-type-generalized": operation(
        "requestBody: {content: {application/json: {}}}",
        "requestBody: {content: {'application/*': {}}}"
    );
    "media-type-specialized": operation(
        "requestBody: {content: {'application/*': {}}}",
        "requestBody: {content: {application/json: {}}}"
    );
    "media-type-parameters-changed": operation(
        "requestBody: {content: {application/json: {}}}",
        "requestBody: {content: {'application/json; charset=utf-8': {}}}"
    );
    "media-type-name-changed": operation(
        "requestBody: {content: {application/vnd.a+json: {}}}",
        "requestBody: {content: {application/vnd.b+json: {}}}"
    );
    "body-schema-added": operation(
        "requestBody: {content: {application/json: {}}}",
        "requestBody: {content: {application/json: {schema: {type: string}}}}"
    );
    "body-schema-removed": operation(
        "requestBody: {content: {application/json: {schema: {type: string}}}}",
        "requestBody: {content: {application/json: {}}}"
    );
    "part-encoding-changed": operation(
        "requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {a: {type: string}}}}}}",
        "requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {a: {type: string}}}, encoding: {a: {contentType: text/csv}}}}}"
    );
    "success-response-added": operation(
        "responses: {'200': {description: ok}}",
        "responses: {'200': {description: ok}, '202': {description: later}}"
    );
    "success-response-removed": operation(
        "responses: {'200': {description: ok}, '202': {description: later}}",
        "responses: {'200': {description: ok}}"
    );
    "error-response-added": operation(
        "responses: {'200': {description: ok}}",
        "responses: {'200': {description: ok}, '404': {description: no}}"
    );
    "error-response-removed": operation(
        "responses: {'200': {description: ok}, '404': {description: no}}",
        "responses: {'200': {description: ok}}"
    );
    "default-response-added": operation(
        "responses: {'200': {description: ok}}",
        "responses: {'200': {description: ok}, default: {description: no}}"
    );
    "default-response-removed": operation(
        "responses: {'200': {description: ok}, default: {description: no}}",
        "responses: {'200': {description: ok}}"
    );
    "response-header-added": operation(
        "responses: {'200': {description: ok}}",
        "responses: {'200': {description: ok, headers: {X-Rate: {schema: {type: integer}}}}}"
    );
    "response-header-removed": operation(
        "responses: {'200': {description: ok, headers: {X-Rate: {schema: {type: integer}}}}}",
        "responses: {'200': {description: ok}}"
    );
    "required-response-header-removed": operation(
        "responses: {'200': {description: ok, headers: {X-Rate: {required: true, schema: {type: integer}}}}}",
        "responses: {'200': {description: ok}}"
    );
    "response-header-became-required": operation(
        "responses: {'200': {description: ok, headers: {X-Rate: {schema: {type: integer}}}}}",
        "responses: {'200': {description: ok, headers: {X-Rate: {required: true, schema: {type: integer}}}}}"
    );
    "response-header-became-optional": operation(
        "responses: {'200': {description: ok, headers: {X-Rate: {required: true, schema: {type: integer}}}}}",
        "responses: {'200': {description: ok, headers: {X-Rate: {schema: {type: integer}}}}}"
    );
    "response-header-serialization-changed": operation(
        "responses: {'200': {description: ok, headers: {X-Ids: {schema: {type: object, properties: {a: {type: string}}}}}}}",
        "responses: {'200': {description: ok, headers: {X-Ids: {explode: true, schema: {type: object, properties: {a: {type: string}}}}}}}"
    );
    "type-widened": pet(
        "{type: object, properties: {name: {type: integer}}}",
        "{type: object, properties: {name: {type: number}}}"
    );
    "type-narrowed": pet(
        "{type: object, properties: {name: {type: number}}}",
        "{type: object, properties: {name: {type: integer}}}"
    );
    "type-changed": pet(
        "{type: object, properties: {name: {type: string}}}",
        "{type: object, properties: {name: {type: object, properties: {a: {type: string}}}}}"
    );
    "format-widened": pet(
        "{type: object, properties: {name: {type: integer, format: int32}}}",
        "{type: object, properties: {name: {type: integer, format: int64}}}"
    );
    "format-narrowed": pet(
        "{type: object, properties: {name: {type: string}}}",
        "{type: object, properties: {name: {type: string, format: uuid}}}"
    );
    "xml-spelling-changed": spelled(
        "{type: object, properties: {id: {type: string, xml: {name: key}}}}",
        "{type: object, properties: {id: {type: string, xml: {name: key, attribute: true}}}}"
    );
    "format-changed": pet(
        "{type: object, properties: {name: {type: string, format: date}}}",
        "{type: object, properties: {name: {type: string, format: date-time}}}"
    );
    "became-nullable": pet(
        "{type: object, properties: {name: {type: string}}}",
        "{type: object, properties: {name: {type: [string, 'null']}}}"
    );
    "became-not-nullable": pet(
        "{type: object, properties: {name: {type: [string, 'null']}}}",
        "{type: object, properties: {name: {type: string}}}"
    );
    "enum-value-added": pet(
        "{type: object, properties: {name: {type: string, enum: [red, blue]}}}",
        "{type: object, properties: {name: {type: string, enum: [red, blue, green]}}}"
    );
    "enum-value-removed": pet(
        "{type: object, properties: {name: {type: string, enum: [red, blue, green]}}}",
        "{type: object, properties: {name: {type: string, enum: [red, blue]}}}"
    );
    "enum-value-renamed": pet(
        "{type: object, properties: {name: {type: string, enum: [red, in-progress]}}}",
        "{type: object, properties: {name: {type: string, enum: [red, in_progress]}}}"
    );
    "became-enum": pet(
        "{type: object, properties: {name: {type: string}}}",
        "{type: object, properties: {name: {type: string, enum: [red, blue]}}}"
    );
    "enum-dropped": pet(
        "{type: object, properties: {name: {type: string, enum: [red, blue]}}}",
        "{type: object, properties: {name: {type: string}}}"
    );
    "enum-opened": pet(
        "{type: object, properties: {name: {type: string, enum: [red, blue]}}}",
        "{type: object, properties: {name: {type: string, enum: [red, blue], x-extensible-enum: true}}}"
    );
    "enum-closed": pet(
        "{type: object, properties: {name: {type: string, enum: [red, blue], x-extensible-enum: true}}}",
        "{type: object, properties: {name: {type: string, enum: [red, blue]}}}"
    );
    "enum-value-name-changed": pet(
        "{type: object, properties: {name: {type: string, enum: [a], x-enum-varnames: [Low]}}}",
        "{type: object, properties: {name: {type: string, enum: [a], x-enum-varnames: [Lowest]}}}"
    );
    "const-changed": pet(
        "{type: object, properties: {name: {const: v1}}}",
        "{type: object, properties: {name: {const: v2}}}"
    );
    "default-added": pet(
        "{type: object, properties: {name: {type: integer}}}",
        "{type: object, properties: {name: {type: integer, default: 1}}}"
    );
    "default-changed": pet(
        "{type: object, properties: {name: {type: integer, default: 1}}}",
        "{type: object, properties: {name: {type: integer, default: 2}}}"
    );
    "default-removed": pet(
        "{type: object, properties: {name: {type: integer, default: 1}}}",
        "{type: object, properties: {name: {type: integer}}}"
    );
    "union-branch-added": pet(
        "{type: object, properties: {name: {oneOf: [{type: object, required: [meow], properties: {meow: {type: string}}}, {type: object, required: [bark], properties: {bark: {type: string}}}]}}}",
        "{type: object, properties: {name: {oneOf: [{type: object, required: [meow], properties: {meow: {type: string}}}, {type: object, required: [bark], properties: {bark: {type: string}}}, {type: object, required: [moo], properties: {moo: {type: string}}}]}}}"
    );
    "union-branch-removed": pet(
        "{type: object, properties: {name: {oneOf: [{type: object, required: [meow], properties: {meow: {type: string}}}, {type: object, required: [bark], properties: {bark: {type: string}}}, {type: object, required: [moo], properties: {moo: {type: string}}}]}}}",
        "{type: object, properties: {name: {oneOf: [{type: object, required: [meow], properties: {meow: {type: string}}}, {type: object, required: [bark], properties: {bark: {type: string}}}]}}}"
    );
    "became-union": pet(
        "{type: object, properties: {name: {type: object, required: [meow], properties: {meow: {type: string}}}}}",
        "{type: object, properties: {name: {oneOf: [{type: object, required: [meow], properties: {meow: {type: string}}}, {type: object, required: [bark], properties: {bark: {type: string}}}]}}}"
    );
    "union-dropped": pet(
        "{type: object, properties: {name: {oneOf: [{type: object, required: [meow], properties: {meow: {type: string}}}, {type: object, required: [bark], properties: {bark: {type: string}}}]}}}",
        "{type: object, properties: {name: {type: object, required: [meow], properties: {meow: {type: string}}}}}"
    );
    "union-kind-changed": pet(
        "{type: object, properties: {name: {oneOf: [{type: object, required: [meow], properties: {meow: {type: string}}}, {type: object, required: [bark], properties: {bark: {type: string}}}]}}}",
        "{type: object, properties: {name: {anyOf: [{type: object, required: [meow], properties: {meow: {type: string}}}, {type: object, required: [bark], properties: {bark: {type: string}}}]}}}"
    );
    "discriminator-added": schemas(
        "Cat: {type: object, required: [kind], properties: {kind: {type: string}, meow: {type: string}}}\nDog: {type: object, required: [kind], properties: {kind: {type: string}, bark: {type: string}}}\nPet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}",
        "Cat: {type: object, required: [kind], properties: {kind: {type: string}, meow: {type: string}}}\nDog: {type: object, required: [kind], properties: {kind: {type: string}, bark: {type: string}}}\nPet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}}}"
    );
    "discriminator-removed": schemas(
        "Cat: {type: object, required: [kind], properties: {kind: {type: string}, meow: {type: string}}}\nDog: {type: object, required: [kind], properties: {kind: {type: string}, bark: {type: string}}}\nPet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}}}",
        "Cat: {type: object, required: [kind], properties: {kind: {type: string}, meow: {type: string}}}\nDog: {type: object, required: [kind], properties: {kind: {type: string}, bark: {type: string}}}\nPet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}"
    );
    "discriminator-property-changed": schemas(
        "Cat: {type: object, required: [kind, sort], properties: {kind: {type: string}, sort: {type: string}, meow: {type: string}}}\nDog: {type: object, required: [kind, sort], properties: {kind: {type: string}, sort: {type: string}, bark: {type: string}}}\nPet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}}}",
        "Cat: {type: object, required: [kind, sort], properties: {kind: {type: string}, sort: {type: string}, meow: {type: string}}}\nDog: {type: object, required: [kind, sort], properties: {kind: {type: string}, sort: {type: string}, bark: {type: string}}}\nPet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: sort, mapping: {cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}}}"
    );
    "discriminator-value-added": schemas(
        "Cat: {type: object, required: [kind], properties: {kind: {type: string}, meow: {type: string}}}\nDog: {type: object, required: [kind], properties: {kind: {type: string}, bark: {type: string}}}\nPet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}}}",
        "Cat: {type: object, required: [kind], properties: {kind: {type: string}, meow: {type: string}}}\nDog: {type: object, required: [kind], properties: {kind: {type: string}, bark: {type: string}}}\nPet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', kitty: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}}}"
    );
    "discriminator-value-removed": schemas(
        "Cat: {type: object, required: [kind], properties: {kind: {type: string}, meow: {type: string}}}\nDog: {type: object, required: [kind], properties: {kind: {type: string}, bark: {type: string}}}\nPet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', kitty: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}}}",
        "Cat: {type: object, required: [kind], properties: {kind: {type: string}, meow: {type: string}}}\nDog: {type: object, required: [kind], properties: {kind: {type: string}, bark: {type: string}}}\nPet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}}}"
    );
    "discriminator-value-changed": schemas(
        "Cat: {type: object, required: [kind], properties: {kind: {type: string}, meow: {type: string}}}\nDog: {type: object, required: [kind], properties: {kind: {type: string}, bark: {type: string}}}\nPet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}}}",
        "Cat: {type: object, required: [kind], properties: {kind: {type: string}, meow: {type: string}}}\nDog: {type: object, required: [kind], properties: {kind: {type: string}, bark: {type: string}}}\nPet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind, mapping: {feline: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}}}"
    );
    "documentation-changed": pet(
        "{type: object, description: A pet.}",
        "{type: object, description: An animal.}"
    );
    "property-added": pet(
        "{type: object, properties: {a: {type: string}}}",
        "{type: object, properties: {a: {type: string}, b: {type: integer}}}"
    );
    "required-property-added": pet(
        "{type: object, properties: {a: {type: string}}}",
        "{type: object, properties: {a: {type: string}, b: {type: integer}}, required: [b]}"
    );
    "property-removed": pet(
        "{type: object, properties: {a: {type: string}, b: {type: integer}}}",
        "{type: object, properties: {a: {type: string}}}"
    );
    "required-property-removed": pet(
        "{type: object, properties: {a: {type: string}, b: {type: integer}}, required: [b]}",
        "{type: object, properties: {a: {type: string}}}"
    );
    "undescribed-property-required": pet(
        "{type: object, properties: {a: {type: string}}}",
        "{type: object, properties: {a: {type: string}}, required: [zzz]}"
    ) back "required-property-removed";
    "property-removed-and-refused": pet(
        "{type: object, properties: {a: {type: string}, b: {type: integer}}, additionalProperties: false}",
        "{type: object, properties: {a: {type: string}}, additionalProperties: false}"
    );
    "required-property-removed-and-refused": pet(
        "{type: object, properties: {a: {type: string}, b: {type: integer}}, required: [b], additionalProperties: false}",
        "{type: object, properties: {a: {type: string}}, additionalProperties: false}"
    );
    "property-renamed": pet(
        "{type: object, properties: {first_name: {type: string}}}",
        "{type: object, properties: {firstName: {type: string}}}"
    );
    "required-property-renamed": pet(
        "{type: object, properties: {first_name: {type: string}}, required: [first_name]}",
        "{type: object, properties: {firstName: {type: string}}, required: [firstName]}"
    );
    "property-became-required": pet(
        "{type: object, properties: {a: {type: string}}}",
        "{type: object, properties: {a: {type: string}}, required: [a]}"
    );
    "property-became-optional": pet(
        "{type: object, properties: {a: {type: string}}, required: [a]}",
        "{type: object, properties: {a: {type: string}}}"
    );
    "property-became-read-only": pet(
        "{type: object, properties: {a: {type: string}}}",
        "{type: object, properties: {a: {type: string, readOnly: true}}}"
    );
    "property-became-not-read-only": pet(
        "{type: object, properties: {a: {type: string, readOnly: true}}}",
        "{type: object, properties: {a: {type: string}}}"
    );
    "property-became-write-only": pet(
        "{type: object, properties: {a: {type: string}}}",
        "{type: object, properties: {a: {type: string, writeOnly: true}}}"
    );
    "property-became-not-write-only": pet(
        "{type: object, properties: {a: {type: string, writeOnly: true}}}",
        "{type: object, properties: {a: {type: string}}}"
    );
    "additional-properties-closed": pet(
        "{type: object, properties: {a: {type: string}}}",
        "{type: object, properties: {a: {type: string}}, additionalProperties: false}"
    );
    "additional-properties-opened": pet(
        "{type: object, properties: {a: {type: string}}, additionalProperties: false}",
        "{type: object, properties: {a: {type: string}}}"
    );
    "additional-properties-typed": pet(
        "{type: object, properties: {a: {type: string}}}",
        "{type: object, properties: {a: {type: string}}, additionalProperties: {type: integer}}"
    );
    "additional-properties-untyped": pet(
        "{type: object, properties: {a: {type: string}}, additionalProperties: {type: integer}}",
        "{type: object, properties: {a: {type: string}}}"
    );
    "pattern-properties-added": pet(
        "{type: object, properties: {a: {type: string}}}",
        "{type: object, properties: {a: {type: string}}, patternProperties: {'^x-': {type: string}}}"
    );
    "pattern-properties-removed": pet(
        "{type: object, properties: {a: {type: string}}, patternProperties: {'^x-': {type: string}}}",
        "{type: object, properties: {a: {type: string}}}"
    );
    "prefix-items-added": pet(
        "{type: object, properties: {name: {type: array, prefixItems: [{type: string}], items: false}}}",
        "{type: object, properties: {name: {type: array, prefixItems: [{type: string}, {type: integer}], items: false}}}"
    );
    "prefix-items-removed": pet(
        "{type: object, properties: {name: {type: array, prefixItems: [{type: string}, {type: integer}], items: false}}}",
        "{type: object, properties: {name: {type: array, prefixItems: [{type: string}], items: false}}}"
    );
    "tuple-rest-allowed": pet(
        "{type: object, properties: {name: {type: array, prefixItems: [{type: string}], items: false}}}",
        "{type: object, properties: {name: {type: array, prefixItems: [{type: string}], items: {type: integer}}}}"
    );
    "tuple-rest-refused": pet(
        "{type: object, properties: {name: {type: array, prefixItems: [{type: string}], items: {type: integer}}}}",
        "{type: object, properties: {name: {type: array, prefixItems: [{type: string}], items: false}}}"
    );
    "bound-added": pet(
        "{type: object, properties: {name: {type: string}}}",
        "{type: object, properties: {name: {type: string, maxLength: 5}}}"
    );
    "bound-removed": pet(
        "{type: object, properties: {name: {type: string, maxLength: 5}}}",
        "{type: object, properties: {name: {type: string}}}"
    );
    "bound-tightened": pet(
        "{type: object, properties: {name: {type: string, maxLength: 5}}}",
        "{type: object, properties: {name: {type: string, maxLength: 4}}}"
    );
    "bound-loosened": pet(
        "{type: object, properties: {name: {type: string, maxLength: 5}}}",
        "{type: object, properties: {name: {type: string, maxLength: 6}}}"
    );
    "multiple-of-changed": pet(
        "{type: object, properties: {name: {type: integer, multipleOf: 10}}}",
        "{type: object, properties: {name: {type: integer, multipleOf: 15}}}"
    );
    "pattern-added": pet(
        "{type: object, properties: {name: {type: string}}}",
        "{type: object, properties: {name: {type: string, pattern: '^a'}}}"
    );
    "pattern-removed": pet(
        "{type: object, properties: {name: {type: string, pattern: '^a'}}}",
        "{type: object, properties: {name: {type: string}}}"
    );
    "pattern-changed": pet(
        "{type: object, properties: {name: {type: string, pattern: '^a'}}}",
        "{type: object, properties: {name: {type: string, pattern: '^b'}}}"
    );
    "check-added": pet(
        "{type: object, properties: {a: {type: string}, b: {type: integer}}}",
        "{type: object, properties: {a: {type: string}, b: {type: integer}}, dependentRequired: {a: [b]}}"
    );
    "check-removed": pet(
        "{type: object, properties: {a: {type: string}, b: {type: integer}}, dependentRequired: {a: [b]}}",
        "{type: object, properties: {a: {type: string}, b: {type: integer}}}"
    );
    "check-changed": pet(
        "{type: object, properties: {a: {type: string}, b: {type: integer}}, dependentRequired: {a: [b]}}",
        "{type: object, properties: {a: {type: string}, b: {type: integer}}, dependentRequired: {b: [a]}}"
    );
    "content-encoding-changed": pet(
        "{type: object, properties: {name: {type: string, contentEncoding: quoted-printable}}}",
        "{type: object, properties: {name: {type: string, contentEncoding: base32}}}"
    );
    "idle-keyword-changed": pet(
        "{type: object, properties: {name: {type: string, properties: {a: {type: string}}}}}",
        "{type: object, properties: {name: {type: string, properties: {a: {type: integer}}}}}"
    );
    "security-added": secure(
        "[{key: []}] |key: {type: apiKey, in: header, name: X-Key}\nother: {type: http, scheme: bearer}\noauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a/token', scopes: {read: r, write: w}}}}",
        "[{key: []}, {other: []}] |key: {type: apiKey, in: header, name: X-Key}\nother: {type: http, scheme: bearer}\noauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a/token', scopes: {read: r, write: w}}}}"
    );
    "security-removed": secure(
        "[{key: []}, {other: []}] |key: {type: apiKey, in: header, name: X-Key}\nother: {type: http, scheme: bearer}\noauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a/token', scopes: {read: r, write: w}}}}",
        "[{key: []}] |key: {type: apiKey, in: header, name: X-Key}\nother: {type: http, scheme: bearer}\noauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a/token', scopes: {read: r, write: w}}}}"
    );
    "security-became-optional": secure(
        "[{key: []}] |key: {type: apiKey, in: header, name: X-Key}\nother: {type: http, scheme: bearer}\noauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a/token', scopes: {read: r, write: w}}}}",
        "[{}, {key: []}] |key: {type: apiKey, in: header, name: X-Key}\nother: {type: http, scheme: bearer}\noauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a/token', scopes: {read: r, write: w}}}}"
    );
    "security-became-required": secure(
        "[{}, {key: []}] |key: {type: apiKey, in: header, name: X-Key}\nother: {type: http, scheme: bearer}\noauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a/token', scopes: {read: r, write: w}}}}",
        "[{key: []}] |key: {type: apiKey, in: header, name: X-Key}\nother: {type: http, scheme: bearer}\noauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a/token', scopes: {read: r, write: w}}}}"
    );
    "security-scope-added": secure(
        "[{oauth: [read]}] |key: {type: apiKey, in: header, name: X-Key}\nother: {type: http, scheme: bearer}\noauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a/token', scopes: {read: r, write: w}}}}",
        "[{oauth: [read, write]}] |key: {type: apiKey, in: header, name: X-Key}\nother: {type: http, scheme: bearer}\noauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a/token', scopes: {read: r, write: w}}}}"
    );
    "security-scope-removed": secure(
        "[{oauth: [read, write]}] |key: {type: apiKey, in: header, name: X-Key}\nother: {type: http, scheme: bearer}\noauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a/token', scopes: {read: r, write: w}}}}",
        "[{oauth: [read]}] |key: {type: apiKey, in: header, name: X-Key}\nother: {type: http, scheme: bearer}\noauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a/token', scopes: {read: r, write: w}}}}"
    );
    "security-scheme-added": secure(
        "[{key: []}] |key: {type: apiKey, in: header, name: X-Key}",
        "[{key: []}] |key: {type: apiKey, in: header, name: X-Key}\nother: {type: http, scheme: bearer}"
    );
    "security-scheme-removed": secure(
        "[{key: []}] |key: {type: apiKey, in: header, name: X-Key}\nother: {type: http, scheme: bearer}",
        "[{key: []}] |key: {type: apiKey, in: header, name: X-Key}"
    );
    "security-scheme-type-changed": secure(
        "[{key: []}] |key: {type: apiKey, in: header, name: X-Key}",
        "[{key: []}] |key: {type: http, scheme: basic}"
    );
    "security-scheme-key-moved": secure(
        "[{key: []}] |key: {type: apiKey, in: header, name: X-Key}",
        "[{key: []}] |key: {type: apiKey, in: query, name: X-Key}"
    );
    "security-scheme-format-changed": secure(
        "[{key: []}] |key: {type: apiKey, in: header, name: X-Key, x-clientwright-auth-format: 'apikey {}'}",
        "[{key: []}] |key: {type: apiKey, in: header, name: X-Key, x-clientwright-auth-format: 'token {}'}"
    );
    "security-scheme-url-changed": secure(
        "[{oauth: [read]}] |oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a/token', scopes: {read: r}}}}",
        "[{oauth: [read]}] |oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://b/token', scopes: {read: r}}}}"
    );
    "oauth-flow-added": secure(
        "[{oauth: [read]}] |oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a/token', scopes: {read: r}}}}",
        "[{oauth: [read]}] |oauth: {type: oauth2, flows: {password: {tokenUrl: 'https://a/token', scopes: {read: r}}, clientCredentials: {tokenUrl: 'https://a/token', scopes: {read: r}}}}"
    );
    "oauth-flow-removed": secure(
        "[{oauth: [read]}] |oauth: {type: oauth2, flows: {password: {tokenUrl: 'https://a/token', scopes: {read: r}}, clientCredentials: {tokenUrl: 'https://a/token', scopes: {read: r}}}}",
        "[{oauth: [read]}] |oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a/token', scopes: {read: r}}}}"
    );
    "oauth-scope-added": secure(
        "[{oauth: [read]}] |oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a/token', scopes: {read: r}}}}",
        "[{oauth: [read]}] |oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a/token', scopes: {read: r, write: w}}}}"
    );
    "oauth-scope-removed": secure(
        "[{oauth: [read]}] |oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a/token', scopes: {read: r, write: w}}}}",
        "[{oauth: [read]}] |oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a/token', scopes: {read: r}}}}"
    );
    "operation-deprecated": operation(
        "",
        "deprecated: true"
    );
    "operation-reactivated": operation(
        "deprecated: true",
        ""
    );
    "parameter-deprecated": operation(
        "parameters: [{name: limit, in: query, schema: {type: integer}}]",
        "parameters: [{name: limit, in: query, deprecated: true, schema: {type: integer}}]"
    );
    "parameter-reactivated": operation(
        "parameters: [{name: limit, in: query, deprecated: true, schema: {type: integer}}]",
        "parameters: [{name: limit, in: query, schema: {type: integer}}]"
    );
    "property-deprecated": pet(
        "{type: object, properties: {a: {type: string}}}",
        "{type: object, properties: {a: {type: string, deprecated: true}}}"
    );
    "property-reactivated": pet(
        "{type: object, properties: {a: {type: string, deprecated: true}}}",
        "{type: object, properties: {a: {type: string}}}"
    );
    "schema-deprecated": pet(
        "{type: object, properties: {a: {type: string}}}",
        "{type: object, properties: {a: {type: string}}, deprecated: true}"
    );
    "schema-reactivated": pet(
        "{type: object, properties: {a: {type: string}}, deprecated: true}",
        "{type: object, properties: {a: {type: string}}}"
    );
    "response-header-deprecated": operation(
        "responses: {'200': {description: ok, headers: {X-Rate: {schema: {type: integer}}}}}",
        "responses: {'200': {description: ok, headers: {X-Rate: {deprecated: true, schema: {type: integer}}}}}"
    );
    "response-header-reactivated": operation(
        "responses: {'200': {description: ok, headers: {X-Rate: {deprecated: true, schema: {type: integer}}}}}",
        "responses: {'200': {description: ok, headers: {X-Rate: {schema: {type: integer}}}}}"
    );
    "sunset-set": operation(
        "deprecated: true",
        "deprecated: true\nx-sunset: '2030-01-01'"
    );
    "sunset-deleted": operation(
        "deprecated: true\nx-sunset: '2030-01-01'",
        "deprecated: true"
    );
    "sunset-moved-later": operation(
        "deprecated: true\nx-sunset: '2030-01-01'",
        "deprecated: true\nx-sunset: '2031-01-01'"
    ) back Case::OTHERWISE;
    "sunset-moved-earlier": operation(
        "deprecated: true\nx-sunset: '2030-01-01'",
        "deprecated: true\nx-sunset: '2020-01-01'"
    );
    "sunset-too-soon": operation(
        "deprecated: true",
        "deprecated: true\nx-sunset: '2020-01-01'"
    );
    "sunset-invalid": operation(
        "deprecated: true",
        "deprecated: true\nx-sunset: 'soon'"
    );
    "stability-lowered": operation(
        "x-stability-level: stable",
        "x-stability-level: beta"
    );
    "stability-raised": operation(
        "x-stability-level: beta",
        "x-stability-level: stable"
    );
    "stability-invalid": operation(
        "x-stability-level: stable",
        "x-stability-level: ga"
    );
    "extensible-value-added": pet(
        "{type: object, properties: {name: {type: string, x-extensible-enum: [a]}}}",
        "{type: object, properties: {name: {type: string, x-extensible-enum: [a, b]}}}"
    );
    "extensible-value-removed": pet(
        "{type: object, properties: {name: {type: string, x-extensible-enum: [a, b]}}}",
        "{type: object, properties: {name: {type: string, x-extensible-enum: [a]}}}"
    );
    "server-added": top(
        "servers: [{url: https://a}]",
        "servers: [{url: https://a}, {url: https://b}]"
    );
    "server-removed": top(
        "servers: [{url: https://a}, {url: https://b}]",
        "servers: [{url: https://a}]"
    );
    "server-url-changed": top(
        "servers: [{url: https://a}]",
        "servers: [{url: https://b}]"
    );
    "default-server-changed": top(
        "servers: [{url: https://a}, {url: https://b}]",
        "servers: [{url: https://b}, {url: https://a}]"
    );
    "server-variable-default-changed": top(
        "servers: [{url: 'https://{t}.a', variables: {t: {default: eu}}}]",
        "servers: [{url: 'https://{t}.a', variables: {t: {default: us}}}]"
    );
    "server-variable-value-added": top(
        "servers: [{url: 'https://{t}.a', variables: {t: {default: eu, enum: [eu]}}}]",
        "servers: [{url: 'https://{t}.a', variables: {t: {default: eu, enum: [eu, us]}}}]"
    );
    "server-variable-value-removed": top(
        "servers: [{url: 'https://{t}.a', variables: {t: {default: eu, enum: [eu, us]}}}]",
        "servers: [{url: 'https://{t}.a', variables: {t: {default: eu, enum: [eu]}}}]"
    );
    "webhook-added": top(
        "",
        "webhooks: {newPet: {post: {responses: {'200': {description: ok}}}}}"
    );
    "webhook-removed": top(
        "webhooks: {newPet: {post: {responses: {'200': {description: ok}}}}}",
        ""
    );
    "callback-added": operation(
        "",
        "callbacks: {onEvent: {'{$request.body#/url}': {post: {responses: {'200': {description: ok}}}}}}"
    );
    "callback-removed": operation(
        "callbacks: {onEvent: {'{$request.body#/url}': {post: {responses: {'200': {description: ok}}}}}}",
        ""
    );
    "callback-url-changed": operation(
        "callbacks: {onEvent: {'{$request.body#/url}': {post: {responses: {'200': {description: ok}}}}}}",
        "callbacks: {onEvent: {'{$request.query.url}': {post: {responses: {'200': {description: ok}}}}}}"
    );
}
