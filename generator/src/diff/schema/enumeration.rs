//! Compares enums value by value, and enums with plain types.

use std::collections::{HashMap, HashSet};

use serde_json::Value as Json;

use super::{Comparison, Pair, PairId, holds};
use crate::api::{EnumValue, Enumeration, Scalar};
use crate::diff::kind::{ChangeKind, LifecycleChange, SchemaChange};
use crate::diff::rename::{self, Named};
use crate::diff::view::{View, kind_of, word};

impl<'a> Comparison<'a> {
    pub(super) fn enumerations(
        &mut self,
        id: PairId,
        pair: Pair,
        old: &'a Enumeration,
        new: &'a Enumeration,
    ) {
        let (was, is) = (by_value(old), by_value(new));
        let kept = was.keys().any(|value| is.contains_key(value));
        if let (Some(before), Some(after), false) = (old.base, new.base, kept)
            && before != after
            && !holds(after, before, pair.text)
            && !holds(before, after, pair.text)
        {
            return self.replaced(id, pair, View::Enumeration(old), View::Enumeration(new));
        }
        self.openness(id, old, new);
        if let ([was], [is]) = (&old.values[..], &new.values[..])
            && was.value != is.value
        {
            let message = format!(
                "the only allowed value changed from `{}` to `{}`",
                text(&was.value),
                text(&is.value)
            );
            let cause =
                self.about(SchemaChange::ConstChanged, id).says(message).was(&was.value).is(&is.value);
            return self.found(cause);
        }
        self.values(id, old, new, (&was, &is));
    }

    fn values(
        &mut self,
        id: PairId,
        old: &'a Enumeration,
        new: &'a Enumeration,
        (was, is): (&Values<'a>, &Values<'a>),
    ) {
        let without = |list: &'a Enumeration, others: &Values<'_>| -> Vec<&'a EnumValue> {
            list.values.iter().filter(|v| !others.contains_key(&canonical(&v.value))).collect()
        };
        let (lost, gained) = (without(old, is), without(new, was));
        let unquoted = plain_texts([old, new]);
        let text = |value: &Json| told(value, &unquoted);
        let named = |v: &&EnumValue| Named::new(&text(&v.value), v.value.is_string());
        let names =
            (lost.iter().map(named).collect::<Vec<_>>(), gained.iter().map(named).collect::<Vec<_>>());
        let renamed = rename::of_same_words(&names.0, &names.1);
        for (was, is) in renamed.iter().map(|(b, r)| (lost[*b], gained[*r])) {
            let message = format!("the value `{}` was renamed to `{}`", text(&was.value), text(&is.value));
            let cause =
                self.about(SchemaChange::EnumValueRenamed, id).says(message).was(&was.value).is(&is.value);
            self.found(cause);
        }
        // Whoever was told that a list grows does not rely on its end.
        let (removed, added): (ChangeKind, ChangeKind) = match old.open && new.open {
            true => {
                (LifecycleChange::ExtensibleValueRemoved.into(), LifecycleChange::ExtensibleValueAdded.into())
            }
            false => (SchemaChange::EnumValueRemoved.into(), SchemaChange::EnumValueAdded.into()),
        };
        let (lost, gained) = rename::others(lost, gained, &renamed);
        for was in lost {
            let message = format!("the value `{}` was removed", text(&was.value));
            let cause = self.about(removed, id).says(message).was(&was.value);
            self.found(cause.about(&text(&was.value)));
        }
        for is in gained {
            let message = format!("the value `{}` was added", text(&is.value));
            let cause = self.about(added, id).says(message).is(&is.value);
            self.found(cause.about(&text(&is.value)));
        }
        for was in &old.values {
            let Some(is) = is.get(&canonical(&was.value)) else { continue };
            if was.name != is.name {
                let message = format!("the name of the value `{}` changed", text(&was.value));
                let mut cause =
                    self.about(SchemaChange::EnumNameChanged, id).says(message).about(&text(&was.value));
                cause.values = (was.name.clone(), is.name.clone());
                self.found(cause);
            }
        }
    }

    fn openness(&mut self, id: PairId, old: &Enumeration, new: &Enumeration) {
        let (kind, message) = match (old.open, new.open) {
            (false, true) => (SchemaChange::EnumOpened, "the enum is now open to further values"),
            (true, false) => (SchemaChange::EnumClosed, "the enum is now closed"),
            _ => return,
        };
        let cause = self.about(kind, id).says(message);
        self.found(cause);
    }

    pub(super) fn enum_dropped(&mut self, id: PairId, pair: Pair, old: &'a Enumeration, new: &'a Scalar) {
        if old.base.is_none_or(|base| !holds(kind_of(new), base, pair.text)) {
            return self.replaced(id, pair, View::Enumeration(old), View::Scalar(new));
        }
        let message = format!("any {} is now allowed", word(kind_of(new)));
        let cause = self.about(SchemaChange::EnumDropped, id).says(message).was(list(old));
        self.found(cause);
    }

    pub(super) fn became_enum(&mut self, id: PairId, pair: Pair, old: &'a Scalar, new: &'a Enumeration) {
        if new.base.is_none_or(|base| !holds(kind_of(old), base, pair.text)) {
            return self.replaced(id, pair, View::Scalar(old), View::Enumeration(new));
        }
        let message = format!("only these values are now allowed: {}", list(new));
        let cause = self.about(SchemaChange::BecameEnum, id).says(message).is(list(new));
        self.found(cause);
    }
}

/// The values of a list, by a text that only equal ones share.
type Values<'a> = HashMap<String, &'a EnumValue>;

fn by_value(list: &Enumeration) -> Values<'_> {
    list.values.iter().rev().map(|v| (canonical(&v.value), v)).collect()
}

/// A value as JSON, its members in order.
fn canonical(value: &Json) -> String {
    if !value.is_object() && !value.is_array() {
        return value.to_string();
    }
    let mut sorted = value.clone();
    sorted.sort_all_objects();
    sorted.to_string()
}

/// What values that are no text read as.
fn plain_texts(lists: [&Enumeration; 2]) -> HashSet<String> {
    let values = lists.into_iter().flat_map(|list| &list.values);
    values.filter(|v| !v.value.is_string()).map(|v| text(&v.value)).collect()
}

/// A value as people read it; in quotes where one of the lists has another value that reads the same.
fn told(value: &Json, unquoted: &HashSet<String>) -> String {
    let plain = text(value);
    if value.is_string() && unquoted.contains(&plain) { value.to_string() } else { plain }
}

/// A value as people read it.
fn text(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn list(list: &Enumeration) -> String {
    const MOST: usize = 6;
    let mut words: Vec<String> =
        list.values.iter().take(MOST).map(|v| format!("`{}`", text(&v.value))).collect();
    if list.values.len() > MOST {
        words.push(format!("{} more", list.values.len() - MOST));
    }
    words.join(", ")
}
