//! Parameters on the wire, decoded by the rules of RFC 6570 and by the `url` crate: every style, exploded or not.

use std::borrow::Cow;
use std::sync::LazyLock;

use clientwright_runtime::codec::RawJson;
use clientwright_runtime::mock::Replay;
use clientwright_runtime::{Call, OpInfo, Param, Style};
use libfuzzer_sys::arbitrary::{Result, Unstructured};
use serde_json::{Map, Value, json};
use url::Url;

use crate::client::client;

/// One parameter, and an operation that has it.
struct Case {
    place: &'static str,
    style: Style,
    explode: bool,
    reserved: bool,
    info: &'static OpInfo,
}

/// Every parameter that there can be.
static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let styles: [(&str, &[Style]); 4] = [
        ("path", &[Style::Simple, Style::Label, Style::Matrix]),
        (
            "query",
            &[
                Style::Form,
                Style::SpaceDelimited,
                Style::PipeDelimited,
                Style::TabDelimited,
                Style::DeepObject,
            ],
        ),
        ("header", &[Style::Simple]),
        ("cookie", &[Style::Form, Style::Cookie]),
    ];
    let mut all = Vec::new();
    for (place, styles) in styles {
        for style in styles.iter().copied() {
            for (explode, reserved) in [(false, false), (true, false), (false, true), (true, true)] {
                all.push(case(place, style, explode, reserved));
            }
        }
    }
    all
});

fn case(place: &'static str, style: Style, explode: bool, reserved: bool) -> Case {
    let param = match place {
        "path" => Param::path("p"),
        "query" => Param::query("p"),
        "header" => Param::header("p"),
        _ => Param::cookie("p"),
    };
    let param = param.style(style).explode(explode);
    let param = if reserved { param.reserved() } else { param };
    let path = if place == "path" { "/a/{p}/z" } else { "/a/z" };
    // As many as there are cases, once.
    let params: &'static [Param] = Box::leak(Box::new([param]));
    let info = Box::leak(Box::new(OpInfo::new("call", "GET", path).params(params)));
    Case { place, style, explode, reserved, info }
}

/// Sends one value as one of the parameters and decodes what was sent.
pub fn check(bytes: &[u8]) {
    let mut from = Unstructured::new(bytes);
    let (Ok(case), Ok(value)) = (from.choose_index(CASES.len()), value(&mut from)) else { return };
    let case = &CASES[case];
    let sent = RawJson::from_text(&value.to_string()).expect("JSON is JSON");
    let replay = Replay::new();
    let Ok(request) = client(&replay).call(case.info, &[&sent]).request() else { return };
    let uri = request.uri().to_string();
    let url = Url::parse(&uri).unwrap_or_else(|error| panic!("{uri}: {error}"));
    assert_eq!(url.host_str(), Some("shop.test"), "{value} leads to {url}");
    assert!(url.fragment().is_none(), "{value} leads to {url}");
    let path = url.path();
    let told = || format!("{} {:?} explode={} of {value}: {uri}", case.place, case.style, case.explode);
    match case.place {
        "path" => {
            assert!(
                path.starts_with("/v1/a/") && path.ends_with("/z") && url.query().is_none(),
                "{}",
                told()
            );
            let own = &path["/v1/a/".len()..path.len().max("/v1/a//z".len()) - "/z".len()];
            assert!(case.reserved || !own.contains('/'), "{}", told());
            if !case.reserved {
                assert_eq!(in_path(case, own, &value), Some(expected(&value, case)), "{}", told());
            }
        }
        "query" => {
            assert_eq!(path, "/v1/a/z", "{}", told());
            let query = uri.split_once('?').map_or("", |(_, query)| query);
            if !case.reserved {
                in_query(case, query, &value, &told);
            }
        }
        "header" => assert_eq!((path, url.query()), ("/v1/a/z", None), "{}", told()),
        _ => {
            assert_eq!((path, url.query()), ("/v1/a/z", None), "{}", told());
            let cookies = request.headers().get_all("cookie").iter().count();
            assert!(cookies <= 1, "{}", told());
        }
    }
}

/// A text, a list of texts, or names and texts.
fn value(from: &mut Unstructured<'_>) -> Result<Value> {
    Ok(match from.int_in_range(0..=3)? {
        0 => json!(from.arbitrary::<String>()?),
        1 => json!(from.arbitrary::<i64>()?),
        2 => json!(from.arbitrary::<Vec<String>>()?),
        _ => {
            let pairs = from.arbitrary::<Vec<(String, String)>>()?;
            Value::Object(pairs.into_iter().map(|(name, text)| (name, json!(text))).collect::<Map<_, _>>())
        }
    })
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The texts that have to come out, names before their values.
fn expected(value: &Value, case: &Case) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().map(text).collect(),
        Value::Object(members) => {
            members.iter().flat_map(|(name, value)| [name.clone(), text(value)]).collect()
        }
        scalar if case.style == Style::Label && text(scalar).is_empty() => vec![String::new()],
        scalar => vec![text(scalar)],
    }
}

/// Escapes resolved; `None` where something stands there that should have been escaped.
fn decoded(text: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~%".contains(c);
    if !text.chars().all(plain) {
        return None;
    }
    Some(percent(text).into_owned())
}

/// Escapes resolved; `+` is no space here.
pub(crate) fn percent(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let bytes = text.as_bytes();
    let (mut out, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let byte = text.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match byte {
            Some(byte) if bytes[at] == b'%' => {
                out.push(byte);
                at += 3;
            }
            _ => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned().into()
}

/// RFC 6570, 3.2: what `simple`, `label` and `matrix` hold.
fn in_path(case: &Case, own: &str, value: &Value) -> Option<Vec<String>> {
    let is_object = value.is_object();
    let is_list = is_object || value.is_array();
    let pairs = |parts: Vec<&str>| -> Option<Vec<String>> {
        let halves = parts.into_iter().flat_map(|part| {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            [name, value]
        });
        halves.map(decoded).collect()
    };
    let all =
        |text: &str, separator: char| -> Option<Vec<String>> { text.split(separator).map(decoded).collect() };
    match case.style {
        Style::Label => {
            let own = own.strip_prefix('.')?;
            // A dot is not escaped, so a list with dots in it cannot be told from a longer one.
            if is_list && case.explode && value.to_string().contains('.') {
                return Some(expected(value, case));
            }
            let separator = if case.explode { '.' } else { ',' };
            match (is_list, is_object && case.explode) {
                (false, _) => Some(vec![decoded(own)?]),
                (true, true) => pairs(own.split(separator).collect()),
                (true, false) => all(own, separator),
            }
        }
        Style::Matrix => {
            let own = own.strip_prefix(';')?;
            if is_object && case.explode {
                return pairs(own.split(';').collect());
            }
            let value_of = |part: &str| -> Option<String> {
                let (name, value) = part.split_once('=').unwrap_or((part, ""));
                (name == "p").then(|| value.to_owned())
            };
            if is_list && case.explode {
                return own.split(';').map(|part| decoded(&value_of(part)?)).collect();
            }
            let value = value_of(own)?;
            if is_list { all(&value, ',') } else { Some(vec![decoded(&value)?]) }
        }
        _ if is_object && case.explode => pairs(own.split(',').collect()),
        _ if is_list => all(own, ','),
        _ => Some(vec![decoded(own)?]),
    }
}

/// Pairs of the query.
fn in_query(case: &Case, query: &str, value: &Value, told: &dyn Fn() -> String) {
    let pairs: Vec<(&str, &str)> = match query {
        "" => Vec::new(),
        _ => query.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, ""))).collect(),
    };
    let wanted = expected(value, case);
    let is_empty =
        value.as_array().is_some_and(Vec::is_empty) || value.as_object().is_some_and(Map::is_empty);
    if is_empty {
        assert!(pairs.is_empty(), "{}", told());
        return;
    }
    let own = |pairs: &[(&str, &str)]| -> Option<Vec<String>> {
        pairs.iter().map(|(name, value)| if *name == "p" { decoded(value) } else { None }).collect()
    };
    let flat = |pairs: &[(&str, &str)], prefix: &str, suffix: &str| -> Option<Vec<String>> {
        let halves = pairs.iter().map(|(name, value)| {
            let name = name.strip_prefix(prefix)?.strip_suffix(suffix)?;
            Some([decoded(name)?, decoded(value)?])
        });
        halves.collect::<Option<Vec<_>>>().map(|pairs| pairs.into_iter().flatten().collect())
    };
    let found = match (value, case.style, case.explode) {
        (Value::Object(_), Style::DeepObject, _) => flat(&pairs, "p%5B", "%5D"),
        (Value::Array(_), Style::DeepObject, _) => {
            pairs.iter().map(|(name, value)| if *name == "p%5B%5D" { decoded(value) } else { None }).collect()
        }
        (Value::Object(_), _, true) => flat(&pairs, "", ""),
        (Value::Array(_), _, true) => own(&pairs),
        (Value::Object(_) | Value::Array(_), style, false) => {
            let separator = match style {
                Style::SpaceDelimited => "%20",
                Style::PipeDelimited => "%7C",
                Style::TabDelimited => "%09",
                _ => ",",
            };
            let plain = percent(separator).into_owned();
            // What separates values and stands in one of them cannot be told apart, whatever is done.
            if plain != "," && wanted.iter().any(|text| text.contains(&plain)) {
                return;
            }
            match pairs.as_slice() {
                [("p", value)] => value.split(separator).map(decoded).collect(),
                _ => None,
            }
        }
        _ => own(&pairs),
    };
    assert_eq!(found, Some(wanted), "{}", told());
}
