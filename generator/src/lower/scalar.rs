//! Simple values: booleans, numbers and strings, and the one table of their formats.
//!
//! In: a [`Flat`] with a simple type. Out: a [`Scalar`]. Never knows which Rust type a format becomes.

use super::Lowering;
use super::findings::Finding;
use super::flat::Flat;
use crate::api::{Scalar, Shape};
use crate::diagnostic::Code;
use crate::document::facets::{Facets, SimpleType};
use crate::source::Number;

/// Formats of strings: as written (lower case, `_` and blanks as `-`) and as the IR has them.
///
/// Formats of OpenAPI's registry, JSON Schema's vocabulary, and spellings that frameworks write into documents.
const STRINGS: &[(&str, &str)] = &[
    ("uuid", "uuid"),
    ("uuid1", "uuid"),
    ("uuid3", "uuid"),
    ("uuid4", "uuid"),
    ("uuid5", "uuid"),
    ("uuid6", "uuid"),
    ("uuid7", "uuid"),
    ("uuid8", "uuid"),
    ("guid", "uuid"),
    ("date-time", "date-time"),
    ("datetime", "date-time"),
    ("iso-datetime", "date-time"),
    ("iso8601", "date-time"),
    ("rfc3339", "date-time"),
    ("google-datetime", "date-time"),
    ("date", "date"),
    ("full-date", "date"),
    ("iso-date", "date"),
    ("time", "time"),
    ("partial-time", "time"),
    ("duration", "duration"),
    ("ip", "ip"),
    ("ipvanyaddress", "ip"),
    ("ip-address", "ip"),
    ("ipv4", "ipv4"),
    ("ipv6", "ipv6"),
    ("byte", "byte"),
    ("base64", "byte"),
    ("base64url", "base64url"),
    ("binary", "binary"),
    ("file", "binary"),
    ("password", "password"),
    ("decimal", "decimal"),
    ("uri", "uri"),
    ("url", "uri"),
    ("uri-reference", "uri"),
    ("iri", "uri"),
    ("iri-reference", "uri"),
    ("email", "email"),
    ("idn-email", "email"),
    ("hostname", "hostname"),
    ("idn-hostname", "hostname"),
];

/// Formats of whole numbers, and those of numbers that can only mean whole ones.
const INTEGERS: &[(&str, &str)] = &[
    ("int8", "int8"),
    ("int16", "int16"),
    ("int32", "int32"),
    ("int64", "int64"),
    ("int", "int64"),
    ("integer", "int64"),
    ("long", "int64"),
    ("uint8", "uint8"),
    ("uint16", "uint16"),
    ("uint32", "uint32"),
    ("uint64", "uint64"),
    ("uint", "uint64"),
    ("u-int8", "uint8"),
    ("u-int16", "uint16"),
    ("u-int32", "uint32"),
    ("u-int64", "uint64"),
    ("unsigned-int32", "uint32"),
    ("unsigned-int64", "uint64"),
    ("unsigned-int", "uint32"),
    ("unsigned-long", "uint64"),
];

/// Formats of numbers.
const NUMBERS: &[(&str, &str)] = &[
    ("float", "float"),
    ("float32", "float"),
    ("double", "double"),
    ("float64", "double"),
    ("decimal", "decimal"),
    ("decimal128", "decimal"),
];

/// Every format with a meaning: the simple type, the format as written, and the scalar that both together are.
pub fn formats() -> impl Iterator<Item = (&'static str, &'static str, Scalar)> {
    let integers =
        INTEGERS.iter().map(|(written, to)| ("integer", *written, Scalar::Integer(Some((*to).to_owned()))));
    let numbers =
        NUMBERS.iter().map(|(written, to)| ("number", *written, Scalar::Number(Some((*to).to_owned()))));
    let strings =
        STRINGS.iter().map(|(written, to)| ("string", *written, Scalar::String(Some((*to).to_owned()))));
    integers.chain(numbers).chain(strings)
}

impl<'d> Lowering<'d, '_> {
    /// The scalar that a record of a simple type describes.
    pub(super) fn scalar(&mut self, flat: &mut Flat<'d>, ty: SimpleType) -> Shape {
        let format = flat.format;
        let known = |table| format.and_then(|format| known(table, format));
        let scalar = match ty {
            SimpleType::Boolean => Scalar::Boolean,
            SimpleType::Integer => Scalar::Integer(known(INTEGERS).or_else(|| bounded(flat))),
            SimpleType::Number => match known(INTEGERS) {
                Some(whole) => Scalar::Integer(Some(whole)),
                None => Scalar::Number(known(NUMBERS)),
            },
            _ => Scalar::String(known(STRINGS).or_else(|| encoded(flat))),
        };
        self.note_foreign_format(flat, ty);
        Shape::Scalar(scalar)
    }

    /// Merges the simple type and the format of one more schema.
    pub(super) fn merge_type(&mut self, flat: &mut Flat<'d>, facets: &Facets<'d>) {
        use SimpleType::{Integer, Number};
        flat.ty = match (flat.ty, facets.ty) {
            (Some(Integer), Some(Number)) | (Some(Number), Some(Integer)) => Some(Integer),
            (Some(have), Some(new)) if have != new => {
                let (have, new) = (name(have), name(new));
                let message =
                    format!("`{have}` and `{new}` hold at once here, which no value fits; `{new}` is taken");
                let finding = Finding::new(Code::COMPOSITION_CONFLICT, facets.node, message);
                self.findings.note(&mut flat.notes, finding.degrading());
                facets.ty
            }
            (have, new) => new.or(have),
        };
        flat.format = facets.format.filter(|format| !format.trim().is_empty()).or(flat.format);
    }

    /// `format` as written, where the shape does not tell it.
    pub(super) fn unknown_format(&self, flat: &Flat<'d>, shape: &Shape) -> Option<String> {
        let told = match shape {
            Shape::Scalar(Scalar::Integer(format) | Scalar::Number(format) | Scalar::String(format)) => {
                format.is_some()
            }
            _ => false,
        };
        if told { None } else { flat.format.map(str::to_owned) }
    }

    fn note_foreign_format(&mut self, flat: &mut Flat<'d>, ty: SimpleType) {
        let Some(format) = flat.format else { return };
        let (own, others): (_, [&Table; 2]) = match ty {
            SimpleType::String => (STRINGS, [INTEGERS, NUMBERS]),
            SimpleType::Integer => (INTEGERS, [STRINGS, NUMBERS]),
            SimpleType::Number => (NUMBERS, [STRINGS, STRINGS]),
            _ => (&[], [STRINGS, NUMBERS]),
        };
        let foreign = known(own, format).is_none() && others.iter().any(|t| known(t, format).is_some());
        if foreign {
            let message = format!("`{format}` is no format of `{}`; the type is taken without it", name(ty));
            let finding = Finding::new(Code::FOREIGN_FORMAT, flat.node, message);
            self.findings.note(&mut flat.notes, finding);
        }
    }
}

/// The format of whole numbers that are said to reach beyond 64 bits with a sign.
fn bounded(flat: &Flat<'_>) -> Option<String> {
    let at_least = flat.bounds.minimum.is_some_and(|(bound, _)| as_float(bound) >= 0.0);
    let beyond = flat.bounds.maximum.is_some_and(|(bound, _)| as_float(bound) > i64::MAX as f64);
    (flat.format.is_none() && at_least && beyond).then(|| "uint64".to_owned())
}

fn as_float(number: Number) -> f64 {
    match number {
        Number::Integer(integer) => integer as f64,
        Number::Float(float) => float,
    }
}

type Table = [(&'static str, &'static str)];

fn known(table: &Table, format: &str) -> Option<String> {
    let plain = format.trim().to_ascii_lowercase().replace(['_', ' '], "-");
    table.iter().find(|(written, _)| *written == plain).map(|(_, known)| (*known).to_owned())
}

/// What `contentEncoding` and `contentMediaType` say of a string (JSON Schema validation, section 8).
fn encoded(flat: &Flat<'_>) -> Option<String> {
    match flat.content_encoding {
        Some(encoding) if encoding.eq_ignore_ascii_case("base64") => Some("byte".to_owned()),
        Some(encoding) if encoding.eq_ignore_ascii_case("base64url") => Some("base64url".to_owned()),
        Some(_) => None,
        None => (flat.content_media_type? == "application/octet-stream").then(|| "binary".to_owned()),
    }
}

/// A type by its name in JSON Schema.
pub(super) fn name(ty: SimpleType) -> &'static str {
    match ty {
        SimpleType::Boolean => "boolean",
        SimpleType::Integer => "integer",
        SimpleType::Number => "number",
        SimpleType::String => "string",
        SimpleType::Array => "array",
        SimpleType::Object => "object",
        SimpleType::Null => "null",
    }
}
