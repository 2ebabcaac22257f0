//! The tokeniser: RFC 8259's grammar, nothing more and nothing less, over text that is known to be UTF-8. It
//! recurses only under the reader's depth limit.

use std::borrow::Cow;

use super::error::ReadError;
use super::reader::Reader;

impl<'j> Reader<'j> {
    /// The next byte that is no white space, not consumed; 0 at the end of the text.
    #[inline]
    pub(super) fn peek(&mut self) -> u8 {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.pos) {
            if !matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
                return byte;
            }
            self.pos += 1;
        }
        0
    }

    /// Steps over one value of any kind, checking its grammar.
    ///
    /// # Errors
    /// Malformed or too deeply nested text.
    pub fn skip(&mut self) -> Result<(), ReadError> {
        match self.peek() {
            b'"' => self.string_span().map(drop),
            b'{' => self.skip_object(),
            b'[' => self.skip_array(),
            b't' => self.literal("true"),
            b'f' => self.literal("false"),
            b'n' => self.literal("null"),
            b'-' | b'0'..=b'9' => self.number_span().map(drop),
            _ => Err(self.malformed("a value")),
        }
    }

    fn skip_object(&mut self) -> Result<(), ReadError> {
        self.open(b'{', "object")?;
        let mut first = true;
        while self.more(b'}', &mut first)? {
            self.key_span()?;
            self.skip()?;
        }
        Ok(())
    }

    fn skip_array(&mut self) -> Result<(), ReadError> {
        self.open(b'[', "array")?;
        let mut first = true;
        while self.more(b']', &mut first)? {
            self.skip()?;
        }
        Ok(())
    }

    /// Consumes `bracket` and goes one level deeper; the start of the container.
    #[inline]
    pub(super) fn open(&mut self, bracket: u8, expected: &'static str) -> Result<usize, ReadError> {
        if self.peek() != bracket {
            return Err(self.mismatch(expected));
        }
        if !self.has_room() {
            return Err(self.too_deep());
        }
        self.depth += 1;
        self.pos += 1;
        Ok(self.pos - 1)
    }

    /// Whether a further member or item follows; consumes the comma before it, or the closing bracket.
    #[inline]
    pub(super) fn more(&mut self, bracket: u8, first: &mut bool) -> Result<bool, ReadError> {
        let byte = self.peek();
        if byte == bracket {
            self.pos += 1;
            self.depth -= 1;
            return Ok(false);
        }
        if *first {
            *first = false;
            return Ok(true);
        }
        if byte == b',' {
            self.pos += 1;
            return Ok(true);
        }
        Err(self.malformed(if bracket == b'}' { "`,` or `}`" } else { "`,` or `]`" }))
    }

    /// A member's name and the colon behind it.
    #[inline]
    pub(super) fn key(&mut self) -> Result<Cow<'j, str>, ReadError> {
        let (span, escaped) = self.key_span()?;
        if escaped {
            self.unescape(span)
        } else {
            Ok(Cow::Borrowed(span))
        }
    }

    #[inline]
    fn key_span(&mut self) -> Result<(&'j str, bool), ReadError> {
        if self.peek() != b'"' {
            return Err(self.malformed("a member name"));
        }
        let key = self.string_span()?;
        if self.peek() != b':' {
            return Err(self.malformed("`:`"));
        }
        self.pos += 1;
        Ok(key)
    }

    /// A string's content as written, and whether it has escapes. The opening quote is at hand.
    #[inline]
    pub(super) fn string_span(&mut self) -> Result<(&'j str, bool), ReadError> {
        let bytes = self.text.as_bytes();
        let start = self.pos + 1;
        let mut at = plain_run(bytes, start);
        let mut escaped = false;
        while bytes.get(at) == Some(&b'\\') {
            escaped = true;
            at = plain_run(bytes, self.escape_end(at)?);
        }
        if bytes.get(at) == Some(&b'"') {
            self.pos = at + 1;
            return Ok((self.text.get(start..at).unwrap_or_default(), escaped));
        }
        self.pos = at;
        Err(self.malformed(if at < bytes.len() { "no raw control character in a string" } else { "`\"`" }))
    }

    /// The position behind the escape that starts at `at`.
    fn escape_end(&mut self, at: usize) -> Result<usize, ReadError> {
        let bytes = self.text.as_bytes();
        match bytes.get(at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(at + 2),
            Some(b'u') if hex4(bytes, at + 2).is_some() => Ok(at + 6),
            _ => {
                self.pos = at;
                Err(self.malformed("an escape sequence"))
            }
        }
    }

    /// The text that a span of this reader's text stands for, its escapes resolved.
    #[cold]
    pub(super) fn unescape(&self, span: &str) -> Result<Cow<'j, str>, ReadError> {
        let bytes = span.as_bytes();
        let mut out = String::with_capacity(span.len());
        let mut at = 0;
        while at < bytes.len() {
            let end = plain_run(bytes, at);
            out.push_str(span.get(at..end).unwrap_or_default());
            at = end + 2;
            match bytes.get(end + 1) {
                None => break,
                Some(b'u') => match unicode_escape(bytes, end) {
                    Some((letter, next)) => {
                        out.push(letter);
                        at = next;
                    }
                    None => return Err(self.lone_surrogate(span, end)),
                },
                Some(&byte) => out.push(simple_escape(byte)),
            }
        }
        Ok(Cow::Owned(out))
    }

    #[cold]
    fn lone_surrogate(&self, span: &str, at: usize) -> ReadError {
        let start = (span.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        ReadError::new(start + at, "text", "half a surrogate pair").syntax()
    }

    /// A number as written. A minus sign or digit is at hand.
    pub(super) fn number_span(&mut self) -> Result<&'j str, ReadError> {
        let bytes = self.text.as_bytes();
        let start = self.pos;
        let digits = start + usize::from(bytes.get(start) == Some(&b'-'));
        let mut at = digit_run(bytes, digits);
        let zeroes = bytes.get(digits) == Some(&b'0') && at > digits + 1;
        let mut whole = at > digits && !zeroes;
        if whole && bytes.get(at) == Some(&b'.') {
            let fraction = at + 1;
            at = digit_run(bytes, fraction);
            whole = at > fraction;
        }
        if whole && matches!(bytes.get(at), Some(b'e' | b'E')) {
            let power = at + 1 + usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
            at = digit_run(bytes, power);
            whole = at > power;
        }
        self.pos = at;
        if whole {
            return Ok(self.text.get(start..at).unwrap_or_default());
        }
        self.pos = if zeroes { digits } else { at };
        Err(self.malformed(if zeroes { "a number without leading zeros" } else { "a digit" }))
    }

    /// Consumes `word`, whose first letter is at hand.
    #[inline]
    pub(super) fn literal(&mut self, word: &'static str) -> Result<(), ReadError> {
        if self.text.as_bytes().get(self.pos..).is_some_and(|rest| rest.starts_with(word.as_bytes())) {
            self.pos += word.len();
            return Ok(());
        }
        Err(self.malformed(word))
    }
}

/// The position of the first quote, backslash or control byte from `at` on; the length where there is none.
#[inline]
pub(super) fn plain_run(bytes: &[u8], mut at: usize) -> usize {
    while let Some(&[a, b, c, d, e, f, g, h]) = bytes.get(at..at + 8) {
        let word = u64::from_le_bytes([a, b, c, d, e, f, g, h]);
        let found = special_bytes(word);
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    while bytes.get(at).is_some_and(|&byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
        at += 1;
    }
    at
}

/// Eight bytes at once: the top bit of each byte that is a quote, a backslash or below a space.
/// The lowest bit set is exact; higher ones may be false, which the caller never looks at.
#[inline]
fn special_bytes(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const TOPS: u64 = 0x8080_8080_8080_8080;
    let quote = word ^ (ONES * b'"' as u64);
    let slash = word ^ (ONES * b'\\' as u64);
    let below = |x: u64, n: u64| x.wrapping_sub(ONES * n) & !x;
    (below(quote, 1) | below(slash, 1) | below(word, 0x20)) & TOPS
}

fn digit_run(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    at
}

fn hex4(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + 4)?;
    digits.iter().try_fold(0, |sum, &byte| Some(sum * 16 + char::from(byte).to_digit(16)?))
}

fn simple_escape(byte: u8) -> char {
    match byte {
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        other => char::from(other),
    }
}

/// The character of the `\uXXXX` escape at `at`, a surrogate pair taken together, and the position behind it.
/// Two low halves make no character: their number is too large for one.
fn unicode_escape(bytes: &[u8], at: usize) -> Option<(char, usize)> {
    let unit = hex4(bytes, at + 2)?;
    if !(0xD800..0xE000).contains(&unit) {
        return Some((char::from_u32(unit)?, at + 6));
    }
    let low = hex4(bytes, at + 8).filter(|low| (0xDC00..0xE000).contains(low))?;
    if bytes.get(at + 6..at + 8) != Some(b"\\u") {
        return None;
    }
    Some((char::from_u32(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00))?, at + 12))
}
