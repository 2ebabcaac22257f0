//! Whether what came of a scenario is what the server expects and sent.

use clientwright::api::MediaFamily;
use serde_json::Value as Json;

use super::documents::Planned;
use super::program::Outcomes;
use super::scenarios::{Call, Content, Scenario};
use crate::jsonschema::equal::equal;

/// What came of a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The server is satisfied, and what it sent was decoded to what it is.
    Passed,
    /// The same, with a body that the client has as text although the document describes it.
    AsText,
    /// Not so, for this reason.
    Failed(String),
}

/// Judges a scenario whose calls were made.
pub(super) fn judge(
    scenario: &Scenario,
    planned: &[Planned],
    outcomes: &Outcomes,
    coverage: &Json,
) -> Verdict {
    let mut as_text = false;
    for made in planned {
        let Some(outcome) = outcomes.get(&made.case) else {
            return Verdict::Failed("it was not called".to_owned());
        };
        if let Some(why) = outcome["impossible"].as_str() {
            return Verdict::Failed(format!("no call can be written: {why}"));
        }
        let calls = &scenario.calls[made.calls.clone()];
        if let Err(why) = answered(calls, made, outcome) {
            return Verdict::Failed(why);
        }
        as_text |= made.as_text;
    }
    match coverage[&scenario.name].as_str() {
        Some("pass") if as_text => Verdict::AsText,
        Some("pass") => Verdict::Passed,
        said => Verdict::Failed(format!("the server says {}", said.unwrap_or("nothing of it"))),
    }
}

fn answered(calls: &[Call], made: &Planned, outcome: &Json) -> Result<(), String> {
    let Some(call) = calls.first() else { return Ok(()) };
    let is_error = call.status >= 400;
    let status = outcome["status"].as_u64().unwrap_or_default();
    if outcome["error"].is_string() != is_error || (status != 0 && status != call.status) {
        let error = outcome["error"].as_str().unwrap_or("no error");
        return Err(format!("status {status} in place of {}: {error}", call.status));
    }
    if let Some(items) = &made.items {
        return listed(calls, made, items, &outcome["body"]);
    }
    for (name, expected) in &call.answer_headers {
        let seen = outcome["headers"].as_object().into_iter().flatten();
        let seen = seen.filter(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value);
        for value in seen {
            is_text(value, expected).map_err(|why| format!("the header field `{name}`: {why}"))?;
        }
    }
    match &call.answer {
        Some(answer) if made.documented && made.is_resumed => held(answer, &first_item(&outcome["body"])),
        Some(answer) if made.documented => match made.answers.first() {
            Some(Some(value)) => same(value, &outcome["body"]["json"]),
            _ => held(answer, &outcome["body"]),
        },
        _ => Ok(()),
    }
}

/// A stream as if it had ended behind its first item.
fn first_item(seen: &Json) -> Json {
    let items = seen["items"].as_array().map_or(&[][..], Vec::as_slice);
    serde_json::json!({"items": items.get(..1).unwrap_or_default()})
}

/// Whether a value, written as text, is this text.
fn is_text(value: &Json, expected: &Json) -> Result<(), String> {
    let text = |value: &Json| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let (value, expected) = (text(value), text(expected));
    if value == expected { Ok(()) } else { Err(format!("{value} in place of {expected}")) }
}

/// The items of all pages, one after another.
fn listed(calls: &[Call], made: &Planned, pointer: &str, seen: &Json) -> Result<(), String> {
    let mut expected = Vec::new();
    for (call, value) in calls.iter().zip(&made.answers) {
        let text = call.answer.as_ref().and_then(|answer| answer.text());
        let page: Json = value.clone().or_else(|| serde_json::from_str(text?).ok()).unwrap_or_default();
        expected.extend(page.pointer(pointer).and_then(Json::as_array).cloned().unwrap_or_default());
    }
    same(&Json::Array(expected), &seen["items"])
}

fn same(expected: &Json, seen: &Json) -> Result<(), String> {
    if equal(expected, seen) { Ok(()) } else { Err(format!("decoded to {seen} in place of {expected}")) }
}

/// Whether a decoded body is what was sent.
fn held(answer: &Content, seen: &Json) -> Result<(), String> {
    if seen.is_null() {
        return Err(format!("the body ({}) was not decoded", answer.media_type));
    }
    let bytes = || Json::from(answer.bytes());
    match MediaFamily::of(&answer.media_type) {
        Some(MediaFamily::Json) => {
            let sent = answer.text().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
            match (seen.get("json"), seen.get("bytes"), seen.get("text")) {
                (Some(json), _, _) => same(&sent, json),
                (_, Some(seen), _) => same(&bytes(), seen),
                (_, _, Some(text)) => same(&Json::from(answer.text()), text),
                _ => Err(format!("decoded to {seen} in place of {sent}")),
            }
        }
        Some(MediaFamily::Lines) => {
            let lines = answer.text().unwrap_or_default().lines();
            let items: Vec<Json> = lines.filter_map(|line| serde_json::from_str(line).ok()).collect();
            same(&Json::Array(items), &seen["items"])
        }
        Some(MediaFamily::Events) => events(answer.text().unwrap_or_default(), &seen["items"]),
        Some(MediaFamily::Binary) => same(&bytes(), &seen["bytes"]),
        _ => same(&Json::from(answer.text()), seen.get("json").unwrap_or(&seen["text"])),
    }
}

/// Each event is its data, or an object with the fields of the event.
fn events(sent: &str, seen: &Json) -> Result<(), String> {
    let sent: Vec<Vec<(&str, &str)>> =
        sent.split("\n\n").map(fields).filter(|event| !event.is_empty()).collect();
    let seen = seen.as_array().ok_or_else(|| format!("decoded to {seen} in place of events"))?;
    // The last event of many APIs only says that it is the last one.
    let ends = sent.last().is_some_and(|last| last.iter().any(|(_, value)| *value == "[DONE]"));
    if seen.len() != sent.len() && !(ends && seen.len() + 1 == sent.len()) {
        return Err(format!("{} events in place of {}", seen.len(), sent.len()));
    }
    sent.iter().zip(seen).try_for_each(|(sent, seen)| event(sent, seen))
}

fn fields(event: &str) -> Vec<(&str, &str)> {
    let lines = event.lines().filter_map(|line| line.split_once(':'));
    lines.map(|(name, value)| (name, value.strip_prefix(' ').unwrap_or(value))).collect()
}

fn event(sent: &[(&str, &str)], seen: &Json) -> Result<(), String> {
    let field = |name: &str| sent.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
    let data = field("data").unwrap_or_default();
    let value = serde_json::from_str(data).unwrap_or_else(|_| Json::from(data));
    let is_data = |seen: &Json| equal(&value, seen) || seen.as_str() == Some(data);
    let is_field = |name: &str| match (field(name), seen.get(name)) {
        (Some(sent), Some(seen)) => is_text(seen, &Json::from(sent)).is_ok(),
        (sent, seen) => sent.is_none() || seen.is_none_or(Json::is_null),
    };
    let as_event =
        seen.get("data").is_some_and(is_data) && ["event", "id", "retry"].iter().all(|name| is_field(name));
    if is_data(seen) || as_event { Ok(()) } else { Err(format!("decoded to {seen} in place of {sent:?}")) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::scenarios::Held;
    use super::*;

    fn sent(media_type: &str, text: &str) -> Content {
        Content { media_type: media_type.to_owned(), held: Held::Text(text.to_owned()) }
    }

    #[test]
    fn a_body_has_to_be_what_was_sent() {
        let json = sent("application/json", r#"{"a": 1}"#);
        assert!(held(&json, &json!({"json": {"a": 1.0}})).is_ok());
        assert!(held(&json, &json!({"json": {"a": 1, "b": null}})).is_err());
        assert!(held(&json, &Json::Null).is_err());
        let text = sent("text/plain", "a");
        assert!(held(&text, &json!({"text": "a"})).is_ok() && held(&text, &json!({"text": "b"})).is_err());
        let bytes = Content { media_type: "image/png".to_owned(), held: Held::Bytes(vec![1, 2]) };
        assert!(
            held(&bytes, &json!({"bytes": [1, 2]})).is_ok() && held(&bytes, &json!({"bytes": [1]})).is_err()
        );
        let lines = sent("application/jsonl", "{\"a\":1}\n{\"a\":2}");
        assert!(held(&lines, &json!({"items": [{"a": 1}, {"a": 2}]})).is_ok());
        assert!(held(&lines, &json!({"items": [{"a": 1}]})).is_err());
    }

    #[test]
    fn an_event_is_its_data_or_all_of_its_fields() {
        let stream = sent("text/event-stream", "event: made\ndata: {\"a\":1}\n\ndata: [DONE]\n\n");
        let is = |items: Json| held(&stream, &json!({"items": items})).is_ok();
        assert!(is(json!([{"a": 1}])));
        assert!(is(json!([{"event": "made", "data": {"a": 1}}, {"data": "[DONE]"}])));
        assert!(!is(json!([{"event": "lost", "data": {"a": 1}}])));
        assert!(!is(json!([{"a": 2}])) && !is(json!([])));
    }
}
