//! Keywords that restrict values and that no type can say.
//!
//! In: the facets of a schema. Out: a note for each. Values that break them are accepted, as they are by every reader
//! that does not validate; no type information is lost.

use super::findings::Finding;
use super::lowering::Lowering;
use super::merged::MergedSchema;
use crate::diagnostic::Code;
use crate::document::{Schema, SubSchema};

/// How XML is written is told where a body is XML.
const OF_XML: &str = "xml";

impl<'d> Lowering<'d, '_> {
    /// Notes what a schema asks for and nobody checks.
    pub(super) fn note_unchecked(&mut self, merged: &mut MergedSchema<'d>, schema: &'d Schema) {
        super::checks::absorb(merged, schema);
        if self.resolved.document.source_schemas.is_some() {
            // `validate()` checks it.
            return;
        }
        for unenforced in schema.unenforced.iter().filter(|entry| entry.keyword != OF_XML) {
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

    /// Tells where a schema of an XML body says how it is spelled.
    pub(super) fn report_xml(&mut self, schema: &'d SubSchema) {
        let (_, schema) = self.resolved.schema(schema);
        let of_members = schema.properties.values().filter_map(SubSchema::as_schema);
        let says_how = std::iter::once(schema)
            .chain(of_members)
            .any(|schema| schema.unenforced.iter().any(|entry| entry.keyword == OF_XML));
        if says_how {
            let message = "`xml` says how this is spelled in XML; bodies in XML are given as they are";
            self.findings.report(&Finding::new(Code::XML_SPELLING, schema.node, message));
        }
    }
}
