//! The `Link` field (RFC 8288, 3).

use http::HeaderMap;

/// The target of the first link whose relation is `next`.
pub(super) fn next(headers: &HeaderMap) -> Option<String> {
    headers.get_all(http::header::LINK).iter().find_map(|value| {
        let links = String::from_utf8_lossy(value.as_bytes());
        Links(&links).find(|link| link.is_next).map(|link| link.target.to_owned())
    })
}

struct Link<'f> {
    target: &'f str,
    is_next: bool,
}

/// The links of a field; its text is what was not read yet.
struct Links<'f>(&'f str);

impl<'f> Iterator for Links<'f> {
    type Item = Link<'f>;

    fn next(&mut self) -> Option<Link<'f>> {
        let (_, link) = self.0.split_once('<')?;
        let (target, mut rest) = link.split_once('>')?;
        let mut relation = None;
        while let Some(param) = rest.trim_start().strip_prefix(';') {
            let (name, after) = param.split_at(param.find(['=', ';', ',']).unwrap_or(param.len()));
            let value = after.strip_prefix('=').map(str::trim_start);
            let (value, after) = value.map_or(("", after), split_value);
            if name.trim().eq_ignore_ascii_case("rel") {
                // Another one counts for nothing (RFC 8288, 3.3).
                relation = relation.or(Some(value));
            }
            rest = after;
        }
        self.0 = rest;
        let mut relations = relation.unwrap_or_default().split_ascii_whitespace();
        Some(Link { target, is_next: relations.any(|relation| relation.eq_ignore_ascii_case("next")) })
    }
}

/// A value, in quotes or not, and what is behind it. What is escaped within quotes stays so: no relation has a backslash.
fn split_value(text: &str) -> (&str, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        return text.split_at(text.find([';', ',']).unwrap_or(text.len()));
    };
    let mut escaped = false;
    let end = quoted.find(|c: char| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    match end {
        Some(end) => (&quoted[..end], &quoted[end + 1..]),
        None => (quoted, ""),
    }
}
