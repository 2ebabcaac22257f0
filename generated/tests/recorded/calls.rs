//! Lists over several pages, and work that goes on after the answer, as the overlays of the bundled APIs describe them.

use std::time::Duration;

use generated::gcore_cloud::models::{CreateNamespace, TaskState};
use generated::support::mock::Replay;
use generated::support::ErrorKind;

use super::{gcore, line, tyk};

const QUICK: Duration = Duration::from_millis(1);

fn lines(replay: &Replay) -> Vec<String> {
    let short =
        |text: String| text.replace("https://api.gcore.com/cloud/v1", "").replace("https://tyk.example", "");
    replay.requests().iter().map(line).map(short).collect()
}

fn key(name: &str) -> String {
    format!(
        r#"{{"created_at": "2023-08-22T11:21:00Z", "description": "", "expire": null, "functions": [], "name": "{name}", "status": "Active"}}"#
    )
}

#[tokio::test]
async fn the_keys_of_all_pages_are_one_list() {
    let replay = Replay::new()
        .json(200, &format!(r#"{{"count": 3, "results": [{}, {}]}}"#, key("a"), key("b")))
        .json(200, &format!(r#"{{"count": 3, "results": [{}]}}"#, key("c")));
    let keys =
        gcore(&replay).function_as_a_service().list_keys(1, 76).limit(2).items().all().await.expect("keys");
    assert_eq!(keys.iter().map(|key| key.name.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert_eq!(lines(&replay), ["GET /faas/keys/1/76?limit=2", "GET /faas/keys/1/76?limit=2&offset=2"]);
}

#[tokio::test]
async fn numbered_pages_end_with_the_last_one() {
    let replay = Replay::new()
        .json(200, r#"{"data": {"keys": ["a"]}, "pages": 2}"#)
        .json(200, r#"{"data": {"keys": ["b"]}, "pages": 2}"#);
    let mut keys = tyk(&replay).keys().list_api_keys("api").items();
    let mut found = Vec::new();
    while let Some(key) = keys.next().await {
        found.push(key.expect("a key"));
    }
    assert_eq!(found, ["a", "b"]);
    assert!(lines(&replay)[1].ends_with("?p=2"), "{:?}", lines(&replay));
}

const BEGUN: &str = r#"{"tasks": ["t-1"]}"#;

fn task(state: &str) -> String {
    format!(
        r#"{{"id": "t-1", "created_on": "2025-03-03T09:29:58Z", "state": "{state}", "task_type": "create",
        "error": "no quota", "user_id": 1}}"#
    )
}

#[tokio::test]
async fn a_namespace_is_there_when_its_task_is_done() {
    let namespace = r#"{"created_at": "2025-03-03T09:20:00Z", "description": "", "envs": {}, "functions": [],
        "functions_deploy_status": {}, "name": "media", "status": "active"}"#;
    let replay = Replay::new()
        .json(200, BEGUN)
        .json(200, &task("RUNNING"))
        .json(200, &task("FINISHED"))
        .json(200, namespace);
    let client = gcore(&replay);
    let wanted = CreateNamespace::new("media");
    let call = client.function_as_a_service().create_namespace(1, 76, &wanted);
    let made = call.wait_done().interval(QUICK).await.expect("a namespace");
    assert_eq!(made.name, "media");
    let expected =
        ["POST /faas/namespaces/1/76", "GET /tasks/t-1", "GET /tasks/t-1", "GET /faas/namespaces/1/76/media"];
    assert_eq!(lines(&replay), expected);
}

#[tokio::test]
async fn progress_is_told_and_the_task_is_the_result_where_nothing_is_left_to_read() {
    let replay = Replay::new().json(200, BEGUN).json(200, &task("NEW")).json(200, &task("FINISHED"));
    let mut poller =
        gcore(&replay).function_as_a_service().delete_namespace(1, 76, "media").wait_done().interval(QUICK);
    assert_eq!(poller.next().await.expect("a look").expect("a state").state, "NEW");
    assert_eq!(poller.await.expect("a task").state, TaskState::Finished);
}

#[tokio::test]
async fn a_failed_task_says_why() {
    let replay = Replay::new().json(200, BEGUN).json(200, &task("ERROR"));
    let error = gcore(&replay).function_as_a_service().delete_namespace(1, 76, "media").wait_done().await;
    let error = error.expect_err("no namespace");
    assert_eq!(error.kind(), ErrorKind::Task);
    assert!(error.to_string().contains("no quota"), "{error}");
}
