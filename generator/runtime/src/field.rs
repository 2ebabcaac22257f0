//! Header fields as values (OpenAPI Header Object, style `simple`): the text of a field becomes the JSON that its
//! type reads.

use std::borrow::Cow;

use http::HeaderMap;

use super::codec::{self, FromJson, ReadError};

/// What kind of value the text of a header field, or of a pair of a query, is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FieldForm {
    /// Text.
    Text,
    /// A number, or `true` or `false`.
    Bare,
    /// Texts with commas between them.
    Texts,
    /// Numbers with commas between them.
    Bares,
    /// A JSON document (the Header Object's `content`).
    Json,
}

impl FieldForm {
    /// Reads a value.
    pub(crate) fn read<T: FromJson>(self, text: &str) -> Result<T, ReadError> {
        codec::from_str(&self.json(text.trim()))
    }

    fn json(self, text: &str) -> Cow<'_, str> {
        let quoted = |text: &str| codec::to_string(&text);
        let list = |each: &dyn Fn(&str) -> String| {
            let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
            Cow::Owned(format!("[{}]", items.map(each).collect::<Vec<_>>().join(",")))
        };
        match self {
            FieldForm::Text => Cow::Owned(quoted(text)),
            FieldForm::Bare | FieldForm::Json => Cow::Borrowed(text),
            FieldForm::Texts => list(&quoted),
            FieldForm::Bares => list(&str::to_owned),
        }
    }

    /// The field of that name; those of lists that came in several lines as one (RFC 9110, 5.3).
    pub(crate) fn find(self, headers: &HeaderMap, name: &str) -> Option<String> {
        let mut values = headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes()));
        match self {
            FieldForm::Texts | FieldForm::Bares if headers.contains_key(name) => {
                Some(values.collect::<Vec<_>>().join(","))
            }
            _ => values.next().map(Cow::into_owned),
        }
    }
}
