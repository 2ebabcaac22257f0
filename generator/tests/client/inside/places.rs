//! Servers with variables, servers of operations, and what is sent with which credentials.

use places::support::mock::Replay;
use places::support::{ApiInfo, Builder, ErrorKind, Operation as _};
use nowhere::Call as _;
use places::{Call as _, Client, Server, ServerRegion, ServerVersion};

fn built(builder: Builder<Client>) -> Client {
    builder.transport(Replay::new()).build().unwrap()
}

fn url(client: &Client) -> String {
    client.public().request().unwrap().uri().to_string()
}

#[test]
fn variables_of_servers_have_types_and_defaults() {
    let of = |server: Server| url(&built(Client::builder().server(server)));
    assert_eq!(url(&built(Client::builder())), "https://eu.places.test:443/v2/public");
    assert_eq!(of(Server::public()), "https://eu.places.test:443/v2/public");
    let far = Server::public().region(ServerRegion::UsEast).port("8443").version(ServerVersion::V1);
    assert_eq!(of(far), "https://us-east.places.test:8443/v1/public");
    assert_eq!(of(Server::host("acme.test")), "https://acme.test/api/public");
}

#[test]
fn operations_go_to_servers_of_their_own_unless_the_caller_chose_one() {
    let client = built(Client::builder());
    assert_eq!(client.elsewhere().request().unwrap().uri().to_string(), "https://files.test/raw/elsewhere");
    assert_eq!(client.relative().request().unwrap().uri().to_string(), "https://eu.places.test:443/v0/relative");
    let client = built(Client::builder().base_url("https://own.test"));
    assert_eq!(client.elsewhere().request().unwrap().uri().to_string(), "https://own.test/v2/elsewhere");
}

#[test]
fn credentials_go_to_an_operations_own_server_only_where_the_builder_names_it() {
    let line = ".trust_origin(\"https://vault.test:8443\")";
    let said = sent(built(Client::builder().key("k1")).vault());
    assert!(said.contains(line) && said.contains("`.anonymous()`"), "{said}");
    assert_eq!(sent(built(Client::builder().key("k1").trust_origin("https://vault.test:8443")).vault()), "apikey k1");
    assert_eq!(sent(built(Client::builder().key("k1").anonymous()).vault()), "");
    assert_eq!(sent(built(Client::builder().key("k1").base_url("https://own.test")).vault()), "apikey k1");
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../places/README.md")).unwrap();
    assert!(readme.contains(line) && readme.contains(".trust_origin(\"https://files.test\")"), "{readme}");
}

#[test]
fn values_of_variables_stay_in_their_part_of_the_url() {
    for (server, variable) in [
        (Server::host("evil.test/x"), "`host`"),
        (Server::host("u:p@evil.test"), "`host`"),
        (Server::host(""), "`host`"),
        (Server::public().port("443/evil"), "`port`"),
        (Server::public().port("443@evil.test"), "`port`"),
    ] {
        let error = Client::builder().server(server).transport(Replay::new()).build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build);
        assert!(error.to_string().contains(variable), "{error}");
    }
}

#[test]
fn without_a_base_url_build_says_what_to_call() {
    let error = nowhere::Client::builder().transport(nowhere::support::mock::Replay::new()).build().unwrap_err();
    let said = "only the relative server `/api`: call `.base_url(\"https://host\")` or set `NOWHERE_BASE_URL`";
    assert!(error.to_string().contains(said), "{error}");
    let client = nowhere::Client::builder().base_url("https://own.test").transport(nowhere::support::mock::Replay::new());
    let request = client.build().unwrap().ping().request().unwrap();
    assert_eq!(request.uri().to_string(), "https://own.test/api/ping");
}

#[test]
fn a_base_url_without_a_path_gets_that_of_the_first_server() {
    assert_eq!(url(&built(Client::builder().base_url("https://own.test"))), "https://own.test/v2/public");
    assert_eq!(url(&built(Client::builder().base_url("https://own.test/"))), "https://own.test/public");
    assert_eq!(url(&built(Client::builder().base_url("https://own.test/x"))), "https://own.test/x/public");
}

/// Which credentials a request has.
fn sent(call: impl places::Call) -> String {
    match call.request() {
        Ok(request) => {
            let fields = ["x-key", "authorization", "cookie"].iter().filter_map(|name| request.headers().get(*name));
            let fields = fields.map(|value| value.to_str().unwrap().to_owned());
            let query = request.uri().query().map(str::to_owned);
            fields.chain(query).collect::<Vec<_>>().join(" + ")
        }
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::Auth);
            error.to_string()
        }
    }
}

#[test]
fn each_operation_sends_what_it_asks_for() {
    let client = built(
        Client::builder().key("k1").second("k2").session("s").bearer("t").basic("u", "p").authorization("d=1").open_id_connect("o"),
    );
    assert_eq!(sent(client.inherited()), "apikey k1");
    assert_eq!(sent(client.public()), "");
    assert_eq!(sent(client.both()), "Bearer t + k2=k2");
    assert_eq!(sent(client.oauth()), "Bearer o");
    assert_eq!(sent(client.cookie()), "sid=s");
    assert_eq!(sent(client.digest()), "digest d=1");
    assert_eq!(sent(client.certificate()), "");
    assert_eq!(sent(client.optional()), "Basic dTpw");
}

#[test]
fn the_next_alternative_is_taken_and_what_is_missing_is_named() {
    let client = built(Client::builder().basic("u", "p").oauth2("token"));
    assert_eq!(sent(client.both()), "Basic dTpw");
    assert_eq!(sent(client.oauth()), "Bearer token");
    let client = built(Client::builder().second("k2"));
    assert_eq!(sent(client.optional()), "");
    assert_eq!(
        sent(client.both()),
        "both: no credential is configured for token and second, or user; call `.bearer(..)` and `.second(..)`, or \
         `.basic(..)` on the builder, or set `PLACES_TOKEN` and `PLACES_SECOND`, or `PLACES_USER_USER` and \
         `PLACES_USER_PASSWORD` for `Client::from_env()`, or call `.anonymous()` to send it without one"
    );
    assert_eq!(
        sent(client.inherited()),
        "inherited: no credential is configured for key; call `.key(..)` on the builder, or set `PLACES_KEY` for \
         `Client::from_env()`, or call `.anonymous()` to send it without one"
    );
    assert_eq!(places::untagged::op::Public::INFO.id(), "public");
    let _: &ApiInfo = <Client as places::support::Api>::INFO;
}
