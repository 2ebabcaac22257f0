//! `format: date-time` and `format: date` (RFC 3339 section 5.6).
//!
//! Real servers stray from it: offsets without colon or none at all, a space for the T, a time where a date is due.
//! What can mean one thing only is read, and written back as it was: what a server sent is never changed by passing it on.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::time::SystemTime;

use jiff::tz::Offset;

use super::super::json::{FromJson, ReadError, Reader, ToJson, Writer};
use super::text::parsed;
use super::ParseError;

const TIMESTAMP: &str = "a date and time (RFC 3339)";
const DATE: &str = "a date (RFC 3339)";
/// The last days that the calendar has are not in the range of moments.
const BEYOND: (i64, i64) = (2, 2 * 86_400);

/// `format: date-time`: a moment in time, to the nanosecond, with the text that it was read from.
///
/// Read from RFC 3339, and also with an offset such as `+0000`, with a space or nothing but a date in place of the
/// T and what follows, in lower case, and without an offset, which counts as UTC. Digits beyond the nanosecond and the sixtieth second
/// of a leap second count for nothing in the moment.
/// What was read is written as it was read, offset included; what was made of a moment is written in RFC 3339 with a `Z`.
/// Equality, order and hash are those of the moments.
#[derive(Clone)]
pub struct Timestamp {
    second: i64,
    nanosecond: i32,
    /// How it was written, where that is not how we would write it.
    written: Option<Box<str>>,
}

/// `format: date`: a day without a time zone, with the text that it was read from.
///
/// Read from `2024-06-19`, and from a date-time, of which the day is taken as written. What was read is written as it was read: the time
/// that a server sends along goes back to it. Equality, order and hash are those of the days.
#[derive(Clone)]
pub struct Date {
    day: jiff::civil::Date,
    /// How it was written, where that is not how we would write it.
    written: Option<Box<str>>,
}

impl Timestamp {
    /// The moment at hand.
    pub fn now() -> Self {
        jiff::Timestamp::now().into()
    }

    /// The moment, for arithmetic and time zones. Beyond the range of the type (a day before the end of the year 9999: `9999-12-31T23:59:59Z`
    /// is a usual way to say "never") it is the last one or the first.
    pub fn instant(&self) -> jiff::Timestamp {
        let end = if self.second < 0 { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX };
        jiff::Timestamp::new(self.second, self.nanosecond).unwrap_or(end)
    }

    /// Whole seconds since the beginning of 1970 in UTC, without leap seconds.
    pub fn as_second(&self) -> i64 {
        self.second
    }

    /// The offset from UTC that it was written with. `None` where it was written without one; UTC for a moment that was not read.
    pub fn offset(&self) -> Option<Offset> {
        let Some(text) = &self.written else { return Some(Offset::UTC) };
        Offset::from_seconds(apart(&plain(text))?.1?).ok()
    }
}

impl Date {
    /// A day of the calendar; `None` where there is no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        jiff::civil::Date::new(year, month, day).ok().map(Self::from)
    }

    /// The day, for arithmetic.
    pub fn civil(&self) -> jiff::civil::Date {
        self.day
    }

    /// The moment, where a time was written behind the day.
    pub fn timestamp(&self) -> Option<Timestamp> {
        self.written.as_deref().and_then(|text| text.parse().ok())
    }
}

impl From<jiff::Timestamp> for Timestamp {
    fn from(moment: jiff::Timestamp) -> Self {
        let (second, nanosecond) = (moment.as_second(), moment.subsec_nanosecond());
        // A fraction before 1970 counts back from the next second; ours counts from the second before.
        let below = nanosecond < 0;
        let nanosecond = if below { nanosecond + 1_000_000_000 } else { nanosecond };
        Self { second: second - i64::from(below), nanosecond, written: None }
    }
}

impl From<Timestamp> for jiff::Timestamp {
    fn from(moment: Timestamp) -> Self {
        moment.instant()
    }
}

/// The nearest moment that the type has.
impl From<SystemTime> for Timestamp {
    fn from(time: SystemTime) -> Self {
        let end = if time < SystemTime::UNIX_EPOCH { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX };
        jiff::Timestamp::try_from(time).unwrap_or(end).into()
    }
}

impl From<jiff::civil::Date> for Date {
    fn from(day: jiff::civil::Date) -> Self {
        Self { day, written: None }
    }
}

impl From<Date> for jiff::civil::Date {
    fn from(date: Date) -> Self {
        date.day
    }
}

impl FromStr for Timestamp {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        timestamp(text).ok_or(ParseError::new(TIMESTAMP))
    }
}

impl FromStr for Date {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        date(text).ok_or(ParseError::new(DATE))
    }
}

/// Leniently, the moment that `text` names.
fn timestamp(text: &str) -> Option<Timestamp> {
    let plain = plain(text);
    let (civil, offset) = apart(&plain)?;
    let civil: jiff::civil::DateTime = civil.parse().ok()?;
    let utc = |civil: jiff::civil::DateTime| Offset::UTC.to_timestamp(civil).ok();
    let (days, seconds) = BEYOND;
    let earlier = || Some((utc(civil.checked_sub(jiff::Span::new().days(days)).ok()?)?, seconds));
    let (moment, later) = utc(civil).map(|moment| (moment, 0)).or_else(earlier)?;
    let mut found = Timestamp::from(moment);
    found.second += later - i64::from(offset.unwrap_or(0));
    if found.to_string() != text {
        found.written = Some(text.into());
    }
    Some(found)
}

/// In the spelling that the calendar's parser knows: no more than nine digits of a second, no names of time zones, no spaces around
/// the offset.
fn plain(text: &str) -> String {
    let text = text.split('[').next().unwrap_or_default().trim();
    let named = text.strip_suffix(" UTC").or_else(|| text.strip_suffix(" GMT"));
    let mut text = named.unwrap_or(text).replacen(" +", "+", 1).replacen(" -", "-", 1).replacen(" Z", "Z", 1);
    if named.is_some() && matches!(apart(&text), Some((_, None))) {
        text.push('Z');
    }
    let Some(fraction) = text.find(['.', ',']).map(|point| point + 1) else { return text };
    let rest = text.get(fraction..).unwrap_or_default();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let kept = text.get(..fraction + digits.min(9)).unwrap_or_default();
    format!("{kept}{}", rest.get(digits..).unwrap_or_default())
}

/// Date and time without the offset, and the offset in seconds where there is one.
fn apart(text: &str) -> Option<(&str, Option<i32>)> {
    let (text, utc) = text.strip_suffix(['Z', 'z']).map_or((text, None), |civil| (civil, Some(0)));
    let time = text.find(['T', 't', ' ']).unwrap_or(if text.get(4..5) == Some("-") { 10 } else { 8 });
    let Some(at) = text.get(time..).and_then(|time| time.find(['+', '-'])) else { return Some((text, utc)) };
    let (civil, offset) = (text.get(..time + at)?, text.get(time + at..)?);
    let (sign, digits) = offset.split_at_checked(1)?;
    let digits: String = digits.split(':').collect();
    let is_offset = matches!(digits.len(), 2 | 4) && digits.bytes().all(|digit| digit.is_ascii_digit());
    let (hours, minutes) = digits.split_at_checked(2).filter(|_| is_offset)?;
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, format!("0{minutes}").parse().ok()?);
    if hours > 23 || minutes > 59 || utc.is_some() {
        return None;
    }
    let seconds = (hours * 60 + minutes) * 60;
    Some((civil, Some(if sign == "-" { -seconds } else { seconds })))
}

/// Leniently, the day that `text` names.
fn date(text: &str) -> Option<Date> {
    let plain = text.trim();
    let day: jiff::civil::Date = plain.get(..10)?.parse().ok()?;
    if plain.len() > 10 {
        timestamp(plain)?;
    }
    Some(Date { day, written: (day.to_string() != text).then(|| text.into()) })
}

/// The beginning of 1970 in UTC.
impl Default for Timestamp {
    fn default() -> Self {
        jiff::Timestamp::UNIX_EPOCH.into()
    }
}

/// The first day of 1970.
impl Default for Date {
    fn default() -> Self {
        jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::UNIX_EPOCH).date().into()
    }
}

macro_rules! kept {
    ($ty:ident $key:ident, $shown:ident, $expected:ident, $parse:ident) => {
        impl PartialEq for $ty {
            fn eq(&self, other: &Self) -> bool {
                self.$key() == other.$key()
            }
        }

        impl Eq for $ty {}

        impl PartialOrd for $ty {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $ty {
            fn cmp(&self, other: &Self) -> Ordering {
                self.$key().cmp(&other.$key())
            }
        }

        impl Hash for $ty {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.$key().hash(state);
            }
        }

        impl fmt::Debug for $ty {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        /// As it is written.
        impl fmt::Display for $ty {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match &self.written {
                    Some(text) => f.pad(text),
                    None => f.pad(&self.$shown().to_string()),
                }
            }
        }

        impl FromJson for $ty {
            fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
                parsed(r, $expected, $parse)
            }
        }

        impl ToJson for $ty {
            fn write(&self, w: &mut Writer) {
                w.text(&self.to_string());
            }
        }
    };
}

impl Timestamp {
    fn moment(&self) -> (i64, i32) {
        (self.second, self.nanosecond)
    }
}

kept!(Timestamp moment, instant, TIMESTAMP, timestamp);
kept!(Date civil, civil, DATE, date);
