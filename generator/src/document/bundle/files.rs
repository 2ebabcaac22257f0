//! The files that a description consists of, as they were read.
//!
//! In: paths and references to other files. Out: raw trees, each read once.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::super::keywords::Family;
use super::ids::Ids;
use crate::diagnostic::Diagnostics;
use crate::limits::{Limit, Limits};
use crate::source::{Node, Sources, Unread, normal, pointer};

/// A file as it was read.
#[derive(Debug)]
pub(super) struct File {
    pub(super) path: PathBuf,
    pub(super) root: Node,
    pub(super) ids: Ids,
}

/// A spot in a file: the tokens of its JSON Pointer.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Spot {
    pub(super) file: usize,
    pub(super) tokens: Vec<String>,
}

/// All files; the first is the entry document.
#[derive(Debug)]
pub(super) struct Files {
    list: Vec<Rc<File>>,
    by_path: HashMap<PathBuf, Result<usize, String>>,
    /// A limit was met, and that was said.
    is_over: bool,
    /// Bytes that identifiers and their places may still take.
    room: usize,
}

impl Files {
    pub(super) fn new(entry: &Path, root: Node, limits: &Limits) -> Self {
        let room = limits.get(Limit::TextBytes);
        let mut files = Self { list: Vec::new(), by_path: HashMap::new(), is_over: false, room };
        files.enter(normal(entry), root);
        files
    }

    pub(super) fn get(&self, file: usize) -> Rc<File> {
        Rc::clone(&self.list[file])
    }

    /// The path of a file from the entry document's directory. For one that lies elsewhere, its last two parts: names that
    /// come from it must not depend on where the description happens to lie.
    pub(super) fn relative(&self, file: usize) -> PathBuf {
        let path = &self.list[file].path;
        let base = self.list[0].path.parent().unwrap_or(Path::new(""));
        if let Ok(below) = path.strip_prefix(base) {
            return below.to_owned();
        }
        let parts: Vec<_> = path.components().collect();
        parts[parts.len().saturating_sub(2)..].iter().collect()
    }

    /// Whether the identifiers of the files are more than there may be.
    pub(super) fn is_crowded(&self) -> bool {
        self.list.iter().any(|file| file.ids.is_cut())
    }

    /// All files that were read so far.
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, &File)> {
        self.list.iter().map(Rc::as_ref).enumerate()
    }

    /// The file that `name` means in `from`; it is read when it is asked for the first time.
    ///
    /// # Errors
    /// Why it cannot be read, in words.
    pub(super) fn named(
        &mut self,
        name: &str,
        from: usize,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Result<usize, String> {
        let directory = self.list[from].path.parent().unwrap_or(Path::new("")).to_owned();
        let path = normal(&directory.join(decoded(name).replace('\\', "/")));
        if let Some(known) = self.by_path.get(&path) {
            return known.clone();
        }
        let read = match sources.load_referenced(&path, diagnostics) {
            Ok(Some(root)) => Ok(self.enter(path.clone(), root)),
            Ok(None) => Err("it could not be read".to_owned()),
            Err(Unread::Words(words)) => Err(words),
            Err(Unread::Over(met)) => {
                let words = met.message.clone();
                if !std::mem::replace(&mut self.is_over, true) {
                    met.report(None, diagnostics);
                }
                Err(words)
            }
        };
        self.by_path.insert(path, read.clone());
        read
    }

    fn enter(&mut self, path: PathBuf, root: Node) -> usize {
        let file = self.list.len();
        let ids = Ids::of(&root, self.room);
        self.room = self.room.saturating_sub(ids.bytes);
        self.by_path.insert(path.clone(), Ok(file));
        self.list.push(Rc::new(File { path, root, ids }));
        file
    }
}

impl File {
    /// The node at a spot of this file.
    pub(super) fn at(&self, tokens: &[String]) -> Option<&Node> {
        tokens.iter().try_fold(&self.root, |node, token| pointer::step(node, token))
    }
}

impl Spot {
    /// The section and name of the component that the spot is, in a document of that family.
    pub(super) fn component(&self, family: Family) -> Option<(&str, &str)> {
        match (family, self.tokens.as_slice()) {
            (Family::V2, [section, name]) => match section.as_str() {
                "definitions" => Some(("schemas", name)),
                "securityDefinitions" => Some(("securitySchemes", name)),
                "parameters" | "responses" => Some((section, name)),
                _ => None,
            },
            (Family::V2, _) => None,
            (_, [components, section, name]) if components == "components" => Some((section, name)),
            _ => None,
        }
    }
}

/// Percent-encoded characters of a reference decoded (RFC 3986, section 2.1).
pub(super) fn decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = text.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}
