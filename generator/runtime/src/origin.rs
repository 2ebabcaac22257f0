//! What may go to which origin (RFC 6454): one table, asked by everything that sends. It serves calls, redirects, next pages,
//! tasks, reconnections and token endpoints.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

/// The longest URL that `http::Uri` takes, in bytes.
const LONGEST: usize = 65_534;

const NO_URL: &str = "does not begin with http:// or https:// and a host";

/// Scheme, host and port of a URL, as they are compared: in lower case, the scheme's own port filled in.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Origin {
    secure: bool,
    host: String,
    port: u16,
}

impl Origin {
    /// The origin of an absolute URL. It is stricter than URL parsers, so that no parser beneath finds another host in the same text.
    ///
    /// # Errors
    /// What the URL lacks, or has too much of.
    pub(crate) fn of(url: &str) -> Result<Self, &'static str> {
        let (scheme, rest) = url.split_once("://").ok_or(NO_URL)?;
        let secure = match scheme {
            _ if scheme.eq_ignore_ascii_case("https") => true,
            _ if scheme.eq_ignore_ascii_case("http") => false,
            _ => return Err(NO_URL),
        };
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        if authority.contains('@') {
            return Err("has a user in it; give credentials to the builder instead");
        }
        let usual = if secure { 443 } else { 80 };
        let colon = authority.rfind(':').filter(|at| !authority[*at..].contains(']'));
        let (host, port) = match colon {
            Some(at) => (&authority[..at], port(&authority[at + 1..])?),
            None => (authority, usual),
        };
        Ok(Origin { secure, host: self::host(host)?, port })
    }

    /// The host, in lower case.
    #[cfg(feature = "tracing")]
    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    /// The port.
    #[cfg(feature = "tracing")]
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Whether going from here to there gives up encryption.
    fn is_downgrade(&self, there: &Origin) -> bool {
        self.secure && !there.secure
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (scheme, usual) = if self.secure { ("https", 443) } else { ("http", 80) };
        write!(f, "{scheme}://{}", self.host)?;
        if self.port == usual {
            return Ok(());
        }
        write!(f, ":{}", self.port)
    }
}

/// A port: 1 to 65535.
///
/// # Errors
/// The reason why it is none.
pub(crate) fn port(text: &str) -> Result<u16, &'static str> {
    let digits = (1..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let port = text.parse::<u16>().ok().filter(|port| digits && *port > 0);
    port.ok_or("has a port that is no number from 1 to 65535")
}

/// A host name, an IPv4 address or an IPv6 address in brackets, in its one spelling.
fn host(text: &str) -> Result<String, &'static str> {
    if let Some(inner) = text.strip_prefix('[') {
        let address = inner.strip_suffix(']').and_then(|inner| inner.parse::<Ipv6Addr>().ok());
        return Ok(format!("[{}]", address.ok_or("has brackets without an IPv6 address in them")?));
    }
    if text.is_empty() {
        return Err(NO_URL);
    }
    let labels = text.strip_suffix('.').unwrap_or(text).split('.');
    let fits = |label: &str| (1..=63).contains(&label.len());
    if text.len() > 254 || !labels.into_iter().all(fits) {
        return Err("has a host with a part that is empty or too long");
    }
    if !text.bytes().all(is_host) {
        return Err(
            "has a host with characters of no host name; an international name is written as `xn--...`",
        );
    }
    if is_numeric(text) && text.parse::<Ipv4Addr>().is_err() {
        return Err("has a host that ends in a number and is no IPv4 address of four plain numbers");
    }
    Ok(text.to_ascii_lowercase())
}

/// Whether the last part of a host is a number: URL parsers then take all of it for an IPv4 address, in whatever notation
/// (`0x7f.1`, `2130706433`; WHATWG URL, "ends in a number").
fn is_numeric(host: &str) -> bool {
    let last = host.strip_suffix('.').unwrap_or(host).rsplit('.').next().unwrap_or_default();
    let hex = last.strip_prefix("0x").or_else(|| last.strip_prefix("0X"));
    last.bytes().all(|byte| byte.is_ascii_digit())
        || hex.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Whether a host name may have this character.
pub(crate) fn is_host(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')
}

/// Where a request goes, by who chose the place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Site {
    /// The origin of the base URL.
    Home,
    /// An origin that `Builder::trust_origin` names.
    Trusted,
    /// Another origin, which the document names for this operation alone.
    Document,
    /// Another origin, which the caller wrote into this call.
    Caller,
}

/// What requests are made of. A `Referer` field is never sent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Part {
    /// What meets security requirements, whatever the scheme: fields, cookies, pairs of the query.
    Credentials,
    /// The builder's header fields but `User-Agent`.
    ClientFields,
    /// `User-Agent`.
    Product,
    /// Parameters of any place, header fields and pairs of the query that the caller gave to this call, its body.
    Arguments,
}

impl Site {
    /// The table.
    pub(crate) fn takes(self, part: Part) -> bool {
        match (part, self) {
            (Part::Credentials | Part::ClientFields, Site::Home | Site::Trusted) => true,
            (Part::Credentials | Part::ClientFields, Site::Document | Site::Caller) => false,
            (Part::Product | Part::Arguments, _) => true,
        }
    }
}

/// The origins that the caller configured.
#[derive(Clone, Debug)]
pub(crate) struct Origins {
    pub(crate) home: Origin,
    pub(crate) trusted: Vec<Origin>,
}

impl Origins {
    /// The site of an origin; where it is none of the caller's, it was `chosen` by somebody else.
    pub(crate) fn site(&self, origin: &Origin, chosen: Site) -> Site {
        if *origin == self.home {
            Site::Home
        } else if self.trusted.contains(origin) {
            Site::Trusted
        } else {
            chosen
        }
    }

    fn is_trusted(&self, origin: &Origin) -> bool {
        *origin == self.home || self.trusted.contains(origin)
    }

    /// Where a URL leads that a server named, as in a redirect, a next link or the place of a task. It leads on within the
    /// server's own origin, or from one of the caller's origins to another one, never from https to http.
    ///
    /// # Errors
    /// The reason why nothing is sent there.
    pub(crate) fn follow(&self, here: &Origin, url: &str) -> Result<Origin, String> {
        if url.len() > LONGEST {
            return Err(format!("it has more than {LONGEST} bytes"));
        }
        let there = Origin::of(url).map_err(|why| format!("it {why}"))?;
        if there == *here {
            return Ok(there);
        }
        let leaves = format!("it leaves the origin {here} for {there}");
        if here.is_downgrade(&there) {
            return Err(format!("{leaves}, which is not encrypted"));
        }
        if self.is_trusted(here) && self.is_trusted(&there) {
            return Ok(there);
        }
        Err(format!("{leaves}, which `Builder::trust_origin` does not name"))
    }

    /// Whether the secret of a client may go to a token URL of the document.
    ///
    /// # Errors
    /// What to tell the builder.
    pub(crate) fn token_url(&self, scheme: &str, url: &str) -> Result<(), String> {
        let there = Origin::of(url).map_err(|why| format!("the token URL of the scheme `{scheme}` {why}"))?;
        if self.is_trusted(&there) {
            return Ok(());
        }
        Err(format!(
            "the document has the tokens of the scheme `{scheme}` fetched at {there}, which is not the origin of the base URL: allow it \
             by `.trust_origin(\"{there}\")`, or give `ClientCredentials::token_url`"
        ))
    }
}

/// Why a call that needs credentials has none at the place that the document sends it to.
pub(crate) fn untrusted(origin: &Origin) -> String {
    format!(
        "the document sends it to {origin}, which is not the origin of the base URL, so credentials do not go there: allow it by \
         `.trust_origin(\"{origin}\")` on the builder, or make calls without credentials by `.anonymous()`"
    )
}

#[cfg(test)]
mod tests;
