//! XML as the JSON that types read: one pass over the document, directed by the table of the type.
//!
//! Nothing of a server is trusted. Entities other than the predefined five are refused, and so is a document type with declarations of its
//! own, so nothing expands; nesting, namespaces and what JSON is made of a document have limits.

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::Reader;

use super::frame::{find, is_bare_list, Frame, Path};
use super::name::{is_blank, is_char, local, INSTANCE};
use super::scalar;
use super::shape::{XmlKind, XmlNode, XmlShape, XmlText};
use super::tag::{text, Attribute, Bindings};

/// How many elements may be open at once, as in JSON.
const MAX_DEPTH: usize = 128;

/// How many times its own size a document may become as JSON, and what is allowed however small it is: names of members may be longer
/// than those of elements, and lists that are missing are written down.
const GROWTH: usize = 16;
const LEAST_GROWTH: usize = 1 << 20;

/// The JSON of a document; the name of its element is not looked at, for documents often leave it to chance.
///
/// # Errors
/// Malformed text, or a limit, with the number of bytes before it.
pub(super) fn json(document: &str, root: &XmlNode) -> Result<String, String> {
    let mut events = Reader::from_str(document);
    events.config_mut().expand_empty_elements = true;
    let room = document.len().saturating_mul(GROWTH).saturating_add(LEAST_GROWTH);
    let mut reading = Reading { events, out: String::new(), depth: 0, bindings: Bindings::default(), room };
    match reading.document(root) {
        Ok(()) => Ok(reading.out),
        Err(why) => Err(format!(
            "{why} (byte {})",
            reading.events.error_position().min(reading.events.buffer_position())
        )),
    }
}

struct Reading<'x> {
    events: Reader<&'x [u8]>,
    out: String,
    depth: usize,
    bindings: Bindings,
    /// How many bytes of JSON may still be made.
    room: usize,
}

impl<'x> Reading<'x> {
    fn next(&mut self) -> Result<Event<'x>, String> {
        self.events.read_event().map_err(|why| why.to_string())
    }

    fn document(&mut self, root: &XmlNode) -> Result<(), String> {
        let mut seen = false;
        loop {
            match self.next()? {
                Event::Start(start) if !seen => {
                    seen = true;
                    self.value(&start, root.shape)?;
                }
                Event::Eof if seen => return Ok(()),
                Event::Eof => return Err("there is no element".to_owned()),
                Event::DocType(declaration) if declaration.contains(&b'[') => {
                    return Err("a document type with declarations of its own is not read".to_owned());
                }
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::DocType(_) => {}
                Event::Text(white) if is_blank(text(&white)?) => {}
                _ => return Err("there is something beside the element of the document".to_owned()),
            }
        }
    }

    /// Appends the JSON of an element, whose start was read.
    fn value(&mut self, start: &BytesStart<'_>, shape: &'static XmlShape) -> Result<(), String> {
        if self.depth >= MAX_DEPTH {
            return Err(format!("more than {MAX_DEPTH} elements are open at once"));
        }
        self.depth += 1;
        let mark = self.bindings.mark();
        let mut frame = Frame::new(shape);
        let is_nil = self.attributes(start, &mut frame)?;
        self.content(&mut frame)?;
        self.depth -= 1;
        self.bindings.forget(mark);
        let (before, held) = (self.out.len(), frame.held);
        match is_nil {
            true => self.out.push_str("null"),
            false => frame.finish(&mut self.out),
        }
        self.spend((self.out.len() - before).saturating_sub(held))
    }

    /// Takes the bytes of new JSON off the room there is.
    fn spend(&mut self, bytes: usize) -> Result<(), String> {
        self.room = self.room.checked_sub(bytes).ok_or("more JSON would come of it than is allowed")?;
        Ok(())
    }

    /// Takes the attributes of an element; says whether it is null (`xsi:nil`).
    fn attributes(&mut self, start: &BytesStart<'_>, frame: &mut Frame) -> Result<bool, String> {
        let mut is_nil = false;
        for Attribute { name, value } in self.bindings.declare(start)? {
            let found = self.bindings.found(name, true);
            if local(name) == "nil" && (found.namespace == INSTANCE || name == "xsi:nil") {
                is_nil |= matches!(value.trim(), "true" | "1");
                continue;
            }
            let fits = |node: &XmlNode| if node.kind == XmlKind::Attribute { found.fits(node) } else { 0 };
            let Some(path) = find(frame.shape, &fits) else { continue };
            if frame.has(&path) {
                return Err(format!("the attribute {} comes twice", path.node.name));
            }
            let json = attribute(&value, path.node.shape);
            self.spend(json.len())?;
            frame.put(&path, &json);
        }
        Ok(is_nil)
    }

    /// Reads until the end of the element.
    fn content(&mut self, frame: &mut Frame) -> Result<(), String> {
        loop {
            match self.next()? {
                Event::Start(child) => self.child(&child, frame)?,
                Event::End(_) => {
                    frame.flush_text();
                    return Ok(());
                }
                Event::Text(words) => frame.push_text(&words.xml10_content().map_err(|why| why.to_string())?),
                Event::CData(words) => {
                    frame.push_cdata(&words.xml10_content().map_err(|why| why.to_string())?)
                }
                Event::GeneralRef(entity) => frame.push_text(character(&entity)?.encode_utf8(&mut [0; 4])),
                Event::Eof => return Err("it ends inside of an element".to_owned()),
                Event::Comment(_) | Event::PI(_) => {}
                Event::Decl(_) | Event::DocType(_) | Event::Empty(_) => {
                    return Err("a declaration stands inside of an element".to_owned());
                }
            }
        }
    }

    /// Reads an element inside of another one: a member, an item of a list, or neither.
    fn child(&mut self, start: &BytesStart<'_>, frame: &mut Frame) -> Result<(), String> {
        frame.child();
        let name = start.name();
        let name = text(name.as_ref())?;
        let mark = self.bindings.mark();
        // What the element declares holds for its own name.
        self.bindings.declare(start)?;
        let path = frame.element(self.bindings.found(name, false));
        self.bindings.forget(mark);
        if let Some(path) = path {
            return self.member(start, frame, &path);
        }
        if frame.takes_items() {
            frame.flush_text();
            let shape = frame.next_item().map_or(&XmlShape::ANY, |node| node.shape);
            let json = self.apart(start, shape)?;
            frame.put_item(&json);
            return Ok(());
        }
        let rest = frame.shape.rest;
        let several = rest.is_none_or(|rest| rest.shape.is_any() || is_bare_list(rest));
        let shape = match rest {
            Some(rest) if is_bare_list(rest) => rest.shape.items.map_or(&XmlShape::ANY, |item| item.shape),
            Some(rest) => rest.shape,
            None => &XmlShape::ANY,
        };
        let json = self.apart(start, shape)?;
        frame.put_other(local(name), &json, several);
        Ok(())
    }

    fn member(&mut self, start: &BytesStart<'_>, frame: &mut Frame, path: &Path) -> Result<(), String> {
        let json = self.apart(start, path.node.shape)?;
        // An element with nothing in it, of a type that has no value for that: as good as missing.
        let is_item = is_bare_list(&path.member.node);
        let is_absent = json == "null" && !is_item && !path.member.nullable && !path.member.needed;
        if !is_absent {
            frame.put(path, &json);
        }
        Ok(())
    }

    /// The JSON of an element by itself.
    fn apart(&mut self, start: &BytesStart<'_>, shape: &'static XmlShape) -> Result<String, String> {
        let before = self.out.len();
        self.value(start, shape)?;
        Ok(self.out.split_off(before))
    }
}

/// The JSON of an attribute; that of a list has its items between white space (XML Schema, part 2, 2.4.1.2).
fn attribute(value: &str, shape: &XmlShape) -> String {
    match (shape.text, shape.items) {
        (None, Some(item)) => {
            let kinds = item.shape.text.unwrap_or(XmlText::STRING);
            let items: Vec<_> =
                value.split_ascii_whitespace().map(|item| scalar::json(item, kinds)).collect();
            format!("[{}]", items.join(","))
        }
        (kinds, _) => scalar::json(value, kinds.unwrap_or(XmlText::STRING)).into_owned(),
    }
}

/// The character that an entity stands for; only the predefined five have a name (XML 1.0, 4.6).
fn character(entity: &BytesRef<'_>) -> Result<char, String> {
    if let Some(c) = entity.resolve_char_ref().map_err(|why| why.to_string())? {
        return if is_char(c) { Ok(c) } else { Err("it has a character that XML has not".to_owned()) };
    }
    match text(entity)? {
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "amp" => Ok('&'),
        "apos" => Ok('\''),
        "quot" => Ok('"'),
        _ => Err("it has an entity that is none of the predefined ones".to_owned()),
    }
}
