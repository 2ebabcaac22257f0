//! Types that nothing uses any more.
//!
//! In: all definitions. Out: components first, in document order, then every inline type that is reached, in the order
//! in which a reader of the document meets it.

use crate::api::{Api, TypeDef, TypeId};

/// Drops inline types that nothing reaches, and numbers the rest anew.
pub(super) fn prune(api: &mut Api) {
    let mut order = Order { position: vec![None; api.types.len()], list: Vec::new() };
    let components: Vec<usize> =
        (0..api.types.len()).filter(|index| api.types[*index].component.is_some()).collect();
    components.iter().for_each(|index| order.add(*index));
    components.iter().for_each(|index| order.follow(&api.types, *index));
    let mut starts = Vec::new();
    for operation in api.operations.iter_mut().chain(&mut api.webhooks) {
        operation.each_use_mut(&mut |used| starts.push(used.ty.0 as usize));
    }
    for start in starts {
        order.reach(&api.types, start);
    }
    let mut old: Vec<Option<TypeDef>> = std::mem::take(&mut api.types).into_iter().map(Some).collect();
    api.types = order.list.iter().filter_map(|index| old[*index].take()).collect();
    for definition in &mut api.types {
        definition.extends = definition.extends.and_then(|id| order.position[id.0 as usize]).map(TypeId);
    }
    api.each_use_mut(&mut |used| {
        if let Some(position) = order.position[used.ty.0 as usize] {
            used.ty = TypeId(position);
        }
    });
}

/// Types in the order in which they are reached.
struct Order {
    position: Vec<Option<u32>>,
    list: Vec<usize>,
}

impl Order {
    fn add(&mut self, index: usize) {
        if self.position[index].is_none() {
            self.position[index] = Some(self.list.len() as u32);
            self.list.push(index);
        }
    }

    fn reach(&mut self, types: &[TypeDef], index: usize) {
        if self.position[index].is_none() {
            self.add(index);
            self.follow(types, index);
        }
    }

    /// Depth first, with a stack of its own: nesting may be deep.
    fn follow(&mut self, types: &[TypeDef], start: usize) {
        let mut waiting = vec![start];
        while let Some(index) = waiting.pop() {
            self.add(index);
            let mut inner = Vec::new();
            types[index].shape.each_use(&mut |used| inner.push(used.ty.0 as usize));
            inner.retain(|index| self.position[*index].is_none());
            waiting.extend(inner.into_iter().rev());
        }
    }
}
