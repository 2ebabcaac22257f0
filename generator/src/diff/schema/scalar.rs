//! Compares booleans, numbers and strings, with their formats.

use super::{Comparison, Pair, PairId, Range, by_range, holds, scalar_word};
use crate::api::Scalar;
use crate::diff::kind::SchemaChange;
use crate::diff::view::kind_of;

/// Formats that hold all values of another one: wider format, narrower ones.
const WIDER: &[(&str, &[&str])] = &[
    ("int16", &["int8", "uint8"]),
    ("int32", &["int8", "int16", "uint8", "uint16"]),
    ("int64", &["int8", "int16", "int32", "uint8", "uint16", "uint32"]),
    ("uint16", &["uint8"]),
    ("uint32", &["uint8", "uint16"]),
    ("uint64", &["uint8", "uint16", "uint32"]),
    ("double", &["float"]),
    ("decimal", &["float", "double"]),
    ("iri", &["uri"]),
    ("uri-reference", &["uri"]),
    ("iri-reference", &["iri", "uri", "uri-reference"]),
    ("ip", &["ipv4", "ipv6"]),
    ("idn-email", &["email"]),
    ("idn-hostname", &["hostname"]),
];

/// Formats that tell people something and refuse no value.
const WORDS_ONLY: &[&str] = &["password"];

impl Comparison<'_> {
    pub(super) fn scalars(&mut self, id: PairId, pair: Pair, old: &Scalar, new: &Scalar) {
        let (before, after) = (kind_of(old), kind_of(new));
        if before != after {
            let range = match (holds(after, before, pair.text), holds(before, after, pair.text)) {
                (true, _) if self.format_of(new, pair.revision, false).is_none() => Range::Wider,
                (_, true) if self.format_of(old, pair.base, true).is_none() => Range::Narrower,
                _ => Range::Other,
            };
            let kind = by_range(
                range,
                SchemaChange::TypeWidened,
                SchemaChange::TypeNarrowed,
                SchemaChange::TypeChanged,
            );
            let (was, is) = (scalar_word(old), scalar_word(new));
            let cause =
                self.about(kind, id).says(format!("the type changed from {was} to {is}")).was(was).is(is);
            return self.found(cause);
        }
        let (was, is) = (self.format_of(old, pair.base, true), self.format_of(new, pair.revision, false));
        if was == is {
            return;
        }
        let range = relation(was.as_deref(), is.as_deref());
        let kind = by_range(
            range,
            SchemaChange::FormatWidened,
            SchemaChange::FormatNarrowed,
            SchemaChange::FormatChanged,
        );
        let message = match (&was, &is) {
            (Some(was), Some(is)) => format!("the format changed from `{was}` to `{is}`"),
            (None, Some(is)) => format!("the format `{is}` was added"),
            _ => format!("the format `{}` was removed", was.as_deref().unwrap_or_default()),
        };
        let mut cause = self.about(kind, id).says(message);
        cause.values = (was, is);
        self.found(cause);
    }

    /// The format that a scalar has, known or not.
    fn format_of(&self, scalar: &Scalar, id: crate::api::TypeId, base: bool) -> Option<String> {
        let api = if base { self.base } else { self.revision };
        let known = match scalar {
            Scalar::Boolean => &None,
            Scalar::Integer(format) | Scalar::Number(format) | Scalar::String(format) => format,
        };
        let format = known.clone().or_else(|| api.ty(id).format.clone());
        format.filter(|format| !WORDS_ONLY.contains(&format.as_str()))
    }
}

/// How one format relates to another; none allows everything of the type.
fn relation(old: Option<&str>, new: Option<&str>) -> Range {
    let holds = |outer: &str, inner: &str| {
        WIDER.iter().any(|(wide, narrow)| *wide == outer && narrow.contains(&inner))
    };
    match (old, new) {
        (_, None) => Range::Wider,
        (None, _) => Range::Narrower,
        (Some(was), Some(is)) if holds(is, was) => Range::Wider,
        (Some(was), Some(is)) if holds(was, is) => Range::Narrower,
        _ => Range::Other,
    }
}
