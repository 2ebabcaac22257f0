//! Names of media types (RFC 9110, section 8.3.1; RFC 6838): which one of the base is which of the revision.

use super::matching::by_key;
use super::steps::Steps;
use crate::api::{self, MediaType, is_range};
use crate::diff::kind::PayloadChange;

/// Media types that mean one body.
pub(super) type Matched<'a> = Vec<(&'a MediaType, &'a MediaType)>;

/// Matches the media types of a body, by the surest rule first: the name, the name without parameters, a range that has the
/// other one in it, the format. Gives those that are one, and what only the base and only the revision has.
pub(super) fn pair_up<'a>(
    old: &'a [MediaType],
    new: &'a [MediaType],
    steps: &mut Steps,
) -> (Matched<'a>, Vec<&'a MediaType>, Vec<&'a MediaType>) {
    let (mut removed, mut added) = (old.iter().collect::<Vec<_>>(), new.iter().collect::<Vec<_>>());
    let (name, bare) = (|m: &'a MediaType| Some(m.name.as_str()), |m: &'a MediaType| Some(essence(&m.name)));
    let format = |m: &'a MediaType| format(&m.name);
    let mut both = by_key(&mut removed, &mut added, name, name);
    both.extend(by_key(&mut removed, &mut added, bare, bare));
    both.extend(by_range(&mut removed, &mut added, steps));
    both.extend(by_key(&mut removed, &mut added, format, format));
    (both, removed, added)
}

/// Takes those out of which one is a range that has the other one in it.
fn by_range<'a>(
    removed: &mut Vec<&'a MediaType>,
    added: &mut Vec<&'a MediaType>,
    steps: &mut Steps,
) -> Matched<'a> {
    let mut both = Vec::new();
    let ranges = added.iter().filter(|media| is_range(&media.name)).count();
    removed.retain(|was| {
        if ranges == 0 && !is_range(&was.name) {
            return true;
        }
        let fits = |is: &&MediaType| {
            steps.take(was.name.len() + is.name.len())
                && (covers(&was.name, &is.name) || covers(&is.name, &was.name))
        };
        let twin = added.iter().position(fits);
        twin.inspect(|index| both.push((*was, added.remove(*index)))).is_none()
    });
    both
}

/// What the change of a name means.
pub(super) fn change(a: &str, b: &str) -> Option<PayloadChange> {
    match (a, b) {
        (a, b) if a == b => None,
        (a, b) if essence(a) == essence(b) => Some(PayloadChange::MediaTypeParameters),
        (a, b) if covers(b, a) => Some(PayloadChange::MediaTypeWidened),
        (a, b) if covers(a, b) => Some(PayloadChange::MediaTypeNarrowed),
        (a, b) if has_suffix(a) && !has_suffix(b) => Some(PayloadChange::MediaTypeWidened),
        (a, b) if has_suffix(b) && !has_suffix(a) => Some(PayloadChange::MediaTypeNarrowed),
        _ => Some(PayloadChange::MediaTypeSuffix),
    }
}

/// Without parameters.
fn essence(name: &str) -> &str {
    name.split(';').next().unwrap_or(name).trim()
}

/// `range` is a range that has `name` in it.
fn covers(range: &str, name: &str) -> bool {
    is_range(range) && essence(range) != essence(name) && api::covers(range, name)
}

/// Whether a name says more than its format: `application/problem+json` is one kind of JSON.
fn has_suffix(name: &str) -> bool {
    essence(name).contains('+')
}

/// The structured syntax: `json` for `application/json` and `application/problem+json`.
fn format(name: &str) -> Option<&str> {
    let (_, sub) = essence(name).split_once('/')?;
    let suffix = sub.rsplit_once('+').map_or(sub, |(_, suffix)| suffix);
    matches!(suffix, "json" | "xml" | "yaml" | "cbor").then_some(suffix)
}
