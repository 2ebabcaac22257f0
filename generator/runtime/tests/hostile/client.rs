//! A small API, as generated code would state it, and the ways that the rows use it.

use clientwright_runtime::codec::{FromJson, RawJson, ReadError, Reader};
use clientwright_runtime::{
    Answer, Api, ApiInfo, Arg, Builder, ClientCredentials, Core, Error, EventStream, ItemStream, LineStream,
    OpInfo, Operation, Paged, Paging, Param, Requirement, Scheme, TaskInfo, Tracked,
};

use super::made::{call_type, holds_call, Made};

pub(crate) struct Shop;

impl Api for Shop {
    const INFO: &'static ApiInfo = &ApiInfo::new("Shop", "1.0").schemes(&[Scheme::oauth2("OAuth", "/token")]);
    type Client = Core;
}

/// An article; all of its members may be missing.
#[derive(Debug, Default)]
pub(crate) struct Article {
    pub(crate) id: Option<i64>,
    pub(crate) name: Option<String>,
    pub(crate) price: Option<f64>,
}

impl FromJson for Article {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let mut article = Article::default();
        let Article { id, name, price } = &mut article;
        r.object("Article", &["id", "name", "price"], &mut [id, name, price])?;
        Ok(article)
    }
}

macro_rules! operations {
    ($($name:ident -> $output:ty: $decode:expr, $info:expr;)*) => { $(
        call_type!($name);

        impl Operation for $name {
            type Output = $output;
            const INFO: &'static OpInfo = &$info;

            fn decode(answer: Answer) -> Result<Self::Output, Error> {
                let decode: fn(Answer) -> Result<$output, Error> = $decode;
                decode(answer)
            }

            holds_call!();
        }
    )* };
}

operations! {
    Get -> Article: Answer::json, OpInfo::new("get", "GET", "/get").accept("application/json");
    Raw -> RawJson: Answer::json, OpInfo::new("raw", "GET", "/raw").accept("application/json");
    Text -> String: Answer::text, OpInfo::new("text", "GET", "/text");
    Head -> (): Answer::empty, OpInfo::new("head", "HEAD", "/head");
    Post -> Article: Answer::json, OpInfo::new("post", "POST", "/post").sends("application/json");
    Secured -> Article: Answer::json, OpInfo::new("secured", "GET", "/secured").security(&[&[Requirement::of("OAuth")]]);
    Events -> EventStream<Article>: |answer| Ok(answer.events()), OpInfo::new("events", "GET", "/events").streaming();
    Lines -> LineStream<Article>: |answer| Ok(answer.lines()), OpInfo::new("lines", "GET", "/lines").streaming();
    Parts -> ItemStream<Article>: |answer| Ok(answer.json_parts()), OpInfo::new("parts", "GET", "/parts").streaming();
    ByLink -> RawJson: Answer::json, OpInfo::new("list", "GET", "/list");
    ByCursor -> RawJson: Answer::json, OpInfo::new("list", "GET", "/list").params(&[Param::query("cursor").optional()]);
    ByOffset -> RawJson: Answer::json, OpInfo::new("list", "GET", "/list").params(&[Param::query("offset").optional()]);
    Order -> Answer: Ok, OpInfo::new("order", "POST", "/orders");
    Export -> Answer: Ok, OpInfo::new("export", "POST", "/exports");
}

macro_rules! paged {
    ($($name:ident: $paging:expr;)*) => { $(
        impl Paged for $name {
            type Item = RawJson;
            const PAGING: &'static Paging = &$paging;
        }
    )* };
}

paged! {
    ByLink: Paging::link();
    ByCursor: Paging::cursor("cursor", "/next").items("/data");
    ByOffset: Paging::offset("offset").items("/data");
}

static TASK: OpInfo = OpInfo::new("task", "GET", "/tasks/{id}").params(&[Param::path("id")]);

impl Tracked for Order {
    type Result = RawJson;
    const TASK: &'static TaskInfo =
        &TaskInfo::watch(&TASK, &[Arg::Each("/tasks")]).state("/state").done(&["done"]).failed(&["failed"]);
    fn result(answer: Answer) -> Result<RawJson, Error> {
        answer.json()
    }
}

impl Tracked for Export {
    type Result = RawJson;
    const TASK: &'static TaskInfo =
        &TaskInfo::watch_field("operation-location").done(&["succeeded"]).failed(&["failed"]);
    fn result(answer: Answer) -> Result<RawJson, Error> {
        answer.json()
    }
}

/// A builder for a server, with a token endpoint there.
pub(crate) fn builder(url: &str) -> Builder<Shop> {
    Builder::<Shop>::new().base_url(url).credential("OAuth", ClientCredentials::new("id", "secret"))
}

/// A call without arguments.
pub(crate) fn call<O: Made>(core: &Core) -> O {
    O::new(core, &[])
}
