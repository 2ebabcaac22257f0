//! Visits every use of a type in shapes, operations and whole models, in document order.

use super::{Additional, Api, Header, MediaType, Operation, Shape, TypeUse};

impl Shape {
    /// Calls `visit` with every type that this shape is made of.
    pub fn each_use<'a>(&'a self, visit: &mut dyn FnMut(&'a TypeUse)) {
        match self {
            Self::Any | Self::Never | Self::Null | Self::Scalar(_) | Self::Enumeration(_) => {}
            Self::Object(object) => {
                object.properties.iter().for_each(|property| visit(&property.ty));
                if let Additional::Typed(ty) = &object.additional {
                    visit(ty);
                }
                object.patterns.iter().for_each(|(_, ty)| visit(ty));
            }
            Self::Array(array) => visit(&array.items),
            Self::Tuple(tuple) => tuple.items.iter().chain(&tuple.rest).for_each(visit),
            Self::Map(map) => visit(&map.values),
            Self::Union(union) => union.branches.iter().for_each(|branch| visit(&branch.ty)),
            Self::Alias(target) => visit(target),
        }
    }

    /// [`each_use`](Self::each_use), to change them.
    pub fn each_use_mut(&mut self, visit: &mut dyn FnMut(&mut TypeUse)) {
        match self {
            Self::Any | Self::Never | Self::Null | Self::Scalar(_) | Self::Enumeration(_) => {}
            Self::Object(object) => {
                object.properties.iter_mut().for_each(|property| visit(&mut property.ty));
                if let Additional::Typed(ty) = &mut object.additional {
                    visit(ty);
                }
                object.patterns.iter_mut().for_each(|(_, ty)| visit(ty));
            }
            Self::Array(array) => visit(&mut array.items),
            Self::Tuple(tuple) => tuple.items.iter_mut().chain(&mut tuple.rest).for_each(visit),
            Self::Map(map) => visit(&mut map.values),
            Self::Union(union) => union.branches.iter_mut().for_each(|branch| visit(&mut branch.ty)),
            Self::Alias(target) => visit(target),
        }
    }
}

impl Operation {
    /// Calls `visit` with every type that travels with the request of this operation; callbacks are operations of their
    /// own.
    pub fn each_request_use<'a>(&'a self, visit: &mut dyn FnMut(&'a TypeUse)) {
        self.parameters.iter().for_each(|parameter| visit(&parameter.ty));
        self.body.iter().flat_map(|body| &body.content).for_each(|media| media.each_use(visit));
    }

    /// Calls `visit` with every type that travels with the answers to this operation.
    pub fn each_response_use<'a>(&'a self, visit: &mut dyn FnMut(&'a TypeUse)) {
        for response in &self.responses {
            response.content.iter().for_each(|media| media.each_use(visit));
            response.headers.iter().for_each(|header| visit(&header.ty));
        }
    }

    /// [`each_request_use`](Self::each_request_use), to change them.
    pub fn each_request_use_mut(&mut self, visit: &mut dyn FnMut(&mut TypeUse)) {
        let parameters = self.parameters.iter_mut().chain(&mut self.unplaced);
        parameters.for_each(|parameter| visit(&mut parameter.ty));
        self.body.iter_mut().flat_map(|body| &mut body.content).for_each(|media| media.each_use_mut(visit));
    }

    /// [`each_response_use`](Self::each_response_use), to change them.
    pub fn each_response_use_mut(&mut self, visit: &mut dyn FnMut(&mut TypeUse)) {
        for response in &mut self.responses {
            response.content.iter_mut().for_each(|media| media.each_use_mut(visit));
            response.headers.iter_mut().for_each(|header| visit(&mut header.ty));
        }
    }

    /// Calls `visit` with every type of the operation and of its callbacks, to change it.
    pub fn each_use_mut(&mut self, visit: &mut dyn FnMut(&mut TypeUse)) {
        self.each_request_use_mut(visit);
        self.each_response_use_mut(visit);
        for callback in &mut self.callbacks {
            callback.operations.iter_mut().for_each(|operation| operation.each_use_mut(visit));
        }
    }
}

impl MediaType {
    fn each_use<'a>(&'a self, visit: &mut dyn FnMut(&'a TypeUse)) {
        self.ty.iter().chain(&self.item).for_each(&mut *visit);
        self.part_headers().for_each(|header| visit(&header.ty));
    }

    fn each_use_mut(&mut self, visit: &mut dyn FnMut(&mut TypeUse)) {
        self.ty.iter_mut().chain(&mut self.item).for_each(&mut *visit);
        self.encoding.iter_mut().flat_map(|part| &mut part.headers).for_each(|header| visit(&mut header.ty));
    }

    fn part_headers(&self) -> impl Iterator<Item = &Header> {
        self.encoding.iter().flat_map(|part| &part.headers)
    }
}

impl Api {
    /// Calls `visit` with every use of a type, to change it.
    pub fn each_use_mut(&mut self, visit: &mut dyn FnMut(&mut TypeUse)) {
        self.types.iter_mut().for_each(|definition| definition.shape.each_use_mut(visit));
        let operations = self.operations.iter_mut().chain(&mut self.webhooks);
        operations.for_each(|operation| operation.each_use_mut(visit));
    }
}
