//! Origins that a document names beside that of its first server: those of single operations' servers and of token URLs. A client's
//! credentials go there only if its builder is told so, and the docs of the crate say how.

use std::collections::BTreeSet;

use crate::api::{Api, SchemeKind, Server};

/// What the docs of a client say about other origins, as a paragraph of Markdown; empty where there are none.
pub(super) fn words(api: &Api, needs_base: bool) -> String {
    let home = api.servers.first().and_then(resolved).and_then(|url| origin(&url));
    let calls =
        api.operations.iter().filter(|_| !needs_base).filter_map(|operation| operation.servers.first());
    let calls = others(calls.filter_map(resolved), home.as_deref());
    let tokens =
        others(api.security_schemes.iter().filter_map(|scheme| token_url(&scheme.kind)), home.as_deref());
    let mut parts = Vec::new();
    if !calls.is_empty() {
        parts.push(format!("has some operations at {}", list(&calls)));
    }
    if !tokens.is_empty() {
        parts.push(format!("has tokens fetched at {}", list(&tokens)));
    }
    if parts.is_empty() {
        return String::new();
    }
    let lines: Vec<String> =
        calls.union(&tokens).map(|origin| format!("`.trust_origin(\"{origin}\")`")).collect();
    format!(
        "Credentials and the builder's header fields go to the origin of the base URL. The document {}; they go there as well if the builder \
         is told so: {}.",
        parts.join(" and "),
        lines.join(", ")
    )
}

fn others(urls: impl Iterator<Item = String>, home: Option<&str>) -> BTreeSet<String> {
    urls.filter_map(|url| origin(&url)).filter(|origin| Some(origin.as_str()) != home).collect()
}

fn list(origins: &BTreeSet<String>) -> String {
    origins.iter().map(|origin| format!("`{origin}`")).collect::<Vec<_>>().join(", ")
}

fn token_url(kind: &SchemeKind) -> Option<String> {
    match kind {
        SchemeKind::OAuth2(flows) => flows.client_credentials.as_ref()?.token_url.clone(),
        _ => None,
    }
}

/// The URL of a server with its variables' defaults; `None` where one has none.
fn resolved(server: &Server) -> Option<String> {
    let mut url = server.url.clone();
    for variable in server.variables.iter().filter(|variable| !variable.default.is_empty()) {
        url = url.replace(&format!("{{{}}}", variable.name), &variable.default);
    }
    (!url.contains('{')).then_some(url)
}

/// Scheme, host and port as the runtime compares them; `None` where the text is no absolute URL with a plain host.
fn origin(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    let usual = match scheme.as_str() {
        "https" => ":443",
        "http" => ":80",
        _ => return None,
    };
    let authority = rest.split(['/', '?', '#']).next()?.to_ascii_lowercase();
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._:[]".contains(&byte);
    if authority.is_empty() || !authority.bytes().all(is_plain) {
        return None;
    }
    Some(format!("{scheme}://{}", authority.strip_suffix(usual).unwrap_or(&authority)))
}

#[cfg(test)]
mod tests {
    use super::origin;

    #[test]
    fn only_plain_origins_are_named() {
        assert_eq!(origin("HTTPS://Files.Test:443/x?y").as_deref(), Some("https://files.test"));
        assert_eq!(origin("http://[::1]:8080").as_deref(), Some("http://[::1]:8080"));
        for url in [
            "/x",
            "ftp://a",
            "https://",
            "https://a`b",
            "https://u@a",
            "https://a\nb",
            "https://a)b",
            "https://<b>",
        ] {
            assert_eq!(origin(url), None, "{url}");
        }
    }
}
