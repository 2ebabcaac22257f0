//! Counters of what lowering has made; `budget` holds them against the limits.

/// How much there is so far.
#[derive(Default)]
pub(super) struct Spent {
    pub(super) members: usize,
    pub(super) branches: usize,
    pub(super) operations: usize,
    pub(super) steps: usize,
    /// A limit was met: the document is refused.
    pub(super) over: bool,
}
