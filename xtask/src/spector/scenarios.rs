//! The scenarios: which calls each of them has, what they send and what they are answered with.

use std::io::{self, Error};

use serde_json::{Map, Value as Json, json};

/// A scenario with its calls, in their order.
#[derive(Debug)]
pub(super) struct Scenario {
    /// Its name: `Type_Property_Nullable_...`.
    pub(super) name: String,
    /// Its calls; at least one.
    pub(super) calls: Vec<Call>,
}

/// One call of a scenario.
#[derive(Debug)]
pub(super) struct Call {
    /// Method, lower case.
    pub(super) method: String,
    /// The path, as it is on the wire.
    pub(super) path: String,
    /// Pairs of the query: a text, or a list of texts.
    pub(super) query: Map<String, Json>,
    /// Header fields of the request.
    pub(super) headers: Map<String, Json>,
    /// The body of the request.
    pub(super) body: Option<Content>,
    /// The status of the answer.
    pub(super) status: u64,
    /// Header fields of the answer.
    pub(super) answer_headers: Map<String, Json>,
    /// The body of the answer.
    pub(super) answer: Option<Content>,
}

/// A body.
#[derive(Debug, Clone)]
pub(super) struct Content {
    /// Its media type.
    pub(super) media_type: String,
    /// What is in it.
    pub(super) held: Held,
}

/// What is in a body.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Held {
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// The parts of a multipart body, as an object.
    Parts(Json),
}

impl Content {
    /// The body as text.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.held {
            Held::Text(text) => Some(text),
            Held::Bytes(bytes) => std::str::from_utf8(bytes).ok(),
            Held::Parts(_) => None,
        }
    }

    /// The body as bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        match &self.held {
            Held::Text(text) => text.as_bytes(),
            Held::Bytes(bytes) => bytes,
            Held::Parts(_) => &[],
        }
    }
}

/// Reads the bed's list, with the multipart bodies that it leaves out.
pub(super) fn read(calls: &Json, multipart: &Json) -> io::Result<Vec<Scenario>> {
    let bad = || Error::other("the list of scenarios is no list of calls");
    let mut scenarios: Vec<Scenario> = Vec::new();
    for (index, row) in calls.as_array().ok_or_else(bad)?.iter().enumerate() {
        let name = row["scenario"].as_str().ok_or_else(bad)?;
        let call = call(row, &multipart[index]).ok_or_else(bad)?;
        match scenarios.iter_mut().find(|known| known.name == name) {
            Some(known) => known.calls.push(call),
            None => scenarios.push(Scenario { name: name.to_owned(), calls: vec![call] }),
        }
    }
    Ok(scenarios)
}

fn call(row: &Json, multipart: &Json) -> Option<Call> {
    let members = |value: &Json| value.as_object().cloned().unwrap_or_default();
    let (request, response) = (row.get("request")?, row.get("response")?);
    let parts = multipart.is_object().then(|| Content {
        media_type: "multipart/form-data".to_owned(),
        held: Held::Parts(parts(multipart)),
    });
    Some(Call {
        method: row["method"].as_str()?.to_owned(),
        // The server's router takes a colon for the beginning of a name unless it is escaped.
        path: row["uri"].as_str()?.replace('\\', ""),
        query: members(&request["query"]),
        headers: members(&request["headers"]),
        body: parts.or_else(|| content(request)),
        status: response["status"].as_u64()?,
        answer_headers: members(&response["headers"]),
        answer: content(response),
    })
}

fn content(of: &Json) -> Option<Content> {
    let media_type = of["contentType"].as_str()?.to_owned();
    let held = match &of["body"] {
        Json::String(text) => Held::Text(text.clone()),
        Json::Object(members) => Held::Bytes(base64(members.get("base64")?.as_str()?)?),
        _ => return None,
    };
    Some(Content { media_type, held })
}

/// An object with a member for each name, a list where several parts have it.
fn parts(multipart: &Json) -> Json {
    let mut all = multipart["parts"].as_object().cloned().unwrap_or_default();
    for file in multipart["files"].as_array().into_iter().flatten() {
        let part = json!({
            "bytes": file["bytes"],
            "file_name": file["file_name"],
            "media_type": file["media_type"],
        });
        let name = file["field"].as_str().unwrap_or_default();
        match all.get_mut(name) {
            Some(Json::Array(list)) => list.push(part),
            Some(one) => *one = json!([one.take(), part]),
            None => drop(all.insert(name.to_owned(), part)),
        }
    }
    Json::Object(all)
}

/// Bytes in base64 (RFC 4648, section 4).
fn base64(text: &str) -> Option<Vec<u8>> {
    let digit = |c: u8| match c {
        b'A'..=b'Z' => Some(c - b'A'),
        b'a'..=b'z' => Some(c - b'a' + 26),
        b'0'..=b'9' => Some(c - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0);
    for c in text.trim_end_matches('=').bytes() {
        bits = (bits << 6 | u32::from(digit(c)?)) & 0xFF_FFFF;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xFF) as u8);
        }
    }
    Some(bytes)
}

#[test]
fn base64_is_read() {
    assert_eq!(base64("dGVzdA==").unwrap_or_default(), b"test");
    assert_eq!(base64("AP8="), Some(vec![0, 255]));
    assert_eq!(base64("?"), None);
}
