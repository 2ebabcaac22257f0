//! Documents that nobody would write but to do harm, each as large as its size says.
//!
//! `cargo xtask hostile` runs the command on all of them at full size; a test does at a part of it, with limits that are
//! lower by as much.

use std::fmt::Write as _;

use serde_json::{Map, Value as Json, json};

/// What becomes of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// A crate is written, or a comparison is made.
    Written,
    /// It is refused with this code.
    Refused(&'static str),
}

use Outcome::{Refused, Written};

/// A document, and what is expected of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hostile {
    /// What it is about.
    pub(crate) name: &'static str,
    /// Makes it.
    pub(crate) make: fn(usize) -> String,
    /// Its full size, in whatever it is made of.
    pub(crate) size: usize,
    /// The size at which a test tries it, where that is not a hundredth.
    pub(crate) small: Option<usize>,
    /// The limit that it meets, where it is one that grows with the size.
    pub(crate) limit: Option<(&'static str, usize)>,
    /// What becomes of it.
    pub(crate) outcome: Outcome,
    /// Makes the version after it, where it is a comparison of the two that is tried.
    pub(crate) next: Option<fn(usize) -> String>,
}

impl Hostile {
    /// The same, tried by a test at this size.
    const fn small(self, size: usize) -> Self {
        Self { small: Some(size), ..self }
    }
}

const OVER: Outcome = Refused("CW0005");

const fn row(
    name: &'static str,
    make: fn(usize) -> String,
    size: usize,
    limit: Option<(&'static str, usize)>,
    outcome: Outcome,
) -> Hostile {
    Hostile { name, make, size, small: None, limit, outcome, next: None }
}

const fn pair(
    name: &'static str,
    make: fn(usize) -> String,
    next: fn(usize) -> String,
    size: usize,
    outcome: Outcome,
) -> Hostile {
    Hostile { name, make, size, small: None, limit: None, outcome, next: Some(next) }
}

/// All of them, stage by stage.
pub(crate) const ALL: &[Hostile] = &[
    // The text.
    row("yaml-brackets", |n| yaml(&format!("x-a: {}{}", "[".repeat(n), "]".repeat(n))), 80_000, None, OVER),
    row("yaml-braces", |n| yaml(&format!("x-a: {}{}", "{a: ".repeat(n), "}".repeat(n))), 80_000, None, OVER),
    row("yaml-open-brackets", |n| yaml(&format!("x-a: {}", "[".repeat(n))), 80_000, None, OVER),
    row("yaml-dashes", |n| yaml(&format!("x-a:\n  {}a", "- ".repeat(n))), 50_000, None, OVER),
    row(
        "broken-json-brackets",
        |n| format!("{{\"openapi\":\"3.1.0\",\"paths\":{}", "[".repeat(n)),
        80_000,
        None,
        OVER,
    ),
    row("broken-json-long", broken_json, 300_000, Some(("nodes", NODES)), Refused("CW0002")),
    row(
        "yaml-list",
        |n| yaml(&format!("x-a:\n{}", "- 1\n".repeat(n))),
        14_000_000,
        Some(("nodes", NODES)),
        OVER,
    ),
    row(
        "yaml-objects",
        |n| yaml(&format!("x-a:\n{}", "- {a: 1}\n".repeat(n))),
        3_000_000,
        Some(("nodes", NODES)),
        OVER,
    ),
    row(
        "json-list",
        |n| jsonish(&format!("[{}1]", "1,".repeat(n))),
        28_000_000,
        Some(("nodes", NODES)),
        OVER,
    ),
    row(
        "json-objects",
        |n| jsonish(&format!("[{}1]", "{\"a\":1},".repeat(n))),
        5_000_000,
        Some(("nodes", NODES)),
        OVER,
    ),
    row(
        "json-below-limit",
        |n| jsonish(&format!("[{}1]", "{\"a\":1},".repeat(n))),
        NODES / 2 - 100,
        Some(("nodes", NODES)),
        Refused("CW0604"),
    )
    .small(NODES / 200 - 100),
    row(
        "yaml-below-limit",
        |n| yaml(&format!("x-a:\n{}", "- {a: 1}\n".repeat(n))),
        NODES / 2 - 100,
        Some(("nodes", NODES)),
        Refused("CW0604"),
    )
    .small(NODES / 200 - 100),
    row("alias-bomb", alias_bomb, 10, None, OVER),
    row("alias-text", alias_text, 10_000, Some(("text_bytes", 128 << 20)), OVER),
    row("merge-keys", merge_keys, 3_000, Some(("nodes", NODES)), OVER),
    row(
        "long-line",
        |n| yaml(&format!("x-a: \"{}\"", "x y ".repeat(n))),
        10_000_000,
        None,
        Refused("CW0604"),
    ),
    row(
        "long-plain-text",
        |n| yaml(&format!("x-a: {}x", "x\n  ".repeat(n))),
        3_000_000,
        None,
        Refused("CW0604"),
    ),
    row("long-key", |n| jsonish(&format!("{{\"{}\":1}}", "x".repeat(n))), 5_000_000, None, OVER),
    row(
        "same-key",
        |n| jsonish(&format!("{{{}\"a\":1}}", "\"a\":1,".repeat(n))),
        300_000,
        None,
        Refused("CW0604"),
    ),
    row("large-file", |n| yaml(&"#".repeat(n)), 70 << 20, Some(("file_bytes", 64 << 20)), OVER),
    // Words.
    row("quotes", |n| described(&"> ".repeat(n)), 50_000, None, Written),
    row("lists-in-lists", |n| described(&"- ".repeat(n)), 50_000, None, Written),
    row("paragraphs", |n| described(&"a\n\n".repeat(n)), 1_000_000, None, Written),
    row("emphasis", |n| described(&"*a **a ".repeat(n)), 30_000, None, Written),
    row("links", |n| described(&format!("{}a{}", "[".repeat(n), "](b)".repeat(n))), 50_000, None, Written),
    row("title-of-quotes", |n| titled(&"> ".repeat(n)), 50_000, None, Written),
    // References.
    row("chain-of-references", chain, 20_000, None, Written),
    row("chain-of-wrappers", wrappers, 20_000, None, Written),
    row("chain-that-ends-in-null", chain_of_null, 20_000, None, Written),
    row("uses-of-a-chain", uses_of_chain, 15_000, None, Written),
    row("chain-of-lists", chain_of_lists, 20_000, None, Written),
    row("names-that-are-missing", missing, 8_000, None, Written),
    row("paths-that-double", doubling, 24, None, OVER),
    row("copied-data", |n| copied(json!(vec![1; n])), 50_000, None, OVER).small(2_500),
    row("copied-text", |n| copied(json!("x".repeat(n))), 1_000_000, Some(("text_bytes", 128 << 20)), OVER),
    row("schemas-in-schemas", moved, 100_000, Some(("nodes", NODES)), OVER),
    row("schemas-with-ids", ids, 30_000, None, Written),
    row("anchors-of-one-name", anchors, 20_000, None, Written),
    row("names-that-are-alike", alike_names, 20_000, None, Written),
    row("names-below-names", long_pointers, 20_000, None, OVER),
    row("templates", templates, 2_000, Some(("types", 50_000)), OVER),
    row("paths-of-paths", path_items, 1_500, Some(("types", 50_000)), OVER),
    // Schemas.
    row("all-of-links", all_of_links, 2_600, Some(("members", 150_000)), OVER).small(130),
    row("all-of-diamonds", diamonds, 200, None, Written),
    row("all-of-wide", all_of_wide, 5_000, None, Written),
    row("unions-of-each-other", mutual_unions, 600, Some(("branches", 100_000)), OVER).small(80),
    row("unions-that-multiply", products, 8, None, Written),
    row("union-of-many", union, 10_000, None, Written),
    row("tagged-union-of-many", tagged, 10_000, None, Written),
    row("many-unions-of-many", many_unions, 300, Some(("branches", 100_000)), OVER).small(50),
    row("nested-unions", nested_unions, 7, Some(("types", 50_000)), OVER).small(4),
    row("chain-of-unions-that-end", chain_of_strings, 20_000, None, Written),
    row("chain-of-unions", chain_of_unions, 10_000, None, Written),
    row("unions-that-are-merged", merged_unions, 10_000, None, Written),
    row("everything-in-everything", dense, 420, Some(("members", 150_000)), OVER).small(50),
    row(
        "long-enum",
        |n| schema(json!({"enum": (0..n).collect::<Vec<_>>()})),
        1_000_000,
        Some(("type_members", 20_000)),
        OVER,
    ),
    row("alike-values", alike_values, 16_000, None, Written),
    row(
        "wide-object",
        |n| schema(json!({"properties": strings(n)})),
        100_000,
        Some(("type_members", 20_000)),
        OVER,
    ),
    row("patterns-of-names", patterns, 10_000, None, Written),
    row("components-of-components", components, 3_500, None, Written),
    row("many-types", many_types, 100_000, Some(("types", 50_000)), OVER),
    row("structs-in-structs", structs, 20_000, None, Written),
    row("variants-in-variants", variants, 5_000, None, Written),
    row("long-names", long_names, 60, None, OVER),
    // Examples.
    row("lists-of-lists", |n| lists(n, 10), 13, None, Written),
    row("lists-of-long-lists", |n| lists(n, 999), 5, None, Written),
    row("objects-of-objects", objects, 12, None, Written),
    row("example-of-choices", choices, 40, None, Written),
    row(
        "pattern-bomb",
        |_| schema(json!({"type": "string", "pattern": "^((((a{1000}){1000}){1000}){10})$"})),
        1,
        None,
        Written,
    ),
    row(
        "pattern-of-classes",
        |_| schema(json!({"type": "string", "pattern": "([\\w\\p{L}]{500}){500}", "example": "a"})),
        1,
        None,
        Written,
    ),
    row("long-text", |_| schema(json!({"type": "string", "minLength": 2_000_000_000})), 1, None, Written),
    row(
        "long-example",
        |n| schema(json!({"type": "string", "example": "x".repeat(n)})),
        20_000_000,
        None,
        Written,
    ),
    row(
        "unique-items",
        |n| {
            schema(
                json!({"type": "array", "uniqueItems": true, "items": {"type": "integer"}, "example": (0..n).collect::<Vec<_>>()}),
            )
        },
        100_000,
        None,
        Written,
    ),
    // Operations.
    row("many-operations", operations, 100_000, Some(("operations", 10_000)), OVER),
    row("operations-below-limit", operations, 9_900, None, Written),
    row("many-parameters", parameters, 8_000, None, Written),
    row("long-path", long_path, 20_000, Some(("name_bytes", 8 << 10)), OVER),
    row("many-media-types", media_types, 5_000, None, Written),
    row("many-schemes", schemes, 3_000, None, Written),
    // Comparisons.
    pair("diff-of-renamed-types", many_types, renamed_types, 8_000, Written),
    pair("diff-of-renamed-members", wide, renamed_members, 15_000, Written),
    pair("diff-of-operations", operations, renamed_operations, 4_000, Written),
    pair("diff-of-components", components, other_components, 2_000, Written),
    pair("diff-of-chains", structs, other_structs, 20_000, Written),
    pair("diff-of-references", chain, other_chain, 20_000, Written),
    pair("diff-of-unions", union, other_union, 5_000, Written),
    pair("diff-of-circles", circles, other_circles, 1_000, Written).small(60),
    pair("diff-of-diamonds", objects, other_objects, 12, Written),
    pair("diff-of-values", alike_values, |n| alike_values(n / 2), 16_000, Written),
    pair("diff-of-turned-values", alike_values, turned_values, 16_000, Written),
    pair("diff-of-parameters", parameters, renamed_parameters, 8_000, Written),
    pair(
        "diff-of-arguments",
        arguments,
        |n| arguments(n).replace("\"name\":\"p", "\"name\":\"q"),
        4_000,
        Written,
    ),
    pair("diff-of-unnamed-branches", tagged, other_tagged, 4_000, Written),
    pair("diff-of-patterns", patterns, |n| patterns(n).replace("\"^p", "\"^q"), 10_000, Written),
    pair("diff-of-media-types", media_types, other_media_types, 5_000, Written),
    pair("diff-of-headers", headers, |n| headers(n).replace("\"X-", "\"Y-"), 5_000, Written),
    pair("diff-of-schemes", schemes, other_schemes, 3_000, Written),
    pair("diff-of-security", sets, |n| sets(n).replace("\"read", "\"write"), 3_000, Written),
    pair(
        "diff-of-servers",
        servers,
        |n| servers(n).replace("\"v", "\"w").replace("//a", "//b"),
        3_000,
        Written,
    ),
    pair("diff-of-tags", tags, |n| tags(n).replace("\"t", "\"u"), 5_000, Written),
    pair("diff-of-callbacks", callbacks, |n| callbacks(n).replace("\"c", "\"d"), 2_000, Written),
    pair("diff-of-errors", errors, |n| errors(n).replace("\"string\"", "\"integer\""), 3_000, Written),
    pair("diff-of-what-all-use", shared, |n| shared(n).replace("\"string\"", "\"integer\""), 5_000, Written),
];

const NODES: usize = 1_500_000;

fn yaml(rest: &str) -> String {
    format!("openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {{}}\n{rest}\n")
}

fn jsonish(value: &str) -> String {
    format!(
        "{{\"openapi\":\"3.1.0\",\"info\":{{\"title\":\"T\",\"version\":\"1\"}},\"paths\":{{}},\"x-a\":{value}}}"
    )
}

fn reference(name: impl std::fmt::Display) -> Json {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

/// A document with these schemas, the one called `S0` in a body and in an answer.
fn document(schemas: Map<String, Json>, paths: Json) -> String {
    json!({"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": paths, "components": {"schemas": schemas}}).to_string()
}

fn used(schemas: impl IntoIterator<Item = (String, Json)>) -> String {
    let content = json!({"application/json": {"schema": reference("S0")}});
    let call = json!({"operationId": "p", "requestBody": {"required": true, "content": content.clone()}, "responses": {"200": {"description": "ok", "content": content}}});
    document(schemas.into_iter().collect(), json!({"/a": {"post": call}}))
}

fn schema(schema: Json) -> String {
    used([("S0".to_owned(), schema)])
}

/// `S0` to `S{n - 1}`, each from its number.
fn numbered(n: usize, of: impl Fn(usize) -> Json) -> impl Iterator<Item = (String, Json)> {
    (0..n).map(move |index| (format!("S{index}"), of(index)))
}

fn last(n: usize, schema: Json) -> impl Iterator<Item = (String, Json)> {
    std::iter::once((format!("S{n}"), schema))
}

fn strings(n: usize) -> Json {
    (0..n).map(|index| (format!("p{index}"), json!({"type": "string"}))).collect::<Map<_, _>>().into()
}

fn broken_json(n: usize) -> String {
    format!("{} oops", jsonish(&format!("[{}1]", "{\"a\":[1,2]},".repeat(n))))
}

fn alias_bomb(n: usize) -> String {
    let mut text = "x-0: &a0 [1,1,1,1,1,1,1,1,1,1]\n".to_owned();
    for index in 1..n {
        let before = vec![format!("*a{}", index - 1); 10].join(",");
        let _ = writeln!(text, "x-{index}: &a{index} [{before}]");
    }
    yaml(&text)
}

fn alias_text(n: usize) -> String {
    yaml(&format!("x-b: &b \"{}\"\nx-a:\n{}", "x".repeat(20_000), "- *b\n".repeat(n)))
}

fn merge_keys(n: usize) -> String {
    let members: Vec<String> = (0..1000).map(|index| format!("k{index}: 1")).collect();
    yaml(&format!("x-b: &b {{{}}}\nx-a:\n{}", members.join(", "), "- <<: *b\n".repeat(n)))
}

fn described(words: &str) -> String {
    schema(json!({"type": "object", "description": words}))
}

fn titled(words: &str) -> String {
    let call = json!({"summary": words, "description": words, "responses": {"200": {"description": words}}});
    json!({"openapi": "3.1.0", "info": {"title": "T", "version": "1", "description": words}, "paths": {"/a": {"get": call}}}).to_string()
}

fn chain(n: usize) -> String {
    used(
        numbered(n, |index| reference(format!("S{}", index + 1)))
            .chain(last(n, json!({"type": "object", "properties": strings(2)}))),
    )
}

fn wrappers(n: usize) -> String {
    let wrapper = |index| json!({"description": "x", "allOf": [reference(format!("S{}", index + 1))]});
    used(numbered(n, wrapper).chain(last(n, json!({"type": "object", "properties": strings(2)}))))
}

fn other_chain(n: usize) -> String {
    chain(n).replace("\"string\"", "\"integer\"")
}

fn chain_of_null(n: usize) -> String {
    used(
        numbered(n, |index| reference(format!("S{}", index + 1)))
            .chain(last(n, json!({"type": ["string", "null"]}))),
    )
}

/// A chain of references into which as many members lead.
fn uses_of_chain(n: usize) -> String {
    let members: Map<String, Json> =
        (0..n).map(|index| (format!("p{index}"), reference(format!("S{}", 1 + index % 10)))).collect();
    used(
        numbered(n, |index| reference(format!("S{}", index + 1)))
            .skip(1)
            .chain(last(n, json!({"type": "object", "properties": strings(2)})))
            .chain([("S0".to_owned(), json!({"type": "object", "properties": members}))]),
    )
}

fn chain_of_lists(n: usize) -> String {
    let list = |index| json!({"type": "array", "items": reference(format!("S{}", index + 1))});
    used(numbered(n, list).chain(last(n, json!({"type": "string"}))))
}

/// Unions of the next one and of strings: each is a string in the end.
fn chain_of_strings(n: usize) -> String {
    let union = |index| json!({"anyOf": [reference(format!("S{}", index + 1)), {"type": "string", "format": "date"}]});
    used(numbered(n, union).chain(last(n, json!({"type": "string"}))))
}

fn chain_of_unions(n: usize) -> String {
    let object = |index| json!({"type": "object", "required": [format!("p{index}")], "properties": {(format!("p{index}")): {"type": "string"}}});
    let union = |index| json!({"anyOf": [reference(format!("S{}", index + 1)), object(index)]});
    used(numbered(n, union).chain(last(n, object(n))))
}

/// Unions of each of which several branches are read as one, which is a type of its own.
fn merged_unions(n: usize) -> String {
    let union = |_| json!({"anyOf": [{"type": "string"}, {"type": "string", "format": "date"}, {"type": "object", "properties": strings(1)}]});
    used(numbered(n, union))
}

/// Types that are two, one in another, the innermost of which has a member that answers do not have.
fn variants(n: usize) -> String {
    let link = |index| json!({"type": "object", "required": ["id", "n"], "properties": {"id": {"type": "string", "readOnly": true}, "n": reference(format!("S{}", index + 1))}});
    let end = json!({"type": "object", "required": ["w"], "properties": {"w": {"type": "string", "writeOnly": true}}});
    used(numbered(n, link).chain(last(n, end)))
}

fn other_structs(n: usize) -> String {
    let text = structs(n);
    let (before, after) = text.rsplit_once("\"string\"").unwrap_or((&text, ""));
    format!("{before}\"integer\"{after}")
}

fn missing(n: usize) -> String {
    let properties: Map<String, Json> =
        (0..n).map(|index| (format!("p{index}"), reference(format!("Nowhere{index}")))).collect();
    used(
        numbered(n, |_| json!({"type": "string"}))
            .skip(1)
            .chain([("S0".to_owned(), json!({"type": "object", "properties": properties}))]),
    )
}

fn doubling(n: usize) -> String {
    let item = |index: usize| {
        let callback = json!({"u": {"$ref": format!("#/components/pathItems/P{}", index + 1)}});
        json!({"get": {"responses": {}, "callbacks": {"a": callback.clone(), "b": callback}}})
    };
    let items: Map<String, Json> = (0..n)
        .map(|index| (format!("P{index}"), item(index)))
        .chain([(format!("P{n}"), json!({"get": {"responses": {}}}))])
        .collect();
    json!({"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {"/a": {"$ref": "#/components/pathItems/P0"}}, "components": {"pathItems": items}}).to_string()
}

/// A thousand paths that are one path with this in it.
fn copied(data: Json) -> String {
    let same = (0..1_000).map(|index| (format!("/b{index}"), json!({"$ref": "#/paths/~1a"})));
    let mut paths: Map<String, Json> = same.collect();
    paths.insert("/a".to_owned(), json!({"get": {"responses": {}, "x-a": data}}));
    document(Map::new(), paths.into())
}

/// Objects in each other, each of which is referred to, with a long list in the innermost one.
fn moved(n: usize) -> String {
    let nested = (0..30).fold(
        json!({"enum": (0..n).collect::<Vec<_>>()}),
        |inner, _| json!({"type": "object", "properties": {"a": inner}}),
    );
    let pointer = |depth: usize| format!("#/components/schemas/S1{}", "/properties/a".repeat(depth));
    let all: Map<String, Json> =
        (1..30).map(|depth| (format!("p{depth}"), json!({"$ref": pointer(depth)}))).collect();
    used([("S0".to_owned(), json!({"type": "object", "properties": all})), ("S1".to_owned(), nested)])
}

/// Schemas beside `S0` in its `$defs`, referred to by its properties.
fn defined(
    n: usize,
    name: impl Fn(usize) -> String,
    target: impl Fn(usize) -> String,
    of: impl Fn(usize) -> Json,
) -> String {
    let all: Map<String, Json> =
        (0..n).map(|index| (format!("p{index}"), json!({"$ref": target(index)}))).collect();
    let definitions: Map<String, Json> = (0..n).map(|index| (name(index), of(index))).collect();
    schema(json!({"type": "object", "properties": all, "$defs": definitions}))
}

fn ids(n: usize) -> String {
    let uri = |index| format!("http://example.com/s{index}");
    // A type has 20,000 members at most.
    let second = |index: usize| uri(index / 2);
    defined(
        n / 2,
        |index| format!("d{index}"),
        second,
        |index| json!({"$id": uri(index), "type": "object", "properties": strings(1), "$defs": {"e": {"$id": format!("more{index}")}}}),
    )
}

fn anchors(n: usize) -> String {
    defined(
        n,
        |index| format!("d{index}"),
        |_| "#same".to_owned(),
        |_| json!({"$anchor": "same", "type": "string"}),
    )
}

fn alike_names(n: usize) -> String {
    let signs =
        |index: usize| (0..15).map(|bit| if index >> bit & 1 == 1 { '!' } else { '?' }).collect::<String>();
    defined(
        n,
        |index| format!("a{}", signs(index)),
        |index| format!("#/components/schemas/S0/$defs/a{}", signs(index)),
        |_| json!({"type": "string"}),
    )
}

fn long_pointers(n: usize) -> String {
    let all: Map<String, Json> =
        (0..n).map(|index| (format!("p{index}"), json!({"$ref": "#same"}))).collect();
    let inner = json!({"type": "object", "properties": all, "$anchor": "same"});
    schema((0..50).fold(inner, |inner, index| json!({"type": "object", "properties": {format!("{index}{}", "x".repeat(8_000)): inner}})))
}

/// A schema with a dynamic reference, bound to something else by each of the properties.
fn templates(n: usize) -> String {
    let list = json!({"type": "object", "properties": (0..50).map(|index| (format!("p{index}"), json!({"type": "array", "items": {"$dynamicRef": "#T"}}))).collect::<Map<_, _>>(), "$defs": {"T": {"$dynamicAnchor": "T", "not": {}}}});
    let bound = |index: usize| json!({"$ref": "#/components/schemas/List", "$defs": {"T": {"$dynamicAnchor": "T", "$ref": format!("#/components/schemas/S{index}")}}});
    let all: Map<String, Json> = (1..n).map(|index| (format!("p{index}"), bound(index))).collect();
    used(
        numbered(n, |_| json!({"type": "object", "properties": strings(1)})).skip(1).chain([
            ("S0".to_owned(), json!({"type": "object", "properties": all})),
            ("List".to_owned(), list),
        ]),
    )
}

fn path_items(n: usize) -> String {
    let members: Map<String, Json> = (0..200)
        .map(|index| (format!("p{index}"), json!({"type": "object", "properties": strings(1)})))
        .collect();
    let answer = json!({"description": "ok", "content": {"application/json": {"schema": {"type": "object", "properties": members}}}});
    let mut paths: Map<String, Json> =
        (0..n).map(|index| (format!("/b{index}"), json!({"$ref": "#/paths/~1a"}))).collect();
    paths.insert("/a".to_owned(), json!({"get": {"responses": {"200": answer}}}));
    document(Map::new(), paths.into())
}

fn all_of_links(n: usize) -> String {
    let own = |index| json!({"type": "object", "properties": {(format!("p{index}")): {"type": "string"}}});
    used(
        numbered(n, |index| json!({"allOf": [reference(format!("S{}", index + 1)), own(index)]}))
            .chain(last(n, json!({"type": "object"}))),
    )
}

fn diamonds(n: usize) -> String {
    let twice = |index: usize| {
        let next = reference(format!("S{}", index + 1));
        json!({"allOf": [next.clone(), next.clone(), {"allOf": [next, reference(format!("S{n}"))]}]})
    };
    used(numbered(n, twice).chain(last(n, json!({"type": "object"}))))
}

fn all_of_wide(n: usize) -> String {
    let part = |index| json!({"type": "object", "properties": {(format!("p{index}")): {"type": "string"}, "same": {"type": "string"}}});
    let all: Vec<Json> = (1..n).map(|index| reference(format!("S{index}"))).collect();
    used(numbered(n, part).skip(1).chain([("S0".to_owned(), json!({"allOf": all}))]))
}

fn marked(mark: impl std::fmt::Display) -> Json {
    json!({"type": "object", "required": [format!("k{mark}")], "properties": {(format!("k{mark}")): {"type": "string"}}})
}

fn mutual_unions(n: usize) -> String {
    used(numbered(n, |index| {
        let next = [1, 7].map(|step| reference(format!("S{}", (index + step) % n)));
        json!({"anyOf": next.into_iter().chain([marked(index)]).collect::<Vec<_>>()})
    }))
}

fn products(n: usize) -> String {
    let union = |index: usize| json!({"oneOf": (0..8).map(|branch| marked(format!("{index}x{branch}"))).collect::<Vec<_>>()});
    schema(json!({"allOf": (0..n).map(union).collect::<Vec<_>>()}))
}

fn union(n: usize) -> String {
    let all: Vec<Json> = (1..n).map(|index| reference(format!("S{index}"))).collect();
    used(numbered(n, marked).skip(1).chain([("S0".to_owned(), json!({"anyOf": all}))]))
}

fn tagged(n: usize) -> String {
    let branch = |index| json!({"type": "object", "required": ["k"], "properties": {"k": {"const": format!("v{index}")}}});
    schema(json!({"oneOf": (0..n).map(branch).collect::<Vec<_>>()}))
}

fn many_unions(n: usize) -> String {
    let all: Vec<Json> = (0..1000).map(|index| reference(format!("B{index}"))).collect();
    let branches = (0..1000).map(|index| (format!("B{index}"), marked(index)));
    used(numbered(n, |_| json!({"oneOf": all.clone()})).chain(branches))
}

fn nested_unions(depth: usize) -> String {
    fn nested(depth: usize) -> Json {
        let branch = |index: usize| json!({"type": "object", "required": [format!("k{depth}x{index}")], "properties": {(format!("k{depth}x{index}")): nested(depth - 1)}});
        if depth == 0 {
            json!({"type": "string"})
        } else {
            json!({"oneOf": (0..5).map(branch).collect::<Vec<_>>()})
        }
    }
    schema(nested(depth))
}

fn dense(n: usize) -> String {
    let all: Map<String, Json> =
        (0..n).map(|index| (format!("p{index}"), reference(format!("S{index}")))).collect();
    used(numbered(n, |_| json!({"type": "object", "properties": all.clone()})))
}

fn alike_values(n: usize) -> String {
    let value =
        |index: usize| (0..15).map(|bit| if index >> bit & 1 == 1 { '-' } else { '_' }).collect::<String>();
    schema(
        json!({"type": "string", "enum": (0..n).map(|index| format!("a{}", value(index))).collect::<Vec<_>>()}),
    )
}

fn patterns(n: usize) -> String {
    let all: Map<String, Json> = (0..n)
        .map(|index| (format!("^p{index}$"), json!({"type": "object", "properties": strings(1)})))
        .collect();
    schema(json!({"type": "object", "patternProperties": all}))
}

/// Components with twenty references each, that have what one of them has.
fn components(n: usize) -> String {
    let of = |index: usize| {
        let all: Map<String, Json> = (0..20)
            .map(|member| (format!("p{member}"), reference(format!("S{}", (index * 7 + member) % n))))
            .collect();
        json!({"type": "object", "properties": all, "allOf": [reference("Base")]})
    };
    used(numbered(n, of).chain([("Base".to_owned(), json!({"type": "object", "properties": strings(1)}))]))
}

fn many_types(n: usize) -> String {
    used(numbered(n, |_| json!({"type": "object", "properties": strings(1)})))
}

fn renamed_types(n: usize) -> String {
    let of = |index| json!({"type": "object", "properties": {"q": {"type": "string"}, (format!("p{index}")): {"type": "integer"}}});
    let all =
        numbered(n, of).map(|(name, schema)| (if name == "S0" { name } else { format!("{name}x") }, schema));
    used(all)
}

fn wide(n: usize) -> String {
    schema(json!({"type": "object", "properties": strings(n)}))
}

fn renamed_members(n: usize) -> String {
    let all: Map<String, Json> =
        (0..n).map(|index| (format!("q{index}"), json!({"type": "string"}))).collect();
    schema(json!({"type": "object", "properties": all}))
}

/// The same values from the last to the first: whatever is numbered has another number.
fn turned_values(n: usize) -> String {
    let mut document: Json = serde_json::from_str(&alike_values(n)).expect("JSON");
    if let Some(values) = document["components"]["schemas"]["S0"]["enum"].as_array_mut() {
        values.reverse();
        values.truncate(n - n / 3);
    }
    document.to_string()
}

/// A call whose parameters are all arguments of one function.
fn arguments(n: usize) -> String {
    parameters(n).replace("\"in\":\"query\"", "\"in\":\"query\",\"required\":true")
}

fn renamed_parameters(n: usize) -> String {
    parameters(n).replace("\"name\":\"p", "\"name\":\"q")
}

fn other_tagged(n: usize) -> String {
    tagged(n).replace("\"v", "\"w").replace("\"required\":[\"k\"],", "")
}

/// Names that mean the same format, beside ranges that have none of them in it.
fn other_media_types(n: usize) -> String {
    let names = media_types(n).replace("application/x", "text/y").replace("+json\"", "/*\"");
    names.replace("text/y", "a")
}

fn other_schemes(n: usize) -> String {
    schemes(n).replace("\"s", "\"t").replace("\"tecurity", "\"security").replace("\"tchemas", "\"schemas")
}

fn headers(n: usize) -> String {
    let all: Map<String, Json> =
        (0..n).map(|index| (format!("X-{index}"), json!({"schema": {"type": "string"}}))).collect();
    document(
        Map::new(),
        json!({"/a": {"get": {"responses": {"200": {"description": "ok", "headers": all}}}}}),
    )
}

/// One scheme with many scopes, and a call that takes any one of them.
fn sets(n: usize) -> String {
    let scopes: Map<String, Json> = (0..n).map(|index| (format!("read{index}"), json!("d"))).collect();
    let sets: Vec<Json> = (0..n).map(|index| json!({"auth": [format!("read{index}")]})).collect();
    let flows = json!({"clientCredentials": {"tokenUrl": "https://a.example/t", "scopes": scopes}});
    json!({"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {"/a": {"get": {"security": sets, "responses": {"200": {"description": "ok"}}}}}, "components": {"securitySchemes": {"auth": {"type": "oauth2", "flows": flows}}}}).to_string()
}

/// Many servers, and one with many variables that have many values.
fn servers(n: usize) -> String {
    let mut all: Vec<Json> =
        (0..n).map(|index| json!({"url": format!("https://a{index}.example/")})).collect();
    let values: Vec<String> = (0..n).map(|index| format!("v{index}")).collect();
    let variables: Map<String, Json> = (0..50)
        .map(|index| {
            (
                format!("x{index}"),
                json!({"default": "v0", "enum": values.iter().take(n / 50 + 1).collect::<Vec<_>>()}),
            )
        })
        .collect();
    let names: Vec<String> = (0..50).map(|index| format!("{{x{index}}}")).collect();
    all.push(json!({"url": format!("https://c.example/{}", names.join("/")), "variables": variables}));
    json!({"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "servers": all, "paths": {"/a": {"get": {"responses": {"200": {"description": "ok"}}}}}}).to_string()
}

/// A call with many tags, and each of them described.
fn tags(n: usize) -> String {
    let names: Vec<String> = (0..n).map(|index| format!("t{index}")).collect();
    let described: Vec<Json> = names.iter().map(|name| json!({"name": name, "description": "d"})).collect();
    json!({"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "tags": described, "paths": {"/a": {"get": {"tags": names, "responses": {"200": {"description": "ok"}}}}}}).to_string()
}

fn callbacks(n: usize) -> String {
    let call = json!({"post": {"responses": {"200": {"description": "ok"}}}});
    let all: Map<String, Json> =
        (0..n).map(|index| (format!("c{index}"), json!({"{$request.query.url}": call.clone()}))).collect();
    let parameter = json!({"name": "url", "in": "query", "schema": {"type": "string"}});
    document(
        Map::new(),
        json!({"/a": {"get": {"parameters": [parameter], "callbacks": all, "responses": {"200": {"description": "ok"}}}}}),
    )
}

/// Operations with errors of their own.
fn errors(n: usize) -> String {
    let answer = |index: usize| json!({"description": "no", "content": {"application/json": {"schema": {"type": "object", "properties": {(format!("p{index}")): {"type": "string"}}}}}});
    let call = |index: usize| json!({"get": {"operationId": format!("o{index}"), "responses": {"200": {"description": "ok"}, "404": answer(index), "409": answer(index + 1)}}});
    document(
        Map::new(),
        (0..n).map(|index| (format!("/a{index}"), call(index))).collect::<Map<_, _>>().into(),
    )
}

/// A type of many members that many operations use.
fn shared(n: usize) -> String {
    let answer =
        json!({"200": {"description": "ok", "content": {"application/json": {"schema": reference("S0")}}}});
    let call = |index: usize| json!({"get": {"operationId": format!("o{index}"), "responses": answer}});
    document(
        Map::from_iter([("S0".to_owned(), json!({"type": "object", "properties": strings(n)}))]),
        (0..n).map(|index| (format!("/a{index}"), call(index))).collect::<Map<_, _>>().into(),
    )
}

fn renamed_operations(n: usize) -> String {
    operations(n).replace("\"/a", "\"/b").replace("\"operationId\":\"o", "\"operationId\":\"q")
}

fn other_components(n: usize) -> String {
    components(n).replace("\"p7\"", "\"q7\"").replace("\"string\"", "\"integer\"")
}

fn other_union(n: usize) -> String {
    union(n).replace("\"string\"", "\"integer\"")
}

/// Schemas that lead to each of the next thirty, round and round.
fn circles(n: usize) -> String {
    let of = |index: usize| {
        let all: Map<String, Json> = (1..30)
            .map(|step| (format!("p{step}"), reference(format!("S{}", (index * step + step) % n))))
            .collect();
        json!({"type": "object", "properties": all})
    };
    used(numbered(n, of))
}

fn other_circles(n: usize) -> String {
    circles(n).replace("\"p29\"", "\"q29\"")
}

fn other_objects(n: usize) -> String {
    objects(n).replace("\"string\"", "\"integer\"")
}

fn structs(n: usize) -> String {
    let link = |index| json!({"type": "object", "required": ["n"], "properties": {"n": reference(format!("S{}", index + 1))}});
    used(numbered(n, link).chain(last(n, json!({"type": "string"}))))
}

fn long_names(n: usize) -> String {
    let nested = (0..n).fold(json!({"type": "string"}), |inner, index| json!({"type": "object", "properties": {(format!("{}{index}", "p".repeat(1_000))): inner}}));
    schema(nested)
}

fn lists(n: usize, items: usize) -> String {
    used(numbered(n, |index| json!({"type": "array", "minItems": items, "items": reference(format!("S{}", index + 1))})).chain(last(n, json!({"type": "string", "minLength": 100}))))
}

fn objects(n: usize) -> String {
    let object = |index: usize| {
        let members: Map<String, Json> =
            (0..10).map(|member| (format!("p{member}"), reference(format!("S{}", index + 1)))).collect();
        json!({"type": "object", "required": members.keys().collect::<Vec<_>>(), "properties": members})
    };
    used(numbered(n, object).chain(last(n, json!({"type": "string"}))))
}

fn choices(n: usize) -> String {
    let object = |index: usize| {
        let next = reference(format!("S{}", index + 1));
        json!({"anyOf": [{"type": "object", "properties": {"a": next.clone()}}, {"type": "object", "properties": {"a": next, "b": {"type": "string"}}}]})
    };
    let example = (0..n).fold(json!("no"), |inner, _| json!({"a": inner}));
    let mut schemas: Map<String, Json> =
        numbered(n, object).chain(last(n, json!({"type": "integer"}))).collect();
    schemas["S0"]["example"] = example;
    used(schemas)
}

fn operations(n: usize) -> String {
    let call = |index: usize| json!({"get": {"operationId": format!("o{index}"), "tags": [format!("t{}", index % 50)], "responses": {"200": {"description": "ok"}}}});
    document(
        Map::new(),
        (0..n).map(|index| (format!("/a{index}"), call(index))).collect::<Map<_, _>>().into(),
    )
}

fn parameters(n: usize) -> String {
    let list: Vec<Json> = (0..n)
        .map(|index| json!({"name": format!("p{index}"), "in": "query", "schema": {"type": "string"}}))
        .collect();
    document(
        Map::new(),
        json!({"/a": {"get": {"parameters": list, "responses": {"200": {"description": "ok"}}}}}),
    )
}

fn long_path(n: usize) -> String {
    let path: String = (0..n).map(|index| format!("/{{p{index}}}")).collect();
    document(Map::new(), json!({path: {"get": {"responses": {"200": {"description": "ok"}}}}}))
}

fn media_types(n: usize) -> String {
    let content: Map<String, Json> = (0..n)
        .map(|index| {
            (
                format!("application/x{index}+json"),
                json!({"schema": {"type": "object", "properties": strings(1)}}),
            )
        })
        .collect();
    document(
        Map::new(),
        json!({"/a": {"get": {"responses": {"200": {"description": "ok", "content": content}}}}}),
    )
}

fn schemes(n: usize) -> String {
    let all: Map<String, Json> = (0..n).map(|index| (format!("s{index}"), json!([]))).collect();
    let declared: Map<String, Json> = (0..n)
        .map(|index| {
            (format!("s{index}"), json!({"type": "apiKey", "in": "header", "name": format!("h{index}")}))
        })
        .collect();
    json!({"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {"/a": {"get": {"security": vec![all; 20], "responses": {"200": {"description": "ok"}}}}}, "components": {"securitySchemes": declared}}).to_string()
}
