//! Markdown (CommonMark 0.31 with the tables of GitHub).

use std::fmt::Write as _;

use super::chars::{notation, one_line, replaced};

/// Text inside of a paragraph, a heading, an item or a cell: one line, and no part of it is markup.
pub fn text(text: &str) -> String {
    escaped(&one_line(text))
}

/// A sentence of our own that quotes a document: its code spans stay, everything else is text. Mentions and references,
/// which are no markup and would ring somebody's bell, are broken up.
pub fn prose(sentence: &str) -> String {
    told(sentence, code)
}

/// The same for a cell of a table.
pub fn cell(sentence: &str) -> String {
    told(sentence, code_cell)
}

fn told(sentence: &str, code: fn(&str) -> String) -> String {
    let line = replaced(sentence, |c, _| Some(if c == '\n' { " ".to_owned() } else { notation(c) }));
    let parts: Vec<&str> = line.split('`').collect();
    let mut out = String::with_capacity(line.len() + 16);
    for (index, part) in parts.iter().enumerate() {
        let closed = index + 1 < parts.len();
        match (index % 2 == 1, closed) {
            (true, true) => out.push_str(&code(part)),
            (true, false) => out.push_str(&format!("\\`{}", quiet(&escaped(part)))),
            (false, _) => out.push_str(&quiet(&escaped(part))),
        }
    }
    out
}

/// `@somebody` and `#1` without their meaning: a blank of no width behind the mark, as an entity.
fn quiet(text: &str) -> String {
    text.replace('@', "@&#8203;").replace("\\#", "#&#8203;")
}

fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut before = None;
    for (at, c) in line.char_indices() {
        let anywhere = matches!(c, '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' | '#');
        // Inside of a word an underscore means nothing.
        let alphanumeric = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let emphasis = c == '_' && !(alphanumeric(before) && alphanumeric(line[at + 1..].chars().next()));
        let first = at == 0 && matches!(c, '-' | '+' | '=' | ':');
        let numbered = matches!(c, '.' | ')')
            && at > 0
            && line[..at].bytes().all(|b| b.is_ascii_digit())
            && line[at + 1..].chars().next().is_none_or(|next| next == ' ');
        if anywhere || emphasis || first || numbered {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    out
}

/// A code span in a cell of a table, whatever backticks the text has; pipes end a cell even there.
pub fn code_cell(text: &str) -> String {
    span(text, true)
}

/// A code span outside of tables.
pub fn code(text: &str) -> String {
    span(text, false)
}

fn span(text: &str, in_cell: bool) -> String {
    let text = replaced(text, |c, _| Some(notation(c)));
    let text = text.replace('\t', " ");
    let text = if in_cell { text.replace('|', "\\|") } else { text };
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let marks = "`".repeat(longest + 1);
    // The blanks are not part of the code (CommonMark 6.1); code of blanks alone keeps them.
    let blank = text.trim().is_empty() || text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']);
    let gap = if blank { " " } else { "" };
    format!("{marks}{gap}{text}{gap}{marks}")
}

/// A fenced block that nothing in its lines can close, `indent` in front of each line.
pub fn fenced(language: &str, lines: &[String], indent: &str) -> String {
    let longest = lines.iter().flat_map(|line| line.split(|c| c != '`')).map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(3.max(longest + 1));
    let mut out = format!("{indent}{fence}{language}\n");
    for line in lines {
        // Writing to a `String` cannot fail.
        let _ = writeln!(out, "{indent}{}", replaced(line, |c, _| Some(notation(c))));
    }
    out.push_str(&format!("{indent}{fence}\n"));
    out
}

/// A link: text, and a URL that our own options gave with a path behind it.
pub fn link(words: &str, base: &str, path: &str) -> String {
    format!("[{}]({base}/{path})", text(words))
}

/// Whether a link may lead there: pages and addresses, nothing that is run.
pub fn is_safe_url(url: &str) -> bool {
    let scheme =
        |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    ["http://", "https://", "mailto:"].into_iter().any(scheme)
}
