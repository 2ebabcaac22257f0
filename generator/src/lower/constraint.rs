//! Bounds on values: the tightest of each that schemas which hold at once have.

use super::Lowering;
use super::findings::Finding;
use super::flat::Flat;
use crate::diagnostic::Code;
use crate::document::Schema;

impl<'d> Lowering<'d, '_> {
    /// Tightens the bounds of a record by those of one more schema.
    pub(super) fn merge_bounds(&mut self, flat: &mut Flat<'d>, schema: &'d Schema) {
        for bound in flat.bounds.tighten(&schema.constraints) {
            let message = format!("two `{}` hold at once here; only the later one is kept", bound.keyword());
            self.findings.note(&mut flat.notes, Finding::new(Code::UNCHECKED_KEYWORD, schema.node, message));
        }
    }
}
