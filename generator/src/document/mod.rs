//! Any version of OpenAPI brought to one model.
//!
//! In: the path of a document. Out: a [`Document`]: the 3.0 object model of `openapiv3`, with carriers for what 3.0 has
//! no words for. Never knows Rust, nor what an API means.
//!
//! ```text
//! read ─► overlays ─► version ─► bundle ─► 2.0 to 3.0 ─► sanitise ─► rewrite ─► type
//! ```

mod bundle;
mod carrier;
pub mod facets;
pub mod hints;
pub mod keywords;
mod overlay;
mod rewrite;
mod sanitise;
mod settle;
mod swagger2;
mod typed;
mod version;
mod walk;
mod written;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use indexmap::IndexMap;
use openapiv3::{MediaType, OpenAPI, Operation, PathItem, ReferenceOr, Schema};

pub use bundle::nearest;
pub use carrier::{
    DeviceFlow, Extensions, allow_reserved_of, broken, broken_of, default_mapping, device_flow, explode_of,
    is_mutual_tls, is_querystring, license_identifier, meaning, node_of, place_of, style_of, summary_of,
};
pub use facets::facets;
pub use keywords::Family;
pub use overlay::Overlaid;
pub(crate) use settle::canonical;
pub use version::Version;
pub use written::{Written, WrittenAt, WrittenRoot, is_checked};

use crate::diagnostic::Diagnostics;
use crate::limits::Limits;
use crate::source::{Node, NodeId, Sources};
use keywords::Kind;

/// A whole description, brought to the 3.0 model.
#[derive(Debug)]
pub struct Document {
    /// The document; every `$ref` in it leads to a component of its own.
    pub openapi: OpenAPI,
    /// The version that its author wrote.
    pub version: Version,
    /// `webhooks` (3.1), in document order.
    pub webhooks: IndexMap<String, PathItem>,
    /// The schemas as they were written, where that was asked for.
    pub written: Option<Written>,
    /// The root of the entry document.
    pub root: NodeId,
    /// What overlays changed.
    pub overlaid: Overlaid,
    extra_operations: HashMap<NodeId, Vec<(String, Operation)>>,
    item_schemas: HashMap<NodeId, ReferenceOr<Schema>>,
}

/// How to read a description.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// References that lead nowhere are errors rather than warnings.
    pub strict: bool,
    /// The directory that references may reach into, where it is not the entry document's own.
    pub root: Option<PathBuf>,
    /// Keep the schemas as they were written as well ([`Document::written`]).
    pub keep_schemas: bool,
    /// How much of everything there may be.
    pub limits: Limits,
}

impl Document {
    /// The operations of a path item whose methods 3.0 has no place for (`query` and `additionalOperations` of 3.2), with
    /// their methods as written, in document order.
    pub fn extra_operations(&self, item: &PathItem) -> &[(String, Operation)] {
        let node = node_of(&item.extensions);
        node.and_then(|node| self.extra_operations.get(&node)).map_or(&[], Vec::as_slice)
    }

    /// The schema of each item of a stream (`itemSchema` of 3.2).
    pub fn item_schema(&self, media: &MediaType) -> Option<&ReferenceOr<Schema>> {
        self.item_schemas.get(&node_of(&media.extensions)?)
    }
}

/// Reads a description and brings it to the 3.0 model. Overlays are applied to the entry document in the order given.
/// Problems are reported; `None` only where there is no document.
pub fn load(
    sources: &mut Sources,
    entry: &Path,
    overlays: &[PathBuf],
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Option<Document> {
    let Rewritten { tree, version, written, overlaid } =
        rewritten(sources, entry, overlays, options, diagnostics)?;
    let root = tree.id;
    let typed = typed::typed(tree, diagnostics);
    Some(Document {
        openapi: typed.openapi,
        version,
        webhooks: typed.webhooks,
        written,
        root,
        overlaid,
        extra_operations: typed.extra_operations,
        item_schemas: typed.item_schemas,
    })
}

/// A whole description, before it is typed.
struct Rewritten {
    tree: Node,
    version: Version,
    written: Option<Written>,
    overlaid: Overlaid,
}

/// The description as one tree that says everything in the words of 3.0.
fn rewritten(
    sources: &mut Sources,
    entry: &Path,
    overlays: &[PathBuf],
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Option<Rewritten> {
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
    let mut tree = bundle::bundle(sources, entry, tree, version.family, options, diagnostics);
    let kind = if is_2 { Kind::Swagger2 } else { Kind::OpenApi };
    sanitise::sanitise(&mut tree, kind, version.family, &options.limits, diagnostics);
    if diagnostics.over_limit() {
        return None;
    }
    if is_2 {
        tree = swagger2::convert(tree);
    }
    settle::settle(&mut tree, diagnostics);
    let written = options.keep_schemas.then(|| written::written(&mut tree));
    rewrite::rewrite(&mut tree, Kind::OpenApi);
    Some(Rewritten { tree, version, written, overlaid })
}

#[cfg(test)]
mod tests;
