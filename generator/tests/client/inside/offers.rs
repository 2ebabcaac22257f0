//! What calls offer: what their operation has, and what all calls have.

use std::fmt::Debug;
use std::time::Duration;

use shop::models::{NewOrder, Order};
use shop::orders::op;
use shop::support::{Answer, Poller};
use shop::{Call, Error, Limits, Paginator, Response, Retry};

use crate::server::json;
use crate::shop;

/// Methods that are found where a type has none of the name of its own.
mod absent {
    pub trait Body: Sized {
        fn json(self) -> &'static str { "absent" }
        fn form(self) -> &'static str { "absent" }
        fn multipart(self) -> &'static str { "absent" }
        fn text(self) -> &'static str { "absent" }
        fn body(self) -> &'static str { "absent" }
        fn content_type(self) -> &'static str { "absent" }
        fn with(self) -> &'static str { "absent" }
        fn state(self) -> &'static str { "absent" }
    }
    pub trait Followed: Sized {
        fn items(self) -> &'static str { "absent" }
        fn pages(self) -> &'static str { "absent" }
        fn wait_done(self) -> &'static str { "absent" }
        fn resume(self) -> &'static str { "absent" }
    }
    impl<T> Body for T {}
    impl<T> Followed for T {}
}

#[test]
fn nobody_gives_a_body_by_hand_to_an_operation() {
    use absent::Body;
    let (client, _) = shop([]);
    let get = client.orders().get_order("a");
    let create = client.orders().create_order(&NewOrder::new("a"));
    assert_eq!([get.clone().json(), get.clone().form(), get.clone().multipart(), get.clone().text()], ["absent"; 4]);
    assert_eq!([get.clone().body(), get.clone().content_type(), get.clone().with(), get.clone().state()], ["absent"; 4]);
    assert_eq!([create.clone().json(), create.clone().body(), create.state()], ["absent"; 3]);
    let _: op::ListOrders = client.orders().list_orders().state("new");
    let by_hand = client.request("POST", "/x").json(&1).content_type("application/x");
    assert_eq!(by_hand.request().unwrap().headers()["content-type"], "application/x");
}

#[test]
fn lists_have_pages_and_work_is_waited_for_and_no_other_call_offers_either() {
    let (client, _) = shop([]);
    let (list, create) = (client.orders().list_orders(), client.orders().create_order(&NewOrder::new("a")));
    // No trait that has them is in scope here.
    fn followed(list: op::ListOrders, create: op::CreateOrder) -> (Paginator<Order>, Poller<Order>) {
        (list.items(), create.wait_done())
    }
    let _ = followed(list.clone(), create.clone());
    mod others {
        use super::absent::Followed;
        pub fn of(get: shop::orders::op::GetOrder, list: shop::orders::op::ListOrders) -> [&'static str; 4] {
            [get.clone().items(), get.pages(), list.clone().wait_done(), list.resume()]
        }
    }
    assert_eq!(others::of(client.orders().get_order("a"), list), ["absent"; 4]);
    let _: Poller<Order> = create.resume(&"t-1");
}

/// Everything that all calls have.
fn dressed<C: Call>(call: C) -> C {
    let call = call.timeout(Duration::from_secs(1)).deadline(Duration::from_secs(2)).limits(Limits::default());
    call.header("x-a", "1").extra_query("q", "2").retry(Retry::off()).lenient(true).accept("text/x")
}

#[test]
fn every_call_has_what_all_have() {
    fn check(call: impl Call + Clone + Debug + Send + Sync + 'static) {
        let request = dressed(call.clone()).request().unwrap();
        assert_eq!(["x-a", "accept"].map(|name| request.headers()[name].to_str().unwrap()), ["1", "text/x"]);
        assert!(request.uri().query().unwrap().ends_with("q=2"), "{}", request.uri());
        assert!(format!("{call:?}").contains("method: \"GET\""), "{call:?}");
    }
    let (client, _) = shop([]);
    check(client.orders().list_orders());
    check(client.orders().list_orders().state("new").limit(1));
    check(client.orders().get_order("a"));
    check(client.request("GET", "/x"));
}

#[tokio::test]
async fn code_of_ones_own_takes_any_call() {
    async fn both<C: Call>(call: C) -> Result<(C::Output, Response<C::Output, C>), Error> {
        Ok((call.clone().send().await?, call.with_meta().await?))
    }
    let (client, _) = shop([json(200, r#"{"name": "a"}"#), json(200, r#"{"name": "a"}"#)]);
    let (order, response): (Order, _) = both(client.orders().get_order("a")).await.unwrap();
    assert_eq!((order, response.status.as_u16()), (response.body, 200));

    async fn all<C: shop::support::Paged>(call: C) -> Result<Vec<C::Item>, Error> {
        call.items().all().await
    }
    fn work<C: shop::support::Tracked>(call: C) -> Poller<C::Result> {
        call.wait_done()
    }
    let (client, _) = shop([json(200, r#"{"count": 1, "results": [{"name": "a"}]}"#)]);
    assert_eq!(all(client.orders().list_orders()).await.unwrap().len(), 1);
    let _: Poller<Order> = work(client.orders().create_order(&NewOrder::new("a")));

    let (client, _) = shop([json(200, r#"{"name": "a"}"#), json(200, r#"{"name": "a"}"#)]);
    let kept = client.orders().get_order("a");
    let spawned = tokio::spawn(async move { kept.await });
    assert_eq!(spawned.await.unwrap().unwrap().name, "a");
    let name: String = client.orders().get_order("a").answered_as("application/json", |answer: Answer| answer.json_at("/name")).await.unwrap();
    assert_eq!(name, "a");
}
