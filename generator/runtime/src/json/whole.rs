//! Reading of whole texts with what does not fit: what was taken all the same, and whether anything was known at all.

use super::error::ReadError;
use super::lenient::Lenient;
use super::misfit::Note;
use super::reader::Reader;
use super::slot::Slot;
use super::FromJson;

/// How a text was read whose value fits.
pub(crate) struct Outcome {
    /// What does not fit and was read all the same.
    pub(crate) notes: Vec<Note>,
    /// The error that everything was lost: there are objects with members, and of nothing in them does the document know.
    pub(crate) nothing_known: Option<ReadError>,
}

/// Reads one value from bytes that hold nothing else into a slot; a null is offered to its type.
pub(crate) fn read_into(bytes: &[u8], lenient: Lenient, slot: &mut dyn Slot) -> Result<Outcome, ReadError> {
    let mut r = Reader::from_slice(bytes)?.lenient(lenient);
    r.insist = true;
    r.fill_slot(slot)?;
    r.end()?;
    let nothing_known = r.hollow.filter(|_| r.kept == 0).map(|start| r.nothing_known(start));
    Ok(Outcome { notes: r.notes, nothing_known })
}

/// Reads one value as [`from_slice`] does, but for one that loses everything it has.
pub(crate) fn from_slice_knowing<T: FromJson>(bytes: &[u8], lenient: Lenient) -> Result<T, ReadError> {
    let mut slot: Option<T> = None;
    let nothing = read_into(bytes, lenient, &mut slot)?.nothing_known;
    match (slot, nothing) {
        (Some(value), None) => Ok(value),
        (_, Some(nothing)) => Err(nothing),
        (None, None) => Err(ReadError::new(0, "a value", "nothing")),
    }
}
