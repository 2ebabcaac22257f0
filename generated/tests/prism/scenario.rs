//! Scenarios: what a step sends and what is to come of it, and how a call compares. Comes in: the scenario's JSON and
//! the outcome of a call. Goes out: what is different, in words. Knows neither of the two APIs.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use bytes::Bytes;
use generated::support::codec::RawJson;
use generated::support::{Body, Call, Error};
use http::HeaderMap;

/// The steps of one scenario.
pub struct Scenario {
    pub steps: Vec<Step>,
    /// The Authorization field of every step that does not say otherwise.
    authorization: String,
}

/// One request and what is expected of its answer.
pub struct Step {
    pub id: String,
    request: RawJson,
    expect: RawJson,
}

/// What a call sends, what it got, and what is wrong with the result that the client made of it.
pub struct Outcome {
    request: http::Request<Body>,
    status: u16,
    headers: HeaderMap,
    body: Bytes,
    misread: Option<String>,
}

/// Makes the call, first undecoded and then for its result, of which `is_right` tells whether it is what was sent.
pub async fn outcome<C: Call>(call: C, is_right: impl FnOnce(&C::Output) -> bool) -> Outcome {
    let request = call.request().expect("a request");
    let raw = call.clone().raw().await;
    let result = call.send().await;
    match raw {
        Ok(answer) => {
            let misread = match result {
                Ok(result) => {
                    (!is_right(&result)).then(|| "the result is not what the server sent".to_owned())
                }
                Err(error) => Some(format!("the client cannot read the answer: {error}")),
            };
            Outcome {
                request,
                status: answer.status.as_u16(),
                headers: answer.headers,
                body: answer.body,
                misread,
            }
        }
        Err(error) => refused(request, &error, result.err()),
    }
}

fn refused(request: http::Request<Body>, error: &Error, again: Option<Error>) -> Outcome {
    let misread = match (error.status(), again) {
        (None, _) => Some(format!("no answer: {error}")),
        (status, Some(again)) if again.status() == status => None,
        (_, again) => Some(format!("the second try went another way: {again:?}")),
    };
    Outcome {
        request,
        status: error.status().map_or(0, |status| status.as_u16()),
        headers: error.headers().cloned().unwrap_or_default(),
        body: error.body().clone(),
        misread,
    }
}

impl Scenario {
    pub fn read(file: &Path) -> Scenario {
        let text = fs::read_to_string(file).expect("a scenario");
        let all = json(&text);
        let steps: Vec<RawJson> = all.pointer("/steps").expect("steps").parse().expect("a list");
        let part = |step: &RawJson, name: &str| step.pointer(name).expect("a complete step");
        Scenario {
            steps: steps
                .iter()
                .map(|step| Step {
                    id: text_of(&part(step, "/id")),
                    request: part(step, "/request"),
                    expect: part(step, "/expect"),
                })
                .collect(),
            authorization: text_of(&all.pointer("/defaultHeaders/Authorization").expect("credentials")),
        }
    }
}

impl Step {
    /// What is different from what the step says.
    pub fn judge(&self, scenario: &Scenario, outcome: &Outcome) -> Vec<String> {
        let mut found = self.request(&scenario.authorization, &outcome.request);
        found.extend(self.answer(outcome));
        found.extend(outcome.misread.clone());
        if !found.is_empty() {
            found.push(format!("answer: {} {}", outcome.status, String::from_utf8_lossy(&outcome.body)));
        }
        found
    }

    fn request(&self, authorization: &str, request: &http::Request<Body>) -> Vec<String> {
        let mut found = Vec::new();
        let mut same = |what: &str, sent: &str, wanted: &str| {
            if sent != wanted {
                found.push(format!("{what}: `{sent}` is sent, not `{wanted}`"));
            }
        };
        same("method", request.method().as_str(), &self.wanted("/method"));
        same("path", request.uri().path(), &self.wanted("/path"));
        same("query", request.uri().query().unwrap_or_default(), &self.query());
        let field = |name: &str| {
            let value = request.headers().get(name).map_or(&b""[..], |value| value.as_bytes());
            String::from_utf8_lossy(value).into_owned()
        };
        let headers = self.request.pointer("/headers").map_or(BTreeMap::new(), |headers| members(&headers));
        let anonymous = self.request.pointer("/noAuth").is_some();
        if !headers.contains_key("Authorization") {
            same("authorization", &field("authorization"), if anonymous { "" } else { authorization });
        }
        for (name, value) in &headers {
            same(name, &field(name), &text_of(value));
        }
        found.extend(self.body(request.body()));
        found
    }

    fn body(&self, body: &Body) -> Option<String> {
        let sent = String::from_utf8_lossy(body.as_bytes().map_or(&b""[..], |bytes| bytes)).into_owned();
        let is_right = match (self.request.pointer("/json"), self.request.pointer("/text")) {
            (Some(wanted), _) => RawJson::from_text(&sent).is_ok_and(|sent| sent == wanted),
            (None, Some(text)) => sent == text_of(&text),
            (None, None) => sent.is_empty(),
        };
        (!is_right).then(|| format!("this body is sent: {sent}"))
    }

    fn query(&self) -> String {
        let pairs = self.request.pointer("/query").map_or(Vec::new(), |all| all.parse().expect("pairs"));
        let pairs: Vec<String> = pairs.iter().map(|pair: &Vec<String>| pair.join("=")).collect();
        self.request.pointer("/rawQuery").map_or(pairs.join("&"), |raw| text_of(&raw))
    }

    fn wanted(&self, pointer: &str) -> String {
        self.request.pointer(pointer).map_or(String::new(), |value| text_of(&value))
    }

    fn answer(&self, outcome: &Outcome) -> Vec<String> {
        let mut found = Vec::new();
        let body = RawJson::from_text(&String::from_utf8_lossy(&outcome.body)).ok();
        for (what, wanted) in members(&self.expect) {
            match what.as_str() {
                "status" if wanted == json(&outcome.status.to_string()) => {}
                "contentType" if field(&outcome.headers, "content-type").starts_with(&text_of(&wanted)) => {}
                "emptyBody" if outcome.body.is_empty() => {}
                "headers" => {
                    let header =
                        |name: &str| outcome.headers.get(name).map(|_| of(&field(&outcome.headers, name)));
                    found.extend(misfits(&wanted, header));
                }
                "json" => found.extend(misfits(&wanted, |at| body.as_ref()?.pointer(at))),
                _ => found.push(format!("{what} is not {wanted}")),
            }
        }
        found
    }
}

/// The members of `wanted` that what is found there does not fit.
fn misfits(wanted: &RawJson, find: impl Fn(&str) -> Option<RawJson>) -> Vec<String> {
    let misfit = |(at, wanted): (String, RawJson)| match find(&at) {
        Some(found) if fits(&found, &wanted) => None,
        found => Some(format!("`{at}` is {found:?}, not {wanted}")),
    };
    members(wanted).into_iter().filter_map(misfit).collect()
}

/// Whether a value is the wanted one, or what the wanted one's `$` members ask for.
fn fits(found: &RawJson, wanted: &RawJson) -> bool {
    let rules: BTreeMap<String, RawJson> = wanted.parse().unwrap_or_default();
    if rules.is_empty() || !rules.keys().all(|name| name.starts_with('$')) {
        return found == wanted;
    }
    rules.iter().all(|(name, asked)| match name.as_str() {
        "$type" => kind(found) == text_of(asked),
        "$len" => found.parse::<Vec<RawJson>>().is_ok_and(|items| items.len().to_string() == asked.as_str()),
        "$regex" => found.parse::<String>().is_ok_and(|text| matches(&text, &text_of(asked))),
        _ => false,
    })
}

fn kind(value: &RawJson) -> &'static str {
    match value.as_str().as_bytes().first() {
        Some(b'{') => "object",
        Some(b'[') => "array",
        Some(b'"') => "string",
        Some(b't' | b'f') => "boolean",
        Some(b'n') => "null",
        _ => "number",
    }
}

/// The scenarios' patterns are plain text, some of them with the end of the line behind it. Others fit nothing.
fn matches(text: &str, pattern: &str) -> bool {
    let (plain, at_end) = pattern.strip_suffix('$').map_or((pattern, false), |plain| (plain, true));
    let is_plain = !plain.contains(['\\', '^', '$', '[', '(', '|', '*', '+', '?', '{', '.']);
    is_plain && if at_end { text.ends_with(plain) } else { text.contains(plain) }
}

/// The JSON of a text that is known to be some.
pub fn json(text: &str) -> RawJson {
    RawJson::from_text(text).expect("JSON")
}

fn of(value: &dyn generated::support::codec::ToJson) -> RawJson {
    RawJson::of(value)
}

fn members(object: &RawJson) -> BTreeMap<String, RawJson> {
    object.parse().expect("an object")
}

fn text_of(value: &RawJson) -> String {
    value.parse().expect("a text")
}

fn field(headers: &HeaderMap, name: &str) -> String {
    let value = headers.get(name).map_or(&b""[..], |value| value.as_bytes());
    String::from_utf8_lossy(value).into_owned()
}
