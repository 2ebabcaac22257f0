//! What a parameter's text on the wire is as a value of its type.

use clientwright::api::{Api, MediaFamily, Parameter, ParameterForm, Scalar, Shape, Style, TypeUse};
use serde_json::{Map, Value as Json};

/// The value of a parameter that is on the wire as `found`: a text, or a list of texts of the same name.
pub(super) fn of(api: &Api, parameter: &Parameter, found: &Json) -> Json {
    let text = |value: &Json| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let texts: Vec<String> = match found {
        Json::Array(items) => items.iter().map(text).collect(),
        one => vec![text(one)],
    };
    let ParameterForm::Style { style, explode, .. } = &parameter.form else {
        let is_json = matches!(&parameter.form, ParameterForm::Content(media) if MediaFamily::is_json(media));
        let parsed = is_json.then(|| serde_json::from_str(&texts[0]).ok()).flatten();
        return parsed.unwrap_or_else(|| Json::from(texts.concat()));
    };
    let (style, explode) = (*style, *explode);
    let whole = texts.concat();
    let bare = bare(&whole, style, &parameter.name);
    match &api.ty(api.behind(&parameter.ty).ty).shape {
        Shape::Array(array) => {
            let items: Vec<String> = match (texts.len(), separator(style, explode)) {
                (1, separator) if !(explode && style == Style::Form) => bare
                    .split(separator)
                    .map(|item| item.rsplit('=').next().unwrap_or(item).to_owned())
                    .collect(),
                _ => texts,
            };
            items.iter().map(|item| scalar(api, &array.items, item)).collect()
        }
        Shape::Object(_) | Shape::Map(_) => {
            let pieces: Vec<&str> = bare.split(separator(style, explode)).collect();
            let pairs: Vec<(&str, &str)> = match explode {
                true => pieces.iter().filter_map(|piece| piece.split_once('=')).collect(),
                false => pieces.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect(),
            };
            let member =
                |(name, value): (&str, &str)| (name.to_owned(), member(api, &parameter.ty, name, value));
            Json::Object(pairs.into_iter().map(member).collect::<Map<_, _>>())
        }
        _ => scalar(
            api,
            &parameter.ty,
            bare.split_once('=').filter(|_| style == Style::Matrix).map_or(bare, |(_, value)| value),
        ),
    }
}

/// The value of a member of an object that is on the wire by itself.
pub(super) fn member(api: &Api, object: &TypeUse, name: &str, text: &str) -> Json {
    match &api.ty(api.behind(object).ty).shape {
        Shape::Object(object) => {
            let property = object.properties.iter().find(|property| property.name == name);
            property.map_or_else(|| text.into(), |property| scalar(api, &property.ty, text))
        }
        Shape::Map(map) => scalar(api, &map.values, text),
        _ => text.into(),
    }
}

/// The text without what its style puts in front of it.
fn bare<'t>(text: &'t str, style: Style, name: &str) -> &'t str {
    match style {
        Style::Label => text.strip_prefix('.').unwrap_or(text),
        Style::Matrix => {
            let text = text.strip_prefix(';').unwrap_or(text);
            text.strip_prefix(&format!("{name}=")).unwrap_or(text)
        }
        _ => text,
    }
}

fn separator(style: Style, explode: bool) -> char {
    match style {
        Style::SpaceDelimited => ' ',
        Style::PipeDelimited => '|',
        Style::TabDelimited => '\t',
        Style::Label if explode => '.',
        Style::Matrix if explode => ';',
        _ => ',',
    }
}

/// Text as a value: a number or a boolean where the type asks for one.
fn scalar(api: &Api, used: &TypeUse, text: &str) -> Json {
    let parsed = || serde_json::from_str(text).unwrap_or_else(|_| text.into());
    match &api.ty(api.behind(used).ty).shape {
        Shape::Scalar(Scalar::Boolean | Scalar::Integer(_) | Scalar::Number(_)) => parsed(),
        Shape::Enumeration(list) if list.values.iter().all(|value| !value.value.is_string()) => parsed(),
        _ => text.into(),
    }
}
