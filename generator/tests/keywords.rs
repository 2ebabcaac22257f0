//! One small document for each rule of lowering, what it means, and the Rust that comes of it, as reviewed texts beside it.
//! The Rust is items and signatures; only the documents that are about the codec show the bodies of functions as well.
//!
//! `UPDATE=1` rewrites the texts; a reviewer reads the difference.

mod dump;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clientwright::diagnostic::Diagnostics;
use clientwright::lower::ImpliedTypes;
use clientwright::source::Sources;
use clientwright::{api, document, emit, lower, output, resolve, rust};
use libtest_mimic::{Arguments, Failed, Trial};

/// The documents that are about how values are read and written.
const ABOUT_THE_CODEC: [&str; 5] = ["arrays", "discriminator", "null_3_1", "objects", "request_bodies"];

fn main() -> ExitCode {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/keywords");
    let mut documents: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("the folder is part of the repository")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .collect();
    documents.sort();
    assert!(documents.len() > 15, "the documents of {} are there", folder.display());
    let trials = documents.into_iter().map(|document| {
        let name = document.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Trial::test(name, move || check(&document))
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit_code()
}

/// Holds a document against its reviewed texts, or writes them.
fn check(document: &Path) -> Result<(), Failed> {
    let (meaning, rust) = meaning(document);
    let mut wrong = Vec::new();
    for (extension, found) in [("api", meaning), ("rust", rust)] {
        let golden = document.with_extension(extension);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&golden, &found)?;
        } else if std::fs::read_to_string(&golden).unwrap_or_default().replace('\r', "") != found {
            wrong.push(format!("{} should be:\n{found}", golden.display()));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(format!("{}\nUPDATE=1 accepts", wrong.join("\n")).into()) }
}

/// The types and operations of the client of an API, as they are generated; the functions too where they have types beside
/// them.
fn rust(api: &api::Api, with_bodies: bool) -> String {
    let krate = rust::plan(api, &rust::CrateOptions::new("sample"), &rust::Lock::default());
    let files = emit::emit(&krate).into_iter().filter(|file| !file.path.ends_with("/serde.rs"));
    let printed = files.map(|file| (output::print(&file, "the sample").expect("Rust"), file.path));
    let shown = printed.filter(|(text, path)| {
        ["models/", "op", "webhooks"].iter().any(|part| path.contains(part))
            || text.contains("> for Multipart")
    });
    let signatures = |text: String| if with_bodies { text } else { signatures(&text) };
    shown.map(|(text, path)| format!("// {path}\n{}\n", signatures(text))).collect()
}

/// A file whose functions have empty bodies. What implements the codec is left out: its bodies are all that it says.
fn signatures(text: &str) -> String {
    let mut file = syn::parse_file(text).expect("Rust");
    file.items.retain_mut(|item| match item {
        syn::Item::Impl(block) => {
            let is_codec =
                block.trait_.as_ref().and_then(|(path, _)| path.segments.last()).is_some_and(|name| {
                    ["FromJson", "ToJson", "Members"].iter().any(|codec| name.ident == codec)
                });
            for item in &mut block.items {
                if let syn::ImplItem::Fn(function) = item {
                    function.block.stmts.clear();
                }
            }
            !is_codec
        }
        syn::Item::Fn(function) => {
            function.block.stmts.clear();
            true
        }
        _ => true,
    });
    // Comments are no tokens.
    let head = text.lines().take_while(|line| line.starts_with("// ")).map(|line| format!("{line}\n"));
    head.collect::<String>() + &spaced(file)
}

/// The text of a file, with an empty line between its items but for those of one line.
fn spaced(mut file: syn::File) -> String {
    let items = std::mem::take(&mut file.items);
    let mut text = prettyplease::unparse(&file);
    let mut above = None;
    for item in items {
        let is_line = matches!(item, syn::Item::Use(_) | syn::Item::Mod(_));
        let kind = std::mem::discriminant(&item);
        if !is_line || above != Some(kind) {
            text.push('\n');
        }
        above = Some(kind);
        (file.attrs, file.items) = (Vec::new(), vec![item]);
        text += &prettyplease::unparse(&file);
    }
    text
}

/// The model of a document as text, with what was reported on the way; and the Rust that comes of it.
fn meaning(path: &Path) -> (String, String) {
    let mut diagnostics = Diagnostics::default();
    let mut sources = Sources::default();
    let document = document::load(&mut sources, path, &[], &document::Options::default(), &mut diagnostics);
    let resolved = resolve::resolve(document.expect("the document is one"), &mut diagnostics);
    // All but one are about APIs, whether or not they have operations.
    let exact = path.file_stem().is_some_and(|name| name == "implied");
    let implied_types = if exact { ImpliedTypes::Exact } else { ImpliedTypes::Assume };
    let options = lower::Options { implied_types, ..lower::Options::default() };
    let api = lower::lower(&resolved, &options, &mut diagnostics);
    let mut text = dump::dump(&api);
    text.push_str("\nfindings\n");
    for found in diagnostics.iter() {
        let at = found.at.map(|at| sources.place(at));
        let at = at.map_or_else(String::new, |place| format!("{}:{}", place.line, place.column));
        let severity = found.severity.as_str();
        let _ = writeln!(text, "  {} {severity} {at} {}", found.code.id, found.message);
    }
    let about_the_codec =
        path.file_stem().is_some_and(|name| ABOUT_THE_CODEC.iter().any(|known| name == *known));
    (text, rust(&api, about_the_codec))
}
