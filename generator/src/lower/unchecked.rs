//! Keywords that restrict values and that no type can say.
//!
//! In: the facets of a schema. Out: a note for each. Values that break them are accepted, as they are by every reader
//! that does not validate; no type information is lost.

use super::findings::Finding;
use super::lowering::Lowering;
use super::merged::MergedSchema;
use crate::diagnostic::Code;
use crate::document::Schema;

impl<'d> Lowering<'d, '_> {
    /// Notes what a schema asks for and nobody checks.
    pub(super) fn note_unchecked(&mut self, merged: &mut MergedSchema<'d>, schema: &'d Schema) {
        super::checks::absorb(merged, schema);
        if self.resolved.document.source_schemas.is_some() {
            // `validate()` checks it.
            return;
        }
        for unenforced in &schema.unenforced {
            let message = format!("`{}` is accepted and not checked", unenforced.keyword);
            let finding = Finding::new(Code::UNCHECKED_KEYWORD, unenforced.node, message);
            self.findings.note(&mut merged.notes, finding);
        }
    }

    /// Notes that nobody looks at what is in a text.
    pub(super) fn note_content(&mut self, merged: &mut MergedSchema<'d>) {
        if !merged.content.is_empty() {
            let message = "`contentSchema` is accepted and not checked";
            let finding = Finding::new(Code::UNCHECKED_KEYWORD, merged.node, message);
            self.findings.note(&mut merged.notes, finding);
        }
    }
}
