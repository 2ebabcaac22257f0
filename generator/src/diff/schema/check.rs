//! What schemas ask for beyond shape and bounds.

use super::{Comparison, Pair, PairId};
use crate::api::Check;
use crate::diff::kind::Kind;
use crate::diff::kinds::bounds as kinds;
use crate::diff::view::View;

/// Keywords whose value is a number that bounds a count: name, and whether more of it leaves less.
const COUNTS: [(&str, bool); 2] = [("minContains", true), ("maxContains", false)];

impl Comparison<'_> {
    /// Compares conditions keyword by keyword, and formats where no scalar has them.
    pub(super) fn checks(&mut self, id: PairId, pair: Pair) {
        let (base, revision) = (self.base, self.revision);
        let (old, new) = (&base.ty(pair.base).checks, &revision.ty(pair.revision).checks);
        for was in old {
            match new.iter().find(|c| c.keyword == was.keyword) {
                Some(is) if is.value == was.value => {}
                Some(is) => self.check(id, Some(was), Some(is), changed(was, is)),
                None => self.check(id, Some(was), None, idle_or(was, kinds::CHECK_REMOVED)),
            }
        }
        for is in new.iter().filter(|c| !old.iter().any(|o| o.keyword == c.keyword)) {
            self.check(id, None, Some(is), idle_or(is, kinds::CHECK_ADDED));
        }
        self.foreign_format(id, pair);
    }

    fn check(&mut self, id: PairId, was: Option<&Check>, is: Option<&Check>, kind: &'static Kind) {
        let Some(either) = is.or(was) else { return };
        let keyword = &either.keyword;
        let message = match (was, is) {
            (Some(_), Some(_)) => format!("`{keyword}` changed"),
            (None, _) => format!("`{keyword}` was added"),
            _ => format!("`{keyword}` was removed"),
        };
        let mut cause = self.about(kind, id).says(message);
        cause.member = format!(" {keyword}");
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
            self.about(kinds::IDLE_KEYWORD, id).says("`format` of a type that has no formats changed");
        cause.member = " format".to_owned();
        cause.values = (was.clone(), is.clone());
        self.found(cause);
    }
}

fn idle_or(check: &Check, kind: &'static Kind) -> &'static Kind {
    if check.effective { kind } else { kinds::IDLE_KEYWORD }
}

fn changed(was: &Check, is: &Check) -> &'static Kind {
    if !was.effective || !is.effective {
        return kinds::IDLE_KEYWORD;
    }
    let count = COUNTS.iter().find(|(keyword, _)| *keyword == is.keyword);
    match (count, was.value.as_f64(), is.value.as_f64()) {
        (Some((_, tighter)), Some(was), Some(is)) if (is > was) == *tighter => kinds::BOUND_TIGHTENED,
        (Some(_), Some(_), Some(_)) => kinds::BOUND_LOOSENED,
        _ if is.keyword.starts_with("content") && is.keyword != "contentSchema" => kinds::CONTENT_CHANGED,
        _ => kinds::CHECK_CHANGED,
    }
}
