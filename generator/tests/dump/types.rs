//! Types as text.

use super::Text;
use clientwright::api::{
    Additional, Api, Bound, BoundLimit, Branch, Direction, Dispatch, EnumValue, Object, Property, Scalar,
    Shape, TypeDef, TypeUse, Union,
};
use clientwright::source::Number;

/// The block of a type; inline types that fit into a line have none.
pub(crate) fn definition(out: &mut Text, api: &Api, definition: &TypeDef) {
    if is_short(definition) {
        return;
    }
    let null = if definition.nullable { "?" } else { "" };
    let shape = shape(api, definition);
    let component = if definition.component.is_some() { "component" } else { "type" };
    out.line("");
    out.line(format!("{component} {}: {shape}{null}{}", definition.key, direction(definition.direction)));
    out.indented(|out| {
        if let Some(title) = &definition.title {
            out.line(format!("title {title}"));
        }
        out.words(&definition.docs);
        if let Some(default) = &definition.default {
            out.line(format!("default {default}"));
        }
        if let Some(text) = bounds(definition) {
            out.line(text);
        }
        for check in &definition.checks {
            let effect = if check.effective { "asks" } else { "idle" };
            out.line(format!("{effect} {}: {}", check.keyword, check.value));
        }
        out.remarks(&definition.notes, &definition.hints);
        inside(out, api, &definition.shape);
    });
}

/// A use of a type: a component or an inline type with a block by its key, others as what they are.
pub(crate) fn used(api: &Api, used: &TypeUse) -> String {
    let definition = api.ty(used.ty);
    let null = if used.nullable { "?" } else { "" };
    if !is_short(definition) {
        return format!("{}{null}", definition.key);
    }
    let bounds = bounds(definition).map(|text| format!("{{{text}}}"));
    format!("{}{}{null}", shape(api, definition), bounds.unwrap_or_default())
}

fn is_short(definition: &TypeDef) -> bool {
    definition.component.is_none()
        && definition.notes.is_empty()
        && matches!(
            definition.shape,
            Shape::Any
                | Shape::Never
                | Shape::Null
                | Shape::Scalar(_)
                | Shape::Array(_)
                | Shape::Map(_)
                | Shape::Tuple(_)
                | Shape::Alias(_)
        )
}

fn direction(direction: Direction) -> &'static str {
    match (direction.request, direction.response) {
        (true, true) => " <->",
        (true, false) => " ->",
        (false, true) => " <-",
        (false, false) => "",
    }
}

fn shape(api: &Api, definition: &TypeDef) -> String {
    match &definition.shape {
        Shape::Any => "any".to_owned(),
        Shape::Never => "never".to_owned(),
        Shape::Null => "null".to_owned(),
        Shape::Scalar(kind) => scalar(kind),
        Shape::Enumeration(list) => {
            let base =
                list.base.map_or_else(|| "values".to_owned(), |base| format!("{base:?}").to_lowercase());
            format!("{} of {base}", if list.open { "open list" } else { "list" })
        }
        Shape::Object(_) => "object".to_owned(),
        Shape::Array(array) => format!("[{}]", used(api, &array.items)),
        Shape::Tuple(tuple) => {
            let mut places: Vec<_> = tuple.items.iter().map(|item| used(api, item)).collect();
            places.iter_mut().skip(tuple.required).for_each(|place| place.insert(0, '~'));
            places.extend(tuple.rest.iter().map(|rest| format!("...{}", used(api, rest))));
            format!("({})", places.join(", "))
        }
        Shape::Map(map) => format!("{{{}}}", used(api, &map.values)),
        Shape::Union(union) => {
            format!("{} by {}", if union.exclusive { "one of" } else { "any of" }, how(union))
        }
        Shape::Alias(target) => format!("= {}", used(api, &TypeUse { nullable: false, ..target.clone() })),
    }
}

fn how(union: &Union) -> String {
    dispatch(&union.dispatch)
}

fn dispatch(how: &Dispatch) -> String {
    match how {
        Dispatch::Tag { property, declared: true } => format!("declared tag {property}"),
        Dispatch::Tag { property, declared: false } => format!("tag {property}"),
        Dispatch::Kind { objects: Some(objects), .. } => format!("kind, objects by {}", dispatch(objects)),
        Dispatch::Kind { objects: None, .. } => "kind".to_owned(),
        Dispatch::Member(_) => "member".to_owned(),
        Dispatch::BestFit => "best fit".to_owned(),
    }
}

fn scalar(kind: &Scalar) -> String {
    let name = match kind {
        Scalar::Boolean => "boolean",
        Scalar::Integer(_) => "integer",
        Scalar::Number(_) => "number",
        Scalar::String(_) => "string",
    };
    kind.format().map_or_else(|| name.to_owned(), |format| format!("{name}({format})"))
}

/// What a type is made of, line by line.
fn inside(out: &mut Text, api: &Api, shape: &Shape) {
    match shape {
        Shape::Enumeration(list) => list.values.iter().for_each(|each| value(out, each)),
        Shape::Object(members) => object(out, api, members),
        Shape::Union(union) => branches(out, api, union),
        _ => {}
    }
}

fn value(out: &mut Text, value: &EnumValue) {
    let name = value.name.as_ref().map(|name| format!(" named {name}")).unwrap_or_default();
    let words = value.description.as_ref().map(|words| format!(" # {words}")).unwrap_or_default();
    out.line(format!("{}{name}{words}", value.value));
}

fn branches(out: &mut Text, api: &Api, union: &Union) {
    for (index, branch) in union.branches.iter().enumerate() {
        let told = told(&union.dispatch, index, branch);
        let fallback = if union.fallback == Some(index) { " or else" } else { "" };
        out.line(format!("| {}{told}{fallback}", used(api, &branch.ty)));
    }
}

/// What tells one branch from the others.
fn told(dispatch: &Dispatch, index: usize, branch: &Branch) -> String {
    match dispatch {
        Dispatch::Tag { .. } => format!(" {:?}", branch.tags),
        Dispatch::Kind { kinds, objects } => {
            let more = objects.as_ref().map(|objects| told(objects, index, branch)).unwrap_or_default();
            format!("{}{more}", format!(" {:?}", kinds[index]).to_lowercase())
        }
        Dispatch::Member(members) => {
            members[index].as_ref().map(|member| format!(" has {member}")).unwrap_or_default()
        }
        Dispatch::BestFit => String::new(),
    }
}

fn object(out: &mut Text, api: &Api, object: &Object) {
    object.properties.iter().for_each(|each| property(out, api, each));
    for (pattern, ty) in &object.patterns {
        out.line(format!("/{pattern}/: {}", used(api, ty)));
    }
    match &object.additional {
        Additional::Unsaid => {}
        Additional::Any => out.line("...: any"),
        Additional::Closed => out.line("no others"),
        Additional::Typed(ty) => out.line(format!("...: {}", used(api, ty))),
    }
}

fn property(out: &mut Text, api: &Api, property: &Property) {
    let mut line = property.name.clone();
    line.push_str(if property.required { "*: " } else { ": " });
    line.push_str(&used(api, &property.ty));
    if let Some(default) = &property.default {
        line.push_str(&format!(" = {default}"));
    }
    if property.read_only {
        line.push_str(" read-only");
    }
    if property.write_only {
        line.push_str(" write-only");
    }
    out.line(line);
    out.indented(|out| {
        out.words(&property.docs);
        out.remarks(&[], &property.hints);
    });
}

/// Bounds and what else a scalar says, in a line.
fn bounds(definition: &TypeDef) -> Option<String> {
    let constraints = &definition.constraints;
    let mut list = Vec::new();
    list.extend(definition.implied.then(|| "implied".to_owned()));
    list.extend(definition.format.iter().map(|format| format!("format {format}")));
    list.extend(constraints.iter().map(|(bound, limit)| match (bound, limit) {
        (Bound::Minimum, BoundLimit::Number { value, exclusive }) => {
            format!("{} {}", if *exclusive { ">" } else { ">=" }, number(*value))
        }
        (_, BoundLimit::Number { value, exclusive }) if bound == Bound::Maximum => {
            format!("{} {}", if *exclusive { "<" } else { "<=" }, number(*value))
        }
        (_, BoundLimit::Number { value, .. }) => format!("{} {}", bound.keyword(), number(*value)),
        (_, BoundLimit::Count(count)) => format!("{} {count}", bound.keyword()),
        (_, BoundLimit::Pattern(pattern)) => format!("{} {pattern:?}", bound.keyword()),
        (_, BoundLimit::Set) => bound.keyword().to_owned(),
    }));
    (!list.is_empty()).then(|| list.join(", "))
}

fn number(number: Number) -> String {
    match number {
        Number::Integer(integer) => integer.to_string(),
        Number::Float(float) => float.to_string(),
    }
}
