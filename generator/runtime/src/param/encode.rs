//! Escaping for the places a value goes to (RFC 3986, section 2; RFC 6570, sections 1.5 and 3.2.3).

use percent_encoding::{utf8_percent_encode, AsciiSet, CONTROLS, NON_ALPHANUMERIC};

/// All but RFC 3986's unreserved characters.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Reserved characters stay, but for those that would end the query or split it: `# [ ] & +`.
const QUERY_RESERVED: &AsciiSet = &UNRESERVED
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// Reserved characters stay, but for those that no value may have in a path (OpenAPI 3.2, Path Templating): `/ ? #`.
const PATH_RESERVED: &AsciiSet = &QUERY_RESERVED.add(b'/').add(b'?').add(b'#').remove(b'&').remove(b'+');

/// Unreserved characters and slashes: several segments of a path.
const SEGMENTS: &AsciiSet = &UNRESERVED.remove(b'/');

/// The same, with the reserved characters that a path may have.
const SEGMENTS_RESERVED: &AsciiSet = &PATH_RESERVED.remove(b'/');

/// What no URL holds, of text that is in a path already.
const LITERAL: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// What is escaped in a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Escape {
    /// Everything but unreserved characters.
    All,
    /// A query value with `allowReserved`.
    Query,
    /// A path value with `allowReserved`.
    Path,
    /// Several segments of a path.
    Segments,
    /// Several segments of a path, with reserved characters.
    SegmentsReserved,
    /// A form body: as [`Escape::All`], and a space is a plus sign.
    Form,
    /// The fixed parts of a path, which are escaped as far as need be.
    Literal,
    /// Nothing: header fields.
    Nothing,
}

/// Appends `text`, escaped.
pub(crate) fn escape_into(out: &mut String, text: &str, escape: Escape) {
    match escape {
        Escape::Nothing => out.push_str(text),
        Escape::All => out.extend(utf8_percent_encode(text, UNRESERVED)),
        Escape::Literal => out.extend(utf8_percent_encode(text, LITERAL)),
        Escape::Query => triplets(out, text, QUERY_RESERVED),
        Escape::Path => triplets(out, text, PATH_RESERVED),
        Escape::Segments => out.extend(utf8_percent_encode(text, SEGMENTS)),
        Escape::SegmentsReserved => triplets(out, text, SEGMENTS_RESERVED),
        Escape::Form => {
            for (at, part) in text.split(' ').enumerate() {
                if at > 0 {
                    out.push('+');
                }
                out.extend(utf8_percent_encode(part, UNRESERVED));
            }
        }
    }
}

/// The text, escaped.
pub(crate) fn escaped(text: &str, escape: Escape) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape_into(&mut out, text, escape);
    out
}

/// Percent-encoded triplets pass through unchanged; a stray percent sign does not.
fn triplets(out: &mut String, text: &str, set: &'static AsciiSet) {
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        out.extend(utf8_percent_encode(&rest[..at], set));
        let bytes = rest.as_bytes();
        let hex = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_hexdigit);
        let end = if hex(at + 1) && hex(at + 2) { at + 3 } else { at + 1 };
        out.push_str(if end == at + 3 { &rest[at..end] } else { "%25" });
        rest = &rest[end..];
    }
    out.extend(utf8_percent_encode(rest, set));
}
