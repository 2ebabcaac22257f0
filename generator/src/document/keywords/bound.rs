//! Bounds on values (JSON Schema validation, section 6): one table of what is known of each.
//!
//! A new bound is a row of this table and one of `keywords/schema.rs`. Reading it, merging it under `allOf`, its words in
//! docs and its comparison between two documents follow from the row.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::combine::Combine;
use super::types::Types;
use crate::source::Number;

/// A keyword that sets a limit, in the order in which docs tell of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// The least number.
    Minimum,
    /// The greatest number.
    Maximum,
    /// What numbers are a multiple of.
    MultipleOf,
    /// The least length of text.
    MinLength,
    /// The greatest length of text.
    MaxLength,
    /// The pattern that text has, ECMA-262.
    Pattern,
    /// The least number of items.
    MinItems,
    /// The greatest number of items.
    MaxItems,
    /// Items differ.
    UniqueItems,
    /// The least number of members.
    MinProperties,
    /// The greatest number of members.
    MaxProperties,
}

/// What a bound asks of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// The measure of the value is that much or more.
    AtLeast(Measure),
    /// The measure of the value is that much or less.
    AtMost(Measure),
    /// The number is a multiple.
    MultipleOf,
    /// The text matches.
    Pattern,
    /// No item is there twice.
    Unique,
}

/// What of a value is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// A number itself.
    Value,
    /// Characters of text (Unicode code points).
    Characters,
    /// Items of an array.
    Items,
    /// Members of an object.
    Members,
}

impl Measure {
    /// The bound that sets the least of it.
    pub fn least(self) -> Option<Bound> {
        Bound::ALL.into_iter().find(|bound| bound.rule() == Rule::AtLeast(self))
    }

    /// The bound that sets the most of it.
    pub fn most(self) -> Option<Bound> {
        Bound::ALL.into_iter().find(|bound| bound.rule() == Rule::AtMost(self))
    }

    /// What one of what is counted is called.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Value => "unit",
            Self::Characters => "character",
            Self::Items => "item",
            Self::Members => "member",
        }
    }
}

/// A limit that a bound sets.
#[derive(Debug, Clone, PartialEq)]
pub enum Limit {
    /// A number.
    Number {
        /// The limit.
        value: Number,
        /// The limit itself is left out.
        exclusive: bool,
    },
    /// A count of characters, items or members.
    Count(u64),
    /// A pattern.
    Pattern(String),
    /// `true`
    Set,
}

impl Bound {
    /// All of them, in order.
    pub const ALL: [Self; 11] = [
        Self::Minimum,
        Self::Maximum,
        Self::MultipleOf,
        Self::MinLength,
        Self::MaxLength,
        Self::Pattern,
        Self::MinItems,
        Self::MaxItems,
        Self::UniqueItems,
        Self::MinProperties,
        Self::MaxProperties,
    ];

    const fn row(self) -> (&'static str, Rule) {
        use Measure::{Characters, Items, Members, Value};
        match self {
            Self::Minimum => ("minimum", Rule::AtLeast(Value)),
            Self::Maximum => ("maximum", Rule::AtMost(Value)),
            Self::MultipleOf => ("multipleOf", Rule::MultipleOf),
            Self::MinLength => ("minLength", Rule::AtLeast(Characters)),
            Self::MaxLength => ("maxLength", Rule::AtMost(Characters)),
            Self::Pattern => ("pattern", Rule::Pattern),
            Self::MinItems => ("minItems", Rule::AtLeast(Items)),
            Self::MaxItems => ("maxItems", Rule::AtMost(Items)),
            Self::UniqueItems => ("uniqueItems", Rule::Unique),
            Self::MinProperties => ("minProperties", Rule::AtLeast(Members)),
            Self::MaxProperties => ("maxProperties", Rule::AtMost(Members)),
        }
    }

    /// The keyword.
    pub const fn keyword(self) -> &'static str {
        self.row().0
    }

    /// What it asks for.
    pub const fn rule(self) -> Rule {
        self.row().1
    }

    /// The types whose values it is about.
    pub(super) const fn types(self) -> Types {
        match self.rule() {
            Rule::AtLeast(measure) | Rule::AtMost(measure) => match measure {
                Measure::Value => Types::NUMBERS,
                Measure::Characters => Types::STRING,
                Measure::Items => Types::ARRAY,
                Measure::Members => Types::OBJECT,
            },
            Rule::MultipleOf => Types::NUMBERS,
            Rule::Pattern => Types::STRING,
            Rule::Unique => Types::ARRAY,
        }
    }

    /// What two of it under `allOf` come to.
    pub(super) const fn combine(self) -> Combine {
        match self.rule() {
            Rule::AtLeast(_) => Combine::Highest,
            Rule::AtMost(_) => Combine::Lowest,
            Rule::MultipleOf | Rule::Pattern => Combine::Last,
            Rule::Unique => Combine::Either,
        }
    }
}

/// The bounds of a type.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Constraints(BTreeMap<Bound, Limit>);

impl Constraints {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Bound, &Limit)> {
        self.0.iter().map(|(bound, limit)| (*bound, limit))
    }

    /// One of them.
    pub fn get(&self, bound: Bound) -> Option<&Limit> {
        self.0.get(&bound)
    }

    /// Whether it is there.
    pub fn has(&self, bound: Bound) -> bool {
        self.0.contains_key(&bound)
    }

    /// A count.
    pub fn count(&self, bound: Bound) -> Option<u64> {
        match self.get(bound)? {
            Limit::Count(count) => Some(*count),
            _ => None,
        }
    }

    /// A number, and whether it is left out itself.
    pub fn number(&self, bound: Bound) -> Option<(Number, bool)> {
        match self.get(bound)? {
            Limit::Number { value, exclusive } => Some((*value, *exclusive)),
            _ => None,
        }
    }

    /// `pattern`
    pub fn pattern(&self) -> Option<&str> {
        match self.get(Bound::Pattern)? {
            Limit::Pattern(pattern) => Some(pattern),
            _ => None,
        }
    }

    /// Sets one.
    pub fn set(&mut self, bound: Bound, limit: Limit) {
        self.0.insert(bound, limit);
    }

    /// Takes on the bounds of another schema that holds as well: the tighter of each. Returns those of which only the
    /// later one is kept.
    pub fn tighten(&mut self, other: &Self) -> Vec<Bound> {
        let mut replaced = Vec::new();
        for (bound, new) in other.iter() {
            let Some(have) = self.0.get_mut(&bound) else {
                self.0.insert(bound, new.clone());
                continue;
            };
            match bound.combine() {
                Combine::Highest if !is_tighter(have, new, |have, new| have > new) => *have = new.clone(),
                Combine::Lowest if !is_tighter(have, new, |have, new| have < new) => *have = new.clone(),
                Combine::Last if have != new => {
                    *have = new.clone();
                    replaced.push(bound);
                }
                _ => {}
            }
        }
        replaced
    }
}

impl Serialize for Constraints {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|(bound, limit)| (bound.keyword(), limit.to_json())))
    }
}

impl Limit {
    /// The limit as a JSON value; an exclusive number in a list of one.
    fn to_json(&self) -> serde_json::Value {
        match self {
            Self::Number { value, exclusive: false } => value.to_json(),
            Self::Number { value, exclusive: true } => vec![value.to_json()].into(),
            Self::Count(count) => (*count).into(),
            Self::Pattern(pattern) => pattern.as_str().into(),
            Self::Set => true.into(),
        }
    }
}

/// Whether the first limit stays; of two equal ones that which leaves itself out.
fn is_tighter(have: &Limit, new: &Limit, beats: fn(f64, f64) -> bool) -> bool {
    match (have, new) {
        (Limit::Number { value: a, exclusive }, Limit::Number { value: b, exclusive: other }) => {
            let (x, y) = (a.as_f64(), b.as_f64());
            if x == y { *exclusive || !other } else { beats(x, y) }
        }
        // Counts above 2^53 are no lengths that anything has.
        (Limit::Count(a), Limit::Count(b)) => a == b || beats(*a as f64, *b as f64),
        _ => true,
    }
}
