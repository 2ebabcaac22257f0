//! What media types are called in the names of functions, and which one stands for a range.

use crate::api::{essence, is_range, parameters};

/// What an answer of this media type is called, the short form first: `csv`, `vnd acme json version 68`, `image`.
pub(super) fn of_answer(name: &str) -> [String; 2] {
    let essence = essence(name);
    let (kind, subtype) = essence.split_once('/').unwrap_or(("", essence));
    let short = match (kind, subtype) {
        ("*", _) => "any",
        (kind, "*") => kind,
        (_, subtype) => subtype.strip_prefix("x-").unwrap_or(subtype),
    };
    [short, essence].map(|words| with_parameters(words, name))
}

/// What a body of this media type is called, without a suffix that says no more than that it is JSON; `usual` is the word for a
/// range that may be anything of an application.
pub(super) fn of_body(name: &str, usual: &str) -> String {
    let essence = essence(name);
    let (kind, subtype) = essence.split_once('/').unwrap_or(("", essence));
    let words = match essence {
        "application/x-www-form-urlencoded" => "form",
        "multipart/form-data" => "multipart",
        "application/octet-stream" => "bytes",
        "text/plain" => "text",
        _ if is_range(essence) && (matches!(kind, "*" | "application") || subtype != "*") => usual,
        _ if is_range(essence) => kind,
        _ => {
            let subtype = subtype.strip_prefix("x-").unwrap_or(subtype);
            subtype.strip_suffix("+json").unwrap_or(subtype)
        }
    };
    with_parameters(words, name)
}

/// What sets a media type apart is in its name, whatever stands beside it: no name moves where another one comes.
fn with_parameters(words: &str, name: &str) -> String {
    parameters(name).fold(words.to_owned(), |words, (key, value)| format!("{words} {key} {value}"))
}

#[test]
fn parameters_are_in_the_name() {
    let name = "application/vnd.acme+json; version=68; charset=utf-8";
    assert_eq!(of_answer(name)[0], "vnd.acme+json version 68");
    assert_eq!(of_body(name, "json"), "vnd.acme version 68");
    assert_eq!(of_answer("image/*")[0], "image");
    assert_eq!(of_answer("*/*")[0], "any");
    assert_eq!(of_body("*/*", "bytes"), "bytes");
    assert_eq!(of_body("image/*", "bytes"), "image");
    assert_eq!(of_body("application/*+json", "json"), "json");
}

/// A media type of a range, for values that are made up.
pub(super) fn one_of(range: &str) -> String {
    match range {
        "*/*" | "application/*" => "application/octet-stream".to_owned(),
        "text/*" => "text/plain".to_owned(),
        "image/*" => "image/png".to_owned(),
        range => range.replace('*', "x-any"),
    }
}
