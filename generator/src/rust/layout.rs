//! Files: which item stands in which module, and behind which feature.

use super::follow::TagDependency;
use super::naming::TagName;
use super::reach::Home;
use super::{
    Child, ClientItem, CrateOptions, Docs, Feature, Handle, Ident, Item, Method, Module, SchemaEntry, client,
    docs, schemas,
};
use crate::api::Api;

/// Everything planned, not yet placed.
pub(super) struct Pieces {
    /// Named types with the home each.
    pub(super) types: Vec<(Home, Item)>,
    /// Operations of each tag, in the order of the tags.
    pub(super) tagged: Vec<Vec<Method>>,
    /// Operations without a tag.
    pub(super) untagged: Vec<Method>,
    /// The client.
    pub(super) client: ClientItem,
    /// The schemas that values are checked against; empty where they are not.
    pub(super) schemas: Vec<SchemaEntry>,
}

/// Places all pieces.
pub(super) fn modules(
    api: &Api,
    tags: &[TagName],
    pieces: Pieces,
    webhooks: Option<(Child, Module)>,
) -> Vec<Module> {
    let Pieces { types, tagged, untagged, client, schemas } = pieces;
    let mut modules = vec![
        root(api, tags, !untagged.is_empty()),
        single("client", "The client and its builder.", Item::Client(Box::new(client))),
    ];
    modules.extend(models(tags, types, schemas));
    for (tag, methods) in tags.iter().zip(tagged) {
        modules.extend(handle(
            vec![tag.module.clone()],
            tag.handle.clone(),
            client::tag_docs(api, tag),
            methods,
            false,
        ));
    }
    if !untagged.is_empty() {
        let docs = docs::line("Operations without a tag, as methods of the client.");
        modules.extend(handle(vec![Ident::snake("untagged")], Ident::camel("client"), docs, untagged, true));
    }
    if let Some((child, module)) = webhooks {
        modules[0].children.push(child);
        modules.push(module);
    }
    modules
}

/// The features of the tags, each with those whose operations its own ones call, and the one that switches all of them on.
pub(super) fn features(tags: &[TagName], needs: &[TagDependency], options: &CrateOptions) -> Vec<Feature> {
    let feature = |(index, tag): (usize, &TagName)| Feature {
        name: tag.feature.clone(),
        enables: needs
            .iter()
            .filter(|(from, _)| *from == index)
            .map(|(_, to)| tags[*to].feature.clone())
            .collect(),
        docs: format!("Operations of the tag {}.", tag.tag),
    };
    let mut features: Vec<Feature> = tags.iter().enumerate().map(feature).collect();
    if !tags.is_empty() || !options.root.is_empty() {
        let enables = tags.iter().map(|tag| tag.feature.clone()).collect();
        features.push(Feature { name: all(options), enables, docs: "All operations.".into() });
    }
    features
}

/// The feature for everything: `all`, or the API's own name beside others.
pub(super) fn all(options: &CrateOptions) -> String {
    if options.root.is_empty() {
        "all".into()
    } else {
        options.feature_prefix.trim_end_matches('-').to_owned()
    }
}

fn root(api: &Api, tags: &[TagName], untagged: bool) -> Module {
    let mut lines = vec![docs::sentence(format!("Client of {}", super::markdown::one_line(&api.info.title)))];
    if let Some(description) = &api.info.description {
        lines.push(String::new());
        lines.extend(super::markdown::lines(description));
    }
    lines.push(String::new());
    lines.push(format!(
        "Made from version {} of the document (OpenAPI {}).",
        docs::name(&crate::escape::one_line(&api.info.version)),
        super::markdown::one_line(&api.info.openapi)
    ));
    let child =
        |name: &str, public| Child { name: Ident::snake(name), feature: None, public, reexported: !public };
    let mut children = vec![child("client", false), child("models", true)];
    children.extend(tags.iter().map(|tag| Child {
        name: tag.module.clone(),
        feature: Some(tag.feature.clone()),
        public: true,
        reexported: false,
    }));
    if untagged {
        children.push(child("untagged", true));
    }
    Module { path: Vec::new(), docs: Docs { lines, ..Docs::default() }, children, items: Vec::new() }
}

fn single(name: &str, words: &str, item: Item) -> Module {
    Module {
        path: vec![Ident::snake(name)],
        docs: docs::line(words),
        children: Vec::new(),
        items: vec![item],
    }
}

/// `models` with the shared types, and below it a module for the types of each tag; all are re-exported by `models`.
fn models(tags: &[TagName], types: Vec<(Home, Item)>, table: Vec<SchemaEntry>) -> Vec<Module> {
    let mut shared = Vec::new();
    let mut homes: Vec<Vec<Item>> = tags.iter().map(|_| Vec::new()).collect();
    for (home, item) in types {
        match home {
            Home::Tag(index) if index < homes.len() => homes[index].push(item),
            _ => shared.push(item),
        }
    }
    let mut children = Vec::new();
    let mut modules = Vec::new();
    let mut place = |name: Ident, feature: Option<String>, words: String, items: Vec<Item>| {
        if !items.is_empty() {
            children.push(Child { name: name.clone(), feature, public: false, reexported: true });
            modules.push(Module {
                path: vec![Ident::snake("models"), name],
                docs: docs::line(&words),
                children: Vec::new(),
                items,
            });
        }
    };
    let mut scope = super::scope::Scope::of(tags.iter().map(|tag| &tag.module));
    let common = scope.claim(["common", "shared", "common_types"].map(Ident::snake));
    place(common, None, "Types that more than one tag uses.".into(), shared);
    for (tag, items) in tags.iter().zip(homes) {
        let words = format!("Types that only the tag {} uses.", super::markdown::one_line(&tag.tag));
        place(tag.module.clone(), Some(tag.feature.clone()), words, items);
    }
    if !table.is_empty() {
        let name = scope.claim(["schemas", "schema_table", "all_schemas"].map(Ident::snake));
        let feature = Some(schemas::FEATURE.to_owned());
        place(
            name,
            feature,
            "The schemas that values are checked against.".into(),
            vec![Item::Schemas(table)],
        );
    }
    let docs = docs::line("The types of the API.");
    let mut all = vec![Module { path: vec![Ident::snake("models")], docs, children, items: Vec::new() }];
    all.append(&mut modules);
    all
}

/// The handle of a tag with its methods, and below it `op` with the operations' facts.
fn handle(path: Vec<Ident>, name: Ident, docs: Docs, methods: Vec<Method>, on_client: bool) -> Vec<Module> {
    let mut op_path = path.clone();
    op_path.push(Ident::snake("op"));
    let items = methods.iter().cloned().map(|method| Item::Operation(Box::new(method))).collect();
    let op = Module {
        path: op_path,
        docs: docs::line(
            "One type for each operation: a call of it, with its optional parameters as methods. What all calls have is in [`Call`](crate::support::Call).",
        ),
        children: Vec::new(),
        items,
    };
    let child = Child { name: Ident::snake("op"), feature: None, public: true, reexported: false };
    let module_docs = Docs { alias: None, ..docs.clone() };
    let item = Item::Handle(Handle { name, on_client, docs, methods });
    vec![Module { path, docs: module_docs, children: vec![child], items: vec![item] }, op]
}
