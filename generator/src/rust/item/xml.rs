//! How bodies in XML are spelled: the tables of the module `xml`, and the nodes that calls name.

use super::Ident;
use crate::api::XmlNodeType;

/// A value at its place in a document of XML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XmlNode {
    /// What it is.
    pub kind: XmlNodeType,
    /// The name of its element or attribute; empty for others.
    pub name: String,
    /// The prefix of the name; empty for none.
    pub prefix: String,
    /// The namespace of the name; empty for none.
    pub namespace: String,
    /// What is in it.
    pub shape: XmlShapeRef,
}

/// What is in a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum XmlShapeRef {
    /// Anything.
    Any,
    /// Text.
    String,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// What a table of the module `xml` says.
    Table(Ident),
}

/// Which scalars a text may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct XmlText {
    /// Text.
    pub string: bool,
    /// A number.
    pub number: bool,
    /// `true` or `false`.
    pub boolean: bool,
}

/// A table: what values of a type look like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XmlTable {
    /// Its name.
    pub name: Ident,
    /// The key of the type.
    pub of: String,
    /// Texts.
    pub text: XmlText,
    /// The members of objects, in document order; `None` where there are no objects.
    pub members: Option<Vec<XmlMember>>,
    /// Members that are not listed.
    pub rest: Option<XmlNode>,
    /// The first items of lists.
    pub places: Vec<XmlNode>,
    /// The other items of lists.
    pub items: Option<XmlNode>,
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XmlMember {
    /// Its name in JSON.
    pub wire: String,
    /// It is always there.
    pub needed: bool,
    /// It may be null.
    pub nullable: bool,
    /// What it is in XML.
    pub node: XmlNode,
}

impl XmlText {
    /// Whether it is none at all.
    pub fn is_none(self) -> bool {
        self == Self::default()
    }
}
