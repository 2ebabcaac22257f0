//! To and from `serde_json::Value` (feature `serde_json`), the tree that most programs have in common.

use serde_json::Value;

use super::error::ReadError;
use super::free::JsonObject;
use super::nullish::Nullish;
use super::raw::RawJson;
use super::reader::Reader;
use super::writer::Writer;
use super::{FromJson, ToJson};

impl From<&Value> for RawJson {
    fn from(value: &Value) -> Self {
        Self::of(value)
    }
}

impl From<Value> for RawJson {
    fn from(value: Value) -> Self {
        Self::of(&value)
    }
}

/// A value that is no object is kept as it is.
impl From<Value> for JsonObject {
    fn from(value: Value) -> Self {
        Self::of(RawJson::of(&value))
    }
}

impl From<Value> for Nullish<JsonObject> {
    fn from(value: Value) -> Self {
        if value.is_null() {
            return Nullish::Null;
        }
        Nullish::Value(value.into())
    }
}

/// Numbers that `Value` cannot hold exactly become the nearest `f64`, unless serde_json's feature
/// `arbitrary_precision` is on. Fails on numbers beyond the range of `f64` and on half surrogate pairs.
impl TryFrom<&RawJson> for Value {
    type Error = serde_json::Error;

    fn try_from(raw: &RawJson) -> Result<Self, Self::Error> {
        serde_json::from_str(raw.as_str())
    }
}

impl TryFrom<&JsonObject> for Value {
    type Error = serde_json::Error;

    fn try_from(object: &JsonObject) -> Result<Self, Self::Error> {
        serde_json::from_str(object.as_str())
    }
}

impl FromJson for Value {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        r.kind();
        let start = r.offset();
        serde_json::from_str(r.raw()?)
            .map_err(|error| ReadError::new(start, "a value that serde_json holds", error.to_string()))
    }

    fn from_null() -> Option<Self> {
        Some(Self::Null)
    }
}

impl ToJson for Value {
    fn write(&self, w: &mut Writer) {
        w.out().push_str(&self.to_string());
    }
}
