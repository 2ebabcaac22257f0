//! Where a finding is: in the documents as they were written, and in the notation of keys.

use crate::api::{Origin, TypeKey};
use crate::diff::cause::{Cause, Site};
use crate::diff::comparison::Comparison;
use crate::diff::input::Document;
use crate::diff::member::Member;
use crate::source::Place;

/// The two documents and what was written where in them.
#[derive(Clone, Copy)]
pub(super) struct Places<'c, 'a> {
    /// The comparison of the two.
    pub comparison: &'c Comparison<'a>,
    /// The old document.
    pub base: Document<'c>,
    /// The new document.
    pub revision: Document<'c>,
}

impl Places<'_, '_> {
    /// Where a cause was written on both sides. A property that is a bare reference has no place in the model; it is looked
    /// up in its object.
    pub(super) fn written(&self, cause: &Cause) -> (Origin, Origin) {
        let (Site::Pair(pair, _), Member::Property(name)) = (cause.site, &cause.member) else {
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
        (
            find(self.base, cause.at.0, self.comparison.base.ty(pair.base).origin),
            find(self.revision, cause.at.1, self.comparison.revision.ty(pair.revision).origin),
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

    /// The place of a group of causes: the shared component they were written in, else the call or type of the first.
    pub(super) fn place(&self, group: &[&Cause]) -> String {
        let cause = group[0];
        match cause.site {
            Site::Api | Site::Calls => cause.member.to_string(),
            Site::Call(call, _) => self.shared(group).unwrap_or_else(|| self.call_place(call, &cause.member)),
            Site::Pair(..) => {
                let key = self.key(group).map(ToString::to_string).unwrap_or_default();
                format!("{key}{}", cause.member)
            }
        }
    }

    /// The shared component that several causes of calls were written in.
    pub(super) fn shared(&self, group: &[&Cause]) -> Option<String> {
        let cause = group.first().filter(|_| group.len() > 1)?;
        let pointer = |document: Document<'_>, origin: Origin| Some(document.sources?.pointer(origin.0?));
        let written = pointer(self.base, cause.at.0).or_else(|| pointer(self.revision, cause.at.1));
        shared(&written?)
    }

    /// The first of the types that a group of causes is about, as the base calls them.
    pub(super) fn key(&self, group: &[&Cause]) -> Option<&TypeKey> {
        let base = self.comparison.base;
        let keys = group.iter().filter_map(|cause| match cause.site {
            Site::Pair(pair, _) => Some(&base.ty(self.comparison.pairs.get(pair).base).key),
            _ => None,
        });
        keys.min()
    }

    /// The place of a member of a call.
    fn call_place(&self, call: usize, member: &Member) -> String {
        let call = &self.comparison.calls[call];
        match &call.parent {
            Some((parent, below)) => {
                format!("{} {member}", self.call_place(*parent, below)).trim_end().to_owned()
            }
            None => format!("{} {} {member}", call.method, call.path).trim_end().to_owned(),
        }
    }
}

/// The component that a pointer leads into.
fn shared(pointer: &str) -> Option<String> {
    let rest = pointer.strip_prefix("/components/").or_else(|| pointer.strip_prefix('/'))?;
    let section = rest.split('/').next()?;
    matches!(section, "parameters" | "responses" | "requestBodies" | "headers" | "paths")
        .then(|| format!("#{pointer}"))
}

/// The place of a node in the files of a document, as the user names them.
pub(super) fn locate(document: Document<'_>, origin: Origin) -> Option<Place> {
    let place = document.sources?.place(origin.0?);
    let file =
        if document.folder.is_empty() { place.file } else { format!("{}/{}", document.folder, place.file) };
    Some(Place { file, ..place })
}
