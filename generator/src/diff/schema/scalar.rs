//! Compares booleans, numbers and strings, with their formats.

use std::fmt;

use super::{Comparison, Pair, PairId, Range, by_range, holds, scalar_word};
use crate::api::{IntegerFormat, NumberFormat, Scalar, StringFormat, TypeId};
use crate::diff::kind::SchemaChange;
use crate::diff::view::kind_of;

/// A format as it is compared: one with a meaning here, or else as written.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Format {
    Integer(IntegerFormat),
    Number(NumberFormat),
    String(StringFormat),
    Other(String),
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Integer(format) => format.name(),
            Self::Number(format) => format.name(),
            Self::String(format) => format.name(),
            Self::Other(written) => written,
        })
    }
}

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
        let range = relation(was.as_ref(), is.as_ref());
        let kind = by_range(
            range,
            SchemaChange::FormatWidened,
            SchemaChange::FormatNarrowed,
            SchemaChange::FormatChanged,
        );
        let message = match (&was, &is) {
            (Some(was), Some(is)) => format!("the format changed from `{was}` to `{is}`"),
            (None, Some(is)) => format!("the format `{is}` was added"),
            (Some(was), None) => format!("the format `{was}` was removed"),
            (None, None) => return,
        };
        let mut cause = self.about(kind, id).says(message);
        cause.values = (was.map(|was| was.to_string()), is.map(|is| is.to_string()));
        self.found(cause);
    }

    /// The format that a scalar has. One that tells people something and refuses no value is none.
    fn format_of(&self, scalar: &Scalar, id: TypeId, base: bool) -> Option<Format> {
        let known = match *scalar {
            Scalar::Boolean => None,
            Scalar::Integer(format) => format.map(Format::Integer),
            Scalar::Number(format) => format.map(Format::Number),
            Scalar::String(format) => format.map(Format::String),
        };
        let api = if base { self.base } else { self.revision };
        let format = known.or_else(|| api.ty(id).format.clone().map(Format::Other));
        format.filter(|format| *format != Format::String(StringFormat::Password))
    }
}

/// How one format relates to another; none allows everything of the type.
fn relation(old: Option<&Format>, new: Option<&Format>) -> Range {
    match (old, new) {
        (_, None) => Range::Wider,
        (None, _) => Range::Narrower,
        (Some(was), Some(is)) if is_wider(is, was) => Range::Wider,
        (Some(was), Some(is)) if is_wider(was, is) => Range::Narrower,
        _ => Range::Other,
    }
}

/// Whether every value of one format has the other, too.
fn is_wider(outer: &Format, inner: &Format) -> bool {
    match (outer, inner) {
        (Format::Integer(outer), Format::Integer(inner)) => {
            let ((from, to), (low, high)) = (reach(*outer), reach(*inner));
            from <= low && high <= to
        }
        (Format::Number(NumberFormat::Decimal), Format::Number(_)) => true,
        (Format::Number(NumberFormat::Double), Format::Number(inner)) => *inner == NumberFormat::Float,
        (Format::String(StringFormat::Ip), Format::String(inner)) => {
            matches!(inner, StringFormat::Ipv4 | StringFormat::Ipv6)
        }
        _ => false,
    }
}

/// The least and the greatest value of a format.
fn reach(format: IntegerFormat) -> (i128, i128) {
    match format {
        IntegerFormat::Int8 => (i8::MIN.into(), i8::MAX.into()),
        IntegerFormat::Int16 => (i16::MIN.into(), i16::MAX.into()),
        IntegerFormat::Int32 => (i32::MIN.into(), i32::MAX.into()),
        IntegerFormat::Int64 => (i64::MIN.into(), i64::MAX.into()),
        IntegerFormat::Uint8 => (0, u8::MAX.into()),
        IntegerFormat::Uint16 => (0, u16::MAX.into()),
        IntegerFormat::Uint32 => (0, u32::MAX.into()),
        IntegerFormat::Uint64 => (0, u64::MAX.into()),
    }
}
