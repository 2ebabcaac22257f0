//! A place in a list, and the text that another process goes on from.

use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use base64::Engine as _;

use super::super::codec::{self, FromJson, RawJson, ReadError, Reader, ToJson, Writer};

/// The longest text of a place that is looked at.
const LONGEST: usize = 64 << 10;

/// Where a page begins.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Position {
    /// What asks for the page, as JSON: an offset, a number, a cursor, a URL. `None` for the first page as the caller asked for it.
    pub(super) at: Option<RawJson>,
    /// Items before it, with those that the caller skipped.
    pub(super) count: u64,
    /// Its number.
    pub(super) page: u64,
    /// The number of items of the first page.
    pub(super) size: Option<u64>,
}

/// A place in a list of an operation: a page, and how many of its items came.
pub(super) struct Place {
    pub(super) list: String,
    pub(super) position: Position,
    pub(super) skip: u64,
}

impl Place {
    /// As text that a URL, a header field or a file takes.
    pub(super) fn text(&self) -> String {
        URL_SAFE_NO_PAD.encode(codec::to_string(self))
    }

    /// # Errors
    /// The reason why the text is no place in this list.
    pub(super) fn of(text: &str, list: &str) -> Result<Self, String> {
        let bytes = Some(text.trim()).filter(|text| text.len() <= LONGEST);
        let bytes = bytes.and_then(|text| URL_SAFE_NO_PAD.decode(text).ok());
        let place = bytes.and_then(|bytes| codec::from_slice::<Place>(&bytes).ok());
        let Some(place) = place else {
            return Err("the text to resume from is none that a list gave".to_owned());
        };
        if place.list != list {
            return Err(format!("the text to resume from is of another list, `{}`", place.list));
        }
        Ok(place)
    }
}

impl ToJson for Place {
    fn write(&self, w: &mut Writer) {
        let Position { at, count, page, size } = &self.position;
        w.object(&[
            ("list", &self.list),
            ("at", at),
            ("count", count),
            ("page", page),
            ("size", size),
            ("skip", &self.skip),
        ]);
    }
}

impl FromJson for Place {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let mut list: Option<String> = None;
        let mut at: Option<RawJson> = None;
        let (mut count, mut page, mut size, mut skip) = (None, None, None, None);
        let names = ["list", "at", "count", "page", "size", "skip"];
        r.object("Place", &names, &mut [&mut list, &mut at, &mut count, &mut page, &mut size, &mut skip])?;
        let (count, page) = (r.need(count, "count")?, r.need(page, "page")?);
        let (list, skip) = (r.need(list, "list")?, r.need(skip, "skip")?);
        Ok(Place { list, position: Position { at, count, page, size }, skip })
    }
}
