//! Lists that may have pages: the hint that would say so.
//!
//! | request, by the query or by members of the body | answer | hint |
//! |---|---|---|
//! | a cursor | a list, and the next cursor, or items with an `id` and whether there are more | cursor |
//! | any | a list, and a URL at `next`, `links.next`, `_links.next.href` ... | url |
//! | an offset | a list | offset |
//! | a page | a list | page |
//!
//! In: an operation without a hint whose pages are in doubt. Out: the hint as one line of YAML, and why it may be meant.

use super::detect::{PAGES, TOTALS, first_page};
use crate::api::{Api, Location, Object, Operation, Scalar, Shape, TypeUse};
use crate::escape::yaml;
use crate::source::pointer;

/// Names without case and signs: `page[number]` is `pagenumber`.
const CURSORS: &[&str] = &[
    "cursor",
    "after",
    "startingafter",
    "aftercursor",
    "pagecursor",
    "pagetoken",
    "nexttoken",
    "nextpagetoken",
    "continuationtoken",
    "continuation",
    "marker",
    "startkey",
    "scrollid",
    "pageafter",
];
const OFFSETS: &[&str] = &["offset", "skip", "start", "startindex", "startat", "pageoffset", "from"];
const NUMBERS: &[&str] = &["page", "pagenumber", "pageno", "pagenum", "pageindex", "currentpage", "p"];
const LIMITS: &[&str] = &[
    "limit",
    "perpage",
    "pagesize",
    "pagelimit",
    "size",
    "top",
    "count",
    "maxresults",
    "maxitems",
    "take",
    "max",
    "first",
];
/// Where answers have the next cursor, by these names, or by that of the parameter.
const NEXT_CURSORS: &[&str] = &[
    "nextcursor",
    "nextpagetoken",
    "nexttoken",
    "continuationtoken",
    "continuation",
    "endcursor",
    "nextmarker",
    "nextkey",
    "nextpage",
    "next",
    "scrollid",
];
/// Objects of answers that have cursors alone.
const CURSOR_FOLDERS: &[&str] = &["cursors", "cursor"];
const NEXT_URLS: &[&str] =
    &["next", "nexturl", "nextlink", "nextpageurl", "odatanextlink", "nextpage", "nexthref"];
const MORE: &[&str] = &["hasmore", "hasnext", "hasnextpage", "more"];
/// Lists by these names are what is listed, the likeliest first.
const LISTS: &[&str] =
    &["items", "data", "results", "records", "value", "values", "entries", "content", "rows", "list"];
/// Members of a body in which those about pages may be.
const FOLDERS: &[&str] = &["page", "paging", "pagination", "pageinfo", "options", "cursor"];

/// The hint, and what speaks for it.
pub(super) fn suggest(api: &Api, operation: &Operation) -> Option<(String, String)> {
    if !matches!(operation.key.method.as_str(), "get" | "post") {
        return None;
    }
    let look = Look { api, operation, page: operation.typed_answer()? };
    let items = look.items()?;
    look.cursor(&items).or_else(|| look.url(&items)).or_else(|| look.counted(&items))
}

struct Look<'a> {
    api: &'a Api,
    operation: &'a Operation,
    page: &'a TypeUse,
}

/// What is stepped: as a hint says it, and by its own name.
struct Stepped {
    said: String,
    name: String,
    first: Option<u64>,
}

/// What becomes of a hint: its members in order.
struct Hint(Vec<(&'static str, String)>);

impl Hint {
    fn of(style: &str) -> Self {
        Self(vec![("style", style.to_owned())])
    }

    fn with(mut self, name: &'static str, value: impl Into<Option<String>>) -> Self {
        self.0.extend(value.into().map(|value| (name, value)));
        self
    }

    /// As a flow mapping. Plain words stand as they are.
    fn yaml(&self) -> String {
        let is_plain = |text: &str| {
            text.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '/')
                && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '.'))
                && !matches!(text, "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "y" | "n")
        };
        let value = |text: &str| if is_plain(text) { text.to_owned() } else { yaml::string(text) };
        let members: Vec<_> = self.0.iter().map(|(name, text)| format!("{name}: {}", value(text))).collect();
        format!("{{{}}}", members.join(", "))
    }
}

impl Look<'_> {
    fn cursor(&self, items: &str) -> Option<(String, String)> {
        let stepped = self.stepped(CURSORS)?;
        let hint = Hint::of("cursor").with("cursor", stepped.said).with("limit", self.limit());
        let is_text = |scalar: Scalar| scalar != Scalar::Boolean;
        let own = [plain(&stepped.name)];
        let own: Vec<&str> = own.iter().map(String::as_str).collect();
        // What is among links is a URL.
        let is_link =
            |at: &String| at.split('/').rev().nth(1).is_some_and(|folder| plain(folder).ends_with("links"));
        let next = self.member(NEXT_CURSORS, is_text).or_else(|| self.member(&own, is_text));
        if let Some(next) = self.deep(CURSOR_FOLDERS, "next").or(next.filter(|next| !is_link(next))) {
            let why = format!("for it takes `{}` and answers with `{next}`", stepped.name);
            let hint = hint.with("items", items.to_owned()).with("next", next);
            return Some((hint.with("more", self.more()).yaml(), why));
        }
        let id = self.id_of(items)?;
        let more = self.more()?;
        let why = format!("for it takes `{}` and says at `{more}` whether there are more", stepped.name);
        let path: String =
            items.split('/').skip(1).fold("$".to_owned(), |path, step| format!("{path}.{step}"));
        let hint = hint.with("items", items.to_owned()).with("next", format!("{path}[-1].{id}"));
        Some((hint.with("more", more).yaml(), why))
    }

    fn url(&self, items: &str) -> Option<(String, String)> {
        let is_text = |scalar: Scalar| matches!(scalar, Scalar::String(_));
        let next = self.member(NEXT_URLS, is_text).or_else(|| self.href())?;
        let why = format!("for the answer has `{next}`");
        Some((Hint::of("url").with("items", items.to_owned()).with("next", next).yaml(), why))
    }

    fn counted(&self, items: &str) -> Option<(String, String)> {
        let (style, stepped) = match self.stepped(OFFSETS) {
            Some(stepped) => ("offset", stepped),
            None => ("page", self.stepped(NUMBERS)?),
        };
        let is_number = |scalar: Scalar| matches!(scalar, Scalar::Integer(_) | Scalar::Number(_));
        let (total, pages) = (self.plain_member(TOTALS, is_number), self.plain_member(PAGES, is_number));
        let (limit, more) = (self.limit(), self.more());
        // A word such as `start` or `p` alone may mean anything.
        if limit.is_none() && total.is_none() && pages.is_none() && more.is_none() {
            return None;
        }
        let why = format!("for it takes `{}` and answers with a list", stepped.name);
        let first = Some(stepped.first.unwrap_or(1).to_string()).filter(|_| style == "page");
        let hint = Hint::of(style).with(if style == "page" { "page" } else { "offset" }, stepped.said);
        let hint = hint.with("first", first).with("limit", limit).with("items", items.to_owned());
        Some((hint.with("total", total).with("pages", pages).with("more", more).yaml(), why))
    }

    /// The parameter of the query, or the member of the body, by one of these names.
    fn stepped(&self, names: &[&str]) -> Option<Stepped> {
        let in_query = |name: &&str| {
            let mut known = self.operation.parameters.iter();
            known.find(|known| known.location == Location::Query && plain(&known.name) == **name)
        };
        if let Some(parameter) = names.iter().find_map(in_query) {
            let (name, first) = (parameter.name.clone(), first_page(self.api, parameter));
            return Some(Stepped { said: name.clone(), name, first });
        }
        let body = self.operation.json_body().filter(|_| self.operation.key.method == "post")?;
        let is_count = |scalar: Scalar| scalar != Scalar::Boolean;
        let at = self.found(body, names, FOLDERS, &is_count)?;
        Some(Stepped { said: format!("$request.body#{at}"), name: at, first: None })
    }

    fn limit(&self) -> Option<String> {
        self.stepped(LIMITS).map(|stepped| stepped.said)
    }

    fn more(&self) -> Option<String> {
        self.member(MORE, |scalar| scalar == Scalar::Boolean)
    }

    fn member(&self, names: &[&str], is_it: impl Fn(Scalar) -> bool) -> Option<String> {
        self.found(self.page, names, &[], &is_it)
    }

    /// The same for names as they are written, with underscores.
    fn plain_member(&self, names: &[&str], is_it: impl Fn(Scalar) -> bool) -> Option<String> {
        let names: Vec<String> = names.iter().map(|name| plain(name)).collect();
        self.member(&names.iter().map(String::as_str).collect::<Vec<_>>(), is_it)
    }

    /// A scalar member by one of these names, of the value or of an object in it; of any object where no folders are named.
    fn found(
        &self,
        used: &TypeUse,
        names: &[&str],
        folders: &[&str],
        is_it: &dyn Fn(Scalar) -> bool,
    ) -> Option<String> {
        let object = self.object(used)?;
        let of = |object: &Object| {
            names.iter().find_map(|name| {
                let mut members = object.properties.iter();
                let is_scalar = |ty: &TypeUse| match self.api.ty(self.api.behind(ty).ty).shape {
                    Shape::Scalar(scalar) => is_it(scalar),
                    _ => false,
                };
                members
                    .find(|member| plain(&member.name) == **name && is_scalar(&member.ty))
                    .map(|member| pointer::member(&member.name))
            })
        };
        let in_folder = |member: &&crate::api::Property| {
            folders.is_empty() || folders.contains(&plain(&member.name).as_str())
        };
        of(object).or_else(|| {
            object.properties.iter().filter(in_folder).find_map(|folder| {
                Some(format!("{}{}", pointer::member(&folder.name), of(self.object(&folder.ty)?)?))
            })
        })
    }

    /// The URL of a link that is an object (`_links.next.href`).
    fn href(&self) -> Option<String> {
        self.deep(&["next"], "href")
    }

    /// A member two objects below the page, in one by one of these names (`meta.cursors.next`).
    fn deep(&self, folders: &[&str], name: &str) -> Option<String> {
        self.object(self.page)?.properties.iter().find_map(|outer| {
            let mut inner = self.object(&outer.ty)?.properties.iter();
            let inner = inner.find(|member| folders.contains(&plain(&member.name).as_str()))?;
            let found =
                self.object(&inner.ty)?.properties.iter().find(|member| plain(&member.name) == name)?;
            Some([&outer.name, &inner.name, &found.name].map(|name| pointer::member(name)).concat())
        })
    }

    /// The list of a page, at its top or one object below: the only one, or the likeliest by its name.
    fn items(&self) -> Option<String> {
        if self.is_list(self.page) {
            return Some(String::new());
        }
        let object = self.object(self.page)?;
        let mut lists = self.lists(object);
        for folder in &object.properties {
            let inner = self.object(&folder.ty).map(|inner| self.lists(inner)).unwrap_or_default();
            lists.extend(
                inner.into_iter().map(|(name, at)| (name, format!("{}{at}", pointer::member(&folder.name)))),
            );
        }
        let likely = LISTS.iter().find_map(|known| lists.iter().find(|(name, _)| plain(name) == **known));
        likely.or_else(|| lists.first().filter(|_| lists.len() == 1)).map(|(_, at)| at.clone())
    }

    fn lists<'o>(&self, object: &'o Object) -> Vec<(&'o str, String)> {
        let lists = object.properties.iter().filter(|member| self.is_list(&member.ty));
        lists.map(|member| (member.name.as_str(), pointer::member(&member.name))).collect()
    }

    /// The member that tells items apart, where it can be said in a path.
    fn id_of(&self, items: &str) -> Option<&'static str> {
        let item = super::answer::item(self.api, self.page, items)?;
        let names: Vec<&str> =
            self.object(&item)?.properties.iter().map(|member| member.name.as_str()).collect();
        let sayable = items.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '_'));
        ["id", "key", "uuid"].into_iter().find(|id| sayable && names.contains(id))
    }

    fn is_list(&self, used: &TypeUse) -> bool {
        matches!(self.api.ty(self.api.behind(used).ty).shape, Shape::Array(_))
    }

    fn object(&self, used: &TypeUse) -> Option<&Object> {
        match &self.api.ty(self.api.behind(used).ty).shape {
            Shape::Object(object) => Some(object),
            _ => None,
        }
    }
}

/// A name without case and signs.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_ascii_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect()
}
