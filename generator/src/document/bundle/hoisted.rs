//! Components that were made because something refers to what stands in another place.

use super::files::Spot;

/// What such a component is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hoisted {
    /// Something with a name or a file of its own.
    Whole,
    /// What stands inside of another schema, a parameter, a body or an answer of the entry document.
    Middle,
    /// Either of them, with dynamic references bound to something: the same text elsewhere may mean another thing.
    Bound,
}

impl Hoisted {
    /// What is made of the schema at a spot.
    pub(super) fn of(spot: &Spot, is_bound: bool) -> Self {
        let named = spot
            .tokens
            .iter()
            .rev()
            .nth(1)
            .is_some_and(|holder| matches!(holder.as_str(), "$defs" | "definitions"));
        let inside = spot.tokens.first().is_some_and(|first| {
            matches!(
                first.as_str(),
                "components" | "paths" | "webhooks" | "definitions" | "parameters" | "responses"
            )
        });
        match is_bound {
            true => Self::Bound,
            false if spot.file == 0 && inside && !named => Self::Middle,
            false => Self::Whole,
        }
    }
}
