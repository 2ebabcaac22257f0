//! Calls of the conformance test: every operation once, with values that the document would accept.

use serde_json::Value as Json;

use super::expr::Exprs;
use super::media_words::one_of;
use super::sample::{Samples, plain_text};
use super::{BodyArg, BodyKind, BodyValue, CallArguments, CallBody, Ident, Method, Writing, passed};
use crate::api::{Location, MediaFamily, MediaType, Operation, Parameter, TypeUse};

/// The arguments of a call, and all that is optional as far as there are values for it; `None` where that is nothing more.
pub(super) fn whole(
    samples: &Samples<'_>,
    operation: &Operation,
    method: &Method,
    exprs: &Exprs<'_>,
    arguments: &CallArguments,
) -> Option<CallArguments> {
    let setters = method.setters.iter().filter_map(|setter| {
        let param = &method.params[setter.param];
        let same = |p: &&Parameter| p.name == param.wire && p.location == param.location;
        let parameter = operation.parameters.iter().find(same).filter(|p| !p.docs.deprecated)?;
        let value = made(samples, parameter)?;
        let expr = exprs.of(&setter.arg.ty, &value)?;
        Some((setter.name.clone(), passed::argument(setter.arg.kind, &setter.arg.ty, expr)))
    });
    let setters: Vec<_> = setters.collect();
    (!setters.is_empty()).then(|| CallArguments { setters, ..arguments.clone() })
}

/// Plans what one call is passed.
pub(super) fn arguments(
    samples: &Samples<'_>,
    operation: &Operation,
    method: &Method,
    exprs: &Exprs<'_>,
) -> Result<CallArguments, String> {
    let mut args = Vec::new();
    for (param, arg) in method.params.iter().zip(&method.args) {
        let parameter =
            operation.parameters.iter().find(|p| p.name == param.wire && p.location == param.location);
        let parameter = parameter.ok_or_else(|| format!("parameter `{}` is made up", param.wire))?;
        let expr = made(samples, parameter).and_then(|value| exprs.of(&arg.ty, &value));
        let expr = expr.ok_or_else(|| none(samples, &format!("parameter `{}`", param.wire)))?;
        args.push(passed::argument(arg.kind, &arg.ty, expr));
    }
    let (function, body) = body(samples, operation, method, exprs)?;
    Ok(CallArguments { function, args, setters: Vec::new(), body })
}

/// Why there is no value.
fn none(samples: &Samples<'_>, what: &str) -> String {
    match samples.why() {
        Some(why) => format!("no value was made for {what}: {why}"),
        None => format!("no value fits {what}"),
    }
}

/// A value; in a path it must not be empty.
fn made(samples: &Samples<'_>, parameter: &Parameter) -> Option<Json> {
    let own = parameter.docs.examples.iter().chain(&parameter.default);
    let is_usable = |value: &&Json| {
        !value.is_null() && (parameter.location != Location::Path || value.as_str() != Some(""))
    };
    let usable: Vec<_> = own.filter(is_usable).cloned().collect();
    samples.value_like(&TypeUse { ty: parameter.ty.ty, nullable: false }, &usable)
}

/// The function to call and its body: of the bodies that there may be, the first one with a value that fits. Without any,
/// one that may be left out is.
fn body(
    samples: &Samples<'_>,
    operation: &Operation,
    method: &Method,
    exprs: &Exprs<'_>,
) -> Result<(Ident, Option<CallBody>), String> {
    let plain = || (method.name.clone(), None);
    let Some(body) = &operation.body else { return Ok(plain()) };
    for arg in &method.bodies {
        let media =
            body.content.iter().find(|media| media.name == arg.media_type || media.name.contains('*'));
        let Some(value) = media.and_then(|media| body_value(samples, media, arg, exprs)) else { continue };
        let function = arg.function.as_ref().unwrap_or(&method.name).clone();
        let setter = arg.optional.then(|| arg.name.clone());
        let open = arg.open.as_ref().map(|_| one_of(&arg.media_type));
        return Ok((function, Some(CallBody { setter, value, open, media_type: None })));
    }
    match method.bodies.first() {
        Some(first) if !first.optional => Err(none(samples, "the body")),
        _ => Ok(plain()),
    }
}

/// A value of this media type that a server can check: what may be left out is left out where it would have to guess.
fn body_value(
    samples: &Samples<'_>,
    media: &MediaType,
    arg: &BodyArg,
    exprs: &Exprs<'_>,
) -> Option<BodyValue> {
    let used = media.ty.as_ref().map(|used| TypeUse { ty: used.ty, nullable: false });
    let sample = || {
        let made = used.as_ref().and_then(|used| samples.value_like(used, &media.examples));
        made.filter(|value| !arg.optional || used.as_ref().is_some_and(|used| samples.fits(used, value)))
    };
    Some(match &arg.kind {
        BodyKind::Typed(_, Writing::Json) if arg.optional && !MediaFamily::is_json(&arg.media_type) => {
            return None;
        }
        BodyKind::Typed(ty, Writing::Sequence(_)) => {
            let item = media.item.as_ref().and_then(|item| samples.value_like(item, &[]))?;
            BodyValue::Typed(passed::body(ty, exprs.of(ty, &serde_json::json!([item]))?))
        }
        BodyKind::Typed(ty, _) => {
            let made = sample().or_else(|| used.is_none().then(|| serde_json::json!({})));
            BodyValue::Typed(passed::body(ty, exprs.of(ty, &made?)?))
        }
        BodyKind::Parts(form) => BodyValue::Form(exprs.of_struct(&form.shape, &sample()?)?),
        BodyKind::Multipart => BodyValue::Multipart(Vec::new()),
        BodyKind::Text if arg.optional => return None,
        BodyKind::Text => BodyValue::Text(sample().map_or_else(|| "text".to_owned(), plain_text)),
        BodyKind::Bytes => BodyValue::Bytes(b"bytes".to_vec()),
    })
}
