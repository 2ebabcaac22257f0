//! Documents that nobody would write, or only to do harm: lowering neither panics nor takes long.

use std::fmt::Write as _;
use std::path::Path;

use clientwright::api::{Api, Scalar, Shape, TypeId};
use clientwright::diagnostic::{Diagnostics, Severity};
use clientwright::limits::{Limit, Limits};
use clientwright::source::{Memory, Sources};
use clientwright::{document, lower, resolve, rust};

fn lowered(text: &str, strict: bool) -> (Api, Diagnostics) {
    attempted(text, strict).expect("it is read")
}

fn lowered_within(text: &str, limits: Limits) -> (Api, Diagnostics) {
    with(text, &lower::Options { limits, ..lower::Options::default() }).expect("it is read")
}

fn attempted(text: &str, strict: bool) -> Option<(Api, Diagnostics)> {
    with(text, &lower::Options { strict, ..lower::Options::default() })
}

fn with(text: &str, lowering: &lower::Options) -> Option<(Api, Diagnostics)> {
    let mut diagnostics = Diagnostics::default();
    let mut sources = Sources::new(Memory::new([("openapi.yaml", text)]));
    let options = document::Options::default();
    let entry = Path::new("openapi.yaml");
    let document = document::load(&mut sources, entry, &[], &options, &mut diagnostics)?;
    let resolved = resolve::resolve(document, &mut diagnostics);
    let api = lower::lower(&resolved, lowering, &mut diagnostics);
    Some((api, diagnostics))
}

fn schemas(lines: &str) -> String {
    format!("openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{lines}")
}

/// Steps of merging grow with the document and not with its square: a thousandfold of components takes a thousandfold of
/// steps. `components-of-components` of the hostile set has its time.
#[test]
fn a_thousand_components_take_a_thousand_times_the_steps_of_one() {
    let document = |count: usize| {
        let mut text = String::new();
        for index in 0..count {
            let _ = writeln!(text, "    C{index}:\n      type: object\n      properties:");
            for property in 0..20 {
                let target = (index * 7 + property) % count;
                let _ = writeln!(text, "        p{property}: {{$ref: '#/components/schemas/C{target}'}}");
            }
            let _ = writeln!(text, "      allOf: [{{$ref: '#/components/schemas/Base'}}]");
        }
        let _ = writeln!(text, "    Base: {{type: object, properties: {{id: {{type: integer}}}}}}");
        schemas(&text)
    };
    let fits = |count: usize, steps: usize| {
        let limits = Limits::default().with(Limit::AllOfSteps, steps);
        let (api, diagnostics) = lowered_within(&document(count), limits);
        let is_over = diagnostics.iter().any(|found| found.code.id == "CW0005");
        assert!(is_over || api.types.len() == count + 2, "the components, and the one inline type");
        !is_over
    };
    let one = (1..1_000).find(|steps| fits(1, *steps)).unwrap();
    assert!(fits(1_000, one * 1_000));
    assert!(!fits(1_000, one * 500), "the steps are counted");
}

#[test]
fn intersections_of_intersections_are_bounded() {
    let mut text = String::new();
    for index in 0..200 {
        let _ = writeln!(text, "    C{index}:\n      type: object\n      properties:");
        for property in 0..3 {
            let target = (index * 7 + index * index * property) % 200;
            let _ = writeln!(text, "        p{property}: {{$ref: '#/components/schemas/C{target}'}}");
        }
        if index % 4 < 3 {
            let _ = writeln!(text, "      allOf: [{{$ref: '#/components/schemas/C{}'}}]", index + 1);
        }
    }
    let (api, diagnostics) = lowered(&schemas(&text), false);
    assert!(api.types.len() < 10_000, "{} types", api.types.len());
    assert!(diagnostics.iter().any(|found| found.code.id == "CW0305"), "the bound is told");
}

#[test]
fn long_chains_and_deep_nesting_do_not_overflow() {
    let mut text = String::new();
    for index in 0..500 {
        let _ = writeln!(text, "    A{index}: {{$ref: '#/components/schemas/A{}'}}", index + 1);
        let _ = writeln!(
            text,
            "    M{index}: {{allOf: [{{$ref: '#/components/schemas/M{}'}}, {{properties: {{a{index}: {{}}}}}}]}}",
            index + 1
        );
    }
    let _ = writeln!(text, "    A500: {{type: string}}\n    M500: {{type: object}}");
    let deep = format!("{}{{type: string}}{}", "{type: array, items: ".repeat(60), "}".repeat(60));
    let _ = writeln!(text, "    Deep: {deep}");
    let unions = format!("{}{{type: string}}{}", "{oneOf: [{type: integer}, ".repeat(20), "]}".repeat(20));
    let _ = writeln!(text, "    Unions: {unions}");
    let (api, diagnostics) = lowered(&schemas(&text), false);
    let deep = api.types.iter().find(|ty| ty.component.as_deref() == Some("Deep")).unwrap();
    assert!(matches!(deep.shape, Shape::Array(_)));
    assert!(diagnostics.iter().any(|found| found.code.id == "CW0305"), "depth is told");
}

#[test]
fn unions_that_multiply_are_bounded() {
    let choice = |name: &str| {
        let branches: Vec<_> = (0..30)
            .map(|n| format!("{{required: [{name}{n}], properties: {{{name}{n}: {{type: string}}}}}}"))
            .collect();
        format!("{{oneOf: [{}]}}", branches.join(", "))
    };
    let all: Vec<_> = ["a", "b", "c", "d", "e"].iter().map(|name| choice(name)).collect();
    let (api, diagnostics) = lowered(&schemas(&format!("    All: {{allOf: [{}]}}\n", all.join(", "))), false);
    assert!(api.types.len() < 200, "{} types", api.types.len());
    assert!(diagnostics.iter().any(|found| found.code.id == "CW0315"));
}

#[test]
fn mutual_intersections_end() {
    let text = "    A: {allOf: [{$ref: '#/components/schemas/B'}, {properties: {x: {$ref: '#/components/schemas/A'}}}]}
    B: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {x: {$ref: '#/components/schemas/B'}}}]}
    C: {oneOf: [{$ref: '#/components/schemas/C'}, {type: string}]}
    D: {anyOf: [{allOf: [{$ref: '#/components/schemas/D'}]}, {$ref: '#/components/schemas/E'}]}
    E: {properties: {d: {$ref: '#/components/schemas/D'}}, anyOf: [{$ref: '#/components/schemas/D'}, {required: [z]}]}
";
    let (api, _) = lowered(&schemas(text), false);
    assert!(api.types.len() < 60, "{} types", api.types.len());
}

#[test]
fn a_strict_run_makes_errors_of_what_is_made_up() {
    let text = "openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a/{id}: {get: {operationId: one, responses: {'200': {description: Good.}}}}
  /b: {get: {operationId: one, responses: {'200': {description: Good.}}}}
";
    let errors = |strict| {
        let (_, diagnostics) = lowered(text, strict);
        let errors = diagnostics.iter().filter(|found| found.severity == Severity::Error);
        errors.map(|found| found.code.id).collect::<Vec<_>>()
    };
    assert_eq!(errors(false), [""; 0]);
    assert_eq!(errors(true), ["CW0402", "CW0401"]);
}

/// Documents whose words are exchanged at random still lower, or are refused with a reason.
#[test]
fn mutilated_documents_do_not_panic() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/keywords");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    paths.sort();
    let mut seed = 7u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let mut read = 0;
    for text in paths.iter().map(|path| std::fs::read_to_string(path).unwrap()) {
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
        let words: Vec<&str> = text.split_inclusive(|c| !is_word(c)).collect();
        for _ in 0..60 {
            let mut mutilated = words.clone();
            for _ in 0..1 + random(6) {
                let (to, from) = (random(words.len()), random(words.len()));
                mutilated[to] = words[from];
            }
            read += usize::from(attempted(&mutilated.concat(), false).is_some());
        }
    }
    assert!(read > 100, "{read} of the documents were read");
}

/// Whether a value of a type can be one of the same type with nothing read in between.
fn is_circular(api: &Api) -> bool {
    let steps = |shape: &Shape| match shape {
        Shape::Alias(target) => vec![target.ty],
        Shape::Union(union) => union.branches.iter().map(|branch| branch.ty.ty).collect(),
        _ => Vec::new(),
    };
    api.type_ids().any(|start| {
        let (mut seen, mut open) = (std::collections::HashSet::new(), steps(&api.ty(start).shape));
        while let Some(next) = open.pop() {
            if next == start {
                return true;
            }
            if seen.insert(next) {
                open.extend(steps(&api.ty(next).shape));
            }
        }
        false
    })
}

#[test]
fn unions_in_each_other_have_the_branches_of_all() {
    let text = "    A: {anyOf: [{$ref: '#/components/schemas/B'}, {type: string}]}
    B: {anyOf: [{$ref: '#/components/schemas/A'}, {type: integer}, {type: 'null'}]}
    Self: {anyOf: [{$ref: '#/components/schemas/Self', description: d}, {type: string}, {type: boolean}]}
    One: {oneOf: [{allOf: [{$ref: '#/components/schemas/Two'}]}, {type: string}]}
    Two: {$ref: '#/components/schemas/Three'}
    Three: {anyOf: [{oneOf: [{$ref: '#/components/schemas/One'}, {type: boolean}]}, {type: array, items: {$ref: '#/components/schemas/One'}}]}
    Nothing: {anyOf: [{$ref: '#/components/schemas/Nowhere'}, {$ref: '#/components/schemas/Nothing'}]}
    Nowhere: {anyOf: [{$ref: '#/components/schemas/Nothing'}, {$ref: '#/components/schemas/Nowhere'}]}
    Lonely: {anyOf: [{$ref: '#/components/schemas/Lonely'}, {type: string}]}
    Chain: {type: array, items: {anyOf: [{$ref: '#/components/schemas/Chain'}, {type: string}]}}
";
    let (api, diagnostics) = lowered(&schemas(text), false);
    assert!(!is_circular(&api));
    let shape = |name: &str| {
        let found = api.types.iter().find(|ty| ty.component.as_deref() == Some(name)).unwrap();
        (&found.shape, found.nullable)
    };
    let branches = |name: &str| match shape(name).0 {
        Shape::Union(union) => union.branches.len(),
        other => panic!("{name} is {other:?}"),
    };
    assert_eq!(
        [branches("A"), branches("B"), branches("Self"), branches("One"), branches("Three")],
        [2, 2, 2, 3, 3]
    );
    assert!(shape("A").1 && shape("B").1 && !shape("Self").1, "null goes round as well");
    assert!(matches!((meaning(&api, "Nothing").0, meaning(&api, "Nowhere").0), (Shape::Any, Shape::Any)));
    let told: Vec<_> = diagnostics.iter().filter(|found| found.code.id == "CW0320").collect();
    assert!(
        told.len() >= 5 && told.iter().all(|found| found.at.is_some() && found.help.is_some()),
        "{told:?}"
    );
    assert!(told.iter().any(|found| found.message.contains("`A` is one of its own branches by way of `B`")));
    assert!(told.iter().all(|found| !found.message.contains("Chain")), "a list is something in between");
}

/// A component's shape behind aliases, and whether null is one of its values.
fn meaning<'a>(api: &'a Api, name: &str) -> (&'a Shape, bool) {
    let mut found = api.types.iter().find(|ty| ty.component.as_deref() == Some(name)).expect("a component");
    let nullable = found.nullable;
    while let Shape::Alias(target) = &found.shape {
        found = api.ty(target.ty);
    }
    (&found.shape, nullable)
}

fn is_string(shape: &Shape) -> bool {
    matches!(shape, Shape::Scalar(Scalar::String(_)))
}

/// Whether text is a value of a type.
fn has_string(api: &Api, ty: TypeId) -> bool {
    match &api.ty(ty).shape {
        Shape::Alias(target) => has_string(api, target.ty),
        Shape::Union(union) => union.branches.iter().any(|branch| has_string(api, branch.ty.ty)),
        shape => is_string(shape),
    }
}

/// Every way to say that a type is itself or a string.
#[test]
fn a_union_of_itself_and_one_type_is_that_type() {
    let one = |schemas: &str| schemas.replace("@", "$ref: '#/components/schemas/");
    let cases = [
        ("itself", "S: {anyOf: [{@S'}, {type: string}]}"),
        ("exclusive", "S: {oneOf: [{type: string}, {@S'}]}"),
        ("twice", "S: {anyOf: [{@S'}, {type: string}, {@S'}]}"),
        ("words beside", "S: {description: d, anyOf: [{@S', description: d}, {type: string}]}"),
        ("bounds beside", "S: {minLength: 2, anyOf: [{@S'}, {type: string}]}"),
        ("bounds and a wrapper", "S: {minLength: 2, anyOf: [{allOf: [{@S'}]}, {type: string}]}"),
        ("a type beside", "S: {type: string, anyOf: [{@S'}, {minLength: 2}]}"),
        ("only itself beside a type", "S: {type: string, anyOf: [{@S'}, {@S'}]}"),
        ("two levels", "S: {anyOf: [{anyOf: [{@S'}, {type: string}]}, {@S'}]}"),
        ("a union of one in it", "S: {oneOf: [{anyOf: [{@S'}]}, {type: string}]}"),
        ("allOf of one", "S: {allOf: [{anyOf: [{@S'}, {type: string}]}]}"),
        ("a wrapper as the branch", "S: {anyOf: [{allOf: [{@S'}]}, {type: string}]}"),
        ("an alias chain", "S: {anyOf: [{@B'}, {type: string}]}\n    B: {@C'}\n    C: {@S'}"),
        (
            "an alias chain with bounds",
            "S: {minLength: 2, anyOf: [{@B'}, {type: string}]}\n    B: {@C'}\n    C: {@S'}",
        ),
        (
            "an alias of a wrapper",
            "S: {minLength: 2, anyOf: [{@B'}, {type: string}]}\n    B: {allOf: [{@S'}]}",
        ),
        (
            "each other",
            "S: {anyOf: [{@B'}, {type: string}]}\n    B: {anyOf: [{@S'}, {type: string, maxLength: 9}]}",
        ),
        (
            "each other with bounds",
            "S: {minLength: 2, anyOf: [{@B'}, {type: string}]}\n    B: {maxLength: 9, anyOf: [{@S'}, {type: string}]}",
        ),
        (
            "three with bounds",
            "S: {minLength: 2, anyOf: [{@B'}, {type: string}]}\n    B: {maxLength: 9, anyOf: [{@C'}, {type: string}]}\n    C: {maxLength: 7, anyOf: [{@S'}, {type: string}]}",
        ),
        ("a discriminator", "S: {oneOf: [{@S'}, {type: string}], discriminator: {propertyName: k}}"),
        ("two unions", "S: {anyOf: [{@S'}, {type: string}], oneOf: [{@S'}, {minLength: 2}]}"),
    ];
    for (name, text) in cases {
        let (api, diagnostics) = lowered(&schemas(&format!("    {}\n", one(text))), false);
        let (shape, nullable) = meaning(&api, "S");
        assert!(is_string(shape) && !nullable, "{name}: {shape:?}, {nullable}");
        let told = diagnostics.iter().find(|found| found.code.id == "CW0320");
        assert!(told.is_some_and(|found| found.at.is_some() && found.help.is_some()), "{name}: it is told");
        assert!(!is_circular(&api), "{name}");
    }
}

#[test]
fn null_goes_round_a_union_of_itself() {
    let one = |schemas: &str| schemas.replace("@", "$ref: '#/components/schemas/");
    let cases = [
        "S: {anyOf: [{@S'}, {type: string}, {type: 'null'}]}",
        "S: {anyOf: [{allOf: [{@S'}], nullable: true}, {type: string}]}",
        "S: {minLength: 2, anyOf: [{allOf: [{@S'}], nullable: true}, {type: string}]}",
        "S: {anyOf: [{@S'}, {type: [string, 'null']}]}",
        "S: {nullable: true, type: string, anyOf: [{@S'}, {minLength: 2}]}",
    ];
    for text in cases {
        let version = if text.contains("nullable") { "3.0.3" } else { "3.1.0" };
        let text = schemas(&format!("    {}\n", one(text))).replace("3.1.0", version);
        let (api, _) = lowered(&text, false);
        let (shape, nullable) = meaning(&api, "S");
        assert!(is_string(shape) && nullable, "{text}: {shape:?}, {nullable}");
    }
}

/// Nothing but itself has no values that anybody could mean: any value is accepted, and it is told.
#[test]
fn a_union_of_nothing_but_itself_is_told() {
    let cases = [
        "S: {anyOf: [{$ref: '#/components/schemas/S'}]}",
        "S: {oneOf: [{$ref: '#/components/schemas/S'}, {$ref: '#/components/schemas/S'}]}",
        "S: {anyOf: [{$ref: '#/components/schemas/B'}]}\n    B: {anyOf: [{$ref: '#/components/schemas/S'}]}",
        "S: {anyOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/S'}]}\n    B: {anyOf: [{$ref: '#/components/schemas/S'}, {$ref: '#/components/schemas/B'}]}",
        "S: {allOf: [{anyOf: [{$ref: '#/components/schemas/S'}]}]}",
    ];
    for text in cases {
        let (api, diagnostics) = lowered(&schemas(&format!("    {text}\n")), false);
        let (shape, _) = meaning(&api, "S");
        assert!(matches!(shape, Shape::Any), "{text}: {shape:?}");
        let told = |found: &clientwright::diagnostic::Diagnostic| {
            matches!(found.code.id, "CW0301" | "CW0304" | "CW0320") && found.at.is_some()
        };
        assert!(diagnostics.iter().any(told), "{text}: it is told");
    }
}

/// Whoever lists an object with properties among its own branches means these properties alone.
#[test]
fn an_object_that_is_its_own_branch_is_its_properties() {
    let text = "    Pet: {type: object, properties: {kind: {type: string}}, discriminator: {propertyName: kind}, oneOf: [{$ref: '#/components/schemas/Pet'}, {$ref: '#/components/schemas/Cat'}]}
    Cat: {type: object, required: [claws], properties: {claws: {type: integer}}}
";
    let (api, diagnostics) = lowered(&schemas(text), false);
    let (shape, _) = meaning(&api, "Pet");
    let Shape::Union(union) = shape else { panic!("{shape:?}") };
    let members = |index: usize| match &api.ty(union.branches[index].ty.ty).shape {
        Shape::Object(object) => {
            object.properties.iter().map(|member| member.name.as_str()).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(members(0), ["kind"]);
    let mut both = members(1);
    both.sort_unstable();
    assert_eq!(both, ["claws", "kind"]);
    assert!(diagnostics.iter().any(|found| found.code.id == "CW0320"));
}

/// Members of a union that refer to each other are values all the same where they have some of their own.
#[test]
fn unions_that_hold_at_once_keep_the_values_of_both() {
    let text = "    A: {anyOf: [{$ref: '#/components/schemas/B'}, {type: string}]}
    B: {anyOf: [{$ref: '#/components/schemas/A'}, {type: integer}]}
    Both: {type: object, properties: {x: {allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}}}
";
    let (api, _) = lowered(&schemas(text), false);
    let (shape, _) = meaning(&api, "Both");
    let Shape::Object(object) = shape else { panic!("{shape:?}") };
    assert!(has_string(&api, object.properties[0].ty.ty), "{object:?}");
}

/// Unions, aliases, wrappers and lists that refer to each other at random.
#[test]
fn no_union_is_circular_whatever_refers_to_what() {
    let mut seed = 11u64;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    for _ in 0..150 {
        let mut text = String::new();
        for index in 0..8 {
            let mut one = || format!("{{$ref: '#/components/schemas/S{}'}}", random(8));
            let (a, b, c) = (one(), one(), one());
            let schema = match random(9) {
                0 => format!("{{anyOf: [{a}, {b}, {{type: string}}]}}"),
                1 => format!("{{oneOf: [{a}, {b}], discriminator: {{propertyName: k}}}}"),
                2 => format!("{{anyOf: [{{allOf: [{a}]}}, {{oneOf: [{b}, {{type: 'null'}}]}}]}}"),
                3 => a,
                4 => format!("{{allOf: [{a}], description: d}}"),
                5 => format!("{{type: array, items: {{anyOf: [{a}, {b}]}}}}"),
                6 => format!("{{type: object, properties: {{p: {a}}}, anyOf: [{b}, {c}]}}"),
                7 => format!("{{allOf: [{{anyOf: [{a}, {b}]}}, {{anyOf: [{c}, {{type: object}}]}}]}}"),
                _ => format!("{{oneOf: [{a}, {{properties: {{q: {b}}}}}]}}"),
            };
            let _ = writeln!(text, "    S{index}: {schema}");
        }
        let (api, _) = lowered(&schemas(&text), false);
        assert!(!is_circular(&api), "{text}");
    }
}

/// Without a name to stop at, the type of a list of itself would be written for ever.
#[test]
fn lists_and_maps_without_a_name_that_contain_themselves_end() {
    for content in [
        "A: {type: array, items: {allOf: [{type: object}, {$ref: '#/components/schemas/A'}]}}",
        "A: {additionalProperties: {allOf: [{type: object}, {$ref: '#/components/schemas/A'}]}}",
        "A: {type: array, items: {type: array, items: {allOf: [{minItems: 1}, {$ref: '#/components/schemas/A'}]}}}",
        "A: {type: array, items: {allOf: [{maxItems: 9}, {$ref: '#/components/schemas/B'}]}}\n    \
         B: {additionalProperties: {allOf: [{description: b}, {$ref: '#/components/schemas/A'}]}}",
        "A: {type: array, items: {$ref: '#/components/schemas/A'}}",
    ] {
        let (api, _) = lowered(&schemas(&format!("    {content}\n")), false);
        let krate = rust::plan(&api, &rust::CrateOptions::new("lists"), &rust::Lock::default());
        assert!(!krate.modules.is_empty(), "{content}");
    }
}

/// Schemas of events that are their own data, their own branches or their own fields, and hints that say nothing.
#[test]
fn schemas_of_events_may_go_round() {
    let mut text = "openapi: 3.2.0\ninfo: {title: T, version: '1'}\npaths:\n".to_owned();
    let items = [
        "{$ref: '#/components/schemas/A'}",
        "{$ref: '#/components/schemas/B'}",
        "{$ref: '#/components/schemas/C'}}, x-clientwright-items: [1",
        "{type: string}, x-clientwright-items: event",
        "{$ref: '#/components/schemas/D'}",
    ];
    for (index, item) in items.iter().enumerate() {
        let item = item.replace("}}, x-clientwright-items: [1", "}, x-clientwright-items: [1]");
        let _ = writeln!(
            text,
            "  /p{index}: {{get: {{responses: {{'200': {{description: d, content: {{text/event-stream: {{itemSchema: {item}}}}}}}}}}}}}"
        );
    }
    text += "components:
  schemas:
    A: {properties: {data: {contentMediaType: application/json, contentSchema: {$ref: '#/components/schemas/A'}}}}
    B: {oneOf: [{$ref: '#/components/schemas/B'}, {properties: {data: {type: string}, event: {const: x}}}]}
    C: {properties: {data: {$ref: '#/components/schemas/C'}, event: {$ref: '#/components/schemas/C'}}}
    D:
      properties: {data: {contentMediaType: application/json, contentSchema: false}, event: {const: 1}}
      oneOf: [{x-ms-sse-terminal-event: true}, {properties: {data: {const: '[DONE]'}}}]
";
    let (api, diagnostics) = lowered(&text, false);
    assert_eq!(api.operations.len(), items.len());
    assert!(diagnostics.iter().any(|found| found.code.id == "CW0420"), "the hint that says nothing is told");
    let krate = rust::plan(&api, &rust::CrateOptions::new("rounds"), &rust::Lock::default());
    assert!(!clientwright::emit::emit(&krate).is_empty());
}

/// How far a schema is looked through for what it is about does not grow with the length of a chain.
#[test]
fn chains_of_schemas_of_events_are_bounded() {
    let count = 1000;
    let mut text = "openapi: 3.2.0\ninfo: {title: T, version: '1'}\npaths:\n".to_owned();
    let mut components = "components:\n  schemas:\n".to_owned();
    for index in 0..count {
        let next = (index + 1) % count;
        let _ = writeln!(
            text,
            "  /p{index}: {{get: {{responses: {{'200': {{description: d, content: {{text/event-stream: \
             {{itemSchema: {{$ref: '#/components/schemas/S{index}'}}}}}}}}}}}}}}"
        );
        let _ = writeln!(
            components,
            "    S{index}: {{allOf: [{{$ref: '#/components/schemas/S{next}'}}], properties: {{data: {{type: string}}}}}}"
        );
    }
    let limits = Limits::default().with(Limit::AllOfSteps, 1_000 * count);
    let (api, diagnostics) = lowered_within(&(text + &components), limits);
    assert!(
        diagnostics.iter().all(|found| found.code.id != "CW0005"),
        "a thousand steps for each are enough"
    );
    assert_eq!(api.operations.len(), count);
}
