//! Queries, cookies and form bodies: the styles `form`, `spaceDelimited`, `pipeDelimited` and `deepObject`, as
//! escaped `name=value` pairs.

use std::borrow::Cow;

use super::super::codec::Tree;
use super::super::op::{Encoding, ListKeys, Param, Place, Style};
use super::encode::{escaped, Escape};
use super::tree::{json, text};
use super::{defined, document, joined};

/// Pairs that are joined by the caller.
pub(crate) type Pairs = Vec<String>;

/// Adds the pairs of a query parameter or cookie.
pub(crate) fn expand(pairs: &mut Pairs, param: &Param, json: &str) {
    let escape = match (param.style, param.place, param.reserved) {
        (Style::Cookie, ..) => Escape::Nothing,
        (_, Place::Query, true) => Escape::Query,
        _ => Escape::All,
    };
    if !param.content.is_empty() {
        return pairs.push(pair(param.name, &escaped(&document(json, param.content), escape)));
    }
    match defined(json) {
        Some(tree) if param.style == Style::DeepObject => {
            let key = escaped(param.name, name_escape(escape));
            deep(pairs, &key, &tree, param.list_keys, escape);
        }
        Some(tree) => styled(pairs, param.name, &tree, param.style, param.exploded(), escape),
        None if param.allow_empty => pairs.push(pair(param.name, "")),
        None => {}
    }
}

/// The whole query of a `querystring` parameter.
pub(crate) fn whole(pairs: &mut Pairs, param: &Param, json: &str) {
    if param.content.is_empty() || param.content.starts_with("application/x-www-form-urlencoded") {
        form(pairs, json, &[]);
    } else {
        pairs.push(escaped(&document(json, param.content), Escape::All));
    }
}

/// The pairs of a form body (`application/x-www-form-urlencoded`). Members are scalars, or lists of them, which repeat
/// the name; what is deeper is JSON, unless an encoding gives a style.
pub(crate) fn form(pairs: &mut Pairs, json: &str, encodings: &[Encoding]) {
    let Some(Tree::Object(members)) = defined(json) else { return };
    for (name, value) in &members {
        let encoding = encodings.iter().find(|encoding| encoding.name == name);
        member(pairs, name, value, encoding);
    }
}

fn member(pairs: &mut Pairs, name: &str, value: &Tree<'_>, encoding: Option<&Encoding>) {
    let (style, explode, reserved, content) = match encoding {
        Some(given) => (given.style, given.explode, given.reserved, given.content),
        None => (None, None, false, ""),
    };
    let escape = if reserved { Escape::Query } else { Escape::Form };
    let styles = style.is_some() || explode.is_some() || reserved;
    if !styles && (content.contains("json") || matches!(value, Tree::Object(_))) {
        return pairs.push(named(name, &escaped(&json(value), escape), escape));
    }
    let style = style.unwrap_or(Style::Form);
    if style == Style::DeepObject {
        let keys = encoding.map_or(ListKeys::Mixed, |encoding| encoding.list_keys);
        return deep(pairs, &escaped(name, name_escape(escape)), value, keys, escape);
    }
    styled(pairs, name, value, style, explode.unwrap_or(style == Style::Form), escape);
}

fn styled(pairs: &mut Pairs, name: &str, tree: &Tree<'_>, style: Style, explode: bool, escape: Escape) {
    match tree {
        Tree::Array(items) if explode => {
            for item in items {
                pairs.push(named(name, &escaped(&text(item), escape), escape));
            }
        }
        Tree::Object(members) if explode => {
            for (name, value) in members {
                exploded_member(pairs, name, value, escape);
            }
        }
        _ => pairs.push(named(name, &joined(tree, false, separator(style, escape), escape), escape)),
    }
}

/// A member of an exploded object: a list in it repeats the member's name.
fn exploded_member(pairs: &mut Pairs, name: &str, value: &Tree<'_>, escape: Escape) {
    match value {
        Tree::Array(items) => {
            for item in items {
                pairs.push(named(name, &escaped(&text(item), escape), escape));
            }
        }
        scalar => pairs.push(named(name, &escaped(&text(scalar), escape), escape)),
    }
}

fn separator(style: Style, escape: Escape) -> &'static str {
    match style {
        Style::SpaceDelimited if escape == Escape::Form => "+",
        Style::SpaceDelimited => "%20",
        Style::PipeDelimited => "%7C",
        Style::TabDelimited => "%09",
        _ => ",",
    }
}

/// `name[member]=value`, as deep as the value is.
fn deep(pairs: &mut Pairs, key: &str, tree: &Tree<'_>, keys: ListKeys, escape: Escape) {
    match tree {
        Tree::Null => {}
        Tree::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                let nested = matches!(item, Tree::Array(_) | Tree::Object(_));
                let key: Cow<'_, str> = match keys {
                    ListKeys::Repeat => key.into(),
                    ListKeys::Mixed if nested => format!("{key}%5B{at}%5D").into(),
                    ListKeys::Indices => format!("{key}%5B{at}%5D").into(),
                    ListKeys::Mixed | ListKeys::Brackets => format!("{key}%5B%5D").into(),
                };
                deep(pairs, &key, item, keys, escape);
            }
        }
        Tree::Object(members) => {
            for (name, value) in members {
                let key = format!("{key}%5B{}%5D", escaped(name, name_escape(escape)));
                deep(pairs, &key, value, keys, escape);
            }
        }
        scalar => pairs.push(pair_raw(key, &escaped(&text(scalar), escape))),
    }
}

/// Names are never passed through: a reserved character in one of them would split the query.
fn name_escape(escape: Escape) -> Escape {
    match escape {
        Escape::Query | Escape::Path => Escape::All,
        other => other,
    }
}

fn named(name: &str, value: &str, escape: Escape) -> String {
    pair_raw(&escaped(name, name_escape(escape)), value)
}

/// A pair whose value is escaped already.
pub(crate) fn pair(name: &str, value: &str) -> String {
    named(name, value, Escape::All)
}

fn pair_raw(name: &str, value: &str) -> String {
    format!("{name}={value}")
}
