//! Operations (OpenAPI 4.8.10).
//!
//! In: an operation and its path item. Out: an [`Operation`], or why it has to be set aside.

use openapiv3::{PathItem, ReferenceOr};

use super::findings::Finding;
use super::lowering::Lowering;
use crate::api::{
    Body, ComponentKind, Docs, Note, Operation, OperationKey, Origin, Parameter, PathTemplate, Response,
    Root, Server, Skipped, StatusRange, Step, TypeKey,
};
use crate::diagnostic::Code;
use crate::source::NodeId;

/// An operation at its place in the document.
pub(super) struct At<'d> {
    pub(super) method: String,
    /// The path as written, or what stands for it in webhooks and callbacks.
    pub(super) path: String,
    /// What the inline types of the operation are called after.
    pub(super) key: TypeKey,
    pub(super) item: &'d PathItem,
    pub(super) operation: &'d openapiv3::Operation,
    pub(super) node: Option<NodeId>,
}

/// What holds a path item.
#[derive(Clone, Copy)]
pub(super) enum Holder<'h> {
    /// The paths of the document.
    Paths,
    /// Its webhooks.
    Webhooks,
    /// The callback of this name, of the operation with this key.
    Callback(&'h TypeKey, &'h str),
}

impl Holder<'_> {
    /// What the inline types of an operation are called after.
    fn key(self, operation: OperationKey) -> TypeKey {
        match self {
            Self::Paths => TypeKey::new(Root::Operation(operation)),
            Self::Webhooks => TypeKey::new(Root::Webhook(operation)),
            Self::Callback(owner, name) => owner.below(Step::Callback(name.to_owned(), operation)),
        }
    }
}

/// Operations, and those that had to be set aside.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) operations: Vec<Operation>,
    pub(super) skipped: Vec<Skipped>,
}

impl<'d> Lowering<'d, '_> {
    /// The operations of all paths, in document order.
    pub(super) fn paths(&mut self) -> Outcome {
        let mut outcome = Outcome::default();
        let resolved = self.resolved;
        for (path, item) in resolved.document.openapi.paths.iter() {
            if let ReferenceOr::Item(item) = item {
                self.path_item(path, Holder::Paths, item, &mut outcome);
            }
        }
        outcome
    }

    /// The operations of one path item.
    pub(super) fn path_item(
        &mut self,
        path: &str,
        holder: Holder<'_>,
        item: &'d PathItem,
        outcome: &mut Outcome,
    ) {
        let resolved = self.resolved;
        let extra = resolved.document.extra(&item.extensions).into_iter();
        let extra =
            extra.flat_map(|extra| &extra.operations).map(|(method, operation)| (method.as_str(), operation));
        let mut operations: Vec<_> = item.iter().chain(extra).collect();
        operations.sort_by_key(|(_, operation)| resolved.document.node_of(&operation.extensions));
        for (method, operation) in operations {
            let method = method.to_owned();
            let own = OperationKey { method: method.clone(), path: path.to_owned() };
            let at = At {
                key: holder.key(own),
                path: path.to_owned(),
                node: self.node_of(&operation.extensions),
                method,
                item,
                operation,
            };
            if !self.may_call(item.parameters.len() + operation.parameters.len(), at.node) {
                return;
            }
            match self.broken(&at) {
                Some(reason) => outcome.skipped.push(self.skip(&at, reason)),
                None => {
                    let operation = self.operation(&at);
                    outcome.operations.push(operation);
                }
            }
            self.settle_pending();
        }
    }

    fn operation(&mut self, at: &At<'d>) -> Operation {
        let mut notes = Vec::new();
        let written = at.operation;
        let mut parameters = self.parameters(at, &mut notes);
        let (path, unplaced) = self.path_template(at, &mut parameters, &mut notes);
        let (body, empty_body) =
            self.body(at, &mut notes).map_or_else(|empty| (None, empty), |body| (Some(body), None));
        let mut hints = super::hints::of(&at.item.extensions);
        hints.extend(super::hints::of(&written.extensions));
        self.places.note(&self.resolved.document, at.node, [&at.item.extensions, &written.extensions]);
        Operation {
            key: OperationKey { method: at.method.clone(), path: at.path.clone() },
            operation_id: self.operation_id(at, &mut notes),
            path,
            tags: written.tags.clone(),
            docs: docs(at),
            parameters,
            unplaced,
            body,
            empty_body,
            responses: self.responses(at, &mut notes),
            security: self.requirements(at, &mut notes),
            servers: self.own_servers(at),
            callbacks: self.callbacks(at),
            paging: None,
            task: None,
            notes,
            hints,
            origin: Origin(at.node),
        }
    }

    fn own_servers(&mut self, at: &At<'d>) -> Vec<Server> {
        let servers = if at.operation.servers.is_empty() { &at.item.servers } else { &at.operation.servers };
        self.servers(servers)
    }

    /// The id, unless an operation before has it.
    fn operation_id(&mut self, at: &At<'d>, notes: &mut Vec<Note>) -> Option<String> {
        let id = at.operation.operation_id.clone().filter(|id| !id.trim().is_empty())?;
        let Some(first) = self.ids.get(&id) else {
            self.ids.insert(id.clone(), at.node);
            return Some(id);
        };
        let message = format!("`operationId: {id}` is taken; this operation is named by its path");
        let finding = Finding::new(Code::DUPLICATE_OPERATION_ID, at.node, message)
            .related(*first, "the operation that has it")
            .error_if(self.strict);
        self.findings.note(notes, finding);
        None
    }

    /// The request body; where there is none to send, whether one without a media type has to be there.
    fn body(&mut self, at: &At<'d>, notes: &mut Vec<Note>) -> Result<Body, Option<bool>> {
        let written = at.operation.request_body.as_ref();
        let found = written.and_then(|body| self.resolved.request_body(body));
        let (component, body) = found.ok_or(None)?;
        let key = match component {
            Some(name) => TypeKey::new(Root::Component(ComponentKind::RequestBody, name.to_owned())),
            None => at.key.below(Step::Body),
        };
        let content = self.content(&body.content, &key, notes);
        let node = self.node_of(&body.extensions);
        if content.is_empty() {
            let message = "the request body has no media type, so it cannot be sent";
            self.findings.note(notes, Finding::new(Code::EMPTY_BODY, node.or(at.node), message).degrading());
            return Err(Some(body.required));
        }
        Ok(Body {
            required: body.required,
            optional: self.resolved.document.extra(&body.extensions).and_then(|extra| extra.required)
                == Some(false),
            description: super::words::text(body.description.as_deref()),
            content,
            origin: Origin(node),
        })
    }

    fn responses(&mut self, at: &At<'d>, notes: &mut Vec<Note>) -> Vec<Response> {
        let written = &at.operation.responses;
        let mut list = Vec::with_capacity(written.responses.len() + 1);
        for (status, response) in &written.responses {
            let status = match status {
                openapiv3::StatusCode::Code(code) => StatusRange::Exact(*code),
                openapiv3::StatusCode::Range(class) => StatusRange::Class(*class as u8),
            };
            list.extend(self.response(at, status, response, notes));
        }
        if let Some(response) = &written.default {
            list.extend(self.response(at, StatusRange::Default, response, notes));
        }
        list
    }

    fn response(
        &mut self,
        at: &At<'d>,
        status: StatusRange,
        entry: &'d ReferenceOr<openapiv3::Response>,
        notes: &mut Vec<Note>,
    ) -> Option<Response> {
        let (component, response) = self.resolved.response(entry)?;
        let key = match component {
            Some(name) => TypeKey::new(Root::Component(ComponentKind::Response, name.to_owned())),
            None => at.key.below(Step::Response(status)),
        };
        Some(Response {
            status,
            description: self.response_words(response),
            content: self.content(&response.content, &key, notes),
            headers: self.headers(&response.headers, &key),
            origin: Origin(self.node_of(&response.extensions)),
        })
    }

    fn response_words(&self, response: &openapiv3::Response) -> String {
        let extra = self.resolved.document.extra(&response.extensions);
        let summary = extra.and_then(|extra| extra.summary.as_deref());
        super::words::summed_up("", summary, Some(&response.description)).unwrap_or_default()
    }

    /// Why the operation does not say what its author wrote.
    fn broken(&self, at: &At<'d>) -> Option<String> {
        let operation = at.operation;
        let body = operation.request_body.as_ref().and_then(|body| self.resolved.request_body(body));
        let own = [&at.item.extensions, &operation.extensions, &operation.responses.extensions];
        let body = body.map(|(_, body)| &body.extensions);
        let mut extras = own.into_iter().chain(body).filter_map(|of| self.resolved.document.extra(of));
        extras.find_map(|extra| extra.invalid.clone())
    }

    fn skip(&mut self, at: &At<'d>, reason: String) -> Skipped {
        let message = format!("`{} {}` is set aside: {reason}", at.method, at.path);
        self.findings.report(&Finding::new(Code::OPERATION_SET_ASIDE, at.node, message));
        Skipped {
            method: at.method.clone(),
            path: at.path.clone(),
            operation_id: at.operation.operation_id.clone(),
            tag: at.operation.tags.first().cloned(),
            reasons: vec![reason],
            origin: Origin(at.node),
        }
    }

    /// The path as it is sent, with what is odd about it, and the parameters that it has no place for. Names of webhooks and
    /// expressions of callbacks are no paths.
    fn path_template(
        &mut self,
        at: &At<'d>,
        parameters: &mut Vec<Parameter>,
        notes: &mut Vec<Note>,
    ) -> (PathTemplate, Vec<Parameter>) {
        if !at.path.starts_with('/') {
            return self.bind_template(at, super::path::text(&at.path), parameters, notes);
        }
        let parsed = super::path::parse(&at.path);
        if let Some(fragment) = &parsed.fragment {
            let message = format!("`{fragment}` is never sent; it only tells this path from others");
            self.findings.note(notes, Finding::new(Code::PATH_FRAGMENT, at.node, message));
        }
        if !parsed.query.is_empty() {
            let message = "the path has a query of its own; what has no name in it is sent as it is written";
            self.findings.note(notes, Finding::new(Code::PATH_QUERY, at.node, message));
        }
        if parsed.is_malformed {
            let message = "a brace in the path has no partner; it is sent as text";
            self.findings.note(notes, Finding::new(Code::MALFORMED_PATH, at.node, message).degrading());
        }
        self.bind_template(at, parsed, parameters, notes)
    }
}

/// The words at an operation; those of its path item where it has none.
fn docs(at: &At<'_>) -> Docs {
    let text = |own: &Option<String>, shared: &Option<String>| {
        super::words::text(own.as_deref()).or_else(|| super::words::text(shared.as_deref()))
    };
    Docs {
        summary: text(&at.operation.summary, &at.item.summary),
        description: text(&at.operation.description, &at.item.description),
        deprecated: at.operation.deprecated,
        examples: Vec::new(),
    }
}
