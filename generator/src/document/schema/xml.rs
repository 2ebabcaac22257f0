//! The XML Object (OpenAPI 4.8.26): what a schema is in a document of XML.

use serde::Serialize;

use crate::source::Node;

/// What a schema is in a document of XML, in the words of 3.2 whatever version it was written in; what is not said is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Xml {
    /// `nodeType`; before 3.2 `attribute: true` and `wrapped: true`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<XmlNodeType>,
    /// `name`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// `prefix`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    /// `namespace`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    /// The component that the schema is, whose name is that of its element where no other is said. Told by lowering.
    #[serde(skip)]
    pub component: Option<String>,
    /// A `nodeType` that is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unknown: Option<String>,
}

/// The kinds of nodes (`nodeType`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum XmlNodeType {
    /// An element.
    Element,
    /// An attribute of the element around it.
    Attribute,
    /// The text of the element around it.
    Text,
    /// The same, as a CDATA section.
    Cdata,
    /// No node of its own.
    None,
}

impl XmlNodeType {
    /// As `nodeType` spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Element => "element",
            Self::Attribute => "attribute",
            Self::Text => "text",
            Self::Cdata => "cdata",
            Self::None => "none",
        }
    }

    fn of(name: &str) -> Option<Self> {
        let all = [Self::Element, Self::Attribute, Self::Text, Self::Cdata, Self::None];
        all.into_iter().find(|known| known.as_str() == name)
    }
}

impl Xml {
    /// These words, and where they say nothing the others.
    #[must_use]
    pub fn or(self, other: &Self) -> Self {
        Self {
            node: self.node.or(other.node),
            name: self.name.or_else(|| other.name.clone()),
            prefix: self.prefix.or_else(|| other.prefix.clone()),
            namespace: self.namespace.or_else(|| other.namespace.clone()),
            component: self.component.or_else(|| other.component.clone()),
            unknown: self.unknown.or_else(|| other.unknown.clone()),
        }
    }
}

/// Reads an XML Object; `None` where it says nothing.
pub(super) fn xml(node: &Node) -> Option<Xml> {
    let text = |name: &str| node.get(name).and_then(Node::as_str).filter(|text| !text.is_empty());
    let flag = |name: &str| node.get(name).and_then(Node::as_bool) == Some(true);
    let said = text("nodeType");
    // Documents for Azure say with an extension what 3.2 has a keyword for.
    let old = match (flag("attribute"), flag("x-ms-text"), flag("wrapped")) {
        (true, _, _) => Some(XmlNodeType::Attribute),
        (_, true, _) => Some(XmlNodeType::Text),
        (_, _, true) => Some(XmlNodeType::Element),
        _ => None,
    };
    let node = said.and_then(XmlNodeType::of).or(old);
    let unknown = said.filter(|said| XmlNodeType::of(said).is_none());
    let owned = |text: Option<&str>| text.map(str::to_owned);
    let xml = Xml {
        node,
        name: owned(text("name")),
        prefix: owned(text("prefix")),
        namespace: owned(text("namespace")),
        component: None,
        unknown: owned(unknown),
    };
    (xml != Xml::default()).then_some(xml)
}
