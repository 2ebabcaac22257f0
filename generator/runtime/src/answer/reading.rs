//! How an answer's body becomes a value: what its media type allows, what is taken leniently, what is told of it, and what
//! would help where it does not fit. Works through `dyn Slot`, so it is compiled once.

use bytes::Bytes;

use super::super::codec::{self, Lenient, Misfit, Note, ReadError, Slot};
use super::super::content;
use super::super::error::Error;
use super::super::head::is_json;
use super::super::trace;
use super::Answer;

/// Why a body is not what was expected.
pub(super) enum Unfit {
    Empty,
    Media,
    Value(ReadError),
}

/// How a body was read that fits.
pub(super) struct Read {
    pub(super) notes: Vec<Note>,
    /// The body as a whole is a misfit.
    pub(super) whole: bool,
}

impl Answer {
    pub(super) fn lenient(&self) -> Lenient {
        self.head.asked.lenient()
    }

    /// Reads the body as JSON.
    pub(super) fn fill(&self, slot: &mut dyn Slot, type_name: &'static str) -> Result<(), Error> {
        let body = self.plain()?;
        match self.read(&body, self.lenient(), slot) {
            Ok(read) => {
                self.tell(&body, "", read);
                Ok(())
            }
            Err(why) => {
                let would_fit = self.read(&body, Lenient::all(), slot).is_ok();
                Err(self.misfit(body, type_name, why, would_fit))
            }
        }
    }

    /// Reads what the body has at a pointer.
    pub(super) fn fill_part(
        &self,
        (body, text, pointer): (Bytes, &str, &str),
        slot: &mut dyn Slot,
        type_name: &'static str,
    ) -> Result<(), Error> {
        match knowing(text.as_bytes(), self.lenient(), slot) {
            Ok(notes) => {
                self.tell(text.as_bytes(), pointer, Read { notes, whole: false });
                Ok(())
            }
            Err(why) => {
                let would_fit = knowing(text.as_bytes(), Lenient::all(), slot).is_ok();
                Err(self.misfit(body, type_name, Unfit::Value(why), would_fit))
            }
        }
    }

    /// Reads text as a value that JSON writes in quotes.
    pub(super) fn fill_text(
        &self,
        body: Bytes,
        text: &str,
        slot: &mut dyn Slot,
        type_name: &'static str,
    ) -> Result<(), Error> {
        let quoted = codec::to_string(&text);
        match codec::read_into(quoted.as_bytes(), self.lenient(), slot) {
            Ok(outcome) => {
                self.tell(quoted.as_bytes(), "", Read { notes: outcome.notes, whole: false });
                Ok(())
            }
            Err(why) => Err(self.misfit(body, type_name, Unfit::Value(why), false)),
        }
    }

    /// Reads text as a scalar.
    pub(super) fn fill_scalar(
        &self,
        body: Bytes,
        text: &str,
        slot: &mut dyn Slot,
        type_name: &'static str,
    ) -> Result<(), Error> {
        let json = content::scalar(text, self.lenient(), slot);
        let read = json.map_err(|why| self.misfit(body, type_name, Unfit::Value(why), false));
        let (json, notes) = read?;
        self.tell(json.as_bytes(), "", Read { notes, whole: false });
        Ok(())
    }

    /// Whether the body may be JSON by its media type; vague names do not speak against it.
    pub(super) fn may_be_json(&self) -> bool {
        let media = self.media_type();
        is_json(&media) || matches!(&*media, "" | "text/plain" | "application/octet-stream" | "*/*")
    }

    fn read(&self, body: &[u8], lenient: Lenient, slot: &mut dyn Slot) -> Result<Read, Unfit> {
        if body.is_empty() {
            let nothing = codec::read_into(b"null", lenient.missing(), slot);
            let taken = lenient.bodies && nothing.is_ok();
            return if taken { Ok(Read { notes: Vec::new(), whole: true }) } else { Err(Unfit::Empty) };
        }
        let named = self.may_be_json();
        if !named && !lenient.bodies {
            return Err(Unfit::Media);
        }
        match knowing(body, lenient, slot) {
            Ok(notes) => Ok(Read { notes, whole: !named }),
            Err(why) if why.is_syntax() && lenient.bodies => {
                let quoted = codec::to_string(&&*String::from_utf8_lossy(body));
                let read = codec::read_into(quoted.as_bytes(), Lenient::strict(), slot);
                let unfit = if named { Unfit::Value(why) } else { Unfit::Media };
                read.map(|_| Read { notes: Vec::new(), whole: true }).map_err(|_| unfit)
            }
            Err(why) => Err(Unfit::Value(why)),
        }
    }

    /// Notes that the body is of a media type that the document does not have.
    pub(super) fn tell_media(&self) {
        if self.is_undocumented() {
            self.tell(b"", "", Read { notes: Vec::new(), whole: true });
        }
    }

    fn is_undocumented(&self) -> bool {
        let (accept, media) = (self.head.asked.accept(), self.media_type());
        let is_it =
            |known: &str| known.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case(&media);
        !accept.is_empty() && !media.is_empty() && !accept.contains('*') && !accept.split(',').any(is_it)
    }

    /// Keeps what does not fit for [`Response::misfits`](super::super::Response::misfits), and tells it as an event.
    pub(super) fn tell(&self, text: &[u8], pointer: &str, read: Read) {
        if read.notes.is_empty() && !read.whole {
            return;
        }
        if self.misfits.is_none() && !trace::hears_misfits() {
            return;
        }
        let text = std::str::from_utf8(text).unwrap_or_default();
        let whole = read.whole.then(Misfit::body);
        let inner = codec::located(text, read.notes).into_iter().map(|misfit| misfit.below(pointer));
        let found: Vec<Misfit> = whole.into_iter().chain(inner).collect();
        trace::misfits(self.operation(), &found);
        if let Some(misfits) = &self.misfits {
            misfits.lock().unwrap_or_else(std::sync::PoisonError::into_inner).extend(found);
        }
    }

    pub(super) fn misfit(&self, body: Bytes, type_name: &'static str, why: Unfit, would_fit: bool) -> Error {
        let media = self.media_type();
        let mut help = Vec::new();
        if would_fit {
            help.push("`.lenient(true)` on the call or the builder takes it".to_owned());
            help.extend(self.head.asked.overlay().map(|line| format!("so does `{line}` in an overlay")));
        }
        if matches!(why, Unfit::Media) {
            let way = if media.starts_with("text/") { "text" } else { "bytes" };
            help.push(format!("`.answered_as({media:?}, Answer::{way})` reads {media}"));
        }
        if !matches!(why, Unfit::Empty) {
            help.push("`.raw()` has the body as it came".to_owned());
        }
        let error = match why {
            Unfit::Empty => self.unfit(body, "the body is empty, and JSON was expected".to_owned()),
            Unfit::Media => self.unfit(body, format!("the body is {media}, and JSON was expected")),
            Unfit::Value(why) => {
                let note = if is_json(&media) { String::new() } else { format!(" of {media}") };
                let reason = format!("body{note} does not fit {} at {why}", short(type_name));
                self.unfit(body, reason).caused_by(why)
            }
        };
        error.helped(&help.join(", "))
    }

    pub(super) fn unfit(&self, body: Bytes, reason: String) -> Error {
        Error::decode(self.operation(), self.head.clone(), body, reason).after(self.attempts)
    }
}

/// Reads a value; one that loses all it has only where missing members are taken.
pub(super) fn knowing(text: &[u8], lenient: Lenient, slot: &mut dyn Slot) -> Result<Vec<Note>, ReadError> {
    let outcome = codec::read_into(text, lenient, slot)?;
    match outcome.nothing_known {
        Some(nothing) if !lenient.missing => Err(nothing),
        _ => Ok(outcome.notes),
    }
}

/// A type's name without the modules it is in: `Vec<Key>`.
fn short(type_name: &str) -> String {
    let mut out = String::new();
    let mut word = String::new();
    for c in type_name.chars() {
        match c {
            ':' => word.clear(),
            '<' | '>' | ',' | ' ' | '[' | ']' | '(' | ')' | '&' => {
                out.push_str(&std::mem::take(&mut word));
                out.push(c);
            }
            c => word.push(c),
        }
    }
    out + &word
}
