//! Bodies in XML, of the same types as bodies in JSON (OpenAPI XML Object): a table says which member is which element, attribute or
//! text, and XML becomes the JSON that types read, as the JSON that they write becomes XML.
//!
//! The tables are data, so a type has one codec. What reads and writes XML is behind the feature `xml`, with the library for the format;
//! without it calls with such a body end with an error that says so.

mod body;
#[cfg(feature = "xml")]
mod decode;
#[cfg(feature = "xml")]
mod frame;
#[cfg(feature = "xml")]
mod name;
#[cfg(feature = "xml")]
mod read;
#[cfg(feature = "xml")]
mod scalar;
mod shape;
#[cfg(feature = "xml")]
mod tag;
#[cfg(feature = "xml")]
mod write;

#[cfg(test)]
mod tests;

pub(crate) use self::body::read;
pub use self::shape::{XmlKind, XmlMember, XmlNode, XmlShape, XmlText};
