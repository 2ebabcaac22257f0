//! `README.md` of a crate of its own: what it is, how to call it, its features, what is not supported.

use std::fmt::Write as _;

use super::HEADER;
use super::manifest::{self, Package};
use crate::api::Grade;
use crate::escape::markdown;
use crate::rust::{ClientItem, Crate, Credential, CredentialKind, Item};

/// The text of `README.md`.
pub fn readme_md(krate: &Crate, package: Package<'_>) -> String {
    let title = markdown::text(package.title);
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
    let base = if client.needs_base { ".base_url(\"https://...\")" } else { "" };
    let _ = write!(text, "```rust,ignore\nlet client = {library}::{}::builder(){base}", client.name.as_str());
    if let Some(credential) = client.credentials.first() {
        text.push_str(&call(credential));
    }
    text.push_str(".build()?;\n");
    if let Some(lines) = krate.modules.iter().flat_map(|module| &module.items).find_map(first_call) {
        let _ = writeln!(text, "{}", lines.join("\n"));
    }
    text.push_str("```\n");
    if client.credentials.len() > 1 {
        let others: Vec<_> =
            client.credentials[1..].iter().map(|other| format!("`{}`", call(other))).collect();
        let _ = writeln!(text, "\nOther credentials: {}.", others.join(", "));
    }
    if !client.origins.is_empty() {
        let _ = writeln!(text, "\n{}", client.origins);
    }
}

/// The example in the documentation of a handle's first operation, without the lines that rustdoc hides.
fn first_call(item: &Item) -> Option<Vec<&str>> {
    let Item::Handle(handle) = item else { return None };
    let lines = handle.methods.iter().map(|method| &method.docs.lines);
    let lines = lines.into_iter().find(|lines| lines.iter().any(|line| line.starts_with("```no_run")))?;
    let code = lines.iter().map(String::as_str).skip_while(|line| !line.starts_with("```no_run")).skip(1);
    Some(code.take_while(|line| *line != "```").filter(|line| !line.starts_with("# ")).collect())
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
    text.push_str("\n## Features\n\n| feature | |\n|---|---|\n");
    let own = krate.features.iter().map(|feature| (feature.name.as_str(), feature.docs.clone()));
    let runtime = manifest::runtime_features().into_iter().map(|(name, docs, _)| (name, docs));
    for (name, docs) in runtime.chain(own) {
        let docs = markdown::cell(&docs);
        let _ = writeln!(text, "| `{name}` | {docs} |");
    }
    let runtime = manifest::runtime_defaults();
    let on = runtime.into_iter().chain(krate.default_features.iter().map(String::as_str));
    let on: Vec<_> = on.map(|name| format!("`{name}`")).collect();
    let _ = writeln!(text, "\nOn by default: {}.", on.join(", "));
}

#[cfg(test)]
mod tests;
