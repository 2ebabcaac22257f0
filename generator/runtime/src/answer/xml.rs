//! An answer in XML: what its media type allows, and what is told of it.

use super::super::codec::{FromJson, Lenient, Slot};
use super::super::error::Error;
use super::super::xml::{self, XmlNode};
use super::reading::{knowing, Read, Unfit};
use super::Answer;

impl Answer {
    /// The body as XML: a value that is this node.
    ///
    /// # Errors
    /// [`ErrorKind::Decode`](super::super::ErrorKind::Decode) for an empty body, a media type that is not XML, a body that is no XML or
    /// declares entities, and a value that does not fit.
    pub fn xml<T: FromJson>(self, node: XmlNode) -> Result<T, Error> {
        let mut slot: Option<T> = None;
        self.fill_xml(&node, &mut slot, std::any::type_name::<T>())?;
        slot.ok_or_else(|| self.no_value())
    }

    fn fill_xml(&self, node: &XmlNode, slot: &mut dyn Slot, type_name: &'static str) -> Result<(), Error> {
        let (body, media) = (self.plain()?, self.media_type());
        if body.is_empty() {
            return Err(self.unfit(body, "the body is empty, and XML was expected".to_owned()));
        }
        // Vague names do not speak against it.
        let may_be_xml = media.ends_with("xml")
            || matches!(&*media, "" | "text/plain" | "application/octet-stream" | "*/*");
        if !may_be_xml && !self.lenient().bodies {
            let error = self.unfit(body, format!("the body is {media}, and XML was expected"));
            return Err(error.helped("`.raw()` has the body as it came"));
        }
        let json = match xml::read(&body, self.headers(), node) {
            Ok(json) => json,
            Err(why) => {
                let error = self.unfit(body, format!("the body cannot be read as XML: {why}"));
                return Err(error.helped("`.raw()` has the body as it came"));
            }
        };
        match knowing(json.as_bytes(), self.lenient(), slot) {
            Ok(notes) => {
                self.tell(json.as_bytes(), "", Read { notes, whole: !may_be_xml });
                Ok(())
            }
            Err(why) => {
                let would_fit = knowing(json.as_bytes(), Lenient::all(), slot).is_ok();
                Err(self.misfit(body, type_name, Unfit::Value(why), would_fit))
            }
        }
    }
}
