//! Compares the parameters of an operation that both documents have.

use crate::diff::kind::{ChangeKind, LifecycleChange, OperationChange, SchemaChange};
use std::borrow::Cow;
use std::collections::HashMap;

use super::cause::{CallPart, Cause, Site};
use super::comparison::{Comparison, Usage};
use super::lifecycle::Retirement;
use super::matching::{by_key, keyed};
use super::member::Member;
use super::pairs::From;
use super::rename::{self, Named};
use super::surface::About;
use crate::api::{ListKeys, Location, Operation, Parameter, ParameterForm, PathPart};

/// Parameters of both sides that are one.
type Matched<'a> = Vec<(&'a Parameter, &'a Parameter)>;

/// Those that are one, those that only the base has, and those that only the revision has.
type Sorted<'a> = (Matched<'a>, Vec<&'a Parameter>, Vec<&'a Parameter>);

impl<'a> Comparison<'a> {
    /// Compares the parameters of a call.
    pub(super) fn parameters(&mut self, call: usize, old: &'a Operation, new: &'a Operation) {
        let (mut both, mut removed, mut added) = by_name(old, new);
        self.path_names(call, (old, new), (&mut both, &mut removed, &mut added));
        let elsewhere = |p: &Parameter| (p.location != Location::Path).then(|| p.name.to_ascii_lowercase());
        let moved = by_key(&mut removed, &mut added, elsewhere, elsewhere);
        for (base, revision) in &moved {
            let message = format!(
                "{} moved from the {} to the {}",
                name(base),
                place(base.location),
                place(revision.location)
            );
            let cause =
                self.about_parameter(call, OperationChange::ParameterMoved, base, revision).says(message);
            self.found(cause.was(place(base.location)).is(place(revision.location)));
        }
        both.extend(moved);
        self.steps.are_at(new.origin);
        let renamed;
        (renamed, removed, added) = self.renamed(removed, added);
        for (base, revision) in &renamed {
            let kind = if revision.required {
                OperationChange::RequiredParameterRenamed
            } else {
                OperationChange::ParameterRenamed
            };
            let message = format!("{} was renamed to `{}`", name(base), revision.name);
            let cause = self.about_parameter(call, kind, base, revision).says(message);
            self.found(cause.was(&base.name).is(&revision.name));
        }
        both.extend(renamed);
        for base in removed {
            self.parameter_removed(call, base);
        }
        for revision in added {
            self.parameter_added(call, revision);
        }
        self.order(call, old, &both);
        for (base, revision) in both {
            self.parameter(call, base, revision);
        }
        self.unplaced(call, old, new);
    }

    /// Path parameters that the path has no place for: never sent, but meant for something.
    fn unplaced(&mut self, call: usize, old: &'a Operation, new: &'a Operation) {
        let after = keyed(&new.unplaced, |p| &p.name);
        for base in &old.unplaced {
            if let Some(revision) = after.get(&base.name) {
                self.parameter(call, base, revision);
            }
        }
    }

    fn about_parameter(
        &self,
        call: usize,
        kind: impl Into<ChangeKind>,
        old: &Parameter,
        new: &Parameter,
    ) -> Cause {
        let cause = Cause::new(kind, Site::Call(call, CallPart::Request), member(old));
        cause.at(old.origin, new.origin).about(&old.name).about(&new.name)
    }

    /// Path parameters at the same position of the path that have different names.
    fn path_names(
        &mut self,
        call: usize,
        (old, new): (&Operation, &Operation),
        (both, removed, added): (&mut Matched<'a>, &mut Vec<&'a Parameter>, &mut Vec<&'a Parameter>),
    ) {
        let names = |operation: &Operation| -> Vec<String> {
            let parts = operation.path.0.iter();
            parts
                .filter_map(|p| if let PathPart::Parameter(name) = p { Some(name.clone()) } else { None })
                .collect()
        };
        let (before, after) = (names(old), names(new));
        if before.len() != after.len() {
            return;
        }
        let places: HashMap<_, _> = before.iter().zip(&after).filter(|(was, is)| was != is).collect();
        let in_path = |p: &Parameter| p.location == Location::Path;
        let renamed = by_key(
            removed,
            added,
            |b| places.get(&b.name).filter(|_| in_path(b)).copied(),
            |r| Some(&r.name).filter(|_| in_path(r)),
        );
        for (base, revision) in renamed {
            let message = format!("the path parameter `{}` was renamed to `{}`", base.name, revision.name);
            let cause = self
                .about_parameter(call, OperationChange::PathParameterRenamed, base, revision)
                .says(message);
            self.found(cause.was(&base.name).is(&revision.name));
            both.push((base, revision));
        }
    }

    /// Parameters that have another name now, and what is left of both lists without them.
    fn renamed(&mut self, removed: Vec<&'a Parameter>, added: Vec<&'a Parameter>) -> Sorted<'a> {
        // Names in a path are only names: those of other places are what travels.
        let (kept, removed) = removed.into_iter().partition::<Vec<_>, _>(|p| p.location == Location::Path);
        let (new, added) = added.into_iter().partition::<Vec<_>, _>(|p| p.location == Location::Path);
        let named = |base: bool, list: &[&Parameter]| -> Vec<_> {
            let rest = |p: &Parameter| (p.location, p.required, self.meaning_of(base, &p.ty));
            list.iter().map(|p| Named::new(&p.name, rest(p))).collect()
        };
        let names = (named(true, &removed), named(false, &added));
        let found = rename::find(&names.0, &names.1, &mut self.steps);
        let both = found.iter().map(|(b, r)| (removed[*b], added[*r])).collect();
        let (removed, added) = rename::others(removed, added, &found);
        (both, kept.into_iter().chain(removed).collect(), new.into_iter().chain(added).collect())
    }

    fn parameter_removed(&mut self, call: usize, old: &Parameter) {
        let (kind, message) = match self.retirement(old.docs.deprecated, &old.hints) {
            Retirement::Unannounced => {
                (OperationChange::ParameterRemoved, format!("{} was removed", name(old)))
            }
            Retirement::Due => (
                OperationChange::ParameterRetired,
                format!("{} was removed after it had been deprecated", name(old)),
            ),
            Retirement::Early(date) => (
                OperationChange::ParameterRemovedBeforeSunset,
                format!("{} was removed before its sunset date, {date}", name(old)),
            ),
        };
        let cause = Cause::new(kind, Site::Call(call, CallPart::Request), member(old)).says(message);
        self.found(
            cause.at(old.origin, Default::default()).about(&old.name).was(&old.name).takes([old.ty.ty]),
        );
    }

    fn parameter_added(&mut self, call: usize, new: &Parameter) {
        let required = new.required;
        let kind =
            if required { OperationChange::RequiredParameterAdded } else { OperationChange::ParameterAdded };
        let message = format!("{} was added{}", name(new), if required { " and is required" } else { "" });
        let cause = Cause::new(kind, Site::Call(call, CallPart::Request), member(new)).says(message);
        self.found(
            cause.at(Default::default(), new.origin).about(&new.name).is(&new.name).brings([new.ty.ty]),
        );
    }

    fn parameter(&mut self, call: usize, old: &Parameter, new: &Parameter) {
        let title = name(old);
        if old.required != new.required {
            let (kind, message) = if new.required {
                (OperationChange::ParameterRequired, format!("{title} is now required"))
            } else {
                (OperationChange::ParameterOptional, format!("{title} is now optional"))
            };
            let cause = self.about_parameter(call, kind, old, new).says(message);
            self.found(cause);
        }
        let is_same = old.form == new.form && old.list_keys == new.list_keys;
        let is_other = old.segments != new.segments || (!is_same && !self.written_alike(old, new));
        if is_other && old.location == new.location {
            let message = format!("the serialization of {title} changed from {} to {}", form(old), form(new));
            let cause = self.about_parameter(call, OperationChange::ParameterStyle, old, new).says(message);
            self.found(cause.was(form(old)).is(form(new)));
        }
        self.parameter_words(call, old, new);
        let text = matches!(new.form, ParameterForm::Style { .. });
        let way = CallPart::Request;
        let place = Usage {
            site: Site::Call(call, way),
            from: From::Call(call, self.direction(call, way)),
            member: member(old),
            part: About::Named(old.name.clone()),
            name: title,
            at: (old.origin, new.origin),
            text,
            tells_default: true,
        };
        self.uses(place, &old.ty, &new.ty);
    }

    /// Default, emptiness, deprecation and docs.
    fn parameter_words(&mut self, call: usize, old: &Parameter, new: &Parameter) {
        let title = name(old);
        let default = |p: &Parameter, api: &crate::api::Api| {
            p.default.clone().or_else(|| api.ty(p.ty.ty).default.clone())
        };
        let (was, is) = (default(old, self.base), default(new, self.revision));
        if was != is {
            let (kind, message) = match (&was, &is) {
                (None, Some(is)) => {
                    (OperationChange::ParameterDefaultAdded, format!("{title} gained the default `{is}`"))
                }
                (Some(was), Some(is)) => (
                    OperationChange::ParameterDefaultChanged,
                    format!("the default of {title} changed from `{was}` to `{is}`"),
                ),
                _ => (OperationChange::ParameterDefaultRemoved, format!("{title} lost its default")),
            };
            let mut cause = self.about_parameter(call, kind, old, new).says(message);
            cause.values = (was.map(|v| v.to_string()), is.map(|v| v.to_string()));
            self.found(cause);
        }
        if old.allow_empty != new.allow_empty {
            let (kind, words) = if new.allow_empty {
                (OperationChange::ParameterEmptyAllowed, "may now be sent without a value")
            } else {
                (OperationChange::ParameterEmptyRefused, "may no longer be sent without a value")
            };
            let cause = self.about_parameter(call, kind, old, new).says(format!("{title} {words}"));
            self.found(cause);
        }
        let deprecated = (old.docs.deprecated, new.docs.deprecated);
        if deprecated.0 != deprecated.1 {
            let (kind, words) = if new.docs.deprecated {
                (LifecycleChange::ParameterDeprecated, "was deprecated")
            } else {
                (LifecycleChange::ParameterReactivated, "is no longer deprecated")
            };
            let cause = self.about_parameter(call, kind, old, new).says(format!("{title} {words}"));
            self.found(cause);
        }
        let site = Site::Call(call, CallPart::Request);
        self.lifecycle_of(site, member(old), (&old.hints, &new.hints), deprecated, (old.origin, new.origin));
        if old.docs.description != new.docs.description {
            let kind = SchemaChange::DocumentationChanged;
            let message = format!("the description of {title} changed");
            let cause = self.about_parameter(call, kind, old, new).says(message);
            self.found(cause);
        }
    }

    /// Styles that write values of the type in the same way: lists and objects are what `explode` is for.
    fn written_alike(&self, old: &Parameter, new: &Parameter) -> bool {
        let (
            ParameterForm::Style { style: a, allow_reserved: x, .. },
            ParameterForm::Style { style: b, allow_reserved: y, .. },
        ) = (&old.form, &new.form)
        else {
            return false;
        };
        let plain = |api: &crate::api::Api, ty: &crate::api::TypeUse| {
            use super::view::View;
            matches!(View::of(api, api.behind(ty).ty), View::Scalar(_) | View::Enumeration(_))
        };
        a == b && x == y && plain(self.base, &old.ty) && plain(self.revision, &new.ty)
    }

    /// Required parameters that were there before and come in another order.
    fn order(&mut self, call: usize, old: &Operation, both: &Matched<'a>) {
        let mut kept: Vec<&(&Parameter, &Parameter)> =
            both.iter().filter(|(b, r)| b.required && r.required).collect();
        let places = |list: &[Parameter]| -> HashMap<*const Parameter, usize> {
            list.iter().map(std::ptr::from_ref).zip(0..).collect()
        };
        let Some(new) = self.calls[call].revision else { return };
        let (before, after) = (places(&old.parameters), places(&new.parameters));
        kept.sort_by_key(|(base, _)| before.get(&std::ptr::from_ref(*base)));
        let places: Vec<_> = kept.iter().map(|(_, is)| after.get(&std::ptr::from_ref(*is))).collect();
        if places.is_sorted() {
            return;
        }
        let cause = Cause::new(
            OperationChange::ParametersReordered,
            Site::Call(call, CallPart::Request),
            Member::Parameters,
        );
        self.found(cause.says("the required parameters were reordered").at(old.origin, new.origin).latent());
    }
}

/// What a parameter is called in messages.
fn name(parameter: &Parameter) -> String {
    format!("the {} parameter `{}`", place(parameter.location), parameter.name)
}

/// The member of the operation that a parameter is.
fn member(parameter: &Parameter) -> Member {
    Member::Parameter(parameter.location, parameter.name.clone())
}

fn place(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::QueryString => "query string",
        Location::Header => "header",
        Location::Cookie => "cookie",
    }
}

fn form(parameter: &Parameter) -> String {
    let slashes = if parameter.segments { ", may have slashes" } else { "" };
    let form = match &parameter.form {
        ParameterForm::Style { style, explode, allow_reserved } => {
            let exploded = if *explode { ", exploded" } else { "" };
            let reserved = if *allow_reserved { ", reserved characters as they are" } else { "" };
            let keys = match parameter.list_keys {
                ListKeys::Mixed => String::new(),
                keys => format!(", lists by `{}`", keys.as_str()),
            };
            format!("{}{exploded}{reserved}{keys}", style.as_str())
        }
        ParameterForm::Content(media_type) => media_type.clone(),
    };
    format!("{form}{slashes}")
}

/// Matches parameters by name and location; returns the matches and what is left on both sides.
fn by_name<'a>(
    old: &'a Operation,
    new: &'a Operation,
) -> (Matched<'a>, Vec<&'a Parameter>, Vec<&'a Parameter>) {
    let mut removed: Vec<&Parameter> = old.parameters.iter().collect();
    let mut added: Vec<&Parameter> = new.parameters.iter().collect();
    let name = |p: &'a Parameter| match p.location {
        Location::Header => Some((p.location, Cow::Owned(p.name.to_ascii_lowercase()))),
        _ => Some((p.location, Cow::Borrowed(p.name.as_str()))),
    };
    let both = by_key(&mut removed, &mut added, name, name);
    (both, removed, added)
}
