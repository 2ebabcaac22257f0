//! Kinds of changes to types, values and unions.

use super::entry::{Mirror, kinds};

kinds! {
/// A change to a type, its values or a union.
SchemaChange;
TypeWidened = "type-widened", Schema, Compatible, Breaking, ItemsAndUses, Mirror::Kind(Self::TypeNarrowed),
    "a type allows more kinds of values",
    "Old requests still fit; answers may hold values that old clients cannot read.",
    "`type: integer` becomes `type: number`";
TypeNarrowed = "type-narrowed", Schema, Breaking, Compatible, ItemsAndUses, Mirror::Kind(Self::TypeWidened),
    "a type allows fewer kinds of values",
    "Old requests may hold values that are refused now; answers are among those that were expected.",
    "`type: number` becomes `type: integer`";
TypeChanged = "type-changed", Schema, Breaking, Breaking, ItemsAndUses, Mirror::Itself,
    "a type was replaced",
    "Values of the old type are none of the new one.",
    "`type: string` becomes `type: object`";
FormatWidened = "format-widened", Schema, Compatible, Breaking, ItemsAndUses,
    Mirror::Kind(Self::FormatNarrowed),
    "a format allows more values",
    "Answers may hold values that the old type has no room for.",
    "`format: int32` becomes `format: int64`";
FormatNarrowed = "format-narrowed", Schema, Breaking, Compatible, ItemsAndUses,
    Mirror::Kind(Self::FormatWidened),
    "a format allows fewer values",
    "Old requests may hold values that are refused now.",
    "`type: string` gains `format: uuid`";
FormatChanged = "format-changed", Schema, Breaking, Breaking, ItemsAndUses, Mirror::Itself,
    "a format was replaced by another",
    "Values of the old format are not values of the new one.",
    "`format: date` becomes `format: date-time`";
Nullable = "became-nullable", Schema, Compatible, Breaking, ItemsAndUses, Mirror::Kind(Self::NotNullable),
    "null is now allowed",
    "Answers may hold null where old clients expect a value.",
    "`type: string` becomes `type: [string, 'null']`";
NotNullable = "became-not-nullable", Schema, Breaking, Compatible, ItemsAndUses,
    Mirror::Kind(Self::Nullable),
    "null is no longer allowed",
    "Old requests that hold null are refused.",
    "`type: [string, 'null']` becomes `type: string`";
EnumValueAdded = "enum-value-added", EnumValue, Compatible, Review, Items,
    Mirror::Kind(Self::EnumValueRemoved),
    "a value was added to an enum",
    "Answers may hold a value that old clients do not know; whether they cope is theirs to say.",
    "`enum: [a, b]` becomes `enum: [a, b, c]`";
EnumValueRemoved = "enum-value-removed", EnumValue, Breaking, Compatible, Items,
    Mirror::Kind(Self::EnumValueAdded),
    "a value was removed from an enum",
    "Old requests that hold it are refused; code that names it does not compile any more.",
    "`enum: [a, b, c]` becomes `enum: [a, b]`";
EnumValueRenamed = "enum-value-renamed", EnumValue, Breaking, Breaking, Items, Mirror::Itself,
    "a value of an enum was renamed",
    "The variant keeps its name, but the string on the wire is another one.",
    "`enum: [in-progress]` becomes `enum: [in_progress]`";
BecameEnum = "became-enum", Enum, Breaking, Compatible, ItemsAndUses, Mirror::Kind(Self::EnumDropped),
    "only listed values are now allowed",
    "Old requests may hold other values, which are refused.",
    "`type: string` gains `enum: [a, b]`";
EnumDropped = "enum-dropped", Enum, Compatible, Review, ItemsAndUses, Mirror::Kind(Self::BecameEnum),
    "any value is allowed, not only listed ones",
    "Answers may hold values that were not listed.",
    "`enum: [a, b]` was removed";
EnumOpened = "enum-opened", Enum, None, Review, Items, Mirror::Kind(Self::EnumClosed),
    "an enum was declared open",
    "`x-extensible-enum` or its like says that more values may come.",
    "`x-extensible-enum: true` was added";
EnumClosed = "enum-closed", Enum, Review, None, Items, Mirror::Kind(Self::EnumOpened),
    "an enum was declared closed",
    "More values were announced before.",
    "`x-extensible-enum: true` was removed";
EnumNameChanged = "enum-value-name-changed", EnumValue, None, None, Items, Mirror::Itself,
    "the name of an enum's value changed",
    "`x-enum-varnames` or its like names the variant; the value on the wire is the same.",
    "`x-enum-varnames: [Low]` becomes `[Lowest]`";
ConstChanged = "const-changed", EnumValue, Breaking, Breaking, Items, Mirror::Itself,
    "the only possible value changed",
    "Old clients send, or wait for, the old one.",
    "`const: v1` becomes `const: v2`";
DefaultAdded = "default-added", Default, Review, None, Items, Mirror::Kind(Self::DefaultRemoved),
    "a default was added",
    "What the server does where the value is left out may have changed.",
    "`type: integer` gains `default: 10`";
DefaultChanged = "default-changed", Default, Review, None, Items, Mirror::Itself,
    "a default changed",
    "What the server does where the value is left out has changed.",
    "`default: 10` becomes `default: 100`";
DefaultRemoved = "default-removed", Default, Review, None, Items, Mirror::Kind(Self::DefaultAdded),
    "a default was removed",
    "What the server does where the value is left out may have changed.",
    "`default: 10` was removed";
BranchAdded = "union-branch-added", Branch, Compatible, Breaking, Items, Mirror::Kind(Self::BranchRemoved),
    "a union gained a branch",
    "Answers may be of a type that old clients cannot read.",
    "`oneOf: [Cat]` becomes `oneOf: [Cat, Dog]`";
BranchRemoved = "union-branch-removed", Branch, Breaking, Compatible, Items, Mirror::Kind(Self::BranchAdded),
    "a union lost a branch",
    "Old requests of that type are refused.",
    "`oneOf: [Cat, Dog]` becomes `oneOf: [Cat]`";
BecameUnion = "became-union", Union, Compatible, Breaking, ItemsAndUses, Mirror::Kind(Self::UnionDropped),
    "a type became one branch of a union",
    "Old requests still fit; answers may be of another branch.",
    "`$ref: Cat` becomes `oneOf: [Cat, Dog]`";
UnionDropped = "union-dropped", Union, Breaking, Compatible, ItemsAndUses, Mirror::Kind(Self::BecameUnion),
    "a union became one of its branches",
    "Old requests of another branch are refused.",
    "`oneOf: [Cat, Dog]` becomes `$ref: Cat`";
UnionExclusive = "union-kind-changed", Union, None, None, Items, Mirror::Itself,
    "`oneOf` became `anyOf`, or the other way round",
    "It makes no difference where no value fits two branches.",
    "`anyOf: [Cat, Dog]` becomes `oneOf: [Cat, Dog]`";
UnionReordered = "union-branches-reordered", Branch, None, None, Items, Mirror::Itself,
    "the branches of an untagged union were reordered",
    "The first of two branches that fit equally well is taken, so a value that fits both may now be read as the other.",
    "`oneOf: [A, B]` becomes `oneOf: [B, A]`";
DiscriminatorAdded = "discriminator-added", Discriminator, Review, Review, Items,
    Mirror::Kind(Self::DiscriminatorRemoved),
    "a union gained a discriminator",
    "A member now says which branch a value is; old requests may leave it out.",
    "`oneOf:` gains `discriminator: {propertyName: kind}`";
DiscriminatorRemoved = "discriminator-removed", Discriminator, Review, Review, Items,
    Mirror::Kind(Self::DiscriminatorAdded),
    "a union lost its discriminator",
    "No member says any more which branch a value is.",
    "`discriminator: {propertyName: kind}` was removed";
DiscriminatorChanged = "discriminator-property-changed", Discriminator, Review, Review, Items,
    Mirror::Itself,
    "the discriminator property of a union changed",
    "Old clients write and look for the old one.",
    "`propertyName: kind` becomes `propertyName: type`";
MappingAdded = "discriminator-value-added", Discriminator, Compatible, Review, Items,
    Mirror::Kind(Self::MappingRemoved),
    "a discriminator value was added to a branch",
    "Answers may hold a tag that old clients do not know.",
    "`mapping:` gains `kitty: Cat`";
MappingRemoved = "discriminator-value-removed", Discriminator, Breaking, Compatible, Items,
    Mirror::Kind(Self::MappingAdded),
    "a discriminator value was removed from a branch",
    "Old requests that hold the tag are refused.",
    "`mapping:` loses `kitty: Cat`";
MappingChanged = "discriminator-value-changed", Discriminator, Breaking, Breaking, Items, Mirror::Itself,
    "the discriminator value of a branch changed",
    "Old clients write and look for the old tag.",
    "`mapping: {cat: Cat}` becomes `{feline: Cat}`";
CycleChanged = "cycle-changed", Schema, None, None, ItemsAndUses, Mirror::Itself,
    "a type became recursive, or is no longer recursive",
    "Nothing moves on the wire. A value that contains its own type has to be boxed in Rust.",
    "`Node` gains `parent: Node`";
ComponentAdded = "component-added", Component, None, None, Items, Mirror::Kind(Self::ComponentRemoved),
    "a component schema was added",
    "The crate gains a type.",
    "`components.schemas` gains `Pet`";
ComponentRemoved = "component-removed", Component, None, None, Items, Mirror::Kind(Self::ComponentAdded),
    "a component schema was removed",
    "Nothing moves on the wire; code that names the type does not compile any more.",
    "`components.schemas` loses `Pet`";
ComponentRenamed = "component-renamed", Component, None, None, Items, Mirror::Itself,
    "a component schema was renamed",
    "The type is the same under another name.",
    "`Pet` becomes `Animal`";
TypeShared = "type-moved", Schema, None, None, Items, Mirror::Itself,
    "a type moved to another place",
    "It is the same on the wire. A type that moves between a component and a place of its own can get another name in Rust.",
    "an inline schema became `$ref: Pet`";
XmlSpelling = "xml-spelling-changed", Schema, Breaking, Breaking, Nothing, Mirror::Itself,
    "a value is spelled otherwise in XML",
    "The types are the same, and so is JSON; documents of XML have another element or attribute there, which old requests lack and old clients do not look for.",
    "`xml: {name: id}` becomes `xml: {name: id, attribute: true}`";
DocumentationChanged = "documentation-changed", Documentation, None, None, Nothing, Mirror::Itself,
    "descriptions or examples changed",
    "Only documentation is different.",
    "`description: A pet.` becomes `description: An animal.`";
}
