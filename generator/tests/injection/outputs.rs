//! Files as their readers see them: the compiler, rustdoc, cargo, a site that shows Markdown, a browser, a terminal.

use clientwright::diff::render::{Part, Texts, approvals, github, html, json, junit, markdown, sarif};
use clientwright::diff::{self, Policy};
use clientwright::escape::is_plain;
use clientwright::output::{HEADER, Tree};
use clientwright::rust::Lock;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use super::made::Made;
use super::shape::{self, Shape};

/// What the files of a crate consist of.
#[derive(Debug, Default, Clone, PartialEq)]
pub(crate) struct Outline {
    pub(crate) rust: Shape,
    /// The manifest without its texts.
    pub(crate) manifest: String,
    /// How many features it has.
    pub(crate) features: usize,
    /// How many files were read.
    pub(crate) files: usize,
}

/// Reads every file but those of the runtime; what is wrong in itself goes to `wrong`.
pub(crate) fn outline(tree: &Tree, wrong: &mut Vec<String>) -> Outline {
    let mut outline = Outline::default();
    for (path, file) in tree.iter().filter(|(path, _)| !path.starts_with("src/support/")) {
        let text = std::str::from_utf8(&file.content).unwrap();
        outline.files += 1;
        let mut say = |what: String| wrong.push(format!("{path}: {what}"));
        if let Some(line) = text.lines().find(|line| !is_plain(line)) {
            say(format!("has what cannot be shown: {line:?}"));
        }
        let parts = path.split('/').all(|part| {
            let legal = part.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c));
            legal && part.len() <= 100 && !part.starts_with(['-', ' ']) && part != ".."
        });
        if !parts {
            say("is no name for a file everywhere".into());
        }
        if path.ends_with(".rs") {
            match shape::of(text) {
                Ok(shape) => outline.rust.add(shape),
                Err(error) => say(format!("is no Rust: {error}")),
            }
        } else if path == "Cargo.toml" {
            match text.parse::<toml::Table>() {
                Ok(table) => {
                    outline.features = table["features"].as_table().map_or(0, toml::Table::len);
                    outline.manifest = blanked(&table);
                }
                Err(error) => say(format!("is no TOML: {error}")),
            }
        } else if path.ends_with(".md") {
            markdown_is_harmless(text, &[&format!("<!-- {HEADER}. Do not edit by hand. -->\n")], &mut say);
        } else if path == "names.lock" {
            let (lock, bad) = Lock::parse(text);
            if !bad.is_empty() || lock.to_text() != text {
                say(format!("does not come back; lines {bad:?}"));
            }
        }
        if !["Cargo.toml", "names.lock"].contains(&path)
            && !text.lines().next().is_some_and(|first| first.contains(HEADER))
        {
            say("has lost its header".into());
        }
    }
    for docs in &outline.rust.docs {
        if let Err(what) = docs_are_harmless(docs) {
            wrong.push(format!("docs: {what} in {docs:?}"));
        }
    }
    outline
}

/// Keys of a manifest, with the features counted only: they are named after tags.
fn blanked(table: &toml::Table) -> String {
    let mut out = String::new();
    for (key, value) in table.iter().filter(|(key, _)| *key != "features") {
        match value {
            toml::Value::Table(inner) => out.push_str(&format!("{key} {{ {} }} ", blanked(inner))),
            other => out.push_str(&format!("{key}: {} ", other.type_str())),
        }
    }
    out
}

/// Rustdoc lets HTML and any link through and compiles code that does not say what else it is.
fn docs_are_harmless(docs: &str) -> Result<(), String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    for event in Parser::new_ext(docs, options) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => return Err(format!("HTML {html:?}")),
            Event::Start(Tag::Image { dest_url, .. }) => return Err(format!("a picture from {dest_url:?}")),
            Event::Start(Tag::Link { dest_url, .. })
                if !leads_to_a_page(&dest_url) && !is_item(&dest_url) =>
            {
                return Err(format!("a link to {dest_url:?}"));
            }
            Event::Start(Tag::FootnoteDefinition(_)) => return Err("a footnote".into()),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                return Err("code that is compiled".into());
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let known = ["json", "yaml", "bash", "http", "xml", "text", "html", "toml", "no_run"];
                if !known.contains(&info.as_ref()) {
                    return Err(format!("code that says {info:?}"));
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn leads_to_a_page(url: &str) -> bool {
    let url = url.to_lowercase();
    ["http://", "https://", "mailto:"].iter().any(|scheme| url.starts_with(scheme))
        || (url.contains('@') && !url.contains(':'))
}

/// A path of an item, as our own docs link to.
fn is_item(url: &str) -> bool {
    !url.is_empty()
        && url.chars().all(|c| c.is_alphanumeric() || "_:#".contains(c))
        && url.replace("::", "").find(':').is_none()
}

/// Markdown as GitHub shows it.
fn markdown_is_harmless(text: &str, html: &[&str], say: &mut dyn FnMut(String)) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH;
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Html(found) | Event::InlineHtml(found) if !html.contains(&found.as_ref()) => {
                say(format!("HTML {found:?}"))
            }
            Event::Start(Tag::Image { dest_url, .. }) => say(format!("a picture from {dest_url:?}")),
            Event::Start(Tag::Link { dest_url, .. }) if !leads_to_a_page(&dest_url) => {
                say(format!("a link to {dest_url:?}"))
            }
            Event::InlineMath(math) | Event::DisplayMath(math) => say(format!("mathematics {math:?}")),
            Event::FootnoteReference(note) => say(format!("a footnote {note:?}")),
            _ => {}
        }
    }
}

/// All forms of a comparison of two documents; gives how many were read.
pub(crate) fn compared(base: &Made, revision: &Made, wrong: &mut Vec<String>) -> usize {
    let (Some(old), Some(new)) = (&base.read, &revision.read) else { return 0 };
    let base_side =
        diff::Document { api: &old.0, krate: Some(&old.1), sources: Some(&base.sources), folder: "" };
    let new_side =
        diff::Document { api: &new.0, krate: Some(&new.1), sources: Some(&revision.sources), folder: "" };
    let report = diff::compare(base_side, new_side, &Policy::on("2026-01-15".parse().unwrap()));
    let texts = Texts { base: Some((&base.sources, "")), revision: Some((&revision.sources, "")) };
    let parts = [Part { name: None, report: &report, texts, version: Some("0.3.1") }];
    let forms = [
        ("markdown", markdown::markdown(&parts, &markdown::MarkdownOptions::default())),
        ("html", html::html(&parts)),
        ("json", json::json(&parts, &json::JsonOptions::default())),
        ("sarif", sarif::sarif(&parts)),
        ("junit", junit::junit(&parts)),
        ("github", github::github(&parts)),
        ("approvals", approvals::approvals(&parts)),
    ];
    for (form, text) in &forms {
        let mut say = |what: String| wrong.push(format!("diff as {form}: {what}"));
        if let Some(line) = text.lines().find(|line| !is_plain(line)) {
            say(format!("has what cannot be shown: {line:?}"));
        }
        if let Some(what) = fault(form, text, &report, &mut say) {
            say(what);
        }
    }
    forms.len()
}

fn fault(form: &str, text: &str, report: &diff::Report, say: &mut dyn FnMut(String)) -> Option<String> {
    match form {
        "markdown" => {
            let text: String = text.replace(markdown::MARK, "");
            let own = ["<details>", "</details>", "<summary>", "</summary>", "<code>", "</code>"];
            let inside: String = own.iter().fold(text, |text, tag| text.replace(tag, ""));
            markdown_is_harmless(&inside, &[], say);
            None
        }
        "html" => elements(text).into_iter().find(|element| !OWN_ELEMENTS.contains(&element.as_str())),
        "json" | "sarif" => {
            serde_json::from_str::<serde_json::Value>(text).err().map(|error| error.to_string())
        }
        "junit" => xml(text),
        "github" => {
            let own = |line: &str| {
                ["::error ", "::warning ", "::notice "].iter().any(|command| line.starts_with(command))
            };
            text.lines().find(|line| !own(line)).map(str::to_owned)
        }
        _ => {
            let parsed: serde_json::Value = match serde_yaml::from_str(text) {
                Ok(parsed) => parsed,
                Err(error) => return Some(error.to_string()),
            };
            let listed = parsed["approvals"].as_array().map_or(0, Vec::len);
            let keys = parsed.as_object().map_or(0, serde_json::Map::len);
            let open = report.open().filter(|finding| finding.severity == diff::Severity::Error).count();
            (listed != open || keys != 1).then(|| format!("{listed} entries for {open} changes: {text}"))
        }
    }
}

/// The elements that the page of a comparison has itself.
const OWN_ELEMENTS: [&str; 39] = [
    "b",
    "body",
    "button",
    "code",
    "details",
    "div",
    "dd",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "form",
    "h1",
    "h2",
    "h3",
    "head",
    "header",
    "html",
    "i",
    "input",
    "kbd",
    "label",
    "li",
    "link",
    "main",
    "mark",
    "meta",
    "p",
    "pre",
    "script",
    "section",
    "small",
    "span",
    "style",
    "summary",
    "title",
    "ul",
    "!doctype",
    "u",
];

/// Names of the elements of a page; attributes that run something are elements nobody knows.
fn elements(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some((_, behind)) = rest.split_once('<') {
        let name: String =
            behind.trim_start_matches('/').chars().take_while(|c| c.is_alphanumeric() || *c == '!').collect();
        let (inside, after) = behind.split_once('>').unwrap_or((behind, ""));
        let handlers = inside
            .split_whitespace()
            .filter(|word| (word.starts_with("on") && word.contains('=')) || word.contains("javascript:"));
        found.extend(
            handlers
                .filter(|word| !word.starts_with("onsubmit=\"return"))
                .map(|word| format!("{name} {word}")),
        );
        // Style and script are constants.
        rest = match name.as_str() {
            "style" | "script" if !behind.starts_with('/') => {
                after.split_once(&format!("</{name}>")).map_or("", |(_, rest)| rest)
            }
            _ => after,
        };
        found.push(name.to_lowercase());
    }
    found
}

fn xml(text: &str) -> Option<String> {
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => return None,
            Ok(quick_xml::events::Event::Start(element) | quick_xml::events::Event::Empty(element)) => {
                if let Some(error) = element.attributes().find_map(Result::err) {
                    return Some(error.to_string());
                }
                let own = ["testsuites", "testsuite", "testcase", "failure", "skipped", "system-out"];
                if !own.iter().any(|name| element.name().as_ref() == name.as_bytes()) {
                    return Some(format!("{element:?}"));
                }
            }
            Ok(_) => {}
            Err(error) => return Some(error.to_string()),
        }
    }
}
