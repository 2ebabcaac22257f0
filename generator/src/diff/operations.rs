//! Compares the operations, webhooks and callbacks of two documents: which were added, removed or moved, and what changed of
//! each as a whole.

use std::collections::{HashMap, HashSet, VecDeque};

use indexmap::IndexMap;

use super::calls::{Call, Match, pair_up};
use super::cause::{CallPart, Cause, Site};
use super::comparison::Comparison;
use super::lifecycle::Retirement;
use super::matching::keyed;
use super::member::Member;
use crate::api::{Api, Callback, Operation, Origin, PathPart, Skipped};
use crate::diff::kind::{ApiChange, ChangeKind, LifecycleChange, OperationChange, SchemaChange};

/// Method, number of parameters in the path, and number of responses.
type Outline<'a> = (&'a str, usize, usize);

/// Operations that only the revision has, by what has to be the same of operations that look similar.
type Outlines<'a> = HashMap<Outline<'a>, Vec<&'a Operation>>;

fn outline(operation: &Operation) -> Outline<'_> {
    let parameters = operation.path.0.iter().filter(|part| matches!(part, PathPart::Parameter(_))).count();
    (&operation.key.method, parameters, operation.responses.len())
}

fn outlines<'a>(base: &Api, added: &[&'a Operation]) -> Outlines<'a> {
    let known: HashSet<_> = base.operations.iter().map(|operation| &operation.key).collect();
    let mut out: Outlines<'a> = HashMap::new();
    for operation in added.iter().filter(|operation| !known.contains(&operation.key)) {
        out.entry(outline(operation)).or_default().push(operation);
    }
    out
}

impl<'a> Comparison<'a> {
    /// Compares all operations and webhooks.
    pub(super) fn operations(&mut self) {
        let (base, revision) = (self.base, self.revision);
        let matches = pair_up(&base.operations, &revision.operations);
        for (old, new, how) in matches.both {
            let call = self.call(Some(old), Some(new), false, None);
            self.operation(call, old, new, how);
        }
        let outlines = outlines(base, &matches.added);
        for old in matches.removed {
            let call = self.call(Some(old), None, false, None);
            self.removed(call, old, &outlines);
        }
        for new in matches.added {
            let call = self.call(None, Some(new), false, None);
            self.added(call, new);
        }
        self.set_aside();
        self.webhooks();
    }

    fn call(
        &mut self,
        base: Option<&'a Operation>,
        revision: Option<&'a Operation>,
        swapped: bool,
        parent: Option<(usize, Member)>,
    ) -> usize {
        let key = base.or(revision).map(|operation| operation.key.clone());
        let (method, mut path) = key.map_or_else(Default::default, |key| (key.method, key.path));
        if swapped && parent.is_none() {
            path.insert_str(0, "webhook:");
        }
        self.calls.push(Call { method, path, base, revision, swapped, parent });
        self.calls.len() - 1
    }

    fn whole(&self, call: usize, kind: impl Into<ChangeKind>, member: Member) -> Cause {
        let origin = |operation: Option<&Operation>| operation.map_or_else(Origin::default, |o| o.origin);
        let at = (origin(self.calls[call].base), origin(self.calls[call].revision));
        Cause::new(kind, Site::Call(call, CallPart::Whole), member).at(at.0, at.1)
    }

    /// Everything about an operation that both sides have.
    fn operation(&mut self, call: usize, old: &'a Operation, new: &'a Operation, how: Match) {
        if how == Match::Id {
            self.moved(call, old, new);
        }
        self.identity(call, old, new);
        self.tags(call, old, new);
        self.parameters(call, old, new);
        self.body(call, old, new);
        self.responses(call, old, new);
        self.requirements(call, old, new);
        self.servers(Site::Call(call, CallPart::Whole), &old.servers, &new.servers, (old.origin, new.origin));
        self.callbacks(call, &old.callbacks, &new.callbacks);
        self.promises(call, old, new);
        let changed = self.whole(call, SchemaChange::DocumentationChanged, Member::Itself);
        if (&old.docs.summary, &old.docs.description) != (&new.docs.summary, &new.docs.description) {
            self.found(changed.says("the description of the operation changed"));
        }
    }

    fn moved(&mut self, call: usize, old: &Operation, new: &Operation) {
        if old.key.path != new.key.path {
            let message = format!("the operation moved from `{}` to `{}`", old.key.path, new.key.path);
            let cause = self.whole(call, OperationChange::OperationPathChanged, Member::Itself);
            self.found(cause.says(message).was(&old.key.path).is(&new.key.path));
        }
        if old.key.method != new.key.method {
            let (was, is) = (old.key.method.to_uppercase(), new.key.method.to_uppercase());
            let message = format!("the method changed from {was} to {is}");
            let cause = self.whole(call, OperationChange::OperationMethodChanged, Member::Itself);
            self.found(cause.says(message).was(was).is(is));
        }
    }

    fn identity(&mut self, call: usize, old: &Operation, new: &Operation) {
        let (kind, message) = match (&old.operation_id, &new.operation_id) {
            (Some(was), Some(is)) if was != is => {
                (OperationChange::OperationIdChanged, format!("`operationId` changed from `{was}` to `{is}`"))
            }
            (Some(was), None) => {
                (OperationChange::OperationIdRemoved, format!("`operationId: {was}` was removed"))
            }
            (None, Some(is)) => (OperationChange::OperationIdAdded, format!("`operationId: {is}` was added")),
            _ => return,
        };
        let mut cause = self.whole(call, kind, Member::OperationId).says(message);
        cause.values = (old.operation_id.clone(), new.operation_id.clone());
        self.found(cause);
    }

    fn tags(&mut self, call: usize, old: &Operation, new: &Operation) {
        let (before, after): (HashSet<_>, HashSet<_>) =
            (old.tags.iter().collect(), new.tags.iter().collect());
        for tag in old.tags.iter().filter(|tag| !after.contains(tag)) {
            let cause = self.whole(call, OperationChange::TagRemoved, Member::Tags);
            self.found(cause.says(format!("the tag `{tag}` was removed")).was(tag));
        }
        for tag in new.tags.iter().filter(|tag| !before.contains(tag)) {
            let cause = self.whole(call, OperationChange::TagAdded, Member::Tags);
            self.found(cause.says(format!("the tag `{tag}` was added")).is(tag));
        }
        let (first, now) = (old.tags.first(), new.tags.first());
        let reordered = old.tags.len() == new.tags.len() && before.is_subset(&after);
        if let (Some(was), Some(is), true) = (first, now, first != now && reordered) {
            let cause = self.whole(call, OperationChange::FirstTagChanged, Member::Tags);
            self.found(cause.says(format!("the first tag changed from `{was}` to `{is}`")).was(was).is(is));
        }
    }

    /// The types that an operation uses.
    fn types_of(operation: &Operation) -> Vec<crate::api::TypeId> {
        let mut out = Vec::new();
        operation.each_request_use(&mut |used| out.push(used.ty));
        operation.each_response_use(&mut |used| out.push(used.ty));
        out
    }

    fn removed(&mut self, call: usize, old: &'a Operation, added: &Outlines<'a>) {
        let (kind, message) = match self.retirement(old.docs.deprecated, &old.hints) {
            Retirement::Unannounced => {
                (OperationChange::OperationRemoved, "the operation was removed".to_owned())
            }
            Retirement::Due => {
                (OperationChange::OperationRetired, "the deprecated operation was removed".to_owned())
            }
            Retirement::Early(date) => (
                OperationChange::OperationRemovedBeforeSunset,
                format!("the operation was removed before its sunset date, {date}"),
            ),
        };
        let hint = self.rename_hint(old, added);
        let cause = self.whole(call, kind, Member::Itself).says(message).hint(hint);
        self.found(cause.takes(Self::types_of(old)));
    }

    /// An added operation that looks like a removed one.
    fn rename_hint(&mut self, old: &Operation, added: &Outlines<'a>) -> Option<String> {
        let steps = &mut self.steps;
        let mut alike = added.get(&outline(old))?.iter().filter(|new| {
            steps.are_at(new.origin);
            steps.take(new.key.path.len().saturating_mul(old.key.path.len()))
                && strsim::jaro_winkler(&new.key.path, &old.key.path) > 0.9
        });
        let first = alike.next()?;
        let is_only_one = alike.next().is_none() && !steps.are_spent();
        is_only_one.then(|| {
            format!(
                "`{} {}` was added and looks similar; if it is the same operation, give both the same `operationId`",
                first.key.method.to_uppercase(),
                first.key.path
            )
        })
    }

    fn added(&mut self, call: usize, new: &'a Operation) {
        let cause =
            self.whole(call, OperationChange::OperationAdded, Member::Itself).says("the operation was added");
        self.found(cause.brings(Self::types_of(new)));
        self.promises_of_new(call, new);
    }

    /// Operations that one side could not make sense of. What was set aside beside one of the same method and path is a
    /// second one of it, and no call is lost or won with it.
    fn set_aside(&mut self) {
        let (base, revision) = (self.base, self.revision);
        let only = |api: &'a Api, skipped: &&Skipped| {
            !api.operations.iter().any(|o| o.key.method == skipped.method && o.key.path == skipped.path)
        };
        let before: HashSet<_> = base.skipped.iter().map(|s| (&s.method, &s.path)).collect();
        let mut calls: HashMap<(&str, &str), usize> = HashMap::new();
        for (index, call) in self.calls.iter().enumerate().rev() {
            calls.insert((&call.method, &call.path), index);
        }
        let of = |skipped: &Skipped| calls.get(&(skipped.method.as_str(), skipped.path.as_str())).copied();
        let new = revision.skipped.iter().filter(|s| !before.contains(&(&s.method, &s.path)));
        let new = new.filter(|skipped| only(revision, skipped));
        let new: Vec<_> = new.map(|skipped| (skipped, of(skipped))).collect();
        let old = base.skipped.iter().filter(|skipped| only(base, skipped));
        let old: Vec<_> = old.filter_map(|skipped| Some((skipped, of(skipped)?))).collect();
        // Whatever else was found about them as a whole follows from it.
        let gone: HashSet<usize> =
            new.iter().filter_map(|(_, call)| *call).chain(old.iter().map(|(_, call)| *call)).collect();
        self.causes
            .retain(|cause| !matches!(cause.site, Site::Call(call, CallPart::Whole) if gone.contains(&call)));
        for (skipped, call) in new {
            let message = format!("the operation can no longer be generated: {}", skipped.reasons.join(" "));
            let kind = OperationChange::OperationSetAside;
            let mut cause = match call {
                Some(call) => self.whole(call, kind, Member::Itself),
                None => {
                    let place = Member::Operation(skipped.method.clone(), skipped.path.clone());
                    Cause::new(kind, Site::Api, place)
                }
            };
            cause.at.1 = skipped.origin;
            self.found(cause.says(message));
        }
        for (skipped, call) in old {
            let mut cause = self.whole(call, OperationChange::OperationTakenUp, Member::Itself);
            cause.at.0 = skipped.origin;
            self.found(cause.says("the operation can now be generated"));
        }
    }

    fn webhooks(&mut self) {
        let (base, revision) = (self.base, self.revision);
        let matches = pair_up(&base.webhooks, &revision.webhooks);
        for (old, new, how) in matches.both {
            let call = self.call(Some(old), Some(new), true, None);
            self.operation(call, old, new, how);
        }
        for old in matches.removed {
            let call = self.call(Some(old), None, true, None);
            let cause =
                self.whole(call, ApiChange::WebhookRemoved, Member::Itself).takes(Self::types_of(old));
            self.found(cause.says(format!("the webhook `{}` was removed", old.key.path)).was(&old.key.path));
        }
        for new in matches.added {
            let call = self.call(None, Some(new), true, None);
            let cause = self.whole(call, ApiChange::WebhookAdded, Member::Itself).brings(Self::types_of(new));
            self.found(cause.says(format!("the webhook `{}` was added", new.key.path)).is(&new.key.path));
        }
    }

    /// A callback of a name may have several URLs: those that are there on both sides are compared, then those that are left
    /// in their order, as one URL that changed to another.
    fn callbacks(&mut self, call: usize, old: &'a [Callback], new: &'a [Callback]) {
        let url = |callback: &'a Callback| (&callback.name, &callback.expression);
        let (before, after) = (keyed(old, url), keyed(new, url));
        let mut gained: IndexMap<&str, VecDeque<&Callback>> = IndexMap::new();
        for callback in new.iter().filter(|callback| !before.contains_key(&url(callback))) {
            gained.entry(&callback.name).or_default().push_back(callback);
        }
        for base in old {
            let counterpart = after.get(&url(base)).copied();
            let changed = || gained.get_mut(base.name.as_str()).and_then(VecDeque::pop_front);
            match counterpart.or_else(changed) {
                Some(revision) => self.callback(call, base, revision),
                None => {
                    let member = Member::Callback(base.name.clone());
                    let cause = self.whole(call, ApiChange::CallbackRemoved, member);
                    self.found(
                        cause.says(format!("the callback `{}` was removed", base.name)).was(&base.expression),
                    );
                }
            }
        }
        for revision in gained.into_values().flatten() {
            let cause = self.whole(call, ApiChange::CallbackAdded, Member::Callback(revision.name.clone()));
            self.found(
                cause.says(format!("the callback `{}` was added", revision.name)).is(&revision.expression),
            );
        }
    }

    fn callback(&mut self, call: usize, old: &'a Callback, new: &'a Callback) {
        if old.expression != new.expression {
            let message = format!(
                "the URL of the callback `{}` changed from `{}` to `{}`",
                old.name, old.expression, new.expression
            );
            let cause = self.whole(call, ApiChange::CallbackExpression, Member::Callback(old.name.clone()));
            self.found(cause.says(message).was(&old.expression).is(&new.expression));
        }
        let swapped = !self.calls[call].swapped;
        let counterpart = |list: &'a [Operation], method: &str| list.iter().find(|o| o.key.method == method);
        for base in &old.operations {
            let below = Member::CallbackOperation(old.name.clone(), base.key.method.clone());
            let Some(revision) = counterpart(&new.operations, &base.key.method) else {
                let message = format!("`{}` of the callback `{}` was removed", base.key.method, old.name);
                let cause = self.whole(call, ApiChange::CallbackRemoved, below);
                self.found(cause.says(message));
                continue;
            };
            let inner = self.call(Some(base), Some(revision), swapped, Some((call, below)));
            self.operation(inner, base, revision, Match::Exact);
        }
        for revision in
            new.operations.iter().filter(|o| counterpart(&old.operations, &o.key.method).is_none())
        {
            let message = format!("`{}` of the callback `{}` was added", revision.key.method, old.name);
            let below = Member::CallbackOperation(old.name.clone(), revision.key.method.clone());
            let cause = self.whole(call, ApiChange::CallbackAdded, below);
            self.found(cause.says(message));
        }
    }

    /// Deprecation of an operation, which is a promise about its future.
    fn promises(&mut self, call: usize, old: &Operation, new: &Operation) {
        let deprecated = (old.docs.deprecated, new.docs.deprecated);
        let cause = match deprecated {
            (false, true) => self
                .whole(call, LifecycleChange::OperationDeprecated, Member::Deprecated)
                .says("the operation was deprecated"),
            (true, false) => self
                .whole(call, LifecycleChange::OperationReactivated, Member::Deprecated)
                .says("the operation is no longer deprecated"),
            _ => {
                return self.lifecycle_of(
                    Site::Call(call, CallPart::Whole),
                    Member::Itself,
                    (&old.hints, &new.hints),
                    deprecated,
                    (old.origin, new.origin),
                );
            }
        };
        self.found(cause);
        self.lifecycle_of(
            Site::Call(call, CallPart::Whole),
            Member::Itself,
            (&old.hints, &new.hints),
            deprecated,
            (old.origin, new.origin),
        );
    }
}
