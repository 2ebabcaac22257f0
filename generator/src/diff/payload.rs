//! Compares request bodies, responses and headers of an operation that both documents have.

use std::collections::HashMap;

use super::cause::{CallPart, Cause, Site};
use super::comparison::{Comparison, Usage};
use super::matching::keyed;
use super::media;
use super::member::{Member, Payload};
use super::pairs::{From, REQUEST, RESPONSE};
use super::surface::About;
use crate::api::{
    Body, DataForm, Direction, EventItem, Header, MediaType, Operation, Origin, PartEncoding, Response,
    StatusRange,
};
use crate::diff::kind::{ChangeKind, LifecycleChange, PayloadChange, SchemaChange};

/// Whose body or header it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    Request,
    Response(StatusRange),
}

impl Whose {
    fn part(self) -> CallPart {
        match self {
            Self::Request => CallPart::Request,
            Self::Response(_) => CallPart::Response,
        }
    }

    fn about(self) -> About {
        match self {
            Self::Request => About::Body,
            Self::Response(_) => About::Answer,
        }
    }

    fn member(self, payload: Payload) -> Member {
        match self {
            Self::Request => Member::Body(payload),
            Self::Response(status) => Member::Response(status, payload),
        }
    }

    /// What it is called in messages.
    fn name(self) -> String {
        match self {
            Self::Request => "the request body".to_owned(),
            Self::Response(status) => format!("the response `{status}`"),
        }
    }
}

impl<'a> Comparison<'a> {
    /// The way that values of a part of a call travel.
    pub(super) fn direction(&self, call: usize, way: CallPart) -> Direction {
        match (way, self.calls[call].swapped) {
            (CallPart::Response, false) | (CallPart::Request, true) => RESPONSE,
            _ => REQUEST,
        }
    }

    /// Compares the request bodies of a call.
    pub(super) fn body(&mut self, call: usize, old: &'a Operation, new: &'a Operation) {
        let site = Site::Call(call, CallPart::Request);
        let say = |kind: PayloadChange, message: &str, at: (Origin, Origin)| {
            Cause::new(kind, site, Member::Body(Payload::Itself)).says(message).at(at.0, at.1)
        };
        let required = |o: &Operation| o.body.as_ref().map(|body| body.required).or(o.empty_body);
        let origin = |o: &Operation| o.body.as_ref().map_or(o.origin, |body| body.origin);
        let at = (origin(old), origin(new));
        let (kind, message) = match (required(old), required(new)) {
            (None, Some(true)) => (PayloadChange::RequiredBodyAdded, "a required request body was added"),
            (None, Some(false)) => (PayloadChange::BodyAdded, "a request body was added"),
            (Some(_), None) => (PayloadChange::BodyRemoved, "the request body was removed"),
            (Some(false), Some(true)) => (PayloadChange::BodyRequired, "the request body is now required"),
            (Some(true), Some(false)) => (PayloadChange::BodyOptional, "the request body is now optional"),
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
        let (site, at) = (Site::Call(call, CallPart::Request), (old.origin, new.origin));
        if old.description != new.description {
            let kind = SchemaChange::DocumentationChanged;
            let cause = Cause::new(kind, site, Member::Body(Payload::Itself))
                .says("the description of the request body changed");
            self.found(cause.at(at.0, at.1));
        }
        self.content(call, Whose::Request, (&old.content, &new.content), at);
    }

    /// Compares the responses of a call.
    pub(super) fn responses(&mut self, call: usize, old: &'a Operation, new: &'a Operation) {
        let (before, after) = (keyed(&old.responses, |r| r.status), keyed(&new.responses, |r| r.status));
        for base in &old.responses {
            match after.get(&base.status) {
                Some(revision) => self.response(call, base, revision),
                None => self.response_gone(call, base),
            }
        }
        for revision in new.responses.iter().filter(|r| !before.contains_key(&r.status)) {
            let kind = match revision.status {
                StatusRange::Default => PayloadChange::DefaultResponseAdded,
                status if status.is_success() => PayloadChange::SuccessAdded,
                _ => PayloadChange::ErrorAdded,
            };
            let status = revision.status;
            let member = Member::Response(status, Payload::Itself);
            let cause = Cause::new(kind, Site::Call(call, CallPart::Response), member).is(status);
            let cause = cause.brings(types_of(&revision.content));
            let message = format!("the response `{status}` was added");
            self.found(cause.says(message).at(Origin::default(), revision.origin));
        }
    }

    fn response_gone(&mut self, call: usize, old: &Response) {
        let kind = match old.status {
            StatusRange::Default => PayloadChange::DefaultResponseRemoved,
            status if status.is_success() => PayloadChange::SuccessRemoved,
            _ => PayloadChange::ErrorRemoved,
        };
        let status = old.status;
        let member = Member::Response(status, Payload::Itself);
        let cause = Cause::new(kind, Site::Call(call, CallPart::Response), member).was(status);
        let cause = cause.takes(types_of(&old.content));
        self.found(
            cause.says(format!("the response `{status}` was removed")).at(old.origin, Origin::default()),
        );
    }

    fn response(&mut self, call: usize, old: &'a Response, new: &'a Response) {
        let whose = Whose::Response(old.status);
        let at = (old.origin, new.origin);
        if old.description != new.description {
            let kind = SchemaChange::DocumentationChanged;
            let cause = Cause::new(kind, Site::Call(call, CallPart::Response), whose.member(Payload::Itself));
            self.found(cause.says(format!("the description of {} changed", whose.name())).at(at.0, at.1));
        }
        self.content(call, whose, (&old.content, &new.content), at);
        self.headers(call, old.status, (&old.headers, &new.headers), at);
    }

    /// Compares the media types of a body.
    fn content(
        &mut self,
        call: usize,
        whose: Whose,
        (old, new): (&'a [MediaType], &'a [MediaType]),
        at: (Origin, Origin),
    ) {
        self.steps.are_at(at.1);
        let (both, removed, added) = media::pair_up(old, new, &mut self.steps);
        let (site, name) = (Site::Call(call, whose.part()), whose.name());
        let member = |media: &MediaType| whose.member(Payload::MediaType(media.name.clone()));
        for (base, revision) in both {
            if let Some(kind) = media::change(&base.name, &revision.name) {
                let message =
                    format!("the media type of {name} changed from `{}` to `{}`", base.name, revision.name);
                let cause = Cause::new(kind, site, member(base)).says(message);
                self.found(cause.at(at.0, at.1).was(&base.name).is(&revision.name));
            }
            self.media_type(call, whose, (base, revision), at);
        }
        for base in removed {
            let cause = Cause::new(PayloadChange::MediaTypeRemoved, site, member(base));
            let message = format!("the media type `{}` of {name} was removed", base.name);
            let cause = cause.says(message).at(at.0, at.1).was(&base.name);
            self.found(cause.takes(types_of(std::slice::from_ref(base))));
        }
        for revision in added {
            let cause = Cause::new(PayloadChange::MediaTypeAdded, site, member(revision));
            let message = format!("the media type `{}` of {name} was added", revision.name);
            let cause = cause.says(message).at(at.0, at.1).is(&revision.name);
            self.found(cause.brings(types_of(std::slice::from_ref(revision))));
        }
    }

    fn media_type(
        &mut self,
        call: usize,
        whose: Whose,
        (old, new): (&'a MediaType, &'a MediaType),
        at: (Origin, Origin),
    ) {
        let text = old.name.starts_with("application/x-www-form-urlencoded");
        let (part, name) = (whose.part(), whose.name());
        let parts = [
            (&old.ty, &new.ty, (PayloadChange::BodySchemaAdded, PayloadChange::BodySchemaRemoved), ""),
            (
                &old.item,
                &new.item,
                (PayloadChange::StreamItemAdded, PayloadChange::StreamItemRemoved),
                "an item of ",
            ),
        ];
        for (base, revision, kinds, of) in parts {
            let place = Usage {
                site: Site::Call(call, part),
                from: From::Call(call, self.direction(call, part)),
                member: whose.member(Payload::MediaType(old.name.clone())),
                part: whose.about(),
                name: format!("{of}{name}"),
                at,
                text,
                tells_default: false,
            };
            self.schemas(place, (base.as_ref(), revision.as_ref()), kinds);
        }
        let place = (Site::Call(call, part), whose.member(Payload::MediaType(old.name.clone())));
        self.root_spelling(place, &name, (old, new), at);
        self.item_forms(call, whose, (old, new), at);
        self.encodings(call, whose, (old, new), at);
    }

    /// What the items of a stream are made of, where there were some and there still are.
    fn item_forms(
        &mut self,
        call: usize,
        whose: Whose,
        (old, new): (&'a MediaType, &'a MediaType),
        at: (Origin, Origin),
    ) {
        let is_raw = |event: &Option<EventItem>| matches!(event, None | Some(EventItem::Raw));
        let gone = is_raw(&old.event) || is_raw(&new.event);
        let is_parts = |media: &MediaType| media.parts.as_ref().map(|parts| parts.is_json);
        let same_parts = is_parts(old) == is_parts(new);
        if (gone || old.event == new.event) && same_parts {
            return;
        }
        let member = whose.member(Payload::MediaType(old.name.clone()));
        let message = format!("an item of {} is made of something else", whose.name());
        let cause = Cause::new(PayloadChange::StreamItemForm, Site::Call(call, whose.part()), member);
        let mut cause = cause.says(message).at(at.0, at.1);
        cause.values = (form_of(old), form_of(new));
        self.found(cause);
    }

    /// A place that may have a schema or none.
    fn schemas(
        &mut self,
        place: Usage,
        (old, new): (Option<&crate::api::TypeUse>, Option<&crate::api::TypeUse>),
        (added, removed): (PayloadChange, PayloadChange),
    ) {
        let (kind, words) = match (old, new) {
            (Some(base), Some(revision)) => return self.uses(place, base, revision),
            (None, None) => return,
            (None, Some(_)) => (added, "gained a schema"),
            (Some(_), None) => (removed, "lost its schema"),
        };
        let message = format!("{} {words}", place.name);
        let cause = Cause::new(kind, place.site, place.member).says(message).at(place.at.0, place.at.1);
        self.found(cause.takes(old.map(|used| used.ty)).brings(new.map(|used| used.ty)));
    }

    fn encodings(
        &mut self,
        call: usize,
        whose: Whose,
        (old, new): (&'a MediaType, &'a MediaType),
        at: (Origin, Origin),
    ) {
        let by_part = |media: &'a MediaType| keyed(&media.encoding, |encoding| encoding.property.as_str());
        let (before, after) = (by_part(old), by_part(new));
        let facts = |list: &HashMap<&str, &'a PartEncoding>, part: &str| {
            list.get(part).map(|e| (e.content_type.clone(), e.style, e.explode, e.allow_reserved))
        };
        let mut parts: Vec<&str> =
            old.encoding.iter().chain(&new.encoding).map(|e| e.property.as_str()).collect();
        parts.sort_unstable();
        parts.dedup();
        for part in parts {
            let (was, is) = (facts(&before, part), facts(&after, part));
            let unsaid = (None, None, None, false);
            if was.clone().unwrap_or(unsaid.clone()) == is.clone().unwrap_or(unsaid) {
                continue;
            }
            let member = whose.member(Payload::FormPart(old.name.clone(), part.to_owned()));
            let cause = Cause::new(PayloadChange::EncodingChanged, Site::Call(call, whose.part()), member);
            let message = format!("the encoding of the part `{part}` of {} changed", whose.name());
            let values = |facts: Option<_>| facts.map(|f: (Option<String>, _, _, _)| format!("{f:?}"));
            let mut cause = cause.says(message).at(at.0, at.1).about(part);
            cause.values = (values(was), values(is));
            self.found(cause);
        }
    }

    fn headers(
        &mut self,
        call: usize,
        status: StatusRange,
        (old, new): (&'a [Header], &'a [Header]),
        at: (Origin, Origin),
    ) {
        let site = Site::Call(call, CallPart::Response);
        let member = |header: &Header| Member::Response(status, Payload::Header(header.name.clone()));
        let name = |header: &'a Header| header.name.to_ascii_lowercase();
        let (before, after) = (keyed(old, name), keyed(new, name));
        let as_written = keyed(new, |header| &header.name);
        for base in old {
            match as_written.get(&base.name).or_else(|| after.get(&name(base))) {
                Some(revision) => self.header(call, member(base), (base, revision), at),
                None => {
                    let kind = if base.required {
                        PayloadChange::RequiredHeaderRemoved
                    } else {
                        PayloadChange::HeaderRemoved
                    };
                    let cause = Cause::new(kind, site, member(base)).was(&base.name);
                    self.found(cause.says(format!("the header `{}` was removed", base.name)).at(at.0, at.1));
                }
            }
        }
        for revision in new.iter().filter(|h| !before.contains_key(&name(h))) {
            let cause = Cause::new(PayloadChange::HeaderAdded, site, member(revision)).is(&revision.name);
            self.found(cause.says(format!("the header `{}` was added", revision.name)).at(at.0, at.1));
        }
    }

    fn header(
        &mut self,
        call: usize,
        member: Member,
        (old, new): (&'a Header, &'a Header),
        at: (Origin, Origin),
    ) {
        let (part, site) = (CallPart::Response, Site::Call(call, CallPart::Response));
        let name = format!("the header `{}`", old.name);
        let mut say = |kind: ChangeKind, words: &str| {
            self.causes
                .push(Cause::new(kind, site, member.clone()).says(format!("{name} {words}")).at(at.0, at.1));
        };
        match (old.required, new.required) {
            (false, true) => say(PayloadChange::HeaderRequired.into(), "is now required"),
            (true, false) => say(PayloadChange::HeaderOptional.into(), "is now optional"),
            _ => {}
        }
        match (old.docs.deprecated, new.docs.deprecated) {
            (false, true) => say(LifecycleChange::HeaderDeprecated.into(), "was deprecated"),
            (true, false) => say(LifecycleChange::HeaderReactivated.into(), "is no longer deprecated"),
            _ => {}
        }
        if old.explode != new.explode {
            say(PayloadChange::HeaderStyle.into(), "is now serialized differently");
        }
        if old.docs.description != new.docs.description {
            say(SchemaChange::DocumentationChanged.into(), "has a new description");
        }
        let from = From::Call(call, self.direction(call, part));
        let place =
            Usage { site, from, member, part: About::Answer, name, at, text: true, tells_default: false };
        self.uses(place, &old.ty, &new.ty);
    }
}

/// The types of bodies.
fn types_of(content: &[MediaType]) -> Vec<crate::api::TypeId> {
    content.iter().flat_map(|media| media.ty.iter().chain(&media.item)).map(|used| used.ty).collect()
}

/// What an item of a stream is made of, in a few words.
fn form_of(media: &MediaType) -> Option<String> {
    let words = match (&media.event, &media.parts) {
        (Some(EventItem::Raw), _) => "events with text".to_owned(),
        (Some(EventItem::Data(DataForm::Json)), _) => "the data of events, as JSON".to_owned(),
        (Some(EventItem::Data(DataForm::Text)), _) => "the data of events, as text".to_owned(),
        (Some(EventItem::Fields(fields)), _) => {
            let data = if fields.data == DataForm::Text { "text" } else { "JSON" };
            let list = |words: &str, names: &[String]| match names {
                [] => String::new(),
                names => format!(", {words} {}", names.join(", ")),
            };
            let others =
                [list("but for", &fields.except), list("until", &fields.ends), list("up to", &fields.last)];
            format!("events with data as {data}{}", others.concat())
        }
        (None, Some(parts)) => (if parts.is_json { "parts of JSON" } else { "parts" }).to_owned(),
        (None, None) => return None,
    };
    Some(words)
}
