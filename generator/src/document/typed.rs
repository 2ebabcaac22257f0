//! The bundled tree as types: schemas as our own, everything around them as those of `openapiv3`.
//!
//! A schema is taken out of the tree, and a reference to its number stands in its place. Every component and every path item
//! is typed for itself, so that one that `openapiv3` refuses is set aside and nothing else with it.

use indexmap::IndexMap;
use openapiv3::{Components, Operation, PathItem, Paths, ReferenceOr};
use serde::de::DeserializeOwned;

use super::extra::Extras;
use super::keywords::Kind;
use super::schema::{SubSchema, read};
use super::walk::each_child;
use crate::diagnostic::{Code, Diagnostics};
use crate::source::{Members, Node, Value};

/// A typed document.
#[derive(Debug, Default)]
pub(super) struct Typed {
    pub(super) openapi: openapiv3::OpenAPI,
    pub(super) webhooks: IndexMap<String, PathItem>,
    /// What objects say that their types have no room for.
    pub(super) extras: Extras,
    /// The schema components, in document order.
    pub(super) schemas: IndexMap<String, SubSchema>,
    /// The schemas of operations and components that are none, by number.
    pub(super) numbered: Vec<SubSchema>,
}

/// Stack for typing: `openapiv3` needs some ten kilobytes for each level of nesting, more than a thread has by default.
const STACK_BYTES: usize = 64 << 20;

/// Types a whole document, on a thread of its own with room for values as deep as the readers allow.
pub(super) fn typed(root: Node, extras: Extras, diagnostics: &mut Diagnostics) -> Typed {
    let mut found = Typed::default();
    let mut room = Some((root, extras, &mut *diagnostics, &mut found));
    let mut work = || {
        if let Some((root, extras, diagnostics, found)) = room.take() {
            *found = type_all(root, extras, diagnostics);
        }
    };
    let builder = std::thread::Builder::new().name("typing".to_owned()).stack_size(STACK_BYTES);
    // It is over, with all that it holds, before this goes on.
    let spawned =
        std::thread::scope(|scope| builder.spawn_scoped(scope, &mut work).map(|thread| thread.join()));
    match spawned {
        Ok(Ok(())) => {}
        Ok(Err(panic)) => std::panic::resume_unwind(panic),
        // No thread is to be had: the stack that there is serves all but the deepest documents.
        Err(_) => work(),
    }
    found
}

fn type_all(mut root: Node, extras: Extras, diagnostics: &mut Diagnostics) -> Typed {
    let mut typer = Typer { typed: Typed { extras, ..Typed::default() }, diagnostics };
    typer.take_schemas(&mut root, Kind::OpenApi);
    if let Some(members) = root.as_map_mut() {
        typer.document(members);
    }
    typer.typed
}

struct Typer<'d> {
    typed: Typed,
    diagnostics: &'d mut Diagnostics,
}

impl Typer<'_> {
    fn document(&mut self, members: &mut Members) {
        let openapi = members.shift_remove("openapi").and_then(|node| node.as_str().map(str::to_owned));
        self.typed.openapi.openapi = openapi.unwrap_or_default();
        let paths = members.shift_remove("paths");
        let webhooks = [members.shift_remove("webhooks"), members.shift_remove("x-webhooks")];
        let components = members.shift_remove("components");
        self.typed.openapi.info = self.take(members, "info");
        self.typed.openapi.servers = self.take(members, "servers");
        self.typed.openapi.security = self.take(members, "security");
        self.typed.openapi.tags = self.take(members, "tags");
        self.typed.openapi.paths = self.paths(paths);
        self.typed.openapi.components = components.map(|node| self.components(node));
        self.typed.webhooks = webhooks.into_iter().flatten().flat_map(|node| self.path_items(node)).collect();
        members.retain(|key, _| key.starts_with("x-"));
        let extensions = std::mem::take(members).into_iter().map(|(key, node)| (key, node.into_json()));
        self.typed.openapi.extensions = extensions.collect();
    }

    /// A member that is typed as a whole; its type's own nothing where it is missing or refused.
    fn take<T: DeserializeOwned + Default>(&mut self, members: &mut Members, name: &str) -> T {
        members.shift_remove(name).and_then(|node| self.one(node, name)).unwrap_or_default()
    }

    fn one<T: DeserializeOwned>(&mut self, node: Node, what: &str) -> Option<T> {
        let id = node.id;
        match serde_json::from_value(node.into_json()) {
            Ok(value) => Some(value),
            Err(error) => {
                self.diagnostics.report(Code::REFUSED, id, format!("`{what}` was set aside: {error}"));
                None
            }
        }
    }

    fn paths(&mut self, paths: Option<Node>) -> Paths {
        let mut typed = Paths::default();
        let Some(Node { id, value: Value::Map(members) }) = paths else { return typed };
        let (extensions, items): (Members, Members) =
            members.into_iter().partition(|(path, _)| path.starts_with("x-"));
        typed.extensions = extensions.into_iter().map(|(key, node)| (key, node.into_json())).collect();
        let items = self.path_items(Node::new(id, items)).into_iter();
        typed.paths = items.map(|(path, item)| (path, ReferenceOr::Item(item))).collect();
        typed
    }

    fn path_items(&mut self, node: Node) -> IndexMap<String, PathItem> {
        let Value::Map(members) = node.value else { return IndexMap::new() };
        members
            .into_iter()
            .map(|(path, item)| {
                let item = self.path_item(&path, item);
                (path, item)
            })
            .collect()
    }

    /// A path item; where it is refused as a whole, with those of its operations that are not.
    fn path_item(&mut self, path: &str, mut item: Node) -> PathItem {
        self.set_aside_operations(path, &mut item);
        let id = item.id;
        let Value::Map(members) = item.value else { return PathItem::default() };
        if let Ok(item) = serde_json::from_value(Node::new(id, members.clone()).into_json()) {
            return item;
        }
        let (mut good, mut invalid) = (Members::new(), None);
        for (key, node) in members {
            let mut alone = Members::new();
            alone.insert(key.clone(), node.clone());
            match serde_json::from_value::<PathItem>(Node::new(id, alone).into_json()) {
                Ok(_) => drop(good.insert(key, node)),
                Err(error) => {
                    let message = format!("`{key}` of `{path}` was set aside: {error}");
                    self.diagnostics.report(Code::REFUSED, node.id, message.clone());
                    invalid = Some(message);
                }
            }
        }
        if let Some(extra) = self.typed.extras.of_mut(&good) {
            extra.invalid = invalid.or(extra.invalid.take());
        }
        serde_json::from_value(Node::new(id, good).into_json()).unwrap_or_default()
    }

    /// Takes the operations out of a path item for whose methods the 3.0 model has no place.
    fn set_aside_operations(&mut self, path: &str, item: &mut Node) {
        let Some(members) = item.as_map_mut() else { return };
        let mut extra = Vec::new();
        if let Some(query) = members.shift_remove("query") {
            extra.push(("query".to_owned(), query));
        }
        if let Some(Value::Map(more)) = members.shift_remove("additionalOperations").map(|node| node.value) {
            extra.extend(more.into_iter().filter(|(method, _)| !method.starts_with("x-")));
        }
        let typed = extra.into_iter().filter_map(|(method, node)| {
            let operation = self.one::<Operation>(node, &format!("{method} {path}"))?;
            Some((method, operation))
        });
        let typed: Vec<_> = typed.collect();
        if let Some(extra) = self.typed.extras.of_mut(members) {
            extra.operations = typed;
        }
    }

    /// Takes the schemas out of an object and all below it.
    fn take_schemas(&mut self, node: &mut Node, kind: Kind) {
        if let (Kind::MediaType, Value::Map(members)) = (kind, &mut node.value)
            && let Some(schema) = members.shift_remove("itemSchema")
            && let Some(extra) = self.typed.extras.of_mut(members)
        {
            extra.item_schema = Some(read(schema));
        }
        if let (Kind::Components, Value::Map(members)) = (kind, &mut node.value)
            && let Some(Value::Map(schemas)) = members.shift_remove("schemas").map(|node| node.value)
        {
            self.typed.schemas = schemas.into_iter().map(|(name, node)| (name, read(node))).collect();
        }
        each_child(node, kind, &mut |kind, child| match kind {
            Kind::Schema => {
                let reference = Node::new(child.id, self.typed.numbered.len().to_string());
                let members = Members::from_iter([("$ref".to_owned(), reference)]);
                let schema = std::mem::replace(child, Node::new(child.id, members));
                self.typed.numbered.push(read(schema));
            }
            _ => self.take_schemas(child, kind),
        });
    }

    fn components(&mut self, mut node: Node) -> Components {
        let mut typed = Components::default();
        let Some(members) = node.as_map_mut() else { return typed };
        typed.responses = self.section(members, "responses");
        typed.parameters = self.section(members, "parameters");
        typed.examples = self.section(members, "examples");
        typed.request_bodies = self.section(members, "requestBodies");
        typed.headers = self.section(members, "headers");
        typed.security_schemes = self.section(members, "securitySchemes");
        typed.callbacks = self.section(members, "callbacks");
        typed
    }

    fn section<T: DeserializeOwned>(
        &mut self,
        members: &mut Members,
        name: &str,
    ) -> IndexMap<String, ReferenceOr<T>> {
        let Some(Value::Map(section)) = members.shift_remove(name).map(|node| node.value) else {
            return IndexMap::new();
        };
        let typed = section.into_iter().filter_map(|(name, node)| {
            let typed = self.one(node, &name)?;
            Some((name, typed))
        });
        typed.collect()
    }
}
