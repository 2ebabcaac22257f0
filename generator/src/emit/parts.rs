//! The files beside the definitions of a module's types: which there are, how they are declared, and what they begin with.
//! Without its feature the compiler does not open a file.

use proc_macro2::TokenStream;
use quote::quote;

use super::codec::{self, codecs};
use super::index::Index;
use super::lints::Allow;
use super::literal::word;
use super::paths::Paths;
use super::{SourceFile, both_ways, fixtures, place, serde, validate};
use crate::rust::{Crate, Ident, Lint, ModelPart, Module};

/// The parts that a module has.
pub(super) fn of<'a>(krate: &'a Crate, module: &'a Module) -> impl Iterator<Item = ModelPart> + 'a {
    ModelPart::ALL.into_iter().filter(|part| match part {
        ModelPart::Codec => module.has_codec(),
        ModelPart::Serde => serde::has_codecs(module),
        ModelPart::BothWays => both_ways::has_one_way(module),
        ModelPart::Fixtures => fixtures::has_fixtures(module),
        ModelPart::Validate => validate::has_schemas(krate, module),
    })
}

/// The declaration of a part in the module whose types it is about.
pub(super) fn declaration(part: ModelPart, krate: &Crate, module: &Module) -> TokenStream {
    let gate = match part {
        ModelPart::Codec => None,
        ModelPart::Serde => Some(quote!(#[cfg(feature = "serde")])),
        ModelPart::BothWays => Some(quote!(#[cfg(any(feature = "serde", feature = "test-fixtures"))])),
        ModelPart::Fixtures => Some(quote!(#[cfg(feature = "test-fixtures")])),
        ModelPart::Validate => Some(quote!(#[cfg(feature = "validate")])),
    };
    let deprecated = codecs(module).any(|codec| codec.docs.deprecated.is_some());
    let by_name = matches!(part, ModelPart::Serde | ModelPart::Validate);
    let parent = module.path.last().or(krate.root.last());
    let allow = Allow::default()
        .module(&Ident::snake(part.name()), parent)
        .when(by_name && deprecated, Lint::Deprecated)
        .attribute();
    let name = word(part.name());
    quote!(#gate #allow mod #name;)
}

/// A part as a file.
pub(super) fn source(part: ModelPart, krate: &Crate, module: &Module, index: &Index<'_>) -> SourceFile {
    let paths = Paths::below(index, &krate.root, module, part.name());
    let (head, items) = match part {
        ModelPart::Codec => (
            "How the types of the module above are read, written, shown and converted.",
            codec::items(module, &paths),
        ),
        ModelPart::Serde => {
            ("`Serialize` and `Deserialize` for the types of the module above.", serde::items(module))
        }
        ModelPart::BothWays => {
            ("What the types of the module above lack to travel both ways.", both_ways::items(module, &paths))
        }
        ModelPart::Fixtures => {
            ("Constructors for tests, of the types of the module above.", fixtures::items(module, &paths))
        }
        ModelPart::Validate => {
            ("The schemas of the types of the module above.", validate::items(krate, module))
        }
    };
    let types = matches!(part, ModelPart::Codec | ModelPart::BothWays | ModelPart::Fixtures);
    let types = types.then(|| {
        quote!(
            use super::*;
        )
    });
    SourceFile {
        path: place::of_part(module, part),
        allows: Vec::new(),
        docs: vec![head.into()],
        items: types.into_iter().chain(paths.uses()).chain(items).collect(),
    }
}
