//! Identities of findings: the same for the same change, however it is worded and on whatever line it stands. An approval
//! names one, so no two findings of a report have the same.

use std::collections::HashMap;
use std::hash::Hasher as _;

use siphasher::sip::SipHasher13;

use super::cause::Cause;
use super::report::Finding;
use super::verdict::Side;
use crate::place::Place;

/// The identity of a finding: kind, place, side and values, and no word of a message.
pub(super) fn of(cause: &Cause, place: &str, side: Option<Side>) -> String {
    let values = [cause.values.0.as_deref(), cause.values.1.as_deref()].map(|v| v.unwrap_or("\u{0}"));
    hash(&[cause.kind.id(), place, side.map_or("", Side::as_str), values[0], values[1]])
}

/// Gives findings that would have the same identity one of their own: a type of the base became several in the revision,
/// or several became one. The places in both documents tell them apart, and their order where even these are the same.
pub(super) fn tell_apart(findings: &mut [Finding]) {
    let mut known: HashMap<String, usize> = HashMap::new();
    findings.iter().for_each(|finding| *known.entry(finding.id.clone()).or_default() += 1);
    let mut taken: HashMap<String, usize> = HashMap::new();
    for finding in findings {
        if known.get(&finding.id).is_none_or(|times| *times < 2) {
            continue;
        }
        let place = |at: &Option<Place>| at.as_ref().map_or_else(String::new, |at| at.pointer.clone());
        let own = hash(&[&finding.id, &place(&finding.base), &place(&finding.revision)]);
        let times = taken.entry(own.clone()).or_default();
        finding.id = if *times == 0 { own } else { hash(&[&own, &times.to_string()]) };
        *times += 1;
    }
}

fn hash(parts: &[&str]) -> String {
    let mut hasher = SipHasher13::new();
    for part in parts {
        hasher.write(part.as_bytes());
        hasher.write_u8(0xff);
    }
    format!("{:016x}", hasher.finish())
}
