//! Compares the operations, webhooks and callbacks of two documents: which were added, removed or moved, and what changed of
//! each as a whole.

use super::calls::{Call, Match, pair_up};
use super::cause::{CallPart, Cause, Site};
use super::comparison::Comparison;
use super::lifecycle::Retirement;
use super::member::Member;
use crate::api::{Callback, Operation, Origin, PathPart};
use crate::diff::kind::{ApiChange, ChangeKind, LifecycleChange, OperationChange, SchemaChange};

impl<'a> Comparison<'a> {
    /// Compares all operations and webhooks.
    pub(super) fn operations(&mut self) {
        let (base, revision) = (self.base, self.revision);
        let matches = pair_up(&base.operations, &revision.operations);
        for (old, new, how) in matches.both {
            let call = self.call(Some(old), Some(new), false, None);
            self.operation(call, old, new, how);
        }
        for old in matches.removed {
            let call = self.call(Some(old), None, false, None);
            self.removed(call, old);
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
        for tag in old.tags.iter().filter(|tag| !new.tags.contains(tag)) {
            let cause = self.whole(call, OperationChange::TagRemoved, Member::Tags);
            self.found(cause.says(format!("the tag `{tag}` was removed")).was(tag));
        }
        for tag in new.tags.iter().filter(|tag| !old.tags.contains(tag)) {
            let cause = self.whole(call, OperationChange::TagAdded, Member::Tags);
            self.found(cause.says(format!("the tag `{tag}` was added")).is(tag));
        }
        let (first, now) = (old.tags.first(), new.tags.first());
        let reordered = old.tags.len() == new.tags.len() && old.tags.iter().all(|tag| new.tags.contains(tag));
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

    fn removed(&mut self, call: usize, old: &'a Operation) {
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
        let hint = self.rename_hint(old);
        let cause = self.whole(call, kind, Member::Itself).says(message).hint(hint);
        self.found(cause.takes(Self::types_of(old)));
    }

    /// An added operation that looks like a removed one.
    fn rename_hint(&self, old: &Operation) -> Option<String> {
        let known = |operation: &&Operation| {
            !self.base.operations.iter().any(|other| other.key == operation.key)
                && operation.key.method == old.key.method
        };
        let shape = |path: &crate::api::PathTemplate| {
            path.0.iter().filter(|p| matches!(p, PathPart::Parameter(_))).count()
        };
        let mut alike = self.revision.operations.iter().filter(known).filter(|new| {
            shape(&new.path) == shape(&old.path)
                && strsim::jaro_winkler(&new.key.path, &old.key.path) > 0.9
                && new.responses.len() == old.responses.len()
        });
        let first = alike.next()?;
        alike.next().is_none().then(|| {
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

    /// Operations that one side could not make sense of.
    fn set_aside(&mut self) {
        let (base, revision) = (self.base, self.revision);
        for skipped in &revision.skipped {
            let before =
                base.skipped.iter().any(|s| (&s.method, &s.path) == (&skipped.method, &skipped.path));
            let known = |call: &Call<'_>| (&call.method, &call.path) == (&skipped.method, &skipped.path);
            if before {
                continue;
            }
            let message = format!("the operation can no longer be generated: {}", skipped.reasons.join(" "));
            match self.calls.iter().position(known) {
                Some(call) => {
                    self.causes.retain(|cause| cause.site != Site::Call(call, CallPart::Whole));
                    let mut cause =
                        self.whole(call, OperationChange::OperationSetAside, Member::Itself).says(message);
                    cause.at.1 = skipped.origin;
                    self.found(cause);
                }
                None => {
                    let place = Member::Operation(skipped.method.clone(), skipped.path.clone());
                    let cause =
                        Cause::new(OperationChange::OperationSetAside, Site::Api, place).says(message);
                    self.found(cause.at(Origin::default(), skipped.origin));
                }
            }
        }
        for skipped in &base.skipped {
            let known = |call: &Call<'_>| (&call.method, &call.path) == (&skipped.method, &skipped.path);
            if let Some(call) = self.calls.iter().position(known) {
                self.causes.retain(|cause| cause.site != Site::Call(call, CallPart::Whole));
                let message = "the operation can now be generated";
                let mut cause =
                    self.whole(call, OperationChange::OperationTakenUp, Member::Itself).says(message);
                cause.at.0 = skipped.origin;
                self.found(cause);
            }
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

    fn callbacks(&mut self, call: usize, old: &'a [Callback], new: &'a [Callback]) {
        for base in old {
            let member = Member::Callback(base.name.clone());
            let counterpart = |c: &&Callback| c.name == base.name && c.expression == base.expression;
            let renamed = |c: &&Callback| {
                c.name == base.name && !old.iter().any(|o| o.name == c.name && o.expression == c.expression)
            };
            match new.iter().find(counterpart).or_else(|| new.iter().find(renamed)) {
                Some(revision) => self.callback(call, base, revision),
                None => {
                    let cause = self.whole(call, ApiChange::CallbackRemoved, member);
                    self.found(
                        cause.says(format!("the callback `{}` was removed", base.name)).was(&base.expression),
                    );
                }
            }
        }
        for revision in new.iter().filter(|c| !old.iter().any(|o| o.name == c.name)) {
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
