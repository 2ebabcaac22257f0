//! The entry to types: a schema, or several that hold at once, becomes a type.
//!
//! In: [`Intersection`]. Out: a [`TypeUse`], and in time a definition.

use super::findings::Finding;
use super::intersection::{Conjunct, Intersection, composed};
use super::lowering::Lowering;
use super::merged::MergedSchema;
use super::nullable::{allows_null, both};
use crate::api::{Origin, Shape, TypeDef, TypeId, TypeKey, TypeUse};
use crate::diagnostic::Code;
use crate::document::{Schema, SimpleType, SubSchema};
use crate::limits::Limit;

impl<'d> Lowering<'d, '_> {
    /// Gives every component its id, in document order, and then its meaning.
    pub(super) fn components(&mut self) {
        let resolved = self.resolved;
        let components: Vec<_> = resolved
            .schemas()
            .iter()
            .map(|(name, schema)| (self.types.declare(name), name, schema))
            .collect();
        self.find_subtypes();
        self.find_events();
        for (id, name, schema) in components {
            self.component(id, name, schema);
            self.settle_pending();
        }
    }

    /// Defines every inline type that has been asked for.
    pub(super) fn settle_pending(&mut self) {
        while let Some((id, intersection)) = self.types.next_pending() {
            let definition = self.define(id, &intersection, None);
            self.types.fill(id, definition);
        }
    }

    /// The type of values that `schema` allows; `key` is what it is called where it is inline.
    pub(super) fn use_of(&mut self, schema: &'d SubSchema, key: TypeKey) -> TypeUse {
        let conjunct = Conjunct::new(schema, key);
        let key = conjunct.key.clone();
        self.type_use(Intersection::one(conjunct), key)
    }

    /// The type of values that fit all of `intersection`.
    pub(super) fn type_use(&mut self, intersection: Intersection<'d>, key: TypeKey) -> TypeUse {
        let intersection = self.within_budget(intersection);
        match self.single_component(&intersection) {
            Some(component) if self.excludes_null(&intersection, &component) => {
                self.types.never_null(component, key)
            }
            Some(component) => component,
            None => TypeUse { ty: self.types.inline(intersection, key), nullable: false },
        }
    }

    /// Intersections of intersections can be without end; past the budget the most specific schema stands for all.
    fn within_budget(&mut self, mut intersection: Intersection<'d>) -> Intersection<'d> {
        if intersection.conjuncts.len() < 2 || self.types.merged() < self.limits.get(Limit::Merged) {
            return intersection;
        }
        intersection.conjuncts.drain(..intersection.conjuncts.len() - 1);
        intersection.taken.clear();
        let message =
            "intersections of schemas make too many types; of further ones only the last schema is used";
        self.findings.report(&Finding::new(Code::COMPOSITION_TOO_DEEP, None, message));
        intersection
    }

    fn component(&mut self, id: TypeId, name: &'d str, schema: &'d SubSchema) {
        let intersection = Intersection::one(Conjunct::new(schema, TypeKey::schema(name)));
        let stays = self.subtypes.has(name) || self.subtypes.is_subtype(name);
        let target = if stays { None } else { self.single_component(&intersection) };
        let mut definition = match target {
            Some(target) => {
                let never_null = self.excludes_null(&intersection, &target);
                TypeDef { never_null, ..self.alias(id, schema, target) }
            }
            None => self.define(id, &intersection, Some((name, schema))),
        };
        definition.component = Some(name.to_owned());
        self.types.fill(id, definition);
    }

    /// A component that is another one by a second name.
    fn alias(&mut self, id: TypeId, schema: &'d SubSchema, target: TypeUse) -> TypeDef {
        let mut definition = TypeDef::of_shape(self.types.key(id), Shape::Alias(target));
        if let Some(schema) = schema.as_schema() {
            definition.title.clone_from(&schema.title);
            definition.docs = super::words::docs(schema);
            definition.default.clone_from(&schema.default);
            definition.xml.clone_from(&schema.xml);
            definition.hints = super::hints::of_schema(schema);
            definition.origin = Origin(Some(schema.node));
        }
        definition
    }

    fn define(
        &mut self,
        id: TypeId,
        intersection: &Intersection<'d>,
        component: Option<(&'d str, &'d SubSchema)>,
    ) -> TypeDef {
        let key = self.types.key(id);
        if self.is_spent() {
            return TypeDef::of_shape(key, Shape::Any);
        }
        let mut merged = self.flatten(intersection, component.map(|(name, _)| name));
        let shape =
            match component.and_then(|(name, schema)| self.union_of_subtypes(name, schema, &mut merged)) {
                Some(union) => union,
                None => self.shape(&mut merged, intersection, &key),
            };
        self.report_restrictions(&mut merged);
        if let Some(event) = merged.event.take() {
            self.events.types.insert(id, event);
        }
        if !self.has_room(&shape, id.0 as usize, merged.node) {
            return TypeDef::of_shape(key, Shape::Any);
        }
        self.note_content(&mut merged);
        let format = self.unknown_format(&merged, &shape);
        let implied = merged.ty.is_none()
            && matches!(shape, Shape::Object(_) | Shape::Map(_) | Shape::Array(_) | Shape::Tuple(_));
        merged.nullable &= !matches!(shape, Shape::Null);
        let checks = super::checks::all(&merged, &shape);
        TypeDef {
            key,
            component: None,
            extends: if component.is_none() { self.extended(intersection) } else { None },
            title: merged.title.map(str::to_owned),
            docs: merged.docs,
            shape,
            holds_itself: false,
            never_null: false,
            implied,
            format,
            constraints: merged.bounds,
            checks,
            default: merged.default,
            nullable: merged.nullable,
            xml: merged.xml,
            in_xml: false,
            direction: Default::default(),
            notes: merged.notes,
            hints: merged.hints,
            origin: Origin(merged.node),
        }
    }

    /// What values fit the record as a whole.
    pub(super) fn shape(
        &mut self,
        merged: &mut MergedSchema<'d>,
        intersection: &Intersection<'d>,
        owner: &TypeKey,
    ) -> Shape {
        if merged.never {
            return Shape::Never;
        }
        if merged.broken {
            return Shape::Any;
        }
        if !merged.choices.is_empty() {
            return self.union(merged, intersection, owner);
        }
        if let Some(shape) = self.enumeration(merged) {
            return shape;
        }
        match merged.ty {
            Some(SimpleType::Null) => Shape::Null,
            Some(SimpleType::Object) => self.object(merged, owner),
            Some(SimpleType::Array) => self.array(merged, owner),
            Some(scalar) => self.scalar(merged, scalar),
            None if merged.has_object_keywords() => self.object(merged, owner),
            None if merged.has_array_keywords() => self.array(merged, owner),
            None => Shape::Any,
        }
    }

    /// The component that is all that `intersection` come down to: references to it, with nothing beside them but words and
    /// nullability.
    pub(super) fn single_component(&mut self, intersection: &Intersection<'d>) -> Option<TypeUse> {
        if !intersection.taken.is_empty() {
            return None;
        }
        let mut core = Core::default();
        let mut nullable = None;
        for conjunct in &intersection.conjuncts {
            let of_conjunct = self.gather(conjunct.schema, &mut core);
            nullable = both(nullable, of_conjunct);
        }
        let (name, schema) = core.component?;
        if core.more || !core.claims.iter().all(|ty| may_be(schema, *ty)) {
            return None;
        }
        Some(TypeUse { ty: self.types.component(name)?, nullable: nullable == Some(true) })
    }

    /// The only component among the schemas that an intersection is composed of.
    fn extended(&self, intersection: &Intersection<'d>) -> Option<TypeId> {
        let mut waiting: Vec<&SubSchema> = intersection.conjuncts.iter().map(|one| one.schema).collect();
        let mut found = None;
        while let Some(schema) = waiting.pop() {
            match schema {
                SubSchema::Schema(schema) => waiting.extend(composed(schema)),
                SubSchema::Reference { .. } => {
                    let name = self.resolved.schema(schema).0?;
                    if found.is_some_and(|known| known != name) {
                        return None;
                    }
                    found = Some(name);
                }
            }
        }
        self.types.component(found?)
    }

    /// Collects what `schema` comes down to; says whether it allows null, where it says anything of a type.
    fn gather(&mut self, schema: &'d SubSchema, core: &mut Core<'d>) -> Option<bool> {
        let item = match schema {
            SubSchema::Reference { .. } => {
                let (Some(name), target) = self.resolved.schema(schema) else {
                    core.more = true;
                    return None;
                };
                core.more |= core.component.is_some_and(|(other, _)| other != name);
                core.component = Some((name, target));
                return Some(false);
            }
            SubSchema::Schema(schema) => schema,
        };
        let inner = composed(item);
        if !is_wrapper(item) {
            core.more = true;
            return None;
        }
        core.claims.extend(item.ty);
        let mut nullable = None;
        for sub in inner {
            let of_sub = self.gather(sub, core);
            nullable = both(nullable, of_sub);
        }
        allows_null(item, nullable)
    }

    /// An array of anything, a map of anything: a type for what the document leaves open.
    pub(super) fn anything(&mut self, key: TypeKey) -> TypeUse {
        self.types.invent(key, Shape::Any)
    }
}

/// What a conjunction comes down to.
#[derive(Default)]
struct Core<'d> {
    component: Option<(&'d str, &'d Schema)>,
    /// Types that wrappers name beside their `allOf`.
    claims: Vec<SimpleType>,
    /// There is more than one component.
    more: bool,
}

/// Whether the values of a component may be of a type that a wrapper names again.
fn may_be(schema: &Schema, ty: SimpleType) -> bool {
    match schema.ty {
        Some(own) => own == ty,
        None => {
            let says_what = schema.has_shape()
                || !composed(schema).is_empty()
                || schema.one_of.len() + schema.any_of.len() > 0
                || !schema.required.is_empty();
            ty == SimpleType::Object && schema.values.is_none() && says_what
        }
    }
}

/// Whether a schema adds nothing to what it is composed of but words, a type name and nullability.
fn is_wrapper(schema: &Schema) -> bool {
    !schema.has_shape()
        && schema.constraints.is_empty()
        && schema.required.is_empty()
        && schema.one_of.len() < 2
        && schema.any_of.len() < 2
        && schema.invalid.is_none()
}
