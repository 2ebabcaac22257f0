//! What an operation asks of a security scheme.

/// A security scheme that an alternative of [`OpInfo::security`](super::OpInfo::security) needs.
#[derive(Debug)]
pub struct Requirement {
    pub(crate) scheme: &'static str,
    pub(crate) scopes: &'static [&'static str],
}

impl Requirement {
    /// Needs the scheme of this name.
    pub const fn of(scheme: &'static str) -> Self {
        Requirement { scheme, scopes: &[] }
    }

    /// The scopes or roles that the operation asks of the scheme.
    pub const fn scopes(mut self, scopes: &'static [&'static str]) -> Self {
        self.scopes = scopes;
        self
    }
}
