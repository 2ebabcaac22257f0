//! Compares the top of two documents: title, tags, servers and security schemes.

use std::collections::HashSet;

use super::cause::{Cause, Site};
use super::comparison::Comparison;
use super::matching::keyed;
use super::member::Member;
use crate::diff::kind::SchemaChange;

impl Comparison<'_> {
    /// Compares the documents' heads.
    pub(super) fn document(&mut self) {
        let (old, new) = (&self.base.info, &self.revision.info);
        if (&old.title, &old.summary, &old.description, &old.license)
            != (&new.title, &new.summary, &new.description, &new.license)
        {
            let cause = Cause::new(SchemaChange::DocumentationChanged, Site::Api, Member::Info);
            self.found(cause.says("title, description or license of the document changed"));
        }
        let (base, revision) = (self.base, self.revision);
        self.servers(Site::Calls, &base.servers, &revision.servers, Default::default());
        self.schemes();
        let tags = keyed(&revision.tags, |tag| &tag.name);
        // Of several tags of one name the first is the tag.
        let mut seen = HashSet::new();
        for tag in base.tags.iter().filter(|tag| seen.insert(&tag.name)) {
            let counterpart = tags.get(&tag.name);
            if counterpart.is_some_and(|t| t.description != tag.description) {
                let cause =
                    Cause::new(SchemaChange::DocumentationChanged, Site::Api, Member::Tag(tag.name.clone()));
                self.found(cause.says(format!("the description of the tag `{}` changed", tag.name)));
            }
        }
    }
}
