//! The tables that say how types are spelled in XML, and the nodes that calls name.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::literal::{ident, text, word};
use super::paths::Paths;
use crate::api::XmlNodeType;
use crate::escape::markdown;
use crate::rust::{XmlMember, XmlNode, XmlShapeRef, XmlTable, XmlText};

/// The tables themselves.
pub(super) fn tables(tables: &[XmlTable], paths: &Paths<'_>) -> Vec<TokenStream> {
    tables.iter().map(|table| self::table(table, paths)).collect()
}

fn table(table: &XmlTable, paths: &Paths<'_>) -> TokenStream {
    let (shape, name) = (paths.support("XmlShape"), ident(&table.name));
    let words = docs::line(&format!("{}.", markdown::code(&table.of)));
    let scalars = (!table.text.is_none()).then(|| {
        let kinds = kinds(table.text, paths);
        quote!(.text(#kinds))
    });
    let members = table.members.as_ref().map(|members| {
        let members = members.iter().map(|member| self::member(member, paths));
        quote!(.members(&[#(#members),*]))
    });
    let rest = table.rest.as_ref().map(|rest| {
        let rest = node(rest, paths);
        quote!(.rest(&#rest))
    });
    let places = (!table.places.is_empty()).then(|| {
        let places = table.places.iter().map(|place| node(place, paths));
        quote!(.places(&[#(#places),*]))
    });
    let items = table.items.as_ref().map(|items| {
        let items = node(items, paths);
        quote!(.items(&#items))
    });
    quote! {
        #words
        pub static #name: #shape = #shape::ANY #scalars #members #rest #places #items;
    }
}

fn member(member: &XmlMember, paths: &Paths<'_>) -> TokenStream {
    let (ty, wire, node) = (paths.support("XmlMember"), text(&member.wire), node(&member.node, paths));
    let needed = member.needed.then(|| quote!(.needed()));
    let nullable = member.nullable.then(|| quote!(.nullable()));
    quote!(#ty::new(#wire, #node) #needed #nullable)
}

/// A value at its place in a document.
pub(super) fn node(node: &XmlNode, paths: &Paths<'_>) -> TokenStream {
    let (ty, kind) = (paths.support("XmlNode"), paths.support("XmlKind"));
    let variant = word(match node.kind {
        XmlNodeType::Element => "Element",
        XmlNodeType::Attribute => "Attribute",
        XmlNodeType::Text => "Text",
        XmlNodeType::Cdata => "Cdata",
        XmlNodeType::None => "None",
    });
    let (name, shape) = (text(&node.name), shape(&node.shape, paths));
    let within = (!node.prefix.is_empty() || !node.namespace.is_empty()).then(|| {
        let (prefix, namespace) = (text(&node.prefix), text(&node.namespace));
        quote!(.within(#prefix, #namespace))
    });
    quote!(#ty::new(#kind::#variant, #name, &#shape) #within)
}

fn shape(shape: &XmlShapeRef, paths: &Paths<'_>) -> TokenStream {
    let scalar = |name| {
        let (ty, name) = (paths.support("XmlShape"), word(name));
        quote!(#ty::#name)
    };
    match shape {
        XmlShapeRef::Any => scalar("ANY"),
        XmlShapeRef::String => scalar("STRING"),
        XmlShapeRef::Number => scalar("NUMBER"),
        XmlShapeRef::Boolean => scalar("BOOLEAN"),
        XmlShapeRef::Table(name) => match paths.index.xml_home() {
            Some(home) => paths.at(home, name),
            None => {
                let name = ident(name);
                quote!(#name)
            }
        },
    }
}

fn kinds(kinds: XmlText, paths: &Paths<'_>) -> TokenStream {
    let ty = paths.support("XmlText");
    let XmlText { string, number, boolean } = kinds;
    let named = [(string, "STRING"), (number, "NUMBER"), (boolean, "BOOLEAN")];
    let mut named = named.iter().filter(|(is, _)| *is).map(|(_, name)| word(name));
    let first = named.next().unwrap_or_else(|| word("STRING"));
    quote!(#ty::#first #(.or(#ty::#named))*)
}
