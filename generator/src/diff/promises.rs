//! How long deprecated things are promised, as the configuration says it.

use jiff::civil::Date;

/// What the comparison holds documents to beyond the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promises {
    /// The day on which the comparison is made; sunset dates before it have passed.
    pub today: Date,
    /// Days that have to lie between a deprecation and its sunset date, for what is stable (or says no level).
    pub grace_stable: i32,
    /// The same for what is beta.
    pub grace_beta: i32,
}

impl Default for Promises {
    fn default() -> Self {
        Self { today: Date::new(1970, 1, 1).expect("a day that exists"), grace_stable: 0, grace_beta: 0 }
    }
}
