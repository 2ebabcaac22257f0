//! Vendor extensions that the product honours.

use std::collections::BTreeMap;

/// Extensions that we honour (`x-clientwright-*` without the prefix, and the vendor spellings mapped to them), by name.
pub type Hints = BTreeMap<String, serde_json::Value>;
