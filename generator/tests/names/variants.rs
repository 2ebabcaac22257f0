//! Variants of unions.

use clientwright::rust::{Holds, UnionEnum};

use crate::made::{Made, locked, made};

/// A document with these schemas, of which an operation sends and receives the first one.
fn schemas(text: &str) -> String {
    let first = text.trim_start().split(':').next().unwrap();
    format!(
        "openapi: 3.1.0\ninfo: {{title: Things, version: '1'}}\npaths:\n  /x:\n    post:\n      operationId: post_x\n      \
         requestBody: {{required: true, content: {{application/json: {{schema: {{$ref: '#/components/schemas/{first}'}}}}}}}}\n      \
         responses: {{'200': {{description: Good., content: {{application/json: {{schema: {{$ref: '#/components/schemas/{first}'}}}}}}}}}}\n\
         components:\n  schemas:\n{text}"
    )
}

fn variants(union: &UnionEnum) -> Vec<String> {
    let shown = |variant: &clientwright::rust::Variant| match &variant.holds {
        Holds::Value(ty) => format!("{}({ty})", variant.name.bare()),
        Holds::Text(_) => variant.name.bare().to_owned(),
    };
    union.variants.iter().map(shown).collect()
}

fn of(made: &Made, name: &str) -> Vec<String> {
    variants(made.union(name))
}

#[test]
fn texts_are_variants_without_a_value_and_without_a_type() {
    let document = "openapi: 3.0.3\ninfo: {title: Watch, version: '1'}\npaths:\n  /watch/{from_timestamp}:\n    get:\n      \
                    operationId: getWatchHistoryDiff\n      parameters: [{name: from_timestamp, in: path, required: true, schema: \
                    {oneOf: [{type: integer}, {type: string, enum: [previous]}]}}]\n      responses: {'204': {description: Good.}}\n";
    let made = made(document);
    assert_eq!(made.types(), ["FromTimestamp"]);
    assert_eq!(of(&made, "FromTimestamp"), ["Integer(i64)", "Previous"]);
    assert!(made.union("FromTimestamp").unknown.is_none(), "nothing is read");
    let made = self::made(&schemas(
        "    Choice:\n      anyOf: [{const: none}, {const: auto}, {$ref: '#/components/schemas/Off'}, {type: integer}]\n    \
         Off: {type: string, enum: ['off']}\n",
    ));
    assert_eq!(of(&made, "Choice"), ["None", "Auto", "Off", "Integer(i64)"]);
    assert_eq!(made.types(), ["Choice"]);
    assert!(made.union("Choice").unknown.is_some(), "a text that nobody knows is kept");
}

#[test]
fn branches_have_the_names_of_their_components_and_no_dead_types_beside_them() {
    let made = made(&schemas(
        "    Task:\n      type: object\n      required: [id]\n      properties: {id: {type: string}}\n      \
         oneOf: [{$ref: '#/components/schemas/Copy'}, {$ref: '#/components/schemas/Drop'}]\n    \
         Copy: {type: object, required: [from], properties: {from: {type: string}, to: {type: string}}}\n    \
         Drop: {type: object, required: [table], properties: {table: {type: string}, to: {type: string}}}\n",
    ));
    assert_eq!(of(&made, "Task"), ["Copy(TaskCopy)", "Drop(TaskDrop)"]);
    assert_eq!(made.types(), ["Task", "TaskCopy", "TaskDrop"]);
}

#[test]
fn tags_titles_members_and_kinds_follow_in_this_order() {
    let made = made(&schemas(
        "    All:\n      type: object\n      properties:\n        \
         tagged: {oneOf: [{type: object, required: [kind], properties: {kind: {const: copy}}}, {type: object, required: [kind], \
         properties: {kind: {const: drop}}}]}\n        \
         titled: {oneOf: [{title: One thing, type: object, properties: {t: {type: string}}}, {title: Other thing, type: object, \
         properties: {t: {type: integer}}}]}\n        again: {type: object, properties: {t: {type: string}}}\n        \
         member: {oneOf: [{type: object, required: [Paused], properties: {Paused: {type: string}}}, {type: object, required: \
         [Running], properties: {Running: {type: string}}}]}\n        \
         kind: {oneOf: [{type: string}, {type: array, items: {type: integer}}, {type: object, properties: {a: {type: string}}}]}\n        \
         alike: {oneOf: [{type: object, properties: {b: {type: string}}}, {type: object, properties: {b: {type: integer}}}]}\n",
    ));
    assert_eq!(of(&made, "AllTagged"), ["Copy(AllTaggedCopy)", "Drop(AllTaggedDrop)"]);
    assert_eq!(
        of(&made, "AllTitled"),
        ["One(TOnly)", "Other(OtherThing)"],
        "a type that is shared has no title, its place has"
    );
    assert_eq!(of(&made, "AllMember"), ["Paused(AllMemberPaused)", "Running(AllMemberRunning)"]);
    assert_eq!(of(&made, "AllKind"), ["Text(String)", "IntegerList(Vec<i64>)", "Object(AllKindObject)"]);
    assert_eq!(
        of(&made, "AllAlike"),
        ["Object(AllAlikeObject)", "Object2(AllAlikeObject2)"],
        "numbers are the last resort"
    );
}

#[test]
fn what_all_names_share_is_cut() {
    let object = |name: &str, member: &str| {
        format!(
            "    {name}: {{type: object, required: [{member}], properties: {{{member}: {{type: string}}}}}}\n"
        )
    };
    let branches = |names: &[&str]| {
        let refs: Vec<_> =
            names.iter().map(|name| format!("{{$ref: '#/components/schemas/{name}'}}")).collect();
        let all: String = names.iter().map(|name| object(name, &name.to_lowercase())).collect();
        format!("      anyOf: [{}]\n{all}", refs.join(", "))
    };
    for (names, found) in [
        (["ResponseTextDeltaEvent", "ResponseTextDoneEvent"], ["Delta", "Done"]),
        (["StreamCat", "Dog"], ["Cat", "Dog"]),
        (["CatStream", "Dog"], ["Cat", "Dog"]),
        (["Pet", "PetCat"], ["Pet", "PetCat"]),
        (["EventA", "EventB"], ["A", "B"]),
    ] {
        let made = made(&schemas(&format!("    Stream:\n{}", branches(&names))));
        let union: Vec<_> = made.union("Stream").variants.iter().map(|variant| variant.name.bare()).collect();
        assert_eq!(union, found, "{names:?}");
    }
}

#[test]
fn published_variants_stay_when_a_branch_is_added() {
    let two = "    Pets:\n      oneOf: [{$ref: '#/components/schemas/PetCat'}, {$ref: '#/components/schemas/PetDog'}]\n";
    let more = "    Pets:\n      oneOf: [{$ref: '#/components/schemas/Fish'}, {$ref: '#/components/schemas/PetCat'}, {$ref: \
                '#/components/schemas/PetDog'}]\n    Fish: {type: object, properties: {fins: {type: integer}}}\n";
    let rest = "    PetCat: {type: object, required: [cat], properties: {cat: {type: string}}}\n    \
                PetDog: {type: object, required: [dog], properties: {dog: {type: string}}}\n";
    let before = made(&schemas(&format!("{two}{rest}")));
    assert_eq!(of(&before, "Pets"), ["Cat(PetCat)", "Dog(PetDog)"]);
    let after = locked(&schemas(&format!("{more}{rest}")), &before.lock());
    assert_eq!(of(&after, "Pets"), ["Fish(Fish)", "Cat(PetCat)", "Dog(PetDog)"]);
}
