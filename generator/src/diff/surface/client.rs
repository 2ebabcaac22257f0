//! Surface of the client: its builder, credentials, servers and features.

use super::{About, Entry, Owner, Surface, path};
use crate::diff::matching::keyed;
use crate::rust::{
    ApiInfo, ClientItem, Crate, CredentialKind, Requirement, RuntimeScheme, Scheme, ServerChoice,
    ServerVariable,
};

impl Surface {
    pub(super) fn client(&mut self, module: &str, item: &ClientItem) {
        let path = path::below(module, item.name.bare());
        let entry =
            Entry::new(Owner::Document, format!("struct {}", item.name.bare())).seen(About::Itself, "struct");
        let entry = entry.hidden(About::Itself, format!("environment {}", item.info.env));
        let entry = entry.hidden(About::Servers, default_server(&item.info));
        let all = alternatives(&item.info.security);
        self.put(path.clone(), entry.hidden(About::Security, all));
        let entry = Entry::new(Owner::Document, "fn builder() -> Builder<Self>".to_owned());
        let said = if item.needs_base { "needs a base URL" } else { "has a base URL" };
        self.put(path::below(&path, "builder"), entry.hidden(About::Servers, said.to_owned()));
        for accessor in &item.accessors {
            let handle = path::below(&path::below(module, accessor.module.bare()), accessor.handle.bare());
            let shown = format!("fn {}(&self) -> {handle}<'_>", accessor.name.bare());
            let entry = Entry::new(Owner::Handle(handle.clone()), shown).seen(About::Itself, handle);
            let gate = accessor.feature.clone().unwrap_or_default();
            let entry = entry.hidden(About::Itself, format!("feature {gate}")).deprecated(&accessor.docs);
            self.put(path::below(&path, accessor.name.bare()), entry);
        }
        self.credentials(item);
        self.servers(module, item);
    }

    fn credentials(&mut self, item: &ClientItem) {
        let schemes = keyed(&item.info.schemes, |scheme| scheme.name.as_str());
        for credential in &item.credentials {
            let args = match credential.kind {
                CredentialKind::Secret => "key: impl Into<Secret>",
                CredentialKind::UserPassword => "user: impl Into<String>, password: impl Into<Secret>",
                CredentialKind::Token => "token: impl Into<Credential>",
            };
            let name = credential.name.bare();
            let about = About::named(&credential.scheme);
            let scheme = schemes.get(credential.scheme.as_str()).copied();
            let entry = Entry::new(Owner::Credential, format!("fn {name}(self, {args}) -> Self"));
            let entry = entry.seen(about.clone(), args).hidden(about, scheme.map(sent).unwrap_or_default());
            self.put(path::of_builder(item.name.bare(), name), entry.deprecated(&credential.docs));
        }
    }

    fn servers(&mut self, module: &str, item: &ClientItem) {
        let Some(name) = &item.server else { return };
        let path = path::below(module, name.bare());
        let entry = Entry::new(Owner::Document, format!("struct {}", name.bare()));
        self.put(path.clone(), entry.seen(About::Servers, "struct"));
        for server in item.info.servers.iter().filter(|server| server.is_alone) {
            let given: Vec<_> = server.variables.iter().filter(|v| v.is_argument).collect();
            let args: Vec<String> = given.iter().copied().map(argument).collect();
            let shown = format!("fn {}({}) -> Self", server.constructor.bare(), args.join(", "));
            let mut entry = Entry::new(Owner::Document, shown).hidden(About::Servers, &server.url);
            for (place, variable) in given.iter().enumerate() {
                entry = entry.seen(About::Servers, format!("{place} {}", variable_ty(variable)));
                entry = entry.hidden(About::Servers, format!("{place} {}", variable.wire));
            }
            self.put(path::below(&path, server.constructor.bare()), entry);
            for variable in server.variables.iter().filter(|v| !v.is_argument) {
                let shown = format!("fn {}(self, {}) -> Self", variable.name.bare(), argument(variable));
                let entry = Entry::new(Owner::Document, shown).seen(About::Servers, variable_ty(variable));
                let entry = entry.hidden(About::Servers, &variable.wire);
                self.put(path::below(&path, variable.name.bare()), entry);
            }
            let choices = server.variables.iter().filter_map(|variable| variable.choice.as_ref());
            choices.for_each(|choice| self.choice(module, choice));
        }
    }

    fn choice(&mut self, module: &str, choice: &ServerChoice) {
        let path = path::below(module, choice.name.bare());
        let entry = Entry::new(Owner::Document, format!("enum {}", choice.name.bare()));
        self.put(path.clone(), entry.seen(About::Servers, "enum"));
        for (variant, value) in &choice.values {
            let entry = Entry::new(Owner::Document, variant.bare()).seen(About::Servers, "variant");
            self.put(path::below(&path, variant.bare()), entry.hidden(About::Servers, value));
        }
    }

    pub(super) fn features(&mut self, krate: &Crate) {
        for feature in &krate.features {
            let entry = Entry::new(Owner::Handle(String::new()), format!("feature \"{}\"", feature.name));
            let default = krate.default_features.contains(&feature.name);
            let entry = entry.seen(About::Itself, format!("default {default}"));
            self.put(path::feature(&feature.name), entry);
        }
    }
}

/// Alternative sets of security requirements, in an order of their own.
pub(super) fn alternatives(security: &[Vec<Requirement>]) -> String {
    let names = |set: &Vec<Requirement>| {
        let mut names: Vec<String> = set.iter().map(requirement).collect();
        names.sort_unstable();
        names.join(" and ")
    };
    let mut sets: Vec<String> = security.iter().map(names).collect();
    sets.sort_unstable();
    format!("security: {}", sets.join(" or "))
}

fn requirement(need: &Requirement) -> String {
    let mut scopes: Vec<&str> = need.scopes.iter().map(String::as_str).collect();
    scopes.sort_unstable();
    if scopes.is_empty() { need.scheme.clone() } else { format!("{} ({})", need.scheme, scopes.join(" ")) }
}

/// A variable of a server as an argument.
fn argument(variable: &ServerVariable) -> String {
    format!("{}: {}", variable.name.bare(), variable_ty(variable))
}

fn variable_ty(variable: &ServerVariable) -> &str {
    variable.choice.as_ref().map_or("&str", |choice| choice.name.bare())
}

fn default_server(info: &ApiInfo) -> String {
    let Some(server) = info.servers.first() else { return String::new() };
    let values = server.variables.iter().map(|v| format!(" {}={:?}", v.wire, v.default));
    format!("{}{}", server.url, values.collect::<String>())
}

/// How a credential is sent.
fn sent(scheme: &Scheme) -> String {
    let kind = match &scheme.kind {
        RuntimeScheme::ApiKeyHeader(name) => format!("header {name}"),
        RuntimeScheme::ApiKeyQuery(name) => format!("query {name}"),
        RuntimeScheme::ApiKeyCookie(name) => format!("cookie {name}"),
        RuntimeScheme::Basic => "basic".to_owned(),
        RuntimeScheme::Bearer => "bearer".to_owned(),
        RuntimeScheme::Http(name) => format!("http {name}"),
        RuntimeScheme::OAuth2(url) => format!("oauth2 {}", url.as_deref().unwrap_or_default()),
        RuntimeScheme::OpenId(url) => format!("openid {url}"),
        RuntimeScheme::MutualTls => "mutual tls".to_owned(),
    };
    format!("{kind} {}", scheme.format.as_deref().unwrap_or("{}"))
}
