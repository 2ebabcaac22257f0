//! Work that goes on on the server, watched until it is done.

use std::time::Duration;

use clientwright_runtime::codec::RawJson;
use clientwright_runtime::mock::Replay;
use clientwright_runtime::{
    Answer, Arg, Body, Call, Core, Error, ErrorKind, OpInfo, Operation, Param, Poller, TaskInfo, Tracked,
};

use crate::api::{builder, operation, Article};
use crate::made::Made;

static GET_TASK: OpInfo = OpInfo::new("Tasks.get", "GET", "/tasks/{id}").params(&[Param::path("id")]);
static GET_ARTICLE: OpInfo = OpInfo::new("Articles.get", "GET", "/{project}/articles/{id}")
    .params(&[Param::path("project"), Param::path("id")]);

operation!(
    Order,
    Answer,
    answer,
    OpInfo::new("order", "POST", "/{project}/orders").name("order").params(&[Param::path("project")])
);

impl Tracked for Order {
    type Result = Article;
    const TASK: &'static TaskInfo = &TaskInfo::watch(&GET_TASK, &[Arg::Answer("/tasks/0")])
        .state("/state")
        .done(&["FINISHED"])
        .failed(&["ERROR"])
        .error("/error")
        .result(&GET_ARTICLE, &[Arg::Call(0), Arg::Task("/created/articles/0")]);
    fn result(answer: Answer) -> Result<Article, Error> {
        answer.json()
    }
}

operation!(Export, Answer, answer, OpInfo::new("export", "POST", "/exports"));

impl Tracked for Export {
    type Result = String;
    const TASK: &'static TaskInfo =
        &TaskInfo::watch_field("operation-location").done(&["succeeded"]).failed(&["failed"]);
    fn result(answer: Answer) -> Result<String, Error> {
        answer.json_at("/url")
    }
}

/// `operation!` decodes by a method of `Answer`; these operations keep it whole.
trait Whole: Sized {
    fn answer(self) -> Result<Answer, Error>;
}
impl Whole for Answer {
    fn answer(self) -> Result<Answer, Error> {
        Ok(self)
    }
}

fn order(replay: &Replay) -> Poller<Article> {
    let core = builder("https://shop.test").transport(replay.clone()).build().unwrap();
    Order::new(&core, &[&5]).wait_done().interval(Duration::from_millis(5))
}

const BEGUN: &str = r#"{"tasks": ["t-1"]}"#;
const DONE: &str = r#"{"state": "FINISHED", "created": {"articles": ["a-9"]}}"#;

#[tokio::test]
async fn a_task_is_watched_and_its_result_fetched() {
    let replay = Replay::new()
        .json(200, BEGUN)
        .json(200, r#"{"state": "NEW"}"#)
        .json(200, r#"{"state": "RUNNING"}"#)
        .json(200, DONE)
        .json(200, r#"{"id": 9, "name": "pen"}"#);
    let mut poller = order(&replay);
    assert_eq!(poller.task_id(), None);
    let mut states = Vec::new();
    while let Some(progress) = poller.next().await {
        states.push(progress.unwrap().state);
    }
    assert_eq!(states, ["NEW", "RUNNING", "FINISHED"]);
    assert_eq!(poller.task_id().unwrap().as_str(), "\"t-1\"");
    assert_eq!(poller.await.unwrap().id, 9);
    let seen: Vec<_> =
        replay.requests().iter().map(|r| format!("{} {}", r.method(), r.uri().path())).collect();
    let task = "GET /tasks/t-1";
    assert_eq!(seen, ["POST /5/orders", task, task, task, "GET /5/articles/a-9"]);
}

#[tokio::test]
async fn a_task_can_be_awaited_at_once_and_resumed_by_its_id() {
    let replay = Replay::new().json(200, DONE).json(200, r#"{"id": 9, "name": "pen"}"#);
    let core: Core = builder("https://shop.test").transport(replay.clone()).build().unwrap();
    assert_eq!(Order::new(&core, &[&5]).resume(&"t-1").await.unwrap().name, "pen");
    assert_eq!(replay.requests()[0].uri().path(), "/tasks/t-1");
}

#[tokio::test]
async fn a_failed_task_is_an_error_with_the_servers_message() {
    let replay = Replay::new().json(200, BEGUN).json(200, r#"{"state": "error", "error": "no quota"}"#);
    let error = order(&replay).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Task);
    assert_eq!(error.to_string(), "order: the task ended as error: no quota");
    assert!(!error.body().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_task_that_takes_too_long_is_a_timeout_and_can_be_resumed() {
    let replay =
        (0..50).fold(Replay::new().json(200, BEGUN), |replay, _| replay.json(200, r#"{"state": "NEW"}"#));
    let mut poller = order(&replay).interval(Duration::from_millis(20)).deadline(Duration::from_millis(50));
    let error = loop {
        match poller.next().await.unwrap() {
            Ok(_) => {}
            Err(error) => break error,
        }
    };
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(poller.task_id().unwrap().as_str(), "\"t-1\"");
}

#[tokio::test]
async fn an_answer_without_an_id_is_told() {
    let error = order(&Replay::new().json(200, r#"{"tasks": []}"#)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Task);
    assert!(error.to_string().contains("/tasks/0") && error.to_string().contains("Tasks.get"), "{error}");
}

#[tokio::test]
async fn a_task_is_watched_where_a_field_says() {
    for (location, target) in [
        ("/operations/7?v=1", "https://shop.test/operations/7?v=1"),
        // A query with nothing in it is one, and the call's own stays where only a fragment is named (RFC 3986, 5.2.2 and 5.3).
        ("/operations/7?", "https://shop.test/operations/7?"),
        ("#task", "https://shop.test/v1/exports?by=day"),
    ] {
        let mut begun = http::Response::new(Body::empty());
        *begun.status_mut() = http::StatusCode::ACCEPTED;
        begun.headers_mut().insert("operation-location", http::HeaderValue::from_static(location));
        let replay = Replay::new()
            .response(begun)
            .json(200, r#"{"status": "running"}"#)
            .json(200, r#"{"status": "Succeeded", "url": "u"}"#);
        let core = builder("https://shop.test/v1").transport(replay.clone()).build().unwrap();
        let call = Export::new(&core, &[]).json(&1).extra_query("by", "day");
        assert_eq!(call.wait_done().interval(Duration::from_millis(5)).await.unwrap(), "u");
        let last = replay.requests().pop().unwrap();
        assert_eq!((last.method().as_str(), last.uri().to_string()), ("GET", target.into()));
        assert!(last.body().is_empty() && !last.headers().contains_key("content-type"));
    }
}

fn export(replay: &Replay) -> Export {
    let core = builder("https://shop.test/v1").transport(replay.clone()).build().unwrap();
    Export::new(&core, &[])
}

/// The URL of a task, from `task_id` or written down: relative to the API or not.
#[tokio::test]
async fn a_task_is_resumed_at_its_url() {
    for url in ["https://shop.test/operations/7?v=1", "/operations/7?v=1"] {
        let replay = Replay::new()
            .json(200, r#"{"status": "running"}"#)
            .json(200, r#"{"status": "Succeeded", "url": "u"}"#);
        let poller = export(&replay).resume(&url).interval(Duration::from_millis(5));
        assert_eq!(poller.task_id().unwrap().parse::<String>().unwrap(), url);
        assert_eq!(poller.await.unwrap(), "u", "{url}");
        let seen: Vec<_> = replay.requests().iter().map(|r| format!("{} {}", r.method(), r.uri())).collect();
        assert_eq!(seen, vec!["GET https://shop.test/operations/7?v=1"; 2], "the call is not made");
    }
}

#[tokio::test(start_paused = true)]
async fn what_task_id_gives_resumes_a_task_that_is_watched_at_a_url() {
    let mut begun = http::Response::new(Body::empty());
    *begun.status_mut() = http::StatusCode::ACCEPTED;
    begun.headers_mut().insert("operation-location", http::HeaderValue::from_static("/operations/7"));
    let replay =
        (0..9).fold(Replay::new().response(begun), |replay, _| replay.json(200, r#"{"status": "running"}"#));
    let mut poller =
        export(&replay).wait_done().interval(Duration::from_millis(20)).deadline(Duration::from_millis(50));
    while poller.next().await.unwrap().is_ok() {}
    let task = poller.task_id().unwrap();

    let replay = Replay::new().json(200, r#"{"status": "succeeded", "url": "u"}"#);
    assert_eq!(export(&replay).resume(&task).await.unwrap(), "u");
    assert_eq!(replay.requests()[0].uri().path(), "/operations/7");
}

/// What a task is resumed by may have been a server's word: it is followed where a server's is.
#[tokio::test]
async fn a_task_is_not_resumed_at_another_origin_or_at_no_url() {
    for (task, words) in
        [("\"https://evil.test/7\"", "evil.test"), ("7", "URL"), ("null", "URL"), ("{}", "URL")]
    {
        let replay = Replay::new().json(200, r#"{"status": "succeeded", "url": "u"}"#);
        let task = RawJson::from_text(task).unwrap();
        let error = export(&replay).resume(&task).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build, "{error}");
        assert!(error.to_string().contains(words), "{error}");
        assert!(replay.requests().is_empty());
    }
}

operation!(Move, Answer, answer, OpInfo::new("move", "POST", "/moves"));

impl Tracked for Move {
    type Result = Article;
    const TASK: &'static TaskInfo = &TaskInfo::watch_field("operation-location")
        .done(&["done"])
        .result(&GET_ARTICLE, &[Arg::Answer("/project"), Arg::Task("/id")]);
    fn result(answer: Answer) -> Result<Article, Error> {
        answer.json()
    }
}

operation!(Copy, Answer, answer, OpInfo::new("copy", "POST", "/copies"));

impl Tracked for Copy {
    type Result = Article;
    const TASK: &'static TaskInfo = &TaskInfo::watch(&GET_TASK, &[Arg::Answer("/task")])
        .done(&["done"])
        .result(&GET_ARTICLE, &[Arg::Answer("/project"), Arg::Answer("/task")]);
    fn result(answer: Answer) -> Result<Article, Error> {
        answer.json()
    }
}

/// The first answer is not there any more: nothing of it but the id is known, and the id stands for nothing else.
#[tokio::test]
async fn what_only_the_first_answer_had_is_told_where_a_task_is_resumed() {
    let done =
        || Replay::new().json(200, r#"{"status": "done", "id": 3}"#).json(200, r#"{"id": 3, "name": "n"}"#);
    let build = |replay: &Replay| builder("https://shop.test").transport(replay.clone()).build().unwrap();
    let (first, second) = (done(), done());
    let errors = [
        Move::new(&build(&first), &[]).resume(&"/moves/1").await.unwrap_err(),
        Copy::new(&build(&second), &[]).resume(&"t-1").await.unwrap_err(),
    ];
    for error in errors {
        assert_eq!(error.kind(), ErrorKind::Task, "{error}");
        assert!(error.to_string().contains("/project") && error.to_string().contains("resumed"), "{error}");
    }
    assert_eq!((first.requests().len(), second.requests().len()), (1, 1));
}

operation!(
    Put,
    Answer,
    answer,
    OpInfo::new("put", "PUT", "/{project}/articles/{id}")
        .params(&[Param::path("project"), Param::path("id")])
);

impl Tracked for Put {
    type Result = Article;
    const TASK: &'static TaskInfo = &TaskInfo::watch_field("azure-asyncoperation")
        .done(&["Succeeded"])
        .failed(&["Failed"])
        .result(&GET_ARTICLE, &[Arg::Call(0), Arg::Call(1)])
        .at_once();
    fn result(answer: Answer) -> Result<Article, Error> {
        answer.json()
    }
}

#[tokio::test]
async fn an_answer_without_the_field_says_that_the_work_is_done_where_that_may_be() {
    let replay = Replay::new().json(200, "{}").json(200, r#"{"id": 9, "name": "pen"}"#);
    let core: Core = builder("https://shop.test").transport(replay.clone()).build().unwrap();
    assert_eq!(Put::new(&core, &[&5, &"a"]).wait_done().await.unwrap().id, 9);
    assert_eq!(replay.requests().len(), 2);
    // With the field it is watched.
    let begun = http::Response::builder()
        .status(202)
        .header("azure-asyncoperation", "https://shop.test/tasks/1")
        .body(Body::empty())
        .unwrap();
    let replay = Replay::new()
        .response(begun)
        .json(200, r#"{"status": "InProgress"}"#)
        .json(200, r#"{"status": "Succeeded"}"#)
        .json(200, r#"{"id": 9, "name": "pen"}"#);
    let core: Core = builder("https://shop.test").transport(replay.clone()).build().unwrap();
    let poller = Put::new(&core, &[&5, &"a"]).wait_done().interval(Duration::from_millis(5));
    assert_eq!(poller.await.unwrap().id, 9);
    let seen: Vec<_> = replay.requests().iter().map(|request| request.uri().path().to_owned()).collect();
    assert_eq!(seen, ["/5/articles/a", "/tasks/1", "/tasks/1", "/5/articles/a"]);
}
