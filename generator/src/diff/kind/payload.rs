//! Kinds of changes to bodies, responses and headers.

use super::entry::{Mirror, kinds};

kinds! {
/// A change to a body, a response or a header.
PayloadChange;
BodyAdded = "request-body-added", Body, Compatible, Breaking, Items, Mirror::Kind(Self::BodyRemoved),
    "an optional request body was added",
    "Old clients send none.",
    "`post:` gains `requestBody:`";
RequiredBodyAdded = "required-request-body-added", Body, Breaking, Breaking, Items,
    Mirror::Kind(Self::BodyRemoved),
    "a required request body was added",
    "Old clients send none and are refused.",
    "`post:` gains `requestBody: {required: true}`";
BodyRemoved = "request-body-removed", Body, Breaking, Breaking, Items, Mirror::Kind(Self::BodyAdded),
    "the request body was removed",
    "Old clients go on sending one; servers ignore it at best, and nothing acts on it any more.",
    "`post:` loses `requestBody:`";
BodyRequired = "request-body-became-required", Body, Breaking, Compatible, Items,
    Mirror::Kind(Self::BodyOptional),
    "the request body became required",
    "Old clients that send none are refused.",
    "`requestBody:` gains `required: true`";
BodyOptional = "request-body-became-optional", Body, Compatible, Breaking, Items,
    Mirror::Kind(Self::BodyRequired),
    "the request body became optional",
    "Old clients go on sending it.",
    "`requestBody: {required: true}` loses `required`";
MediaTypeAdded = "media-type-added", MediaType, Compatible, Review, Items,
    Mirror::Kind(Self::MediaTypeRemoved),
    "a media type was added",
    "A request may use it; an answer may come in it where the client's `Accept` allows it.",
    "`content:` gains `application/xml`";
MediaTypeRemoved = "media-type-removed", MediaType, Breaking, Breaking, Items,
    Mirror::Kind(Self::MediaTypeAdded),
    "a media type was removed",
    "Old clients send it and get 415, or wait for it and get 406 or something that they cannot read.",
    "`content:` loses `application/xml`";
MediaTypeWidened = "media-type-generalized", MediaType, Compatible, Breaking, Items,
    Mirror::Kind(Self::MediaTypeNarrowed),
    "a media type became a range",
    "A request may use more; an answer may come in a form that old clients do not read.",
    "`application/json` becomes `application/*`";
MediaTypeNarrowed = "media-type-specialized", MediaType, Breaking, Compatible, Items,
    Mirror::Kind(Self::MediaTypeWidened),
    "a media type range became narrower",
    "A request in another type of the range is refused; answers are among those that were expected.",
    "`application/*` becomes `application/json`";
MediaTypeParameters = "media-type-parameters-changed", MediaType, Review, Review, Items, Mirror::Itself,
    "the parameters of a media type changed",
    "Most servers and clients ignore parameters, some compare them.",
    "`application/json` becomes `application/json; charset=utf-8`";
MediaTypeSuffix = "media-type-name-changed", MediaType, Review, Review, Items, Mirror::Itself,
    "a media type got another name for the same format",
    "The structured syntax suffix (RFC 6839) says that the format is the same; whoever compares names sees another type.",
    "`application/json` becomes `application/problem+json`";
BodySchemaAdded = "body-schema-added", Schema, Breaking, Compatible, Items,
    Mirror::Kind(Self::BodySchemaRemoved),
    "a body gained a schema",
    "Where anything was allowed, only what fits the schema is.",
    "`application/json: {}` gains `schema:`";
BodySchemaRemoved = "body-schema-removed", Schema, Compatible, Breaking, Items,
    Mirror::Kind(Self::BodySchemaAdded),
    "a body lost its schema",
    "Anything may be in it now: requests fit, answers may not be readable.",
    "`application/json: {schema: ...}` loses `schema`";
StreamItemAdded = "stream-item-schema-added", Schema, Breaking, Compatible, Items,
    Mirror::Kind(Self::StreamItemRemoved),
    "the items of a stream gained a schema",
    "Each item now has a type, where a client had to read anything.",
    "`text/event-stream: {}` gains `itemSchema:`";
StreamItemRemoved = "stream-item-schema-removed", Schema, Compatible, Breaking, Items,
    Mirror::Kind(Self::StreamItemAdded),
    "the items of a stream lost their schema",
    "Each item can now be anything.",
    "`text/event-stream: {itemSchema: ...}` loses `itemSchema`";
StreamItemForm = "stream-item-form-changed", Schema, Breaking, Breaking, Items, Mirror::Itself,
    "the items of a stream are made of something else",
    "The schema of a server-sent event was that of its data, or the other way round; its data is text where it was JSON; the \
     last event is another one; parts are JSON where they were not.",
    "`itemSchema: {$ref: Delta}` becomes `{properties: {event: {...}, data: {contentSchema: {$ref: Delta}, ...}}}`";
EncodingChanged = "part-encoding-changed", FormPart, Breaking, Breaking, Items, Mirror::Itself,
    "the encoding of a part of a form changed",
    "`contentType`, `style`, `explode`, `allowReserved` or the headers of a part changed: old clients write it as before.",
    "`encoding: {photo: {contentType: image/png}}` becomes `image/jpeg`";
SuccessAdded = "success-response-added", Response, None, Review, Items, Mirror::Kind(Self::SuccessRemoved),
    "a success status was added",
    "Old clients may get a success that they know nothing of, with a body that they do not expect.",
    "`responses:` gains `'202'`";
SuccessRemoved = "success-response-removed", Response, None, Breaking, Items,
    Mirror::Kind(Self::SuccessAdded),
    "a success status was removed",
    "Old clients wait for a success that does not come any more.",
    "`responses:` loses `'200'`";
ErrorAdded = "error-response-added", Response, None, Review, Items, Mirror::Kind(Self::ErrorRemoved),
    "an error status was added",
    "Old clients treat it as an error they know nothing of.",
    "`responses:` gains `'409'`";
ErrorRemoved = "error-response-removed", Response, None, Compatible, Items, Mirror::Kind(Self::ErrorAdded),
    "an error status was removed",
    "Old clients are prepared for an error that does not come any more.",
    "`responses:` loses `'409'`";
DefaultResponseAdded = "default-response-added", Response, None, Review, Items,
    Mirror::Kind(Self::DefaultResponseRemoved),
    "a default response was added",
    "Statuses that nothing was said about have a body now.",
    "`responses:` gains `default`";
DefaultResponseRemoved = "default-response-removed", Response, None, Review, Items,
    Mirror::Kind(Self::DefaultResponseAdded),
    "the default response was removed",
    "Nothing is said any more about the statuses that are not listed.",
    "`responses:` loses `default`";
HeaderAdded = "response-header-added", Header, None, Compatible, Items, Mirror::Kind(Self::HeaderRemoved),
    "a response header was added",
    "Old clients do not read it.",
    "`headers:` gains `X-Rate-Limit`";
HeaderRemoved = "response-header-removed", Header, None, Review, Items, Mirror::Kind(Self::HeaderAdded),
    "an optional response header was removed",
    "Clients that read it where it was there find nothing.",
    "`headers:` loses `X-Rate-Limit`";
RequiredHeaderRemoved = "required-response-header-removed", Header, None, Breaking, Items,
    Mirror::Kind(Self::HeaderAdded),
    "a required response header was removed",
    "Clients relied on it being there.",
    "`headers:` loses `X-Rate-Limit: {required: true}`";
HeaderRequired = "response-header-became-required", Header, Breaking, Compatible, Items,
    Mirror::Kind(Self::HeaderOptional),
    "a response header became required",
    "It is always there now.",
    "`X-Rate-Limit:` gains `required: true`";
HeaderOptional = "response-header-became-optional", Header, Compatible, Breaking, Items,
    Mirror::Kind(Self::HeaderRequired),
    "a response header became optional",
    "Clients relied on it being there.",
    "`X-Rate-Limit: {required: true}` loses `required`";
HeaderStyle = "response-header-serialization-changed", Header, None, Breaking, Items, Mirror::Itself,
    "a response header is written in another way",
    "`explode` changed: clients split its value by the old rule.",
    "`X-Ids:` gains `explode: true`";
}
