//! How values of a schema are spelled in XML, as constants that generated code states.

/// What a schema is in a document (OpenAPI XML Object, `nodeType`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum XmlKind {
    /// An element.
    Element,
    /// An attribute of the element around it.
    Attribute,
    /// The text of the element around it.
    Text,
    /// The same, written as a CDATA section.
    Cdata,
    /// Nothing of its own: what is in it stands in the element around it.
    None,
}

/// A value at its place in a document: what it is, what it is called, and what is in it.
#[derive(Clone, Copy, Debug)]
pub struct XmlNode {
    pub(super) kind: XmlKind,
    pub(super) name: &'static str,
    pub(super) prefix: &'static str,
    pub(super) namespace: &'static str,
    pub(super) shape: &'static XmlShape,
}

impl XmlNode {
    /// A node of this kind; those without a name of their own have an empty one.
    pub const fn new(kind: XmlKind, name: &'static str, shape: &'static XmlShape) -> Self {
        XmlNode { kind, name, prefix: "", namespace: "", shape }
    }

    /// In this namespace, which the prefix stands for; an empty prefix is that of the default namespace.
    pub const fn within(mut self, prefix: &'static str, namespace: &'static str) -> Self {
        self.prefix = prefix;
        self.namespace = namespace;
        self
    }
}

/// A member of an object.
#[derive(Clone, Copy, Debug)]
pub struct XmlMember {
    pub(super) name: &'static str,
    pub(super) needed: bool,
    pub(super) nullable: bool,
    pub(super) node: XmlNode,
}

impl XmlMember {
    /// The member of this name in JSON.
    pub const fn new(name: &'static str, node: XmlNode) -> Self {
        XmlMember { name, needed: false, nullable: false, node }
    }

    /// The member is always there. XML has no list of nothing unless it is wrapped, so one that is missing is an empty one.
    pub const fn needed(mut self) -> Self {
        self.needed = true;
        self
    }

    /// The member may be null. XML has no attribute that is null, so one that is missing and needed is.
    pub const fn nullable(mut self) -> Self {
        self.nullable = true;
        self
    }
}

/// Which scalars a text may be. XML has texts alone, and JSON tells them apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct XmlText {
    pub(super) string: bool,
    pub(super) number: bool,
    pub(super) boolean: bool,
}

impl XmlText {
    /// Text.
    pub const STRING: Self = XmlText { string: true, number: false, boolean: false };
    /// A number.
    pub const NUMBER: Self = XmlText { string: false, number: true, boolean: false };
    /// `true` or `false`, `1` or `0`.
    pub const BOOLEAN: Self = XmlText { string: false, number: false, boolean: true };

    /// Either.
    pub const fn or(self, other: Self) -> Self {
        XmlText {
            string: self.string || other.string,
            number: self.number || other.number,
            boolean: self.boolean || other.boolean,
        }
    }
}

/// What values of a schema look like: a text, an object, a list, or several of these where the schema is a union. One of which nothing
/// is said is whatever its element holds.
#[derive(Clone, Copy, Debug)]
pub struct XmlShape {
    pub(super) text: Option<XmlText>,
    pub(super) members: Option<&'static [XmlMember]>,
    /// Members that are not listed, each an element of its own name.
    pub(super) rest: Option<&'static XmlNode>,
    /// The first items of a list, one by one.
    pub(super) places: &'static [XmlNode],
    pub(super) items: Option<&'static XmlNode>,
}

impl XmlShape {
    /// Anything: text, or an object of whatever elements there are.
    pub const ANY: Self = XmlShape { text: None, members: None, rest: None, places: &[], items: None };

    /// Text.
    pub const STRING: Self = Self::ANY.text(XmlText::STRING);
    /// A number.
    pub const NUMBER: Self = Self::ANY.text(XmlText::NUMBER);
    /// `true` or `false`.
    pub const BOOLEAN: Self = Self::ANY.text(XmlText::BOOLEAN);

    /// A text that is one of these scalars.
    pub const fn text(mut self, text: XmlText) -> Self {
        self.text = Some(text);
        self
    }

    /// An object.
    pub const fn members(mut self, members: &'static [XmlMember]) -> Self {
        self.members = Some(members);
        self
    }

    /// Members that are not listed are this node, by their own names.
    pub const fn rest(mut self, rest: &'static XmlNode) -> Self {
        self.rest = Some(rest);
        self
    }

    /// A list whose first items are these nodes.
    pub const fn places(mut self, places: &'static [XmlNode]) -> Self {
        self.places = places;
        self
    }

    /// A list of this node.
    pub const fn items(mut self, items: &'static XmlNode) -> Self {
        self.items = Some(items);
        self
    }

    #[cfg(feature = "xml")]
    pub(super) fn is_list(&self) -> bool {
        self.items.is_some() || !self.places.is_empty()
    }

    #[cfg(feature = "xml")]
    pub(super) fn is_object(&self) -> bool {
        self.members.is_some() || self.rest.is_some()
    }

    /// Whether nothing is said.
    #[cfg(feature = "xml")]
    pub(super) fn is_any(&self) -> bool {
        self.text.is_none() && !self.is_object() && !self.is_list()
    }

    /// The node of an item of a list, by its place.
    #[cfg(feature = "xml")]
    pub(super) fn item(&self, index: usize) -> Option<&'static XmlNode> {
        self.places.get(index).or(self.items)
    }
}
