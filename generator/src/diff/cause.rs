//! A difference between two documents: what changed, where, and the values on both sides. Its effect is worked out by `judge`.

use super::kind::ChangeKind;
use super::member::Member;
use super::pairs::PairId;
use crate::api::{Direction, Origin, TypeId};

/// A difference.
#[derive(Debug, Clone)]
pub(super) struct Cause {
    /// What it is.
    pub kind: ChangeKind,
    /// What it belongs to.
    pub site: Site,
    /// Where below its owner, in the notation of [`TypeKey`](crate::api::TypeKey).
    pub member: Member,
    /// The old and the new value, in short. They are part of the id.
    pub values: (Option<String>, Option<String>),
    /// What happened, in one sentence.
    pub message: String,
    /// What else the reader should know.
    pub hint: Option<String>,
    /// Where it was written in the base and in the revision.
    pub at: (Origin, Origin),
    /// It has no effect on the wire, and is listed only if it is the reason for a change of the crate.
    pub latent: bool,
    /// Members that it is about, by their names on the wire: they tie it to items of the crate.
    pub about: Vec<String>,
    /// Types that it takes away or brings along, of the base and of the revision.
    pub brings: [Vec<TypeId>; 2],
}

/// What a difference belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Site {
    /// The document as a whole.
    Api,
    /// All calls that do not override it, as servers of their own do.
    Calls,
    /// A call, by its index.
    Call(usize, CallPart),
    /// A pair of types, with the ways in which the place travels at all.
    Pair(PairId, Direction),
}

/// Which part of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CallPart {
    /// The call as such.
    Whole,
    /// What is sent.
    Request,
    /// What is answered.
    Response,
}

impl Cause {
    /// A difference at a place.
    pub(super) fn new(kind: impl Into<ChangeKind>, site: Site, member: Member) -> Self {
        Self {
            kind: kind.into(),
            site,
            member,
            values: (None, None),
            message: String::new(),
            hint: None,
            at: (Origin::default(), Origin::default()),
            latent: false,
            about: Vec::new(),
            brings: Default::default(),
        }
    }

    /// Sets the message.
    pub(super) fn says(mut self, message: impl Into<String>) -> Self {
        self.message = message.into();
        self
    }

    /// The old value.
    pub(super) fn was(mut self, value: impl ToString) -> Self {
        self.values.0 = Some(value.to_string());
        self
    }

    /// The new value.
    pub(super) fn is(mut self, value: impl ToString) -> Self {
        self.values.1 = Some(value.to_string());
        self
    }

    /// Where it was written in the base and in the revision.
    pub(super) fn at(mut self, base: Origin, revision: Origin) -> Self {
        self.at = (base, revision);
        self
    }

    /// What else to know.
    pub(super) fn hint(mut self, hint: Option<String>) -> Self {
        self.hint = hint;
        self
    }

    /// Lists it only if it is the reason for a change of the crate.
    pub(super) fn latent(mut self) -> Self {
        self.latent = true;
        self
    }

    /// Types that were removed with it.
    pub(super) fn takes(mut self, types: impl IntoIterator<Item = TypeId>) -> Self {
        self.brings[0].extend(types);
        self
    }

    /// Types that were added with it.
    pub(super) fn brings(mut self, types: impl IntoIterator<Item = TypeId>) -> Self {
        self.brings[1].extend(types);
        self
    }

    /// A member that it is about.
    pub(super) fn about(mut self, member: &str) -> Self {
        self.about.push(member.to_owned());
        self
    }
}
