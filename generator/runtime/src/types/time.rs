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
pub(super) fn timestamp(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(moment) = text.parse() {
        return Some(moment);
    }
    if let Ok(local) = text.parse::<jiff::civil::DateTime>() {
        return jiff::tz::Offset::UTC.to_timestamp(local).ok().or_else(|| latest(local));
    }
    let local = text.get(..19)?.parse::<jiff::civil::DateTime>().ok()?;
    latest(local)
}

/// The end of time, for the day on which it comes.
fn latest(local: jiff::civil::DateTime) -> Option<Timestamp> {
    (local.date() >= jiff::civil::date(9999, 12, 30)).then_some(Timestamp::MAX)
}

/// Leniently, the day that `text` names.
fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    let day = text.get(..10)?.parse().ok()?;
    (text.len() == 10 || timestamp(text).is_some()).then_some(day)
}
