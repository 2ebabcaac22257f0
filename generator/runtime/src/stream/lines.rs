//! Lines out of bytes that arrive in any pieces. A line ends with LF, CR or CR LF where asked to (server-sent events),
//! else with LF alone (JSON Lines) or the record separator (RFC 7464).

/// Collects bytes and gives whole lines.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    held: Vec<u8>,
    /// Where the search for the next end begins.
    from: usize,
    start: usize,
    carriage_returns: bool,
    skip_line_feed: bool,
    begun: bool,
}

/// Before each text of a JSON text sequence (RFC 7464, 2.1).
const SEPARATOR: u8 = 0x1e;

impl Lines {
    /// No bytes yet. A carriage return may end a line too.
    pub(crate) fn new(carriage_returns: bool) -> Self {
        Lines { carriage_returns, ..Lines::default() }
    }

    pub(crate) fn push(&mut self, piece: &[u8]) {
        self.held.drain(..self.start);
        self.from -= self.start;
        self.start = 0;
        self.held.extend_from_slice(piece);
        if !self.begun {
            self.begin();
        }
    }

    /// A byte order mark is none of the first line, in however many pieces it comes.
    fn begin(&mut self) {
        let mark = [0xef, 0xbb, 0xbf];
        let there = self.held.len().min(mark.len());
        if self.held[..there] != mark[..there] {
            self.begun = true;
        } else if there == mark.len() {
            self.begun = true;
            (self.start, self.from) = (there, there);
        }
    }

    /// The next whole line, without its end.
    pub(crate) fn next(&mut self) -> Option<&[u8]> {
        if self.skip_line_feed && self.start < self.held.len() {
            if self.held[self.start] == b'\n' {
                self.start += 1;
                self.from = self.from.max(self.start);
            }
            self.skip_line_feed = false;
        }
        // Between events, CR ends a line; between texts of JSON, the record separator does.
        let other = if self.carriage_returns { b'\r' } else { SEPARATOR };
        self.until(&|byte| byte == b'\n' || byte == other)
    }

    /// What is before the next record separator, line feeds and all.
    pub(crate) fn next_record(&mut self) -> Option<&[u8]> {
        self.until(&|byte| byte == SEPARATOR)
    }

    fn until(&mut self, is_end: &dyn Fn(u8) -> bool) -> Option<&[u8]> {
        match self.held[self.from..].iter().position(|byte| is_end(*byte)) {
            Some(at) => {
                let (start, end) = (self.start, self.from + at);
                self.skip_line_feed = self.held[end] == b'\r';
                self.start = end + 1;
                self.from = self.start;
                Some(&self.held[start..end])
            }
            None => {
                self.from = self.held.len();
                None
            }
        }
    }

    /// The first byte that is no white space.
    pub(crate) fn first(&self) -> Option<u8> {
        self.held[self.start..].iter().copied().find(|byte| !byte.is_ascii_whitespace())
    }

    /// The bytes of the line that has no end yet.
    pub(crate) fn held(&self) -> usize {
        self.held.len() - self.start
    }

    /// What is left when no more bytes come.
    pub(crate) fn rest(&mut self) -> &[u8] {
        let start = std::mem::replace(&mut self.start, self.held.len());
        self.from = self.start;
        &self.held[start..]
    }
}
