//! Uses of keywords that nothing has to notice, and why.

use clientwright::document::keywords::Kind;

use super::uses::Use;

/// Keywords that matter only beside something that most documents do not have.
const KNOWN: &[(Kind, &str, &str)] = &[
    (Kind::OpenApi, "$self", "it counts where another file refers to the document by its URL"),
    (Kind::License, "name", "the SPDX identifier says the same where there is one"),
    (Kind::Schema, "$id", "it counts where a reference leads to it"),
    (Kind::Schema, "$anchor", "it counts where a reference leads to it"),
    (
        Kind::Schema,
        "title",
        "it is the word of last resort: for a type without a name, and a place without a description",
    ),
];

/// Why nothing has to notice this use; `None` where something has to.
pub(super) fn reason(used: &Use) -> Option<&'static str> {
    let swapped = ["/webhooks/", "/callbacks/"].iter().any(|part| used.object.contains(part));
    if used.kind == Kind::Operation && used.keyword == "operationId" && swapped {
        return Some("a request that the API makes has the name of its webhook or callback");
    }
    let known = KNOWN.iter().find(|(kind, keyword, _)| *kind == used.kind && *keyword == used.keyword);
    known.map(|(_, _, reason)| *reason)
}
