//! Compares security schemes, and the security requirements of an operation.

use std::collections::BTreeSet;

use super::cause::{CallPart, Cause, Site};
use super::comparison::Comparison;
use super::matching::{by_key, keyed};
use super::member::Member;
use crate::api::{ApiKeyPlace, OAuthFlow, OAuthFlows, Operation, Requirement, SchemeKind, SecurityScheme};
use crate::diff::kind::SecurityChange;

/// Makes a cause of a change to a scheme.
type Say<'s> = dyn Fn(SecurityChange, String, Option<&str>, Option<&str>) -> Cause + 's;

/// A call before and now.
struct Asked<'a> {
    call: usize,
    old: &'a Operation,
    new: &'a Operation,
}

impl Asked<'_> {
    fn cause(&self, kind: SecurityChange, message: String, was: Option<String>, is: Option<String>) -> Cause {
        let site = Site::Call(self.call, CallPart::Request);
        let mut cause =
            Cause::new(kind, site, Member::Security).says(message).at(self.old.origin, self.new.origin);
        cause.values = (was, is);
        cause
    }
}

/// The sets of credentials that a call takes.
fn sets(operation: &Operation) -> Vec<&Vec<Requirement>> {
    operation.security.iter().filter(|set| !set.is_empty()).collect()
}

impl<'a> Comparison<'a> {
    /// Compares what a call asks for.
    pub(super) fn requirements(&mut self, call: usize, old: &'a Operation, new: &'a Operation) {
        let asked = Asked { call, old, new };
        self.accepted(&asked);
        self.anonymity(&asked);
        self.scopes(&asked);
    }

    /// Sets of credentials that are accepted only before, or only now.
    fn accepted(&mut self, asked: &Asked<'a>) {
        let (_, lost, gained) = pair_up(asked.old, asked.new);
        for was in lost {
            let message = format!("{} is no longer accepted", words(was));
            self.causes.push(asked.cause(SecurityChange::SecurityRemoved, message, Some(words(was)), None));
        }
        for is in gained {
            let message = format!("{} is now accepted", words(is));
            self.causes.push(asked.cause(SecurityChange::SecurityAdded, message, None, Some(words(is))));
        }
    }

    /// Calls without credentials.
    fn anonymity(&mut self, asked: &Asked<'a>) {
        let anonymous = |operation: &Operation| {
            operation.security.is_empty() || operation.security.iter().any(Vec::is_empty)
        };
        let (kind, words) = match (anonymous(asked.old), anonymous(asked.new)) {
            (true, false) => (SecurityChange::SecurityRequired, "calls without credentials are now refused"),
            (false, true) => (SecurityChange::SecurityOptional, "calls without credentials are now accepted"),
            _ => return,
        };
        self.causes.push(asked.cause(kind, words.to_owned(), None, None));
    }

    /// Scopes of the sets that are accepted before and now.
    fn scopes(&mut self, asked: &Asked<'a>) {
        let (both, ..) = pair_up(asked.old, asked.new);
        for (was, is) in both {
            let (lost, gained) = scopes(was, is);
            for scope in lost {
                let message = format!("the scope `{scope}` is no longer required");
                self.causes.push(asked.cause(SecurityChange::ScopeRemoved, message, Some(scope), None));
            }
            for scope in gained {
                let message = format!("the scope `{scope}` is now required");
                self.causes.push(asked.cause(SecurityChange::ScopeAdded, message, None, Some(scope)));
            }
        }
    }

    /// Compares the declared schemes.
    pub(super) fn schemes(&mut self) {
        let (old, new) = (&self.base.security_schemes, &self.revision.security_schemes);
        let (before, after) = (keyed(old, |s| &s.name), keyed(new, |s| &s.name));
        for base in old {
            match after.get(&base.name) {
                Some(revision) => self.scheme(base, revision),
                None => {
                    let message = format!("the security scheme `{}` was removed", base.name);
                    let cause =
                        Cause::new(SecurityChange::SchemeRemoved, Site::Api, member(base)).says(message);
                    self.found(cause.was(&base.name).at(base.origin, Default::default()).about(&base.name));
                }
            }
        }
        for revision in new.iter().filter(|s| !before.contains_key(&s.name)) {
            let message = format!("the security scheme `{}` was added", revision.name);
            let cause = Cause::new(SecurityChange::SchemeAdded, Site::Api, member(revision)).says(message);
            self.found(
                cause.is(&revision.name).at(Default::default(), revision.origin).about(&revision.name),
            );
        }
    }

    fn scheme(&mut self, old: &SecurityScheme, new: &SecurityScheme) {
        let say = |kind: SecurityChange, message: String, was: &str, is: &str| {
            let cause = Cause::new(kind, Site::Api, member(old)).says(message).was(was).is(is);
            cause.at(old.origin, new.origin).about(&old.name)
        };
        let name = format!("the security scheme `{}`", old.name);
        match (&old.kind, &new.kind) {
            (was, is) if was == is => {}
            (SchemeKind::ApiKey { name: a, place: x }, SchemeKind::ApiKey { name: b, place: y }) => {
                let (was, is) = (format!("{} {a}", place(*x)), format!("{} {b}", place(*y)));
                let message = format!("the key of {name} moved from the {was} to the {is}");
                self.found(say(SecurityChange::KeyMoved, message, &was, &is));
            }
            (SchemeKind::OAuth2(was), SchemeKind::OAuth2(is)) => self.flows(old, new, was, is),
            (SchemeKind::OpenIdConnect(was), SchemeKind::OpenIdConnect(is)) => {
                let message = format!("the discovery URL of {name} changed from `{was}` to `{is}`");
                self.found(say(SecurityChange::SchemeUrl, message, was, is));
            }
            (was, is) => {
                let (was, is) = (kind_word(was), kind_word(is));
                self.found(say(
                    SecurityChange::SchemeChanged,
                    format!("{name} changed from {was} to {is}"),
                    &was,
                    &is,
                ));
            }
        }
        if old.format != new.format {
            let (was, is) = (old.format.as_deref().unwrap_or("{}"), new.format.as_deref().unwrap_or("{}"));
            let message = format!("the credential format of {name} changed from `{was}` to `{is}`");
            self.found(say(SecurityChange::CredentialFormat, message, was, is));
        }
    }

    fn flows(&mut self, old: &SecurityScheme, new: &SecurityScheme, was: &OAuthFlows, is: &OAuthFlows) {
        for ((flow, before), (_, after)) in flows(was).into_iter().zip(flows(is)) {
            let say = |kind: SecurityChange, message: String, was: Option<&str>, is: Option<&str>| {
                let cause = Cause::new(kind, Site::Api, Member::Flow(old.name.clone(), flow)).says(message);
                let mut cause = cause.at(old.origin, new.origin).about(&old.name);
                cause.values = (was.map(str::to_owned), is.map(str::to_owned));
                cause
            };
            let name = format!("the {flow} flow of `{}`", old.name);
            match (before, after) {
                (Some(_), None) => self.found(say(
                    SecurityChange::FlowRemoved,
                    format!("{name} was removed"),
                    Some(flow),
                    None,
                )),
                (None, Some(_)) => {
                    self.found(say(SecurityChange::FlowAdded, format!("{name} was added"), None, Some(flow)))
                }
                (Some(before), Some(after)) => self.flow(before, after, &name, &say),
                (None, None) => {}
            }
        }
    }

    fn flow(&mut self, old: &OAuthFlow, new: &OAuthFlow, name: &str, say: &Say<'_>) {
        let urls = [
            ("authorization", &old.authorization_url, &new.authorization_url),
            ("token", &old.token_url, &new.token_url),
            ("refresh", &old.refresh_url, &new.refresh_url),
        ];
        for (word, was, is) in urls.into_iter().filter(|(_, was, is)| was != is) {
            let message = format!("the {word} URL of {name} changed");
            self.found(say(SecurityChange::SchemeUrl, message, was.as_deref(), is.as_deref()));
        }
        let (before, after) = (keyed(&old.scopes, |(name, _)| name), keyed(&new.scopes, |(name, _)| name));
        for (scope, _) in old.scopes.iter().filter(|(s, _)| !after.contains_key(s)) {
            let message = format!("{name} no longer offers the scope `{scope}`");
            self.found(say(SecurityChange::OauthScopeRemoved, message, Some(scope), None));
        }
        for (scope, _) in new.scopes.iter().filter(|(s, _)| !before.contains_key(s)) {
            let message = format!("{name} now offers the scope `{scope}`");
            self.found(say(SecurityChange::OauthScopeAdded, message, None, Some(scope)));
        }
    }
}

/// A set of requirements, all of which hold at once.
type Set = Vec<Requirement>;

/// Sets of both sides that are one: the same schemes, with the same scopes if there is such a set.
fn pair_up<'a>(
    old: &'a Operation,
    new: &'a Operation,
) -> (Vec<(&'a Set, &'a Set)>, Vec<&'a Set>, Vec<&'a Set>) {
    let (mut lost, mut gained) = (sets(old), sets(new));
    let with_scopes = |set: &'a Set| Some((names(set), all_scopes(set).into_iter().collect::<BTreeSet<_>>()));
    let mut both = by_key(&mut lost, &mut gained, with_scopes, with_scopes);
    both.extend(by_key(&mut lost, &mut gained, |set| Some(names(set)), |set| Some(names(set))));
    (both, lost, gained)
}

fn member(scheme: &SecurityScheme) -> Member {
    Member::Scheme(scheme.name.clone())
}

fn names(set: &[Requirement]) -> Vec<&str> {
    let mut names: Vec<&str> = set.iter().map(|r| r.scheme.as_str()).collect();
    names.sort_unstable();
    names
}

fn words(set: &[Requirement]) -> String {
    names(set).iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" with ")
}

/// Scopes that only the first, and that only the second set asks for.
fn scopes(old: &[Requirement], new: &[Requirement]) -> (Vec<String>, Vec<String>) {
    let (was, is) = (all_scopes(old), all_scopes(new));
    let only = |one: &[(&str, &str)], other: &[(&str, &str)]| {
        let other: BTreeSet<_> = other.iter().collect();
        one.iter().filter(|scope| !other.contains(scope)).map(|(_, scope)| (*scope).to_owned()).collect()
    };
    (only(&was, &is), only(&is, &was))
}

/// The scopes that a set asks for, each with its scheme.
fn all_scopes(set: &[Requirement]) -> Vec<(&str, &str)> {
    set.iter().flat_map(|r| r.scopes.iter().map(|scope| (r.scheme.as_str(), scope.as_str()))).collect()
}

fn place(place: ApiKeyPlace) -> &'static str {
    match place {
        ApiKeyPlace::Header => "header",
        ApiKeyPlace::Query => "query",
        ApiKeyPlace::Cookie => "cookie",
    }
}

fn kind_word(kind: &SchemeKind) -> String {
    use crate::api::HttpScheme;
    match kind {
        SchemeKind::ApiKey { .. } => "an API key".to_owned(),
        SchemeKind::Http(HttpScheme::Basic) => "HTTP basic".to_owned(),
        SchemeKind::Http(HttpScheme::Bearer) => "HTTP bearer".to_owned(),
        SchemeKind::Http(HttpScheme::Other(name)) => format!("HTTP {name}"),
        SchemeKind::OAuth2(_) => "OAuth 2.0".to_owned(),
        SchemeKind::OpenIdConnect(_) => "OpenID Connect".to_owned(),
        SchemeKind::MutualTls => "mutual TLS".to_owned(),
    }
}

fn flows(flows: &OAuthFlows) -> [(&'static str, Option<&OAuthFlow>); 5] {
    [
        ("authorization code", flows.authorization_code.as_ref()),
        ("client credentials", flows.client_credentials.as_ref()),
        ("implicit", flows.implicit.as_ref()),
        ("password", flows.password.as_ref()),
        ("device authorization", flows.device_authorization.as_ref()),
    ]
}
