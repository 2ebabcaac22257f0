//! One module as one file: its submodules, its imports, its items.

use proc_macro2::TokenStream;
use quote::quote;

use super::index::Index;
use super::lints::Allow;
use super::literal::ident;
use super::paths::Paths;
use super::{
    SourceFile, client, docs, errors, foreign, gate, handle, library, newtype, operation, parts, place, root,
    structs, ty, union, validate, values, webhooks, xml,
};
use crate::rust::{Alias, Child, Crate, Docs, Item, Lint, Module};

/// Renders a module.
pub(super) fn source(krate: &Crate, module: &Module, index: &Index<'_>) -> SourceFile {
    let paths = Paths::new(index, &krate.root, module);
    let rendered: Vec<TokenStream> = module.items.iter().flat_map(|item| render(item, &paths)).collect();
    let mut items: Vec<TokenStream> =
        module.children.iter().map(|child| declaration(krate, module, child, index)).collect();
    if module.path.is_empty() && krate.root.is_empty() {
        items.push(library::runtime());
    }
    items.extend(parts::of(krate, module).map(|part| parts::declaration(part, krate, module)));
    items.extend(module.children.iter().filter_map(|child| reexport(module, child, index)));
    if module.path.is_empty() {
        let reexported = module.children.iter().filter(|child| child.reexported);
        let taken =
            reexported.filter_map(|child| index.child(module, child)).flat_map(|child| index.names(child));
        items.extend(root::reexports(&taken.collect()));
    }
    items.extend(paths.uses());
    items.extend(rendered);
    let allows = allows(krate, module);
    SourceFile { path: place::path(krate, module), docs: module.docs.lines.clone(), allows, items }
}

/// What names of the document make necessary at the root, and links to the runtime where operations are: they are written whole,
/// whatever the file imports.
fn allows(krate: &Crate, module: &Module) -> Vec<&'static str> {
    // Without some tags some tables have no use.
    if module.items.iter().any(|item| matches!(item, Item::Xml(_))) {
        return vec!["dead_code"];
    }
    let root = module.path.is_empty() && krate.root.is_empty();
    let links = |docs: &Docs| docs.lines.iter().any(|line| line.contains("](crate::support::"));
    let linked = module.items.iter().any(|item| match item {
        Item::Handle(handle) => handle.methods.iter().any(|method| links(&method.docs)),
        Item::Operation(method) => links(&method.call_docs),
        _ => false,
    });
    match (root && foreign::has_foreign_names(krate), linked) {
        (true, _) => foreign::LINTS.to_vec(),
        (false, true) => vec!["rustdoc::redundant_explicit_links"],
        (false, false) => Vec::new(),
    }
}

fn render(item: &Item, paths: &Paths<'_>) -> Vec<TokenStream> {
    match item {
        Item::Struct(item) => structs::items(item, paths),
        Item::ValueEnum(item) => values::items(item, paths),
        Item::Union(item) => vec![union::definition(item, paths)],
        Item::Newtype(item) => vec![newtype::definition(item, paths)],
        Item::Alias(item) => vec![alias(item, paths)],
        Item::Errors(item) => vec![errors::definition(item, paths)],
        Item::Webhooks(item) => webhooks::items(item, paths),
        Item::Client(item) => client::items(item, paths),
        Item::Handle(item) => handle::items(item, paths),
        Item::Operation(method) => operation::items(method, paths),
        Item::Schemas(entries) => validate::table(entries),
        Item::Xml(tables) => xml::tables(tables, paths),
    }
}

fn alias(item: &Alias, paths: &Paths<'_>) -> TokenStream {
    let allow = Allow::default().camel(&item.name).ty(&item.ty, 0, paths.index).attribute();
    let (docs, name) = (docs::of(&item.docs, &item.name), ident(&item.name));
    let ty = ty::owned(&item.ty, paths);
    quote!(#docs #allow pub type #name = #ty;)
}

fn declaration(krate: &Crate, module: &Module, child: &Child, index: &Index<'_>) -> TokenStream {
    let name = ident(&child.name);
    let gate = gate::gate(child.feature.as_deref());
    let public = child.public.then(|| quote!(pub));
    let parent = module.path.last().or(krate.root.last());
    let (child_module, lints) = (index.child(module, child), Allow::default().module(&child.name, parent));
    let allow = lints.when(child_module.is_some_and(webhooks::has_gates), Lint::UnusedImports).attribute();
    let file = child_module.and_then(place::attribute);
    quote!(#gate #allow #file #public mod #name;)
}

fn reexport(module: &Module, child: &Child, index: &Index<'_>) -> Option<TokenStream> {
    let empty = index.child(module, child).is_some_and(|child| index.names(child).is_empty());
    if !child.reexported || empty {
        return None;
    }
    let (name, gate) = (ident(&child.name), gate::gate(child.feature.as_deref()));
    Some(quote!(#gate pub use #name::*;))
}
