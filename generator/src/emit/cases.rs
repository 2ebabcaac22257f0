//! The program that makes calls with given values and tells what came of each: a module for each API, and its root.
//!
//! It knows nothing of what is expected: for each case it prints a line of JSON with the status, the documented header fields
//! and the body as it was decoded, written again by `serde`.

use proc_macro2::TokenStream;
use quote::quote;

use super::literal::{ident, index, text, word};
use super::{SourceFile, call};
use crate::rust::{
    CaseCall, CaseReading, Crate, CredentialKind, Decode, ErrorEnum, HeaderField, Ident, Output, RuntimeType,
    StatusVariant, Ty,
};

/// The cases of one API, whose package is called `package`; a module beside others in the program.
pub fn cases(krate: &Crate, package: &str) -> SourceFile {
    let package = word(&package.replace('-', "_"));
    let root = krate.root.iter().map(ident);
    let uses = [
        quote!(use #package #(::#root)* as api;),
        quote!(
            #[allow(unused_imports)]
            use #package::support::{self, Call as _};
        ),
        quote!(
            #[allow(unused_imports)]
            use super::{Body, Case, Outcome, Seen, items, json};
        ),
    ];
    let functions = krate.case_calls.iter().filter_map(function);
    let items =
        uses.into_iter().chain([table(&krate.case_calls), impossible(&krate.case_calls)]).chain(functions);
    SourceFile {
        path: format!("{}.rs", krate.name.bare()),
        docs: vec!["The cases of one API.".to_owned()],
        allows: Vec::new(),
        items: items.collect(),
    }
}

/// The root of the program: it calls the cases of these modules, in this order.
pub fn cases_root(modules: &[Ident], package: &str) -> SourceFile {
    let package = word(&package.replace('-', "_"));
    let declared = modules.iter().map(|name| {
        let name = ident(name);
        quote!(mod #name;)
    });
    let tables = modules.iter().map(|name| {
        let (word, label) = (ident(name), text(name.bare()));
        quote!((#label, #word::CASES, #word::IMPOSSIBLE))
    });
    let tables = quote! {
        /// Every API with its cases.
        const APIS: &[(&str, &[Case], &[(&str, &str)])] = &[#(#tables),*];
    };
    let shared = shared(&package);
    SourceFile {
        path: "main.rs".into(),
        docs: vec!["Calls every case and prints what came of it, a line of JSON each.".to_owned()],
        allows: Vec::new(),
        items: declared.chain(shared).chain([tables, main()]).collect(),
    }
}

/// What the modules use.
fn shared(package: &proc_macro2::Ident) -> Vec<TokenStream> {
    vec![
        quote!(
            use std::future::Future;
        ),
        quote!(
            use std::pin::Pin;
        ),
        quote!(
            use serde_json::{Value, json as tree};
        ),
        quote!(
            use #package::support::{Content, Error, ItemStream};
        ),
        quote!(
            type Outcome = Pin<Box<dyn Future<Output = Result<Seen, Error>>>>;
        ),
        quote!(
            /// A name, and the call that goes to a base URL.
            type Case = (&'static str, fn(String) -> Outcome);
        ),
        seen(),
        body(),
        quote! {
            /// A decoded value, written again.
            fn json<T: serde::Serialize>(value: &T) -> Value {
                serde_json::to_value(value).unwrap_or_else(|error| tree!({"unwritable": error.to_string()}))
            }
        },
        quote! {
            /// The items of a stream, to its end; or so many, for which it is opened again.
            async fn items<T: serde::Serialize>(stream: ItemStream<T>, most: usize) -> Result<Body, Error> {
                let mut items = Vec::new();
                let mut stream = if most == 0 { stream } else { stream.reconnect(1) };
                while let Some(item) = stream.next().await {
                    items.push(json(&item?));
                    if items.len() == most {
                        break;
                    }
                }
                Ok(Body::Items(items))
            }
        },
    ]
}

fn seen() -> TokenStream {
    quote! {
        /// What came of a call.
        struct Seen {
            status: u16,
            headers: Vec<(&'static str, Value)>,
            body: Body,
            error: Option<String>,
        }

        impl Seen {
            fn of(status: u16, body: Body) -> Self {
                Seen { status, headers: Vec::new(), body, error: None }
            }

            /// A header field that the document knows.
            #[allow(dead_code)]
            fn field<T: serde::Serialize>(mut self, name: &'static str, value: Result<T, Error>) -> Self {
                let value = value.map_or_else(|error| tree!({"unread": error.to_string()}), |value| json(&value));
                self.headers.push((name, value));
                self
            }

            /// An error, with its documented body.
            fn failed(error: &Error, body: Option<Body>) -> Self {
                let status = error.status().map_or(0, |status| status.as_u16());
                let mut seen = Seen::of(status, body.unwrap_or(Body::Nothing));
                seen.error = Some(error.to_string());
                seen
            }
        }
    }
}

fn body() -> TokenStream {
    quote! {
        /// A decoded body.
        #[allow(dead_code)]
        enum Body {
            Nothing,
            Json(Value),
            Text(String),
            Bytes(Vec<u8>),
            Items(Vec<Value>),
        }

        impl Body {
            /// A body of which the document does not say what it is.
            #[allow(dead_code)]
            fn open(content: &Content) -> Self {
                match content.as_json() {
                    Some(value) => Body::Json(json(value)),
                    None => Body::Bytes(content.bytes().to_vec()),
                }
            }

            fn tree(self) -> Value {
                match self {
                    Body::Nothing => tree!(null),
                    Body::Json(value) => tree!({"json": value}),
                    Body::Text(text) => tree!({"text": text}),
                    Body::Bytes(bytes) => tree!({"bytes": bytes}),
                    Body::Items(items) => tree!({"items": items}),
                }
            }
        }
    }
}

fn main() -> TokenStream {
    quote! {
        #[tokio::main(flavor = "current_thread")]
        async fn main() {
            let mut arguments = std::env::args().skip(1);
            let url = arguments.next().expect("the URL of the server");
            // The path of each API's base URL, as `name=/path`.
            let paths: Vec<String> = arguments.collect();
            for (api, cases, impossible) in APIS {
                for (name, reason) in *impossible {
                    println!("{}", tree!({"api": api, "case": name, "impossible": reason}));
                }
                for (name, call) in *cases {
                    let path = paths.iter().find_map(|given| given.strip_prefix(&format!("{api}/{name}=")));
                    let outcome = call(format!("{url}{}", path.unwrap_or("/"))).await;
                    let seen = outcome.unwrap_or_else(|error| Seen::failed(&error, None));
                    let headers: serde_json::Map<String, Value> =
                        seen.headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
                    let line = tree!({
                        "api": api,
                        "case": name,
                        "status": seen.status,
                        "headers": headers,
                        "body": seen.body.tree(),
                        "error": seen.error,
                    });
                    println!("{line}");
                }
            }
        }
    }
}

fn table(calls: &[CaseCall]) -> TokenStream {
    let rows = calls.iter().filter(|call| call.arguments.is_ok()).map(|call| {
        let (name, function) = (text(&call.name), ident(&call.function));
        quote!((#name, #function))
    });
    quote! {
        /// The calls, in the order in which they are made.
        pub(super) const CASES: &[Case] = &[#(#rows),*];
    }
}

fn impossible(calls: &[CaseCall]) -> TokenStream {
    let rows = calls.iter().filter_map(|call| {
        let (name, reason) = (text(&call.name), text(call.arguments.as_ref().err()?));
        Some(quote!((#name, #reason)))
    });
    quote! {
        /// Cases that no call of the client can make, and why.
        pub(super) const IMPOSSIBLE: &[(&str, &str)] = &[#(#rows),*];
    }
}

fn function(case: &CaseCall) -> Option<TokenStream> {
    let passed = case.arguments.as_ref().ok()?;
    let (name, called) = (ident(&case.function), call::called(&case.place, passed));
    let allow = case.place.deprecated.then(|| quote!(#[allow(deprecated)]));
    let credentials = case.credentials.iter().map(|(name, kind, values)| {
        let (name, mut values) = (ident(name), values.iter().map(|value| text(value)));
        match kind {
            CredentialKind::Token => {
                let token = values.next();
                quote!(.#name(#token.to_owned()))
            }
            CredentialKind::Secret | CredentialKind::UserPassword => quote!(.#name(#(#values),*)),
        }
    });
    let accept = case.accept.as_ref().map(|media| {
        let media = text(media);
        quote!(.accept(#media))
    });
    let read = reading(case);
    Some(quote! {
        #allow
        fn #name(url: String) -> Outcome {
            Box::pin(async move {
                let client = api::Client::builder().base_url(url) #(#credentials)* .retry(support::Retry::off()).build()?;
                let call = client #called #accept;
                #read
            })
        }
    })
}

fn reading(case: &CaseCall) -> TokenStream {
    let errors = case.errors.as_ref().map(|errors| documented(case, errors));
    let errors = errors.unwrap_or_else(|| quote!(None));
    let (awaited, status, body, fields) = match &case.reading {
        CaseReading::Usual(output) => {
            let body = self::output(case, output);
            let fields = case.headers.iter().map(field).collect();
            (quote!(call.with_meta()), quote!(answer.status.as_u16()), body, fields)
        }
        CaseReading::Other(name, decode) => {
            let (name, body) = (ident(name), decoded(decode, case.resumed));
            (quote!(call.#name()), quote!(0), quote!({ let body = answer; #body }), Vec::new())
        }
        CaseReading::Items => {
            let body = quote!(Body::Items(answer.iter().map(json).collect()));
            (quote!(call.items().all()), quote!(0), body, Vec::new())
        }
    };
    let seen = match fields.is_empty() {
        true => quote!(Ok(Seen::of(#status, #body))),
        false => quote! {
            let seen = Seen::of(#status, Body::Nothing) #(#fields)*;
            Ok(Seen { body: #body, ..seen })
        },
    };
    quote! {
        match #awaited.await {
            Ok(answer) => { #seen }
            Err(error) => Ok(Seen::failed(&error, #errors)),
        }
    }
}

fn field(field: &HeaderField) -> TokenStream {
    let (wire, name) = (text(&field.wire), ident(&field.name));
    quote!(.field(#wire, answer.#name()))
}

fn output(case: &CaseCall, output: &Output) -> TokenStream {
    match output {
        Output::One(Decode::Nothing) => quote!(Body::Nothing),
        Output::One(decode) => {
            let body = decoded(decode, case.resumed);
            quote!({ let body = answer.body; #body })
        }
        Output::Maybe(decode, _) => {
            let body = decoded(decode, case.resumed);
            quote!(match answer.body { Some(body) => #body, None => Body::Nothing })
        }
        Output::ByStatus { name, variants, .. } => {
            let (module, name) = (ident(&case.place.module), ident(name));
            let arms = variants.iter().map(|variant| arm(&quote!(api::#module::#name), variant));
            quote! {
                #[allow(unreachable_patterns)]
                match answer.body { #(#arms)* _ => Body::Nothing }
            }
        }
    }
}

/// The documented body of an error.
fn documented(case: &CaseCall, errors: &ErrorEnum) -> TokenStream {
    let (module, marker, name) = (ident(&case.place.module), ident(&case.marker), ident(&errors.name));
    let arms = errors.variants.iter().map(|variant| arm(&quote!(api::#module::op::#name), variant));
    quote! {
        error.errors::<api::#module::op::#marker>().map(|errors| {
            #[allow(unreachable_patterns)]
            match errors { #(#arms)* _ => Body::Nothing }
        })
    }
}

fn arm(ty: &TokenStream, variant: &StatusVariant) -> TokenStream {
    let name = ident(&variant.name);
    match &variant.decode {
        Decode::Nothing => quote!(#ty::#name => Body::Nothing,),
        decode => {
            let body = decoded(decode, 0);
            quote!(#ty::#name(body) => #body,)
        }
    }
}

/// What `body` is; of a stream so many items at most, or all of them.
fn decoded(decode: &Decode, most: usize) -> TokenStream {
    match decode {
        Decode::Nothing => quote!({
            let () = body;
            Body::Nothing
        }),
        Decode::Json(_) | Decode::Value(_) | Decode::Scalar(_) | Decode::Xml(..) | Decode::Octets => {
            quote!(Body::Json(json(&body)))
        }
        Decode::Content => quote!(Body::open(&body)),
        Decode::Text => quote!(Body::Text(body)),
        Decode::Bytes => quote!(Body::Bytes(body.to_vec())),
        Decode::Items(_, Ty::Runtime(RuntimeType::AnswerPart)) => quote!({
            drop(body);
            Body::Nothing
        }),
        Decode::Items(..) => {
            let most = index(most);
            quote!(items(body, #most).await?)
        }
    }
}
