//! Servers: base URLs whose variables are arguments, or methods where they have defaults.

use super::scope::Scope;
use super::{Ident, Lock, NameKind, Server, ServerChoice, ServerVariable, docs};

/// The servers of an operation, which nobody constructs.
pub(super) fn all(servers: &[crate::api::Server]) -> Vec<Server> {
    published(servers, &Lock::default(), &mut Lock::default())
}

/// Every server of a list, constructors and methods named apart; those that were published keep their names.
pub(super) fn published(servers: &[crate::api::Server], old: &Lock, new: &mut Lock) -> Vec<Server> {
    let mut naming = Naming { items: Scope::with(&["Server", "Client"]), ..Naming::default() };
    let pinned = |server: &crate::api::Server| {
        let name = old.get(NameKind::Server, &server.url).and_then(Ident::exact);
        name.filter(|name| naming.functions.take(name))
    };
    let pinned: Vec<Option<Ident>> = servers.iter().map(pinned).collect();
    let mut planned: Vec<Server> = servers
        .iter()
        .zip(pinned)
        .enumerate()
        .map(|(index, (server, pinned))| naming.plan(server, index, pinned))
        .collect();
    for variable in planned.iter_mut().flat_map(|server| &mut server.variables) {
        if !variable.is_argument {
            variable.name = naming.method(&variable.wire);
        }
    }
    for server in &planned {
        new.set(NameKind::Server, &server.url, server.constructor.bare());
    }
    planned
}

/// Whether a client knows where to send calls without being told.
pub(super) fn is_reachable(servers: &[crate::api::Server]) -> bool {
    servers.first().is_some_and(|server| server.url.contains("://") || server.url.starts_with('{'))
}

#[derive(Default)]
struct Naming {
    /// Constructors, and methods for variables.
    functions: Scope,
    /// Types beside the client.
    items: Scope,
    choices: Vec<ServerChoice>,
    /// Methods by the variable they are for.
    methods: Vec<(String, Ident)>,
}

impl Naming {
    fn plan(&mut self, server: &crate::api::Server, index: usize, pinned: Option<Ident>) -> Server {
        let mut names = Scope::with(&["self"]);
        let alone = server.variables.len() == 1;
        let plan = |variable: &crate::api::ServerVariable| {
            let default = (!variable.default.is_empty()).then(|| variable.default.clone());
            let mut docs = docs::line(&format!("Sets {} in the server's URL.", docs::name(&variable.name)));
            if let Some(words) = &variable.description {
                docs::push_paragraph(&mut docs.lines, docs::sentence(super::markdown::one_line(words)));
            }
            ServerVariable {
                wire: variable.name.clone(),
                name: names.claim([Ident::snake(&variable.name)]),
                choice: self.choice(variable),
                is_argument: alone || default.is_none(),
                default,
                docs,
            }
        };
        let variables: Vec<ServerVariable> = server.variables.iter().map(plan).collect();
        let mut docs = docs::line(&docs::name(&server.url));
        if let Some(words) = &server.description {
            docs::push_paragraph(&mut docs.lines, docs::sentence(super::markdown::one_line(words)));
        }
        let described = server.variables.iter().zip(&variables).filter(|(_, planned)| planned.is_argument);
        let row = |(variable, planned): (&crate::api::ServerVariable, &ServerVariable)| {
            let words = super::markdown::one_line(variable.description.as_deref()?);
            (!words.is_empty()).then(|| format!("- `{}`: {words}", planned.name.bare()))
        };
        let rows: Vec<String> = described.filter_map(row).collect();
        if !rows.is_empty() {
            docs::push_paragraph(&mut docs.lines, "# Arguments".to_owned());
            docs.lines.extend(rows);
        }
        let constructor = pinned.unwrap_or_else(|| self.constructor(server, &variables, index));
        Server { url: server.url.clone(), constructor, is_alone: server.is_alone(), variables, docs }
    }

    /// Named by its arguments, else by its description, else by its number.
    fn constructor(
        &mut self,
        server: &crate::api::Server,
        variables: &[ServerVariable],
        index: usize,
    ) -> Ident {
        let arguments: Vec<&str> =
            variables.iter().filter(|v| v.is_argument).map(|variable| variable.name.bare()).collect();
        let by_words = server
            .description
            .as_deref()
            .filter(|words| words.len() < 30 && !words.is_empty())
            .map(Ident::snake);
        let number = if index == 0 { "default server".to_owned() } else { format!("server {}", index + 1) };
        let numbered = Ident::snake(&number);
        let first = match arguments.as_slice() {
            [] => by_words.unwrap_or_else(|| numbered.clone()),
            names => Ident::snake(&names.join(" ")),
        };
        self.functions.claim([first, numbered])
    }

    fn choice(&mut self, variable: &crate::api::ServerVariable) -> Option<ServerChoice> {
        if variable.values.is_empty() {
            return None;
        }
        let mut scope = Scope::default();
        let values: Vec<(Ident, String)> =
            variable.values.iter().map(|value| (scope.claim([Ident::camel(value)]), value.clone())).collect();
        if let Some(known) = self.choices.iter().find(|known| known.values == values) {
            return Some(known.clone());
        }
        let name = self.items.claim([Ident::camel(&format!("server {}", variable.name))]);
        let choice = ServerChoice { name, values };
        self.choices.push(choice.clone());
        Some(choice)
    }

    fn method(&mut self, wire: &str) -> Ident {
        if let Some((_, name)) = self.methods.iter().find(|(known, _)| known == wire) {
            return name.clone();
        }
        let name = self.functions.claim([Ident::snake(wire), Ident::snake(&format!("with {wire}"))]);
        self.methods.push((wire.to_owned(), name.clone()));
        name
    }
}
