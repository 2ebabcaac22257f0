//! Names of elements and attributes, with their namespaces (Namespaces in XML 1.0), and the characters that XML has.

use super::shape::XmlNode;

/// The namespace of `xsi:nil` (XML Schema, part 1, 2.6.2).
pub(super) const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The prefix of a name, empty where it has none.
pub(super) fn prefix(name: &str) -> &str {
    name.split_once(':').map_or("", |(prefix, _)| prefix)
}

/// The name of an element or an attribute that was read.
#[derive(Clone, Copy)]
pub(super) struct Found<'n> {
    pub(super) local: &'n str,
    /// Empty where it is in none.
    pub(super) namespace: &'n str,
}

impl Found<'_> {
    /// How well this is the name of a node: 0 not at all, 2 to the letter. Two namespaces that are both said have to be the same; many
    /// documents leave out those that servers have.
    pub(super) fn fits(&self, node: &XmlNode) -> u8 {
        let said = !node.namespace.is_empty() && !self.namespace.is_empty();
        match (self.local == local(node.name), self.namespace == node.namespace) {
            (true, true) => 2,
            (true, false) if !said => 1,
            _ => 0,
        }
    }
}

/// Whether this is a name that a document can have (XML 1.0, 2.3).
pub(super) fn is_name(name: &str) -> bool {
    let starts = |c: char| c.is_alphabetic() || matches!(c, '_' | ':');
    let goes_on = |c: char| starts(c) || c.is_numeric() || matches!(c, '-' | '.' | '\u{b7}');
    name.starts_with(starts) && name.chars().all(goes_on)
}

/// Whether a document can have this character (XML 1.0, 2.2), however it is written.
pub(super) fn is_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// Whether a text is nothing but white space.
pub(super) fn is_blank(text: &str) -> bool {
    text.trim_matches([' ', '\t', '\n', '\r']).is_empty()
}
