//! Calls with values that were given from outside: each case says which operation is called, with what.

use serde_json::Value as Json;

use super::expr::Exprs;
use super::media_words::one_of;
use super::{
    Arg, BodyArg, BodyKind, BodyValue, CallArguments, CallBody, CallPlace, CaseCall, CaseReading, Credential,
    Expr, Ident, Method, OtherAnswer, Passed, RuntimeType, Ty, Writing, passed,
};
use crate::api::{Location, MediaFamily, OperationKey, covers, essence, is_range, parameters};

/// A call to make, and what with.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// What it is called; unique among the cases of an API.
    pub name: String,
    /// The operation.
    pub operation: OperationKey,
    /// The parameters that are given; the others are left out.
    pub parameters: Vec<CaseParameter>,
    /// The body.
    pub body: Option<CaseBody>,
    /// Credentials by the name of their scheme: a secret or a token, or user and password.
    pub credentials: Vec<(String, Vec<String>)>,
    /// The media type that is asked for, where it is not the operation's usual one.
    pub accept: Option<String>,
    /// A list is walked to its end rather than asked for one page.
    pub all_pages: bool,
    /// A stream is opened again, where it ends before, until it has had so many items; never where this is zero.
    pub resumed: usize,
}

/// The value of one parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseParameter {
    /// Its name.
    pub name: String,
    /// Where it is sent.
    pub location: Location,
    /// Its value.
    pub value: Json,
}

/// The body of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseBody {
    /// Its media type, with or without parameters.
    pub media_type: String,
    /// What is in it.
    pub value: CaseValue,
}

/// A value as it is given.
#[derive(Debug, Clone, PartialEq)]
pub enum CaseValue {
    /// A JSON value. For a multipart body an object with a member for each part; a part of bytes is an object with `bytes`
    /// (a list of numbers), and possibly `file_name` and `media_type`.
    Json(Json),
    /// Text, as it is sent.
    Text(String),
    /// Bytes, as they are sent.
    Bytes(Vec<u8>),
}

/// Plans the call of a case.
pub(super) fn plan(
    case: &Case,
    function: Ident,
    (method, place): (&Method, &CallPlace),
    credentials: &[Credential],
    exprs: &Exprs<'_>,
) -> CaseCall {
    let given = case.credentials.iter().filter_map(|(scheme, values)| {
        let credential = credentials.iter().find(|known| known.scheme == *scheme)?;
        Some((credential.name.clone(), credential.kind, values.clone()))
    });
    CaseCall {
        name: case.name.clone(),
        function,
        place: place.clone(),
        marker: method.marker.clone(),
        credentials: given.collect(),
        arguments: arguments(case, method, exprs),
        accept: case.accept.clone().filter(|asked| *asked != method.accept && other(case, method).is_none()),
        reading: reading(case, method),
        resumed: case.resumed,
        headers: method.headers.clone(),
        errors: method.error_bodies.as_ref().map(|errors| errors.item.clone()),
    }
}

fn reading(case: &Case, method: &Method) -> CaseReading {
    match other(case, method) {
        _ if case.all_pages && method.pages.is_some() => CaseReading::Items,
        Some(other) => CaseReading::Other(other.name.clone(), other.decode.clone()),
        None => CaseReading::Usual(method.output.clone()),
    }
}

/// The method of the call that asks for the case's media type.
fn other<'a>(case: &Case, method: &'a Method) -> Option<&'a OtherAnswer> {
    let asked = case.accept.as_deref()?;
    let mut others = method.others.iter();
    let exact = others.clone().find(|other| is_exactly(asked, &other.media_type));
    exact.or_else(|| others.find(|other| essence(asked) == essence(&other.media_type)))
}

fn arguments(case: &Case, method: &Method, exprs: &Exprs<'_>) -> Result<CallArguments, String> {
    let mut left: Vec<&CaseParameter> = case.parameters.iter().collect();
    let mut take = |index: usize, arg: &Arg| {
        let param = method.params.get(index)?;
        let at = left.iter().position(|given| {
            let same = if given.location == Location::Header {
                given.name.eq_ignore_ascii_case(&param.wire)
            } else {
                given.name == param.wire
            };
            same && given.location == param.location
        })?;
        Some(passed_parameter(left.swap_remove(at), arg, exprs))
    };
    let mut args = Vec::new();
    for (index, arg) in method.args.iter().enumerate() {
        let given = take(index, arg);
        let missing = || format!("the parameter `{}` is required and has no value", arg.name);
        args.push(given.unwrap_or_else(|| Err(missing()))?);
    }
    let mut setters = Vec::new();
    for setter in &method.setters {
        if let Some(given) = take(setter.param, &setter.arg) {
            setters.push((setter.name.clone(), given?));
        }
    }
    if let Some(rest) = left.first() {
        return Err(format!("the operation has no parameter `{}`", rest.name));
    }
    let (function, body) = body(case, method, exprs)?;
    Ok(CallArguments { function, args, setters, body })
}

fn passed_parameter(given: &CaseParameter, arg: &Arg, exprs: &Exprs<'_>) -> Result<Passed, String> {
    let made = exprs.of(&arg.ty, &given.value);
    let made = made.map(|value| passed::argument(arg.kind, &arg.ty, value));
    made.ok_or_else(|| format!("{} is no `{}` for the parameter `{}`", given.value, arg.ty, given.name))
}

/// The function that takes a body of this media type, and the body.
fn body(case: &Case, method: &Method, exprs: &Exprs<'_>) -> Result<(Ident, Option<CallBody>), String> {
    let first = method.bodies.first();
    let Some(body) = &case.body else {
        return match first {
            Some(first) if !first.optional => Err("the body is required and has none".to_owned()),
            _ => Ok((method.name.clone(), None)),
        };
    };
    let exact = |arg: &&BodyArg| is_exactly(&arg.media_type, &body.media_type);
    let same = |arg: &&BodyArg| essence(&arg.media_type).eq_ignore_ascii_case(essence(&body.media_type));
    let ranged = |arg: &&BodyArg| arg.open.is_some() && covers(&arg.media_type, &body.media_type);
    let alike =
        |arg: &&BodyArg| MediaFamily::is_json(&arg.media_type) && MediaFamily::is_json(&body.media_type);
    let mut bodies = method.bodies.iter();
    let arg = bodies.clone().find(exact).or_else(|| bodies.clone().find(same));
    let arg = arg.or_else(|| bodies.clone().find(ranged)).or_else(|| bodies.find(alike)).or(first);
    let arg = arg.ok_or("the operation has no body")?;
    let value = value(&arg.kind, &body.value, exprs)
        .ok_or_else(|| format!("the body is no value of {}", kind(&arg.kind)))?;
    let function = arg.function.as_ref().unwrap_or(&method.name).clone();
    let (setter, media) = (arg.optional.then(|| arg.name.clone()), &body.media_type);
    let other = !same(&arg) && matches!(arg.kind, BodyKind::Text | BodyKind::Bytes) && !media.contains('*');
    let open = arg.open.as_ref().map(|_| if is_range(media) { one_of(media) } else { media.clone() });
    let media_type = media.clone();
    let media_type = (other && open.is_none()).then_some(media_type);
    Ok((function, Some(CallBody { setter, value, open, media_type })))
}

/// The same media type, with the same parameters.
fn is_exactly(one: &str, other: &str) -> bool {
    essence(one).eq_ignore_ascii_case(essence(other)) && parameters(one).eq(parameters(other))
}

fn kind(kind: &BodyKind) -> String {
    match kind {
        BodyKind::Typed(ty, _) => format!("`{ty}`"),
        BodyKind::Parts(form) => format!("`{}`", form.shape.name),
        BodyKind::Multipart => "a multipart body".to_owned(),
        BodyKind::Text => "text".to_owned(),
        BodyKind::Bytes => "bytes".to_owned(),
    }
}

fn value(kind: &BodyKind, given: &CaseValue, exprs: &Exprs<'_>) -> Option<BodyValue> {
    match (kind, given) {
        (BodyKind::Typed(ty, Writing::Sequence(_)), given) => {
            Some(BodyValue::Typed(passed::body(ty, exprs.of(ty, &sequence(given)?)?)))
        }
        (BodyKind::Typed(ty, _), CaseValue::Json(json)) => {
            Some(BodyValue::Typed(passed::body(ty, exprs.of(ty, json)?)))
        }
        (BodyKind::Parts(form), CaseValue::Json(json)) => {
            Some(BodyValue::Form(exprs.of_struct(&form.shape, json)?))
        }
        (BodyKind::Multipart, CaseValue::Json(Json::Object(members))) => {
            let parts = members.iter().flat_map(|(name, value)| parts(name, value, exprs));
            Some(BodyValue::Multipart(parts.collect()))
        }
        (BodyKind::Text, CaseValue::Json(Json::String(text)) | CaseValue::Text(text)) => {
            Some(BodyValue::Text(text.clone()))
        }
        (BodyKind::Text, CaseValue::Json(json)) => Some(BodyValue::Text(json.to_string())),
        (BodyKind::Text, CaseValue::Bytes(bytes)) => {
            Some(BodyValue::Text(String::from_utf8(bytes.clone()).ok()?))
        }
        (BodyKind::Bytes, CaseValue::Bytes(bytes)) => Some(BodyValue::Bytes(bytes.clone())),
        (BodyKind::Bytes, CaseValue::Text(text)) => Some(BodyValue::Bytes(text.clone().into_bytes())),
        (BodyKind::Bytes, CaseValue::Json(json)) => Some(BodyValue::Bytes(json.to_string().into_bytes())),
        _ => None,
    }
}

/// The list of what a body has one after another.
fn sequence(given: &CaseValue) -> Option<Json> {
    let text = match given {
        CaseValue::Json(list @ Json::Array(_)) => return Some(list.clone()),
        CaseValue::Json(one) => return Some(Json::Array(vec![one.clone()])),
        CaseValue::Text(text) => text.as_str(),
        CaseValue::Bytes(bytes) => std::str::from_utf8(bytes).ok()?,
    };
    let texts = text.split(['\n', '\u{1e}']).filter(|text| !text.trim().is_empty());
    texts.map(|text| serde_json::from_str::<Json>(text).ok()).collect::<Option<Vec<Json>>>().map(Json::Array)
}

/// The parts of one name: those of bytes as they are, everything else as JSON writes it.
fn parts(name: &str, value: &Json, exprs: &Exprs<'_>) -> Vec<(String, Expr)> {
    let part = Ty::Runtime(RuntimeType::Part);
    let made = |value: &Json| match value.get("bytes") {
        Some(_) => exprs.of(&part, value),
        None => {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            Some(Expr::Text(text))
        }
    };
    let several = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    several.iter().filter_map(|value| Some((name.to_owned(), made(value)?))).collect()
}
