//! Foreign types that are strings in JSON and have a parser of their own: UUIDs and IP addresses.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use uuid::Uuid;

use super::super::json::{FromJson, ReadError, Reader, ToJson, Writer};

/// How much of an unfit string an error quotes.
const QUOTED: usize = 40;

/// A string that `parse` understands.
///
/// # Errors
/// No string, or one that `parse` refuses; then its beginning is quoted.
pub(super) fn parsed<T>(
    r: &mut Reader<'_>,
    expected: &'static str,
    parse: fn(&str) -> Option<T>,
) -> Result<T, ReadError> {
    r.kind();
    let start = r.offset();
    let text = r.text()?;
    parse(&text).ok_or_else(|| unfit(start, expected, &text))
}

#[cold]
fn unfit(start: usize, expected: &'static str, text: &str) -> ReadError {
    let end = text.char_indices().nth(QUOTED).map_or(text.len(), |(at, _)| at);
    let more = if end < text.len() { "..." } else { "" };
    ReadError::new(start, expected, format!("{:?}{more}", text.get(..end).unwrap_or_default()))
}

macro_rules! strings {
    ($($ty:ident $name:literal),*) => { $(
        impl FromJson for $ty {
            fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
                parsed(r, $name, |text| text.parse().ok())
            }
        }

        impl ToJson for $ty {
            fn write(&self, w: &mut Writer) {
                w.text(&self.to_string());
            }
        }
    )* };
}

strings!(Uuid "a UUID", Ipv4Addr "an IPv4 address", Ipv6Addr "an IPv6 address", IpAddr "an IP address");
