//! Compares how values are spelled in XML, where bodies in XML reach them in both documents.

use super::{Comparison, Pair, PairId};
use crate::api::{Array, Map, MediaType, Origin, Property, Shape, TypeDef, Xml, XmlNodeType};
use crate::diff::cause::{Cause, Site};
use crate::diff::kind::SchemaChange;
use crate::diff::member::Member;

impl<'a> Comparison<'a> {
    /// Compares what a pair of types says of itself and of what it is made of.
    pub(super) fn spelling(&mut self, id: PairId, pair: Pair) {
        let (old, new) = (self.base.ty(pair.base), self.revision.ty(pair.revision));
        if !(old.in_xml && new.in_xml) {
            return;
        }
        if let Some((was, is)) = differ(own(old), own(new)) {
            self.told(id, "the type", &was, &is);
        }
        let inside = match (&old.shape, &new.shape) {
            (Shape::Array(Array { xml: old, .. }), Shape::Array(Array { xml: new, .. })) => {
                Some((old, new, "an item"))
            }
            (Shape::Map(Map { xml: old, .. }), Shape::Map(Map { xml: new, .. })) => {
                Some((old, new, "a value"))
            }
            _ => None,
        };
        if let Some((old, new, name)) = inside
            && let Some((was, is)) = differ(old.as_deref(), new.as_deref())
        {
            self.told(id, name, &was, &is);
        }
        if let (Shape::Tuple(old), Shape::Tuple(new)) = (&old.shape, &new.shape) {
            for (index, (old, new)) in old.xml.iter().zip(&new.xml).enumerate() {
                if let Some((was, is)) = differ(old.as_deref(), new.as_deref()) {
                    self.told(id, &format!("item {}", index + 1), &was, &is);
                }
            }
        }
    }

    fn told(&mut self, id: PairId, name: &str, was: &str, is: &str) {
        let cause = self.about(SchemaChange::XmlSpelling, id);
        self.found(cause.says(message(name, was, is)).was(was).is(is));
    }

    /// Compares what properties say; `cause` is what there is to say about them.
    pub(super) fn property_spelling(&mut self, cause: Cause, pair: Pair, old: &Property, new: &Property) {
        let reached = self.base.ty(pair.base).in_xml && self.revision.ty(pair.revision).in_xml;
        if let Some((was, is)) = differ(old.xml.as_deref(), new.xml.as_deref()).filter(|_| reached) {
            let message = message(&format!("the property `{}`", old.name), &was, &is);
            self.found(cause.says(message).was(was).is(is));
        }
    }

    /// Compares the elements of two documents.
    pub(in crate::diff) fn root_spelling(
        &mut self,
        (site, member): (Site, Member),
        name: &str,
        (old, new): (&MediaType, &MediaType),
        at: (Origin, Origin),
    ) {
        let (Some(before), Some(after)) = (&old.xml, &new.xml) else { return };
        if let Some((was, is)) = differ(Some(&**before), Some(&**after)) {
            let cause = Cause::new(SchemaChange::XmlSpelling, site, member).says(message(name, &was, &is));
            self.found(cause.at(at.0, at.1).was(was).is(is));
        }
    }
}

/// What a component says of itself; that it is one tells nothing here.
fn own(definition: &TypeDef) -> Option<&Xml> {
    definition.xml.as_deref()
}

fn message(name: &str, was: &str, is: &str) -> String {
    format!("{name} is spelled otherwise in XML: {was} became {is}")
}

/// Both in words, where they say something different.
fn differ(old: Option<&Xml>, new: Option<&Xml>) -> Option<(String, String)> {
    let (was, is) = (words(old), words(new));
    (was != is).then_some((was, is))
}

fn words(xml: Option<&Xml>) -> String {
    let Some(xml) = xml else { return "`xml: {}`".to_owned() };
    let node = xml.node.map(XmlNodeType::as_str);
    let said = [
        ("nodeType", node),
        ("name", xml.name.as_deref()),
        ("prefix", xml.prefix.as_deref()),
        ("namespace", xml.namespace.as_deref()),
    ];
    let said = said.iter().filter_map(|(key, value)| Some(format!("{key}: {}", (*value)?)));
    format!("`xml: {{{}}}`", said.collect::<Vec<_>>().join(", "))
}
