//! Objects and arrays, read through tables of `&mut dyn Slot`: nothing here is generic over the type that is read.

use super::error::ReadError;
use super::misfit::MisfitKind;
use super::reader::Reader;
use super::slot::{Extra, Rest, Slot};
use super::FromJson;

/// Why members without a place of their own are kept.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Keeping {
    /// The object is a map: it has no others.
    Map,
    /// The document allows additional members.
    Additional,
    /// The document does not speak of them, and they are given back.
    Unknown,
}

impl<'j> Reader<'j> {
    /// Reads an object: the member called `names[i]` goes into `slots[i]`, the last one where it comes twice.
    /// Members of other names are stepped over; they count as misfits, here and where they are kept. `ty` names the type in errors.
    ///
    /// # Errors
    /// No object, malformed text, or a member that its slot refuses.
    pub fn object(
        &mut self,
        ty: &'static str,
        names: &[&'static str],
        slots: &mut [&mut dyn Slot],
    ) -> Result<(), ReadError> {
        self.members(ty, names, slots, None)
    }

    /// Reads an object as [`Reader::object`] does, members of other names going into `extra`.
    ///
    /// # Errors
    /// As [`Reader::object`], and what `extra` refuses.
    pub fn object_with(
        &mut self,
        ty: &'static str,
        names: &[&'static str],
        slots: &mut [&mut dyn Slot],
        extra: &mut dyn Extra,
    ) -> Result<(), ReadError> {
        self.members(ty, names, slots, Some((Keeping::Unknown, extra)))
    }

    /// Reads an object as [`Reader::object_with`] does where the document speaks of additional members: they are no misfits.
    ///
    /// # Errors
    /// As [`Reader::object_with`].
    pub fn object_and(
        &mut self,
        ty: &'static str,
        names: &[&'static str],
        slots: &mut [&mut dyn Slot],
        extra: &mut dyn Extra,
    ) -> Result<(), ReadError> {
        self.members(ty, names, slots, Some((Keeping::Additional, extra)))
    }

    /// Reads an object of which the first `required` members have to be there. The type then takes them all at once,
    /// which costs a compiler less than one [`Reader::need`] for each:
    ///
    /// ```text
    /// r.record("Pet", 2, &["id", "name", "tag"], &mut [&mut f0 as &mut dyn Slot, &mut f1, &mut f2], None)?;
    /// let (Some(f0), Some(f1)) = (f0, f1) else { return Err(r.lacking()) };
    /// ```
    ///
    /// # Errors
    /// As [`Reader::object_with`], and a required member that is missing, or null where its type has no null.
    pub fn record(
        &mut self,
        ty: &'static str,
        required: usize,
        names: &[&'static str],
        slots: &mut [&mut dyn Slot],
        extra: Option<&mut dyn Extra>,
    ) -> Result<(), ReadError> {
        self.members(ty, names, slots, extra.map(|extra| (Keeping::Unknown, extra)))?;
        self.required(required, names, slots)
    }

    /// Reads an object as [`Reader::record`] does where the document speaks of additional members, see [`Reader::object_and`].
    ///
    /// # Errors
    /// As [`Reader::record`].
    pub fn record_and(
        &mut self,
        ty: &'static str,
        required: usize,
        names: &[&'static str],
        slots: &mut [&mut dyn Slot],
        extra: &mut dyn Extra,
    ) -> Result<(), ReadError> {
        self.members(ty, names, slots, Some((Keeping::Additional, extra)))?;
        self.required(required, names, slots)
    }

    /// Makes sure of the first members of the object read last.
    fn required(
        &mut self,
        required: usize,
        names: &[&'static str],
        slots: &mut [&mut dyn Slot],
    ) -> Result<(), ReadError> {
        for (name, slot) in names.iter().zip(slots).take(required) {
            if !slot.is_filled() {
                self.insist(name, *slot)?;
            }
        }
        Ok(())
    }

    fn members(
        &mut self,
        ty: &'static str,
        names: &[&'static str],
        slots: &mut [&mut dyn Slot],
        mut extra: Option<(Keeping, &mut dyn Extra)>,
    ) -> Result<(), ReadError> {
        let start = self.open(b'{', "object").map_err(|error| error.in_type(ty))?;
        let (mut first, mut next, mut known, mut others) = (true, 0, false, false);
        while self.more(b'}', &mut first)? {
            let key = self.key()?;
            let slot = position(names, &key, next).and_then(|index| {
                next = index + 1;
                slots.get_mut(index)
            });
            let slot = slot.filter(|slot| self.whole || !slot.is_write_only());
            let read = match (slot, &mut extra) {
                (Some(slot), _) => {
                    known = true;
                    self.fill_slot(*slot)
                }
                (None, Some((keeping, extra))) => {
                    others |= *keeping == Keeping::Unknown;
                    self.fill_extra(*keeping, &key, *extra)
                }
                (None, None) => {
                    others = true;
                    self.misfit()
                }
            };
            read.map_err(|error| error.in_member(&key).in_type(ty))?;
        }
        if others && !known {
            self.lost += 1;
            self.hollow = Some(start);
            self.note(start, MisfitKind::NothingKnown);
        }
        self.last = (start, ty);
        Ok(())
    }

    /// Reads the value at hand into a documented place.
    pub(super) fn fill_slot(&mut self, slot: &mut dyn Slot) -> Result<(), ReadError> {
        let start = self.start();
        match slot.fill(self) {
            Ok(()) => {
                self.kept += usize::from(self.lost == start.lost);
                Ok(())
            }
            Err(error) => self.repair(start, error, &mut |r: &mut Reader<'_>| slot.fill(r)),
        }
    }

    /// Reads the value at hand as a member without a place of its own.
    fn fill_extra(&mut self, keeping: Keeping, key: &str, extra: &mut dyn Extra) -> Result<(), ReadError> {
        let start = self.start();
        match keeping {
            Keeping::Map => {}
            // A struct that keeps a member fits it less well than one that knows it.
            Keeping::Additional => self.misfits += 1,
            Keeping::Unknown => self.note(start.pos, MisfitKind::UnknownMember),
        }
        match extra.take(key, self) {
            Ok(()) => {
                self.kept += usize::from(keeping != Keeping::Unknown && self.lost == start.lost);
                Ok(())
            }
            Err(error) => {
                self.repair(start, error.of_no_member(), &mut |r: &mut Reader<'_>| extra.take(key, r))
            }
        }
    }

    /// Steps over a value that has no place.
    fn misfit(&mut self) -> Result<(), ReadError> {
        self.peek();
        self.note(self.pos, MisfitKind::UnknownMember);
        self.skip()
    }

    /// Reads an array whose first items have types of their own (`prefixItems`): item `i` goes into `slots[i]`,
    /// further ones into `rest`, and without one there may be none. A short array leaves slots empty.
    ///
    /// # Errors
    /// No array, malformed text, an item that its slot refuses, or one too many where there is no `rest`.
    pub fn tuple(
        &mut self,
        ty: &'static str,
        slots: &mut [&mut dyn Slot],
        mut rest: Option<&mut dyn Rest>,
    ) -> Result<(), ReadError> {
        let start = self.open(b'[', "array").map_err(|error| error.in_type(ty))?;
        let (mut first, mut index) = (true, 0);
        while self.more(b']', &mut first)? {
            let read = match (slots.get_mut(index), &mut rest) {
                (Some(slot), _) => self.fill_slot(*slot),
                (None, Some(rest)) => self.fill_rest(*rest),
                (None, None) => Err(self.mismatch("the end of the array")),
            };
            read.map_err(|error| error.in_item(index).in_type(ty))?;
            index += 1;
        }
        self.last = (start, ty);
        Ok(())
    }

    /// Reads the value at hand as an item without a place of its own.
    #[inline]
    fn fill_rest(&mut self, rest: &mut dyn Rest) -> Result<(), ReadError> {
        let start = self.start();
        match rest.take(self) {
            Ok(()) => {
                self.kept += usize::from(self.lost == start.lost);
                Ok(())
            }
            Err(error) => self.repair(start, error, &mut |r: &mut Reader<'_>| rest.take(r)),
        }
    }

    /// Reads an array, every item into `items`.
    ///
    /// # Errors
    /// No array, malformed text, or an item that `items` refuses.
    pub fn array(&mut self, items: &mut dyn Rest) -> Result<(), ReadError> {
        self.tuple("", &mut [], Some(items))
    }

    /// Reads an object, every member into `members`.
    ///
    /// # Errors
    /// No object, malformed text, or a member that `members` refuses.
    pub fn map(&mut self, members: &mut dyn Extra) -> Result<(), ReadError> {
        self.members("", &[], &mut [], Some((Keeping::Map, members)))
    }

    /// The value of a required member (or tuple item, named by its index) of the container read last.
    ///
    /// # Errors
    /// The member is missing, or null where its type has no null.
    #[inline]
    pub fn need<T: FromJson>(&mut self, slot: Option<T>, name: &'static str) -> Result<T, ReadError> {
        match slot {
            Some(value) => Ok(value),
            None => self.read_again(name),
        }
    }

    #[cold]
    fn read_again<T: FromJson>(&mut self, name: &'static str) -> Result<T, ReadError> {
        let mut slot: Option<T> = None;
        self.insist(name, &mut slot)?;
        slot.ok_or_else(|| self.lacking())
    }

    /// An empty slot means: no such member, or a null. The latter is offered to the type itself.
    #[cold]
    fn insist(&mut self, name: &'static str, slot: &mut dyn Slot) -> Result<(), ReadError> {
        let (start, ty) = self.last;
        let mut reader = self.elsewhere(start);
        (reader.depth, reader.insist) = (0, true);
        let found = match self.text.as_bytes().get(start) {
            Some(b'[') => name.parse().is_ok_and(|index| reader.enter_item(index)),
            _ => reader.enter_member(name),
        };
        let read = if found {
            slot.fill(&mut reader)
        } else {
            Err(ReadError::new(start, "the required member", "no such member"))
        };
        let read = match read {
            Ok(()) => Ok(()),
            Err(error) => self.fill_with_nothing(start, name, slot, error),
        };
        read.map_err(|error| error.in_member(name).in_type(ty))
    }

    /// The error that a required slot of the object read last is empty, for the arm that [`Reader::record`] rules
    /// out where the right number of members is said to be required.
    #[cold]
    pub fn lacking(&self) -> ReadError {
        let (start, ty) = self.last;
        ReadError::new(start, "all required members", "fewer").in_type(ty)
    }
}

/// Where `key` is in `names`; servers mostly send members in the documented order, so `next` is tried first.
#[inline]
fn position(names: &[&'static str], key: &str, next: usize) -> Option<usize> {
    if names.get(next) == Some(&key) {
        return Some(next);
    }
    names.iter().position(|name| *name == key)
}
