//! A call with all that it is passed, as code outside of the client writes it: `api` is the client's root, `support` its runtime.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::literal::{ident, text, word};
use crate::rust::{
    BodyValue, CallArguments, CallBody, CallPlace, Expr, Ident, Passed, RuntimeModule, RuntimeType, Ty,
};

/// What follows the client: `.keys().get_key("id").verbose(true)`.
pub(super) fn called(place: &CallPlace, passed: &CallArguments) -> TokenStream {
    let accessor = place.accessor.as_ref().map(|accessor| {
        let accessor = ident(accessor);
        quote!(.#accessor())
    });
    let function = ident(&passed.function);
    let mut args: Vec<TokenStream> = passed.args.iter().map(argument).collect();
    let mut setters: Vec<TokenStream> = Vec::new();
    let mut set = |name: &Ident, value: TokenStream| {
        let name = ident(name);
        setters.push(quote!(.#name(#value)));
    };
    passed.setters.iter().for_each(|(name, value)| set(name, argument(value)));
    if let Some(CallBody { setter, value, open, media_type }) = &passed.body {
        let value = body(place, value);
        let said = open.as_ref().map(|media| {
            let media = text(media);
            quote!(#media)
        });
        match setter {
            Some(name) => {
                let said = said.into_iter();
                set(name, quote!(#value #(, #said)*));
            }
            None => args.extend(std::iter::once(value).chain(said)),
        }
        setters.extend(media_type.as_ref().map(|media| {
            let media = text(media);
            quote!(.header("content-type", #media))
        }));
    }
    quote!(#accessor.#function(#(#args),*) #(#setters)*)
}

fn body(place: &CallPlace, value: &BodyValue) -> TokenStream {
    match value {
        BodyValue::Typed(passed) => argument(passed),
        BodyValue::Form(Expr::New { ty, by, args, with, extra }) => {
            let (module, ty) = (ident(&place.module), ident(ty));
            let made = made(&function(&quote!(api::#module::#ty), by.as_ref()), args, with, extra.as_ref());
            quote!(&#made)
        }
        BodyValue::Form(_) => quote!(support::Multipart::new()),
        BodyValue::Multipart(parts) => {
            let parts = parts.iter().map(|(name, part)| {
                let (name, part) = (text(name), self::value(part));
                quote!(.part(#name, #part))
            });
            quote!(support::Multipart::new() #(#parts)*)
        }
        BodyValue::Text(content) => {
            let content = text(content);
            quote!(#content)
        }
        BodyValue::Bytes(content) => {
            let content = Literal::byte_string(content);
            quote!(#content.to_vec())
        }
    }
}

fn argument(passed: &Passed) -> TokenStream {
    match passed {
        Passed::Owned(expr) => value(expr),
        Passed::Borrowed(expr) => {
            let value = value(expr);
            quote!(&#value)
        }
        Passed::Text(content) => {
            let content = text(content);
            quote!(#content)
        }
        Passed::Texts(texts) => {
            let texts = texts.iter().map(|content| text(content));
            quote!(&[#(#texts),*])
        }
        Passed::Items(items) => {
            let items = items.iter().map(value);
            quote!(&[#(#items),*])
        }
    }
}

/// The function that makes a value of a type.
fn function(ty: &TokenStream, by: Option<&Ident>) -> TokenStream {
    let name = by.map_or_else(
        || quote!(new),
        |by| {
            let by = ident(by);
            quote!(#by)
        },
    );
    quote!(#ty::#name)
}

/// `Type::new(args..).with_x(value)..`, with members that have no field of their own put into theirs.
fn made(
    function: &TokenStream,
    args: &[Expr],
    with: &[(Ident, Expr)],
    extra: Option<&(Ident, Box<Expr>)>,
) -> TokenStream {
    let args = args.iter().map(value);
    let with = with.iter().map(|(name, given)| {
        let (name, given) = (ident(name), value(given));
        quote!(.#name(#given))
    });
    let made = quote!(#function(#(#args),*) #(#with)*);
    match extra {
        None => made,
        Some((name, members)) => {
            let (name, members) = (ident(name), value(members));
            quote!({
                let mut made = #made;
                made.#name = #members;
                made
            })
        }
    }
}

/// The expression, owned.
fn value(expr: &Expr) -> TokenStream {
    match expr {
        Expr::Literal(literal) => literal.parse().unwrap_or_default(),
        Expr::Text(content) => {
            let content = text(content);
            quote!(#content.to_owned())
        }
        Expr::FromJson(ty, json) => {
            let (json, reader) = (text(json), runtime(*ty));
            quote!(support::codec::from_str::<#reader>(#json).expect("a value of the document's own"))
        }
        Expr::List(items) => {
            let items = items.iter().map(value);
            quote!(vec![#(#items),*])
        }
        Expr::NoList(item) => {
            let item = owned(item);
            quote!(Vec::<#item>::new())
        }
        Expr::NoMap(member) => {
            let member = owned(member);
            quote!(Vec::<(String, #member)>::new())
        }
        Expr::Map(pairs) => {
            let pairs = pairs.iter().map(|(name, member)| {
                let (name, member) = (text(name), value(member));
                quote!((#name.to_owned(), #member))
            });
            quote!(std::collections::BTreeMap::from([#(#pairs),*]))
        }
        Expr::New { ty, by, args, with, extra } => {
            let ty = ident(ty);
            made(&function(&quote!(api::models::#ty), by.as_ref()), args, with, extra.as_ref())
        }
        Expr::Part { content, file_name, media_type } => {
            part(content, file_name.as_deref(), media_type.as_deref())
        }
        Expr::Unlisted(..) | Expr::Variant(..) => of_enum(expr),
        Expr::Newtype(ty, inner) => {
            let (ty, inner) = (ident(ty), value(inner));
            quote!(api::models::#ty(#inner))
        }
        Expr::Boxed(inner) => {
            let inner = value(inner);
            quote!(Box::new(#inner))
        }
        Expr::Null(ty) => null(ty),
        Expr::Option(None) => quote!(None),
        Expr::Option(Some(inner)) => {
            let inner = value(inner);
            quote!(Some(#inner))
        }
    }
}

/// A value of an enum or a union.
fn of_enum(expr: &Expr) -> TokenStream {
    match expr {
        Expr::Unlisted(ty, inner) => {
            let ty = ident(ty);
            let inner = match &**inner {
                Expr::Text(content) => {
                    let content = text(content);
                    quote!(#content)
                }
                other => value(other),
            };
            quote!(api::models::#ty::from(#inner))
        }
        Expr::Variant(ty, variant, held) => {
            let (ty, variant) = (ident(ty), ident(variant));
            let held = held.as_ref().map(|held| {
                let held = value(held);
                quote!((#held))
            });
            quote!(api::models::#ty::#variant #held)
        }
        other => value(other),
    }
}

/// Null, where it has to be said of what.
fn null(ty: &Ty) -> TokenStream {
    match ty {
        Ty::Nullish(inner) => {
            let inner = owned(inner);
            quote!(support::codec::Nullish::<#inner>::Null)
        }
        Ty::Option(inner) => {
            let inner = owned(inner);
            quote!(None::<#inner>)
        }
        _ => quote!(None),
    }
}

fn part(content: &[u8], file_name: Option<&str>, media_type: Option<&str>) -> TokenStream {
    let content = Literal::byte_string(content);
    let file_name = file_name.map(|name| {
        let name = text(name);
        quote!(.file_name(#name))
    });
    let media_type = media_type.map(|media| {
        let media = text(media);
        quote!(.content_type(#media))
    });
    quote!(support::Part::bytes(#content.to_vec()) #file_name #media_type)
}

/// A type as it is owned.
fn owned(ty: &Ty) -> TokenStream {
    let inner = |inner: &Ty| owned(inner);
    match ty {
        Ty::Bool => quote!(bool),
        Ty::Number(number) => {
            let name = word(number.name());
            quote!(#name)
        }
        Ty::String => quote!(String),
        Ty::Runtime(ty) => runtime(*ty),
        Ty::Model(name) => {
            let name = ident(name);
            quote!(api::models::#name)
        }
        Ty::Vec(item) => {
            let item = inner(item);
            quote!(Vec<#item>)
        }
        Ty::Map(member) => {
            let member = inner(member);
            quote!(std::collections::BTreeMap<String, #member>)
        }
        Ty::Option(value) => {
            let value = inner(value);
            quote!(Option<#value>)
        }
        Ty::Nullish(value) => {
            let value = inner(value);
            quote!(support::codec::Nullish<#value>)
        }
        Ty::Boxed(value) => {
            let value = inner(value);
            quote!(Box<#value>)
        }
        Ty::Unit => quote!(()),
    }
}

/// A type of the runtime, or of std.
fn runtime(ty: RuntimeType) -> TokenStream {
    let name = word(ty.name());
    match ty.module() {
        RuntimeModule::Net => quote!(std::net::#name),
        RuntimeModule::Support => quote!(support::#name),
        RuntimeModule::Codec => quote!(support::codec::#name),
    }
}
