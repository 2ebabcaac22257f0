//! Each language's places, with what would end them.

use super::{github, is_plain, json, lock, markdown, one_line, rust, terminal, toml, uri, xml, yaml};

/// Everything that ends a line or moves a cursor somewhere, between two letters.
const ODD: &str = "a\nb\rc\u{b}d\u{c}e\u{85}f\u{2028}g\u{2029}h\0i\u{7}j\u{1b}[31mk\u{7f}l\u{9b}m\u{202e}n\u{2066}o\u{200b}p\u{feff}q\u{ad}r\u{200d}s\u{fffe}t";

#[test]
fn comments_of_rust_and_toml_stay_on_their_line() {
    assert_eq!(rust::comment(ODD), "a b c d e f g hij[31mklmnopqrst");
    assert_eq!(rust::comment("  indented  "), "  indented");
    assert_eq!(toml::comment(ODD), "# a b c d e f g hij[31mklmnopqrst\n");
    assert_eq!(toml::comment(" \n"), "");
    assert_eq!(one_line("a \t\r\n b"), "a b");
}

#[test]
fn strings_of_toml_and_yaml_end_where_they_should() {
    assert_eq!(toml::string(r#"a"""\ ] = # '"#), r#""a\"\"\"\\ ] = # '""#);
    assert_eq!(toml::key("a.b"), r#""a.b""#);
    assert_eq!(toml::key("a-b_1"), "a-b_1");
    assert_eq!(toml::key(""), r#""""#);
    assert_eq!(toml::list(["a", "\""].into_iter()), r#"["a", "\""]"#);
    assert_eq!(yaml::string("it's: #"), "'it''s: #'");
    let parsed: String = serde_yaml::from_str(&yaml::string(ODD)).expect("YAML");
    assert_eq!(parsed, ODD);
    assert!(is_plain(&yaml::string(ODD)));
}

#[test]
fn joiners_are_kept_where_a_script_needs_them() {
    assert!(is_plain("👩\u{200d}💻 نمی\u{200c}خواهم 文"));
    assert!(!is_plain("pass\u{200c}word"));
}

#[test]
fn json_means_the_same_and_has_nothing_odd() {
    let value = serde_json::json!({ODD: ODD, "\u{e0001}": "\u{10ffff}"});
    let text = json::text(&format!("{value:#}\n"));
    assert!(text.lines().all(is_plain), "{text}");
    assert_eq!(serde_json::from_str::<serde_json::Value>(&text).expect("JSON"), value);
}

#[test]
fn fields_of_a_lock_come_back() {
    for text in [ODD, "a\\u{2028}\tb\\", "\\", "\\u{", "\\u{110000}", "u{41}", ""] {
        let field = lock::field(text);
        assert!(is_plain(&field) && !field.contains('\t'), "{field:?}");
        assert_eq!(lock::unescaped(&field), text);
    }
    assert_eq!(lock::unescaped(r"a\tb\x\u"), "a\tbxu");
}

#[test]
fn terminals_show_what_they_would_obey() {
    assert_eq!(terminal::line("a\n\t\u{1b}[2J\u{202e}"), r"a\n\t\u{1b}[2J\u{202e}");
    assert_eq!(terminal::lines("a\nb\tc\r"), "a\nb\tc\\r");
    assert!(is_plain(&terminal::line(ODD)));
}

#[test]
fn workflow_commands_are_one_line() {
    assert_eq!(github::data("50%\n::error::x\r"), "50%25%0A::error::x%0D");
    assert_eq!(github::property("a:b,c\n\u{1b}"), "a%3Ab%2Cc%0A\\u{1b}");
    assert_eq!(uri::path("a b/../#?%"), "a%20b/../%23%3F%25");
}

#[test]
fn xml_has_only_characters_that_it_knows() {
    assert_eq!(xml::text("a\0\u{ffff}\u{202e}\nb"), "a\\u{0}\\u{ffff}\\u{202e}\nb");
    assert_eq!(xml::comment("a --> b -"), "<!-- a - -> b  -->");
}

/// What sites that show Markdown have of it.
const GITHUB: pulldown_cmark::Options = pulldown_cmark::Options::ENABLE_TABLES
    .union(pulldown_cmark::Options::ENABLE_FOOTNOTES)
    .union(pulldown_cmark::Options::ENABLE_STRIKETHROUGH)
    .union(pulldown_cmark::Options::ENABLE_TASKLISTS)
    .union(pulldown_cmark::Options::ENABLE_GFM)
    .union(pulldown_cmark::Options::ENABLE_MATH);

/// What a reader of Markdown makes of it: text, and the kinds of everything else.
fn read(markdown: &str) -> (String, Vec<String>) {
    use pulldown_cmark::{Event, Parser};
    let (mut text, mut others) = (String::new(), Vec::new());
    for event in Parser::new_ext(markdown, GITHUB) {
        match event {
            Event::Text(words) => text.push_str(&words),
            Event::Start(pulldown_cmark::Tag::Paragraph) | Event::End(_) => {}
            other => others.push(format!("{other:?}")),
        }
    }
    (text, others)
}

#[test]
fn text_in_markdown_is_text() {
    let cases = [
        "# no heading",
        "- no item",
        "1. no item",
        "12) none",
        "> no quotation",
        "===",
        "---",
        "***",
        "a\n---",
        "```rust",
        "~~~",
        "`code`",
        "*a* _b_ __c__ ~~d~~ ~e~",
        "[a](javascript:b)",
        "![a](b)",
        "[a]: b",
        "[^1]",
        "<b>",
        "<!-- a",
        "</p>",
        "<javascript:a>",
        "&colon; &lt;",
        "a | b",
        "$a$ $$b$$",
        "a\\",
        "\\",
        "{{ a }}",
        "a \\* b",
        ": a",
        "+ a",
        "snake_case",
        "_a_",
        "^a^",
        "- [ ] a",
        "[[a]]",
        "    code",
    ];
    for case in cases {
        let (text, others) = read(&markdown::text(case));
        assert_eq!((text, others), (one_line(case), Vec::new()), "{case:?} as {:?}", markdown::text(case));
    }
}

#[test]
fn code_in_markdown_ends_at_its_own_marks() {
    for case in ["a", "`", "``", "a`b", "`a`", " a ", "a\\", "<script>", "a|b", "``` a `", "]( "] {
        let (text, others) = read(&format!("x {} y", markdown::code(case)));
        assert_eq!(text, "x  y", "{case:?}");
        assert_eq!(others.len(), 1, "{case:?} {others:?}");
        assert!(others[0].starts_with("Code("), "{others:?}");
    }
    assert_eq!(markdown::code_cell("a|b"), "`a\\|b`");
}

#[test]
fn prose_keeps_its_code_and_nothing_else() {
    let (text, others) = read(&markdown::prose("`a<b>` is *no* [link](javascript:x) `"));
    assert_eq!(text, " is *no* [link](javascript:x) `");
    assert_eq!(others, ["Code(Borrowed(\"a<b>\"))"]);
    assert_eq!(markdown::prose("@team #12"), "@&#8203;team #&#8203;12");
}

#[test]
fn fences_hold_what_is_in_them() {
    let lines = ["```".to_owned(), "````a".to_owned(), "a\nb\u{1b}".to_owned()];
    assert_eq!(markdown::fenced("diff", &lines, ""), "`````diff\n```\n````a\na\\nb\\u{1b}\n`````\n");
    assert!(markdown::is_safe_url("HTTPS://a") && markdown::is_safe_url("mailto:a@b"));
    for url in ["javascript:a", "javascript://a", "data:a", "//a", "a", "vbscript:a", " http://a"] {
        assert!(!markdown::is_safe_url(url), "{url}");
    }
}
