//! Kinds of changes to what a schema asks of values beyond their type.

use crate::diff::kind::{Kind, Mirror, kinds};
use crate::diff::verdict::Wire;

kinds! {
BOUND_ADDED = "bound-added", Breaking, Compatible, Mirror::Kind("bound-removed"),
    "a bound was set where there was none",
    "Old requests may lie beyond it and are refused.",
    "`type: string` gains `maxLength: 20`";
BOUND_REMOVED = "bound-removed", Compatible, Breaking, Mirror::Kind("bound-added"),
    "a bound was taken away",
    "Answers may lie beyond what old clients have room for.",
    "`maxLength: 20` was removed";
BOUND_TIGHTENED = "bound-tightened", Breaking, Compatible, Mirror::Kind("bound-loosened"),
    "a bound leaves less",
    "Old requests may lie beyond it and are refused.",
    "`maxLength: 20` becomes `maxLength: 10`";
BOUND_LOOSENED = "bound-loosened", Compatible, Breaking, Mirror::Kind("bound-tightened"),
    "a bound leaves more",
    "Answers may lie beyond what old clients have room for.",
    "`maxLength: 10` becomes `maxLength: 20`";
MULTIPLE_CHANGED = "multiple-of-changed", Breaking, Review, Mirror::Itself,
    "values are multiples of another number",
    "Multiples of the old number need not be multiples of the new one.",
    "`multipleOf: 10` becomes `multipleOf: 15`";
PATTERN_ADDED = "pattern-added", Breaking, Compatible, Mirror::Kind("pattern-removed"),
    "text has to fit a pattern now",
    "Old requests may not fit it and are refused.",
    "`type: string` gains `pattern: '^[a-z]+$'`";
PATTERN_REMOVED = "pattern-removed", Compatible, Review, Mirror::Kind("pattern-added"),
    "text does not have to fit a pattern any more",
    "Answers may hold text that was ruled out before.",
    "`pattern: '^[a-z]+$'` was removed";
PATTERN_CHANGED = "pattern-changed", Review, Review, Mirror::Itself,
    "text has to fit another pattern",
    "Whether one allows more than the other is for a person to see.",
    "`pattern: '^[a-z]+$'` becomes `pattern: '^[a-z0-9]+$'`";
CHECK_ADDED = "check-added", Breaking, Compatible, Mirror::Kind("check-removed"),
    "a condition on values was added",
    "`not`, `if`, `contains`, `dependentRequired` or their like: old requests may not meet it.",
    "`dependentRequired: {card: [owner]}` was added";
CHECK_REMOVED = "check-removed", Compatible, Breaking, Mirror::Kind("check-added"),
    "a condition on values was removed",
    "`not`, `if`, `contains`, `dependentRequired` or their like: answers may not meet it any more.",
    "`dependentRequired: {card: [owner]}` was removed";
CHECK_CHANGED = "check-changed", Breaking, Breaking, Mirror::Itself,
    "a condition on values changed",
    "`not`, `if`, `contains`, `dependentRequired` or their like: what met the old one need not meet the new one.",
    "`dependentRequired: {card: [owner]}` becomes `{card: [address]}`";
CONTENT_CHANGED = "content-encoding-changed", Breaking, Breaking, Mirror::Itself,
    "text holds its content in another form",
    "`contentEncoding` or `contentMediaType` changed: old clients write and read the old form.",
    "`contentEncoding: base64` becomes `base64url`";
IDLE_KEYWORD = "idle-keyword-changed", Breaking, Breaking, Mirror::Itself,
    "a keyword changed that has no effect beside the type",
    "By the letter it refuses no value: `properties` says nothing about a string. But one of the two is a mistake, mostly the type, and then the change is what servers and clients act on.",
    "`{type: string, properties: {name: {type: string}}}` becomes `{... type: integer}`";
}
