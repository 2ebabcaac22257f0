//! Items out of bytes that arrive in any pieces: events, lines of JSON, JSON text sequences, parts of a multipart body.

use bytes::Bytes;

use super::fault::Fault;
use super::lines::Lines;
use super::parts::{AnswerPart, Parts};
use super::sse::{Event, EventReading, Parser};

/// How bytes become items.
pub(crate) enum Splitter {
    /// JSON Lines, NDJSON: a line is an item.
    Lines(Lines),
    /// JSON text sequences (RFC 7464).
    Texts(Texts),
    /// Server-sent events.
    Events(Lines, Parser, EventReading),
    /// Parts of a multipart body (RFC 2046, 5.1).
    Parts(Parts),
}

/// One item before it is decoded.
#[derive(Default)]
pub(crate) struct Raw {
    /// The event; its data alone where it is none.
    pub(crate) event: Event,
    /// The JSON to read, where it is not the data.
    pub(crate) json: Option<String>,
    /// The part of a multipart body.
    pub(crate) part: Option<AnswerPart>,
    /// No item comes behind it.
    pub(crate) is_last: bool,
    /// It says that no more comes, and is none.
    pub(crate) is_end: bool,
}

/// The data that ends a stream, as some servers write it.
const END: &str = "[DONE]";

impl Raw {
    fn text(data: String) -> Self {
        let is_end = data == END;
        Raw { event: Event { data, ..Event::default() }, is_end, ..Raw::default() }
    }

    fn part(part: AnswerPart) -> Self {
        Raw { part: Some(part), ..Raw::default() }
    }

    /// The JSON that the item is read from.
    pub(crate) fn json(&self) -> &str {
        self.json.as_deref().unwrap_or(&self.event.data)
    }

    /// What came, for whoever wants to know what did not fit.
    pub(crate) fn came(self) -> Bytes {
        match self.part {
            Some(part) => part.body,
            None => Bytes::from(self.event.data),
        }
    }
}

impl Splitter {
    /// Server-sent events.
    pub(crate) fn events(reading: EventReading) -> Self {
        Splitter::Events(Lines::new(true), Parser::default(), reading)
    }

    /// Values of JSON, as the media type has them: one a line, or each behind a record separator.
    pub(crate) fn values(media: &str) -> Self {
        if media.ends_with("json-seq") {
            Splitter::Texts(Texts::default())
        } else {
            Splitter::Lines(Lines::new(false))
        }
    }

    pub(crate) fn push(&mut self, piece: &[u8]) {
        match self {
            Splitter::Lines(lines) | Splitter::Events(lines, ..) => lines.push(piece),
            Splitter::Texts(texts) => texts.lines.push(piece),
            Splitter::Parts(parts) => parts.push(piece),
        }
    }

    /// The next item out of what arrived. None may have more than `most` bytes.
    pub(crate) fn next(&mut self, most: usize) -> Result<Option<Raw>, Fault> {
        match self {
            Splitter::Lines(lines) => next_line(lines, most),
            Splitter::Texts(texts) => texts.next(most),
            Splitter::Events(lines, parser, reading) => next_event(lines, parser, *reading, most),
            Splitter::Parts(parts) => match parts.next(most)? {
                // What is behind the last delimiter is for nobody.
                None if parts.is_over() => Ok(Some(Raw { is_end: true, ..Raw::default() })),
                part => Ok(part.map(Raw::part)),
            },
        }
    }

    /// The connection ended. A last line needs no line feed; an event that is not complete is dropped.
    pub(crate) fn end(&mut self) -> Result<Option<Raw>, Fault> {
        match self {
            Splitter::Lines(lines) => Ok(last_line(lines)),
            Splitter::Texts(texts) => texts.end(),
            Splitter::Events(..) => Ok(None),
            Splitter::Parts(parts) => parts.end().map(|()| None),
        }
    }

    /// Forgets what arrived: another connection begins, or none.
    pub(crate) fn restart(&mut self) {
        match self {
            Splitter::Lines(lines) => *lines = Lines::new(false),
            Splitter::Texts(texts) => *texts = Texts::default(),
            Splitter::Events(lines, parser, _) => {
                *lines = Lines::new(true);
                parser.restart();
            }
            Splitter::Parts(parts) => parts.restart(),
        }
    }
}

fn next_line(lines: &mut Lines, most: usize) -> Result<Option<Raw>, Fault> {
    while let Some(line) = lines.next() {
        if line.len() > most {
            return Err(Fault::TooLarge("a line"));
        }
        let line = String::from_utf8_lossy(line);
        if !line.trim().is_empty() {
            return Ok(Some(Raw::text(line.into_owned())));
        }
    }
    within(lines.held(), most, "a line")
}

fn last_line(lines: &mut Lines) -> Option<Raw> {
    let rest = String::from_utf8_lossy(lines.rest()).into_owned();
    (!rest.trim().is_empty()).then(|| Raw::text(rest))
}

fn next_event(
    lines: &mut Lines,
    parser: &mut Parser,
    reading: EventReading,
    most: usize,
) -> Result<Option<Raw>, Fault> {
    let mut held = parser.held();
    while let Some(line) = lines.next() {
        if held + line.len() > most {
            return Err(Fault::TooLarge("an event"));
        }
        if let Some((event, given)) = parser.line(&String::from_utf8_lossy(line)) {
            let (is_end, is_last) = (event.data == END || reading.is_end(&event), reading.is_last(&event));
            let json = if is_end { None } else { reading.json(&event, given) };
            return Ok(Some(Raw { event, json, part: None, is_last, is_end }));
        }
        held = parser.held();
    }
    within(held + lines.held(), most, "an event")
}

/// What has begun is no item yet, and not too large for one.
fn within(held: usize, most: usize, what: &'static str) -> Result<Option<Raw>, Fault> {
    if held > most {
        return Err(Fault::TooLarge(what));
    }
    Ok(None)
}

/// A JSON text sequence: each text has a record separator before it, and may have line feeds in it.
pub(crate) struct Texts {
    lines: Lines,
    /// A separator came. Servers that write none write a text on each line.
    separated: bool,
}

impl Default for Texts {
    fn default() -> Self {
        Texts { lines: Lines::new(false), separated: false }
    }
}

impl Texts {
    fn next(&mut self, most: usize) -> Result<Option<Raw>, Fault> {
        if !self.separated {
            match self.lines.first() {
                // White space before the first text is no part of it.
                None => {
                    self.lines.rest();
                    return Ok(None);
                }
                Some(0x1e) => self.separated = true,
                Some(_) => return next_line(&mut self.lines, most),
            }
        }
        while let Some(text) = self.lines.next_record() {
            if text.len() > most {
                return Err(Fault::TooLarge("a text"));
            }
            if let Some(item) = whole(text)? {
                return Ok(Some(item));
            }
        }
        within(self.lines.held(), most, "a text")
    }

    fn end(&mut self) -> Result<Option<Raw>, Fault> {
        if self.separated {
            return whole(self.lines.rest());
        }
        Ok(last_line(&mut self.lines))
    }
}

/// A text between two separators. A number or a word without white space behind it may have been cut short (RFC 7464, 2.4).
fn whole(text: &[u8]) -> Result<Option<Raw>, Fault> {
    let trimmed = text.trim_ascii();
    let is_open = trimmed.first().is_some_and(|first| !matches!(first, b'{' | b'[' | b'"'));
    if is_open && trimmed.last() == text.last() {
        let why = "a number or a word of a JSON text sequence without white space behind it may be cut short";
        return Err(Fault::Cut(why.to_owned(), Bytes::copy_from_slice(text)));
    }
    Ok((!trimmed.is_empty()).then(|| Raw::text(String::from_utf8_lossy(trimmed).into_owned())))
}
