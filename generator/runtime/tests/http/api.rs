//! A small API, as generated code would state it.

use clientwright_runtime::codec::{FromJson, ReadError, Reader, ToJson, Writer};
use clientwright_runtime::{
    Answer, Api, ApiInfo, Builder, Core, Error, OpInfo, Operation, Param, Requirement, Retry, Scheme,
    ServerInfo,
};
use std::time::Duration;

/// The API's marker.
pub(crate) struct Shop;

/// The API's servers.
pub(crate) const SERVERS: &[ServerInfo] =
    &[ServerInfo::new("https://{tenant}.shop.test/v1").variables(&[("tenant", "main")])];

impl Api for Shop {
    const INFO: &'static ApiInfo = &ApiInfo::new("Shop", "1.0")
        .servers(SERVERS)
        .schemes(&[
            Scheme::api_key_header("Key", "Authorization").format("apikey {}"),
            Scheme::api_key_header("Plain", "X-Api-Key"),
            Scheme::api_key_query("Query", "api_key"),
            Scheme::api_key_cookie("Cookie", "session"),
            Scheme::bearer("Bearer"),
            Scheme::basic("Basic"),
            Scheme::oauth2("OAuth", "/token"),
            Scheme::mutual_tls("Cert"),
        ])
        .env("CLIENTWRIGHT_SHOP")
        .user_agent("shop/1.0");
    type Client = Core;
}

/// A client of a server, with fast retries.
pub(crate) fn client(url: &str) -> Core {
    builder(url).build().unwrap()
}

/// A builder for a server, without the path of the document's, with fast retries.
pub(crate) fn builder(url: &str) -> Builder<Shop> {
    Builder::<Shop>::new().base_url(format!("{url}/")).retry(fast(2))
}

/// Retries without long pauses.
pub(crate) fn fast(times: u32) -> Retry {
    Retry::times(times).pauses(Duration::from_millis(1), Duration::from_millis(2))
}

/// An article.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Article {
    pub(crate) id: i64,
    pub(crate) name: String,
}

impl FromJson for Article {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let mut id: Option<i64> = None;
        let mut name: Option<String> = None;
        r.object("Article", &["id", "name"], &mut [&mut id, &mut name])?;
        Ok(Article { id: r.need(id, "id")?, name: r.need(name, "name")? })
    }
}

impl ToJson for Article {
    fn write(&self, w: &mut Writer) {
        w.object(&[("id", &self.id), ("name", &self.name)]);
    }
}

/// Declares an operation whose success is an article.
macro_rules! operation {
    ($name:ident, $output:ty, $decode:ident, $info:expr) => {
        $crate::made::call_type!($name);
        impl Operation for $name {
            type Output = $output;
            const INFO: &'static OpInfo = &$info;
            fn decode(answer: Answer) -> Result<Self::Output, Error> {
                answer.$decode()
            }
            $crate::made::holds_call!();
        }
    };
}
pub(crate) use operation;

operation!(
    GetArticle,
    Article,
    json,
    OpInfo::new("Articles.get", "GET", "/articles/{id}")
        .name("get_article")
        .params(&[Param::path("id"), Param::query("lang").optional(), Param::header("X-Trace").optional()])
        .accept("application/json")
);
operation!(
    CreateArticle,
    Article,
    json,
    OpInfo::new("Articles.create", "POST", "/articles").accept("application/json").sends("application/json")
);
operation!(
    DeleteArticle,
    (),
    empty,
    OpInfo::new("Articles.delete", "DELETE", "/articles/{id}").params(&[Param::path("id")])
);
operation!(
    Secured,
    String,
    text,
    OpInfo::new("secured", "GET", "/secured")
        .security(&[&[Requirement::of("Key")], &[Requirement::of("Bearer"), Requirement::of("Query")]])
);

/// A stream out of an iterator.
pub(crate) struct Pieces<I>(pub(crate) I);

impl<I: Iterator + Unpin> futures_core::Stream for Pieces<I> {
    type Item = I::Item;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<I::Item>> {
        std::task::Poll::Ready(self.0.next())
    }
}
