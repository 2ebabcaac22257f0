//! Keywords that restrict values and that no type can say.
//!
//! In: the facets of a schema. Out: a note for each. Values that break them are accepted, as they are by every reader that
//! does not validate; no type information is lost. Never knows what the keywords mean.

use super::Lowering;
use super::findings::Finding;
use super::flat::Flat;
use crate::diagnostic::Code;
use crate::document::facets::Facets;

/// How XML is written is told where a body is XML.
const OF_XML: &str = "xml";

impl<'d> Lowering<'d, '_> {
    /// Notes what a schema asks for and nobody checks.
    pub(super) fn note_unchecked(&mut self, flat: &mut Flat<'d>, facets: &Facets<'d>) {
        super::checks::absorb(flat, facets);
        for unmodelled in facets.unmodelled.iter().filter(|entry| entry.keyword != OF_XML) {
            let message = format!("`{}` is accepted and not checked", unmodelled.keyword);
            let finding = Finding::new(Code::UNCHECKED_KEYWORD, unmodelled.node, message);
            self.findings.note(&mut flat.notes, finding);
        }
        if facets.property_names.is_some() {
            let message = "`propertyNames` is accepted and not checked: names are any text";
            self.findings.note(&mut flat.notes, Finding::new(Code::UNCHECKED_KEYWORD, facets.node, message));
        }
    }
}
