//! Bodies, responses and headers of an operation that both documents have.

use super::cause::{Cause, Site, Way};
use super::comparison::{Comparison, Place};
use super::kind::Kind;
use super::kinds::{lifecycle, payload as kinds};
use super::pairs::{From, REQUEST, RESPONSE};
use super::surface::About;
use crate::api::{Body, Direction, Header, MediaType, Operation, Origin, Response, StatusRange};

impl<'a> Comparison<'a> {
    /// The way that values of a part of a call travel.
    pub(super) fn direction(&self, call: usize, way: Way) -> Direction {
        match (way, self.calls[call].swapped) {
            (Way::Response, false) | (Way::Request, true) => RESPONSE,
            _ => REQUEST,
        }
    }

    /// Compares the request bodies of a call.
    pub(super) fn body(&mut self, call: usize, old: &'a Operation, new: &'a Operation) {
        let site = Site::Call(call, Way::Request);
        let say = |kind: &'static Kind, message: &str, at: (Origin, Origin)| {
            Cause::new(kind, site, "body").says(message).at(at.0, at.1)
        };
        let required = |o: &Operation| o.body.as_ref().map(|body| body.required).or(o.empty_body);
        let origin = |o: &Operation| o.body.as_ref().map_or(o.origin, |body| body.origin);
        let at = (origin(old), origin(new));
        let (kind, message) = match (required(old), required(new)) {
            (None, Some(true)) => (kinds::REQUIRED_BODY_ADDED, "a request body was added and has to be sent"),
            (None, Some(false)) => (kinds::BODY_ADDED, "a request body was added"),
            (Some(_), None) => (kinds::BODY_REMOVED, "the request body was removed"),
            (Some(false), Some(true)) => (kinds::BODY_REQUIRED, "the request body has to be sent now"),
            (Some(true), Some(false)) => (kinds::BODY_OPTIONAL, "the request body may be left out now"),
            _ => return self.bodies(call, old.body.as_ref(), new.body.as_ref()),
        };
        let types =
            |o: &Operation| o.body.iter().flat_map(|body| types_of(&body.content)).collect::<Vec<_>>();
        let mut cause = say(kind, message, at);
        if old.body.is_none() || new.body.is_none() {
            cause = cause.takes(types(old)).brings(types(new));
        }
        self.found(cause);
        self.bodies(call, old.body.as_ref(), new.body.as_ref());
    }

    fn bodies(&mut self, call: usize, old: Option<&'a Body>, new: Option<&'a Body>) {
        let (Some(old), Some(new)) = (old, new) else { return };
        let (site, at) = (Site::Call(call, Way::Request), (old.origin, new.origin));
        if old.description != new.description {
            let kind = super::kinds::schema::DOCUMENTATION_CHANGED;
            let cause = Cause::new(kind, site, "body").says("the description of the request body changed");
            self.found(cause.at(at.0, at.1));
        }
        self.content(call, Way::Request, "body", "the request body", (&old.content, &new.content), at);
    }

    /// Compares the responses of a call.
    pub(super) fn responses(&mut self, call: usize, old: &'a Operation, new: &'a Operation) {
        for base in &old.responses {
            match new.responses.iter().find(|r| r.status == base.status) {
                Some(revision) => self.response(call, base, revision),
                None => self.response_gone(call, base),
            }
        }
        for revision in new.responses.iter().filter(|r| !old.responses.iter().any(|o| o.status == r.status)) {
            let kind = match revision.status {
                StatusRange::Default => kinds::DEFAULT_RESPONSE_ADDED,
                status if status.is_success() => kinds::SUCCESS_ADDED,
                _ => kinds::ERROR_ADDED,
            };
            let status = status(revision.status);
            let cause = Cause::new(kind, Site::Call(call, Way::Response), &status).is(&status);
            let cause = cause.brings(types_of(&revision.content));
            let message = format!("the response `{status}` was added");
            self.found(cause.says(message).at(Origin::default(), revision.origin));
        }
    }

    fn response_gone(&mut self, call: usize, old: &Response) {
        let kind = match old.status {
            StatusRange::Default => kinds::DEFAULT_RESPONSE_REMOVED,
            status if status.is_success() => kinds::SUCCESS_REMOVED,
            _ => kinds::ERROR_REMOVED,
        };
        let status = status(old.status);
        let cause = Cause::new(kind, Site::Call(call, Way::Response), &status).was(&status);
        let cause = cause.takes(types_of(&old.content));
        self.found(
            cause.says(format!("the response `{status}` was removed")).at(old.origin, Origin::default()),
        );
    }

    fn response(&mut self, call: usize, old: &'a Response, new: &'a Response) {
        let status = status(old.status);
        let name = format!("the response `{status}`");
        let at = (old.origin, new.origin);
        if old.description != new.description {
            let kind = super::kinds::schema::DOCUMENTATION_CHANGED;
            let cause = Cause::new(kind, Site::Call(call, Way::Response), &status);
            self.found(cause.says(format!("the description of {name} changed")).at(at.0, at.1));
        }
        self.content(call, Way::Response, &status, &name, (&old.content, &new.content), at);
        self.headers(call, Way::Response, &status, (&old.headers, &new.headers), at);
    }

    /// Compares the media types of a body.
    fn content(
        &mut self,
        call: usize,
        way: Way,
        member: &str,
        name: &str,
        (old, new): (&'a [MediaType], &'a [MediaType]),
        at: (Origin, Origin),
    ) {
        let mut removed: Vec<&MediaType> = old.iter().collect();
        let mut added: Vec<&MediaType> = new.iter().collect();
        let mut both = Vec::new();
        for rule in media::RULES {
            removed.retain(|base| {
                let twin = added.iter().position(|revision| rule(&base.name, &revision.name));
                twin.inspect(|index| both.push((*base, added.remove(*index)))).is_none()
            });
        }
        let site = Site::Call(call, way);
        for (base, revision) in both {
            if let Some(kind) = media::change(&base.name, &revision.name) {
                let message = format!("{name} comes as `{}` now, not as `{}`", revision.name, base.name);
                let cause = Cause::new(kind, site, format!("{member} {}", base.name)).says(message);
                self.found(cause.at(at.0, at.1).was(&base.name).is(&revision.name));
            }
            self.media_type(call, way, member, name, (base, revision), at);
        }
        for base in removed {
            let cause = Cause::new(kinds::MEDIA_TYPE_REMOVED, site, format!("{member} {}", base.name));
            let message = format!("{name} does not come as `{}` any more", base.name);
            let cause = cause.says(message).at(at.0, at.1).was(&base.name);
            self.found(cause.takes(types_of(std::slice::from_ref(base))));
        }
        for revision in added {
            let cause = Cause::new(kinds::MEDIA_TYPE_ADDED, site, format!("{member} {}", revision.name));
            let message = format!("{name} may come as `{}` now", revision.name);
            let cause = cause.says(message).at(at.0, at.1).is(&revision.name);
            self.found(cause.brings(types_of(std::slice::from_ref(revision))));
        }
    }

    fn media_type(
        &mut self,
        call: usize,
        way: Way,
        member: &str,
        name: &str,
        (old, new): (&'a MediaType, &'a MediaType),
        at: (Origin, Origin),
    ) {
        let text = old.name.starts_with("application/x-www-form-urlencoded");
        let member = format!("{member} {}", old.name);
        let parts = [
            (&old.ty, &new.ty, (kinds::BODY_SCHEMA_ADDED, kinds::BODY_SCHEMA_REMOVED), ""),
            (&old.item, &new.item, (kinds::STREAM_ITEM_ADDED, kinds::STREAM_ITEM_REMOVED), "an item of "),
        ];
        for (base, revision, kinds, whose) in parts {
            let place = Place {
                site: Site::Call(call, way),
                from: From::Call(call, self.direction(call, way)),
                member: member.clone(),
                part: if way == Way::Response { About::Answer } else { About::Body },
                name: format!("{whose}{name}"),
                at,
                text,
                tells_default: false,
            };
            self.schemas(place, (base.as_ref(), revision.as_ref()), kinds);
        }
        self.encodings(call, way, &member, name, (old, new), at);
    }

    /// A place that may have a schema or none.
    fn schemas(
        &mut self,
        place: Place,
        (old, new): (Option<&crate::api::TypeUse>, Option<&crate::api::TypeUse>),
        (added, removed): (&'static Kind, &'static Kind),
    ) {
        let (kind, words) = match (old, new) {
            (Some(base), Some(revision)) => return self.uses(place, base, revision),
            (None, None) => return,
            (None, Some(_)) => (added, "has a schema now"),
            (Some(_), None) => (removed, "has no schema any more"),
        };
        let message = format!("{} {words}", place.name);
        let cause = Cause::new(kind, place.site, place.member).says(message).at(place.at.0, place.at.1);
        self.found(cause.takes(old.map(|used| used.ty)).brings(new.map(|used| used.ty)));
    }

    fn encodings(
        &mut self,
        call: usize,
        way: Way,
        member: &str,
        name: &str,
        (old, new): (&'a MediaType, &'a MediaType),
        at: (Origin, Origin),
    ) {
        let facts = |media: &'a MediaType, part: &str| {
            let encoding = media.encoding.iter().find(|e| e.property == part);
            encoding.map(|e| (e.content_type.clone(), e.style, e.explode, e.allow_reserved))
        };
        let mut parts: Vec<&str> =
            old.encoding.iter().chain(&new.encoding).map(|e| e.property.as_str()).collect();
        parts.sort_unstable();
        parts.dedup();
        for part in parts {
            let (was, is) = (facts(old, part), facts(new, part));
            let unsaid = (None, None, None, false);
            if was.clone().unwrap_or(unsaid.clone()) == is.clone().unwrap_or(unsaid) {
                continue;
            }
            let cause = Cause::new(
                kinds::ENCODING_CHANGED,
                Site::Call(call, way),
                format!("{member} encoding {part}"),
            );
            let message = format!("the part `{part}` of {name} is encoded in another way");
            let values = |facts: Option<_>| facts.map(|f: (Option<String>, _, _, _)| format!("{f:?}"));
            let mut cause = cause.says(message).at(at.0, at.1).about(part);
            cause.values = (values(was), values(is));
            self.found(cause);
        }
    }

    fn headers(
        &mut self,
        call: usize,
        way: Way,
        member: &str,
        (old, new): (&'a [Header], &'a [Header]),
        at: (Origin, Origin),
    ) {
        let place = |header: &Header| format!("{member} header {}", header.name.to_lowercase());
        for base in old {
            match new.iter().find(|h| h.name.eq_ignore_ascii_case(&base.name)) {
                Some(revision) => self.header(call, way, &place(base), (base, revision), at),
                None => {
                    let kind =
                        if base.required { kinds::REQUIRED_HEADER_REMOVED } else { kinds::HEADER_REMOVED };
                    let cause = Cause::new(kind, Site::Call(call, way), place(base)).was(&base.name);
                    self.found(cause.says(format!("the header `{}` was removed", base.name)).at(at.0, at.1));
                }
            }
        }
        for revision in new.iter().filter(|h| !old.iter().any(|o| o.name.eq_ignore_ascii_case(&h.name))) {
            let cause =
                Cause::new(kinds::HEADER_ADDED, Site::Call(call, way), place(revision)).is(&revision.name);
            self.found(cause.says(format!("the header `{}` was added", revision.name)).at(at.0, at.1));
        }
    }

    fn header(
        &mut self,
        call: usize,
        way: Way,
        member: &str,
        (old, new): (&'a Header, &'a Header),
        at: (Origin, Origin),
    ) {
        let site = Site::Call(call, way);
        let name = format!("the header `{}`", old.name);
        let mut say = |kind: &'static Kind, words: &str| {
            self.causes.push(Cause::new(kind, site, member).says(format!("{name} {words}")).at(at.0, at.1));
        };
        match (old.required, new.required) {
            (false, true) => say(kinds::HEADER_REQUIRED, "is always there now"),
            (true, false) => say(kinds::HEADER_OPTIONAL, "may be missing now"),
            _ => {}
        }
        match (old.docs.deprecated, new.docs.deprecated) {
            (false, true) => say(lifecycle::HEADER_DEPRECATED, "was deprecated"),
            (true, false) => say(lifecycle::HEADER_REACTIVATED, "is not deprecated any more"),
            _ => {}
        }
        if old.explode != new.explode {
            say(kinds::HEADER_STYLE, "is written in another way");
        }
        if old.docs.description != new.docs.description {
            say(super::kinds::schema::DOCUMENTATION_CHANGED, "has another description");
        }
        let from = From::Call(call, self.direction(call, way));
        let place = Place {
            site,
            from,
            member: member.to_owned(),
            part: About::Answer,
            name,
            at,
            text: true,
            tells_default: false,
        };
        self.uses(place, &old.ty, &new.ty);
    }
}

/// The types of bodies.
fn types_of(content: &[MediaType]) -> Vec<crate::api::TypeId> {
    content.iter().flat_map(|media| media.ty.iter().chain(&media.item)).map(|used| used.ty).collect()
}

/// A status as documents write it.
fn status(status: StatusRange) -> String {
    match status {
        StatusRange::Exact(code) => code.to_string(),
        StatusRange::Class(class) => format!("{class}XX"),
        StatusRange::Default => "default".to_owned(),
    }
}

/// Names of media types (RFC 9110, section 8.3.1; RFC 6838).
mod media {
    use super::{Kind, kinds};

    /// When a name of the base and one of the revision mean one body; the surest rule first.
    pub(super) const RULES: [fn(&str, &str) -> bool; 4] = [
        |a, b| a == b,
        |a, b| essence(a) == essence(b),
        |a, b| covers(a, b) || covers(b, a),
        |a, b| format(a).is_some() && format(a) == format(b),
    ];

    /// What the change of a name means.
    pub(super) fn change(a: &str, b: &str) -> Option<&'static Kind> {
        match (a, b) {
            (a, b) if a == b => None,
            (a, b) if essence(a) == essence(b) => Some(kinds::MEDIA_TYPE_PARAMETERS),
            (a, b) if covers(b, a) => Some(kinds::MEDIA_TYPE_WIDENED),
            (a, b) if covers(a, b) => Some(kinds::MEDIA_TYPE_NARROWED),
            (a, b) if has_suffix(a) && !has_suffix(b) => Some(kinds::MEDIA_TYPE_WIDENED),
            (a, b) if has_suffix(b) && !has_suffix(a) => Some(kinds::MEDIA_TYPE_NARROWED),
            _ => Some(kinds::MEDIA_TYPE_SUFFIX),
        }
    }

    /// Without parameters.
    fn essence(name: &str) -> &str {
        name.split(';').next().unwrap_or(name).trim()
    }

    /// `range` is a range that has `name` in it.
    fn covers(range: &str, name: &str) -> bool {
        match essence(range).strip_suffix('*') {
            Some("*/") | Some("") => !essence(name).ends_with('*') || essence(name) != "*/*",
            Some(kind) => essence(name).starts_with(kind) && essence(name) != essence(range),
            None => false,
        }
    }

    /// Whether a name says more than its format: `application/problem+json` is one kind of JSON.
    fn has_suffix(name: &str) -> bool {
        essence(name).contains('+')
    }

    /// The structured syntax: `json` for `application/json` and `application/problem+json`.
    fn format(name: &str) -> Option<&str> {
        let (_, sub) = essence(name).split_once('/')?;
        let suffix = sub.rsplit_once('+').map_or(sub, |(_, suffix)| suffix);
        matches!(suffix, "json" | "xml" | "yaml" | "cbor").then_some(suffix)
    }
}
