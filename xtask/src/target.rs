//! The folder that cargo builds in, and the one in it where generated crates are compiled.

use std::env;
use std::path::{Path, PathBuf};

/// The target folder of this workspace.
pub(crate) fn of(root: &Path) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

/// Where generated crates are compiled, by the tests as well: what they depend on is compiled once.
pub(crate) fn of_crates(root: &Path) -> PathBuf {
    of(root).join("tmp/crates")
}
