//! Bounds of a schema such as `maxLength`, and whether a change of one allows more or fewer values.

use std::hash::{Hash, Hasher};

use crate::api::{BoundLimit as Set, Constraints, Rule};

/// One bound.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bound {
    /// The keyword.
    pub keyword: &'static str,
    /// The limit it sets.
    pub limit: Limit,
}

/// The limit that a bound sets.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Limit {
    /// Values below are refused; and the value itself, where that is said.
    Low(f64, bool),
    /// Values above are refused; and the value itself, where that is said.
    High(f64, bool),
    /// Multiples of it are allowed.
    Step(f64),
    /// No value twice.
    Unique,
    /// Text that fits it.
    Pattern(String),
}

/// Which way a change of a bound goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shift {
    /// Fewer values are allowed.
    Tightened,
    /// More values are allowed.
    Loosened,
    /// Other values are allowed.
    Replaced,
}

impl Eq for Bound {}

impl Hash for Bound {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.keyword, self.to_string()).hash(state);
    }
}

impl std::fmt::Display for Bound {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.limit {
            Limit::Low(value, true) | Limit::High(value, true) => write!(f, "{value} (exclusive)"),
            Limit::Low(value, false) | Limit::High(value, false) | Limit::Step(value) => write!(f, "{value}"),
            Limit::Unique => f.write_str("true"),
            Limit::Pattern(pattern) => f.write_str(pattern),
        }
    }
}

/// The bounds that exclude any value. Bounds for another type than the schema has are included: they have no effect by the
/// specification, but many validators apply them.
pub(super) fn of(constraints: &Constraints) -> Vec<Bound> {
    let excluding = constraints.iter().filter_map(|(bound, limit)| {
        let limit = match (bound.rule(), limit) {
            (Rule::AtLeast(_), Set::Number { value, exclusive }) => Limit::Low(value.as_f64(), *exclusive),
            (Rule::AtMost(_), Set::Number { value, exclusive }) => Limit::High(value.as_f64(), *exclusive),
            (Rule::MultipleOf, Set::Number { value, .. }) => Limit::Step(value.as_f64()),
            (Rule::AtLeast(_), Set::Count(least @ 1..)) => Limit::Low(*least as f64, false),
            (Rule::AtMost(_), Set::Count(most)) => Limit::High(*most as f64, false),
            (Rule::Unique, _) => Limit::Unique,
            (_, Set::Pattern(pattern)) if !allows_all(pattern) => Limit::Pattern(pattern.clone()),
            _ => return None,
        };
        Some(Bound { keyword: bound.keyword(), limit })
    });
    excluding.collect()
}

/// Which way the bound of one keyword went, where both sides have one and they differ.
pub(super) fn shift(base: &Limit, revision: &Limit) -> Option<Shift> {
    match (base, revision) {
        (a, b) if a == b => None,
        (Limit::Low(a, a_out), Limit::Low(b, b_out)) => {
            Some(if b > a || (a == b && *b_out && !*a_out) { Shift::Tightened } else { Shift::Loosened })
        }
        (Limit::High(a, a_out), Limit::High(b, b_out)) => {
            Some(if b < a || (a == b && *b_out && !*a_out) { Shift::Tightened } else { Shift::Loosened })
        }
        (Limit::Step(a), Limit::Step(b)) if whole(b / a) => Some(Shift::Tightened),
        (Limit::Step(a), Limit::Step(b)) if whole(a / b) => Some(Shift::Loosened),
        _ => Some(Shift::Replaced),
    }
}

/// A pattern that every text fits.
pub(super) fn allows_all(pattern: &str) -> bool {
    matches!(pattern, "" | ".*" | "^.*$" | "^.*" | ".*$" | "^" | "$" | "^[\\s\\S]*$" | "[\\s\\S]*")
}

fn whole(value: f64) -> bool {
    (value - value.round()).abs() < 1e-9
}
