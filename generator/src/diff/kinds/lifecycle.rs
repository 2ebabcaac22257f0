//! Kinds of changes to what a document promises about the future.

use crate::diff::kind::{Kind, Mirror, kinds};
use crate::diff::verdict::Wire;

kinds! {
OPERATION_DEPRECATED = "operation-deprecated", None, None, Mirror::Kind("operation-reactivated"),
    "an operation was deprecated",
    "Code that calls it compiles with a warning.",
    "`get:` gains `deprecated: true`";
OPERATION_REACTIVATED = "operation-reactivated", None, None, Mirror::Kind("operation-deprecated"),
    "an operation is not deprecated any more",
    "The warning is gone.",
    "`get:` loses `deprecated: true`";
PARAMETER_DEPRECATED = "parameter-deprecated", None, None, Mirror::Kind("parameter-reactivated"),
    "a parameter was deprecated",
    "Code that sets it compiles with a warning.",
    "`{name: limit}` gains `deprecated: true`";
PARAMETER_REACTIVATED = "parameter-reactivated", None, None, Mirror::Kind("parameter-deprecated"),
    "a parameter is not deprecated any more",
    "The warning is gone.",
    "`{name: limit}` loses `deprecated: true`";
PROPERTY_DEPRECATED = "property-deprecated", None, None, Mirror::Kind("property-reactivated"),
    "a property was deprecated",
    "Code that uses it compiles with a warning.",
    "`nickname:` gains `deprecated: true`";
PROPERTY_REACTIVATED = "property-reactivated", None, None, Mirror::Kind("property-deprecated"),
    "a property is not deprecated any more",
    "The warning is gone.",
    "`nickname:` loses `deprecated: true`";
SCHEMA_DEPRECATED = "schema-deprecated", None, None, Mirror::Kind("schema-reactivated"),
    "a schema was deprecated",
    "Code that names the type compiles with a warning.",
    "`Pet:` gains `deprecated: true`";
SCHEMA_REACTIVATED = "schema-reactivated", None, None, Mirror::Kind("schema-deprecated"),
    "a schema is not deprecated any more",
    "The warning is gone.",
    "`Pet:` loses `deprecated: true`";
HEADER_DEPRECATED = "response-header-deprecated", None, None, Mirror::Kind("response-header-reactivated"),
    "a response header was deprecated",
    "It may be left out one day.",
    "`X-Rate-Limit:` gains `deprecated: true`";
HEADER_REACTIVATED = "response-header-reactivated", None, None, Mirror::Kind("response-header-deprecated"),
    "a response header is not deprecated any more",
    "Nothing announces its end any more.",
    "`X-Rate-Limit:` loses `deprecated: true`";
SUNSET_SET = "sunset-set", None, None, Mirror::Kind("sunset-deleted"),
    "a sunset date was set",
    "What bears it is promised until then, and may be removed after.",
    "`x-sunset: 2031-01-01` was added beside `deprecated: true`";
SUNSET_DELETED = "sunset-deleted", Breaking, Breaking, Mirror::Kind("sunset-set"),
    "a sunset date was taken away while the deprecation stands",
    "Clients planned with that date, and may now be cut off at any time.",
    "`x-sunset` was removed, `deprecated: true` stayed";
SUNSET_EARLIER = "sunset-moved-earlier", Breaking, Breaking, Mirror::Kind("sunset-moved-later"),
    "a sunset date was moved to an earlier day",
    "Clients planned with the later date, and the new one leaves less than the period of grace.",
    "`x-sunset: 2031-01-01` becomes `2030-01-01`";
SUNSET_LATER = "sunset-moved-later", None, None, Mirror::Kind("sunset-moved-earlier"),
    "a sunset date was moved to a later day",
    "Clients have more time.",
    "`x-sunset: 2030-01-01` becomes `2031-01-01`";
SUNSET_TOO_SOON = "sunset-too-soon", Breaking, Breaking,
    Mirror::Alone("the way back from a date that is too soon is a date that is later, or none"),
    "a sunset date leaves less than the period of grace",
    "The configuration says how many days there have to be between a deprecation and its sunset date.",
    "`x-sunset` of tomorrow was added beside `deprecated: true`";
SUNSET_INVALID = "sunset-invalid", Breaking, Breaking,
    Mirror::Alone("a date that can be read again is listed as the date that it is"),
    "a sunset date cannot be read",
    "Write it as RFC 3339 does: `2031-01-01`, or with a time.",
    "`x-sunset: soon`";
STABILITY_LOWERED = "stability-lowered", Breaking, Breaking, Mirror::Kind("stability-raised"),
    "a stability level was lowered",
    "What was promised to be stable is not any more.",
    "`x-stability-level: stable` becomes `beta`";
STABILITY_RAISED = "stability-raised", None, None, Mirror::Kind("stability-lowered"),
    "a stability level was raised",
    "From now on changes are judged more strictly.",
    "`x-stability-level: beta` becomes `stable`";
STABILITY_INVALID = "stability-invalid", Breaking, Breaking,
    Mirror::Alone("a level that can be read again is compared as the level that it is"),
    "a stability level is none of `draft`, `alpha`, `beta`, `stable`",
    "It cannot be compared, so nothing can be promised by it.",
    "`x-stability-level: ga`";
EXTENSIBLE_VALUE_ADDED = "extensible-value-added", None, None, Mirror::Kind("extensible-value-removed"),
    "a value was added to an open list",
    "`x-extensible-enum` told clients to expect more values.",
    "`x-extensible-enum: [a]` becomes `[a, b]`";
EXTENSIBLE_VALUE_REMOVED = "extensible-value-removed", Breaking, None, Mirror::Kind("extensible-value-added"),
    "a value was removed from an open list",
    "Old requests that hold it are refused.",
    "`x-extensible-enum: [a, b]` becomes `[a]`";
VERSION_UNCHANGED = "version-not-raised", None, None,
    Mirror::Alone("it is about the two documents together, not about a change in one of them"),
    "the document changed and its version did not",
    "`info.version` is how readers tell two documents apart.",
    "`version: 1.0.0` on both sides";
VERSION_LOWERED = "version-lowered", None, None,
    Mirror::Alone("a version that is raised is what is expected"),
    "the document's version was lowered",
    "`info.version` of the revision comes before that of the base.",
    "`version: 1.1.0` becomes `1.0.0`";
VERSION_NOT_MAJOR = "major-version-not-raised", None, None,
    Mirror::Alone("it is about the verdict on the whole comparison"),
    "clients break and the major version was not raised",
    "By Semantic Versioning a change that breaks clients raises the first number.",
    "`version: 1.0.0` becomes `1.1.0` while an operation was removed";
}
