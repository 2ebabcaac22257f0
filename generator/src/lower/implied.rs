//! Schemas that name no `type`.
//!
//! In: definitions whose shape is only implied by keywords for objects or for arrays. Out: the same with a note, where
//! that shape is assumed; else unions of that shape and of any value of another kind, as JSON Schema has it.
//!
//! ```text
//! T: {properties: {a: {}}}    ->  T: {a: ..}                                        (assumed)
//!                             ->  T: {a: ..} | boolean, number, string, array, null (exact)
//! ```

use super::findings::{Finding, Findings};
use super::options::ImpliedTypes;
use crate::api::{
    Api, Branch, Dispatch, Ends, Joined, JsonKind, Shape, Step, TypeDef, TypeId, TypeUse, Union,
};
use crate::diagnostic::Code;

/// Decides what schemas without `type` allow.
pub(super) fn settle(api: &mut Api, how: ImpliedTypes, findings: &mut Findings<'_>) {
    let is_collection = api.operations.is_empty() && api.webhooks.is_empty() && api.skipped.is_empty();
    match how {
        ImpliedTypes::Exact => widen(api),
        ImpliedTypes::Auto if is_collection => widen(api),
        ImpliedTypes::Auto | ImpliedTypes::Assume => tell(api, findings),
    }
}

/// Notes what is assumed at each type, and says it once for the document. A tag is a member, so the branches of tagged
/// unions are objects beyond doubt.
fn tell(api: &mut Api, findings: &mut Findings<'_>) {
    let mut found = (None, 0);
    let tagged = tagged(&api.types);
    let implied =
        api.types.iter_mut().zip(tagged).filter(|(definition, tagged)| definition.implied && !tagged);
    for (definition, _) in implied {
        let Some((_, joined)) = kind(&definition.shape) else { continue };
        let kind = joined.word();
        let message =
            format!("there is no `type`; it is read as an {kind} because its keywords are about {kind}s");
        let at = definition.origin.0;
        definition.notes.push(Finding::new(Code::IMPLIED_TYPE, at, message).into_note());
        found = (found.0.or(at), found.1 + 1);
    }
    if let (first, count @ 1..) = found {
        let message = format!("{count} schemas have no `type`; each is read as what its keywords are about");
        let help = "`--implied-types exact` accepts values of other kinds as well";
        findings.report(&Finding::new(Code::IMPLIED_TYPE, first, message).help(help));
    }
}

/// Opens every implied type to values of other kinds, but for the branches of tagged unions.
fn widen(api: &mut Api) {
    for (index, tagged) in tagged(&api.types).into_iter().enumerate() {
        if api.types[index].implied && !tagged {
            open(&mut api.types, index);
        }
    }
}

/// Which types are branches of unions with a discriminator.
fn tagged(types: &[TypeDef]) -> Vec<bool> {
    let ends = Ends::of(types);
    let mut tagged = vec![false; types.len()];
    for definition in types {
        let Shape::Union(Union { branches, dispatch: Dispatch::Tag { .. }, .. }) = &definition.shape else {
            continue;
        };
        for branch in branches {
            tagged[ends.behind(&branch.ty).ty.0 as usize] = true;
        }
    }
    tagged
}

fn open(types: &mut Vec<TypeDef>, index: usize) {
    let definition = &mut types[index];
    let Some((own, joined)) = kind(&definition.shape) else { return };
    let (key, origin) = (definition.key.clone(), definition.origin);
    let shape = std::mem::replace(&mut definition.shape, Shape::Any);
    let constraints = std::mem::take(&mut definition.constraints);
    (definition.implied, definition.nullable) = (false, true);
    let own_part =
        TypeDef { constraints, origin, ..TypeDef::of_shape(key.below(Step::Joined(joined)), shape) };
    let other_part =
        TypeDef { origin, ..TypeDef::of_shape(key.below(Step::Joined(Joined::Other)), Shape::Any) };
    let first = TypeId(types.len() as u32);
    types.extend([own_part, other_part]);
    let branch = |ty: TypeId| Branch::of(TypeUse { ty, nullable: false });
    types[index].shape = Shape::Union(Union {
        branches: vec![branch(first), branch(TypeId(first.0 + 1))],
        dispatch: Dispatch::Kind { kinds: vec![vec![own], others(own)], objects: None },
        exclusive: false,
        fallback: None,
    });
}

/// The kind of values that keywords imply, and what such values have in common.
fn kind(shape: &Shape) -> Option<(JsonKind, Joined)> {
    match shape {
        Shape::Object(_) | Shape::Map(_) => Some((JsonKind::Object, Joined::Object)),
        Shape::Array(_) | Shape::Tuple(_) => Some((JsonKind::Array, Joined::Array)),
        _ => None,
    }
}

/// The kinds that a value may be of beside `own`; null is told at the uses.
fn others(own: JsonKind) -> Vec<JsonKind> {
    use JsonKind::{Array, Boolean, Integer, Number, Object, String};
    [Boolean, Integer, Number, String, Array, Object].into_iter().filter(|kind| *kind != own).collect()
}
