//! Path variables: the styles `simple`, `label` and `matrix`. A value that would vanish from the path, or that a URL
//! parser would take for a step up, is refused.

use super::super::codec::Tree;
use super::super::op::{Param, Style};
use super::super::shown;
use super::super::url::step;
use super::encode::{escape_into, escaped, Escape};
use super::tree::text;
use super::{defined, document, joined};

/// The text that replaces a variable of the template.
///
/// # Errors
/// The reason why the value cannot stand in a path.
pub(crate) fn expand(param: &Param, json: &str) -> Result<String, String> {
    let escape = match (param.segments, param.reserved) {
        (false, false) => Escape::All,
        (false, true) => Escape::Path,
        (true, false) => Escape::Segments,
        (true, true) => Escape::SegmentsReserved,
    };
    let expanded = if param.content.is_empty() {
        match defined(json) {
            Some(tree) => styled(param, &tree, escape),
            None => String::new(),
        }
    } else {
        escaped(&document(json, param.content), escape)
    };
    if expanded.is_empty() {
        return Err(format!("path parameter `{}` is empty", param.name));
    }
    if step(&expanded).is_some() {
        let (name, value) = (param.name, shown::line(&expanded, 60));
        return Err(format!("path parameter `{name}` is `{value}`, which is a step in the path"));
    }
    Ok(expanded)
}

fn styled(param: &Param, tree: &Tree<'_>, escape: Escape) -> String {
    let explode = param.exploded();
    match param.style {
        Style::Label => {
            let separator = if explode { "." } else { "," };
            format!(".{}", joined(tree, explode, separator, escape))
        }
        Style::Matrix => matrix(param.name, tree, explode, escape),
        _ => joined(tree, explode, ",", escape),
    }
}

/// `;color=blue,black`; exploded `;color=blue;color=black` and `;R=100;G=200`; an empty value is `;color`.
fn matrix(name: &str, tree: &Tree<'_>, explode: bool, escape: Escape) -> String {
    let mut out = String::new();
    let mut pair = |name: &str, value: &str| {
        out.push(';');
        escape_into(&mut out, name, Escape::All);
        if !value.is_empty() {
            out.push('=');
            // A semicolon begins the next pair, also in a value with `allowReserved`.
            out.push_str(&value.replace(';', "%3B"));
        }
    };
    match tree {
        Tree::Array(items) if explode => {
            for item in items {
                pair(name, &escaped(&text(item), escape));
            }
        }
        Tree::Object(members) if explode => {
            for (name, value) in members {
                pair(name, &escaped(&text(value), escape));
            }
        }
        _ => pair(name, &joined(tree, false, ",", escape)),
    }
    out
}
