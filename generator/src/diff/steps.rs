//! The work that goes into finding out which member of one document is which of the other, where no key tells.
//!
//! What has one name, one place or one meaning on both sides is found by that. Only what is merely similar has to be held
//! against everything else, and that has a limit: what is not found by then is told as removed and added.

use crate::api::Origin;
use crate::limits::{Limit, Limits};

/// What is left of the limit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Steps {
    left: usize,
    spent: bool,
    at: Origin,
}

impl Steps {
    pub(super) fn new(limits: &Limits) -> Self {
        Self { left: limits.get(Limit::MatchingSteps), spent: false, at: Origin::default() }
    }

    /// What is compared from now on was written there, in the revision.
    pub(super) fn are_at(&mut self, origin: Origin) {
        if !self.spent {
            self.at = origin;
        }
    }

    /// Where the limit was met; `None` where it was not.
    pub(super) fn ended_at(&self) -> Option<Origin> {
        self.spent.then_some(self.at)
    }

    /// Whether there is that much left, which is then gone.
    pub(super) fn take(&mut self, steps: usize) -> bool {
        match self.left.checked_sub(steps) {
            Some(left) if !self.spent => self.left = left,
            _ => self.spent = true,
        }
        !self.spent
    }

    /// Whether the limit was met.
    pub(super) fn are_spent(&self) -> bool {
        self.spent
    }
}
