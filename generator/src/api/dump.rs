//! A text form of the IR for reviewers and goldens.

use super::Api;

/// The whole IR as YAML, in a stable order, without places.
pub fn dump(api: &Api) -> String {
    crate::source::to_yaml(api).unwrap_or_else(|error| format!("# the model cannot be shown: {error}\n"))
}
