//! Bounds on values: the tightest of each that schemas which hold at once have.

use super::findings::Finding;
use super::lowering::Lowering;
use super::merged::MergedSchema;
use crate::diagnostic::Code;
use crate::document::Schema;

impl<'d> Lowering<'d, '_> {
    /// Tightens the bounds of a record by those of one more schema.
    pub(super) fn merge_bounds(&mut self, merged: &mut MergedSchema<'d>, schema: &'d Schema) {
        for bound in merged.bounds.tighten(&schema.constraints) {
            let message =
                format!("two `{}` apply at the same time; only the later one is kept", bound.keyword());
            self.findings
                .note(&mut merged.notes, Finding::new(Code::UNCHECKED_KEYWORD, schema.node, message));
        }
    }
}
