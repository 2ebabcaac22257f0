//! Emitted files as text, plainly: one item after another.

use clientwright::emit::SourceFile;

/// The text of a file. What is no Rust fails the test.
pub(crate) fn text(file: &SourceFile) -> String {
    let mut out = String::new();
    for line in &file.docs {
        out.push_str(&format!("//! {line}\n"));
    }
    for item in &file.items {
        let parsed: syn::File =
            syn::parse2(item.clone()).unwrap_or_else(|error| panic!("{}: {error}: {item}", file.path));
        out.push('\n');
        out.push_str(&prettyplease::unparse(&parsed));
    }
    out
}
