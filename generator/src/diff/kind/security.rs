//! Kinds of changes to security schemes and requirements.

use super::entry::{Mirror, kinds};

kinds! {
/// A change to a security scheme or a security requirement.
SecurityChange;
SecurityAdded = "security-added", SecurityRequirement, Review, None, Items,
    Mirror::Kind(Self::SecurityRemoved),
    "a way to authenticate was added",
    "It is one more alternative; clients that use another one are not concerned.",
    "`security: [key]` becomes `[key, oauth]`";
SecurityRemoved = "security-removed", SecurityRequirement, Review, None, Items,
    Mirror::Kind(Self::SecurityAdded),
    "a way to authenticate was removed",
    "Clients that use it are refused, unless the operation asks for nothing now.",
    "`security: [key, oauth]` becomes `[oauth]`";
SecurityRequired = "security-became-required", SecurityRequirement, Review, None, Items,
    Mirror::Kind(Self::SecurityOptional),
    "anonymous calls are no longer allowed",
    "Clients without credentials are refused.",
    "`security: []` becomes `security: [key]`";
SecurityOptional = "security-became-optional", SecurityRequirement, Compatible, None, Items,
    Mirror::Kind(Self::SecurityRequired),
    "anonymous calls are now allowed",
    "Credentials that are sent do no harm.",
    "`security: [key]` becomes `security: [{}, key]`";
ScopeAdded = "security-scope-added", SecurityRequirement, Review, None, Items,
    Mirror::Kind(Self::ScopeRemoved),
    "an operation requires another scope",
    "Tokens without it are refused.",
    "`oauth: [read]` becomes `oauth: [read, write]`";
ScopeRemoved = "security-scope-removed", SecurityRequirement, Compatible, None, Items,
    Mirror::Kind(Self::ScopeAdded),
    "an operation no longer requires a scope",
    "Tokens that have it are as good as before.",
    "`oauth: [read, write]` becomes `oauth: [read]`";
SchemeAdded = "security-scheme-added", SecurityScheme, Compatible, None, Items,
    Mirror::Kind(Self::SchemeRemoved),
    "a security scheme was declared",
    "The builder gains a method for its credential.",
    "`securitySchemes:` gains `key`";
SchemeRemoved = "security-scheme-removed", SecurityScheme, Review, None, Items,
    Mirror::Kind(Self::SchemeAdded),
    "a security scheme was removed",
    "The builder loses the method for its credential.",
    "`securitySchemes:` loses `key`";
SchemeChanged = "security-scheme-type-changed", SecurityScheme, Review, None, Items, Mirror::Itself,
    "the type of a security scheme changed",
    "Credentials of the old kind are of no use.",
    "`type: apiKey` becomes `type: http`";
KeyMoved = "security-scheme-key-moved", SecurityScheme, Breaking, None, Items, Mirror::Itself,
    "an API key moved to another place",
    "Old clients send it where the server does not look any more.",
    "`in: query` becomes `in: header`";
CredentialFormat = "security-scheme-format-changed", SecurityScheme, Review, None, Items, Mirror::Itself,
    "the format of a credential changed",
    "The text around the credential is different.",
    "`apikey {}` becomes `token {}`";
SchemeUrl = "security-scheme-url-changed", SecurityScheme, Review, None, Items, Mirror::Itself,
    "a URL of a security scheme changed",
    "Clients that were built with the old one ask for tokens at the old place.",
    "`tokenUrl: https://a/token` becomes `https://b/token`";
FlowAdded = "oauth-flow-added", SecurityScheme, Compatible, None, Items, Mirror::Kind(Self::FlowRemoved),
    "an OAuth 2.0 flow was added",
    "It is one more way to a token.",
    "`flows:` gains `clientCredentials`";
FlowRemoved = "oauth-flow-removed", SecurityScheme, Review, None, Items, Mirror::Kind(Self::FlowAdded),
    "an OAuth 2.0 flow was removed",
    "Clients that get their tokens this way do not get them any more.",
    "`flows:` loses `clientCredentials`";
OauthScopeAdded = "oauth-scope-added", SecurityScheme, Compatible, None, Items,
    Mirror::Kind(Self::OauthScopeRemoved),
    "an OAuth 2.0 flow offers another scope",
    "Old clients do not ask for it.",
    "`scopes:` gains `write`";
OauthScopeRemoved = "oauth-scope-removed", SecurityScheme, Review, None, Items,
    Mirror::Kind(Self::OauthScopeAdded),
    "an OAuth 2.0 flow no longer offers a scope",
    "Clients that ask for it are refused a token.",
    "`scopes:` loses `write`";
}
