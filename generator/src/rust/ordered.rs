//! The order of parameters: arguments of functions, then optional ones.

use crate::api::{Location, Operation, Parameter, PathPart};

/// Required parameters as arguments: those of the path in its order, then the others in document order; and the optional ones.
pub(super) fn ordered(operation: &Operation) -> (Vec<&Parameter>, Vec<&Parameter>) {
    let in_path = operation.path.0.iter().filter_map(|part| match part {
        PathPart::Parameter(name) => {
            operation.parameters.iter().find(|p| p.location == Location::Path && p.name == *name)
        }
        PathPart::Text(_) => None,
    });
    let mut required: Vec<&Parameter> = Vec::new();
    for parameter in
        in_path.chain(operation.parameters.iter().filter(|p| p.required && p.location != Location::Path))
    {
        if !required.iter().any(|known| std::ptr::eq(*known, parameter)) {
            required.push(parameter);
        }
    }
    let optional =
        operation.parameters.iter().filter(|p| !p.required && p.location != Location::Path).collect();
    (required, optional)
}
