//! Objects without a type, members with three states, and values whose members travel one way.

use std::collections::{BTreeMap, HashSet};

use clientwright_runtime::codec::{
    self, from_str, to_string, to_whole, FromJson, JsonObject, Nullish, RawJson, ReadError, ReadOnly, Reader,
    Slot, ToJson, WriteOnly, Writer,
};

#[test]
fn a_free_form_object_keeps_the_order_of_its_members() {
    let text = r#"{"zeta":1,"alpha":{"y":[1,2.0],"x":null},"mid":"\u00e9"}"#;
    let read: JsonObject = from_str(text).unwrap();
    assert_eq!(to_string(&read), text);
    assert_eq!(read.iter().map(|(name, _)| name).collect::<Vec<_>>(), ["zeta", "alpha", "mid"]);
    let spaced: JsonObject = from_str(" { \"a b\" : [ 1 , 2 ] } ").unwrap();
    assert_eq!(spaced.as_str(), r#"{"a b":[1,2]}"#);
    for wrong in ["[]", "null", "1", "\"{}\"", "{", "{\"a\"}"] {
        assert!(from_str::<JsonObject>(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn it_is_read_by_pointer_and_as_a_type() {
    let read: JsonObject = from_str(r#"{"a":{"b~/c":[{"d":5}]},"a b":true}"#).unwrap();
    assert_eq!(read.get("/a/b~0~1c/0/d").and_then(|value| value.parse::<i64>().ok()), Some(5));
    assert_eq!(read.get("/a b").map(|value| value.to_string()).as_deref(), Some("true"));
    assert_eq!(read.get("").map(|whole| whole.to_string()), Some(read.to_string()));
    assert_eq!((read.get("/a/none"), read.get("/a/b~0~1c/1"), read.get("a")), (None, None, None));
    assert_eq!(
        from_str::<JsonObject>(r#"{"a":1}"#).unwrap().parse::<BTreeMap<String, i64>>().unwrap()["a"],
        1
    );
}

#[test]
fn members_are_put_and_taken() {
    let mut made =
        JsonObject::new().with("b", 1).with("a", "text").with("b", [1.5, 2.0]).with("quote\"", true);
    assert_eq!(made.as_str(), r#"{"b":[1.5,2],"a":"text","quote\"":true}"#);
    assert_eq!(made.remove("a").map(|value| value.to_string()).as_deref(), Some("\"text\""));
    assert_eq!(made.remove("a"), None);
    made.insert("nested", JsonObject::from([("x", RawJson::null())]));
    assert_eq!(made.as_str(), r#"{"b":[1.5,2],"quote\"":true,"nested":{"x":null}}"#);
    assert_eq!((made.len(), made.is_empty(), JsonObject::default().is_empty()), (3, false, true));
    let collected: JsonObject = [("k", "1"), ("l", "2"), ("k", "3")].into_iter().collect();
    assert_eq!((collected.len(), collected.get("/k")), (2, Some("3".into())));
}

#[test]
fn equality_and_hash_are_of_the_values() {
    let of = |text: &str| from_str::<JsonObject>(text).unwrap();
    let all =
        [of(r#"{"a":1,"b":2.0}"#), of(r#"{"b":2,"a":1e0}"#), of(r#"{"b":9,"b":2,"a":1}"#), of(r#"{"a":1}"#)];
    assert_eq!((&all[0], &all[0]), (&all[1], &all[2]));
    assert_eq!(all.iter().collect::<HashSet<_>>().len(), 2);
    let raw = |text: &str| RawJson::from_text(text).unwrap();
    let values =
        [raw("[1,2]"), raw("[1.0,2]"), raw("[2,1]"), raw("\"1\""), raw("1"), raw("null"), raw("[[1],2]")];
    assert_eq!(values.iter().collect::<HashSet<_>>().len(), 6);
}

#[test]
fn many_members_cost_no_more_than_their_number() {
    let many: Vec<String> = (0..200_000).map(|at| format!("\"member{at}\":{at}")).collect();
    let text = format!("{{{}}}", many.join(","));
    let mut reader = Reader::new(&text);
    let mut extra = JsonObject::new();
    reader.map(&mut extra).unwrap();
    assert_eq!((extra.len(), to_string(&extra) == text), (200_000, true));
    assert!(Reader::new(&text).max_held(1_000).map(&mut JsonObject::new()).is_err());
}

#[test]
fn rust_values_become_json() {
    let made: Vec<RawJson> = vec![
        true.into(),
        7.into(),
        i64::MIN.into(),
        u64::MAX.into(),
        0.5.into(),
        "a\"b".into(),
        String::from("s").into(),
        vec![1, 2].into(),
        JsonObject::new().into(),
    ];
    assert_eq!(
        to_string(&made),
        r#"[true,7,-9223372036854775808,18446744073709551615,0.5,"a\"b","s",[1,2],{}]"#
    );
}

#[test]
fn three_states_read_like_an_option() {
    let value: Nullish<String> = "x".into();
    assert_eq!((value.as_deref(), Nullish::<String>::Null.as_deref()), (Some("x"), None));
    assert_eq!(value.clone().unwrap_or_default(), "x");
    assert_eq!(Nullish::<String>::Absent.unwrap_or_default(), "");
    assert_eq!(
        (Nullish::Null.unwrap_or(1), Nullish::Absent.unwrap_or_else(|| 2), Nullish::Value(3).unwrap_or(1)),
        (1, 2, 3)
    );
    assert!(
        Nullish::<i64>::Null.is_null() && Nullish::Value(1).is_value() && Nullish::<i64>::Absent.is_absent()
    );
    for (state, nested) in
        [(Nullish::Absent, None), (Nullish::Null, Some(None)), (Nullish::Value(1), Some(Some(1)))]
    {
        assert_eq!((state.into_nested(), Nullish::from_nested(nested)), (nested, state));
        assert_eq!(
            (Option::<Option<i64>>::from(state), Option::<i64>::from(state)),
            (nested, nested.flatten())
        );
    }
    let mut state: Nullish<Vec<String>> = ["a", "b"].into();
    state.as_mut().value().unwrap().push("c".to_owned());
    assert_eq!(state.take(), Nullish::Value(vec!["a".to_owned(), "b".to_owned(), "c".to_owned()]));
    assert_eq!(state, Nullish::Absent);
    let map: Nullish<BTreeMap<String, i64>> = [("a", 1)].into();
    assert_eq!(map.as_option().map(BTreeMap::len), Some(1));
}

/// A type of which one member only answers have, another only requests.
#[derive(Debug, PartialEq, Default)]
struct Account {
    id: Option<i64>,
    name: Option<String>,
    password: Option<String>,
    extra: JsonObject,
}

impl FromJson for Account {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let (mut id, mut name, mut password) = (None, None, None);
        let mut extra = JsonObject::new();
        r.object_with(
            "Account",
            &["id", "name", "password"],
            &mut [&mut id as &mut dyn Slot, &mut name, &mut WriteOnly(&mut password)],
            &mut extra,
        )?;
        Ok(Self { id, name, password, extra })
    }
}

impl ToJson for Account {
    fn write(&self, w: &mut Writer) {
        w.object_with(
            &[("id", &ReadOnly(&self.id)), ("name", &self.name), ("password", &self.password)],
            &self.extra,
        );
    }
}

#[test]
fn members_that_travel_one_way_are_kept_where_a_whole_value_is() {
    let text = r#"{"id":1,"name":"n","password":"p","more":2}"#;
    let answer: Account = from_str(text).unwrap();
    assert_eq!(
        (answer.id, answer.password.as_deref(), answer.extra.as_str()),
        (Some(1), None, r#"{"password":"p","more":2}"#)
    );
    let kept = Account::read(&mut Reader::new(text).whole()).unwrap();
    assert_eq!((kept.password.as_deref(), kept.extra.as_str()), (Some("p"), r#"{"more":2}"#));
    assert_eq!(to_string(&kept), r#"{"name":"n","password":"p","more":2}"#);
    assert_eq!(to_whole(&kept), text);
    assert_eq!(codec::from_str::<Vec<Account>>("[{}]").unwrap(), [Account::default()]);
}
