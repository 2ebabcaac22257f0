//! Families of media types: what they say about the text or the bytes of a body.

/// A family of media types, in order of preference where a body may be of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MediaFamily {
    /// JSON (RFC 8259), also by the suffix `+json` (RFC 6839).
    Json,
    /// `application/x-www-form-urlencoded`
    Form,
    /// `multipart/*` (RFC 2046, section 5.1).
    Multipart,
    /// Server-sent events, `text/event-stream`.
    Events,
    /// JSON values one after another: JSON Lines, NDJSON, JSON text sequences (RFC 7464), also by the suffix `+json-seq`
    /// (RFC 8091).
    Lines,
    /// Text without a structure that is known here.
    Text,
    /// XML (RFC 7303), also by the suffix `+xml`.
    Xml,
    /// Anything else.
    Binary,
}

impl MediaFamily {
    /// The family of a media type or range, its parameters left aside; `None` where a range, or no text at all, allows any.
    pub fn of(name: &str) -> Option<Self> {
        let essence = essence(name).to_ascii_lowercase();
        let subtype = essence.split_once('/').map_or("", |(_, subtype)| subtype);
        Some(match essence.as_str() {
            "*/*" | "application/*" | "" => return None,
            "application/x-www-form-urlencoded" => Self::Form,
            "text/event-stream" => Self::Events,
            "application/x-ndjson"
            | "application/ndjson"
            | "application/jsonl"
            | "application/x-jsonl"
            | "application/jsonlines"
            | "application/json-lines"
            | "application/json-seq"
            | "text/jsonl"
            | "text/x-ndjson"
            | "text/x-jsonl"
            | "application/stream+json" => Self::Lines,
            "application/xml" | "text/xml" => Self::Xml,
            "application/yaml" | "application/x-yaml" | "application/javascript" | "application/graphql" => {
                Self::Text
            }
            _ if subtype.ends_with("+yaml") => Self::Text,
            name if name.starts_with("multipart/") => Self::Multipart,
            _ if ["+json-seq", "+jsonl", "+ndjson"].iter().any(|suffix| subtype.ends_with(suffix)) => {
                Self::Lines
            }
            _ if subtype.ends_with("json") => Self::Json,
            _ if subtype.ends_with("+xml") => Self::Xml,
            name if name.starts_with("text/") => Self::Text,
            _ => Self::Binary,
        })
    }

    /// Whether a media type is JSON.
    pub fn is_json(name: &str) -> bool {
        Self::of(name) == Some(Self::Json)
    }
}

/// A media type without its parameters: `text/html` of `text/html; charset=utf-8`.
pub fn essence(name: &str) -> &str {
    name.split(';').next().unwrap_or_default().trim()
}

/// The parameters of a media type that tell it from others, in order: `version=2` of `text/csv; charset=utf-8; version=2`.
/// The charset says how its text is written down, and a boundary is the sender's.
pub fn parameters(name: &str) -> impl Iterator<Item = (&str, &str)> {
    let all = name.split(';').skip(1).filter_map(|parameter| parameter.split_once('='));
    all.map(|(key, value)| (key.trim(), value.trim().trim_matches('"')))
        .filter(|(key, _)| !["charset", "boundary", "q"].iter().any(|other| key.eq_ignore_ascii_case(other)))
}

/// Whether the name stands for several media types (RFC 9110, section 12.5.1).
pub fn is_range(name: &str) -> bool {
    essence(name).contains('*')
}

/// Whether a range has a media type in it: `application/*+json` has `application/geo+json`.
pub fn covers(range: &str, name: &str) -> bool {
    let (range, name) = (essence(range).to_ascii_lowercase(), essence(name).to_ascii_lowercase());
    match range.split_once('*') {
        _ if range == "*/*" => true,
        Some((start, end)) => {
            name.len() >= start.len() + end.len() && name.starts_with(start) && name.ends_with(end)
        }
        None => range == name,
    }
}

#[test]
fn ranges_have_what_fits_them() {
    let fits =
        [("*/*", "a/b"), ("image/*", "image/png"), ("application/*+json", "Application/geo+JSON; a=b")];
    for (range, name) in fits {
        assert!(is_range(range) && covers(range, name), "{range} {name}");
    }
    let others = [("image/*", "text/plain"), ("application/*+json", "application/json"), ("a/b", "a/c")];
    for (range, name) in others {
        assert!(!covers(range, name), "{range} {name}");
    }
    let said: Vec<_> = parameters("a/b; charset=utf-8;Version=\"2\"; odd; q=1").collect();
    assert_eq!(said, [("Version", "2")]);
}

#[test]
fn a_name_says_which_family_it_is_of() {
    let json =
        ["application/json", "text/json; charset=utf-8", "Application/Problem+JSON", "application/foo-json"];
    for name in json {
        assert!(MediaFamily::is_json(name), "{name}");
    }
    let others = [
        ("application/json-seq", Some(MediaFamily::Lines)),
        ("application/geo+json-seq", Some(MediaFamily::Lines)),
        ("application/vnd.log+ndjson", Some(MediaFamily::Lines)),
        ("text/jsonl", Some(MediaFamily::Lines)),
        ("application/stream+json", Some(MediaFamily::Lines)),
        ("image/svg+xml", Some(MediaFamily::Xml)),
        ("application/openapi+yaml", Some(MediaFamily::Text)),
        ("multipart/*", Some(MediaFamily::Multipart)),
        ("text/*", Some(MediaFamily::Text)),
        ("image/*", Some(MediaFamily::Binary)),
        ("json", Some(MediaFamily::Binary)),
        ("*/*", None),
        ("", None),
    ];
    for (name, family) in others {
        assert_eq!(MediaFamily::of(name), family, "{name}");
    }
}
