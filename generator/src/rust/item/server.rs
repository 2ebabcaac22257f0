//! Servers as constructors.

use super::{Docs, Ident};

/// A server.
#[derive(Debug, Clone, PartialEq)]
pub struct Server {
    /// URL template.
    pub url: String,
    /// Name of the constructor on `Server` (`tenant(..)` where it has arguments, else `production()`).
    pub constructor: Ident,
    /// It has that constructor: the URL is complete once its variables have values.
    pub is_alone: bool,
    /// Variables in order: name on the wire, Rust name, default, allowed values.
    pub variables: Vec<ServerVariable>,
    /// Docs of the constructor.
    pub docs: Docs,
}

/// A variable of a server's URL.
#[derive(Debug, Clone, PartialEq)]
pub struct ServerVariable {
    /// Its name in the template.
    pub wire: String,
    /// Its name in Rust.
    pub name: Ident,
    /// Its default; `None`: it has to be given.
    pub default: Option<String>,
    /// The values it may have, as an enum; `None`: any text.
    pub choice: Option<ServerChoice>,
    /// It is an argument of the constructor rather than a method of the server.
    pub is_argument: bool,
    /// Docs of the method.
    pub docs: Docs,
}

/// The values of a server's variable, as an enum. Variables of several servers with the same values share it.
#[derive(Debug, Clone, PartialEq)]
pub struct ServerChoice {
    /// The enum.
    pub name: Ident,
    /// Its variants with their texts.
    pub values: Vec<(Ident, String)>,
}
