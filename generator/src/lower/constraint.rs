//! Bounds on values.
//!
//! In: bounds of schemas that hold at once. Out: the tightest of each, as [`Constraints`]. Never knows what they bound.

use super::Lowering;
use super::findings::Finding;
use super::flat::Flat;
use crate::api::Constraints;
use crate::diagnostic::Code;
use crate::document::facets::{Bounds, Facets};
use crate::source::Number;

impl<'d> Lowering<'d, '_> {
    /// Tightens the bounds of a record by those of one more schema.
    pub(super) fn merge_bounds(&mut self, flat: &mut Flat<'d>, facets: &Facets<'d>) {
        let (have, new) = (&mut flat.bounds, &facets.bounds);
        have.minimum = tighter(have.minimum, new.minimum, |one, other| one > other);
        have.maximum = tighter(have.maximum, new.maximum, |one, other| one < other);
        have.min_length = have.min_length.max(new.min_length);
        have.max_length = smaller(have.max_length, new.max_length);
        have.min_items = have.min_items.max(new.min_items);
        have.max_items = smaller(have.max_items, new.max_items);
        have.unique_items |= new.unique_items;
        have.min_properties = have.min_properties.max(new.min_properties);
        have.max_properties = smaller(have.max_properties, new.max_properties);
        let clash = clashes(have, new);
        have.pattern = new.pattern.clone().or(have.pattern.take());
        have.multiple_of = new.multiple_of.or(have.multiple_of);
        if let Some(keyword) = clash {
            let message = format!("two `{keyword}` hold at once here; only the later one is kept");
            self.findings.note(&mut flat.notes, Finding::new(Code::UNCHECKED_KEYWORD, facets.node, message));
        }
    }
}

/// The bounds as the IR has them.
pub(super) fn constraints(bounds: Bounds) -> Constraints {
    Constraints {
        minimum: bounds.minimum,
        maximum: bounds.maximum,
        multiple_of: bounds.multiple_of,
        min_length: bounds.min_length,
        max_length: bounds.max_length,
        pattern: bounds.pattern,
        min_items: bounds.min_items,
        max_items: bounds.max_items,
        unique_items: bounds.unique_items,
        min_properties: bounds.min_properties,
        max_properties: bounds.max_properties,
    }
}

/// The keyword that both have, with values that one slot cannot hold.
fn clashes(have: &Bounds, new: &Bounds) -> Option<&'static str> {
    let differ = |one: bool, other: bool, equal: bool| one && other && !equal;
    if differ(have.pattern.is_some(), new.pattern.is_some(), have.pattern == new.pattern) {
        return Some("pattern");
    }
    let equal = have.multiple_of == new.multiple_of;
    differ(have.multiple_of.is_some(), new.multiple_of.is_some(), equal).then_some("multipleOf")
}

type Bound = Option<(Number, bool)>;

/// The bound that leaves less; of two equal ones that which leaves itself out.
fn tighter(one: Bound, other: Bound, beats: impl Fn(f64, f64) -> bool) -> Bound {
    let (Some(a), Some(b)) = (one, other) else { return one.or(other) };
    let (x, y) = (a.0.as_f64(), b.0.as_f64());
    if x == y {
        return Some((a.0, a.1 || b.1));
    }
    if beats(x, y) { Some(a) } else { Some(b) }
}

fn smaller(one: Option<u64>, other: Option<u64>) -> Option<u64> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}
