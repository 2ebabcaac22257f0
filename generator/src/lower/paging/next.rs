//! The operation that gives the next page of another one's list (`x-ms-pageable.operationName`).
//!
//! In: the operation that lists, the name of the other one, and where a page says what comes next. Out: the step, or why there is none.
//!
//! | a parameter of the other operation | is given |
//! |---|---|
//! | the first operation has it too, by name and place | what the first call was given |
//! | the only other one that is required | what the page says |
//! | another one that is not required | nothing |

use crate::api::{Api, Argument, Followed, Operation, PageStep, Parameter};

/// The step to the next page by the operation of this name.
pub(super) fn by_operation(
    api: &Api,
    first: &Operation,
    name: &str,
    pointer: String,
) -> Result<PageStep, String> {
    let is_it = |known: &&Operation| known.operation_id.as_deref() == Some(name);
    let target = api.operations.iter().find(is_it);
    let target = target.ok_or_else(|| format!("names the operation `{name}`, which is not there"))?;
    if target.json_answer() != first.json_answer() {
        return Err(format!("names `{name}`, which does not answer with such a page"));
    }
    if target.body.as_ref().is_some_and(|body| body.required) && first.body.is_none() {
        return Err(format!("names `{name}`, which needs a body, and there is none to give"));
    }
    let same = |known: &Parameter| {
        first.parameters.iter().any(|own| (&own.name, own.location) == (&known.name, known.location))
    };
    let mut open = target.parameters.iter().filter(|known| known.required && !same(known));
    let (Some(link), None) = (open.next(), open.next()) else {
        return Err(format!("names `{name}`, of which not one parameter alone is left for what comes next"));
    };
    let arguments = target.parameters.iter().filter_map(|known| {
        let argument = match (std::ptr::eq(known, link), same(known)) {
            (true, _) => Argument::Answer(pointer.clone()),
            (false, true) => Argument::Parameter(known.name.clone(), known.location),
            (false, false) => return None,
        };
        Some((known.name.clone(), known.location, argument))
    });
    let followed = Followed { operation: target.key.clone(), arguments: arguments.collect() };
    Ok(PageStep::NextCall(pointer, followed))
}
