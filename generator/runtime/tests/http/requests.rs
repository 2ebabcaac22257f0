//! What a call is before it is sent, and the ways to take its answer.

use std::time::Duration;

use clientwright_runtime::mock::Replay;
use clientwright_runtime::transport::{BoxFuture, Exchange, Transport, TransportError};
use clientwright_runtime::{
    Answer, Body, Builder, Call, Error, ErrorKind, OpInfo, Operation, Param, Requirement, Retry, ServerInfo,
};
use std::sync::Arc;

use crate::api::{builder, client, fast, Article, GetArticle, Secured, Shop};
use crate::made::Made;
use crate::server::{answer, Server};

const BASE: &str = "https://shop.test/v1/";

fn get() -> GetArticle {
    GetArticle::new(&client(BASE), &[&7])
}

#[test]
fn options_end_up_in_the_request() {
    let call = get()
        .with(1, &"de")
        .with(2, &Some(5))
        .extra_query("x y", "é")
        .header("x-one", "1")
        .accept("application/xml");
    let request = call.request().unwrap();
    assert_eq!(request.uri(), "https://shop.test/v1/articles/7?lang=de&x%20y=%C3%A9");
    assert_eq!(request.headers()["x-trace"], "5");
    assert_eq!(request.headers()["x-one"], "1");
    assert_eq!(request.headers()["accept"], "application/xml");
    assert_eq!(request.extensions().get::<&'static OpInfo>().unwrap().id(), "Articles.get");
    assert!(call.with(1, &None::<&str>).request().unwrap().uri().query().unwrap().starts_with("x%20y"));
}

#[test]
fn mistakes_are_told_when_the_call_is_made() {
    for (call, told) in [
        (get().header("a b", "c"), "get_article: `a b` is no header field's name"),
        (get().header("a", "b\nc"), "get_article: the value of the header field `a` cannot be sent"),
        (get().with(2, &"a\nb"), "get_article: the value of the header field `x-trace` cannot be sent"),
        (GetArticle::new(&client(BASE), &[]), "get_article: path parameter `id` has no value"),
    ] {
        let error = call.request().unwrap_err();
        assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Build, told));
    }
    let error = client(BASE).request("GE T", "/").request().unwrap_err();
    assert_eq!(error.to_string(), "request: `GE T` is no method");
}

#[test]
fn a_server_of_the_operations_own_counts_unless_the_caller_chose_one() {
    static UPLOAD: OpInfo =
        OpInfo::new("up", "POST", "/files").servers(&[ServerInfo::new("https://up.shop.test/u")]);
    static RELATIVE: OpInfo = OpInfo::new("up", "POST", "/files").servers(&[ServerInfo::new("/v2")]);
    let url =
        |core: &clientwright_runtime::Core, info| core.call(info, &[]).request().unwrap().uri().to_string();
    let documented = Builder::<Shop>::new().build().unwrap();
    assert_eq!(url(&documented, &UPLOAD), "https://up.shop.test/u/files");
    assert_eq!(url(&documented, &RELATIVE), "https://main.shop.test/v2/files");
    assert_eq!(url(&client(BASE), &UPLOAD), "https://shop.test/v1/files");
}

#[tokio::test]
async fn the_ladder_from_value_to_bytes() {
    let text = r#"{"id": 7, "name": "pen"}"#;
    let replay = Replay::new().json(200, text).json(200, text).json(200, text).json(200, text);
    let core = builder(BASE).transport(replay).build().unwrap();
    let call = || GetArticle::new(&core, &[&7]);
    let value: Article = call().await.unwrap();
    assert_eq!(value.id, 7);
    let meta = call().with_meta().await.unwrap();
    assert_eq!((meta.body, meta.status.as_u16(), meta.attempts), (value, 200, 1));
    assert_eq!(meta.headers["content-type"], "application/json");
    assert_eq!(call().raw().await.unwrap().body, text.as_bytes());
    assert_eq!(call().stream().await.unwrap().body.collect().await.unwrap(), text.as_bytes());
}

#[tokio::test]
async fn a_layer_sees_the_operation_and_may_answer_itself() {
    struct Cache(Arc<dyn Transport>);
    impl Transport for Cache {
        fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Exchange> {
            let info = request.extensions().get::<&'static OpInfo>().copied().unwrap();
            if info.label() == "get_article" {
                return Box::pin(async {
                    Ok(http::Response::new(Body::from(r#"{"id": 1, "name": "kept"}"#)))
                });
            }
            self.0.send(request)
        }
    }
    let core = builder(BASE)
        .transport(Replay::new().answer(200, "text/plain", "sent"))
        .layer(Cache)
        .build()
        .unwrap();
    assert_eq!(GetArticle::new(&core, &[&7]).await.unwrap().name, "kept");
    assert_eq!(core.request("GET", "/other").await.unwrap().text().unwrap(), "sent");
}

#[tokio::test]
async fn a_closure_is_a_transport() {
    let refuse = |_: http::Request<Body>| -> BoxFuture<'static, Exchange> {
        Box::pin(async { Err(TransportError::timeout("slow")) })
    };
    let core = builder(BASE).transport(refuse).build().unwrap();
    let error = GetArticle::new(&core, &[&7]).retry(Retry::off()).await.unwrap_err();
    let said = "get_article: timed out: slow [GET https://shop.test/v1/articles/7]";
    assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Timeout, said));
}

#[tokio::test]
async fn text_is_read_by_its_charset() {
    let latin = Body::from(b"caf\xe9".to_vec());
    let replay = Replay::new()
        .answer(200, "text/plain; charset=ISO-8859-1", latin.clone())
        .answer(200, "text/plain", latin)
        .answer(200, "text/plain", "café");
    let core = builder(BASE).transport(replay).build().unwrap();
    let text = |answer: Answer| answer.text();
    assert_eq!(text(core.request("GET", "/a").await.unwrap()).unwrap(), "café");
    assert_eq!(text(core.request("GET", "/a").await.unwrap()).unwrap_err().kind(), ErrorKind::Decode);
    assert_eq!(text(core.request("GET", "/a").await.unwrap()).unwrap(), "café");
}

#[tokio::test]
async fn a_documented_redirect_is_an_answer() {
    crate::made::call_type!(Login);
    impl Operation for Login {
        type Output = String;
        const INFO: &'static OpInfo = &OpInfo::new("login", "GET", "/login").keeps_redirects();
        fn decode(answer: Answer) -> Result<String, Error> {
            Ok(answer.headers()["location"].to_str().unwrap_or_default().to_owned())
        }
        crate::made::holds_call!();
    }
    let mut moved = http::Response::new(Body::empty());
    *moved.status_mut() = http::StatusCode::FOUND;
    moved.headers_mut().insert("location", http::HeaderValue::from_static("https://idp.test/"));
    let core = builder(BASE).transport(Replay::new().response(moved)).build().unwrap();
    assert_eq!(Login::new(&core, &[]).await.unwrap(), "https://idp.test/");
}

#[test]
fn cookies_of_parameters_are_joined() {
    static INFO: OpInfo = OpInfo::new("c", "GET", "/c").params(&[
        Param::cookie("a"),
        Param::cookie("b"),
        Param::query("q").optional(),
    ]);
    let request = client(BASE).call(&INFO, &[&1, &"x y"]).request().unwrap();
    assert_eq!(request.headers()["cookie"], "a=1; b=x%20y");
    assert_eq!(request.uri().query(), None);
    static SIGNED: OpInfo =
        OpInfo::new("c", "GET", "/c").params(&[Param::cookie("a")]).security(&[&[Requirement::of("Cookie")]]);
    let core = builder(BASE).header("cookie", "client=1; a=0").credential("Cookie", "k").build().unwrap();
    let cookies = |call: clientwright_runtime::Untyped| call.request().unwrap().headers()["cookie"].clone();
    assert_eq!(cookies(core.call(&SIGNED, &[&1])), "client=1; a=1; session=k");
    let own = core.call(&SIGNED, &[&1]).header("cookie", "x=y; client=2");
    assert_eq!(cookies(own), "a=1; x=y; client=2; session=k");
    let mine = core.call(&SIGNED, &[&1]).header("cookie", "session=mine");
    assert_eq!(cookies(mine), "client=1; a=1; session=mine", "what the caller wrote stays");
}

#[test]
fn the_environment_gives_url_and_credentials() {
    const VARIABLES: [(&str, &str); 4] = [
        ("CLIENTWRIGHT_SHOP_BASE_URL", "https://env.test/v3"),
        ("CLIENTWRIGHT_SHOP_KEY", "from-env"),
        ("CLIENTWRIGHT_SHOP_BASIC_USER", "u"),
        ("CLIENTWRIGHT_SHOP_BASIC_PASSWORD", "p"),
    ];
    if std::env::var(VARIABLES[0].0).is_err() {
        // The environment of a process of its own: that of this one is shared by all tests.
        let test = "requests::the_environment_gives_url_and_credentials";
        let mut child = std::process::Command::new(std::env::current_exe().unwrap());
        let run = child.args(["--exact", test]).envs(VARIABLES).output().unwrap();
        let said = String::from_utf8_lossy(&run.stdout);
        assert!(run.status.success() && said.contains("1 passed"), "{said}");
        return;
    }
    static BASIC: OpInfo = OpInfo::new("b", "GET", "/b").security(&[&[Requirement::of("Basic")]]);
    let core = Builder::<Shop>::from_env().build().unwrap();
    assert_eq!(core.base_url(), "https://env.test/v3");
    let request = Secured::new(&core, &[]).request().unwrap();
    assert_eq!(request.headers()["authorization"], "apikey from-env");
    assert_eq!(core.call(&BASIC, &[]).request().unwrap().headers()["authorization"], "Basic dTpw");
}

#[tokio::test]
async fn calls_are_send_and_static() {
    fn check<T: Send + 'static>(value: T) -> T {
        value
    }
    let replay = Replay::new().json(200, r#"{"id": 7, "name": "pen"}"#);
    let core = builder(BASE).transport(replay).build().unwrap();
    let call = check(GetArticle::new(&core, &[&7]).retry(fast(1)).deadline(Duration::from_secs(5)));
    drop(core);
    tokio::spawn(async move { call.await.unwrap() }).await.unwrap();
}

#[tokio::test]
async fn a_length_is_sent_where_the_method_means_content() {
    let server = Server::start([answer("200 OK", "", ""), answer("200 OK", "", "")]);
    let core = client(&server.url);
    core.request("GET", "/a").await.unwrap();
    core.request("POST", "/a").await.unwrap();
    let requests = server.requests();
    assert!(!requests[0].contains("content-length"), "{}", requests[0]);
    assert!(requests[1].contains("content-length: 0\r\n"), "{}", requests[1]);
}

#[test]
fn outside_of_a_runtime_the_default_transport_tells_so() {
    use std::future::{Future, IntoFuture};
    use std::task::{Context, Poll, Waker};
    let mut call = Box::pin(get().into_future());
    match call.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Err(error)) => assert!(error.to_string().contains("needs a tokio runtime"), "{error}"),
        other => panic!("{other:?}"),
    }
}
