//! Prints the files that `emit` made, item by item. Blank lines are settled on the syntax tree (`spacing.rs`),
//! everything else by the formatter.

use std::fmt::Write as _;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};

use proc_macro2::TokenStream;

use super::{HEADER, spacing};
use crate::diagnostic::{Code, Diagnostics};
use crate::emit::SourceFile;
use crate::escape;

/// How much of a title goes into the first line of each file, in characters.
const LONGEST_ORIGIN: usize = 200;

/// The text of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The path of the [`SourceFile`] it came from.
    pub path: String,
    /// Its text, ending with one line break.
    pub text: String,
}

/// Prints `count` files, which `file` makes, on as many threads as the machine has; the result does not depend on their
/// number.
///
/// A file whose tokens are no Rust is a defect of ours, reported as [`Code::NOT_RUST`], and left out.
pub fn print_all(
    count: usize,
    file: &(dyn Fn(usize) -> SourceFile + Sync),
    origin: &str,
    diagnostics: &mut Diagnostics,
) -> Vec<Printed> {
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    print_on(threads, count, file, origin, diagnostics)
}

fn print_on(
    threads: usize,
    count: usize,
    file: &(dyn Fn(usize) -> SourceFile + Sync),
    origin: &str,
    diagnostics: &mut Diagnostics,
) -> Vec<Printed> {
    let next = AtomicUsize::new(0);
    let work = || {
        let numbers = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        let numbers = numbers.take_while(|number| *number < count);
        numbers.map(|number| (number, print_one(&file(number), origin))).collect::<Vec<_>>()
    };
    let threads = threads.min(count);
    let mut done: Vec<_> = std::thread::scope(|scope| {
        let workers: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let own = work();
        let others =
            workers.into_iter().map(|worker| worker.join().expect("a worker has no reason to panic"));
        others.flatten().chain(own).collect()
    });
    done.sort_by_key(|(number, _)| *number);
    let mut printed = Vec::with_capacity(count);
    for (_, result) in done {
        match result {
            Ok(file) => printed.push(file),
            Err(why) => {
                diagnostics
                    .report(Code::NOT_RUST, None, format!("internal error: {why}"))
                    .help("this is a defect of clientwright, whatever the document says; please report it");
            }
        }
    }
    printed
}

fn print_one(file: &SourceFile, origin: &str) -> Result<Printed, String> {
    match print(file, origin) {
        Ok(text) => Ok(Printed { path: file.path.clone(), text }),
        Err(why) => Err(format!("{}: {why}", file.path)),
    }
}

/// Prints one file under a header that names `origin`, the API's title or document.
///
/// # Errors
/// The reason and the beginning of the item, when one of the token streams is not an item of Rust.
pub fn print(file: &SourceFile, origin: &str) -> Result<String, String> {
    let origin: String = origin.chars().take(LONGEST_ORIGIN).collect();
    let mut text = format!("// {HEADER} from {}. Do not edit by hand.\n", escape::one_line(&origin));
    for line in &file.docs {
        let line = escape::rust::comment(line);
        let gap = if line.is_empty() { "" } else { " " };
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "//!{gap}{line}");
    }
    if !file.allows.is_empty() {
        let _ = writeln!(text, "\n#![allow({})]", file.allows.join(", "));
    }
    // One after the other: the syntax trees of a large file take a hundred times the room of its text.
    let mut above = None;
    for tokens in &file.items {
        let items = parse(tokens)?;
        let (Some(first), Some(last)) = (items.first(), items.last()) else { continue };
        if above.is_none_or(|above| spacing::apart(above, spacing::place(first))) {
            text.push('\n');
        }
        above = Some(spacing::place(last));
        text.push_str(&prettyplease::unparse(&file_of(spacing::spread(items))));
    }
    Ok(text)
}

fn file_of(items: Vec<syn::Item>) -> syn::File {
    syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items }
}

fn parse(tokens: &TokenStream) -> Result<Vec<syn::Item>, String> {
    let file: syn::File = syn::parse2(tokens.clone()).map_err(|error| complaint(&error, tokens))?;
    match file.items.iter().find(|item| matches!(item, syn::Item::Verbatim(_))) {
        Some(_) => Err(format!("the formatter does not know `{}`", beginning(tokens))),
        None => Ok(file.items),
    }
}

fn complaint(error: &syn::Error, tokens: &TokenStream) -> String {
    format!("{error} in `{}`", beginning(tokens))
}

/// Enough of an item to recognise it by.
fn beginning(tokens: &TokenStream) -> String {
    let text = tokens.to_string();
    match text.char_indices().nth(160) {
        Some((end, _)) => format!("{} ...", &text[..end]),
        None => text,
    }
}

#[cfg(test)]
mod tests;
