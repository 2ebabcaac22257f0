//! What a text of Rust consists of, whatever its names and texts are.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::Item;

/// Attributes, macros and items of a file.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Shape {
    /// How many items of each kind, with how many members each.
    pub(crate) items: BTreeMap<String, usize>,
    /// Which attributes there are, by their paths.
    pub(crate) attributes: BTreeSet<String>,
    /// Which macros are called.
    pub(crate) macros: BTreeSet<String>,
    /// All tokens but documentation, the texts blanked.
    pub(crate) tokens: String,
    /// The documentation, one text for each run of lines.
    pub(crate) docs: Vec<String>,
}

/// Reads a file.
pub(crate) fn of(text: &str) -> Result<Shape, String> {
    let tokens: TokenStream = text.parse().map_err(|error: proc_macro2::LexError| error.to_string())?;
    let file: syn::File = syn::parse2(tokens.clone()).map_err(|error| error.to_string())?;
    let mut shape = Shape::default();
    for item in &file.items {
        *shape.items.entry(kind(item)).or_default() += 1;
    }
    shape.read(tokens);
    Ok(shape)
}

fn kind(item: &Item) -> String {
    match item {
        Item::Struct(it) => format!("struct of {}", it.fields.len()),
        Item::Enum(it) => format!("enum of {}", it.variants.len()),
        Item::Impl(it) => format!("impl of {}", it.items.len()),
        Item::Fn(_) => "fn".into(),
        Item::Mod(it) if it.content.is_none() => "mod".into(),
        Item::Mod(_) => "mod with content".into(),
        Item::Use(_) => "use".into(),
        Item::Type(_) => "type".into(),
        Item::Const(_) => "const".into(),
        Item::Static(_) => "static".into(),
        Item::Trait(_) => "trait".into(),
        _ => "something else".into(),
    }
}

impl Shape {
    fn read(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        let mut in_docs = false;
        while at < tokens.len() {
            match self.attribute(&tokens[at..], in_docs) {
                Some((taken, docs)) => {
                    at += taken;
                    in_docs = docs;
                }
                None => {
                    self.token(&tokens, at);
                    at += 1;
                    in_docs = false;
                }
            }
        }
    }

    /// An attribute at the beginning of the tokens: how many they are, and whether it is documentation.
    fn attribute(&mut self, tokens: &[TokenTree], in_docs: bool) -> Option<(usize, bool)> {
        let punct =
            |token: Option<&TokenTree>, c| matches!(token, Some(TokenTree::Punct(p)) if p.as_char() == c);
        if !punct(tokens.first(), '#') {
            return None;
        }
        let bang = usize::from(punct(tokens.get(1), '!'));
        let TokenTree::Group(group) = tokens.get(1 + bang)? else { return None };
        if group.delimiter() != Delimiter::Bracket {
            return None;
        }
        let inside: Vec<TokenTree> = group.stream().into_iter().collect();
        if let [TokenTree::Ident(doc), TokenTree::Punct(equals), TokenTree::Literal(text)] = inside.as_slice()
            && *doc == "doc"
            && equals.as_char() == '='
        {
            let syn::Lit::Str(line) = syn::Lit::new(text.clone()) else { return None };
            let line = line.value();
            let line = line.strip_prefix(' ').unwrap_or(&line);
            match self.docs.last_mut().filter(|_| in_docs) {
                Some(docs) => {
                    docs.push('\n');
                    docs.push_str(line);
                }
                None => self.docs.push(line.to_owned()),
            }
            return Some((2 + bang, true));
        }
        let path = inside
            .iter()
            .take_while(|token| !matches!(token, TokenTree::Group(_)) && !punct(Some(token), '='));
        self.attributes.insert(path.map(ToString::to_string).collect());
        self.read(group.stream());
        Some((2 + bang, false))
    }

    fn token(&mut self, tokens: &[TokenTree], at: usize) {
        match &tokens[at] {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::None => ("", ""),
                };
                self.tokens.push_str(open);
                self.read(group.stream());
                // The formatter ends a list with a comma where it takes more than one line.
                self.tokens.truncate(self.tokens.trim_end_matches(',').len());
                self.tokens.push_str(close);
            }
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                self.tokens.push_str(if text.contains('"') { "\"\" " } else { &text });
            }
            TokenTree::Ident(ident) => {
                let called = matches!(tokens.get(at + 1), Some(TokenTree::Punct(p)) if p.as_char() == '!' && p.spacing() == proc_macro2::Spacing::Alone);
                if called && matches!(tokens.get(at + 2), Some(TokenTree::Group(_))) {
                    self.macros.insert(ident.to_string());
                }
                self.tokens.push_str(&format!("{ident} "));
            }
            TokenTree::Punct(punct) => self.tokens.push(punct.as_char()),
        }
    }

    /// Adds what another file has.
    pub(crate) fn add(&mut self, other: Self) {
        for (kind, count) in other.items {
            *self.items.entry(kind).or_default() += count;
        }
        self.attributes.extend(other.attributes);
        self.macros.extend(other.macros);
        self.tokens.push_str(&other.tokens);
        self.docs.extend(other.docs);
    }
}
