//! Cargo on the crates that tests generate. All of them are compiled in one folder, so that what they depend on is compiled
//! once.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Cargo in the folder of a crate, without a network: it has the versions of this workspace, once [`pin`] was called.
pub(crate) fn cargo(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(folder).env("CARGO_NET_OFFLINE", "true");
    command.env("CARGO_TARGET_DIR", PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("crates"));
    // The crates are compiled once and looked at by no debugger.
    command.env("CARGO_INCREMENTAL", "0").env("CARGO_PROFILE_DEV_DEBUG", "0");
    command
}

/// Gives a crate the versions that this workspace has: they are at hand without a network.
pub(crate) fn pin(folder: &Path) {
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    std::fs::copy(lock, folder.join("Cargo.lock")).expect("the lock file");
}
