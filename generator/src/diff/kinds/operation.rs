//! Kinds of changes to operations and their parameters.

use crate::diff::kind::{Kind, Mirror, kinds};
use crate::diff::verdict::Wire;

kinds! {
OPERATION_ADDED = "operation-added", Compatible, Compatible, Mirror::Kind("operation-removed"),
    "an operation was added",
    "Old clients do not call it. The crate gains a function and the types that only it uses.",
    "`/pets` gains `post:`";
OPERATION_REMOVED = "operation-removed", Breaking, Breaking, Mirror::Kind("operation-added"),
    "an operation was removed",
    "Clients that call it get 404 or 405. Keep it, mark it `deprecated: true` with an `x-sunset` date, and remove it after that date.",
    "`/pets` loses `post:`";
OPERATION_RETIRED = "operation-removed-after-deprecation", Compatible, Compatible, Mirror::Kind("operation-added"),
    "a deprecated operation was removed",
    "It was announced as deprecated, and its sunset date, if it had one, has passed. Code that still calls it does not compile any more.",
    "`/pets` loses a `post:` that said `deprecated: true`";
OPERATION_REMOVED_BEFORE_SUNSET = "operation-removed-before-sunset", Breaking, Breaking, Mirror::Kind("operation-added"),
    "a deprecated operation was removed before its sunset date",
    "Clients were promised the operation until that date. Keep it until then.",
    "`/pets` loses a `post:` that said `x-sunset: 2999-01-01`";
OPERATION_PATH_CHANGED = "operation-path-changed", Breaking, Breaking, Mirror::Itself,
    "an operation moved to another path",
    "The function keeps its name, because `operationId` is the same, but old clients call the old path and get 404.",
    "`listPets` moves from `/pets` to `/v2/pets`";
OPERATION_METHOD_CHANGED = "operation-method-changed", Breaking, Breaking, Mirror::Itself,
    "an operation's method changed",
    "The function keeps its name, because `operationId` is the same, but old clients use the old method and get 405.",
    "`updatePet` becomes `patch:` instead of `put:`";
PATH_PARAMETER_RENAMED = "path-parameter-renamed", None, None, Mirror::Itself,
    "a path parameter was renamed",
    "The URL stays the same; the name of the function's argument follows the document.",
    "`/pets/{id}` becomes `/pets/{petId}`";
OPERATION_ID_ADDED = "operation-id-added", None, None, Mirror::Kind("operation-id-removed"),
    "an `operationId` was added",
    "The function's name comes from it. `names.lock` keeps a published name.",
    "`get:` gains `operationId: listPets`";
OPERATION_ID_REMOVED = "operation-id-removed", None, None, Mirror::Kind("operation-id-added"),
    "an `operationId` was removed",
    "The function's name is now derived from method and path. `names.lock` keeps a published name.",
    "`get:` loses `operationId: listPets`";
OPERATION_ID_CHANGED = "operation-id-changed", None, None, Mirror::Itself,
    "an `operationId` changed",
    "Nothing moves on the wire; the function is renamed unless `names.lock` pins it.",
    "`operationId: listPets` becomes `operationId: findPets`";
TAG_ADDED = "operation-tag-added", None, None, Mirror::Kind("operation-tag-removed"),
    "an operation gained a tag",
    "Only the first tag decides where a function lives.",
    "`tags: [pets]` becomes `tags: [pets, admin]`";
TAG_REMOVED = "operation-tag-removed", None, None, Mirror::Kind("operation-tag-added"),
    "an operation lost a tag",
    "Only the first tag decides where a function lives.",
    "`tags: [pets, admin]` becomes `tags: [pets]`";
FIRST_TAG_CHANGED = "operation-group-changed", None, None, Mirror::Itself,
    "an operation's first tag changed",
    "Functions are grouped by the first tag, so this one moves to another handle unless `names.lock` pins it.",
    "`tags: [pets]` becomes `tags: [animals]`";
OPERATION_SET_ASIDE = "operation-set-aside", Review, Review, Mirror::Kind("operation-taken-up"),
    "an operation cannot be rendered any more",
    "The revision says something about it that the generator has to set aside; the message says what. The rest was compared.",
    "`parameters:` of `get:` gains a reference that leads nowhere";
OPERATION_TAKEN_UP = "operation-taken-up", Compatible, Compatible, Mirror::Kind("operation-set-aside"),
    "an operation that had to be set aside is rendered now",
    "The base says something about it that the generator had to set aside.",
    "a reference in `get:` that led nowhere was repaired";
PARAMETER_ADDED = "parameter-added", Compatible, None, Mirror::Kind("parameter-removed"),
    "an optional parameter was added",
    "Old clients leave it out.",
    "`parameters:` gains `{name: limit, in: query}`";
REQUIRED_PARAMETER_ADDED = "required-parameter-added", Breaking, None, Mirror::Kind("parameter-removed"),
    "a required parameter was added",
    "Old clients do not send it and are refused. Make it optional, with a default on the server.",
    "`parameters:` gains `{name: limit, in: query, required: true}`";
PARAMETER_REMOVED = "parameter-removed", Review, None, Mirror::Kind("parameter-added"),
    "a parameter was removed",
    "Old clients go on sending it; most servers ignore what they do not know, some refuse it, and none acts on it any more.",
    "`parameters:` loses `{name: limit, in: query}`";
PARAMETER_RETIRED = "parameter-removed-after-deprecation", Compatible, None, Mirror::Kind("parameter-added"),
    "a deprecated parameter was removed",
    "It was announced as deprecated, and its sunset date, if it had one, has passed.",
    "`parameters:` loses `{name: limit, in: query, deprecated: true}`";
PARAMETER_REMOVED_BEFORE_SUNSET = "parameter-removed-before-sunset", Breaking, None, Mirror::Kind("parameter-added"),
    "a deprecated parameter was removed before its sunset date",
    "Clients were promised the parameter until that date.",
    "`parameters:` loses `{name: limit, in: query, x-sunset: 2999-01-01}`";
PARAMETER_RENAMED = "parameter-renamed", Review, None, Mirror::Itself,
    "an optional parameter was renamed",
    "Old clients send the old name, which nothing acts on any more. Accept both for a while.",
    "`{name: page_size, in: query}` becomes `{name: pageSize, in: query}`";
REQUIRED_PARAMETER_RENAMED = "required-parameter-renamed", Breaking, None, Mirror::Itself,
    "a required parameter was renamed",
    "Old clients send the old name, lack the new one, and are refused. Accept both for a while.",
    "`{name: page_size, in: query, required: true}` becomes `{name: pageSize, ...}`";
PARAMETER_REQUIRED = "parameter-became-required", Breaking, None, Mirror::Kind("parameter-became-optional"),
    "an optional parameter became required",
    "Old clients leave it out and are refused.",
    "`{name: limit, in: query}` gains `required: true`";
PARAMETER_OPTIONAL = "parameter-became-optional", Compatible, None, Mirror::Kind("parameter-became-required"),
    "a required parameter became optional",
    "Old clients go on sending it.",
    "`{name: limit, in: query, required: true}` loses `required`";
PARAMETER_MOVED = "parameter-location-changed", Breaking, None, Mirror::Itself,
    "a parameter is sent in another place",
    "The argument keeps its name, but old clients send it where the server does not look any more.",
    "`{name: key, in: query}` becomes `{name: key, in: header}`";
PARAMETER_STYLE = "parameter-serialization-changed", Breaking, None, Mirror::Itself,
    "a parameter is written in another way",
    "`style`, `explode`, `allowReserved` or the media type of `content` changed: old clients write text that the server reads differently.",
    "`{name: ids, in: query}` gains `explode: false`";
PARAMETER_EMPTY_ALLOWED = "parameter-empty-value-allowed", Compatible, None, Mirror::Kind("parameter-empty-value-refused"),
    "a parameter may now be sent without a value",
    "Old clients send a value.",
    "`{name: flag, in: query}` gains `allowEmptyValue: true`";
PARAMETER_EMPTY_REFUSED = "parameter-empty-value-refused", Breaking, None, Mirror::Kind("parameter-empty-value-allowed"),
    "a parameter may not be sent without a value any more",
    "Old clients that send `?flag` are refused.",
    "`{name: flag, in: query, allowEmptyValue: true}` loses `allowEmptyValue`";
PARAMETERS_REORDERED = "parameters-reordered", None, None, Mirror::Itself,
    "required parameters changed places",
    "The wire does not care for order; arguments of a function do. Two neighbours of one type can be swapped without the compiler noticing.",
    "`/{org}/{repo}` becomes `/{repo}/{org}` with both as arguments";
PARAMETER_DEFAULT_ADDED = "parameter-default-added", Breaking, None, Mirror::Kind("parameter-default-removed"),
    "a parameter gained a default",
    "Clients that leave it out are now served as if they had sent this value.",
    "`schema: {type: integer}` gains `default: 10`";
PARAMETER_DEFAULT_CHANGED = "parameter-default-changed", Breaking, None, Mirror::Itself,
    "a parameter's default changed",
    "Clients that leave it out are served differently without a line changed on their side.",
    "`default: 10` becomes `default: 100`";
PARAMETER_DEFAULT_REMOVED = "parameter-default-removed", Breaking, None, Mirror::Kind("parameter-default-added"),
    "a parameter lost its default",
    "Clients that leave it out no longer know what they are served.",
    "`schema: {type: integer, default: 10}` loses `default`";
}
