//! The pull reader that emitted types read themselves from: one pass over text, no tree in between.
//! In: JSON text. Out: values for slots, and errors that know their JSON Pointer.
//! Nothing here is generic over a type being read: objects are read through tables of `&mut dyn Slot`.

use std::borrow::Cow;

use super::error::ReadError;
use super::slot::{Extra, Rest, Slot};
use super::FromJson;

/// How many containers may be open at once unless [`Reader::max_depth`] says otherwise.
const MAX_DEPTH: u32 = 128;

/// A position in a JSON text (RFC 8259).
#[derive(Debug)]
pub struct Reader<'j> {
    pub(super) text: &'j str,
    pub(super) pos: usize,
    pub(super) depth: u32,
    pub(super) max_depth: u32,
    /// What fitted only loosely so far: unknown members, surplus items, unknown enum values.
    pub(super) misfits: usize,
    /// How many bytes may still be read in trials; ends hostile nests of unions.
    pub(super) fuel: usize,
    /// Start and type name of the container read last, which `need` speaks of.
    pub(super) last: (usize, &'static str),
}

impl<'j> Reader<'j> {
    /// A reader at the start of `text`. A byte order mark is stepped over, as RFC 8259 section 8.1 allows.
    pub fn new(text: &'j str) -> Self {
        Self {
            text,
            pos: if text.starts_with('\u{feff}') { 3 } else { 0 },
            depth: 0,
            max_depth: MAX_DEPTH,
            misfits: 0,
            fuel: text.len().saturating_mul(256).saturating_add(1 << 22),
            last: (0, ""),
        }
    }

    /// A reader at the start of `bytes`.
    ///
    /// # Errors
    /// Bytes that are no UTF-8.
    pub fn from_slice(bytes: &'j [u8]) -> Result<Self, ReadError> {
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Self::new(text)),
            Err(error) => Err(ReadError::new(error.valid_up_to(), "UTF-8", "other bytes").syntax()),
        }
    }

    /// Allows `depth` nested arrays and objects instead of 128. Each level costs stack.
    #[must_use]
    pub fn max_depth(mut self, depth: u32) -> Self {
        self.max_depth = depth;
        self
    }

    /// How many bytes have been read.
    pub fn offset(&self) -> usize {
        self.pos
    }

    /// Makes sure that nothing but white space is left.
    ///
    /// # Errors
    /// Anything else behind the value.
    pub fn end(&mut self) -> Result<(), ReadError> {
        self.peek();
        if self.pos < self.text.len() {
            return Err(self.malformed("the end of the text"));
        }
        Ok(())
    }

    /// Reads an object: the member called `names[i]` goes into `slots[i]`, the last one where it comes twice.
    /// Members of other names are stepped over and count as misfits. `ty` names the type in errors.
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
        self.members(ty, names, slots, Some(extra))
    }

    fn members(
        &mut self,
        ty: &'static str,
        names: &[&'static str],
        slots: &mut [&mut dyn Slot],
        mut extra: Option<&mut dyn Extra>,
    ) -> Result<(), ReadError> {
        let start = self.open(b'{', "object").map_err(|error| error.in_type(ty))?;
        let (mut first, mut next) = (true, 0);
        while self.more(b'}', &mut first)? {
            let key = self.key()?;
            let slot = position(names, &key, next).and_then(|index| {
                next = index + 1;
                slots.get_mut(index)
            });
            let read = match (slot, &mut extra) {
                (Some(slot), _) => slot.fill(self),
                (None, Some(extra)) => extra.take(&key, self),
                (None, None) => {
                    self.misfits += 1;
                    self.skip()
                }
            };
            read.map_err(|error| error.in_member(&key).in_type(ty))?;
        }
        self.last = (start, ty);
        Ok(())
    }

    /// Reads an array whose first items have types of their own (`prefixItems`): item `i` goes into `slots[i]`,
    /// further ones into `rest`, or are stepped over as misfits without one. A short array leaves slots empty.
    ///
    /// # Errors
    /// No array, malformed text, or an item that its slot refuses.
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
                (Some(slot), _) => slot.fill(self),
                (None, Some(rest)) => rest.take(self),
                (None, None) => {
                    self.misfits += 1;
                    self.skip()
                }
            };
            read.map_err(|error| error.in_item(index).in_type(ty))?;
            index += 1;
        }
        self.last = (start, ty);
        Ok(())
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
        self.members("", &[], &mut [], Some(members))
    }

    /// The value of a required member (or tuple item, named by its index) of the container read last.
    ///
    /// # Errors
    /// The member is missing, or null where its type has no null.
    #[inline]
    pub fn need<T: FromJson>(&self, slot: Option<T>, name: &'static str) -> Result<T, ReadError> {
        match slot {
            Some(value) => Ok(value),
            None => self.read_again(name),
        }
    }

    /// An empty slot means: no such member, or a null. The latter is offered to the type itself.
    #[cold]
    fn read_again<T: FromJson>(&self, name: &'static str) -> Result<T, ReadError> {
        let mut reader = self.at_member(name)?;
        T::read(&mut reader).map_err(|error| error.in_member(name).in_type(self.last.1))
    }

    fn at_member(&self, name: &'static str) -> Result<Reader<'j>, ReadError> {
        let (start, ty) = self.last;
        let mut reader = Reader { pos: start, depth: 0, last: (0, ""), ..*self };
        let found = match self.text.as_bytes().get(start) {
            Some(b'[') => name.parse().is_ok_and(|index| reader.enter_item(index)),
            _ => reader.enter_member(name),
        };
        if found {
            return Ok(reader);
        }
        Err(ReadError::new(start, "the required member", "no such member").in_member(name).in_type(ty))
    }

    /// A string.
    ///
    /// # Errors
    /// Another kind of value, or malformed text.
    #[inline]
    pub fn text(&mut self) -> Result<Cow<'j, str>, ReadError> {
        if self.peek() != b'"' {
            return Err(self.mismatch("string"));
        }
        let (span, escaped) = self.string_span()?;
        if escaped {
            self.unescape(span)
        } else {
            Ok(Cow::Borrowed(span))
        }
    }

    /// A boolean.
    ///
    /// # Errors
    /// Another kind of value, or malformed text.
    pub fn bool(&mut self) -> Result<bool, ReadError> {
        match self.peek() {
            b't' => self.literal("true").map(|()| true),
            b'f' => self.literal("false").map(|()| false),
            _ => Err(self.mismatch("boolean")),
        }
    }

    /// Consumes a null, if one is at hand.
    ///
    /// # Errors
    /// A misspelt null.
    #[inline]
    pub fn null(&mut self) -> Result<bool, ReadError> {
        if self.peek() != b'n' {
            return Ok(false);
        }
        self.literal("null").map(|()| true)
    }

    /// A number's text.
    ///
    /// # Errors
    /// Another kind of value, or malformed text.
    #[inline]
    pub fn number(&mut self) -> Result<&'j str, ReadError> {
        match self.peek() {
            b'-' | b'0'..=b'9' => self.number_span(),
            _ => Err(self.mismatch("number")),
        }
    }

    /// The text of the value at hand, whatever it is, consumed.
    ///
    /// # Errors
    /// Malformed text.
    pub fn raw(&mut self) -> Result<&'j str, ReadError> {
        self.peek();
        let start = self.pos;
        self.skip()?;
        Ok(self.text.get(start..self.pos).unwrap_or_default())
    }

    /// Counts one misfit: the value at hand was readable, but fitted only loosely (an unknown enum value).
    pub fn unknown(&mut self) {
        self.misfits += 1;
    }

    /// The error that the value at hand is not what was `expected`.
    #[cold]
    pub fn mismatch(&self, expected: &'static str) -> ReadError {
        let syntax = !matches!(self.rest(), [b'"' | b'{' | b'[' | b't' | b'f' | b'n' | b'-' | b'0'..=b'9', ..]);
        let error = ReadError::new(self.pos, expected, self.found());
        if syntax {
            error.syntax()
        } else {
            error
        }
    }

    #[cold]
    pub(super) fn malformed(&self, expected: &'static str) -> ReadError {
        ReadError::new(self.pos, expected, self.found()).syntax()
    }

    #[cold]
    pub(super) fn too_deep(&self) -> ReadError {
        let limit = format!("at most {} nested arrays and objects", self.max_depth);
        ReadError::new(self.pos, limit, "more").syntax()
    }

    fn rest(&self) -> &'j [u8] {
        self.text.as_bytes().get(self.pos..).unwrap_or_default()
    }

    /// What is at hand, in a word; the kind of a value, never its content.
    fn found(&self) -> Cow<'static, str> {
        let rest = self.text.get(self.pos..).unwrap_or_default();
        let Some(letter) = rest.chars().next() else { return "the end of the text".into() };
        match letter {
            '"' => "string".into(),
            '{' => "object".into(),
            '[' => "array".into(),
            '-' | '0'..='9' => "number".into(),
            _ if rest.starts_with("null") => "null".into(),
            _ if rest.starts_with("true") || rest.starts_with("false") => "boolean".into(),
            other => format!("{other:?}").into(),
        }
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
