//! Where the misfits of a text are: from their bytes to JSON Pointers, in one pass.

use std::borrow::Cow;

use super::error::ReadError;
use super::misfit::{Misfit, Note};
use super::reader::Reader;

/// The misfits of a text, by their pointers.
pub(crate) fn located(text: &str, mut notes: Vec<Note>) -> Vec<Misfit> {
    notes.sort_by_key(|note| note.offset);
    let mut walk = Walk { reader: Reader::written(text), path: Vec::new(), notes, found: Vec::new() };
    let _ = walk.value();
    walk.found
}

/// A walk over a text that stops at each note.
struct Walk<'j> {
    reader: Reader<'j>,
    path: Vec<Cow<'j, str>>,
    notes: Vec<Note>,
    found: Vec<Misfit>,
}

impl<'j> Walk<'j> {
    fn value(&mut self) -> Result<(), ReadError> {
        let byte = self.reader.peek();
        self.take();
        let mut first = true;
        match byte {
            b'{' => {
                self.reader.open(b'{', "object")?;
                while self.reader.more(b'}', &mut first)? {
                    let name = self.reader.key()?;
                    self.step(name)?;
                }
            }
            b'[' => {
                self.reader.open(b'[', "array")?;
                let mut index = 0;
                while self.reader.more(b']', &mut first)? {
                    self.step(Cow::Owned(index.to_string()))?;
                    index += 1;
                }
            }
            _ => self.reader.skip()?,
        }
        self.take();
        Ok(())
    }

    fn step(&mut self, name: Cow<'j, str>) -> Result<(), ReadError> {
        if self.found.len() == self.notes.len() {
            return self.reader.skip();
        }
        self.path.push(name);
        self.value()?;
        self.path.pop();
        Ok(())
    }

    /// Tells the notes up to here, which are about the value at hand.
    fn take(&mut self) {
        while let Some(note) = self.notes.get(self.found.len()).filter(|note| note.offset <= self.reader.pos)
        {
            let member = Some(note.member).filter(|member| !member.is_empty());
            let mut pointer = String::new();
            for step in self.path.iter().map(|step| &**step).chain(member) {
                pointer.push('/');
                pointer.push_str(&step.replace('~', "~0").replace('/', "~1"));
            }
            self.found.push(Misfit { pointer, kind: note.kind });
        }
    }
}
