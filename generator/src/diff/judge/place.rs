//! Where a finding is: in the documents as they were written, and in the notation of keys.

use super::{Bench, Cause, Site};
use crate::api::{Origin, TypeKey};
use crate::diff::Document;
use crate::diff::report::Location;

impl Bench<'_, '_> {
    /// Where a cause was written. A property that is a reference and nothing else has no place in the model; it is looked up
    /// in its object.
    pub(super) fn written(&self, cause: &Cause) -> (Origin, Origin) {
        let (Site::Pair(pair, _), Some(name)) = (cause.site, cause.member.strip_prefix('.')) else {
            return cause.at;
        };
        let pair = self.comparison.pairs.get(pair);
        let find = |document: Document<'_>, own: Origin, owner: Origin| {
            let member = || {
                let sources = document.sources?;
                sources.member(sources.member(owner.0?, "properties")?, name)
            };
            Origin(own.0.or_else(member))
        };
        let (base, revision) = (self.places.base, self.places.revision);
        (
            find(base, cause.at.0, self.comparison.base.ty(pair.base).origin),
            find(revision, cause.at.1, self.comparison.revision.ty(pair.revision).origin),
        )
    }

    /// Where the owner of a cause stands in the revision.
    pub(super) fn owner(&self, cause: &Cause) -> Origin {
        match cause.site {
            Site::Api | Site::Calls => Origin::default(),
            Site::Call(call, _) => {
                self.comparison.calls[call].revision.map_or_else(Origin::default, |o| o.origin)
            }
            Site::Pair(pair, _) => {
                self.comparison.revision.ty(self.comparison.pairs.get(pair).revision).origin
            }
        }
    }

    /// The place of a cause: where it was written if that is shared, else the call or type that it belongs to.
    pub(super) fn place(&self, group: &[&Cause]) -> String {
        let cause = group[0];
        let pointer = |document: Document<'_>, origin: Origin| Some(document.sources?.pointer(origin.0?));
        match cause.site {
            Site::Api | Site::Calls => cause.member.clone(),
            Site::Call(call, _) => {
                let written = pointer(self.places.base, cause.at.0)
                    .or_else(|| pointer(self.places.revision, cause.at.1));
                match written.and_then(|pointer| shared(&pointer)) {
                    Some(shared) if group.len() > 1 => shared,
                    _ => self.call_place(call, &cause.member),
                }
            }
            Site::Pair(pair, _) => {
                let keys = group.iter().filter_map(|c| self.types(c)).map(|(base, _)| base);
                let _ = pair;
                let key = keys.min().unwrap_or_else(|| TypeKey(String::new()));
                format!("{key}{}", cause.member)
            }
        }
    }

    pub(super) fn call_place(&self, call: usize, member: &str) -> String {
        let call = &self.comparison.calls[call];
        match &call.parent {
            Some((parent, below)) => {
                format!("{} {member}", self.call_place(*parent, below)).trim_end().to_owned()
            }
            None => format!("{} {} {member}", call.method, call.path).trim_end().to_owned(),
        }
    }

    fn types(&self, cause: &Cause) -> Option<(TypeKey, TypeKey)> {
        let Site::Pair(pair, _) = cause.site else { return None };
        let pair = self.comparison.pairs.get(pair);
        let (base, revision) = (self.comparison.base, self.comparison.revision);
        Some((base.ty(pair.base).key.clone(), revision.ty(pair.revision).key.clone()))
    }
}

/// The component that a pointer leads into.
fn shared(pointer: &str) -> Option<String> {
    let rest = pointer.strip_prefix("/components/").or_else(|| pointer.strip_prefix('/'))?;
    let section = rest.split('/').next()?;
    matches!(section, "parameters" | "responses" | "requestBodies" | "headers" | "paths")
        .then(|| format!("#{pointer}"))
}

pub(super) fn locate(document: Document<'_>, origin: Origin) -> Option<Location> {
    let place = document.sources?.place(origin.0?);
    let file =
        if document.folder.is_empty() { place.file } else { format!("{}/{}", document.folder, place.file) };
    Some(Location { file, line: place.line, column: place.column, pointer: place.pointer })
}
