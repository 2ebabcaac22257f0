//! References to anywhere become references to components.

use serde_json::Value as Json;

use super::{at, tree, tree_of, yaml};

const HEAD: &str = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n";

fn components(text: &str) -> String {
    format!("{HEAD}components:\n  schemas:\n{text}")
}

fn names(json: &Json) -> Vec<&str> {
    at(json, "/components/schemas").as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn files_become_components_named_by_what_they_are() {
    let entry =
        components("    A: {properties: {pet: {$ref: './models/pet.yaml'}, tag: {$ref: 'all.yaml#/Tag'}}}\n");
    let (json, read) = tree(&[
        ("api/openapi.yaml", &entry),
        ("api/models/pet.yaml", "properties: {again: {$ref: pet.yaml}, tag: {$ref: '../all.yaml#/Tag'}}"),
        ("api/all.yaml", "Tag: {type: string}"),
    ]);
    assert_eq!(read.lines(), Vec::<String>::new());
    assert_eq!(names(&json), ["A", "pet", "Tag"]);
    assert_eq!(at(&json, "/components/schemas/A/properties/pet/$ref"), "#/components/schemas/pet");
    assert_eq!(at(&json, "/components/schemas/pet/properties/again/$ref"), "#/components/schemas/pet");
    assert_eq!(at(&json, "/components/schemas/pet/properties/tag/$ref"), "#/components/schemas/Tag");
}

#[test]
fn a_component_that_is_a_file_keeps_its_own_name() {
    let entry =
        components("    Pet: {$ref: './pet.yaml'}\n    B: {properties: {pet: {$ref: './pet.yaml'}}}\n");
    let (json, read) = tree(&[
        ("openapi.yaml", &entry),
        ("pet.yaml", "{type: object, properties: {up: {$ref: 'openapi.yaml#/components/schemas/B'}}}"),
    ]);
    assert_eq!(read.lines(), Vec::<String>::new());
    assert_eq!(names(&json), ["Pet", "B"]);
    assert_eq!(at(&json, "/components/schemas/Pet/type"), "object");
    assert_eq!(at(&json, "/components/schemas/Pet/properties/up/$ref"), "#/components/schemas/B");
    assert_eq!(at(&json, "/components/schemas/B/properties/pet/$ref"), "#/components/schemas/Pet");
}

#[test]
fn a_file_belongs_to_the_component_that_leads_there_directly() {
    let entry = components(
        "    Alias: {$ref: alias.yaml}\n    Pet: {$ref: parts.yaml#/Pet}\n    Range: {$ref: range.yaml}\n",
    );
    let (json, read) = tree(&[
        ("openapi.yaml", &entry),
        ("alias.yaml", "$ref: range.yaml"),
        ("parts.yaml", "Pet: {$ref: pet.yaml}"),
        ("pet.yaml", "{properties: {range: {$ref: alias.yaml}}}"),
        ("range.yaml", "type: object"),
    ]);
    assert_eq!(names(&json), ["Alias", "Pet", "Range"]);
    let schemas = at(&json, "/components/schemas");
    assert_eq!(schemas["Pet"], yaml("{properties: {range: {$ref: '#/components/schemas/Range'}}}"));
    assert_eq!(schemas["Alias"], yaml("{$ref: '#/components/schemas/Range'}"));
    assert_eq!(schemas["Range"], yaml("{type: object}"));
    assert_eq!(read.lines(), [""; 0]);
}

#[test]
fn a_collision_gets_a_qualifier() {
    let entry = components(
        "    Pet: {type: string}\n    B: {properties: {a: {$ref: 'x.yaml#/Pet'}, b: {$ref: 'y.yaml#/Pet'}}}\n",
    );
    let (json, _) = tree(&[
        ("openapi.yaml", &entry),
        ("x.yaml", "Pet: {type: integer}"),
        ("y.yaml", "Pet: {type: boolean}"),
    ]);
    assert_eq!(names(&json), ["Pet", "B", "x_Pet", "y_Pet"]);
}

#[test]
fn what_the_entry_document_is_called_is_in_no_name() {
    let entry = components(
        "    A: {$defs: {Tag: {type: string}}, properties: {a: {$ref: '#/components/schemas/A/$defs/Tag'}}}\n    \
         B: {properties: {a: {$ref: '#/paths/~1b/Tag'}}}\n    Tag: {type: integer}\npaths: {/b: {Tag: {type: number}}}\n",
    );
    let (json, _) = tree(&[("openapi.yaml", &entry)]);
    assert_eq!(names(&json), ["A", "B", "Tag", "A_Tag", "b_Tag"]);
}

#[test]
fn files_of_one_name_are_told_apart_by_what_they_are_about() {
    let entry = components(
        "    A: {properties: {a: {$ref: r/nfs/models/bad.yaml}, b: {$ref: r/apps/models/bad.yaml}, c: {$ref: r/apps/old/models/bad.yaml}}}\n",
    );
    let file = "type: string";
    let (json, _) = tree(&[
        ("openapi.yaml", &entry),
        ("r/nfs/models/bad.yaml", file),
        ("r/apps/models/bad.yaml", file),
        ("r/apps/old/models/bad.yaml", file),
    ]);
    assert_eq!(names(&json), ["A", "bad", "apps_bad", "old_bad"]);
}

#[test]
fn local_references_to_odd_places_become_components() {
    let text = format!(
        "{HEAD}paths:\n  /users/{{id}}:\n    get:\n      responses:\n        '200':\n          description: d\n          content:\n            \
         application/json: {{schema: {{type: object}}}}\ncomponents:\n  schemas:\n    \
         A: {{properties: {{owner: {{type: object}}, list: {{items: {{type: string}}}}}}}}\n    \
         B:\n      properties:\n        o: {{$ref: '#/components/schemas/A/properties/owner'}}\n        \
         i: {{$ref: '#/components/schemas/A/properties/list/items'}}\n        \
         u: {{$ref: '#/paths/~1users~1%7Bid%7D/get/responses/200/content/application~1json/schema'}}\n",
    );
    let (json, read) = tree_of(&text);
    assert_eq!(read.lines(), Vec::<String>::new());
    assert_eq!(names(&json), ["A", "B", "A_owner", "A_list_item", "users_id_get_200"]);
}

#[test]
fn files_may_refer_to_each_other_in_circles_and_bear_any_name() {
    let entry = components(
        "    A: {properties: {a: {$ref: 'parts/%C3%BC%20b.yaml'}, b: {$ref: 'parts/c.yaml#/x~1y/%7Bz%7D'}}}\n",
    );
    let (json, read) = tree(&[
        ("openapi.yaml", &entry),
        ("parts/ü b.yaml", "properties: {c: {$ref: 'c.yaml#/x~1y/{z}'}}"),
        (
            "parts/c.yaml",
            "x/y: {'{z}': {properties: {b: {$ref: './ü b.yaml'}, a: {$ref: '../openapi.yaml#/components/schemas/A'}}}}",
        ),
    ]);
    assert_eq!(read.lines(), [""; 0]);
    let [_, first, second] = names(&json)[..] else { panic!("{:?}", names(&json)) };
    let to = |name: &str| format!("#/components/schemas/{name}");
    let schemas = at(&json, "/components/schemas");
    assert_eq!(schemas["A"]["properties"]["a"]["$ref"], to(first));
    assert_eq!(schemas["A"]["properties"]["b"]["$ref"], to(second));
    assert_eq!(schemas[first]["properties"]["c"]["$ref"], to(second));
    assert_eq!(schemas[second]["properties"]["b"]["$ref"], to(first));
    assert_eq!(schemas[second]["properties"]["a"]["$ref"], to("A"));
}

#[test]
fn names_come_from_the_end_of_the_way() {
    let entry = components(
        "    A:\n      properties:\n        a: {$ref: '#/x-shared/Tag'}\n        b: {$ref: 'd.json#/group/Kind'}\n        \
         c: {$ref: 'd.json#/$defs/Deep/properties/schema'}\n        d: {$ref: 'models/index.yaml'}\nx-shared: {Tag: {type: string}}\n",
    );
    let d = "{group: {Kind: {type: string}}, $defs: {Deep: {properties: {schema: {type: integer}}}}}";
    let (json, read) =
        tree(&[("openapi.yaml", &entry), ("d.json", d), ("models/index.yaml", "type: object")]);
    assert_eq!(read.lines(), Vec::<String>::new());
    assert_eq!(names(&json), ["A", "Tag", "Kind", "Deep_schema", "models"]);
}

#[test]
fn definitions_inside_of_schemas_become_components() {
    let (json, read) = tree_of(&components(
        "    A:\n      $defs: {Tag: {type: string}}\n      properties: {t: {$ref: '#/components/schemas/A/$defs/Tag'}, u: {$ref: '#/$defs/Tag'}}\n",
    ));
    assert_eq!(read.lines(), Vec::<String>::new());
    assert_eq!(names(&json), ["A", "Tag"]);
    assert_eq!(at(&json, "/components/schemas/A/properties/u/$ref"), "#/components/schemas/Tag");
    assert!(json.pointer("/components/schemas/A/$defs").is_none());
}

/// What nothing refers to has no effect in JSON Schema, and whoever wrote it is told; an alias and a dynamic anchor are
/// followed without a component of their own.
#[test]
fn definitions_that_nothing_refers_to_are_told() {
    let text = "    A:\n      $defs: {Unused: {type: string, odd: 1}, Used: {type: string}, Alias: {$ref: '#/components/schemas/B'}}\n      \
         definitions: {Inner: {$defs: {Deeper: {}}}, T: {$dynamicAnchor: T, type: string}, U: {$dynamicAnchor: U}, Outer: {$ref: '#/components/schemas/B', $defs: {In: {}}}}\n      \
         properties: {u: {$ref: '#/components/schemas/A/$defs/Used'}, a: {$ref: '#/components/schemas/A/$defs/Alias'}}\n    \
         B: {$defs: [1], items: {$dynamicRef: '#T'}}\n    C: {$ref: '#/components/schemas/B', definitions: {Beside: {}}}\n";
    let told = [
        "CW0120 openapi.yaml:6:15 nothing refers to the definition `Unused`; it is left out",
        "CW0120 openapi.yaml:7:21 nothing refers to the definition `Inner`; it is left out",
        "CW0120 openapi.yaml:7:89 nothing refers to the definition `U`; it is left out",
        "CW0120 openapi.yaml:7:161 nothing refers to the definition `In`; it is left out",
        "CW0108 openapi.yaml:9:9 `$defs` has to be an object, but is a list; it is left out",
        "CW0120 openapi.yaml:10:55 nothing refers to the definition `Beside`; it is left out",
    ];
    for version in ["3.0.0", "3.1.0"] {
        let (_, read) = tree_of(&components(text).replace("3.1.0", version));
        let lines: Vec<String> =
            read.lines().into_iter().filter(|line| !line.starts_with("CW0110")).collect();
        assert_eq!(lines, told, "{version}");
    }
}

#[test]
fn identifiers_and_anchors_are_followed() {
    let (json, read) = tree_of(&components(
        "    A:\n      $id: https://example.com/schemas/a\n      $defs: {x: {$anchor: X, type: string}}\n      \
         properties: {x: {$ref: '#X'}, y: {$ref: '#/$defs/x'}, b: {$ref: b}}\n    \
         B: {$id: 'https://example.com/schemas/b', type: integer}\n    C: {$ref: 'https://example.com/schemas/a#X'}\n",
    ));
    assert_eq!(read.lines(), Vec::<String>::new());
    assert_eq!(at(&json, "/components/schemas/A/properties/b/$ref"), "#/components/schemas/B");
    // `C` is nothing but the anchored schema, so it is what stands for it.
    assert_eq!(at(&json, "/components/schemas/A/properties/x/$ref"), "#/components/schemas/C");
    assert_eq!(at(&json, "/components/schemas/A/properties/y/$ref"), "#/components/schemas/C");
    assert_eq!(at(&json, "/components/schemas/C/type"), "string");
}

#[test]
fn dynamic_references_are_bound_where_the_document_says_to_what() {
    let (json, read) = tree_of(&components(
        "    List:\n      $defs: {T: {$dynamicAnchor: T}}\n      type: object\n      properties: {items: {type: array, items: {$dynamicRef: '#T'}}}\n    \
         User: {type: object}\n    \
         UserList: {$ref: '#/components/schemas/List', $defs: {T: {$dynamicAnchor: T, $ref: '#/components/schemas/User'}}}\n    \
         Node: {$dynamicAnchor: node, properties: {next: {$dynamicRef: '#node'}}}\n",
    ));
    assert_eq!(read.lines(), Vec::<String>::new());
    assert_eq!(at(&json, "/components/schemas/UserList/$ref"), "#/components/schemas/List_User");
    let items = "/components/schemas/List_User/properties/items/items/$ref";
    assert_eq!(at(&json, items), "#/components/schemas/User");
    assert_eq!(at(&json, "/components/schemas/Node/properties/next/$ref"), "#/components/schemas/Node");
}

#[test]
fn recursive_references_lead_to_their_component() {
    let (json, read) = tree_of(&components(
        "    Tree: {$recursiveAnchor: true, properties: {kids: {items: {$recursiveRef: '#'}}}}\n",
    ));
    assert_eq!(read.lines(), Vec::<String>::new());
    assert_eq!(at(&json, "/components/schemas/Tree/properties/kids/items/$ref"), "#/components/schemas/Tree");
}

#[test]
fn what_leads_nowhere_is_told_and_becomes_any_value() {
    let text = components(
        "    Pet: {type: object}\n    B:\n      properties:\n        a: {$ref: '#/components/schemas/Pett'}\n",
    );
    let (json, read) = tree_of(&text);
    assert_eq!(
        read.lines(),
        ["CW0104 openapi.yaml:8:13 `#/components/schemas/Pett` leads nowhere: there is no `Pett`"]
    );
    assert_eq!(read.diagnostics.iter().next().unwrap().help.as_deref(), Some("Did you mean `Pet`?"));
    let broken = at(&json, "/components/schemas/B/properties/a/x-cw-invalid");
    assert!(broken.as_str().unwrap().contains("leads nowhere"));
}

#[test]
fn what_nothing_can_stand_for_is_left_out_and_its_owner_marked() {
    let text = format!(
        "{HEAD}paths:\n  /a:\n    get:\n      parameters: [{{$ref: '#/components/parameters/No'}}, {{$ref: '#/components/parameters/Loop'}}]\n      \
         responses: {{'200': {{$ref: '#/components/responses/No'}}}}\n  /b: {{$ref: './no.yaml'}}\ncomponents:\n  parameters:\n    \
         Loop: {{$ref: '#/components/parameters/Loop'}}\n",
    );
    let (json, read) = tree_of(&text);
    assert_eq!(at(&json, "/paths/~1a/get/parameters"), &yaml("[]"));
    assert!(json.pointer("/paths/~1a/get/x-cw-invalid").is_some());
    assert!(json.pointer("/paths/~1a/get/responses/x-cw-invalid").is_some());
    assert!(json.pointer("/paths/~1b/x-cw-invalid").is_some());
    let codes: Vec<&str> = read.diagnostics.iter().map(|found| found.code.id).collect();
    assert_eq!(codes, ["CW0104", "CW0104", "CW0104", "CW0106"]);
}

/// What a reference takes with it where it does not lead to an object is told at the reference, however long the way.
#[test]
fn a_reference_to_no_object_is_told_where_it_stands() {
    for (what, target, why) in [
        ("paths", "x-text", "there is a string, not `paths`"),
        ("components", "x-list", "there is a list, not `components`"),
        ("components", "x-far", "`#/x-no` leads nowhere"),
        ("paths", "x-far", "`#/x-no` leads nowhere"),
    ] {
        let text = format!(
            "openapi: 3.1.0\ninfo: {{title: t, version: '1'}}\n{what}:\n  $ref: '#/{target}'\n  /a: {{get: {{}}}}\n\
             x-text: a\nx-list: [1]\nx-far: {{$ref: '#/x-no'}}\n"
        );
        let (_, read) = tree_of(&text);
        let told = read.lines().into_iter().find(|line| line.starts_with("CW0104 openapi.yaml:4:3"));
        assert!(told.as_ref().is_some_and(|told| told.contains(why)), "{what} {target}: {:?}", read.lines());
    }
    let text = format!("{HEAD}paths:\n  /a: {{$ref: '#/info/title'}}\n");
    let (json, read) = tree_of(&text);
    assert!(json.pointer("/paths/~1a/x-cw-invalid").is_some());
    assert_eq!(
        read.lines(),
        ["CW0104 openapi.yaml:4:8 `#/info/title` leads nowhere: there is a string, not a path item"]
    );
}

#[test]
fn circles_of_references_are_broken() {
    let (json, read) = tree_of(&components(
        "    A: {$ref: '#/components/schemas/B'}\n    B: {$ref: '#/components/schemas/A'}\n    C: {$ref: '#/components/schemas/A'}\n",
    ));
    assert!(read.lines().iter().all(|line| line.starts_with("CW0106")), "{:?}", read.lines());
    assert!(json.pointer("/components/schemas/A/x-cw-invalid").is_some());
    assert!(json.pointer("/components/schemas/B/x-cw-invalid").is_some());
    assert_eq!(at(&json, "/components/schemas/C/$ref"), "#/components/schemas/A");
}

#[test]
fn path_items_are_written_out_even_from_files() {
    let entry = format!(
        "{HEAD}paths:\n  /a: {{$ref: 'paths/a.yaml'}}\n  /b: {{$ref: '#/components/pathItems/B', summary: own}}\ncomponents:\n  pathItems:\n    B: {{summary: theirs, get: {{responses: {{}}}}}}\n"
    );
    let (json, read) = tree(&[
        ("openapi.yaml", &entry),
        ("paths/a.yaml", "get: {responses: {'200': {$ref: '../r.yaml'}}}"),
        ("r.yaml", "description: ok"),
    ]);
    assert_eq!(read.lines(), Vec::<String>::new());
    assert_eq!(at(&json, "/paths/~1a/get/responses/200/$ref"), "#/components/responses/r");
    assert_eq!(at(&json, "/components/responses/r/description"), "ok");
    assert_eq!(at(&json, "/paths/~1b/summary"), "own");
    assert!(json.pointer("/paths/~1b/get").is_some());
}

/// A Reference Object has no other member than texts (OpenAPI 3.1, Reference Object).
#[test]
fn siblings_of_references_to_other_objects_than_schemas_are_told() {
    let text = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths:\n  /a:\n    get:\n      \
         parameters: [{$ref: '#/components/parameters/p', required: true, description: d, x-own: 1}]\n      \
         responses: {200: {$ref: '#/components/responses/r', content: {}}}\n\
         components: {parameters: {p: {name: p, in: query, schema: {}}}, responses: {r: {description: ok}}}\n";
    let (_, read) = tree_of(text);
    assert_eq!(
        read.lines(),
        [
            "CW0107 openapi.yaml:6:56 `required` beside a `$ref` has no effect in 3.1",
            "CW0107 openapi.yaml:7:59 `content` beside a `$ref` has no effect in 3.1",
        ]
    );
}

#[test]
fn siblings_of_references_count_since_3_1() {
    let text = "    B: {}\n    A: {properties: {b: {$ref: '#/components/schemas/B', description: d, maxLength: 3}}}\n";
    let (json, read) = tree_of(&components(text));
    assert_eq!(read.lines(), Vec::<String>::new());
    assert_eq!(
        at(&json, "/components/schemas/A/properties/b"),
        &yaml("{description: d, maxLength: 3, allOf: [{$ref: '#/components/schemas/B'}]}")
    );
    let (json, read) = tree_of(&components(text).replace("3.1.0", "3.0.0"));
    assert_eq!(read.lines(), ["CW0107 openapi.yaml:6:74 `maxLength` beside a `$ref` has no effect in 3.0"]);
    assert_eq!(
        at(&json, "/components/schemas/A/properties/b"),
        &yaml("{description: d, allOf: [{$ref: '#/components/schemas/B'}]}")
    );
}

#[test]
fn discriminators_name_components() {
    let entry = components(
        "    Cat: {type: object}\n    Pet:\n      oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: dog.yaml}]\n      \
         discriminator: {propertyName: kind, mapping: {c: Cat, d: dog.yaml, e: '#/components/schemas/Cat', f: Nobody}}\n",
    );
    let (json, _) = tree(&[("openapi.yaml", &entry), ("dog.yaml", "type: object")]);
    assert_eq!(
        at(&json, "/components/schemas/Pet/discriminator/mapping"),
        &yaml(
            "{c: '#/components/schemas/Cat', d: '#/components/schemas/dog', e: '#/components/schemas/Cat', f: Nobody}"
        )
    );
}

#[test]
fn nothing_is_fetched_and_nothing_outside_is_read() {
    let entry = components("    A: {$ref: 'https://example.com/a.json'}\n    B: {$ref: '../secret.yaml'}\n");
    let (_, read) = tree(&[("api/openapi.yaml", &entry), ("secret.yaml", "type: string")]);
    let lines = read.lines();
    assert!(lines[0].starts_with("CW0105") && lines[0].contains("network"), "{lines:?}");
    assert!(lines[1].starts_with("CW0104") && lines[1].contains("outside"), "{lines:?}");
    let help: Vec<_> = read.diagnostics.iter().map(|found| found.help.clone().unwrap_or_default()).collect();
    assert!(help[0].contains("Keep a copy of `https://example.com/a.json` beside the document"), "{help:?}");
    assert!(help[1].contains("--root"), "{help:?}");
}

#[test]
fn own_identifier_of_a_document_is_followed() {
    let entry = "openapi: 3.2.0\n$self: https://example.com/api/openapi.yaml\ninfo: {title: t, version: '1'}\ncomponents:\n  schemas:\n    \
                 A: {type: string}\n    B: {properties: {a: {$ref: 'https://example.com/api/openapi.yaml#/components/schemas/A'}, c: {$ref: 'https://example.com/api/c.yaml'}}}\n";
    let (json, read) = tree(&[("openapi.yaml", entry), ("c.yaml", "type: integer")]);
    assert_eq!(read.lines(), Vec::<String>::new());
    assert_eq!(at(&json, "/components/schemas/B/properties/a/$ref"), "#/components/schemas/A");
    assert_eq!(at(&json, "/components/schemas/B/properties/c/$ref"), "#/components/schemas/c");
}

#[test]
fn fragments_that_are_written_as_if_part_of_the_entry_are_read_so() {
    let entry = format!(
        "{HEAD}paths:\n  /a: {{$ref: 'a.yaml'}}\ncomponents:\n  schemas:\n    Pet: {{type: object}}\n"
    );
    let item = "get: {responses: {'200': {description: d, content: {a/b: {schema: {$ref: '#/components/schemas/Pet'}}}}}}";
    let (json, read) = tree(&[("openapi.yaml", &entry), ("a.yaml", item)]);
    let schema = "/paths/~1a/get/responses/200/content/a~1b/schema/$ref";
    assert_eq!(at(&json, schema), "#/components/schemas/Pet");
    assert!(read.lines()[0].starts_with("CW0115 a.yaml:1:"), "{:?}", read.lines());
    assert_eq!(read.lines().len(), 1);
}

#[test]
fn slips_in_references_are_understood() {
    let (json, read) = tree(&[
        (
            "openapi.yaml",
            &components(
                "    A: {$ref: '#components/schemas/B'}\n    B: {$ref: '.\\models\\b.yaml'}\n    C: {$ref: '#/definitions/B'}\n",
            ),
        ),
        ("models/b.yaml", "type: string"),
    ]);
    assert_eq!(read.lines(), Vec::<String>::new());
    assert_eq!(at(&json, "/components/schemas/A/$ref"), "#/components/schemas/B");
    assert_eq!(at(&json, "/components/schemas/B/type"), "string");
    assert_eq!(at(&json, "/components/schemas/C/$ref"), "#/components/schemas/B");
}

#[test]
fn requirements_may_name_schemes_by_uri() {
    let text = "openapi: 3.2.0\ninfo: {title: t, version: '1'}\nsecurity: [{'#/components/securitySchemes/key': []}, {'s.yaml#/other': [a]}]\n\
                paths: {}\ncomponents: {securitySchemes: {key: {type: http, scheme: basic}}}\n";
    let (json, read) = tree(&[("openapi.yaml", text), ("s.yaml", "other: {type: http, scheme: bearer}")]);
    assert_eq!(read.lines(), Vec::<String>::new());
    assert_eq!(at(&json, "/security"), &yaml("[{key: []}, {other: [a]}]"));
    assert_eq!(at(&json, "/components/securitySchemes/other/scheme"), "bearer");
}
