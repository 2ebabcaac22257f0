//! The places of a request that a parameter can be in.

/// Where a parameter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// The query as a whole (3.2).
    QueryString,
    /// In a header.
    Header,
    /// In the Cookie header.
    Cookie,
}
