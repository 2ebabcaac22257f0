//! Compares deprecations, sunset dates (`x-sunset`) and stability levels (`x-stability-level`).

use crate::diff::kind::LifecycleChange;
use jiff::civil::Date;

use super::cause::{Cause, Site};
use super::comparison::Comparison;
use super::member::{Extension, Member};
use super::promises::Promises;
use crate::api::{Hints, Operation, Origin};

/// How a removed thing had been announced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Retirement {
    /// Not at all.
    Unannounced,
    /// It was deprecated, and its sunset date, if it had one, has passed.
    Due,
    /// It was deprecated, but promised until this day.
    Early(Date),
}

/// Levels of stability, lowest first.
const LEVELS: [&str; 4] = ["draft", "alpha", "beta", "stable"];

enum Sunset {
    None,
    Day(Date),
    Invalid(String),
}

impl Comparison<'_> {
    /// How the removal of a thing was announced.
    pub(super) fn retirement(&self, deprecated: bool, hints: &Hints) -> Retirement {
        match (deprecated, sunset(hints)) {
            (false, _) => Retirement::Unannounced,
            (true, Sunset::Day(day)) if day > self.promises.today => Retirement::Early(day),
            (true, Sunset::Invalid(_)) => Retirement::Unannounced,
            (true, _) => Retirement::Due,
        }
    }

    /// Sunset date and stability level of something that both sides have.
    pub(super) fn lifecycle_of(
        &mut self,
        site: Site,
        member: Member,
        (old, new): (&Hints, &Hints),
        deprecated: (bool, bool),
        at: (Origin, Origin),
    ) {
        let mut say = |kind: LifecycleChange, message: String, was: Option<String>, is: Option<String>| {
            let place = member.clone().extension(Extension::Sunset);
            let mut cause = Cause::new(kind, site, place).says(message).at(at.0, at.1);
            cause.values = (was, is);
            self.causes.push(cause);
        };
        let (was, is) = (sunset(old), sunset(new));
        let day = |sunset: &Sunset| if let Sunset::Day(day) = sunset { Some(*day) } else { None };
        match (&was, &is) {
            (Sunset::Invalid(a), Sunset::Invalid(b)) if a == b => {}
            (_, Sunset::Invalid(text)) => {
                let message = format!("the sunset date `{text}` is not a date");
                say(LifecycleChange::SunsetInvalid, message, None, Some(text.clone()));
            }
            (Sunset::Day(was), Sunset::None) if deprecated == (true, true) => {
                say(
                    LifecycleChange::SunsetDeleted,
                    format!("the sunset date {was} was removed"),
                    Some(was.to_string()),
                    None,
                );
            }
            (_, Sunset::Day(is)) if day(&was) != Some(*is) => {
                let (kind, message) = self.promises.judge(day(&was), *is, level(new));
                let before = day(&was).map(|d| d.to_string());
                let mut cause = Cause::new(kind, site, member.clone().extension(Extension::Sunset))
                    .says(message)
                    .at(at.0, at.1);
                cause.values = (before, Some(is.to_string()));
                self.causes.push(cause);
            }
            _ => {}
        }
        self.stability(site, member, (old, new), at);
    }

    fn stability(&mut self, site: Site, member: Member, (old, new): (&Hints, &Hints), at: (Origin, Origin)) {
        let (was, is) = (old.get("x-stability-level"), new.get("x-stability-level"));
        let rank = |value: Option<&serde_json::Value>| match value {
            None => Ok(LEVELS.len() - 1),
            Some(value) => LEVELS.iter().position(|l| value.as_str() == Some(l)).ok_or(value.to_string()),
        };
        let (kind, message) = match (rank(was), rank(is)) {
            (_, Err(text)) if was != is => {
                (LifecycleChange::StabilityInvalid, format!("the stability level {text} is unknown"))
            }
            (Err(text), Ok(_)) => (
                LifecycleChange::StabilityInvalid,
                format!("the stability level {text} of the base is unknown"),
            ),
            (Ok(a), Ok(b)) if b < a => (
                LifecycleChange::StabilityLowered,
                format!("the stability level changed from `{}` to `{}`", LEVELS[a], LEVELS[b]),
            ),
            (Ok(a), Ok(b)) if b > a => (
                LifecycleChange::StabilityRaised,
                format!("the stability level changed from `{}` to `{}`", LEVELS[a], LEVELS[b]),
            ),
            _ => return,
        };
        let mut cause =
            Cause::new(kind, site, member.extension(Extension::StabilityLevel)).says(message).at(at.0, at.1);
        cause.values = (was.map(ToString::to_string), is.map(ToString::to_string));
        self.found(cause);
    }

    /// The promises that an added operation makes.
    pub(super) fn promises_of_new(&mut self, call: usize, new: &Operation) {
        let site = Site::Call(call, super::cause::CallPart::Whole);
        if let Sunset::Invalid(text) = sunset(&new.hints) {
            let message = format!("the sunset date `{text}` is not a date");
            let cause =
                Cause::new(LifecycleChange::SunsetInvalid, site, Member::Itself.extension(Extension::Sunset))
                    .says(message)
                    .is(text);
            self.found(cause.at(Origin::default(), new.origin));
        }
        let level = new.hints.get("x-stability-level");
        if let Some(level) = level.filter(|l| !LEVELS.iter().any(|known| l.as_str() == Some(known))) {
            let message = format!("the stability level {level} is unknown");
            let cause = Cause::new(
                LifecycleChange::StabilityInvalid,
                site,
                Member::Itself.extension(Extension::StabilityLevel),
            )
            .says(message)
            .is(level);
            self.found(cause.at(Origin::default(), new.origin));
        }
    }
}

impl Promises {
    fn judge(&self, was: Option<Date>, is: Date, level: usize) -> (LifecycleChange, String) {
        let grace = match level {
            3 => self.grace_stable,
            2 => self.grace_beta,
            _ => 0,
        };
        let days = is.since(self.today).map_or(0, |span| span.get_days());
        match was {
            Some(was) if is < was && days < grace => (
                LifecycleChange::SunsetEarlier,
                format!(
                    "the sunset date moved from {was} to {is}, {days} days from today; {grace} are required"
                ),
            ),
            Some(was) => (LifecycleChange::SunsetLater, format!("the sunset date moved from {was} to {is}")),
            None if days < grace => (
                LifecycleChange::SunsetTooSoon,
                format!("the sunset date {is} is {days} days from today; {grace} are required"),
            ),
            None => (LifecycleChange::SunsetSet, format!("the sunset date {is} was set")),
        }
    }
}

/// Whether what bears these hints is declared to be in the making: then nothing is promised about it.
pub(super) fn is_unstable(hints: &Hints) -> bool {
    level(hints) < 2
}

fn level(hints: &Hints) -> usize {
    let word = hints.get("x-stability-level").and_then(|value| value.as_str());
    word.and_then(|word| LEVELS.iter().position(|level| *level == word)).unwrap_or(LEVELS.len() - 1)
}

/// A full date, or a date and time, of RFC 3339.
fn sunset(hints: &Hints) -> Sunset {
    let Some(value) = hints.get("x-sunset") else { return Sunset::None };
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match text.get(..10).and_then(|day| day.parse().ok()) {
        Some(day) if text.len() == 10 || text[10..].starts_with(['T', 't', ' ']) => Sunset::Day(day),
        _ => Sunset::Invalid(text),
    }
}
