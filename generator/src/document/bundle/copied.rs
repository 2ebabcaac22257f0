//! The counts of what bundling copies.

/// How much was copied because it is referred to.
#[derive(Debug, Default)]
pub(super) struct Copied {
    /// Objects that are written out where they are referred to.
    pub(super) objects: usize,
    /// Values, those in objects included.
    pub(super) values: usize,
    /// Bytes of their text, and of the pointers that are kept.
    pub(super) text: usize,
    /// Path items, wherever they stand.
    pub(super) path_items: usize,
    /// A component is made of what stands in another place.
    pub(super) is_moving: bool,
}
