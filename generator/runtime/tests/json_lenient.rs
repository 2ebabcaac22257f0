//! Lenient reading of values that are made to do harm, and unions whose branches fit only so.

#![allow(clippy::unwrap_used)]

use std::time::{Duration, Instant};

use clientwright_runtime::codec::{self, FromJson, Lenient, RawJson, ReadError, Reader};

fn read<T: FromJson>(text: &str, lenient: impl Into<Lenient>) -> Result<T, ReadError> {
    let mut reader = Reader::new(text).lenient(lenient);
    let value = T::read(&mut reader)?;
    reader.end().map(|()| value)
}

/// A struct with one required member of each of these types.
macro_rules! record {
    ($name:ident { $($field:ident: $ty:ty),* }) => {
        #[derive(Debug, PartialEq)]
        struct $name { $($field: $ty),* }

        impl FromJson for $name {
            fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
                $(let mut $field: Option<$ty> = None;)*
                r.object(stringify!($name), &[$(stringify!($field)),*], &mut [$(&mut $field),*])?;
                Ok(Self { $($field: r.need($field, stringify!($field))?),* })
            }
        }
    };
}

record!(Knot { next: Box<Knot> });
record!(L0 { left: i64, right: i64 });
record!(L1 { left: Box<L0>, right: Box<L0> });
record!(L2 { left: Box<L1>, right: Box<L1> });
record!(L3 { left: Box<L2>, right: Box<L2> });
record!(L4 { left: Box<L3>, right: Box<L3> });
record!(L5 { left: Box<L4>, right: Box<L4> });
record!(L6 { left: Box<L5>, right: Box<L5> });
record!(L7 { left: Box<L6>, right: Box<L6> });
record!(L8 { left: Box<L7>, right: Box<L7> });
record!(L9 { left: Box<L8>, right: Box<L8> });
record!(L10 { left: Box<L9>, right: Box<L9> });
record!(L11 { left: Box<L10>, right: Box<L10> });
record!(L12 { left: Box<L11>, right: Box<L11> });
record!(L13 { left: Box<L12>, right: Box<L12> });
record!(L14 { left: Box<L13>, right: Box<L13> });
record!(L15 { left: Box<L14>, right: Box<L14> });
record!(L16 { left: Box<L15>, right: Box<L15> });
record!(L17 { left: Box<L16>, right: Box<L16> });

#[test]
fn what_stands_for_nothing_has_an_end() {
    let begin = Instant::now();
    let error = read::<Knot>("{}", true).unwrap_err();
    assert!(error.to_string().starts_with("/next: expected the required member"), "{error}");
    assert_eq!(*read::<L3>("{}", true).unwrap().left.right.left, L0 { left: 0, right: 0 });
    assert!(read::<L17>("{}", true).is_err(), "values that need values are made within limits");
    assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", begin.elapsed());
}

#[test]
fn long_lists_of_nothing_are_read_in_time() {
    let begin = Instant::now();
    let nulls = format!("[{}]", vec!["null"; 100_000].join(","));
    assert_eq!(read::<Vec<i64>>(&nulls, true).unwrap(), vec![0; 100_000]);
    let texts = format!("[{}]", vec!["\"7\""; 100_000].join(","));
    assert_eq!(read::<Vec<i64>>(&texts, true).unwrap(), vec![7; 100_000]);
    assert!(read::<Vec<i64>>(&texts, false).is_err());
    let deep = format!("{}null{}", "[".repeat(100), "]".repeat(100));
    assert!(read::<Vec<i64>>(&deep, true).is_err());
    assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", begin.elapsed());
}

record!(Numbered { id: i64, a: i64 });
record!(Named { id: String, b: i64 });

#[derive(Debug, PartialEq)]
enum Either {
    Numbered(Numbered),
    Named(Named),
}

impl FromJson for Either {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        r.best_of(
            "Either",
            &[|r| FromJson::read(r).map(Self::Numbered), |r| FromJson::read(r).map(Self::Named)],
        )
    }
}

#[test]
fn a_branch_that_fits_goes_before_one_that_is_made_to_fit() {
    let both = r#"{"id": "7", "b": 1}"#;
    assert!(matches!(read(both, true), Ok(Either::Named(_))));
    assert!(matches!(read(r#"{"id": 7, "a": 1}"#, true), Ok(Either::Numbered(_))));
    let made: Either = read(r#"{"id": "7", "a": "1"}"#, true).unwrap();
    assert_eq!(made, Either::Numbered(Numbered { id: 7, a: 1 }));
    assert!(read::<Either>(r#"{"id": "7", "a": "1"}"#, false).is_err());
    assert!(read::<Vec<Either>>(r#"[{"id": "7", "b": 1}, {"id": [], "b": {}}]"#, true).is_err());
}

record!(Success { result: i64 });
record!(Failure { error: String });

#[test]
fn a_member_of_another_kind_is_meant_for_the_branch_that_knows_it_unless_it_is_null() {
    let read = |text: &str| {
        Reader::new(text).best_of::<&str>(
            "Outcome",
            &[|r| Success::read(r).map(|_| "success"), |r| Failure::read(r).map(|_| "failure")],
        )
    };
    assert_eq!(read(r#"{"result": 1, "error": null}"#), Ok("success"));
    assert_eq!(read(r#"{"result": null, "error": "no"}"#), Ok("failure"));
    assert_eq!(
        read(r#"{"result": 1, "new": {}}"#),
        Ok("success"),
        "a member that nobody knows is for nobody"
    );
    let error = read(r#"{"result": "1", "error": "no"}"#).unwrap_err().to_string();
    assert!(
        error.contains("one of the 2 forms of Outcome") && error.contains("/result: expected integer"),
        "{error}"
    );
    assert!(read(r#"{"result": 1, "error": {"code": 7}}"#).is_err());
}

#[test]
fn only_what_is_meant_is_read_as_something_else() {
    for text in ["\"0x10\"", "\"1 2\"", "\"--1\"", "\"1e\"", "\"NaN\"", "\"yes\"", "{}", "[]", "[7]", "1.5"] {
        assert!(read::<Vec<i64>>(&format!("[{text}]"), true).is_err(), "{text}");
    }
    for (text, value) in [("\"1e2\"", 100), ("\" 7\"", 7), ("\"\"", 0), ("null", 0), ("7.0", 7)] {
        assert_eq!(
            read::<Vec<i64>>(&format!("[{text}]"), true).ok(),
            (value != 0 || text != "\"\"").then(|| vec![value])
        );
    }
    assert_eq!(read::<Vec<bool>>("[1, 0, \"false\", null]", true).unwrap(), [true, false, false, false]);
    assert!(read::<Vec<bool>>("[2]", true).is_err());
    let exact = read::<Vec<String>>("[9007199254740993, 1.10, -0.0, true, null]", true).unwrap();
    assert_eq!(exact, ["9007199254740993", "1.10", "-0.0", "true", ""], "numbers keep their digits");
    assert_eq!(read::<RawJson>("[\"1\"]", true).unwrap().as_str(), "[\"1\"]", "what fits is left alone");
    let malformed = codec::from_str::<Vec<i64>>("[\"7\",]").unwrap_err();
    assert_eq!(read::<Vec<i64>>("[\"7\",]", true).unwrap_err().offset(), 5, "{malformed}");
}
