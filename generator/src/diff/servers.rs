//! Compares the servers of two documents or two operations.

use std::collections::HashSet;

use indexmap::IndexMap;
use indexmap::map::Entry;

use super::cause::{Cause, Site};
use super::comparison::Comparison;
use super::matching::keyed;
use super::member::Member;
use crate::api::{Origin, Server, ServerVariable};
use crate::diff::kind::ApiChange;

impl Comparison<'_> {
    /// Compares two lists of servers.
    pub(super) fn servers(&mut self, site: Site, old: &[Server], new: &[Server], at: (Origin, Origin)) {
        let mut say = |kind: ApiChange, message: String, was: Option<&str>, is: Option<&str>| {
            let mut cause = Cause::new(kind, site, Member::Servers).says(message).at(at.0, at.1);
            cause.values = (was.map(str::to_owned), is.map(str::to_owned));
            self.causes.push(cause);
        };
        let (old, new) = (&distinct(old)[..], &distinct(new)[..]);
        let (before, after) = (keyed(old, url), keyed(new, url));
        let lost: Vec<&Server> = old.iter().filter(|s| !after.contains_key(url(s))).collect();
        let gained: Vec<&Server> = new.iter().filter(|s| !before.contains_key(url(s))).collect();
        if let ([was], [is]) = (&lost[..], &gained[..]) {
            let message = format!("the server URL changed from `{}` to `{}`", was.url, is.url);
            say(ApiChange::ServerUrl, message, Some(&was.url), Some(&is.url));
            return self.variables(site, was, is, at);
        }
        for server in lost {
            say(
                ApiChange::ServerRemoved,
                format!("the server `{}` was removed", server.url),
                Some(&server.url),
                None,
            );
        }
        for server in gained {
            say(
                ApiChange::ServerAdded,
                format!("the server `{}` was added", server.url),
                None,
                Some(&server.url),
            );
        }
        if let (Some(first), Some(now)) = (old.first(), new.first())
            && url(first) != url(now)
            && after.contains_key(url(first))
        {
            let message = format!("the first server changed from `{}` to `{}`", first.url, now.url);
            say(ApiChange::ServerDefault, message, Some(&first.url), Some(&now.url));
        }
        for was in old {
            if let Some(is) = after.get(url(was)) {
                self.variables(site, was, is, at);
            }
        }
    }

    fn variables(&mut self, site: Site, old: &Server, new: &Server, at: (Origin, Origin)) {
        let mut say = |kind: ApiChange, name: &str, message: String, was: Option<&str>, is: Option<&str>| {
            let mut cause =
                Cause::new(kind, site, Member::ServerVariable(name.to_owned())).says(message).at(at.0, at.1);
            cause.values = (was.map(str::to_owned), is.map(str::to_owned));
            self.causes.push(cause);
        };
        let (before, after) = (keyed(&old.variables, |v| &v.name), keyed(&new.variables, |v| &v.name));
        for was in &old.variables {
            let Some(is) = after.get(&was.name) else {
                let message = format!("the server variable `{}` was removed", was.name);
                say(ApiChange::ServerVariableRemoved, &was.name, message, Some(&was.name), None);
                continue;
            };
            if was.default != is.default {
                let message = format!(
                    "the default of the server variable `{}` changed from `{}` to `{}`",
                    was.name, was.default, is.default
                );
                say(
                    ApiChange::ServerVariableDefault,
                    &was.name,
                    message,
                    Some(&was.default),
                    Some(&is.default),
                );
            }
            let (old, new): (HashSet<_>, HashSet<_>) =
                (was.values.iter().collect(), is.values.iter().collect());
            for value in was.values.iter().filter(|v| !new.is_empty() && !new.contains(v)) {
                let message = format!("the server variable `{}` no longer has the value `{value}`", was.name);
                say(ApiChange::ServerValueRemoved, &was.name, message, Some(value), None);
            }
            for value in is.values.iter().filter(|v| !old.is_empty() && !old.contains(v)) {
                let message = format!("the server variable `{}` now has the value `{value}`", was.name);
                say(ApiChange::ServerValueAdded, &was.name, message, None, Some(value));
            }
        }
        for is in new.variables.iter().filter(|v| !before.contains_key(&v.name)) {
            let message = format!("the server variable `{}` was added", is.name);
            say(ApiChange::ServerVariableAdded, &is.name, message, None, Some(&is.name));
        }
    }
}

/// Servers of one URL as one, whose variables may have the values of all of them: whoever calls cannot tell them apart.
fn distinct(servers: &[Server]) -> Vec<Server> {
    let mut distinct: IndexMap<&str, Server> = IndexMap::with_capacity(servers.len());
    for server in servers {
        match distinct.entry(url(server)) {
            Entry::Occupied(mut known) => {
                server.variables.iter().for_each(|variable| widen(known.get_mut(), variable));
            }
            Entry::Vacant(new) => drop(new.insert(server.clone())),
        }
    }
    distinct.into_values().collect()
}

/// A variable without a list of values may have any.
fn widen(server: &mut Server, variable: &ServerVariable) {
    match server.variables.iter_mut().find(|known| known.name == variable.name) {
        Some(known) if known.values.is_empty() || variable.values.is_empty() => known.values.clear(),
        Some(known) => {
            let more = variable.values.iter().filter(|value| !known.values.contains(value));
            let more: Vec<_> = more.cloned().collect();
            known.values.extend(more);
        }
        None => server.variables.push(variable.clone()),
    }
}

/// A slash at the end makes no difference: paths begin with one.
fn url(server: &Server) -> &str {
    server.url.trim_end_matches('/')
}
