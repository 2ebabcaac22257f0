//! Kinds of changes to operations and their parameters.

use super::entry::{Mirror, kinds};

kinds! {
/// A change to an operation or one of its parameters.
OperationChange;
OperationAdded = "operation-added", Operation, Compatible, Compatible, Items,
    Mirror::Kind(Self::OperationRemoved),
    "an operation was added",
    "Old clients do not call it. The crate gains a function and the types that only it uses.",
    "`/pets` gains `post:`";
OperationRemoved = "operation-removed", Operation, Breaking, Breaking, Items,
    Mirror::Kind(Self::OperationAdded),
    "an operation was removed",
    "Clients that call it get 404 or 405. Keep it, mark it `deprecated: true` with an `x-sunset` date, and remove it after that date.",
    "`/pets` loses `post:`";
OperationRetired = "operation-removed-after-deprecation", Operation, Compatible, Compatible, Items,
    Mirror::Kind(Self::OperationAdded),
    "a deprecated operation was removed",
    "It was announced as deprecated, and its sunset date, if it had one, has passed. Code that still calls it does not compile any more.",
    "`/pets` loses a `post:` that said `deprecated: true`";
OperationRemovedBeforeSunset = "operation-removed-before-sunset", Operation, Breaking, Breaking, Items,
    Mirror::Kind(Self::OperationAdded),
    "a deprecated operation was removed before its sunset date",
    "Clients were promised the operation until that date. Keep it until then.",
    "`/pets` loses a `post:` that said `x-sunset: 2999-01-01`";
OperationPathChanged = "operation-path-changed", Operation, Breaking, Breaking, Items, Mirror::Itself,
    "an operation moved to another path",
    "The function keeps its name, because `operationId` is the same, but old clients call the old path and get 404.",
    "`listPets` moves from `/pets` to `/v2/pets`";
OperationMethodChanged = "operation-method-changed", Operation, Breaking, Breaking, Items, Mirror::Itself,
    "an operation's method changed",
    "The function keeps its name, because `operationId` is the same, but old clients use the old method and get 405.",
    "`updatePet` becomes `patch:` instead of `put:`";
PathParameterRenamed = "path-parameter-renamed", Parameter, None, None, ArgumentNames, Mirror::Itself,
    "a path parameter was renamed",
    "The URL stays the same; the name of the function's argument follows the document.",
    "`/pets/{id}` becomes `/pets/{petId}`";
OperationIdAdded = "operation-id-added", Operation, None, None, Items,
    Mirror::Kind(Self::OperationIdRemoved),
    "an `operationId` was added",
    "The function's name comes from it. `names.lock` keeps a published name.",
    "`get:` gains `operationId: listPets`";
OperationIdRemoved = "operation-id-removed", Operation, None, None, Items,
    Mirror::Kind(Self::OperationIdAdded),
    "an `operationId` was removed",
    "The function's name is now derived from method and path. `names.lock` keeps a published name.",
    "`get:` loses `operationId: listPets`";
OperationIdChanged = "operation-id-changed", Operation, None, None, Items, Mirror::Itself,
    "an `operationId` changed",
    "Nothing moves on the wire; the function is renamed unless `names.lock` pins it.",
    "`operationId: listPets` becomes `operationId: findPets`";
TagAdded = "operation-tag-added", Tag, None, None, Items, Mirror::Kind(Self::TagRemoved),
    "an operation gained a tag",
    "Only the first tag decides where a function lives.",
    "`tags: [pets]` becomes `tags: [pets, admin]`";
TagRemoved = "operation-tag-removed", Tag, None, None, Items, Mirror::Kind(Self::TagAdded),
    "an operation lost a tag",
    "Only the first tag decides where a function lives.",
    "`tags: [pets, admin]` becomes `tags: [pets]`";
FirstTagChanged = "operation-group-changed", Tag, None, None, Items, Mirror::Itself,
    "an operation's first tag changed",
    "Functions are grouped by the first tag, so this one moves to another handle unless `names.lock` pins it.",
    "`tags: [pets]` becomes `tags: [animals]`";
OperationSetAside = "operation-set-aside", Operation, Review, Review, Items,
    Mirror::Kind(Self::OperationTakenUp),
    "an operation can no longer be generated",
    "The revision says something about it that the generator has to set aside; the message says what. The rest was compared.",
    "`parameters:` of `get:` gains a reference that leads nowhere";
OperationTakenUp = "operation-taken-up", Operation, Compatible, Compatible, Items,
    Mirror::Kind(Self::OperationSetAside),
    "an operation can now be generated",
    "The base says something about it that the generator had to set aside.",
    "a reference in `get:` that led nowhere was repaired";
ParameterAdded = "parameter-added", Parameter, Compatible, None, Items, Mirror::Kind(Self::ParameterRemoved),
    "an optional parameter was added",
    "Old clients leave it out.",
    "`parameters:` gains `{name: limit, in: query}`";
RequiredParameterAdded = "required-parameter-added", Parameter, Breaking, None, Items,
    Mirror::Kind(Self::ParameterRemoved),
    "a required parameter was added",
    "Old clients do not send it and are refused. Make it optional, with a default on the server.",
    "`parameters:` gains `{name: limit, in: query, required: true}`";
ParameterRemoved = "parameter-removed", Parameter, Review, None, Items, Mirror::Kind(Self::ParameterAdded),
    "a parameter was removed",
    "Old clients go on sending it; most servers ignore what they do not know, some refuse it, and none acts on it any more.",
    "`parameters:` loses `{name: limit, in: query}`";
ParameterRetired = "parameter-removed-after-deprecation", Parameter, Compatible, None, Items,
    Mirror::Kind(Self::ParameterAdded),
    "a deprecated parameter was removed",
    "It was announced as deprecated, and its sunset date, if it had one, has passed.",
    "`parameters:` loses `{name: limit, in: query, deprecated: true}`";
ParameterRemovedBeforeSunset = "parameter-removed-before-sunset", Parameter, Breaking, None, Items,
    Mirror::Kind(Self::ParameterAdded),
    "a deprecated parameter was removed before its sunset date",
    "Clients were promised the parameter until that date.",
    "`parameters:` loses `{name: limit, in: query, x-sunset: 2999-01-01}`";
ParameterRenamed = "parameter-renamed", Parameter, Review, None, Items, Mirror::Itself,
    "an optional parameter was renamed",
    "Old clients send the old name, which nothing acts on any more. Accept both for a while.",
    "`{name: page_size, in: query}` becomes `{name: pageSize, in: query}`";
RequiredParameterRenamed = "required-parameter-renamed", Parameter, Breaking, None, Items, Mirror::Itself,
    "a required parameter was renamed",
    "Old clients send the old name, lack the new one, and are refused. Accept both for a while.",
    "`{name: page_size, in: query, required: true}` becomes `{name: pageSize, ...}`";
ParameterRequired = "parameter-became-required", Parameter, Breaking, None, Items,
    Mirror::Kind(Self::ParameterOptional),
    "an optional parameter became required",
    "Old clients leave it out and are refused.",
    "`{name: limit, in: query}` gains `required: true`";
ParameterOptional = "parameter-became-optional", Parameter, Compatible, None, Items,
    Mirror::Kind(Self::ParameterRequired),
    "a required parameter became optional",
    "Old clients go on sending it.",
    "`{name: limit, in: query, required: true}` loses `required`";
ParameterMoved = "parameter-location-changed", Parameter, Breaking, None, Items, Mirror::Itself,
    "a parameter moved to another location",
    "The argument keeps its name, but old clients send it where the server does not look any more.",
    "`{name: key, in: query}` becomes `{name: key, in: header}`";
ParameterStyle = "parameter-serialization-changed", Parameter, Breaking, None, Items, Mirror::Itself,
    "the serialization of a parameter changed",
    "`style`, `explode`, `allowReserved` or the media type of `content` changed: old clients write text that the server reads differently.",
    "`{name: ids, in: query}` gains `explode: false`";
ParameterEmptyAllowed = "parameter-empty-value-allowed", Parameter, Compatible, None, Items,
    Mirror::Kind(Self::ParameterEmptyRefused),
    "a parameter may now be sent without a value",
    "Old clients send a value.",
    "`{name: flag, in: query}` gains `allowEmptyValue: true`";
ParameterEmptyRefused = "parameter-empty-value-refused", Parameter, Breaking, None, Items,
    Mirror::Kind(Self::ParameterEmptyAllowed),
    "a parameter may no longer be sent without a value",
    "Old clients that send `?flag` are refused.",
    "`{name: flag, in: query, allowEmptyValue: true}` loses `allowEmptyValue`";
ParametersReordered = "parameters-reordered", Parameter, None, None, Items, Mirror::Itself,
    "required parameters were reordered",
    "The wire does not care for order; arguments of a function do. Two neighbours of one type can be swapped without the compiler noticing.",
    "`/{org}/{repo}` becomes `/{repo}/{org}` with both as arguments";
ParameterDefaultAdded = "parameter-default-added", Parameter, Breaking, None, Items,
    Mirror::Kind(Self::ParameterDefaultRemoved),
    "a parameter gained a default",
    "Clients that leave it out are now served as if they had sent this value.",
    "`schema: {type: integer}` gains `default: 10`";
ParameterDefaultChanged = "parameter-default-changed", Parameter, Breaking, None, Items, Mirror::Itself,
    "a parameter's default changed",
    "Clients that leave it out are served differently without a line changed on their side.",
    "`default: 10` becomes `default: 100`";
ParameterDefaultRemoved = "parameter-default-removed", Parameter, Breaking, None, Items,
    Mirror::Kind(Self::ParameterDefaultAdded),
    "a parameter lost its default",
    "Clients that leave it out no longer know what they are served.",
    "`schema: {type: integer, default: 10}` loses `default`";
}
