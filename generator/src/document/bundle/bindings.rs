//! What dynamic references are bound to.

use std::rc::Rc;

use super::files::Spot;

/// What dynamic anchors stand for, outermost first; the first one of a name holds.
pub(super) type Bindings = Rc<Vec<(String, Spot)>>;

/// Bindings that bind nothing.
pub(super) fn unbound() -> Bindings {
    Rc::new(Vec::new())
}
