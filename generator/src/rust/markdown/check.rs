//! Whether Markdown can do harm in rustdoc, read as rustdoc reads it.

use pulldown_cmark::{BrokenLink, CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::escape::markdown::is_safe_url;

/// What fences may say: nothing that rustdoc compiles.
pub(super) const LANGUAGES: [&str; 7] = ["json", "yaml", "bash", "http", "xml", "text", "html"];

/// A paragraph of our own, behind the text.
const BEHIND: &str = "what stands behind";

/// Whether a link stays a link: it says itself where it leads, and that is a page or an address.
pub(super) fn is_kept(kind: LinkType, url: &str) -> bool {
    matches!(kind, LinkType::Inline | LinkType::Autolink | LinkType::Email)
        && (is_safe_url(url) || kind == LinkType::Email)
}

/// Whether a text is nothing but text, code that nobody runs, and links to pages, and leaves what stands behind it alone.
pub(super) fn is_harmless(text: &str) -> bool {
    let whole = format!("{text}\n\n{BEHIND}");
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut dangling = false;
    // Rustdoc takes what looks like a link for the path of an item.
    let mut note = |_: BrokenLink<'_>| {
        dangling = true;
        None
    };
    let parser = Parser::new_with_broken_link_callback(&whole, options, Some(&mut note));
    if parser.reference_definitions().iter().next().is_some() {
        return false;
    }
    let (mut depth, mut in_code, mut last) = (0_usize, false, None);
    for (event, range) in parser.into_offset_iter() {
        match &event {
            Event::Start(tag) => {
                depth += 1;
                in_code |= matches!(tag, Tag::CodeBlock(_));
                if !is_harmless_tag(tag) {
                    return false;
                }
            }
            Event::End(end) => {
                depth -= 1;
                in_code &= *end != TagEnd::CodeBlock;
            }
            Event::Html(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => return false,
            Event::Text(_) if !in_code && has_lone_backtick(&whole, range.start, range.end) => return false,
            Event::Text(words) => last = Some((depth, words.to_string())),
            _ => {}
        }
    }
    !dangling && last.is_some_and(|(depth, words)| depth == 1 && words == BEHIND)
}

fn is_harmless_tag(tag: &Tag<'_>) -> bool {
    match tag {
        Tag::Link { link_type, dest_url, .. } => is_kept(*link_type, dest_url),
        Tag::CodeBlock(CodeBlockKind::Fenced(language)) => LANGUAGES.contains(&language.as_ref()),
        Tag::CodeBlock(CodeBlockKind::Indented) => false,
        Tag::Image { .. } | Tag::HtmlBlock | Tag::FootnoteDefinition(_) => false,
        _ => true,
    }
}

/// A backtick that is text and not escaped might find a partner in text that is put beside it.
fn has_lone_backtick(whole: &str, start: usize, end: usize) -> bool {
    let text = &whole[start..end];
    text.match_indices('`').any(|(at, _)| at > 0 || !whole[..start].ends_with('\\'))
}

/// Whether a line is one paragraph wherever it stands, and harmless.
pub(super) fn is_inline(line: &str) -> bool {
    if line.is_empty() {
        return true;
    }
    let mut blocks = Parser::new_ext(line, Options::ENABLE_TABLES).filter_map(|event| match event {
        Event::Start(tag) => Some(matches!(
            tag,
            Tag::Paragraph | Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. }
        )),
        Event::Rule => Some(false),
        _ => None,
    });
    blocks.all(|inline| inline) && is_harmless(line) && is_harmless(&format!("- x: {line}"))
}
