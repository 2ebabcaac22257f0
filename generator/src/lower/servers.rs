//! Base URLs (OpenAPI 4.8.5).
//!
//! In: server objects, and the address of the document where it says that (`$self`, 3.2). Out: [`Server`]s whose variables stand in the
//! order of the URL.
//!
//! | found | becomes |
//! |---|---|
//! | a relative URL, and the address of the document | an absolute one |
//! | a relative URL alone | the same, which a base URL has to complete |
//! | a URL that is none of an API (`ftp:`, a query, white space) | the same, and a finding: nobody can be sent there |
//! | a default that is none of the values, a variable that is not in the URL | a finding |

use super::findings::Finding;
use super::lowering::Lowering;
use crate::api::{PathPart, Server, ServerVariable};
use crate::diagnostic::Code;
use crate::source::NodeId;

impl<'d> Lowering<'d, '_> {
    /// The servers of the document.
    pub(super) fn document_servers(&mut self) -> Vec<Server> {
        let written = &self.resolved.document.openapi.servers;
        let servers = self.servers(written);
        if servers.len() > 1 {
            for (server, written) in servers.iter().zip(written) {
                if !server.is_alone() && is_relative(&server.url) {
                    let at = self.node_of(&written.extensions);
                    self.report_relative(&server.url, at);
                }
            }
        }
        servers
    }

    /// The servers as the IR has them.
    pub(super) fn servers(&mut self, servers: &[openapiv3::Server]) -> Vec<Server> {
        servers.iter().map(|server| self.server(server)).collect()
    }

    fn server(&mut self, server: &openapiv3::Server) -> Server {
        let at = self.node_of(&server.extensions);
        let mut variables: Vec<ServerVariable> = Vec::new();
        for part in super::path::template(&server.url).0 {
            let PathPart::Parameter(name) = part else { continue };
            if !variables.iter().any(|known| known.name == name) {
                variables.push(self.variable(server, name));
            }
        }
        for name in server.variables.iter().flat_map(|declared| declared.keys()) {
            if !variables.iter().any(|known| known.name == *name) {
                let message = format!("the server's URL has no `{{{name}}}`; the variable is left out");
                self.findings.report(&Finding::new(Code::UNUSED_SERVER_VARIABLE, at, message));
            }
        }
        let address = self.resolved.document.address.as_deref();
        let url = address.and_then(|address| absolute(&server.url, address));
        let url = url.unwrap_or_else(|| server.url.clone());
        let description = super::words::text(server.description.as_deref());
        let server = Server { url, description, variables };
        if !server.is_alone() && !is_relative(&server.url) {
            let message =
                format!("`{}` is no base URL of an API; there is no constructor for it", server.url);
            let finding = Finding::new(Code::UNUSABLE_SERVER, at, message);
            self.findings.report(&finding.help("a base URL begins with `http` or `https`, and has no query"));
        }
        server
    }

    fn report_relative(&mut self, url: &str, at: Option<NodeId>) {
        let message = format!(
            "`{url}` is relative, and the document does not say its own address; there is no constructor for it"
        );
        let finding = Finding::new(Code::UNUSABLE_SERVER, at, message);
        self.findings
            .report(&finding.help("give the client a base URL, or say `$self` in a document of 3.2"));
    }

    fn variable(&mut self, server: &openapiv3::Server, name: String) -> ServerVariable {
        let at = self.node_of(&server.extensions);
        match server.variables.as_ref().and_then(|variables| variables.get(&name)) {
            Some(declared) => {
                let values = &declared.enumeration;
                if !values.is_empty() && !declared.default.is_empty() && !values.contains(&declared.default) {
                    let message =
                        format!("the default `{}` of `{name}` is none of its values", declared.default);
                    self.findings.report(&Finding::new(Code::SERVER_DEFAULT, at, message));
                }
                ServerVariable {
                    name,
                    default: declared.default.clone(),
                    values: values.clone(),
                    description: super::words::text(declared.description.as_deref()),
                }
            }
            None => {
                let message = format!("the server's URL has `{{{name}}}`, which is declared nowhere");
                let finding = Finding::new(Code::UNDECLARED_SERVER_VARIABLE, at, message)
                    .help("it becomes an argument; declare it under `variables` with a default");
                self.findings.report(&finding);
                ServerVariable { name, default: String::new(), values: Vec::new(), description: None }
            }
        }
    }
}

/// Whether a URL has neither a scheme nor a variable in its place.
fn is_relative(url: &str) -> bool {
    !url.starts_with('{') && !url.split(['/', '?', '#']).next().unwrap_or_default().contains(':')
}

/// A relative URL against an absolute one (RFC 3986, section 5.2); templates are no URLs, so this goes by their text.
fn absolute(url: &str, address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    if !is_relative(url) || !matches!(scheme, "http" | "https") {
        return None;
    }
    if url.starts_with("//") {
        return Some(format!("{scheme}:{url}"));
    }
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    if url.starts_with('/') {
        return Some(format!("{scheme}://{authority}{url}"));
    }
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let mut folders: Vec<&str> = path.split('/').collect();
    folders.pop();
    for segment in url.split('/') {
        match segment {
            "." | "" => {}
            ".." => drop(folders.pop()),
            segment => folders.push(segment),
        }
    }
    let slash = if url.ends_with('/') && !folders.is_empty() { "/" } else { "" };
    Some(format!("{scheme}://{authority}/{}{slash}", folders.join("/")))
}

#[cfg(test)]
mod tests;
