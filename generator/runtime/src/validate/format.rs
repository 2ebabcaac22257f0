//! Formats of text (JSON Schema validation, section 7.3) that the libraries at hand can tell.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::pattern::compile;

/// Whether a text is of a format; unknown formats fit every text.
pub(super) fn fits(format: &str, text: &str) -> bool {
    match format {
        "date-time" => is_date_time(text),
        "date" => is_date(text),
        "time" => is_time(text),
        "uuid" => text.len() == 36 && uuid::Uuid::try_parse(text).is_ok(),
        "ipv4" => text.parse::<Ipv4Addr>().is_ok(),
        "ipv6" => text.parse::<Ipv6Addr>().is_ok(),
        "email" | "idn-email" => is_email(text),
        "hostname" => is_hostname(text),
        "regex" => compile(text).is_some(),
        "json-pointer" => is_pointer(text),
        "uri" | "iri" => {
            text.split_once(':').is_some_and(|(scheme, _)| is_scheme(scheme)) && is_uri_text(text)
        }
        "uri-reference" | "iri-reference" => is_uri_text(text),
        _ => true,
    }
}

/// RFC 3339, section 5.6: both halves, joined by a T.
fn is_date_time(text: &str) -> bool {
    let halves = text.split_once(['T', 't']);
    halves.is_some_and(|(date, time)| is_date(date) && is_time(time))
}

fn is_date(text: &str) -> bool {
    text.len() == 10 && text.is_ascii() && text.parse::<jiff::civil::Date>().is_ok()
}

/// `12:34:56.789+01:00`; a leap second is the last one of a day in UTC.
fn is_time(text: &str) -> bool {
    let Some(zone) = text.find(['Z', 'z', '+', '-']) else { return false };
    let (clock, zone) = text.split_at(zone);
    let Some(minutes) = offset(zone) else { return false };
    let (whole, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let parts: Vec<Option<i32>> = whole.split(':').map(two_digits).collect();
    let [Some(hour), Some(minute), Some(second)] = parts[..] else { return false };
    let leap = (hour * 60 + minute - minutes).rem_euclid(24 * 60) == 24 * 60 - 1;
    let fraction = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    fraction && hour < 24 && minute < 60 && (second < 60 || (second == 60 && leap))
}

/// The minutes of an offset from UTC.
fn offset(zone: &str) -> Option<i32> {
    if zone.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let (hours, minutes) = zone.get(1..)?.split_once(':')?;
    let (hours, minutes) = (two_digits(hours)?, two_digits(minutes)?);
    let size = (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)?;
    Some(if zone.starts_with('-') { -size } else { size })
}

fn two_digits(text: &str) -> Option<i32> {
    let plain = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| plain)
}

/// As much of RFC 5321 as keeps out what is no address: a name without white space, and a host.
fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.rsplit_once('@') else { return false };
    let quoted = name.len() > 1 && name.starts_with('"') && name.ends_with('"');
    let dots = name.starts_with('.') || name.ends_with('.') || name.contains("..");
    let plain = !name.is_empty() && !dots && !name.contains([' ', '@', '"', '(', ')', ',', ';', '<', '>']);
    let literal = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    let host = match literal {
        Some(address) => {
            let six = address.strip_prefix("IPv6:").is_some_and(|six| six.parse::<Ipv6Addr>().is_ok());
            six || address.parse::<Ipv4Addr>().is_ok()
        }
        None => !host.is_ascii() || is_hostname(host),
    };
    (quoted || plain) && host
}

/// RFC 1123, section 2.1.
fn is_hostname(text: &str) -> bool {
    let label = |label: &str| {
        let inner = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        inner && (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-')
    };
    text.len() <= 253 && text.split('.').all(label)
}

/// RFC 6901, section 3.
fn is_pointer(text: &str) -> bool {
    let steps = text.is_empty() || text.starts_with('/');
    steps && text.split('~').skip(1).all(|after| after.starts_with(['0', '1']))
}

fn is_scheme(text: &str) -> bool {
    let rest = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    text.starts_with(|first: char| first.is_ascii_alphabetic()) && text.bytes().all(rest)
}

/// Characters that stand in no reference (RFC 3986, appendix A), and escapes that are none.
fn is_uri_text(text: &str) -> bool {
    let hex = |after: &str| after.len() > 1 && after.bytes().take(2).all(|byte| byte.is_ascii_hexdigit());
    let bad = [' ', '"', '<', '>', '\\', '^', '`', '{', '|', '}'];
    !text.contains(bad) && !text.contains(char::is_control) && text.split('%').skip(1).all(hex)
}
