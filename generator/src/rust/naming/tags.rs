//! Tags: a module, a handle and a feature each.

use super::chosen::{chosen, home_tag};
use crate::api::Api;
use crate::rust::scope::Scope;
use crate::rust::{CrateOptions, Ident, Lock, NameKind};

/// What a tag is called.
#[derive(Debug, Clone)]
pub(in crate::rust) struct TagName {
    /// The tag as written.
    pub(in crate::rust) tag: String,
    /// Module and accessor.
    pub(in crate::rust) module: Ident,
    /// Type of the handle.
    pub(in crate::rust) handle: Ident,
    /// Cargo feature.
    pub(in crate::rust) feature: String,
}

/// Names that the root module has already.
const ROOT: &[&str] = &[
    "models", "client", "support", "op", "builder", "from_env", "request", "core", "clone", "untagged", "api",
];

/// Features that the runtime has already.
const FEATURES: &[&str] = &[
    "default",
    "all",
    "reqwest",
    "rustls",
    "native-tls",
    "serde",
    "serde_json",
    "blocking",
    "tracing",
    "tower",
    "tokio",
    "eq-hash",
    "test-fixtures",
    "jiff",
    "uuid",
];

pub(super) fn name(
    api: &Api,
    selected: &[usize],
    options: &CrateOptions,
    old: &Lock,
    new: &mut Lock,
) -> Vec<TagName> {
    let mut scope = Scope::with(ROOT);
    let mut features = Scope::with(FEATURES);
    let mut found: Vec<TagName> = Vec::new();
    let tags = selected.iter().filter_map(|&index| home_tag(&api.operations[index]));
    let mut pending: Vec<&str> = Vec::new();
    for tag in tags {
        if !pending.contains(&tag) {
            pending.push(tag);
        }
    }
    let mut pinned: Vec<Option<Ident>> =
        pending.iter().map(|tag| chosen(NameKind::Tag, tag, None, old)).collect();
    for slot in &mut pinned {
        *slot = slot.take().filter(|name| scope.take(name));
    }
    // A tag that is spelled like a module has the first right to its name.
    for exact in [true, false] {
        for (tag, slot) in pending.iter().zip(&mut pinned).filter(|(_, slot)| slot.is_none()) {
            let plain = Ident::module(tag);
            if (plain.bare() == *tag) == exact {
                *slot = Some(scope.claim([plain, Ident::module(&format!("{tag} operations"))]));
            }
        }
    }
    for (tag, module) in pending.into_iter().zip(pinned.into_iter().flatten()) {
        new.set(NameKind::Tag, tag, module.bare());
        let plain = Ident::snake(&module.bare().replace('_', "-"));
        let feature =
            features.claim([plain, Ident::snake(&format!("tag {}", module.bare()))]).bare().replace('_', "-");
        found.push(TagName {
            tag: tag.to_owned(),
            handle: Ident::camel(module.bare()),
            module,
            feature: format!("{}{feature}", options.feature_prefix),
        });
    }
    found
}
