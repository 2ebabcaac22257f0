//! Keywords for objects (JSON Schema core, section 10.3.2; validation, section 6.5).

use std::borrow::Cow;

use super::super::json::Tree;
use super::check::{as_count, as_text, unite, Check, Rule, Seen};
use super::pattern::matches;
use super::place::{member, Place};

type Members<'j> = [(Cow<'j, str>, Tree<'j>)];

impl Check {
    pub(super) fn object(
        &mut self,
        keyword: &'static str,
        said: Rule,
        schema: Rule,
        members: &Members<'_>,
        at: &Place<'_>,
    ) -> Seen {
        match keyword {
            "properties" => return self.properties(said, members, at),
            "patternProperties" => return self.patterns(said, members, at),
            "additionalProperties" => return self.additional(said, schema, members, at),
            "dependentSchemas" => return self.dependent_schemas(said, members, at),
            "propertyNames" => {
                for (name, _) in members {
                    self.value(said, &Tree::Text(Cow::Borrowed(name)), &at.member(name));
                }
            }
            "required" => self.required(keyword, said, None, members, at),
            "dependentRequired" => {
                for (name, needed) in pairs(said).filter(|(name, _)| has(members, name)) {
                    self.required(keyword, needed, Some(name), members, at);
                }
            }
            "minProperties" | "maxProperties" => self.count(keyword, said, members, at),
            _ => {}
        }
        Seen::new()
    }

    fn properties(&mut self, said: Rule, members: &Members<'_>, at: &Place<'_>) -> Seen {
        self.each(members, at, |name| member(said, name).into_iter().collect())
    }

    fn patterns(&mut self, said: Rule, members: &Members<'_>, at: &Place<'_>) -> Seen {
        self.each(members, at, |name| {
            pairs(said).filter(|(pattern, _)| matches(pattern, name)).map(|(_, schema)| schema).collect()
        })
    }

    /// Applies to each member the schemas that are for its name.
    fn each(&mut self, members: &Members<'_>, at: &Place<'_>, schemas: impl Fn(&str) -> Vec<Rule>) -> Seen {
        let mut seen = vec![false; members.len()];
        for ((name, value), seen) in members.iter().zip(&mut seen) {
            for schema in schemas(name) {
                *seen = true;
                self.value(schema, value, &at.member(name));
            }
        }
        seen
    }

    fn additional(&mut self, said: Rule, schema: Rule, members: &Members<'_>, at: &Place<'_>) -> Seen {
        let listed = member(schema, "properties");
        let patterns = member(schema, "patternProperties");
        let is_known = |name: &str| {
            listed.is_some_and(|listed| member(listed, name).is_some())
                || patterns.is_some_and(|patterns| pairs(patterns).any(|(pattern, _)| matches(pattern, name)))
        };
        let mut seen = vec![false; members.len()];
        for (index, (name, value)) in members.iter().enumerate().filter(|(_, (name, _))| !is_known(name)) {
            seen[index] = true;
            self.rest("additionalProperties", said, value, &at.member(name), index);
        }
        seen
    }

    fn dependent_schemas(&mut self, said: Rule, members: &Members<'_>, at: &Place<'_>) -> Seen {
        let value = Tree::Object(members.to_vec());
        let mut seen = Seen::new();
        for (_, schema) in pairs(said).filter(|(name, _)| has(members, name)) {
            unite(&mut seen, &self.value(schema, &value, at));
        }
        seen
    }

    fn required(
        &mut self,
        keyword: &'static str,
        said: Rule,
        with: Option<&str>,
        members: &Members<'_>,
        at: &Place<'_>,
    ) {
        let Tree::Array(names) = said else { return };
        for name in names.iter().filter_map(as_text).filter(|name| !has(members, name)) {
            let beside = with.map(|with| format!(" beside `{with}`")).unwrap_or_default();
            self.fail(at, keyword, format!("a member `{name}`{beside}"));
        }
    }

    fn count(&mut self, keyword: &'static str, said: Rule, members: &Members<'_>, at: &Place<'_>) {
        let Some(bound) = as_count(said) else { return };
        let (broken, words) = match keyword {
            "minProperties" => (members.len() < bound, "at least"),
            _ => (members.len() > bound, "at most"),
        };
        if broken {
            self.fail(at, keyword, format!("{words} {bound} members"));
        }
    }
}

fn has(members: &Members<'_>, name: &str) -> bool {
    members.iter().any(|(known, _)| known == name)
}

/// Names and what stands behind them.
fn pairs(said: Rule) -> impl Iterator<Item = (&'static str, Rule)> {
    let members: &'static [_] = if let Tree::Object(members) = said { members } else { &[] };
    members.iter().map(|(name, value)| (&**name, value))
}
