//! What the specs looked like when code was last generated from them: the text of `specs.lock`, a line for each YAML or
//! JSON file with its hash and its path. Only the standard library and `escape/lock.rs` are used, because the workspace's
//! build script includes both files as they are.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use super::escape::lock::field;

/// How many bytes a file may have, as for every file that is read.
const MAX_FILE_BYTES: u64 = 64 << 20;

/// The text of `specs.lock` for the specs as they are now: `hash  path`, sorted by path, forward slashes. A path is escaped
/// like a field of `names.lock`, so it is one line whatever is in it.
///
/// Files are hashed without carriage returns, so that a checkout with other line endings is the same state. Hidden files
/// and files that are neither YAML nor JSON do not count, and no more do folders that are links, pipes and devices.
///
/// # Errors
/// When a folder or file below `specs` cannot be read, or a file is larger than any that is read.
pub fn fingerprint(specs: &Path) -> io::Result<String> {
    let mut lines = Vec::new();
    collect(specs, "", &mut lines)?;
    lines.sort();
    let mut text = String::new();
    for (path, hash) in lines {
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "{hash:016x}  {}", field(&path));
    }
    Ok(text)
}

fn collect(folder: &Path, name: &str, lines: &mut Vec<(String, u64)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let file_name = entry.file_name().to_string_lossy().into_owned();
        if file_name.starts_with('.') {
            continue;
        }
        let path = if name.is_empty() { file_name } else { format!("{name}/{file_name}") };
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &path, lines)?;
        } else if counts(&path) && fs::metadata(entry.path())?.is_file() {
            lines.push((path, hash(&read(&entry.path())?)));
        }
    }
    Ok(())
}

/// As much of a regular file as it had when it was opened: one that the system makes up as it is read has nothing.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let length = fs::metadata(path)?.len();
    if length > MAX_FILE_BYTES {
        let message = format!("{} has {length} bytes, the limit is {MAX_FILE_BYTES}", path.display());
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
    }
    let mut bytes = Vec::new();
    if length > 0 {
        File::open(path)?.take(length).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

fn counts(path: &str) -> bool {
    [".yaml", ".yml", ".json"].iter().any(|extension| path.ends_with(extension))
}

/// FNV-1a, 64 bits: it tells edits apart, it does not keep secrets.
fn hash(bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    bytes.iter().filter(|byte| **byte != b'\r').fold(0xcbf2_9ce4_8422_2325, step)
}
