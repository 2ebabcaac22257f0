//! A program that uses every public item of a crate once: it reads fields, makes values, matches variants, calls
//! functions and names what they give.
//!
//! Each item becomes one function, under the path by which code names the item. The functions take what they need
//! as arguments, so nothing has to be made up, and they are generic where the item is. The crate is called `api`
//! in them, whatever its name is.

mod answers;
mod calls;
mod client;
mod names;
mod types;

use proc_macro2::TokenStream;
use quote::quote;

use super::literal::word;
use crate::rust::{Crate, Ident, Item};
use names::Names;

/// An item, and a function that uses it.
#[derive(Debug, Clone)]
pub struct Used {
    /// The item's path: `models::Pet::name`, `pets::op::ListPets::limit`, `models::Pet: Default`.
    pub item: String,
    /// The function, which is called as [`function_name`] says.
    pub function: TokenStream,
}

/// The name of the function that uses the item of this number.
pub fn function_name(number: usize) -> String {
    format!("use_{number}")
}

/// A function for every public item, in the order of the crate's modules.
pub fn witness(krate: &Crate) -> Vec<Used> {
    let mut witness = Witness { names: Names::new(krate), used: Vec::new() };
    for module in &krate.modules {
        for item in &module.items {
            witness.item(&module.path, item);
        }
    }
    witness.used
}

/// The functions so far.
struct Witness<'a> {
    names: Names<'a>,
    used: Vec<Used>,
}

impl Witness<'_> {
    fn item(&mut self, module: &[Ident], item: &Item) {
        match item {
            Item::Struct(item) => self.structure(module, item),
            Item::ValueEnum(item) => self.value_enum(module, item),
            Item::Union(item) => self.union(module, item),
            Item::Newtype(item) => self.newtype(module, item),
            Item::Alias(item) => self.alias(module, item),
            Item::Errors(item) => self.errors(module, item),
            // Nobody calls them: what they say is compared on the wire.
            Item::Webhooks(_) => {}
            Item::Client(item) => self.client(module, item),
            Item::Handle(item) => self.handle(module, item),
            Item::Operation(item) => self.operation(module, item),
            // A table that `validate()` reads: nothing in it has a name outside.
            Item::Schemas(_) | Item::Xml(_) => {}
        }
    }

    /// Adds a function: what stands between its name and the end of its body.
    fn put(&mut self, item: String, rest: TokenStream) {
        let name = word(&function_name(self.used.len()));
        self.used.push(Used { item, function: quote!(pub fn #name #rest) });
    }
}
