//! Which module of the library names which, file by file.
//!
//! Sources are parsed, not searched: `use` declarations and inline paths are resolved through re-exports to the file that
//! defines the name. Test modules are left out.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Item, UseTree};

/// A module by its path below the crate, such as `["diff", "surface"]`.
pub(crate) type ModulePath = Vec<String>;

/// What a module names: the bound name, and the path as written from the module on.
#[derive(Debug)]
struct Import {
    name: String,
    path: Vec<String>,
    /// It hands the name on.
    exported: bool,
}

#[derive(Debug, Default)]
struct Module {
    file: String,
    imports: Vec<Import>,
    /// Paths whose names are all bound: `use path::*`.
    globs: Vec<Vec<String>>,
    /// Names that are defined here.
    defined: HashSet<String>,
    /// Paths outside of `use` declarations.
    inline: BTreeSet<Vec<String>>,
    /// Every identifier outside of `use` declarations.
    words: HashSet<String>,
}

/// The modules of a crate.
#[derive(Debug, Default)]
pub(crate) struct Modules(BTreeMap<ModulePath, Module>);

impl Modules {
    /// Reads a crate from its files: path below `src/` and text.
    pub(crate) fn read<'f>(files: impl Iterator<Item = (&'f str, &'f str)>) -> Self {
        let mut modules = BTreeMap::new();
        for (file, text) in files {
            let parsed = syn::parse_file(text).unwrap_or_else(|error| panic!("{file}: {error}"));
            let mut module = Module { file: file.to_owned(), ..Module::default() };
            module.items(&parsed.items, 0);
            modules.insert(module_path(file), module);
        }
        Self(modules)
    }

    /// The files of a room that each file of it names, both below `src/`.
    pub(crate) fn named_within(&self, room: &str) -> BTreeMap<&str, BTreeSet<&str>> {
        self.named_where(&|path| path.first().is_some_and(|first| first == room))
    }

    /// The files of the crate that each file of it names.
    pub(crate) fn named(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        self.named_where(&|_| true)
    }

    fn named_where(&self, wanted: &dyn Fn(&ModulePath) -> bool) -> BTreeMap<&str, BTreeSet<&str>> {
        let chosen = self.0.iter().filter(|(path, _)| wanted(path));
        chosen.map(|(path, module)| (module.file.as_str(), self.names(path, module, wanted))).collect()
    }

    fn names(
        &self,
        path: &ModulePath,
        module: &Module,
        wanted: &dyn Fn(&ModulePath) -> bool,
    ) -> BTreeSet<&str> {
        // Handing a name on is no use of it.
        let used = |import: &&Import| !import.exported || module.words.contains(&import.name);
        let imports = module.imports.iter().filter(used).map(|import| &import.path);
        let paths = imports.chain(&module.inline);
        let homes = paths.filter_map(|written| self.home(path, written, &mut HashSet::new()));
        let globs = module.globs.iter().filter_map(|written| self.home(path, written, &mut HashSet::new()));
        let homes = homes.chain(globs.filter(|home| !self.0[*home].defined.is_disjoint(&module.words)));
        let others = homes.filter(|home| *home != path && wanted(home));
        others.map(|home| self.0[home].file.as_str()).collect()
    }

    /// The module that defines what a path, as written in a module, leads to; `None` for names of other crates.
    fn home<'m>(
        &'m self,
        from: &ModulePath,
        written: &[String],
        seen: &mut HashSet<(ModulePath, String)>,
    ) -> Option<&'m ModulePath> {
        let mut at = from.clone();
        let mut rest = written;
        match written.first().map(String::as_str) {
            Some("crate") => (at, rest) = (Vec::new(), &written[1..]),
            Some("self") => rest = &written[1..],
            Some("super") => {}
            Some(first) => {
                let child = [&at[..], &[first.to_owned()]].concat();
                let imported = self.0.get(from)?.imports.iter().any(|import| import.name == first);
                if !self.0.contains_key(&child) && !imported {
                    return None;
                }
            }
            None => return None,
        }
        while rest.first().is_some_and(|segment| segment == "super") {
            at.pop();
            rest = &rest[1..];
        }
        self.walk(at, rest, seen)
    }

    fn walk<'m>(
        &'m self,
        mut at: ModulePath,
        rest: &[String],
        seen: &mut HashSet<(ModulePath, String)>,
    ) -> Option<&'m ModulePath> {
        for (index, segment) in rest.iter().enumerate() {
            at.push(segment.clone());
            if self.0.contains_key(&at) {
                continue;
            }
            at.pop();
            let module = self.0.get(&at)?;
            if !seen.insert((at.clone(), segment.clone())) {
                break;
            }
            if let Some(import) = module.imports.iter().find(|import| import.name == *segment) {
                let onward = [&import.path[..], &rest[index + 1..]].concat();
                return self.home(&at, &onward, seen);
            }
            if !module.defined.contains(segment) {
                let through = module.globs.iter().filter_map(|glob| {
                    let home = self.home(&at, glob, &mut HashSet::new())?;
                    self.0[home].defined.contains(segment).then_some(home)
                });
                if let Some(home) = through.into_iter().next() {
                    return Some(home);
                }
            }
            break;
        }
        self.0.get_key_value(&at).map(|(path, _)| path)
    }
}

impl Module {
    /// Items of the file, or of a module inside of it that lies so many levels deep.
    fn items(&mut self, items: &[Item], depth: usize) {
        for item in items.iter().filter(|item| !is_test(item)) {
            match item {
                Item::Use(item) => {
                    let exported = !matches!(item.vis, syn::Visibility::Inherited);
                    self.tree(&item.tree, &mut Vec::new(), exported, depth);
                }
                // What a module inside of the file names is named by the file.
                Item::Mod(item) => {
                    self.items(item.content.as_ref().map_or(&[][..], |(_, items)| items), depth + 1);
                }
                item => {
                    self.defined.extend(name(item));
                    self.tokens(item.to_token_stream(), depth);
                }
            }
        }
    }

    fn tree(&mut self, tree: &UseTree, above: &mut Vec<String>, exported: bool, depth: usize) {
        match tree {
            UseTree::Path(path) => {
                above.push(path.ident.to_string());
                self.tree(&path.tree, above, exported, depth);
                above.pop();
            }
            UseTree::Group(group) => {
                group.items.iter().for_each(|tree| self.tree(tree, above, exported, depth));
            }
            UseTree::Glob(_) => self.globs.push(outside(above.clone(), depth)),
            UseTree::Name(name) => {
                let name = name.ident.to_string();
                self.import((name.clone(), name), above, exported, depth);
            }
            UseTree::Rename(rename) => {
                let names = (rename.rename.to_string(), rename.ident.to_string());
                self.import(names, above, exported, depth);
            }
        }
    }

    fn import(&mut self, (name, target): (String, String), above: &[String], exported: bool, depth: usize) {
        // `use a::{self}` binds `a`.
        let path =
            if target == "self" { above.to_vec() } else { [above, std::slice::from_ref(&target)].concat() };
        let name = if name == "self" { above.last().cloned().unwrap_or_default() } else { name };
        self.imports.push(Import { name, path: outside(path, depth), exported });
    }

    /// Notes every path and every word of an item.
    fn tokens(&mut self, tokens: TokenStream, depth: usize) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut index = 0;
        while index < tokens.len() {
            match &tokens[index] {
                TokenTree::Group(group) => {
                    // `pub(in crate::x)` says who may see a thing, and names nothing.
                    let visibility = group.delimiter() == Delimiter::Parenthesis
                        && index > 0
                        && matches!(&tokens[index - 1], TokenTree::Ident(word) if word == "pub");
                    if !visibility {
                        self.tokens(group.stream(), depth);
                    }
                    index += 1;
                }
                TokenTree::Ident(word) => {
                    self.words.insert(word.to_string());
                    let mut path = vec![word.to_string()];
                    index += 1;
                    while let Some(TokenTree::Ident(next)) = tokens.get(index + 2) {
                        if !is_colon(tokens.get(index)) || !is_colon(tokens.get(index + 1)) {
                            break;
                        }
                        self.words.insert(next.to_string());
                        path.push(next.to_string());
                        index += 3;
                    }
                    if path.len() > 1 {
                        self.inline.insert(outside(path, depth));
                    }
                }
                _ => index += 1,
            }
        }
    }
}

/// A path that is written in a module inside of a file, as the file itself would write it.
fn outside(path: Vec<String>, depth: usize) -> Vec<String> {
    let supers = path.iter().take(depth).take_while(|segment| *segment == "super").count();
    let path = path[supers..].to_vec();
    if supers > 0 && path.first().is_some_and(|first| first != "super") {
        return [&["self".to_owned()], &path[..]].concat();
    }
    path
}

fn is_colon(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == ':')
}

/// `diff/surface/mod.rs` and `diff/surface.rs` are both `diff::surface`.
fn module_path(file: &str) -> ModulePath {
    let path = file.strip_suffix(".rs").unwrap_or(file);
    let path = path.strip_suffix("/mod").unwrap_or(path);
    if path == "lib" { Vec::new() } else { path.split('/').map(str::to_owned).collect() }
}

/// The name that an item defines.
fn name(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        _ => return None,
    };
    Some(ident.to_string())
}

fn is_test(item: &Item) -> bool {
    let attributes: &[Attribute] = match item {
        Item::Mod(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        _ => &[],
    };
    attributes
        .iter()
        .any(|attribute| attribute.to_token_stream().to_string().replace(' ', "") == "#[cfg(test)]")
}

/// Groups of files that name each other, directly or through others of the group; with what each of them names in it.
pub(crate) fn circles<'f>(
    named: &BTreeMap<&'f str, BTreeSet<&'f str>>,
) -> Vec<BTreeMap<&'f str, BTreeSet<&'f str>>> {
    let reach = |start: &'f str| -> BTreeSet<&'f str> {
        let (mut seen, mut waiting) = (BTreeSet::new(), vec![start]);
        while let Some(at) = waiting.pop() {
            for next in named.get(at).into_iter().flatten() {
                if seen.insert(*next) {
                    waiting.push(next);
                }
            }
        }
        seen
    };
    let reached: BTreeMap<&str, BTreeSet<&str>> = named.keys().map(|file| (*file, reach(file))).collect();
    let mut groups: Vec<BTreeMap<&str, BTreeSet<&str>>> = Vec::new();
    for (file, below) in reached.iter().filter(|(file, below)| below.contains(*file)) {
        if groups.iter().any(|group| group.contains_key(file)) {
            continue;
        }
        let group: BTreeSet<&str> =
            below.iter().copied().filter(|other| reached[other].contains(file)).collect();
        let inside = |file: &&'f str| (*file, named[*file].intersection(&group).copied().collect());
        groups.push(group.iter().map(inside).collect());
    }
    groups
}

#[test]
fn paths_lead_through_re_exports_to_the_file_that_defines_the_name() {
    let files = [
        ("a/mod.rs", "mod b; mod c; pub use b::B; pub struct A;"),
        ("a/b.rs", "pub struct B; fn f() { super::c::g() }"),
        ("a/c.rs", "use super::B; pub(in crate::a) fn g() -> crate::d::D { x::y() }"),
        ("d.rs", "pub struct D;"),
    ];
    let modules = Modules::read(files.into_iter());
    let named = modules.named_within("a");
    let of = |file: &str| named[file].iter().copied().collect::<Vec<_>>();
    assert!(of("a/mod.rs").is_empty(), "handing a name on is no use of it: {named:?}");
    assert_eq!((of("a/b.rs"), of("a/c.rs")), (vec!["a/c.rs"], vec!["a/b.rs"]));
    let circles = circles(&named);
    assert_eq!(circles.len(), 1);
    assert_eq!(circles[0].keys().copied().collect::<Vec<_>>(), ["a/b.rs", "a/c.rs"]);
}

#[test]
fn a_child_that_names_what_its_parent_defines_is_half_a_circle() {
    let files = [
        ("a/mod.rs", "mod b; pub struct A; fn f() { b::g(A) }"),
        ("a/b.rs", "use super::A; pub fn g(_: A) {} #[cfg(test)] mod tests { use super::super::c; }"),
    ];
    let modules = Modules::read(files.into_iter());
    let named = modules.named_within("a");
    assert_eq!(circles(&named).len(), 1);
}
