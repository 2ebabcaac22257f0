//! The files of one run.
//!
//! In: paths and texts. Out: one tree a file, and every node's place. Nothing outside the root directory is read, and
//! nothing is ever fetched from a network.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::builder::{Builder, Failure};
use super::reader::{Disk, Reader, normal};
use super::table::{Mark, Table};
use super::{Node, NodeId, Place, json, scan, spelling, yaml};
use crate::diagnostic::{Code, Diagnostics};
use crate::limits::{Limit, Limits, Met};

/// Table of files and of the nodes in them.
#[derive(Debug)]
pub struct Sources {
    reader: Box<dyn Reader>,
    /// The directory that names of files are relative to.
    base: PathBuf,
    /// The only directory tree that is read; set by the first file.
    root: Option<PathBuf>,
    files: Vec<File>,
    /// Bytes of all files.
    bytes: usize,
    table: Table,
}

/// Why a file was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// It may not be, or cannot be.
    Words(String),
    /// A limit was met.
    Over(Met),
}

impl Unread {
    /// The reason.
    pub fn words(&self) -> &str {
        match self {
            Self::Words(words) => words,
            Self::Over(met) => &met.message,
        }
    }

    fn report(self, path: &Path, diagnostics: &mut Diagnostics) {
        match self {
            Self::Words(words) => {
                diagnostics.report(Code::UNREADABLE, None, format!("{}: {words}", path.display()));
            }
            Self::Over(met) => {
                let message = format!("{}: {}", path.display(), met.message);
                diagnostics.report(met.code, None, message).help(met.help);
            }
        }
    }
}

#[derive(Debug)]
struct File {
    name: String,
    text: String,
    lines: OnceLock<Vec<u32>>,
    /// Characters before each block of [`BLOCK`] bytes.
    blocks: OnceLock<Vec<u32>>,
}

/// How many bytes are looked at for the column of a place: lines may be as long as their file.
const BLOCK: usize = 1 << 10;

impl Default for Sources {
    fn default() -> Self {
        Self::new(Disk)
    }
}

impl Sources {
    /// No files yet; they will come from `reader`.
    pub fn new(reader: impl Reader + 'static) -> Self {
        Self {
            reader: Box::new(reader),
            base: PathBuf::new(),
            root: None,
            files: Vec::new(),
            bytes: 0,
            table: Table::default(),
        }
    }

    /// With other limits than the usual ones.
    pub fn limit(&mut self, limits: &Limits) {
        self.table.limits = *limits;
    }

    /// Values, and bytes of text, in all files that were read.
    pub fn size(&self) -> (usize, usize) {
        self.table.size()
    }

    /// Sets the directory that the entry document's references may reach into, where that is not its own directory.
    pub fn allow(&mut self, root: &Path) {
        self.root = Some(root.to_owned());
    }

    /// Reads the document that everything starts from; files that it refers to are named relative to its directory.
    /// Problems are reported, and then there is no tree.
    pub fn load_entry(&mut self, path: &Path, diagnostics: &mut Diagnostics) -> Option<Node> {
        self.base = path.parent().unwrap_or(Path::new("")).to_owned();
        if self.root.is_none() {
            self.root = Some(self.base.clone());
        }
        self.load(path, diagnostics)
    }

    /// Reads a file that the user named (an overlay): it may lie anywhere.
    pub fn load(&mut self, path: &Path, diagnostics: &mut Diagnostics) -> Option<Node> {
        match self.read(path) {
            Ok(text) => self.load_text(&self.name_of(path), text, diagnostics),
            Err(unread) => {
                unread.report(path, diagnostics);
                None
            }
        }
    }

    /// Reads a file that a document names at `from`; only below the root.
    ///
    /// # Errors
    /// Why it may not be, or cannot be read.
    pub fn load_referenced(
        &mut self,
        path: &Path,
        diagnostics: &mut Diagnostics,
    ) -> Result<Option<Node>, Unread> {
        let limits = &self.table.limits;
        if self.files.len() >= limits.get(Limit::Files) {
            return Err(Unread::Over(limits.met(Limit::Files, "the description has more files")));
        }
        self.check_root(path).map_err(Unread::Words)?;
        let text = self.read(path)?;
        let is_prose =
            path.extension().is_some_and(|end| ["md", "txt", "html"].iter().any(|prose| end == *prose));
        if is_prose {
            return Ok(self.prose(path, text));
        }
        Ok(self.load_text(&self.name_of(path), text, diagnostics))
    }

    /// A file whose whole text is the value: a description that is kept beside the document.
    fn prose(&mut self, path: &Path, text: String) -> Option<Node> {
        let id = self.table.add_root(self.files.len() as u32)?;
        let name = self.name_of(path);
        self.files.push(File { name, text: text.clone(), lines: OnceLock::new(), blocks: OnceLock::new() });
        Some(Node::new(id, text))
    }

    /// Reads a text that is in memory already, under a name.
    pub fn load_text(
        &mut self,
        name: &str,
        text: impl Into<String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Node> {
        let mut text = text.into();
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        let file = self.files.len() as u32;
        let mut builder = Builder {
            table: &mut self.table,
            diagnostics: &mut *diagnostics,
            file,
            last_counts: false,
            failure: None,
        };
        let parsed = parse(&text, &mut builder);
        self.files.push(File {
            name: name.to_owned(),
            text,
            lines: OnceLock::new(),
            blocks: OnceLock::new(),
        });
        match parsed {
            Ok(node) => Some(node),
            Err(failure) => {
                let at = self.table.add_complaint(file, failure.mark);
                let message = format!("{name}: {}", failure.message);
                match failure.met {
                    Some(met) => diagnostics.report(met.code, at, message).help(met.help),
                    None => diagnostics.report(Code::SYNTAX, at, message),
                };
                None
            }
        }
    }

    /// Where a node was written.
    pub fn place(&self, id: NodeId) -> Place {
        let Some((file, mark)) = self.table.mark(id) else {
            return Place { file: String::new(), line: 1, column: 1, pointer: String::new() };
        };
        let (line, column) = match (mark, self.files.get(file as usize)) {
            (Mark::LineColumn(line, column), _) => (line as usize + 1, column as usize + 1),
            (Mark::Byte(byte), Some(file)) => file.line_column(byte as usize),
            (Mark::Byte(_), None) => (1, 1),
        };
        Place { file: self.file(id).to_owned(), line, column, pointer: self.pointer(id) }
    }

    /// The JSON Pointer of a node in its file.
    pub fn pointer(&self, id: NodeId) -> String {
        self.table.pointer(id)
    }

    /// The member of this name that a node was written with, where it is an object that has one.
    pub fn member(&self, id: NodeId, name: &str) -> Option<NodeId> {
        self.table.member(id, name)
    }

    /// A number or a truth value as it is written: `1.10` and `0o755` are the texts that a reader of strings takes them for.
    pub fn spelling(&self, node: &Node) -> Option<&str> {
        let (file, mark) = self.table.mark(node.id)?;
        let file = self.files.get(file as usize)?;
        let at = match mark {
            Mark::Byte(byte) => byte as usize,
            Mark::LineColumn(line, column) => file.byte(line as usize, column as usize)?,
        };
        spelling::spelling(&file.text, at, self.table.own_key(node.id), &node.value)
    }

    /// The name of the file that a node stands in.
    pub fn file(&self, id: NodeId) -> &str {
        let file = self.table.mark(id).and_then(|(file, _)| self.files.get(file as usize));
        file.map_or("", |file| &file.name)
    }

    /// The text of a file, by its name, without a byte order mark.
    pub fn text(&self, file: &str) -> Option<&str> {
        self.files.iter().find(|known| known.name == file).map(|known| known.text.as_str())
    }

    /// Names of all files, in the order in which they were read.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| file.name.as_str())
    }

    /// The node that this one is a member or an item of.
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.table.parent(id)
    }

    /// The name of a file: relative to the entry document where that makes it shorter.
    fn name_of(&self, path: &Path) -> String {
        let (path, base) = (normal(path), normal(&self.base));
        let name =
            if base.as_os_str().is_empty() { &path } else { path.strip_prefix(&base).unwrap_or(&path) };
        name.to_string_lossy().replace('\\', "/")
    }

    fn check_root(&self, path: &Path) -> Result<(), String> {
        let Some(root) = &self.root else { return Ok(()) };
        let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
        let inside = match (self.reader.canonical(path), self.reader.canonical(root)) {
            (Ok(path), Ok(root)) => path.starts_with(root),
            (Err(_), _) => normal(path).starts_with(normal(root)),
            _ => false,
        };
        if inside { Ok(()) } else { Err(format!("it lies outside of `{}`", root.display())) }
    }

    fn read(&mut self, path: &Path) -> Result<String, Unread> {
        let limits = self.table.limits;
        let over = |limit: Limit, what: &str| Unread::Over(limits.met(limit, what));
        let bytes =
            self.reader.read(path, limits.get(Limit::FileBytes)).map_err(|error| match error.kind() {
                io::ErrorKind::FileTooLarge => over(Limit::FileBytes, &error.to_string()),
                _ => Unread::Words(error.to_string()),
            })?;
        self.bytes = self.bytes.saturating_add(bytes.len());
        if self.bytes > limits.get(Limit::TotalBytes) {
            return Err(over(Limit::TotalBytes, "the files of the description have more bytes together"));
        }
        String::from_utf8(bytes).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let line = error.as_bytes()[..valid].iter().filter(|byte| **byte == b'\n').count() + 1;
            Unread::Words(format!("the text is not UTF-8 (line {line})"))
        })
    }
}

impl File {
    /// The byte at a line and column, both from zero, the column in characters.
    fn byte(&self, line: usize, column: usize) -> Option<usize> {
        let starts = self.lines.get_or_init(|| line_starts(&self.text));
        let start = *starts.get(line)? as usize;
        let (before, _) = self.text.get(start..)?.char_indices().nth(column)?;
        Some(start + before)
    }

    /// Line and column of a byte, both from one; the column counts characters.
    fn line_column(&self, byte: usize) -> (usize, usize) {
        let starts = self.lines.get_or_init(|| line_starts(&self.text));
        let line = starts.partition_point(|start| *start as usize <= byte).max(1);
        let start = starts.get(line - 1).map_or(0, |start| *start as usize);
        (line, self.characters(byte).saturating_sub(self.characters(start)) + 1)
    }

    /// How many characters begin before a byte.
    fn characters(&self, byte: usize) -> usize {
        let bytes = self.text.as_bytes();
        let count = |bytes: &[u8]| bytes.iter().filter(|byte| !matches!(byte, 0x80..0xC0)).count();
        let blocks = self.blocks.get_or_init(|| {
            let counts = bytes.chunks(BLOCK).scan(0, |before, block| {
                let here = *before;
                *before += count(block) as u32;
                Some(here)
            });
            counts.collect()
        });
        let byte = byte.min(bytes.len());
        let before = blocks.get(byte / BLOCK).map_or(0, |before| *before as usize);
        match blocks.is_empty() || byte / BLOCK >= blocks.len() {
            true => count(&bytes[..byte]),
            false => before + count(&bytes[byte / BLOCK * BLOCK..byte]),
        }
    }
}

/// The byte each line starts at; lines end as YAML has it: LF, CR LF, or CR alone.
fn line_starts(text: &str) -> Vec<u32> {
    let bytes = text.as_bytes();
    let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    });
    std::iter::once(0).chain(ends.map(|(at, _)| at as u32 + 1)).collect()
}

/// JSON by its first character, else YAML. What looks like JSON and is none may still be YAML in flow style; if it is
/// not that either, the complaint about JSON is the one that helps.
fn parse(text: &str, builder: &mut Builder<'_>) -> Result<Node, Failure> {
    if !text.trim_start().starts_with(['{', '[']) {
        return yaml(text, builder);
    }
    builder.last_counts = true;
    let before = builder.table.size();
    json::read(text, builder).or_else(|failure| {
        if failure.met.is_some() {
            return Err(failure);
        }
        builder.last_counts = false;
        builder.table.shrink(before);
        yaml(text, builder).map_err(|_| failure)
    })
}

/// YAML, after a look at how much of it there is.
fn yaml(text: &str, builder: &mut Builder<'_>) -> Result<Node, Failure> {
    match scan::check(text, &builder.table.limits) {
        Ok(()) => yaml::read(text, builder),
        Err((Limit::Depth, byte)) => Err(builder.too_deep(Mark::Byte(byte as u32))),
        Err((_, byte)) => Err(builder.too_many(Mark::Byte(byte as u32))),
    }
}
