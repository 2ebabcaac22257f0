//! Kinds of changes to objects and lists.

use crate::diff::kind::{Kind, Mirror, kinds};
use crate::diff::verdict::Wire;

kinds! {
PROPERTY_ADDED = "property-added", Compatible, Compatible, Mirror::Kind("property-removed"),
    "an optional property was added",
    "Old requests leave it out; old clients ignore it in answers.",
    "`properties:` gains `nickname`";
REQUIRED_PROPERTY_ADDED = "required-property-added", Breaking, Compatible, Mirror::Kind("required-property-removed"),
    "a required property was added",
    "Old requests leave it out and are refused. Make it optional where it is sent.",
    "`properties:` gains `nickname`, and `required:` too";
UNDESCRIBED_REQUIRED = "undescribed-property-required", Review, Compatible, Mirror::Kind("required-property-removed"),
    "a name that no property describes became required",
    "Nothing says what the value is, so it may be a leftover or a slip; if the server insists on it, old requests are refused.",
    "`required:` gains `nickname`, and `properties:` does not";
PROPERTY_REMOVED = "property-removed", Review, Review, Mirror::Kind("property-added"),
    "an optional property was removed",
    "Old requests go on sending it, and nothing acts on it any more; clients that read it where it was there find nothing.",
    "`properties:` loses `nickname`";
REQUIRED_PROPERTY_REMOVED = "required-property-removed", Review, Breaking, Mirror::Kind("required-property-added"),
    "a required property was removed",
    "Clients that read answers relied on it being there.",
    "`properties:` and `required:` lose `nickname`";
PROPERTY_REFUSED = "property-removed-and-refused", Breaking, Review, Mirror::Kind("property-added"),
    "a property was removed from an object that refuses unknown ones",
    "`additionalProperties: false` stands beside it, so old requests that hold the property are refused.",
    "`properties:` loses `nickname` beside `additionalProperties: false`";
REQUIRED_PROPERTY_REFUSED = "required-property-removed-and-refused", Breaking, Breaking, Mirror::Kind("required-property-added"),
    "a required property was removed from an object that refuses unknown ones",
    "`additionalProperties: false` stands beside it, so old requests that hold the property are refused, and clients relied on it in answers.",
    "`properties:` and `required:` lose `nickname` beside `additionalProperties: false`";
PROPERTIES_REORDERED = "properties-reordered", None, None, Mirror::Itself,
    "required properties changed places",
    "The wire does not care for order; the arguments of `new` do. Two neighbours of one type can be swapped without the compiler noticing.",
    "`properties:` lists `status` above `name`, and both are required";
PROPERTY_RENAMED = "property-renamed", Review, Breaking, Mirror::Itself,
    "a property was renamed",
    "Its type is the same. Old requests send the old name, old clients look for it.",
    "`first_name` becomes `firstName`";
REQUIRED_PROPERTY_RENAMED = "required-property-renamed", Breaking, Breaking, Mirror::Itself,
    "a required property was renamed",
    "Its type is the same. Old requests lack the new name and are refused, old clients look for the old one.",
    "`first_name` becomes `firstName`, and both are required";
PROPERTY_REQUIRED = "property-became-required", Breaking, Compatible, Mirror::Kind("property-became-optional"),
    "an optional property became required",
    "Old requests that leave it out are refused.",
    "`required:` gains `nickname`";
PROPERTY_OPTIONAL = "property-became-optional", Compatible, Breaking, Mirror::Kind("property-became-required"),
    "a required property became optional",
    "Clients that read answers relied on it being there.",
    "`required:` loses `nickname`";
READ_ONLY_SET = "property-became-read-only", Review, Review, Mirror::Kind("property-became-not-read-only"),
    "a property is only in answers now",
    "What old requests send for it has no effect any more.",
    "`id:` gains `readOnly: true`";
READ_ONLY_CLEARED = "property-became-not-read-only", Review, Review, Mirror::Kind("property-became-read-only"),
    "a property may be in requests too",
    "It was only in answers before.",
    "`id:` loses `readOnly`";
WRITE_ONLY_SET = "property-became-write-only", Review, Review, Mirror::Kind("property-became-not-write-only"),
    "a property is only in requests now",
    "Old clients do not find it in answers any more.",
    "`password:` gains `writeOnly: true`";
WRITE_ONLY_CLEARED = "property-became-not-write-only", Review, Review, Mirror::Kind("property-became-write-only"),
    "a property may be in answers too",
    "It was only in requests before.",
    "`password:` loses `writeOnly`";
ADDITIONAL_CLOSED = "additional-properties-closed", Breaking, Compatible, Mirror::Kind("additional-properties-opened"),
    "members that are not listed are refused now",
    "Old requests that hold others are refused.",
    "`additionalProperties: false` was added";
ADDITIONAL_OPENED = "additional-properties-opened", Compatible, Review, Mirror::Kind("additional-properties-closed"),
    "members that are not listed are allowed now",
    "Strict clients refuse answers that hold them.",
    "`additionalProperties: false` was removed";
ADDITIONAL_TYPED = "additional-properties-typed", Breaking, Compatible, Mirror::Kind("additional-properties-untyped"),
    "members that are not listed have a type now",
    "Old requests may hold others.",
    "`additionalProperties: true` becomes `{type: string}`";
ADDITIONAL_UNTYPED = "additional-properties-untyped", Compatible, Breaking, Mirror::Kind("additional-properties-typed"),
    "members that are not listed can be of any type now",
    "Answers may hold values that old clients cannot read.",
    "`additionalProperties: {type: string}` becomes `true`";
ADDITIONAL_SAID = "additional-properties-said", None, None, Mirror::Itself,
    "whether other members are allowed is said now, or not said any more",
    "They are allowed either way. Where a document speaks of them, the crate keeps them in a field of their own.",
    "`additionalProperties: true` was added";
PATTERN_ADDED = "pattern-properties-added", Breaking, Compatible, Mirror::Kind("pattern-properties-removed"),
    "members whose names fit a pattern have a type now",
    "Old requests may hold others.",
    "`patternProperties:` gains `^x-`";
PATTERN_REMOVED = "pattern-properties-removed", Compatible, Breaking, Mirror::Kind("pattern-properties-added"),
    "members whose names fit a pattern can be of any type now",
    "Answers may hold values that old clients cannot read.",
    "`patternProperties:` loses `^x-`";
TUPLE_GREW = "prefix-items-added", Compatible, Breaking, Mirror::Kind("prefix-items-removed"),
    "a list with typed places gained one",
    "Answers may be longer than old clients expect.",
    "`prefixItems: [A]` becomes `[A, B]`";
TUPLE_SHRANK = "prefix-items-removed", Breaking, Compatible, Mirror::Kind("prefix-items-added"),
    "a list with typed places lost one",
    "Old requests hold a value in it that is refused or ignored.",
    "`prefixItems: [A, B]` becomes `[A]`";
TUPLE_REST_ALLOWED = "tuple-rest-allowed", Compatible, Breaking, Mirror::Kind("tuple-rest-refused"),
    "more may follow the typed places of a list",
    "Answers may be longer than old clients expect.",
    "`items: false` beside `prefixItems` was removed";
TUPLE_REST_REFUSED = "tuple-rest-refused", Breaking, Compatible, Mirror::Kind("tuple-rest-allowed"),
    "nothing may follow the typed places of a list",
    "Old requests that are longer are refused.",
    "`items: false` beside `prefixItems` was added";
}
