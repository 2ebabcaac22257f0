//! The example in a method's docs: a call that compiles.

use serde_json::Value as Json;

use super::docs;
use super::example_body::{MadeBody, Maker, quoted};
use super::media_words::one_of;
use super::ordered::ordered;
use super::ty::Types;
use super::{
    Arg, BodyArg, BodyKind, Decode, Ident, Method, NumberType, Output, Passing, RuntimeModule, RuntimeType,
    Ty,
};
use crate::api::{Operation, Parameter, TypeId, TypeUse};

/// What an example calls the method through: crate path and accessor.
#[derive(Debug, Clone)]
pub(super) struct CallPath {
    /// `gcore` or `generated::gcore_cloud`.
    pub(super) root: String,
    /// `.keys()` or nothing.
    pub(super) accessor: String,
    /// The module of the function, and of the types beside it.
    pub(super) module: Ident,
    /// The API's root within its crate: `crate`, or `crate::gcore_cloud`.
    pub(super) base: String,
    /// The type that has the function, as the types of calls name it.
    pub(super) owner: String,
}

/// Adds the example to a function's docs, as their last section.
pub(super) fn add(
    types: &Types<'_>,
    operation: &Operation,
    method: &mut Method,
    path: &CallPath,
    maker: &Maker<'_>,
) {
    let body = maker.body(operation, method, &path.module);
    docs::push_paragraph(&mut method.docs.lines, "# Example".to_owned());
    let lines = lines(types, operation, method, path, body);
    method.docs.lines.extend(lines);
}

/// The lines of the example, code fence included: the call with one of its optional parameters, and its body where there is a
/// short way to make it.
fn lines(
    types: &Types<'_>,
    operation: &Operation,
    method: &Method,
    call: &CallPath,
    made: Option<MadeBody>,
) -> Vec<String> {
    let (required, optional) = ordered(operation);
    let (mut given, mut arguments, mut before) = (Vec::new(), Vec::new(), Vec::new());
    for (parameter, arg) in required.iter().zip(&method.args) {
        match literal(types, parameter, arg) {
            Some(text) => arguments.push(text),
            None => {
                given.push(format!("{}: {}", arg.name, declared(&arg.ty, arg.kind, &call.root)));
                arguments.push(arg.name.to_string());
            }
        }
    }
    let root = &call.root;
    if let Some(body) = method.bodies.first().filter(|body| !body.optional) {
        match made {
            Some(made) => {
                before.extend(imports(&made, call));
                before.push(format!("let {} = {};", body.name, made.code));
                arguments.push(format!("{}{}", if made.by_ref { "&" } else { "" }, body.name));
            }
            None => {
                given.push(format!("{}: {}", body.name, declared_body(body, call)));
                arguments.push(body.name.to_string());
            }
        }
        arguments.extend(body.open.as_ref().map(|_| media_type(body)));
    }
    let bind = match &method.output {
        Output::One(Decode::Nothing) => "",
        _ => "let answer = ",
    };
    let option = optional.iter().zip(&method.setters).find_map(|(parameter, setter)| {
        let usual = !parameter.docs.deprecated && setter.docs.deprecated.is_none();
        let value = usual.then(|| literal(types, parameter, &setter.arg)).flatten()?;
        Some(format!(".{}({value})", setter.name))
    });
    let parameters =
        std::iter::once(format!("client: {root}::Client")).chain(given).collect::<Vec<_>>().join(", ");
    let deprecated = operation.docs.deprecated.then(|| "# #[allow(deprecated)]".to_owned());
    let mut lines = vec!["```no_run".to_owned()];
    lines.extend(deprecated);
    lines.push(format!(
        "# async fn example({parameters}) -> Result<(), {}::support::Error> {{",
        crate_of(root)
    ));
    lines.extend(before);
    let (accessor, function, arguments) = (&call.accessor, &method.name, arguments.join(", "));
    let option = option.unwrap_or_default();
    lines.push(format!("{bind}client{accessor}.{function}({arguments}){option}.await?;"));
    lines.push("# Ok(()) }".to_owned());
    lines.push("```".to_owned());
    lines
}

/// What the code of a body needs, hidden.
fn imports(made: &MadeBody, call: &CallPath) -> Vec<String> {
    let own = ["models", call.module.as_str()].into_iter();
    let own = own.filter(|module| made.code.contains(&format!("{module}::")));
    let own = own.map(|module| format!("# use {}::{module};", call.root));
    let runtime = made.imports.iter().map(|name| format!("# use {}::support::{name};", crate_of(&call.root)));
    own.chain(runtime).collect()
}

/// A media type of the range that a body has.
fn media_type(body: &BodyArg) -> String {
    quoted(&one_of(&body.media_type)).unwrap_or_else(|| "\"\"".to_owned())
}

fn declared_body(body: &BodyArg, call: &CallPath) -> String {
    match &body.kind {
        BodyKind::Typed(ty, _) => declared(ty, Passing::Ref, &call.root),
        BodyKind::Parts(form) => format!("&{}::{}::{}", call.root, call.module, form.shape.name),
        BodyKind::Multipart => format!("{}::support::Multipart", crate_of(&call.root)),
        BodyKind::Text => "&str".to_owned(),
        BodyKind::Bytes => "&'static [u8]".to_owned(),
    }
}

fn crate_of(root: &str) -> &str {
    root.split("::").next().unwrap_or(root)
}

/// A value from the document's own examples that is a literal in Rust too.
fn literal(types: &Types<'_>, parameter: &Parameter, arg: &Arg) -> Option<String> {
    let value = example(types, parameter);
    match (&arg.ty, arg.kind) {
        (Ty::Bool, _) => Some(value.and_then(|v| v.as_bool()).unwrap_or(true).to_string()),
        (Ty::Runtime(RuntimeType::Number), _) => {
            Some(format!("{:?}", value.and_then(|v| v.as_f64()).unwrap_or(1.0)))
        }
        (Ty::Number(number), _) if number.is_float() => {
            Some(format!("{:?}", value.and_then(|v| v.as_f64()).unwrap_or(1.0)))
        }
        (Ty::Number(number), _) => {
            let is_long = matches!(number, NumberType::I64 | NumberType::U64);
            let fits = |n: &i64| *n >= 0 && (*n < 100 || is_long);
            Some(value.and_then(|v| v.as_i64()).filter(fits).unwrap_or(1).to_string())
        }
        (Ty::String, _) => {
            let given = value.as_ref().and_then(Json::as_str).and_then(quoted);
            given.or_else(|| quoted(&arg.name.bare().replace('_', "-")))
        }
        _ => None,
    }
}

fn example(types: &Types<'_>, parameter: &Parameter) -> Option<Json> {
    let def = types.api.ty(types.api.behind(&parameter.ty).ty);
    parameter
        .docs
        .examples
        .iter()
        .chain(&def.docs.examples)
        .chain(&parameter.default)
        .chain(&def.default)
        .find(|v| !v.is_null())
        .cloned()
}

/// The type of a parameter of the example's function.
fn declared(ty: &Ty, kind: Passing, root: &str) -> String {
    let full = spelled(ty, root);
    match (kind, ty) {
        (Passing::Value | Passing::Into, _) => full,
        (Passing::Str, _) => "&str".to_owned(),
        (Passing::Slice, Ty::Vec(items)) if **items == Ty::String => "&[&str]".to_owned(),
        (Passing::Slice, Ty::Vec(items)) => format!("&[{}]", spelled(items, root)),
        (Passing::Slice | Passing::Ref, _) => format!("&{full}"),
    }
}

fn spelled(ty: &Ty, root: &str) -> String {
    match ty {
        Ty::Bool => "bool".into(),
        Ty::Number(number) => number.name().into(),
        Ty::String => "String".into(),
        Ty::Runtime(ty) => match ty.module() {
            RuntimeModule::Net => format!("std::net::{}", ty.name()),
            RuntimeModule::Support => format!("{}::support::{}", crate_of(root), ty.name()),
            RuntimeModule::Codec => format!("{}::support::codec::{}", crate_of(root), ty.name()),
        },
        Ty::Model(name) => format!("{root}::models::{name}"),
        Ty::Vec(items) => format!("Vec<{}>", spelled(items, root)),
        Ty::Map(values) => format!("std::collections::BTreeMap<String, {}>", spelled(values, root)),
        Ty::Option(inner) => format!("Option<{}>", spelled(inner, root)),
        Ty::Nullish(inner) => {
            format!("{}::support::codec::Nullish<{}>", crate_of(root), spelled(inner, root))
        }
        Ty::Boxed(inner) => spelled(inner, root),
        Ty::Unit => "()".into(),
    }
}

impl Types<'_> {
    /// The type of a body: by the component's name where it has one, aliases of plain types opened.
    pub(super) fn open_named(&self, used: &TypeUse) -> Ty {
        let plain = TypeUse { ty: used.ty, nullable: false };
        if self.is_item(used.ty) { self.of(used.ty) } else { self.open(&plain) }
    }

    fn is_item(&self, id: TypeId) -> bool {
        super::ty::is_nominal(self.api.ty(id))
    }
}
