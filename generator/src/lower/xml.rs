//! XML Objects: which of them matter, and which of them say nothing.
//!
//! In: definitions with what `xml` says at them and at their uses. Out: the same where some body is XML, nothing of it elsewhere: no other
//! body can tell types apart by it.

use super::findings::{Finding, Findings};
use crate::api::{Api, MediaType, Note, Operation, Property, Shape, TypeDef, TypeId, Xml};
use crate::diagnostic::Code;

/// Takes what a later schema says; what that does not say stays.
pub(super) fn overrule(known: &mut Option<Box<Xml>>, later: Option<&Xml>) {
    let Some(later) = later else { return };
    let earlier = known.take().unwrap_or_default();
    *known = Some(Box::new(later.clone().or(&earlier)));
}

/// Keeps XML Objects where they matter, and tells of kinds of nodes that there are not.
pub(super) fn settle(api: &mut Api, findings: &mut Findings<'_>) {
    let mut operations = api.operations.iter().chain(&api.webhooks);
    if !operations.any(|operation| operation.content().into_iter().any(MediaType::is_xml)) {
        api.types.iter_mut().for_each(forget);
        return;
    }
    api.types.iter_mut().for_each(|definition| tell_unknown(definition, findings));
    let operations = api.operations.iter_mut().chain(&mut api.webhooks);
    let bodies = operations.flat_map(Operation::content_mut).filter(|media| media.is_xml());
    bodies.for_each(|media| name_root(&api.types, media));
    api.types.iter_mut().for_each(name_component);
    mark(api);
}

/// Gives the element of a document its name: said at the use or at the component, else that of the component.
fn name_root(types: &[TypeDef], media: &mut MediaType) {
    let Some(used) = &media.ty else { return };
    let (mut xml, mut at, mut component) = (media.xml.take().map(|xml| *xml), used.ty, None);
    for _ in 0..types.len() {
        let definition = &types[at.0 as usize];
        if let Some(own) = definition.xml.as_deref() {
            xml = Some(xml.unwrap_or_default().or(own));
        }
        component = component.or(definition.component.as_ref());
        match &definition.shape {
            Shape::Alias(target) => at = target.ty,
            _ => break,
        }
    }
    let is_scalar =
        matches!(types[at.0 as usize].shape, Shape::Scalar(_) | Shape::Enumeration(_) | Shape::Any);
    // Text that says nothing of XML is passed on as it is.
    if xml.is_some() || !is_scalar {
        let mut xml = xml.unwrap_or_default();
        xml.name = xml.name.or_else(|| component.cloned());
        media.xml = Some(Box::new(xml));
    }
}

/// Tells the name of a component, for types that come of it have another one or none. What an inline schema says is told where it is used.
fn name_component(definition: &mut TypeDef) {
    match definition.component {
        Some(_) => definition.xml.get_or_insert_default().component.clone_from(&definition.component),
        None => definition.xml = None,
    }
}

/// Marks the types that bodies in XML reach.
fn mark(api: &mut Api) {
    let operations = api.operations.iter().chain(&api.webhooks);
    let bodies = operations.flat_map(Operation::content).filter(|media| media.is_xml());
    let mut waiting: Vec<TypeId> = bodies.filter_map(|media| Some(media.ty.as_ref()?.ty)).collect();
    while let Some(id) = waiting.pop() {
        let definition = &mut api.types[id.0 as usize];
        if !std::mem::replace(&mut definition.in_xml, true) {
            definition.shape.each_use(&mut |used| waiting.push(used.ty));
        }
    }
}

fn forget(definition: &mut TypeDef) {
    definition.xml = None;
    match &mut definition.shape {
        Shape::Object(object) => object.properties.iter_mut().for_each(|property| property.xml = None),
        Shape::Array(array) => array.xml = None,
        Shape::Tuple(tuple) => tuple.xml.clear(),
        Shape::Map(map) => map.xml = None,
        _ => {}
    }
}

fn tell_unknown(definition: &mut TypeDef, findings: &mut Findings<'_>) {
    let origin = definition.origin;
    let mut tell = |xml: Option<&Xml>, at, notes: &mut Vec<Note>| {
        let Some(unknown) = xml.and_then(|xml| xml.unknown.as_ref()) else { return };
        let message = format!("`nodeType: {unknown}` is none that there is, so the default holds");
        findings.note(notes, Finding::new(Code::XML_SPELLING, at, message).degrading());
    };
    let TypeDef { xml, shape, notes, .. } = definition;
    tell(xml.as_deref(), origin.0, notes);
    match shape {
        Shape::Object(object) => {
            for Property { xml, origin, .. } in &object.properties {
                tell(xml.as_deref(), origin.0, notes);
            }
        }
        Shape::Array(array) => tell(array.xml.as_deref(), origin.0, notes),
        Shape::Map(map) => tell(map.xml.as_deref(), origin.0, notes),
        Shape::Tuple(tuple) => tuple.xml.iter().for_each(|xml| tell(xml.as_deref(), origin.0, notes)),
        _ => {}
    }
}
