//! Header fields of answers, as methods on the response.
//!
//! Each field that the successes of an operation document becomes a [`HeaderField`].

use super::output::LeftOut;
use super::scope::Scope;
use super::ty::Types;
use super::{FieldForm, HeaderField, Ident, Ty, docs};
use crate::api::{
    Additional, Header, Location, MediaFamily, Operation, Parameter, ParameterForm, Response, Scalar, Shape,
    StringFormat, TypeUse,
};
use crate::diagnostic::Code;

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
    let form = match header.content_type.as_deref() {
        Some(media) if MediaFamily::is_json(media) => Some(FieldForm::Json),
        Some(_) => scalar(types, &header.ty),
        None => of_field(types, &header.ty, &header.name, header.explode),
    };
    form.map_or((FieldForm::Text, Ty::String), |form| (form, ty))
}

/// How the text of a header field of this name and type is read; `None` where it is no scalar, and no list or object of them.
pub(super) fn of_field(types: &Types<'_>, used: &TypeUse, name: &str, explode: bool) -> Option<FieldForm> {
    let name = name.to_ascii_lowercase();
    let by_name = match of_type(types, used)? {
        FieldForm::Texts if name == "set-cookie" => FieldForm::Lines,
        FieldForm::Texts if matches!(&*name, "www-authenticate" | "proxy-authenticate") => {
            FieldForm::Challenges
        }
        FieldForm::Members if explode => FieldForm::Pairs,
        form => form,
    };
    Some(by_name)
}

/// How the text of a value of this type is read; `None` where it is no scalar, and no list or object of them.
pub(super) fn of_type(types: &Types<'_>, used: &TypeUse) -> Option<FieldForm> {
    match &types.api.ty(types.api.behind(used).ty).shape {
        Shape::Array(array) => match scalar(types, &array.items)? {
            FieldForm::Text | FieldForm::Date => Some(FieldForm::Texts),
            FieldForm::Bare => Some(FieldForm::Bares),
            _ => None,
        },
        Shape::Object(object) => {
            let additional = match &object.additional {
                Additional::Typed(values) => Some(values),
                Additional::Any | Additional::Unsaid | Additional::Closed => None,
            };
            let members = object.properties.iter().map(|property| &property.ty).chain(additional);
            members
                .map(|member| scalar(types, member))
                .all(|form| form.is_some())
                .then_some(FieldForm::Members)
        }
        Shape::Map(map) => scalar(types, &map.values).map(|_| FieldForm::Members),
        _ => scalar(types, used),
    }
}

/// How the text of a scalar is read.
fn scalar(types: &Types<'_>, used: &TypeUse) -> Option<FieldForm> {
    match &types.api.ty(types.api.behind(used).ty).shape {
        Shape::Scalar(Scalar::String(Some(StringFormat::DateTime | StringFormat::Date))) => {
            Some(FieldForm::Date)
        }
        Shape::Scalar(Scalar::String(_)) => Some(FieldForm::Text),
        Shape::Scalar(_) => Some(FieldForm::Bare),
        Shape::Enumeration(list) if list.values.iter().all(|value| value.value.is_string()) => {
            Some(FieldForm::Text)
        }
        Shape::Enumeration(list) if list.values.iter().all(|value| value.value.is_number()) => {
            Some(FieldForm::Bare)
        }
        Shape::Union(union) => {
            let plain = |used: &TypeUse| {
                matches!(
                    types.api.ty(types.api.behind(used).ty).shape,
                    Shape::Scalar(_) | Shape::Enumeration(_)
                )
            };
            union.branches.iter().all(|branch| plain(&branch.ty)).then_some(FieldForm::Either)
        }
        _ => None,
    }
}

/// Whether a parameter is a field that HTTP has a form of dates for, and its values are moments.
pub(super) fn is_http_date(types: &Types<'_>, parameter: &Parameter) -> bool {
    const DATES: [&str; 9] = [
        "date",
        "expires",
        "last-modified",
        "if-modified-since",
        "if-unmodified-since",
        "if-range",
        "sunset",
        "accept-datetime",
        "memento-datetime",
    ];
    let shape = &types.api.ty(types.api.behind(&parameter.ty).ty).shape;
    parameter.location == Location::Header
        && matches!(parameter.form, ParameterForm::Style { .. })
        && matches!(shape, Shape::Scalar(Scalar::String(Some(StringFormat::DateTime))))
        && DATES.iter().any(|date| parameter.name.eq_ignore_ascii_case(date))
}

/// The header fields of answers that are not had by type.
pub(super) fn left_out(types: &Types<'_>, operation: &Operation) -> Vec<LeftOut> {
    let answers = answers(operation);
    let mut all: Vec<LeftOut> = Vec::new();
    for (answer, header) in
        answers.iter().flat_map(|answer| answer.headers.iter().map(move |header| (answer, header)))
    {
        let name = docs::name(&header.name);
        let other = answers
            .iter()
            .flat_map(|answer| &answer.headers)
            .any(|other| other.name.eq_ignore_ascii_case(&header.name) && other.ty != header.ty);
        let is_text = form(types, header) == (FieldForm::Text, Ty::String)
            && scalar(types, &header.ty) != Some(FieldForm::Text);
        let words = match (other, is_text) {
            (true, _) => {
                format!("the header field {name} has another type with another status; it is given as text")
            }
            (_, true) => format!(
                "the header field {name} is given as text: it is no scalar, and no list or object of them"
            ),
            _ => continue,
        };
        let left = LeftOut::new(words, true).told(Code::UNTYPED_FIELD, answer.origin);
        if !all.iter().any(|known| known.message == left.message) {
            all.push(left);
        }
    }
    all
}
