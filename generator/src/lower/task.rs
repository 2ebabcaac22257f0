//! Work on the server that an answer only begins (`x-clientwright-task`).
//!
//! In: a model whose types are settled, and where hints were written. Out: a [`Task`] at the operations whose hint
//! fits.

use serde_json::{Map, Value as Json};

mod microsoft;

use super::findings::{Finding, Findings};
use super::hints::Places;
use super::pointer::{checked, plain};
use crate::api::{
    Api, Argument, Followed, Found, Location, MediaFamily, Operation, Parameter, Shape, Task, TypeUse, Watch,
};
use crate::diagnostic::Code;

/// Decides for every operation with a hint whether the hint fits.
pub(super) fn decide(api: &mut Api, places: &Places, findings: &mut Findings<'_>) {
    for index in 0..api.operations.len() {
        let operation = &api.operations[index];
        let Some(hint) = operation.hints.get("task") else {
            microsoft::decide(api, index, places, findings);
            continue;
        };
        if *hint == Json::Bool(false) {
            continue;
        }
        match (Reading { api, operation }).task(hint) {
            Ok(task) => api.operations[index].task = Some(task),
            Err(reason) => {
                let message = format!("`x-clientwright-task` {reason}; the hint has no effect");
                let at = places.of(operation.origin.0, "x-clientwright-task");
                let finding = Finding::new(Code::HINT_MISFIT, at, message);
                findings.note(&mut api.operations[index].notes, finding);
            }
        }
    }
}

/// The hint of an operation, being read. Errors go on after the hint's name.
struct Reading<'a> {
    api: &'a Api,
    operation: &'a Operation,
}

impl Reading<'_> {
    fn task(&self, hint: &Json) -> Result<Task, String> {
        let said = hint.as_object().ok_or("is no object")?;
        const KNOWN: [&str; 7] = ["ids", "poll", "state", "done", "failed", "error", "result"];
        if let Some(key) = said.keys().find(|key| !KNOWN.contains(&key.as_str())) {
            return Err(format!("has an unknown member `{key}`"));
        }
        let watch = self.watch(said)?;
        let state = text(said, "state")?.map_or(Some(Task::STATE.to_owned()), plain);
        let state = state.ok_or("has a `state` that is no place in an answer")?;
        let error = text(said, "error")?
            .map(|text| plain(text).ok_or("has an `error` that is no place in an answer"));
        let error = error.transpose()?;
        self.check_watched(&watch, &state, error.as_deref())?;
        let done = words(said, "done")?;
        if done.is_empty() {
            return Err("names no state in which the work is `done`".to_owned());
        }
        let result = match said.get("result") {
            Some(result) => Some(self.followed(result, "result", None)?),
            None => None,
        };
        Ok(Task { watch, state, done, failed: words(said, "failed")?, error, result, at_once: false })
    }

    fn watch(&self, said: &Map<String, Json>) -> Result<Watch, String> {
        let poll = said.get("poll").ok_or("has no `poll`")?;
        if let Some(header) = poll.get("header").and_then(Json::as_str) {
            return Ok(Watch::Header(header.to_ascii_lowercase()));
        }
        let pointer = text(said, "ids")?.ok_or("has no `ids`")?;
        let pointer = plain(pointer).ok_or("has `ids` that are no place in an answer")?;
        let ids = match self.operation.json_answer().map(|body| self.api.at(body, &pointer)) {
            Some(Found::Type(ids)) if self.is_list(&ids) => Argument::Each(pointer),
            Some(Found::Type(_) | Found::Anything) => Argument::Answer(pointer),
            _ => return Err(format!("names `{pointer}`, which the answer does not have")),
        };
        let parameter = poll.get("parameter").and_then(Json::as_str).ok_or("has no `poll.parameter`")?;
        self.followed(poll, "poll", Some((parameter, ids))).map(Watch::Operation)
    }

    fn is_list(&self, used: &TypeUse) -> bool {
        matches!(self.api.ty(self.api.behind(used).ty).shape, Shape::Array(_))
    }

    /// The operation that a member of the hint names, with an argument for each of its required parameters.
    fn followed(
        &self,
        hint: &Json,
        member: &str,
        given: Option<(&str, Argument)>,
    ) -> Result<Followed, String> {
        let name = hint.get("operation").and_then(Json::as_str);
        let name = name.ok_or_else(|| format!("has no `{member}.operation`"))?;
        let is_it =
            |known: &&Operation| known.operation_id.as_deref() == Some(name) || known.key.to_string() == name;
        let target = self.api.operations.iter().find(is_it);
        let target = target.ok_or_else(|| format!("names the operation `{name}`, which is not there"))?;
        let empty = Map::new();
        let said = hint.get("parameters").and_then(Json::as_object).unwrap_or(&empty);
        let mut named = said.keys().map(String::as_str).chain(given.iter().map(|(name, _)| *name));
        let is_required = |name: &str| required(target).any(|parameter| parameter.name == name);
        if let Some(stray) = named.find(|name| !is_required(name)) {
            return Err(format!("names `{stray}`, which is no required parameter of `{name}`"));
        }
        let arguments = required(target).map(|parameter| {
            let argument = match (&given, said.get(&parameter.name)) {
                (Some((name, ids)), _) if *name == parameter.name => ids.clone(),
                (_, Some(expression)) => self.argument(expression)?,
                (_, None) => self.same(parameter).ok_or_else(|| {
                    format!("gives nothing to the parameter `{}` of `{name}`", parameter.name)
                })?,
            };
            Ok((parameter.name.clone(), parameter.location, argument))
        });
        let arguments = arguments.collect::<Result<_, String>>()?;
        Ok(Followed { operation: target.key.clone(), arguments })
    }

    /// The parameter of the first call that has the same name and place.
    fn same(&self, parameter: &Parameter) -> Option<Argument> {
        let own = self.operation.parameters.iter();
        let mut same = own.filter(|own| (&own.name, own.location) == (&parameter.name, parameter.location));
        same.next().map(|own| Argument::Parameter(own.name.clone(), own.location))
    }

    /// An expression (OpenAPI 4.8.20.4), and `$task#/pointer` for the task when it is done.
    fn argument(&self, expression: &Json) -> Result<Argument, String> {
        let text = expression.as_str().ok_or("has an argument that is no expression")?;
        let wrong = || format!("has an expression that leads nowhere: `{text}`");
        if let Some(pointer) = text.strip_prefix("$task#") {
            return checked(pointer).map(Argument::Task).ok_or_else(wrong);
        }
        if let Some(pointer) = text.strip_prefix("$response.body#") {
            let found = self.operation.json_answer().map(|body| self.api.at(body, pointer));
            let there = found.is_some_and(|found| found != Found::Nothing);
            return checked(pointer).filter(|_| there).map(Argument::Answer).ok_or_else(wrong);
        }
        if let Some(pointer) = text.strip_prefix("$request.body#") {
            let body = self
                .operation
                .body
                .iter()
                .flat_map(|body| &body.content)
                .find(|media| MediaFamily::is_json(&media.name));
            let found = body.and_then(|media| media.ty.as_ref()).map(|ty| self.api.at(ty, pointer));
            let there = found.is_some_and(|found| found != Found::Nothing);
            return checked(pointer).filter(|_| there).map(Argument::Body).ok_or_else(wrong);
        }
        let own = |place: &str, location| {
            let name = text.strip_prefix("$request.")?.strip_prefix(place)?.strip_prefix('.')?;
            let mut own = self.operation.parameters.iter();
            own.any(|own| own.name == name && own.location == location)
                .then(|| Argument::Parameter(name.to_owned(), location))
        };
        let found = own("path", Location::Path).or_else(|| own("query", Location::Query));
        found.or_else(|| own("header", Location::Header)).ok_or_else(wrong)
    }

    /// What is watched has the state, and the reason of a failure.
    fn check_watched(&self, watch: &Watch, state: &str, error: Option<&str>) -> Result<(), String> {
        let Watch::Operation(followed) = watch else { return Ok(()) };
        let target = self.api.operations.iter().find(|known| known.key == followed.operation);
        let body = target
            .and_then(Operation::json_answer)
            .ok_or_else(|| format!("`{}` does not answer with JSON", followed.operation))?;
        let missing = |pointer: &&str| self.api.at(body, pointer) == Found::Nothing;
        match [state].into_iter().chain(error).find(missing) {
            Some(pointer) => {
                Err(format!("names `{pointer}`, which the answer of `{}` does not have", followed.operation))
            }
            None => Ok(()),
        }
    }
}

/// The required parameters of an operation; those of the path always are.
fn required(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    operation.parameters.iter().filter(|parameter| parameter.required || parameter.location == Location::Path)
}

fn text<'h>(said: &'h Map<String, Json>, name: &str) -> Result<Option<&'h str>, String> {
    match said.get(name) {
        None => Ok(None),
        Some(Json::String(text)) => Ok(Some(text)),
        Some(_) => Err(format!("has a `{name}` that is not text")),
    }
}

fn words(said: &Map<String, Json>, name: &str) -> Result<Vec<String>, String> {
    let wrong = || format!("has a `{name}` that is not a list of texts");
    match said.get(name) {
        None => Ok(Vec::new()),
        Some(Json::String(word)) => Ok(vec![word.clone()]),
        Some(Json::Array(list)) => {
            list.iter().map(|word| word.as_str().map(str::to_owned)).collect::<Option<_>>().ok_or_else(wrong)
        }
        Some(_) => Err(wrong()),
    }
}
