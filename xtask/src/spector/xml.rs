//! What a body in XML is by its type. This reads XML by rules of its own: those of the runtime are judged by it.

use clientwright::api::{Api, MediaFamily, MediaType, Property, Scalar, Shape, TypeUse, Xml, XmlNodeType};
use roxmltree::{Document, Node};
use serde_json::{Map, Value as Json};

use super::scenarios::Content;

/// The value of a body in XML, by the type of the media type among `content` that is XML; `None` for other bodies.
pub(super) fn value<'a>(
    api: &Api,
    mut content: impl Iterator<Item = &'a MediaType>,
    body: &Content,
) -> Option<Json> {
    let is_xml = |name: &str| MediaFamily::of(name) == Some(MediaFamily::Xml);
    let media = content.find(|media| is_xml(&media.name)).filter(|_| is_xml(&body.media_type))?;
    let document = Document::parse(body.text()?).ok()?;
    Some(element(api, media.ty.as_ref()?, document.root_element()))
}

fn shape<'a>(api: &'a Api, used: &TypeUse) -> &'a Shape {
    &api.ty(api.behind(used).ty).shape
}

fn element(api: &Api, used: &TypeUse, node: Node<'_, '_>) -> Json {
    let children = || node.children().filter(Node::is_element);
    match shape(api, used) {
        Shape::Object(object) => {
            let members = object.properties.iter();
            let members =
                members.filter_map(|property| Some((property.name.clone(), member(api, property, node)?)));
            Json::Object(members.collect::<Map<_, _>>())
        }
        Shape::Map(map) => {
            let members = children()
                .map(|child| (child.tag_name().name().to_owned(), element(api, &map.values, child)));
            Json::Object(members.collect::<Map<_, _>>())
        }
        Shape::Array(array) => children().map(|child| element(api, &array.items, child)).collect(),
        _ => scalar(api, used, node.text().unwrap_or_default()),
    }
}

fn member(api: &Api, property: &Property, node: Node<'_, '_>) -> Option<Json> {
    let xml = property.xml.as_deref();
    let name = name(api, &property.ty, xml, &property.name);
    let children = || node.children().filter(|child| child.is_element() && child.tag_name().name() == name);
    let kind = xml.and_then(|xml| xml.node);
    match (kind, shape(api, &property.ty)) {
        (Some(XmlNodeType::Attribute), _) => {
            let attribute = node.attributes().find(|attribute| attribute.name() == name)?;
            Some(scalar(api, &property.ty, attribute.value()))
        }
        (Some(XmlNodeType::Text), _) => Some(scalar(api, &property.ty, node.text()?)),
        (None, Shape::Array(array)) => {
            let name = self::name(api, &array.items, array.xml.as_deref(), &property.name);
            let items = node.children().filter(|child| child.is_element() && child.tag_name().name() == name);
            let items: Vec<Json> = items.map(|item| element(api, &array.items, item)).collect();
            (property.required || !items.is_empty()).then_some(Json::Array(items))
        }
        _ => children().next().map(|child| element(api, &property.ty, child)),
    }
}

/// What is said at the use counts before what is said at the component.
fn name<'a>(api: &'a Api, used: &TypeUse, xml: Option<&'a Xml>, otherwise: &'a str) -> &'a str {
    let own = xml.and_then(|xml| xml.name.as_deref());
    own.or_else(|| api.ty(used.ty).xml.as_deref()?.name.as_deref()).unwrap_or(otherwise)
}

fn scalar(api: &Api, used: &TypeUse, text: &str) -> Json {
    match shape(api, used) {
        Shape::Scalar(Scalar::Boolean | Scalar::Integer(_) | Scalar::Number(_)) => {
            serde_json::from_str(text.trim()).unwrap_or_else(|_| text.into())
        }
        _ => text.into(),
    }
}
