//! The cases, as they lie in their file: one JSON object a line.

use std::io::{self, Error};
use std::path::Path;

use serde_json::{Value as Json, json};

/// The file in the folder.
pub(super) const FILE: &str = "cases.jsonl";

/// Behind the level of cases that are members of something else.
pub(super) const MEMBERS: &str = ", as members";

/// A schema and values for it.
#[derive(Debug)]
pub(super) struct Case {
    /// `<keyword>/<number>`.
    pub(super) id: String,
    /// How much of a type generator it asks for.
    pub(super) level: String,
    pub(super) schema: Json,
    pub(super) instances: Vec<Instance>,
}

/// A value, and whether the schema allows it.
#[derive(Debug)]
pub(super) struct Instance {
    pub(super) description: String,
    pub(super) data: Json,
    pub(super) valid: bool,
}

impl Case {
    /// The keyword that the case is about.
    pub(super) fn keyword(&self) -> &str {
        self.id.split('/').next().unwrap_or_default()
    }
}

/// The valid instances of every case as members and items of something else, where absent, null and empty have to be told
/// apart: `refer` gives the schema that leads to a case by its place in the list.
pub(super) fn as_members(cases: &[Case], refer: impl Fn(usize) -> Json) -> Vec<Case> {
    let held = |(index, case): (usize, &Case)| Case {
        id: case.id.clone(),
        level: format!("{}{MEMBERS}", case.level),
        schema: json!({
            "type": "object",
            "required": ["always"],
            "properties": {
                "always": refer(index),
                "maybe": refer(index),
                "list": {"type": "array", "items": refer(index)},
                "map": {"type": "object", "additionalProperties": refer(index)},
            },
        }),
        instances: case.instances.iter().filter(|instance| instance.valid).map(in_members).collect(),
    };
    cases.iter().enumerate().map(held).collect()
}

fn in_members(instance: &Instance) -> Instance {
    let data = &instance.data;
    Instance {
        description: instance.description.clone(),
        data: json!({"always": data, "maybe": data, "list": [data, data], "map": {"a": data}}),
        valid: true,
    }
}

/// Reads every case of the folder.
pub(super) fn read(folder: &Path) -> io::Result<Vec<Case>> {
    let text = std::fs::read_to_string(folder.join(FILE))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(index, line)| {
            let told = |why: &str| Error::other(format!("{FILE}:{}: {why}", index + 1));
            let json: Json = serde_json::from_str(line).map_err(|error| told(&error.to_string()))?;
            case(&json).ok_or_else(|| told("`id`, `level`, `schema` or `instances` is missing"))
        })
        .collect()
}

fn case(json: &Json) -> Option<Case> {
    Some(Case {
        id: json["id"].as_str()?.to_owned(),
        level: json["level"].as_str()?.to_owned(),
        schema: json.get("schema")?.clone(),
        instances: json["instances"].as_array()?.iter().map(instance).collect::<Option<_>>()?,
    })
}

fn instance(json: &Json) -> Option<Instance> {
    Some(Instance {
        description: json["description"].as_str().unwrap_or_default().to_owned(),
        data: json.get("data")?.clone(),
        valid: json["valid"].as_bool()?,
    })
}
