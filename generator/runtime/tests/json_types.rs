//! The types behind OpenAPI formats: what they read, what they write, what they show.

use std::collections::{BTreeSet, HashSet};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use clientwright_runtime::codec::{
    self, Base64, Date, Decimal, FromJson, Number, Secret, Timestamp, ToJson, Uuid,
};

fn read<T: FromJson>(text: &str) -> Result<T, String> {
    codec::from_str(&codec::to_string(&text)).map_err(|error| error.to_string())
}

fn rewritten<T: FromJson + ToJson>(text: &str) -> String {
    let value: T = read(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    codec::from_str(&codec::to_string(&value)).unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn timestamps_are_read_leniently_and_written_as_they_were() {
    for (text, strict) in [
        ("2019-06-13T13:58:12Z", "2019-06-13T13:58:12Z"),
        ("2019-06-13T13:58:12+00:00", "2019-06-13T13:58:12Z"),
        ("2019-06-13T13:58:12-00:00", "2019-06-13T13:58:12Z"),
        ("2019-06-13T13:58:12+0000", "2019-06-13T13:58:12Z"),
        ("2019-06-13T16:58:12+03:00", "2019-06-13T13:58:12Z"),
        ("2019-06-13T08:28:12-0530", "2019-06-13T13:58:12Z"),
        ("2019-06-13T16:58:12+03", "2019-06-13T13:58:12Z"),
        ("2019-06-13t13:58:12z", "2019-06-13T13:58:12Z"),
        ("2019-06-13 13:58:12", "2019-06-13T13:58:12Z"),
        ("2019-06-13T13:58:12", "2019-06-13T13:58:12Z"),
        ("2019-06-13 13:58:12Z", "2019-06-13T13:58:12Z"),
        ("2019-06-13 13:58:12 +0000", "2019-06-13T13:58:12Z"),
        ("2019-06-13 16:58:12.5 +0300", "2019-06-13T13:58:12.5Z"),
        ("2019-06-13 13:58:12 +0000 UTC", "2019-06-13T13:58:12Z"),
        ("2019-06-13 13:58:12 UTC", "2019-06-13T13:58:12Z"),
        (" 2019-06-13T13:58:12Z ", "2019-06-13T13:58:12Z"),
        ("2019-06-13T13:58", "2019-06-13T13:58:00Z"),
        ("2019-06-13", "2019-06-13T00:00:00Z"),
        ("2019-06-13T13:58:12.123456789Z", "2019-06-13T13:58:12.123456789Z"),
        ("2019-06-13T13:58:12.120000Z", "2019-06-13T13:58:12.12Z"),
        ("2019-06-13T13:58:12.1234567+02:00", "2019-06-13T11:58:12.1234567Z"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
        ("0001-01-01T00:00:00", "0001-01-01T00:00:00Z"),
        ("1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.5Z"),
        // Twelve digits of a second, as picoseconds have.
        ("2019-06-13T13:58:12.123456789012Z", "2019-06-13T13:58:12.123456789Z"),
        ("2019-06-13T16:58:12.123456789999+03:00", "2019-06-13T13:58:12.123456789Z"),
        ("2019-06-13T13:58:12,5Z", "2019-06-13T13:58:12.5Z"),
        ("2019-06-13T15:58:12+02:00[Europe/Paris]", "2019-06-13T13:58:12Z"),
        ("20190613T155812+0200", "2019-06-13T13:58:12Z"),
        ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00Z"),
        ("9999-12-30T22:00:00Z", "9999-12-30T22:00:00Z"),
    ] {
        let read: Timestamp = read(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(read.instant().to_string(), strict, "{text}");
        assert_eq!(rewritten::<Timestamp>(text), text);
        assert_eq!(codec::to_string(&Timestamp::from(read.instant())), format!("{strict:?}"));
        assert_eq!(read, strict.parse().unwrap(), "{text}");
    }
}

#[test]
fn never_stays_what_it_is() {
    let last = jiff::Timestamp::MAX;
    for never in [
        "9999-12-31T23:59:59Z",
        "9999-12-31T23:59:59.9999999",
        "9999-12-31T23:59:59.999999999999Z",
        "9999-12-31 00:00:00+00:00",
        "9999-12-31T23:59:59-12:00",
        "9999-12-31",
    ] {
        let read: Timestamp = read(never).unwrap();
        assert_eq!(read.instant(), last, "{never}");
        assert_eq!(rewritten::<Timestamp>(never), never);
        assert!(read > Timestamp::from(last));
    }
    let (day, night): (Timestamp, Timestamp) =
        ("9999-12-31T00:00:00Z".parse().unwrap(), "9999-12-31T23:59:59Z".parse().unwrap());
    assert!(day < night && night.as_second() - day.as_second() == 86_399);
    assert_eq!(day, "9999-12-31T03:00:00+03:00".parse().unwrap());
}

#[test]
fn an_offset_is_kept_and_a_missing_one_is_told() {
    for (text, seconds) in [
        ("2024-06-19T12:00:00+02:00", Some(7_200)),
        ("2024-06-19T12:00:00.25-0330", Some(-12_600)),
        ("2024-06-19T12:00:00Z", Some(0)),
        ("2024-06-19T12:00:00-00:00", Some(0)),
        ("2024-06-19T12:00:00 GMT", Some(0)),
        ("2024-06-19T12:00:00", None),
        ("2024-06-19", None),
    ] {
        let read: Timestamp = read(text).unwrap();
        assert_eq!(read.offset().map(|offset| offset.seconds()), seconds, "{text}");
        assert_eq!(rewritten::<Timestamp>(text), text);
    }
    let local: Timestamp = read("2024-06-19T12:00:00").unwrap();
    assert_eq!(local, "2024-06-19T14:00:00+02:00".parse().unwrap());
    assert_eq!(Timestamp::from(std::time::SystemTime::UNIX_EPOCH), Timestamp::default());
    let early: Timestamp = "1969-12-31T23:59:59.25Z".parse().unwrap();
    assert!(early < Timestamp::default() && early > "1969-12-31T23:59:59Z".parse().unwrap());
    assert_eq!(early, Timestamp::from(early.instant()));
}

#[test]
fn what_is_no_time_is_refused() {
    for text in [
        "",
        "x",
        "2019",
        "2019-13-01T00:00:00Z",
        "2019-02-30T00:00:00Z",
        "2019-06-13T25:00:00Z",
        "06/13/2019",
        "1560434292",
        "13 Jun 2019",
        "2019-06-13T13:58:12+99:00",
        "2019-06-13T13:58:12ZZ",
        "9999-12-31T99:00:00Z",
        "9999-12-39",
        "12:00:00Z",
        "2019-06-13T13:58:12+02:00Z",
        "2019-06-13T13:58:12+2",
        "2019-06-13T13:58:12+24:00",
        "2019-06-13T13:58:12+02:60",
        "2019-06-13T13:58:12+02:00+02:00",
    ] {
        assert!(read::<Timestamp>(text).is_err(), "{text}");
    }
    let error = codec::from_str::<Vec<Timestamp>>("[ \"yesterday\"]").unwrap_err();
    assert_eq!(error.to_string(), "/0: expected a date and time (RFC 3339), found \"yesterday\" (byte 2)");
    let error = codec::from_str::<Timestamp>("1560434292").unwrap_err();
    assert_eq!(error.to_string(), "(root): expected string, found number (byte 0)");
    let long = codec::from_str::<Timestamp>(&format!("\"{}\"", "\u{e9}".repeat(500))).unwrap_err();
    assert_eq!(long.found(), format!("\"{}\"...", "\u{e9}".repeat(40)));
}

#[test]
fn dates_are_days() {
    for (text, day) in [
        ("2024-02-29", "2024-02-29"),
        ("2024-02-29T00:00:00Z", "2024-02-29"),
        ("2024-02-29T23:30:00-05:00", "2024-02-29"),
        ("2024-02-29 12:00:00", "2024-02-29"),
        ("9999-12-31", "9999-12-31"),
        ("0001-01-01", "0001-01-01"),
    ] {
        assert_eq!(read::<Date>(text).unwrap().civil().to_string(), day, "{text}");
        assert_eq!(rewritten::<Date>(text), text, "the time is kept");
        assert_eq!(read::<Date>(text), read::<Date>(day));
    }
    let with_time: Date = read("2024-02-29T23:30:00-05:00").unwrap();
    assert_eq!(with_time.timestamp(), "2024-03-01T04:30:00Z".parse().ok());
    assert_eq!((Date::new(2024, 2, 29), Date::new(2023, 2, 29)), (read("2024-02-29").ok(), None));
    for text in [
        "",
        "2023-02-29",
        "2024-2-9",
        "2024-02-29x",
        "2024-02-29T",
        "20240229",
        "29.02.2024",
        "2024-02-29T99:00",
    ] {
        assert!(read::<Date>(text).is_err(), "{text}");
    }
}

#[test]
fn uuids_and_addresses_take_their_usual_spellings() {
    let uuid = "726ecfcc-7fd0-4e30-a86e-7892524aa483";
    for text in [
        uuid,
        &uuid.to_uppercase(),
        &uuid.replace('-', ""),
        &format!("{{{uuid}}}"),
        &format!("urn:uuid:{uuid}"),
    ] {
        assert_eq!(rewritten::<Uuid>(text), uuid);
    }
    assert!(read::<Uuid>("726ecfcc-7fd0-4e30-a86e-7892524aa48")
        .unwrap_err()
        .starts_with("(root): expected a UUID, found \"726"));
    assert_eq!(rewritten::<Ipv4Addr>("10.0.0.1"), "10.0.0.1");
    assert_eq!(rewritten::<Ipv6Addr>("2001:DB8:0::1"), "2001:db8::1");
    assert_eq!(rewritten::<IpAddr>("::ffff:10.0.0.1"), "::ffff:10.0.0.1");
    assert!(read::<Ipv4Addr>("10.0.0.256").is_err() && read::<IpAddr>("10.0.0.0/8").is_err());
}

#[test]
fn base64_takes_every_dialect_and_writes_one() {
    for text in ["+/+/YQ==", "+/+/YQ", "-_-_YQ==", "-_-_YQ", "+/+/\r\nYQ==\n"] {
        assert_eq!(rewritten::<Base64>(text), "+/+/YQ==", "{text:?}");
    }
    assert_eq!((rewritten::<Base64>("_w"), rewritten::<Base64>("-w")), ("/w==".into(), "+w==".into()));
    assert_eq!(read::<Base64>(""), Ok(Base64(Vec::new())));
    assert!(
        read::<Base64>("a").is_err() && read::<Base64>("%%%%").is_err() && read::<Base64>("+_==").is_err()
    );
    assert_eq!(Base64::from(&b"a"[..]).as_ref(), b"a");
}

#[test]
fn decimals_keep_text_and_form() {
    let list: Vec<Decimal> =
        codec::from_str(r#"[1.10,"1.10",-0.0,12345678901234567890.123456789,1E5," 7 "]"#).unwrap();
    assert_eq!(codec::to_string(&list), r#"[1.10,"1.10",-0.0,12345678901234567890.123456789,1E5,"7"]"#);
    assert_eq!(list[0], list[1]);
    assert_eq!(list[4], Decimal::from(100_000));
    assert_ne!(list[0], list[2]);
    assert_eq!(format!("{} {:?} {:>6}|", list[0], list[1], list[0]), "1.10 1.10   1.10|");
    assert_eq!((list[0].as_str(), list[0].to_f64()), ("1.10", 1.1));
    let price: Decimal = "0.0625".parse().unwrap();
    assert_eq!(codec::to_string(&vec![price.clone(), price.into_number().clone()]), r#"["0.0625",0.0625]"#);
    assert_eq!(codec::to_string(&list[3].clone().into_string()), r#""12345678901234567890.123456789""#);
    for text in ["", "x", "1.", "01", "+1", "1 ", "NaN", "1,5"] {
        assert!(text.parse::<Decimal>().is_err(), "{text}");
    }
    assert!(codec::from_str::<Decimal>("true").is_err() && codec::from_str::<Decimal>("\"abc\"").is_err());
}

#[test]
fn numbers_keep_value_and_spelling() {
    for text in [
        "9007199254740991",
        "9007199254740992",
        "9007199254740993",
        "-9007199254740993",
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551616",
        "1e400",
        "-1E+400",
        "1e-400",
        "-0",
        "-0.0",
        "0.0",
        "2",
        "2.0",
        "2.50",
        "1e2",
        "123456789012345678901234567890",
        "0.123456789012345678901234567890",
        "0.1",
    ] {
        let number: Number = codec::from_str(text).unwrap();
        assert_eq!((codec::to_string(&number), number.to_string()), (text.to_owned(), text.to_owned()));
        assert_eq!(text.parse::<Number>().unwrap(), number);
    }
    let number = |text: &str| text.parse::<Number>().unwrap();
    assert_eq!(number("9007199254740993").to_i64(), Some(9_007_199_254_740_993));
    assert_eq!(number("9223372036854775808").to_u64(), Some(9_223_372_036_854_775_808));
    assert_eq!((number("9223372036854775808").to_i64(), number("2.5").to_i64()), (None, None));
    assert_eq!(
        (number("2.0").to_i64(), number("2e1").to_i64(), number("-0.0").to_i64()),
        (Some(2), Some(20), Some(0))
    );
    assert_eq!((number("2.5").to_f64(), number("1e400").to_f64()), (2.5, f64::INFINITY));
    assert!(number("-0.0").to_f64().is_sign_negative());
    assert!(number("2.5") == 2.5 && number("2.0") == 2i64);
    for text in ["", "x", "1.", "01", "+1", "1 ", "NaN", "1,5", "0x10"] {
        assert!(text.parse::<Number>().is_err(), "{text}");
    }
    for wrong in ["\"2\"", "true", "null", "[]"] {
        assert!(codec::from_str::<Number>(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn numbers_are_made_of_rust_numbers() {
    let made: [Number; 8] = [
        2.into(),
        2u8.into(),
        i64::MIN.into(),
        u64::MAX.into(),
        u128::MAX.into(),
        2.0.into(),
        0.1f32.into(),
        "2.50".parse::<Decimal>().unwrap().into(),
    ];
    let written: Vec<String> = made.iter().map(|number| number.to_string()).collect();
    let max = u128::MAX.to_string();
    let expected = ["2", "2", "-9223372036854775808", "18446744073709551615", &max, "2", "0.1", "2.50"];
    assert_eq!(written, expected);
    assert_eq!((codec::to_string(&Number::from(f64::NAN)), Number::default()), ("null".to_owned(), 0.into()));
    assert_eq!(codec::to_string(&Decimal::from(Number::from(1.5))), "1.5");
}

#[test]
fn equal_numbers_are_equal_in_order_and_hash() {
    let groups: [&[&str]; 9] = [
        &["-1e400"],
        &["-2.5", "-25e-1"],
        &["-2", "-2.0"],
        &["0", "-0", "0.0", "-0.0", "0e5"],
        &["1e-400"],
        &["2", "2.0", "20e-1"],
        &["9007199254740992"],
        &["9007199254740993", "9007199254740993.0"],
        &["1e400", "10e399"],
    ];
    let all: Vec<(usize, Number)> = groups
        .iter()
        .enumerate()
        .flat_map(|(at, group)| group.iter().map(move |text| (at, text.parse().unwrap())))
        .collect();
    for (left_at, left) in &all {
        for (right_at, right) in &all {
            assert_eq!(left.cmp(right), left_at.cmp(right_at), "{left} {right}");
        }
    }
    assert_eq!(all.iter().map(|(_, number)| number).collect::<HashSet<_>>().len(), groups.len());
    assert_eq!(all.iter().map(|(_, number)| number).collect::<BTreeSet<_>>().len(), groups.len());
    let decimals: Vec<Decimal> = codec::from_str(r#"[1.10, "1.1", 11e-1, 2]"#).unwrap();
    assert_eq!(decimals.iter().collect::<HashSet<_>>().len(), 2);
    assert!(decimals[0] < decimals[3]);
}

#[test]
fn secrets_do_not_show() {
    let secret = Secret::from("hunter2");
    assert_eq!(format!("{secret:?} {:#?}", Some(&secret)).matches("hunter2").count(), 0);
    assert_eq!(secret.expose(), "hunter2");
    assert_eq!(codec::to_string(&secret), "\"hunter2\"");
    assert_eq!(codec::from_str::<Secret>("\"hunter2\"").unwrap(), Secret::new("hunter2".to_owned()));
}
