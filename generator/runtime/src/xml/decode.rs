//! The characters of a document, by its encoding (XML 1.0, 4.3.3): UTF-8, UTF-16 with a byte order mark, ISO-8859-1 and US-ASCII.

use std::borrow::Cow;

/// How far the declaration of a document is looked for its encoding.
const DECLARATION: usize = 200;

/// The text of a document; `charset` is what the media type says, which goes before what the document says (RFC 7303, 3.2).
///
/// # Errors
/// Another encoding, or bytes that are none of it.
pub(super) fn text<'b>(bytes: &'b [u8], charset: &str) -> Result<Cow<'b, str>, String> {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => return utf8(rest),
        [0xFF, 0xFE, rest @ ..] => return utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => return utf16(rest, u16::from_be_bytes),
        _ => {}
    }
    let said = if charset.is_empty() { declared(bytes) } else { charset.to_ascii_lowercase() };
    match said.as_str() {
        "" | "utf-8" | "utf8" | "us-ascii" | "ascii" => utf8(bytes),
        "iso-8859-1" | "iso8859-1" | "latin1" | "latin-1" => {
            Ok(bytes.iter().copied().map(char::from).collect::<String>().into())
        }
        "utf-16be" => utf16(bytes, u16::from_be_bytes),
        "utf-16" | "utf-16le" => utf16(bytes, u16::from_le_bytes),
        _ => Err("its encoding is none of UTF-8, UTF-16 and ISO-8859-1".to_owned()),
    }
}

fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>, String> {
    std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|why| format!("it is not UTF-8: {why}"))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Cow<'static, str>, String> {
    let units = bytes.chunks(2).map(|pair| match pair {
        [one, other] => unit([*one, *other]),
        // Half a character stands for no character at all.
        _ => 0xD800,
    });
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.map(Cow::Owned).map_err(|_| "it is not UTF-16".to_owned())
}

/// The encoding that the declaration names, in lower case.
fn declared(bytes: &[u8]) -> String {
    let head = bytes.get(..DECLARATION.min(bytes.len())).unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    let declaration = head.strip_prefix("<?xml").and_then(|rest| rest.split("?>").next());
    let value = declaration.and_then(|text| text.split_once("encoding")).map(|(_, rest)| rest);
    let value = value.map(|rest| rest.trim_start().trim_start_matches('=').trim_start());
    let mut quoted = value.unwrap_or_default().split(['"', '\'']);
    quoted.nth(1).unwrap_or_default().to_ascii_lowercase()
}
