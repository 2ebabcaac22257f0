//! `README.md` of a crate of its own.
//!
//! In: the crate's model. Out: Markdown: what it is, how to call it, its features, what is not supported. Never knows the
//! document.

use std::fmt::Write as _;

use super::HEADER;
use super::manifest::Package;
use crate::api::Grade;
use crate::rust::{ClientItem, Crate, Credential, CredentialKind, Item};

/// The text of `README.md`.
pub(super) fn readme_md(krate: &Crate, package: Package<'_>) -> String {
    let title = package.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut text = format!("<!-- {HEADER}. Do not edit by hand. -->\n\n# {}\n\n", package.name);
    // Writing to a `String` cannot fail, here and below.
    let _ = write!(
        text,
        "Typed Rust client for {title}. {} of {} operations are there; `SUPPORT.md` says what is degraded or missing, \
         and why.\n\n## Use\n\n",
        krate.operations.iter().filter(|row| row.grade != Grade::Skipped).count(),
        krate.operations.len(),
    );
    if let Some(client) = client(krate) {
        example(&mut text, krate, client, package);
    }
    features(&mut text, krate);
    let _ = write!(
        text,
        "\n## Build\n\nEverything is in this folder: the code needs no generator and no build script. Decoding is not \
         what a program waits for, so a release build may trade speed for size:\n\n```toml\n\
         [profile.release.package.{}]\nopt-level = \"s\"\n```\n",
        package.name,
    );
    text
}

fn client(krate: &Crate) -> Option<&ClientItem> {
    krate.modules.iter().flat_map(|module| &module.items).find_map(|item| match item {
        Item::Client(client) => Some(client.as_ref()),
        _ => None,
    })
}

fn example(text: &mut String, krate: &Crate, client: &ClientItem, package: Package<'_>) {
    let library = package.name.replace('-', "_");
    let _ = write!(text, "```rust,ignore\nlet client = {library}::{}::builder()", client.name.as_str());
    if let Some(credential) = client.credentials.first() {
        let _ = write!(text, "\n    {}", call(credential));
    }
    text.push_str("\n    .build()?;\n");
    if let Some(accessor) = client.accessors.first() {
        let _ = writeln!(text, "let {0} = client.{0}();", accessor.name.as_str());
    }
    text.push_str("```\n");
    if client.info.servers.is_empty() {
        text.push_str("\nThe document names no server: give one with `.base_url(\"https://...\")`.\n");
    }
    if client.credentials.len() > 1 {
        let others: Vec<_> =
            client.credentials[1..].iter().map(|other| format!("`{}`", call(other))).collect();
        let _ = writeln!(text, "\nOther credentials: {}.", others.join(", "));
    }
    let first = krate.operations.iter().find_map(|row| row.rust.as_deref());
    if let Some(path) = first {
        let _ = writeln!(text, "\nEvery operation is a function (`{path}`) that gives a call; `.await` it.");
    }
}

fn call(credential: &Credential) -> String {
    let arguments = match credential.kind {
        CredentialKind::Secret => "key",
        CredentialKind::UserPassword => "user, password",
        CredentialKind::Token => "token",
    };
    format!(".{}({arguments})", credential.name.as_str())
}

fn features(text: &mut String, krate: &Crate) {
    if krate.features.is_empty() {
        return;
    }
    text.push_str("\n## Features\n\n| feature | |\n|---|---|\n");
    for feature in &krate.features {
        let docs = feature.docs.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|");
        let default = if krate.default_features.contains(&feature.name) { " (default)" } else { "" };
        let _ = writeln!(text, "| `{}`{default} | {docs} |", feature.name);
    }
}
