//! Facts about the whole crate that a single item does not have: where types and markers are, and what is deprecated.

use std::collections::{BTreeMap, BTreeSet};

use crate::rust::{BodyKind, Child, Crate, Ident, Item, Method, Module, Output, Ty};

/// Where things are, by name.
pub(super) struct Index<'a> {
    /// The crate's or module's name, as programs are named: `gcore-cloud`.
    pub(super) product: String,
    models: BTreeMap<&'a Ident, Model<'a>>,
    markers: BTreeMap<(&'a str, &'a str, &'a Ident), &'a [Ident]>,
    handles: BTreeMap<(&'a str, &'a str, &'a Ident), &'a [Ident]>,
    modules: BTreeMap<&'a [Ident], &'a Module>,
    /// Where the tables of XML are.
    xml: Option<&'a [Ident]>,
    /// By the type of their calls and its module.
    operations: BTreeMap<(&'a [Ident], &'a Ident), &'a Method>,
}

struct Model<'a> {
    module: &'a [Ident],
    deprecated: bool,
}

impl<'a> Index<'a> {
    pub(super) fn new(krate: &'a Crate) -> Self {
        let mut index = Self {
            product: krate.name.bare().replace('_', "-"),
            models: BTreeMap::new(),
            markers: BTreeMap::new(),
            handles: BTreeMap::new(),
            operations: BTreeMap::new(),
            xml: None,
            modules: krate.modules.iter().map(|module| (module.path.as_slice(), module)).collect(),
        };
        for module in &krate.modules {
            for item in &module.items {
                index.enter(item, &module.path);
            }
        }
        index
    }

    fn enter(&mut self, item: &'a Item, module: &'a [Ident]) {
        if let Item::Operation(method) = item {
            self.markers.insert(key(method), module);
            self.operations.insert((module, &method.marker), method);
        }
        if let Item::Xml(_) = item {
            self.xml = Some(module);
        }
        if let Item::Handle(handle) = item {
            self.handles.extend(handle.methods.iter().map(|method| (key(method), module)));
        }
        if let Some((name, docs)) = item.model() {
            self.models.insert(name, Model { module, deprecated: docs.deprecated.is_some() });
        }
    }

    /// The module that a model's definition is in.
    pub(super) fn home(&self, model: &Ident) -> Option<&'a [Ident]> {
        self.models.get(model).map(|model| model.module)
    }

    /// The module that an operation's marker is in.
    pub(super) fn marker_home(&self, method: &Method) -> Option<&'a [Ident]> {
        self.markers.get(&key(method)).copied()
    }

    /// The module that the tables of XML are in.
    pub(super) fn xml_home(&self) -> Option<&'a [Ident]> {
        self.xml
    }

    /// The operation whose calls are of this type.
    pub(super) fn operation(&self, module: &[Ident], marker: &Ident) -> Option<&'a Method> {
        self.operations.get(&(module, marker)).copied()
    }

    /// The module that an operation's function is in, and the enum of what it gives.
    pub(super) fn handle_home(&self, method: &Method) -> Option<&'a [Ident]> {
        self.handles.get(&key(method)).copied()
    }

    /// Using this type is a use of something deprecated.
    pub(super) fn is_deprecated(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Model(name) => self.models.get(name).is_some_and(|model| model.deprecated),
            Ty::Vec(inner) | Ty::Map(inner) | Ty::Option(inner) | Ty::Nullish(inner) | Ty::Boxed(inner) => {
                self.is_deprecated(inner)
            }
            Ty::Bool | Ty::Number(_) | Ty::String | Ty::Runtime(_) | Ty::Unit => false,
        }
    }

    /// The names that a module has for types and modules: its own, and those it re-exports.
    pub(super) fn names(&self, module: &'a Module) -> BTreeSet<&'a str> {
        let mut names: BTreeSet<&str> = module.children.iter().map(|child| child.name.bare()).collect();
        names.extend(module.items.iter().flat_map(defined));
        for child in module.children.iter().filter(|child| child.reexported) {
            names.extend(self.child(module, child).into_iter().flat_map(|child| self.names(child)));
        }
        names
    }

    /// The module that a declaration in `parent` is for; `None` where it is not of the model (the runtime).
    pub(super) fn child(&self, parent: &Module, child: &Child) -> Option<&'a Module> {
        let mut path = parent.path.clone();
        path.push(child.name.clone());
        self.modules.get(path.as_slice()).copied()
    }
}

fn key(method: &Method) -> (&str, &str, &Ident) {
    (&method.http, &method.path, &method.marker)
}

/// The types beside an operation's function: the enum of its answers, the structs of its multipart bodies.
fn beside(method: &Method) -> impl Iterator<Item = &Ident> {
    let output = match &method.output {
        Output::ByStatus { name, .. } => Some(name),
        Output::One(_) | Output::Maybe(..) => None,
    };
    let forms = method.bodies.iter().filter_map(|body| match &body.kind {
        BodyKind::Parts(form) => Some(&form.shape.name),
        _ => None,
    });
    output.into_iter().chain(forms)
}

/// The types that an item brings into its module.
fn defined(item: &Item) -> Vec<&str> {
    match item {
        Item::Client(client) => {
            let server = client.server.as_ref();
            let variables = client.info.servers.iter().flat_map(|server| &server.variables);
            let choices = variables.filter_map(|v| v.choice.as_ref()).map(|choice| &choice.name);
            let choices = choices.filter(|_| server.is_some());
            std::iter::once(&client.name).chain(server).chain(choices).map(Ident::bare).collect()
        }
        Item::Handle(handle) => {
            let beside = handle.methods.iter().flat_map(beside).map(Ident::bare);
            std::iter::once(handle.name.bare()).chain(beside).collect()
        }
        Item::Webhooks(item) => std::iter::once(&item.name)
            .chain(item.requests.iter().map(|request| &request.name))
            .map(Ident::bare)
            .collect(),
        Item::Operation(method) => {
            let errors = method.error_bodies.as_ref().map(|errors| errors.item.name.bare());
            std::iter::once(method.marker.bare()).chain(errors).collect()
        }
        Item::Schemas(_) => vec!["SCHEMAS"],
        Item::Xml(tables) => tables.iter().map(|table| table.name.bare()).collect(),
        Item::Struct(_)
        | Item::ValueEnum(_)
        | Item::Union(_)
        | Item::Newtype(_)
        | Item::Alias(_)
        | Item::Errors(_) => item.model().map(|(name, _)| name.bare()).into_iter().collect(),
    }
}
