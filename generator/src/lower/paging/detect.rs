//! Conventions of paging that leave no doubt.
//!
//! | parameters of the query | answer | pages by |
//! |---|---|---|
//! | `cursor`, `page_token` ... | one list, and `next_cursor`, `next_page_token` ... | cursor |
//! | `offset` or `skip`, and a limit | one list, and a number of all items | offset |
//! | `page`, and a limit | one list, and a number of pages or of all items | page, where the first one is known |
//! | a page, cursor, offset or limit | one list, and a `Link` header | link |
//! | any | `value` and `@odata.nextLink` | next URL |
//!
//! In: an operation without a hint. Out: its pages and the reason in words. Never guesses: a number that may be that of the page's own items
//! ends no list.

use super::answer::{item, sole_list};
use crate::api::{
    Api, Bound, Location, Object, Operation, PageStep, Paging, Parameter, Scalar, Shape, Stepped, TypeUse,
};
use crate::source::pointer;

const LIMITS: &[&str] =
    &["limit", "per_page", "perpage", "page_size", "pagesize", "size", "top", "count", "max_results"];
/// A number by one of these names may be that of all items, or of the page's own.
const COUNTS: &[&str] = &["count"];
pub(super) const TOTALS: &[&str] = &[
    "total",
    "total_count",
    "totalcount",
    "total_items",
    "totalitems",
    "total_results",
    "totalresults",
    "total_size",
];
pub(super) const PAGES: &[&str] =
    &["total_pages", "totalpages", "page_count", "pagecount", "last_page", "lastpage", "num_pages", "pages"];
/// A cursor's parameter, and what the next one is called in answers.
const CURSORS: &[(&str, &[&str])] = &[
    ("cursor", &["next_cursor", "nextcursor"]),
    ("page_token", &["next_page_token", "nextpagetoken"]),
    ("pagetoken", &["next_page_token", "nextpagetoken"]),
    ("next_token", &["next_token", "nexttoken"]),
    ("nexttoken", &["next_token", "nexttoken"]),
];
/// Objects in which answers keep what they say about paging.
const FOLDERS: &[&str] =
    &["meta", "metadata", "pagination", "paging", "page_info", "pageinfo", "response_metadata"];

/// The pages of an operation that says nothing about them, and why they are taken for pages.
pub(super) fn detect(api: &Api, operation: &Operation) -> Option<(Paging, String)> {
    if operation.key.method != "get" {
        return None;
    }
    let found = Looked {
        api,
        operation,
        page: operation.typed_answer()?,
        items: sole_list(api, operation.typed_answer()?)?,
    };
    found
        .cursor()
        .or_else(|| found.offset())
        .or_else(|| found.numbered())
        .or_else(|| found.link())
        .or_else(|| found.odata())
}

struct Looked<'a> {
    api: &'a Api,
    operation: &'a Operation,
    page: &'a TypeUse,
    items: String,
}

impl Looked<'_> {
    fn cursor(&self) -> Option<(Paging, String)> {
        CURSORS.iter().find_map(|(parameter, names)| {
            let parameter = self.parameter(&[parameter])?;
            let next = self.member(names, |scalar| matches!(scalar, Scalar::String(_)))?;
            let why = format!("`{}` takes the value that the answer has at `{next}`", parameter.name);
            Some((self.paging(PageStep::Cursor(Stepped::Query(parameter.name.clone()), next)), why))
        })
    }

    fn offset(&self) -> Option<(Paging, String)> {
        let parameter = self.parameter(&["offset", "skip"])?;
        let limit = self.parameter(LIMITS)?;
        let total = self.number(TOTALS);
        if total.is_none() && self.number(COUNTS).is_none() {
            return None;
        }
        let why = format!(
            "`{}` and `{}` select part of a list, and the answer tells its length",
            parameter.name, limit.name
        );
        let mut paging = self.paging(PageStep::Offset(Stepped::Query(parameter.name.clone())));
        paging.total = total;
        Some((paging, why))
    }

    fn numbered(&self) -> Option<(Paging, String)> {
        let parameter = self.parameter(&["page"])?;
        let limit = self.parameter(LIMITS)?;
        let first = first_page(self.api, parameter)?;
        let (pages, total) = (self.number(PAGES), self.number(TOTALS));
        if pages.is_none() && total.is_none() {
            return None;
        }
        let why = format!(
            "`{}` and `{}` select part of a list, and the answer tells its length",
            parameter.name, limit.name
        );
        let mut paging = self.paging(PageStep::Page(Stepped::Query(parameter.name.clone()), first));
        (paging.pages, paging.total) = (pages, total);
        Some((paging, why))
    }

    fn link(&self) -> Option<(Paging, String)> {
        let mut answers = self.operation.successes().into_iter();
        let linked =
            answers.any(|response| response.headers.iter().any(|h| h.name.eq_ignore_ascii_case("link")));
        let cut = self
            .parameter(&["page", "cursor", "offset", "after", "before"])
            .or_else(|| self.parameter(LIMITS))?;
        let why = format!("`{}` selects part of a list, and the answer has a `Link` header", cut.name);
        linked.then(|| (self.paging(PageStep::Link), why))
    }

    fn odata(&self) -> Option<(Paging, String)> {
        let has_next =
            self.object(self.page)?.properties.iter().any(|property| property.name == "@odata.nextLink");
        let why = "the answer has an `@odata.nextLink`".to_owned();
        (has_next && self.items == "/value")
            .then(|| (self.paging(PageStep::NextUrl("/@odata.nextLink".into())), why))
    }

    fn paging(&self, step: PageStep) -> Paging {
        let item = item(self.api, self.page, &self.items);
        Paging { step, items: self.items.clone(), item, total: None, pages: None, more: None }
    }

    /// The optional parameter of the query by one of these names.
    fn parameter(&self, names: &[&str]) -> Option<&Parameter> {
        let is_it = |known: &&Parameter| {
            known.location == Location::Query && names.contains(&known.name.to_ascii_lowercase().as_str())
        };
        self.operation.parameters.iter().find(is_it)
    }

    fn number(&self, names: &[&str]) -> Option<String> {
        self.member(names, |scalar| matches!(scalar, Scalar::Integer(_) | Scalar::Number(_)))
    }

    /// A member of the page by one of these names, or of one of the objects that pages keep such members in.
    fn member(&self, names: &[&str], is_it: impl Fn(&Scalar) -> bool) -> Option<String> {
        let object = self.object(self.page)?;
        if let Some(name) = self.scalar(object, names, &is_it) {
            return Some(pointer::member(name));
        }
        object
            .properties
            .iter()
            .filter(|folder| FOLDERS.contains(&folder.name.to_ascii_lowercase().as_str()))
            .find_map(|folder| {
                let name = self.scalar(self.object(&folder.ty)?, names, &is_it)?;
                Some(format!("{}{}", pointer::member(&folder.name), pointer::member(name)))
            })
    }

    fn scalar<'o>(
        &self,
        object: &'o Object,
        names: &[&str],
        is_it: &impl Fn(&Scalar) -> bool,
    ) -> Option<&'o str> {
        let fits = |used: &TypeUse| match &self.api.ty(self.api.behind(used).ty).shape {
            Shape::Scalar(scalar) => is_it(scalar),
            _ => false,
        };
        let mut members = object.properties.iter();
        let found = members
            .find(|member| names.contains(&member.name.to_ascii_lowercase().as_str()) && fits(&member.ty));
        found.map(|member| member.name.as_str())
    }

    fn object(&self, used: &TypeUse) -> Option<&Object> {
        match &self.api.ty(self.api.behind(used).ty).shape {
            Shape::Object(object) => Some(object),
            _ => None,
        }
    }
}

/// The number that the first page has: the parameter's default, or else its lower bound where that is 1.
pub(super) fn first_page(api: &Api, parameter: &Parameter) -> Option<u64> {
    if let Some(default) = parameter.default.as_ref().and_then(serde_json::Value::as_u64) {
        return (default <= 1).then_some(default);
    }
    let (least, excluded) = api.ty(parameter.ty.ty).constraints.number(Bound::Minimum)?;
    (least.as_f64() == 1.0 && !excluded).then_some(1)
}
