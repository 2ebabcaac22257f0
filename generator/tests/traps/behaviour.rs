//! What the crate of the traps does: runs inside it.

use traps::models::{
    self, Checked, FarAway, Large, Names, Numbers, Tagged, Thirty, Values,
};
use traps::support::codec::{from_str, to_string, FromJson, ToJson};
use traps::support::{Call as _, Validate};

fn back<T: FromJson + ToJson>(text: &str) -> String {
    to_string(&from_str::<T>(text).unwrap())
}

/// What `validate()` says, one line for each.
fn said<T: FromJson + Validate>(text: &str) -> Vec<String> {
    let value = from_str::<T>(text).unwrap();
    value.validate().err().iter().flat_map(|all| all.iter()).map(ToString::to_string).collect()
}

#[test]
fn every_value_of_an_enum_is_one_of_its_own() {
    let values = [".", "", "+1", "-1", "ASC", "asc", "StartTime<", "StartTime>", ">=", "<=", "1", " ", "Unknown", "self", "é"];
    for (index, text) in values.iter().enumerate() {
        let value = Values::from(*text);
        assert!(!matches!(value, Values::UnknownValue(_)), "{text}");
        assert_eq!(value.as_str(), *text);
        assert!(values[..index].iter().all(|other| Values::from(*other) != value), "{text}");
    }
    assert_eq!(back::<Numbers>("9223372036854775807"), "9223372036854775807");
}

#[test]
fn names_of_members_come_back_as_they_were() {
    let text = r#"{"":"a","$":"b","$id":"c","id":"d","ID":"e","1st":"f","a-b":"g","a_b":"h","аb":"i","ab":"j","名前":"k","имя":"l","ﬁt":"m","async":"n","crate":"o","x":{"x":{"x":"p"}}}"#;
    assert_eq!(back::<Names>(text), text);
    assert_eq!(back::<models::Client>(r#"{"gen":1,"client":{"gen":2}}"#), r#"{"gen":1,"client":{"gen":2}}"#);
    assert_eq!(to_string(&models::Default::new().with_default("x")), r#"{"default":"x"}"#);
    let deep = r#"{"inner":{"deep":{"a":"b"}}}"#;
    assert_eq!(back::<models::Box>(deep), deep);
}

#[test]
fn numbers_keep_their_size_and_kind() {
    let text = r#"{"bare":9007199254740993,"least":-9223372036854775807,"precise":0.01}"#;
    assert_eq!(back::<Large>(text), text);
    assert_eq!(back::<models::Result>(r#"{"some":1}"#), r#"{"some":1}"#);
    assert_eq!(back::<models::Result>(r#"{"some":1.5,"result":"none"}"#), r#"{"result":"none","some":1.5}"#);
}

#[test]
fn unions_find_their_branch() {
    for text in [r#"{"kind":"cat","lives":9}"#, r#"{"kind":"puppy","good":true}"#, r#"{"kind":"dog"}"#] {
        assert_eq!(back::<Tagged>(text), text);
    }
    for member in ["a0", "b9", "c0", "c9"] {
        let text = format!(r#"{{"{member}":"x"}}"#);
        assert_eq!(back::<Thirty>(&text), text);
    }
    let far = r#"{"back":{"kind":"cat"},"next":{"next":{}}}"#;
    assert_eq!(back::<FarAway>(far), far);
}

#[test]
fn violations_are_told_with_their_place() {
    let good = r#"{"name":"abc","tags":["a","b"],"pet":{"kind":"cat","lives":0},"sizes":{"s":0.1}}"#;
    assert_eq!(said::<Checked>(good), [""; 0]);
    let bad = r#"{"name":"xbcdefg","tags":["a","","a"],"sizes":{"s/m":0},"pet":{"kind":"cat","lives":-1}}"#;
    let mut found = said::<Checked>(bad);
    found.sort();
    let expected = [
        "/name: expected at most 5 characters (maxLength)",
        "/name: expected text that matches ^(?!x)[a-z]+$ (pattern)",
        "/pet/lives: expected at least 0 (minimum)",
        "/sizes/s~1m: expected more than 0 (exclusiveMinimum)",
        "/tags/1: expected at least 1 characters (minLength)",
        "/tags/2: expected no item twice (uniqueItems)",
    ];
    assert_eq!(found, expected);
    let alone = said::<Checked>(r#"{"name":"a","tags":[]}"#);
    assert_eq!(alone, ["(root): expected a member `pet` beside `tags` (dependentRequired)"]);
    let unknown = Checked::schema().check_json(r#"{"name":"a","nome":"b"}"#).unwrap_err();
    assert_eq!(unknown.to_string(), "/nome: expected no such member (additionalProperties)");
    let alias = models::SCHEMAS.get("Validate").unwrap();
    assert!(alias.check(&"abcd").is_err() && alias.check(&"äöü").is_ok());
}

#[test]
fn requests_are_as_the_document_has_them() {
    let client = traps::Client::builder()
        .base_url("https://example.com/v1")
        .transport(|_request| -> traps::support::transport::BoxFuture<'static, _> { unreachable!() })
        .build()
        .unwrap();
    let request = client.crate_().get().session_id("s").top(5).ids(&[1, 2]).request().unwrap();
    assert_eq!(request.headers()["cookie"], "session-id=s");
    let query = request.uri().query().unwrap_or_default().to_owned();
    assert!(query.contains("ids%5B%5D=1&ids%5B%5D=2") || query.contains("ids[]=1&ids[]=2"), "{query}");
    let methods = client.copy_methods("/b").request().unwrap();
    assert_eq!((methods.method().as_str(), &methods.headers()["destination"]), ("COPY", &"/b".parse().unwrap()));
    assert_eq!(client.head_methods().request().unwrap().method(), "HEAD");
}

#[test]
fn unions_in_each_other_end() {
    use models::*;
    assert!(matches!(from_str::<RoundA>("5").unwrap(), RoundA::Integer(5)));
    assert!(matches!(from_str::<RoundB>("\"x\"").unwrap(), RoundB::Text(_)));
    assert!(from_str::<RoundA>("true").is_err() && from_str::<RoundB>("[]").is_err());
    for text in [r#"{"x":1}"#, r#"{"y":{"x":1}}"#, r#"{"y":{"y":{}}}"#] {
        assert_eq!((back::<RoundC>(text), back::<RoundD>(text)), (text.to_owned(), text.to_owned()));
    }
    assert!(from_str::<RoundC>("5").is_err());
    assert_eq!((back::<RoundSelf>("\"a\""), back::<RoundSelf>("true")), ("\"a\"".into(), "true".into()));
    assert!(from_str::<RoundSelf>("{}").is_err());
    for text in ["true", "[[1.5,[],true]]", "2.5"] {
        assert_eq!((back::<RoundThree>(text), back::<RoundOne>(text)), (text.to_owned(), text.to_owned()));
    }
    assert!(from_str::<RoundOne>("\"x\"").is_err());
    assert_eq!(back::<RoundList>(r#"[["a",[]],{"y":{"x":2}}]"#), r#"[["a",[]],{"y":{"x":2}}]"#);
    for text in [r#"{"k":"e"}"#, r#"{"k":"f","v":1}"#] {
        assert_eq!((back::<RoundTag>(text), back::<RoundTagged>(text)), (text.to_owned(), text.to_owned()));
    }
    // A tag that leads from the one to the other and back leads nowhere; the rest of the object is kept.
    assert_eq!(back::<RoundTag>(r#"{"k":"x"}"#), r#"{"k":"x"}"#);
    assert_eq!(back::<RoundNothing>("[1]"), "[1]");
    let deep = format!("{}{}", "[".repeat(500_000), "]".repeat(500_000));
    assert!(from_str::<RoundThree>(&deep).is_err() && from_str::<RoundList>(&deep).is_err());
}

#[test]
fn checks_of_unions_in_each_other_end() {
    let schema = |name: &str| models::SCHEMAS.get(name).unwrap();
    assert!(schema("RoundA").check_json("5").is_ok() && schema("RoundB").check_json("\"x\"").is_ok());
    assert!(schema("RoundA").check_json("true").is_err() && schema("RoundC").check_json("5").is_err());
    assert!(schema("RoundSelf").check_json("true").is_ok() && schema("RoundSelf").check_json("5").is_err());
}

#[test]
fn values_that_read_alike_are_told_apart() {
    use models::Alike;
    let values = ["1", "\"1\"", "true", "\"true\"", "\"null\"", r#""\"1\"""#, "1.5", "\"1.5\"", "\"-0\"", "0", "\"é\"", "\"e\u{301}\""];
    let read: Vec<Alike> = values.iter().map(|text| from_str(text).unwrap()).collect();
    for (index, (value, text)) in read.iter().zip(values).enumerate() {
        assert_eq!(to_string(value), text);
        assert!(read[..index].iter().all(|other| other != value), "{text}");
        assert!(!format!("{value:?}").starts_with("Unknown"), "{text}");
    }
}
