//! An answer in XML: what its media type allows, and what is told of it.

use http::header::{HeaderValue, CONTENT_TYPE};

use super::super::codec::{FromJson, Lenient, Slot};
use super::super::error::Error;
use super::super::head::is_json;
use super::super::xml::{self, XmlNode};
use super::reading::{knowing, Read, Unfit};
use super::{Answer, Payload};

impl Answer {
    /// The body as XML: a value that is this node.
    ///
    /// # Errors
    /// [`ErrorKind::Decode`](super::super::ErrorKind::Decode) for an empty body, a media type that is not XML, a body that is no XML or
    /// declares entities, and a value that does not fit.
    pub fn xml<T: FromJson>(self, node: XmlNode) -> Result<T, Error> {
        // The type is the same, and the answer says which of both it is.
        if self.is_json() {
            return self.json();
        }
        let mut slot: Option<T> = None;
        self.fill_xml(&node, &mut slot, std::any::type_name::<T>())?;
        slot.ok_or_else(|| self.no_value())
    }

    /// The same answer with its body in JSON, as the types of the node have it.
    ///
    /// # Errors
    /// As [`Answer::xml`], where the body is no XML.
    pub fn xml_as_json(mut self, node: XmlNode) -> Result<Self, Error> {
        if self.is_json() {
            return Ok(self);
        }
        let body = self.made(&node)?;
        self.head.headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        self.payload = Payload::Whole(body.into());
        Ok(self)
    }

    /// Whether the media type is JSON and no XML: names of vendors alone tell neither.
    fn is_json(&self) -> bool {
        let media = self.media_type();
        is_json(&media) && !may_be_xml(&media)
    }

    /// The JSON of a body in XML.
    fn made(&self, node: &XmlNode) -> Result<String, Error> {
        let body = self.plain()?;
        if body.is_empty() {
            return Err(self.unfit(body, "the body is empty, and XML was expected".to_owned()));
        }
        let media = self.media_type();
        if !may_be_xml(&media) && !self.lenient().bodies {
            let error = self.unfit(body, format!("the body is {media}, and XML was expected"));
            return Err(error.helped("`.raw()` has the body as it came"));
        }
        xml::read(&body, Some(self.headers()), node).map_err(|why| {
            let error = self.unfit(body, format!("the body cannot be read as XML: {why}"));
            error.helped("`.raw()` has the body as it came")
        })
    }

    fn fill_xml(&self, node: &XmlNode, slot: &mut dyn Slot, type_name: &'static str) -> Result<(), Error> {
        let (json, may_be_xml) = (self.made(node)?, may_be_xml(&self.media_type()));
        match knowing(json.as_bytes(), self.lenient(), slot) {
            Ok(notes) => {
                self.tell(json.as_bytes(), "", Read { notes, whole: !may_be_xml });
                Ok(())
            }
            Err(why) => {
                let would_fit = knowing(json.as_bytes(), Lenient::all(), slot).is_ok();
                Err(self.misfit(self.held()?, type_name, Unfit::Value(why), would_fit))
            }
        }
    }
}

/// Whether a body may be XML by its media type; vague names do not speak against it.
fn may_be_xml(media: &str) -> bool {
    media.ends_with("xml") || matches!(media, "" | "text/plain" | "application/octet-stream" | "*/*")
}
