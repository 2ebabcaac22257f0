//! Kinds of changes to an API as a whole: servers, webhooks, callbacks, and what has no cause in the document.

use crate::diff::kind::{Kind, Mirror, kinds};
use crate::diff::verdict::Wire;

kinds! {
SERVER_ADDED = "server-added", Compatible, None, Mirror::Kind("server-removed"),
    "a server was added",
    "Clients that name no server use the first one.",
    "`servers:` gains `https://eu.example.com`";
SERVER_REMOVED = "server-removed", Breaking, None, Mirror::Kind("server-added"),
    "a server was removed",
    "Clients that use it may not reach the API any more.",
    "`servers:` loses `https://eu.example.com`";
SERVER_URL = "server-url-changed", Breaking, None, Mirror::Itself,
    "the URL of the only server changed",
    "Clients that were built with the old one call the old place.",
    "`https://example.com/v1` becomes `https://example.com/v2`";
SERVER_DEFAULT = "default-server-changed", Review, None, Mirror::Itself,
    "another server stands first",
    "Clients that name no server use the first one, so a new crate calls another place than the old one.",
    "two entries of `servers:` changed places";
SERVER_VARIABLE_ADDED = "server-variable-added", Compatible, None, Mirror::Kind("server-variable-removed"),
    "a server's URL gained a variable",
    "Old clients fill in the URL as they know it.",
    "`https://{tenant}.example.com` gains `{region}`";
SERVER_VARIABLE_REMOVED = "server-variable-removed", Compatible, None, Mirror::Kind("server-variable-added"),
    "a server's URL lost a variable",
    "Old clients fill in the URL as they know it.",
    "`https://{tenant}.example.com/{region}` loses `{region}`";
SERVER_VARIABLE_DEFAULT = "server-variable-default-changed", Review, None, Mirror::Itself,
    "the default of a server's variable changed",
    "A client built anew calls another place.",
    "`default: eu` becomes `default: us`";
SERVER_VALUE_ADDED = "server-variable-value-added", Compatible, None, Mirror::Kind("server-variable-value-removed"),
    "a server's variable may have one more value",
    "Old clients do not use it.",
    "`enum: [eu]` becomes `[eu, us]`";
SERVER_VALUE_REMOVED = "server-variable-value-removed", Breaking, None, Mirror::Kind("server-variable-value-added"),
    "a server's variable may not have a value any more",
    "Clients that use it do not reach the API.",
    "`enum: [eu, us]` becomes `[eu]`";
WEBHOOK_ADDED = "webhook-added", Compatible, Compatible, Mirror::Kind("webhook-removed"),
    "a webhook was added",
    "Nobody waits for it yet.",
    "`webhooks:` gains `newPet`";
WEBHOOK_REMOVED = "webhook-removed", Breaking, Breaking, Mirror::Kind("webhook-added"),
    "a webhook was removed",
    "Whoever waits for it waits in vain.",
    "`webhooks:` loses `newPet`";
CALLBACK_ADDED = "callback-added", Review, Review, Mirror::Kind("callback-removed"),
    "a callback was added",
    "The server calls a URL of the client that nothing may answer at.",
    "`callbacks:` gains `onEvent`";
CALLBACK_REMOVED = "callback-removed", Breaking, Breaking, Mirror::Kind("callback-added"),
    "a callback was removed",
    "Whoever waits for it waits in vain.",
    "`callbacks:` loses `onEvent`";
CALLBACK_EXPRESSION = "callback-url-changed", Breaking, Breaking, Mirror::Itself,
    "a callback goes to another URL",
    "The runtime expression that gives the URL is a different one.",
    "`'{$request.body#/url}'` becomes `'{$request.query.url}'`";
GENERATED_CODE_CHANGED = "generated-code-changed", None, None, Mirror::Itself,
    "the generated code changed without a change in the document",
    "The configuration, an overlay or the generator itself is another one.",
    "the option `crate` was given";
}
