//! The entry to types: a schema, or several that hold at once, becomes a type.
//!
//! In: [`Parts`]. Out: a [`TypeUse`], and in time a definition. Never knows operations.

use std::rc::Rc;

use super::Lowering;
use super::all_of::both;
use super::findings::Finding;
use super::flat::Flat;
use super::parts::{Member, Parts, address};
use crate::api::{Array, Map, Origin, Shape, TypeDef, TypeId, TypeUse};
use crate::diagnostic::Code;
use crate::document::facets::{Additional, Bounds, Facets, SimpleType, SubSchema};
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
        self.find_heirs();
        for (id, name, schema) in components {
            self.component(id, name, schema.into());
            self.settle_pending();
        }
    }

    /// Defines every inline type that has been asked for.
    pub(super) fn settle_pending(&mut self) {
        while let Some((id, parts)) = self.types.next_pending() {
            let definition = self.define(id, &parts, None);
            self.types.fill(id, definition);
        }
    }

    /// The type of values that `schema` allows; `key` is what it is called where it is inline.
    pub(super) fn use_of(&mut self, schema: impl Into<SubSchema<'d>>, key: impl Into<Rc<str>>) -> TypeUse {
        let member = Member::new(schema, key);
        let key = member.key.clone();
        self.type_use(Parts::one(member), key)
    }

    /// The type of values that fit all of `parts`.
    pub(super) fn type_use(&mut self, parts: Parts<'d>, key: Rc<str>) -> TypeUse {
        let parts = self.within_budget(parts);
        match self.single_component(&parts) {
            Some(component) => component,
            None => TypeUse { ty: self.types.inline(parts, key), nullable: false },
        }
    }

    /// Intersections of intersections can be without end; past the budget the most specific schema stands for all.
    fn within_budget(&mut self, mut parts: Parts<'d>) -> Parts<'d> {
        if parts.members.len() < 2 || self.types.merged() < self.limits.get(Limit::Merged) {
            return parts;
        }
        parts.members.drain(..parts.members.len() - 1);
        parts.taken.clear();
        let message =
            "schemas that hold at once make too many types; of further ones only the last one is taken";
        self.findings.report(&Finding::new(Code::COMPOSITION_TOO_DEEP, None, message));
        parts
    }

    /// What a schema says, worked out once.
    pub(super) fn facets(&mut self, schema: &'d openapiv3::Schema) -> Rc<Facets<'d>> {
        if let Some(facets) = self.facets.get(&address(schema)) {
            return facets.clone();
        }
        let facets = Rc::new(crate::document::facets(schema));
        self.facets.insert(address(schema), facets.clone());
        facets
    }

    fn component(&mut self, id: TypeId, name: &'d str, schema: SubSchema<'d>) {
        let parts = Parts::one(Member::new(schema, name));
        let stays = self.heirs.has(name) || self.heirs.is_heir(name);
        let target = if stays { None } else { self.single_component(&parts) };
        let mut definition = match target {
            Some(target) => self.alias(id, schema, target),
            None => self.define(id, &parts, Some((name, schema))),
        };
        definition.component = Some(name.to_owned());
        self.types.fill(id, definition);
    }

    /// A component that is another one by a second name.
    fn alias(&mut self, id: TypeId, schema: SubSchema<'d>, target: TypeUse) -> TypeDef {
        let mut definition = super::types::plain(self.types.key(id), Shape::Alias(target));
        if let SubSchema::Item(item) = schema {
            let facets = self.facets(item);
            definition.title = facets.title.map(str::to_owned);
            definition.docs = super::words::docs(&facets);
            definition.default = facets.default.clone();
            definition.hints = super::hints::of_schema(&facets);
            definition.origin = Origin(Some(facets.node));
        }
        definition
    }

    fn define(
        &mut self,
        id: TypeId,
        parts: &Parts<'d>,
        component: Option<(&'d str, SubSchema<'d>)>,
    ) -> TypeDef {
        let key = self.types.key(id);
        if self.is_spent() {
            return super::types::plain(key, Shape::Any);
        }
        let owner: Rc<str> = key.as_str().into();
        let mut flat = self.flatten(parts, component.map(|(name, _)| name));
        let shape = match component.and_then(|(name, schema)| self.union_of_heirs(name, schema, &mut flat)) {
            Some(union) => union,
            None => self.shape(&mut flat, parts, &owner),
        };
        if !self.has_room(&shape, id.0 as usize, flat.node) {
            return super::types::plain(key, Shape::Any);
        }
        let format = self.unknown_format(&flat, &shape);
        let implied = flat.ty.is_none()
            && matches!(shape, Shape::Object(_) | Shape::Map(_) | Shape::Array(_) | Shape::Tuple(_));
        flat.nullable &= !matches!(shape, Shape::Null);
        let checks = super::checks::all(&flat, &shape);
        TypeDef {
            key,
            component: None,
            title: flat.title.map(str::to_owned),
            docs: flat.docs,
            shape,
            implied,
            format,
            constraints: super::constraint::constraints(flat.bounds),
            checks,
            default: flat.default,
            nullable: flat.nullable,
            direction: Default::default(),
            notes: flat.notes,
            hints: flat.hints,
            origin: Origin(flat.node),
        }
    }

    /// What values fit the record as a whole.
    pub(super) fn shape(&mut self, flat: &mut Flat<'d>, parts: &Parts<'d>, owner: &Rc<str>) -> Shape {
        if flat.never {
            return Shape::Never;
        }
        if flat.broken {
            return Shape::Any;
        }
        if !flat.choices.is_empty() {
            return self.union(flat, parts, owner);
        }
        if let Some(shape) = self.enumeration(flat) {
            return shape;
        }
        match flat.ty {
            Some(SimpleType::Null) => Shape::Null,
            Some(SimpleType::Object) => self.object(flat, owner),
            Some(SimpleType::Array) => self.array(flat, owner),
            Some(scalar) => self.scalar(flat, scalar),
            None if flat.has_object_keywords() => self.object(flat, owner),
            None if flat.has_array_keywords() => self.array(flat, owner),
            None => Shape::Any,
        }
    }

    /// The component that is all that `parts` come down to: references to it, with nothing beside them but words and
    /// nullability.
    pub(super) fn single_component(&mut self, parts: &Parts<'d>) -> Option<TypeUse> {
        if !parts.taken.is_empty() {
            return None;
        }
        let mut core = Core::default();
        let mut nullable = None;
        for member in &parts.members {
            let of_member = self.gather(member.schema, &mut core);
            nullable = both(nullable, of_member);
        }
        let (name, schema) = core.component?;
        if core.more || !core.claims.iter().all(|ty| self.may_be(schema, *ty)) {
            return None;
        }
        Some(TypeUse { ty: self.types.component(name)?, nullable: nullable == Some(true) })
    }

    /// Collects what `schema` comes down to; says whether it allows null, where it says anything of a type.
    fn gather(&mut self, schema: SubSchema<'d>, core: &mut Core<'d>) -> Option<bool> {
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
            SubSchema::Item(item) => item,
        };
        let facets = self.facets(item);
        let inner = composed(&facets);
        if !is_wrapper(&facets, item) || (facets.ty.is_some() && inner.is_empty()) {
            core.more = true;
            return None;
        }
        core.claims.extend(facets.ty);
        let mut nullable = None;
        for sub in inner {
            let of_sub = self.gather(sub, core);
            nullable = both(nullable, of_sub);
        }
        if facets.nullable { Some(true) } else { nullable }
    }

    /// Whether the values of a component may be of a type that a wrapper names again.
    fn may_be(&mut self, schema: &'d openapiv3::Schema, ty: SimpleType) -> bool {
        let facets = self.facets(schema);
        match facets.ty {
            Some(own) => own == ty,
            None => ty == SimpleType::Object && facets.values.is_none(),
        }
    }

    /// An array of anything, a map of anything: a type for what the document leaves open.
    pub(super) fn anything(&mut self, key: String) -> TypeUse {
        self.types.invent(key, Shape::Any)
    }

    /// An array shape.
    pub(super) fn list_of(items: TypeUse) -> Shape {
        Shape::Array(Array { items })
    }

    /// A map shape.
    pub(super) fn map_of(values: TypeUse) -> Shape {
        Shape::Map(Map { values })
    }
}

/// What a conjunction comes down to.
#[derive(Default)]
struct Core<'d> {
    component: Option<(&'d str, &'d openapiv3::Schema)>,
    /// Types that wrappers name beside their `allOf`.
    claims: Vec<SimpleType>,
    /// There is more than one component.
    more: bool,
}

/// The schemas that hold beside a schema's own keywords: `allOf`, and unions of one branch.
pub(super) fn composed<'d>(facets: &Facets<'d>) -> Vec<SubSchema<'d>> {
    let unions = [&facets.one_of, &facets.any_of];
    let single = unions.into_iter().filter(|branches| branches.len() == 1).flatten();
    facets.all_of.iter().chain(single).copied().collect()
}

/// Whether a schema adds nothing to what it is composed of but words, a type name and nullability.
fn is_wrapper(facets: &Facets<'_>, schema: &openapiv3::Schema) -> bool {
    facets.format.is_none()
        && facets.values.is_none()
        && facets.bounds == Bounds::default()
        && facets.properties.is_empty()
        && facets.required.is_empty()
        && matches!(facets.additional, Additional::Unsaid)
        && facets.pattern_properties.is_empty()
        && facets.items.is_none()
        && !facets.items_closed
        && facets.prefix_items.is_empty()
        && facets.one_of.len() < 2
        && facets.any_of.len() < 2
        && !facets.never
        && facets.content_encoding.is_none()
        && facets.content_media_type.is_none()
        && crate::document::broken(schema).is_none()
}
