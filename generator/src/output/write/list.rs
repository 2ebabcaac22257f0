//! The list of the files that we wrote, `clientwright.files`. A file that is not listed is somebody's own: it is
//! neither replaced nor removed. A file with another hash was edited since.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hash::Hasher as _;

use siphasher::sip128::{Hasher128 as _, SipHasher24};

use super::path::is_plain;
use crate::output::HEADER;

/// Its first lines.
const INTRODUCTION: &str = "list of its files here, each with the hash of what was written.\n\
    # A file that is not listed is never replaced or removed. After a merge, both sides' lines may stay.\n";

/// Paths, as seen from the list's own folder, and the hashes that each may have.
///
/// A merge that keeps the lines of both sides gives a path two of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct List {
    entries: BTreeMap<String, Vec<String>>,
}

impl List {
    /// Reads a list. What is no entry, such as the marks of a merge, is passed over: at worst a file is not recognised as
    /// ours. `None` for a text that is no list of ours.
    pub(super) fn parse(text: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(text);
        text.starts_with(&format!("# {HEADER}: ")).then_some(())?;
        let mut list = Self::default();
        for (hash, path) in text.lines().filter_map(|line| line.split_once("  ")) {
            if hash.len() == 32 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) && is_plain(path) {
                list.entries.entry(path.to_owned()).or_default().push(hash.to_owned());
            }
        }
        Some(list)
    }

    /// Lists a file with its content, whatever was said of it before.
    pub(super) fn put(&mut self, path: &str, content: &[u8]) {
        self.entries.insert(path.to_owned(), vec![hash(content)]);
    }

    /// Keeps what another list says of a path.
    pub(super) fn keep(&mut self, path: &str, other: &Self) {
        if let Some(hashes) = other.entries.get(path) {
            self.entries.insert(path.to_owned(), hashes.clone());
        }
    }

    /// Whether a path is listed.
    pub(super) fn has(&self, path: &str) -> bool {
        self.entries.contains_key(path)
    }

    /// Whether a path is listed with this content.
    pub(super) fn matches(&self, path: &str, content: &[u8]) -> bool {
        self.entries.get(path).is_some_and(|hashes| hashes.contains(&hash(content)))
    }

    /// Every path, in order.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// The text of the list.
    pub(super) fn to_text(&self) -> String {
        let mut text = format!("# {HEADER}: {INTRODUCTION}");
        for (path, hashes) in &self.entries {
            for hash in hashes {
                // Writing to a `String` cannot fail.
                let _ = writeln!(text, "{hash}  {path}");
            }
        }
        text
    }
}

/// The hash of a text, without carriage returns: a checkout with other line endings is no edit.
fn hash(content: &[u8]) -> String {
    let mut hasher = SipHasher24::new();
    for line in content.split(|byte| *byte == b'\r') {
        hasher.write(line);
    }
    format!("{:032x}", hasher.finish128().as_u128())
}

/// The hash of exact bytes.
pub(super) fn exact_hash(content: &[u8]) -> String {
    format!("{:032x}", SipHasher24::new().hash(content).as_u128())
}
