//! Requests that the API makes.

use shop::support::{ErrorKind, Incoming};
use shop::webhooks::{SubscribeEvent, Webhook};

#[test]
fn webhooks_are_read_by_name() {
    let read = |name: &str, body: &str| Webhook::read(name, &Incoming::new(body.as_bytes()));
    let shipped = read("order.shipped", r#"{"name": "a"}"#).unwrap();
    assert!(matches!(shipped, Webhook::OrderShipped(shipped) if shipped.body.name == "a"));
    assert!(matches!(read("ping", "").unwrap(), Webhook::Ping(_)));
    let error = read("order.shipped", "{}").unwrap_err();
    assert_eq!((error.kind(), error.body().as_ref()), (ErrorKind::Decode, b"{}".as_slice()));
    assert!(error.to_string().contains("/name"), "{error}");
    let lenient = Incoming::new(br#"{"name": 7}"#).lenient(true);
    assert!(matches!(Webhook::read("order.shipped", &lenient).unwrap(), Webhook::OrderShipped(shipped) if shipped.body.name == "7"));
    assert!(read("order.lost", "{}").unwrap_err().to_string().contains("`order.lost`"));
}

#[test]
fn header_fields_and_pairs_of_the_query_have_their_types() {
    let mut headers = http::HeaderMap::new();
    headers.insert("x-signature", http::HeaderValue::from_static("abc"));
    let request = Incoming::new(br#"{"id": 5}"#).headers(&headers).query("attempt=2&tag=a+b&tag=%63");
    let event = SubscribeEvent::read(&request).unwrap();
    assert_eq!((event.body.id, event.x_signature.as_str(), event.attempt), (5, "abc", Some(2)));
    assert_eq!(event.tag.unwrap(), ["a b", "c"]);
    assert!(matches!(Webhook::read("subscribe/event", &request).unwrap(), Webhook::SubscribeEvent(_)));
    let unsigned = SubscribeEvent::read(&Incoming::new(br#"{"id": 5}"#)).unwrap_err();
    assert!(unsigned.to_string().contains("`X-Signature` is missing"), "{unsigned}");
    let odd = SubscribeEvent::read(&request.query("attempt=two")).unwrap_err();
    assert!(odd.to_string().contains("`attempt` does not fit"), "{odd}");
}
