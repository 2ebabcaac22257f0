//! Header fields as values (OpenAPI Header Object, style `simple`): the text of a field becomes the JSON that its
//! type reads. Fields with a grammar of their own are read by it: dates, cookies, challenges, lists with quoted commas.

mod split;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use http::HeaderMap;

use self::split::{challenges, pairs, split, unquoted};
use super::codec::{self, FromJson, Lenient, ReadError, Timestamp};

/// What kind of value the text of a header field, or of a pair of a query, is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FieldForm {
    /// Text.
    Text,
    /// A number, or `true` or `false`.
    Bare,
    /// A number, `true` or `false`, where it is one, else text.
    Either,
    /// A moment: as HTTP writes dates (RFC 9110, 5.6.7), or as RFC 3339 does.
    Date,
    /// Texts with commas between them; a comma inside of quotes or of a link's angle brackets is part of a text.
    Texts,
    /// Numbers with commas between them.
    Bares,
    /// One text a line, with its commas: `Set-Cookie` (RFC 9110, 5.3).
    Lines,
    /// Challenges, whose parameters have commas between them as well: `WWW-Authenticate` (RFC 9110, 11.6.1).
    Challenges,
    /// The members of an object, a name and a value in turn: `R,100,G,200`.
    Members,
    /// The members of an exploded object: `R=100,G=200`. A name alone is `true`.
    Pairs,
    /// A JSON document (the Header Object's `content`).
    Json,
}

impl FieldForm {
    /// Reads a value.
    pub(crate) fn read<T: FromJson>(self, text: &str) -> Result<T, ReadError> {
        let text = text.trim();
        let read = codec::from_str(&self.json(text));
        match self {
            FieldForm::Either if read.is_err() => FieldForm::Text.read(text),
            // The members of an object are texts here, whatever their types.
            FieldForm::Members | FieldForm::Pairs if read.is_err() => {
                let mut slot: Option<T> = None;
                codec::read_into(self.json(text).as_bytes(), Lenient::strict().kinds(), &mut slot)?;
                slot.map_or(read, Ok)
            }
            _ => read,
        }
    }

    fn json(self, text: &str) -> Cow<'_, str> {
        let list = |items: Vec<String>| Cow::Owned(format!("[{}]", items.join(",")));
        let items = || split(text, ',').into_iter().filter(|item| !item.is_empty());
        match self {
            FieldForm::Text => Cow::Owned(quoted(text)),
            FieldForm::Date => Cow::Owned(quoted(&date(text))),
            FieldForm::Bare | FieldForm::Either | FieldForm::Json => Cow::Borrowed(text),
            FieldForm::Texts => list(items().map(quoted).collect()),
            FieldForm::Bares => list(items().map(str::to_owned).collect()),
            FieldForm::Lines => list(text.split('\n').map(|line| quoted(line.trim())).collect()),
            FieldForm::Challenges => list(challenges(text).iter().map(|one| quoted(one)).collect()),
            FieldForm::Members => {
                let items: Vec<&str> = split(text, ',');
                let named = items.chunks(2).map(|pair| (pair[0], pair.get(1).map(|value| quoted(value))));
                object(named.map(|(name, value)| (name, value.unwrap_or_else(|| "null".to_owned()))))
            }
            FieldForm::Pairs => object(pairs(text).into_iter().map(|(name, value)| {
                (name, value.map_or_else(|| "true".to_owned(), |value| quoted(&unquoted(value))))
            })),
        }
    }

    /// The field of that name. One that came in several lines is one with commas between them (RFC 9110, 5.3), but for cookies,
    /// which stay a line each.
    pub(crate) fn find(self, headers: &HeaderMap, name: &str) -> Option<String> {
        let values = headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes()));
        let by_line = self == FieldForm::Lines || name.eq_ignore_ascii_case("set-cookie");
        match self {
            FieldForm::Bare | FieldForm::Either | FieldForm::Date | FieldForm::Json => {
                values.map(Cow::into_owned).next()
            }
            _ if !headers.contains_key(name) => None,
            _ => Some(values.collect::<Vec<_>>().join(if by_line { "\n" } else { ", " })),
        }
    }
}

fn quoted(text: &str) -> String {
    codec::to_string(&text)
}

fn object<'t>(members: impl Iterator<Item = (&'t str, String)>) -> Cow<'t, str> {
    let members = members.map(|(name, value)| format!("{}:{value}", quoted(name)));
    Cow::Owned(format!("{{{}}}", members.collect::<Vec<_>>().join(",")))
}

/// A date of HTTP as RFC 3339 writes it; any other text as it is.
fn date(text: &str) -> Cow<'_, str> {
    match httpdate::parse_http_date(text) {
        Ok(moment) => codec::to_string(&Timestamp::from(moment)).trim_matches('"').to_owned().into(),
        Err(_) => Cow::Borrowed(text),
    }
}

/// A moment of RFC 3339 as HTTP writes it (IMF-fixdate); any other text as it is.
pub(crate) fn http_date(text: &str) -> String {
    let moment = text.parse::<Timestamp>().ok().map(|moment| moment.as_second());
    let since = moment.and_then(|second| u64::try_from(second).ok());
    let time =
        since.and_then(|since| std::time::UNIX_EPOCH.checked_add(std::time::Duration::from_secs(since)));
    // The format has four digits for the year.
    match time.filter(|_| since.is_some_and(|since| since < 253_402_300_800)) {
        Some(time) => httpdate::fmt_http_date(time),
        None => text.to_owned(),
    }
}
