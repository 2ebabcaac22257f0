//! Which way the values of a type travel.
//!
//! In: a model whose operations say what they send and receive. Out: every type's [`Direction`].
//!
//! Request bodies and parameters travel to the server, responses and their headers from it; for callbacks and webhooks,
//! where the server asks, it is the other way round. Members that are read-only do not take the request into their types,
//! those that are write-only not the response.

use crate::api::{Api, Direction, Object, Operation, Shape, TypeDef, TypeId, TypeUse};

/// Works out the direction of every type.
pub(super) fn spread(api: &mut Api) {
    let mut spread = Spread { reached: vec![Direction::default(); api.types.len()], waiting: Vec::new() };
    api.operations.iter().for_each(|operation| spread.start(operation, Way::Request));
    api.webhooks.iter().for_each(|operation| spread.start(operation, Way::Response));
    while let Some((id, way)) = spread.waiting.pop() {
        spread.follow(&api.types[id.0 as usize], way);
    }
    for (definition, direction) in api.types.iter_mut().zip(spread.reached) {
        definition.direction = direction;
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Way {
    Request,
    Response,
}

impl Way {
    fn back(self) -> Self {
        match self {
            Self::Request => Self::Response,
            Self::Response => Self::Request,
        }
    }
}

struct Spread {
    reached: Vec<Direction>,
    waiting: Vec<(TypeId, Way)>,
}

impl Spread {
    /// Starts from an operation whose request travels `there`.
    fn start(&mut self, operation: &Operation, there: Way) {
        operation.each_request_use(&mut |used| self.reach(used, there));
        operation.each_response_use(&mut |used| self.reach(used, there.back()));
        for callback in &operation.callbacks {
            callback.operations.iter().for_each(|inner| self.start(inner, there.back()));
        }
    }

    fn reach(&mut self, used: &TypeUse, way: Way) {
        let direction = &mut self.reached[used.ty.0 as usize];
        let flag = match way {
            Way::Request => &mut direction.request,
            Way::Response => &mut direction.response,
        };
        if !std::mem::replace(flag, true) {
            self.waiting.push((used.ty, way));
        }
    }

    fn follow(&mut self, definition: &TypeDef, way: Way) {
        match &definition.shape {
            Shape::Object(object) => self.follow_members(object, &definition.shape, way),
            shape => shape.each_use(&mut |used| self.reach(used, way)),
        }
    }

    fn follow_members(&mut self, object: &Object, shape: &Shape, way: Way) {
        let members = object.properties.len();
        let mut index = 0;
        shape.each_use(&mut |used| {
            let kept_back = object.properties.get(index).is_some_and(|property| match way {
                Way::Request => property.read_only && !property.write_only,
                Way::Response => property.write_only && !property.read_only,
            });
            index += usize::from(index < members);
            if !kept_back {
                self.reach(used, way);
            }
        });
    }
}
