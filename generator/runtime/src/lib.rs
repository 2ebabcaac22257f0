//! The hand-written half of every generated client.
//!
//! Generated code states facts (`OpInfo`, `ApiInfo`, tables of members) and declares types; all that works is here:
//! the JSON codec, parameters, bodies, credentials, the transport, retries, streams, errors.

pub mod codec;
mod json;
mod types;

mod answer;
mod api;
mod asked;
mod auth;
#[cfg(feature = "blocking")]
mod blocking;
mod body;
mod builder;
mod call;
mod content;
mod core;
mod draft;
mod error;
mod field;
#[cfg(feature = "tokio")]
mod file;
mod future;
mod head;
mod header;
mod incoming;
mod limits;
mod multipart;
mod op;
mod operation;
mod origin;
mod paging;
mod param;
mod pending;
mod prepared;
mod redirect;
mod response;
mod retry;
mod send;
mod server;
mod shown;
mod sleep;
mod stream;
mod task;
mod trace;
pub mod transport;
mod untyped;
mod url;
#[cfg(feature = "validate")]
mod validate;
#[cfg(feature = "xml")]
mod xml;

pub use self::answer::Answer;
pub use self::api::{ApiInfo, Scheme};
pub use self::auth::{ClientCredentials, Credential, TokenSource};
pub use self::body::{Body, BodyPieces};
pub use self::builder::{Api, Builder};
pub use self::call::Call;
pub use self::codec::{Lenient, Misfit, MisfitKind};
pub use self::content::Content;
pub use self::core::Core;
pub use self::error::{Error, ErrorKind};
pub use self::field::FieldForm;
pub use self::future::CallFuture;
pub use self::incoming::Incoming;
pub use self::limits::Limits;
pub use self::multipart::{Multipart, Part};
pub use self::op::{Encoding, ListKeys, OpInfo, Param, Place, Requirement, Style};
pub use self::operation::{Documented, ErrorBodies, Operation};
pub use self::paging::{Paged, Paginator, Paging};
pub use self::prepared::Prepared;
pub use self::response::Response;
pub use self::retry::Retry;
pub use self::server::{ServerInfo, ServerUrl};
pub use self::sleep::Sleep;
#[cfg(feature = "tokio")]
pub use self::sleep::TokioSleep;
pub use self::stream::{AnswerPart, ByteStream, Event, EventShape, EventStream, ItemStream, LineStream};
pub use self::task::{Arg, Poller, Progress, TaskInfo, Tracked};
pub use self::transport::mock;
pub use self::transport::Transport;
pub use self::untyped::Untyped;
#[cfg(feature = "validate")]
pub use self::validate::{Schema, Schemas, Validate, Violation, Violations};
#[cfg(feature = "xml")]
pub use self::xml::{XmlKind, XmlMember, XmlNode, XmlShape, XmlText};
