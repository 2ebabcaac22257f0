//! Start tags: the namespaces that they declare, and their attributes.

use std::borrow::Cow;

use quick_xml::events::BytesStart;
use quick_xml::XmlVersion;

use super::name::{local, prefix, Found};

/// How many declarations of namespaces may hold at once: each name is looked for among them.
const MOST: usize = 256;

/// The declarations of namespaces that hold: prefixes and what they stand for.
#[derive(Default)]
pub(super) struct Bindings(Vec<(String, String)>);

/// An attribute that declares no namespace.
pub(super) struct Attribute<'s> {
    pub(super) name: &'s str,
    pub(super) value: Cow<'s, str>,
}

impl Bindings {
    /// How many there are: [`Bindings::forget`] leaves so many.
    pub(super) fn mark(&self) -> usize {
        self.0.len()
    }

    pub(super) fn forget(&mut self, mark: usize) {
        self.0.truncate(mark);
    }

    /// Takes what a tag declares; gives its other attributes.
    ///
    /// # Errors
    /// Attributes that are malformed, or more declarations than may hold.
    pub(super) fn declare<'s>(&mut self, start: &'s BytesStart<'_>) -> Result<Vec<Attribute<'s>>, String> {
        let mut others = Vec::new();
        // The library looks for duplicates by comparing each with each; those of members are found where they are kept.
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|why| why.to_string())?;
            let name = text(attribute.key.into_inner())?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|why| why.to_string())?;
            let declared = if name == "xmlns" { Some("") } else { name.strip_prefix("xmlns:") };
            match declared {
                Some(_) if self.0.len() >= MOST => {
                    return Err(format!("it declares more than {MOST} namespaces at once"));
                }
                Some(prefix) => self.0.push((prefix.to_owned(), value.into_owned())),
                None => others.push(Attribute { name, value }),
            }
        }
        Ok(others)
    }

    /// A name in the namespace that its prefix stands for; attributes without a prefix are in none.
    pub(super) fn found<'n>(&'n self, name: &'n str, is_attribute: bool) -> Found<'n> {
        let prefix = prefix(name);
        let declared = self.0.iter().rev().find(|(known, _)| known == prefix);
        let declared = declared.filter(|_| !(is_attribute && prefix.is_empty()));
        Found { local: local(name), namespace: declared.map_or("", |(_, namespace)| namespace) }
    }
}

/// Bytes of a document that is text.
pub(super) fn text(bytes: &[u8]) -> Result<&str, String> {
    std::str::from_utf8(bytes).map_err(|why| why.to_string())
}
