//! Rendering of the modelled crate as Rust tokens, one stream per item.
//!
//! A [`Crate`], in which everything is decided, becomes a [`SourceFile`] for each module. What an item needs and the
//! model does not say belongs into the model.

mod answers;
mod body;
mod both_ways;
mod call;
mod cases;
mod client;
mod codec;
mod conformance;
mod conversion;
mod decode;
mod docs;
mod errors;
mod fields;
mod file;
mod fixtures;
mod follow;
mod foreign;
mod form;
mod gate;
mod handle;
mod index;
mod info;
mod library;
mod lints;
mod literal;
mod newtype;
mod operation;
mod output;
mod parts;
mod paths;
mod place;
mod root;
mod serde;
mod server;
mod source_file;
mod structs;
mod ty;
mod union;
mod validate;
mod values;
mod webhooks;
mod witness;
mod xml;

use crate::rust::{Crate, ModelPart, Module};
use index::Index;

pub use cases::{cases, cases_root};
pub use conformance::conformance;
pub use foreign::has_foreign_names;
pub use library::{LibraryModule, conformance_root, library};
pub use source_file::SourceFile;
pub use witness::{Used, function_name, witness};

/// Renders every module of the crate, in the order of the model.
pub fn emit(krate: &Crate) -> Vec<SourceFile> {
    let emitter = Emitter::new(krate);
    (0..emitter.len()).map(|number| emitter.file(number)).collect()
}

/// Renders a crate file by file: tokens cannot leave their thread, so each thread asks for the files that it prints.
pub struct Emitter<'a> {
    krate: &'a Crate,
    index: Index<'a>,
    /// The definitions of a module, or what stands beside them.
    files: Vec<(&'a Module, Option<ModelPart>)>,
}

impl<'a> Emitter<'a> {
    /// Takes stock of the crate.
    pub fn new(krate: &'a Crate) -> Self {
        let files = |module| {
            let parts = parts::of(krate, module).map(move |part| (module, Some(part)));
            std::iter::once((module, None)).chain(parts)
        };
        Self { krate, index: Index::new(krate), files: krate.modules.iter().flat_map(files).collect() }
    }

    /// How many files there are: one for each module, and some more for each with types.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is nothing to render.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The file of this number, in the order of the model's modules; nothing where there is none.
    pub fn file(&self, number: usize) -> SourceFile {
        match self.files.get(number) {
            Some((module, None)) => file::source(self.krate, module, &self.index),
            Some((module, Some(part))) => parts::source(*part, self.krate, module, &self.index),
            None => SourceFile::default(),
        }
    }
}
