//! The pull reader that emitted types read themselves from: one pass over text, without a tree in between. Objects
//! and arrays are read by the modules beside this one.

use std::borrow::Cow;

use super::error::ReadError;
use super::lenient::Lenient;
use super::misfit::{MisfitKind, Note};

/// How many containers may be open at once unless [`Reader::max_depth`] says otherwise.
const MAX_DEPTH: u32 = 128;

/// How many bytes of stack reading may take before it gives up with an error: what leaves room on the smallest stack
/// that threads commonly have (2 MB; 1 MB on Windows and wasm). Without optimisation, a struct of hundreds of members
/// takes tens of kilobytes for each level.
const MAX_STACK: usize = if cfg!(any(windows, target_family = "wasm")) { 640 << 10 } else { 1600 << 10 };

/// How many bytes the items of lists and maps, and values in boxes, may take unless [`Reader::max_held`] says otherwise: a
/// list of empty objects is a hundred times larger when it is read.
const MAX_HELD: usize = 512 << 20;

/// How many misfits of one text are noted; all of them are counted.
const MAX_NOTES: usize = 1000;

/// A position in a JSON text (RFC 8259).
#[derive(Debug)]
pub struct Reader<'j> {
    pub(super) text: &'j str,
    pub(super) pos: usize,
    pub(super) depth: u32,
    pub(super) max_depth: u32,
    /// Where the stack was when reading began.
    pub(super) stack: usize,
    /// What fitted only loosely so far: unknown members, unknown enum values, what was read as what was meant.
    pub(super) misfits: usize,
    /// Where that was.
    pub(super) notes: Vec<Note>,
    /// Values that went to a documented place and did not lose all of what they had.
    pub(super) kept: usize,
    /// Objects with members of which the document has none.
    pub(super) lost: usize,
    /// Where the last of them starts.
    pub(super) hollow: Option<usize>,
    /// What is taken although the document does not say it.
    pub(super) lenient: Lenient,
    /// How many bytes may still be read in trials; ends hostile nests of unions.
    pub(super) fuel: usize,
    /// How many bytes the items of lists may still take.
    pub(super) room: usize,
    /// Start and type name of the container read last, which `need` speaks of.
    pub(super) last: (usize, &'static str),
    /// The next slot takes a null for a value rather than for absence.
    pub(super) insist: bool,
    /// Members that only requests have are read too.
    pub(super) whole: bool,
}

/// Where a value starts, and how the reader stood there.
#[derive(Clone, Copy)]
pub(super) struct Start {
    pub(super) pos: usize,
    pub(super) depth: u32,
    pub(super) misfits: usize,
    pub(super) notes: usize,
    kept: usize,
    pub(super) lost: usize,
}

impl<'j> Reader<'j> {
    /// A reader at the start of `text`. A byte order mark is stepped over, as RFC 8259 section 8.1 allows.
    pub fn new(text: &'j str) -> Self {
        Self {
            text,
            pos: if text.starts_with('\u{feff}') { 3 } else { 0 },
            depth: 0,
            max_depth: MAX_DEPTH,
            stack: stack_at(),
            misfits: 0,
            notes: Vec::new(),
            kept: 0,
            lost: 0,
            hollow: None,
            lenient: Lenient::strict(),
            fuel: text.len().saturating_mul(256).saturating_add(1 << 22),
            room: MAX_HELD,
            last: (0, ""),
            insist: false,
            whole: false,
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

    /// Allows the items of lists and maps, and values in boxes, to take so many bytes instead of 512 MiB.
    #[must_use]
    pub fn max_held(mut self, bytes: usize) -> Self {
        self.room = bytes;
        self
    }

    /// Reads whole values, members that only requests have included: for what was kept, not for answers.
    #[must_use]
    pub fn whole(mut self) -> Self {
        self.whole = true;
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

    /// Consumes a null on behalf of a slot, unless the slot's type is to have it.
    #[inline]
    pub(super) fn skip_null(&mut self) -> Result<bool, ReadError> {
        if std::mem::take(&mut self.insist) {
            return Ok(false);
        }
        self.null()
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

    /// Takes what [`Lenient`] names although the document does not say it.
    #[must_use]
    pub fn lenient(mut self, lenient: impl Into<Lenient>) -> Self {
        self.lenient = lenient.into();
        self
    }

    /// Counts a misfit, and notes where it is.
    pub(super) fn note(&mut self, offset: usize, kind: MisfitKind) {
        self.misfits += 1;
        if self.notes.len() < MAX_NOTES {
            self.notes.push(Note { offset, kind, member: "" });
        }
    }

    /// Counts a missing member of the object at `offset`.
    pub(super) fn note_member(&mut self, offset: usize, member: &'static str) {
        self.misfits += 1;
        if self.notes.len() < MAX_NOTES {
            self.notes.push(Note { offset, kind: MisfitKind::Missing, member });
        }
    }

    /// Counts one misfit: the value at hand, or the one just read, is one that the document does not list.
    pub fn unknown(&mut self) {
        self.note(self.pos, MisfitKind::UnknownValue);
    }

    /// Where the value at hand starts.
    #[inline]
    pub(super) fn start(&mut self) -> Start {
        self.peek();
        Start {
            pos: self.pos,
            depth: self.depth,
            misfits: self.misfits,
            notes: self.notes.len(),
            kept: self.kept,
            lost: self.lost,
        }
    }

    /// Forgets what was noted since then.
    pub(super) fn forget(&mut self, start: &Start) {
        self.notes.truncate(start.notes);
        (self.misfits, self.kept, self.lost) = (start.misfits, start.kept, start.lost);
        self.hollow = None;
    }

    /// A reader of the same text at another place.
    pub(super) fn elsewhere(&self, pos: usize) -> Reader<'j> {
        Reader { text: self.text, notes: Vec::new(), pos, ..*self }
    }

    /// The error that the value at hand is not what was `expected`.
    #[cold]
    pub fn mismatch(&self, expected: &'static str) -> ReadError {
        let syntax =
            !matches!(self.rest(), [b'"' | b'{' | b'[' | b't' | b'f' | b'n' | b'-' | b'0'..=b'9', ..]);
        let error = ReadError::new(self.pos, expected, self.found());
        if syntax {
            error.syntax()
        } else {
            error.of_kind()
        }
    }

    /// The error that the object at `start` has members, and none that the document knows.
    #[cold]
    pub(super) fn nothing_known(&self, start: usize) -> ReadError {
        ReadError::new(start, "a member that the document has", "others alone")
    }

    #[cold]
    pub(super) fn malformed(&self, expected: &'static str) -> ReadError {
        ReadError::new(self.pos, expected, self.found()).syntax()
    }

    /// Whether another array or object may be opened.
    #[inline]
    pub(super) fn has_room(&self) -> bool {
        self.depth < self.max_depth && self.stack.abs_diff(stack_at()) < MAX_STACK
    }

    /// Takes the bytes of an item off the room there is.
    #[inline]
    pub(super) fn hold(&mut self, bytes: usize) -> Result<(), ReadError> {
        match self.room.checked_sub(bytes) {
            Some(room) => {
                self.room = room;
                Ok(())
            }
            None => Err(self.too_much()),
        }
    }

    #[cold]
    fn too_much(&self) -> ReadError {
        ReadError::new(self.pos, "a value whose items take less memory (`Reader::max_held`)", "more").syntax()
    }

    #[cold]
    pub(super) fn too_deep(&self) -> ReadError {
        let limit = self.depth.min(self.max_depth);
        let limit = format!("at most {limit} nested arrays and objects");
        ReadError::new(self.pos, limit, "more").syntax()
    }

    fn rest(&self) -> &'j [u8] {
        self.text.as_bytes().get(self.pos..).unwrap_or_default()
    }

    /// What is at hand, in a word; the kind of a value, never its content.
    pub(super) fn found(&self) -> Cow<'static, str> {
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

/// About where the stack ends at the moment.
#[inline]
fn stack_at() -> usize {
    let here = 0u8;
    std::ptr::from_ref(&here).addr()
}
