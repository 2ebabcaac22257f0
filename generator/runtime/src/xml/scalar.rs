//! Texts as the scalars of JSON.

use std::borrow::Cow;

use super::super::codec;
use super::shape::XmlText;

/// The JSON of a text that is one of these scalars; what is none of them is a string, which the type then refuses. Nothing at all is
/// null where no string is allowed.
pub(super) fn json(text: &str, kinds: XmlText) -> Cow<'static, str> {
    let bare = text.trim_matches([' ', '\t', '\n', '\r']);
    if bare.is_empty() && !kinds.string {
        return "null".into();
    }
    if kinds.boolean {
        match bare {
            "true" => return "true".into(),
            "false" => return "false".into(),
            "1" if !kinds.number && !kinds.string => return "true".into(),
            "0" if !kinds.number && !kinds.string => return "false".into(),
            _ => {}
        }
    }
    if let Some(number) = Some(bare).filter(|_| kinds.number).and_then(number) {
        return number.into();
    }
    codec::to_string(&if kinds.string { text } else { bare }).into()
}

/// A number of XML Schema as one of JSON, digit by digit: that has no sign in front, no zeros there, and digits around the point.
fn number(text: &str) -> Option<String> {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (digits, exponent) =
        rest.split_once(['e', 'E']).map_or((rest, None), |(digits, exponent)| (digits, Some(exponent)));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let power = exponent.map(|text| text.strip_prefix(['-', '+']).unwrap_or(text));
    let is_number = all_digits(whole)
        && all_digits(fraction)
        && !(whole.is_empty() && fraction.is_empty())
        && power.is_none_or(|text| !text.is_empty() && all_digits(text));
    if !is_number {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let mut number = format!("{sign}{}", if whole.is_empty() { "0" } else { whole });
    if !fraction.is_empty() {
        number = format!("{number}.{fraction}");
    }
    Some(exponent.map_or(number.clone(), |exponent| format!("{number}e{exponent}")))
}
