//! Kinds of changes to types, values and unions.

use crate::diff::kind::{Kind, Mirror, kinds};
use crate::diff::verdict::Wire;

kinds! {
TYPE_WIDENED = "type-widened", Compatible, Breaking, Mirror::Kind("type-narrowed"),
    "a type allows more kinds of values",
    "Old requests still fit; answers may hold values that old clients cannot read.",
    "`type: integer` becomes `type: number`";
TYPE_NARROWED = "type-narrowed", Breaking, Compatible, Mirror::Kind("type-widened"),
    "a type allows fewer kinds of values",
    "Old requests may hold values that are refused now; answers are among those that were expected.",
    "`type: number` becomes `type: integer`";
TYPE_CHANGED = "type-changed", Breaking, Breaking, Mirror::Itself,
    "a type was replaced",
    "Values of the old type are none of the new one.",
    "`type: string` becomes `type: object`";
FORMAT_WIDENED = "format-widened", Compatible, Breaking, Mirror::Kind("format-narrowed"),
    "a format allows more values",
    "Answers may hold values that the old type has no room for.",
    "`format: int32` becomes `format: int64`";
FORMAT_NARROWED = "format-narrowed", Breaking, Compatible, Mirror::Kind("format-widened"),
    "a format allows fewer values",
    "Old requests may hold values that are refused now.",
    "`type: string` gains `format: uuid`";
FORMAT_CHANGED = "format-changed", Breaking, Breaking, Mirror::Itself,
    "a format was replaced by another",
    "Values of the old format are not values of the new one.",
    "`format: date` becomes `format: date-time`";
NULLABLE = "became-nullable", Compatible, Breaking, Mirror::Kind("became-not-nullable"),
    "null is allowed now",
    "Answers may hold null where old clients expect a value.",
    "`type: string` becomes `type: [string, 'null']`";
NOT_NULLABLE = "became-not-nullable", Breaking, Compatible, Mirror::Kind("became-nullable"),
    "null is not allowed any more",
    "Old requests that hold null are refused.",
    "`type: [string, 'null']` becomes `type: string`";
ENUM_VALUE_ADDED = "enum-value-added", Compatible, Review, Mirror::Kind("enum-value-removed"),
    "a value was added to an enum",
    "Answers may hold a value that old clients do not know; whether they cope is theirs to say.",
    "`enum: [a, b]` becomes `enum: [a, b, c]`";
ENUM_VALUE_REMOVED = "enum-value-removed", Breaking, Compatible, Mirror::Kind("enum-value-added"),
    "a value was removed from an enum",
    "Old requests that hold it are refused; code that names it does not compile any more.",
    "`enum: [a, b, c]` becomes `enum: [a, b]`";
ENUM_VALUE_RENAMED = "enum-value-renamed", Breaking, Breaking, Mirror::Itself,
    "a value of an enum is spelled differently",
    "The variant keeps its name, but the string on the wire is another one.",
    "`enum: [in-progress]` becomes `enum: [in_progress]`";
BECAME_ENUM = "became-enum", Breaking, Compatible, Mirror::Kind("enum-dropped"),
    "only listed values are allowed now",
    "Old requests may hold other values, which are refused.",
    "`type: string` gains `enum: [a, b]`";
ENUM_DROPPED = "enum-dropped", Compatible, Review, Mirror::Kind("became-enum"),
    "any value is allowed, not only listed ones",
    "Answers may hold values that were not listed.",
    "`enum: [a, b]` was removed";
ENUM_OPENED = "enum-opened", None, Review, Mirror::Kind("enum-closed"),
    "an enum was declared open",
    "`x-extensible-enum` or its like says that more values may come.",
    "`x-extensible-enum: true` was added";
ENUM_CLOSED = "enum-closed", Review, None, Mirror::Kind("enum-opened"),
    "an enum was declared closed",
    "More values were announced before.",
    "`x-extensible-enum: true` was removed";
ENUM_NAME_CHANGED = "enum-value-name-changed", None, None, Mirror::Itself,
    "the name of an enum's value changed",
    "`x-enum-varnames` or its like names the variant; the value on the wire is the same.",
    "`x-enum-varnames: [Low]` becomes `[Lowest]`";
CONST_CHANGED = "const-changed", Breaking, Breaking, Mirror::Itself,
    "the only possible value changed",
    "Old clients send, or wait for, the old one.",
    "`const: v1` becomes `const: v2`";
DEFAULT_ADDED = "default-added", Review, None, Mirror::Kind("default-removed"),
    "a default was added",
    "What the server does where the value is left out may have changed.",
    "`type: integer` gains `default: 10`";
DEFAULT_CHANGED = "default-changed", Review, None, Mirror::Itself,
    "a default changed",
    "What the server does where the value is left out has changed.",
    "`default: 10` becomes `default: 100`";
DEFAULT_REMOVED = "default-removed", Review, None, Mirror::Kind("default-added"),
    "a default was removed",
    "What the server does where the value is left out may have changed.",
    "`default: 10` was removed";
BRANCH_ADDED = "union-branch-added", Compatible, Breaking, Mirror::Kind("union-branch-removed"),
    "a union gained a branch",
    "Answers may be of a type that old clients cannot read.",
    "`oneOf: [Cat]` becomes `oneOf: [Cat, Dog]`";
BRANCH_REMOVED = "union-branch-removed", Breaking, Compatible, Mirror::Kind("union-branch-added"),
    "a union lost a branch",
    "Old requests of that type are refused.",
    "`oneOf: [Cat, Dog]` becomes `oneOf: [Cat]`";
BECAME_UNION = "became-union", Compatible, Breaking, Mirror::Kind("union-dropped"),
    "a type became one branch of a union",
    "Old requests still fit; answers may be of another branch.",
    "`$ref: Cat` becomes `oneOf: [Cat, Dog]`";
UNION_DROPPED = "union-dropped", Breaking, Compatible, Mirror::Kind("became-union"),
    "one branch of a union is all that is left",
    "Old requests of another branch are refused.",
    "`oneOf: [Cat, Dog]` becomes `$ref: Cat`";
UNION_EXCLUSIVE = "union-kind-changed", None, None, Mirror::Itself,
    "`oneOf` became `anyOf`, or the other way round",
    "It makes no difference where no value fits two branches.",
    "`anyOf: [Cat, Dog]` becomes `oneOf: [Cat, Dog]`";
UNION_REORDERED = "union-branches-reordered", None, None, Mirror::Itself,
    "the branches of an untagged union changed places",
    "The first of two branches that fit equally well is taken, so a value that fits both may now be read as the other.",
    "`oneOf: [A, B]` becomes `oneOf: [B, A]`";
DISCRIMINATOR_ADDED = "discriminator-added", Review, Review, Mirror::Kind("discriminator-removed"),
    "a union gained a discriminator",
    "A member now says which branch a value is; old requests may leave it out.",
    "`oneOf:` gains `discriminator: {propertyName: kind}`";
DISCRIMINATOR_REMOVED = "discriminator-removed", Review, Review, Mirror::Kind("discriminator-added"),
    "a union lost its discriminator",
    "No member says any more which branch a value is.",
    "`discriminator: {propertyName: kind}` was removed";
DISCRIMINATOR_CHANGED = "discriminator-property-changed", Review, Review, Mirror::Itself,
    "another member tells the branches of a union apart",
    "Old clients write and look for the old one.",
    "`propertyName: kind` becomes `propertyName: type`";
MAPPING_ADDED = "discriminator-value-added", Compatible, Review, Mirror::Kind("discriminator-value-removed"),
    "a discriminator value was added to a branch",
    "Answers may hold a tag that old clients do not know.",
    "`mapping:` gains `kitty: Cat`";
MAPPING_REMOVED = "discriminator-value-removed", Breaking, Compatible, Mirror::Kind("discriminator-value-added"),
    "a discriminator value was removed from a branch",
    "Old requests that hold the tag are refused.",
    "`mapping:` loses `kitty: Cat`";
MAPPING_CHANGED = "discriminator-value-changed", Breaking, Breaking, Mirror::Itself,
    "a branch has another discriminator value",
    "Old clients write and look for the old tag.",
    "`mapping: {cat: Cat}` becomes `{feline: Cat}`";
CYCLE_CHANGED = "cycle-changed", None, None, Mirror::Itself,
    "a type contains itself now, or does not any more",
    "Nothing moves on the wire. A value that contains its own type has to be boxed in Rust.",
    "`Node` gains `parent: Node`";
COMPONENT_ADDED = "component-added", None, None, Mirror::Kind("component-removed"),
    "a component schema was added",
    "The crate gains a type.",
    "`components.schemas` gains `Pet`";
COMPONENT_REMOVED = "component-removed", None, None, Mirror::Kind("component-added"),
    "a component schema was removed",
    "Nothing moves on the wire; code that names the type does not compile any more.",
    "`components.schemas` loses `Pet`";
COMPONENT_RENAMED = "component-renamed", None, None, Mirror::Itself,
    "a component schema was renamed",
    "The type is the same under another name.",
    "`Pet` becomes `Animal`";
TYPE_SHARED = "type-moved", None, None, Mirror::Itself,
    "a type is written in another place",
    "It is the same on the wire. A type that moves between a component and a place of its own can get another name in Rust.",
    "an inline schema became `$ref: Pet`";
DOCUMENTATION_CHANGED = "documentation-changed", None, None, Mirror::Itself,
    "words or examples changed",
    "Only documentation is different.",
    "`description: A pet.` becomes `description: An animal.`";
}
