//! Codes of the Rust side: 05. The first one told of lists of nothing but themselves, which are types now.

use super::code::{Code, Severity, catalogue};

catalogue! {
    TYPES:
    /// A property whose schema is `false`.
    FORBIDDEN_PROPERTY = "CW0502", Warning, "a property is forbidden",
        "No value fits the schema `false`, so the property is never there and the struct has no field for it:\n\n    \
         properties: {secret: false}\n\n\
         Remove the property, or give it a schema.";
    /// Ids that a framework made up.
    ID_PATTERN = "CW0503", Info, "operationIds follow the pattern of a framework",
        "Frameworks make ids up of the name of a function and what is known anyway: path and method, class, tag, a verb.\n\n    \
         get:\n      operationId: read_item_items__item_id__get   # of GET /items/{item_id}\n\n\
         Where nearly all ids of a document do, functions are named after what is left: `read_item`. Ids that would then be the \
         same keep theirs. `names.lock` pins the names, and what was recognised for operations to come.\n\n\
         `naming: as-written` in the configuration, `--naming as-written`, or `x-clientwright-naming: as-written` at the top of \
         the document keeps whole ids; a list of patterns takes these off wherever an id follows one. `x-clientwright-name` at an \
         operation gives it a name of its own.";
    /// A name that something else has.
    RENAMED = "CW0504", Info, "something is called otherwise, because its name is taken",
        "Two things of the document give the same name in Rust, often because they differ in case or separators only. The one \
         that is spelled like a name of Rust keeps it, or else the first one.\n\n    \
         operationId: get_user   # `get_user`\n    operationId: getUser    # named after its path\n\n\
         `x-clientwright-name` gives either a name of your choice; `names.lock` keeps both.";
}
