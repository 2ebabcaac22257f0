//! Suffixes of components that say how a schema was made.

/// Suffixes that say how a schema was made, not what it is.
const TECHNICAL: &[&str] = &["Serializer", "Schema", "Dto", "DTO"];

/// A component's name without a technical suffix.
pub(super) fn strip(name: &str) -> &str {
    let stem = TECHNICAL.iter().find_map(|suffix| name.strip_suffix(suffix)).unwrap_or(name);
    let stem = stem.trim_end_matches(['_', '-', '.', ' ']);
    if stem.is_empty() { name } else { stem }
}
