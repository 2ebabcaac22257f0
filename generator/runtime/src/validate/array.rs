//! Keywords for arrays (JSON Schema core, section 10.3.1; validation, section 6.4).

use super::super::json::Tree;
use super::check::{as_count, Check, Rule, Seen};
use super::place::{member, Place};

impl Check {
    pub(super) fn array(
        &mut self,
        keyword: &'static str,
        said: Rule,
        schema: Rule,
        items: &[Tree<'_>],
        at: &Place<'_>,
    ) -> Seen {
        match keyword {
            "prefixItems" => return self.prefix(said, items, at),
            "items" => return self.items(said, schema, items, at),
            "contains" => return self.contains(said, schema, items, at),
            "uniqueItems" if matches!(said, Tree::Bool(true)) => {
                let again = |index: &usize| items[..*index].contains(&items[*index]);
                if let Some(index) = (0..items.len()).find(again) {
                    self.fail(&at.item(index), keyword, "no item twice");
                }
            }
            "minItems" | "maxItems" => {
                let Some(bound) = as_count(said) else { return Seen::new() };
                let (broken, words) = match keyword {
                    "minItems" => (items.len() < bound, "at least"),
                    _ => (items.len() > bound, "at most"),
                };
                if broken {
                    self.fail(at, keyword, format!("{words} {bound} items"));
                }
            }
            _ => {}
        }
        Seen::new()
    }

    fn prefix(&mut self, said: Rule, items: &[Tree<'_>], at: &Place<'_>) -> Seen {
        let Tree::Array(schemas) = said else { return Seen::new() };
        for (index, (schema, item)) in schemas.iter().zip(items).enumerate() {
            self.value(schema, item, &at.item(index));
        }
        vec![true; schemas.len().min(items.len())]
    }

    fn items(&mut self, said: Rule, schema: Rule, items: &[Tree<'_>], at: &Place<'_>) -> Seen {
        let before = match member(schema, "prefixItems") {
            Some(Tree::Array(schemas)) => schemas.len(),
            _ => 0,
        };
        for (index, item) in items.iter().enumerate().skip(before) {
            self.rest("items", said, item, &at.item(index), before);
        }
        vec![true; items.len()]
    }

    fn contains(&mut self, said: Rule, schema: Rule, items: &[Tree<'_>], at: &Place<'_>) -> Seen {
        let fits = |(index, item)| self.trial(said, item, &at.item(index)).is_ok();
        let seen: Seen = items.iter().enumerate().map(fits).collect();
        let count = seen.iter().filter(|fits| **fits).count();
        let bound = |keyword| member(schema, keyword).and_then(as_count);
        let (least, most) = (bound("minContains"), bound("maxContains"));
        if count < least.unwrap_or(1) {
            let (keyword, least) = least.map_or(("contains", 1), |least| ("minContains", least));
            self.fail(at, keyword, format!("at least {least} items that fit the schema of `contains`"));
        }
        if let Some(most) = most.filter(|most| count > *most) {
            self.fail(at, "maxContains", format!("at most {most} items that fit the schema of `contains`"));
        }
        seen
    }
}
