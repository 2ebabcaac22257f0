//! Approvals as a report shows them: who wants a change, and which approvals do not apply.

use jiff::civil::Date;

/// One approval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// The finding's id.
    pub id: String,
    /// Why it is wanted.
    pub reason: String,
    /// Who approved it.
    pub owner: String,
    /// The last day on which it holds.
    pub expires: Option<Date>,
    /// The operations that it was given for.
    pub reaches: Vec<String>,
}

/// An approval that applies to no change, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unused {
    /// The approval.
    pub approval: Approval,
    /// Why it does not apply.
    pub lapse: NotApplied,
}

/// Why an approval does not apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotApplied {
    /// There is no change of this id.
    NoSuchChange,
    /// Its last day has passed.
    Expired,
    /// The change reaches operations that it was not given for.
    ReachesMore(Vec<String>),
}

impl NotApplied {
    /// Why, in words.
    pub fn words(&self) -> String {
        match self {
            Self::NoSuchChange => "there is no change of this id".to_owned(),
            Self::Expired => "it has expired".to_owned(),
            Self::ReachesMore(operations) => {
                format!(
                    "the change reaches operations that the approval does not name: {}",
                    operations.join(", ")
                )
            }
        }
    }
}
