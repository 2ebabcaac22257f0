//! Values that a document lists: which of them a text, a number or a JSON value is.

use super::error::ReadError;
use super::raw::RawJson;
use super::reader::Reader;
use super::FromJson;

/// The one of `values` whose text this is.
pub fn find_text<T: Clone>(values: &[T], text_of: fn(&T) -> &str, text: &str) -> Option<T> {
    values.iter().find(|known| text_of(known) == text).cloned()
}

/// The one of `values` whose number this is.
pub fn find_integer<T: Clone>(values: &[T], number_of: fn(&T) -> i64, number: i64) -> Option<T> {
    values.iter().find(|known| number_of(known) == number).cloned()
}

/// The one of `values` whose JSON this is, whatever its spelling.
pub fn find_json<T: Clone>(values: &[T], json_of: fn(&T) -> &str, json: &RawJson) -> Option<T> {
    let is_it = |known: &&T| RawJson::from_text(json_of(known)).is_ok_and(|known| known == *json);
    values.iter().find(is_it).cloned()
}

impl Reader<'_> {
    /// One of `values` by its text; `expected` lists them in errors.
    ///
    /// # Errors
    /// No string, or one that is not listed.
    pub fn one_of_texts<T: Clone>(
        &mut self,
        expected: &'static str,
        values: &[T],
        text_of: fn(&T) -> &str,
    ) -> Result<T, ReadError> {
        let at = self.offset();
        find_text(values, text_of, &self.text()?).ok_or_else(|| unlisted(at, expected))
    }

    /// One of `values` by its number.
    ///
    /// # Errors
    /// No integer, or one that is not listed.
    pub fn one_of_integers<T: Clone>(
        &mut self,
        expected: &'static str,
        values: &[T],
        number_of: fn(&T) -> i64,
    ) -> Result<T, ReadError> {
        let at = self.offset();
        find_integer(values, number_of, i64::read(self)?).ok_or_else(|| unlisted(at, expected))
    }

    /// One of `values` by its JSON.
    ///
    /// # Errors
    /// Malformed text, or a value that is not listed.
    pub fn one_of_values<T: Clone>(
        &mut self,
        expected: &'static str,
        values: &[T],
        json_of: fn(&T) -> &str,
    ) -> Result<T, ReadError> {
        let at = self.offset();
        find_json(values, json_of, &RawJson::read(self)?).ok_or_else(|| unlisted(at, expected))
    }
}

#[cold]
fn unlisted(at: usize, expected: &'static str) -> ReadError {
    ReadError::new(at, expected, "another value")
}
