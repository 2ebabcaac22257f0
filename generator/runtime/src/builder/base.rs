//! Where a client goes: the caller's URL with whose path, or the document's server.

use super::super::api::ApiInfo;
use super::super::server::{ServerInfo, ServerUrl};
use super::super::shown;
use super::super::url::{has_path, has_scheme, Base};

/// The URL that paths are appended to.
pub(super) fn base(given: Option<ServerUrl>, api: &'static ApiInfo) -> Result<Base, String> {
    let own = api.servers.first().map(ServerInfo::url);
    if let Some(given) = given {
        let url = given.resolve()?;
        return match own.filter(|_| given.is_free() && !has_path(&url)) {
            Some(own) => Base::parse(&format!("{url}{}", own_path(&own, &url)?)),
            None => Base::parse(&url),
        };
    }
    let env = if api.env.is_empty() { String::new() } else { format!(" or set `{}_BASE_URL`", api.env) };
    let needed = format!("call `.base_url(\"https://host\")`{env}");
    let Some(own) = own else {
        return Err(format!("there is no base URL, as the document names no server: {needed}"));
    };
    let url = own.resolve()?;
    if has_scheme(&url) {
        return Base::parse(&url);
    }
    let shown = shown::url(&url);
    Err(format!(
        "there is no base URL, as the document names only the relative server `{shown}`: {needed}, and `{shown}` is put behind"
    ))
}

/// The path of the document's server, for a base URL that has none.
fn own_path(own: &ServerUrl, base: &str) -> Result<String, String> {
    let write = |why: &str| {
        let base = shown::url(base);
        format!(
            "the base URL `{base}` has no path, and that of the document's server {why}: write the path behind it, or `{base}/` for none"
        )
    };
    let url = own.resolve().map_err(|why| write(&format!("cannot be told ({why})")))?;
    let path = match url.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("", |at| &rest[at..]),
        None => url.as_str(),
    };
    match path.trim_matches('/') {
        "" => Ok(String::new()),
        path if path.contains('{') => Err(write(&format!("has a variable without a value (`/{path}`)"))),
        path => Ok(format!("/{path}")),
    }
}
