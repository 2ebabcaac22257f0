//! Serde for emitted types without serde's derive: one line per type leads here (feature `serde`).
//! There is JSON text in between, so that what an emitted type accepts and what it writes is the same in every format.
//!
//! Integers of up to 128 bits pass exactly in every format that has them. serde_json's own reader takes integers
//! beyond 64 bits for floats; it hands over the text instead, and every digit of any number is kept both ways, where
//! its feature `raw_value` is on, which our feature `serde_json` sees to.
//! Formats that do not describe themselves (bincode, postcard) cannot be read.
//!
//! Both impls for 200 types of ten members cost 0.1 CPU-seconds of `cargo check`, a seventh of the types themselves;
//! serde's derive on the same types costs 3.5. What is not used is not instantiated.

use std::any::type_name;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::{Error as _, Serialize, SerializeMap as _, Serializer};

use super::super::stream::Event;
use super::super::types::{Base64, Date, Decimal, Number, Secret, Timestamp};
use super::free::JsonObject;
use super::raw::RawJson;
use super::reader::Reader;
use super::tree::Tree;
use super::writer::Writer;
use super::{FromJson, ToJson};

/// How deep values may nest on the way in; the reader behind it has the same limit.
const MAX_DEPTH: usize = 128;

/// Names under which serde_json and toml pass values that serde's data model has no place for.
const RAW_TEXT: &str = "$serde_json::private::RawValue";
const BIG_NUMBER: &str = "$serde_json::private::Number";
const TOML_DATE: &str = "$__toml_private_datetime";

/// `Deserialize::deserialize` of an emitted type.
///
/// # Errors
/// The format's own errors, and a [`ReadError`](super::ReadError) as a custom one.
pub fn deserialize<'de, D: Deserializer<'de>, T: FromJson>(d: D) -> Result<T, D::Error> {
    let mut out = Writer::new();
    Value { out: &mut out, depth: 0 }.deserialize(d)?;
    super::whole(Reader::new(out.as_str()).whole()).map_err(D::Error::custom)
}

/// `Serialize::serialize` of an emitted type.
///
/// # Errors
/// The format's own errors.
pub fn serialize<S: Serializer>(value: &dyn ToJson, s: S) -> Result<S::Ok, S::Error> {
    let text = super::to_whole(value);
    Reader::written(&text).tree().map_err(S::Error::custom)?.serialize(s)
}

impl Serialize for Tree<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => s.serialize_unit(),
            Self::Bool(value) => s.serialize_bool(*value),
            Self::Number(text) => number(text, s),
            Self::Text(text) => s.serialize_str(text),
            Self::Array(items) => s.collect_seq(items),
            Self::Object(members) => {
                let mut map = s.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    map.serialize_entry(&**name, value)?;
                }
                map.end()
            }
        }
    }
}

/// In the narrowest type that holds it: not every format has 128 bits.
fn number<S: Serializer>(text: &str, s: S) -> Result<S::Ok, S::Error> {
    if let Ok(value) = text.parse() {
        return if text == "-0" { s.serialize_f64(-0.0) } else { s.serialize_i64(value) };
    }
    if let Ok(value) = text.parse() {
        return s.serialize_u64(value);
    }
    if let Ok(value) = text.parse() {
        return s.serialize_i128(value);
    }
    if let Ok(value) = text.parse() {
        return s.serialize_u128(value);
    }
    let nearest: f64 = text.parse().map_err(S::Error::custom)?;
    #[cfg(feature = "serde_json")]
    if type_name::<S>().starts_with("&mut serde_json::ser::") && super::to_string(&nearest) != text {
        return serde_json::value::RawValue::from_string(text.to_owned())
            .map_err(S::Error::custom)?
            .serialize(s);
    }
    s.serialize_f64(nearest)
}

/// Takes one value of any format and writes it down as JSON.
struct Value<'w> {
    out: &'w mut Writer,
    depth: usize,
}

impl Value<'_> {
    fn inner(&mut self) -> Value<'_> {
        Value { out: self.out, depth: self.depth + 1 }
    }

    fn put<E>(self, value: &dyn ToJson) -> Result<(), E> {
        value.write(self.out);
        Ok(())
    }

    fn check_depth<E: serde::de::Error>(&self) -> Result<(), E> {
        if self.depth >= MAX_DEPTH {
            return Err(E::custom(format_args!("more than {MAX_DEPTH} nested sequences and maps")));
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Value<'_> {
    type Value = ();

    /// Only serde_json is asked for raw text: a format may take the name of a newtype literally (RON does).
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<(), D::Error> {
        if type_name::<D>().contains("serde_json::") {
            return d.deserialize_newtype_struct(RAW_TEXT, self);
        }
        d.deserialize_any(self)
    }
}

macro_rules! scalars {
    ($($visit:ident $ty:ty),*) => { $(
        fn $visit<E>(self, value: $ty) -> Result<(), E> {
            self.put(&value)
        }
    )* };
}

impl<'de> Visitor<'de> for Value<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON can hold")
    }

    scalars!(
        visit_bool bool, visit_i64 i64, visit_u64 u64, visit_i128 i128, visit_u128 u128, visit_f32 f32,
        visit_f64 f64, visit_str &str
    );

    fn visit_bytes<E>(self, value: &[u8]) -> Result<(), E> {
        self.put(&Base64::from(value))
    }

    fn visit_none<E>(self) -> Result<(), E> {
        self.put(&())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.put(&())
    }

    fn visit_some<D: Deserializer<'de>>(self, d: D) -> Result<(), D::Error> {
        d.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, d: D) -> Result<(), D::Error> {
        d.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        self.check_depth()?;
        self.out.out().push('[');
        while items.next_element_seed(self.inner())?.is_some() {
            self.out.out().push(',');
        }
        let out = self.out.out();
        if out.ends_with(',') {
            out.pop();
        }
        out.push(']');
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<(), A::Error> {
        self.check_depth()?;
        let mut name = members.next_key_seed(Name)?;
        match name.as_deref() {
            Some(RAW_TEXT | BIG_NUMBER) => {
                let text: String = members.next_value()?;
                return self.put(&RawJson::from_text(&text).map_err(A::Error::custom)?);
            }
            Some(TOML_DATE) => return members.next_value_seed(self),
            _ => {}
        }
        self.out.out().push('{');
        while let Some(text) = name {
            self.out.name(&text);
            members.next_value_seed(self.inner())?;
            name = members.next_key_seed(Name)?;
        }
        self.out.out().push('}');
        Ok(())
    }
}

/// Takes a map's key; JSON has strings alone, other scalars become their text.
struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<String, D::Error> {
        d.deserialize_any(self)
    }
}

macro_rules! names {
    ($($visit:ident $ty:ty),*) => { $(
        fn $visit<E>(self, value: $ty) -> Result<String, E> {
            Ok(value.to_string())
        }
    )* };
}

impl<'de> Visitor<'de> for Name {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    names!(visit_bool bool, visit_i64 i64, visit_u64 u64, visit_i128 i128, visit_u128 u128, visit_str &str);
}

macro_rules! bridged {
    ($($ty:ty),*) => { $(
        impl Serialize for $ty {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                serialize(self, s)
            }
        }

        impl<'de> Deserialize<'de> for $ty {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                deserialize(d)
            }
        }
    )* };
}

bridged!(RawJson, JsonObject, Number, Decimal, Base64, Secret, Timestamp, Date, Event);
