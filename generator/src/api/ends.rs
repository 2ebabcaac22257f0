//! Where aliases lead in the end.

use super::{Shape, TypeDef, TypeId, TypeUse};

/// What is behind each type. Every chain of aliases is walked once, however many uses lead into it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ends(Vec<TypeUse>);

impl Ends {
    /// The ends of these types. A circle of aliases ends at one of them.
    pub fn of(types: &[TypeDef]) -> Self {
        let mut ends: Vec<Option<TypeUse>> = vec![None; types.len()];
        let mut way = Vec::new();
        for start in 0..types.len() {
            let mut at = start;
            while ends[at].is_none() {
                ends[at] = Some(TypeUse { ty: TypeId(at as u32), nullable: false });
                let Shape::Alias(next) = &types[at].shape else { break };
                way.push((at, next));
                at = next.ty.0 as usize;
            }
            while let Some((passed, next)) = way.pop() {
                ends[passed] = ends[next.ty.0 as usize].as_ref().map(|end| beyond(next, end));
            }
        }
        Self(ends.into_iter().flatten().collect())
    }

    /// The first type that is no alias, and whether null was allowed on the way. The types are those that the ends are of.
    pub fn behind(&self, start: &TypeUse) -> TypeUse {
        self.0.get(start.ty.0 as usize).map_or_else(|| start.clone(), |end| beyond(start, end))
    }
}

/// A use that leads to `end`.
fn beyond(used: &TypeUse, end: &TypeUse) -> TypeUse {
    TypeUse { ty: end.ty, nullable: used.nullable || end.nullable }
}

#[cfg(test)]
mod tests;
