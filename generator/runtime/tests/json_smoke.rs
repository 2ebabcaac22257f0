//! One emitted type, by hand: the shape that the generator writes.
use clientwright_runtime::codec::{
    self, Extra, FromJson, Nullish, RawJson, ReadError, Reader, Slot, ToJson, Writer,
};
use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq)]
struct Name {
    name: String,
    count: Option<i64>,
    extra: BTreeMap<String, RawJson>,
}

impl FromJson for Name {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let mut f0: Option<String> = None;
        let mut f1: Option<i64> = None;
        let mut extra = BTreeMap::new();
        r.object_with(
            "Name",
            &["name", "count"],
            &mut [&mut f0 as &mut dyn Slot, &mut f1],
            &mut extra as &mut dyn Extra,
        )?;
        Ok(Self { name: r.need(f0, "name")?, count: f1, extra })
    }
}

impl ToJson for Name {
    fn write(&self, w: &mut Writer) {
        w.object_with(&[("name", &self.name), ("count", &self.count)], &self.extra);
    }
}

#[test]
fn reads_and_writes_an_emitted_type() {
    let list: Vec<Name> =
        codec::from_str(r#" [ {"name":"a\u0062","x":{"y": 1.0}}, {"count":1e2,"name":""} ] "#).unwrap();
    assert_eq!(list[0].name, "ab");
    assert_eq!(list[1].count, Some(100));
    assert_eq!(codec::to_string(&list), r#"[{"name":"ab","x":{"y":1.0}},{"name":"","count":100}]"#);
}

#[test]
fn errors_name_place_and_reason() {
    let error = codec::from_str::<BTreeMap<String, Vec<Name>>>(r#"{"a/b":[{"name":"x"},{"name":null}]}"#);
    assert_eq!(error.unwrap_err().to_string(), "/a~1b/1/name: expected string, found null (byte 29)");
    let error = codec::from_str::<Vec<Name>>(r#"[{"count":1}]"#).unwrap_err();
    assert_eq!(error.to_string(), "/0/name: expected the required member, found no such member (byte 1)");
    assert_eq!(error.type_name(), "Name");
}

#[test]
fn patch_has_three_states() {
    let members: [(&str, &dyn ToJson); 3] =
        [("a", &Nullish::<i64>::Absent), ("b", &Nullish::<i64>::Null), ("c", &Nullish::Value(1))];
    let mut w = Writer::new();
    w.object(&members);
    assert_eq!(w.as_str(), r#"{"b":null,"c":1}"#);
}
