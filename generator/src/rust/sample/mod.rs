//! Values that a document would accept: for examples, and for tests that call every operation once.
//!
//! A value of the document's own comes first (`example`, `default`, the first of an `enum`) where it fits its schema, for many don't;
//! else one is made from the schema: required members only, the shortest text, the smallest number.

mod budget;
mod fits;
mod text;

use serde_json::{Map as JsonMap, Value as Json};

use crate::api::{Api, Bound, Branch, Constraints, Object, Property, Scalar, Shape, TypeId, TypeUse, Union};

pub(super) use budget::Samples;

/// How deep made values nest before a type counts as endless.
const DEEP: usize = 12;

impl Samples<'_> {
    /// A value that goes with a request; `None` where the schema has none that could be made.
    fn value(&self, used: &TypeUse) -> Option<Json> {
        self.used(used, 0)
    }

    /// The first of `given` that fits, or else a made one.
    pub(super) fn value_like(&self, used: &TypeUse, given: &[Json]) -> Option<Json> {
        self.begin();
        given.iter().find(|example| fits::fits(self, used, example)).cloned().or_else(|| self.value(used))
    }

    /// Whether `value` is one of the values of `used`.
    pub(super) fn fits(&self, used: &TypeUse, value: &Json) -> bool {
        self.begin();
        fits::fits(self, used, value)
    }

    fn used(&self, used: &TypeUse, depth: usize) -> Option<Json> {
        if depth > DEEP || !self.step(1) {
            return used.nullable.then_some(Json::Null);
        }
        let made = self.of(used.ty, depth);
        made.or_else(|| used.nullable.then_some(Json::Null))
    }

    fn of(&self, id: TypeId, depth: usize) -> Option<Json> {
        let def = self.api.ty(id);
        let plain = TypeUse { ty: id, nullable: false };
        let own = def.docs.examples.iter().chain(&def.default);
        if let Some(example) =
            own.filter(|value| !value.is_null()).find(|value| fits::fits(self, &plain, value))
        {
            return self.keep(example).then(|| without_read_only(self.api, id, example.clone(), 0));
        }
        match &def.shape {
            Shape::Any => Some(Json::from("any")),
            Shape::Never => None,
            Shape::Null => Some(Json::Null),
            Shape::Scalar(scalar) => self.scalar(scalar, &def.constraints).filter(|made| self.keep(made)),
            Shape::Enumeration(enumeration) => {
                let first = enumeration.values.first().map(|value| value.value.clone());
                first.filter(|made| self.keep(made))
            }
            Shape::Object(object) => self.object(object, depth),
            Shape::Array(array) => self.array(&array.items, &def.constraints, depth),
            Shape::Tuple(tuple) => {
                tuple.items[..tuple.required].iter().map(|item| self.used(item, depth + 1)).collect()
            }
            Shape::Map(map) => self.map(&map.values, &def.constraints, depth),
            Shape::Union(union) => self.union(union, depth),
            Shape::Alias(target) => self.used(target, depth + 1),
        }
    }

    fn scalar(&self, scalar: &Scalar, constraints: &Constraints) -> Option<Json> {
        match scalar {
            Scalar::Boolean => Some(Json::Bool(true)),
            Scalar::Integer(_) => integer(constraints).map(Json::from),
            Scalar::Number(_) => number(constraints),
            Scalar::String(format) => text::make(self, *format, constraints).map(Json::from),
        }
    }

    fn object(&self, object: &Object, depth: usize) -> Option<Json> {
        self.keep(&Json::Null).then_some(())?;
        let mut members = JsonMap::new();
        let chosen = object.either.as_ref().and_then(|either| either.sets.first());
        let is_chosen = |property: &Property| chosen.is_some_and(|set| set.contains(&property.name));
        let is_there =
            |property: &&Property| property.required || property.fixed.is_some() || is_chosen(property);
        for property in object.properties.iter().filter(is_there).filter(|property| !property.read_only) {
            if let Some(fixed) = &property.fixed {
                self.name(&property.name).then_some(())?;
                members.insert(property.name.clone(), fixed.clone());
                continue;
            }
            let own: Vec<Json> = property.docs.examples.iter().chain(&property.default).cloned().collect();
            let fitting =
                own.iter().find(|value| !value.is_null() && fits::fits(self, &property.ty, value)).cloned();
            self.name(&property.name).then_some(())?;
            let fitting = fitting.filter(|value| self.keep(value));
            members.insert(property.name.clone(), fitting.or_else(|| self.used(&property.ty, depth + 1))?);
        }
        Some(Json::Object(members))
    }

    fn array(&self, items: &TypeUse, constraints: &Constraints, depth: usize) -> Option<Json> {
        let wanted = usize::try_from(constraints.count(Bound::MinItems).unwrap_or(0))
            .ok()
            .filter(|count| *count < 1000)?;
        let Some(item) = self.used(items, depth + 1) else {
            return (wanted == 0).then(|| Json::Array(Vec::new()));
        };
        let count = wanted.max(usize::from(depth < 4 && constraints.count(Bound::MaxItems) != Some(0)));
        for _ in 1..count {
            self.keep(&item).then_some(())?;
        }
        let list = (0..count).map(|index| {
            if constraints.has(Bound::UniqueItems) { varied(&item, index) } else { item.clone() }
        });
        Some(Json::Array(list.collect()))
    }

    /// As many members as there have to be.
    fn map(&self, values: &TypeUse, constraints: &Constraints, depth: usize) -> Option<Json> {
        let wanted = usize::try_from(constraints.count(Bound::MinProperties).unwrap_or(0))
            .ok()
            .filter(|count| *count < 1000)?;
        let member = |index: usize| Some((varied(&Json::from("key"), index), self.used(values, depth + 1)?));
        let members = (0..wanted).map(|index| member(index).map(|(name, value)| (plain_text(name), value)));
        members.collect::<Option<JsonMap<_, _>>>().map(Json::Object)
    }

    /// The first value of a branch, its tag written in, that is a value of the union too; else the first one at all.
    fn union(&self, union: &Union, depth: usize) -> Option<Json> {
        let values = || union.branches.iter().filter_map(|branch| self.branch(union, branch, depth));
        values().find(|value| fits::is_one(self, union, value, depth)).or_else(|| values().next())
    }

    fn branch(&self, union: &Union, branch: &Branch, depth: usize) -> Option<Json> {
        let mut made = self.used(&branch.ty, depth + 1)?;
        if let (Some((property, _)), Some(tag), Json::Object(members)) =
            (union.dispatch.tag(), branch.tags.first(), &mut made)
        {
            members.insert(property.to_owned(), Json::from(tag.as_str()));
        }
        Some(made)
    }
}

/// An example of an answer made fit for a request.
fn without_read_only(api: &Api, id: TypeId, mut value: Json, depth: usize) -> Json {
    let target = api.behind(&TypeUse { ty: id, nullable: false }).ty;
    match (&api.ty(target).shape, &mut value) {
        (Shape::Object(object), Json::Object(members)) if depth < DEEP => {
            for property in &object.properties {
                if property.read_only {
                    members.remove(&property.name);
                } else if let Some(member) = members.get_mut(&property.name) {
                    *member = without_read_only(api, property.ty.ty, member.take(), depth + 1);
                }
            }
        }
        (Shape::Array(array), Json::Array(items)) if depth < DEEP => {
            for item in items {
                *item = without_read_only(api, array.items.ty, item.take(), depth + 1);
            }
        }
        _ => {}
    }
    value
}

/// A value as the text of a part, a member's name or a plain body.
pub(super) fn plain_text(value: Json) -> String {
    match value {
        Json::String(text) => text,
        other => other.to_string(),
    }
}

/// Another value of the same kind, for lists whose items must differ.
fn varied(item: &Json, index: usize) -> Json {
    match item {
        _ if index == 0 => item.clone(),
        Json::Number(number) => {
            number.as_i64().map_or_else(|| item.clone(), |n| Json::from(n + index as i64))
        }
        Json::String(text) => Json::from(format!("{text}{index}")),
        other => other.clone(),
    }
}

/// The smallest integer from 1 up that the bounds allow, or else the largest below.
fn integer(constraints: &Constraints) -> Option<i64> {
    let step = constraints.number(Bound::MultipleOf).map_or(1.0, |(step, _)| step.as_f64()).max(1.0);
    let low = constraints.number(Bound::Minimum).map_or(1.0, |(bound, exclusive)| {
        bound.as_f64().ceil() + f64::from(u8::from(exclusive && bound.as_f64().fract() == 0.0))
    });
    let high = constraints.number(Bound::Maximum).map_or(f64::MAX, |(bound, exclusive)| {
        bound.as_f64().floor() - f64::from(u8::from(exclusive && bound.as_f64().fract() == 0.0))
    });
    let start = if low <= 1.0 && high >= 1.0 {
        1.0
    } else if low > 1.0 {
        low
    } else {
        high
    };
    let value =
        if start >= low.max(1.0) { (start / step).ceil() * step } else { (start / step).floor() * step };
    (value >= low.min(start) && value <= high && value.abs() < 9e18).then_some(value as i64)
}

fn number(constraints: &Constraints) -> Option<Json> {
    if let Some(whole) = integer(constraints) {
        return Some(Json::from(whole));
    }
    let low = constraints.number(Bound::Minimum).map_or(0.0, |(bound, _)| bound.as_f64());
    let high = constraints.number(Bound::Maximum).map_or(low + 1.0, |(bound, _)| bound.as_f64());
    serde_json::Number::from_f64((low + high) / 2.0).map(Json::Number)
}
