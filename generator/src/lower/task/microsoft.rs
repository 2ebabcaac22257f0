//! `x-ms-long-running-operation`: work on the server in the words of Azure's documents.
//!
//! In: an operation with that hint and its options. Out: a [`Task`], or why there is none.
//!
//! | `final-state-via`, or the answer's header | is watched at | gives |
//! |---|---|---|
//! | `azure-async-operation`, or an `Azure-AsyncOperation` header | that header | what was watched |
//! | `operation-location`, or an `Operation-Location` header | that header | what was watched |
//! | `original-uri` | the header of these that the answer has, else `Azure-AsyncOperation` | the answer of the GET at the same path |
//! | `location` | nowhere: told | |
//! | nothing of this | nowhere: told | |

use serde_json::Value as Json;

use super::super::findings::{Finding, Findings};
use super::super::hints::Places;
use crate::api::{Api, Argument, Followed, Operation, Task, Watch};
use crate::diagnostic::Code;

const HINT: &str = "x-ms-long-running-operation";
const OPTIONS: &str = "x-ms-long-running-operation-options";

/// Header fields that name the URL at which work is watched, in the order in which they count.
const FIELDS: [&str; 2] = ["azure-asyncoperation", "operation-location"];

/// Gives an operation with the hint its task, or tells why there is none.
pub(super) fn decide(api: &mut Api, index: usize, places: &Places, findings: &mut Findings<'_>) {
    let operation = &api.operations[index];
    let Some(hint) = operation.hints.get(HINT).filter(|hint| **hint != Json::Bool(false)) else { return };
    match task(api, operation, hint) {
        Ok(task) => api.operations[index].task = Some(task),
        Err(reason) => {
            let at = places.of(operation.origin.0, HINT);
            let message = format!("`{HINT}` {reason}; the calls do not wait until the work is done");
            let finding = Finding::new(Code::LONG_RUNNING, at, message);
            let help = "`x-clientwright-task` at the operation, or in an overlay, says how it is watched";
            findings.note(&mut api.operations[index].notes, finding.help(help));
        }
    }
}

fn task(api: &Api, operation: &Operation, hint: &Json) -> Result<Task, String> {
    if *hint != Json::Bool(true) {
        return Err("is neither true nor false".to_owned());
    }
    let via = via(operation)?;
    let documented = FIELDS.into_iter().find(|field| has_field(operation, field));
    let (field, result) = match via {
        Some("azure-async-operation") => (FIELDS[0], None),
        Some("operation-location") => (FIELDS[1], None),
        Some("original-uri") => (documented.unwrap_or(FIELDS[0]), Some(original(api, operation)?)),
        Some("location") => {
            return Err("has its result at the `Location` of the answer, which is not followed".into());
        }
        Some(other) => return Err(format!("has a `final-state-via` that is unknown: `{other}`")),
        None => (documented.ok_or("does not say at which header field the work is watched")?, None),
    };
    Ok(Task {
        watch: Watch::Header(field.to_owned()),
        state: Task::STATE.to_owned(),
        done: vec!["Succeeded".to_owned()],
        failed: ["Failed", "Canceled", "Cancelled"].map(str::to_owned).to_vec(),
        error: Some("/error".to_owned()),
        result,
        at_once: true,
    })
}

/// How the result is had, as the options say.
fn via(operation: &Operation) -> Result<Option<&str>, String> {
    let Some(options) = operation.hints.get(OPTIONS) else { return Ok(None) };
    let options = options.as_object().ok_or("has options that are no object")?;
    // What the watched answer looks like is read as JSON whatever its schema.
    const KNOWN: [&str; 2] = ["final-state-via", "final-state-schema"];
    if let Some(key) = options.keys().find(|key| !KNOWN.contains(&key.as_str())) {
        return Err(format!("has an unknown option `{key}`"));
    }
    match options.get("final-state-via") {
        None => Ok(None),
        Some(via) => {
            via.as_str().map(Some).ok_or_else(|| "has a `final-state-via` that is no text".to_owned())
        }
    }
}

fn has_field(operation: &Operation, field: &str) -> bool {
    let mut headers = operation.responses.iter().flat_map(|response| &response.headers);
    headers.any(|header| header.name.eq_ignore_ascii_case(field))
}

/// The GET at the same path, with the arguments of the first call.
fn original(api: &Api, operation: &Operation) -> Result<Followed, String> {
    let is_it = |known: &&Operation| known.key.method == "get" && known.key.path == operation.key.path;
    let get = api.operations.iter().find(is_it);
    let get = get.ok_or("has its result at the same path, where there is no GET")?;
    let arguments = get.parameters.iter().filter(|parameter| parameter.required).map(|parameter| {
        let mut own = operation.parameters.iter();
        let same = own.find(|own| (&own.name, own.location) == (&parameter.name, parameter.location));
        let same =
            same.ok_or_else(|| format!("gives nothing to the parameter `{}` of the GET", parameter.name))?;
        let argument = Argument::Parameter(same.name.clone(), same.location);
        Ok((parameter.name.clone(), parameter.location, argument))
    });
    let arguments = arguments.collect::<Result<_, String>>()?;
    Ok(Followed { operation: get.key.clone(), arguments })
}
