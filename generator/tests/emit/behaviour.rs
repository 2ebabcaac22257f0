//! What emitted code does: runs inside the sample crate, against its own runtime.

use sample::everything::models::*;
use sample::models::{ApiKey, CreateKey, Status};
use sample::support::codec::{from_str, to_string, Nullish, RawJson};
use sample::everything::things::SendSeveralForm;
use sample::support::{Call as _, Multipart, Operation as _, Part};

fn error<T: sample::support::codec::FromJson + std::fmt::Debug>(text: &str) -> String {
    from_str::<T>(text).unwrap_err().to_string()
}

#[test]
fn objects_are_read_and_say_what_is_missing() {
    let text = r#"{"createdAt":"2026-01-02T03:04:05Z","note":null,"status":"new","r":null,"type":null}"#;
    let key: ApiKey = from_str(text).unwrap();
    assert_eq!((key.note, key.r, key.r#type), (None, None, Nullish::Null));
    assert_eq!(key.status, Some(Status::Unknown("new".into())));
    assert!(error::<ApiKey>(r#"{"createdAt":"2026-01-02T03:04:05Z"}"#).starts_with("/note: "));
    assert!(error::<ApiKey>(r#"{"note":null}"#).starts_with("/createdAt: "));
}

#[test]
fn absent_null_and_value_are_written_apart() {
    let key = CreateKey::new("a", [""; 0], None);
    assert_eq!(to_string(&key), r#"{"name":"a","functions":[],"expire":null}"#);
    let key = key.with_description("b").with_quota(Nullish::Null);
    assert_eq!(to_string(&key), r#"{"name":"a","functions":[],"expire":null,"description":"b","quota":null}"#);
    assert_eq!(to_string(&key.with_quota(5)).split(',').next_back(), Some(r#""quota":5}"#));
}

#[test]
fn unknown_members_survive_where_there_is_a_place_for_them() {
    let text = r#"{"r":7,"r_":0.5,"w":{"a":1.10},"raw":{"b":[]},"new":[1]}"#;
    let open: Open = from_str(text).unwrap();
    assert_eq!((open.r, open.r_), (7, Some(0.5)));
    assert_eq!(open.extra.get("/new"), RawJson::from_text("[1]").ok());
    assert_eq!(to_string(&open), text);
}

#[test]
fn tuples_are_arrays_that_may_end_early() {
    let id = "67e55044-10b1-426f-9247-bb680e5fe0c8";
    let short = format!("[\"{id}\"]");
    let pair: Pair = from_str(&short).unwrap();
    assert_eq!((&pair.second, to_string(&pair)), (&None, short));
    let long = format!("[\"{id}\",\"2026-01-02\",true,false]");
    let pair: Pair = from_str(&long).unwrap();
    assert_eq!((pair.rest.as_slice(), to_string(&pair)), (&[true, false][..], long));
    assert!(error::<Pair>("[]").starts_with("/0: "));
    assert_eq!(to_string(&Couple::new(true, None)), "[true,null]");
}

#[test]
fn members_go_the_way_they_may() {
    let read: OneWay = from_str(r#"{"id":5,"password":"secret","kind":"only","version":"1"}"#).unwrap();
    assert_eq!((read.id, read.password.is_none(), read.version.as_deref()), (Some(5), true, Some("1")));
    let mut made = OneWay::new();
    made.id = Some(5);
    assert_eq!(to_string(&made), r#"{"kind":"only","version":"2"}"#);
    assert_eq!(to_string(&made.with_password("p")), r#"{"password":"p","kind":"only","version":"2"}"#);
}

#[test]
fn enums_keep_what_they_do_not_know_unless_they_are_closed() {
    assert_eq!(from_str::<Odd>(r#""""#).unwrap(), Odd::Empty);
    assert_eq!(to_string(&Odd::Bidi), "\"\u{202e}\"");
    assert_eq!((Odd::from("x").as_str(), Odd::from("\"").to_string()), ("x", "\"".to_owned()));
    assert_eq!(from_str::<Level>("1.0").unwrap(), Level::One);
    assert_eq!(to_string(&from_str::<Level>("-9223372036854775808").unwrap()), "-9223372036854775808");
    assert_eq!(from_str::<Level>("3").unwrap(), Level::Other(3));
    assert_eq!(from_str::<Mixed>("5e-1").unwrap(), Mixed::Half);
    assert_eq!(to_string(&from_str::<Mixed>("[ 1 ]").unwrap()), "[1]");
    assert_eq!([Mixed::Yes.as_json(), Mixed::Word.as_json()], ["true", "\"w\""]);
    assert_eq!(error::<OnlyKind>("\"x\""), r#"(root): expected "only", found another value (byte 0)"#);
    assert_eq!(error::<ClosedLevel>("5"), "(root): expected 1 or -9223372036854775808, found another value (byte 0)");
    assert!(error::<ClosedMixed>("0.51").contains("0.5 or true or \"w\""));
    assert_eq!(from_str::<ClosedMixed>("0.50").unwrap(), ClosedMixed::Half);
}

#[test]
fn unions_find_their_variant() {
    let tree = Tree::new(Vec::new());
    let tagged: Tagged = from_str(r#"{"kind":"twig","leaves":[]}"#).unwrap();
    assert_eq!(tagged, Tagged::from(tree.clone()));
    assert_eq!(to_string(&tagged), r#"{"kind":"tree","leaves":[]}"#);
    let unknown: Tagged = from_str(r#"{"kind":"bush", "x":1}"#).unwrap();
    assert_eq!(to_string(&unknown), r#"{"kind":"bush","x":1}"#);
    assert!(matches!(from_str::<Tagged>("5").unwrap(), Tagged::Unknown(_)));
    let expected = "expected an object whose `kind` is `tree` or `twig` or `open`";
    assert!(error::<ClosedTagged>(r#"{"kind":"bush"}"#).contains(expected));

    let shared: Shared = from_str(r#"{"kind":"both","leaves":[]}"#).unwrap();
    assert_eq!(shared, Shared::from(tree.clone()));
    assert!(matches!(from_str(r#"{"kind":"both","r":1,"raw":null}"#).unwrap(), Shared::Open(_)));
    assert!(error::<Shared>(r#"{"kind":"one","r":1,"raw":null}"#).starts_with("/leaves"));

    assert_eq!(from_str::<Kinded>("3").unwrap(), Kinded::Number(3.0));
    assert_eq!(from_str::<Kinded>("\"a\"").unwrap(), Kinded::Text("a".into()));
    assert!(error::<Kinded>("true").contains("expected string or number or array, found boolean"));

    assert!(matches!(from_str(r#"{"r":1,"raw":null}"#).unwrap(), EveryKind::Open(_)));
    assert!(matches!(from_str("3").unwrap(), EveryKind::Any(_)));

    assert_eq!(from_str::<Membered>(r#"{"leaves":[]}"#).unwrap(), Membered::from(tree.clone()));
    assert!(matches!(from_str::<Membered>(r#"{"r":1,"raw":null}"#).unwrap(), Membered::Open(_)));
    assert!(error::<StrictlyMembered>("{}").contains("an object with `leaves`"));

    assert!(matches!(from_str::<Fit>(r#"{"r":1,"raw":5,"leaves":[]}"#).unwrap(), Fit::Open(_)));
    assert_eq!(from_str::<Fit>(r#"{"leaves":[]}"#).unwrap(), Fit::from(tree));
    assert!(error::<Fit>("[]").contains("tried"));
    assert_eq!(to_string(&from_str::<FitOrKeep>("[ ]").unwrap()), "[]");
}

#[test]
fn calls_are_built_from_their_arguments() {
    let client = sample::Client::builder()
        .server(sample::Server::tenant("acme.example"))
        .api_key("k1$secret")
        .transport(|_request| -> sample::support::transport::BoxFuture<'static, _> { unreachable!() })
        .build()
        .unwrap();
    let request = client.keys().get_key(5, "a/b").limit(10).request().unwrap();
    assert_eq!(request.uri().to_string(), "https://acme.example/keys/5/a%2Fb?limit=10");
    assert_eq!(request.headers()["authorization"], "apikey k1$secret");
    assert_eq!(request.headers()["accept"], "application/json");
    assert_eq!(request.headers()["user-agent"], "sample/0.1.0");
    let request = client.keys().create_key(&CreateKey::new("a", [""; 0], None)).request().unwrap();
    assert_eq!((request.method().as_str(), &request.headers()["content-type"]), ("POST", &"application/json".parse().unwrap()));
    assert!(!request.headers().contains_key("authorization"), "the operation asks for no credential");
    assert_eq!(sample::keys::op::GetKey::INFO.path(), "/keys/{project_id}/{key_name}");
    assert!(!format!("{client:?}").contains("secret"));
}

#[test]
fn bodies_are_chosen_by_what_is_called() {
    let client = sample::everything::Client::builder()
        .base_url("http://127.0.0.1:1")
        .transport(|_request| -> sample::support::transport::BoxFuture<'static, _> { unreachable!() })
        .anonymous()
        .build()
        .unwrap();
    let sent = |request: http::Request<sample::support::Body>| {
        let media = request.headers()["content-type"].to_str().unwrap().to_owned();
        (media, String::from_utf8(request.body().as_bytes().unwrap().to_vec()).unwrap())
    };
    let open: Open = from_str(r#"{"r":7,"raw":1}"#).unwrap();
    let calls = client.things();
    let (media, text) = sent(calls.send_several(&open).request().unwrap());
    assert_eq!((media.as_str(), text.as_str()), ("application/json", r#"{"r":7,"raw":1}"#));
    let (media, text) = sent(calls.send_several_as_merge_patch(&open).request().unwrap());
    assert_eq!((media.as_str(), text.as_str()), ("application/merge-patch+json", r#"{"r":7,"raw":1}"#));
    let (media, text) = sent(calls.send_several_as_yaml("r: 7").request().unwrap());
    assert_eq!((media.as_str(), text.as_str()), ("application/yaml", "r: 7"));
    let (media, _) = sent(calls.send_several_as_mixed(Multipart::new()).request().unwrap());
    assert!(media.starts_with("multipart/mixed; boundary="), "{media}");

    let form = SendSeveralForm::new("text", vec![Part::bytes("A"), Part::bytes("B").file_name("b")], "t");
    let form = form.with_meta(open).with_extras(vec![Part::from("x")]).with_type(vec![1, 2]);
    let (media, text) = sent(calls.send_several_as_multipart(&form).request().unwrap());
    assert!(media.starts_with("multipart/form-data; boundary="), "{media}");
    for part in [
        "name=\"file\"\r\nContent-Type: image/png\r\n\r\ntext\r\n",
        "name=\"more\"; filename=\"more\"\r\nContent-Type: application/octet-stream\r\n\r\nA\r\n",
        "name=\"more\"; filename=\"b\"\r\nContent-Type: application/octet-stream\r\n\r\nB\r\n",
        "name=\"title\"\r\n\r\nt\r\n",
        "name=\"meta\"\r\nContent-Type: application/json\r\n\r\n{\"r\":7,\"raw\":1}\r\n",
        "name=\"extras\"\r\n\r\nx\r\n",
        "name=\"type\"\r\n\r\n2\r\n",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(!text.contains("cover"), "{text}");

    let call = calls.maybe_several();
    assert!(call.request().unwrap().body().is_empty());
    let (media, text) = sent(call.payload_as_png("PNG").request().unwrap());
    assert_eq!((media.as_str(), text.as_str()), ("image/png", "PNG"));
}

#[test]
fn serde_goes_through_the_same_codec() {
    fn both<T: serde::Serialize + serde::de::DeserializeOwned>() {}
    both::<Open>();
    both::<Mixed>();
    both::<Tagged>();
}

#[test]
fn what_answers_have_becomes_what_requests_take() {
    use sample::request_response::models::{Branch, BranchInput};
    let text = r#"{"id":1,"name":"a","parent":{"id":2,"name":"b","twigs":[]},"twigs":[{"id":3,"name":"c","twigs":[]}],"named":{"x":{"id":4,"name":"d","twigs":[]}},"heir":null,"new":true}"#;
    let read: Branch = from_str(text).unwrap();
    let write = BranchInput::from(read);
    assert_eq!(
        to_string(&write),
        r#"{"name":"a","parent":{"name":"b","twigs":[]},"twigs":[{"name":"c","twigs":[]}],"named":{"x":{"name":"d","twigs":[]}},"heir":null,"new":true}"#
    );
}

#[test]
fn what_lenient_servers_leave_out_is_empty() {
    use sample::request_response::models::Sloppy;
    for text in ["{}", r#"{"list":null,"map":null}"#, r#"{"list":[],"map":{}}"#] {
        assert_eq!(to_string(&from_str::<Sloppy>(text).unwrap()), r#"{"list":[],"map":{}}"#);
    }
    assert!(from_str::<Sloppy>(r#"{"list":1}"#).is_err());
}

#[test]
fn mixed_unions_go_by_kind_first_and_then_by_tag() {
    use sample::request_response::models::Mixed;
    let read = |text: &str| from_str::<Mixed>(text).unwrap();
    assert!(matches!(read(r#""a""#), Mixed::Text(_)));
    assert!(matches!(read(r#"["a"]"#), Mixed::Words(_)));
    assert!(matches!(read("[1]"), Mixed::Numbers(_)));
    assert!(matches!(read(r#"{"kind":"leaf","colour":"red"}"#), Mixed::Leaf(_)));
    assert!(matches!(read(r#"{"kind":"new","open":true}"#), Mixed::Bud(_)));
    assert!(matches!(read(r#"{"kind":"new"}"#), Mixed::Unknown(_)));
    assert!(matches!(read("1.5"), Mixed::Unknown(_)));
    assert!(from_str::<Mixed>(r#"{"kind":"leaf"}"#).is_err());
}
