//! A look at YAML text before it is parsed.
//!
//! In: text. Out: the first byte at which it goes beyond a limit. The parser keeps every event of a file in memory before the
//! first node is made, and takes time for each open bracket at each token, so what is too deep or too much has to be known
//! before. Only tokens are told apart here, by the same rules as in the parser; whether they make sense is for it to say.

use crate::limits::{Limit, Limits};

/// Looks for more nesting of brackets, or more values, than there may be.
///
/// # Errors
/// The limit, and the byte at which it is met.
pub(super) fn check(text: &str, limits: &Limits) -> Result<(), (Limit, usize)> {
    let mut scan = Scan {
        bytes: text.as_bytes(),
        at: 0,
        line: 0,
        indents: Vec::new(),
        start: None,
        flow: 0,
        entries: 0,
        commas: 0,
        depth: limits.get(Limit::Depth),
        most: limits.get(Limit::Nodes),
    };
    while scan.at < scan.bytes.len() {
        scan.token()?;
    }
    Ok(())
}

struct Scan<'t> {
    bytes: &'t [u8],
    at: usize,
    /// Where the line at hand begins.
    line: usize,
    /// Columns of the block collections that are open.
    indents: Vec<usize>,
    /// Where the node at hand begins on this line: a column, as long as nothing has ended the node.
    start: Option<usize>,
    /// Brackets and braces that are open.
    flow: usize,
    /// Entries of block collections, and of mappings with colons.
    entries: usize,
    commas: usize,
    depth: usize,
    most: usize,
}

impl Scan<'_> {
    fn token(&mut self) -> Result<(), (Limit, usize)> {
        let byte = self.bytes[self.at];
        if self.flow == 0 && self.is_document_mark() {
            self.indents.clear();
            self.start = None;
            self.at += 3;
            return Ok(());
        }
        match byte {
            b'\n' | b'\r' => self.new_line(),
            b' ' | b'\t' => self.at += 1,
            b'#' => self.skip_line(),
            b'[' | b'{' => {
                self.begin();
                self.flow += 1;
                if self.flow > self.depth {
                    return Err((Limit::Depth, self.at));
                }
                self.at += 1;
            }
            b']' | b'}' => {
                self.flow = self.flow.saturating_sub(1);
                self.at += 1;
            }
            b',' if self.flow > 0 => {
                self.commas += 1;
                self.at += 1;
            }
            b'-' | b'?' if self.flow == 0 && self.is_blank(self.at + 1) => self.indicator(self.column()),
            b':' if self.flow > 0 || self.is_blank(self.at + 1) => {
                self.indicator(self.start.unwrap_or(self.column()));
            }
            b'"' | b'\'' => self.quoted(byte),
            b'&' | b'*' | b'!' => self.word(),
            b'|' | b'>' if self.flow == 0 => self.block_scalar(),
            _ => self.plain(),
        }
        if self.entries.max(self.commas) > self.most {
            return Err((Limit::Nodes, self.at.min(self.bytes.len())));
        }
        Ok(())
    }

    fn column(&self) -> usize {
        self.at - self.line
    }

    /// `---` or `...` at the beginning of a line.
    fn is_document_mark(&self) -> bool {
        let rest = &self.bytes[self.at..];
        self.column() == 0
            && (rest.starts_with(b"---") || rest.starts_with(b"..."))
            && self.is_blank(self.at + 3)
    }

    /// Whether white space, or nothing, stands at a byte.
    fn is_blank(&self, at: usize) -> bool {
        matches!(self.bytes.get(at), None | Some(b' ' | b'\t' | b'\n' | b'\r'))
    }

    fn is_flow_mark(&self, at: usize) -> bool {
        self.flow > 0 && matches!(self.bytes.get(at), Some(b',' | b'[' | b']' | b'{' | b'}'))
    }

    /// A node begins here. In block context it may begin the line, and then it ends what is further to the right.
    fn begin(&mut self) {
        let column = self.column();
        if self.flow == 0 && self.start.is_none() {
            self.close_beyond(column);
            self.start = Some(column);
        }
    }

    fn close_beyond(&mut self, column: usize) {
        while self.indents.last().is_some_and(|open| *open > column) {
            self.indents.pop();
        }
    }

    /// `-`, `?` or `:`: an entry of a collection that stands at a column.
    fn indicator(&mut self, column: usize) {
        self.entries += 1;
        if self.flow == 0 {
            self.close_beyond(column);
            if self.indents.last() != Some(&column) {
                self.indents.push(column);
            }
            self.start = None;
        }
        self.at += 1;
    }

    fn new_line(&mut self) {
        self.at += 1;
        self.line = self.at;
        self.start = None;
    }

    fn skip_line(&mut self) {
        while !matches!(self.bytes.get(self.at), None | Some(b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn quoted(&mut self, quote: u8) {
        self.begin();
        self.at += 1;
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'\\' if quote == b'"' => self.at += 1,
                b'\n' => self.line = self.at + 1,
                byte if *byte == quote => {
                    self.at += 1;
                    return;
                }
                _ => {}
            }
            self.at += 1;
        }
    }

    /// An anchor, an alias or a tag.
    fn word(&mut self) {
        self.begin();
        self.at += 1;
        while !self.is_blank(self.at) && !self.is_flow_mark(self.at) {
            self.at += 1;
        }
    }

    /// Literal and folded text: every line that is further to the right than the collection it is in.
    fn block_scalar(&mut self) {
        self.begin();
        self.skip_line();
        let parent = self.indents.last().copied();
        while self.at < self.bytes.len() {
            let line = self.at + 1;
            let rest = &self.bytes[line.min(self.bytes.len())..];
            let indent = rest.iter().take_while(|byte| **byte == b' ').count();
            let is_empty = matches!(rest.get(indent), None | Some(b'\n' | b'\r'));
            let ends = parent.is_some_and(|parent| indent <= parent) || rest.starts_with(b"---");
            if ends && !is_empty {
                return;
            }
            self.at = line;
            self.line = line;
            self.skip_line();
        }
    }

    /// Plain text, which goes on over lines as long as they are further to the right.
    fn plain(&mut self) {
        self.begin();
        let parent = self.indents.last().copied();
        loop {
            while !self.is_blank(self.at) {
                let ends = self.bytes[self.at] == b':'
                    && (self.is_blank(self.at + 1) || self.is_flow_mark(self.at + 1));
                if ends || self.is_flow_mark(self.at) {
                    return;
                }
                self.at += 1;
            }
            let (before, line) = (self.at, self.line);
            while matches!(self.bytes.get(self.at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
                self.at += 1;
                if matches!(self.bytes[self.at - 1], b'\n' | b'\r') {
                    self.line = self.at;
                }
            }
            let next = self.bytes.get(self.at);
            let is_left =
                self.flow == 0 && self.line != line && parent.is_none_or(|parent| self.column() <= parent);
            let document =
                self.line != line && self.column() == 0 && self.bytes[self.at..].starts_with(b"---");
            if is_left || document || matches!(next, None | Some(b'#')) {
                (self.at, self.line) = (before, line);
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn met(text: &str) -> Option<(Limit, usize)> {
        let limits = Limits::default().with(Limit::Depth, 3).with(Limit::Nodes, 8);
        check(text, &limits).err()
    }

    #[test]
    fn brackets_are_counted_where_they_are_brackets() {
        assert_eq!(met("a: [[[[1]]]]"), Some((Limit::Depth, 6)));
        assert_eq!(met("a: {b: {c: {d: {}}}}"), Some((Limit::Depth, 15)));
        assert_eq!(met("[[[]], [[]], [[]], \"[[[[\", '[[[[', a[b]]"), None);
        for text in [
            "a: '[[[['\nb: \"[[\\\"[[[\"\n# [[[[[[\nc: x # [[[[[\n",
            "a: |\n  [[[[[\n\n  [[[[\nb: >-\n   [[[[\n",
            "- a: |\n    [[[[[\n  b: 1\n- |\n [[[[[\n",
            "a: text [[[[[\n  [[[[[ goes on\nb: x'[[[[\n",
            "a:\n  text\n  [[[[[\n",
            "a: don't\nb: it's [[[[\n",
            "&a k: |\n [[[[\n? |\n [[[[\n: x\n",
            "--- |\n[[[[\n",
        ] {
            assert_eq!(met(text), None, "{text}");
        }
        for text in [
            "- a: |\n    x\n  b: [[[[\n",
            "a: |\n x\nb: [[[[\n",
            "a: x\nb:\n  [[[[\n",
            "a: 'x'\nb: [ # ]\n [ # ]\n [\n[",
            "--- |\n x\n---\n[[[[",
            "a: b\n---\n[[[[",
        ] {
            assert_eq!(met(text).map(|(limit, _)| limit), Some(Limit::Depth), "{text}");
        }
    }

    #[test]
    fn values_are_counted() {
        assert_eq!(met("- 1\n- 2\n- 3\n- [4, 5]\n- {a: 1}\n"), None);
        for text in ["- 1\n", "-\n", "a: \n", "- - "] {
            assert!(met(&text.repeat(9)).is_some(), "{text}");
        }
        assert!(met(&format!("[{}]", "1,".repeat(9))).is_some());
        assert!(met(&format!("{{{}}}", "a,".repeat(9))).is_some());
        assert_eq!(met(&format!("a: |\n{}", "  - 1\n".repeat(9))), None);
    }
}
