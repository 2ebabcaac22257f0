//! Relative URLs.

use super::*;

#[test]
fn a_relative_url_is_one_against_the_documents_address() {
    let address = "https://api.example/specs/v2/openapi.yaml?x=/y";
    for (url, expected) in [
        ("/v1", Some("https://api.example/v1")),
        ("/{base}/x", Some("https://api.example/{base}/x")),
        ("v1/{x}", Some("https://api.example/specs/v2/v1/{x}")),
        ("./v1/", Some("https://api.example/specs/v2/v1/")),
        ("../v1", Some("https://api.example/specs/v1")),
        ("../../../../v1", Some("https://api.example/v1")),
        ("//other.example/v1", Some("https://other.example/v1")),
        ("https://other.example", None),
        ("{scheme}://other.example", None),
        ("ftp://other.example", None),
    ] {
        assert_eq!(absolute(url, address).as_deref(), expected, "{url}");
    }
    assert_eq!(absolute("v1", "https://api.example").as_deref(), Some("https://api.example/v1"));
    assert_eq!(absolute("/v1", "urn:example:document"), None);
    assert_eq!(absolute("/v1", "file:///home/openapi.yaml"), None);
}
