//! Kinds of changes to what a document promises about the future.

use super::entry::{Mirror, kinds};

kinds! {
/// A change to what a document promises about the future.
LifecycleChange;
OperationDeprecated = "operation-deprecated", Operation, None, None, Lint,
    Mirror::Kind(Self::OperationReactivated),
    "an operation was deprecated",
    "Code that calls it compiles with a warning.",
    "`get:` gains `deprecated: true`";
OperationReactivated = "operation-reactivated", Operation, None, None, Items,
    Mirror::Kind(Self::OperationDeprecated),
    "an operation is no longer deprecated",
    "The warning is gone.",
    "`get:` loses `deprecated: true`";
ParameterDeprecated = "parameter-deprecated", Parameter, None, None, Lint,
    Mirror::Kind(Self::ParameterReactivated),
    "a parameter was deprecated",
    "Code that sets it compiles with a warning.",
    "`{name: limit}` gains `deprecated: true`";
ParameterReactivated = "parameter-reactivated", Parameter, None, None, Items,
    Mirror::Kind(Self::ParameterDeprecated),
    "a parameter is no longer deprecated",
    "The warning is gone.",
    "`{name: limit}` loses `deprecated: true`";
PropertyDeprecated = "property-deprecated", Property, None, None, Lint,
    Mirror::Kind(Self::PropertyReactivated),
    "a property was deprecated",
    "Code that uses it compiles with a warning.",
    "`nickname:` gains `deprecated: true`";
PropertyReactivated = "property-reactivated", Property, None, None, Items,
    Mirror::Kind(Self::PropertyDeprecated),
    "a property is no longer deprecated",
    "The warning is gone.",
    "`nickname:` loses `deprecated: true`";
SchemaDeprecated = "schema-deprecated", Schema, None, None, Lint, Mirror::Kind(Self::SchemaReactivated),
    "a schema was deprecated",
    "Code that names the type compiles with a warning.",
    "`Pet:` gains `deprecated: true`";
SchemaReactivated = "schema-reactivated", Schema, None, None, Items, Mirror::Kind(Self::SchemaDeprecated),
    "a schema is no longer deprecated",
    "The warning is gone.",
    "`Pet:` loses `deprecated: true`";
HeaderDeprecated = "response-header-deprecated", Header, None, None, Lint,
    Mirror::Kind(Self::HeaderReactivated),
    "a response header was deprecated",
    "It may be left out one day.",
    "`X-Rate-Limit:` gains `deprecated: true`";
HeaderReactivated = "response-header-reactivated", Header, None, None, Items,
    Mirror::Kind(Self::HeaderDeprecated),
    "a response header is no longer deprecated",
    "Nothing announces its end any more.",
    "`X-Rate-Limit:` loses `deprecated: true`";
SunsetSet = "sunset-set", Sunset, None, None, Items, Mirror::Kind(Self::SunsetDeleted),
    "a sunset date was set",
    "What bears it is promised until then, and may be removed after.",
    "`x-sunset: 2031-01-01` was added beside `deprecated: true`";
SunsetDeleted = "sunset-deleted", Sunset, Breaking, Breaking, Items, Mirror::Kind(Self::SunsetSet),
    "a sunset date was removed while the deprecation remains",
    "Clients planned with that date, and may now be cut off at any time.",
    "`x-sunset` was removed, `deprecated: true` stayed";
SunsetEarlier = "sunset-moved-earlier", Sunset, Breaking, Breaking, Items, Mirror::Kind(Self::SunsetLater),
    "a sunset date was moved to an earlier day",
    "Clients planned with the later date, and the new one leaves less than the period of grace.",
    "`x-sunset: 2031-01-01` becomes `2030-01-01`";
SunsetLater = "sunset-moved-later", Sunset, None, None, Items, Mirror::Kind(Self::SunsetEarlier),
    "a sunset date was moved to a later day",
    "Clients have more time.",
    "`x-sunset: 2030-01-01` becomes `2031-01-01`";
SunsetTooSoon = "sunset-too-soon", Sunset, Breaking, Breaking, Items,
    Mirror::Alone("the way back from a date that is too soon is a date that is later, or none"),
    "a sunset date leaves less than the period of grace",
    "The configuration says how many days there have to be between a deprecation and its sunset date.",
    "`x-sunset` of tomorrow was added beside `deprecated: true`";
SunsetInvalid = "sunset-invalid", Sunset, Breaking, Breaking, Items,
    Mirror::Alone("a date that can be read again is listed as the date that it is"),
    "a sunset date cannot be read",
    "Write it as RFC 3339 does: `2031-01-01`, or with a time.",
    "`x-sunset: soon`";
StabilityLowered = "stability-lowered", Stability, Breaking, Breaking, Items,
    Mirror::Kind(Self::StabilityRaised),
    "a stability level was lowered",
    "What was promised to be stable no longer is.",
    "`x-stability-level: stable` becomes `beta`";
StabilityRaised = "stability-raised", Stability, None, None, Items, Mirror::Kind(Self::StabilityLowered),
    "a stability level was raised",
    "From now on changes are judged more strictly.",
    "`x-stability-level: beta` becomes `stable`";
StabilityInvalid = "stability-invalid", Stability, Breaking, Breaking, Items,
    Mirror::Alone("a level that can be read again is compared as the level that it is"),
    "a stability level is none of `draft`, `alpha`, `beta`, `stable`",
    "It cannot be compared, so nothing can be promised by it.",
    "`x-stability-level: ga`";
ExtensibleValueAdded = "extensible-value-added", EnumValue, None, None, Items,
    Mirror::Kind(Self::ExtensibleValueRemoved),
    "a value was added to an open list",
    "`x-extensible-enum` told clients to expect more values.",
    "`x-extensible-enum: [a]` becomes `[a, b]`";
ExtensibleValueRemoved = "extensible-value-removed", EnumValue, Breaking, None, Items,
    Mirror::Kind(Self::ExtensibleValueAdded),
    "a value was removed from an open list",
    "Old requests that hold it are refused.",
    "`x-extensible-enum: [a, b]` becomes `[a]`";
VersionUnchanged = "version-not-raised", DocumentVersion, None, None, Items,
    Mirror::Alone("it is about the two documents together, not about a change in one of them"),
    "the document changed and its version did not",
    "`info.version` is how readers tell two documents apart.",
    "`version: 1.0.0` on both sides";
VersionLowered = "version-lowered", DocumentVersion, None, None, Items,
    Mirror::Alone("a version that is raised is what is expected"),
    "the document's version was lowered",
    "`info.version` of the revision comes before that of the base.",
    "`version: 1.1.0` becomes `1.0.0`";
VersionNotMajor = "major-version-not-raised", DocumentVersion, None, None, Items,
    Mirror::Alone("it is about the verdict on the whole comparison"),
    "clients break and the major version was not raised",
    "By Semantic Versioning a change that breaks clients raises the first number.",
    "`version: 1.0.0` becomes `1.1.0` while an operation was removed";
}
