//! Kinds of changes to objects and lists.

use super::entry::{Mirror, kinds};

kinds! {
/// A change to an object or a list.
ObjectChange;
PropertyAdded = "property-added", Property, Compatible, Compatible, Items,
    Mirror::Kind(Self::PropertyRemoved),
    "an optional property was added",
    "Old requests leave it out; old clients ignore it in answers.",
    "`properties:` gains `nickname`";
RequiredPropertyAdded = "required-property-added", Property, Breaking, Compatible, Items,
    Mirror::Kind(Self::RequiredPropertyRemoved),
    "a required property was added",
    "Old requests leave it out and are refused. Make it optional where it is sent.",
    "`properties:` gains `nickname`, and `required:` too";
UndescribedRequired = "undescribed-property-required", Property, Review, Compatible, Items,
    Mirror::Kind(Self::RequiredPropertyRemoved),
    "a name that no property describes became required",
    "Nothing says what the value is, so it may be a leftover or a slip; if the server insists on it, old requests are refused.",
    "`required:` gains `nickname`, and `properties:` does not";
PropertyRemoved = "property-removed", Property, Review, Review, Items, Mirror::Kind(Self::PropertyAdded),
    "an optional property was removed",
    "Old requests go on sending it, and nothing acts on it any more; clients that read it where it was there find nothing.",
    "`properties:` loses `nickname`";
RequiredPropertyRemoved = "required-property-removed", Property, Review, Breaking, Items,
    Mirror::Kind(Self::RequiredPropertyAdded),
    "a required property was removed",
    "Clients that read answers relied on it being there.",
    "`properties:` and `required:` lose `nickname`";
PropertyRefused = "property-removed-and-refused", Property, Breaking, Review, Items,
    Mirror::Kind(Self::PropertyAdded),
    "a property was removed from an object that refuses unknown ones",
    "`additionalProperties: false` stands beside it, so old requests that hold the property are refused.",
    "`properties:` loses `nickname` beside `additionalProperties: false`";
RequiredPropertyRefused = "required-property-removed-and-refused", Property, Breaking, Breaking, Items,
    Mirror::Kind(Self::RequiredPropertyAdded),
    "a required property was removed from an object that refuses unknown ones",
    "`additionalProperties: false` stands beside it, so old requests that hold the property are refused, and clients relied on it in answers.",
    "`properties:` and `required:` lose `nickname` beside `additionalProperties: false`";
PropertiesReordered = "properties-reordered", Property, None, None, Items, Mirror::Itself,
    "required properties were reordered",
    "The wire does not care for order; the arguments of `new` do. Two neighbours of one type can be swapped without the compiler noticing.",
    "`properties:` lists `status` above `name`, and both are required";
PropertyRenamed = "property-renamed", Property, Review, Breaking, Items, Mirror::Itself,
    "a property was renamed",
    "Its type is the same. Old requests send the old name, old clients look for it.",
    "`first_name` becomes `firstName`";
RequiredPropertyRenamed = "required-property-renamed", Property, Breaking, Breaking, Items, Mirror::Itself,
    "a required property was renamed",
    "Its type is the same. Old requests lack the new name and are refused, old clients look for the old one.",
    "`first_name` becomes `firstName`, and both are required";
PropertyRequired = "property-became-required", Property, Breaking, Compatible, Items,
    Mirror::Kind(Self::PropertyOptional),
    "an optional property became required",
    "Old requests that leave it out are refused.",
    "`required:` gains `nickname`";
PropertyOptional = "property-became-optional", Property, Compatible, Breaking, Items,
    Mirror::Kind(Self::PropertyRequired),
    "a required property became optional",
    "Clients that read answers relied on it being there.",
    "`required:` loses `nickname`";
ReadOnlySet = "property-became-read-only", Property, Review, Review, Items,
    Mirror::Kind(Self::ReadOnlyCleared),
    "a property is now read-only",
    "What old requests send for it has no effect any more.",
    "`id:` gains `readOnly: true`";
ReadOnlyCleared = "property-became-not-read-only", Property, Review, Review, Items,
    Mirror::Kind(Self::ReadOnlySet),
    "a property is no longer read-only",
    "It was only in answers before.",
    "`id:` loses `readOnly`";
WriteOnlySet = "property-became-write-only", Property, Review, Review, Items,
    Mirror::Kind(Self::WriteOnlyCleared),
    "a property is now write-only",
    "Old clients do not find it in answers any more.",
    "`password:` gains `writeOnly: true`";
WriteOnlyCleared = "property-became-not-write-only", Property, Review, Review, Items,
    Mirror::Kind(Self::WriteOnlySet),
    "a property is no longer write-only",
    "It was only in requests before.",
    "`password:` loses `writeOnly`";
AdditionalClosed = "additional-properties-closed", AdditionalProperties, Breaking, Compatible, Items,
    Mirror::Kind(Self::AdditionalOpened),
    "additional properties are now refused",
    "Old requests that hold others are refused.",
    "`additionalProperties: false` was added";
AdditionalOpened = "additional-properties-opened", AdditionalProperties, Compatible, Review, Items,
    Mirror::Kind(Self::AdditionalClosed),
    "additional properties are now allowed",
    "Strict clients refuse answers that hold them.",
    "`additionalProperties: false` was removed";
AdditionalTyped = "additional-properties-typed", AdditionalProperties, Breaking, Compatible, Items,
    Mirror::Kind(Self::AdditionalUntyped),
    "additional properties now have a type",
    "Old requests may hold others.",
    "`additionalProperties: true` becomes `{type: string}`";
AdditionalUntyped = "additional-properties-untyped", AdditionalProperties, Compatible, Breaking, Items,
    Mirror::Kind(Self::AdditionalTyped),
    "additional properties may now have any type",
    "Answers may hold values that old clients cannot read.",
    "`additionalProperties: {type: string}` becomes `true`";
AdditionalSaid = "additional-properties-said", AdditionalProperties, None, None, Items, Mirror::Itself,
    "additional properties are now declared, or no longer declared",
    "They are allowed either way. Where a document speaks of them, the crate keeps them in a field of their own.",
    "`additionalProperties: true` was added";
PatternAdded = "pattern-properties-added", AdditionalProperties, Breaking, Compatible, Items,
    Mirror::Kind(Self::PatternRemoved),
    "properties that match a pattern now have a type",
    "Old requests may hold others.",
    "`patternProperties:` gains `^x-`";
PatternRemoved = "pattern-properties-removed", AdditionalProperties, Compatible, Breaking, Items,
    Mirror::Kind(Self::PatternAdded),
    "properties that match a pattern may now have any type",
    "Answers may hold values that old clients cannot read.",
    "`patternProperties:` loses `^x-`";
TupleGrew = "prefix-items-added", Tuple, Compatible, Breaking, Items, Mirror::Kind(Self::TupleShrank),
    "a tuple gained an item",
    "Answers may be longer than old clients expect.",
    "`prefixItems: [A]` becomes `[A, B]`";
TupleShrank = "prefix-items-removed", Tuple, Breaking, Compatible, Items, Mirror::Kind(Self::TupleGrew),
    "a tuple lost an item",
    "Old requests hold a value in it that is refused or ignored.",
    "`prefixItems: [A, B]` becomes `[A]`";
TupleRestAllowed = "tuple-rest-allowed", Tuple, Compatible, Breaking, Items,
    Mirror::Kind(Self::TupleRestRefused),
    "additional items of a tuple are now allowed",
    "Answers may be longer than old clients expect.",
    "`items: false` beside `prefixItems` was removed";
TupleRestRefused = "tuple-rest-refused", Tuple, Breaking, Compatible, Items,
    Mirror::Kind(Self::TupleRestAllowed),
    "additional items of a tuple are now refused",
    "Old requests that are longer are refused.",
    "`items: false` beside `prefixItems` was added";
}
