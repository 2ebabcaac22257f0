//! Any version of OpenAPI brought to one model.
//!
//! In: the path of a document. Out: a [`Document`]: schemas as our own [`Schema`], and the objects around them as those of
//! `openapiv3`.
//!
//! ```text
//! read ─► overlays ─► version ─► bundle ─► sanitise ─► 2.0 to 3.0 ─► settle ─► spell ─► objects ─► type
//! ```

mod bundle;
mod extra;
pub mod hints;
mod invalid;
pub mod keywords;
mod objects;
mod options;
mod overlay;
mod sanitise;
mod schema;
mod settle;
mod source_schemas;
mod spelled;
mod swagger2;
mod typed;
mod version;
mod walk;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use indexmap::IndexMap;
use openapiv3::{OpenAPI, PathItem, ReferenceOr};

pub use bundle::Hoisted;
pub use extra::{DeviceFlow, Extra, ExtraStyle, PlacedEncoding};
pub use hints::Extensions;
pub use keywords::{Bound, Constraints, Family, Limit as BoundLimit, Measure, Rule, SimpleType};
pub use options::Options;
pub use overlay::Overlaid;
pub use schema::{Additional, Discriminator, Schema, SubSchema, Unenforced, Xml, XmlNodeType, meaning};
pub(crate) use settle::{canonical, component_name};
pub use source_schemas::{SourcePlace, SourceRoot, SourceSchemas, is_checked};
pub use version::Version;

use crate::diagnostic::Diagnostics;
use crate::source::{Node, NodeId, Sources};
use keywords::Kind;

/// A whole description, of any version.
#[derive(Debug)]
pub struct Document {
    /// The document; every `$ref` in it leads to a component of its own, and stands for a number where a schema is.
    pub openapi: OpenAPI,
    /// The schema components, in document order.
    pub schemas: IndexMap<String, SubSchema>,
    /// The version that its author wrote.
    pub version: Version,
    /// `webhooks` (3.1), in document order.
    pub webhooks: IndexMap<String, PathItem>,
    /// The schemas as they were written, where that was asked for.
    pub source_schemas: Option<SourceSchemas>,
    /// The address that the document says it has (`$self`, 3.2).
    pub address: Option<String>,
    /// The root of the entry document.
    pub root: NodeId,
    /// What overlays changed.
    pub overlaid: Overlaid,
    /// The schema components that were made of what something refers to.
    pub hoisted: HashMap<String, Hoisted>,
    extras: extra::Extras,
    numbered: Vec<SubSchema>,
}

impl Document {
    /// What an object says that `openapiv3` has no field for, by its extensions; `None` for none of the document's objects.
    pub fn extra(&self, extensions: &Extensions) -> Option<&Extra> {
        self.extras.of(extensions)
    }

    /// Where an object was written.
    pub fn node_of(&self, extensions: &Extensions) -> Option<NodeId> {
        self.extra(extensions).map(|extra| extra.node)
    }

    /// The schema in a place of the `openapiv3` model.
    pub fn schema(&self, place: &ReferenceOr<openapiv3::Schema>) -> Option<&SubSchema> {
        match place {
            ReferenceOr::Reference { reference } => self.numbered.get(reference.parse::<usize>().ok()?),
            ReferenceOr::Item(_) => None,
        }
    }
}

/// Reads a description. Overlays are applied to the entry document in the order given. Problems are reported; `None` only
/// where there is no document.
pub fn load(
    sources: &mut Sources,
    entry: &Path,
    overlays: &[PathBuf],
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Option<Document> {
    let Settled { mut tree, address, version, source_schemas, overlaid, hoisted } =
        settled(sources, entry, overlays, options, diagnostics)?;
    let mut extras = extra::Extras::default();
    objects::rewrite(&mut tree, Kind::OpenApi, &mut extras);
    let root = tree.id;
    let typed = typed::typed(tree, extras, diagnostics);
    Some(Document {
        openapi: typed.openapi,
        version,
        webhooks: typed.webhooks,
        source_schemas,
        address,
        root,
        overlaid,
        hoisted,
        schemas: typed.schemas,
        extras: typed.extras,
        numbered: typed.numbered,
    })
}

/// A whole description, before it is typed.
struct Settled {
    tree: Node,
    address: Option<String>,
    version: Version,
    source_schemas: Option<SourceSchemas>,
    overlaid: Overlaid,
    hoisted: HashMap<String, Hoisted>,
}

/// The description as one tree, in the words of 3.0 but for its schemas.
fn settled(
    sources: &mut Sources,
    entry: &Path,
    overlays: &[PathBuf],
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Option<Settled> {
    if let Some(root) = &options.root {
        sources.allow(root);
    }
    sources.limit(&options.limits);
    let mut tree = sources.load_entry(entry, diagnostics)?;
    let mut overlaid = Overlaid::default();
    for path in overlays {
        if let Some(overlay) = sources.load(path, diagnostics) {
            overlay::apply(&mut tree, &overlay, &mut overlaid, &options.limits, diagnostics);
        }
    }
    let version = version::detect(&tree, diagnostics)?;
    let is_2 = version.family == Family::V2;
    let address = tree.get("$self").and_then(Node::as_str).map(str::to_owned);
    let (mut tree, hoisted) = bundle::bundle(sources, entry, tree, version.family, options, diagnostics);
    let kind = if is_2 { Kind::Swagger2 } else { Kind::OpenApi };
    sanitise::sanitise(&mut tree, kind, version.family, sources, &options.limits, diagnostics);
    if diagnostics.over_limit() {
        return None;
    }
    if is_2 {
        tree = swagger2::convert(tree);
    }
    settle::settle(&mut tree, diagnostics);
    spelled::spell(&mut tree, sources);
    let source_schemas = options.keep_schemas.then(|| source_schemas::collect(&mut tree));
    Some(Settled { tree, address, version, source_schemas, overlaid, hoisted })
}

#[cfg(test)]
mod tests;
