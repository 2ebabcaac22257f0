//! The code that decodes an answer's body, and the types and patterns that go with it.

use proc_macro2::TokenStream;
use quote::quote;

use super::literal::{index, text, word};
use super::paths::Paths;
use super::{ty, xml};
use crate::api::{DataForm, EventFields, EventItem};
use crate::rust::{Decode, Items, RuntimeType, StatusRange, Ty};

/// The type that a body becomes.
pub(super) fn decoded(decode: &Decode, paths: &Paths<'_>) -> TokenStream {
    match decode {
        Decode::Nothing => quote!(()),
        Decode::Json(ty) | Decode::Value(ty) | Decode::Scalar(ty) | Decode::Xml(ty, _) => {
            ty::owned(ty, paths)
        }
        Decode::Octets => ty::owned(&Ty::Runtime(RuntimeType::Base64), paths),
        Decode::Content => paths.support("Content"),
        Decode::Text => paths.std("String"),
        Decode::Bytes => paths.std("Bytes"),
        Decode::Items(_, ty) => {
            let (stream, item) = (paths.support("ItemStream"), ty::owned(ty, paths));
            quote!(#stream<#item>)
        }
    }
}

/// The pattern of a status, of the hundred of a class, or of any.
pub(super) fn pattern(status: StatusRange) -> TokenStream {
    match status {
        StatusRange::Exact(status) => {
            let status = index(status.into());
            quote!(#status)
        }
        StatusRange::Class(class) => {
            let (first, last) = (index(usize::from(class) * 100), index(usize::from(class) * 100 + 99));
            quote!(#first..=#last)
        }
        StatusRange::Default => quote!(_),
    }
}

/// Decodes the answer's body.
pub(super) fn answer(decode: &Decode, paths: &Paths<'_>) -> TokenStream {
    let read = read(decode, paths);
    if is_stream(decode) {
        let ok = paths.std("Ok");
        return quote!(#ok(#read));
    }
    read
}

/// Decodes the answer's body and puts it into a variant.
pub(super) fn wrapped(decode: &Decode, variant: &TokenStream, paths: &Paths<'_>) -> TokenStream {
    let read = read(decode, paths);
    match decode {
        Decode::Nothing => quote!(#read.map(|()| #variant)),
        decode if is_stream(decode) => {
            let ok = paths.std("Ok");
            quote!(#ok(#variant(#read)))
        }
        _ => quote!(#read.map(#variant)),
    }
}

/// Decodes the answer's body where there may be none: null, and what leniency takes for it, is `None`.
pub(super) fn optional(decode: &Decode, paths: &Paths<'_>) -> TokenStream {
    match decode {
        Decode::Json(_) | Decode::Scalar(_) => read(decode, paths),
        _ => wrapped(decode, &paths.std("Some"), paths),
    }
}

/// Streams are handed over before anything can fail.
pub(super) fn is_stream(decode: &Decode) -> bool {
    matches!(decode, Decode::Items(..))
}

fn read(decode: &Decode, paths: &Paths<'_>) -> TokenStream {
    if let Decode::Xml(_, root) = decode {
        let root = xml::node(root, paths);
        return quote!(answer.xml(#root));
    }
    let method = word(match decode {
        Decode::Nothing => "empty",
        Decode::Json(_) | Decode::Xml(..) => "json",
        Decode::Value(_) => "value",
        Decode::Scalar(_) => "scalar",
        Decode::Octets => "octets",
        Decode::Content => "content",
        Decode::Text => "text",
        Decode::Bytes => "bytes",
        Decode::Items(Items::Events(EventItem::Raw), _) => "raw_events",
        Decode::Items(Items::Events(EventItem::Data(DataForm::Json)), _) => "events",
        Decode::Items(Items::Events(EventItem::Data(DataForm::Text)), _) => "text_events",
        Decode::Items(Items::Events(EventItem::Fields(fields)), _) => {
            let shape = shape(fields, paths);
            return quote!(answer.event_objects(#shape));
        }
        Decode::Items(Items::Values, _) => "lines",
        Decode::Items(Items::Parts { json: true }, _) => "json_parts",
        Decode::Items(Items::Parts { json: false }, _) => "parts",
    });
    quote!(answer.#method())
}

/// `&EventShape { .. }`
fn shape(fields: &EventFields, paths: &Paths<'_>) -> TokenStream {
    let (ty, is_text) = (paths.support("EventShape"), fields.data == DataForm::Text);
    let list = |list: &[String]| {
        let texts = list.iter().map(|name| text(name));
        quote!(&[#(#texts),*])
    };
    let (except, ends, last) = (list(&fields.except), list(&fields.ends), list(&fields.last));
    quote!(&#ty { is_text: #is_text, except: #except, ends: #ends, last: #last })
}

/// What a variant is for, of all statuses that are a success, or an error.
pub(super) fn status_docs(status: StatusRange, kind: &str) -> String {
    match status {
        StatusRange::Default => format!("Any other {kind}."),
        StatusRange::Class(_) | StatusRange::Exact(_) => format!("Status {status}."),
    }
}
