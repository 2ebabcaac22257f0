//! CommonMark from a document made safe for rustdoc.
//!
//! Rustdoc compiles code blocks, lets HTML and links of every scheme through, resolves what looks like an intra-doc link, and
//! warns of bare URLs; a document's author knew nothing of that. Text stays as written except where one of these would strike.
//! What comes of it is read once more (`check.rs`): where anything is left that may harm, the text is shown without markup.

mod check;
mod images;
mod margins;

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd, TextMergeWithOffset};

use crate::escape;

/// The lines of a doc comment.
pub(super) fn lines(text: &str) -> Vec<String> {
    let text = images::without_sizes(&escape::clean(text).replace('\t', "    "));
    let edited = tidy(&margins::aligned(&edited(&text)));
    match check::is_harmless(&edited.join("\n")) {
        true => edited,
        false => tidy(&text.lines().map(bare).collect::<Vec<_>>().join("\n")),
    }
}

/// The text on one line, for the place behind a list's dash.
pub(super) fn one_line(text: &str) -> String {
    joined(&lines(text)).unwrap_or_else(|| bare(text))
}

/// A line without any markup; rustdoc asks for angles around what it takes for a URL.
fn bare(line: &str) -> String {
    escape::markdown::text(line).replace("://", ":\\//")
}

/// A sentence of ours with words of a document in it, for a cell of a table.
pub(super) fn cell(sentence: &str) -> String {
    escape::markdown::cell(sentence).replace("://", ":\\//")
}

/// The lines of a paragraph as one; `None` where they are something else than a paragraph.
pub(super) fn joined<T: AsRef<str>>(lines: &[T]) -> Option<String> {
    let words = lines.iter().flat_map(|line| line.as_ref().split_whitespace());
    let line = words.collect::<Vec<_>>().join(" ");
    check::is_inline(&line).then_some(line)
}

/// The text with everything changed that rustdoc would stumble over.
fn edited(text: &str) -> String {
    let mut edits = Edits { text, list: Vec::new(), links: Vec::new(), code: None, fenced: false };
    let parser = Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH);
    // Links by reference keep their words only, so nothing needs the definitions; text of our own could.
    let definitions = parser.reference_definitions().iter();
    edits.list.extend(definitions.map(|(_, definition)| (definition.span.clone(), String::new())));
    for (event, range) in TextMergeWithOffset::new(parser.into_offset_iter()) {
        edits.see(event, range);
    }
    edits.apply()
}

/// Lines without trailing white space, never two empty ones in a row, none at either end.
fn tidy(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        let blank_twice = line.is_empty() && lines.last().is_none_or(String::is_empty);
        if !blank_twice {
            lines.push(line.to_owned());
        }
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

struct Edits<'t> {
    text: &'t str,
    list: Vec<(Range<usize>, String)>,
    /// Where the links at hand began, the innermost last, and whether they are kept.
    links: Vec<(usize, bool)>,
    /// An indented code block at hand, and the text in it.
    code: Option<(Range<usize>, String)>,
    /// In a fenced code block, whose text stays as it is.
    fenced: bool,
}

impl Edits<'_> {
    fn see(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => self.code_block(&kind, range),
            Event::End(TagEnd::CodeBlock) => self.end_code_block(range),
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                self.links.push((range.start, check::is_kept(link_type, &dest_url)));
            }
            // A picture from somewhere else tells its server who reads the docs.
            Event::Start(Tag::Image { .. }) => self.links.push((range.start, false)),
            Event::End(TagEnd::Link | TagEnd::Image) => self.end_link(range),
            Event::Text(text) if self.code.is_some() => {
                if let Some((_, content)) = &mut self.code {
                    content.push_str(&text);
                }
            }
            Event::Text(_) if self.fenced => {}
            Event::Text(_) if self.links.last().is_none_or(|(_, kept)| !kept) => self.escape(range),
            Event::Html(_) | Event::InlineHtml(_) => self.html(range),
            _ => {}
        }
    }

    /// Every fence says `text`, so that rustdoc runs nothing; an indented block becomes a fence.
    fn code_block(&mut self, kind: &CodeBlockKind<'_>, range: Range<usize>) {
        match kind {
            CodeBlockKind::Indented => self.code = Some((range, String::new())),
            CodeBlockKind::Fenced(info) => {
                let fence = self.text[range.start..]
                    .find(|c| c != '`' && c != '~')
                    .map_or(range.end, |at| range.start + at);
                let end = self.text[fence..].find('\n').map_or(range.end, |at| fence + at);
                let word = info.split([' ', ',', '{']).next().unwrap_or("").to_lowercase();
                let language =
                    if check::LANGUAGES.contains(&word.as_str()) { word } else { "text".to_owned() };
                self.list.push((fence..end, language));
                self.fenced = true;
            }
        }
    }

    fn end_code_block(&mut self, whole: Range<usize>) {
        if std::mem::take(&mut self.fenced) {
            self.close(whole);
        }
        if let Some((range, content)) = self.code.take() {
            let line_start = self.text[..range.start].rfind('\n').map_or(0, |at| at + 1);
            let column = range.start - line_start;
            let indent = " ".repeat(column.saturating_sub(4));
            let body: String = content.lines().map(|line| format!("{indent}{line}\n")).collect();
            let fence = if content.contains("```") { "~~~~" } else { "```" };
            self.list.push((line_start..range.end, format!("{indent}{fence}text\n{body}{indent}{fence}\n")));
        }
    }

    /// A fence that nobody closed would take in whatever is written below it.
    fn close(&mut self, block: Range<usize>) {
        let source = &self.text[block.clone()];
        let fence: String = source.chars().take_while(|c| matches!(c, '`' | '~')).collect();
        let last = source.trim_end().lines().skip(1).last().unwrap_or_default();
        if !last.trim_start_matches([' ', '>']).starts_with(&fence) {
            let gap = if source.ends_with('\n') { "" } else { "\n" };
            self.list.push((block.end..block.end, format!("{gap}{fence}\n")));
        }
    }

    /// A link that leads nowhere from here (relative, or by reference) keeps its words only.
    fn end_link(&mut self, range: Range<usize>) {
        if let Some((start, false)) = self.links.pop() {
            self.list.retain(|(edit, _)| edit.start < start);
            let whole = &self.text[range.clone()];
            let inner = whole
                .trim_start_matches('!')
                .strip_prefix('[')
                .and_then(|rest| rest.rsplit_once("](").or(rest.rsplit_once("][")).or(rest.rsplit_once(']')));
            let words = inner.map_or(whole.trim_matches(['<', '>']), |(words, _)| words);
            self.list.push((range, escaped(words, false)));
        }
    }

    fn escape(&mut self, range: Range<usize>) {
        let source = &self.text[range.clone()];
        let after_backslash = self.text[..range.start].ends_with('\\');
        let text = escaped(source, after_backslash);
        // Backticks of text are those without a partner; next to other text they could find one.
        let text = if source.contains('`') { lone_backticks(&text, after_backslash) } else { text };
        if text != source {
            self.list.push((range, text));
        }
    }

    /// Tags that only dress text are left out; anything else is shown as it is.
    fn html(&mut self, range: Range<usize>) {
        let source = &self.text[range.clone()];
        let mut out = String::new();
        let mut rest = source;
        while let Some(at) = rest.find('<') {
            out.push_str(&rest[..at]);
            let tag = &rest[at..];
            let end = tag.find('>').map_or(tag.len(), |end| end + 1);
            out.push_str(&dressing(&tag[..end]).unwrap_or_else(|| escaped(&tag[..end], false)));
            rest = &tag[end..];
        }
        out.push_str(rest);
        self.list.push((range, out));
    }

    fn apply(mut self) -> String {
        self.list.sort_by_key(|(range, _)| (range.start, usize::MAX - range.end));
        let mut out = String::with_capacity(self.text.len() + 64);
        let mut at = 0;
        for (range, replacement) in &self.list {
            if range.start >= at {
                out.push_str(&self.text[at..range.start]);
                out.push_str(replacement);
                at = range.end;
            }
        }
        out.push_str(&self.text[at..]);
        out
    }
}

/// What stands for a tag that only dresses text; `None` for a tag that may mean something.
fn dressing(tag: &str) -> Option<String> {
    const PLAIN: &[&str] = &[
        "p",
        "b",
        "strong",
        "i",
        "em",
        "u",
        "span",
        "div",
        "a",
        "ul",
        "ol",
        "table",
        "tbody",
        "thead",
        "tr",
        "td",
        "th",
        "font",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "small",
        "sub",
        "sup",
        "section",
        "details",
        "summary",
        "img",
        "pre",
        "center",
    ];
    let name =
        tag.trim_start_matches(['<', '/']).split(|c: char| !c.is_ascii_alphanumeric()).next()?.to_lowercase();
    match name.as_str() {
        "br" | "hr" => Some("\n".into()),
        "li" if !tag.starts_with("</") => Some("\n- ".into()),
        "li" => Some(String::new()),
        "code" | "tt" | "kbd" => Some("`".into()),
        name if PLAIN.contains(&name) => Some(String::new()),
        _ if tag.starts_with("<!--") => Some(String::new()),
        _ => None,
    }
}

/// Backticks escaped that are not yet.
fn lone_backticks(text: &str, after_backslash: bool) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    let mut escaped = after_backslash;
    for c in text.chars() {
        if c == '`' && !escaped {
            out.push('\\');
        }
        escaped = c == '\\' && !escaped;
        out.push(c);
    }
    out
}

/// Brackets and angles escaped, bare URLs in angles.
fn escaped(text: &str, after_backslash: bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    let mut escaped = after_backslash;
    while let Some(c) = rest.chars().next() {
        if rest.starts_with("http://") || rest.starts_with("https://") {
            let end = rest
                .find(|c: char| {
                    c.is_whitespace()
                        || matches!(c, '<' | '>' | '"' | ')' | ']' | '}' | '`' | '|' | '*' | '\'')
                })
                .unwrap_or(rest.len());
            let url = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\\']);
            out.push_str(&format!("<{url}>"));
            rest = &rest[url.len()..];
            escaped = false;
            continue;
        }
        if matches!(c, '[' | ']' | '<' | '>') && !escaped {
            out.push('\\');
        }
        escaped = c == '\\' && !escaped;
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    out
}
