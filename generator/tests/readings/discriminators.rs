//! Which value selects which type, and who writes it.

use clientwright::lower::ImpliedTypes;

use super::{both_ways, made, made_of};

const YARD: &str = "
    Root:
      type: object
      properties:
        asset: {$ref: '#/components/schemas/Asset'}
        vehicle: {$ref: '#/components/schemas/Vehicle'}
        moving: {oneOf: [{$ref: '#/components/schemas/Truck'}, {$ref: '#/components/schemas/Van'}]}
        mixed: {anyOf: [{$ref: '#/components/schemas/Vehicle'}, {$ref: '#/components/schemas/Shed'}, {type: string}]}
    Asset:
      type: object
      required: ['@kind']
      properties: {'@kind': {type: string}}
      discriminator:
        propertyName: '@kind'
        mapping:
          '#vehicle': '#/components/schemas/Vehicle'
          '#truck': '#/components/schemas/Truck'
          '#van': '#/components/schemas/Van'
          '#shed': '#/components/schemas/Shed'
    Vehicle: {allOf: [{$ref: '#/components/schemas/Asset'}, {type: object, properties: {plate: {type: string}}}]}
    Truck: {allOf: [{$ref: '#/components/schemas/Heavy'}, {type: object, properties: {axles: {type: integer}}}]}
    Heavy: {allOf: [{$ref: '#/components/schemas/Vehicle'}, {type: object, properties: {load: {type: integer}}}]}
    Van: {allOf: [{$ref: '#/components/schemas/Vehicle'}, {type: object, properties: {seats: {type: integer}}}]}
    Shed: {allOf: [{$ref: '#/components/schemas/Asset'}, {type: object, properties: {area: {type: number}}}]}";

fn arm(tag: &str, variant: &str) -> (String, String) {
    (tag.to_owned(), variant.to_owned())
}

#[test]
fn leaves_and_middle_types_are_told_apart_by_the_tag_of_an_ancestor() {
    let made = made(&both_ways("3.0.3", YARD));
    assert_eq!(made.arms("RootMoving"), [arm("#truck", "Truck"), arm("#van", "Van")]);
    let vehicle = made.arms("Vehicle");
    for (tag, variant) in [("#truck", "Truck"), ("#van", "Van"), ("#vehicle", "Vehicle")] {
        assert!(vehicle.contains(&arm(tag, variant)), "{vehicle:?}");
    }
    // A type in the middle is selected by what its descendants are selected by.
    let mixed = made.arms("RootMixed");
    for (tag, variant) in [("#truck", "Vehicle"), ("#vehicle", "Vehicle"), ("#shed", "Shed")] {
        assert!(mixed.contains(&arm(tag, variant)), "{mixed:?}");
    }
    // The union of the root has each of them, the middle ones as objects of their own.
    made.has(&[
        "pub enum Asset { Vehicle(VehicleSelf), Heavy(HeavySelf),",
        "pub struct VehicleSelf {",
        "pub enum Heavy {",
    ]);
    made.says_nothing_of("CW0312");
}

#[test]
fn a_type_writes_its_own_tag() {
    let made = made(&both_ways("3.0.3", YARD));
    made.has(&[
        "impl Truck { /// Creates a value with the required fields; the others start empty. pub fn new() -> Self { Self { kind: \"#truck\".into(),",
        "impl VehicleSelf { /// Creates a value with the required fields; the others start empty. pub fn new() -> Self { Self { kind: \"#vehicle\".into(),",
        "impl Default for Truck { fn default() -> Self { Self::new() } }",
    ]);
}

#[test]
fn children_in_other_files_inherit_the_tag() {
    let root = "openapi: 3.0.3
info: {title: Files, version: '1'}
servers: [{url: 'https://files.example'}]
paths:
  /v: {get: {operationId: v, responses: {'200': {description: ok, content: {application/json: {schema: {$ref: 'schemas/vehicle.yaml'}}}}}}}
  /u: {get: {operationId: u, responses: {'200': {description: ok, content: {application/json: {schema: {oneOf: [{$ref: 'schemas/truck.yaml'}, {$ref: 'schemas/van.yaml'}]}}}}}}}
";
    let made = made_of(
        &[
            ("openapi.yaml", root),
            (
                "schemas/asset.yaml",
                "{type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind, mapping: {t: truck.yaml, v: './van.yaml'}}}",
            ),
            (
                "schemas/vehicle.yaml",
                "{allOf: [{$ref: asset.yaml}, {type: object, properties: {plate: {type: string}}}]}",
            ),
            (
                "schemas/truck.yaml",
                "{allOf: [{$ref: vehicle.yaml}, {type: object, properties: {axles: {type: integer}}}]}",
            ),
            (
                "schemas/van.yaml",
                "{allOf: [{$ref: vehicle.yaml}, {type: object, properties: {seats: {type: integer}}}]}",
            ),
        ],
        ImpliedTypes::Auto,
    );
    assert_eq!(made.arms("UResponse"), [arm("t", "Truck"), arm("v", "Van")]);
    let vehicle = made.arms("Vehicle");
    assert!(vehicle.contains(&arm("t", "Truck")) && vehicle.contains(&arm("v", "Van")), "{vehicle:?}");
}

#[test]
fn a_parent_with_the_same_discriminator_again_is_one_branch_with_all_its_values() {
    let schemas = "
    Root:
      type: object
      properties: {kind: {type: string}}
      discriminator: {propertyName: kind, mapping: {compute: Compute, vm: Vm, disk: Disk}}
    Compute:
      allOf: [{$ref: '#/components/schemas/Root'}]
      properties: {cores: {type: integer}}
      discriminator: {propertyName: kind, mapping: {vm: Vm, gpu: Gpu}}
    Vm: {allOf: [{$ref: '#/components/schemas/Compute'}], properties: {os: {type: string}}}
    Gpu: {allOf: [{$ref: '#/components/schemas/Compute'}], properties: {gpus: {type: integer}}}
    Disk: {allOf: [{$ref: '#/components/schemas/Root'}], properties: {size: {type: integer}}}";
    let made = made(&both_ways("3.1.0", schemas));
    made.says_nothing_of("CW0312");
    let root = made.arms("Root");
    for tag in ["compute", "vm", "gpu"] {
        assert!(root.contains(&arm(tag, "Compute")), "{root:?}");
    }
    let compute = made.arms("Compute");
    assert!(compute.contains(&arm("compute", "Compute")), "the parent itself: {compute:?}");
}

#[test]
fn a_list_of_values_that_is_the_same_in_all_branches_is_read_by_their_names() {
    let schemas = "
    Root:
      type: object
      required: [petType]
      properties: {petType: {type: string, enum: [dog, guinea-pig]}}
      discriminator: {propertyName: petType}
    Dog: {allOf: [{$ref: '#/components/schemas/Root'}, {type: object, properties: {bark: {type: boolean}}}]}
    GuineaPig: {allOf: [{$ref: '#/components/schemas/Root'}, {type: object, properties: {fur: {type: string}}}]}";
    let made = made(&both_ways("3.0.3", schemas));
    assert_eq!(made.arms("Root"), [arm("dog", "Dog"), arm("guinea-pig", "GuineaPig")]);
    made.tells(&["CW0330 `GuineaPig` is selected by `guinea-pig`"]);
    made.has(&["pet_type: RootPetType::Dog,", "pet_type: RootPetType::GuineaPig,"]);
}

#[test]
fn a_base_that_lists_its_children_gives_each_its_tag() {
    let schemas = "
    Root:
      type: object
      required: [name, kind]
      properties: {name: {type: string}, kind: {type: string, enum: [person, team]}}
      oneOf: [{$ref: '#/components/schemas/Person'}, {$ref: '#/components/schemas/Team'}]
      discriminator: {propertyName: kind, mapping: {person: '#/components/schemas/Person', team: '#/components/schemas/Team'}}
    Person: {allOf: [{$ref: '#/components/schemas/Root'}, {type: object, properties: {born: {type: string}}}]}
    Team: {allOf: [{$ref: '#/components/schemas/Root'}, {type: object, properties: {parent: {$ref: '#/components/schemas/Root'}}}]}";
    let made = made(&both_ways("3.0.3", schemas));
    made.has(&[
        "pub fn new(name: impl Into<String>) -> Self { Self { name: name.into(), kind: RootKind::Person,",
    ]);
    made.has(&["kind: RootKind::Team,"]);
}

#[test]
fn a_constant_is_written_though_it_is_not_required() {
    let schemas = "
    Root: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
    A: {type: object, properties: {t: {const: a}, v: {type: string}}}
    B: {type: object, properties: {t: {const: b}, v: {type: string}}}";
    let made = made(&both_ways("3.1.0", schemas));
    made.has(&["t: Some(AT::A),", "t: Some(BT::B),"]);
}

#[test]
fn a_tag_that_two_unions_give_differently_is_said_by_the_caller() {
    let schemas = "
    Root: {type: object, properties: {one: {$ref: '#/components/schemas/One'}, two: {$ref: '#/components/schemas/Two'}}}
    One: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}], discriminator: {propertyName: t, mapping: {a: A, b: B}}}
    Two: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}], discriminator: {propertyName: t, mapping: {x: A, b: B}}}
    A: {type: object, required: [t], properties: {t: {type: string}}}
    B: {type: object, required: [t], properties: {t: {type: string}}}";
    let made = made(&both_ways("3.1.0", schemas));
    made.has(&["pub fn new(t: impl Into<String>) -> Self { Self { t: t.into(),", "Self { t: \"b\".into(),"]);
}

#[test]
fn microsofts_values_of_children_select_them() {
    let document = "swagger: '2.0'
info: {title: Values, version: '1'}
host: values.example
schemes: [https]
paths:
  /root: {get: {operationId: get, responses: {200: {description: ok, schema: {$ref: '#/definitions/Root'}}}}}
definitions:
  Root: {type: object, discriminator: kind, required: [kind], properties: {kind: {type: string}}}
  Child: {x-ms-discriminator-value: '#Example.Child', allOf: [{$ref: '#/definitions/Root'}], properties: {a: {type: string}}}
  Other: {allOf: [{$ref: '#/definitions/Root'}], properties: {b: {type: string}}}
";
    let made = made(document);
    assert_eq!(made.arms("Root"), [arm("#Example.Child", "Child"), arm("Other", "Other")]);
}
