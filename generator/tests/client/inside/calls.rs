//! Lists in pages, and work that goes on after the answer.

use std::time::Duration;

use shop::models::{NewOrder, Order};
use shop::support::ErrorKind;

use crate::server::{answer, json};
use crate::shop;

#[tokio::test]
async fn offsets_go_on_to_the_total() {
    let script = [
        json(200, r#"{"count": 3, "results": [{"name": "a"}, {"name": "b"}]}"#),
        json(200, r#"{"count": 3, "results": [{"name": "c"}]}"#),
    ];
    let (client, server) = shop(script);
    let orders: Vec<Order> = client.orders().list_orders().state("new").items().all().await.unwrap();
    assert_eq!(orders.iter().map(|order| order.name.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert_eq!(server.lines(), ["GET /orders?state=new", "GET /orders?state=new&offset=2"]);
}

#[tokio::test]
async fn pages_are_numbered_from_the_default_and_may_be_null() {
    let script = [json(200, r#"{"pages": 2, "data": {"keys": ["a"]}}"#), json(200, r#"{"pages": 2, "data": {"keys": null}}"#)];
    let (client, server) = shop(script);
    let mut pages = client.lists().list_pages().pages();
    assert_eq!(pages.next().await.unwrap().unwrap().pages, Some(2));
    assert_eq!(pages.next().await.unwrap().unwrap().data.unwrap().keys, None);
    assert!(pages.next().await.is_none());
    assert_eq!(server.lines(), ["GET /pages", "GET /pages?p=1"]);
    let (client, _) = shop([json(200, r#"{"pages": 1, "data": {"keys": null}}"#), json(200, "{}")]);
    assert!(client.lists().list_pages().items().all().await.unwrap().is_empty());
}

#[tokio::test]
async fn cursors_are_handed_on_by_hint_and_by_convention() {
    let (client, server) = shop([json(200, r#"{"next": "x y", "data": [1]}"#), json(200, r#"{"next": null, "data": [2]}"#)]);
    assert_eq!(client.lists().list_cursor().items().all().await.unwrap(), [1, 2]);
    assert_eq!(server.lines(), ["GET /cursor", "GET /cursor?after=x%20y"]);
    let (client, server) = shop([json(200, r#"{"next_page_token": "t", "items": [1]}"#), json(200, "{}")]);
    assert_eq!(client.lists().list_detected().items().all().await.unwrap(), [1]);
    assert_eq!(server.lines(), ["GET /detected", "GET /detected?page_token=t"]);
}

#[tokio::test]
async fn urls_of_next_pages_are_followed() {
    let (client, server) = shop([json(200, r#"{"nextLink": "/urls?skip=1", "value": [1]}"#), json(200, r#"{"value": [2]}"#)]);
    assert_eq!(client.lists().list_urls().items().all().await.unwrap(), [1, 2]);
    assert_eq!(server.lines(), ["GET /urls", "GET /urls?skip=1"]);
    let first = answer(200, "content-type: application/json\r\nlink: </links?page=2>; rel=\"next\"\r\n", "[1]");
    let (client, server) = shop([first, json(200, "[2]")]);
    assert_eq!(client.lists().list_links().per_page(1).items().all().await.unwrap(), [1, 2]);
    assert_eq!(server.lines(), ["GET /links?per_page=1", "GET /links?page=2"]);
}

const QUICK: Duration = Duration::from_millis(1);

#[tokio::test]
async fn every_task_of_a_list_is_watched_and_the_result_is_fetched_by_name() {
    let script = [
        json(200, r#"{"tasks": ["t1", "t2"]}"#),
        json(200, r#"{"state": "NEW"}"#),
        json(200, r#"{"state": "FINISHED"}"#),
        json(200, r#"{"state": "FINISHED"}"#),
        json(200, r#"{"name": "mine"}"#),
    ];
    let (client, server) = shop(script);
    let order: Order = client.orders().create_order(&NewOrder::new("mine")).wait_done().interval(QUICK).await.unwrap();
    assert_eq!(order.name, "mine");
    let seen = ["POST /orders", "GET /tasks/t1", "GET /tasks/t1", "GET /tasks/t2", "GET /orders/mine"];
    assert_eq!(server.lines(), seen);
}

#[tokio::test]
async fn a_failed_task_is_an_error_with_the_servers_words() {
    let (client, _) = shop([json(200, r#"{"tasks": ["t1"]}"#), json(200, r#"{"state": "ERROR", "error": "no quota"}"#)]);
    let error = client.orders().create_order(&NewOrder::new("mine")).wait_done().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Task);
    assert!(error.to_string().contains("no quota"), "{error}");
}

#[tokio::test]
async fn without_an_operation_for_the_result_the_task_is_it() {
    let (client, _) = shop([json(200, r#"{"tasks": ["t1"]}"#), json(200, r#"{"state": "FINISHED"}"#)]);
    assert_eq!(client.orders().delete_order("mine").wait_done().await.unwrap().state, "FINISHED");
    let (client, server) = shop([json(200, r#"{"state": "FINISHED"}"#)]);
    assert_eq!(client.orders().delete_order("mine").resume(&"t9").await.unwrap().state, "FINISHED");
    assert_eq!(server.lines(), ["GET /tasks/t9"]);
}

#[tokio::test]
async fn tasks_may_be_watched_at_a_url_of_the_answer() {
    let (client, server) = shop([answer(202, "operation-location: /ops/7\r\n", ""), json(200, r#"{"status": "Succeeded", "n": 7}"#)]);
    let task = client.orders().create_export().wait_done().await.unwrap();
    assert_eq!(task.pointer("/n").unwrap().as_str(), "7");
    assert_eq!(server.lines(), ["POST /exports", "GET /ops/7"]);
}
