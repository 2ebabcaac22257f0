//! Requests that the API makes, as types that read themselves: webhooks, and the callbacks of the chosen
//! operations.

use std::collections::HashMap;

use super::follow::Placed;
use super::headers::{of_field, of_type};
use super::naming::TagName;
use super::output::{family_of, of_media};
use super::scope::Scope;
use super::ty::Types;
use super::{
    Child, CrateOptions, Decode, FieldForm, Ident, Item, Items, Lock, Module, NameKind, RuntimeType, Ty,
    Webhook, WebhookBody, WebhookField, Webhooks, answers, docs,
};
use crate::api::{Callback, Location, Operation, Parameter, ParameterForm, TypeUse};

/// The module, and how the root declares it.
pub(super) fn module(
    types: &Types<'_>,
    tags: &[TagName],
    placed: &[Placed],
    options: &CrateOptions,
    (old, new): (&Lock, &mut Lock),
) -> Option<(Child, Module)> {
    let enumeration = Ident::camel("webhook");
    let everything = options.tags.is_empty() && options.operations.is_empty();
    let webhooks: &[Operation] = if everything { &types.api.webhooks } else { &[] };
    let mut names = RequestNames { scope: Scope::of([&enumeration]), published: HashMap::new(), new };
    let callbacks = placed.iter().flat_map(|placed| callback_keys(&types.api.operations[placed.index]));
    for key in webhooks.iter().map(|operation| operation.key.to_string()).chain(callbacks) {
        let pinned = old.get(NameKind::Webhook, &key).and_then(Ident::exact);
        if let Some(name) = pinned.filter(|name| names.scope.take(name)) {
            names.published.insert(key, name);
        }
    }
    let mut requests = Vec::new();
    for operation in webhooks {
        let several = webhooks.iter().filter(|other| other.key.path == operation.key.path).count() > 1;
        let wire = if several { operation.key.to_string() } else { operation.key.path.clone() };
        let long = format!("{} {}", operation.key.path, operation.key.method);
        let wanted = [operation.key.path.as_str(), long.as_str()].map(Ident::camel);
        let name = names.of(operation.key.to_string(), wanted);
        requests.push(request(types, operation, name, wire, None));
    }
    for placed in placed {
        let feature = placed.tag.map(|tag| tags[tag].feature.clone());
        self::callbacks(types, placed, feature.as_ref(), &mut names, &mut requests);
    }
    if requests.is_empty() {
        return None;
    }
    let mut names = Scope::of(tags.iter().map(|tag| &tag.module));
    let name = names.claim(["webhooks", "webhooks_and_callbacks"].map(Ident::snake));
    let child = Child { name: name.clone(), feature: None, public: true, reexported: false };
    let docs = docs::line("Requests that the API makes: webhooks and callbacks.");
    let items = vec![Item::Webhooks(Webhooks { name: enumeration, requests })];
    Some((child, Module { path: vec![name], docs, children: Vec::new(), items }))
}

/// Names of requests: those that were published stay.
struct RequestNames<'n> {
    scope: Scope,
    /// By the key in the lock.
    published: HashMap<String, Ident>,
    new: &'n mut Lock,
}

impl RequestNames<'_> {
    fn of(&mut self, key: String, wanted: [Ident; 2]) -> Ident {
        let name = self.published.remove(&key).unwrap_or_else(|| self.scope.claim(wanted));
        self.new.set(NameKind::Webhook, &key, name.bare());
        name
    }
}

/// What the lock calls a request of a callback.
fn callback_key(operation: &Operation, callback: &Callback, inner: &Operation) -> String {
    format!("{} callback {} {}", operation.key, callback.name, inner.key)
}

fn callback_keys(operation: &Operation) -> impl Iterator<Item = String> + '_ {
    operation.callbacks.iter().flat_map(move |callback| {
        callback.operations.iter().map(move |inner| callback_key(operation, callback, inner))
    })
}

fn callbacks(
    types: &Types<'_>,
    placed: &Placed,
    feature: Option<&String>,
    names: &mut RequestNames<'_>,
    requests: &mut Vec<Webhook>,
) {
    let operation = &types.api.operations[placed.index];
    for callback in &operation.callbacks {
        for inner in &callback.operations {
            let several = operation.callbacks.iter().filter(|other| other.name == callback.name).count() > 1
                || callback.operations.len() > 1;
            let method = if several { format!(" {}", inner.key.method) } else { String::new() };
            let wire = format!("{}/{}{method}", placed.method.id, callback.name);
            let name = format!("{} {}{method}", placed.method.marker.bare(), callback.name);
            let wanted = [Ident::camel(&name), Ident::camel(&format!("{name} callback"))];
            let name = names.of(callback_key(operation, callback, inner), wanted);
            requests.push(request(types, inner, name, wire, feature.cloned()));
        }
    }
}

fn request(
    types: &Types<'_>,
    operation: &Operation,
    name: Ident,
    wire: String,
    feature: Option<String>,
) -> Webhook {
    let mut scope = Scope::default();
    let media =
        operation.body.iter().flat_map(|body| &body.content).min_by_key(|media| family_of(types, media));
    let body = media.map(|media| {
        let decode = match of_media(types, media) {
            Decode::Items(Items::Parts { .. }, _) => Decode::Bytes,
            Decode::Items(..) => Decode::Text,
            Decode::Content => Decode::Json(Ty::Runtime(RuntimeType::RawJson)),
            Decode::Value(ty) => Decode::Json(ty),
            Decode::Octets => Decode::Bytes,
            decode => decode,
        };
        let words = operation.body.as_ref().and_then(|body| body.description.as_deref());
        let docs = words.map_or_else(|| docs::line("The body."), docs::text);
        WebhookBody { name: scope.claim([Ident::snake("body")]), decode, docs }
    });
    let fields =
        operation.parameters.iter().filter_map(|parameter| field(types, parameter, &mut scope)).collect();
    let mut lines = docs::words(&operation.docs);
    docs::push_paragraph(&mut lines, docs::name(&wire));
    lines.extend(answers::expected(operation));
    let deprecated = operation.docs.deprecated.then(|| "deprecated by the API".to_owned());
    let docs = super::Docs { lines, alias: None, deprecated };
    Webhook { name, wire, feature, docs, body, fields }
}

/// A header field or a pair of the query; other places are those of the listener's own URL.
fn field(types: &Types<'_>, parameter: &Parameter, scope: &mut Scope) -> Option<WebhookField> {
    let in_query = match parameter.location {
        Location::Query => true,
        Location::Header => false,
        Location::Path | Location::QueryString | Location::Cookie => return None,
    };
    let plain = TypeUse { ty: parameter.ty.ty, nullable: false };
    let explode = matches!(parameter.form, ParameterForm::Style { explode: true, .. });
    let known = match in_query {
        // The members of an object are pairs of their own in a query.
        true => of_type(types, &parameter.ty).filter(|form| *form != FieldForm::Members),
        false => of_field(types, &parameter.ty, &parameter.name, explode),
    };
    let (form, ty) = match known {
        Some(form) => (form, types.used(&plain)),
        None => (FieldForm::Text, Ty::String),
    };
    let name = scope.claim([
        Ident::snake(&parameter.name),
        Ident::snake(&format!("{} {}", parameter.name, if in_query { "query" } else { "header" })),
    ]);
    let docs =
        docs::of_use(types.api, &parameter.name, &parameter.docs, &parameter.ty, parameter.default.as_ref());
    let (wire, needed) = (parameter.name.clone(), parameter.required);
    Some(WebhookField { wire, name, in_query, ty, form, needed, docs })
}
