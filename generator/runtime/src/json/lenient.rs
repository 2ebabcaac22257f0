//! Servers that do not keep to their own document: which of their habits are taken.

/// What is taken from servers that do not keep to their own document. Nothing by default; `true` stands for
/// [`Lenient::all`] where one is asked for.
///
/// Each value that was read this way is a [`Misfit`](super::Misfit) of the answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lenient {
    pub(crate) missing: bool,
    pub(crate) kinds: bool,
    pub(crate) bodies: bool,
}

impl Lenient {
    /// Nothing that the document does not say.
    pub const fn strict() -> Self {
        Lenient { missing: false, kinds: false, bodies: false }
    }

    /// All that the other methods name.
    pub const fn all() -> Self {
        Lenient { missing: true, kinds: true, bodies: true }
    }

    /// Required members that are missing, and values that are null where null is not allowed: read as `None`, else as
    /// nothing (empty text, 0, `false`, an empty list or object). What has no such value stays an error. Objects without a
    /// single member that the document knows are taken as well.
    pub const fn missing(mut self) -> Self {
        self.missing = true;
        self
    }

    /// Numbers and booleans for text and back, 0 and 1 for booleans, an empty list for an empty object.
    pub const fn kinds(mut self) -> Self {
        self.kinds = true;
        self
    }

    /// An empty body where there should be JSON, text where there should be a JSON string and the other way round, and JSON
    /// under the name of another media type.
    pub const fn bodies(mut self) -> Self {
        self.bodies = true;
        self
    }

    /// What either of them takes.
    pub(crate) fn or(self, other: Lenient) -> Self {
        Lenient {
            missing: self.missing || other.missing,
            kinds: self.kinds || other.kinds,
            bodies: self.bodies || other.bodies,
        }
    }
}

impl From<bool> for Lenient {
    fn from(lenient: bool) -> Self {
        if lenient {
            Lenient::all()
        } else {
            Lenient::strict()
        }
    }
}
