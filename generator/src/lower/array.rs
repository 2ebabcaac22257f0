//! Arrays and tuples.
//!
//! In: a [`Flat`] that is an array. Out: an [`Array`](crate::api::Array) or a [`Tuple`]. Never knows bounds.

use std::rc::Rc;

use super::Lowering;
use super::flat::Flat;
use crate::api::{Shape, Tuple};
use crate::document::Bound;

impl<'d> Lowering<'d, '_> {
    /// The array that a record describes: a tuple where places have schemas of their own.
    pub(super) fn array(&mut self, flat: &mut Flat<'d>, owner: &Rc<str>) -> Shape {
        let place = format!("{owner}[]");
        let rest = if flat.items_closed {
            None
        } else if flat.items.is_empty() {
            Some(self.anything(place))
        } else {
            Some(self.conjunction(std::mem::take(&mut flat.items), place))
        };
        if flat.prefix.is_empty() {
            return match rest {
                Some(items) => Self::list_of(items),
                None => Shape::Tuple(Tuple { items: Vec::new(), required: 0, rest: None }),
            };
        }
        let items: Vec<_> = std::mem::take(&mut flat.prefix)
            .into_iter()
            .enumerate()
            .map(|(index, members)| self.conjunction(members, format!("{owner}#{index}")))
            .collect();
        let required =
            flat.bounds.count(Bound::MinItems).map_or(0, |least| (least as usize).min(items.len()));
        Shape::Tuple(Tuple { items, required, rest })
    }
}
