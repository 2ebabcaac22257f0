//! Compares arrays and tuples.

use super::{Comparison, Pair, PairId};
use crate::api::{Array, Origin, Tuple, TypeUse};
use crate::diff::cause::Site;
use crate::diff::comparison::Usage;
use crate::diff::kind::ObjectChange;
use crate::diff::member::Member;
use crate::diff::pairs::{BOTH, From};
use crate::diff::surface::About;

impl<'a> Comparison<'a> {
    pub(super) fn arrays(&mut self, id: PairId, pair: Pair, old: &'a Array, new: &'a Array) {
        let place = self.below(id, pair, Member::Items, "an item".to_owned(), (&old.items, &new.items));
        self.uses(place, &old.items, &new.items);
    }

    pub(super) fn tuples(&mut self, id: PairId, pair: Pair, old: &'a Tuple, new: &'a Tuple) {
        for (index, (was, is)) in old.items.iter().zip(&new.items).enumerate() {
            let name = format!("item {} of the tuple", index + 1);
            let place = self.below(id, pair, Member::Item(index), name, (was, is));
            self.uses(place, was, is);
        }
        let (before, after) = (old.items.len(), new.items.len());
        if before != after {
            let kind = if after > before { ObjectChange::TupleGrew } else { ObjectChange::TupleShrank };
            let message = format!("the number of tuple items changed from {before} to {after}");
            let cause = self.about(kind, id).says(message).was(before).is(after);
            self.found(cause);
        }
        match (&old.rest, &new.rest) {
            (Some(was), Some(is)) => {
                let place = self.below(id, pair, Member::Items, "an additional item".to_owned(), (was, is));
                self.uses(place, was, is);
            }
            (None, Some(_)) => {
                let cause =
                    self.about(ObjectChange::TupleRestAllowed, id).says("additional items are now allowed");
                self.found(cause);
            }
            (Some(_), None) => {
                let cause =
                    self.about(ObjectChange::TupleRestRefused, id).says("additional items are now refused");
                self.found(cause);
            }
            (None, None) => {}
        }
    }

    /// A place below a pair that has no origin of its own.
    pub(super) fn below(
        &self,
        id: PairId,
        pair: Pair,
        member: Member,
        name: String,
        uses: (&TypeUse, &TypeUse),
    ) -> Usage {
        let origin = |own: Origin, owner: Origin| if own.0.is_some() { own } else { owner };
        let (base, revision) = (self.base, self.revision);
        Usage {
            site: Site::Pair(id, BOTH),
            from: From::Pair(id, BOTH),
            member,
            part: About::Itself,
            name,
            at: (
                origin(base.ty(uses.0.ty).origin, base.ty(pair.base).origin),
                origin(revision.ty(uses.1.ty).origin, revision.ty(pair.revision).origin),
            ),
            text: pair.text,
            tells_default: false,
        }
    }
}
