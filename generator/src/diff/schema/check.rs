//! Compares the keywords of a schema that neither shape nor bounds express, such as `not`, `contains` and `dependentRequired`.

use crate::diff::kind::{BoundChange, LifecycleChange};
use serde_json::Value as Json;

use super::{Comparison, Pair, PairId};
use crate::api::{Check, TypeId};
use crate::diff::matching::keyed;
use crate::diff::member::Member;
use crate::diff::view::View;

/// Keywords whose value is a number that bounds a count: name, and whether more of it leaves less.
const COUNTS: [(&str, bool); 2] = [("minContains", true), ("maxContains", false)];

impl Comparison<'_> {
    /// Compares conditions keyword by keyword, formats where no scalar has them, and open lists of values.
    pub(super) fn checks(&mut self, id: PairId, pair: Pair) {
        let (base, revision) = (self.base, self.revision);
        let (old, new) = (&base.ty(pair.base).checks, &revision.ty(pair.revision).checks);
        let (before, after) = (keyed(old, |c| &c.keyword), keyed(new, |c| &c.keyword));
        for was in old {
            match after.get(&was.keyword) {
                Some(is) if is.value == was.value => {}
                Some(is) => self.check(id, Some(was), Some(is), changed(was, is)),
                None => self.check(id, Some(was), None, idle_or(was, BoundChange::CheckRemoved)),
            }
        }
        for is in new.iter().filter(|c| !before.contains_key(&c.keyword)) {
            self.check(id, None, Some(is), idle_or(is, BoundChange::CheckAdded));
        }
        self.foreign_format(id, pair);
        self.open_values(id, pair);
    }

    fn check(&mut self, id: PairId, was: Option<&Check>, is: Option<&Check>, kind: BoundChange) {
        let Some(either) = is.or(was) else { return };
        let keyword = &either.keyword;
        let message = match (was, is) {
            (Some(_), Some(_)) => format!("`{keyword}` changed"),
            (None, _) => format!("`{keyword}` was added"),
            _ => format!("`{keyword}` was removed"),
        };
        let mut cause = self.about(kind, id).says(message);
        cause.member = Member::Keyword(keyword.clone());
        cause.values = (was.map(|c| c.value.to_string()), is.map(|c| c.value.to_string()));
        cause.at.0 = was.map_or(cause.at.0, |check| check.origin);
        cause.at.1 = is.map_or(cause.at.1, |check| check.origin);
        self.found(cause);
    }

    /// A format on a type that is no scalar.
    fn foreign_format(&mut self, id: PairId, pair: Pair) {
        let scalar = |view| matches!(view, View::Scalar(_));
        let (base, revision) = (self.base, self.revision);
        let both_scalar = scalar(View::of(base, pair.base)) && scalar(View::of(revision, pair.revision));
        let (was, is) = (&base.ty(pair.base).format, &revision.ty(pair.revision).format);
        if both_scalar || was == is {
            return;
        }
        let mut cause =
            self.about(BoundChange::IdleKeyword, id).says("`format` changed, but the type has no formats");
        cause.member = Member::Keyword("format".to_owned());
        cause.values = (was.clone(), is.clone());
        self.found(cause);
    }

    /// `x-extensible-enum`: values that are known so far.
    fn open_values(&mut self, id: PairId, pair: Pair) {
        let list = |hint: Option<&Json>| hint.and_then(Json::as_array).cloned().unwrap_or_default();
        let of = |api: &crate::api::Api, ty: TypeId| list(api.ty(ty).hints.get("x-extensible-enum"));
        let is_enum = |api, ty| matches!(View::of(api, ty), View::Enumeration(_));
        if is_enum(self.base, pair.base) && is_enum(self.revision, pair.revision) {
            return;
        }
        let (old, new) = (of(self.base, pair.base), of(self.revision, pair.revision));
        for was in old.iter().filter(|value| !new.contains(value)) {
            let message = format!("the value {was} was removed from `x-extensible-enum`");
            let cause = self.about(LifecycleChange::ExtensibleValueRemoved, id).says(message).was(was);
            self.found(cause);
        }
        for is in new.iter().filter(|value| !old.contains(value)) {
            let message = format!("the value {is} was added to `x-extensible-enum`");
            let cause = self.about(LifecycleChange::ExtensibleValueAdded, id).says(message).is(is);
            self.found(cause);
        }
    }
}

fn idle_or(check: &Check, kind: BoundChange) -> BoundChange {
    if check.effective { kind } else { BoundChange::IdleKeyword }
}

fn changed(was: &Check, is: &Check) -> BoundChange {
    if !was.effective || !is.effective {
        return BoundChange::IdleKeyword;
    }
    let count = COUNTS.iter().find(|(keyword, _)| *keyword == is.keyword);
    match (count, was.value.as_f64(), is.value.as_f64()) {
        (Some((_, tighter)), Some(was), Some(is)) if (is > was) == *tighter => BoundChange::BoundTightened,
        (Some(_), Some(_), Some(_)) => BoundChange::BoundLoosened,
        _ if is.keyword.starts_with("content") && is.keyword != "contentSchema" => {
            BoundChange::ContentChanged
        }
        _ => BoundChange::CheckChanged,
    }
}
