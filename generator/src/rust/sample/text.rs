//! Text by format, pattern and length.

use regex::Regex;
use regex_syntax::hir::{Class, Hir, HirKind};

use super::Samples;
use crate::api::{Bound, Constraints, StringFormat};

/// How many lengths are tried for a pattern.
const LONGER: usize = 300;

/// Whether text has the form that its format asks for.
pub(super) fn has_format(format: StringFormat, text: &str) -> bool {
    format.sample().is_none_or(|(_, form)| Regex::new(form).is_ok_and(|form| form.is_match(text)))
}

/// Text that its format, pattern and lengths allow.
pub(super) fn make(samples: &Samples<'_>, format: Option<StringFormat>, c: &Constraints) -> Option<String> {
    let by_format = format.and_then(StringFormat::sample).map(|(text, _)| text.to_owned());
    let fits = |text: &String| c.pattern().is_none_or(|pattern| samples.matches(pattern, text));
    if let Some(text) = by_format.filter(|text| fits(text) && long_enough(text, c)) {
        return Some(text);
    }
    let Some(pattern) = c.pattern() else { return sized("text", samples, c) };
    let plain = sized("text", samples, c)?;
    if fits(&plain) {
        return Some(plain);
    }
    let hir = regex_syntax::parse(pattern).ok()?;
    let wanted = usize::try_from(c.count(Bound::MinLength).unwrap_or(0)).unwrap_or(usize::MAX);
    let texts = (0..=wanted).map_while(|extra| {
        let mut text = String::new();
        samples
            .step(1)
            .then(|| write_pattern(&hir, extra, samples.room(), &mut text).then_some(text))
            .flatten()
    });
    texts.take(LONGER).find(|text| fits(text) && long_enough(text, c))
}

fn long_enough(text: &str, c: &Constraints) -> bool {
    let length = text.chars().count() as u64;
    c.count(Bound::MinLength).is_none_or(|min| length >= min)
        && c.count(Bound::MaxLength).is_none_or(|max| length <= max)
}

/// The text repeated to the length that is wanted; `None` where that is more than an example may have.
fn sized(text: &str, samples: &Samples<'_>, c: &Constraints) -> Option<String> {
    let min = usize::try_from(c.count(Bound::MinLength).unwrap_or(0)).unwrap_or(usize::MAX);
    let max = usize::try_from(c.count(Bound::MaxLength).unwrap_or(u64::MAX)).unwrap_or(usize::MAX);
    let length = text.len().max(min).min(max);
    if length > samples.room() {
        samples.text(length);
        return None;
    }
    Some(text.chars().cycle().take(length).collect())
}

/// Writes the shortest text that a pattern describes, each open repetition taken `extra` times more; whether it has no more
/// than `most` bytes.
fn write_pattern(hir: &Hir, extra: usize, most: usize, out: &mut String) -> bool {
    if out.len() > most {
        return false;
    }
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => out.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(class) => out.extend(pick(class)),
        HirKind::Repetition(repetition) => {
            let room = repetition.max.map_or(usize::MAX, |max| max as usize);
            let count = (repetition.min as usize + extra).min(room);
            for _ in 0..count {
                let before = out.len();
                if !write_pattern(&repetition.sub, extra, most, out) {
                    return false;
                }
                if out.len() == before {
                    break;
                }
            }
        }
        HirKind::Capture(capture) => return write_pattern(&capture.sub, extra, most, out),
        HirKind::Concat(parts) => return parts.iter().all(|part| write_pattern(part, extra, most, out)),
        HirKind::Alternation(parts) => {
            return parts.first().is_none_or(|part| write_pattern(part, extra, most, out));
        }
    }
    out.len() <= most
}

/// A character of a class: a letter or digit where it has one.
fn pick(class: &Class) -> Option<char> {
    let has = |c: char| match class {
        Class::Unicode(class) => class.ranges().iter().any(|range| range.start() <= c && c <= range.end()),
        Class::Bytes(class) => class
            .ranges()
            .iter()
            .any(|range| u32::from(range.start()) <= u32::from(c) && u32::from(c) <= u32::from(range.end())),
    };
    let first = || match class {
        Class::Unicode(class) => class.ranges().first().map(|range| range.start()),
        Class::Bytes(class) => class.ranges().first().map(|range| char::from(range.start())),
    };
    "a1A0-_. /".chars().find(|c| has(*c)).or_else(first)
}
