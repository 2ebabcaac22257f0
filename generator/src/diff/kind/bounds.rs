//! Kinds of changes to what a schema asks of values beyond their type.

use super::entry::{Mirror, kinds};

kinds! {
/// A change to what a schema asks of values beyond their type.
BoundChange;
BoundAdded = "bound-added", Bound, Breaking, Compatible, Items, Mirror::Kind(Self::BoundRemoved),
    "a bound was added",
    "Old requests may exceed it and are refused.",
    "`type: string` gains `maxLength: 20`";
BoundRemoved = "bound-removed", Bound, Compatible, Breaking, Items, Mirror::Kind(Self::BoundAdded),
    "a bound was removed",
    "Answers may exceed what old clients accept.",
    "`maxLength: 20` was removed";
BoundTightened = "bound-tightened", Bound, Breaking, Compatible, Items, Mirror::Kind(Self::BoundLoosened),
    "a bound allows fewer values",
    "Old requests may exceed it and are refused.",
    "`maxLength: 20` becomes `maxLength: 10`";
BoundLoosened = "bound-loosened", Bound, Compatible, Breaking, Items, Mirror::Kind(Self::BoundTightened),
    "a bound allows more values",
    "Answers may exceed what old clients accept.",
    "`maxLength: 10` becomes `maxLength: 20`";
MultipleChanged = "multiple-of-changed", Bound, Breaking, Review, Items, Mirror::Itself,
    "`multipleOf` changed",
    "Multiples of the old number need not be multiples of the new one.",
    "`multipleOf: 10` becomes `multipleOf: 15`";
PatternAdded = "pattern-added", Pattern, Breaking, Compatible, Items, Mirror::Kind(Self::PatternRemoved),
    "a pattern was added",
    "Old requests may not match it and are refused.",
    "`type: string` gains `pattern: '^[a-z]+$'`";
PatternRemoved = "pattern-removed", Pattern, Compatible, Review, Items, Mirror::Kind(Self::PatternAdded),
    "a pattern was removed",
    "Answers may hold text that was ruled out before.",
    "`pattern: '^[a-z]+$'` was removed";
PatternChanged = "pattern-changed", Pattern, Review, Review, Items, Mirror::Itself,
    "a pattern changed",
    "A person has to decide which of the two allows more.",
    "`pattern: '^[a-z]+$'` becomes `pattern: '^[a-z0-9]+$'`";
CheckAdded = "check-added", Condition, Breaking, Compatible, Items, Mirror::Kind(Self::CheckRemoved),
    "a condition on values was added",
    "`not`, `if`, `contains`, `dependentRequired` or their like: old requests may not meet it.",
    "`dependentRequired: {card: [owner]}` was added";
CheckRemoved = "check-removed", Condition, Compatible, Breaking, Items, Mirror::Kind(Self::CheckAdded),
    "a condition on values was removed",
    "`not`, `if`, `contains`, `dependentRequired` or their like: answers may not meet it any more.",
    "`dependentRequired: {card: [owner]}` was removed";
CheckChanged = "check-changed", Condition, Breaking, Breaking, Items, Mirror::Itself,
    "a condition on values changed",
    "`not`, `if`, `contains`, `dependentRequired` or their like: what met the old one need not meet the new one.",
    "`dependentRequired: {card: [owner]}` becomes `{card: [address]}`";
ContentChanged = "content-encoding-changed", Condition, Breaking, Breaking, Items, Mirror::Itself,
    "the encoding of text content changed",
    "`contentEncoding` or `contentMediaType` changed: old clients write and read the old form.",
    "`contentEncoding: base64` becomes `base64url`";
IdleKeyword = "idle-keyword-changed", Condition, Breaking, Breaking, Items, Mirror::Itself,
    "a keyword changed that has no effect beside the type",
    "By the letter it refuses no value: `properties` says nothing about a string. But one of the two is a mistake, mostly the type, and then the change is what servers and clients act on.",
    "`{type: string, properties: {name: {type: string}}}` becomes `{... type: integer}`";
}
