//! Emitted types under serde: the one-line impls that the generator writes, through several formats.
#![cfg(feature = "serde")]

use std::collections::BTreeMap;

use clientwright_runtime::codec::{
    self, bridge, Base64, Decimal, FromJson, RawJson, ReadError, Reader, Slot, Timestamp, ToJson, Writer,
};
use serde::de::value::{Error, MapDeserializer};
use serde::de::{DeserializeSeed, Deserializer, IntoDeserializer, SeqAccess, Visitor};

#[derive(Debug, Clone, PartialEq)]
struct Pet {
    id: i128,
    name: String,
    weight: f64,
    photo: Option<Base64>,
    born: Option<Timestamp>,
    price: Option<Decimal>,
    free: Option<RawJson>,
    friends: Vec<Pet>,
}

impl FromJson for Pet {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let mut f0: Option<i128> = None;
        let mut f1: Option<String> = None;
        let mut f2: Option<f64> = None;
        let mut f3: Option<Base64> = None;
        let mut f4: Option<Timestamp> = None;
        let mut f5: Option<Decimal> = None;
        let mut f6: Option<RawJson> = None;
        let mut f7: Option<Vec<Pet>> = None;
        r.object(
            "Pet",
            &["id", "name", "weight", "photo", "born", "price", "free", "friends"],
            &mut [&mut f0 as &mut dyn Slot, &mut f1, &mut f2, &mut f3, &mut f4, &mut f5, &mut f6, &mut f7],
        )?;
        Ok(Self {
            id: r.need(f0, "id")?,
            name: r.need(f1, "name")?,
            weight: r.need(f2, "weight")?,
            photo: f3,
            born: f4,
            price: f5,
            free: f6,
            friends: f7.unwrap_or_default(),
        })
    }
}

impl ToJson for Pet {
    fn write(&self, w: &mut Writer) {
        w.object(&[
            ("id", &self.id),
            ("name", &self.name),
            ("weight", &self.weight),
            ("photo", &self.photo),
            ("born", &self.born),
            ("price", &self.price),
            ("free", &self.free),
            ("friends", &self.friends),
        ]);
    }
}

impl serde::Serialize for Pet {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        bridge::serialize(self, s)
    }
}

impl<'de> serde::Deserialize<'de> for Pet {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        bridge::deserialize(d)
    }
}

/// A user's own derived type around an emitted one, flattening included, which buffers.
#[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct Kept {
    #[serde(flatten)]
    pet: Pet,
    raw: RawJson,
}

fn pet(id: i128) -> Pet {
    Pet {
        id,
        name: "a \"b\" \u{e9}\u{1f600}\n".into(),
        weight: 4.0,
        photo: Some(Base64(vec![0, 255])),
        born: Some("2024-06-19T15:22:45.5Z".parse().expect("a time")),
        price: Some("1.10".parse().expect("a number")),
        free: Some(
            RawJson::from_text(r#"{"a":[1,null,{"b":-0.5}],"c":18446744073709551615}"#).expect("JSON"),
        ),
        friends: Vec::new(),
    }
}

fn pets() -> Vec<Pet> {
    let ids = [0, -1, i64::MIN.into(), u64::MAX.into()];
    ids.map(|id| Pet { friends: vec![pet(1)], ..pet(id) }).to_vec()
}

#[test]
fn json_by_serde_is_json_by_the_codec() {
    for pet in pets() {
        let text = serde_json::to_string(&pet).unwrap();
        assert_eq!(text, codec::to_string(&pet));
        assert_eq!(serde_json::from_slice::<Pet>(text.as_bytes()).unwrap(), pet);
        assert_eq!(serde_json::from_reader::<_, Pet>(text.as_bytes()).unwrap(), pet);
        let pretty = serde_json::to_string_pretty(&pet).unwrap();
        assert!(pretty.contains("\n  \"friends\": [\n    {\n      \"id\": 1,"), "{pretty}");
        assert_eq!(serde_json::from_str::<Pet>(&pretty).unwrap(), pet);
    }
}

#[cfg(feature = "serde_json")]
#[test]
fn every_digit_survives_serde_json() {
    for id in [i128::from(u64::MAX) * 1000 + 1, i128::MIN, i128::MAX] {
        let text = serde_json::to_string(&pet(id)).unwrap();
        assert_eq!(text, codec::to_string(&pet(id)));
        assert_eq!(serde_json::from_str::<Pet>(&text).unwrap(), pet(id));
    }
    for text in ["[1.10,-0,1e400]", "1234567890123456789012345678901234567890123456789.012345678901234567890"]
    {
        let raw: RawJson = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&raw).unwrap().replace("-0.0", "-0"), text);
    }
    let forged = r#"{"$serde_json::private::RawValue":"1,2"}"#;
    assert!(serde_json::from_str::<RawJson>(forged).is_ok_and(|raw| raw.as_str() == forged));
}

#[test]
fn trees_of_other_formats_carry_every_value() {
    for pet in pets() {
        let value = serde_json::to_value(&pet).unwrap();
        assert_eq!(serde_json::from_value::<Pet>(value).unwrap(), pet);
        let yaml = serde_yaml::to_string(&pet).unwrap();
        assert_eq!(serde_yaml::from_str::<Pet>(&yaml).unwrap(), pet, "{yaml}");
    }
    for pet in pets().into_iter().chain([pet(i128::MAX >> 2), pet(-(1 << 90))]) {
        let mut bytes = Vec::new();
        ciborium::into_writer(&pet, &mut bytes).unwrap();
        assert_eq!(ciborium::from_reader::<Pet, _>(bytes.as_slice()).unwrap(), pet);
    }
}

#[test]
fn a_users_own_types_hold_emitted_ones() {
    let kept = Kept { pet: pet(7), raw: RawJson::of(&vec![1, 2]) };
    let text = serde_json::to_string(&kept).unwrap();
    assert_eq!(serde_json::from_str::<Kept>(&text).unwrap(), kept);
}

#[test]
fn numbers_and_dates_in_disguise_are_seen_through() {
    let digits = "123456789012345678901234567890123456789012345678901234567890.10";
    let number = MapDeserializer::<_, Error>::new([("$serde_json::private::Number", digits)].into_iter());
    assert_eq!(bridge::deserialize::<_, RawJson>(number).unwrap().as_str(), digits);
    let date =
        MapDeserializer::<_, Error>::new([("$__toml_private_datetime", "2024-06-19T15:22:45Z")].into_iter());
    assert_eq!(bridge::deserialize::<_, Timestamp>(date).unwrap().to_string(), "2024-06-19T15:22:45Z");
    let bytes = serde::de::value::BytesDeserializer::<Error>::new(b"\x00\xff");
    assert_eq!(bridge::deserialize::<_, Base64>(bytes).unwrap(), Base64(vec![0, 255]));
}

#[test]
fn names_that_are_no_strings_become_text() {
    let map = BTreeMap::from([(1i64, "a"), (-2, "b")]);
    let read: BTreeMap<String, String> =
        bridge::deserialize(IntoDeserializer::<Error>::into_deserializer(map)).unwrap();
    assert_eq!(read, BTreeMap::from([("1".into(), "a".into()), ("-2".into(), "b".into())]));
}

#[test]
fn errors_come_through_with_their_place() {
    let error = serde_json::from_str::<Vec<Pet>>(r#"[{"id":1,"name":null,"weight":1}]"#).unwrap_err();
    assert!(error.to_string().starts_with("/name: expected string, found null"), "{error}");
    let deep = format!("{}{}", "[".repeat(127), "]".repeat(127));
    assert!(serde_json::from_str::<RawJson>(&deep).is_ok());
    let error = bridge::deserialize::<_, RawJson>(Endless).unwrap_err();
    assert_eq!(error.to_string(), "more than 128 nested sequences and maps");
}

/// A format without a depth limit, in which a sequence holds itself.
struct Endless;

impl<'de> Deserializer<'de> for Endless {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(self)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> SeqAccess<'de> for Endless {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        seed.deserialize(Endless).map(Some)
    }
}

#[cfg(feature = "serde_json")]
#[test]
fn raw_json_and_serde_json_values_convert() {
    use serde_json::{json, Value};
    let value = json!({"a": [1, -2.5, "x\u{e9}", null, true], "b": {"c": u64::MAX}});
    let raw = RawJson::from(&value);
    assert_eq!(raw.as_str(), value.to_string());
    assert_eq!(Value::try_from(&raw).unwrap(), value);
    assert_eq!(RawJson::from(value.clone()), raw);
    assert!(Value::try_from(&RawJson::from_text("1e999").unwrap()).is_err());
    let list: Vec<Value> = codec::from_str(r#" [ {"a" : 1} , null ] "#).unwrap();
    assert_eq!(list, [json!({"a": 1}), Value::Null]);
    assert_eq!(codec::to_string(&list), r#"[{"a":1},null]"#);
    let error = codec::from_str::<Vec<Value>>("[0, 1e999]").unwrap_err();
    assert_eq!((error.pointer().as_str(), error.offset()), ("/1", 4));
    let mut slot: Option<Value> = None;
    slot.fill(&mut Reader::new("null")).unwrap();
    assert_eq!(slot, Some(Value::Null));
}
