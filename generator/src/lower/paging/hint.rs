//! What hints say about pages, in the words of several tools.
//!
//! The hints of an operation become [`HintedPages`], which nobody has held against the operation's types yet, or what is
//! wrong with them.

use serde_json::{Map, Value as Json};

use crate::api::{Hints, Location, Operation, PageStep, Stepped};
use crate::lower::pointer::{Spot, plain, spot};
use crate::source::pointer;

/// What a hint says: pages, or that there are none; or what is wrong with it.
pub(super) type Hinted = Result<Option<HintedPages>, String>;

/// Pages as a hint describes them. Pointers are JSON Pointers (RFC 6901) into the body of a page.
pub(super) struct HintedPages {
    /// How the next page is asked for.
    pub(super) step: PageStep,
    /// The operation that gives the next page, by its name; the same one where there is none.
    pub(super) by: Option<String>,
    /// Where the items are; `None` where the hint leaves that to be found.
    pub(super) items: Option<String>,
    /// Where the number of all items is.
    pub(super) total: Option<String>,
    /// Where the number of pages is.
    pub(super) pages: Option<String>,
    /// Where a page says whether there are more.
    pub(super) more: Option<String>,
}

impl HintedPages {
    fn new(step: PageStep, items: Option<String>) -> Self {
        Self { step, by: None, items, total: None, pages: None, more: None }
    }
}

/// The hint's own name in the document, the key it is kept under, and how it is read.
type Reader = (&'static str, &'static str, fn(&Json, &Operation) -> Hinted);

const READERS: [Reader; 4] = [
    ("x-clientwright-pagination", "pagination", own),
    ("x-speakeasy-pagination", "x-speakeasy-pagination", speakeasy),
    ("x-fern-pagination", "x-fern-pagination", fern),
    ("x-ms-pageable", "x-ms-pageable", microsoft),
];

/// The first hint about pages that an operation has, with its name in the document.
pub(super) fn of(operation: &Operation, document: &Hints) -> Option<(&'static str, Hinted)> {
    READERS.iter().find_map(|(name, key, read)| {
        let hint = operation.hints.get(*key)?;
        // Fern says `true` where the document's own hint holds.
        let hint = if *hint == Json::Bool(true) { document.get(*key).unwrap_or(hint) } else { hint };
        Some((*name, read(hint, operation)))
    })
}

/// The members of a hint.
struct Members<'h>(&'h Map<String, Json>);

impl<'h> Members<'h> {
    fn of(hint: &'h Json) -> Result<Self, String> {
        hint.as_object().map(Self).ok_or_else(|| "is no object".to_owned())
    }

    fn text(&self, name: &str) -> Result<Option<&'h str>, String> {
        match self.0.get(name) {
            None | Some(Json::Null) => Ok(None),
            Some(Json::String(text)) => Ok(Some(text)),
            Some(_) => Err(format!("has a `{name}` that is not text")),
        }
    }

    fn need(&self, name: &str) -> Result<&'h str, String> {
        self.text(name)?.ok_or_else(|| format!("has no `{name}`"))
    }

    fn place(&self, name: &str) -> Result<Option<String>, String> {
        let wrong = |text| format!("has a `{name}` that is not a place in an answer: `{text}`");
        self.text(name)?.map(|text| plain(text).ok_or_else(|| wrong(text))).transpose()
    }

    fn only(&self, known: &[&str]) -> Result<(), String> {
        match self.0.keys().find(|key| !known.contains(&key.as_str())) {
            Some(key) => Err(format!("has an unknown member `{key}`")),
            None => Ok(()),
        }
    }
}

fn own(hint: &Json, operation: &Operation) -> Hinted {
    if *hint == Json::Bool(false) {
        return Ok(None);
    }
    let said = Members::of(hint)?;
    said.only(&[
        "style",
        "offset",
        "limit",
        "items",
        "total",
        "page",
        "first",
        "pages",
        "cursor",
        "next",
        "next_header",
        "more",
    ])?;
    if let Some(limit) = said.text("limit")?
        && let Stepped::Query(limit) = stepped(limit)?
        && !operation.parameters.iter().any(|parameter| parameter.name == limit)
    {
        return Err(format!("names the parameter `{limit}`, which the operation does not have"));
    }
    let step = match said.need("style")? {
        "offset" => PageStep::Offset(stepped(said.need("offset")?)?),
        "page" => {
            let page = stepped(said.need("page")?)?;
            let first = first_page(said.0.get("first"), operation, &page)?;
            PageStep::Page(page, first)
        }
        "cursor" => own_cursor(&said)?,
        "url" => PageStep::NextUrl(said.place("next")?.ok_or("has no `next`")?),
        "link" => PageStep::Link,
        other => {
            return Err(format!("has the style `{other}`; known are offset, page, cursor, url and link"));
        }
    };
    let mut paging = HintedPages::new(step, said.place("items")?);
    paging.total = said.place("total")?;
    paging.pages = said.place("pages")?;
    paging.more = said.place("more")?;
    Ok(Some(paging))
}

fn own_cursor(said: &Members<'_>) -> Result<PageStep, String> {
    let parameter = stepped(said.need("cursor")?)?;
    if let Some(header) = said.text("next_header")? {
        return Ok(PageStep::CursorHeader(parameter, header.to_owned()));
    }
    cursor(parameter, said.need("next")?)
}

/// A parameter of the query by its name or as `$request.query.name`, or a member of the body as `$request.body#/name`.
fn stepped(text: &str) -> Result<Stepped, String> {
    if let Some(body) = text.strip_prefix("$request.body") {
        let pointer = body.strip_prefix('#').filter(|pointer| pointer.starts_with('/'));
        return match pointer {
            Some(pointer) => Ok(Stepped::Body(pointer.to_owned())),
            None => Err(format!("has `{text}`, which is no member of the body: `$request.body#/name`")),
        };
    }
    Ok(Stepped::Query(text.strip_prefix("$request.query.").unwrap_or(text).to_owned()))
}

fn cursor(parameter: Stepped, next: &str) -> Result<PageStep, String> {
    match spot(next) {
        Some(Spot::At(pointer)) => Ok(PageStep::Cursor(parameter, pointer)),
        Some(Spot::InLast(_, pointer)) => Ok(PageStep::LastItem(parameter, pointer)),
        None => Err(format!("has a next cursor that is not a place in an answer: `{next}`")),
    }
}

/// The number of the first page: as said, else the parameter's default, else 1.
fn first_page(said: Option<&Json>, operation: &Operation, stepped: &Stepped) -> Result<u64, String> {
    if let Some(said) = said {
        return said.as_u64().ok_or_else(|| "has a `first` that is no number of a page".to_owned());
    }
    let Stepped::Query(name) = stepped else { return Ok(1) };
    let parameter = operation.parameters.iter().find(|parameter| parameter.name == *name);
    Ok(parameter.and_then(|parameter| parameter.default.as_ref()?.as_u64()).unwrap_or(1))
}

fn speakeasy(hint: &Json, operation: &Operation) -> Hinted {
    let said = Members::of(hint)?;
    let empty = Map::new();
    let outputs = Members(said.0.get("outputs").and_then(Json::as_object).unwrap_or(&empty));
    let inputs = said.0.get("inputs").and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default();
    let input =
        |kind: &str| inputs.iter().find(|input| input.get("type").and_then(Json::as_str) == Some(kind));
    let parameter = |kind: &str| -> Result<Option<Stepped>, String> {
        let Some(input) = input(kind) else { return Ok(None) };
        let Some(name) = input.get("name").and_then(Json::as_str) else { return Ok(None) };
        if input.get("in").and_then(Json::as_str) != Some("requestBody") {
            return Ok(Some(Stepped::Query(name.to_owned())));
        }
        let pointer = plain(name)
            .ok_or_else(|| format!("has its {kind} at `{name}`, which is no member of the body"))?;
        Ok(Some(Stepped::Body(pointer)))
    };
    let step = match said.need("type")? {
        "offsetLimit" => match (parameter("page")?, parameter("offset")?) {
            (Some(page), _) => {
                let first = first_page(None, operation, &page)?;
                PageStep::Page(page, first)
            }
            (None, Some(offset)) => PageStep::Offset(offset),
            (None, None) => return Err("has neither a page nor an offset among its inputs".to_owned()),
        },
        "cursor" => cursor(
            parameter("cursor")?.ok_or("has no cursor among its inputs")?,
            outputs.need("nextCursor")?,
        )?,
        "url" => PageStep::NextUrl(outputs.place("nextUrl")?.ok_or("has no `nextUrl`")?),
        other => return Err(format!("has the type `{other}`; known are offsetLimit, cursor and url")),
    };
    let mut paging = HintedPages::new(step, outputs.place("results")?);
    paging.pages = outputs.place("numPages")?;
    Ok(Some(paging))
}

fn fern(hint: &Json, operation: &Operation) -> Hinted {
    let said = Members::of(hint)?;
    let in_query = |name: &str| {
        operation.parameters.iter().any(|known| known.location == Location::Query && known.name == name)
    };
    // `$request.name` is a parameter, or a member of the body where there is no such parameter.
    let parameter = |name: &str| -> Result<Option<Stepped>, String> {
        let Some(text) = said.text(name)? else { return Ok(None) };
        let path = text.strip_prefix("$request.");
        let path =
            path.ok_or_else(|| format!("has its {name} at `{text}`, which is no place in a request"))?;
        if in_query(path) || operation.body.is_none() {
            return Ok(Some(Stepped::Query(path.to_owned())));
        }
        let pointer = plain(path.strip_prefix("body.").unwrap_or(path));
        let pointer =
            pointer.ok_or_else(|| format!("has its {name} at `{text}`, which is no member of the body"))?;
        Ok(Some(Stepped::Body(pointer)))
    };
    let step = if let Some(name) = parameter("cursor")? {
        cursor(name, said.need("next_cursor")?)?
    } else if let Some(name) = parameter("offset")? {
        // With a step, Fern counts items; without one, pages.
        match said.0.contains_key("step") {
            true => PageStep::Offset(name),
            false => {
                let first = first_page(None, operation, &name)?;
                PageStep::Page(name, first)
            }
        }
    } else if let Some(next) = said.place("next_uri")?.or(said.place("next_path")?) {
        PageStep::NextUrl(next)
    } else {
        return Err("has neither a cursor nor an offset".to_owned());
    };
    let mut paging = HintedPages::new(step, said.place("results")?);
    paging.more = said.place("has-next-page")?;
    Ok(Some(paging))
}

/// `nextLinkName: null` says that there is one page only.
fn microsoft(hint: &Json, _: &Operation) -> Hinted {
    let said = Members::of(hint)?;
    said.only(&["nextLinkName", "itemName", "operationName"])?;
    let Some(next) = said.text("nextLinkName")?.filter(|name| !name.is_empty()) else { return Ok(None) };
    let items = said.text("itemName")?.unwrap_or("value");
    let mut paging = HintedPages::new(PageStep::NextUrl(pointer::member(next)), Some(pointer::member(items)));
    paging.by = said.text("operationName")?.map(str::to_owned);
    Ok(Some(paging))
}
