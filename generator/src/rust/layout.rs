//! Files: which item stands in which module, and behind which feature.

use super::families::{self, HomedItem};
use super::follow::TagDependency;
use super::naming::TagName;
use super::reach::Home;
use super::scope::Scope;
use super::{
    Child, ClientItem, CrateOptions, Docs, Feature, Handle, Ident, Item, Method, ModelPart, Module,
    SchemaEntry, Section, XmlTable, client, docs, schemas,
};
use crate::api::Api;

/// Everything planned, not yet placed.
pub(super) struct Pieces {
    /// Named types with the home of each.
    pub(super) types: Vec<HomedItem>,
    /// Operations of each tag, in the order of the tags.
    pub(super) tagged: Vec<Vec<Method>>,
    /// Operations without a tag.
    pub(super) untagged: Vec<Method>,
    /// The client.
    pub(super) client: ClientItem,
    /// The schemas that values are checked against; empty where they are not.
    pub(super) schemas: Vec<SchemaEntry>,
    /// The tables of bodies in XML; empty where there are none.
    pub(super) xml: Vec<XmlTable>,
}

/// Places all pieces.
pub(super) fn modules(
    api: &Api,
    tags: &[TagName],
    pieces: Pieces,
    guide: &[Section],
    webhooks: Option<(Child, Module)>,
) -> Vec<Module> {
    let Pieces { types, tagged, untagged, client, schemas, xml } = pieces;
    let mut modules = vec![
        root(api, tags, guide, !untagged.is_empty()),
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
    if !xml.is_empty() {
        let mut scope = Scope::of(modules[0].children.iter().map(|child| &child.name));
        let name = scope.claim(["xml", "xml_tables", "tables_of_xml"].map(Ident::snake));
        modules[0].children.push(Child {
            name: name.clone(),
            feature: None,
            public: false,
            reexported: false,
        });
        let docs = docs::line("How types are spelled in XML.");
        modules.push(Module { docs, items: vec![Item::Xml(xml)], ..module(vec![name]) });
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

fn root(api: &Api, tags: &[TagName], guide: &[Section], untagged: bool) -> Module {
    let mut lines = vec![docs::sentence(format!("Client of {}", super::markdown::one_line(&api.info.title)))];
    let (summary, description) = (api.info.summary.clone(), api.info.description.clone());
    let words = docs::words(&crate::api::Docs { summary, description, ..crate::api::Docs::default() });
    if !words.is_empty() {
        lines.push(String::new());
        lines.extend(words);
    }
    let code = |text: &str| docs::name(&crate::escape::one_line(text));
    let license = api.info.license.as_deref().filter(|license| !license.is_empty()).map(code);
    lines.push(String::new());
    lines.push(format!(
        "Made from version {} of the document (OpenAPI {}{}).",
        code(&api.info.version),
        super::markdown::one_line(&api.info.openapi),
        license.map(|license| format!(", licensed under {license}")).unwrap_or_default()
    ));
    for section in guide {
        lines.extend([String::new(), format!("# {}", section.title), String::new()]);
        lines.extend(section.lines.iter().cloned());
    }
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

/// `models`, and below it the types that several tags share and those of each tag; all are re-exported by `models`.
fn models(tags: &[TagName], types: Vec<HomedItem>, table: Vec<SchemaEntry>) -> Vec<Module> {
    let names: Vec<Ident> = types.iter().filter_map(|each| Some(each.item.model()?.0.clone())).collect();
    let mut shared = Vec::new();
    let mut homes: Vec<Vec<HomedItem>> = tags.iter().map(|_| Vec::new()).collect();
    for each in types {
        match each.home {
            Home::Tag(index) if index < homes.len() => homes[index].push(each),
            _ => shared.push(each),
        }
    }
    let mut scope = Scope::of(tags.iter().map(|tag| &tag.module));
    let common = scope.claim(["common", "shared", "common_types"].map(Ident::snake));
    let mut root =
        Module { docs: docs::line("The types of the API."), ..module(vec![Ident::snake("models")]) };
    let mut modules = Vec::new();
    let mut place = |name: Ident, feature: Option<String>, words: &str, types: Vec<HomedItem>| {
        if !types.is_empty() {
            root.children.push(private(name.clone(), feature));
            modules.extend(home(name, words, types, &names));
        }
    };
    place(common, None, "more than one tag uses", shared);
    for (tag, types) in tags.iter().zip(homes) {
        let words = format!("only the tag {} uses", super::markdown::one_line(&tag.tag));
        place(tag.module.clone(), Some(tag.feature.clone()), &words, types);
    }
    if !table.is_empty() {
        let name = scope.claim(["schemas", "schema_table", "all_schemas"].map(Ident::snake));
        root.children.push(private(name.clone(), Some(schemas::FEATURE.to_owned())));
        modules.push(Module {
            docs: docs::line("The schemas that values are checked against."),
            items: vec![Item::Schemas(table)],
            ..module(vec![Ident::snake("models"), name])
        });
    }
    std::iter::once(root).chain(modules).collect()
}

/// A home of types, and below it the families that have files of their own; `names` are those of all types, which no module takes.
fn home(name: Ident, words: &str, types: Vec<HomedItem>, names: &[Ident]) -> Vec<Module> {
    let families::Files { own, families } = families::files(types);
    let parts = ModelPart::ALL.map(|part| Ident::snake(part.name()));
    let mut scope = Scope::of(names.iter().chain(&parts));
    let words_of_home = match (families.is_empty(), own.is_empty()) {
        (true, _) => format!("Types that {words}."),
        (false, false) => format!("Types that {words}, but for the families that have files of their own."),
        (false, true) => format!("Types that {words}, in files by family."),
    };
    let path = vec![Ident::snake("models"), name];
    let mut home = Module { docs: docs::line(&words_of_home), items: own, ..module(path.clone()) };
    let mut modules = Vec::new();
    for (family, items) in families {
        let name = scope.claim([Ident::module(&family), Ident::module(&format!("{family}_types"))]);
        home.children.push(private(name.clone(), None));
        let words = format!("Types that {words}, of the family {}.", docs::name(&family));
        let path = path.iter().cloned().chain([name]).collect();
        modules.push(Module { docs: docs::line(&words), items, ..module(path) });
    }
    std::iter::once(home).chain(modules).collect()
}

/// A module with nothing in it.
fn module(path: Vec<Ident>) -> Module {
    Module { path, docs: Docs::default(), children: Vec::new(), items: Vec::new() }
}

/// A module whose items its parent hands on.
fn private(name: Ident, feature: Option<String>) -> Child {
    Child { name, feature, public: false, reexported: true }
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
