//! Parameters: arguments of an operation's function and setters of its calls, in one scope.
//!
//! A name that somebody chose goes first, then one that is what the parameter is called on the wire, then the others: those
//! that share a name say where they are sent. So `.id(..)` never sets another parameter than `id`.

use crate::api::{Location, Note, Operation, Parameter};
use crate::diagnostic::Code;
use crate::rust::scope::Scope;
use crate::rust::{Ident, Lock, NameKind};

/// What the parameters of one operation are called, in the order in which they were given.
pub(in crate::rust) struct ParameterNames {
    /// Those of the required ones: arguments.
    pub(in crate::rust) arguments: Vec<Ident>,
    /// Those of the optional ones: setters.
    pub(in crate::rust) setters: Vec<Ident>,
    /// Names that no other argument may have.
    pub(in crate::rust) beside_arguments: Scope,
    /// Names that no other method of the call may have.
    pub(in crate::rust) beside_setters: Scope,
    /// Parameters that are called otherwise than they are spelled.
    pub(in crate::rust) notes: Vec<Note>,
}

/// Names the parameters of an operation; `reserved` are the methods that every call has.
pub(in crate::rust) fn name(
    operation: &Operation,
    (required, optional): (&[&Parameter], &[&Parameter]),
    reserved: &[&str],
    (old, new): (&Lock, &mut Lock),
) -> ParameterNames {
    let mut naming = UnderWay { arguments: Scope::with(&["self"]), setters: Scope::with(reserved) };
    let all: Vec<(&Parameter, bool)> =
        required.iter().map(|p| (*p, false)).chain(optional.iter().map(|p| (*p, true))).collect();
    let mut names: Vec<Option<Ident>> = vec![None; all.len()];
    let mut notes = Vec::new();
    for turn in [Turn::Chosen, Turn::Exact, Turn::Other] {
        for (slot, (parameter, is_setter)) in names.iter_mut().zip(&all).filter(|(slot, _)| slot.is_none()) {
            let candidates = match turn {
                Turn::Chosen => pinned(operation, parameter, *is_setter, old).into_iter().collect(),
                Turn::Exact if !is_exact(parameter) => continue,
                Turn::Exact | Turn::Other => candidates(parameter),
            };
            *slot = match turn {
                Turn::Chosen => candidates.into_iter().find(|name| naming.take(name, *is_setter)),
                Turn::Exact | Turn::Other => {
                    let name = naming.claim(&candidates, *is_setter);
                    let every_call_has = *is_setter && reserved.contains(&candidates[0].bare());
                    notes.extend(renamed(operation, parameter, (&candidates[0], &name), every_call_has));
                    Some(name)
                }
            };
        }
    }
    let names: Vec<Ident> = names.into_iter().flatten().collect();
    let (arguments, setters) = names.split_at(required.len());
    for (parameter, name) in
        optional.iter().zip(setters).filter(|(parameter, name)| name.bare() != parameter.name)
    {
        new.set(NameKind::Parameter, &key(operation, parameter), name.bare());
    }
    let UnderWay { arguments: beside_arguments, setters: beside_setters } = naming;
    ParameterNames {
        arguments: arguments.to_vec(),
        setters: setters.to_vec(),
        beside_arguments,
        beside_setters,
        notes,
    }
}

/// Who has a turn.
#[derive(Clone, Copy)]
enum Turn {
    Chosen,
    Exact,
    Other,
}

/// The names so far: each is taken on both sides, and setters keep clear of the methods of calls.
struct UnderWay {
    arguments: Scope,
    setters: Scope,
}

impl UnderWay {
    fn sides(&mut self, is_setter: bool) -> (&mut Scope, &mut Scope) {
        match is_setter {
            true => (&mut self.setters, &mut self.arguments),
            false => (&mut self.arguments, &mut self.setters),
        }
    }

    fn take(&mut self, name: &Ident, is_setter: bool) -> bool {
        let (own, other) = self.sides(is_setter);
        let free = own.take(name);
        if free {
            other.take(name);
        }
        free
    }

    fn claim(&mut self, candidates: &[Ident], is_setter: bool) -> Ident {
        let (own, other) = self.sides(is_setter);
        let name = own.claim(candidates.iter().cloned());
        other.take(&name);
        name
    }
}

/// What the parameter is to be called: a hint, or its name on the wire.
fn wanted(parameter: &Parameter) -> &str {
    parameter.hints.get("name").and_then(|name| name.as_str()).unwrap_or(&parameter.name)
}

fn pinned(operation: &Operation, parameter: &Parameter, is_setter: bool, old: &Lock) -> Option<Ident> {
    if let Some(hint) = parameter.hints.get("name").and_then(|name| name.as_str()) {
        return Some(Ident::snake(hint));
    }
    is_setter.then(|| old.get(NameKind::Parameter, &key(operation, parameter)))?.and_then(Ident::exact)
}

/// The parameter is spelled as its name is.
fn is_exact(parameter: &Parameter) -> bool {
    Ident::snake(&parameter.name).bare() == parameter.name
}

fn candidates(parameter: &Parameter) -> Vec<Ident> {
    let (wanted, place) = (wanted(parameter), place(parameter.location));
    let mut names = vec![Ident::snake(wanted)];
    names.extend(Ident::snake_spelled(wanted));
    names.push(Ident::snake(&format!("{wanted} {place}")));
    names.push(Ident::snake(&format!("{wanted} parameter")));
    names
}

fn place(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query | Location::QueryString => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    }
}

/// `get /pets header X-Trace`
fn key(operation: &Operation, parameter: &Parameter) -> String {
    format!("{} {} {}", operation.key, place(parameter.location), parameter.name)
}

/// The finding about a parameter that is called otherwise than it is spelled.
fn renamed(
    operation: &Operation,
    parameter: &Parameter,
    (wanted, name): (&Ident, &Ident),
    every_call_has: bool,
) -> Option<Note> {
    if wanted == name {
        return None;
    }
    let (wire, place, call) = (&parameter.name, place(parameter.location), &operation.key);
    let (wanted, name) = (wanted.bare(), name.bare());
    let why = match every_call_has {
        true => format!("every call has a method `{wanted}`"),
        false => format!("another parameter there is called `{wanted}`"),
    };
    let message = format!("the {place} parameter `{wire}` of `{call}` is called `{name}`: {why}");
    Some(Note { code: Code::RENAMED, message, degrades: false, origin: parameter.origin })
}
