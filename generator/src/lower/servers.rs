//! Base URLs (OpenAPI 4.8.5).
//!
//! In: server objects. Out: [`Server`]s whose variables stand in the order of the URL.

use super::findings::Finding;
use super::lowering::Lowering;
use crate::api::{PathPart, Server, ServerVariable};
use crate::diagnostic::Code;

impl<'d> Lowering<'d, '_> {
    /// The servers as the IR has them.
    pub(super) fn servers(&mut self, servers: &[openapiv3::Server]) -> Vec<Server> {
        servers.iter().map(|server| self.server(server)).collect()
    }

    fn server(&mut self, server: &openapiv3::Server) -> Server {
        let mut variables: Vec<ServerVariable> = Vec::new();
        for part in super::path::parse(&server.url).template.0 {
            let PathPart::Parameter(name) = part else { continue };
            if !variables.iter().any(|known| known.name == name) {
                variables.push(self.variable(server, name));
            }
        }
        Server {
            url: server.url.clone(),
            description: super::words::text(server.description.as_deref()),
            variables,
        }
    }

    fn variable(&mut self, server: &openapiv3::Server, name: String) -> ServerVariable {
        match server.variables.as_ref().and_then(|variables| variables.get(&name)) {
            Some(declared) => ServerVariable {
                name,
                default: declared.default.clone(),
                values: declared.enumeration.clone(),
                description: super::words::text(declared.description.as_deref()),
            },
            None => {
                let message = format!("the server's URL has `{{{name}}}`, which is declared nowhere");
                let finding =
                    Finding::new(Code::UNDECLARED_SERVER_VARIABLE, self.node_of(&server.extensions), message)
                        .help("it becomes an argument; declare it under `variables` with a default");
                self.findings.report(&finding);
                ServerVariable { name, default: String::new(), values: Vec::new(), description: None }
            }
        }
    }
}
