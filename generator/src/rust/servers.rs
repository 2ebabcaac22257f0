//! Servers: base URLs with their variables as arguments.

use super::scope::Scope;
use super::{Ident, Server, ServerVariable, docs};

/// Every server of a list, constructors named apart.
pub(super) fn all(servers: &[crate::api::Server]) -> Vec<Server> {
    let mut scope = Scope::default();
    servers.iter().enumerate().map(|(index, server)| plan(server, index, &mut scope)).collect()
}

fn plan(server: &crate::api::Server, index: usize, scope: &mut Scope) -> Server {
    let mut names = Scope::with(&["self"]);
    let variables: Vec<ServerVariable> = server
        .variables
        .iter()
        .map(|variable| ServerVariable {
            wire: variable.name.clone(),
            name: names.claim([Ident::snake(&variable.name)]),
            default: (!variable.default.is_empty()).then(|| variable.default.clone()),
            values: variable.values.clone(),
        })
        .collect();
    let by_variables = variables.iter().map(|variable| variable.name.bare()).collect::<Vec<_>>().join(" ");
    let by_words =
        server.description.as_deref().filter(|words| words.len() < 30 && !words.is_empty()).map(Ident::snake);
    let numbered =
        Ident::snake(&if index == 0 { "default server".to_owned() } else { format!("server {}", index + 1) });
    let first = if by_variables.is_empty() {
        by_words.unwrap_or_else(|| numbered.clone())
    } else {
        Ident::snake(&by_variables)
    };
    let mut docs = docs::line(&format!("`{}`", server.url));
    if let Some(words) = &server.description {
        docs::push_paragraph(&mut docs.lines, docs::sentence(super::markdown::one_line(words)));
    }
    Server { url: server.url.clone(), constructor: scope.claim([first, numbered]), variables, docs }
}
