//! Codes of lowering: 03 for schemas, 04 for operations.

use super::code::{Code, Severity, catalogue};

catalogue! {
    MEANING:
    /// A component is only itself.
    ALIAS_CIRCLE = "CW0301", Warning, "a component comes down to nothing but itself",
        "The component refers to another one, and that one, at whatever remove, back to it:\n\n    \
         A: {$ref: '#/components/schemas/B'}\n    B: {allOf: [{$ref: '#/components/schemas/A'}]}\n\n\
         No value is described by that, so any value is accepted. Give one of them a shape.";
    /// A schema that could not be read.
    BROKEN_PART = "CW0302", Warning, "a schema stands for any value because it could not be read",
        "What the schema refers to is missing or broken; that was reported where it stands. Here any JSON value is \
         accepted, so that the rest works.";
    /// `allOf` contradicts itself.
    COMPOSITION_CONFLICT = "CW0303", Warning, "schemas that hold at once contradict each other",
        "`allOf` asks for values that fit all of its schemas. These cannot all be fitted, for example because one says \
         `type: string` and another `type: object`. The later one, which is the more specific, is taken.";
    /// `allOf` contains itself.
    RECURSIVE_COMPOSITION = "CW0304", Warning, "a schema is part of itself through `allOf`",
        "A schema that must fit itself says nothing new, so the inner occurrence is left out:\n\n    \
         Node: {allOf: [{$ref: '#/components/schemas/Node'}, {properties: {...}}]}\n\n\
         Often a property was meant: `properties: {next: {$ref: ...}}`.";
    /// `allOf` is nested too deep.
    COMPOSITION_TOO_DEEP = "CW0305", Warning, "`allOf` reaches through too many schemas",
        "Schemas are merged through at most 100 levels of `allOf`, and at most 20,000 of them into types of their own. What \
         goes beyond was left out.";
    /// Branches that only restrict.
    VALIDATION_BRANCHES = "CW0306", Info, "branches of a union that only restrict values",
        "The branches name no type and no property, only what must be checked, for example which property is there:\n\n    \
         anyOf: [{required: [id]}, {required: [name]}]\n\n\
         The type is what stands beside them; the server checks the rest.";
    /// A required name without a property.
    UNDECLARED_REQUIRED = "CW0307", Info, "a required name that is no property",
        "`required` lists a name for which there is no entry in `properties`. JSON Schema allows that: the member must be \
         there, and may be anything. Often it is a spelling mistake.";
    /// An enum value of another type.
    VALUE_OF_OTHER_TYPE = "CW0308", Info, "a value of an `enum` is not of the schema's type",
        "No value can be both what `type` says and what `enum` lists:\n\n    type: string\n    enum: [1, 2]\n\n\
         Where the same value exists in the type (`\"1\"`), that is taken; otherwise the value is left out.";
    /// Enum values that are objects or arrays.
    COMPOUND_VALUES = "CW0309", Warning, "values of an `enum` that are objects or arrays",
        "A list of whole objects or arrays is no enumeration in any language. The type is taken as if they were not \
         listed, so more values are accepted than the document allows.";
    /// A format of another type.
    FOREIGN_FORMAT = "CW0310", Info, "a format that belongs to another type",
        "A `format` that is known for one type stands at another one, such as `int64` at a string. It is documented and \
         does not change the type.";
    /// A keyword that is not checked.
    UNCHECKED_KEYWORD = "CW0311", Info, "a keyword that is accepted and not checked",
        "The keyword restricts values in a way that no type can say (`if`, `not`, `contains`, `dependentRequired` ...). \
         Values are read and written without asking it; the server decides.";
    /// A `mapping` that leads nowhere.
    UNBOUND_MAPPING = "CW0312", Warning, "a discriminator selects a schema that is no branch",
        "`mapping` binds a value to a schema that is not among the branches of the union, so the value selects nothing. \
         List the schema under `oneOf`, or take the entry out of `mapping`.";
    /// A branch that nothing selects.
    UNTAGGED_BRANCH = "CW0313", Warning, "a branch that no value of the discriminator selects",
        "A union with a discriminator needs a value for each branch: from `mapping`, from a `const` at the property, or \
         the branch's name as a component. This branch has none of them. The only one of its kind is \
         taken for every value that selects no other branch; with several, the branches are told apart by what they are \
         made of.";
    /// A discriminator without effect.
    IDLE_DISCRIMINATOR = "CW0314", Info, "a discriminator that selects nothing",
        "A discriminator tells the branches of `oneOf` or `anyOf` apart, or the schemas that take its own into their \
         `allOf`. There are none here, or not all of them are objects, so it has no effect.";
    /// Too many unions at once.
    UNION_PRODUCT = "CW0315", Warning, "unions that hold at once make too many branches",
        "A schema with two unions has a branch for each pair of their branches. There would be more than 64, so only one \
         of the unions is honoured; values that the other one forbids are accepted.";
    /// Branches made one.
    MERGED_BRANCHES = "CW0316", Info, "branches that are read as one",
        "JSON cannot tell a date from any other text, nor a value that is listed from one that is not. Such branches are \
         read as one type that has all their values:\n\n    \
         anyOf: [{type: string, format: date}, {type: string, format: date-time}]   # a string\n    \
         anyOf: [{enum: [auto, none]}, {type: string}]                              # an open list of values";
    /// A branch that no value can have.
    IMPOSSIBLE_BRANCH = "CW0317", Info, "a branch that no value can have",
        "The branch is of one type, and what stands beside the union asks for another, so no value can be both. The branch \
         is left out:\n\n    type: object\n    oneOf: [{$ref: '#/components/schemas/Pet'}, {type: string}]";
    /// How a type is spelled in XML.
    XML_SPELLING = "CW0318", Info, "how a type is spelled in XML is not honoured",
        "`xml` says which members are attributes, how elements are named and wrapped. A `nodeType` that is none of `element`, \
         `attribute`, `text`, `cdata` and `none` says nothing, so the member is what it would be without it: an element, or for a \
         list the elements of its items. Correct the word in the document or in an overlay.";
    /// A schema that names no type.
    IMPLIED_TYPE = "CW0319", Info, "schemas name no `type`",
        "Keywords such as `properties` and `items` say something about objects or about lists only (JSON Schema core, 7.6.1): \
         without `type`, a number fits them as well. In the description of an API that is nearly always an oversight, so the \
         object or the list is taken, and a value of another kind is an error.\n\n    Pet:\n      \
         # type: object             was forgotten\n      properties:\n        name: {type: string}\n\nWrite the `type`, \
         or accept values of any kind with `--implied-types exact` (`implied_types: exact` in the configuration). In a \
         document without operations, which is a collection of schemas, that is done by itself.";

    /// A union that is a branch of itself.
    UNION_CIRCLE = "CW0320", Warning, "a union is one of its own branches",
        "A value of the union is a value of one of its branches, and one of those is, at whatever remove, the union itself:\n\n    \
         A: {anyOf: [{$ref: '#/components/schemas/B'}, {type: string}]}\n    \
         B: {anyOf: [{$ref: '#/components/schemas/A'}, {type: integer}]}\n\n\
         That adds no values, so each of them has the other branches of all of them: here both are a string or an integer. Often a \
         list or a property was meant: `items: {$ref: ...}`.";
    /// A tag by the spelling of a name.
    TAG_BY_SPELLING = "CW0330", Info, "a branch is selected by the value that its name is spelled like",
        "Without a `mapping`, a branch is selected by the name of its component (OpenAPI 4.8.25). Here the discriminator's member \
         has a list of values, the same in all branches, and the name is none of them but for its case and signs. That value is \
         taken:\n\n    petType: {type: string, enum: [dog, cat]}   # `Dog` is selected by `dog`\n\n\
         A `mapping`, or a `const` in each branch, says it for good.";
    /// An `operationId` twice.
    DUPLICATE_OPERATION_ID = "CW0401", Warning, "an `operationId` is there twice",
        "Each operation needs an id of its own (OpenAPI 4.8.10). The second one is named by its method and path instead. \
         An error in a strict run.";
    /// A path parameter that nobody declares.
    UNDECLARED_PATH_PARAMETER = "CW0402", Warning, "a parameter of the path is not declared",
        "The path has a name in braces for which there is no parameter with `in: path`. A required string is made up for \
         it. An error in a strict run.";
    /// A path parameter that the path does not have.
    UNUSED_PATH_PARAMETER = "CW0403", Warning, "a path parameter that the path does not have",
        "A parameter says `in: path`, but the path has no such name in braces, so there is nowhere to put it. It is left \
         out. Often the name is spelled otherwise in the path, or `in: query` was meant.";
    /// A header that is no parameter.
    RESERVED_HEADER = "CW0404", Info, "a header that OpenAPI keeps for itself",
        "Parameters named `Accept`, `Content-Type` and `Authorization` are ignored (OpenAPI 4.8.12.1): media types and \
         security schemes say what they are.";
    /// The same parameter twice.
    DUPLICATE_PARAMETER = "CW0405", Warning, "a parameter is there twice",
        "A name and a location may be there once in a list of parameters (OpenAPI 4.8.12). The first one is taken.";
    /// An operation that the client does not have.
    OPERATION_SET_ASIDE = "CW0406", Warning, "an operation was set aside",
        "Part of the operation could not be read, so a call could not be made as its author meant it. The client has no \
         function for it; the reasons are in the report. Everything else ships.";
    /// A security scheme that is not there.
    UNKNOWN_SCHEME = "CW0407", Warning, "a security requirement names no scheme",
        "The name is not in `components.securitySchemes`, so nobody knows how to fulfil the requirement. It is left out; \
         alternatives beside it stay.";
    /// A scope that no flow has.
    UNKNOWN_SCOPE = "CW0446", Info, "a security requirement names a scope that no flow has",
        "The scopes of an `oauth2` scheme stand in its flows (OpenAPI 4.8.29). The requirement names another one. Docs and errors \
         name it all the same, for the server decides; often it is spelled otherwise in the flow.";
    /// The format of a credential, from prose.
    AUTH_FORMAT = "CW0408", Info, "how a key is sent was read from its description",
        "A key in the `Authorization` header often needs a word before it, and OpenAPI has no keyword for that. The \
         description shows one beyond doubt, so it is sent. `x-clientwright-auth-format: \"word {}\"` at the scheme, in \
         the document or an overlay, says it for good.";
    /// A query in a path.
    PATH_QUERY = "CW0409", Info, "a path has a query of its own",
        "Paths have no query (OpenAPI 4.8.8), yet this one does, to tell two operations apart. It is sent as written, \
         before the parameters.";
    /// A fragment in a path.
    PATH_FRAGMENT = "CW0410", Info, "a path has a fragment",
        "What follows `#` is never sent (RFC 9110, section 4.1); it only tells two operations apart in the document.";
    /// A brace without a partner.
    MALFORMED_PATH = "CW0411", Warning, "a brace in a path has no partner",
        "Names in a path stand between braces, `/pets/{id}`. Here one is open, closed twice or empty; it is sent as text.";
    /// A variable of a server that is not declared.
    UNDECLARED_SERVER_VARIABLE = "CW0412", Info, "a server's URL has a variable that is not declared",
        "Every name in braces needs an entry in `variables` with a `default` (OpenAPI 4.8.6). Without one it has to be \
         given by the caller.";
    /// A variable that is not in the URL.
    UNUSED_SERVER_VARIABLE = "CW0442", Info, "a variable of a server is not in its URL",
        "`variables` has an entry for a name that the URL does not have between braces, so its value would go nowhere. It is left \
         out. Often the name is spelled otherwise in the URL.";
    /// A default that is none of the values.
    SERVER_DEFAULT = "CW0443", Warning, "the default of a server's variable is none of its values",
        "Where a variable has an `enum`, its `default` has to be one of them (OpenAPI 4.8.6). It is taken as it is, for \
         a caller who chooses no value; those who choose one have the values of the `enum`.";
    /// A server that nobody can be sent to.
    UNUSABLE_SERVER = "CW0444", Info, "a server has no constructor",
        "A client is built with a server where its URL is complete: by HTTP, with a host, and without query and fragment. A relative \
         URL is completed by the document's own address, which a document of 3.2 says in `$self`; otherwise the caller \
         gives a base URL. A base URL without a path gets that of the document's first server.";
    /// A body that cannot be sent.
    EMPTY_BODY = "CW0413", Warning, "a request body without a media type",
        "`content` is empty, so nobody knows what to send. The operation is there without a body.";
    /// A media type that is none.
    ODD_MEDIA_TYPE = "CW0414", Info, "a key of `content` is no media type",
        "A media type has a type and a subtype, `application/json` (RFC 9110, section 8.3.1). The text is sent as it is.";
    /// What an item of a stream is.
    STREAM_ITEMS = "CW0416", Info, "what an item of a stream is",
        "Before 3.2 OpenAPI has no keyword for the items of a stream, and in 3.2 the `itemSchema` of `text/event-stream` describes \
         the event, with its data as text that has a `contentSchema`. Documents in use describe either the event or its \
         data, and either an item or all of them as a list. This tells how the schema was read:\n\n    \
         # the event\n    type: object\n    properties:\n      event: {const: created}\n      \
         data: {type: string, contentMediaType: application/json, contentSchema: {$ref: '#/components/schemas/Created'}}\n\n    \
         # the data\n    $ref: '#/components/schemas/Created'\n\n\
         A schema describes the event where it has `data` and no members but `event`, `data`, `id` and `retry`. \
         `x-clientwright-items: event` or `data` at the media type, in the document or an overlay, decides otherwise. Where \
         nothing is said of the items, `itemSchema` does, in a document of any version.";
    /// A parameter with an operator or a pattern in the path.
    PATH_OPERATOR = "CW0440", Info, "a name in a path has an operator or a pattern",
        "Between braces there is a name, and nothing else (OpenAPI 4.8.8.2). Google's paths have a pattern there, URI templates (RFC 6570) an \
         operator, and frameworks a wildcard. It is left out of the name, and says that the value may have slashes:\n\n    \
         /v1/{name=shelves/*}   # `name` is `shelves/1`\n    /files/{+path}         # `path` is `a/b.txt`\n    /files/{path*}";
    /// The same name twice in a path.
    PATH_NAME_TWICE = "CW0441", Warning, "a name is in a path twice",
        "A name may be in a path once (OpenAPI 3.2, Path Templating), for both places would have the same value. Mostly two \
         values were meant:\n\n    /clients/{id}/roles/{role}/clients/{id}\n\nThe second one is an argument of its own. \
         Give it a name of its own. An error in a strict run.";
    /// A schema without a type in its media type.
    UNTYPED_MEDIA = "CW0430", Warning, "a schema is not honoured in its media type",
        "The schema of a body describes members or items, and the media type says how they are written down: CSV, YAML, GraphQL, \
         Protocol Buffers, a multipart answer. Calls give and take such a body as text or bytes. The operation is `degraded` \
         unless another media type of the same body has the same schema in JSON.";
    /// What is taken for the form of a body.
    MEDIA_CONVENTION = "CW0431", Info, "the form of a body was taken by convention",
        "The media type of the body does not say how it is written: it is a range such as `*/*`, or a vendor's own type without a \
         suffix. A schema with members is taken for JSON then. A media type with `+json` says it for good. What is sent for a range can be chosen: \
         `.header(\"content-type\", ..)`.";
    /// An encoding of parts that is not honoured as it is.
    PART_ENCODING = "CW0432", Info, "how parts of a body are sent was taken by convention",
        "`encoding` says how the parts of a multipart body are sent (OpenAPI 4.8.15). A part with header fields of its own is put together \
         by hand: `Part::json(..).header(..)`. A value that may be written in several media types is written in JSON, or in the first one. A \
         media type of parts without names (`multipart/mixed`) has them in `Content-Disposition`. An entry that names no \
         property says nothing.";
    /// A header field of an answer that is given as text.
    UNTYPED_FIELD = "CW0433", Warning, "a header field of an answer is given as text",
        "Style `simple` writes scalars, lists of scalars, and objects whose members are scalars (OpenAPI 4.8.12.3). A schema that goes deeper, or \
         that differs from one status to another, is not honoured: the method on the response gives the text of the field. \
         `content` in place of `schema` makes the field a JSON document.";
    /// A style that does not say how a value is spelled.
    OPEN_STYLE = "CW0434", Info, "how lists and objects in each other are spelled was taken by convention",
        "Styles are defined for scalars, for lists of them, and for objects of them (OpenAPI 4.8.12.3). What goes deeper is spelled as most \
         servers read it: `filter[owner][eq]=a`, `expand[]=a`, `items[0][price]=1` under `deepObject`, in queries and in form \
         bodies alike, and JSON under the other styles. `x-clientwright-list-keys` at the parameter, the encoding, the operation or the top of \
         the document says how lists are spelled:\n\n    \
         brackets    tags[]=a    items[][price]=1\n    \
         indices     tags[0]=a   items[0][price]=1\n    \
         repeat      tags=a      items[price]=1\n    \
         mixed       tags[]=a    items[0][price]=1\n\n\
         The last one is taken where nothing is said.";
    /// A hint that does not fit.
    HINT_MISFIT = "CW0420", Warning, "a hint does not fit the operation",
        "`x-clientwright-pagination`, `x-clientwright-task` and the hints of other tools name parameters, operations and \
         places in bodies. What this one names is not there, or is of another kind, so nothing is made of the hint; the \
         operation is as it would be without it. `docs/calls.md` has the vocabulary. `x-clientwright-lenient` is `true` or `false`, \
          `x-clientwright-list-keys` one of `mixed`, `brackets`, `indices` and `repeat`.";
    /// Work that calls do not wait for.
    LONG_RUNNING = "CW0445", Info, "calls do not wait for the work that they begin",
        "`x-ms-long-running-operation` says that the answer only begins the work. Where its options or the answer's header fields say \
         how the work is watched, the calls have `wait_done()`; here they do not, or name a way that is not followed, so an answer \
         is what the server said first. `x-clientwright-task` (`docs/calls.md`) can say it.";
    /// A list whose pages were recognised.
    PAGES_DETECTED = "CW0421", Info, "a list was recognised as one with pages",
        "The parameters and the answer of the operation are those of a list that comes page by page, by a convention that \
         leaves no doubt, so its calls have `pages()` and `items()`. `x-clientwright-pagination` at the operation, in the \
         document or an overlay, says it for good; with the value `false` it says that there are no pages.";
    /// A list that may have pages.
    PAGES_LIKELY = "CW0422", Info, "a list looks like one in pages",
        "The operation answers with a list, and its parameters, a member of its body or its answer speak of pages, but not by a \
         convention that leaves no doubt: nothing says where a page ends, or which of several lists is meant. So its calls have \
         neither `pages()` nor `items()`. The hint that is shown is the best guess; hold it against what the server does, and \
         paste it into the document or an overlay:\n\n    x-clientwright-pagination: {style: url, items: /data, next: /links/next}\n\n\
         With the value `false` it says that there are no pages. `docs/calls.md` has the vocabulary.";
}
