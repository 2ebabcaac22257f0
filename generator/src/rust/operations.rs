//! The operations of a crate: planned one after the other, each with its example, its row of the ledger and its calls for tests.

use std::collections::{HashMap, HashSet};

use super::body::Beside;
use super::errors::{self, Errors, Failing};
use super::example::{self, CallPath};
use super::example_body::Maker;
use super::expr::Exprs;
use super::follow::{self, Placed};
use super::guide::Called;
use super::method::{self, PlannedMethod};
use super::models::Models;
use super::naming::{Names, TagName, home_tag};
use super::output::LeftOut;
use super::reach::{Home, Reach};
use super::sample::Samples;
use super::ty::Types;
use super::{
    CallPlace, CaseCall, Child, ClientItem, ConformanceCall, CrateOptions, ErrorEnum, Ident, Lock, Method,
    Module, OperationRow, cases, conformance, documented, webhooks,
};
use crate::api::{Grade, Note, Operation, Skipped};
use crate::source::NodeId;

/// Operations by tag, and the ledger of all of them.
#[derive(Default)]
pub(super) struct Operations {
    pub(super) tagged: Vec<Vec<Method>>,
    pub(super) untagged: Vec<Method>,
    pub(super) rows: Vec<OperationRow>,
    pub(super) conformance_calls: Vec<ConformanceCall>,
    pub(super) case_calls: Vec<CaseCall>,
    /// Tags whose operations call those of others.
    pub(super) needs: Vec<follow::TagDependency>,
    /// The module of what the API calls.
    pub(super) webhooks: Option<(Child, Module)>,
    /// What there is to say about names of parameters.
    pub(super) notes: Vec<Note>,
    /// What was told already, and where.
    told: HashSet<(&'static str, Option<NodeId>, String)>,
    /// The enums of error bodies that several operations have.
    pub(super) shared_errors: Vec<(Home, ErrorEnum)>,
}

impl Operations {
    /// Plans all of them.
    pub(super) fn plan(
        models: &Models<'_>,
        names: &Names,
        reach: &Reach,
        options: &CrateOptions,
        client: &ClientItem,
        (exprs, new): (&Exprs<'_>, &mut Lock),
    ) -> Self {
        let (api, types) = (models.api, &models.types);
        let mut all = Self { tagged: names.tags.iter().map(|_| Vec::new()).collect(), ..Self::default() };
        let home = |index: usize| {
            let tag = home_tag(&api.operations[index])?;
            names.tags.iter().position(|known| known.tag == tag)
        };
        let mut beside = beside(names, reach, home);
        let markers = markers(names, reach, home);
        let mut errors = self::errors(models, names, reach, (&markers, new), home);
        all.shared_errors = std::mem::take(&mut errors.shared);
        let mut placed = Vec::with_capacity(reach.operations.len());
        for &index in &reach.operations {
            let operation = &api.operations[index];
            let name = names.operations[&index].clone();
            let tag = home(index);
            let planned = method::plan(
                models,
                operation,
                (name, markers[&index].clone(), &names.stems[&index]),
                errors.of_operation.remove(&index),
                &call_path(options, tag.map(|tag| &names.tags[tag])),
                beside.entry(tag).or_default(),
                new,
            );
            let PlannedMethod { method, left_out, notes } = planned;
            all.notes.extend(notes);
            all.tell(&left_out);
            placed.push(Placed { index, tag, method, left_out });
        }
        all.needs = follow::bind(api, &names.tags, &mut placed);
        all.webhooks = webhooks::module(types, &names.tags, &placed, options, (models.old, new));
        all.place(models, names, (options, client), exprs, placed);
        all.case_calls.sort_by_key(|call| options.cases.iter().position(|case| case.name == call.name));
        all.rows.extend(api.skipped.iter().map(skipped_row));
        all
    }

    /// Gives each operation its example, its row and its calls, and puts it below its tag.
    fn place(
        &mut self,
        models: &Models<'_>,
        names: &Names,
        (options, client): (&CrateOptions, &ClientItem),
        exprs: &Exprs<'_>,
        placed: Vec<Placed>,
    ) {
        let api = models.api;
        let mut functions = super::scope::Scope::default();
        // Each has a budget of its own, so that examples take nothing from the calls of the conformance test.
        let (for_calls, for_examples) =
            (Samples::new(api, &options.limits), Samples::new(api, &options.limits));
        let maker = Maker { samples: &for_examples, exprs };
        for Placed { index, tag, mut method, left_out } in placed {
            let (operation, name) = (&api.operations[index], tag.map(|tag| &names.tags[tag]));
            example::add(&models.types, operation, &mut method, &call_path(options, name), &maker);
            self.rows.push(operation_row(operation, name, &method.name, left_out));
            let place = call_place(operation, name);
            if options.conformance_calls {
                let call = conformance_call(
                    (&models.types, &for_calls),
                    operation,
                    &place,
                    &method,
                    &mut functions,
                    exprs,
                );
                self.conformance_calls.push(call);
            }
            self.case_calls.extend(case_calls(options, operation, (&method, &place), client, exprs));
            match tag {
                Some(tag) => self.tagged[tag].push(method),
                None => self.untagged.push(method),
            }
        }
    }

    /// What was left out is told once, however many operations have it from one place.
    fn tell(&mut self, left_out: &[LeftOut]) {
        for left in left_out {
            let Some((code, origin)) = left.finding else { continue };
            if self.told.insert((code.id, origin.0, left.message.clone())) {
                self.notes.push(Note {
                    code,
                    message: left.message.clone(),
                    degrades: left.degrades,
                    origin,
                });
            }
        }
    }

    /// All methods, with the modules that their types are in.
    pub(super) fn calls(&self, tags: &[TagName]) -> Vec<Called<'_>> {
        let tagged = tags.iter().zip(&self.tagged).map(|(tag, methods)| (tag.module.to_string(), methods));
        let all = tagged.chain([("untagged".to_owned(), &self.untagged)]);
        all.flat_map(|(module, methods)| {
            methods.iter().map(move |method| Called { method, module: module.clone() })
        })
        .collect()
    }
}

/// The markers of the operations, each unique in its module.
fn markers(names: &Names, reach: &Reach, home: impl Fn(usize) -> Option<usize>) -> HashMap<usize, Ident> {
    let mut scopes: HashMap<Option<usize>, super::scope::Scope> = HashMap::new();
    let mut marker = |index: usize| {
        let scope = scopes.entry(home(index)).or_default();
        scope.claim([Ident::camel(names.operations[&index].bare())])
    };
    reach.operations.iter().map(|&index| (index, marker(index))).collect()
}

/// The types of all error bodies.
fn errors(
    models: &Models<'_>,
    names: &Names,
    reach: &Reach,
    (markers, new): (&HashMap<usize, Ident>, &mut Lock),
    home: impl Fn(usize) -> Option<usize>,
) -> Errors {
    let failing = |&index: &usize| Failing {
        index,
        operation: &models.api.operations[index],
        tag: home(index),
        marker: &markers[&index],
    };
    let failing: Vec<_> = reach.operations.iter().map(failing).collect();
    errors::plan(&models.types, &failing, (&names.tags, names.types.values()), (models.old, new))
}

/// The names of each tag's functions and types, so that nothing beside them takes one.
fn beside(
    names: &Names,
    reach: &Reach,
    home: impl Fn(usize) -> Option<usize>,
) -> HashMap<Option<usize>, Beside> {
    let mut all: HashMap<Option<usize>, Beside> = HashMap::new();
    for (index, tag) in names.tags.iter().enumerate() {
        all.entry(Some(index)).or_default().types.take(&tag.handle);
    }
    let untagged = all.entry(None).or_default();
    for tag in &names.tags {
        untagged.functions.take(&tag.module);
    }
    for &index in &reach.operations {
        all.entry(home(index)).or_default().functions.take(&names.operations[&index]);
    }
    all
}

fn call_path(options: &CrateOptions, tag: Option<&TagName>) -> CallPath {
    let root = match options.root.is_empty() {
        true => options.name.bare().to_owned(),
        false => std::iter::once("generated")
            .chain(options.root.iter().map(Ident::as_str))
            .collect::<Vec<_>>()
            .join("::"),
    };
    let words = options.root.iter().map(Ident::as_str);
    let base = std::iter::once("crate").chain(words).collect::<Vec<_>>().join("::");
    CallPath {
        root,
        owner: tag.map_or_else(|| format!("{base}::Client"), |tag| format!("super::{}", tag.handle.bare())),
        base,
        accessor: tag.map(|tag| format!(".{}()", tag.module)).unwrap_or_default(),
        module: tag.map_or_else(|| Ident::snake("untagged"), |tag| tag.module.clone()),
    }
}

fn conformance_call(
    (types, samples): (&Types<'_>, &Samples<'_>),
    operation: &Operation,
    place: &CallPlace,
    method: &Method,
    functions: &mut super::scope::Scope,
    exprs: &Exprs<'_>,
) -> ConformanceCall {
    let long = format!("{} {}", place.module.bare(), method.name.bare());
    let name = functions.claim([method.name.clone(), Ident::snake(&long)]);
    let arguments = conformance::arguments(samples, operation, method, exprs);
    let all = arguments.as_ref().ok();
    let all = all.and_then(|given| conformance::whole(samples, operation, method, exprs, given));
    let whole = |passed| (functions.claim([Ident::snake(&format!("{} with all", name.bare()))]), passed);
    ConformanceCall {
        id: method.id.clone(),
        whole: all.map(whole),
        answers: match arguments {
            Ok(_) => documented::answers(types, samples, operation, method),
            Err(_) => Vec::new(),
        },
        place: place.clone(),
        name,
        arguments,
    }
}

/// The cases of an operation.
fn case_calls<'a>(
    options: &'a CrateOptions,
    operation: &'a Operation,
    called: (&'a Method, &'a CallPlace),
    client: &'a ClientItem,
    exprs: &'a Exprs<'_>,
) -> impl Iterator<Item = CaseCall> + 'a {
    let cases = options.cases.iter().enumerate().filter(|(_, case)| case.operation == operation.key);
    cases.map(move |(index, case)| {
        let function = Ident::snake(&format!("case {index}"));
        cases::plan(case, function, called, &client.credentials, exprs)
    })
}

fn call_place(operation: &Operation, tag: Option<&TagName>) -> CallPlace {
    CallPlace {
        accessor: tag.map(|tag| tag.module.clone()),
        feature: tag.map(|tag| tag.feature.clone()),
        module: tag.map_or_else(|| Ident::snake("untagged"), |tag| tag.module.clone()),
        deprecated: operation.docs.deprecated,
    }
}

fn skipped_row(skipped: &Skipped) -> OperationRow {
    OperationRow {
        method: skipped.method.clone(),
        path: skipped.path.clone(),
        operation_id: skipped.operation_id.clone(),
        tag: skipped.tag.clone(),
        grade: Grade::Skipped,
        rust: None,
        reasons: skipped.reasons.clone(),
    }
}

fn operation_row(
    operation: &Operation,
    tag: Option<&TagName>,
    name: &Ident,
    left_out: Vec<LeftOut>,
) -> OperationRow {
    let rust = match tag {
        Some(tag) => format!("{}::{}::{name}", tag.module, tag.handle),
        None => format!("Client::{name}"),
    };
    let notes = operation.notes.iter().map(|note| note.message.clone());
    let reasons: Vec<String> = notes.chain(left_out.iter().map(|left| left.message.clone())).collect();
    let degraded = Grade::of(&operation.notes) != Grade::Full || left_out.iter().any(|left| left.degrades);
    OperationRow {
        method: operation.key.method.clone(),
        path: operation.key.path.clone(),
        operation_id: operation.operation_id.clone(),
        tag: method::tag_of(operation),
        grade: if degraded { Grade::Degraded } else { Grade::Full },
        rust: Some(rust),
        reasons,
    }
}
