//! Components that are references to components: where each of them leads in the end.
//!
//! In: a section of the components. Out: the end of each chain, in one walk over the section, however long the chains are.

use indexmap::IndexMap;
use openapiv3::{Components, ReferenceOr};

use crate::document::{canonical, component_name};

/// Where each of `count` components leads in the end, which is itself for one that is no reference; `None` where it leads
/// nowhere. `next` is one step.
pub(super) fn ends(count: usize, next: impl Fn(usize) -> Option<usize>) -> Vec<Option<usize>> {
    let mut ends: Vec<Option<usize>> = vec![None; count];
    let mut is_known = vec![false; count];
    for start in 0..count {
        let mut way = Vec::new();
        let mut at = Some(start);
        let end = loop {
            let Some(here) = at else { break None };
            if std::mem::replace(&mut is_known[here], true) {
                break ends[here];
            }
            way.push(here);
            at = next(here);
            if at == Some(here) {
                break at;
            }
        };
        way.into_iter().for_each(|passed| ends[passed] = end);
    }
    ends
}

/// Makes each component that is a reference one to the end of its chain. Schemas stay as they are: aliases are types.
pub(super) fn shorten(components: &mut Components) {
    section(&mut components.parameters, "parameters");
    section(&mut components.responses, "responses");
    section(&mut components.request_bodies, "requestBodies");
    section(&mut components.headers, "headers");
    section(&mut components.examples, "examples");
    section(&mut components.security_schemes, "securitySchemes");
    section(&mut components.callbacks, "callbacks");
}

fn section<T>(section: &mut IndexMap<String, ReferenceOr<T>>, name: &str) {
    let next = |at: usize| match section.get_index(at)?.1 {
        ReferenceOr::Item(_) => Some(at),
        ReferenceOr::Reference { reference } => {
            section.get_index_of(component_name(reference, name)?.as_str())
        }
    };
    let targets: Vec<Option<String>> = ends(section.len(), next)
        .into_iter()
        .map(|end| section.get_index(end?).map(|(key, _)| canonical(name, key)))
        .collect();
    for (component, target) in section.values_mut().zip(targets) {
        if let (ReferenceOr::Reference { reference }, Some(target)) = (component, target) {
            *reference = target;
        }
    }
}
