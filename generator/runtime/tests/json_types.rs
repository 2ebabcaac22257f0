//! The types behind OpenAPI formats: what they read, what they write, what they show.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use clientwright_runtime::codec::{self, Base64, Date, Decimal, FromJson, Secret, Timestamp, ToJson, Uuid};

fn read<T: FromJson>(text: &str) -> Result<T, String> {
    codec::from_str(&codec::to_string(&text)).map_err(|error| error.to_string())
}

fn rewritten<T: FromJson + ToJson>(text: &str) -> String {
    let value: T = read(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    codec::from_str(&codec::to_string(&value)).unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn timestamps_are_read_leniently_and_written_strictly() {
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
    ] {
        assert_eq!(rewritten::<Timestamp>(text), strict, "{text}");
    }
    for never in
        ["9999-12-31T23:59:59Z", "9999-12-31T23:59:59.9999999", "9999-12-31 00:00:00+00:00", "9999-12-31"]
    {
        assert_eq!(read::<Timestamp>(never), Ok(Timestamp::MAX), "{never}");
    }
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
        assert_eq!(rewritten::<Date>(text), day, "{text}");
    }
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
fn secrets_do_not_show() {
    let secret = Secret::from("hunter2");
    assert_eq!(format!("{secret:?} {:#?}", Some(&secret)).matches("hunter2").count(), 0);
    assert_eq!(secret.expose(), "hunter2");
    assert_eq!(codec::to_string(&secret), "\"hunter2\"");
    assert_eq!(codec::from_str::<Secret>("\"hunter2\"").unwrap(), Secret::new("hunter2".to_owned()));
}
