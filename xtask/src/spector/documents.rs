//! The documents of one version of OpenAPI, each with the calls that are its operations'.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Error};
use std::path::{Path, PathBuf};

use clientwright::api::{
    Api, HttpScheme, Location, MediaFamily, Operation, OperationKey, Parameter, Response, Scalar, SchemeKind,
    Shape, StatusRange,
};
use clientwright::pipeline::{self, Home, Input};
use clientwright::rust::{Case, CaseBody, CaseParameter, CaseValue, Ident};
use serde_json::{Map, Value as Json};

use super::matching::{self, Match};
use super::scenarios::{Call, Content, Held, Scenario};
use super::{values, xml};

/// The scenarios in which a stream ends and is asked for again end so.
const RECONNECTS: &str = "_reconnect";

/// A document.
pub(super) struct Document {
    /// The module of its client.
    pub(super) module: Ident,
    /// What it is about: `type/property`.
    pub(super) area: String,
    /// Version of the API, where there is a document for each.
    version: String,
    path: PathBuf,
    overlays: Vec<PathBuf>,
    /// What it means.
    pub(super) api: Api,
    /// The calls that are made through it.
    pub(super) cases: Vec<Case>,
    /// Paths of base URLs, by case.
    pub(super) bases: Vec<(String, String)>,
}

/// A call as it is made.
pub(super) struct Planned {
    /// The document, by its index.
    pub(super) document: usize,
    /// The case.
    pub(super) case: String,
    /// The calls of the scenario that it makes: one, or all pages of a list.
    pub(super) calls: std::ops::Range<usize>,
    /// Where each page has its items.
    pub(super) items: Option<String>,
    /// The document says what the body of the answer is.
    pub(super) documented: bool,
    /// What the bodies of the answers in XML are by their type; nothing for other bodies.
    pub(super) answers: Vec<Option<Json>>,
    /// A body in XML is text: it is sent as that, or has no type in the document.
    pub(super) as_text: bool,
    /// A stream that is opened again; the scenario gives its first answer alone.
    pub(super) is_resumed: bool,
}

impl Document {
    /// What its client is made from.
    pub(super) fn input(&self) -> Input {
        Input {
            document: self.path.clone(),
            overlays: self.overlays.clone(),
            home: Home::Module(self.module.clone()),
            cases: self.cases.clone(),
            ..Input::default()
        }
    }
}

/// Reads the documents below `folder` that are of this version of OpenAPI, and those that this repository adds.
pub(super) fn read(folder: &Path, version: &str, own: &Path) -> io::Result<Vec<Document>> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.retain(|file| file.parent().and_then(Path::file_name).is_some_and(|name| name == version));
    collect(own, &mut files)?;
    files.sort();
    let documents = files.into_iter().filter(|file| !file.ends_with("overlay.yaml"));
    documents.map(|path| document(path, folder, own)).collect()
}

fn document(path: PathBuf, folder: &Path, own: &Path) -> io::Result<Document> {
    let spec = path.parent().and_then(Path::parent).unwrap_or(folder);
    let area = match (spec.strip_prefix(folder), path.strip_prefix(own)) {
        (_, Ok(own)) => own.with_extension(""),
        (Ok(spec), _) => spec.to_owned(),
        _ => PathBuf::new(),
    };
    let area = area.to_string_lossy().replace('\\', "/");
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let version = stem.strip_prefix("openapi.").unwrap_or_default().to_owned();
    let overlay = own.join(&area).join("overlay.yaml");
    let module = Ident::module(&format!("{area} {version}"));
    let mut read = Document {
        module,
        area: area.split('/').take(2).collect::<Vec<_>>().join("/"),
        version,
        overlays: overlay.is_file().then_some(overlay).into_iter().collect(),
        path,
        api: Api::default(),
        cases: Vec::new(),
        bases: Vec::new(),
    };
    let planned = pipeline::plan(&read.input());
    let findings = || planned.findings().into_iter().map(|finding| finding.message).collect::<Vec<_>>();
    read.api = match &planned.api {
        Some(api) => api.clone(),
        None => return Err(Error::other(format!("{}: {}", read.path.display(), findings().join("\n")))),
    };
    Ok(read)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            files.push(path);
        }
    }
    Ok(())
}

/// Plans the calls of a scenario; the error says what no document has.
pub(super) fn plan(documents: &mut [Document], scenario: &Scenario) -> Result<Vec<Planned>, String> {
    let mut planned = Vec::new();
    let mut next = 0;
    while next < scenario.calls.len() {
        let call = &scenario.calls[next];
        let found = best(documents, call)
            .ok_or_else(|| format!("no document has {} {}", call.method.to_uppercase(), call.path))?;
        let document = &documents[found];
        let matched = matching::find(&document.api, &call.method, &call.path).ok_or("it is not there")?;
        let items = matched.operation.paging.as_ref().map(|paging| paging.items.clone());
        let pages = items.filter(|_| scenario.calls.len() > next + 1);
        let end = if pages.is_some() { scenario.calls.len() } else { next + 1 };
        let name = format!("{}/{next}", scenario.name);
        let resumed = if scenario.name.ends_with(RECONNECTS) { 2 } else { 0 };
        let case = Case { resumed, ..case(document, name.clone(), call, &matched, pages.is_some()) };
        let documented = response(matched.operation, call.status).is_some_and(|it| !it.content.is_empty());
        let answers = scenario.calls[next..end].iter().map(|call| {
            let content = &response(matched.operation, call.status)?.content;
            xml::value(&document.api, content.iter(), call.answer.as_ref()?)
        });
        let answers: Vec<_> = answers.collect();
        let is_xml = |body: &Option<Content>| {
            body.as_ref().is_some_and(|body| MediaFamily::of(&body.media_type) == Some(MediaFamily::Xml))
        };
        let sent = case.body.as_ref().is_some_and(|body| matches!(body.value, CaseValue::Json(_)));
        let read = |(call, value): (&Call, &Option<Json>)| is_xml(&call.answer) && value.is_none();
        let as_text = (is_xml(&call.body) && !sent)
            || (documented && scenario.calls[next..end].iter().zip(&answers).any(read));
        let base = matched.base;
        let document = &mut documents[found];
        document.cases.push(case);
        if !base.is_empty() {
            document.bases.push((name.clone(), base));
        }
        let is_resumed = resumed > 0;
        let made = Planned {
            document: found,
            case: name,
            calls: next..end,
            items: pages,
            documented,
            answers,
            as_text,
            is_resumed,
        };
        planned.push(made);
        next = end;
    }
    Ok(planned)
}

/// The document that has the call; of those for several versions of an API, the one whose version the call names.
fn best(documents: &[Document], call: &Call) -> Option<usize> {
    let named = |document: &Document| {
        let version = document.version.as_str();
        let in_query = call.query.values().any(|value| value.as_str() == Some(version));
        let in_path = call.path.split(['/', ':']).any(|part| part == version);
        !version.is_empty() && (in_query || in_path)
    };
    let has = |document: &Document| matching::find(&document.api, &call.method, &call.path).is_some();
    let having = documents.iter().enumerate().filter(|(_, document)| has(document));
    having.max_by_key(|(index, document)| (named(document), *index)).map(|(index, _)| index)
}

fn case(document: &Document, name: String, call: &Call, matched: &Match<'_>, all_pages: bool) -> Case {
    let api = &document.api;
    let header = |wanted: &str| {
        let found = call.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
        found.and_then(|(_, value)| value.as_str()).map(str::to_owned)
    };
    Case {
        name,
        operation: OperationKey {
            method: matched.operation.key.method.clone(),
            path: matched.operation.key.path.clone(),
        },
        parameters: parameters(api, call, matched),
        body: body(api, call, matched.operation),
        credentials: credentials(api, call, header("authorization")),
        accept: header("accept"),
        all_pages,
        resumed: 0,
    }
}

/// Every parameter of the operation that the request has a value of; and what the request has beside them.
fn parameters(api: &Api, call: &Call, matched: &Match<'_>) -> Vec<CaseParameter> {
    let mut query = call.query.clone();
    let mut given = Vec::new();
    for parameter in &matched.operation.parameters {
        let found = match parameter.location {
            Location::Path => {
                let found = matched.parameters.iter().find(|(name, _)| *name == parameter.name);
                found.map(|(_, text)| Json::from(unescaped(text)))
            }
            Location::Query => query.remove(&parameter.name),
            Location::Header => {
                let same = |name: &str| name.eq_ignore_ascii_case(&parameter.name);
                call.headers.iter().find(|(name, _)| same(name)).map(|(_, value)| value.clone())
            }
            Location::Cookie | Location::QueryString => None,
        };
        let value = match found {
            Some(found) => Some(values::of(api, parameter, &found)),
            None if parameter.location == Location::Query => spread(api, parameter, &mut query),
            None => None,
        };
        given.extend(value.map(|value| CaseParameter {
            name: parameter.name.clone(),
            location: parameter.location,
            value,
        }));
    }
    let keys = api.security_schemes.iter().filter_map(|scheme| match &scheme.kind {
        SchemeKind::ApiKey { name, .. } => Some(name.as_str()),
        _ => None,
    });
    let keys: Vec<&str> = keys.collect();
    let rest = query.into_iter().filter(|(name, _)| !keys.contains(&name.as_str()));
    given.extend(rest.map(|(name, value)| CaseParameter { name, location: Location::Query, value }));
    given
}

/// The members of an exploded object are pairs of their own.
fn spread(api: &Api, parameter: &Parameter, query: &mut Map<String, Json>) -> Option<Json> {
    let names: Vec<String> = match &api.ty(api.behind(&parameter.ty).ty).shape {
        Shape::Object(object) if !object.properties.is_empty() => {
            object.properties.iter().map(|property| property.name.clone()).collect()
        }
        Shape::Object(_) | Shape::Map(_) => query.keys().cloned().collect(),
        _ => Vec::new(),
    };
    let mut members = Map::new();
    for name in names {
        if let Some(Json::String(text)) = query.remove(&name) {
            let value = values::member(api, &parameter.ty, &name, &text);
            members.insert(name, value);
        }
    }
    (!members.is_empty()).then_some(Json::Object(members))
}

/// What the document says of this status.
fn response(operation: &Operation, status: u64) -> Option<&Response> {
    let exact = |range: StatusRange| matches!(range, StatusRange::Exact(code) if u64::from(code) == status);
    let class =
        |range: StatusRange| matches!(range, StatusRange::Class(class) if u64::from(class) == status / 100);
    let default = |range: StatusRange| range == StatusRange::Default;
    let find = |fits: &dyn Fn(StatusRange) -> bool| operation.responses.iter().find(|it| fits(it.status));
    find(&exact).or_else(|| find(&class)).or_else(|| find(&default))
}

/// The body; an object without members where the document asks for one and the scenario does not look at it.
fn body(api: &Api, call: &Call, operation: &Operation) -> Option<CaseBody> {
    let Some(body) = &call.body else {
        let required = operation.body.as_ref().filter(|body| body.required)?;
        let media_type = required.content.first()?.name.clone();
        return Some(CaseBody { media_type, value: CaseValue::Json(Json::Object(Map::new())) });
    };
    // Some scenarios say the media type as a header field.
    let said = call.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    let said = said.and_then(|(_, value)| value.as_str()).map(str::to_owned);
    let value = match &body.held {
        Held::Parts(parts) => CaseValue::Json(typed(api, operation, parts)),
        Held::Bytes(bytes) => CaseValue::Bytes(bytes.clone()),
        Held::Text(text) => match serde_json::from_str(text) {
            Ok(json) => CaseValue::Json(json),
            Err(_) => match xml::value(api, operation.body.iter().flat_map(|body| &body.content), body) {
                Some(json) => CaseValue::Json(json),
                None => CaseValue::Text(text.clone()),
            },
        },
    };
    Some(CaseBody { media_type: said.unwrap_or_else(|| body.media_type.clone()), value })
}

/// The parts of a form as their types have them: a number where text is sent, one file where there may be several.
fn typed(api: &Api, operation: &Operation, parts: &Json) -> Json {
    let used = operation.body.iter().flat_map(|body| &body.content).find_map(|media| media.ty.as_ref());
    let shape = used.map(|used| &api.ty(api.behind(used).ty).shape);
    let Some(Shape::Object(object)) = shape else { return parts.clone() };
    let mut parts = parts.clone();
    for property in &object.properties {
        let Some(part) = parts.get_mut(&property.name) else { continue };
        match &api.ty(api.behind(&property.ty).ty).shape {
            Shape::Scalar(Scalar::String(_)) if part.is_number() => *part = part.to_string().into(),
            Shape::Array(_) if !part.is_array() => *part = Json::Array(vec![part.take()]),
            _ => {}
        }
    }
    parts
}

/// The credentials that the request shows.
fn credentials(api: &Api, call: &Call, authorization: Option<String>) -> Vec<(String, Vec<String>)> {
    let mut given: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for scheme in &api.security_schemes {
        let secret = match &scheme.kind {
            SchemeKind::ApiKey { name, .. } => {
                let header = call.headers.iter().find(|(header, _)| header.eq_ignore_ascii_case(name));
                header
                    .map(|(_, value)| value)
                    .or(call.query.get(name))
                    .and_then(Json::as_str)
                    .map(str::to_owned)
            }
            SchemeKind::Http(HttpScheme::Other(word)) => after(authorization.as_deref(), word),
            SchemeKind::Http(_) | SchemeKind::OAuth2(_) | SchemeKind::OpenIdConnect(_) => {
                // A client without a token does not call at all; one that the server does not know is refused by it.
                let unknown = (call.status >= 400).then(|| "unknown".to_owned());
                after(authorization.as_deref(), "Bearer").or(unknown)
            }
            SchemeKind::MutualTls => None,
        };
        if let Some(secret) = secret {
            given.insert(scheme.name.clone(), vec![secret]);
        }
    }
    given.into_iter().collect()
}

fn after(text: Option<&str>, word: &str) -> Option<String> {
    let (first, rest) = text?.split_once(' ')?;
    first.eq_ignore_ascii_case(word).then(|| rest.to_owned())
}

/// Text without percent-encoding (RFC 3986, section 2.1).
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = (*first == b'%').then(|| after.get(..2)).flatten();
        let code = code.and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
