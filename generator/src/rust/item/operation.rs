//! Operations: arguments, setters, outputs.

use super::{BodyArg, Docs, HeaderField, Ident, Pages, Requirement, Server, Task, Ty, XmlNode};
pub use crate::api::StatusRange;
use crate::api::{EventItem, ListKeys, Location, Style};

/// The handle of a tag: `Keys<'c>`; or the untagged operations, as methods of the client.
#[derive(Debug, Clone, PartialEq)]
pub struct Handle {
    /// Its type's name; `Client` for the untagged operations.
    pub name: Ident,
    /// It is the client itself.
    pub on_client: bool,
    /// Its docs.
    pub docs: Docs,
    /// Its methods, in document order.
    pub methods: Vec<Method>,
}

/// An operation: a method of a handle, and the type of the calls that it gives, with the facts.
#[derive(Debug, Clone, PartialEq)]
pub struct Method {
    /// The function.
    pub name: Ident,
    /// The type of its calls in `op`.
    pub marker: Ident,
    /// Docs of the function.
    pub docs: Docs,
    /// Docs of the type of its calls.
    pub call_docs: Docs,
    /// `operationId`, or method and path.
    pub id: String,
    /// Name for messages: the function, with the tag where that alone says too little.
    pub label: String,
    /// Method, upper case.
    pub http: String,
    /// Path template as written.
    pub path: String,
    /// Path template as it is sent: with the names of the parameters, and without what these send elsewhere.
    pub template: String,
    /// Parameters in the order of `OpInfo::params`: required ones first.
    pub params: Vec<Param>,
    /// Arguments of the function, in order.
    pub args: Vec<Arg>,
    /// Optional parameters, as methods on the call.
    pub setters: Vec<Setter>,
    /// The bodies that a call may have: the first one is the function's own, or its call's; each other one has a function or a
    /// setter of its own.
    pub bodies: Vec<BodyArg>,
    /// `Accept`; empty: anything.
    pub accept: String,
    /// Alternatives of sets of requirements.
    pub security: Vec<Vec<Requirement>>,
    /// Servers of its own.
    pub servers: Vec<Server>,
    /// What a call gives.
    pub output: Output,
    /// Documented error bodies.
    pub errors: Vec<ErrorBody>,
    /// The type of their bodies, beside the marker; `None` where no body is documented.
    pub error_bodies: Option<OperationErrors>,
    /// It lists page by page.
    pub pages: Option<Pages>,
    /// It begins work that goes on after the answer.
    pub task: Option<Task>,
    /// Header fields of its answers.
    pub headers: Vec<HeaderField>,
    /// Other media types that its answers may have.
    pub others: Vec<OtherAnswer>,
    /// Answers are read as a stream.
    pub streaming: Streaming,
    /// A redirect is the documented answer: it is handed over, not followed.
    pub keeps_redirects: bool,
    /// Its answers are read leniently.
    pub lenient: bool,
}

/// A parameter as the runtime knows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Param {
    /// Name on the wire.
    pub wire: String,
    /// Where it is sent.
    pub location: Location,
    /// Optional ones have a setter.
    pub required: bool,
    /// How it becomes text.
    pub style: ParamStyle,
    /// Its value may have slashes.
    pub segments: bool,
    /// `allowEmptyValue`
    pub allow_empty: bool,
    /// How the items of lists are named, where that is not the usual way.
    pub list_keys: Option<ListKeys>,
    /// It is a moment, written as HTTP writes dates.
    pub http_date: bool,
}

/// How a parameter becomes text.
#[derive(Debug, Clone, PartialEq)]
pub enum ParamStyle {
    /// By style; `None` fields are the defaults of the location.
    Style {
        /// Only where it is not the location's default.
        style: Option<Style>,
        /// Only where it is not the style's default.
        explode: Option<bool>,
        /// `allowReserved`
        reserved: bool,
    },
    /// As a document of this media type.
    Content(String),
}

/// An argument of a function.
#[derive(Debug, Clone, PartialEq)]
pub struct Arg {
    /// Its name.
    pub name: Ident,
    /// Its type.
    pub ty: Ty,
    /// How it is passed.
    pub kind: Passing,
}

/// How an argument is passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passing {
    /// By value: numbers, booleans, enums, times.
    Value,
    /// `&str`
    Str,
    /// `&[T]`, or `&[&str]` for strings.
    Slice,
    /// `&T`
    Ref,
    /// Whatever becomes a `T`.
    Into,
}

/// An optional parameter as a method on the call.
#[derive(Debug, Clone, PartialEq)]
pub struct Setter {
    /// Its name.
    pub name: Ident,
    /// Index into `params`.
    pub param: usize,
    /// Its argument.
    pub arg: Arg,
    /// Its docs.
    pub docs: Docs,
}

/// What a call gives.
#[derive(Debug, Clone, PartialEq)]
pub enum Output {
    /// One way to decode whatever success there is.
    One(Decode),
    /// A body with some statuses and none with others: `Option<T>`.
    Maybe(Decode, Bodies),
    /// An enum by status.
    ByStatus {
        /// Its name, in the module of the tag.
        name: Ident,
        /// Its docs.
        docs: Docs,
        /// One variant for each documented success.
        variants: Vec<StatusVariant>,
        /// The variant for statuses that the document does not name, by its index.
        fallback: usize,
    },
}

/// A variant for the answers with some statuses.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusVariant {
    /// The statuses.
    pub status: StatusRange,
    /// Its name.
    pub name: Ident,
    /// What it holds.
    pub decode: Decode,
}

/// Which statuses come with a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bodies {
    /// All but these.
    AllBut(Vec<u16>),
    /// These alone.
    Only(Vec<u16>),
}

/// How a body is decoded.
#[derive(Debug, Clone, PartialEq)]
pub enum Decode {
    /// No body: `()`.
    Nothing,
    /// JSON of this type.
    Json(Ty),
    /// XML of this type, whose document's element is this node.
    Xml(Ty, XmlNode),
    /// A text value of this type, of whatever media type the answer has: a JSON string, or the text itself.
    Value(Ty),
    /// A scalar of this type, as text without quotes or as JSON.
    Scalar(Ty),
    /// Bytes in base64 where the answer is JSON or text, else the bytes of the body: `Base64`.
    Octets,
    /// Whatever the answer's media type says, as the document does not: `Content`.
    Content,
    /// Text: `String`.
    Text,
    /// Bytes: `Bytes`.
    Bytes,
    /// Items of this type as they arrive: `ItemStream`.
    Items(Items, Ty),
}

impl Decode {
    /// The type that the document gives to the body, or to each of its items.
    pub fn value(&self) -> Option<&Ty> {
        match self {
            Self::Json(ty) | Self::Xml(ty, _) | Self::Value(ty) | Self::Scalar(ty) | Self::Items(_, ty) => {
                Some(ty)
            }
            Self::Nothing | Self::Octets | Self::Content | Self::Text | Self::Bytes => None,
        }
    }
}

/// What the items of a stream are made of.
#[derive(Debug, Clone, PartialEq)]
pub enum Items {
    /// Server-sent events.
    Events(EventItem),
    /// JSON values one after another.
    Values,
    /// Parts of a multipart body; each is JSON where that is said.
    Parts {
        /// Each is JSON.
        json: bool,
    },
}

/// Whether answers are read as they arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Streaming {
    /// None is.
    Never,
    /// All are.
    Always,
    /// Those in a media type of streams.
    ByMedia,
}

/// Another media type of an answer, as a method on the call.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherAnswer {
    /// The method.
    pub name: Ident,
    /// The media type that it asks for.
    pub media_type: String,
    /// How the answer is read.
    pub decode: Decode,
    /// Docs of the method.
    pub docs: Docs,
}

/// A documented error body.
#[derive(Debug, Clone, PartialEq)]
pub struct ErrorBody {
    /// `404`, `4XX`, `default`.
    pub status: String,
    /// Its type, where it is JSON with a schema.
    pub ty: Option<Ty>,
}

/// The documented error bodies of one operation, as a type beside its marker.
#[derive(Debug, Clone, PartialEq)]
pub struct OperationErrors {
    /// The type, under the operation's own name for it: `GetKeyErrors`.
    pub item: ErrorEnum,
    /// The enum in `models` that it is another name for, where several operations document the same; `None`: an enum of its
    /// own.
    pub shared: Option<Ident>,
}

/// Error bodies by status.
#[derive(Debug, Clone, PartialEq)]
pub struct ErrorEnum {
    /// Its name.
    pub name: Ident,
    /// Its docs.
    pub docs: Docs,
    /// One variant for each documented error, in the order in which they are matched.
    pub variants: Vec<StatusVariant>,
}
