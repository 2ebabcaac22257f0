//! Many files, and references to anywhere, as one document whose references lead to its own components only.
//!
//! In: the raw tree of the entry document. Out: the same document, where every `$ref` is
//! `#/components/<section>/<name>`, for 2.0 as well.
//!
//! ```text
//! $ref: ./pet.yaml                              ->  $ref: '#/components/schemas/pet', and a component of that name
//! $ref: '#/components/schemas/Pet/$defs/Tag'    ->  $ref: '#/components/schemas/Tag', and a component of that name
//! $ref: ./paths/pets.yaml                       ->  the path item itself
//! $ref: '#/components/schemas/Nowhere'          ->  any value, marked as broken, and a diagnostic
//! ```

mod bindings;
mod bundler;
mod copied;
mod copies;
mod definitions;
mod dynamic;
mod files;
mod found;
mod hoisted;
mod ids;
mod locate;
mod names;
mod reference;
mod visit;

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet, VecDeque};
use std::path::Path;

use indexmap::IndexMap;

use super::keywords::{Family, Kind};
use super::options::Options;
use crate::diagnostic::{Code, Diagnostics};
use crate::limits::Limit;
use crate::source::{Members, Node, Sources};
use bindings::Bindings;
use bundler::{Bundler, GUESSES, Job};
use copied::Copied;
use files::{Files, Spot};
pub use hoisted::Hoisted;
use names::Names;

/// Bundles the document `root`, which was read from `entry`.
pub(super) fn bundle(
    sources: &mut Sources,
    entry: &Path,
    root: Node,
    family: Family,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> (Node, HashMap<String, Hoisted>) {
    let mut bundler = Bundler {
        sources,
        diagnostics,
        strict: options.strict,
        family,
        files: Files::new(entry, root, &options.limits),
        names: Names::default(),
        hoisted: HashMap::new(),
        made: HashMap::new(),
        adopted: HashMap::new(),
        queue: VecDeque::new(),
        inlining: Vec::new(),
        hops: 0,
        guesses: GUESSES,
        limits: options.limits,
        met: HashSet::new(),
        stray: false,
        strays: IndexMap::new(),
        copied: Copied::default(),
        siblings: IndexMap::new(),
        definitions: IndexMap::new(),
        dynamic_references: HashSet::new(),
        odd_names: IndexMap::new(),
    };
    let root = bundler.run();
    bundler.report_odd_names();
    bundler.report_siblings();
    bundler.report_definitions();
    bundler.report_strays();
    (root, bundler.made)
}

impl Bundler<'_> {
    fn run(&mut self) -> Node {
        self.adopt();
        let entry = self.files.get(0);
        let kind = if self.family == Family::V2 { Kind::Swagger2 } else { Kind::OpenApi };
        let mut spot = Spot { file: 0, tokens: Vec::new() };
        let root = self.object(kind, &entry.root, &mut spot, &Bindings::default());
        let mut root = root.unwrap_or_else(|_| Node::new(entry.root.id, Members::new()));
        while let Some(job) = self.queue.pop_front() {
            self.hoist(job, &mut root);
        }
        if self.files.is_crowded() {
            self.over(Limit::TextBytes, "identifiers (`$id`, `$anchor`) and their places take more", root.id);
        }
        root
    }

    /// Takes the names of the entry document's components, and finds those that are written in other places. Where several
    /// lead to one place, it belongs to the one that leads there on the shortest way; the others are aliases.
    fn adopt(&mut self) {
        let entry = self.files.get(0);
        let mut found = Vec::new();
        for (keyword, kind, path) in self.sections() {
            let Some(section) = kind.section() else { continue };
            let tokens: Vec<String> = path.iter().map(|token| (*token).to_owned()).collect();
            let members = entry.at(&tokens).and_then(|node| node.get(keyword)).and_then(Node::as_map);
            for (name, node) in members.into_iter().flatten() {
                self.names.take(section, name);
                if self.family != Family::V2 && !names::is_allowed(name) {
                    self.odd_names.entry(section).or_insert((node.id, 0)).1 += 1;
                }
                let mut tokens = tokens.clone();
                tokens.extend([keyword.to_owned(), name.clone()]);
                let here = Spot { file: 0, tokens };
                if let Some((hops, target)) = self.written_elsewhere(kind, node, &here) {
                    found.push((hops, section, name, here, target));
                }
            }
        }
        found.sort_by_key(|(hops, ..)| *hops);
        // What is inside of another schema belongs to that; a component that leads there is a second name.
        let is_free = |section: &str, target: &Spot| {
            Kind::Schema.section() != Some(section) || Hoisted::of(target, false) != Hoisted::Middle
        };
        for (_, section, name, here, target) in found {
            if !is_free(section, &target) {
                continue;
            }
            let key = (section, target.clone(), Bindings::default());
            if let Entry::Vacant(free) = self.hoisted.entry(key) {
                free.insert(name.clone());
                self.adopted.insert(here, target);
            }
        }
    }

    /// The place outside of the components where a component that is nothing but a reference is written, and how many
    /// references lead there.
    fn written_elsewhere(&mut self, kind: Kind, node: &Node, here: &Spot) -> Option<(usize, Spot)> {
        let mut reference = reference::pure(node)?.to_owned();
        let mut at = here.clone();
        for hops in 1..=locate::MAX_HOPS {
            at = self.locate(&reference, &at).ok()?;
            if self.own_component(kind, &at).is_some() {
                return None;
            }
            let file = self.files.get(at.file);
            match file.at(&at.tokens).and_then(reference::pure) {
                Some(next) => reference = next.to_owned(),
                None => return Some((hops, at)),
            }
        }
        None
    }

    /// The parts of the entry document that hold components: keyword, kind, and the way to them.
    fn sections(&self) -> Vec<(&'static str, Kind, &'static [&'static str])> {
        let (holder, path): (Kind, &'static [&'static str]) = match self.family {
            Family::V2 => (Kind::Swagger2, &[]),
            _ => (Kind::Components, &["components"]),
        };
        let maps = holder.rows().iter().filter_map(|row| match row.shape {
            super::keywords::Shape::Map(kind) => Some((row.keyword, kind, path)),
            _ => None,
        });
        maps.collect()
    }

    /// Writes a component that was referred to into the document.
    fn hoist(&mut self, job: Job, root: &mut Node) {
        let file = self.files.get(job.spot.file);
        let Some(node) = file.at(&job.spot.tokens) else { return };
        if self.copied_too_much(node.id).is_some() {
            return;
        }
        let mut spot = job.spot.clone();
        self.copied.is_moving = true;
        let copy = self.object(job.kind, node, &mut spot, &job.bindings);
        self.copied.is_moving = false;
        if let Ok(node) = copy {
            self.place(root, job.kind, job.name, node);
        }
    }

    fn place(&self, root: &mut Node, kind: Kind, name: String, node: Node) {
        let found = self.sections().into_iter().find(|(_, of, _)| of.section() == kind.section());
        let Some((keyword, _, path)) = found else { return };
        let id = root.id;
        let at = path.iter().chain([&keyword]).try_fold(root, |at, key| {
            let members = at.as_map_mut()?;
            Some(members.entry((*key).to_owned()).or_insert_with(|| Node::new(id, Members::new())))
        });
        if let Some(section) = at.and_then(Node::as_map_mut) {
            section.insert(name, node);
        }
    }

    fn report_strays(&mut self) {
        for (first, text, count) in std::mem::take(&mut self.strays).into_values() {
            let more =
                if count > 1 { format!(" (and {} more in this file)", count - 1) } else { String::new() };
            let message =
                format!("`{text}` is not in this file; it was read as one of the entry document{more}");
            self.diagnostics.report(Code::STRAY_REF, first, message).help("Name the file before the `#`.");
        }
    }

    fn report_odd_names(&mut self) {
        for (section, (first, count)) in std::mem::take(&mut self.odd_names) {
            let more = if count > 1 { format!(" (and {} more)", count - 1) } else { String::new() };
            let message = format!(
                "names in `{section}` consist of letters, digits, `.`, `-` and `_`; this one does not{more}"
            );
            self.diagnostics.report(Code::ODD_COMPONENT_NAME, first, message);
        }
    }

    fn report_siblings(&mut self) {
        for ((is_schema, keyword), (first, count)) in std::mem::take(&mut self.siblings) {
            let more = if count > 1 { format!(" (and in {} more places)", count - 1) } else { String::new() };
            let message =
                format!("`{keyword}` beside a `$ref` has no effect in {}{more}", self.family.as_str());
            let found = self.diagnostics.report(Code::REF_SIBLING, first, message);
            if is_schema {
                found.help("Write `allOf: [{$ref: ...}]` beside it, or raise the document to 3.1.");
            } else {
                found.help("Write it where the reference leads, or write the object out.");
            }
        }
    }
}
