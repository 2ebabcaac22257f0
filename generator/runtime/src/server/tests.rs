//! Every part of a URL that a variable can stand in, with values that stay in it and values that leave it.

use super::super::url::Base;
use super::{ServerInfo, ServerUrl};

fn server(url: &'static str, variables: &[(&'static str, &'static str)]) -> ServerUrl {
    let info = ServerInfo::new(url).variables(variables.to_vec().leak());
    ServerUrl::from(&*Box::leak(Box::new(info)))
}

/// What a client would send to.
fn base(server: &ServerUrl) -> Result<String, String> {
    Ok(Base::parse(&server.resolve()?)?.as_str().to_owned())
}

#[test]
fn values_that_fit() {
    for (url, default, value, expected) in [
        ("http://{v}.api.test", "", "acme", "http://acme.api.test"),
        ("http://{v}.api.test", "a.b", "x.y", "http://x.y.api.test"),
        ("http://api-{v}.test/x", "", "eu-1", "http://api-eu-1.test/x"),
        ("http://{v}api.test", "eu-", "", "http://api.test"),
        ("https://api.{v}", "", "shop.test", "https://api.shop.test"),
        ("https://{v}", "", "acme.test", "https://acme.test"),
        ("https://{v}/v1", "", "acme.test:8443", "https://acme.test:8443/v1"),
        ("https://{v}", "", "[::1]:8", "https://[::1]:8"),
        ("https://{v}", "api.test/v1", "acme.test/v2", "https://acme.test/v2"),
        ("https://{v}:8080/", "", "acme.test", "https://acme.test:8080"),
        ("https://a.test:{v}/v1", "443", "8443", "https://a.test:8443/v1"),
        ("https://[::1]:{v}/v1", "443", "8443", "https://[::1]:8443/v1"),
        ("https://a.test/{v}", "v1", "v2", "https://a.test/v2"),
        ("https://a.test/{v}", "v1/x", "v2/y", "https://a.test/v2/y"),
        ("https://a.test/{v}", "", "v2/y", "https://a.test/v2/y"),
        ("https://a.test/{v}", "v1", "", "https://a.test"),
        ("https://a.test/{v}/x", "v1", "v1.0-beta@2", "https://a.test/v1.0-beta@2/x"),
        ("https://a.test{v}", "/v1", "/v2/x/", "https://a.test/v2/x"),
        ("https://a.test{v}", "", "/v2", "https://a.test/v2"),
        ("https://a.test:8080{v}", "/v1", "", "https://a.test:8080"),
        ("{v}", "https://a.test/v1", "http://b.test/v2/", "http://b.test/v2"),
        ("{v}/v1", "", "http://b.test", "http://b.test/v1"),
        ("{v}://a.test", "https", "http", "http://a.test"),
        ("http{v}://a.test", "s", "", "http://a.test"),
    ] {
        let chosen = server(url, &[("v", default)]).with("v", value);
        assert_eq!(base(&chosen).as_deref(), Ok(expected), "{url} {value}");
    }
}

#[test]
fn values_that_leave_their_part_of_the_url() {
    for (url, default, values) in [
        (
            "http://{v}.api.test/x",
            "",
            &[
                "evil.test/",
                "evil.test",
                "evil.test?",
                "evil.test#",
                "evil.test:80",
                "u@evil.test",
                "@evil.test",
                "evil.test\\",
                "a b",
                "a\tb",
                "a\nb",
                "a\0b",
                "a%2eb",
                "a%2Fb",
                "evil\u{3002}test",
                "evil\u{ff0e}test",
                "b\u{fc}cher",
                "",
                ".",
                "..",
                "a.",
                ".a",
                "{x}",
                "evil.test/{x}",
                "http://evil.test",
            ][..],
        ),
        ("http://{v}.api.test", "a.b", &["evil.test/", "a..b", ".a", "a.", "", "u:p@a", "a:80"]),
        ("http://api{v}.test", "", &[".evil", "/evil", "@evil", ":80"]),
        (
            "https://api.test{v}",
            "",
            &[".evil.test", "@evil.test", ":8080", "evil", "//x", "/a/../b", "/%2e%2e", "/a?b", "/a\\b"],
        ),
        ("https://api.test{v}", "/v1", &[".evil.test", "@evil.test", ":8080", "//x", "/.."]),
        ("https://api.test:8080{v}", "/v1", &["0", "@evil.test", ".evil.test"]),
        ("https://api.{v}", "", &["evil.test/x", "a:80", "u@a", ".a", "a..b", ""]),
        (
            "https://{v}",
            "",
            &[
                "",
                "u:p@a",
                "a/b",
                "a?b",
                "a#b",
                "a\\b",
                "a b",
                "http://a",
                "a..b",
                "a:",
                "a:x",
                "b\u{fc}cher",
            ],
        ),
        ("https://{v}:443", "", &["a:80", "a:80@b", "[::1]:8"]),
        ("https://{v}", "a/b", &["a/../b", "a//b", "a?b", "u@a/b"]),
        (
            "https://a.test:{v}/x",
            "443",
            &["", "0", "65536", "443/evil", "443@evil.test", "default", "-1", "+80", "4 4", "\u{661}"],
        ),
        (
            "https://a.test/{v}/x",
            "v1",
            &["", ".", "..", "a/b", "../x", "%2e%2e", "a?b", "a#b", "a\\b", "a;b", "a b", "a\nb", "\u{e9}"],
        ),
        ("https://a.test/{v}", "v1/x", &["../x", "v1/../x", "v1//x", "/v1", "v1/%2e%2e", "a?b"]),
        (
            "{v}/v1",
            "",
            &[
                "u@b",
                "ftp://a",
                "http://u:p@b",
                "http://b?x",
                "http://b#x",
                "http://b/..",
                "b.test",
                "//b",
                "javascript:x",
            ],
        ),
        ("{v}.api.test/v1", "", &["http://evil.test/x", "a"]),
        ("{v}://a.test", "https", &["ftp", "", "http://evil.test/", "HTTP:", "javascript"]),
        ("http{v}://a.test", "s", &["://evil.test/?", "s://evil.test/", "x"]),
    ] {
        for value in values {
            let told = base(&server(url, &[("v", default)]).with("v", value));
            let told = told.expect_err(&format!("{url} {value:?}"));
            assert!(told.contains("`v`") || url.starts_with("http{"), "{url} {value:?}: {told}");
            assert!(!told.contains("u:p"), "{told}");
        }
    }
}

#[test]
fn values_outside_of_their_list_and_unknown_variables_are_told() {
    static INFO: ServerInfo = ServerInfo::new("https://{region}.api.test")
        .variables(&[("region", "eu")])
        .choices(&[("region", &["eu", "us"])]);
    let url = || ServerUrl::from(&INFO);
    assert_eq!(url().resolve().as_deref(), Ok("https://eu.api.test"));
    assert_eq!(url().with("region", "us").resolve().as_deref(), Ok("https://us.api.test"));
    assert_eq!(
        url().with("region", "asia").resolve().unwrap_err(),
        "the variable `region` of the server `https://{region}.api.test` cannot be `asia`: it is none of eu, us"
    );
    assert_eq!(
        url().with("tenant", "x").resolve().unwrap_err(),
        "the server `https://{region}.api.test` has no variable `tenant`"
    );
}

#[test]
fn a_value_is_never_a_template() {
    let chosen = server("https://{a}.test/{b}", &[("a", ""), ("b", "")]).with("a", "{b}").with("b", "x");
    assert!(chosen.resolve().is_err());
    let several = server("https://{a}-{b}.test/{a}", &[("a", "x"), ("b", "y")]).with("a", "z");
    assert_eq!(several.resolve().as_deref(), Ok("https://z-y.test/z"));
}

#[test]
fn a_default_of_the_document_has_to_fit_too() {
    for (url, default) in
        [("http://{v}.api.test", "evil.test/"), ("https://a.test:{v}", "default"), ("{v}://a", "gopher")]
    {
        assert!(server(url, &[("v", default)]).resolve().is_err(), "{url}");
    }
}
