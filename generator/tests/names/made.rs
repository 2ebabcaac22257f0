//! Plans the client of a document that is given as text.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use clientwright::api::Api;
use clientwright::pipeline::{self, Input};
use clientwright::rust::{Crate, Item, Method, Naming, UnionEnum};

/// What was made of a document.
pub(crate) struct Made {
    pub(crate) api: Api,
    pub(crate) krate: Crate,
    /// Everything that was said, code and message.
    pub(crate) said: Vec<String>,
}

/// With defaults, and no names that were published.
pub(crate) fn made(document: &str) -> Made {
    with(document, Naming::Auto, "")
}

/// With names that were published.
pub(crate) fn locked(document: &str, lock: &str) -> Made {
    with(document, Naming::Auto, lock)
}

pub(crate) fn with(document: &str, naming: Naming, lock: &str) -> Made {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("names/{number}"));
    fs::create_dir_all(&folder).unwrap();
    let (path, names) = (folder.join("openapi.yaml"), folder.join("names.lock"));
    fs::write(&path, document).unwrap();
    fs::write(&names, lock).unwrap();
    let input = Input { document: path, names: Some(names), naming, ..Input::default() };
    let planned = pipeline::plan(&input);
    let said: Vec<String> =
        planned.diagnostics.iter().map(|found| format!("{} {}", found.code.id, found.message)).collect();
    let krate = planned.krate.unwrap_or_else(|| panic!("{said:?}"));
    Made { api: planned.api.unwrap(), krate, said }
}

impl Made {
    /// The function of each operation, with its handle, by method and path.
    pub(crate) fn functions(&self) -> BTreeMap<String, String> {
        let rows = self.krate.operations.iter();
        rows.map(|row| (format!("{} {}", row.method, row.path), row.rust.clone().unwrap())).collect()
    }

    /// The function of one operation.
    pub(crate) fn function(&self, operation: &str) -> String {
        self.functions()[operation].clone()
    }

    pub(crate) fn methods(&self) -> impl Iterator<Item = &Method> {
        self.items().filter_map(|item| match item {
            Item::Operation(method) => Some(&**method),
            _ => None,
        })
    }

    pub(crate) fn method(&self, name: &str) -> &Method {
        self.methods()
            .find(|method| method.name.bare() == name)
            .unwrap_or_else(|| panic!("no function {name}"))
    }

    pub(crate) fn union(&self, name: &str) -> &UnionEnum {
        let unions = self.items().filter_map(|item| match item {
            Item::Union(union) => Some(union),
            _ => None,
        });
        let mut named = unions.filter(|union| union.name.bare() == name);
        named.next().unwrap_or_else(|| panic!("no union {name}, but {:?}", self.types()))
    }

    /// The names of all types, sorted.
    pub(crate) fn types(&self) -> Vec<&str> {
        let names = self.items().filter_map(|item| match item {
            Item::Struct(it) => Some(it.name.bare()),
            Item::ValueEnum(it) => Some(it.name.bare()),
            Item::Union(it) => Some(it.name.bare()),
            Item::Alias(it) => Some(it.name.bare()),
            Item::Errors(it) => Some(it.name.bare()),
            _ => None,
        });
        let mut names: Vec<&str> = names.collect();
        names.sort_unstable();
        names
    }

    /// The names as they are pinned.
    pub(crate) fn lock(&self) -> String {
        self.krate.lock.to_text()
    }

    pub(crate) fn items(&self) -> impl Iterator<Item = &Item> {
        self.krate.modules.iter().flat_map(|module| &module.items)
    }

    /// What is said under a code.
    pub(crate) fn findings(&self, code: &str) -> Vec<&str> {
        self.said.iter().filter_map(|text| text.strip_prefix(code)).map(str::trim).collect()
    }
}

/// A document with these operations: method, path, tag, id.
pub(crate) fn operations(rows: &[(&str, &str, &str, &str)]) -> String {
    let mut paths: BTreeMap<&str, String> = BTreeMap::new();
    for (method, path, tag, id) in rows {
        let tags = if tag.is_empty() { String::new() } else { format!("tags: ['{tag}'], ") };
        let line = format!(
            "    {method}: {{{tags}operationId: '{id}', responses: {{'204': {{description: Good.}}}}}}\n"
        );
        paths.entry(path).or_default().push_str(&line);
    }
    let paths: String = paths.iter().map(|(path, lines)| format!("  {path}:\n{lines}")).collect();
    format!("openapi: 3.0.3\ninfo: {{title: Things, version: '1'}}\npaths:\n{paths}")
}
