//! Surface of operations: handles, their functions, and the types of their calls.

use std::collections::HashMap;

use super::client::alternatives;
use super::{About, Entry, Owner, Surface, path, ty};
use crate::api::Location;
use crate::rust::{
    BodyArg, BodyKind, Crate, Decode, ErrorEnum, Handle, Ident, Item, Method, OperationErrors, Output, Param,
    ParamStyle, RuntimeType, StatusVariant, Ty,
};

impl Surface {
    pub(super) fn handle(&mut self, module: &str, item: &Handle) {
        let path =
            if item.on_client { item.name.bare().to_owned() } else { path::below(module, item.name.bare()) };
        if !item.on_client {
            let entry = Entry::new(Owner::Handle(path.clone()), format!("struct {}<'_>", item.name.bare()));
            self.put(path.clone(), entry.seen(About::Itself, "struct").deprecated(&item.docs));
        }
        for method in &item.methods {
            self.function(&path, method);
            self.answers(module, method);
            for body in &method.bodies {
                if let BodyKind::Parts(form) = &body.kind {
                    self.shape(module, &form.shape);
                }
            }
        }
    }

    fn function(&mut self, path: &str, method: &Method) {
        let name = method.name.bare();
        let args: Vec<String> =
            method.args.iter().map(|arg| format!("{}: {}", arg.name.bare(), ty::argument(arg))).collect();
        let mut entry = Entry::new(owner(method), String::new());
        let required = method.params.iter().filter(|param| param.required);
        for (place, (arg, param)) in method.args.iter().zip(required).enumerate() {
            let about = About::named(&param.wire);
            entry = entry.seen(about.clone(), format!("{place} {}", ty::argument(arg)));
            entry = entry.hidden(about, format!("{place} {}", param.wire));
        }
        let output = output(method);
        entry = entry.seen(About::Answer, &output).deprecated(&method.docs);
        let mut required = method.bodies.iter().filter(|body| !body.optional);
        let others = required.clone().skip(1).map(Some);
        for body in std::iter::once(required.next()).chain(others) {
            let function = body.and_then(|body| body.function.as_ref()).map_or(name, |name| name.bare());
            let (mut entry, mut args) = (entry.clone(), args.clone());
            if let Some(body) = body {
                let text = body_ty(body);
                entry = entry.seen(About::Body, &text);
                args.push(format!("{}: {text}", body.name.bare()));
            }
            let receiver = if args.is_empty() { "&self" } else { "&self, " };
            entry.shown =
                format!("fn {function}({receiver}{}) -> impl Call<Output = {output}>", args.join(", "));
            self.put(path::below(path, function), sent(entry, method, body));
        }
    }

    /// The enum of an operation that answers differently by status.
    fn answers(&mut self, module: &str, method: &Method) {
        let Output::ByStatus { name, variants, .. } = &method.output else { return };
        let path = path::below(module, name.bare());
        let entry = Entry::new(owner(method), format!("enum {}", name.bare()));
        self.put(path.clone(), entry.seen(About::Answer, "enum"));
        for StatusVariant { status, name: variant, decode } in variants {
            let held = decoded(decode);
            let entry = Entry::new(owner(method), format!("{}({held})", variant.bare()));
            let entry = entry.seen(About::Answer, held).hidden(About::Answer, status.to_string());
            self.put(path::below(&path, variant.bare()), entry);
        }
    }

    /// The enums of error bodies that several operations share; each belongs to the first operation that has it.
    pub(super) fn shared_errors(&mut self, krate: &Crate) {
        let items = || krate.modules.iter().flat_map(|module| &module.items);
        let mut owners: HashMap<&Ident, &Method> = HashMap::new();
        for item in items() {
            if let Item::Operation(method) = item
                && let Some(OperationErrors { shared: Some(of), .. }) = &method.error_bodies
            {
                owners.entry(of).or_insert(method);
            }
        }
        for item in items() {
            if let Item::Errors(item) = item
                && let Some(method) = owners.get(&item.name)
            {
                self.errors("models", item, method);
            }
        }
    }

    fn errors(&mut self, module: &str, item: &ErrorEnum, method: &Method) {
        let path = path::below(module, item.name.bare());
        let entry = Entry::new(owner(method), format!("enum {}", item.name.bare()));
        self.put(path.clone(), entry.seen(About::Answer, "enum"));
        for StatusVariant { status, name: variant, decode } in &item.variants {
            let held = decoded(decode);
            let entry = Entry::new(owner(method), format!("{}({held})", variant.bare()));
            let entry = entry.seen(About::Answer, held).hidden(About::Answer, status.to_string());
            self.put(path::below(&path, variant.bare()), entry);
        }
    }

    pub(super) fn operation(&mut self, module: &str, method: &Method) {
        let path = path::below(module, method.marker.bare());
        let entry = Entry::new(owner(method), format!("struct {}", method.marker.bare()));
        self.put(path.clone(), entry.seen(About::Itself, "struct"));
        for setter in &method.setters {
            let Some(param) = method.params.get(setter.param) else { continue };
            let (name, text) = (setter.name.bare(), ty::argument(&setter.arg));
            let shown = format!("fn {name}(self, {}: {text}) -> Self", setter.arg.name.bare());
            let entry = Entry::new(owner(method), shown).seen(About::named(&param.wire), text);
            let entry = entry.hidden(About::named(&param.wire), sent_as(param)).deprecated(&setter.docs);
            self.put(path::below(&path, name), entry);
        }
        for body in method.bodies.iter().filter(|body| body.optional) {
            let (name, text) = (body.name.bare(), body_ty(body));
            let entry = Entry::new(owner(method), format!("fn {name}(self, body: {text}) -> Self"));
            let entry = entry.seen(About::Body, text).hidden(About::Body, content(body));
            self.put(path::below(&path, name), entry);
        }
        if let Some(errors) = &method.error_bodies {
            // Whether it is an enum or another name for one is the same to its users.
            self.errors(module, &errors.item, method);
            let name = errors.item.name.bare();
            let entry = Entry::new(owner(method), format!("impl Documented, errors {name}"));
            self.put(path::implementation(&path, "Documented"), entry.seen(About::Answer, name));
        }
        self.calls(&path, method);
        self.beside_the_body(&path, method);
    }

    /// Header fields of answers, and answers in other media types.
    fn beside_the_body(&mut self, path: &str, method: &Method) {
        for field in &method.headers {
            let (name, ty) = (field.name.bare(), ty::owned(&field.ty));
            let text = if field.needed { ty } else { format!("Option<{ty}>") };
            let entry = Entry::new(owner(method), format!("fn {name}(&self) -> Result<{text}, Error>"));
            let entry = entry.seen(About::Answer, text).hidden(About::Answer, format!("{:?}", field.form));
            self.put(path::of_response(path, name), entry.deprecated(&field.docs));
        }
        for other in &method.others {
            let (name, text) = (other.name.bare(), decoded(&other.decode));
            let entry = Entry::new(owner(method), format!("fn {name}(self) -> CallFuture<{text}>"));
            self.put(path::below(path, name), entry.seen(About::Answer, text));
        }
    }

    /// What calls have because they belong together with others.
    fn calls(&mut self, path: &str, method: &Method) {
        if let Some(pages) = &method.pages {
            let item = ty::owned(&pages.item);
            let entry = Entry::new(owner(method), format!("fn items(self) -> Paginator<{item}>"));
            let how = format!("{:?} {} {:?} {:?}", pages.step, pages.items, pages.total, pages.pages);
            self.put(path::below(path, "items"), entry.seen(About::Answer, item).hidden(About::Answer, how));
        }
        if let Some(task) = &method.task {
            let entry = Entry::new(owner(method), "fn wait_done(self) -> Poller<_>");
            let result = task.result.as_ref().map(|followed| followed.marker.bare().to_owned());
            let entry = entry.seen(About::Answer, result.unwrap_or_default());
            let state = task.state.as_deref().unwrap_or(crate::api::Task::STATE);
            let how = format!("{:?} {state} {:?} {:?}", task.watch, task.done, task.failed);
            self.put(path::below(path, "wait_done"), entry.hidden(About::Answer, how));
        }
    }
}

fn owner(method: &Method) -> Owner {
    Owner::Operation(method.http.to_lowercase(), method.path.clone())
}

/// What a call sends, beyond what the compiler sees.
fn sent(mut entry: Entry, method: &Method, body: Option<&BodyArg>) -> Entry {
    entry = entry.hidden(About::Itself, format!("{} {}", method.http, template(&method.template)));
    // What is optional is sent by its setter.
    for param in method.params.iter().filter(|param| param.required) {
        entry = entry.hidden(About::named(&param.wire), sent_as(param));
    }
    if let Some(body) = body {
        entry = entry.hidden(About::Body, content(body));
    }
    entry = entry.hidden(About::Answer, format!("accept {}", method.accept));
    let errors = method
        .errors
        .iter()
        .map(|e| format!("{} {}", e.status, e.ty.as_ref().map(ty::owned).unwrap_or_default()));
    entry = entry.hidden(About::Answer, errors.collect::<Vec<_>>().join(", "));
    let urls: Vec<&str> = method.servers.iter().map(|server| server.url.as_str()).collect();
    entry = entry.hidden(About::Servers, urls.join(", "));
    entry.hidden(About::Security, alternatives(&method.security))
}

/// A parameter as the server sees it: `limit in the query`, `filter in the query, deepObject`.
fn sent_as(param: &Param) -> String {
    let place = match param.location {
        Location::Path => "in the path",
        Location::Query => "in the query",
        Location::QueryString => "as the query",
        Location::Header => "in the header",
        Location::Cookie => "in a cookie",
    };
    let mut text = format!("{} {place}", param.wire);
    if param.segments {
        text.push_str(", with slashes");
    }
    if let Some(keys) = param.list_keys {
        text.push_str(&format!(", lists as {}", keys.as_str()));
    }
    match &param.style {
        ParamStyle::Content(media_type) => text.push_str(&format!(", as {media_type}")),
        ParamStyle::Style { style, explode, reserved } => {
            if let Some(style) = style {
                text.push_str(&format!(", {}", style.as_str()));
            }
            match explode {
                Some(true) => text.push_str(", exploded"),
                Some(false) => text.push_str(", not exploded"),
                None => {}
            }
            if *reserved {
                text.push_str(", reserved characters as they are");
            }
        }
    }
    text
}

/// A body as the server sees it.
fn content(body: &BodyArg) -> String {
    format!("{} {:?}", body.media_type, body.encoding)
}

/// A path without the names of its parameters.
fn template(path: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in path.chars() {
        inside &= c != '}';
        if !inside {
            out.push(c);
        }
        inside |= c == '{';
    }
    out
}

fn body_ty(body: &BodyArg) -> String {
    let media_type = body.open.as_ref().map(|name| format!(", {}: &str", name.bare())).unwrap_or_default();
    kind_ty(&body.kind) + &media_type
}

fn kind_ty(kind: &BodyKind) -> String {
    match kind {
        BodyKind::Typed(ty, _) => ty::borrowed(ty),
        BodyKind::Parts(form) => format!("&{}", form.shape.name.bare()),
        BodyKind::Multipart => "Multipart".to_owned(),
        BodyKind::Text => "impl Into<String>".to_owned(),
        BodyKind::Bytes => "impl Into<Body>".to_owned(),
    }
}

fn output(method: &Method) -> String {
    match &method.output {
        Output::One(decode) => decoded(decode),
        Output::Maybe(decode, _) => format!("Option<{}>", decoded(decode)),
        Output::ByStatus { name, .. } => name.bare().to_owned(),
    }
}

fn decoded(decode: &Decode) -> String {
    match decode {
        Decode::Nothing => "()".to_owned(),
        Decode::Json(ty) | Decode::Value(ty) | Decode::Scalar(ty) | Decode::Xml(ty, _) => ty::owned(ty),
        Decode::Octets => ty::owned(&Ty::Runtime(RuntimeType::Base64)),
        Decode::Content => "Content".to_owned(),
        Decode::Text => "String".to_owned(),
        Decode::Bytes => "Bytes".to_owned(),
        Decode::Items(_, ty) => format!("ItemStream<{}>", ty::owned(ty)),
    }
}
