//! Operations as methods: arguments, setters, bodies.

use super::body::{Beside, Bodies};
use super::example::CallPath;
use super::models::Models;
use super::naming::{home_tag, name_parameters};
use super::ordered::ordered;
use super::output::{LeftOut, Success, family_of, is_bodiless, of_media, others, success};
use super::ty::Types;
use super::{
    Arg, Decode, Docs, ErrorBody, Ident, Lock, Method, OperationErrors, Pages, Param, ParamStyle, Passing,
    Requirement, RuntimeType, Setter, Ty, docs, headers, operation_docs, servers, unhonoured,
};
use crate::api::{ListKeys, Location, Note, Operation, Parameter, ParameterForm, Shape, Style, TypeUse};

/// A planned operation, and what planning it left out.
pub(super) struct PlannedMethod {
    pub(super) method: Method,
    pub(super) left_out: Vec<LeftOut>,
    /// What there is to say about its names.
    pub(super) notes: Vec<Note>,
}

/// Names that no setter has: methods of every call, of some, and those that every call once had, for a name never moves.
pub(super) const ON_CALL: &[&str] = &[
    "new",
    "with",
    "json",
    "form",
    "multipart",
    "text",
    "body",
    "content_type",
    "timeout",
    "deadline",
    "limits",
    "lenient",
    "header",
    "extra_query",
    "retry",
    "accept",
    "with_meta",
    "raw",
    "stream",
    "request",
    "answered_as",
    "streamed_as",
    "wait",
    "into_future",
    "send",
    "pages",
    "items",
    "wait_done",
    "resume",
    "started",
    "into_pending",
    "clone",
    "fmt",
];

pub(super) fn plan(
    models: &Models<'_>,
    operation: &Operation,
    (name, marker, stem): (Ident, Ident, &str),
    error_bodies: Option<OperationErrors>,
    call: &CallPath,
    beside: &mut Beside,
    new: &mut Lock,
) -> PlannedMethod {
    let types = &models.types;
    let (required, optional) = ordered(operation);
    let mut left_out = Vec::new();
    let named = name_parameters(operation, (&required, &optional), ON_CALL, (models.old, new));
    let (mut scope, mut setter_scope) = (named.beside_arguments, named.beside_setters);
    let arg = |(parameter, name): (&&Parameter, &Ident)| typed_arg(types, name.clone(), &parameter.ty);
    let args: Vec<Arg> = required.iter().zip(&named.arguments).map(arg).collect();
    let bodies = Bodies { models, operation, names: (&name, &marker) };
    let bodies = bodies.plan((&mut scope, &mut setter_scope), beside, new, &mut left_out);
    let setters: Vec<Setter> = optional
        .iter()
        .zip(&named.setters)
        .enumerate()
        .map(|(index, (parameter, name))| setter(types, parameter, required.len() + index, name.clone()))
        .collect();
    let Success { output, streaming, accept } = success(types, operation, &marker);
    left_out.extend(unhonoured::of(types, operation));
    let others = others(types, operation, &accept, &mut setter_scope);
    let id = operation.operation_id.clone().unwrap_or_else(|| operation.key.to_string());
    let mut method = Method {
        docs: Docs::default(),
        call_docs: Docs::default(),
        id,
        label: Ident::snake(stem).bare().to_owned(),
        http: operation.key.method.to_uppercase(),
        path: operation.key.path.clone(),
        template: sent_path(operation),
        params: required.iter().chain(&optional).map(|parameter| param(types, parameter)).collect(),
        args,
        setters,
        bodies,
        accept: accept.field(),
        security: security(operation),
        servers: servers::all(&operation.servers),
        output,
        errors: errors(types, operation),
        error_bodies,
        headers: super::headers::fields(types, operation),
        others,
        pages: pages(types, operation),
        task: None,
        streaming,
        keeps_redirects: !operation.final_redirects().is_empty(),
        lenient: operation.hints.get("lenient") == Some(&serde_json::Value::Bool(true)),
        name,
        marker,
    };
    method.docs = operation_docs::of_function(types, operation, &method, &required, call);
    method.call_docs = operation_docs::of_call(operation, &method, call);
    PlannedMethod { method, left_out, notes: named.notes }
}

/// How it lists page by page.
fn pages(types: &Types<'_>, operation: &Operation) -> Option<Pages> {
    let paging = operation.paging.clone()?;
    let item = paging.item.as_ref().map_or(Ty::Runtime(RuntimeType::RawJson), |item| types.used(item));
    let (step, items) = (paging.step, paging.items);
    Some(Pages { item, step, next: None, items, total: paging.total, pages: paging.pages, more: paging.more })
}

fn typed_arg(types: &Types<'_>, name: Ident, used: &TypeUse) -> Arg {
    let plain = TypeUse { ty: used.ty, nullable: false };
    let target = types.api.behind(&plain);
    let ty = types.structure(target.ty);
    let kind = match &ty {
        Ty::Bool | Ty::Number(_) | Ty::Unit => Passing::Value,
        Ty::Runtime(runtime) if runtime.is_by_value() => Passing::Value,
        Ty::Runtime(runtime) if runtime.is_by_into() => Passing::Into,
        Ty::String => Passing::Str,
        Ty::Vec(_) => Passing::Slice,
        Ty::Model(_) if matches!(types.api.ty(target.ty).shape, Shape::Enumeration(_)) => Passing::Value,
        _ => Passing::Ref,
    };
    Arg { name, ty, kind }
}

fn setter(types: &Types<'_>, parameter: &Parameter, index: usize, name: Ident) -> Setter {
    let mut docs =
        docs::of_use(types.api, &parameter.name, &parameter.docs, &parameter.ty, parameter.default.as_ref());
    docs.alias = (name.bare() != parameter.name).then(|| parameter.name.clone());
    let arg_name =
        if matches!(name.bare(), "value" | "self_") { Ident::snake("given") } else { name.clone() };
    Setter { arg: typed_arg(types, arg_name, &parameter.ty), param: index, name, docs }
}

fn param(types: &Types<'_>, parameter: &Parameter) -> Param {
    let style = match &parameter.form {
        ParameterForm::Content(media) => ParamStyle::Content(media.clone()),
        ParameterForm::Style { style, explode, allow_reserved } => {
            let default = match parameter.location {
                Location::Path | Location::Header => Style::Simple,
                Location::Query | Location::QueryString | Location::Cookie => Style::Form,
            };
            ParamStyle::Style {
                style: (*style != default).then_some(*style),
                explode: (*explode != (*style == Style::Form)).then_some(*explode),
                reserved: *allow_reserved,
            }
        }
    };
    Param {
        wire: parameter.name.clone(),
        location: parameter.location,
        required: parameter.required || parameter.location == Location::Path,
        style,
        segments: parameter.segments,
        allow_empty: parameter.allow_empty,
        list_keys: Some(parameter.list_keys).filter(|keys| *keys != ListKeys::default()),
        http_date: headers::is_http_date(types, parameter),
    }
}

/// The path as the document writes it, unless names in it are called otherwise, or parameters are taken out of it.
fn sent_path(operation: &Operation) -> String {
    let (written, sent) = (&operation.key.path, operation.path.text());
    if written.split('#').next() == Some(&sent) { written.clone() } else { sent }
}

fn security(operation: &Operation) -> Vec<Vec<Requirement>> {
    let requirement = |need: &crate::api::Requirement| Requirement {
        scheme: need.scheme.clone(),
        scopes: need.scopes.clone(),
    };
    operation.security.iter().map(|set| set.iter().map(requirement).collect()).collect()
}

fn errors(types: &Types<'_>, operation: &Operation) -> Vec<ErrorBody> {
    let documented = operation.responses.iter().filter(|response| !response.status.is_success());
    documented
        .map(|response| {
            let content = response.content.iter().filter(|_| !is_bodiless(operation, response));
            let media = content.min_by_key(|media| family_of(types, media));
            let ty =
                media.filter(|media| media.ty.is_some()).and_then(|media| match of_media(types, media) {
                    Decode::Json(ty) | Decode::Value(ty) | Decode::Scalar(ty) | Decode::Xml(ty, _) => {
                        Some(ty)
                    }
                    Decode::Octets => Some(Ty::Runtime(RuntimeType::Base64)),
                    Decode::Content => Some(Ty::Runtime(RuntimeType::RawJson)),
                    _ => None,
                });
            ErrorBody { status: response.status.to_string(), ty }
        })
        .collect()
}

/// The module of an operation's tag, for messages.
pub(super) fn tag_of(operation: &Operation) -> Option<String> {
    home_tag(operation).map(str::to_owned)
}
