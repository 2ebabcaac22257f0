//! Spells a JSON value through the constructors of the generated types, where they lead to it.
//!
//! First in such a way that nothing of the value is lost; where no type has all of it, without the members that are not known.

use std::cell::Cell;
use std::collections::HashMap;

use serde_json::Value as Json;

use super::{
    EnumBase, Expr, FieldKind, Fixed, Holds, Ident, Item, Literal, RuntimeType, Struct, Ty, UnionDispatch,
    UnionEnum, ValueEnum,
};
use crate::api::JsonKind;

/// How deep types may lie in each other: as deep as the values that are made of them, see `sample`.
const DEEP: usize = 64;

/// Types that are tried for one value, and for all of them.
const STEPS: usize = 200_000;
const TOTAL_STEPS: usize = 20_000_000;

/// Planned items by name.
pub(super) struct Exprs<'a> {
    items: HashMap<&'a Ident, &'a Item>,
    depth: Cell<usize>,
    /// Nothing of the value may be lost.
    whole: Cell<bool>,
    /// What is left of [`STEPS`] for the value that is being spelled, and of [`TOTAL_STEPS`].
    steps: Cell<usize>,
    total: Cell<usize>,
}

impl<'a> Exprs<'a> {
    /// Over the items of all modules.
    pub(super) fn new(items: impl IntoIterator<Item = &'a Item>) -> Self {
        let name = |item: &'a Item| match item {
            Item::Struct(it) => Some((&it.name, item)),
            Item::ValueEnum(it) => Some((&it.name, item)),
            Item::Union(it) => Some((&it.name, item)),
            Item::Newtype(it) => Some((&it.name, item)),
            Item::Alias(it) => Some((&it.name, item)),
            _ => None,
        };
        let items = items.into_iter().filter_map(name).collect();
        Self {
            items,
            depth: Cell::new(0),
            whole: Cell::new(true),
            steps: Cell::new(STEPS),
            total: Cell::new(TOTAL_STEPS),
        }
    }

    /// The struct of this name.
    pub(super) fn structure(&self, name: &Ident) -> Option<&'a Struct> {
        match self.items.get(name)? {
            Item::Struct(item) => Some(item),
            _ => None,
        }
    }

    /// The expression for `value` as a `ty`.
    pub(super) fn of(&self, ty: &Ty, value: &Json) -> Option<Expr> {
        self.either(|| self.typed(ty, value))
    }

    /// The same for a struct.
    pub(super) fn of_struct(&self, it: &Struct, value: &Json) -> Option<Expr> {
        self.either(|| self.members(it, value))
    }

    /// What keeps all of the value, or else some of it.
    fn either(&self, made: impl Fn() -> Option<Expr>) -> Option<Expr> {
        self.whole.set(true);
        made().or_else(|| {
            self.whole.set(false);
            made()
        })
    }

    fn typed(&self, ty: &Ty, value: &Json) -> Option<Expr> {
        match (ty, value) {
            (Ty::Bool, Json::Bool(b)) => Some(Expr::Literal(b.to_string())),
            (Ty::Number(number), Json::Number(n)) if number.is_float() => {
                n.as_f64().filter(|n| n.is_finite()).map(|n| Expr::Literal(format!("{n:?}")))
            }
            (Ty::Number(_), Json::Number(n)) if n.is_i64() || n.is_u64() => {
                Some(Expr::Literal(n.to_string()))
            }
            (Ty::String, Json::String(text)) => Some(Expr::Text(text.clone())),
            (Ty::Runtime(RuntimeType::Bytes), _) => None,
            (Ty::Runtime(RuntimeType::Part), value) => Some(part(value)),
            (Ty::Runtime(ty), value) => Some(Expr::FromJson(*ty, value.to_string())),
            (Ty::Model(name), value) => self.of_item(name, value),
            (Ty::Vec(items), Json::Array(values)) => {
                values.iter().map(|value| self.typed(items, value)).collect::<Option<_>>().map(Expr::List)
            }
            (Ty::Map(values), Json::Object(members)) => {
                let pairs =
                    members.iter().map(|(name, value)| Some((name.clone(), self.typed(values, value)?)));
                pairs.collect::<Option<_>>().map(Expr::Map)
            }
            (Ty::Option(_) | Ty::Nullish(_), Json::Null) => Some(Expr::Option(None)),
            (Ty::Option(inner) | Ty::Nullish(inner), value) => {
                Some(Expr::Option(Some(Box::new(self.typed(inner, value)?))))
            }
            (Ty::Boxed(inner), value) => Some(Expr::Boxed(Box::new(self.typed(inner, value)?))),
            (Ty::Unit, Json::Null) => Some(Expr::Literal("()".into())),
            _ => None,
        }
    }

    /// Unions may hold each other as deep as there are types, and more than once, while the value stays the same.
    fn of_item(&self, name: &Ident, value: &Json) -> Option<Expr> {
        let depth = self.depth.get();
        if depth == 0 {
            self.steps.set(STEPS);
        }
        if depth == DEEP {
            return None;
        }
        self.steps.set(self.steps.get().checked_sub(1)?);
        self.total.set(self.total.get().checked_sub(1)?);
        self.depth.set(depth + 1);
        let made = self.within_item(name, value);
        self.depth.set(depth);
        made
    }

    fn within_item(&self, name: &Ident, value: &Json) -> Option<Expr> {
        match self.items.get(name)? {
            Item::Struct(it) => self.members(it, value),
            Item::ValueEnum(it) => self.of_value_enum(it, value),
            Item::Union(it) => self.of_union(it, &it.dispatch, value),
            Item::Newtype(it) => Some(Expr::Newtype(it.name.clone(), Box::new(self.typed(&it.held, value)?))),
            Item::Alias(it) => self.typed(&it.ty, value),
            _ => None,
        }
    }

    /// The expression for `value` as this struct.
    fn members(&self, it: &Struct, value: &Json) -> Option<Expr> {
        let constructor = it.constructor.as_ref()?;
        let member = |index: &usize| {
            let field = it.fields.get(*index)?;
            let value = if it.tuple { value.get(*index) } else { value.get(&field.wire) };
            Some((field, value))
        };
        let fixed =
            |index: usize| constructor.fixed.iter().find(|(at, _)| *at == index).map(|(_, fixed)| fixed);
        let is_set = |index: &usize| constructor.setters.iter().any(|(at, _)| at == index);
        for (index, fixed) in constructor.fixed.iter().filter(|(index, _)| !is_set(index)) {
            let (_, value) = member(index)?;
            value.is_none_or(|value| self.is_fixed(fixed, value)).then_some(())?;
        }
        let is_there = |index: &usize| member(index).is_some_and(|(_, value)| value.is_some());
        let chosen = constructor.choices.iter().find(|choice| choice.args.iter().all(is_there));
        let taken = match (chosen, constructor.choices.is_empty()) {
            (Some(chosen), _) => &chosen.args,
            (None, true) => &constructor.args,
            (None, false) => return None,
        };
        // What only another of the functions takes has no setter.
        let mut others = constructor.choices.iter().flat_map(|choice| &choice.args);
        if others.any(|index| is_there(index) && !taken.contains(index) && !is_set(index)) {
            return None;
        }
        let mut args = Vec::new();
        for index in taken {
            let (field, value) = member(index)?;
            args.push(match field.kind {
                FieldKind::RequiredNullable => self.option(&field.ty, value?)?,
                FieldKind::Nullish if value?.is_null() => Expr::Null(Ty::Nullish(Box::new(field.ty.clone()))),
                _ => self.given(&field.ty, value?)?,
            });
        }
        let mut with = Vec::new();
        for (index, setter) in constructor.setters.iter().filter(|(index, _)| !taken.contains(index)) {
            let (field, value) = member(index)?;
            let Some(value) = value else { continue };
            if fixed(*index).is_some_and(|fixed| self.is_fixed(fixed, value)) {
                continue;
            }
            let given = match field.kind {
                FieldKind::Nullish if value.is_null() => Expr::Null(Ty::Nullish(Box::new(field.ty.clone()))),
                FieldKind::Nullish => self.typed(&unboxed(&field.ty), value)?,
                _ if value.is_null() && !self.takes_null(&field.ty) => continue,
                _ => self.given(&field.ty, value)?,
            };
            with.push((setter.clone(), given));
        }
        let by = chosen.map(|chosen| chosen.name.clone());
        Some(Expr::New { ty: it.name.clone(), by, args, with, extra: self.extra(it, value)? })
    }

    /// The argument that takes whatever becomes an `Option` of this type.
    fn option(&self, ty: &Ty, value: &Json) -> Option<Expr> {
        let ty = Ty::Option(Box::new(ty.clone()));
        if value.is_null() { Some(Expr::Null(ty)) } else { self.typed(&ty, value) }
    }

    /// Members without a field of their own, and where they go; nothing where some of them have no place.
    #[allow(clippy::option_option)]
    fn extra(&self, it: &Struct, value: &Json) -> Option<Option<(Ident, Box<Expr>)>> {
        let Some(members) = value.as_object().filter(|_| !it.tuple) else { return Some(None) };
        let known = |name: &str| it.fields.iter().any(|field| field.wire == name);
        let others = members.iter().filter(|(name, _)| !known(name));
        let others: serde_json::Map<String, Json> =
            others.map(|(name, value)| (name.clone(), value.clone())).collect();
        match &it.extra {
            _ if others.is_empty() => Some(None),
            None if self.whole.get() => None,
            None => Some(None),
            Some(extra) => {
                let others = Json::Object(others);
                let made = match extra.is_free() {
                    true => Expr::FromJson(RuntimeType::JsonObject, others.to_string()),
                    false => self.typed(&Ty::Map(Box::new(extra.ty.clone())), &others)?,
                };
                Some(Some((extra.name.clone(), Box::new(made))))
            }
        }
    }

    /// Whether a value is the only one that a field may have.
    fn is_fixed(&self, fixed: &Fixed, value: &Json) -> bool {
        match fixed {
            Fixed::Text(text) => value.as_str() == Some(text),
            Fixed::Variant(ty, variant) => match self.items.get(ty) {
                Some(Item::ValueEnum(it)) => {
                    it.variants.iter().any(|known| known.name == *variant && is(&known.value, value))
                }
                _ => true,
            },
        }
    }

    /// Whether null is a value of the type itself.
    fn takes_null(&self, ty: &Ty) -> bool {
        matches!(ty, Ty::Unit | Ty::Option(_) | Ty::Runtime(RuntimeType::RawJson))
    }

    /// The value of a builder's argument: what is empty says what it would hold.
    fn given(&self, ty: &Ty, value: &Json) -> Option<Expr> {
        match (ty, value) {
            (Ty::Vec(item), Json::Array(values)) if values.is_empty() => Some(Expr::NoList((**item).clone())),
            (Ty::Map(value), Json::Object(members)) if members.is_empty() => {
                Some(Expr::NoMap((**value).clone()))
            }
            _ => self.typed(&unboxed(ty), value),
        }
    }

    fn of_union(&self, it: &UnionEnum, how: &UnionDispatch, value: &Json) -> Option<Expr> {
        let made = |index: usize| {
            let variant = it.variants.get(index)?;
            let untagged = how.written(index).map(|(property, _)| without(value, property));
            let held = match &variant.holds {
                Holds::Value(ty) => Some(Box::new(self.typed(ty, untagged.as_ref().unwrap_or(value))?)),
                Holds::Text(text) if value.as_str() == Some(text) => None,
                Holds::Text(_) => return None,
            };
            Some(Expr::Variant(it.name.clone(), variant.name.clone(), held))
        };
        match how {
            UnionDispatch::Tag { property, arms, rest, .. } => {
                let text = |tag: &Json| tag.as_str().map_or_else(|| tag.to_string(), str::to_owned);
                let text = value.get(property).map(text);
                let by_tag = arms.iter().find(|(known, _)| Some(known) == text.as_ref());
                by_tag.map(|(_, index)| *index).or(*rest).and_then(made)
            }
            UnionDispatch::Kind { objects: Some(objects), .. } if value.is_object() => {
                self.of_union(it, objects, value)
            }
            UnionDispatch::Kind { arms, .. } => {
                let fits = |kind: JsonKind| is_kind(kind, value);
                arms.iter().filter(|(kind, _)| fits(*kind)).find_map(|(_, index)| made(*index))
            }
            UnionDispatch::Member { arms, rest } => {
                let by_member =
                    arms.iter().find(|(member, _)| value.get(member).is_some()).map(|(_, index)| *index);
                by_member.or(*rest).and_then(made)
            }
            UnionDispatch::BestFit => (0..it.variants.len()).find_map(made),
        }
    }

    fn of_value_enum(&self, it: &ValueEnum, value: &Json) -> Option<Expr> {
        if let Some(variant) = it.variants.iter().find(|variant| is(&variant.value, value)) {
            return Some(Expr::Variant(it.name.clone(), variant.name.clone(), None));
        }
        it.unknown.as_ref().filter(|_| !self.whole.get())?;
        let unlisted = match (it.base, value) {
            (EnumBase::Text, Json::String(_)) => Expr::Text(value.as_str()?.to_owned()),
            (EnumBase::Integer, Json::Number(number)) if number.is_i64() => Expr::Literal(number.to_string()),
            (EnumBase::Mixed, value) => Expr::FromJson(RuntimeType::RawJson, value.to_string()),
            _ => return None,
        };
        Some(Expr::Unlisted(it.name.clone(), Box::new(unlisted)))
    }
}

/// Constructors take the value and box it themselves.
fn unboxed(ty: &Ty) -> Ty {
    match ty {
        Ty::Boxed(inner) => (**inner).clone(),
        other => other.clone(),
    }
}

/// An object without the member that the writer puts in.
fn without(value: &Json, property: &str) -> Json {
    let mut value = value.clone();
    if let Some(members) = value.as_object_mut() {
        members.remove(property);
    }
    value
}

fn is(literal: &Literal, value: &Json) -> bool {
    match literal {
        Literal::Text(text) => value.as_str() == Some(text),
        Literal::Integer(number) => value.as_i64() == Some(*number),
        Literal::Json(json) => serde_json::from_str::<Json>(json).is_ok_and(|known| known == *value),
    }
}

/// A part of a multipart body: an object with `bytes` (a list of numbers), `file_name` and `media_type`, or a few bytes for
/// anything else.
fn part(value: &Json) -> Expr {
    let text = |name: &str| value.get(name).and_then(Json::as_str).map(str::to_owned);
    let byte = |value: &Json| value.as_u64().and_then(|byte| u8::try_from(byte).ok());
    let bytes = value.get("bytes").and_then(Json::as_array);
    let content = bytes.and_then(|bytes| bytes.iter().map(byte).collect());
    Expr::Part {
        content: content.unwrap_or_else(|| b"bytes".to_vec()),
        file_name: text("file_name"),
        media_type: text("media_type"),
    }
}

fn is_kind(kind: JsonKind, value: &Json) -> bool {
    match kind {
        JsonKind::Boolean => value.is_boolean(),
        JsonKind::Integer => value.is_i64() || value.is_u64(),
        JsonKind::Number => value.is_number(),
        JsonKind::String => value.is_string(),
        JsonKind::Array => value.is_array(),
        JsonKind::Object => value.is_object(),
        JsonKind::Null => value.is_null(),
    }
}
