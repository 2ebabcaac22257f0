//! The codec beside serde_json on generated documents, valid and damaged: both take the same texts and read the
//! same values. `CLIENTWRIGHT_ROUNDS` sets how many documents are tried.

use clientwright_runtime::codec::{self, same_number, RawJson, Reader, Tree};
use fastrand::Rng;
use serde_json::Value;

fn rounds() -> usize {
    std::env::var("CLIENTWRIGHT_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(20_000)
}

fn space(rng: &mut Rng, out: &mut String) {
    if rng.u8(..) < 40 {
        out.push_str([" ", "\n", "\t", "\r\n", "   "][rng.usize(..5)]);
    }
}

fn string(rng: &mut Rng, out: &mut String) {
    const PIECES: [&str; 16] = [
        "a",
        "name",
        "\u{e9}",
        "\u{1f980}",
        "\\n",
        "\\\"",
        "\\\\",
        "\\/",
        "\\u0041",
        "\\u00e9",
        "\\ud83d\\ude00",
        "\\b",
        "/",
        "\u{7f}",
        "a longer plain run of text",
        " ",
    ];
    out.push('"');
    for _ in 0..rng.usize(..5) {
        out.push_str(PIECES[rng.usize(..PIECES.len())]);
    }
    out.push('"');
}

fn number(rng: &mut Rng, out: &mut String) {
    match rng.u8(..6) {
        0 => out.push_str(&rng.i64(..).to_string()),
        1 => out.push_str(&rng.u64(..).to_string()),
        2 => out.push_str(&f64::from_bits(rng.u64(..) & 0x7fef_ffff_ffff_ffff).to_string()),
        3 => out.push_str(&format!("{:e}", rng.f64() * 1e10)),
        4 => out.push_str(
            ["0", "-0", "1.0", "1e2", "-1.5E-3", "18446744073709551616", "-9223372036854775809"]
                [rng.usize(..7)],
        ),
        _ => out.push_str(&rng.i8(..).to_string()),
    }
}

fn value(rng: &mut Rng, depth: usize, out: &mut String) {
    space(rng, out);
    match rng.u8(..if depth == 0 { 5 } else { 9 }) {
        0 => out.push_str("null"),
        1 => out.push_str(["true", "false"][rng.usize(..2)]),
        2 => number(rng, out),
        3 | 4 => string(rng, out),
        5 | 6 => container(rng, depth, out, '[', ']'),
        _ => container(rng, depth, out, '{', '}'),
    }
    space(rng, out);
}

fn container(rng: &mut Rng, depth: usize, out: &mut String, open: char, close: char) {
    out.push(open);
    for index in 0..rng.usize(..5) {
        if index > 0 {
            out.push(',');
        }
        if open == '{' {
            space(rng, out);
            string(rng, out);
            space(rng, out);
            out.push(':');
        }
        value(rng, depth - 1, out);
    }
    space(rng, out);
    out.push(close);
}

fn document(rng: &mut Rng) -> String {
    let mut out = String::new();
    value(rng, 4, &mut out);
    out
}

fn damage(rng: &mut Rng, bytes: &mut Vec<u8>) {
    const BYTES: &[u8] = b"\"\\{}[],:0123456789eE+-.truefalsn u/ \n\t\x00\x1f\x7f\xc3\xa9\xed\xa0\x80\xff";
    for _ in 0..rng.usize(1..4) {
        let at = rng.usize(..=bytes.len());
        let byte = BYTES[rng.usize(..BYTES.len())];
        match rng.u8(..4) {
            0 if at < bytes.len() => drop(bytes.remove(at)),
            1 if at < bytes.len() => bytes[at] = byte,
            2 if at < bytes.len() => bytes.truncate(at),
            _ => bytes.insert(at, byte),
        }
    }
}

fn same(tree: &Tree<'_>, value: &Value) -> bool {
    match (tree, value) {
        (Tree::Null, Value::Null) => true,
        (Tree::Bool(left), Value::Bool(right)) => left == right,
        (Tree::Text(left), Value::String(right)) => left == right,
        (Tree::Number(left), Value::Number(right)) => same_float(left, right),
        (Tree::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| same(left, right))
        }
        (Tree::Object(left), Value::Object(right)) => {
            let last = |name: &str| left.iter().rev().find(|(known, _)| known == name);
            left.iter().all(|(name, _)| right.contains_key(&**name))
                && right.iter().all(|(name, right)| last(name).is_some_and(|(_, left)| same(left, right)))
        }
        _ => false,
    }
}

/// serde_json rounds fractions quickly rather than exactly unless told otherwise: the last digits may differ.
fn same_float(left: &str, right: &serde_json::Number) -> bool {
    if right.is_i64() || right.is_u64() {
        return same_number(left, &right.to_string());
    }
    let (Ok(left), Some(right)) = (left.parse::<f64>(), right.as_f64()) else { return false };
    left == right || ((left - right) / right).abs() < 1e-14
}

#[test]
fn valid_documents_read_the_same() {
    let mut rng = Rng::with_seed(1);
    for _ in 0..rounds() {
        let text = document(&mut rng);
        let value: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
        let tree = Reader::new(&text).tree().unwrap_or_else(|error| panic!("{error}: {text}"));
        assert!(same(&tree, &value), "{text}");
        let kept: RawJson = codec::from_str(&text).unwrap();
        assert_eq!(kept, RawJson::from_text(kept.as_str()).unwrap());
        assert!(kept.as_str().len() <= text.len());
        assert!(same(&Reader::new(kept.as_str()).tree().unwrap(), &value), "{text}");
    }
}

#[test]
fn white_space_and_nothing_else_is_removed() {
    let mut rng = Rng::with_seed(2);
    for _ in 0..rounds() {
        let text = document(&mut rng);
        let kept: RawJson = codec::from_str(&text).unwrap();
        let spans = |text: &str| {
            let mut quoted = false;
            let mut slash = false;
            text.chars()
                .filter(|&letter| {
                    quoted ^= letter == '"' && !slash;
                    slash = letter == '\\' && !slash;
                    quoted || !matches!(letter, ' ' | '\n' | '\r' | '\t')
                })
                .collect::<String>()
        };
        assert_eq!(kept.as_str(), spans(&text));
    }
}

#[test]
fn damaged_documents_are_judged_the_same() {
    let mut rng = Rng::with_seed(3);
    let (mut taken, mut refused) = (0, 0);
    for _ in 0..rounds() * 2 {
        let mut bytes = document(&mut rng).into_bytes();
        damage(&mut rng, &mut bytes);
        let shown = String::from_utf8_lossy(&bytes).into_owned();
        let theirs = serde_json::from_slice::<Value>(&bytes);
        let tree =
            Reader::from_slice(&bytes).and_then(|mut r| r.tree().and_then(|tree| r.end().map(|()| tree)));
        match (&theirs, &tree) {
            (Ok(value), Ok(tree)) => assert!(same(tree, value), "{shown:?}"),
            (Err(error), Ok(_)) => {
                assert!(error.to_string().contains("out of range"), "only we take {shown:?}: {error}")
            }
            (Ok(_), Err(error)) => panic!("only they take {shown:?}: {error}"),
            (Err(_), Err(error)) => {
                assert!(error.is_syntax() && error.offset() <= bytes.len(), "{shown:?}: {error:?}")
            }
        }
        *if tree.is_ok() { &mut taken } else { &mut refused } += 1;
        let ignored = serde_json::from_slice::<serde::de::IgnoredAny>(&bytes).is_ok();
        let skipped = Reader::from_slice(&bytes).is_ok_and(|mut r| r.skip().is_ok() && r.end().is_ok());
        assert!(skipped == ignored || std::str::from_utf8(&bytes).is_err(), "{shown:?}");
    }
    assert!(
        taken > rounds() / 10 && refused > rounds() / 10,
        "the damage proves little: {taken} and {refused}"
    );
}

#[test]
fn strings_and_floats_are_written_so_that_serde_json_reads_them_back() {
    let mut rng = Rng::with_seed(4);
    for _ in 0..rounds() {
        let last = if rng.bool() { '\u{80}' } else { char::MAX };
        let text: String = (0..rng.usize(..12)).map(|_| rng.char(..last)).collect();
        let written = codec::to_string(&text);
        assert_eq!(written, serde_json::to_string(&text).unwrap());
        assert_eq!(codec::from_str::<String>(&written).unwrap(), text);
        let float = f64::from_bits(rng.u64(..));
        let written = codec::to_string(&float);
        if float.is_finite() {
            assert_eq!(written.parse::<f64>().unwrap().to_bits(), float.to_bits(), "{written}");
            assert_eq!(codec::from_str::<f64>(&written).unwrap().to_bits(), float.to_bits(), "{written}");
            assert!(serde_json::from_str::<f64>(&written).is_ok(), "{written}");
        } else {
            assert_eq!(written, "null");
        }
    }
}

#[test]
fn integers_are_judged_the_same() {
    let mut rng = Rng::with_seed(5);
    for _ in 0..rounds() {
        let text = (rng.i128(..) >> rng.u32(..128)).to_string();
        assert_eq!(codec::from_str::<i64>(&text).ok(), serde_json::from_str(&text).ok(), "{text}");
        assert_eq!(codec::from_str::<u64>(&text).ok(), serde_json::from_str(&text).ok(), "{text}");
        assert_eq!(codec::from_str::<i32>(&text).ok(), serde_json::from_str(&text).ok(), "{text}");
        assert_eq!(codec::from_str::<u8>(&text).ok(), serde_json::from_str(&text).ok(), "{text}");
        assert_eq!(codec::from_str::<i128>(&text).unwrap().to_string(), text);
    }
}
