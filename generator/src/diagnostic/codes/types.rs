//! Codes of the Rust side: 05.

use super::code::{Code, Severity, catalogue};

catalogue! {
    TYPES:
    /// A type that is made of nothing but itself.
    SELF_ALIAS = "CW0501", Warning, "a type is made of nothing but itself",
        "The schema leads back to itself through lists and maps alone, so a Rust type for it would have no end:\n\n    \
         Nested: {type: array, items: {$ref: '#/components/schemas/Nested'}}\n\n\
         The type takes any JSON value. Put an object between, or use `RawJson` as it is.";
    /// A property whose schema is `false`.
    FORBIDDEN_PROPERTY = "CW0502", Warning, "a property is forbidden",
        "No value fits the schema `false`, so the property is never there and the struct has no field for it:\n\n    \
         properties: {secret: false}\n\n\
         Remove the property, or give it a schema.";
}
