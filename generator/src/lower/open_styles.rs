//! What styles leave open: how lists and objects inside of a value are spelled in a query, a form body, a path, a header field or a
//! cookie (OpenAPI 4.8.12.3 speaks of scalars, of lists of them, and of objects of them).
//!
//! In: a model whose types are known. Out: findings where a convention is taken, and what the hint `x-clientwright-list-keys` says.
//!
//! | style | in it | is spelled |
//! |---|---|---|
//! | `deepObject` | an object | `filter[owner][eq]=a` |
//! | `deepObject` | a list, or what is one | `expand[]=a`, `items[0][price]=1`; the hint has other ways |
//! | exploded `form` | a list in an object | `tags=a&tags=b` |
//! | any other | a list or an object in another | JSON |
//! | a form body without a style | an object, an object in a list | JSON |

use super::findings::{Finding, Findings};
use super::inside::Inside;
use crate::api::{
    Api, Body, Hints, ListKeys, MediaFamily, Note, Operation, Origin, Parameter, ParameterForm, Shape, Style,
    TypeUse,
};
use crate::diagnostic::Code;

const HINT: &str = "list-keys";

/// Decides the keys of lists, and tells what was taken by convention.
pub(super) fn decide(api: &mut Api, findings: &mut Findings<'_>) {
    let mut operations = std::mem::take(&mut api.operations);
    let inside = Inside::of(api);
    for operation in &mut operations {
        let own = std::mem::take(&mut operation.hints);
        let mut telling = Telling { api, inside: &inside, findings, notes: Vec::new(), own: &own };
        for parameter in &mut operation.parameters {
            telling.parameter(parameter);
        }
        if let Some(body) = &mut operation.body {
            telling.body(body);
        }
        telling.check(&own, operation.origin);
        let notes = telling.notes;
        operation.hints = own;
        add(operation, notes);
    }
    api.operations = operations;
}

fn add(operation: &mut Operation, notes: Vec<Note>) {
    for note in notes {
        if !operation.notes.contains(&note) {
            operation.notes.push(note);
        }
    }
}

/// What is said at one operation.
struct Telling<'a, 'f> {
    api: &'a Api,
    inside: &'a Inside<'a>,
    findings: &'a mut Findings<'f>,
    notes: Vec<Note>,
    /// The hints of the operation.
    own: &'a Hints,
}

impl Telling<'_, '_> {
    fn parameter(&mut self, parameter: &mut Parameter) {
        self.check(&parameter.hints, parameter.origin);
        let ParameterForm::Style { style, explode, .. } = parameter.form else { return };
        let hints = std::mem::take(&mut parameter.hints);
        let value =
            Value { name: &parameter.name, ty: &parameter.ty, hints: &hints, origin: parameter.origin };
        parameter.list_keys = self.value(&value, Some((style, explode)));
        parameter.hints = hints;
    }

    /// The members of form bodies are spelled as parameters of a query are.
    fn body(&mut self, body: &mut Body) {
        let (api, origin) = (self.api, body.origin);
        for media in &mut body.content {
            let Some(used) =
                media.ty.as_ref().filter(|_| MediaFamily::of(&media.name) == Some(MediaFamily::Form))
            else {
                continue;
            };
            let Shape::Object(object) = &api.ty(api.behind(used).ty).shape else { continue };
            for property in &object.properties {
                let encoding = media.encoding.iter_mut().find(|encoding| encoding.property == property.name);
                let hints = encoding.as_ref().map(|encoding| encoding.hints.clone()).unwrap_or_default();
                self.check(&hints, origin);
                let style = encoding.as_ref().and_then(|encoding| {
                    let style = encoding.style.or(encoding.explode.map(|_| Style::Form))?;
                    Some((style, encoding.explode.unwrap_or(style == Style::Form)))
                });
                let is_document = encoding.as_ref().is_some_and(|encoding| encoding.content_type.is_some());
                if style.is_none() && is_document {
                    continue;
                }
                let value = Value { name: &property.name, ty: &property.ty, hints: &hints, origin };
                let keys = self.value(&value, style);
                if let Some(encoding) = encoding {
                    encoding.list_keys = keys;
                }
            }
        }
    }

    /// How the lists of a value are keyed; tells what is taken by convention.
    fn value(&mut self, value: &Value<'_>, style: Option<(Style, bool)>) -> ListKeys {
        let (top, inside) = (self.inside.value(value.ty), self.inside.contents(value.ty));
        let name = value.name;
        let Some((style, explode)) = style else {
            if top.objects || inside.lists || inside.objects {
                self.tell(
                    value,
                    format!("what is inside of `{name}` has no style in the form; it is sent as JSON"),
                );
            }
            return ListKeys::default();
        };
        if style != Style::DeepObject {
            if inside.lists || inside.objects {
                let lists = if explode && top.objects && inside.lists {
                    ", a list in an object by repeating its name"
                } else {
                    ""
                };
                let style = style.as_str();
                self.tell(value, format!("style `{style}` does not say how lists and objects inside of `{name}` are spelled; they are sent as JSON{lists}"));
            }
            return ListKeys::default();
        }
        if inside.objects && top.objects {
            self.tell(value, format!("style `deepObject` does not say how objects inside of `{name}` are spelled; `{name}[a][b]=..` is sent"));
        }
        if !(top.lists || inside.lists) {
            return ListKeys::default();
        }
        let hints = [value.hints, self.own, &self.api.hints];
        if let Some(said) = hints.into_iter().find_map(keys) {
            return said;
        }
        let list = if top.lists { name.to_owned() } else { format!("{name}[a]") };
        self.tell(value, format!(
            "style `deepObject` does not say how lists in `{name}` are spelled; `{list}[]=..` is sent, and `{list}[0][b]=..` where \
             items are objects or lists"
        ));
        ListKeys::default()
    }

    fn tell(&mut self, value: &Value<'_>, message: String) {
        let finding = Finding::new(Code::OPEN_STYLE, value.origin.0, message);
        self.findings.note(&mut self.notes, finding);
    }

    /// A hint that says nothing that it can say.
    fn check(&mut self, hints: &Hints, origin: Origin) {
        if hints.contains_key(HINT) && keys(hints).is_none() {
            let message = format!("`x-clientwright-{HINT}` is none of {}; the hint has no effect", known());
            self.findings.note(&mut self.notes, Finding::new(Code::HINT_MISFIT, origin.0, message));
        }
    }
}

/// A parameter or a member of a form.
struct Value<'a> {
    name: &'a str,
    ty: &'a TypeUse,
    hints: &'a Hints,
    origin: Origin,
}

/// What a hint says.
fn keys(hints: &Hints) -> Option<ListKeys> {
    let said = hints.get(HINT)?.as_str()?;
    ListKeys::ALL.into_iter().find(|keys| keys.as_str() == said)
}

fn known() -> String {
    ListKeys::ALL.map(|keys| format!("`{}`", keys.as_str())).join(", ")
}
