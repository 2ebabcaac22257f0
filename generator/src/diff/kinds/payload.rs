//! Kinds of changes to bodies, responses and headers.

use crate::diff::kind::{Kind, Mirror, kinds};
use crate::diff::verdict::Wire;

kinds! {
BODY_ADDED = "request-body-added", Compatible, Breaking, Mirror::Kind("request-body-removed"),
    "an optional request body was added",
    "Old clients send none.",
    "`post:` gains `requestBody:`";
REQUIRED_BODY_ADDED = "required-request-body-added", Breaking, Breaking, Mirror::Kind("request-body-removed"),
    "a required request body was added",
    "Old clients send none and are refused.",
    "`post:` gains `requestBody: {required: true}`";
BODY_REMOVED = "request-body-removed", Breaking, Breaking, Mirror::Kind("request-body-added"),
    "the request body was removed",
    "Old clients go on sending one; servers ignore it at best, and nothing acts on it any more.",
    "`post:` loses `requestBody:`";
BODY_REQUIRED = "request-body-became-required", Breaking, Compatible, Mirror::Kind("request-body-became-optional"),
    "the request body became required",
    "Old clients that send none are refused.",
    "`requestBody:` gains `required: true`";
BODY_OPTIONAL = "request-body-became-optional", Compatible, Breaking, Mirror::Kind("request-body-became-required"),
    "the request body became optional",
    "Old clients go on sending it.",
    "`requestBody: {required: true}` loses `required`";
MEDIA_TYPE_ADDED = "media-type-added", Compatible, Review, Mirror::Kind("media-type-removed"),
    "a media type was added",
    "A request may use it; an answer may come in it where the client's `Accept` allows it.",
    "`content:` gains `application/xml`";
MEDIA_TYPE_REMOVED = "media-type-removed", Breaking, Breaking, Mirror::Kind("media-type-added"),
    "a media type was removed",
    "Old clients send it and get 415, or wait for it and get 406 or something that they cannot read.",
    "`content:` loses `application/xml`";
MEDIA_TYPE_WIDENED = "media-type-generalized", Compatible, Breaking, Mirror::Kind("media-type-specialized"),
    "a media type became a range",
    "A request may use more; an answer may come in a form that old clients do not read.",
    "`application/json` becomes `application/*`";
MEDIA_TYPE_NARROWED = "media-type-specialized", Breaking, Compatible, Mirror::Kind("media-type-generalized"),
    "a media type range became narrower",
    "A request in another type of the range is refused; answers are among those that were expected.",
    "`application/*` becomes `application/json`";
MEDIA_TYPE_PARAMETERS = "media-type-parameters-changed", Review, Review, Mirror::Itself,
    "the parameters of a media type changed",
    "Most servers and clients ignore parameters, some compare them.",
    "`application/json` becomes `application/json; charset=utf-8`";
MEDIA_TYPE_SUFFIX = "media-type-name-changed", Review, Review, Mirror::Itself,
    "a media type got another name for the same format",
    "The structured syntax suffix (RFC 6839) says that the format is the same; whoever compares names sees another type.",
    "`application/json` becomes `application/problem+json`";
BODY_SCHEMA_ADDED = "body-schema-added", Breaking, Compatible, Mirror::Kind("body-schema-removed"),
    "a body gained a schema",
    "Where anything was allowed, only what fits the schema is.",
    "`application/json: {}` gains `schema:`";
BODY_SCHEMA_REMOVED = "body-schema-removed", Compatible, Breaking, Mirror::Kind("body-schema-added"),
    "a body lost its schema",
    "Anything may be in it now: requests fit, answers may not be readable.",
    "`application/json: {schema: ...}` loses `schema`";
STREAM_ITEM_ADDED = "stream-item-schema-added", Breaking, Compatible, Mirror::Kind("stream-item-schema-removed"),
    "the items of a stream gained a schema",
    "Each item now has a type, where a client had to read anything.",
    "`text/event-stream: {}` gains `itemSchema:`";
STREAM_ITEM_REMOVED = "stream-item-schema-removed", Compatible, Breaking, Mirror::Kind("stream-item-schema-added"),
    "the items of a stream lost their schema",
    "Each item can now be anything.",
    "`text/event-stream: {itemSchema: ...}` loses `itemSchema`";
ENCODING_CHANGED = "part-encoding-changed", Breaking, Breaking, Mirror::Itself,
    "a part of a form is encoded in another way",
    "`contentType`, `style`, `explode`, `allowReserved` or the headers of a part changed: old clients write it as before.",
    "`encoding: {photo: {contentType: image/png}}` becomes `image/jpeg`";
SUCCESS_ADDED = "success-response-added", None, Review, Mirror::Kind("success-response-removed"),
    "a success status was added",
    "Old clients may get a success that they know nothing of, with a body that they do not expect.",
    "`responses:` gains `'202'`";
SUCCESS_REMOVED = "success-response-removed", None, Breaking, Mirror::Kind("success-response-added"),
    "a success status was removed",
    "Old clients wait for a success that does not come any more.",
    "`responses:` loses `'200'`";
ERROR_ADDED = "error-response-added", None, Review, Mirror::Kind("error-response-removed"),
    "an error status was added",
    "Old clients treat it as an error they know nothing of.",
    "`responses:` gains `'409'`";
ERROR_REMOVED = "error-response-removed", None, Compatible, Mirror::Kind("error-response-added"),
    "an error status was removed",
    "Old clients are prepared for an error that does not come any more.",
    "`responses:` loses `'409'`";
DEFAULT_RESPONSE_ADDED = "default-response-added", None, Review, Mirror::Kind("default-response-removed"),
    "a default response was added",
    "Statuses that nothing was said about have a body now.",
    "`responses:` gains `default`";
DEFAULT_RESPONSE_REMOVED = "default-response-removed", None, Review, Mirror::Kind("default-response-added"),
    "the default response was removed",
    "Nothing is said any more about the statuses that are not listed.",
    "`responses:` loses `default`";
HEADER_ADDED = "response-header-added", None, Compatible, Mirror::Kind("response-header-removed"),
    "a response header was added",
    "Old clients do not read it.",
    "`headers:` gains `X-Rate-Limit`";
HEADER_REMOVED = "response-header-removed", None, Review, Mirror::Kind("response-header-added"),
    "an optional response header was removed",
    "Clients that read it where it was there find nothing.",
    "`headers:` loses `X-Rate-Limit`";
REQUIRED_HEADER_REMOVED = "required-response-header-removed", None, Breaking, Mirror::Kind("response-header-added"),
    "a required response header was removed",
    "Clients relied on it being there.",
    "`headers:` loses `X-Rate-Limit: {required: true}`";
HEADER_REQUIRED = "response-header-became-required", Breaking, Compatible, Mirror::Kind("response-header-became-optional"),
    "a response header became required",
    "It is always there now.",
    "`X-Rate-Limit:` gains `required: true`";
HEADER_OPTIONAL = "response-header-became-optional", Compatible, Breaking, Mirror::Kind("response-header-became-required"),
    "a response header became optional",
    "Clients relied on it being there.",
    "`X-Rate-Limit: {required: true}` loses `required`";
HEADER_STYLE = "response-header-serialization-changed", None, Breaking, Mirror::Itself,
    "a response header is written in another way",
    "`explode` changed: clients split its value by the old rule.",
    "`X-Ids:` gains `explode: true`";
}
