//! What is written: valid, compact, lossless, and composed out of parts.

use std::collections::BTreeMap;

use clientwright_runtime::codec::{self, Nullish, OrNull, RawJson, ToJson, Writer};

fn written(write: impl FnOnce(&mut Writer)) -> String {
    let mut w = Writer::new();
    write(&mut w);
    let text = w.into_string();
    assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{text}");
    text
}

#[test]
fn absent_members_are_left_out_and_nulls_are_said() {
    let (none, some): (Option<i64>, Option<i64>) = (None, Some(1));
    let text = written(|w| {
        w.object(&[
            ("absent", &none),
            ("present", &some),
            ("null", &OrNull(&none)),
            ("value", &OrNull(&some)),
            ("keep", &Nullish::<i64>::Absent),
            ("clear", &Nullish::<i64>::Null),
            ("set", &Nullish::Value(2)),
            ("boxed", &Box::new(none)),
            ("borrowed", &&none),
            ("nested", &Some(none)),
            ("unit", &()),
        ]);
    });
    assert_eq!(text, r#"{"present":1,"null":null,"value":1,"clear":null,"set":2,"nested":null,"unit":null}"#);
    assert_eq!(codec::to_string(&none), "null");
    assert_eq!(codec::to_string(&vec![None, Some(1)]), "[null,1]");
    assert_eq!(written(|w| w.object(&[])), "{}");
    assert_eq!(written(|w| w.object(&[("a", &none)])), "{}");
}

#[test]
fn patches_convert() {
    assert_eq!(Nullish::from(1), Nullish::Value(1));
    assert_eq!(Nullish::from(Some(1)), Nullish::Value(1));
    assert_eq!(Nullish::<i64>::from(None), Nullish::Null);
    assert_eq!(Nullish::<i64>::default(), Nullish::Absent);
    assert_eq!(Nullish::Value(1).map(|n| n + 1).as_option(), Some(&2));
    assert_eq!((Nullish::<i64>::Null.value(), Nullish::Value(3).value()), (None, Some(3)));
    assert!(
        Nullish::<i64>::Null.is_null()
            && !Nullish::<i64>::Null.is_absent()
            && Nullish::<i64>::Absent.is_absent()
    );
}

#[test]
fn numbers_keep_their_value() {
    let floats = [
        (0.0, "0"),
        (-0.0, "-0"),
        (1.0, "1"),
        (-1.5, "-1.5"),
        (1e2, "100"),
        (0.1, "0.1"),
        (1e20, "100000000000000000000"),
        (1e21, "1e21"),
        (1.5e300, "1.5e300"),
        (1e-6, "0.000001"),
        (1e-7, "1e-7"),
        (-2.5e-10, "-2.5e-10"),
        (9007199254740993.0, "9007199254740992"),
        (f64::MAX, "1.7976931348623157e308"),
        (5e-324, "5e-324"),
    ];
    for (float, text) in floats {
        assert_eq!(codec::to_string(&float), text);
        assert_eq!(codec::from_str::<f64>(text).unwrap().to_bits(), float.to_bits(), "{text}");
    }
    assert_eq!(codec::to_string(&vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY]), "[null,null,null]");
    assert_eq!(
        codec::to_string(&vec![0.1f32, 16777216.0, f32::MAX, 1e-7]),
        "[0.1,16777216,340282350000000000000000000000000000000,1e-7]"
            .replace("340282350000000000000000000000000000000", "3.4028235e38")
    );
    assert_eq!(codec::to_string(&i128::MIN), i128::MIN.to_string());
    assert_eq!(codec::to_string(&u128::MAX), u128::MAX.to_string());
    assert_eq!(written(|w| w.integer(-7)), "-7");
    assert_eq!(written(|w| w.digits("1.10")), "1.10");
    assert_eq!(written(|w| w.digits("1,\"x\":2")), "null");
    assert_eq!(written(|w| w.digits("\"1\"")), "null");
}

#[test]
fn integers_read_when_exact() {
    for (text, value) in [
        ("1.0", 1),
        ("1e2", 100),
        ("-1.50e1", -15),
        ("0.0", 0),
        ("-0", 0),
        ("120e-1", 12),
        ("9223372036854775807", i64::MAX),
        ("-9223372036854775808", i64::MIN),
        ("-9.223372036854775808e18", i64::MIN),
    ] {
        assert_eq!(codec::from_str::<i64>(text), Ok(value), "{text}");
    }
    let said = |text: &str| codec::from_str::<i32>(text).unwrap_err().to_string();
    assert_eq!(
        said("1.5"),
        "(root): expected a 32-bit integer, found a number with a fractional part (byte 0)"
    );
    assert_eq!(
        said(" 2147483648"),
        "(root): expected a 32-bit integer, found a number out of range (byte 1)"
    );
    assert_eq!(said("true"), "(root): expected a 32-bit integer, found boolean (byte 0)");
    assert!(codec::from_str::<u8>("-1").is_err() && codec::from_str::<u8>("256").is_err());
    assert_eq!((codec::from_str::<u8>("-0"), codec::from_str::<u8>("2.55e2")), (Ok(0), Ok(255)));
    assert_eq!(codec::from_str::<u64>("18446744073709551615"), Ok(u64::MAX));
    assert!(codec::from_str::<u64>("18446744073709551616").is_err());
    assert_eq!(codec::from_str::<i128>(&i128::MIN.to_string()), Ok(i128::MIN));
    assert_eq!(codec::from_str::<u128>(&u128::MAX.to_string()), Ok(u128::MAX));
    assert!(codec::from_str::<u128>("340282366920938463463374607431768211456").is_err());
    assert!(codec::from_str::<u128>("-1").is_err() && codec::from_str::<u128>("-0") == Ok(0));
    assert!(codec::from_str::<f64>("1e400").is_err() && codec::from_str::<f32>("1e39").is_err());
    assert_eq!(codec::from_str::<f64>("1e-400"), Ok(0.0));
    assert_eq!(
        codec::from_str::<f64>("123456789012345678901234567890"),
        Ok(123456789012345678901234567890.0)
    );
}

#[test]
fn extra_members_never_repeat_documented_ones() {
    let extra = BTreeMap::from([("a".to_owned(), RawJson::of(&9)), ("z".to_owned(), RawJson::of(&"\"q\""))]);
    let none: Option<i64> = None;
    assert_eq!(written(|w| w.object_with(&[("a", &1)], &extra)), r#"{"a":1,"z":"\"q\""}"#);
    assert_eq!(written(|w| w.object_with(&[("a", &none)], &extra)), r#"{"a":9,"z":"\"q\""}"#);
    assert_eq!(written(|w| w.object_with(&[], &BTreeMap::<String, i64>::new())), "{}");
    assert_eq!(codec::to_string(&BTreeMap::from([("k\n".to_owned(), vec![true])])), r#"{"k\n":[true]}"#);
}

struct Text(&'static str);

impl ToJson for Text {
    fn write(&self, w: &mut Writer) {
        w.raw(&RawJson::from_text(self.0).expect("the tests' own texts are JSON"));
    }
}

#[test]
fn parts_merge_into_one_object() {
    let merged = |parts: &[&'static str]| {
        let parts: Vec<Text> = parts.iter().map(|part| Text(part)).collect();
        let parts: Vec<&dyn ToJson> = parts.iter().map(|part| part as &dyn ToJson).collect();
        written(|w| w.merged(&parts))
    };
    assert_eq!(merged(&[r#"{"a":1,"b":{"x":[]}}"#, r#"{"c":"}","a":2}"#]), r#"{"a":2,"b":{"x":[]},"c":"}"}"#);
    assert_eq!(merged(&[r#"{"a\/b":1}"#, r#"{"a/b":2}"#]), r#"{"a/b":2}"#);
    assert_eq!(merged(&["{}", "null", "{}"]), "{}");
    assert_eq!(merged(&["null", "[1]", "null"]), "[1]");
    assert_eq!(merged(&["5", r#"{"a":1}"#]), r#"{"a":1}"#);
    assert_eq!(merged(&[]), "null");
    assert_eq!(written(|w| w.array(&[&1, &"a", &Text("{}")])), r#"[1,"a",{}]"#);
}

#[test]
fn tags_come_first_and_once() {
    let tagged = |body: &'static str| written(|w| w.array(&[&0, &Tagged(body)]));
    assert_eq!(tagged(r#"{"a":1}"#), r#"[0,{"kind":"ca\"t","a":1}]"#);
    assert_eq!(tagged("{}"), r#"[0,{"kind":"ca\"t"}]"#);
    assert_eq!(tagged(r#"{"a":{"kind":"x"}}"#), r#"[0,{"kind":"ca\"t","a":{"kind":"x"}}]"#);
    assert_eq!(tagged(r#"{"a":1,"kind":"own"}"#), r#"[0,{"a":1,"kind":"own"}]"#);
    assert_eq!(tagged("[1]"), "[0,[1]]");
    assert_eq!(tagged("\"{}\""), r#"[0,"{}"]"#);
}

struct Tagged(&'static str);

impl ToJson for Tagged {
    fn write(&self, w: &mut Writer) {
        w.tagged("kind", "ca\"t", &Text(self.0));
    }
}
