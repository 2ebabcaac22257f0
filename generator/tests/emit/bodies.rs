//! Models of operations with bodies of every kind.

use clientwright::api::{Direction, Style};
use clientwright::rust::{
    BodyArg, BodyKind, Decode, FieldKind, Form, FormEncoding, Method, NumberType, Output, PartKind,
    RuntimeType, Ty, Writing,
};

use crate::build::*;

pub(crate) fn body(name: &str, kind: BodyKind, media: &str) -> BodyArg {
    let encoding = Vec::new();
    BodyArg {
        name: id(name),
        function: None,
        kind,
        media_type: media.into(),
        open: None,
        also: Vec::new(),
        encoding,
        optional: false,
        docs: docs("The body."),
    }
}

/// One operation for each kind, with the body as an argument and as a setter; and two with bodies of several kinds.
pub(crate) fn bodies() -> Vec<Method> {
    let encoding = FormEncoding {
        wire: "r".into(),
        style: Some(Style::SpaceDelimited),
        explode: Some(false),
        reserved: true,
        list_keys: None,
        content: Some("application/json".into()),
    };
    let mut form =
        body("body", BodyKind::Typed(model("Open"), Writing::Form), "application/x-www-form-urlencoded");
    form.encoding = vec![encoding];
    let kinds = [
        ("json", body("body", BodyKind::json(boxed(model("Tree"))), "application/json")),
        ("list", body("body", BodyKind::json(vec(model("Tree"))), "application/json")),
        ("word", body("body", BodyKind::json(Ty::String), "application/json")),
        ("map", body("body", BodyKind::json(Ty::Map(Box::new(Ty::Bool))), "application/json")),
        ("form", form),
        ("parts", body("body", BodyKind::Multipart, "multipart/form-data")),
        ("number", body("body", BodyKind::Typed(Ty::Number(NumberType::I64), Writing::Scalar), "text/plain")),
        ("text", body("body", BodyKind::Text, "text/plain")),
        ("image", BodyArg { open: Some(id("media_type")), ..body("body", BodyKind::Bytes, "image/*") }),
        ("bytes", body("body", BodyKind::Bytes, "application/octet-stream")),
    ];
    let required = kinds.iter().map(|(name, body)| method_with(&format!("send_{name}"), vec![body.clone()]));
    let optional = kinds.iter().map(|(name, body)| {
        let body = BodyArg { optional: true, name: id("payload"), ..body.clone() };
        method_with(&format!("maybe_{name}"), vec![body])
    });
    required.chain(optional).chain([several(), several_or_none()]).collect()
}

fn method_with(name: &str, bodies: Vec<BodyArg>) -> Method {
    let mut method = method(name, "POST", "/bodies", Output::One(Decode::Nothing));
    method.bodies = bodies;
    method
}

/// JSON, and a function for each other media type.
fn several() -> Method {
    let other = |word: &str, kind: BodyKind, media: &str| BodyArg {
        function: Some(id(&format!("send_several_as_{word}"))),
        ..body("body", kind, media)
    };
    method_with(
        "send_several",
        vec![
            body("body", BodyKind::json(model("Open")), "application/json"),
            other("merge_patch", BodyKind::json(model("Open")), "application/merge-patch+json"),
            other("multipart", BodyKind::Parts(Box::new(upload("SendSeveralForm"))), "multipart/form-data"),
            other("mixed", BodyKind::Multipart, "multipart/mixed"),
            other("yaml", BodyKind::Text, "application/yaml"),
        ],
    )
}

/// The same as setters.
fn several_or_none() -> Method {
    let setter =
        |word: &str, kind: BodyKind, media: &str| BodyArg { optional: true, ..body(word, kind, media) };
    method_with(
        "maybe_several",
        vec![
            setter("payload", BodyKind::Parts(Box::new(upload("MaybeSeveralForm"))), "multipart/form-data"),
            setter("payload_as_png", BodyKind::Bytes, "image/png"),
        ],
    )
}

fn upload(name: &str) -> Form {
    let part = || Ty::Runtime(RuntimeType::Part);
    let direction = Direction { request: true, response: false };
    let content =
        |several: bool, media: Option<&str>| PartKind::Content { several, media: media.map(str::to_owned) };
    let fields = vec![
        (field("file", part(), FieldKind::Required), content(false, Some("image/png"))),
        (field("more", vec(part()), FieldKind::Required), content(true, None)),
        (field("title", Ty::String, FieldKind::Required), PartKind::Value),
        (field("meta", model("Open"), FieldKind::Optional), PartKind::Document("application/json".into())),
        (field("cover", part(), FieldKind::Optional), content(false, None)),
        (field("extras", vec(part()), FieldKind::Optional), content(true, None)),
        (field("type", vec(Ty::Number(NumberType::I64)), FieldKind::Optional), PartKind::Value),
    ];
    let (fields, parts) = fields.into_iter().unzip();
    Form { shape: object(name, direction, fields), parts }
}
