//! A template for the approvals file: one entry for each breaking change that nobody approved.

use super::Part;
use crate::diff::verdict::Severity;
use crate::escape::yaml;

/// YAML to paste into the approvals file.
pub fn approvals(parts: &[Part<'_>]) -> String {
    let mut out = String::from("approvals:\n");
    let open = parts.iter().flat_map(|part| part.report.open());
    for finding in open.filter(|finding| finding.severity == Severity::Error) {
        let reaches: Vec<String> = finding.reaches.iter().map(|r| yaml::string(&r.to_string())).collect();
        out.push_str(&format!(
            "  # {}: {}\n  - id: {}\n    reason: ''\n    owner: ''\n    expires: ''\n    reaches: [{}]\n",
            yaml::comment(&finding.place),
            yaml::comment(&finding.message),
            finding.id,
            reaches.join(", "),
        ));
    }
    out
}
