//! Bounds of numbers (JSON Schema validation, section 6.2), by their digits: nothing is rounded.

use std::cmp::Ordering;

use super::super::json::Tree;
use super::check::{Check, Rule};
use super::place::Place;

impl Check {
    pub(super) fn number(&mut self, keyword: &'static str, said: Rule, value: &str, at: &Place<'_>) {
        let Tree::Number(bound) = said else { return };
        let order = || compare(value, bound);
        let (broken, words) = match keyword {
            "minimum" => (order() == Ordering::Less, "at least"),
            "maximum" => (order() == Ordering::Greater, "at most"),
            "exclusiveMinimum" => (order() != Ordering::Greater, "more than"),
            "exclusiveMaximum" => (order() != Ordering::Less, "less than"),
            "multipleOf" => (!is_multiple(value, bound), "a multiple of"),
            _ => return,
        };
        if broken {
            self.fail(at, keyword, format!("{words} {bound}"));
        }
    }
}

/// Whether a number has no fractional part, however it is written.
pub(super) fn is_whole(text: &str) -> bool {
    decimal(text).is_none_or(|(digits, power)| digits == 0 || power >= 0)
}

/// A number as digits x 10^power, without zeros at the end of the digits; `None` where there are too many digits.
fn decimal(text: &str) -> Option<(i128, i64)> {
    let (mantissa, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let mut digits: i128 = format!("{whole}{fraction}").parse().ok()?;
    let mut power = power.parse::<i64>().ok()?.checked_sub(i64::try_from(fraction.len()).ok()?)?;
    while digits != 0 && digits % 10 == 0 {
        digits /= 10;
        power += 1;
    }
    Some((digits, power))
}

/// 10^power times `digits`.
fn scaled(digits: i128, power: i64) -> Option<i128> {
    digits.checked_mul(10i128.checked_pow(u32::try_from(power).ok()?)?)
}

/// Which of two numbers is the larger one: exactly, but for numbers of more than 38 digits.
fn compare(left: &str, right: &str) -> Ordering {
    let exact = decimal(left).zip(decimal(right)).and_then(|(left, right)| {
        let power = left.1.min(right.1);
        Some(scaled(left.0, left.1 - power)?.cmp(&scaled(right.0, right.1 - power)?))
    });
    let rounded = |text: &str| text.parse::<f64>().unwrap_or(f64::NAN);
    exact.unwrap_or_else(|| rounded(left).total_cmp(&rounded(right)))
}

/// Whether dividing leaves nothing over; numbers of more than 38 digits pass.
fn is_multiple(value: &str, of: &str) -> bool {
    let (Some((value, power)), Some((of, of_power))) = (decimal(value), decimal(of)) else { return true };
    if value == 0 || of == 0 {
        return true;
    }
    if power >= of_power {
        return remainder_is_zero(value.unsigned_abs(), power - of_power, of.unsigned_abs());
    }
    scaled(of, of_power - power).is_some_and(|of| value % of == 0)
}

/// Whether `of` divides `value` x 10^`power`: each zero takes one 2 and one 5 out of it.
fn remainder_is_zero(value: u128, power: i64, mut of: u128) -> bool {
    for prime in [2, 5] {
        let mut left = power;
        while left > 0 && of.is_multiple_of(prime) {
            of /= prime;
            left -= 1;
        }
    }
    value.is_multiple_of(of)
}
