//! English, as far as names need it: singular and plural.

/// Words that end in `s` and are no plurals, or whose singular is irregular.
const FIXED: &[(&str, &str)] = &[
    ("series", "series"),
    ("news", "news"),
    ("kubernetes", "kubernetes"),
    ("https", "https"),
    ("dns", "dns"),
    ("tls", "tls"),
    ("aws", "aws"),
    ("sms", "sms"),
    ("gps", "gps"),
    ("os", "os"),
    ("ddos", "ddos"),
    ("css", "css"),
    ("children", "child"),
    ("people", "person"),
    ("indices", "index"),
    ("vertices", "vertex"),
    ("matrices", "matrix"),
    ("statuses", "status"),
    ("aliases", "alias"),
    ("movies", "movie"),
    ("cookies", "cookie"),
    ("caches", "cache"),
    ("databases", "database"),
    ("leases", "lease"),
    ("releases", "release"),
    ("responses", "response"),
    ("expenses", "expense"),
    ("licenses", "license"),
    ("purchases", "purchase"),
    ("sizes", "size"),
    ("cases", "case"),
    ("archives", "archive"),
    ("bases", "base"),
];

/// The singular of a word or of the last word of a `snake_case` or `kebab-case` name.
pub(super) fn singular(name: &str) -> String {
    let start = name.rfind(['_', '-', ' ']).map_or(0, |at| at + 1);
    let (head, word) = name.split_at(start);
    format!("{head}{}", singular_word(word))
}

/// Whether a name is a plural.
pub(super) fn is_plural(name: &str) -> bool {
    singular(name) != name
}

fn singular_word(word: &str) -> String {
    let lower = word.to_lowercase();
    if let Some((_, singular)) = FIXED.iter().find(|(plural, _)| *plural == lower) {
        return (*singular).to_owned();
    }
    let keep = ["ss", "us", "is", "aas", "as"];
    if !lower.ends_with('s') || lower.len() < 3 || keep.iter().any(|end| lower.ends_with(end)) {
        return word.to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    for end in ["sses", "xes", "zzes", "ches", "shes"] {
        if lower.ends_with(end) {
            return word[..word.len() - 2].to_owned();
        }
    }
    word[..word.len() - 1].to_owned()
}
