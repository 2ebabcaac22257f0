//! Security schemes and requirements (OpenAPI 4.8.27 to 4.8.30).
//!
//! In: scheme components and requirement objects. Out: [`SecurityScheme`]s, and for each operation the alternatives
//! that it accepts.

use openapiv3::{APIKeyLocation, OAuth2Flows, SecurityRequirement};

use super::auth_format;
use super::findings::Finding;
use super::lowering::Lowering;
use super::operation::At;
use crate::api::{
    ApiKeyPlace, HttpScheme, Note, OAuthFlow, OAuthFlows, Origin, Requirement, SchemeKind, SecurityScheme,
};
use crate::diagnostic::Code;
use crate::document::{Document, Extensions};

impl<'d> Lowering<'d, '_> {
    /// Every scheme, in document order.
    pub(super) fn security_schemes(&mut self) -> Vec<SecurityScheme> {
        let resolved = self.resolved;
        let components = resolved.document.openapi.components.as_ref();
        let listed = components.into_iter().flat_map(|components| &components.security_schemes);
        let found = listed.filter_map(|(name, entry)| Some((name, resolved.security_scheme(entry)?.1)));
        found.map(|(name, scheme)| self.security_scheme(name, scheme)).collect()
    }

    fn security_scheme(&mut self, name: &str, scheme: &openapiv3::SecurityScheme) -> SecurityScheme {
        let (kind, description, extensions) = taken_apart(&self.resolved.document, scheme);
        let hints = super::hints::of(extensions);
        let node = self.node_of(extensions);
        let description = super::words::text(description);
        let said = hints.get("auth-format").and_then(|hint| hint.as_str()).map(str::to_owned);
        let format = said.or_else(|| self.detected_format(name, &kind, description.as_deref(), node));
        let token = match scheme {
            openapiv3::SecurityScheme::HTTP { bearer_format, .. } => bearer_format.clone(),
            _ => None,
        };
        SecurityScheme {
            name: name.to_owned(),
            kind,
            description,
            token,
            format,
            hints,
            origin: Origin(node),
        }
    }

    /// What the prose says of a key in the `Authorization` header; told, since nobody checks prose.
    fn detected_format(
        &mut self,
        name: &str,
        kind: &SchemeKind,
        description: Option<&str>,
        node: Option<crate::source::NodeId>,
    ) -> Option<String> {
        let SchemeKind::ApiKey { name: header, place: ApiKeyPlace::Header } = kind else { return None };
        if !header.eq_ignore_ascii_case("authorization") {
            return None;
        }
        let word = auth_format::detect(description?)?;
        let format = format!("{word} {{}}");
        let message = format!("the description of `{name}` says that the key is sent as `{format}`");
        let help = format!(
            "if that is wrong, an overlay can say so: `target: $.components.securitySchemes['{name}']`, \
             `update: {{x-clientwright-auth-format: \"{format}\"}}`"
        );
        self.findings.report(&Finding::new(Code::AUTH_FORMAT, node, message).help(help));
        Some(format)
    }

    /// What an operation asks for: its own requirements, or the document's where it has none.
    pub(super) fn requirements(&mut self, at: &At<'d>, notes: &mut Vec<Note>) -> Vec<Vec<Requirement>> {
        let document = &self.resolved.document.openapi;
        let Some(alternatives) = at.operation.security.as_ref().or(document.security.as_ref()) else {
            return Vec::new();
        };
        let known = |name: &str| {
            let components = document.components.as_ref();
            components.is_some_and(|components| components.security_schemes.contains_key(name))
        };
        let mut sets: Vec<Vec<Requirement>> = Vec::with_capacity(alternatives.len());
        for alternative in alternatives {
            match alternative.keys().find(|name| !known(name)) {
                Some(unknown) => {
                    let message = format!("`{unknown}` is no security scheme; the requirement is left out");
                    self.findings.note(notes, Finding::new(Code::UNKNOWN_SCHEME, at.node, message));
                }
                None => {
                    let set = required(alternative);
                    self.check_scopes(at, &set, notes);
                    sets.push(set);
                }
            }
        }
        sets
    }

    /// Tells of scopes that no flow of their scheme has. They are asked for all the same: the server knows.
    fn check_scopes(&mut self, at: &At<'d>, set: &[Requirement], notes: &mut Vec<Note>) {
        let components = self.resolved.document.openapi.components.as_ref();
        for need in set.iter().filter(|need| !need.scopes.is_empty()) {
            let scheme = components.and_then(|all| all.security_schemes.get(&need.scheme));
            let scheme = scheme.and_then(|entry| self.resolved.security_scheme(entry));
            let Some((_, openapiv3::SecurityScheme::OAuth2 { flows, .. })) = scheme else { continue };
            let flows = oauth_flows(&self.resolved.document, flows);
            let all = [
                &flows.authorization_code,
                &flows.client_credentials,
                &flows.implicit,
                &flows.password,
                &flows.device_authorization,
            ];
            let known: Vec<&str> = all
                .into_iter()
                .flatten()
                .flat_map(|flow| &flow.scopes)
                .map(|(name, _)| name.as_str())
                .collect();
            for scope in need.scopes.iter().filter(|scope| !known.contains(&scope.as_str())) {
                let message = format!(
                    "no flow of `{}` has the scope `{scope}`; it is asked for all the same",
                    need.scheme
                );
                self.findings.note(notes, Finding::new(Code::UNKNOWN_SCOPE, at.node, message));
            }
        }
    }
}

fn required(alternative: &SecurityRequirement) -> Vec<Requirement> {
    let each = alternative.iter();
    each.map(|(scheme, scopes)| Requirement { scheme: scheme.clone(), scopes: scopes.clone() }).collect()
}

fn taken_apart<'s>(
    document: &Document,
    scheme: &'s openapiv3::SecurityScheme,
) -> (SchemeKind, Option<&'s str>, &'s Extensions) {
    use openapiv3::SecurityScheme as Written;
    match scheme {
        Written::APIKey { location, name, description, extensions } => {
            let place = match location {
                APIKeyLocation::Query => ApiKeyPlace::Query,
                APIKeyLocation::Header => ApiKeyPlace::Header,
                APIKeyLocation::Cookie => ApiKeyPlace::Cookie,
            };
            (SchemeKind::ApiKey { name: name.clone(), place }, description.as_deref(), extensions)
        }
        Written::HTTP { description, extensions, .. }
            if document.extra(extensions).is_some_and(|extra| extra.is_mutual_tls) =>
        {
            (SchemeKind::MutualTls, description.as_deref(), extensions)
        }
        Written::HTTP { scheme, description, extensions, .. } => {
            let kind = match scheme.to_ascii_lowercase().as_str() {
                "basic" => HttpScheme::Basic,
                "bearer" => HttpScheme::Bearer,
                _ => HttpScheme::Other(scheme.clone()),
            };
            (SchemeKind::Http(kind), description.as_deref(), extensions)
        }
        Written::OAuth2 { flows, description, extensions } => {
            (SchemeKind::OAuth2(Box::new(oauth_flows(document, flows))), description.as_deref(), extensions)
        }
        Written::OpenIDConnect { open_id_connect_url, description, extensions } => {
            let kind = SchemeKind::OpenIdConnect(open_id_connect_url.clone());
            (kind, description.as_deref(), extensions)
        }
    }
}

fn oauth_flows(document: &Document, flows: &OAuth2Flows) -> OAuthFlows {
    let code = flows.authorization_code.as_ref();
    let client = flows.client_credentials.as_ref();
    let implicit = flows.implicit.as_ref();
    let password = flows.password.as_ref();
    OAuthFlows {
        authorization_code: code
            .map(|f| flow(Some(&f.authorization_url), Some(&f.token_url), &f.refresh_url, pairs(&f.scopes))),
        client_credentials: client.map(|f| flow(None, Some(&f.token_url), &f.refresh_url, pairs(&f.scopes))),
        implicit: implicit.map(|f| flow(Some(&f.authorization_url), None, &f.refresh_url, pairs(&f.scopes))),
        password: password.map(|f| flow(None, Some(&f.token_url), &f.refresh_url, pairs(&f.scopes))),
        device_authorization: document
            .extra(&flows.extensions)
            .and_then(|extra| extra.device_flow.as_ref())
            .map(|f| {
                flow(Some(&f.device_authorization_url), Some(&f.token_url), &f.refresh_url, pairs(&f.scopes))
            }),
    }
}

fn pairs(scopes: &indexmap::IndexMap<String, String>) -> impl Iterator<Item = (&str, &str)> {
    scopes.iter().map(|(name, meaning)| (name.as_str(), meaning.as_str()))
}

fn flow<'d>(
    authorization: Option<&str>,
    token: Option<&str>,
    refresh: &Option<String>,
    scopes: impl Iterator<Item = (&'d str, &'d str)>,
) -> OAuthFlow {
    OAuthFlow {
        authorization_url: authorization.and_then(url),
        token_url: token.and_then(url),
        refresh_url: refresh.clone(),
        scopes: scopes.map(|(name, meaning)| (name.to_owned(), meaning.to_owned())).collect(),
    }
}

fn url(written: &str) -> Option<String> {
    (!written.is_empty()).then(|| written.to_owned())
}
