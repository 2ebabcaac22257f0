//! What a value that does not fit is read as where reading is lenient. Works on the failing path alone, through `dyn Slot`, so it is
//! compiled once.

use std::borrow::Cow;

use super::error::ReadError;
use super::lenient::Lenient;
use super::misfit::MisfitKind;
use super::reader::{Reader, Start};
use super::slot::Slot;

/// A member that is read leniently whatever its reader is (`x-clientwright-lenient` at a member or a schema).
pub struct Loose<'s>(pub &'s mut dyn Slot);

impl Slot for Loose<'_> {
    fn fill(&mut self, r: &mut Reader<'_>) -> Result<(), ReadError> {
        let before = std::mem::replace(&mut r.lenient, Lenient::all());
        let read = r.fill_slot(self.0);
        r.lenient = before;
        read
    }

    fn is_filled(&self) -> bool {
        self.0.is_filled()
    }
}

/// What stands for nothing, the least first.
const NOTHING: [&str; 6] = ["null", "\"\"", "0", "false", "[]", "{}"];

/// How much deeper a value counts that stands for a missing one: types that need themselves end soon.
const DEEPER: u32 = 8;

/// Reads a value into its place.
pub(super) type Put<'p> = &'p mut dyn FnMut(&mut Reader<'_>) -> Result<(), ReadError>;

impl Reader<'_> {
    /// Reads the value at `start`, which did not fit, as what the server may have meant.
    #[cold]
    pub(super) fn repair(&mut self, start: Start, error: ReadError, put: Put<'_>) -> Result<(), ReadError> {
        if self.lenient == Lenient::strict() || error.is_syntax() {
            return Err(error);
        }
        (self.pos, self.depth) = (start.pos, start.depth);
        if self.peek() == b'{' {
            return Err(error);
        }
        let found = self.raw()?;
        let kind = if found == "null" { MisfitKind::Missing } else { MisfitKind::OtherKind };
        for candidate in meant(found, self.lenient) {
            if self.try_text(&candidate, put) {
                self.forget(&start);
                self.note(start.pos, kind);
                return Ok(());
            }
        }
        Err(error)
    }

    /// Fills the slot of a member that is missing or null, of the object that starts at `start`, with nothing.
    #[cold]
    pub(super) fn fill_with_nothing(
        &mut self,
        start: usize,
        name: &'static str,
        slot: &mut dyn Slot,
        error: ReadError,
    ) -> Result<(), ReadError> {
        if !self.lenient.missing || error.is_syntax() {
            return Err(error);
        }
        for nothing in NOTHING {
            let filled = self.try_text(nothing, &mut |r: &mut Reader<'_>| slot.fill(r));
            if filled && slot.is_filled() {
                self.note_member(start, name);
                return Ok(());
            }
        }
        Err(error)
    }

    /// Whether another text fits.
    fn try_text(&mut self, text: &str, put: Put<'_>) -> bool {
        if self.burn(self.pos.saturating_sub(text.len())).is_err() {
            return false;
        }
        let mut other = Reader::new(text);
        (other.lenient, other.stack, other.max_depth) = (self.lenient, self.stack, self.max_depth);
        (other.depth, other.room) = (self.depth + DEEPER, self.room);
        other.fuel = self.fuel;
        let fits = put(&mut other).is_ok() && other.end().is_ok();
        self.fuel = other.fuel;
        if fits {
            self.room = other.room;
        }
        fits
    }
}

/// The texts that a server may have meant by one that does not fit.
fn meant(found: &str, lenient: Lenient) -> Vec<Cow<'static, str>> {
    let (kinds, missing) = (lenient.kinds, lenient.missing);
    match found.as_bytes() {
        b"null" if missing => NOTHING[1..].iter().map(|text| Cow::Borrowed(*text)).collect(),
        b"[]" if kinds => vec!["{}".into()],
        b"\"\"" if missing => vec!["null".into()],
        [b'"', inner @ .., b'"'] if kinds => {
            let inner = String::from_utf8_lossy(inner).trim().to_owned();
            let plain = matches!(&*inner, "true" | "false")
                || inner.starts_with(|first: char| first == '-' || first.is_ascii_digit());
            plain.then_some(Cow::Owned(inner)).into_iter().collect()
        }
        [b'-' | b'0'..=b'9' | b't' | b'f', ..] if kinds => {
            let mut meant = vec![Cow::Owned(format!("\"{found}\""))];
            match found {
                "0" => meant.push("false".into()),
                "1" => meant.push("true".into()),
                _ => {}
            }
            meant
        }
        _ => Vec::new(),
    }
}
