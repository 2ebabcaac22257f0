//! How long deprecated things are promised, as the configuration says it.

use jiff::civil::Date;

/// The day of the comparison, and the required periods of grace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promises {
    /// The day on which the comparison is made; sunset dates before it have passed.
    pub today: Date,
    /// Days required between a deprecation and its sunset date, for things that are stable or have no stability level.
    pub grace_stable: i32,
    /// The same for things that are beta.
    pub grace_beta: i32,
}

impl Default for Promises {
    fn default() -> Self {
        Self { today: Date::new(1970, 1, 1).expect("a day that exists"), grace_stable: 0, grace_beta: 0 }
    }
}
