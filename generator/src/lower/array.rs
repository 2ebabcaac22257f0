//! Arrays and tuples.
//!
//! In: a [`MergedSchema`] that is an array. Out: an [`Array`](crate::api::Array) or a [`Tuple`].

use super::lowering::Lowering;
use super::merged::MergedSchema;
use crate::api::{Array, Shape, Step, Tuple, TypeKey};
use crate::document::Bound;

impl<'d> Lowering<'d, '_> {
    /// The array that a record describes: a tuple where places have schemas of their own.
    pub(super) fn array(&mut self, merged: &mut MergedSchema<'d>, owner: &TypeKey) -> Shape {
        let place = owner.below(Step::Items);
        let mut xml = None;
        let rest = if merged.items_closed {
            None
        } else if merged.items.is_empty() {
            Some(self.anything(place))
        } else {
            xml = self.annotations(&merged.items).xml;
            Some(self.conjunction(std::mem::take(&mut merged.items), place))
        };
        if merged.prefix.is_empty() {
            return match rest {
                Some(items) => Shape::Array(Array { items, xml }),
                None => Shape::Tuple(Tuple { items: Vec::new(), xml: Vec::new(), required: 0, rest: None }),
            };
        }
        let places = std::mem::take(&mut merged.prefix);
        let xml = places.iter().map(|members| self.annotations(members).xml).collect();
        let items: Vec<_> = places
            .into_iter()
            .enumerate()
            .map(|(index, members)| self.conjunction(members, owner.below(Step::Place(index))))
            .collect();
        let required =
            merged.bounds.count(Bound::MinItems).map_or(0, |least| (least as usize).min(items.len()));
        Shape::Tuple(Tuple { items, xml, required, rest })
    }
}
