//! The types behind formats, beside those that others wrote.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use clientwright_runtime::codec::{self, Base64, Date, Decimal, Timestamp, Uuid, same_number};

/// Reads a text as each of the types.
pub fn check(text: &str) {
    let json = codec::to_string(&text.to_owned());
    if let Ok(theirs) = text.parse::<jiff::Timestamp>() {
        let ours = codec::from_str::<Timestamp>(&json).ok();
        assert_eq!(ours.map(|moment| moment.instant()), Some(theirs), "another moment");
    }
    if let Ok(theirs) = text.parse::<jiff::civil::Date>() {
        if text.len() == 10 {
            let ours = codec::from_str::<Date>(&json).ok();
            assert_eq!(ours.map(|date| date.civil()), Some(theirs), "another day");
        }
    }
    if let Ok(theirs) = text.parse::<std::net::IpAddr>() {
        assert_eq!(codec::from_str::<std::net::IpAddr>(&json).ok(), Some(theirs));
    }
    if let Ok(theirs) = STANDARD.decode(text) {
        assert_eq!(codec::from_str::<Base64>(&json).map(|bytes| bytes.0).ok(), Some(theirs), "other bytes");
    }
    let ours = codec::from_str::<Uuid>(&json).ok();
    assert_eq!(ours, text.parse::<Uuid>().ok(), "another UUID");
    let bytes = Base64(text.as_bytes().to_vec());
    let written = codec::to_string(&bytes);
    assert_eq!(codec::from_str::<Base64>(&written).ok(), Some(bytes), "written as {written}");
    numbers(text);
}

/// Two numbers with a space between them: the same or not, as arithmetic has it.
fn numbers(text: &str) {
    let Some((one, other)) = text.split_once(' ') else { return };
    let (Ok(left), Ok(right)) = (one.parse::<Decimal>(), other.parse::<Decimal>()) else { return };
    let same = same_number(one, other);
    assert_eq!(same, left == right);
    assert_eq!(same, same_number(other, one), "{one} and {other}");
    if let (Some(one), Some(other)) = (exact(one), exact(other)) {
        assert_eq!(same, one == other, "{text}");
    }
}

/// The digits and the power of ten of a small number, without zeros at the end.
fn exact(text: &str) -> Option<(i128, i32)> {
    let (digits, power) = match text.split_once(['e', 'E']) {
        Some((digits, power)) => (digits, power.parse::<i16>().ok()?.into()),
        None => (text, 0_i32),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let (mut number, mut power) =
        (format!("{whole}{fraction}").parse::<i128>().ok()?, power - fraction.len() as i32);
    if number == 0 {
        return Some((0, 0));
    }
    while number % 10 == 0 {
        number /= 10;
        power += 1;
    }
    Some((number, power))
}
