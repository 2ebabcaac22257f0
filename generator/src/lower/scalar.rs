//! Simple values: booleans, numbers and strings with their formats.

use super::findings::Finding;
use super::lowering::Lowering;
use super::merged::MergedSchema;
use crate::api::{IntegerFormat, NumberFormat, Scalar, Shape, StringFormat};
use crate::diagnostic::Code;
use crate::document::{Bound, Schema, SimpleType};

/// Every format with a meaning: the simple type, a spelling, and the scalar that both together are.
pub fn formats() -> impl Iterator<Item = (&'static str, &'static str, Scalar)> {
    fn rows(
        ty: SimpleType,
        scalar: Scalar,
        spellings: &'static [&'static str],
    ) -> impl Iterator<Item = (&'static str, &'static str, Scalar)> {
        spellings.iter().map(move |spelling| (ty.name(), *spelling, scalar))
    }
    let integers = IntegerFormat::ALL.iter();
    let integers = integers.flat_map(|f| rows(SimpleType::Integer, Scalar::Integer(Some(*f)), f.spellings()));
    let numbers = NumberFormat::ALL.iter();
    let numbers = numbers.flat_map(|f| rows(SimpleType::Number, Scalar::Number(Some(*f)), f.spellings()));
    let strings = StringFormat::ALL.iter();
    let strings = strings.flat_map(|f| rows(SimpleType::String, Scalar::String(Some(*f)), f.spellings()));
    integers.chain(numbers).chain(strings)
}

impl<'d> Lowering<'d, '_> {
    /// The scalar that a record of a simple type describes.
    pub(super) fn scalar(&mut self, merged: &mut MergedSchema<'d>, ty: SimpleType) -> Shape {
        let whole = merged.format.and_then(IntegerFormat::of);
        let scalar = match ty {
            SimpleType::Boolean => Scalar::Boolean,
            SimpleType::Integer => Scalar::Integer(whole.or_else(|| bounded(merged))),
            SimpleType::Number if whole.is_some() => Scalar::Integer(whole),
            SimpleType::Number => Scalar::Number(merged.format.and_then(NumberFormat::of)),
            _ => Scalar::String(merged.format.and_then(StringFormat::of).or_else(|| encoded(merged))),
        };
        self.note_foreign_format(merged, ty);
        Shape::Scalar(scalar)
    }

    /// Merges the simple type and the format of one more schema.
    pub(super) fn merge_type(&mut self, merged: &mut MergedSchema<'d>, schema: &'d Schema) {
        use SimpleType::{Integer, Number};
        merged.ty = match (merged.ty, schema.ty) {
            (Some(Integer), Some(Number)) | (Some(Number), Some(Integer)) => Some(Integer),
            (Some(have), Some(new)) if have != new => {
                let (have, new) = (have.name(), new.name());
                let message = format!("no value is both `{have}` and `{new}`; `{new}` is used");
                let finding = Finding::new(Code::COMPOSITION_CONFLICT, schema.node, message);
                self.findings.note(&mut merged.notes, finding.degrading());
                schema.ty
            }
            (have, new) => new.or(have),
        };
        merged.format = schema.format.as_deref().filter(|format| !format.trim().is_empty()).or(merged.format);
    }

    /// `format` as written, where the shape does not tell it.
    pub(super) fn unknown_format(&self, merged: &MergedSchema<'d>, shape: &Shape) -> Option<String> {
        let told = matches!(shape, Shape::Scalar(scalar) if scalar.format().is_some());
        if told { None } else { merged.format.map(str::to_owned) }
    }

    fn note_foreign_format(&mut self, merged: &mut MergedSchema<'d>, ty: SimpleType) {
        let Some(format) = merged.format else { return };
        let string = StringFormat::of(format).is_some();
        let integer = IntegerFormat::of(format).is_some();
        let number = NumberFormat::of(format).is_some();
        let foreign = match ty {
            SimpleType::String => !string && (integer || number),
            SimpleType::Integer => !integer && (string || number),
            SimpleType::Number => !number && string,
            _ => string || number,
        };
        if foreign {
            let message = format!("`{format}` is no format of `{}`; the type is taken without it", ty.name());
            let finding = Finding::new(Code::FOREIGN_FORMAT, merged.node, message);
            self.findings.note(&mut merged.notes, finding);
        }
    }
}

/// The format of whole numbers that are said to reach beyond 64 bits with a sign.
fn bounded(merged: &MergedSchema<'_>) -> Option<IntegerFormat> {
    let at_least = merged.bounds.number(Bound::Minimum).is_some_and(|(bound, _)| bound.as_f64() >= 0.0);
    let beyond =
        merged.bounds.number(Bound::Maximum).is_some_and(|(bound, _)| bound.as_f64() > i64::MAX as f64);
    (merged.format.is_none() && at_least && beyond).then_some(IntegerFormat::Uint64)
}

/// What `contentEncoding` and `contentMediaType` say of a string (JSON Schema validation, section 8).
fn encoded(merged: &MergedSchema<'_>) -> Option<StringFormat> {
    match merged.content_encoding {
        Some(encoding) if encoding.eq_ignore_ascii_case("base64") => Some(StringFormat::Byte),
        Some(encoding) if encoding.eq_ignore_ascii_case("base64url") => Some(StringFormat::Base64Url),
        Some(_) => None,
        None => (merged.content_media_type? == "application/octet-stream").then_some(StringFormat::Binary),
    }
}
