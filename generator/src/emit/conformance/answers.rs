//! The part of the conformance test that reads the answers which the document gives as examples; it needs no server.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::gate;
use super::super::literal::{ident, number, raw, text};
use crate::rust::{ClientItem, ConformanceCall, CredentialKind, DocumentedAnswer};

/// The tables of answers, and the test; nothing where no answer is documented.
pub(super) fn items(calls: &[&ConformanceCall], client: &ClientItem) -> Vec<TokenStream> {
    if calls.iter().all(|call| call.answers.is_empty()) {
        return Vec::new();
    }
    let all = || calls.iter().flat_map(|call| call.answers.iter().map(move |answer| (*call, answer)));
    let rows = all().filter_map(|(call, answer)| row(call, answer));
    let unfit = all().filter_map(|(call, answer)| {
        let (id, reason) = (text(&call.id), text(answer.body.as_ref().err()?));
        Some(quote!((#id, #reason)))
    });
    let mut items = vec![
        quote! {
            /// An answer that the document gives as an example.
            struct Answer {
                id: &'static str,
                call: fn(api::Client) -> Outcome,
                status: u16,
                media: &'static str,
                body: &'static str,
                /// Whether the type of the operation's errors reads it.
                read: fn(&Error) -> bool,
            }
        },
        quote! {
            /// Answers that the document gives as examples.
            const ANSWERS: &[Answer] = &[#(#rows),*];
        },
        quote! {
            /// Examples that are no answers, and why.
            const UNFIT: &[(&str, &str)] = &[#(#unfit),*];
        },
    ];
    items.push(test(client));
    items
}

fn row(call: &ConformanceCall, answer: &DocumentedAnswer) -> Option<TokenStream> {
    let (id, function) = (text(&call.id), ident(&call.name));
    let (status, media) = (number(answer.status.into()), text(&answer.media_type));
    let (body, gate) = (raw(answer.body.as_ref().ok()?), gate::gate(call.place.feature.as_deref()));
    let read = match &answer.errors {
        Some(marker) => {
            let (module, marker) = (ident(&call.place.module), ident(marker));
            quote!(|error| error.errors::<api::#module::op::#marker>().is_some())
        }
        None => quote!(|_| true),
    };
    Some(quote! {
        #gate
        Answer { id: #id, call: #function, status: #status, media: #media, body: #body, read: #read }
    })
}

/// Something for every credential, as calls on the builder.
pub(super) fn credentials(client: &ClientItem) -> TokenStream {
    let credentials = client.credentials.iter().map(|credential| {
        let name = ident(&credential.name);
        match credential.kind {
            CredentialKind::Secret => quote!(.#name("token")),
            CredentialKind::UserPassword => quote!(.#name("user", "password")),
            CredentialKind::Token => quote!(.#name("token".to_owned())),
        }
    });
    quote!(#(#credentials)*)
}

fn test(client: &ClientItem) -> TokenStream {
    let credentials = credentials(client);
    quote! {
        #[tokio::test]
        async fn documented_answers() {
            let mut failed = Vec::new();
            for Answer { id, call, status, media, body, read } in ANSWERS {
                let replay = support::mock::Replay::new().answer(*status, media, (*body).to_owned());
                let builder = api::Client::builder().base_url("https://localhost/").transport(replay);
                let client = builder #credentials.retry(support::Retry::off()).build().expect("a client");
                let wrong = match call(client).await {
                    Ok(_) if *status < 400 => continue,
                    Ok(_) => "it counts as a success".to_owned(),
                    Err(error) if error.kind() != ErrorKind::Status || *status < 400 => error.to_string(),
                    Err(error) if read(&error) => continue,
                    Err(_) => "no type of the operation's errors reads it".to_owned(),
                };
                failed.push(format!("{id} {status}: {wrong}\n{body}"));
            }
            for (id, reason) in UNFIT {
                println!("unfit    {id} {reason}");
            }
            println!("{} documented answers: {} unread; {} unfit", ANSWERS.len(), failed.len(), UNFIT.len());
            assert!(failed.is_empty(), "{}", failed.join("\n"));
        }
    }
}
