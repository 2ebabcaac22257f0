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

impl Server {
    /// Whether a client can be sent there by this URL alone: by HTTP, once its variables have values.
    pub fn is_alone(&self) -> bool {
        let url = self.url.as_str();
        let Some((scheme, rest)) = url.split_once("://") else {
            // All of it may be in the first variable.
            return url.starts_with('{') && is_plain(url);
        };
        let is_http = |scheme: &str| matches!(scheme, "http" | "https");
        let may_be_http = match scheme.split_once('{') {
            None => is_http(scheme),
            Some((text, name)) => {
                let variable =
                    self.variables.iter().find(|known| name.strip_suffix('}') == Some(&known.name));
                let values = variable.map_or(&[][..], |known| known.values.as_slice());
                values.is_empty() || values.iter().any(|value| is_http(&format!("{text}{value}")))
            }
        };
        may_be_http && !rest.is_empty() && !rest.starts_with('/') && is_plain(url)
    }
}

/// Whether there is nothing in a URL that no base URL has.
fn is_plain(url: &str) -> bool {
    !url.contains(|c: char| {
        matches!(c, '?' | '#' | '\\') || c.is_whitespace() || (c.is_ascii() && !c.is_ascii_graphic())
    })
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
