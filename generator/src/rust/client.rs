//! The client: facts about the API, credentials, accessors of the tags.

use super::naming::TagName;
use super::scope::Scope;
use super::{
    Accessor, ApiInfo, ClientItem, CrateOptions, Credential, CredentialKind, Docs, Ident, Lock, NameKind,
    Requirement, RuntimeScheme, Scheme, docs, servers,
};
use crate::api::{Api, ApiKeyPlace, HttpScheme, OAuthFlow, OAuthFlows, SecurityScheme};

pub(super) fn plan(
    api: &Api,
    tags: &[TagName],
    options: &CrateOptions,
    (old, new): (&Lock, &mut Lock),
) -> ClientItem {
    let env = Ident::shouty(options.name.bare()).bare().to_owned();
    let credentials = credentials(api, &env, old, new);
    let info = ApiInfo {
        title: api.info.title.clone(),
        version: api.info.version.clone(),
        env,
        servers: servers::published(&api.servers, old, new),
        schemes: api.security_schemes.iter().map(|known| scheme(known, &credentials)).collect(),
        security: api.security_schemes.iter().map(any_scheme).collect(),
        lenient: api.hints.get("lenient") == Some(&serde_json::Value::Bool(true)),
    };
    let accessors = tags.iter().map(|tag| accessor(api, tag)).collect();
    let title = super::markdown::one_line(&api.info.title);
    let mut lines =
        vec![format!("A client of {title}: cheap to clone, and all clones share their connections.")];
    if let Some(server) = api.servers.first() {
        docs::push_paragraph(
            &mut lines,
            format!("Calls go to {} unless the builder is told otherwise.", docs::name(&server.url)),
        );
        // Where there are several, each has a constructor that says it.
        if let ([_], Some(words)) = (api.servers.as_slice(), &server.description) {
            docs::push_paragraph(&mut lines, docs::sentence(super::markdown::one_line(words)));
        }
    }
    let needs_base = !servers::is_reachable(&api.servers);
    let origins = super::origins::words(api, needs_base);
    if !origins.is_empty() {
        docs::push_paragraph(&mut lines, origins.clone());
    }
    let docs = Docs { lines, ..Docs::default() };
    let is_choice = info.servers.len() > 1 || info.servers.iter().any(|server| !server.variables.is_empty());
    let choice = is_choice && info.servers.iter().any(|server| server.is_alone);
    let server = choice.then(|| Ident::camel("server"));
    ClientItem {
        name: Ident::camel("client"),
        docs,
        info,
        credentials,
        accessors,
        server,
        needs_base,
        origins,
    }
}

/// A request that the document does not know is sent with the first credential that was given.
fn any_scheme(scheme: &SecurityScheme) -> Vec<Requirement> {
    vec![Requirement { scheme: scheme.name.clone(), scopes: Vec::new() }]
}

fn accessor(api: &Api, tag: &TagName) -> Accessor {
    Accessor {
        name: tag.module.clone(),
        module: tag.module.clone(),
        handle: tag.handle.clone(),
        feature: Some(tag.feature.clone()),
        docs: tag_docs(api, tag),
    }
}

/// What a tag is about: its description, or its name.
pub(super) fn tag_docs(api: &Api, tag: &TagName) -> Docs {
    let known =
        api.tags.iter().find(|known| known.name == tag.tag).and_then(|known| known.description.as_deref());
    let mut docs = known.map(docs::text).unwrap_or_default();
    if docs.lines.is_empty() {
        docs = docs::line(&format!("Operations of the tag {}.", super::markdown::one_line(&tag.tag)));
    }
    docs.alias = (tag.tag != tag.module.bare()).then(|| tag.tag.clone());
    docs
}

fn scheme(scheme: &SecurityScheme, credentials: &[Credential]) -> Scheme {
    let kind = match &scheme.kind {
        crate::api::SchemeKind::ApiKey { name, place } => match place {
            ApiKeyPlace::Header => RuntimeScheme::ApiKeyHeader(name.clone()),
            ApiKeyPlace::Query => RuntimeScheme::ApiKeyQuery(name.clone()),
            ApiKeyPlace::Cookie => RuntimeScheme::ApiKeyCookie(name.clone()),
        },
        crate::api::SchemeKind::Http(HttpScheme::Basic) => RuntimeScheme::Basic,
        crate::api::SchemeKind::Http(HttpScheme::Bearer) => RuntimeScheme::Bearer,
        crate::api::SchemeKind::Http(HttpScheme::Other(name)) => RuntimeScheme::Http(name.clone()),
        crate::api::SchemeKind::OAuth2(flows) => {
            RuntimeScheme::OAuth2(flows.client_credentials.as_ref().and_then(|flow| flow.token_url.clone()))
        }
        crate::api::SchemeKind::OpenIdConnect(url) => RuntimeScheme::OpenId(url.clone()),
        crate::api::SchemeKind::MutualTls => RuntimeScheme::MutualTls,
    };
    let setter = credentials.iter().find(|credential| credential.scheme == scheme.name);
    Scheme {
        name: scheme.name.clone(),
        kind,
        format: scheme.format.clone(),
        setter: setter.map(|credential| credential.name.clone()),
    }
}

/// Methods that the builder has itself.
pub(super) const ON_BUILDER: &[&str] = &[
    "new",
    "base_url",
    "server",
    "credential",
    "timeout",
    "connect_timeout",
    "read_timeout",
    "limits",
    "lenient",
    "retry",
    "user_agent",
    "header",
    "transport",
    "layer",
    "from_env",
    "build",
    "clone",
    "sleep",
    "anonymous",
    "trust_origin",
    "default",
    "credentials",
];

/// A builder method for each scheme: the one that was published, else by what it is where it is the only one of its kind, else by
/// its name.
fn credentials(api: &Api, env: &str, old: &Lock, new: &mut Lock) -> Vec<Credential> {
    let mut scope = Scope::with(ON_BUILDER);
    let given = |scheme: &&SecurityScheme| !matches!(scheme.kind, crate::api::SchemeKind::MutualTls);
    let schemes: Vec<&SecurityScheme> = api.security_schemes.iter().filter(given).collect();
    let pinned = |scheme: &&SecurityScheme| {
        let name = old.get(NameKind::Credential, &scheme.name).and_then(Ident::exact);
        name.filter(|name| scope.take(name))
    };
    let pinned: Vec<Option<Ident>> = schemes.iter().map(pinned).collect();
    let kinds: Vec<&str> = schemes.iter().map(|scheme| kind_word(scheme)).collect();
    let mut out = Vec::new();
    for ((scheme, word), pinned) in schemes.into_iter().zip(&kinds).zip(pinned) {
        let own = Ident::snake(&scheme.name);
        let single = kinds.iter().filter(|kind| *kind == word).count() == 1;
        let kind_name = Ident::snake(word);
        let long = Ident::snake(&format!("{word} {}", scheme.name));
        let name = pinned.unwrap_or_else(|| match single {
            true => scope.claim([kind_name, own, long]),
            false => scope.claim([own, long]),
        });
        new.set(NameKind::Credential, &scheme.name, name.bare());
        out.push(Credential {
            name,
            scheme: scheme.name.clone(),
            variable: format!("{env}_{}", variable(&scheme.name)),
            kind: credential_kind(scheme),
            docs: credential_docs(scheme),
        });
    }
    out
}

/// What the runtime reads for a scheme from the environment, behind the API's prefix: `my-key` is `MY_KEY`.
fn variable(scheme: &str) -> String {
    let upper = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' };
    scheme.chars().map(upper).collect()
}

fn kind_word(scheme: &SecurityScheme) -> &'static str {
    match &scheme.kind {
        crate::api::SchemeKind::ApiKey { .. } => "api_key",
        crate::api::SchemeKind::Http(HttpScheme::Basic) => "basic",
        crate::api::SchemeKind::Http(HttpScheme::Bearer) => "bearer",
        crate::api::SchemeKind::Http(HttpScheme::Other(_)) => "authorization",
        crate::api::SchemeKind::OAuth2(_) => "oauth2",
        crate::api::SchemeKind::OpenIdConnect(_) => "open_id_connect",
        crate::api::SchemeKind::MutualTls => "mutual_tls",
    }
}

fn credential_kind(scheme: &SecurityScheme) -> CredentialKind {
    match &scheme.kind {
        crate::api::SchemeKind::Http(HttpScheme::Basic) => CredentialKind::UserPassword,
        crate::api::SchemeKind::OAuth2(_) | crate::api::SchemeKind::OpenIdConnect(_) => CredentialKind::Token,
        _ => CredentialKind::Secret,
    }
}

/// A line for each flow, with what a source of tokens has to know.
fn flow_rows(flows: &OAuthFlows) -> Vec<String> {
    let named = [
        ("authorization code", &flows.authorization_code),
        ("client credentials", &flows.client_credentials),
        ("implicit", &flows.implicit),
        ("password", &flows.password),
        ("device authorization", &flows.device_authorization),
    ];
    let row = |(name, flow): (&str, &Option<OAuthFlow>)| {
        let flow = flow.as_ref()?;
        let urls = [
            ("authorize at", &flow.authorization_url),
            ("token at", &flow.token_url),
            ("refresh at", &flow.refresh_url),
        ];
        let urls = urls
            .iter()
            .filter_map(|(words, url)| url.as_ref().map(|url| format!("{words} {}", docs::name(url))));
        let scopes = flow.scopes.iter().map(|(scope, _)| docs::name(scope)).collect::<Vec<_>>().join(" ");
        let scopes = (!scopes.is_empty()).then(|| format!("scopes {scopes}"));
        Some(format!("- {name}: {}", urls.chain(scopes).collect::<Vec<_>>().join(", ")))
    };
    std::iter::once(String::new()).chain(named.into_iter().filter_map(row)).collect()
}

fn credential_docs(scheme: &SecurityScheme) -> Docs {
    let place = match &scheme.kind {
        crate::api::SchemeKind::ApiKey { name, place: ApiKeyPlace::Header } => {
            format!("sent in the header {}", docs::name(name))
        }
        crate::api::SchemeKind::ApiKey { name, place: ApiKeyPlace::Query } => {
            format!("sent in the query as {}", docs::name(name))
        }
        crate::api::SchemeKind::ApiKey { name, place: ApiKeyPlace::Cookie } => {
            format!("sent in the cookie {}", docs::name(name))
        }
        crate::api::SchemeKind::Http(HttpScheme::Basic) => "sent as HTTP Basic (RFC 7617)".to_owned(),
        crate::api::SchemeKind::Http(HttpScheme::Other(name)) => {
            format!("sent in `Authorization` behind {}", docs::name(name))
        }
        _ => "sent in `Authorization` behind `Bearer` (RFC 6750)".to_owned(),
    };
    let format =
        scheme.format.as_deref().map(|format| format!(", as {}", docs::name(format))).unwrap_or_default();
    let token = scheme.token.as_deref().map(|token| format!(" ({})", docs::name(token))).unwrap_or_default();
    let mut docs = docs::line(&format!(
        "The credential of the scheme {}{token}, {place}{format}.",
        docs::name(&scheme.name)
    ));
    if let crate::api::SchemeKind::OAuth2(flows) = &scheme.kind {
        docs::push_paragraph(
            &mut docs.lines,
            "Takes any [`Credential`]: a token, client credentials, or a source of tokens for another flow."
                .to_owned(),
        );
        docs.lines.extend(flow_rows(flows));
    }
    if let Some(words) = &scheme.description {
        docs.lines.push(String::new());
        docs.lines.extend(super::markdown::lines(words));
    }
    docs
}
