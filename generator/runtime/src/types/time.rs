//! `format: date-time` and `format: date` (RFC 3339 section 5.6).
//! Real servers stray from it: offsets without colon or none at all, a space for the T, a time where a date is due.
//! What can mean one thing only is read; what is written is always RFC 3339.

use super::super::json::{FromJson, ReadError, Reader, ToJson, Writer};
use super::text::parsed;

/// `format: date-time`: a moment in time, to the nanosecond.
///
/// Read from RFC 3339, and also with an offset such as `+0000`, with a space or nothing but a date in place of the
/// T and what follows, in lower case, and without an offset, which counts as UTC. Later moments than the type can
/// hold (`9999-12-31T23:59:59Z`, a usual way to say "never") become the latest one.
/// Written in RFC 3339 with a `Z`.
pub type Timestamp = jiff::Timestamp;

/// `format: date`: a day without a time zone.
///
/// Read from `2024-06-19`, and from a date-time, of which the day is taken as written.
pub type Date = jiff::civil::Date;

impl FromJson for Timestamp {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        parsed(r, "a date and time (RFC 3339)", timestamp)
    }
}

impl ToJson for Timestamp {
    fn write(&self, w: &mut Writer) {
        w.text(&self.to_string());
    }
}

impl FromJson for Date {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        parsed(r, "a date (RFC 3339)", date)
    }
}

impl ToJson for Date {
    fn write(&self, w: &mut Writer) {
        w.text(&self.to_string());
    }
}

/// Leniently, the moment that `text` names.
fn timestamp(text: &str) -> Option<Timestamp> {
    let text = text.trim().trim_end_matches(" UTC").replacen(" +", "+", 1).replacen(" -", "-", 1);
    moment(&text).or_else(|| {
        let earlier = text.strip_prefix("9999-12-3").map(|rest| format!("9998-12-3{rest}"))?;
        moment(&earlier).map(|_| Timestamp::MAX)
    })
}

/// With an offset, or in UTC without one.
fn moment(text: &str) -> Option<Timestamp> {
    let local = || jiff::tz::Offset::UTC.to_timestamp(text.parse().ok()?).ok();
    text.parse().ok().or_else(local)
}

/// Leniently, the day that `text` names.
fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    let day = text.get(..10)?.parse().ok()?;
    (text.len() == 10 || timestamp(text).is_some()).then_some(day)
}
