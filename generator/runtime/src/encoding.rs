//! How the members of a form body, or the parts of a multipart one, are spelled: constants that generated code states.

use super::op::{ListKeys, Style};

/// How one member of a form body is spelled (OpenAPI Encoding Object).
#[derive(Debug)]
pub struct Encoding {
    pub(crate) name: &'static str,
    pub(crate) style: Option<Style>,
    pub(crate) explode: Option<bool>,
    pub(crate) reserved: bool,
    pub(crate) content: &'static str,
    pub(crate) list_keys: ListKeys,
}

impl Encoding {
    /// The member of this name, with the defaults of its media type.
    pub const fn of(name: &'static str) -> Self {
        Encoding {
            name,
            style: None,
            explode: None,
            reserved: false,
            content: "",
            list_keys: ListKeys::Mixed,
        }
    }

    /// A style of the query's (`form` bodies only).
    pub const fn style(mut self, style: Style) -> Self {
        self.style = Some(style);
        self
    }

    /// Whether each item or member stands by itself.
    pub const fn explode(mut self, explode: bool) -> Self {
        self.explode = Some(explode);
        self
    }

    /// Reserved characters are passed through.
    pub const fn reserved(mut self) -> Self {
        self.reserved = true;
        self
    }

    /// How style `deepObject` names the items of lists.
    pub const fn list_keys(mut self, keys: ListKeys) -> Self {
        self.list_keys = keys;
        self
    }

    /// The member is a document of this media type.
    pub const fn content(mut self, media: &'static str) -> Self {
        self.content = media;
        self
    }
}
