//! Verbs, as far as names of operations need them.

/// Verbs that ids begin with, and that are hardly ever the name of a thing.
const VERBS: &[&str] = &[
    "add", "attach", "bulk", "cancel", "check", "create", "del", "delete", "destroy", "detach", "disable",
    "edit", "enable", "fetch", "find", "get", "list", "modify", "patch", "post", "put", "query", "read",
    "remove", "replace", "reset", "retrieve", "run", "save", "search", "send", "set", "show", "start",
    "stop", "submit", "sync", "trigger", "update", "upload", "upsert",
];

/// Those that a word may begin with where it has swallowed one: `delsecuritygroup`.
const SWALLOWED: &[&str] = &[
    "add", "create", "del", "delete", "destroy", "disable", "edit", "enable", "fetch", "find", "get", "list",
    "modify", "remove", "retrieve", "search", "set", "update",
];

/// Things whose names begin like a verb.
const THINGS: &[&str] = &[
    "addition",
    "additional",
    "address",
    "addresses",
    "delay",
    "delegate",
    "delegation",
    "delivery",
    "deliveries",
    "delta",
    "editor",
    "editors",
    "listener",
    "listeners",
    "listing",
    "listings",
    "setting",
    "settings",
    "setup",
    "updates",
];

/// Whether a word is a verb that functions begin with.
pub(super) fn is_verb(word: &str) -> bool {
    VERBS.contains(&word)
}

/// Whether a word begins with a verb that is not set apart from the thing.
pub(super) fn begins_with_verb(word: &str) -> bool {
    let swallowed = |verb: &&str| word.strip_prefix(*verb).is_some_and(|thing| thing.len() > 2);
    !THINGS.contains(&word) && SWALLOWED.iter().any(swallowed)
}

/// Whether a word is a method of HTTP.
pub(super) fn is_method(word: &str) -> bool {
    ["get", "put", "post", "delete", "options", "head", "patch", "trace"].contains(&word)
}

/// The verbs that frameworks write for a method.
pub(super) fn of_method(method: &str) -> &'static [&'static str] {
    match method {
        "get" => &["get", "list", "read", "retrieve"],
        "post" => &["post", "create"],
        "put" => &["put", "update"],
        "patch" => &["patch", "update"],
        "delete" => &["delete", "destroy"],
        _ => &[],
    }
}

/// Verbs that a path ends with where it names an action rather than a thing.
const ACTIONS: &[&str] = &[
    "abort",
    "accept",
    "activate",
    "add",
    "apply",
    "approve",
    "archive",
    "assign",
    "attach",
    "authorize",
    "block",
    "cancel",
    "check",
    "clear",
    "clone",
    "close",
    "commit",
    "complete",
    "confirm",
    "copy",
    "deactivate",
    "delete",
    "deploy",
    "detach",
    "disable",
    "download",
    "enable",
    "execute",
    "export",
    "extend",
    "failover",
    "generate",
    "import",
    "install",
    "invalidate",
    "invite",
    "lock",
    "login",
    "logout",
    "merge",
    "migrate",
    "move",
    "pause",
    "powercycle",
    "preview",
    "publish",
    "purge",
    "reboot",
    "rebuild",
    "refresh",
    "regenerate",
    "reject",
    "reload",
    "remove",
    "rename",
    "render",
    "renew",
    "replace",
    "rescue",
    "resend",
    "reset",
    "resize",
    "restart",
    "restore",
    "resume",
    "retry",
    "revert",
    "revoke",
    "rotate",
    "run",
    "search",
    "send",
    "set",
    "share",
    "start",
    "stop",
    "submit",
    "subscribe",
    "suspend",
    "swap",
    "sync",
    "terminate",
    "test",
    "transfer",
    "unassign",
    "unblock",
    "unlock",
    "unpublish",
    "unsubscribe",
    "update",
    "upgrade",
    "upload",
    "validate",
    "verify",
];

/// Whether the last word of a path says what is done rather than what it is done to.
pub(super) fn is_action(word: &str) -> bool {
    ACTIONS.contains(&word)
}
