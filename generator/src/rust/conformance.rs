//! Test cases: every operation called once, with values that the document would accept.

use serde::Serialize;

use super::expr::{Expr, Exprs};
use super::{Arg, ArgKind, BodyKind, Ident, Method, Ty, sample};
use crate::api::{Api, Location, Operation, TypeUse};

/// One call in the conformance test.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Case {
    /// `operationId`, or method and path.
    pub id: String,
    /// Name of the test's function: unique in the test.
    pub name: Ident,
    /// Accessor of the tag; `None` for operations on the client itself.
    pub accessor: Option<Ident>,
    /// The feature that the operation needs.
    pub feature: Option<String>,
    /// The method.
    pub method: Ident,
    /// The method is deprecated.
    pub deprecated: bool,
    /// What it is called with; or why there is nothing to call it with.
    pub given: Result<Given, String>,
}

/// What a method is called with.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Given {
    /// Arguments in order, without the body.
    pub args: Vec<(ArgKind, Expr)>,
    /// The body.
    pub body: Option<GivenBody>,
}

/// The body of a case.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GivenBody {
    /// Name of the setter where the body is optional.
    pub setter: Option<Ident>,
    /// What is given.
    pub value: BodyValue,
}

/// A body to send.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum BodyValue {
    /// `&expression`
    Typed(Expr),
    /// Parts of a multipart form: name and text.
    Parts(Vec<(String, String)>),
    /// Text.
    Text(String),
    /// A few bytes.
    Bytes,
}

/// Plans the arguments of one case.
pub(super) fn given(
    api: &Api,
    operation: &Operation,
    method: &Method,
    exprs: &Exprs<'_>,
) -> Result<Given, String> {
    let mut given = Given::default();
    for (param, arg) in method.params.iter().zip(&method.args) {
        let parameter =
            operation.parameters.iter().find(|p| p.name == param.wire && p.location == param.location);
        let parameter = parameter.ok_or_else(|| format!("parameter `{}` is made up", param.wire))?;
        let own: Vec<_> = parameter.docs.examples.iter().chain(&parameter.default).cloned().collect();
        let made = made(api, &parameter.ty, &own, param.location);
        let expr = made.and_then(|value| exprs.of(&arg_type(arg), &value));
        given.args.push((arg.kind, expr.ok_or_else(|| format!("no value fits parameter `{}`", param.wire))?));
    }
    given.body = body(api, operation, method, exprs)?;
    Ok(given)
}

/// A value; in a path it must not be empty.
fn made(
    api: &Api,
    used: &TypeUse,
    own: &[serde_json::Value],
    location: Location,
) -> Option<serde_json::Value> {
    let plain = TypeUse { ty: used.ty, nullable: false };
    let usable: Vec<_> = own
        .iter()
        .filter(|value| !value.is_null() && (location != Location::Path || value.as_str() != Some("")))
        .cloned()
        .collect();
    sample::value_like(api, &plain, &usable)
}

fn arg_type(arg: &Arg) -> Ty {
    arg.ty.clone()
}

fn body(
    api: &Api,
    operation: &Operation,
    method: &Method,
    exprs: &Exprs<'_>,
) -> Result<Option<GivenBody>, String> {
    let (Some(arg), Some(body)) = (&method.body, &operation.body) else { return Ok(None) };
    let media = body.content.iter().find(|media| media.name == arg.media_type).or(body.content.first());
    let used = media.and_then(|media| media.ty.as_ref());
    let examples: Vec<_> = media.map(|media| media.examples.clone()).unwrap_or_default();
    let sample = || {
        used.and_then(|used| sample::value_like(api, &TypeUse { ty: used.ty, nullable: false }, &examples))
    };
    let value = match &arg.kind {
        BodyKind::Json(ty) | BodyKind::Form(ty) => {
            let made = sample().or_else(|| used.is_none().then(|| serde_json::json!({})));
            let expr = made.and_then(|value| exprs.of(ty, &value));
            BodyValue::Typed(expr.ok_or_else(|| "no value fits the body".to_owned())?)
        }
        BodyKind::Multipart => BodyValue::Parts(parts(sample())),
        BodyKind::Text => BodyValue::Text(sample().map_or_else(|| "text".to_owned(), plain_text)),
        BodyKind::Bytes => BodyValue::Bytes,
    };
    Ok(Some(GivenBody { setter: arg.optional.then(|| arg.name.clone()), value }))
}

fn parts(sample: Option<serde_json::Value>) -> Vec<(String, String)> {
    match sample {
        Some(serde_json::Value::Object(members)) => {
            members.into_iter().map(|(name, value)| (name, plain_text(value))).collect()
        }
        _ => Vec::new(),
    }
}

fn plain_text(value: serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => text,
        other => other.to_string(),
    }
}
