//! Statuses that a response is for.

use std::fmt;

/// The statuses that a response is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusRange {
    /// One status.
    Exact(u16),
    /// A hundred of them: `Class(4)` is `4XX`.
    Class(u8),
    /// All that nothing else is for.
    Default,
}

impl StatusRange {
    /// Whether it is only for success statuses.
    pub fn is_success(self) -> bool {
        matches!(self, Self::Exact(200..=299) | Self::Class(2))
    }

    /// Whether it is only for redirects (RFC 9110, section 15.4).
    pub fn is_redirect(self) -> bool {
        matches!(self, Self::Exact(300..=399) | Self::Class(3))
    }
}

impl fmt::Display for StatusRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(status) => write!(f, "{status}"),
            Self::Class(class) => write!(f, "{class}XX"),
            Self::Default => f.write_str("default"),
        }
    }
}
