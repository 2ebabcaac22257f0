//! The one error of every call. It keeps what the server answered whole: status, header fields, body; the body is
//! decoded only on request.

mod message;

pub(crate) use self::message::find as find_message;

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, StatusCode};

use super::asked::Asked;
use super::codec::{self, FromJson, Lenient, ReadError};
use super::content::{self, Content};
use super::head::Head;
use super::op::OpInfo;
use super::retry;
use super::shown;
use super::transport::{chain, Cause, TransportError, TransportFault};

/// What went wrong, by where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client or the request cannot be built; nothing was sent.
    Build,
    /// No credential fits, or none could be had; nothing was sent.
    Auth,
    /// No connection; nothing was sent.
    Connect,
    /// A time limit passed.
    Timeout,
    /// The connection broke or spoke no HTTP.
    Transport,
    /// The server answered with a status that is no success.
    Status,
    /// The answer is a success and its body is not what the document says.
    Decode,
    /// The server's task ended in failure.
    Task,
    /// The server went beyond one of the client's [`Limits`](super::Limits).
    Limit,
}

/// Why a call has no result.
///
/// `Display` names the operation, the status, the server's own message, the request's method and URL, and what would help, on one
/// line: control characters, and those that hide or turn text around, are written as `\u{1b}`. Neither `Display` nor `Debug` shows a
/// credential, a query, the user of a URL or a request header.
pub struct Error(Box<Facts>);

/// Characters of a reason. Whatever it quotes, it is one line that no terminal obeys.
const LONGEST: usize = 2000;

struct Facts {
    kind: ErrorKind,
    operation: &'static str,
    /// The operation itself, where the server has answered it with a status that is no success.
    operation_of: Option<&'static OpInfo>,
    head: Option<Head>,
    body: Bytes,
    cut: bool,
    reason: String,
    help: String,
    asked: Option<Asked>,
    cause: Option<Cause>,
    attempts: u32,
}

impl Error {
    /// What went wrong, by where.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The answer's status, where there was an answer.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.head.as_ref().map(|head| head.status)
    }

    /// The answer's header fields, where there was an answer.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.head.as_ref().map(|head| &head.headers)
    }

    /// The answer's body as it came; empty where there was none.
    pub fn body(&self) -> &Bytes {
        &self.0.body
    }

    /// Whether the body is longer than what was kept of it: the rest was not read, or did not come.
    pub fn is_cut(&self) -> bool {
        self.0.cut
    }

    /// The answer's body as a JSON value of this type, if it is one. An object without any member of the type's is none.
    pub fn json<T: FromJson>(&self) -> Option<T> {
        self.read(&self.0.body)
    }

    /// The value of a JSON text, read as the call's answers are.
    pub(crate) fn read<T: FromJson>(&self, json: &[u8]) -> Option<T> {
        let lenient = self.0.asked.as_ref().map_or_else(Lenient::strict, Asked::lenient);
        codec::from_slice_knowing(json, lenient).ok()
    }

    /// The value at a JSON Pointer (RFC 6901) into the answer's body, if there is one of this type:
    /// `error.at::<String>("/details/0/message")`.
    pub fn at<T: FromJson>(&self, pointer: &str) -> Option<T> {
        content::at(&self.0.body, pointer)
    }

    /// The same as [`Error::json`].
    pub fn body_as<T: FromJson>(&self) -> Option<T> {
        self.json()
    }

    /// The answer's body with its media type.
    pub fn content(&self) -> Content {
        Content::new(self.0.head.as_ref(), self.0.body.clone())
    }

    /// The answer's body as text, if it is UTF-8.
    pub fn body_text(&self) -> Option<String> {
        String::from_utf8(self.0.body.to_vec()).ok()
    }

    /// The server's own message: what it says in the body, shortened, and safe to be shown as in `Display`.
    pub fn message(&self) -> Option<&str> {
        let said = self.0.kind == ErrorKind::Status && !self.0.reason.is_empty();
        said.then_some(self.0.reason.as_str())
    }

    /// The id that the server gave the request, for its operators.
    pub fn request_id(&self) -> Option<&str> {
        const FIELDS: [&str; 5] =
            ["x-request-id", "request-id", "x-correlation-id", "x-amzn-requestid", "x-trace-id"];
        let headers = self.headers()?;
        FIELDS.iter().find_map(|name| headers.get(*name)).and_then(|value: &HeaderValue| value.to_str().ok())
    }

    /// The operation, by its Rust name or its id; empty where the client could not be built.
    pub fn operation(&self) -> &'static str {
        self.0.operation
    }

    /// Whether it is what a server answered to this operation.
    pub(crate) fn is_of(&self, operation: &OpInfo) -> bool {
        self.0.operation_of.is_some_and(|own| {
            (own.id, own.method, own.path) == (operation.id, operation.method, operation.path)
        })
    }

    /// The method of the request, where there was one: of the last one, behind redirects.
    pub fn method(&self) -> Option<&Method> {
        self.0.asked.as_ref().map(Asked::method)
    }

    /// The URL of the request without user, query and fragment, where there was one: of the last one, behind redirects.
    pub fn url(&self) -> Option<&str> {
        self.0.asked.as_ref().map(Asked::url)
    }

    /// What would help, where the client knows: which method to call, which line to put into an overlay.
    pub fn help(&self) -> Option<&str> {
        Some(self.0.help.as_str()).filter(|help| !help.is_empty())
    }

    /// How often the request was sent, or tried to.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// How long the server asks to wait: `Retry-After` (RFC 9110, 10.2.3) or `retry-after-ms`.
    pub fn retry_after(&self) -> Option<Duration> {
        retry::retry_after(self.headers()?)
    }

    /// Whether the same call may well succeed later.
    pub fn is_retryable(&self) -> bool {
        match self.0.kind {
            ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Transport => true,
            ErrorKind::Status => self.status().is_some_and(retry::is_transient),
            _ => false,
        }
    }

    /// The client or the request cannot be built.
    pub(crate) fn build(operation: &'static str, reason: impl Into<String>) -> Self {
        Error::new(ErrorKind::Build, operation, reason.into())
    }

    /// No credential fits.
    pub(crate) fn auth(operation: &'static str, reason: impl Into<String>) -> Self {
        Error::new(ErrorKind::Auth, operation, reason.into())
    }

    /// The server's task ended in failure.
    pub(crate) fn task(operation: &'static str, reason: impl Into<String>, body: Bytes) -> Self {
        let mut error = Error::new(ErrorKind::Task, operation, reason.into());
        error.0.body = body;
        error
    }

    /// The server went beyond a limit.
    pub(crate) fn limit(operation: &'static str, head: Option<Head>, reason: impl Into<String>) -> Self {
        Error::new(ErrorKind::Limit, operation, reason.into()).answered(head)
    }

    /// A time limit passed.
    pub(crate) fn timeout(operation: &'static str, reason: impl Into<String>) -> Self {
        Error::new(ErrorKind::Timeout, operation, reason.into())
    }

    /// No answer, or no more of it.
    pub(crate) fn transport(operation: &'static str, error: TransportError) -> Self {
        let (kind, what) = match error.kind {
            TransportFault::Request => (ErrorKind::Build, "the request cannot be sent"),
            TransportFault::Connect => (ErrorKind::Connect, "cannot connect"),
            TransportFault::Timeout => (ErrorKind::Timeout, "timed out"),
            TransportFault::Broken => (ErrorKind::Transport, "the connection failed"),
        };
        let mut made = Error::new(kind, operation, format!("{what}: {}", chain(&*error.cause)));
        made.0.cause = Some(error.cause);
        made
    }

    /// An answer whose status is no success.
    pub(crate) fn status_of(operation: &'static OpInfo, head: Head, body: Bytes) -> Self {
        let reason = message::find(&body, &head.media_type());
        let mut error = Error::new(ErrorKind::Status, operation.label(), reason).answered(Some(head));
        error.0.operation_of = Some(operation);
        error.0.body = body;
        error
    }

    /// An answer whose body is not what the document says.
    pub(crate) fn decode(operation: &'static str, head: Head, body: Bytes, reason: String) -> Self {
        let mut error = Error::new(ErrorKind::Decode, operation, reason).answered(Some(head));
        error.0.body = body;
        error
    }

    /// A request of the API's that is not what the document says.
    pub(crate) fn incoming(body: Bytes, reason: String) -> Self {
        let mut error = Error::new(ErrorKind::Decode, "", reason);
        error.0.body = body;
        error
    }

    /// The codec's reason beneath.
    pub(crate) fn caused_by(mut self, cause: ReadError) -> Self {
        self.0.cause = Some(Box::new(cause));
        self
    }

    /// The body is not whole.
    pub(crate) fn cut(mut self, cut: bool) -> Self {
        self.0.cut = cut;
        self
    }

    /// What was asked, unless that is known.
    pub(crate) fn asking(mut self, asked: &Asked) -> Self {
        self.0.asked.get_or_insert_with(|| asked.clone());
        self
    }

    /// What would help.
    pub(crate) fn helped(mut self, help: &str) -> Self {
        self.0.help = shown::message(help, LONGEST);
        self
    }

    fn answered(mut self, head: Option<Head>) -> Self {
        self.0.asked = head.as_ref().map(|head| head.asked.clone());
        self.0.head = head;
        self
    }

    pub(crate) fn after(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        self
    }

    /// More about the reason.
    pub(crate) fn because(mut self, more: &str) -> Self {
        if !self.0.reason.is_empty() {
            self.0.reason.push_str("; ");
        }
        self.0.reason.push_str(&shown::message(more, LONGEST));
        self
    }

    fn new(kind: ErrorKind, operation: &'static str, reason: String) -> Self {
        let (body, reason) = (Bytes::new(), shown::message(&reason, LONGEST));
        Error(Box::new(Facts {
            kind,
            operation,
            operation_of: None,
            head: None,
            body,
            cut: false,
            reason,
            help: String::new(),
            asked: None,
            cause: None,
            attempts: 0,
        }))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let facts = &*self.0;
        if !facts.operation.is_empty() {
            write!(f, "{}: ", shown::line(facts.operation, 200))?;
        }
        if let Some(head) = &facts.head {
            write!(f, "{}", head.status)?;
            if !facts.reason.is_empty() {
                f.write_str(if matches!(facts.kind, ErrorKind::Decode | ErrorKind::Limit) {
                    ", "
                } else {
                    ": "
                })?;
            }
        }
        f.write_str(&facts.reason)?;
        if let Some(asked) = &facts.asked {
            write!(f, " [{} {}]", asked.method(), asked.url())?;
        }
        if facts.attempts > 1 {
            write!(f, " (after {} attempts)", facts.attempts)?;
        }
        match facts.help.as_str() {
            "" => Ok(()),
            help => write!(f, "; {help}"),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("operation", &self.0.operation)
            .field("method", &self.method())
            .field("url", &self.url())
            .field("status", &self.status())
            .field("reason", &self.0.reason)
            .field("body", &format_args!("{} bytes", self.0.body.len()))
            .field("attempts", &self.0.attempts)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        let cause: &(dyn std::error::Error + 'static) = &**self.0.cause.as_ref()?;
        Some(cause)
    }
}
