//! Lists that come page by page.
//!
//! In: a model whose types are settled, and where hints were written. Out: [`Paging`] at the operations that have
//! pages, by a hint that fits or by a convention without doubt.

mod answer;
mod detect;
mod hint;
mod next;
mod suggest;

use super::findings::{Finding, Findings};
use super::hints::Places;
use crate::api::{Api, Found, Location, Note, Operation, PageStep, Paging, Shape, Stepped, TypeUse};
use crate::diagnostic::Code;
use crate::escape::yaml;
use answer::{item, sole_list};
use hint::HintedPages;

/// Decides for every operation whether it has pages.
pub(super) fn decide(api: &mut Api, places: &Places, findings: &mut Findings<'_>) {
    for index in 0..api.operations.len() {
        let mut notes = Vec::new();
        let paging = one(api, &api.operations[index], places, findings, &mut notes);
        api.operations[index].paging = paging;
        api.operations[index].notes.append(&mut notes);
    }
}

fn one(
    api: &Api,
    operation: &Operation,
    places: &Places,
    findings: &mut Findings<'_>,
    notes: &mut Vec<Note>,
) -> Option<Paging> {
    let Some((name, hinted)) = hint::of(operation, &api.hints) else {
        let Some((paging, why)) = detect::detect(api, operation) else {
            suggest(api, operation, findings);
            return None;
        };
        let message = format!("`{}` has pages: {why}", operation.key);
        findings.report(&Finding::new(Code::PAGES_DETECTED, operation.origin.0, message));
        return Some(paging);
    };
    let fits = hinted.and_then(|pages| pages.map(|pages| fitted(api, operation, pages)).transpose());
    fits.unwrap_or_else(|reason| {
        let message = format!("`{name}` {reason}; the hint has no effect");
        let at = places.of(operation.origin.0, name);
        findings.note(notes, Finding::new(Code::HINT_MISFIT, at, message));
        None
    })
}

/// Tells of a list that may well have pages, with the hint that says so.
fn suggest(api: &Api, operation: &Operation, findings: &mut Findings<'_>) {
    let Some((hint, why)) = suggest::suggest(api, operation) else { return };
    let key = &operation.key;
    let message = format!("`{key}` looks like a list in pages, {why}; its calls have no `pages()`");
    let target = yaml::string(&format!(
        "$.paths['{}'].{}",
        key.path.replace('\\', "\\\\").replace('\'', "\\'"),
        key.method
    ));
    let help = format!(
        "if it is one, write `x-clientwright-pagination: {hint}` at the operation, or into an overlay \
         `- {{target: {target}, update: {{x-clientwright-pagination: {hint}}}}}`; `false` instead says that there are no pages"
    );
    findings.report(&Finding::new(Code::PAGES_LIKELY, operation.origin.0, message).help(help));
}

/// A hint's pages, if the operation has all that it names.
fn fitted(api: &Api, operation: &Operation, hinted: HintedPages) -> Result<Paging, String> {
    let page = operation.typed_answer().ok_or("needs an answer in JSON or XML, and there is none")?;
    let HintedPages { step, by, items, total, pages, more } = hinted;
    let step = match (by, step) {
        (Some(name), PageStep::NextUrl(pointer)) => next::by_operation(api, operation, &name, pointer)?,
        (_, step) => step,
    };
    let items = items.or_else(|| sole_list(api, page));
    let items = items.ok_or("has no `items`, and the answer does not have exactly one list")?;
    let in_query = |name: &str| {
        operation.parameters.iter().any(|known| known.location == Location::Query && known.name == name)
    };
    match step.stepped() {
        Some(Stepped::Query(name)) if !in_query(name) => {
            return Err(format!("names the parameter `{name}`, which the query does not have"));
        }
        Some(Stepped::Body(pointer)) => {
            let body = operation.json_body().ok_or("names a member of the body, which is no JSON")?;
            if api.at(body, pointer) == Found::Nothing {
                return Err(format!("names `{pointer}`, which the request's body does not have"));
            }
        }
        _ => {}
    }
    match api.at(page, &items) {
        Found::Nothing => return Err(format!("names `{items}`, which the answer does not have")),
        Found::Type(found) if !is_list(api, &found) => {
            return Err(format!("names `{items}`, which is no list"));
        }
        Found::Type(_) | Found::Anything => {}
    }
    let paging = Paging { item: item(api, page, &items), step, items, total, pages, more };
    let missing = named(&paging).into_iter().find(|pointer| api.at(page, pointer) == Found::Nothing);
    match missing {
        Some(missing) => Err(format!("names `{missing}`, which the answer does not have")),
        None => Ok(paging),
    }
}

/// The places in the answer that a hint names, beside the items.
fn named(paging: &Paging) -> Vec<&str> {
    let next = match &paging.step {
        PageStep::Cursor(_, pointer) | PageStep::NextUrl(pointer) | PageStep::NextCall(pointer, _) => {
            Some(pointer)
        }
        _ => None,
    };
    let named = [next, paging.total.as_ref(), paging.pages.as_ref(), paging.more.as_ref()];
    named.into_iter().flatten().map(String::as_str).collect()
}

fn is_list(api: &Api, used: &TypeUse) -> bool {
    matches!(api.ty(api.behind(used).ty).shape, Shape::Array(_) | Shape::Any)
}
