//! Numbers by their text: JSON sets no limit to size or precision, so nothing is rounded before a type asks for
//! it.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use super::error::ReadError;
use super::reader::Reader;

/// A number's text taken apart: `digits` x 10^`power`, without zeros at either end of `digits`.
#[derive(PartialEq, Hash)]
struct Scientific {
    negative: bool,
    digits: String,
    power: i64,
}

impl Scientific {
    fn of(text: &str) -> Self {
        let (mantissa, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = [whole.trim_start_matches('-'), fraction].concat();
        let digits = all.trim_end_matches('0');
        let shift = all.len() - digits.len();
        let digits = digits.trim_start_matches('0');
        if digits.is_empty() {
            return Self { negative: false, digits: String::new(), power: 0 };
        }
        let limit = if power.starts_with('-') { i64::MIN / 2 } else { i64::MAX / 2 };
        let power = power.parse::<i64>().unwrap_or(limit).clamp(i64::MIN / 2, i64::MAX / 2);
        Self {
            negative: text.starts_with('-'),
            digits: digits.to_owned(),
            power: power + shift as i64 - fraction.len() as i64,
        }
    }
}

/// Whether the number has no fractional part, however it is written.
pub(super) fn is_integer(text: &str) -> bool {
    !text.contains(['.', 'e', 'E']) || Scientific::of(text).power >= 0
}

/// Whether two numbers have the same value: `1`, `1.0` and `10e-1` do, `9007199254740993` and its neighbour do not.
pub fn same_number(left: &str, right: &str) -> bool {
    left == right || Scientific::of(left) == Scientific::of(right)
}

/// The order of two numbers by their values, whatever their size and precision.
pub(crate) fn compare_numbers(left: &str, right: &str) -> Ordering {
    let (left, right) = (Scientific::of(left), Scientific::of(right));
    let sign = |number: &Scientific| match (number.digits.is_empty(), number.negative) {
        (true, _) => 0,
        (false, true) => -1,
        (false, false) => 1,
    };
    // Of two numbers without zeros in front, the one with the higher place is the larger one.
    let size = |number: &Scientific| number.power.saturating_add(number.digits.len() as i64);
    let by_size = size(&left).cmp(&size(&right)).then_with(|| left.digits.cmp(&right.digits));
    let by_sign = sign(&left).cmp(&sign(&right));
    by_sign.then(if left.negative { by_size.reverse() } else { by_size })
}

/// Hashes the value of a number, so that equal ones have one hash.
pub(crate) fn hash_number(text: &str, state: &mut impl Hasher) {
    Scientific::of(text).hash(state);
}

/// The sign and size of an integer; the complaint where there is a fractional part or more than 128 bits.
fn exact(text: &str) -> Result<(bool, u128), &'static str> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let negative = digits.len() < text.len();
    if let Ok(size) = digits.parse::<u64>() {
        return Ok((negative, size.into()));
    }
    let Scientific { digits, power, .. } = Scientific::of(text);
    if power < 0 {
        return Err("a number with a fractional part");
    }
    if digits.is_empty() {
        return Ok((negative, 0));
    }
    let size = digits.parse::<u128>().map_err(|_| TOO_LARGE)?;
    let scale = u32::try_from(power).ok().and_then(|power| 10u128.checked_pow(power));
    scale.and_then(|scale| size.checked_mul(scale)).map(|size| (negative, size)).ok_or(TOO_LARGE)
}

const TOO_LARGE: &str = "a number out of range";

impl Reader<'_> {
    /// An integer between `min` and `max`, `1.0` and `1e2` included. `name` says in errors what was expected.
    ///
    /// # Errors
    /// Another kind of value, a fractional part, a number out of range, or malformed text.
    pub fn integer(&mut self, name: &'static str, min: i128, max: i128) -> Result<i128, ReadError> {
        let (start, negative, size) = self.sign_and_size(name)?;
        let value = if negative { 0i128.checked_sub_unsigned(size) } else { i128::try_from(size).ok() };
        value
            .filter(|value| (min..=max).contains(value))
            .ok_or_else(|| ReadError::new(start, name, TOO_LARGE))
    }

    /// A whole number of up to 128 bits.
    ///
    /// # Errors
    /// As [`Reader::integer`].
    pub fn unsigned(&mut self, name: &'static str) -> Result<u128, ReadError> {
        let (start, negative, size) = self.sign_and_size(name)?;
        if negative && size > 0 {
            return Err(ReadError::new(start, name, TOO_LARGE));
        }
        Ok(size)
    }

    fn sign_and_size(&mut self, name: &'static str) -> Result<(usize, bool, u128), ReadError> {
        if !matches!(self.peek(), b'-' | b'0'..=b'9') {
            return Err(self.mismatch(name));
        }
        let start = self.pos;
        match exact(self.number_span()?) {
            Ok((negative, size)) => Ok((start, negative, size)),
            Err(complaint) => Err(ReadError::new(start, name, complaint)),
        }
    }

    /// A number as the nearest `f64`.
    ///
    /// # Errors
    /// Another kind of value, a number beyond the range of `f64`, or malformed text.
    pub fn float(&mut self) -> Result<f64, ReadError> {
        let text = self.number()?;
        match text.parse::<f64>() {
            Ok(value) if value.is_finite() => Ok(value),
            _ => Err(ReadError::new(self.pos - text.len(), "a number in the range of f64", TOO_LARGE)),
        }
    }
}

/// The shortest text that reads back as the same float, in the form that ECMAScript gives numbers: no `.0` behind
/// integral values, an exponent from 10^21 up and below 10^-6. `size` is the float's magnitude, which picks the
/// form. JSON has no infinities and no NaN: they become `null`.
pub(super) fn write_float(
    out: &mut String,
    size: f64,
    plain: &dyn fmt::Display,
    scientific: &dyn fmt::LowerExp,
) {
    use fmt::Write as _;
    let written = if !size.is_finite() {
        out.write_str("null")
    } else if size != 0.0 && !(1e-6..1e21).contains(&size.abs()) {
        write!(out, "{scientific:e}")
    } else {
        write!(out, "{plain}")
    };
    debug_assert!(written.is_ok(), "a String takes everything");
}
