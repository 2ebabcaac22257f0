//! The runtime's JSON codec beside serde_json: both take the same texts and read the same values.

use std::borrow::Cow;
use std::collections::BTreeMap;

use clientwright_runtime::codec::{
    self, Base64, Date, Decimal, FromJson, RawJson, Reader, Timestamp, ToJson, Tree, Uuid,
};
use serde_json::Value;
use serde_json::value::RawValue;

/// Reads the bytes with both, then as many types.
pub fn check(data: &[u8]) {
    // A byte order mark may be ignored (RFC 8259, 8.1); they refuse it.
    let data = data.strip_prefix(b"\xef\xbb\xbf").unwrap_or(data);
    if data.starts_with(b"\xef\xbb\xbf") {
        return;
    }
    let theirs = serde_json::from_slice::<&RawValue>(data);
    let tree = Reader::from_slice(data).and_then(|mut r| r.tree().and_then(|tree| r.end().map(|()| tree)));
    let skipped = Reader::from_slice(data).and_then(|mut r| r.skip().and_then(|()| r.end()));
    match (&theirs, &tree) {
        (Ok(value), Ok(tree)) => assert!(same(tree, value.get()), "read otherwise: {tree:?}"),
        (Err(error), Ok(_)) => panic!("only we take it: {error}"),
        (theirs, Err(error)) => {
            assert!(error.is_syntax() && error.offset() <= data.len(), "{error:?}");
            // A raw value is not looked at for what its strings hold: what is read into a value is. Numbers that no
            // `f64` holds are where that one ends.
            let value = theirs.is_ok().then(|| serde_json::from_slice::<Value>(data).err());
            let refused = value.is_none_or(|error| error.is_some());
            assert!(refused, "only they take it: {error}");
        }
    }
    if std::str::from_utf8(data).is_ok() && tree.is_ok() {
        assert!(skipped.is_ok(), "read, but not skipped");
    }
    let Ok(text) = std::str::from_utf8(data) else { return };
    // A raw value is the text: whether its strings can be read is for whoever reads them.
    kept(text, theirs.is_ok());
    typed(text);
    written(text);
}

/// The same value, numbers digit by digit.
fn same(tree: &Tree<'_>, text: &str) -> bool {
    let text = text.trim_matches([' ', '\t', '\n', '\r']);
    match tree {
        Tree::Null => text == "null",
        Tree::Bool(flag) => text == if *flag { "true" } else { "false" },
        Tree::Number(digits) => *digits == text,
        Tree::Text(ours) => serde_json::from_str::<Cow<'_, str>>(text).is_ok_and(|theirs| theirs == *ours),
        Tree::Array(items) => {
            let Ok(theirs) = serde_json::from_str::<Vec<&RawValue>>(text) else { return false };
            theirs.len() == items.len() && items.iter().zip(theirs).all(|(item, raw)| same(item, raw.get()))
        }
        Tree::Object(members) => {
            let Ok(theirs) = serde_json::from_str::<BTreeMap<String, &RawValue>>(text) else { return false };
            let last: BTreeMap<&str, &Tree<'_>> =
                members.iter().map(|(name, value)| (&**name, value)).collect();
            let mut pairs = last.iter().zip(&theirs);
            last.len() == theirs.len() && pairs.all(|((a, tree), (b, raw))| a == b && same(tree, raw.get()))
        }
    }
}

/// Text that is kept as it is: what is kept says the same, and can be gone through.
fn kept(text: &str, is_json: bool) {
    let raw = RawJson::from_text(text);
    assert_eq!(raw.is_ok(), is_json, "kept otherwise than read: {raw:?}");
    let Ok(raw) = raw else { return };
    assert!(raw.as_str().len() <= text.len());
    assert_eq!(RawJson::from_text(raw.as_str()).ok().as_ref(), Some(&raw), "kept otherwise the second time");
    assert_eq!(codec::to_string(&raw), raw.as_str());
    assert_eq!(codec::from_str::<RawJson>(text).ok().as_ref(), Some(&raw));
    // What they make of the whole, the same pointers lead to with us.
    let Ok(value) = serde_json::from_str::<Value>(text) else { return };
    for pointer in ["", "/0", "/a", "/a/0", "/~1", "/~01", "/a/b", "/1/x"] {
        let (ours, theirs) = (raw.pointer(pointer), value.pointer(pointer));
        assert_eq!(ours.is_some(), theirs.is_some(), "only one finds `{pointer}`");
    }
}

/// Types that JSON is read into: those they have as well take the same texts, and all give back what they took.
fn typed(text: &str) {
    fn both<T: FromJson + ToJson + PartialEq + std::fmt::Debug + serde::de::DeserializeOwned>(text: &str) {
        let (ours, theirs) = (codec::from_str::<T>(text).ok(), serde_json::from_str::<T>(text).ok());
        assert_eq!(ours, theirs, "read otherwise");
        again::<T>(text);
    }
    fn again<T: FromJson + ToJson + PartialEq + std::fmt::Debug>(text: &str) {
        let Ok(value) = codec::from_str::<T>(text) else { return };
        let written = codec::to_string(&value);
        let read = codec::from_str::<T>(&written);
        assert_eq!(read.ok().as_ref(), Some(&value), "written as {written}");
        assert!(serde_json::from_str::<&RawValue>(&written).is_ok(), "written as {written}");
    }
    both::<bool>(text);
    both::<String>(text);
    both::<Vec<String>>(text);
    both::<BTreeMap<String, Vec<bool>>>(text);
    again::<i8>(text);
    again::<u8>(text);
    again::<i32>(text);
    again::<i64>(text);
    again::<u64>(text);
    again::<i128>(text);
    again::<Vec<Option<f64>>>(text);
    again::<Decimal>(text);
    again::<Timestamp>(text);
    again::<Date>(text);
    again::<Uuid>(text);
    again::<Base64>(text);
    again::<std::net::IpAddr>(text);
    again::<BTreeMap<String, RawJson>>(text);
    again::<Vec<Vec<Option<String>>>>(text);
    whole_numbers(text);
}

/// Whole numbers are taken exactly where they fit, however they are spelled.
fn whole_numbers(text: &str) {
    if let Ok(theirs) = serde_json::from_str::<i64>(text) {
        assert_eq!(codec::from_str::<i64>(text).ok(), Some(theirs));
    }
    if let Ok(theirs) = serde_json::from_str::<u64>(text) {
        assert_eq!(codec::from_str::<u64>(text).ok(), Some(theirs));
    }
    if let (Ok(raw), Ok(ours)) = (serde_json::from_str::<&RawValue>(text), codec::from_str::<f64>(text)) {
        if let Ok(nearest) = raw.get().parse::<f64>() {
            assert_eq!(ours.to_bits(), nearest.to_bits(), "not the nearest number");
        }
    }
}

/// Any text can be a string of JSON.
fn written(text: &str) {
    let written = codec::to_string(&text.to_owned());
    assert_eq!(serde_json::from_str::<String>(&written).ok().as_deref(), Some(text), "written as {written}");
    assert_eq!(codec::from_str::<String>(&written).ok().as_deref(), Some(text), "written as {written}");
}
