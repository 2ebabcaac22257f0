//! Reads `specs/clientwright.yaml`: the choices for each API. Whether the folders and documents in it exist is
//! found out by the workspace.

use indexmap::IndexMap;

use crate::diagnostic::{Code, Diagnostics};
use crate::limits::{Limit, Limits, Setting};
use crate::lower::ImpliedTypes;
use crate::near::nearest;
use crate::rust::{Ident, Naming};
use crate::source::{Node, NodeId, Number, Value};

/// The keys below an API.
const KEYS: [&str; 9] =
    ["module", "document", "overlays", "root", "tags", "operations", "implied_types", "naming", "validate"];

/// Everything that may be configured; every part is optional.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Config {
    /// Choices by folder, in the order of the file.
    pub apis: IndexMap<String, ApiConfig>,
    /// `diff`: the choices for comparisons, to be read by whoever makes them.
    pub diff: Option<Node>,
    /// `limits`: how much documents may have.
    pub limits: Limits,
}

/// The choices for one API.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ApiConfig {
    /// `module`: the name of its module, where it is not that of the folder.
    pub module: Option<Ident>,
    /// `document`: path of the document in the folder, where it is not `openapi.yaml`.
    pub document: Option<String>,
    /// `overlays`: paths in the folder, in the order of their application; `None`: `overlay.yaml`, if there is one.
    pub overlays: Option<Vec<String>>,
    /// `root`: path from the folder to that which references may reach into; `None`: the folder itself.
    pub root: Option<String>,
    /// `tags`: only operations with one of these; empty: all.
    pub tags: Vec<String>,
    /// `operations`: only these; empty: all.
    pub operations: Vec<String>,
    /// `implied_types`: what schemas without `type` allow.
    pub implied_types: ImpliedTypes,
    /// `naming`: what of an `operationId` is the name of the function.
    pub naming: Naming,
    /// `validate`: types get `validate()`.
    pub validate: bool,
    /// Where it stands.
    pub at: Option<NodeId>,
}

impl Config {
    /// Reads the tree of the file; what is wrong is reported, each at its place.
    pub fn read(tree: &Node, diagnostics: &mut Diagnostics) -> Self {
        let mut config = Self::default();
        for (key, value) in members(tree, "the configuration", diagnostics) {
            match key {
                "apis" => config.apis = apis(value, diagnostics),
                "diff" => config.diff = Some(value.clone()),
                "limits" => config.limits = limits(value, diagnostics),
                _ => unknown(key, value.id, &["apis", "diff", "limits"], diagnostics),
            }
        }
        config
    }
}

fn limits(node: &Node, diagnostics: &mut Diagnostics) -> Limits {
    let mut limits = Limits::default();
    for (name, value) in members(node, "`limits`", diagnostics) {
        let text = match &value.value {
            Value::Number(Number::Integer(number)) => number.to_string(),
            Value::String(text) => text.clone(),
            _ => {
                wrong(value.id, format!("`{name}` is a number"), diagnostics);
                continue;
            }
        };
        match limit(name, &text) {
            Ok(setting) => limits.put(setting),
            Err(message) if Limit::find(name).is_none() => {
                diagnostics.report(Code::UNKNOWN_SETTING, value.id, message);
            }
            Err(message) => drop(wrong(value.id, message, diagnostics)),
        }
    }
    limits
}

/// A limit by its name, with its value as text.
///
/// # Errors
/// Why there is no such limit, or why it cannot have that value.
pub fn limit(name: &str, value: &str) -> Result<Setting, String> {
    let Some(limit) = Limit::find(name) else {
        return Err(match nearest(name, Limit::names()) {
            Some(near) => format!("`{name}` is no limit; did you mean `{near}`?"),
            None => {
                let names: Vec<&str> = Limit::names().collect();
                format!("`{name}` is no limit; these are: {}", names.join(", "))
            }
        });
    };
    Setting::new(limit, value)
}

fn apis(node: &Node, diagnostics: &mut Diagnostics) -> IndexMap<String, ApiConfig> {
    let members = members(node, "`apis`", diagnostics);
    members.into_iter().map(|(folder, node)| (folder.to_owned(), api(node, diagnostics))).collect()
}

fn api(node: &Node, diagnostics: &mut Diagnostics) -> ApiConfig {
    let mut api = ApiConfig { at: Some(node.id), ..ApiConfig::default() };
    for (key, value) in members(node, "the entry of an API", diagnostics) {
        match key {
            "module" => api.module = module(value, diagnostics),
            "document" => api.document = text(value, key, diagnostics),
            "overlays" => api.overlays = Some(texts(value, key, diagnostics)),
            "root" => api.root = text(value, key, diagnostics),
            "tags" => api.tags = texts(value, key, diagnostics),
            "operations" => api.operations = texts(value, key, diagnostics),
            "implied_types" => api.implied_types = implied_types(value, diagnostics),
            "naming" => api.naming = naming(value, key, diagnostics),
            "validate" => api.validate = flag(value, key, diagnostics),
            _ => unknown(key, value.id, &KEYS, diagnostics),
        }
    }
    api
}

fn module(node: &Node, diagnostics: &mut Diagnostics) -> Option<Ident> {
    let name = text(node, "module", diagnostics)?;
    let ident = Ident::exact(&name);
    if ident.is_none() {
        let snake = Ident::snake(&name);
        wrong(node.id, format!("`{name}` cannot be the name of a module"), diagnostics)
            .help(format!("write `{}`", snake.as_str()));
    }
    ident
}

fn text(node: &Node, key: &str, diagnostics: &mut Diagnostics) -> Option<String> {
    let text = node.as_str().map(str::to_owned);
    if text.is_none() {
        wrong(node.id, format!("`{key}` is text"), diagnostics);
    }
    text
}

fn implied_types(node: &Node, diagnostics: &mut Diagnostics) -> ImpliedTypes {
    match node.as_str() {
        Some("auto") => ImpliedTypes::Auto,
        Some("assume") => ImpliedTypes::Assume,
        Some("exact") => ImpliedTypes::Exact,
        _ => {
            wrong(node.id, "`implied_types` is auto, assume or exact".to_owned(), diagnostics);
            ImpliedTypes::Auto
        }
    }
}

/// `auto`, `as-written`, or a list of patterns.
fn naming(node: &Node, key: &str, diagnostics: &mut Diagnostics) -> Naming {
    let words = texts(node, key, diagnostics);
    Naming::read(words.iter().map(String::as_str)).unwrap_or_else(|word| {
        wrong(node.id, format!("`{key}` cannot be `{word}`"), diagnostics)
            .help(format!("write {}", Naming::known()));
        Naming::Auto
    })
}

/// True or false.
fn flag(node: &Node, key: &str, diagnostics: &mut Diagnostics) -> bool {
    let flag = node.as_bool();
    if flag.is_none() {
        wrong(node.id, format!("`{key}` is true or false"), diagnostics);
    }
    flag.unwrap_or_default()
}

/// A list of texts; a single text is a list of one.
fn texts(node: &Node, key: &str, diagnostics: &mut Diagnostics) -> Vec<String> {
    match &node.value {
        Value::List(items) => items.iter().filter_map(|item| text(item, key, diagnostics)).collect(),
        Value::String(text) => vec![text.clone()],
        Value::Null => Vec::new(),
        _ => {
            wrong(node.id, format!("`{key}` is a list of texts"), diagnostics);
            Vec::new()
        }
    }
}

/// The members of a mapping; nothing at all is a mapping without members.
fn members<'n>(node: &'n Node, what: &str, diagnostics: &mut Diagnostics) -> Vec<(&'n str, &'n Node)> {
    match &node.value {
        Value::Map(members) => members.iter().map(|(key, value)| (key.as_str(), value)).collect(),
        Value::Null => Vec::new(),
        _ => {
            wrong(node.id, format!("{what} is a mapping"), diagnostics);
            Vec::new()
        }
    }
}

fn wrong(at: NodeId, message: String, diagnostics: &mut Diagnostics) -> &mut crate::diagnostic::Diagnostic {
    diagnostics.report(Code::WRONG_SETTING, at, message)
}

fn unknown(key: &str, at: NodeId, known: &[&str], diagnostics: &mut Diagnostics) {
    let help = match nearest(key, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("these are known here: {}", known.join(", ")),
    };
    diagnostics.report(Code::UNKNOWN_SETTING, at, format!("`{key}` is not a setting")).help(help);
}

#[cfg(test)]
mod tests;
