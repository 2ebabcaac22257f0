//! Shortens names that are too long for files, features and items: the beginning with a hash of the whole behind
//! it, so that two names that begin alike stay two.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};

use siphasher::sip::SipHasher13;

/// A name of at most `most` bytes; `mark` goes between its beginning and the hash.
pub fn cut<'t>(name: &'t str, most: usize, mark: &str) -> Cow<'t, str> {
    if name.len() <= most {
        return Cow::Borrowed(name);
    }
    let room = most.saturating_sub(mark.len() + 8);
    let end = (0..=room).rev().find(|end| name.is_char_boundary(*end)).unwrap_or(0);
    let mut hasher = SipHasher13::new();
    name.hash(&mut hasher);
    let hash = hasher.finish() >> 32;
    Cow::Owned(format!("{}{mark}{hash:08x}", name[..end].trim_end_matches(['_', '-'])))
}
