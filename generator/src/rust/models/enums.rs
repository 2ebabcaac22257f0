//! Enumerations as enums of values.

use serde_json::Value as Json;

use super::Models;
use crate::api::{EnumValue, Enumeration, JsonKind, TypeDef, TypeId};
use crate::rust::naming::{Members, Wire};
use crate::rust::scope::Scope;
use crate::rust::{Docs, EnumBase, Ident, Literal, Lock, NameKind, ValueEnum, ValueVariant, docs};

impl Models<'_> {
    pub(super) fn enumeration(
        &self,
        id: TypeId,
        name: Ident,
        enumeration: &Enumeration,
        new: &mut Lock,
    ) -> ValueEnum {
        let base = base(enumeration);
        let def = self.api.ty(id);
        let names = self.variant_names(def, enumeration, new);
        let direction = self.direction(id);
        let mut scope = Scope::of(&names);
        let open = direction.response || enumeration.open;
        let unknown = open.then(|| scope.claim(["Unknown", "UnknownValue", "Unlisted"].map(Ident::camel)));
        let variants =
            enumeration.values.iter().zip(names).map(|(value, name)| variant(value, name, base)).collect();
        ValueEnum { docs: self.docs(def, name.bare()), name, base, variants, unknown, direction }
    }

    /// Names of the variants, in order.
    pub(super) fn variant_names(
        &self,
        def: &TypeDef,
        enumeration: &Enumeration,
        new: &mut Lock,
    ) -> Vec<Ident> {
        let texts: Vec<String> = enumeration.values.iter().map(|value| value.value.to_string()).collect();
        let wires: Vec<Wire<'_>> = enumeration.values.iter().zip(&texts).map(wire).collect();
        let better: Vec<Option<String>> = enumeration
            .values
            .iter()
            .map(|value| value.name.clone().or_else(|| by_kind(&value.value)))
            .collect();
        let members = Members {
            kind: NameKind::Variant,
            owner: def.key.as_str(),
            reserved: &[],
            spelling: self.spelling,
        };
        members.name(&wires, &better, self.old, new)
    }
}

fn base(enumeration: &Enumeration) -> EnumBase {
    let small = |value: &EnumValue| value.value.as_i64().is_some();
    match enumeration.base {
        Some(JsonKind::String) => EnumBase::Text,
        Some(JsonKind::Integer) if enumeration.values.iter().all(small) => EnumBase::Integer,
        _ => EnumBase::Mixed,
    }
}

fn variant(value: &EnumValue, name: Ident, base: EnumBase) -> ValueVariant {
    let literal = match (&value.value, base) {
        (Json::String(text), EnumBase::Text) => Literal::Text(text.clone()),
        (Json::Number(number), EnumBase::Integer) => Literal::Integer(number.as_i64().unwrap_or_default()),
        (other, _) => Literal::Json(other.to_string()),
    };
    let docs = value.description.as_deref().map_or_else(Docs::default, docs::text);
    ValueVariant { name, value: literal, docs }
}

/// What tells a value apart, `text` being its JSON.
fn wire<'v>((value, text): (&'v EnumValue, &'v String)) -> Wire<'v> {
    match &value.value {
        Json::String(text) => Wire::Text(text),
        _ => Wire::Json(text),
    }
}

/// Numbers need a word in front of them, and the empty string a name.
fn by_kind(value: &Json) -> Option<String> {
    match value {
        Json::Number(number) => {
            Some(format!("value {}", number.to_string().replace('-', "minus ").replace('.', " point ")))
        }
        Json::Null => Some("null".into()),
        Json::Array(_) => Some(format!("list {}", words(value))),
        Json::Object(_) => Some(format!("object {}", words(value))),
        _ => None,
    }
}

/// The first words in a value's JSON text.
fn words(value: &Json) -> String {
    let text = value.to_string();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.take(4).collect::<Vec<_>>().join(" ")
}
