//! Looking ahead without consuming: what kind of value, which members; and trying several types on one value.
//! Unions are decided here. A member that comes twice counts as its last one, as it does in reading.

use std::borrow::Cow;

use super::error::ReadError;
use super::lenient::Lenient;
use super::misfit::{MisfitKind, Note};
use super::number;
use super::reader::{Reader, Start};

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

/// How the trials of a union stand.
struct Trials {
    start: Start,
    branches: usize,
    errors: Vec<ReadError>,
    best: Option<Best>,
    /// The room for items before the first trial, and what of it the next one has.
    room: usize,
    left: usize,
}

/// The branch that fits best so far, and how the reader stood behind it.
struct Best {
    /// Whether it knows none of the members, and how many misfits it has.
    rank: (bool, usize),
    end: usize,
    notes: Vec<Note>,
    kept: usize,
    lost: usize,
    hollow: Option<usize>,
}

impl Trials {
    fn new(start: Start, room: usize, branches: usize) -> Self {
        Trials { start, branches, errors: Vec::new(), best: None, room, left: room }
    }

    fn is_settled(&self) -> bool {
        self.best.as_ref().is_some_and(|best| best.rank == (false, 0))
    }
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
    /// of those; one without any ends the search. A branch that knows none of an object's members comes behind all others,
    /// and does not fit where it is the only one. `ty` names the union in errors.
    ///
    /// # Errors
    /// No branch fits, and then [`ReadError::branches`] says why each did not; a branch knows a member that has another kind
    /// of value there, and the branch that would win does not know that member at all, unless reading is lenient; malformed
    /// text, which ends the search; or nested unions have cost too many trials.
    pub fn best_of<T>(&mut self, ty: &'static str, branches: &[Branch<T>]) -> Result<T, ReadError> {
        let mut trials = Trials::new(self.start(), self.room, branches.len());
        let mut best = None;
        for branch in branches {
            self.back_to(&trials);
            let (value, outcome) = match branch(self) {
                Ok(value) => (Some(value), Ok(())),
                Err(error) => (None, Err(error)),
            };
            if self.judge(&mut trials, outcome, ty)? {
                best = value;
            }
            if trials.is_settled() {
                break;
            }
        }
        self.settle(trials, ty)?;
        best.ok_or_else(|| self.none_fits(ty, branches.len(), Vec::new()))
    }

    /// Starts another trial.
    fn back_to(&mut self, trials: &Trials) {
        (self.pos, self.depth, self.room) = (trials.start.pos, trials.start.depth, trials.left);
        self.forget(&trials.start);
    }

    /// Whether the branch that was read fits better than those before.
    fn judge(
        &mut self,
        trials: &mut Trials,
        outcome: Result<(), ReadError>,
        ty: &'static str,
    ) -> Result<bool, ReadError> {
        let start = trials.start;
        self.burn(start.pos)?;
        match outcome {
            Err(error) if error.is_syntax() => return Err(error.in_type(ty)),
            Err(error) => {
                trials.errors.push(error);
                return Ok(false);
            }
            Ok(()) => {}
        }
        let hollow = self.hollow == Some(start.pos) && self.lost > start.lost;
        if hollow && trials.branches == 1 && !self.lenient.missing {
            trials.errors.push(self.nothing_known(start.pos));
            return Ok(false);
        }
        let rank = (hollow, self.misfits - start.misfits);
        if trials.best.as_ref().is_some_and(|best| best.rank <= rank) {
            return Ok(false);
        }
        trials.best = Some(Best {
            rank,
            end: self.pos,
            notes: self.notes.drain(start.notes..).collect(),
            kept: self.kept,
            lost: self.lost,
            hollow: self.hollow,
        });
        // What the one before held is free again.
        trials.left = trials.room - (trials.left - self.room);
        Ok(true)
    }

    /// Goes behind the value, as the branch that won has read it.
    fn settle(&mut self, trials: Trials, ty: &'static str) -> Result<(), ReadError> {
        self.back_to(&trials);
        let Trials { start, branches, errors, best, .. } = trials;
        let Some(mut best) = best else { return Err(self.none_fits(ty, branches, errors)) };
        let unfit = errors.iter().any(|error| self.passes_over(error, &best.notes));
        if unfit && self.lenient == Lenient::strict() {
            self.pos = start.pos;
            return Err(self.none_fits(ty, branches, errors));
        }
        (self.pos, self.misfits) = (best.end, self.misfits + best.rank.1);
        self.notes.append(&mut best.notes);
        (self.kept, self.lost, self.hollow) = (best.kept, best.lost, best.hollow);
        Ok(())
    }

    /// Whether a branch failed at the kind of a member's value, and the one with these notes does not know that member.
    fn passes_over(&self, error: &ReadError, notes: &[Note]) -> bool {
        let Some(member) = error.unfit_member() else { return false };
        let mut ahead = self.elsewhere(self.pos);
        if !ahead.enter_member(member) {
            return false;
        }
        // A null says that there is nothing for that branch.
        ahead.peek() != b'n'
            && notes.iter().any(|note| note.kind == MisfitKind::UnknownMember && note.offset == ahead.pos)
    }

    /// Takes what a trial from `start` on has read off the fuel.
    pub(super) fn burn(&mut self, start: usize) -> Result<(), ReadError> {
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
    fn none_fits(&self, ty: &'static str, forms: usize, errors: Vec<ReadError>) -> ReadError {
        let expected = format!("one of the {forms} forms of {ty}");
        let branches = errors.into_iter().take(BRANCHES_SHOWN).map(ReadError::without_branches).collect();
        ReadError::new(self.pos, expected, self.found()).with_branches(branches).in_type(ty)
    }

    /// A reader of the same text at the same place, for looking ahead.
    fn ahead(&self) -> Reader<'j> {
        self.elsewhere(self.pos)
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
