//! The answers of operations that list.

use crate::api::{Api, Found, Shape, TypeUse};
use crate::source::pointer;

/// The type of the items at `pointer`.
pub(super) fn item(api: &Api, page: &TypeUse, pointer: &str) -> Option<TypeUse> {
    let Found::Type(list) = api.at(page, pointer) else { return None };
    match &api.ty(list.ty).shape {
        Shape::Array(array) => Some(array.items.clone()),
        _ => None,
    }
}

/// The page itself where it is a list, or the one list that it has.
pub(super) fn sole_list(api: &Api, page: &TypeUse) -> Option<String> {
    match &api.ty(api.behind(page).ty).shape {
        Shape::Array(_) => Some(String::new()),
        Shape::Object(object) => {
            let is_array = |used| matches!(api.ty(api.behind(used).ty).shape, Shape::Array(_));
            let mut lists = object.properties.iter().filter(|property| is_array(&property.ty));
            let only = lists.next().filter(|_| lists.next().is_none())?;
            Some(pointer::member(&only.name))
        }
        _ => None,
    }
}
