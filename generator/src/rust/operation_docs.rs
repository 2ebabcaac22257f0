//! Docs of an operation. The function has what the document says at length; the type of its calls says in short what it is, and
//! has the optional parameters as methods.

use super::body;
use super::example::CallPath;
use super::linked::{Links, taken};
use super::ty::Types;
use super::{BodyArg, Docs, Method, Setter, Ty, answers, docs, markdown};
use crate::api::{Operation, Parameter, Requirement, Response};

/// The longest paragraph that is said in two places, in characters.
const LONG: usize = 160;

/// Docs of the function, but for its example.
pub(super) fn of_function(
    types: &Types<'_>,
    operation: &Operation,
    method: &Method,
    required: &[&Parameter],
    call: &CallPath,
) -> Docs {
    let links = Links { base: &call.base, beside: "" };
    let mut lines = docs::words(&operation.docs);
    docs::push_paragraph(&mut lines, format!("{} {}", place(method), returns(method, links)));
    answers::end(operation, &mut lines);
    let section = |title: &str, rows: Vec<String>, lines: &mut Vec<String>| {
        if !rows.is_empty() {
            docs::push_paragraph(lines, format!("# {title}"));
            lines.extend(rows);
        }
    };
    let arguments = required
        .iter()
        .zip(&method.args)
        .flat_map(|(parameter, arg)| argument(types, parameter, &format!("`{}`", arg.name.bare())));
    let body = method.bodies.first().filter(|body| !body.optional);
    let said = body.and_then(|body| {
        let (said, range) = (body.open.as_ref()?.bare(), docs::name(&body.media_type));
        Some(format!("- `{said}`: the media type of the body, one of {range}"))
    });
    let rows = arguments.chain(body.into_iter().flat_map(|body| body_rows(body, links))).chain(said);
    section("Arguments", rows.collect(), &mut lines);
    let optional = |setter: &Setter| {
        operation.parameters.iter().find(|p| p.name == method.params[setter.param].wire && !p.required)
    };
    let rows = method.setters.iter().filter_map(|setter| {
        let name = linked_method(method, setter.name.bare(), &taken(&setter.arg));
        Some(row(types, optional(setter)?, &name))
    });
    section("Optional parameters", rows.collect(), &mut lines);
    section("Bodies", body::rows(method), &mut lines);
    if let Some(pages) = &method.pages {
        let (items, pages_of) = (linked_method(method, "items", ""), linked_method(method, "pages", ""));
        let item = links.ty(&pages.item);
        let words = format!(
            "The list comes page by page: {items} gives its items ({item}), {pages_of} its pages, as streams."
        );
        section("Pages", vec![words], &mut lines);
    }
    section("Scopes", scope_rows(operation), &mut lines);
    section("Errors", error_rows(operation, method, links), &mut lines);
    let alias = operation.operation_id.clone().filter(|id| id != method.name.bare());
    let deprecated = operation.docs.deprecated.then(|| "deprecated by the API".to_owned());
    Docs { lines, alias, deprecated }
}

/// The scopes that the operation asks for, an alternative a line.
fn scope_rows(operation: &Operation) -> Vec<String> {
    let of_scheme = |need: &Requirement| {
        let scopes: Vec<String> = need.scopes.iter().map(|scope| docs::name(scope)).collect();
        (!scopes.is_empty()).then(|| format!("{} of {}", scopes.join(" "), docs::name(&need.scheme)))
    };
    let of_set = |set: &Vec<Requirement>| {
        let words: Vec<String> = set.iter().filter_map(of_scheme).collect();
        (!words.is_empty()).then(|| format!("- {}", words.join(", and ")))
    };
    operation.security.iter().filter_map(of_set).collect()
}

/// Docs of the type of its calls.
pub(super) fn of_call(operation: &Operation, method: &Method, call: &CallPath) -> Docs {
    let links = Links { base: &call.base, beside: "super::" };
    let words = docs::words(&operation.docs);
    let paragraph: Vec<&str> = words.iter().map(String::as_str).take_while(|line| !line.is_empty()).collect();
    let summary = markdown::joined(&paragraph);
    let short = summary.filter(|text| !text.is_empty() && text.chars().count() <= LONG);
    let mut lines: Vec<String> = short.into_iter().collect();
    let arguments = method.args.iter().map(|arg| &arg.name);
    let body = method.bodies.first().filter(|body| !body.optional);
    let body = body.into_iter().flat_map(|body| std::iter::once(&body.name).chain(&body.open));
    let arguments: Vec<&str> = arguments.chain(body).map(|name| name.bare()).collect();
    let (name, arguments) = (method.name.bare(), arguments.join(", "));
    let owner = call.owner.rsplit("::").next().unwrap_or(&call.owner);
    let made = format!("[`{owner}::{name}`]({}::{name})`({arguments})`", call.owner);
    let sends = method.bodies.first().map(|body| {
        let verb = if body.optional { "may send" } else { "sends" };
        format!("{verb} {} and ", links.body(body))
    });
    let (place, returns) = (place(method), returns(method, links));
    let facts = format!("{place} {}{returns}. Made by {made}.", sends.unwrap_or_default());
    docs::push_paragraph(&mut lines, facts);
    if !method.headers.is_empty() {
        let fields = method.headers.iter().map(|field| format!("`{}()`", field.name.bare()));
        let fields = fields.collect::<Vec<_>>().join(", ");
        lines.push(format!("What [`with_meta`](crate::support::Call::with_meta) gives has {fields}."));
    }
    if let Some(errors) = &method.error_bodies {
        let names = errors.item.variants.iter().map(|variant| format!("`{}`", variant.name.bare()));
        let names: Vec<String> = names.collect();
        lines.push(format!("Its errors are [`{}`]: {}.", errors.item.name.bare(), names.join(", ")));
    }
    Docs { lines, ..Docs::default() }
}

/// `GET /keys`
fn place(method: &Method) -> String {
    docs::name(&format!("{} {}", method.http, method.path))
}

fn returns(method: &Method, links: Links<'_>) -> String {
    let what = links.output(&method.output).map_or_else(|| "nothing".to_owned(), |ty| ty.to_string());
    format!("returns {what}")
}

/// A method of the call as a link, with the type of what it takes.
pub(super) fn linked_method(method: &Method, name: &str, taken: &str) -> String {
    format!("[`.{name}({taken})`](op::{}::{name})", method.marker.bare())
}

/// One line about a parameter that has a page of its own: its first paragraph, or else its bounds.
fn row(types: &Types<'_>, parameter: &Parameter, name: &str) -> String {
    told(name, &words_of(types, parameter))
}

/// All that is said of a parameter that is an argument: it is said nowhere else.
fn argument(types: &Types<'_>, parameter: &Parameter, name: &str) -> Vec<String> {
    told_whole(name, &words_of(types, parameter))
}

fn words_of(types: &Types<'_>, parameter: &Parameter) -> Vec<String> {
    let (name, default) = (&parameter.name, parameter.default.as_ref());
    docs::of_use(types.api, name, &parameter.docs, &parameter.ty, default).lines
}

/// What a body is given as, and all that is said of it.
fn body_rows(body: &BodyArg, links: Links<'_>) -> Vec<String> {
    let (ty, media) = (links.body(body), docs::name(&body.media_type));
    told_whole(&format!("`{}`: {ty} ({media})", body.name.bare()), &body.docs.lines)
}

/// The first paragraph behind the name, and a last one of one line with it; longer texts go on below it.
fn told_whole(name: &str, words: &[String]) -> Vec<String> {
    let first = told(name, words);
    let end = words.iter().position(String::is_empty).unwrap_or(words.len());
    if let (paragraph, [_, facts]) = words.split_at(end)
        && let (Some(words), Some(facts)) = (markdown::joined(paragraph), markdown::joined(&[facts]))
    {
        return vec![format!("- {name}: {} {facts}", docs::sentence(words))];
    }
    // What is no paragraph (a list, a table) is not behind the name.
    let said = if first.len() > name.len() + 2 || words == [body::WORDS] { end } else { 0 };
    let rest = words[said..].iter().map(|line| match line.as_str() {
        "" => String::new(),
        line => format!("  {line}"),
    });
    let gap = (said == 0 && !words.is_empty()).then(String::new);
    std::iter::once(first).chain(gap).chain(rest).collect()
}

fn told(name: &str, words: &[String]) -> String {
    let paragraph: Vec<&str> = words.iter().map(String::as_str).take_while(|line| !line.is_empty()).collect();
    match markdown::joined(&paragraph).filter(|text| !text.is_empty() && text != body::WORDS) {
        Some(text) => format!("- {name}: {text}"),
        None => format!("- {name}"),
    }
}

/// What errors are documented: status, variant and type of the body, words; and how they are had by type.
fn error_rows(operation: &Operation, method: &Method, links: Links<'_>) -> Vec<String> {
    let documented = operation.responses.iter().filter(|response| !response.status.is_success());
    let variant = |response: &Response| {
        let bodies = method.error_bodies.as_ref()?;
        bodies.item.variants.iter().find(|variant| variant.status == response.status)
    };
    let rows = documented.zip(&method.errors).map(|(response, error)| {
        let words = markdown::one_line(&response.description);
        let name = variant(response).map(|variant| format!(" `{}`", variant.name.bare()));
        let body = match &error.ty {
            Some(ty @ Ty::Model(_)) => format!(" ({})", links.ty(ty)),
            _ => String::new(),
        };
        let words = if words.is_empty() { String::new() } else { format!(": {words}") };
        let fields = answers::fields(response);
        format!("- `{}`{}{body}{words}{fields}", error.status, name.unwrap_or_default())
    });
    let how = method.error_bodies.as_ref().map(|bodies| {
        let (marker, name) = (method.marker.bare(), bodies.item.name.bare());
        let gives =
            format!("`error.errors::<op::{marker}>()` gives the body that is documented for the status:");
        [String::new(), format!("{gives} [`op::{name}`].")]
    });
    rows.chain(how.into_iter().flatten()).collect()
}
