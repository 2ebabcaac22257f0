//! Kinds of changes to security schemes and requirements.

use crate::diff::kind::{Kind, Mirror, kinds};
use crate::diff::verdict::Wire;

kinds! {
SECURITY_ADDED = "security-added", Review, None, Mirror::Kind("security-removed"),
    "a way to authenticate was added",
    "It is one more alternative; clients that use another one are not concerned.",
    "`security: [key]` becomes `[key, oauth]`";
SECURITY_REMOVED = "security-removed", Review, None, Mirror::Kind("security-added"),
    "a way to authenticate was removed",
    "Clients that use it are refused, unless the operation asks for nothing now.",
    "`security: [key, oauth]` becomes `[oauth]`";
SECURITY_REQUIRED = "security-became-required", Review, None, Mirror::Kind("security-became-optional"),
    "anonymous calls are not allowed any more",
    "Clients without credentials are refused.",
    "`security: []` becomes `security: [key]`";
SECURITY_OPTIONAL = "security-became-optional", Compatible, None, Mirror::Kind("security-became-required"),
    "anonymous calls are allowed now",
    "Credentials that are sent do no harm.",
    "`security: [key]` becomes `security: [{}, key]`";
SCOPE_ADDED = "security-scope-added", Review, None, Mirror::Kind("security-scope-removed"),
    "an operation asks for one more scope",
    "Tokens without it are refused.",
    "`oauth: [read]` becomes `oauth: [read, write]`";
SCOPE_REMOVED = "security-scope-removed", Compatible, None, Mirror::Kind("security-scope-added"),
    "an operation asks for one scope less",
    "Tokens that have it are as good as before.",
    "`oauth: [read, write]` becomes `oauth: [read]`";
SCHEME_ADDED = "security-scheme-added", Compatible, None, Mirror::Kind("security-scheme-removed"),
    "a security scheme was declared",
    "The builder gains a method for its credential.",
    "`securitySchemes:` gains `key`";
SCHEME_REMOVED = "security-scheme-removed", Review, None, Mirror::Kind("security-scheme-added"),
    "a security scheme was removed",
    "The builder loses the method for its credential.",
    "`securitySchemes:` loses `key`";
SCHEME_CHANGED = "security-scheme-type-changed", Review, None, Mirror::Itself,
    "a security scheme is of another kind",
    "Credentials of the old kind are of no use.",
    "`type: apiKey` becomes `type: http`";
KEY_MOVED = "security-scheme-key-moved", Breaking, None, Mirror::Itself,
    "an API key is sent in another place",
    "Old clients send it where the server does not look any more.",
    "`in: query` becomes `in: header`";
CREDENTIAL_FORMAT = "security-scheme-format-changed", Review, None, Mirror::Itself,
    "a credential is written in another way",
    "The text around the credential is different.",
    "`apikey {}` becomes `token {}`";
SCHEME_URL = "security-scheme-url-changed", Review, None, Mirror::Itself,
    "a URL of a security scheme changed",
    "Clients that were built with the old one ask for tokens at the old place.",
    "`tokenUrl: https://a/token` becomes `https://b/token`";
FLOW_ADDED = "oauth-flow-added", Compatible, None, Mirror::Kind("oauth-flow-removed"),
    "an OAuth 2.0 flow was added",
    "It is one more way to a token.",
    "`flows:` gains `clientCredentials`";
FLOW_REMOVED = "oauth-flow-removed", Review, None, Mirror::Kind("oauth-flow-added"),
    "an OAuth 2.0 flow was removed",
    "Clients that get their tokens this way do not get them any more.",
    "`flows:` loses `clientCredentials`";
OAUTH_SCOPE_ADDED = "oauth-scope-added", Compatible, None, Mirror::Kind("oauth-scope-removed"),
    "an OAuth 2.0 flow offers one more scope",
    "Old clients do not ask for it.",
    "`scopes:` gains `write`";
OAUTH_SCOPE_REMOVED = "oauth-scope-removed", Review, None, Mirror::Kind("oauth-scope-added"),
    "an OAuth 2.0 flow offers one scope less",
    "Clients that ask for it are refused a token.",
    "`scopes:` loses `write`";
}
