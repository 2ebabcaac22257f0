//! Operations: what a request is and what it is answered with.

use serde_json::Value as Json;

use super::events::EventItem;
use super::media::MediaFamily;
use super::{
    Docs, Hints, ListKeys, Note, OperationKey, Origin, Paging, Parameter, Requirement, Server, StatusRange,
    Style, Task, TypeUse, Xml,
};

/// One operation (OpenAPI 4.8.10).
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// Method and path.
    pub key: OperationKey,
    /// `operationId`
    pub operation_id: Option<String>,
    /// The path in parts.
    pub path: PathTemplate,
    /// Tags in document order; the first one decides where the function lives.
    pub tags: Vec<String>,
    /// What it is for.
    pub docs: Docs,
    /// Parameters, those of the path item included: in document order, operation-level ones over path-level ones.
    pub parameters: Vec<Parameter>,
    /// Path parameters that are declared and that the path has no place for: they are never sent.
    pub unplaced: Vec<Parameter>,
    /// The request body.
    pub body: Option<Body>,
    /// A request body without a media type, which cannot be sent: whether it has to be there.
    pub empty_body: Option<bool>,
    /// Answers in document order.
    pub responses: Vec<Response>,
    /// Alternatives (OR) of sets (AND) of requirements; the document's own where the operation has none. Empty: nothing
    /// is asked for. A set that is empty: anonymous calls are allowed.
    pub security: Vec<Vec<Requirement>>,
    /// Base URLs of its own, of the operation or else of the path item; empty where the document's hold.
    pub servers: Vec<Server>,
    /// `callbacks` (OpenAPI 4.8.18).
    pub callbacks: Vec<Callback>,
    /// It lists page by page.
    pub paging: Option<Paging>,
    /// It begins work that goes on after the answer.
    pub task: Option<Task>,
    /// What is not honoured.
    pub notes: Vec<Note>,
    /// Hints (pagination, tasks, names) for this operation.
    pub hints: Hints,
    /// Where it was written.
    pub origin: Origin,
}

/// Says that what the caller has is still true; it leads nowhere (RFC 9110, section 15.4.5).
const NOT_MODIFIED: StatusRange = StatusRange::Exact(304);

impl Operation {
    /// The answers that are successes; the default one where neither a status of a success is named, nor a redirect that a
    /// call ends with.
    pub fn successes(&self) -> Vec<&Response> {
        let named: Vec<&Response> =
            self.responses.iter().filter(|response| response.status.is_success()).collect();
        match named.is_empty() {
            true if self.final_redirects().iter().any(|redirect| redirect.status != NOT_MODIFIED) => {
                Vec::new()
            }
            true => {
                self.responses.iter().filter(|response| response.status == StatusRange::Default).collect()
            }
            false => named,
        }
    }

    /// What bodies are sent and received, those of its callbacks included.
    pub fn content(&self) -> Vec<&MediaType> {
        let sent = self.body.iter().flat_map(|body| &body.content);
        let received = self.responses.iter().flat_map(|response| &response.content);
        let inner = self.callbacks.iter().flat_map(|callback| &callback.operations);
        sent.chain(received).chain(inner.flat_map(Self::content)).collect()
    }

    /// The same, to be changed.
    pub fn content_mut(&mut self) -> Vec<&mut MediaType> {
        let sent = self.body.iter_mut().flat_map(|body| &mut body.content);
        let received = self.responses.iter_mut().flat_map(|response| &mut response.content);
        let inner = self.callbacks.iter_mut().flat_map(|callback| &mut callback.operations);
        sent.chain(received).chain(inner.flat_map(Self::content_mut)).collect()
    }

    /// The JSON that a success answers with; the first one of several.
    pub fn json_answer(&self) -> Option<&TypeUse> {
        let bodies = self.successes().into_iter().flat_map(|response| &response.content);
        let mut json = bodies.filter(|media| MediaFamily::is_json(&media.name));
        json.find_map(|media| media.ty.as_ref())
    }

    /// The body of a success that is read by type: JSON, or where there is none XML.
    pub fn typed_answer(&self) -> Option<&TypeUse> {
        let bodies = || self.successes().into_iter().flat_map(|response| &response.content);
        let is_json = |media: &&MediaType| MediaFamily::is_json(&media.name);
        let of_xml = |media: &&MediaType| media.is_xml() && media.xml.is_some();
        let xml = || bodies().find(of_xml).filter(|_| !bodies().any(|media| is_json(&media)));
        self.json_answer().or_else(|| xml()?.ty.as_ref())
    }

    /// The JSON that a call sends; the first one of several bodies.
    pub fn json_body(&self) -> Option<&TypeUse> {
        let mut json = self.body.iter().flat_map(|body| &body.content);
        json.find(|media| MediaFamily::is_json(&media.name)).and_then(|media| media.ty.as_ref())
    }

    /// The answers that are redirects, where these are the only ones that a call can end with: no status of a success is
    /// named beside them.
    pub fn final_redirects(&self) -> Vec<&Response> {
        if self.responses.iter().any(|response| response.status.is_success()) {
            return Vec::new();
        }
        self.responses.iter().filter(|response| response.status.is_redirect()).collect()
    }
}

/// A path template in parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathTemplate(pub Vec<PathPart>);

impl PathTemplate {
    /// As text, with names between braces.
    pub fn text(&self) -> String {
        let part = |part: &PathPart| match part {
            PathPart::Text(text) => text.clone(),
            PathPart::Parameter(name) => format!("{{{name}}}"),
        };
        self.0.iter().map(part).collect()
    }
}

/// A part of a path template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathPart {
    /// Text, sent as it is.
    Text(String),
    /// The parameter of this name.
    Parameter(String),
}

/// A request body (OpenAPI 4.8.13).
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// It has to be there.
    pub required: bool,
    /// The document says that it may be left out; most say nothing.
    pub optional: bool,
    /// What it is.
    pub description: Option<String>,
    /// The media types it may have, in document order; never empty.
    pub content: Vec<MediaType>,
    /// Where it was written.
    pub origin: Origin,
}

/// One media type of a body (OpenAPI 4.8.14).
#[derive(Debug, Clone, PartialEq)]
pub struct MediaType {
    /// The media type or range, lower case, with its parameters.
    pub name: String,
    /// The schema of the whole body; `None` where the document says nothing.
    pub ty: Option<TypeUse>,
    /// What the element of a document is, where the body is XML: `xml` at the schema, with the name of the component.
    pub xml: Option<Box<Xml>>,
    /// `itemSchema` (3.2) and its like: the schema of each item of a stream.
    pub item: Option<TypeUse>,
    /// What an item is made of, where the media type is that of server-sent events.
    pub event: Option<EventItem>,
    /// How the parts of a multipart body that have no names are encoded; where it is there, the body is a stream of parts.
    pub parts: Option<PlacedParts>,
    /// `encoding` of the parts of a form (OpenAPI 4.8.15).
    pub encoding: Vec<PartEncoding>,
    /// Examples of the whole body.
    pub examples: Vec<Json>,
}

impl MediaType {
    /// Whether the body is XML.
    pub fn is_xml(&self) -> bool {
        MediaFamily::of(&self.name) == Some(MediaFamily::Xml)
    }
}

/// Parts of a multipart body, told apart by their place (`prefixEncoding`, `itemEncoding`, 3.2).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlacedParts {
    /// The media types of the first parts, where they are said.
    pub prefix: Vec<Option<String>>,
    /// The media type of those that follow.
    pub item: Option<String>,
    /// Each of them is JSON of the item's type.
    pub is_json: bool,
}

/// How one part of a form is sent (OpenAPI 4.8.15).
#[derive(Debug, Clone, PartialEq)]
pub struct PartEncoding {
    /// The property it is about.
    pub property: String,
    /// `contentType`, possibly a list with commas.
    pub content_type: Option<String>,
    /// `style`, where said.
    pub style: Option<Style>,
    /// `explode`, where said.
    pub explode: Option<bool>,
    /// `allowReserved`
    pub allow_reserved: bool,
    /// How style `deepObject` names the items of lists, where its type has any.
    pub list_keys: ListKeys,
    /// Hints for this part.
    pub hints: Hints,
    /// Headers of the part.
    pub headers: Vec<Header>,
}

/// An answer (OpenAPI 4.8.17).
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// The status or statuses it is for.
    pub status: StatusRange,
    /// What it means.
    pub description: String,
    /// Its bodies by media type; empty where it has none.
    pub content: Vec<MediaType>,
    /// Its headers.
    pub headers: Vec<Header>,
    /// Where it was written.
    pub origin: Origin,
}

/// A header of a response or of a part (OpenAPI 4.8.21).
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// Its name.
    pub name: String,
    /// It is always there.
    pub required: bool,
    /// What it means.
    pub docs: Docs,
    /// Its type.
    pub ty: TypeUse,
    /// `explode`
    pub explode: bool,
    /// The media type of its value, where it is given as a document of its own (`content`).
    pub content_type: Option<String>,
}

/// A request that the server makes to a URL that it was given (OpenAPI 4.8.18).
#[derive(Debug, Clone, PartialEq)]
pub struct Callback {
    /// Its name.
    pub name: String,
    /// The runtime expression that gives the URL.
    pub expression: String,
    /// The requests that the server makes.
    pub operations: Vec<Operation>,
}
