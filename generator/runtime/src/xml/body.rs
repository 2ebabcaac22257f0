//! Bodies of calls and errors in XML.

use http::HeaderMap;

use super::super::codec::{FromJson, ToJson};
use super::super::error::Error;
use super::super::incoming::Incoming;
use super::super::prepared::Prepared;
use super::shape::XmlNode;

impl Prepared {
    /// Sends XML: the value as this node.
    pub fn xml(mut self, body: &dyn ToJson, node: XmlNode) -> Self {
        match written(body, &node) {
            Ok(text) => self.0.content(text.into(), "xml", "application/xml"),
            Err(why) => self.0.fault = Some(format!("the body cannot be written as XML: {why}")),
        }
        self
    }
}

impl Error {
    /// The answer's body as a value in XML of this type, if it is one.
    pub fn xml<T: FromJson>(&self, node: XmlNode) -> Option<T> {
        self.read(read(self.body(), self.headers(), &node).ok()?.as_bytes())
    }
}

impl Incoming<'_> {
    /// The body in XML, as a value of this type.
    ///
    /// # Errors
    /// A body that is no XML or declares entities, and a value that does not fit.
    pub fn xml<T: FromJson>(&self, node: XmlNode) -> Result<T, Error> {
        let json = read(self.body, self.headers, &node)
            .map_err(|why| self.unfit(format!("the body cannot be read as XML: {why}")))?;
        self.value_of(json.as_bytes())
    }
}

/// The JSON of a value as XML.
#[cfg(feature = "xml")]
fn written(body: &dyn ToJson, node: &XmlNode) -> Result<String, String> {
    super::write::document(&super::super::codec::to_string(body), node)
}

/// The JSON of a body in XML that came with these header fields.
#[cfg(feature = "xml")]
pub(crate) fn read(body: &[u8], headers: Option<&HeaderMap>, node: &XmlNode) -> Result<String, String> {
    super::read::json(&super::decode::text(body, &charset(headers))?, node)
}

/// What the media type says of the encoding; empty where it says nothing.
#[cfg(feature = "xml")]
fn charset(headers: Option<&HeaderMap>) -> String {
    let media =
        headers.and_then(|headers| headers.get(http::header::CONTENT_TYPE)).map(|value| value.as_bytes());
    let media = String::from_utf8_lossy(media.unwrap_or_default()).to_ascii_lowercase();
    let said = media.split(';').find_map(|parameter| parameter.trim().strip_prefix("charset="));
    said.unwrap_or_default().trim_matches('"').to_owned()
}

/// What is said where the crate was built without the part that reads and writes XML.
#[cfg(not(feature = "xml"))]
const MISSING: &str = "bodies in XML need the feature `xml` of this crate";

#[cfg(not(feature = "xml"))]
fn written(_body: &dyn ToJson, _node: &XmlNode) -> Result<String, String> {
    Err(MISSING.to_owned())
}

#[cfg(not(feature = "xml"))]
pub(crate) fn read(_body: &[u8], _headers: Option<&HeaderMap>, _node: &XmlNode) -> Result<String, String> {
    Err(MISSING.to_owned())
}
