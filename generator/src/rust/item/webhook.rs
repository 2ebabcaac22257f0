//! Requests that the API makes: webhooks and callbacks.

use super::{Decode, Docs, FieldForm, Ident, Ty};

/// All requests that the API makes, as an enum and a type for each.
#[derive(Debug, Clone, PartialEq)]
pub struct Webhooks {
    /// The enum's name.
    pub name: Ident,
    /// The requests, in document order: webhooks, then callbacks.
    pub requests: Vec<Webhook>,
}

/// A request that the API makes.
#[derive(Debug, Clone, PartialEq)]
pub struct Webhook {
    /// Its type, and its variant of the enum.
    pub name: Ident,
    /// What it is called in the document: the webhook's name, or `operation/callback`.
    pub wire: String,
    /// The feature that it needs.
    pub feature: Option<String>,
    /// Its docs.
    pub docs: Docs,
    /// The body; `None` where there is none.
    pub body: Option<WebhookBody>,
    /// Header fields, and pairs of the query.
    pub fields: Vec<WebhookField>,
}

/// The body of a request that the API makes.
#[derive(Debug, Clone, PartialEq)]
pub struct WebhookBody {
    /// The field.
    pub name: Ident,
    /// How it is read.
    pub decode: Decode,
    /// Docs of the field.
    pub docs: Docs,
}

/// A parameter of a request that the API makes.
#[derive(Debug, Clone, PartialEq)]
pub struct WebhookField {
    /// Its name on the wire.
    pub wire: String,
    /// The field.
    pub name: Ident,
    /// It is in the query rather than the header.
    pub in_query: bool,
    /// Its type.
    pub ty: Ty,
    /// How its text is read.
    pub form: FieldForm,
    /// It is always there.
    pub needed: bool,
    /// Docs of the field.
    pub docs: Docs,
}
