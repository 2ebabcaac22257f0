//! Header fields with a grammar of their own: cookies, dates, links, challenges, objects.

use media::models::{Color, LoginResponse as After};
use media::support::codec::Timestamp;
use media::support::mock::Replay;
use media::support::{Body, Call as _, ErrorKind, Response};
use media::untagged::op::{Login, Single};

use crate::media::client;

fn answer(fields: &[(&str, &str)]) -> Replay {
    let mut answer = http::Response::builder().status(204);
    for (name, value) in fields {
        answer = answer.header(*name, *value);
    }
    Replay::new().response(answer.body(Body::empty()).unwrap())
}

async fn login(fields: &[(&str, &str)]) -> Response<(), Login> {
    client(&answer(fields)).login().with_meta().await.unwrap()
}

async fn single(fields: &[(&str, &str)]) -> Response<(), Single> {
    client(&answer(fields)).single().with_meta().await.unwrap()
}

#[tokio::test]
async fn cookies_and_lists_come_apart_where_their_grammar_says() {
    let cookies = ["a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Path=/", "b=2"];
    let links = ["<https://a.test/?x=1,2>; rel=\"next\"", "</b>; rel=\"last, first\""];
    let found = login(&[
        ("set-cookie", cookies[0]), ("allow", "GET, POST,"), ("link", &links.join(", ")), ("set-cookie", cookies[1]),
        ("allow", "PUT"), ("www-authenticate", "Basic realm=\"a, b\", Bearer scope=\"c\", error=d"),
    ]).await;
    assert_eq!(found.set_cookie().unwrap().unwrap(), cookies);
    assert_eq!(found.allow().unwrap().unwrap(), ["GET", "POST", "PUT"]);
    assert_eq!(found.link().unwrap().unwrap(), links);
    assert_eq!(found.www_authenticate().unwrap().unwrap(), ["Basic realm=\"a, b\"", "Bearer scope=\"c\", error=d"]);
    assert!(found.x_rate().unwrap_err().to_string().contains("`X-Rate` is missing"));
    let found = single(&[("set-cookie", cookies[0]), ("set-cookie", cookies[1]), ("link", links[0]), ("link", links[1]), ("location", "/x,y")]).await;
    assert_eq!(found.set_cookie().unwrap().unwrap(), cookies.join("\n"));
    assert_eq!(found.link().unwrap().unwrap(), links.join(", "));
    assert_eq!(found.location().unwrap(), "/x,y");
}

#[tokio::test]
async fn dates_are_read_as_http_writes_them() {
    let found = login(&[("last-modified", "Wed, 21 Oct 2026 07:28:00 GMT"), ("expires", "Wednesday, 21-Oct-26 07:28:00 GMT"), ("retry-after", "120")]).await;
    assert_eq!(found.last_modified().unwrap().unwrap().to_string(), "2026-10-21T07:28:00Z");
    assert_eq!(found.expires().unwrap().unwrap().civil().to_string(), "2026-10-21");
    assert_eq!(found.retry_after().unwrap(), Some(After::Integer(120)));
    let found = login(&[("last-modified", "2026-10-21T07:28:00Z"), ("expires", "0"), ("retry-after", "Wed, 21 Oct 2026 07:28:00 GMT")]).await;
    assert_eq!(found.last_modified().unwrap().unwrap().to_string(), "2026-10-21T07:28:00Z");
    assert_eq!(found.expires().unwrap_err().kind(), ErrorKind::Decode);
    assert_eq!(found.retry_after().unwrap(), Some(After::Text("Wed, 21 Oct 2026 07:28:00 GMT".to_owned())));
}

#[test]
fn dates_are_sent_as_http_writes_them_where_the_field_is_https_own() {
    let moment = || "2026-10-21T09:28:00.5+02:00".parse::<Timestamp>().unwrap();
    let request = client(&Replay::new()).login().if_modified_since(moment()).x_since(moment()).request().unwrap();
    assert_eq!(request.headers()["if-modified-since"], "Wed, 21 Oct 2026 07:28:00 GMT");
    assert_eq!(request.headers()["x-since"], "2026-10-21T09:28:00.5+02:00");
}

#[tokio::test]
async fn objects_are_read_by_their_style() {
    let found = login(&[
        ("x-color", "R,100,G,0.5,name,7"), ("cache-control", "max-age=60, no-cache, private=\"a, b\""), ("x-counts", "a=1,b=-2"),
        ("x-meta", "{\"a\": 1}"),
    ]).await;
    let color: Color = found.x_color().unwrap().unwrap();
    assert_eq!((color.r, color.g, color.name.as_deref()), (100, Some(0.5.into()), Some("7")));
    let cache = found.cache_control().unwrap().unwrap();
    assert_eq!((cache.max_age, cache.no_cache, cache.private.as_deref()), (Some(60), Some(true), Some("a, b")));
    assert_eq!(found.x_counts().unwrap().unwrap(), [("a".to_owned(), 1), ("b".to_owned(), -2)].into());
    assert_eq!(found.x_meta().unwrap().unwrap().a, Some(1));
    for (field, value) in [("x-color", "G,1"), ("x-color", "R,red"), ("x-color", "R"), ("x-color", ""), ("x-counts", "a=1,b=x"), ("x-counts", "a=")] {
        let found = login(&[(field, value)]).await;
        let error = found.x_color().map(drop).and(found.x_counts().map(drop)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{field}: {value}");
    }
}
