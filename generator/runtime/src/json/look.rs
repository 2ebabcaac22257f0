//! Looking ahead without consuming: what kind of value, which members; and trying several types on one value.
//! Unions are decided here. A member that comes twice counts as its last one, as it does in reading.

use std::borrow::Cow;

use super::error::ReadError;
use super::number;
use super::reader::Reader;

/// One way to read a union: a function, or a closure that captures nothing.
pub type Branch<T> = fn(&mut Reader<'_>) -> Result<T, ReadError>;

/// How many errors of alternatives an error lists.
const BRANCHES_SHOWN: usize = 16;

/// The kind of a JSON value. A number without a fractional part is an `Integer`, also when written `1.0` or `1e2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Kind {
    Null,
    Bool,
    Integer,
    Number,
    String,
    Array,
    Object,
}

impl<'j> Reader<'j> {
    /// The kind of the value at hand, not consumed. Text that starts no value passes for `Null`: reading it
    /// gives the error.
    pub fn kind(&mut self) -> Kind {
        match self.peek() {
            b'"' => Kind::String,
            b'{' => Kind::Object,
            b'[' => Kind::Array,
            b't' | b'f' => Kind::Bool,
            b'-' | b'0'..=b'9' => {
                let mut ahead = self.ahead();
                match ahead.number_span() {
                    Ok(text) if number::is_integer(text) => Kind::Integer,
                    _ => Kind::Number,
                }
            }
            _ => Kind::Null,
        }
    }

    /// The value of `member` in the object at hand, not consumed: a string, or the text of a number or boolean.
    /// None where the value at hand is no object, or has no such member, or has it with another kind of value.
    ///
    /// # Errors
    /// Malformed text.
    pub fn tag(&mut self, member: &str) -> Result<Option<String>, ReadError> {
        if self.peek() != b'{' {
            return Ok(None);
        }
        let mut ahead = self.ahead();
        if !ahead.find_member(member)? {
            return Ok(None);
        }
        match ahead.peek() {
            b'"' => ahead.text().map(|text| Some(text.into_owned())),
            b'-' | b'0'..=b'9' | b't' | b'f' => ahead.raw().map(|text| Some(text.to_owned())),
            _ => Ok(None),
        }
    }

    /// Whether the value at hand is an object with `member`.
    pub fn has(&mut self, member: &str) -> bool {
        self.ahead().enter_member(member)
    }

    /// Reads the value at hand as each of `branches`. The one that fits with the fewest misfits wins, the first
    /// of those; one without any ends the search. `ty` names the union in errors.
    ///
    /// # Errors
    /// No branch fits, and then [`ReadError::branches`] says why each did not; malformed text, which ends the
    /// search; or nested unions have cost too many trials.
    pub fn best_of<T>(&mut self, ty: &'static str, branches: &[Branch<T>]) -> Result<T, ReadError> {
        self.peek();
        let (start, depth, misfits, room) = (self.pos, self.depth, self.misfits, self.room);
        let mut best: Option<(T, usize, usize)> = None;
        let mut left = room;
        let mut errors = Vec::new();
        for branch in branches {
            (self.pos, self.depth, self.misfits, self.room) = (start, depth, 0, left);
            let read = branch(self);
            self.burn(start)?;
            match read {
                Ok(value) if best.as_ref().is_none_or(|(_, fewest, _)| self.misfits < *fewest) => {
                    best = Some((value, self.misfits, self.pos));
                    // What the one before held is free again.
                    left = room - (left - self.room);
                }
                Ok(_) => {}
                Err(error) if error.is_syntax() => return Err(error.in_type(ty)),
                Err(error) => errors.push(error),
            }
            if matches!(best, Some((_, 0, _))) {
                break;
            }
        }
        (self.pos, self.depth, self.misfits, self.room) = (start, depth, misfits, left);
        let Some((value, fewest, end)) = best else { return Err(self.none_fits(ty, errors)) };
        (self.pos, self.misfits) = (end, misfits + fewest);
        Ok(value)
    }

    /// Takes what a trial from `start` on has read off the fuel.
    fn burn(&mut self, start: usize) -> Result<(), ReadError> {
        let cost = self.pos.saturating_sub(start) + 64;
        match self.fuel.checked_sub(cost) {
            Some(fuel) => {
                self.fuel = fuel;
                Ok(())
            }
            None => Err(ReadError::new(start, "fewer nested unions to try", "too many").syntax()),
        }
    }

    #[cold]
    fn none_fits(&self, ty: &'static str, errors: Vec<ReadError>) -> ReadError {
        let expected = format!("one of the {} forms of {ty}", errors.len());
        let branches = errors.into_iter().take(BRANCHES_SHOWN).map(ReadError::without_branches).collect();
        ReadError::new(self.pos, expected, self.found()).with_branches(branches).in_type(ty)
    }

    /// A reader of the same text at the same place, for looking ahead.
    fn ahead(&self) -> Reader<'j> {
        Reader { pos: self.pos, ..*self }
    }

    /// A reader of text that a writer has made, however deep.
    pub(super) fn written(text: &'j str) -> Self {
        Self::new(text).max_depth(u32::MAX)
    }

    /// The members of the object at hand, values as written; none where it is no object.
    pub(super) fn spans(&mut self) -> Vec<(Cow<'j, str>, &'j str)> {
        let mut spans = Vec::new();
        let mut first = true;
        let mut walk = |reader: &mut Self| -> Result<(), ReadError> {
            reader.open(b'{', "object")?;
            while reader.more(b'}', &mut first)? {
                let name = reader.key()?;
                spans.push((name, reader.raw()?));
            }
            Ok(())
        };
        let _ = walk(self);
        spans
    }

    /// Goes to the value of `member` in the object at hand. False where there is none, or the text is malformed.
    pub(super) fn enter_member(&mut self, member: &str) -> bool {
        self.peek() == b'{' && self.find_member(member).unwrap_or(false)
    }

    /// Goes to item `index` of the array at hand. False where there is none, or the text is malformed.
    pub(super) fn enter_item(&mut self, index: usize) -> bool {
        let mut first = true;
        let mut walk = |reader: &mut Self| {
            reader.open(b'[', "array")?;
            for _ in 0..index {
                if !reader.more(b']', &mut first)? {
                    return Ok(false);
                }
                reader.skip()?;
            }
            reader.more(b']', &mut first)
        };
        walk(self).unwrap_or(false)
    }

    fn find_member(&mut self, member: &str) -> Result<bool, ReadError> {
        let mut found = None;
        let mut first = true;
        self.open(b'{', "object")?;
        while self.more(b'}', &mut first)? {
            if *self.key()? == *member {
                found = Some(self.pos);
            }
            self.skip()?;
        }
        self.pos = found.unwrap_or(self.pos);
        Ok(found.is_some())
    }
}
