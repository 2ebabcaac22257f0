//! What makes an origin, and the whole table of what goes where.

use super::{Origin, Origins, Part, Site};

fn origin(url: &str) -> Origin {
    Origin::of(url).unwrap_or_else(|why| panic!("{url} {why}"))
}

#[test]
fn an_origin_is_scheme_host_and_port() {
    for (one, other) in [
        ("http://a/x", "HTTP://A:80/y?z"),
        ("https://a", "https://a:443/"),
        ("http://[::1]:8/", "http://[0:0:0:0:0:0:0:1]:8"),
        ("http://a?x", "http://a#y"),
    ] {
        assert_eq!(origin(one), origin(other), "{one} {other}");
    }
    for (one, other) in [
        ("http://a", "https://a"),
        ("http://a", "http://a:8080"),
        ("http://a", "http://b"),
        ("http://a", "http://a.b"),
        ("http://a", "http://a."),
        ("http://127.0.0.1", "http://[::ffff:127.0.0.1]"),
    ] {
        assert_ne!(origin(one), origin(other), "{one} {other}");
    }
    assert_eq!(origin("HTTPS://API.Test:8443/x").to_string(), "https://api.test:8443");
    assert_eq!(origin("http://a:80").to_string(), "http://a");
}

#[test]
fn what_parsers_read_differently_is_no_origin() {
    for url in [
        "/a",
        "a",
        "",
        "http:",
        "http:a",
        "http:/a",
        "http:\\\\a",
        "https:evil.test",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://a",
        "http://",
        "http:///a",
        "http://u@a",
        "http://u:p@a",
        "http://a@b",
        "http://a\\@b",
        "http://a\\b",
        "http://a b",
        "http://a\tb",
        "http://a\u{3002}b",
        "http://b\u{fc}cher.test",
        "http://a%2eb",
        "http://a%40b",
        "http://a..b",
        "http://.a",
        "http://a:",
        "http://a:x",
        "http://a:0",
        "http://a:65536",
        "http://a:+80",
        "http://a:80:80",
        "http://[::1",
        "http://[a]",
        "http://[::1]x",
        "http://::1",
        "http://a\0",
        " http://a",
        "http://a..",
    ] {
        assert!(Origin::of(url).is_err(), "{url:?} {:?}", Origin::of(url));
    }
}

#[test]
fn the_table() {
    use Part::{Arguments, ClientFields, Credentials, Product};
    for (site, taken) in [
        (Site::Home, &[Credentials, ClientFields, Product, Arguments][..]),
        (Site::Trusted, &[Credentials, ClientFields, Product, Arguments]),
        (Site::Document, &[Product, Arguments]),
        (Site::Caller, &[Product, Arguments]),
    ] {
        for part in [Credentials, ClientFields, Product, Arguments] {
            assert_eq!(site.takes(part), taken.contains(&part), "{part:?} {site:?}");
        }
    }
}

#[test]
fn servers_lead_on_only_between_the_callers_origins() {
    let origins = Origins {
        home: origin("https://api.test"),
        trusted: vec![origin("https://up.test"), origin("http://plain.test")],
    };
    for (here, there, goes) in [
        ("https://api.test", "https://API.test:443/x", true),
        ("https://api.test", "https://up.test/x", true),
        ("https://up.test", "https://api.test/x", true),
        ("http://plain.test", "https://api.test/x", true),
        ("https://api.test", "http://plain.test/x", false),
        ("https://api.test", "http://api.test/x", false),
        ("https://api.test", "https://api.test:8443/x", false),
        ("https://api.test", "https://api.test./x", false),
        ("https://api.test", "https://evil.test/x", false),
        ("https://api.test", "https://u@api.test/x", false),
        ("https://api.test", "javascript:alert(1)", false),
        // An origin that nobody trusts has no say over requests to one that somebody does.
        ("https://files.test", "https://api.test/x", false),
        ("https://files.test", "https://up.test/x", false),
        ("https://files.test", "https://files.test/y", true),
    ] {
        let led = origins.follow(&origin(here), there);
        assert_eq!(led.is_ok(), goes, "{here} {there} {led:?}");
    }
}

/// The URL library under the default transport finds the same origin wherever there is one for us.
#[cfg(feature = "reqwest")]
#[test]
fn the_parser_beneath_agrees() {
    const PARTS: &[&str] = &[
        "http",
        "https",
        "HTTPS",
        "ftp",
        ":",
        "//",
        "/",
        "\\",
        "@",
        "?",
        "#",
        ".",
        "..",
        "[",
        "]",
        "::1",
        "%2e",
        "%40",
        "%2F",
        ";",
        "&",
        "=",
        "a",
        "A",
        "b.test",
        "evil.test",
        "xn--bcher-kva",
        "_",
        "-",
        "80",
        "443",
        "8080",
        "127.0.0.1",
        "0x7f",
        "\t",
        "\n",
        " ",
        "\u{3002}",
        "\u{f6}",
        "\0",
        "{",
        "|",
        "^",
        "`",
        "\"",
        "<",
    ];
    let mut random = fastrand::Rng::with_seed(7);
    let (mut agreed, mut tried) = (0, 0);
    while agreed < 3000 && tried < 2_000_000 {
        tried += 1;
        let mut url = String::from(if random.bool() { "http://" } else { "https://" });
        for _ in 0..random.usize(1..6) {
            url.push_str(PARTS[random.usize(0..PARTS.len())]);
        }
        let (Ok(ours), Ok(theirs)) = (Origin::of(&url), reqwest::Url::parse(&url)) else { continue };
        let host = theirs.host_str().unwrap_or_default();
        if host.parse::<std::net::Ipv4Addr>().is_ok() {
            continue;
        }
        assert_eq!(theirs.scheme() == "https", ours.secure, "{url:?}");
        assert_eq!((host, theirs.port_or_known_default()), (&*ours.host, Some(ours.port)), "{url:?}");
        assert!(theirs.username().is_empty() && theirs.password().is_none(), "{url:?}");
        agreed += 1;
    }
    assert_eq!(agreed, 3000);
}

/// URL parsers read numbers at the end of a host as an IPv4 address, so only its one plain notation is taken.
#[test]
fn numbers_are_an_address_in_one_notation() {
    for host in [
        "080",
        "1.2.3",
        "1.2.3.4.5",
        "0x7f.1",
        "2130706433",
        "127.1",
        "1.2.3.04",
        "a.888",
        "256.1.1.1",
        "0x",
        "1.2.3.4.",
    ] {
        assert!(Origin::of(&format!("https://{host}/x")).is_err(), "{host}");
    }
    for host in ["127.0.0.1", "1.2.3.4", "0x7g.test", "1.test", "888a", "a.1b"] {
        assert!(Origin::of(&format!("https://{host}/x")).is_ok(), "{host}");
    }
}
