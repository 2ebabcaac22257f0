//! Spells a JSON value through the constructors of the generated types, where they lead to it.

use std::cell::Cell;
use std::collections::HashMap;

use serde_json::Value as Json;

use super::{
    Expr, FieldKind, Holds, Ident, Item, Literal, RuntimeType, Struct, Ty, UnionDispatch, UnionEnum,
    ValueEnum,
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
        Self { items, depth: Cell::new(0), steps: Cell::new(STEPS), total: Cell::new(TOTAL_STEPS) }
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
            (Ty::Runtime(RuntimeType::Part), _) => Some(Expr::Part),
            (Ty::Runtime(ty), value) => Some(Expr::FromJson(*ty, value.to_string())),
            (Ty::Model(name), value) => self.of_item(name, value),
            (Ty::Vec(items), Json::Array(values)) => {
                values.iter().map(|value| self.of(items, value)).collect::<Option<_>>().map(Expr::List)
            }
            (Ty::Map(values), Json::Object(members)) => {
                let pairs = members.iter().map(|(name, value)| Some((name.clone(), self.of(values, value)?)));
                pairs.collect::<Option<_>>().map(Expr::Map)
            }
            (Ty::Option(_) | Ty::Nullish(_), Json::Null) => Some(Expr::Option(None)),
            (Ty::Option(inner) | Ty::Nullish(inner), value) => {
                Some(Expr::Option(Some(Box::new(self.of(inner, value)?))))
            }
            (Ty::Boxed(inner), value) => Some(Expr::Boxed(Box::new(self.of(inner, value)?))),
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
            Item::Struct(it) => self.of_struct(it, value),
            Item::ValueEnum(it) => of_value_enum(it, value),
            Item::Union(it) => self.of_union(it, &it.dispatch, value),
            Item::Newtype(it) => Some(Expr::Newtype(it.name.clone(), Box::new(self.of(&it.held, value)?))),
            Item::Alias(it) => self.of(&it.ty, value),
            _ => None,
        }
    }

    /// The expression for `value` as this struct.
    pub(super) fn of_struct(&self, it: &Struct, value: &Json) -> Option<Expr> {
        let constructor = it.constructor.as_ref()?;
        let member = |index: &usize| {
            let field = it.fields.get(*index)?;
            let value = if it.tuple { value.get(*index) } else { value.get(&field.wire) };
            Some((field, value))
        };
        let mut args = Vec::new();
        for index in &constructor.args {
            let (field, value) = member(index)?;
            args.push(match field.kind {
                FieldKind::RequiredNullable => self.of(&Ty::Option(Box::new(field.ty.clone())), value?)?,
                _ => self.given(&field.ty, value?)?,
            });
        }
        let mut with = Vec::new();
        for (index, setter) in &constructor.setters {
            let (field, value) = member(index)?;
            if let Some(value) = value.filter(|value| !value.is_null()) {
                let given = match field.kind {
                    FieldKind::Nullish => self.of(&unboxed(&field.ty), value)?,
                    _ => self.given(&field.ty, value)?,
                };
                with.push((setter.clone(), given));
            }
        }
        Some(Expr::New { ty: it.name.clone(), args, with })
    }

    /// The value of a builder's argument: what is empty says what it would hold.
    fn given(&self, ty: &Ty, value: &Json) -> Option<Expr> {
        match (ty, value) {
            (Ty::Vec(item), Json::Array(values)) if values.is_empty() => Some(Expr::NoList((**item).clone())),
            (Ty::Map(value), Json::Object(members)) if members.is_empty() => {
                Some(Expr::NoMap((**value).clone()))
            }
            _ => self.of(&unboxed(ty), value),
        }
    }

    fn of_union(&self, it: &UnionEnum, how: &UnionDispatch, value: &Json) -> Option<Expr> {
        let made = |index: usize| {
            let variant = it.variants.get(index)?;
            let held = match &variant.holds {
                Holds::Value(ty) => Some(Box::new(self.of(ty, value)?)),
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
}

/// Constructors take the value and box it themselves.
fn unboxed(ty: &Ty) -> Ty {
    match ty {
        Ty::Boxed(inner) => (**inner).clone(),
        other => other.clone(),
    }
}

fn of_value_enum(it: &ValueEnum, value: &Json) -> Option<Expr> {
    let is = |literal: &Literal| match literal {
        Literal::Text(text) => value.as_str() == Some(text),
        Literal::Integer(number) => value.as_i64() == Some(*number),
        Literal::Json(json) => serde_json::from_str::<Json>(json).is_ok_and(|known| known == *value),
    };
    let variant = it.variants.iter().find(|variant| is(&variant.value))?;
    Some(Expr::Variant(it.name.clone(), variant.name.clone(), None))
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
