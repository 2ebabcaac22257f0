//! References to components.

use crate::source::pointer;

/// The name in `#/components/<section>/<name>`.
pub(super) fn component_name(reference: &str, section: &str) -> Option<String> {
    let rest = reference.strip_prefix("#/components/")?.strip_prefix(section)?;
    let mut tokens = pointer::tokens(rest);
    let name = tokens.next()?;
    tokens.next().is_none().then_some(name)
}
