//! References into the middle of a schema or an operation give the type that stands there, by its own name.

use std::collections::BTreeMap;

use clientwright::rust::Item;

use crate::made::{Made, locked, made};

const HEAD: &str = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n";

const PATHS: &str = "paths:
  /x:
    parameters:
    - {name: zone, in: query, schema: {type: string, enum: [near, far]}}
    get:
      parameters:
      - {name: mode, in: query, schema: {type: string, enum: [fast, slow]}}
      responses:
        '200':
          description: ok
          headers: {X-Kind: {schema: {type: string, enum: [big, small]}}}
          content: {application/json: {schema: {type: object, required: [n], properties: {n: {type: integer}, deep: {type: object, properties: {z: {type: string}}}}}}}
";

const PLACES: &str = "    A:
      type: object
      properties:
        b: {type: object, properties: {q: {type: string}, kind: {type: string, enum: [k, l]}}}
        list: {type: array, items: {type: object, properties: {w: {type: string}}}}
        map: {type: object, additionalProperties: {type: object, properties: {v: {type: boolean}}}}
        id: {type: string, format: uuid}
        other: {allOf: [{$ref: '#/components/schemas/T'}], description: Another name.}
        maybe: {type: [object, 'null'], properties: {m: {type: string}}}
    T: {type: array, prefixItems: [{type: object, properties: {t: {type: string}}}, {type: string}]}
    U: {oneOf: [{type: object, properties: {u: {type: string}}}, {type: string}]}
";

const USER: &str = "    User:
      type: object
      properties:
        property: {$ref: '#/components/schemas/A/properties/b'}
        deeper: {$ref: '#/components/schemas/A/properties/b/properties/kind'}
        item: {$ref: '#/components/schemas/A/properties/list/items'}
        list: {$ref: '#/components/schemas/A/properties/list'}
        value: {$ref: '#/components/schemas/A/properties/map/additionalProperties'}
        id: {$ref: '#/components/schemas/A/properties/id'}
        other: {$ref: '#/components/schemas/A/properties/other'}
        maybe: {$ref: '#/components/schemas/A/properties/maybe'}
        place: {$ref: '#/components/schemas/T/prefixItems/0'}
        branch: {$ref: '#/components/schemas/U/oneOf/0'}
        mode: {$ref: '#/paths/~1x/get/parameters/0/schema'}
        zone: {$ref: '#/paths/~1x/parameters/0/schema'}
        answer: {$ref: '#/paths/~1x/get/responses/200/content/application~1json/schema'}
        inner: {$ref: '#/paths/~1x/get/responses/200/content/application~1json/schema/properties/deep'}
        header: {$ref: '#/paths/~1x/get/responses/200/headers/X-Kind/schema'}
";

/// The type of each field of a struct.
fn fields(made: &Made, name: &str) -> BTreeMap<String, String> {
    let found = made.items().find_map(|item| match item {
        Item::Struct(item) if item.name.bare() == name => Some(item),
        _ => None,
    });
    let found = found.unwrap_or_else(|| panic!("no struct {name}"));
    found.fields.iter().map(|field| (field.name.bare().to_owned(), field.ty.to_string())).collect()
}

/// The names of all types with their keys.
fn types(made: &Made) -> BTreeMap<String, String> {
    made.krate.types.iter().map(|row| (row.key.to_string(), row.rust.clone())).collect()
}

fn document(components: &[&str]) -> String {
    format!("{HEAD}{PATHS}components:\n  schemas:\n{}", components.concat())
}

#[test]
fn each_place_gives_its_own_type() {
    let all = made(&document(&[PLACES, USER]));
    let expected = [
        ("property", "AB"),
        ("deeper", "AbKind"),
        ("item", "AListItem"),
        ("list", "Vec<AListItem>"),
        ("value", "AMapValue"),
        ("id", "Uuid"),
        ("other", "T"),
        ("maybe", "AMaybe"),
        ("place", "TPlace0"),
        ("branch", "UObject"),
        ("mode", "GetXMode"),
        ("zone", "XZone"),
        ("answer", "GetXResponse"),
        ("inner", "GetXResponseDeep"),
        ("header", "GetXResponseHeaderXKind"),
    ];
    let found = fields(&all, "User");
    for (field, ty) in expected {
        assert_eq!(found[field], ty, "{field}: {:?}", types(&all));
    }
}

#[test]
fn nothing_is_renamed_by_a_reference_and_no_order_matters() {
    let before = made(&document(&[PLACES]));
    let lock = before.lock();
    for components in [[PLACES, USER], [USER, PLACES]] {
        let text = document(&components);
        for after in [made(&text), locked(&text, &lock)] {
            let mut found = types(&after);
            assert_eq!(found.remove("User").as_deref(), Some("models::User"));
            let mut known = types(&before);
            // A header that nothing names has no type until something does.
            known.retain(|key, _| found.contains_key(key));
            assert_eq!(known.len(), types(&before).len());
            found.retain(|key, _| !known.contains_key(key));
            assert!(found.keys().all(|key| key.contains("header")), "{found:?}");
        }
    }
}

#[test]
fn a_component_that_is_such_a_reference_is_a_second_name() {
    let second = "    Second: {$ref: '#/components/schemas/A/properties/b'}\n    Third: {$ref: '#/components/schemas/Second'}\n";
    for components in [[PLACES, USER, second], [second, USER, PLACES]] {
        let all = made(&document(&components));
        let alias = |name: &str| {
            let found = all.items().find_map(|item| match item {
                Item::Alias(item) if item.name.bare() == name => Some(item.ty.to_string()),
                _ => None,
            });
            found.unwrap_or_else(|| panic!("no alias {name}: {:?}", types(&all)))
        };
        assert_eq!((alias("Second").as_str(), alias("Third").as_str()), ("AB", "Second"));
        assert_eq!(fields(&all, "User")["property"], "AB");
    }
}

#[test]
fn circles_of_such_references_end() {
    let circles = "    Own:
      type: object
      properties:
        own: {type: object, properties: {again: {$ref: '#/components/schemas/Own/properties/own'}, via: {$ref: '#/components/schemas/Own/properties/link'}}}
        link: {$ref: '#/components/schemas/Own/properties/own'}
        lists: {type: array, items: {$ref: '#/components/schemas/Own/properties/lists'}}
        maps: {type: object, additionalProperties: {type: array, items: {$ref: '#/components/schemas/Own/properties/maps'}}}
        round: {$ref: '#/components/schemas/Own/properties/about'}
        about: {$ref: '#/components/schemas/Own/properties/round'}
        same: {allOf: [{$ref: '#/components/schemas/Own/properties/same'}]}
    One: {type: object, properties: {a: {type: object, properties: {one: {type: string}, to: {$ref: '#/components/schemas/Two/properties/b'}}}}}
    Two: {type: object, properties: {b: {type: object, properties: {two: {type: string}, to: {$ref: '#/components/schemas/One/properties/a'}}}}}
";
    let all = made(&document(&[circles]));
    let own = fields(&all, "Own");
    assert_eq!((own["own"].as_str(), own["link"].as_str()), ("OwnOwn", "OwnOwn"));
    assert_eq!((own["lists"].as_str(), own["maps"].as_str()), ("OwnLists", "OwnMaps"));
    let inner = fields(&all, "OwnOwn");
    assert_eq!((inner["again"].as_str(), inner["via"].as_str()), ("Box<OwnOwn>", "Box<OwnOwn>"));
    let held: Vec<String> = all
        .items()
        .filter_map(|item| match item {
            Item::Newtype(item) => Some(format!("{}({})", item.name.bare(), item.held)),
            _ => None,
        })
        .collect();
    assert_eq!(held, ["OwnLists(Vec<OwnLists>)", "OwnMaps(BTreeMap<String, Vec<OwnMaps>>)"]);
    let to =
        |name: &str| fields(&all, name)["to"].trim_start_matches("Box<").trim_end_matches('>').to_owned();
    assert_eq!((to("OneA").as_str(), to("TwoB").as_str()), ("TwoB", "OneA"));
}

/// A member of an `allOf` is merged into what it is a part of: there is no type that a reference to it could give.
#[test]
fn what_has_no_type_of_its_own_gets_one() {
    let merged = "    Whole: {allOf: [{$ref: '#/components/schemas/A'}, {type: object, properties: {part: {type: object, properties: {p: {type: string}}}}}]}
    Part: {type: object, properties: {part: {$ref: '#/components/schemas/Whole/allOf/1'}}}
";
    let all = made(&document(&[PLACES, merged]));
    assert_eq!(fields(&all, "Part")["part"], "Whole1");
    assert_eq!(fields(&all, "Whole1")["part"], fields(&all, "Whole")["part"]);
}

#[test]
fn variants_are_called_after_what_they_are() {
    let union = "    Choice: {oneOf: [{$ref: '#/components/schemas/A/properties/b'}, {$ref: '#/components/schemas/T'}]}\n";
    let all = made(&document(&[PLACES, union]));
    let variants: Vec<String> = all
        .union("Choice")
        .variants
        .iter()
        .map(|variant| {
            format!("{}({})", variant.name.bare(), variant.ty().map(ToString::to_string).unwrap_or_default())
        })
        .collect();
    assert_eq!(variants, ["Object(AB)", "T(T)"]);
}

#[test]
fn definitions_of_2_0_do_the_same() {
    let text = "swagger: '2.0'\ninfo: {title: T, version: '1'}\npaths: {}\ndefinitions:
  User: {type: object, properties: {b: {$ref: '#/definitions/A/properties/b'}}}
  A: {type: object, properties: {b: {type: object, properties: {q: {type: string}}}}}\n";
    let all = made(text);
    assert_eq!((fields(&all, "User")["b"].as_str(), fields(&all, "A")["b"].as_str()), ("AB", "AB"));
}
