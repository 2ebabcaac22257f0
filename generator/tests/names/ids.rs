//! Ids that frameworks make up.

use clientwright::rust::{IdPattern, Naming};

use crate::made::{locked, made, operations, with};

/// As FastAPI writes them.
const PATH_AND_METHOD: [(&str, &str, &str, &str); 5] = [
    ("get", "/variables/name/{name}", "Variables", "read_variable_by_name_variables_name__name__get"),
    ("post", "/variables/", "Variables", "create_variable_variables__post"),
    ("delete", "/variables/{id}", "Variables", "delete_variable_variables__id__delete"),
    ("get", "/flows/{id}", "Flows", "read_flow_flows__id__get"),
    ("patch", "/flows/{id}", "Flows", "update_flow_flows__id__patch"),
];

#[test]
fn path_and_method_are_left_out() {
    let made = made(&operations(&PATH_AND_METHOD));
    assert_eq!(made.function("get /variables/name/{name}"), "variables::Variables::read_variable_by_name");
    assert_eq!(made.function("post /variables/"), "variables::Variables::create_variable");
    assert_eq!(made.function("patch /flows/{id}"), "flows::Flows::update_flow");
    let said = made.findings("CW0503");
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].starts_with("5 of 5 operationIds are `{function}_{path}_{method}`"), "{said:?}");
}

#[test]
fn paths_may_be_mounted_elsewhere() {
    let mounted = PATH_AND_METHOD.map(|(method, path, tag, id)| (method, format!("/gate{path}"), tag, id));
    let rows: Vec<_> =
        mounted.iter().map(|(method, path, tag, id)| (*method, path.as_str(), *tag, *id)).collect();
    assert_eq!(made(&operations(&rows)).function("get /gate/flows/{id}"), "flows::Flows::read_flow");
    let served = PATH_AND_METHOD.map(|(method, path, tag, id)| {
        let slug = path.replace(['/', '{', '}'], "_");
        (method, path, tag, id.replace(&slug, &format!("_api_v1{slug}")))
    });
    let rows: Vec<_> =
        served.iter().map(|(method, path, tag, id)| (*method, *path, *tag, id.as_str())).collect();
    let document = operations(&rows) + "servers: [{url: 'https://example.com/api/v1'}]\n";
    assert_eq!(made(&document).function("get /flows/{id}"), "flows::Flows::read_flow");
}

#[test]
fn other_frameworks_are_known_as_well() {
    for (row, function) in [
        (("get", "/users/{id}", "Users", "UsersController_findOne"), "find_one"),
        (("get", "/users/{id}", "", "UsersController_findOne"), "find_one"),
        (("post", "/users", "", "UsersController_create"), "users_create"),
        (("get", "/shelves", "LibraryService", "LibraryService_ListShelves"), "list_shelves"),
        (("get", "/users/{id}", "Users", "UserController.findById"), "find_by_id"),
        (("get", "/users/{id}", "Users", "getUserUsingGET_1"), "get_user"),
        (("get", "/tasks", "tasks", "tasks_list_tasks"), "list_tasks"),
        (("get", "/tasks", "Task Lists", "TaskListsAll"), "all"),
        (("get", "/console", "x", "get_get_console"), "get_console"),
        (("post", "/delsecuritygroup", "x", "create_delsecuritygroup"), "delsecuritygroup"),
    ] {
        let (method, path, tag, id) = row;
        let more = ["Beta", "Gamma"].map(|name| {
            let path = format!("{path}/{}", name.to_lowercase());
            let id = match id.split_once("Using") {
                Some((function, rest)) => format!("{function}{name}Using{rest}"),
                None => format!("{id}{name}"),
            };
            (path, id)
        });
        let mut rows = vec![row];
        rows.extend(more.iter().map(|(path, id)| (method, path.as_str(), tag, id.as_str())));
        let made = made(&operations(&rows));
        let found = made.function(&format!("{method} {path}"));
        assert_eq!(found.rsplit("::").next(), Some(function), "{row:?}");
        assert_eq!(made.findings("CW0503").len(), 1, "{:?}", made.said);
    }
}

#[test]
fn numbers_between_tags_are_left_out() {
    let rows = [
        ("post", "/users", "Users", "create"),
        ("post", "/orders", "Orders", "create_1"),
        ("post", "/items", "Items", "create_2"),
        ("get", "/users", "Users", "getAll"),
        ("get", "/orders", "Orders", "getAll_1"),
        ("get", "/items", "Items", "getItems"),
    ];
    let made = made(&operations(&rows));
    assert_eq!(made.function("post /items"), "items::Items::create");
    assert_eq!(made.function("get /orders"), "orders::Orders::get_all");
}

#[test]
fn what_people_write_is_left_as_it_is() {
    for rows in [
        [
            ("get", "/users", "users", "get_users"),
            ("post", "/users", "users", "create_user"),
            ("get", "/x", "users", "get_x"),
        ],
        [
            ("get", "/a", "x", "Get_Raw_brand"),
            ("get", "/b", "x", "List_things"),
            ("put", "/c", "x", "Put_thing"),
        ],
        [
            ("get", "/v1/a", "x", "get_vpc_1"),
            ("get", "/v1/b", "x", "get_vpc_2"),
            ("get", "/v1/c", "x", "get_vpc_3"),
        ],
        // One in three is no pattern.
        [PATH_AND_METHOD[0], ("get", "/b", "x", "list_b"), ("put", "/c", "x", "change_c")],
    ] {
        let made = made(&operations(&rows));
        for (method, path, _, id) in rows {
            let function = made.function(&format!("{method} {path}"));
            assert!(
                function.ends_with(&format!("::{}", id.to_lowercase().replace("__", "_"))),
                "{function} of {id}"
            );
        }
        assert_eq!(made.findings("CW0503"), [""; 0]);
    }
}

#[test]
fn ids_that_would_be_the_same_fall_back() {
    let mut rows = PATH_AND_METHOD.to_vec();
    rows.push(("get", "/v2/flows/{id}", "Flows", "read_flow_v2_flows__id__get"));
    rows.push(("get", "/old/flows/{id}", "Flows", "read_flow_old_flows__id__get"));
    let made = made(&operations(&rows));
    assert_eq!(made.function("get /v2/flows/{id}"), "flows::Flows::read_flow_v2");
    assert_eq!(made.function("get /old/flows/{id}"), "flows::Flows::read_flow_old_flows_id_get");
    assert_eq!(made.function("get /flows/{id}"), "flows::Flows::read_flow_flows_id_get");
    assert_eq!(made.function("patch /flows/{id}"), "flows::Flows::update_flow");
    assert_eq!(made.findings("CW0504").len(), 3, "each is told: {:?}", made.said);
    let classes = [
        ("get", "/cats", "", "CatsController_findAll"),
        ("get", "/dogs", "", "DogsController_findAll"),
        ("get", "/dogs/{id}", "", "DogsController_findOne"),
    ];
    let made = self::made(&operations(&classes));
    assert_eq!(made.function("get /cats"), "Client::cats_find_all");
    assert_eq!(made.function("get /dogs/{id}"), "Client::find_one");
}

#[test]
fn schemas_that_are_named_after_ids_become_shorter_too() {
    let document = operations(&PATH_AND_METHOD).replace(
        "operationId: 'create_variable_variables__post',",
        "operationId: 'create_variable_variables__post', requestBody: {content: {application/json: {schema: {$ref: \
         '#/components/schemas/Body_create_variable_variables__post'}}}},",
    ) + "components: {schemas: {Body_create_variable_variables__post: {type: object, properties: {a: {type: string}}}}}\n";
    let made = made(&document);
    assert_eq!(made.types(), ["BodyCreateVariable"]);
    assert!(made.lock().contains("type\tBodyCreateVariable\tBody_create_variable_variables__post\n"));
}

#[test]
fn the_configuration_and_hints_overrule() {
    let document = operations(&PATH_AND_METHOD);
    let whole = "flows::Flows::read_flow_flows_id_get";
    assert_eq!(with(&document, Naming::AsWritten, "").function("get /flows/{id}"), whole);
    let hinted = format!("{document}x-clientwright-naming: as-written\n");
    assert_eq!(made(&hinted).function("get /flows/{id}"), whole);
    let chosen = Naming::Without(vec![IdPattern::PathAndMethod]);
    assert_eq!(with(&hinted, chosen.clone(), "").function("get /flows/{id}"), "flows::Flows::read_flow");
    // What was chosen holds for every id that follows the pattern, however few they are.
    let rows = [PATH_AND_METHOD[0], ("get", "/b", "x", "list_b"), ("put", "/c", "x", "change_c")];
    let few = with(&operations(&rows), chosen, "");
    assert_eq!(few.function("get /variables/name/{name}"), "variables::Variables::read_variable_by_name");
    let wrong = made(&format!("{document}x-clientwright-naming: [path-and-methods]\n"));
    assert!(wrong.findings("CW0420")[0].contains("`path-and-methods` is none of them"), "{:?}", wrong.said);
    let named =
        document.replace("operationId: 'read_flow_", "x-clientwright-name: flow, operationId: 'read_flow_");
    assert_eq!(made(&named).function("get /flows/{id}"), "flows::Flows::flow");
}

#[test]
fn what_was_published_stays_and_says_what_is_to_come() {
    let document = operations(&PATH_AND_METHOD);
    // Published before patterns were known: whole ids, also for what is added.
    let whole = with(&document, Naming::AsWritten, "").lock();
    assert!(!whole.contains("naming\t"), "{whole}");
    let mut more = PATH_AND_METHOD.to_vec();
    more.insert(0, ("get", "/runs", "Runs", "read_runs_runs_get"));
    let grown = locked(&operations(&more), &whole);
    assert_eq!(grown.function("get /flows/{id}"), "flows::Flows::read_flow_flows_id_get");
    assert_eq!(grown.function("get /runs"), "runs::Runs::read_runs_runs_get");
    // Published with the pattern: short ones, even where most of what is added follows no pattern.
    let short = made(&document).lock();
    assert!(short.contains("naming\tpath-and-method\toperationId\n"), "{short}");
    more.extend([("get", "/a", "X", "list_a"), ("get", "/b", "X", "list_b"), ("get", "/c", "X", "list_c")]);
    let grown = locked(&operations(&more), &short);
    assert_eq!(grown.function("get /flows/{id}"), "flows::Flows::read_flow");
    assert_eq!(grown.function("get /runs"), "runs::Runs::read_runs");
    assert_eq!(grown.function("get /a"), "x::X::list_a");
}

#[test]
fn names_in_models_say_whose_they_are() {
    let answer = "responses: {'200': {description: Good., content: {application/json: {schema: {type: object, properties: \
                  {id: {type: string}}}}}}}}";
    let rows = [
        ("get", "/cats", "Cats", "CatsController_findAll"),
        ("get", "/dogs", "Dogs", "DogsController_findAll"),
        ("get", "/dogs/{id}", "Dogs", "DogsController_findOne"),
    ];
    let mut document = operations(&rows).replace("responses: {'204': {description: Good.}}}", answer);
    for member in ["age", "breed"] {
        document = document.replacen("{id: {type: string}}", &format!("{{{member}: {{type: string}}}}"), 1);
    }
    assert_eq!(made(&document).types(), ["CatsFindAllResponse", "DogsFindAllResponse", "FindOneResponse"]);
}
