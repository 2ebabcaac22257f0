//! What a document says of answers, in the docs of who gets or gives them.

use super::{docs, markdown};
use crate::api::{Header, Operation, Response, StatusRange};

/// Words of frameworks and templates that say no more than the status does.
const NOTHING: &[&str] = &[
    "success",
    "successful",
    "success response",
    "successful response",
    "successful operation",
    "successful request",
    "operation successful",
    "operation succeeded",
    "response",
    "default response",
    "default",
];

/// Ends the sentence `GET /keys returns Keys` with what the document says of the answer; where there are several, with a list of them.
pub(super) fn end(operation: &Operation, lines: &mut Vec<String>) {
    let redirects = operation.final_redirects();
    let answers = if redirects.is_empty() { operation.successes() } else { redirects };
    let words: Vec<(StatusRange, String)> =
        answers.iter().filter_map(|answer| Some((answer.status, words(answer)?))).collect();
    let Some(last) = lines.last_mut() else { return };
    match words.as_slice() {
        [] => last.push('.'),
        [(_, words)] if answers.len() == 1 => {
            last.push_str(": ");
            last.push_str(&docs::sentence(words.clone()));
        }
        several => {
            last.push(':');
            lines.push(String::new());
            lines.extend(several.iter().map(|(status, words)| format!("- `{status}`: {words}")));
        }
    }
}

/// What is said of the answers that a listener is expected to give, as a list; nothing where nothing is said.
pub(super) fn expected(operation: &Operation) -> Vec<String> {
    let rows: Vec<String> = operation
        .responses
        .iter()
        .map(|answer| match words(answer) {
            Some(words) => format!("- `{}`: {words}", answer.status),
            None => format!("- `{}`", answer.status),
        })
        .collect();
    if rows.is_empty() {
        return rows;
    }
    [String::new(), "It is answered with:".to_owned(), String::new()].into_iter().chain(rows).collect()
}

/// The header fields that are documented for an error, behind its words.
pub(super) fn fields(answer: &Response) -> String {
    let told = |header: &Header| {
        let description = header.docs.description.as_deref().map(markdown::one_line);
        match description.filter(|words| !words.is_empty()) {
            Some(words) => format!("{}: {words}", docs::name(&header.name)),
            None => docs::name(&header.name),
        }
    };
    let names: Vec<String> = answer.headers.iter().map(told).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => format!(" (header field {one})"),
        several => format!(" (header fields {})", several.join("; ")),
    }
}

/// What is said of an answer beyond its status (reason phrases: RFC 9110, section 15).
fn words(answer: &Response) -> Option<String> {
    let words = markdown::one_line(&answer.description);
    let letters: String =
        words.chars().filter(|c| c.is_alphanumeric() || *c == ' ').flat_map(char::to_lowercase).collect();
    let letters = letters.trim();
    let phrase = match answer.status {
        StatusRange::Exact(status) => reason_phrase(status),
        StatusRange::Class(_) | StatusRange::Default => None,
    };
    let status = answer.status.to_string().to_lowercase();
    let bare = letters.strip_prefix(&status).unwrap_or(letters).trim();
    let is_nothing = bare.is_empty()
        || phrase.is_some_and(|phrase| phrase == bare)
        || bare == "ok"
        || NOTHING.iter().any(|words| *words == bare || bare.strip_prefix("a ") == Some(words));
    (!is_nothing).then_some(words)
}

/// The reason phrase of a status that is no error, in lower case (RFC 9110, sections 15.3 and 15.4).
fn reason_phrase(status: u16) -> Option<&'static str> {
    Some(match status {
        200 => "ok",
        201 => "created",
        202 => "accepted",
        203 => "nonauthoritative information",
        204 => "no content",
        205 => "reset content",
        206 => "partial content",
        300 => "multiple choices",
        301 => "moved permanently",
        302 => "found",
        303 => "see other",
        304 => "not modified",
        307 => "temporary redirect",
        308 => "permanent redirect",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Origin;

    fn answer(status: StatusRange, description: &str) -> Response {
        let description = description.to_owned();
        Response { status, description, content: Vec::new(), headers: Vec::new(), origin: Origin(None) }
    }

    #[test]
    fn words_that_only_spell_the_status_again_are_left_out() {
        for (status, said) in [
            (200, "OK"),
            (200, "Successful Response"),
            (201, "Created."),
            (201, "201 Created"),
            (204, "No Content"),
            (202, ""),
            (200, "A successful response."),
            (203, "Non-Authoritative Information"),
        ] {
            assert_eq!(words(&answer(StatusRange::Exact(status), said)), None, "{status} {said}");
        }
        let kept = answer(StatusRange::Exact(200), "The keys\nof the function");
        assert_eq!(words(&kept).as_deref(), Some("The keys of the function"));
        assert!(words(&answer(StatusRange::Exact(200), "Created")).is_some());
    }
}
