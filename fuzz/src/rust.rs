//! What the text of a crate must be, short of compiling it: Rust, with nothing defined twice.

use std::collections::HashSet;

use clientwright::output::Tree;
use quote::ToTokens as _;
use syn::{Fields, ImplItem, Item};

/// Checks the sources that were made for a document.
pub fn check(tree: &Tree) {
    let made = |path: &str| path.ends_with(".rs") && !path.starts_with("src/support/");
    for (path, file) in tree.iter().filter(|(path, _)| made(path)) {
        let text = std::str::from_utf8(&file.content).expect("sources are UTF-8");
        let parsed = syn::parse_file(text).unwrap_or_else(|error| panic!("{path} is no Rust: {error}"));
        let mut seen = Seen::default();
        for item in &parsed.items {
            seen.item(path, item);
        }
    }
    let manifest = tree.get("Cargo.toml").map(|file| String::from_utf8_lossy(&file.content).into_owned());
    if let Some(text) = manifest {
        assert!(text.contains("[package]"), "Cargo.toml has no package");
    }
}

/// The definitions of one module, and the implementations of its types.
#[derive(Default)]
struct Seen {
    names: HashSet<String>,
    methods: HashSet<String>,
    traits: HashSet<String>,
}

impl Seen {
    fn name(&mut self, file: &str, space: &str, name: &dyn ToString) {
        let name = format!("{space} {}", name.to_string());
        assert!(!self.names.contains(&name), "{file}: {name} is defined twice");
        self.names.insert(name);
    }

    fn item(&mut self, file: &str, item: &Item) {
        match item {
            Item::Struct(item) => {
                self.name(file, "type", &item.ident);
                fields(file, &item.ident.to_string(), &item.fields);
            }
            Item::Enum(item) => {
                self.name(file, "type", &item.ident);
                let names = item.variants.iter().map(|variant| variant.ident.to_string());
                unique(file, &format!("enum {}", item.ident), names);
                item.variants
                    .iter()
                    .for_each(|variant| fields(file, &variant.ident.to_string(), &variant.fields));
            }
            Item::Type(item) => self.name(file, "type", &item.ident),
            Item::Trait(item) => self.name(file, "type", &item.ident),
            Item::Mod(item) => {
                self.name(file, "type", &item.ident);
                let mut inside = Seen::default();
                item.content.iter().flat_map(|(_, items)| items).for_each(|item| inside.item(file, item));
            }
            Item::Fn(item) => {
                self.name(file, "value", &item.sig.ident);
                arguments(file, &item.sig);
            }
            Item::Const(item) if item.ident != "_" => self.name(file, "value", &item.ident),
            Item::Static(item) => self.name(file, "value", &item.ident),
            Item::Impl(item) => self.implementation(file, item),
            _ => {}
        }
    }

    fn implementation(&mut self, file: &str, item: &syn::ItemImpl) {
        let ty = item.self_ty.to_token_stream().to_string();
        if let Some((path, _)) = &item.trait_ {
            let name = format!("{} for {ty}", path.to_token_stream());
            assert!(!self.traits.contains(&name), "{file}: {name} is implemented twice");
            self.traits.insert(name);
        }
        for inside in &item.items {
            let ident = match inside {
                ImplItem::Fn(method) => {
                    arguments(file, &method.sig);
                    &method.sig.ident
                }
                ImplItem::Const(constant) => &constant.ident,
                _ => continue,
            };
            if item.trait_.is_none() {
                let name = format!("{ty}::{ident}");
                assert!(!self.methods.contains(&name), "{file}: {name} is defined twice");
                self.methods.insert(name);
            }
        }
    }
}

fn fields(file: &str, owner: &str, fields: &Fields) {
    unique(file, owner, fields.iter().filter_map(|field| Some(field.ident.as_ref()?.to_string())));
}

fn arguments(file: &str, signature: &syn::Signature) {
    let name = |input: &syn::FnArg| match input {
        syn::FnArg::Typed(argument) => {
            Some(argument.pat.to_token_stream().to_string()).filter(|name| name != "_")
        }
        syn::FnArg::Receiver(_) => None,
    };
    unique(file, &format!("fn {}", signature.ident), signature.inputs.iter().filter_map(name));
}

fn unique(file: &str, owner: &str, names: impl Iterator<Item = String>) {
    let mut seen = HashSet::new();
    for name in names {
        assert!(seen.insert(name.clone()), "{file}: {owner} has `{name}` twice");
    }
}
