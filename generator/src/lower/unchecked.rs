//! Keywords that restrict values and that no type can say.
//!
//! In: the facets of a schema. Out: a note for each. Values that break them are accepted, as they are by every reader that
//! does not validate; no type information is lost. Never knows what the keywords mean.

use super::Lowering;
use super::findings::Finding;
use super::flat::Flat;
use crate::diagnostic::Code;
use crate::document::facets::{Facets, SubSchema};

/// How XML is written is told where a body is XML.
const OF_XML: &str = "xml";

impl<'d> Lowering<'d, '_> {
    /// Notes what a schema asks for and nobody checks.
    pub(super) fn note_unchecked(&mut self, flat: &mut Flat<'d>, facets: &Facets<'d>) {
        super::checks::absorb(flat, facets);
        if self.resolved.document.written.is_some() {
            // `validate()` checks it.
            return;
        }
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

    /// Tells where a schema of an XML body says how it is spelled.
    pub(super) fn report_xml(&mut self, schema: SubSchema<'d>) {
        let (_, schema) = self.resolved.schema(schema);
        let facets = self.facets(schema);
        let of_members = facets.properties.iter().filter_map(|(_, member)| match member {
            SubSchema::Item(member) => Some(*member),
            SubSchema::Reference { .. } => None,
        });
        let says_how = std::iter::once(schema)
            .chain(of_members)
            .any(|schema| self.facets(schema).unmodelled.iter().any(|entry| entry.keyword == OF_XML));
        if says_how {
            let message = "`xml` says how this is spelled in XML; bodies in XML are given as they are";
            self.findings.report(&Finding::new(Code::XML_SPELLING, facets.node, message));
        }
    }
}
