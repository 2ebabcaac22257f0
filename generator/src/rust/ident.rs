//! Identifiers: the only place where a string becomes one.

use std::fmt;

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};
use unicode_normalization::UnicodeNormalization;
use unicode_security::GeneralSecurityProfile;

use super::cut;

/// A valid Rust identifier, raw (`r#type`) where it is a keyword.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ident(String);

/// How long a name may be, in bytes: its page of documentation is a file, `struct.NAME.html`, and file systems stop at 255.
pub(super) const LONGEST: usize = 160;

/// How long the name of a module may be: crates.io stops at 64 for a feature.
const LONGEST_MODULE: usize = 60;

/// Keywords of the editions 2015 to 2024, reserved ones included.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait",
    "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords that cannot be raw identifiers.
const NEVER_RAW: &[&str] = &["self", "Self", "super", "crate", "_"];

impl Ident {
    /// A field, method, argument or module: `snake_case`.
    pub fn snake(text: &str) -> Self {
        Self::finish(&cut(&joined(&words(text)).to_snake_case(), LONGEST, "_h"), '_')
    }

    /// As [`snake`](Self::snake), with the sign in front spelled out, where there is one: `dollar_top`.
    pub fn snake_spelled(text: &str) -> Option<Self> {
        spelled(text).map(|text| Self::snake(&text))
    }

    /// As [`camel`](Self::camel), with the sign in front spelled out, where there is one.
    pub fn camel_spelled(text: &str) -> Option<Self> {
        spelled(text).map(|text| Self::camel(&text))
    }

    /// A module that is a file and a feature too: `snake_case`, and shorter than other names.
    pub fn module(text: &str) -> Self {
        Self::finish(&cut(&joined(&words(text)).to_snake_case(), LONGEST_MODULE, "_h"), '_')
    }

    /// A type or variant: `UpperCamelCase`.
    pub fn camel(text: &str) -> Self {
        Self::finish(&cut(&joined(&words(text)).to_upper_camel_case(), LONGEST, "H"), 'N')
    }

    /// A static: `SHOUTY_SNAKE_CASE`.
    pub fn shouty(text: &str) -> Self {
        let name = joined(&words(text)).to_shouty_snake_case();
        Self::finish(&cut(&name, LONGEST, "_H").to_uppercase(), '_')
    }

    /// The words of a text, in lower case, as names are made of them.
    pub(super) fn words(text: &str) -> Vec<String> {
        let snake = joined(&words(text)).to_snake_case();
        snake.split('_').filter(|word| !word.is_empty()).map(str::to_owned).collect()
    }

    /// A name that is one already (from `names.lock`, or a hint); `None` where it is not.
    pub fn exact(text: &str) -> Option<Self> {
        let bare = text.strip_prefix("r#").unwrap_or(text);
        let mut chars = bare.chars();
        let first = chars.next()?;
        let valid =
            (first == '_' || unicode_ident::is_xid_start(first)) && chars.all(unicode_ident::is_xid_continue);
        (valid && unicode_normalization::is_nfc(bare) && !NEVER_RAW.contains(&bare))
            .then(|| Self::guard(bare.to_owned()))
    }

    /// This name with more text behind it: `get_key` and `_v2`.
    pub fn with_suffix(&self, suffix: &str) -> Self {
        Self::guard(format!("{}{suffix}", self.bare()))
    }

    /// As it is written in Rust, `r#` included.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Without `r#`: for parts of longer names, file names and paths in reports.
    pub fn bare(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }

    /// `text` is a well-formed name or empty; gives it a legal first character and escapes keywords.
    fn finish(text: &str, digit_prefix: char) -> Self {
        // A letter may have no capital of its own but one with a mark.
        let text: String = if text.is_ascii() { text.to_owned() } else { text.nfc().collect() };
        match text.chars().next() {
            None => Self::guard(if digit_prefix == '_' { "empty".to_owned() } else { "Empty".to_owned() }),
            Some(first) if unicode_ident::is_xid_start(first) => Self::guard(text),
            Some(_) => Self::guard(format!("{digit_prefix}{text}")),
        }
    }

    fn guard(text: String) -> Self {
        match text.as_str() {
            word if NEVER_RAW.contains(&word) => Self(format!("{word}_")),
            word if KEYWORDS.contains(&word) => Self(format!("r#{word}")),
            _ => Self(text),
        }
    }
}

impl fmt::Display for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Words whose capitals do not begin words of their own; a plain splitter makes `o_auth` and `postgre_sql` of them.
const COMPOUNDS: &[&str] = &[
    "BaaS",
    "CaaS",
    "DaaS",
    "DBaaS",
    "DDoS",
    "DevOps",
    "DoS",
    "FaaS",
    "FinOps",
    "GitHub",
    "GitLab",
    "GraphQL",
    "IaaS",
    "IPAddr",
    "IPv4",
    "IPv6",
    "IoT",
    "JavaScript",
    "KaaS",
    "LaTeX",
    "LDAP",
    "MariaDB",
    "MongoDB",
    "MySQL",
    "NoSQL",
    "OAuth",
    "OAuth1",
    "OAuth2",
    "OpenID",
    "PaaS",
    "PostgreSQL",
    "SaaS",
    "SQLite",
    "TypeScript",
    "WebAuthn",
    "WebRTC",
    "YouTube",
    "iOS",
    "macOS",
];

/// The text with compounds and plurals of acronyms (`IPs`, `APIs`) as words of one capital.
fn joined(text: &str) -> String {
    // Every compound and every acronym has a capital, and most names of members have none.
    if !text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let taken = compound(rest, out.chars().last()).or_else(|| plural_acronym(rest, out.chars().last()));
        match taken {
            Some(length) => {
                let mut word = rest[..length].to_lowercase();
                word[..1].make_ascii_uppercase();
                out.push_str(&word);
                rest = &rest[length..];
            }
            None => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    out
}

/// The length of the longest compound that `rest` begins with as a whole word.
fn compound(rest: &str, before: Option<char>) -> Option<usize> {
    let begins = |word: &&&str| {
        let Some(behind) = rest.strip_prefix(**word) else { return false };
        let lower_start = word.starts_with(|c: char| c.is_lowercase());
        let free = before.is_none_or(|c| if lower_start { !c.is_alphanumeric() } else { !c.is_uppercase() });
        free && behind.chars().next().is_none_or(|c| !c.is_lowercase())
    };
    let first = rest.bytes().next()?;
    let alike = COMPOUNDS.iter().filter(|word| word.as_bytes()[0] == first);
    alike.filter(begins).map(|word| word.len()).max()
}

/// The length of an acronym with a plural `s` behind it, as a whole word.
fn plural_acronym(rest: &str, before: Option<char>) -> Option<usize> {
    let capitals = rest.bytes().take_while(u8::is_ascii_uppercase).count();
    let ends = rest[capitals..].strip_prefix('s')?.chars().next().is_none_or(|c| !c.is_lowercase());
    (capitals >= 2 && ends && before.is_none_or(|c| !c.is_uppercase())).then_some(capitals + 1)
}

/// Any text with only identifier characters and spaces left: letters of any script are kept, symbols that tell values
/// apart get their names, the rest separates words.
fn words(text: &str) -> String {
    // rustc compares identifiers in this form, so two that differ in it only would be one.
    let normal: String;
    let text = if text.is_ascii() {
        text
    } else {
        normal = text.nfc().collect();
        &normal
    };
    let usable = |c: char| unicode_ident::is_xid_continue(c) && c.identifier_allowed();
    let symbols_only = !text.is_empty() && !text.chars().any(usable);
    if !text.is_empty() && text.chars().all(|c| c == '_') {
        return "underscore".to_owned();
    }
    if !text.is_empty() && text.chars().all(char::is_whitespace) {
        return "blank".to_owned();
    }
    let mut out = String::with_capacity(text.len() + 8);
    for (index, c) in text.char_indices() {
        match c {
            c if unicode_ident::is_xid_continue(c) && c.is_ascii() => out.push(c),
            c if unicode_ident::is_xid_continue(c) && c.identifier_allowed() => out.push(c),
            c if unicode_ident::is_xid_continue(c) && !symbols_only => {}
            c => push_symbol(&mut out, c, index == 0 || symbols_only, text),
        }
    }
    out
}

/// The text with the sign in front of a name as a word.
fn spelled(text: &str) -> Option<String> {
    let sign = text.chars().next().filter(|sign| is_sign(*sign, text))?;
    let word = match sign {
        '$' => "dollar",
        '@' => "at",
        _ => "hash",
    };
    Some(format!("{word} {}", &text[1..]))
}

/// Whether a symbol is a mere sign in front of a name: `$top`, `@type`, `#text`.
fn is_sign(c: char, text: &str) -> bool {
    matches!(c, '$' | '@' | '#') && text[1..].starts_with(char::is_alphabetic)
}

/// A symbol becomes a word where it carries meaning: alone, in front of a number, or as a comparison.
fn push_symbol(out: &mut String, c: char, leading: bool, text: &str) {
    let word = match c {
        c if leading && is_sign(c, text) => "",
        '<' => "lt",
        '>' => "gt",
        '=' => "eq",
        '!' if leading => "not",
        '+' if leading => "plus",
        '-' if leading && text[1..].starts_with(|next: char| next.is_ascii_digit())
            || c == '-' && leading && text.len() == 1 =>
        {
            "minus"
        }
        '*' => "star",
        '%' => "percent",
        '&' => "and",
        '|' if leading => "or",
        '#' if leading => "hash",
        '@' if leading => "at",
        '$' if leading => "dollar",
        '.' if leading && only(text, '.') => "dot",
        '/' if leading && only(text, '/') => "slash",
        ':' if leading && only(text, ':') => "colon",
        ',' if leading && only(text, ',') => "comma",
        ';' if leading && only(text, ';') => "semicolon",
        '~' if leading => "tilde",
        '^' if leading => "caret",
        '?' if leading => "question",
        c if leading && !c.is_ascii() && !c.is_whitespace() => {
            return out.push_str(&format!(" u{:x} ", u32::from(c)));
        }
        _ => "",
    };
    out.push(' ');
    out.push_str(word);
    out.push(' ');
}

fn only(text: &str, symbol: char) -> bool {
    text.chars().all(|c| c == symbol)
}
