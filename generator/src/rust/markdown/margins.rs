//! Lines of lists and quotations under their first ones.
//!
//! CommonMark takes a line that goes on without its margin for a part of the item or quotation above it ("lazy continuation");
//! people who read the source do not, and clippy says so. Such lines get the margin that they stand for.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The text with every line of a paragraph in a list or quotation at the margin of its first one.
pub(super) fn aligned(text: &str) -> String {
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut margins: Vec<String> = Vec::new();
    let mut broken: Option<usize> = None;
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        if let Some(start) = broken.take().filter(|start| *start <= range.start) {
            let margin = margins.last().map(String::as_str).unwrap_or_default();
            if !margins.is_empty() && text[start..range.start] != *margin {
                edits.push((start..range.start, margin.to_owned()));
            }
        }
        match event {
            Event::Start(Tag::Item) => margins.push(of_item(text, range.start)),
            Event::Start(Tag::BlockQuote(_)) => margins.push(format!("{}> ", before(text, range.start))),
            Event::End(TagEnd::Item | TagEnd::BlockQuote(_)) => drop(margins.pop()),
            Event::SoftBreak | Event::HardBreak => {
                broken = text[range.start..].find('\n').map(|at| range.start + at + 1);
            }
            _ => {}
        }
    }
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for (range, margin) in edits {
        out.push_str(&text[at..range.start]);
        out.push_str(&margin);
        at = range.end;
    }
    out.push_str(&text[at..]);
    out
}

/// The margin of what is in an item that begins at `start`: as wide as its marker and the blanks behind it.
fn of_item(text: &str, start: usize) -> String {
    let item = &text[start..];
    let digits = item.len() - item.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let behind = &item[(digits + 1).min(item.len())..];
    let blanks = behind.len() - behind.trim_start_matches(' ').len();
    // Five and more are one, and code.
    let blanks = if (1..=4).contains(&blanks) { blanks } else { 1 };
    format!("{}{}", before(text, start), " ".repeat(digits + 1 + blanks))
}

/// What stands before `start` on its line, with markers of items blanked.
fn before(text: &str, start: usize) -> String {
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    text[line..start].chars().map(|c| if c == '>' { '>' } else { ' ' }).collect()
}
