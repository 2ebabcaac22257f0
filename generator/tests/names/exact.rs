//! A name that is spelled so belongs to the thing that is spelled so.

use crate::made::{locked, made, operations};

#[test]
fn an_id_is_the_name_of_its_operation_alone() {
    let rows = [
        ("get", "/account//note", "account", "account___note_retrieve"),
        ("get", "/account/note", "account", "account_note_retrieve"),
        ("get", "/u2", "users", "getUser"),
        ("get", "/users", "users", "get_user"),
    ];
    for rows in [rows.to_vec(), rows.iter().rev().copied().collect()] {
        let made = made(&operations(&rows));
        assert_eq!(made.function("get /account/note"), "account::Account::account_note_retrieve");
        assert_eq!(made.function("get /users"), "users::Users::get_user");
        let said = made.findings("CW0504");
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(
            said.iter().any(|text| text.starts_with("the operation `getUser` is called `get_u2`")),
            "{said:?}"
        );
    }
}

#[test]
fn components_and_tags_have_their_own_names_too() {
    let rows = [("get", "/a", "User Keys", "get_a"), ("get", "/b", "user_keys", "get_b")];
    let schemas = "components: {schemas: {pet_item: {type: object, properties: {a: {type: string}}}, \
                   PetItem: {type: object, properties: {b: {type: string}}}}}\n";
    let made = made(&(operations(&rows) + schemas));
    assert_eq!(made.function("get /b"), "user_keys::UserKeys::get_b");
    assert_eq!(made.function("get /a"), "user_keys_operations::UserKeysOperations::get_a");
    assert!(made.lock().contains("type\tPetItem\tPetItem\n"), "{}", made.lock());
    assert_eq!(made.findings("CW0504").len(), 1, "{:?}", made.said);
}

/// An operation with these parameters: name, place, whether it is required.
fn with_parameters(parameters: &[(&str, &str, bool)]) -> String {
    let rows: String = parameters
        .iter()
        .map(|(name, place, required)| {
            format!("{{name: '{name}', in: {place}, required: {required}, schema: {{type: string}}}}, ")
        })
        .collect();
    operations(&[("get", "/x", "x", "get_x")])
        .replace("operationId", &format!("parameters: [{rows}], operationId"))
}

fn names(document: &str, lock: &str) -> (Vec<String>, Vec<(String, String)>) {
    let made = locked(document, lock);
    let method = made.method("get_x");
    let args = method.args.iter().map(|arg| arg.name.bare().to_owned()).collect();
    let setter = |setter: &clientwright::rust::Setter| {
        let param = &method.params[setter.param];
        (setter.name.bare().to_owned(), format!("{:?} {}", param.location, param.wire))
    };
    (args, method.setters.iter().map(setter).collect())
}

#[test]
fn arguments_and_setters_have_one_scope() {
    let document = with_parameters(&[
        ("id", "query", true),
        ("ID", "cookie", true),
        ("Id", "query", false),
        ("id", "header", false),
        ("x_trace", "query", false),
        ("X-Trace", "header", false),
    ]);
    let (args, setters) = names(&document, "");
    let mut all: Vec<&String> = args.iter().chain(setters.iter().map(|(name, _)| name)).collect();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 6, "{args:?} {setters:?}");
    assert_eq!(args[0], "id");
    let of = |wire: &str| &setters.iter().find(|(_, of)| of == wire).unwrap().0;
    assert_eq!(of("Query x_trace"), "x_trace");
    assert_eq!(of("Header X-Trace"), "x_trace_header");
    assert_eq!(of("Header id"), "id_header");
    let told = made(&document);
    assert!(told.findings("CW0504").len() >= 3, "{:?}", told.said);
}

#[test]
fn a_setter_keeps_its_meaning_when_others_come() {
    let before = with_parameters(&[("X-Trace", "header", false), ("pageSize", "query", false)]);
    let lock = made(&before).lock();
    assert!(lock.contains("parameter\tx_trace\tget /x header X-Trace\n"), "{lock}");
    let after = with_parameters(&[
        ("x_trace", "query", false),
        ("page_size", "query", false),
        ("X-Trace", "header", false),
        ("pageSize", "query", false),
    ]);
    let (_, setters) = names(&after, &lock);
    let of = |wire: &str| &setters.iter().find(|(_, of)| of == wire).unwrap().0;
    assert_eq!((of("Header X-Trace").as_str(), of("Query pageSize").as_str()), ("x_trace", "page_size"));
}

#[test]
fn signs_are_left_out_and_every_name_can_be_said() {
    let document = with_parameters(&[
        ("$top", "query", false),
        ("$filter", "query", false),
        ("filter", "query", false),
        ("@type", "query", false),
        ("_", "query", false),
        ("", "query", false),
        ("$", "query", false),
    ]);
    let (_, setters) = names(&document, "");
    let names: Vec<&str> = setters.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["top", "dollar_filter", "filter", "type", "underscore", "empty", "dollar"]);
}

#[test]
fn a_word_has_one_spelling() {
    let schemas = "components: {schemas: {OpenAIModel: {type: object, properties: {a: {type: string}}}, OpenAIKey: {type: object, \
                   properties: {provider: {type: string, enum: [openai, other]}}}, openai_usage: {type: object, properties: {b: \
                   {type: string}}}, Username: {type: string, enum: [a, b]}, UserName: {type: string, enum: [c, d]}}}\n";
    let made = made(&(operations(&[("get", "/a", "x", "get_a")]) + schemas));
    assert_eq!(
        made.types(),
        ["OpenAiKey", "OpenAiKeyProvider", "OpenAiModel", "OpenAiUsage", "UserName", "Username"],
        "what is spelled so keeps its name"
    );
    assert!(made.lock().contains("variant\tOpenAi\tOpenAIKey.provider openai\n"), "{}", made.lock());
}
