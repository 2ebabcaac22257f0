//! How bodies in XML are spelled (OpenAPI XML Object): a table for each type that one reaches, of the same types as in JSON.
//!
//! | schema | in XML |
//! |---|---|
//! | an object | an element with its members in it |
//! | a list | its items, one after another; an element around them where the document asks for one, and where a list is in a list |
//! | a map | an element for each member, by its own name |
//! | a union | what its branches are, all in one table: JSON tells them apart |
//! | a scalar | text |
//!
//! The name at the use counts before that of the component, and that before the name of the property, which a list gives its items.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::scope::Scope;
use super::{Ident, XmlMember, XmlNode, XmlShapeRef, XmlTable, XmlText};
use crate::api::{
    Additional, Api, JsonKind, MediaType, Operation, Property, Scalar, Shape, TypeId, TypeUse, Xml,
    XmlNodeType,
};

/// The feature that bodies in XML are behind.
pub const FEATURE: &str = "xml";

/// The name of a document's element where nothing has one.
pub(super) const UNNAMED: &str = "root";

/// The tables of an API, and the nodes of its bodies.
#[derive(Debug, Default)]
pub(super) struct XmlPlan {
    /// The tables, in the order in which they are needed.
    pub(super) tables: Vec<XmlTable>,
    roots: HashMap<(TypeId, Option<Box<Xml>>), XmlNode>,
}

impl XmlPlan {
    /// What a body in XML is; `None` where it is text or anything, and is passed on as it is.
    pub(super) fn root(&self, media: &MediaType) -> Option<&XmlNode> {
        self.roots.get(&(media.ty.as_ref()?.ty, media.xml.clone()))
    }

    /// Whether anything is XML by type.
    pub(super) fn is_used(&self) -> bool {
        !self.roots.is_empty()
    }
}

/// The feature as the manifest has it.
pub(super) fn feature() -> super::Feature {
    super::Feature {
        name: FEATURE.into(),
        enables: vec!["dep:quick-xml".into()],
        docs: "Bodies in XML. Without it calls with such a body end with an error.".into(),
    }
}

/// The tables for the bodies of these operations; types are called as `names` has them.
pub(super) fn plan<'a>(
    api: &Api,
    operations: impl Iterator<Item = &'a Operation>,
    names: &HashMap<TypeId, Ident>,
) -> XmlPlan {
    let mut planner =
        Planner { api, names, scope: Scope::default(), known: HashMap::new(), waiting: Vec::new() };
    let mut plan = XmlPlan::default();
    for media in operations.flat_map(Operation::content) {
        let Some(used) = media.ty.as_ref().filter(|_| media.is_xml()) else { continue };
        let key = (used.ty, media.xml.clone());
        if !plan.roots.contains_key(&key)
            && let Some(root) = planner.root(used, media.xml.as_deref())
        {
            plan.roots.insert(key, root);
        }
    }
    let mut next = 0;
    while let Some(key) = planner.waiting.get(next).cloned() {
        next += 1;
        let table = planner.table(&key);
        plan.tables.push(table);
    }
    plan
}

/// The types that a table is of, unions taken apart, and the name of items that have none of their own.
type Key = (Vec<TypeId>, Option<Inferred>);

/// The name of items that have none of their own: that of the property. In the element of a document, which is no property, it is
/// that of their component first.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Inferred {
    name: String,
    after_component: bool,
}

struct Planner<'a> {
    api: &'a Api,
    names: &'a HashMap<TypeId, Ident>,
    scope: Scope,
    known: HashMap<Key, Ident>,
    /// What has a name and no table yet, or had none when it was met.
    waiting: Vec<Key>,
}

impl Planner<'_> {
    fn shape(&self, id: TypeId) -> &Shape {
        &self.api.ty(id).shape
    }

    /// The types that a use may be of, aliases followed and unions taken apart.
    fn leaves(&self, used: &TypeUse) -> Vec<TypeId> {
        let (mut waiting, mut met, mut leaves) = (vec![used.ty], Vec::new(), Vec::new());
        while let Some(ty) = waiting.pop() {
            let id = self.api.behind(&TypeUse { ty, nullable: false }).ty;
            if met.contains(&id) {
                continue;
            }
            met.push(id);
            match self.shape(id) {
                Shape::Union(union) => waiting.extend(union.branches.iter().rev().map(|branch| branch.ty.ty)),
                Shape::Null | Shape::Never => {}
                _ => leaves.push(id),
            }
        }
        leaves
    }

    fn is_flat(&self, id: TypeId) -> bool {
        matches!(self.shape(id), Shape::Scalar(_) | Shape::Enumeration(_) | Shape::Any)
    }

    fn is_list(&self, leaves: &[TypeId]) -> bool {
        leaves.iter().any(|id| matches!(self.shape(*id), Shape::Array(_) | Shape::Tuple(_)))
    }

    /// The element of a document. Text, and what the document leaves open, is passed on as it is, unless it says how it is spelled.
    fn root(&mut self, used: &TypeUse, xml: Option<&Xml>) -> Option<XmlNode> {
        let leaves = self.leaves(used);
        let is_open = |id: &TypeId| match self.shape(*id) {
            Shape::Any => true,
            Shape::Map(map) => matches!(self.shape(self.api.behind(&map.values).ty), Shape::Any),
            _ => false,
        };
        let is_text = leaves.iter().all(|id| self.is_flat(*id)) && xml.is_none();
        if leaves.is_empty() || is_text || leaves.iter().all(is_open) {
            return None;
        }
        let element = Xml { node: Some(XmlNodeType::Element), ..xml.cloned().unwrap_or_default() };
        let name = element.name.clone().unwrap_or_else(|| UNNAMED.to_owned());
        let inside = self.inside(&leaves, Inferred { name, after_component: true });
        Some(XmlNode { shape: inside, ..self.bare_node(used, &leaves, Some(&element), UNNAMED).0 })
    }

    /// What a value is at a place; `inferred` is its name where it has none of its own.
    fn node(&mut self, used: &TypeUse, leaves: &[TypeId], xml: Option<&Xml>, inferred: &str) -> XmlNode {
        let (node, name) = self.bare_node(used, leaves, xml, inferred);
        XmlNode { shape: self.inside(leaves, Inferred { name, after_component: false }), ..node }
    }

    /// The same without what is in it, and the name that a list gives to its items.
    fn bare_node(
        &self,
        used: &TypeUse,
        leaves: &[TypeId],
        xml: Option<&Xml>,
        inferred: &str,
    ) -> (XmlNode, String) {
        let xml = self.said(used, xml);
        let (is_list, is_flat) = (self.is_list(leaves), leaves.iter().all(|id| self.is_flat(*id)));
        let kind = match xml.node {
            None if is_list => XmlNodeType::None,
            Some(XmlNodeType::None) if is_flat => XmlNodeType::Text,
            Some(XmlNodeType::Text | XmlNodeType::Cdata) if !is_flat => XmlNodeType::Element,
            Some(XmlNodeType::Attribute) if !is_flat && !is_list => XmlNodeType::Element,
            said => said.unwrap_or(XmlNodeType::Element),
        };
        let has_name = matches!(kind, XmlNodeType::Element | XmlNodeType::Attribute);
        // A list without an element of its own has no name to give to its items either.
        let name = xml.name.filter(|_| has_name).unwrap_or_else(|| inferred.to_owned());
        let node = XmlNode {
            kind,
            name: if has_name { name.clone() } else { String::new() },
            prefix: xml.prefix.filter(|_| has_name).unwrap_or_default(),
            namespace: xml.namespace.filter(|_| has_name).unwrap_or_default(),
            shape: XmlShapeRef::Any,
        };
        (node, name)
    }

    /// What is said at a use, and at the component that it leads to.
    fn said(&self, used: &TypeUse, xml: Option<&Xml>) -> Xml {
        let mut said = xml.cloned().unwrap_or_default();
        let mut at = used.ty;
        // Aliases have no circles, and no more steps than there are types.
        for _ in 0..self.api.types.len() {
            let definition = self.api.ty(at);
            if let Some(own) = &definition.xml {
                said = said.or(own);
            }
            match &definition.shape {
                Shape::Alias(target) => at = target.ty,
                _ => break,
            }
        }
        said
    }

    /// The node of an item of a list, which has an element of its own unless it is text.
    fn item(&mut self, used: &TypeUse, xml: Option<&Xml>, inferred: &Inferred) -> XmlNode {
        let leaves = self.leaves(used);
        let said = self.said(used, xml);
        let is_bare = matches!(said.node, None | Some(XmlNodeType::None | XmlNodeType::Attribute));
        let forced = Xml { node: Some(XmlNodeType::Element), ..xml.cloned().unwrap_or_default() };
        let xml = if is_bare { Some(&forced) } else { xml };
        let component = said.component.filter(|_| inferred.after_component);
        self.node(used, &leaves, xml, component.as_deref().unwrap_or(&inferred.name))
    }

    /// What values of these types look like; `inferred` is the name of items without one.
    fn inside(&mut self, leaves: &[TypeId], inferred: Inferred) -> XmlShapeRef {
        if leaves.iter().all(|id| self.is_flat(*id)) {
            let text = leaves.iter().fold(XmlText::default(), |text, id| kinds(self.shape(*id), text));
            match (text.string, text.number, text.boolean) {
                (false, false, false) => return XmlShapeRef::Any,
                (true, false, false) => return XmlShapeRef::String,
                (false, true, false) => return XmlShapeRef::Number,
                (false, false, true) => return XmlShapeRef::Boolean,
                _ => {}
            }
        }
        let long = inferred.name.clone();
        let key = (leaves.to_vec(), self.is_list(leaves).then_some(inferred));
        if let Some(name) = self.known.get(&key) {
            return XmlShapeRef::Table(name.clone());
        }
        let first = leaves.first().copied().unwrap_or(TypeId(0));
        let plain = match self.names.get(&first) {
            Some(name) => name.bare().to_owned(),
            None => self.api.ty(first).key.as_str().to_owned(),
        };
        let long = format!("{plain} of {long}");
        let name = self.scope.claim([Ident::shouty(&plain), Ident::shouty(&long)]);
        self.known.insert(key.clone(), name.clone());
        self.waiting.push(key);
        XmlShapeRef::Table(name)
    }

    fn table(&mut self, key: &Key) -> XmlTable {
        let api = self.api;
        let leaves = &key.0;
        let none = Inferred { name: UNNAMED.to_owned(), after_component: false };
        let inferred = key.1.as_ref().unwrap_or(&none);
        let mut table = XmlTable {
            name: self.known[key].clone(),
            of: leaves.first().map_or_else(String::new, |id| api.ty(*id).key.as_str().to_owned()),
            text: XmlText::default(),
            members: None,
            rest: None,
            places: Vec::new(),
            items: None,
        };
        let mut objects: Vec<&[Property]> = Vec::new();
        for id in leaves {
            match &api.ty(*id).shape {
                Shape::Object(object) => {
                    objects.push(&object.properties);
                    let additional = match &object.additional {
                        Additional::Typed(values) => Some(values),
                        _ => object.patterns.first().map(|(_, values)| values),
                    };
                    if let Some(values) = additional.filter(|_| table.rest.is_none()) {
                        table.rest = Some(self.value(values, None));
                    }
                }
                Shape::Map(map) if table.rest.is_none() => {
                    table.rest = Some(self.value(&map.values, map.xml.as_deref()))
                }
                Shape::Array(array) if table.items.is_none() => {
                    table.items = Some(self.item(&array.items, array.xml.as_deref(), inferred));
                }
                Shape::Tuple(tuple) if table.places.is_empty() => {
                    let place = |at: usize| tuple.xml.get(at).and_then(Option::as_deref);
                    let places = tuple.items.iter().enumerate();
                    table.places = places.map(|(at, used)| self.item(used, place(at), inferred)).collect();
                    table.items =
                        tuple.rest.as_ref().map(|used| self.item(used, None, inferred)).or(table.items);
                }
                flat => table.text = kinds(flat, table.text),
            }
        }
        table.members = (!objects.is_empty()).then(|| self.members(&objects));
        table
    }

    /// The value of a member that is not listed, which is an element by its own name.
    fn value(&mut self, used: &TypeUse, xml: Option<&Xml>) -> XmlNode {
        let leaves = self.leaves(used);
        let node = self.node(used, &leaves, xml, "item");
        let kind = if node.kind == XmlNodeType::None { XmlNodeType::None } else { XmlNodeType::Element };
        XmlNode { kind, name: String::new(), ..node }
    }

    /// The members of all objects that a value may be.
    fn members(&mut self, objects: &[&[Property]]) -> Vec<XmlMember> {
        let mut members: IndexMap<&str, Vec<&Property>> = IndexMap::new();
        for property in objects.iter().flat_map(|properties| properties.iter()) {
            members.entry(property.name.as_str()).or_default().push(property);
        }
        let member = |(wire, same): (&str, Vec<&Property>)| {
            let first = same[0];
            let mut leaves = self.leaves(&first.ty);
            let others: Vec<TypeId> = same.iter().flat_map(|property| self.leaves(&property.ty)).collect();
            // Branches may have different scalars there; of members that are more than that, the first one tells how it is spelled.
            if leaves.iter().chain(&others).all(|id| self.is_flat(*id)) {
                leaves.extend(others.into_iter().filter(|id| !leaves.contains(id)).collect::<Vec<_>>());
            }
            let needed = same.len() == objects.len() && same.iter().all(|it| it.required && !it.write_only);
            XmlMember {
                wire: wire.to_owned(),
                needed,
                nullable: same.iter().any(|property| property.ty.nullable),
                node: self.node(&first.ty, &leaves, first.xml.as_deref(), wire),
            }
        };
        members.into_iter().map(member).collect()
    }
}

/// The scalars that values of a type are, with others.
fn kinds(shape: &Shape, others: XmlText) -> XmlText {
    let of = |kind: &JsonKind| match kind {
        JsonKind::Boolean => XmlText { boolean: true, ..others },
        JsonKind::Integer | JsonKind::Number => XmlText { number: true, ..others },
        _ => XmlText { string: true, ..others },
    };
    match shape {
        Shape::Scalar(Scalar::Boolean) => of(&JsonKind::Boolean),
        Shape::Scalar(Scalar::Integer(_) | Scalar::Number(_)) => of(&JsonKind::Number),
        Shape::Scalar(Scalar::String(_)) => of(&JsonKind::String),
        Shape::Enumeration(list) => match &list.base {
            Some(kind) => of(kind),
            None => list.values.iter().fold(others, |text, value| XmlText {
                string: text.string || value.value.is_string(),
                number: text.number || value.value.is_number(),
                boolean: text.boolean || value.value.is_boolean(),
            }),
        },
        _ => others,
    }
}
