//! Which paths every system takes.

use crate::escape;

/// How many bytes the name of a file or folder may have.
const MAX_NAME: usize = 255;

/// Whether a path is relative, leads nowhere but down, and has no name that is hidden or that some system reads as more
/// than a name.
pub(super) fn is_plain(path: &str) -> bool {
    path.split('/').all(|name| {
        !name.is_empty()
            && name.len() <= MAX_NAME
            && (!name.starts_with('.') || name == ".gitattributes")
            && !name.contains(['\\', ':', '\t'])
            && escape::is_plain(name)
    })
}
