//! The approvals file of a repository: changes that somebody reviewed and wants.
//!
//! An approval names the operations it was given for. It does not apply to a change that reaches others as well.
//!
//! ```yaml
//! approvals:
//!   - id: 50a79359ae0c31a3
//!     reason: nobody has called it since spring
//!     owner: pets team
//!     expires: 2031-01-01
//!     reaches: [get /old]
//! ```

use jiff::civil::Date;

use super::policy::{unknown, wrong};
use super::report::{Approval, Finding, NotApplied, Report, Unused};
use crate::diagnostic::Diagnostics;
use crate::source::{Node, Value};

/// The keys of an approval.
const KEYS: [&str; 5] = ["id", "reason", "owner", "expires", "reaches"];

/// All approvals of a file, in its order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Approvals(pub Vec<Approval>);

impl Approvals {
    /// Reads the tree of a file; what is wrong is reported, each at its place.
    pub fn read(tree: &Node, diagnostics: &mut Diagnostics) -> Self {
        let list = tree.get("approvals").map(|node| &node.value);
        match list {
            Some(Value::List(items)) => {
                Self(items.iter().filter_map(|item| approval(item, diagnostics)).collect())
            }
            None | Some(Value::Null) => Self::default(),
            _ => {
                wrong(tree.id, "`approvals` is a list", diagnostics);
                Self::default()
            }
        }
    }

    /// Marks the findings of a report that are approved, and notes the approvals that do not hold for any.
    pub fn apply(&self, report: &mut Report, today: Date) {
        for approval in &self.0 {
            let found = report.findings.iter_mut().find(|finding| finding.id == approval.id);
            let lapse = match found {
                None => Some(NotApplied::NoSuchChange),
                Some(_) if approval.expires.is_some_and(|day| day < today) => Some(NotApplied::Expired),
                Some(finding) => match beyond(finding, approval) {
                    more if more.is_empty() => {
                        finding.approval = Some(approval.clone());
                        None
                    }
                    more => Some(NotApplied::ReachesMore(more)),
                },
            };
            if let Some(lapse) = lapse {
                report.unused.push(Unused { approval: approval.clone(), lapse });
            }
        }
        report.sum_up();
    }
}

/// Operations that a finding reaches and that its approval does not name.
fn beyond(finding: &Finding, approval: &Approval) -> Vec<String> {
    let reaches = finding.reaches.iter().map(ToString::to_string);
    reaches.filter(|reached| !approval.reaches.contains(reached)).collect()
}

fn approval(node: &Node, diagnostics: &mut Diagnostics) -> Option<Approval> {
    let Some(members) = node.as_map() else {
        wrong(node.id, "an approval is a mapping", diagnostics);
        return None;
    };
    for (key, value) in members.iter().filter(|(key, _)| !KEYS.contains(&key.as_str())) {
        unknown(key, value.id, KEYS.into_iter(), diagnostics);
    }
    let mut need = |key: &str| {
        let text = node.get(key).and_then(Node::as_str).map(str::trim).filter(|text| !text.is_empty());
        if text.is_none() {
            wrong(node.id, &format!("an approval needs `{key}`, which is text"), diagnostics);
        }
        text.map(str::to_owned)
    };
    let (id, reason, owner) = (need("id"), need("reason"), need("owner"));
    let expires = node.get("expires").and_then(|node| {
        let day = node.as_str().and_then(|text| text.parse().ok());
        if day.is_none() {
            wrong(node.id, "`expires` is a day: `2031-01-01`", diagnostics);
        }
        day
    });
    let reaches = match node.get("reaches").map(|node| &node.value) {
        Some(Value::List(items)) => {
            items.iter().filter_map(|item| item.as_str().map(str::to_owned)).collect()
        }
        _ => Vec::new(),
    };
    Some(Approval { id: id?, reason: reason?, owner: owner?, expires, reaches })
}
