//! Where the files of the generated crate lie, as paths from the root of the workspace.

/// Where all sources of the generated crate lie.
pub(super) const SOURCES: &str = "generated/src";

/// Where its tests lie.
pub(super) const TESTS: &str = "generated/tests";

/// Where the conformance test lies: one module for each API.
pub(super) const CONFORMANCE: &str = "generated/tests/conformance";

/// The name of the generated package.
pub(super) const PACKAGE: &str = "generated";

/// The fingerprint of the specs that the sources were made of.
pub(super) const SPECS_LOCK: &str = "generated/specs.lock";

/// The manifest, of which we keep features and dependencies.
pub(super) const MANIFEST: &str = "generated/Cargo.toml";

/// Whether `codegen` may write to a path in the workspace: the generated crate, and the names of an API.
pub(super) fn may_be_written(path: &str) -> bool {
    let names = path.strip_prefix("specs/").and_then(|path| path.strip_suffix("/names.lock"));
    path.starts_with("generated/") || names.is_some_and(|folder| !folder.contains('/'))
}
