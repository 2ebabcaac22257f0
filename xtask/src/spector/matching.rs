//! Which operation of which document a call is of, and what its path says.

use clientwright::api::{Api, Operation, PathPart};

/// A piece of a template.
enum Piece<'a> {
    Text(&'a str),
    /// A variable: of the server's URL, or of the path.
    Name(&'a str),
}

/// A call's operation.
pub(super) struct Match<'a> {
    /// The operation.
    pub(super) operation: &'a Operation,
    /// The path of the base URL; empty where it has none.
    pub(super) base: String,
    /// Parameters of the path as they are on the wire, still escaped.
    pub(super) parameters: Vec<(String, String)>,
}

/// The operation of a document that a request is for.
pub(super) fn find<'a>(api: &'a Api, method: &str, path: &str) -> Option<Match<'a>> {
    let server = api.servers.first().map_or("", |server| path_of(&server.url));
    let base = pieces_of(server);
    let of_method = api.operations.iter().filter(|operation| operation.key.method == method);
    let mut found: Vec<Match<'a>> = of_method.filter_map(|operation| tried(operation, &base, path)).collect();
    // A path that is written out goes before a template.
    found.sort_by_key(|found| found.parameters.len());
    found.into_iter().next()
}

fn tried<'a>(operation: &'a Operation, base: &[Piece<'_>], path: &str) -> Option<Match<'a>> {
    let own = operation.path.0.iter().map(|part| match part {
        PathPart::Text(text) => Piece::Text(text),
        PathPart::Parameter(name) => Piece::Name(name),
    });
    let own: Vec<Piece<'_>> = own.collect();
    let all: Vec<&Piece<'_>> = base.iter().chain(&own).collect();
    let mut values = Vec::new();
    let is_root = operation.key.path == "/";
    (walk(&all, path, &mut values) || is_root && walk(&all, &format!("{path}/"), &mut values))
        .then_some(())?;
    let of_server = base.iter().filter(|piece| matches!(piece, Piece::Name(_))).count();
    let parameters = values.split_off(of_server);
    let mut variables = values.into_iter();
    let written = base.iter().map(|piece| match piece {
        Piece::Text(text) => (*text).to_owned(),
        Piece::Name(_) => variables.next().unwrap_or_default().1,
    });
    Some(Match { operation, base: written.collect(), parameters })
}

/// Whether the pieces make up the text, and the values of their names then.
fn walk(pieces: &[&Piece<'_>], text: &str, values: &mut Vec<(String, String)>) -> bool {
    let Some((first, rest)) = pieces.split_first() else { return text.is_empty() };
    match first {
        Piece::Text(expected) => text.strip_prefix(expected).is_some_and(|left| walk(rest, left, values)),
        Piece::Name(name) => {
            let end = text.find('/').unwrap_or(text.len());
            let ends = (1..=end).rev().filter(|end| text.is_char_boundary(*end));
            for end in ends.chain((end + 1..=text.len()).filter(|end| text.is_char_boundary(*end))) {
                values.push(((*name).to_owned(), text[..end].to_owned()));
                if walk(rest, &text[end..], values) {
                    return true;
                }
                values.pop();
            }
            false
        }
    }
}

/// The path of a server's URL: `{endpoint}` and a host are where the server of the scenarios is.
fn path_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.find('/').map_or("", |at| rest[at..].trim_end_matches('/'))
}

fn pieces_of(template: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some((text, after)) = rest.split_once('{') {
        pieces.push(Piece::Text(text));
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        pieces.push(Piece::Name(name));
        rest = after;
    }
    pieces.push(Piece::Text(rest));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(template: &str, path: &str) -> Option<Vec<String>> {
        let pieces = pieces_of(template);
        let mut found = Vec::new();
        let fits = walk(&pieces.iter().collect::<Vec<_>>(), path, &mut found);
        fits.then(|| found.into_iter().map(|(_, value)| value).collect())
    }

    #[test]
    fn a_path_is_taken_apart_by_its_template() {
        assert_eq!(values("/a/{b}/c", "/a/x/c"), Some(vec!["x".to_owned()]));
        assert_eq!(values("/a/array{b}", "/a/array;b=1;b=2"), Some(vec![";b=1;b=2".to_owned()]));
        assert_eq!(
            values("/a/api-version:{v}/{b}", "/a/api-version:v2/x"),
            Some(vec!["v2".into(), "x".into()])
        );
        assert_eq!(values("/a/{b}", "/a"), None);
        assert_eq!(values("/a/{b}/c", "/a/x/d"), None);
    }

    #[test]
    fn the_path_of_a_server_is_what_follows_its_host() {
        assert_eq!(path_of("{endpoint}/v/{version}"), "/v/{version}");
        assert_eq!(path_of("http://localhost:3000"), "");
        assert_eq!(path_of("https://host.example/v1/"), "/v1");
    }
}
