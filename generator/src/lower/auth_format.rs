//! The word before a key, found in prose.
//!
//! In: the description of a scheme whose key goes into the `Authorization` header. Out: the word that has to stand before
//! the key, where the description shows it beyond doubt. Never guesses.
//!
//! Beyond doubt is a quoted literal of a word, one space and something that stands for a key (`` `apikey 1234$abcdef` ``,
//! `"Bearer {token}"`, `'Authorization: Token <key>'`), where the word is a well-known scheme, or quoted by itself too, or
//! called a prefix.

#[cfg(test)]
mod tests;

/// Words that stand before credentials in `Authorization` headers.
const KNOWN: [&str; 8] = ["bearer", "token", "basic", "apikey", "api-key", "key", "jwt", "oauth"];

/// Finds the word.
pub(super) fn detect(description: &str) -> Option<String> {
    let literals = literals(description);
    literals.iter().find_map(|literal| {
        let (word, key) = word_and_key(literal)?;
        let told = KNOWN.contains(&word.to_ascii_lowercase().as_str())
            || literals.contains(&word)
            || description.to_ascii_lowercase().contains("prefix");
        (told && stands_for_key(key)).then(|| word.to_owned())
    })
}

/// Texts between quotes of one kind.
fn literals(description: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (open, close) in [("`", "`"), ("\"", "\""), ("'", "'"), ("**", "**"), ("<code>", "</code>")] {
        let mut rest = description;
        while let Some((literal, after)) = rest.split_once(open).and_then(|(_, text)| text.split_once(close))
        {
            found.extend(Some(literal.trim()).filter(|literal| !literal.is_empty()));
            rest = after;
        }
    }
    found
}

fn word_and_key(literal: &str) -> Option<(&str, &str)> {
    let value = match literal.split_once(':') {
        Some((header, value)) if header.trim().eq_ignore_ascii_case("authorization") => value.trim(),
        _ => literal,
    };
    let (word, key) = value.split_once(' ')?;
    let is_word = word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    (is_word && !key.is_empty() && !key.contains(char::is_whitespace)).then_some((word, key))
}

/// Whether a text stands for a key rather than being a word of the sentence.
fn stands_for_key(text: &str) -> bool {
    let plain_word = text.chars().all(|c| c.is_ascii_lowercase());
    !plain_word || ["token", "key", "apikey", "jwt"].contains(&text) || text.chars().all(|c| c == 'x')
}
