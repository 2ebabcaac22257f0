//! The files of one run.
//!
//! In: paths and texts. Out: one tree a file, and every node's place. Nothing outside the root directory is read, and
//! nothing is ever fetched from a network.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::builder::{Builder, Failure};
use super::reader::{Disk, MAX_FILE_BYTES, Reader, normal};
use super::table::{Mark, Table};
use super::{Node, NodeId, Place, json, yaml};
use crate::diagnostic::{Code, Diagnostics};

/// How many files one description may consist of.
pub const MAX_FILES: usize = 5_000;

/// Table of files and of the nodes in them.
#[derive(Debug)]
pub struct Sources {
    reader: Box<dyn Reader>,
    /// The directory that names of files are relative to.
    base: PathBuf,
    /// The only directory tree that is read; set by the first file.
    root: Option<PathBuf>,
    files: Vec<File>,
    table: Table,
}

#[derive(Debug)]
struct File {
    name: String,
    text: String,
    lines: OnceLock<Vec<u32>>,
}

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
            table: Table::default(),
        }
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
            Err(message) => {
                diagnostics.report(Code::UNREADABLE, None, format!("{}: {message}", path.display()));
                None
            }
        }
    }

    /// Reads a file that a document names at `from`; only below the root.
    ///
    /// # Errors
    /// Why it may not be, or cannot be read, in words.
    pub fn load_referenced(
        &mut self,
        path: &Path,
        diagnostics: &mut Diagnostics,
    ) -> Result<Option<Node>, String> {
        if self.files.len() >= MAX_FILES {
            return Err(format!("the description has more than {MAX_FILES} files"));
        }
        self.check_root(path)?;
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
        self.files.push(File { name, text: text.clone(), lines: OnceLock::new() });
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
        self.files.push(File { name: name.to_owned(), text, lines: OnceLock::new() });
        match parsed {
            Ok(node) => Some(node),
            Err(failure) => {
                let at = self.table.add_spot(file, failure.mark);
                diagnostics.report(Code::SYNTAX, at, format!("{name}: {}", failure.message));
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

    fn read(&self, path: &Path) -> Result<String, String> {
        let bytes = self.reader.read(path).map_err(|error| error.to_string())?;
        if bytes.len() > MAX_FILE_BYTES {
            return Err(super::too_large(bytes.len() as u64));
        }
        String::from_utf8(bytes).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let line = error.as_bytes()[..valid].iter().filter(|byte| **byte == b'\n').count() + 1;
            format!("the text is not UTF-8 (line {line})")
        })
    }
}

impl File {
    /// Line and column of a byte, both from one; the column counts characters.
    fn line_column(&self, byte: usize) -> (usize, usize) {
        let starts = self.lines.get_or_init(|| line_starts(&self.text));
        let line = starts.partition_point(|start| *start as usize <= byte).max(1);
        let start = starts.get(line - 1).map_or(0, |start| *start as usize);
        let column = self.text.get(start..byte).map_or(0, |before| before.chars().count());
        (line, column + 1)
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
        return yaml::read(text, builder);
    }
    builder.last_counts = true;
    json::read(text, builder).or_else(|failure| {
        builder.last_counts = false;
        yaml::read(text, builder).map_err(|_| failure)
    })
}
