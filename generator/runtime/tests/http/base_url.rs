//! Where a client goes: the document's server, the caller's URL, and whose path it is.

use clientwright_runtime::mock::Replay;
use clientwright_runtime::{Api, ApiInfo, Builder, Core, ErrorKind, ServerInfo};

macro_rules! api {
    ($name:ident, $servers:expr) => {
        struct $name;
        impl Api for $name {
            const INFO: &'static ApiInfo = &ApiInfo::new("A", "1").servers($servers).env("CLIENTWRIGHT_BASE");
            type Client = Core;
        }
    };
}

api!(Nowhere, &[]);
api!(Relative, &[ServerInfo::new("/api/v3")]);
api!(Absolute, &[ServerInfo::new("https://a.test/v1/"), ServerInfo::new("https://b.test/other")]);
api!(Plain, &[ServerInfo::new("https://a.test")]);
api!(Chosen, &[ServerInfo::new("https://{host}/{base}").variables(&[("host", ""), ("base", "v2")])]);
api!(Open, &[ServerInfo::new("https://a.test/{tenant}/v1")]);

fn base<A: Api<Client = Core>>(url: &str) -> String {
    let built = Builder::<A>::new().base_url(url).transport(Replay::new()).build();
    built.map_or_else(|error| error.to_string(), |core| core.base_url().to_owned())
}

#[test]
fn a_base_url_without_a_path_gets_the_documents_own() {
    for (got, expected) in [
        (base::<Nowhere>("http://own.test:81"), "http://own.test:81"),
        (base::<Relative>("http://own.test:81"), "http://own.test:81/api/v3"),
        (base::<Absolute>("http://own.test"), "http://own.test/v1"),
        (base::<Plain>("http://own.test"), "http://own.test"),
        (base::<Chosen>("http://own.test"), "http://own.test/v2"),
        (base::<Absolute>("http://own.test/"), "http://own.test"),
        (base::<Absolute>("http://own.test/x/"), "http://own.test/x"),
        (base::<Relative>("http://own.test/api/v3"), "http://own.test/api/v3"),
        (base::<Open>("http://own.test/"), "http://own.test"),
    ] {
        assert_eq!(got, expected);
    }
    let open = base::<Open>("http://own.test");
    assert!(open.contains("has a variable without a value (`/{tenant}/v1`)"), "{open}");
    assert!(open.contains("write the path behind it, or `http://own.test/` for none"), "{open}");
    let server =
        Builder::<Absolute>::new().server(&Absolute::INFO_SERVERS[1]).transport(Replay::new()).build();
    assert_eq!(server.unwrap().base_url(), "https://b.test/other");
}

impl Absolute {
    const INFO_SERVERS: &'static [ServerInfo] =
        &[ServerInfo::new("https://a.test/v1/"), ServerInfo::new("https://b.test/other")];
}

#[test]
fn without_a_base_url_build_says_what_to_call() {
    let error = Builder::<Nowhere>::new().transport(Replay::new()).build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert_eq!(
        error.to_string(),
        "there is no base URL, as the document names no server: call `.base_url(\"https://host\")` or set \
         `CLIENTWRIGHT_BASE_BASE_URL`"
    );
    let error = Builder::<Relative>::new().transport(Replay::new()).build().unwrap_err().to_string();
    assert!(error.contains("only the relative server `/api/v3`: call `.base_url("), "{error}");
}
