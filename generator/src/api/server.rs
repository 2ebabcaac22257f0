//! The base URLs of an API and their variables.

/// A base URL with its variables (OpenAPI 4.8.5, 4.8.6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// The URL template as written: absolute, or relative to where the document was found.
    pub url: String,
    /// `description`
    pub description: Option<String>,
    /// Variables in order of appearance in the URL.
    pub variables: Vec<ServerVariable>,
}

/// One variable of a server's URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerVariable {
    /// Its name between the braces.
    pub name: String,
    /// `default`; empty where the document has none, which makes it an argument.
    pub default: String,
    /// `enum`, empty where any value is allowed.
    pub values: Vec<String>,
    /// `description`
    pub description: Option<String>,
}
