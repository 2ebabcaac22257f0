//! The conformance test: a file that calls every operation and tells what came of it.
//!
//! One [`SourceFile`] for the `tests` folder of the crate, made of the calls of the model.

mod answers;

use proc_macro2::TokenStream;
use quote::quote;

use super::literal::{ident, text, word};
use super::{SourceFile, call, foreign};
use crate::rust::{CallArguments, ClientItem, ConformanceCall, Crate, Ident, Item};

/// The test for a crate that is called `package` from outside; `None` where there is no operation to call.
pub fn conformance(krate: &Crate, package: &str) -> Option<SourceFile> {
    if krate.conformance_calls.is_empty() {
        return None;
    }
    let client = krate.modules.iter().flat_map(|module| &module.items).find_map(|item| match item {
        Item::Client(client) => Some(client),
        _ => None,
    })?;
    let (called, untried): (Vec<&ConformanceCall>, Vec<&ConformanceCall>) =
        krate.conformance_calls.iter().partition(|call| call.arguments.is_ok());
    let mut items = uses(krate, package);
    items.extend(tables(&called));
    items.push(left_out(&untried));
    items.push(test(client));
    items.push(round());
    items.extend(answers::items(&called, client));
    items.extend(judgement());
    items.extend(called.iter().flat_map(|call| functions(call)));
    let docs = [
        "Calls every operation with values from the document's examples and schemas: once with what has to be there, and once",
        "more with all that is optional. Answers that the document gives as examples are read as well, without a server.",
        "",
        "Runs against the server that `CONFORMANCE_URL` names, such as a mock of the same document; without it the test",
        "says that it was skipped. It fails when the server refuses a request as malformed, or when the client cannot",
        "read an answer.",
    ];
    // Beside other APIs it is a module, whose root allows it.
    let root = krate.root.is_empty() && foreign::has_foreign_names(krate);
    let allows = if root { foreign::LINTS.to_vec() } else { Vec::new() };
    Some(SourceFile { path: "conformance.rs".into(), docs: docs.map(str::to_owned).to_vec(), allows, items })
}

fn uses(krate: &Crate, package: &str) -> Vec<TokenStream> {
    let package = word(&package.replace('-', "_"));
    let root = krate.root.iter().map(ident);
    vec![
        quote!(
            use std::future::Future;
        ),
        quote!(
            use std::pin::Pin;
        ),
        quote!(
            use http::HeaderMap;
        ),
        quote!(use #package #(::#root)* as api;),
        quote!(use #package::support::{self, Error, ErrorKind};),
        quote!(
            type Outcome = Pin<Box<dyn Future<Output = Result<HeaderMap, Error>>>>;
        ),
        quote!(
            type Case = (&'static str, fn(api::Client) -> Outcome);
        ),
    ]
}

fn tables(calls: &[&ConformanceCall]) -> [TokenStream; 2] {
    let row = |call: &ConformanceCall, name: &Ident| {
        let (id, name) = (text(&call.id), ident(name));
        let gate = super::gate::gate(call.place.feature.as_deref());
        quote!(#gate (#id, #name))
    };
    let cases = calls.iter().map(|call| row(call, &call.name));
    let whole = calls.iter().filter_map(|call| Some(row(call, &call.whole.as_ref()?.0)));
    [
        quote! {
            /// Every operation that there are values for.
            const CASES: &[Case] = &[#(#cases),*];
        },
        quote! {
            /// Those with optional parameters, and values for them.
            const WHOLE: &[Case] = &[#(#whole),*];
        },
    ]
}

fn left_out(calls: &[&ConformanceCall]) -> TokenStream {
    let rows = calls.iter().map(|call| {
        let (id, reason) = (text(&call.id), text(call.arguments.as_ref().err().map_or("", String::as_str)));
        quote!((#id, #reason))
    });
    quote! {
        /// Operations that no values could be made for, and why.
        const UNTRIED: &[(&str, &str)] = &[#(#rows),*];
    }
}

/// The URL that the environment names is taken as it is, without the path of the document's own server.
fn test(client: &ClientItem) -> TokenStream {
    let credentials = answers::credentials(client);
    quote! {
        #[tokio::test]
        async fn every_operation() {
            let Ok(url) = std::env::var("CONFORMANCE_URL") else {
                println!("skipped: CONFORMANCE_URL names no server");
                return;
            };
            let url = format!("{}/", url.trim_end_matches('/'));
            let client = api::Client::builder().base_url(url) #credentials.retry(support::Retry::off()).build().expect("a client");
            let mut failed = Vec::new();
            let sums = round(&client, CASES, &mut failed).await;
            for (id, reason) in UNTRIED {
                println!("untried  {id} {reason}");
            }
            println!("{} operations called: {sums}; {} not called", CASES.len(), UNTRIED.len());
            let sums = round(&client, WHOLE, &mut failed).await;
            println!("{} called with all that is optional: {sums}", WHOLE.len());
            assert!(failed.is_empty(), "{}", failed.join("\n"));
        }
    }
}

fn round() -> TokenStream {
    quote! {
        /// Makes all calls of a table, and counts what came of them.
        async fn round(client: &api::Client, cases: &[Case], failed: &mut Vec<String>) -> String {
            let mut sums = [0; WORDS.len()];
            for (id, call) in cases {
                let outcome = call(client.clone()).await;
                let word = word(&outcome);
                let note = outcome.err().map(|error| error.to_string()).unwrap_or_default();
                println!("{:8} {id} {note}", WORDS[word]);
                sums[word] += 1;
                if word > ODD {
                    failed.push(format!("{} {id}: {note}", WORDS[word]));
                }
            }
            let sums: Vec<_> = sums.iter().zip(WORDS).map(|(sum, word)| format!("{sum} {word}")).collect();
            sums.join(", ")
        }
    }
}

/// What came of a call, in a word.
fn judgement() -> Vec<TokenStream> {
    vec![
        quote! {
            /// What can come of a call, the worst last: an answer that was read; a documented error; an answer that the server
            /// itself finds against the document; one that cannot be read; a request that was refused; no answer.
            const WORDS: [&str; 6] = ["ok", "answered", "odd", "unread", "refused", "failed"];
        },
        quote! {
            /// The last of the words that are no failure of the client.
            const ODD: usize = 2;
        },
        quote! {
            /// The index of the word. Prism says in `sl-violations` which side did what the document does not allow.
            fn word(outcome: &Result<HeaderMap, Error>) -> usize {
                let headers = outcome.as_ref().map_or_else(Error::headers, Some);
                let violations = headers.and_then(|headers| headers.get("sl-violations"));
                let violations = String::from_utf8_lossy(violations.map_or(b"", |value| value.as_bytes()));
                let by = |side: &str| violations.contains(&format!("\"location\":[\"{side}\""));
                match outcome {
                    _ if by("request") => 4,
                    Ok(_) => 0,
                    Err(error) => match (error.kind(), error.status().map_or(0, |status| status.as_u16())) {
                        (ErrorKind::Status, 400 | 401 | 405 | 406 | 413 | 415 | 422) => 4,
                        (ErrorKind::Status, _) => 1,
                        (ErrorKind::Decode, _) if by("response") => 2,
                        (ErrorKind::Decode, _) => 3,
                        _ => 5,
                    },
                }
            }
        },
    ]
}

/// The functions of a call: with what has to be there, and with all that there may be.
fn functions(call: &ConformanceCall) -> Vec<TokenStream> {
    let required = call.arguments.iter().map(|passed| (&call.name, passed));
    let whole = call.whole.iter().map(|(name, passed)| (name, passed));
    let function = |(name, passed): (&Ident, &CallArguments)| {
        let (name, called) = (ident(name), call::called(&call.place, passed));
        let gate = super::gate::gate(call.place.feature.as_deref());
        let allow = call.place.deprecated.then(|| quote!(#[allow(deprecated)]));
        quote! {
            #gate
            #allow
            fn #name(client: api::Client) -> Outcome {
                Box::pin(async move { support::Call::with_meta(client #called).await.map(|answer| answer.headers) })
            }
        }
    };
    required.chain(whole).map(function).collect()
}
