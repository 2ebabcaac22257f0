//! The next version of a crate, and whether a document's version was raised as its changes require.

use crate::diff::kind::LifecycleChange;
use semver::Version;

use super::cause::{Cause, Site};
use super::member::Member;
use super::verdict::{Bump, Wire};

/// The version that a crate of this version has to get (Semantic Versioning 2.0.0, with cargo's rule for 0.x: there a
/// raised second number is a breaking change, and a raised third one an addition).
pub fn raised(version: &str, bump: Bump) -> Option<String> {
    let old = Version::parse(version).ok()?;
    let (major, minor, patch) = (old.major, old.minor, old.patch);
    let next = match (bump, major, minor) {
        (Bump::None, ..) => return Some(old.to_string()),
        (Bump::Major, 0, 0) => Version::new(0, 0, patch + 1),
        (Bump::Major, 0, _) => Version::new(0, minor + 1, 0),
        (Bump::Major, ..) => Version::new(major + 1, 0, 0),
        (Bump::Minor, 1.., _) => Version::new(major, minor + 1, 0),
        (Bump::Minor | Bump::Patch, ..) => Version::new(major, minor, patch + 1),
    };
    Some(next.to_string())
}

/// What there is to say about `info.version`, given the worst that happened on the wire.
pub(super) fn of_documents(base: &str, revision: &str, wire: Wire) -> Option<Cause> {
    let say = |kind, message: String| {
        Some(Cause::new(kind, Site::Api, Member::Version).says(message).was(base).is(revision))
    };
    if base == revision {
        return say(
            LifecycleChange::VersionUnchanged,
            format!("the document changed, but its version is still {base}"),
        );
    }
    let (old, new) = (lenient(base)?, lenient(revision)?);
    if new < old {
        return say(
            LifecycleChange::VersionLowered,
            format!("the document's version was lowered from {base} to {revision}"),
        );
    }
    if wire == Wire::Breaking && new.major == old.major && old.major > 0 {
        let message = format!(
            "the change breaks clients, but the document's version only went from {base} to {revision}"
        );
        return say(LifecycleChange::VersionNotMajor, message);
    }
    None
}

/// A version as people write it: `v2`, `1.0`, `1.2.3`.
fn lenient(text: &str) -> Option<Version> {
    let bare = text.trim().trim_start_matches(['v', 'V']);
    let parsed = [bare.to_owned(), format!("{bare}.0"), format!("{bare}.0.0")];
    parsed.iter().find_map(|text| Version::parse(text).ok())
}
