//! Names in other scripts than Latin: rustc compares them across the whole crate, so that its root has to allow for them.

use crate::rust::{BodyKind, Constructor, Crate, Handle, Ident, Item, Method, Struct, Webhook};

/// Lints about letters that look alike; they are settled at the root of a crate and nowhere else.
pub(super) const LINTS: [&str; 2] = ["confusable_idents", "mixed_script_confusables"];

/// Whether any name of the crate is not plain ASCII.
pub fn has_foreign_names(krate: &Crate) -> bool {
    krate.modules.iter().any(|module| {
        let children = module.children.iter().map(|child| &child.name);
        children.chain(&module.path).any(is_foreign) || module.items.iter().any(has_foreign)
    })
}

fn is_foreign(name: &Ident) -> bool {
    !name.bare().is_ascii()
}

fn has_foreign(item: &Item) -> bool {
    match item {
        Item::Struct(it) => in_struct(it),
        Item::ValueEnum(it) => it.variants.iter().map(|v| &v.name).chain([&it.name]).any(is_foreign),
        Item::Union(it) => it.variants.iter().map(|v| &v.name).chain([&it.name]).any(is_foreign),
        Item::Newtype(it) => is_foreign(&it.name),
        Item::Alias(it) => is_foreign(&it.name),
        Item::Errors(it) => it.variants.iter().map(|v| &v.name).chain([&it.name]).any(is_foreign),
        Item::Webhooks(it) => it.requests.iter().any(in_webhook),
        Item::Client(it) => it.credentials.iter().any(|credential| is_foreign(&credential.name)),
        Item::Handle(Handle { name, methods, .. }) => is_foreign(name) || methods.iter().any(in_method),
        Item::Operation(method) => in_method(method),
        Item::Schemas(_) => false,
        Item::Xml(tables) => tables.iter().any(|table| is_foreign(&table.name)),
    }
}

fn in_struct(it: &Struct) -> bool {
    let setters = it.constructor.iter().flat_map(|Constructor { setters, .. }| setters);
    let own = it.fields.iter().map(|field| &field.name).chain(setters.map(|(_, name)| name));
    own.chain([&it.name]).any(is_foreign)
}

fn in_webhook(it: &Webhook) -> bool {
    it.fields.iter().map(|field| &field.name).chain([&it.name]).any(is_foreign)
}

fn in_method(method: &Method) -> bool {
    let arguments = method.args.iter().map(|arg| &arg.name);
    let setters = method.setters.iter().map(|setter| &setter.name);
    let functions = method.bodies.iter().filter_map(|body| body.function.as_ref());
    let answers =
        method.headers.iter().map(|field| &field.name).chain(method.others.iter().map(|it| &it.name));
    let errors = method.error_bodies.as_ref().map(|errors| &errors.item.name);
    let names = arguments.chain(setters).chain(functions).chain(answers).chain(errors);
    names.chain([&method.name, &method.marker]).any(is_foreign)
        || method
            .bodies
            .iter()
            .any(|body| matches!(&body.kind, BodyKind::Parts(form) if in_struct(&form.shape)))
}
