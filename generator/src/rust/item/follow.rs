//! Calls that belong together: pages of one list, and work that goes on after an answer.

use super::{Ident, Ty};
use crate::api::PageStep;

/// An operation lists page by page. Pointers are JSON Pointers (RFC 6901).
#[derive(Debug, Clone, PartialEq)]
pub struct Pages {
    /// What is listed.
    pub item: Ty,
    /// How the next page is asked for.
    pub step: PageStep,
    /// The operation that gives the next page, where it is another one.
    pub next: Option<NextCall>,
    /// Where a page has its items.
    pub items: String,
    /// Where it has the number of all items.
    pub total: Option<String>,
    /// Where it has the number of pages.
    pub pages: Option<String>,
    /// Where it says whether there are more.
    pub more: Option<String>,
}

/// Another operation gives the next page.
#[derive(Debug, Clone, PartialEq)]
pub struct NextCall {
    /// The module of its marker, below the API's root.
    pub module: Vec<Ident>,
    /// Its marker.
    pub marker: Ident,
    /// The place of its parameter that takes what a page says.
    pub link: usize,
    /// Places of its other parameters, and those of the first operation's that they take their values from.
    pub same: Vec<(usize, usize)>,
}

/// An operation begins work on the server. Pointers are JSON Pointers (RFC 6901).
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// How it is watched.
    pub watch: TaskWatch,
    /// Where the watched answer has the state; `None` where the runtime looks by itself.
    pub state: Option<String>,
    /// States in which the work is done.
    pub done: Vec<String>,
    /// States in which it failed.
    pub failed: Vec<String>,
    /// Where a failed task says why.
    pub error: Option<String>,
    /// The operation that gives the result.
    pub result: Option<Followed>,
    /// An answer without that header says that the work is done already.
    pub at_once: bool,
}

/// How work is watched.
#[derive(Debug, Clone, PartialEq)]
pub enum TaskWatch {
    /// By an operation.
    Operation(Followed),
    /// At the URL in this header of the first answer.
    Header(String),
}

/// An operation that is called because of another one.
#[derive(Debug, Clone, PartialEq)]
pub struct Followed {
    /// The module of its marker, below the API's root.
    pub module: Vec<Ident>,
    /// Its marker.
    pub marker: Ident,
    /// Arguments for its first parameters, in their order.
    pub arguments: Vec<Argument>,
}

/// Where an argument comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// The parameter of the first call, by its place.
    Call(usize),
    /// A place in the body of the first call.
    Body(String),
    /// A place in the first answer.
    Answer(String),
    /// The items of a list in the first answer, one after another.
    Each(String),
    /// A place in the task when it is done.
    Task(String),
}
