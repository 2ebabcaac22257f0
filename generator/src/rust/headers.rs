//! Header fields of answers, as methods on the response.
//!
//! Each field that the successes of an operation document becomes a [`HeaderField`].

use super::scope::Scope;
use super::ty::Types;
use super::{FieldForm, HeaderField, Ident, Ty, docs};
use crate::api::{Header, MediaFamily, Operation, Response, Scalar, Shape, TypeUse};

/// Names that every response has.
const ON_RESPONSE: &[&str] = &[
    "body",
    "status",
    "headers",
    "attempts",
    "header",
    "field",
    "needed_field",
    "misfits",
    "json",
    "at",
    "head",
    "clone",
    "fmt",
    "new",
    "unfit",
];

/// The fields of the answers that a call can give.
pub(super) fn fields(types: &Types<'_>, operation: &Operation) -> Vec<HeaderField> {
    let answers = answers(operation);
    let mut scope = Scope::with(ON_RESPONSE);
    let mut fields: Vec<HeaderField> = Vec::new();
    for header in answers.iter().flat_map(|answer| &answer.headers) {
        if fields.iter().any(|known| known.wire.eq_ignore_ascii_case(&header.name)) {
            continue;
        }
        let same = |answer: &&Response| {
            answer.headers.iter().find(|other| other.name.eq_ignore_ascii_case(&header.name)).cloned()
        };
        let all: Vec<Option<Header>> = answers.iter().map(same).collect();
        let agree = all.iter().flatten().all(|other| other.ty == header.ty);
        let needed = all.iter().all(|other| other.as_ref().is_some_and(|other| other.required));
        let (form, ty) = if agree { form(types, header) } else { (FieldForm::Text, Ty::String) };
        let name =
            scope.claim([Ident::snake(&header.name), Ident::snake(&format!("{} header", header.name))]);
        let mut docs = docs::of_use(types.api, &header.name, &header.docs, &header.ty, None);
        docs::push_paragraph(&mut docs.lines, format!("The header field {}.", docs::name(&header.name)));
        fields.push(HeaderField { wire: header.name.clone(), name, ty, form, needed, docs });
    }
    fields
}

/// The answers that a call hands over rather than reports as errors.
fn answers(operation: &Operation) -> Vec<&Response> {
    let redirects = operation.final_redirects();
    if redirects.is_empty() { operation.successes() } else { redirects }
}

/// How a header's text is read, and as what; text where no simpler way leads to its type.
pub(super) fn form(types: &Types<'_>, header: &Header) -> (FieldForm, Ty) {
    let ty = types.used(&TypeUse { ty: header.ty.ty, nullable: false });
    if header.content_type.as_deref().is_some_and(MediaFamily::is_json) {
        return (FieldForm::Json, ty);
    }
    match of_type(types, &header.ty) {
        Some(form) => (form, ty),
        None => (FieldForm::Text, Ty::String),
    }
}

/// How the text of a value of this type is read; `None` where it is no scalar and no list of them.
pub(super) fn of_type(types: &Types<'_>, used: &TypeUse) -> Option<FieldForm> {
    let scalar = |used: &TypeUse| match &types.api.ty(types.api.behind(used).ty).shape {
        Shape::Scalar(Scalar::String(_)) => Some(FieldForm::Text),
        Shape::Scalar(_) => Some(FieldForm::Bare),
        Shape::Enumeration(list) if list.values.iter().all(|value| value.value.is_string()) => {
            Some(FieldForm::Text)
        }
        Shape::Enumeration(list) if list.values.iter().all(|value| value.value.is_number()) => {
            Some(FieldForm::Bare)
        }
        _ => None,
    };
    match &types.api.ty(types.api.behind(used).ty).shape {
        Shape::Array(array) => match scalar(&array.items)? {
            FieldForm::Text => Some(FieldForm::Texts),
            _ => Some(FieldForm::Bares),
        },
        _ => scalar(used),
    }
}
