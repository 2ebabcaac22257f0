//! What holds for all operations of a 2.0 document.

use crate::source::{Members, Node, pointer};

/// What the operations of a document share.
pub(super) struct Shared {
    pub(super) consumes: Vec<String>,
    pub(super) produces: Vec<String>,
    pub(super) parameters: Members,
    pub(super) responses: Members,
    pub(super) host: Option<String>,
    pub(super) base_path: Option<String>,
}

impl Shared {
    /// The parameter or response behind a reference.
    pub(super) fn referred<'s>(
        &'s self,
        node: &Node,
        section: &str,
        map: &'s Members,
    ) -> Option<(&'s str, &'s Node)> {
        let mut reference = node.get("$ref")?.as_str()?;
        for _ in 0..=map.len() {
            let name = reference.strip_prefix("#/components/")?.strip_prefix(section)?.strip_prefix('/')?;
            let name = pointer::unescape(name);
            let (name, found) = map.get_key_value(name.as_str())?;
            match found.get("$ref").and_then(Node::as_str) {
                Some(further) => reference = further,
                None => return Some((name, found)),
            }
        }
        None
    }
}
