//! What objects say that `openapiv3` has no field for.
//!
//! Every object gets a number, which is the one mark that travels through the `openapiv3` model: as an extension. Behind the
//! number stands an [`Extra`].

use std::collections::HashMap;

use indexmap::IndexMap;
use openapiv3::Operation;

use super::hints::Extensions;
use super::schema::SubSchema;
use crate::source::{Members, Node, NodeId};

/// The extension that has an object's number.
const NUMBER: &str = "x-cw-number";

/// What an object says that `openapiv3` has no field for.
#[derive(Debug, Default)]
pub struct Extra {
    /// Where the object was written.
    pub node: NodeId,
    /// Why it does not say what its author wrote: what it referred to could not be had, or part of it had to be left out.
    pub invalid: Option<String>,
    /// Where its extensions were written.
    pub places: HashMap<String, NodeId>,
    /// A parameter is the query as a whole (`in: querystring`, 3.2).
    pub is_querystring: bool,
    /// The style of a parameter or an encoding, where it is none of 3.0.
    pub style: Option<ExtraStyle>,
    /// `explode` of a header or an encoding, where it is said.
    pub explode: Option<bool>,
    /// `required` of a request body, where it is said.
    pub required: Option<bool>,
    /// `allowReserved` of a parameter that is not in the query (3.2).
    pub allow_reserved: Option<bool>,
    /// A security scheme is `mutualTLS` (3.1).
    pub is_mutual_tls: bool,
    /// The flow of devices among OAuth flows (3.2, RFC 8628).
    pub device_flow: Option<DeviceFlow>,
    /// `summary` of `info` (3.1), of a tag or of a response (3.2).
    pub summary: Option<String>,
    /// The SPDX identifier of a license (3.1).
    pub identifier: Option<String>,
    /// The schema of each item of a stream (`itemSchema` of a media type, 3.2).
    pub item_schema: Option<SubSchema>,
    /// The encodings of the parts of a media type by their place (`prefixEncoding`, `itemEncoding`, 3.2).
    pub placed: Option<PlacedEncoding>,
    /// The operations of a path item whose methods 3.0 has no place for (`query` and `additionalOperations` of 3.2), with
    /// their methods as written, in document order.
    pub operations: Vec<(String, Operation)>,
}

/// How parts without names are encoded, by their place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlacedEncoding {
    /// The media types of the first parts, where they are said.
    pub prefix: Vec<Option<String>>,
    /// The media type of those that follow.
    pub item: Option<String>,
}

/// A style that 3.0 does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExtraStyle {
    /// `collectionFormat: tsv` of 2.0.
    TabDelimited,
    /// `style: cookie` of 3.2.
    Cookie,
}

/// The OAuth flow of devices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceFlow {
    /// `deviceAuthorizationUrl`
    pub device_authorization_url: String,
    /// `tokenUrl`
    pub token_url: String,
    /// `refreshUrl`
    pub refresh_url: Option<String>,
    /// Scopes and what they are for, in document order.
    pub scopes: IndexMap<String, String>,
}

/// The extras of a document, by number.
#[derive(Debug, Default)]
pub(super) struct Extras(Vec<Extra>);

impl Extras {
    /// Numbers an object.
    pub(super) fn add(&mut self, members: &mut Members, extra: Extra) {
        let number = Node::new(extra.node, self.0.len() as i128);
        members.insert(NUMBER.to_owned(), number);
        self.0.push(extra);
    }

    /// What there is of an object, by its extensions.
    pub(super) fn of(&self, extensions: &Extensions) -> Option<&Extra> {
        let number = extensions.get(NUMBER)?.as_u64()?;
        self.0.get(usize::try_from(number).ok()?)
    }

    /// What there is of an object, by its members.
    pub(super) fn of_mut(&mut self, members: &Members) -> Option<&mut Extra> {
        let crate::source::Value::Number(number) = members.get(NUMBER)?.value else { return None };
        self.0.get_mut(number.as_f64() as usize)
    }
}
