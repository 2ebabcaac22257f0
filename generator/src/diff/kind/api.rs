//! Kinds of changes to an API as a whole: servers, webhooks, callbacks, and what has no cause in the document.

use super::entry::{Mirror, kinds};

kinds! {
/// A change to an API as a whole: servers, webhooks, callbacks.
ApiChange;
ServerAdded = "server-added", Server, Compatible, None, Items, Mirror::Kind(Self::ServerRemoved),
    "a server was added",
    "Clients that name no server use the first one.",
    "`servers:` gains `https://eu.example.com`";
ServerRemoved = "server-removed", Server, Breaking, None, Items, Mirror::Kind(Self::ServerAdded),
    "a server was removed",
    "Clients that use it may not reach the API any more.",
    "`servers:` loses `https://eu.example.com`";
ServerUrl = "server-url-changed", Server, Breaking, None, Items, Mirror::Itself,
    "the URL of the only server changed",
    "Clients that were built with the old URL call the old server.",
    "`https://example.com/v1` becomes `https://example.com/v2`";
ServerDefault = "default-server-changed", Server, Review, None, Items, Mirror::Itself,
    "the first server changed",
    "Clients that name no server use the first one, so a new crate calls another server than the old one.",
    "two entries of `servers:` changed places";
ServerVariableAdded = "server-variable-added", Server, Compatible, None, Items,
    Mirror::Kind(Self::ServerVariableRemoved),
    "a server's URL gained a variable",
    "Old clients fill in the URL as they know it.",
    "`https://{tenant}.example.com` gains `{region}`";
ServerVariableRemoved = "server-variable-removed", Server, Compatible, None, Items,
    Mirror::Kind(Self::ServerVariableAdded),
    "a server's URL lost a variable",
    "Old clients fill in the URL as they know it.",
    "`https://{tenant}.example.com/{region}` loses `{region}`";
ServerVariableDefault = "server-variable-default-changed", Server, Review, None, Items, Mirror::Itself,
    "the default of a server's variable changed",
    "A client that is built again calls another server.",
    "`default: eu` becomes `default: us`";
ServerValueAdded = "server-variable-value-added", Server, Compatible, None, Items,
    Mirror::Kind(Self::ServerValueRemoved),
    "a value of a server's variable was added",
    "Old clients do not use it.",
    "`enum: [eu]` becomes `[eu, us]`";
ServerValueRemoved = "server-variable-value-removed", Server, Breaking, None, Items,
    Mirror::Kind(Self::ServerValueAdded),
    "a value of a server's variable was removed",
    "Clients that use it do not reach the API.",
    "`enum: [eu, us]` becomes `[eu]`";
WebhookAdded = "webhook-added", Webhook, Compatible, Compatible, Items, Mirror::Kind(Self::WebhookRemoved),
    "a webhook was added",
    "No client expects it yet.",
    "`webhooks:` gains `newPet`";
WebhookRemoved = "webhook-removed", Webhook, Breaking, Breaking, Items, Mirror::Kind(Self::WebhookAdded),
    "a webhook was removed",
    "Clients that expect it no longer receive it.",
    "`webhooks:` loses `newPet`";
CallbackAdded = "callback-added", Callback, Review, Review, Items, Mirror::Kind(Self::CallbackRemoved),
    "a callback was added",
    "The server calls a URL of the client, which may not answer there.",
    "`callbacks:` gains `onEvent`";
CallbackRemoved = "callback-removed", Callback, Breaking, Breaking, Items, Mirror::Kind(Self::CallbackAdded),
    "a callback was removed",
    "Clients that expect it no longer receive it.",
    "`callbacks:` loses `onEvent`";
CallbackExpression = "callback-url-changed", Callback, Breaking, Breaking, Items, Mirror::Itself,
    "the URL of a callback changed",
    "The runtime expression that gives the URL is a different one.",
    "`'{$request.body#/url}'` becomes `'{$request.query.url}'`";
GeneratedCodeChanged = "generated-code-changed", GeneratedCode, None, None, Items, Mirror::Itself,
    "the generated code changed without a reason in the document",
    "The configuration, an overlay or the generator itself is another one.",
    "the option `crate` was given";
}
