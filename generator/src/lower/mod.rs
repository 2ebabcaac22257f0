//! What the schemas and operations of a document mean.
//!
//! In: a [`Resolved`] document. Out: an [`Api`]: owned data in which no keyword is left.
//!
//! Each file decides one thing and has its decisions in a table at its top:
//!
//! | file | decides |
//! |---|---|
//! | `schema` | what a schema is at all: a component by reference, an alias, a shape |
//! | `all_of`, `unevaluated` | what several schemas that hold at once say together |
//! | `object`, `array`, `scalar`, `enumeration`, `constraint` | the shapes and their bounds |
//! | `union`, `discriminator`, `inheritance` | `oneOf`, `anyOf`, and parents with a discriminator |
//! | `either` | unions that only say which members have to be there |
//! | `itself`, `circles` | unions that are branches of themselves |
//! | `middle` | what a reference into the middle of another schema is |
//! | `branches`, `dispatch` | which branches are one, and how the others are told apart |
//! | `fixed` | which members have the value that a discriminator gives the type |
//! | `aliases`, `nullable`, `prune`, `direction` | what can only be said once every type is known |
//! | `order` | which types are looked at before which |
//! | `inside` | what lists and objects values have inside of them |
//! | `open_styles` | how what styles leave open is spelled |
//! | `operation`, `parameter`, `path`, `template`, `media`, `webhook` | operations and what they are made of |
//! | `events`, `event_fields`, `event_types`, `sequence` | what an item of a stream is |
//! | `paging`, `task`, `pointer` | which operations list page by page, or begin work that goes on |
//! | `lenient` | whether the hint for lenient reading says something |
//! | `security`, `auth_format`, `servers`, `info` | what holds for the whole document |
//! | `schemas` | which schema values of a type are checked against |
//! | `xml` | what of the XML Objects is kept |
//! | `unchecked`, `findings` | what is not honoured, and how that is told |
//!
//! Types are handed out by id before they are defined, so neither circles nor depth need care. What a document says and
//! this stage does not honour is never dropped in silence: each is a finding with a code of its own, and a note on the type
//! or operation that it concerns.

mod aliases;
mod all_of;
mod array;
mod auth_format;
mod branches;
mod budget;
mod checks;
mod circles;
mod constraint;
mod direction;
mod discriminator;
mod dispatch;
mod either;
mod enumeration;
mod event_fields;
mod event_types;
mod events;
mod findings;
mod fixed;
mod hints;
mod implied;
mod info;
mod inheritance;
mod inside;
mod intersection;
mod itself;
mod lenient;
mod lowering;
mod media;
mod merged;
mod middle;
mod nullable;
mod object;
mod open_styles;
mod operation;
mod options;
mod order;
mod paging;
mod parameter;
mod path;
mod pointer;
mod prune;
mod scalar;
mod schema;
mod schemas;
mod security;
mod sequence;
mod servers;
mod spent;
mod subtypes;
mod task;
mod template;
mod types;
mod unchecked;
mod unevaluated;
mod union;
mod webhook;
mod words;
mod xml;

use crate::api::{Api, Ends};
use crate::diagnostic::Diagnostics;
use crate::resolve::Resolved;
use findings::Findings;
use lowering::Lowering;
pub use options::{ImpliedTypes, Options};
pub use scalar::formats;

/// Works out what a document means.
pub fn lower(resolved: &Resolved, options: &Options, diagnostics: &mut Diagnostics) -> Api {
    let mut lowering = Lowering {
        resolved,
        strict: options.strict,
        limits: options.limits,
        spent: spent::Spent::default(),
        findings: Findings::new(diagnostics),
        types: types::Types::default(),
        subtypes: subtypes::Subtypes::default(),
        events: event_types::Events::default(),
        ids: lowering::Ids::default(),
        places: hints::Places::default(),
    };
    let mut api = lowering.interface();
    if lowering.is_spent() {
        return api;
    }
    let places = std::mem::take(&mut lowering.types.places);
    api.types = lowering.types.into_definitions();
    event_fields::settle(&mut api, &lowering.events);
    let opened = event_fields::opened(&api.types, &lowering.events);
    middle::settle(&mut api, resolved, &places);
    finish(&mut api, options, &mut lowering.findings);
    api.schemas =
        resolved.document.source_schemas.as_ref().map(|written| schemas::schemas(written, &api, &opened));
    paging::decide(&mut api, &lowering.places, &mut lowering.findings);
    task::decide(&mut api, &lowering.places, &mut lowering.findings);
    open_styles::decide(&mut api, &mut lowering.findings);
    lenient::check(&mut api, &lowering.places, &mut lowering.findings);
    api
}

/// What can only be said once every type is known.
fn finish(api: &mut Api, options: &Options, findings: &mut Findings<'_>) {
    aliases::break_circles(&mut api.types, findings);
    circles::flatten(&mut api.types, &options.limits, findings);
    implied::settle(api, options.implied_types, findings);
    nullable::spread(api);
    branches::merge(&mut api.types, findings);
    aliases::collapse(api);
    aliases::mark_lists(&mut api.types);
    nullable::spread(api);
    aliases::collapse_never_null(api);
    dispatch::infer(&mut api.types, findings);
    branches::keep_titles(&mut api.types);
    fixed::settle(&mut api.types);
    prune::prune(api);
    direction::spread(api);
    xml::settle(api, findings);
    api.ends = Ends::of(&api.types);
}

impl Lowering<'_, '_> {
    fn interface(&mut self) -> Api {
        self.components();
        let outcome = self.paths();
        let webhooks = self.webhooks();
        let openapi = &self.resolved.document.openapi;
        let api = Api {
            info: info::info(&self.resolved.document),
            servers: self.document_servers(),
            tags: info::tags(&self.resolved.document, &outcome.operations),
            security_schemes: self.security_schemes(),
            types: Vec::new(),
            ends: Ends::default(),
            operations: outcome.operations,
            webhooks,
            skipped: outcome.skipped,
            schemas: None,
            hints: info::hints(openapi),
        };
        self.settle_pending();
        api
    }
}
