//! Objects and tuples as structs.

use super::Models;
use crate::api::{
    Additional, Direction, Either, EnumValue, Enumeration, Note, Object, Property, Shape, Tuple, TypeId,
    TypeUse,
};
use crate::diagnostic::Code;
use crate::rust::naming::{Members, Wire};
use crate::rust::scope::Scope;
use crate::rust::{
    Constructor, Docs, ExtraField, Field, FieldKind, Fixed, Ident, Lock, Maker, NameKind, RuntimeType,
    Struct, Ty, docs,
};

impl Models<'_> {
    pub(super) fn object(
        &self,
        id: TypeId,
        name: Ident,
        object: &Object,
        new: &mut Lock,
        notes: &mut Vec<Note>,
    ) -> Struct {
        let def = self.api.ty(id);
        let direction = self.direction(id);
        let possible: Vec<&Property> = object
            .properties
            .iter()
            .filter(|property| travels(property, direction) && self.possible(property, notes))
            .collect();
        let wires: Vec<Wire<'_>> = possible.iter().map(|property| Wire::Name(&property.name)).collect();
        let hinted: Vec<Option<String>> = possible
            .iter()
            .map(|p| p.hints.get("name").and_then(|name| name.as_str()).map(str::to_owned))
            .collect();
        let members = Members {
            kind: NameKind::Member,
            owner: def.key.as_str(),
            reserved: &[],
            spelling: self.spelling,
        };
        let names = members.name(&wires, &hinted, self.old, new);
        let fields: Vec<Field> = possible
            .iter()
            .zip(names)
            .map(|(property, name)| self.field(id, property, name, direction))
            .collect();
        let extra = self.extra(object, direction, &fields);
        let all = !direction.request;
        let either = object.either.as_ref();
        let (constructor, fixture) = one_of(all, self.constructor(&possible, &fields, either, all));
        Struct {
            docs: self.docs(def, name.bare()),
            name,
            fields,
            extra,
            direction,
            constructor,
            fixture,
            hashable: false,
            tuple: false,
            conversions: Vec::new(),
        }
    }

    pub(super) fn tuple(&self, id: TypeId, name: Ident, tuple: &Tuple) -> Struct {
        let def = self.api.ty(id);
        let mut fields = Vec::new();
        for (index, used) in tuple.items.iter().enumerate() {
            let required = index < tuple.required;
            let kind = kind(required, used.nullable, self.direction(id), self.takes_null(used));
            let wire = index.to_string();
            let ty = self.boxed(id, used);
            fields.push(Field {
                name: place(index),
                wire,
                ty,
                kind,
                docs: Docs::default(),
                read: true,
                written: true,
                converts: self.converts(used),
                lenient: false,
            });
        }
        let extra = tuple.rest.as_ref().map(|rest| ExtraField {
            name: Ident::snake("rest"),
            ty: self.types.used(rest),
            documented: true,
            docs: docs::line("The items after the listed ones."),
        });
        let args = (0..tuple.required.min(fields.len())).collect();
        let constructor = Constructor { args, default: tuple.required == 0, ..Constructor::default() };
        let direction = self.direction(id);
        let (constructor, fixture) = one_of(!direction.request, constructor);
        Struct {
            docs: self.docs(def, name.bare()),
            name,
            fields,
            extra,
            direction,
            constructor,
            fixture,
            hashable: false,
            tuple: true,
            conversions: Vec::new(),
        }
    }

    /// A member whose schema is `false` can never be there: it has no field.
    fn possible(&self, property: &Property, notes: &mut Vec<Note>) -> bool {
        let never = matches!(self.api.ty(property.ty.ty).shape, Shape::Never) && !property.ty.nullable;
        if never {
            notes.push(Note {
                code: Code::FORBIDDEN_PROPERTY,
                message: format!("member `{}` is forbidden by the document and has no field", property.name),
                degrades: true,
                origin: property.origin,
            });
        }
        !never
    }

    fn field(&self, owner: TypeId, property: &Property, name: Ident, direction: Direction) -> Field {
        // In a collection of schemas nothing says which way is which.
        let ways = !self.api.operations.is_empty() || !self.api.webhooks.is_empty();
        let one_way = ways && property.read_only != property.write_only;
        let (read, written) = (!(one_way && property.write_only), !(one_way && property.read_only));
        let required = property.required && (read || !direction.response) && (written || !direction.request);
        let takes_null = self.takes_null(&property.ty);
        let alias = (property.name != name.bare()).then(|| property.name.clone());
        // Both variants of a type tell absent from null alike, so that one becomes the other.
        let direction = Direction {
            request: direction.request || self.request_variants.contains_key(&owner),
            ..direction
        };
        let lenient = direction.response && self.is_lenient(owner, property);
        Field {
            kind: match lenient && required {
                true if self.has_empty(&property.ty) => FieldKind::RequiredOrEmpty,
                true => kind(false, property.ty.nullable, direction, takes_null),
                false => kind(required, property.ty.nullable, direction, takes_null),
            },
            ty: self.boxed(owner, &property.ty),
            wire: property.name.clone(),
            docs: docs::of_property(self.api, property, alias),
            name,
            read,
            written,
            converts: self.converts(&property.ty),
            lenient: lenient && self.is_lenient_here(owner, property),
        }
    }

    /// Whether somebody says (`x-clientwright-lenient`) that servers do not keep to `required` here: at the member, at its
    /// owner, or at the document.
    fn is_lenient(&self, owner: TypeId, property: &Property) -> bool {
        let places = [&property.hints, &self.api.ty(owner).hints, &self.api.hints];
        let said = places.into_iter().find_map(|hints| hints.get("lenient"));
        said.is_some_and(|said| *said == serde_json::Value::Bool(true))
    }

    /// The same, said at the member or its owner; what the document says as a whole its client knows.
    fn is_lenient_here(&self, owner: TypeId, property: &Property) -> bool {
        [&property.hints, &self.api.ty(owner).hints].into_iter().any(|hints| hints.contains_key("lenient"))
    }

    /// A list or a map, which is empty where there is none.
    fn has_empty(&self, used: &TypeUse) -> bool {
        !used.nullable
            && matches!(self.api.ty(self.api.behind(used).ty).shape, Shape::Array(_) | Shape::Map(_))
    }

    /// Whether plain values become the type, or that of its items: a union, or a list of texts that is open.
    pub(super) fn converts(&self, used: &TypeUse) -> bool {
        let id = self.api.behind(used).ty;
        match &self.api.ty(id).shape {
            _ if self.api.ty(id).holds_itself => true,
            Shape::Union(_) => true,
            Shape::Enumeration(list) => list.open || self.direction(id).response,
            Shape::Array(array) => self.has_plain(&array.items),
            Shape::Map(map) => self.has_plain(&map.values),
            _ => false,
        }
    }

    fn has_plain(&self, used: &TypeUse) -> bool {
        let shape = &self.api.ty(self.api.behind(used).ty).shape;
        matches!(shape, Shape::Union(_) | Shape::Enumeration(_)) && self.converts(used)
    }

    /// The type reads null by itself.
    fn takes_null(&self, used: &TypeUse) -> bool {
        matches!(self.api.ty(self.api.behind(used).ty).shape, Shape::Any | Shape::Null)
    }

    /// The type of a member's value, boxed where the owner would contain itself.
    pub(super) fn boxed(&self, owner: TypeId, used: &TypeUse) -> Ty {
        let ty = self.types.of(used.ty);
        if self.boxes.has(self.api, owner, used) { Ty::Boxed(Box::new(ty)) } else { ty }
    }

    /// Members without a field of their own: kept where the document speaks of them, and wherever a value is read and
    /// written again, for a server that is newer than the document must get back what it sent.
    fn extra(&self, object: &Object, direction: Direction, fields: &[Field]) -> Option<ExtraField> {
        let ty = match &object.additional {
            Additional::Typed(values) if object.patterns.is_empty() => self.types.used(values),
            Additional::Any | Additional::Typed(_) => Ty::Runtime(RuntimeType::RawJson),
            Additional::Unsaid if direction.request && direction.response => {
                Ty::Runtime(RuntimeType::RawJson)
            }
            Additional::Closed if object.patterns.len() == 1 => self.types.used(&object.patterns[0].1),
            _ if !object.patterns.is_empty() => Ty::Runtime(RuntimeType::RawJson),
            Additional::Unsaid | Additional::Closed => return None,
        };
        let mut scope = Scope::of(fields.iter().map(|field| &field.name));
        let name = scope.claim(["extra", "extra_members", "other_members"].map(Ident::snake));
        let documented = object.additional != Additional::Unsaid || !object.patterns.is_empty();
        Some(ExtraField { name, ty, documented, docs: docs::line("Members without a field of their own.") })
    }

    /// How a struct is built. `all` fields have setters, or those alone that are sent.
    pub(super) fn constructor(
        &self,
        properties: &[&Property],
        fields: &[Field],
        either: Option<&Either>,
        all: bool,
    ) -> Constructor {
        let mut scope = Scope::with(&["new", "default", "clone", "fmt", "eq", "read", "write"]);
        let mut constructor = Constructor::default();
        for (index, (property, field)) in properties.iter().zip(fields).enumerate() {
            let required = matches!(
                field.kind,
                FieldKind::Required | FieldKind::RequiredOrEmpty | FieldKind::RequiredNullable
            );
            let only = || self.only_value(&property.ty).filter(|_| required && !property.ty.nullable);
            let fixed = self.fixed(property, field).or_else(only);
            let is_fixed = fixed.is_some();
            constructor.fixed.extend(fixed.map(|fixed| (index, fixed)));
            match required {
                true if is_fixed => {}
                true => constructor.args.push(index),
                false if field.written || all => {
                    let name = scope.claim([Ident::snake(&format!("with {}", field.name.bare()))]);
                    constructor.setters.push((index, name));
                }
                false => {}
            }
        }
        if let Some(either) = either.filter(|_| !all) {
            choose(&mut constructor, fields, either, &mut scope);
        }
        constructor.default = constructor.has_default() && constructor.fixed.is_empty();
        constructor
    }

    /// The value that a discriminator gives the member, where its field holds such a value.
    fn fixed(&self, property: &Property, field: &Field) -> Option<Fixed> {
        let value = property.fixed.as_ref().filter(|_| field.written)?;
        let target = self.api.behind(&property.ty).ty;
        match &self.api.ty(target).shape {
            Shape::Enumeration(list) if matches!(field.ty.unboxed(), Ty::Model(_)) => {
                self.variant(target, list, list.values.iter().position(|known| known.value == *value)?)
            }
            _ if field.ty == Ty::String => value.as_str().map(|text| Fixed::Text(text.to_owned())),
            _ => None,
        }
    }

    /// The only value of an enumeration of one.
    fn only_value(&self, used: &TypeUse) -> Option<Fixed> {
        let target = self.api.behind(used).ty;
        let Shape::Enumeration(enumeration) = &self.api.ty(target).shape else { return None };
        let [EnumValue { .. }] = enumeration.values.as_slice() else { return None };
        self.variant(target, enumeration, 0)
    }

    /// A value of an enumeration, by its place.
    fn variant(&self, id: TypeId, enumeration: &Enumeration, index: usize) -> Option<Fixed> {
        let names = self.variant_names(self.api.ty(id), enumeration, &mut Lock::default());
        Some(Fixed::Variant(self.types.names.get(&id)?.clone(), names.into_iter().nth(index)?))
    }
}

/// A function for each set of members of which one has to be there; none where a set cannot be sent, or comes by itself. What
/// only one of the sets may have is set by these functions alone.
fn choose(constructor: &mut Constructor, fields: &[Field], either: &Either, scope: &mut Scope) {
    let index = |name: &String| fields.iter().position(|field| field.wire == *name && field.written);
    let sets: Option<Vec<Vec<usize>>> =
        either.sets.iter().map(|set| set.iter().map(index).collect::<Option<Vec<_>>>()).collect();
    let is_given = |index: &usize| constructor.setters.iter().any(|(at, _)| at == index);
    let Some(sets) = sets.filter(|sets| sets.iter().flatten().all(is_given)) else { return };
    for set in &sets {
        let words: Vec<&str> = set.iter().map(|index| fields[*index].name.bare()).collect();
        let name = scope.claim([Ident::snake(&format!("by {}", words.join(" ")))]);
        let mut args: Vec<usize> = constructor.args.iter().chain(set).copied().collect();
        args.sort_unstable();
        constructor.choices.push(Maker { name, args });
    }
    if either.exclusive {
        constructor.setters.retain(|(index, _)| !sets.iter().flatten().any(|known| known == index));
    }
}

/// The constructor of a type that is sent, or the one for tests; that has no `Default` beside it.
fn one_of(fixture: bool, constructor: Constructor) -> (Option<Constructor>, Option<Box<Constructor>>) {
    match fixture {
        true => (None, Some(Box::new(Constructor { default: false, ..constructor }))),
        false => (Some(constructor), None),
    }
}

/// Whether a member ever goes the way its owner goes: a read-only one is in no request, a write-only one in no answer.
fn travels(property: &Property, direction: Direction) -> bool {
    match (property.read_only, property.write_only) {
        (true, false) => direction.response,
        (false, true) => direction.request,
        _ => true,
    }
}

/// How a member looks, from its presence, its nullability, and which way its owner travels.
fn kind(required: bool, nullable: bool, direction: Direction, takes_null: bool) -> FieldKind {
    match (required, nullable && !takes_null) {
        (true, false) => FieldKind::Required,
        (true, true) => FieldKind::RequiredNullable,
        (false, _) if takes_null => FieldKind::Optional,
        (false, _) if !direction.request => FieldKind::OptionalLenient,
        (false, false) => FieldKind::Optional,
        (false, true) => FieldKind::Nullish,
    }
}

fn place(index: usize) -> Ident {
    const PLACES: [&str; 8] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];
    Ident::snake(&PLACES.get(index).map_or_else(|| format!("place {}", index + 1), |word| (*word).to_owned()))
}
