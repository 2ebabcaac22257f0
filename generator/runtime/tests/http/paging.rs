//! Lists over several pages, by every way that pages follow one another.

use std::time::Duration;

use clientwright_runtime::codec::RawJson;
use clientwright_runtime::mock::Replay;
use clientwright_runtime::{Body, Call, Core, ErrorKind, Limits, OpInfo, Operation, Paged, Paging, Param};

use crate::api::{builder, operation};
use crate::made::Made;

const BASE: &str = "https://shop.test/v1";

macro_rules! list {
    ($name:ident, $paging:expr) => {
        operation!(
            $name,
            RawJson,
            json,
            OpInfo::new("list", "GET", "/list").params(&[
                Param::query("offset").optional(),
                Param::query("p").optional(),
                Param::query("cursor").optional(),
                Param::query("filter").optional(),
                Param::header("X-Region").optional(),
            ])
        );
        impl Paged for $name {
            type Item = i64;
            const PAGING: &'static Paging = &$paging;
        }
    };
}
use clientwright_runtime::{Answer, Error};

list!(ByOffset, Paging::offset("offset").items("/results"));
list!(ByTotal, Paging::offset("offset").items("/results").total("/count"));
list!(ByPage, Paging::page("p", 1).items("/data").pages("/pages"));
list!(ByCursor, Paging::cursor("cursor", "/meta/next").items("/data"));
list!(ByLast, Paging::last_item("after", "").more("/has_more").items("/data"));
list!(ByField, Paging::cursor_field("cursor", "x-next"));
list!(ByUrl, Paging::next_url("/next").items("/items"));
list!(ByLink, Paging::link());

/// Lists whose pages are asked for by members of the body.
macro_rules! search {
    ($name:ident, $paging:expr) => {
        operation!(
            $name,
            RawJson,
            json,
            OpInfo::new("search", "POST", "/search").sends("application/json").params(&[])
        );
        impl Paged for $name {
            type Item = i64;
            const PAGING: &'static Paging = &$paging;
        }
    };
}

search!(SearchOffset, Paging::offset("/page/offset").in_body().items("/results"));
search!(SearchCursor, Paging::cursor("/after", "/next").in_body().items("/data"));

fn replay(pages: &[&str]) -> (Core, Replay) {
    let replay = pages.iter().fold(Replay::new(), |replay, page| replay.json(200, page));
    (builder(BASE).transport(replay.clone()).build().unwrap(), replay)
}

fn targets(replay: &Replay) -> Vec<String> {
    replay.requests().iter().map(|request| request.uri().to_string().replace(BASE, "")).collect()
}

fn with_field(name: &'static str, value: &'static str, body: &'static str) -> http::Response<Body> {
    let mut answer = http::Response::new(Body::from(body));
    answer.headers_mut().append(name, http::HeaderValue::from_static(value));
    answer
}

#[tokio::test]
async fn offsets_count_what_came_until_an_empty_or_short_page() {
    let (core, replay) = replay(&[r#"{"results": [1, 2]}"#, r#"{"results": [3, 4]}"#, r#"{"results": [5]}"#]);
    let call = ByOffset::new(&core, &[]).with(3, &"x").with(4, &"eu");
    assert_eq!(call.items().all().await.unwrap(), [1, 2, 3, 4, 5]);
    assert_eq!(targets(&replay), ["/list?filter=x", "/list?offset=2&filter=x", "/list?offset=4&filter=x"]);
    assert!(replay.requests().iter().all(|request| request.headers()["x-region"] == "eu"));
}

#[tokio::test]
async fn a_total_saves_the_last_request_and_the_callers_offset_counts() {
    let (core, replay) = replay(&[r#"{"count": 5, "results": [3]}"#, r#"{"count": 5, "results": [4, 5]}"#]);
    let call = ByTotal::new(&core, &[&2]);
    assert_eq!(call.items().all().await.unwrap(), [3, 4, 5]);
    assert_eq!(targets(&replay), ["/list?offset=2", "/list?offset=3"]);
}

#[tokio::test]
async fn pages_are_numbered_until_the_last() {
    let (core, replay) = replay(&[r#"{"pages": 2, "data": [1]}"#, r#"{"pages": 2, "data": [2]}"#]);
    assert_eq!(ByPage::new(&core, &[]).items().all().await.unwrap(), [1, 2]);
    assert_eq!(targets(&replay), ["/list", "/list?p=2"]);
}

#[tokio::test]
async fn a_page_number_stops_at_an_empty_page() {
    let (core, replay) = replay(&[r#"{"data": [1]}"#, r#"{"data": []}"#]);
    assert_eq!(ByPage::new(&core, &[]).items().all().await.unwrap(), [1]);
    assert_eq!(targets(&replay).len(), 2);
}

#[tokio::test]
async fn cursors_go_on_over_empty_pages_and_an_empty_one_that_names_itself_is_the_end() {
    let (core, replay) = replay(&[
        r#"{"data": [1], "meta": {"next": "a b"}}"#,
        r#"{"data": [], "meta": {"next": 17}}"#,
        r#"{"data": [2], "meta": {"next": "c"}}"#,
        r#"{"data": [], "meta": {"next": "c"}}"#,
    ]);
    assert_eq!(ByCursor::new(&core, &[]).items().all().await.unwrap(), [1, 2]);
    assert_eq!(targets(&replay), ["/list", "/list?cursor=a%20b", "/list?cursor=17", "/list?cursor=c"]);
}

#[tokio::test]
async fn pages_that_repeat_themselves_are_told_behind_their_items() {
    let (core, replay) = replay(&[
        r#"{"data": [1], "meta": {"next": "a"}}"#,
        r#"{"data": [2], "meta": {"next": "b"}}"#,
        r#"{"data": [3], "meta": {"next": "a"}}"#,
    ]);
    let mut items = ByCursor::new(&core, &[]).items();
    for expected in 1..=3 {
        assert_eq!(items.next().await.unwrap().unwrap(), expected);
    }
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
    assert!(error.to_string().contains("goes round in circles"), "{error}");
    assert!(items.next().await.is_none());
    assert_eq!(targets(&replay).len(), 3);
}

#[tokio::test]
async fn a_server_that_steps_over_the_offset_is_found_out() {
    let (core, _) = replay(&[r#"{"results": [{"id": 1}]}"#, r#"{"results": [{"id": 1}]}"#]);
    let mut pages = ByOffset::new(&core, &[]).pages();
    assert!(pages.next().await.unwrap().is_ok() && pages.next().await.unwrap().is_ok());
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!(
        error.to_string(),
        "list: the list goes round in circles: the page behind `offset` is the one before it"
    );
    let (core, _) = replay(&[r#"{"results": [0, 0]}"#, r#"{"results": [0, 0]}"#, r#"{"results": [0]}"#]);
    assert_eq!(ByOffset::new(&core, &[]).items().all().await.unwrap(), [0; 5], "values may be equal");
}

#[tokio::test]
async fn a_list_has_as_many_pages_as_the_caller_allows() {
    let pages: Vec<_> =
        (0..5).map(|next| format!(r#"{{"data": [{next}], "meta": {{"next": {next}}}}}"#)).collect();
    let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    let (core, replay) = replay(&pages);
    let call = ByCursor::new(&core, &[]).limits(Limits::default().pages(3));
    let error = call.clone().items().all().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
    assert_eq!(error.to_string(), "list: the list has more than 3 pages; `Limits::pages` allows more");
    assert_eq!(targets(&replay).len(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_deadline_is_one_for_all_pages() {
    let pages: Vec<_> =
        (0..9).map(|next| format!(r#"{{"data": [{next}], "meta": {{"next": {next}}}}}"#)).collect();
    let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    let (core, replay) = replay(&pages);
    let second = Duration::from_secs(1);
    let mut items = ByCursor::new(&core, &[]).deadline(second * 3).items();
    let mut came = 0;
    let error = loop {
        match items.next().await.unwrap() {
            Ok(_) => came += 1,
            Err(error) => break error,
        }
        tokio::time::sleep(second).await;
    };
    assert_eq!((error.kind(), came, targets(&replay).len()), (ErrorKind::Timeout, 3, 3));
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn the_last_item_is_the_cursor_while_there_are_more() {
    let (core, replay) =
        replay(&[r#"{"data": [7, 8], "has_more": true}"#, r#"{"data": [9], "has_more": false}"#]);
    assert_eq!(ByLast::new(&core, &[]).items().all().await.unwrap(), [7, 8, 9]);
    assert_eq!(targets(&replay), ["/list", "/list?after=8"]);
}

#[tokio::test]
async fn a_field_is_the_cursor() {
    let replay = Replay::new().response(with_field("x-next", "k1", "[1]")).json(200, "[2]");
    let core = builder(BASE).transport(replay.clone()).build().unwrap();
    assert_eq!(ByField::new(&core, &[]).items().all().await.unwrap(), [1, 2]);
    assert_eq!(targets(&replay), ["/list", "/list?cursor=k1"]);
}

#[tokio::test]
async fn urls_are_followed_within_the_origin_with_header_fields() {
    let (core, replay) = replay(&[
        r#"{"items": [1], "next": "/v1/list?token=2"}"#,
        r#"{"items": [2], "next": "https://shop.test:443/v1/list?token=3"}"#,
        r#"{"items": [3], "next": null}"#,
    ]);
    let call = ByUrl::new(&core, &[]).with(3, &"x").with(4, &"eu");
    assert_eq!(call.items().all().await.unwrap(), [1, 2, 3]);
    let seen = targets(&replay);
    assert_eq!(seen, ["/list?filter=x", "/list?token=2", "https://shop.test:443/v1/list?token=3"]);
    assert!(replay.requests().iter().all(|request| request.headers()["x-region"] == "eu"));
}

/// A query with nothing in it is written as it was given (RFC 3986, 5.3).
#[tokio::test]
async fn an_empty_query_of_the_next_page_is_kept() {
    let (core, replay) = replay(&[r#"{"items": [1], "next": "list/2?"}"#, r#"{"items": [2], "next": null}"#]);
    let call = ByUrl::new(&core, &[]).with(3, &"x");
    assert_eq!(call.items().all().await.unwrap(), [1, 2]);
    assert_eq!(targets(&replay), ["/list?filter=x", "/list/2?"]);
}

#[tokio::test]
async fn a_url_elsewhere_is_refused_behind_the_items() {
    let (core, replay) = replay(&[r#"{"items": [1], "next": "https://evil.test/"}"#]);
    let mut items = ByUrl::new(&core, &[]).items();
    assert_eq!(items.next().await.unwrap().unwrap(), 1);
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!(
        error.to_string(),
        "list: the next page's URL is not followed: it leaves the origin https://shop.test for https://evil.test, which \
         `Builder::trust_origin` does not name"
    );
    assert!(items.next().await.is_none());
    assert_eq!(targets(&replay).len(), 1);
}

#[tokio::test]
async fn links_are_read_from_the_header() {
    let links = r#"<https://shop.test/v1/list?page=1>; rel="prev first", <?page=3>; title="a, b"; rel=next"#;
    let replay = Replay::new().response(with_field("link", links, "[1]")).json(200, "[2]");
    let core = builder(BASE).transport(replay.clone()).build().unwrap();
    assert_eq!(ByLink::new(&core, &[]).items().all().await.unwrap(), [1, 2]);
    assert_eq!(targets(&replay), ["/list", "/list?page=3"]);
}

/// What stands in quotes is text, whatever it looks like (RFC 8288, 3).
#[tokio::test]
async fn titles_of_links_are_no_links() {
    for (links, second) in [
        (r#"<?page=1>; title="a; rel=next"; rel=prev, <?page=2>; rel="next""#, Some("/list?page=2")),
        (r#"<?page=1>; title="a, <?page=9>"; rel=next"#, Some("/list?page=1")),
        (r#"<?page=1>; title="a \" <?page=9>; rel=next"; rel=prev"#, None),
        (r#"<?page=1>;rel = "first next" ;title=a"#, Some("/list?page=1")),
        // Of two relations the second counts for nothing.
        ("<?page=1>; rel=prev; rel=next", None),
        (r#"<?page=1>; title="never closed; rel=next"#, None),
    ] {
        let replay = Replay::new().response(with_field("link", links, "[1]")).json(200, "[2]");
        let core = builder(BASE).transport(replay.clone()).build().unwrap();
        ByLink::new(&core, &[]).items().all().await.unwrap();
        assert_eq!(targets(&replay).get(1).map(String::as_str), second, "{links}");
    }
}

#[tokio::test]
async fn pages_can_be_had_whole_and_a_failed_one_is_asked_for_again() {
    let replay = Replay::new()
        .json(200, r#"{"results": [1, 2]}"#)
        .json(400, r#"{"message": "busy"}"#)
        .json(200, "{broken")
        .json(200, r#"{"results": [3]}"#);
    let core = builder(BASE).transport(replay.clone()).build().unwrap();
    let mut pages = ByOffset::new(&core, &[]).pages();
    assert_eq!(pages.next().await.unwrap().unwrap().as_str(), r#"{"results":[1,2]}"#);
    assert_eq!(pages.next().await.unwrap().unwrap_err().kind(), ErrorKind::Status);
    assert_eq!(pages.next().await.unwrap().unwrap_err().kind(), ErrorKind::Decode);
    assert_eq!(pages.next().await.unwrap().unwrap().as_str(), r#"{"results":[3]}"#);
    assert!(pages.next().await.is_none());
    assert_eq!(targets(&replay)[1..], ["/list?offset=2"; 3]);
}

#[tokio::test]
async fn an_item_that_does_not_fit_is_told_with_its_type() {
    let (core, _) = replay(&[r#"{"results": [1, "two"]}"#]);
    let error = ByOffset::new(&core, &[]).items().all().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.to_string().contains("Vec<i64>"), "{error}");
}

fn bodies(replay: &Replay) -> Vec<String> {
    replay.requests().iter().map(|request| String::from_utf8(request.body().to_vec()).unwrap()).collect()
}

#[tokio::test]
async fn members_of_the_body_ask_for_pages() {
    let (core, replay) = replay(&[r#"{"results": [1, 2]}"#, r#"{"results": [3, 4]}"#, r#"{"results": []}"#]);
    let body = RawJson::from_text(r#"{"q": "x", "page": {"limit": 2, "offset": 4}}"#).unwrap();
    let call = SearchOffset::new(&core, &[]).json(&body);
    assert_eq!(call.items().all().await.unwrap(), [1, 2, 3, 4]);
    let of = |offset: u32| format!(r#"{{"q":"x","page":{{"limit":2,"offset":{offset}}}}}"#);
    assert_eq!(bodies(&replay), [of(4), of(6), of(8)], "the caller's offset is where the list begins");

    let (core, replay) =
        self::replay(&[r#"{"next": {"k": 1}, "data": [1]}"#, r#"{"next": null, "data": [2]}"#]);
    assert_eq!(SearchCursor::new(&core, &[]).items().all().await.unwrap(), [1, 2]);
    assert_eq!(
        bodies(&replay),
        ["", r#"{"after":{"k":1}}"#],
        "a cursor stays what it is, and a body is made"
    );
    assert_eq!(replay.requests()[1].headers()["content-type"], "application/json");

    let (core, _) = self::replay(&[r#"{"next": "a", "data": [1]}"#]);
    let mut items = SearchCursor::new(&core, &[]).text("no JSON", "text/plain").items();
    assert_eq!(items.next().await.unwrap().unwrap(), 1);
    let error = items.next().await.unwrap().unwrap_err();
    assert!(error.to_string().contains("by a member of the body, which is no JSON"), "{error}");
}

#[tokio::test]
async fn another_process_goes_on_where_a_list_stopped() {
    let pages = [r#"{"results": [1, 2]}"#, r#"{"results": [3, 4]}"#, r#"{"results": [5]}"#];
    for stop in 0..=5 {
        let (core, _) = replay(&pages);
        let mut items = ByOffset::new(&core, &[]).items();
        let mut seen = Vec::new();
        for _ in 0..stop {
            seen.push(items.next().await.unwrap().unwrap());
        }
        let Some(token) = items.continuation() else {
            assert_eq!(seen, [1, 2, 3, 4, 5], "there is always a way on before the end");
            continue;
        };
        assert!(token.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)), "{token}");
        let page = match stop {
            0..=1 => 0,
            2..=3 => 1,
            _ => 2,
        };
        let (core, replay) = replay(&pages[page..]);
        let rest = ByOffset::new(&core, &[]).items().resume(&token).unwrap().all().await.unwrap();
        seen.extend(rest);
        assert_eq!(seen, [1, 2, 3, 4, 5], "stopped behind {stop}");
        let first = ["/list", "/list?offset=2", "/list?offset=4"][page];
        assert_eq!(targets(&replay)[0], first, "stopped behind {stop}");
    }
}

#[tokio::test]
async fn cursors_urls_and_bodies_are_resumed() {
    let (core, _) = replay(&[r#"{"data": [1], "meta": {"next": "a b"}}"#]);
    let mut pages = ByCursor::new(&core, &[]).pages();
    pages.next().await.unwrap().unwrap();
    let token = pages.continuation().unwrap();
    let (core, replay) = self::replay(&[r#"{"data": [2], "meta": {}}"#]);
    assert_eq!(ByCursor::new(&core, &[]).items().resume(&token).unwrap().all().await.unwrap(), [2]);
    assert_eq!(targets(&replay), ["/list?cursor=a%20b"]);

    let (core, _) = self::replay(&[r#"{"items": [1], "next": "/v1/list?p=2"}"#]);
    let mut items = ByUrl::new(&core, &[]).items();
    items.next().await.unwrap().unwrap();
    let token = items.continuation().unwrap();
    let (core, replay) = self::replay(&[r#"{"items": [2]}"#]);
    assert_eq!(ByUrl::new(&core, &[]).items().resume(&token).unwrap().all().await.unwrap(), [2]);
    assert_eq!(targets(&replay), ["/list?p=2"]);
    let elsewhere = builder("https://other.test").transport(Replay::new()).build().unwrap();
    let there = ByUrl::new(&elsewhere, &[]).items().resume(&token);
    assert!(there.is_ok(), "a path alone is one of the new base");

    let (core, _) = self::replay(&[r#"{"results": [1, 2]}"#]);
    let mut items = SearchOffset::new(&core, &[]).json(&RawJson::from_text("{\"q\":1}").unwrap()).items();
    items.next().await.unwrap().unwrap();
    items.next().await.unwrap().unwrap();
    let token = items.continuation().unwrap();
    let (core, replay) = self::replay(&[r#"{"results": [3]}"#]);
    let call = SearchOffset::new(&core, &[]).json(&RawJson::from_text("{\"q\":1}").unwrap());
    assert_eq!(call.items().resume(&token).unwrap().all().await.unwrap(), [3]);
    assert_eq!(bodies(&replay), [r#"{"q":1,"page":{"offset":2}}"#]);
}

#[tokio::test]
async fn a_list_resumes_from_its_own_text_alone() {
    let (core, _) = replay(&[r#"{"items": [1], "next": "https://shop.test/v1/list?p=2"}"#]);
    let mut items = ByUrl::new(&core, &[]).items();
    items.next().await.unwrap().unwrap();
    let token = items.continuation().unwrap();
    let refused = |text: &str| SearchOffset::new(&core, &[]).items().resume(text).unwrap_err();
    assert!(refused(&token).to_string().contains("is of another list, `list`"), "{}", refused(&token));
    for text in ["", "!", "e30", &"A".repeat(99_999)] {
        let error = refused(text);
        assert_eq!(error.kind(), ErrorKind::Build);
        assert!(error.to_string().contains("is none that a list gave"), "{error}");
    }
    let elsewhere = builder("https://other.test").transport(Replay::new()).build().unwrap();
    let error = ByUrl::new(&elsewhere, &[]).items().resume(&token).unwrap_err();
    assert!(error.to_string().contains("the next page's URL is not followed"), "{error}");
}

#[tokio::test]
async fn an_answer_that_is_no_page_is_no_empty_list() {
    let (core, _) = replay(&[r#"{"data": [1]}"#]);
    let error = ByTotal::new(&core, &[]).items().all().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.to_string().contains("the body is no page: it has nothing at /results"), "{error}");
    for page in ["{}", r#"{"count": 0}"#, r#"{"results": null, "x": 1}"#] {
        let (core, _) = self::replay(&[page]);
        assert!(ByTotal::new(&core, &[]).items().all().await.unwrap().is_empty(), "{page}");
    }
}

static NEXT: OpInfo = OpInfo::new("search_next", "POST", "/search/{region}/next")
    .sends("application/json")
    .params(&[Param::path("region"), Param::query("link").reserved()]);
static URL: OpInfo = OpInfo::new("any", "GET", "/{link}").params(&[Param::path("link").segments()]);

macro_rules! followed {
    ($name:ident, $paging:expr) => {
        operation!(
            $name,
            RawJson,
            json,
            OpInfo::new("search", "POST", "/search")
                .sends("application/json")
                .params(&[Param::query("q").optional(), Param::query("region")])
        );
        impl Paged for $name {
            type Item = i64;
            const PAGING: &'static Paging = &$paging;
        }
    };
}

followed!(SearchNext, Paging::next_call("/next", &NEXT, 1, &[(0, 1)]).items("/rows"));
followed!(SearchUrl, Paging::next_call("/next", &URL, 0, &[]).items("/rows"));

#[tokio::test]
async fn another_operation_gives_the_pages_behind_the_first_one() {
    let (core, replay) = replay(&[
        r#"{"rows": [1], "next": "a%2Fb"}"#,
        r#"{"rows": [2], "next": "c"}"#,
        r#"{"rows": [3], "next": null}"#,
    ]);
    let call = SearchNext::new(&core, &[&"red", &"eu"]).json(&RawJson::from_text(r#"{"x": 1}"#).unwrap());
    assert_eq!(call.items().all().await.unwrap(), [1, 2, 3]);
    assert_eq!(
        targets(&replay),
        ["/search?q=red&region=eu", "/search/eu/next?link=a%2Fb", "/search/eu/next?link=c"]
    );
    let bodies: Vec<_> = replay.requests().iter().map(|request| request.body().to_vec()).collect();
    assert_eq!(bodies, [br#"{"x":1}"#.to_vec(), br#"{"x":1}"#.to_vec(), br#"{"x":1}"#.to_vec()]);
}

#[tokio::test]
async fn an_operation_whose_path_is_the_link_goes_to_that_url() {
    let (core, replay) = replay(&[r#"{"rows": [1], "next": "/v1/more?skip=1"}"#, r#"{"rows": [2]}"#]);
    let call = SearchUrl::new(&core, &[&"red", &"eu"]).json(&RawJson::from_text("{}").unwrap());
    assert_eq!(call.items().all().await.unwrap(), [1, 2]);
    let last = &replay.requests()[1];
    assert_eq!((last.method().as_str(), last.uri().to_string()), ("GET", format!("{BASE}/more?skip=1")));
    assert!(last.body().is_empty() && !last.headers().contains_key("content-type"));
    // Nobody is sent to another origin.
    let (core, _) = self::replay(&[r#"{"rows": [1], "next": "https://evil.test/x"}"#]);
    let call = SearchUrl::new(&core, &[&"red", &"eu"]).json(&RawJson::from_text("{}").unwrap());
    assert_eq!(call.items().all().await.unwrap_err().kind(), ErrorKind::Build);
}
