//! The one catalogue of diagnostic codes: what `clientwright explain CODE` prints.
//!
//! Numbers are grouped by floor: 00 source, 01 document, 02 resolve, 03 schemas, 04 operations, 05 Rust types, 06 output.

mod code;
mod meaning;
mod types;

pub use code::{Code, Severity};

use code::catalogue;
use meaning::MEANING;
use types::TYPES;

/// Looks a code up by its id, in any case.
pub fn find(id: &str) -> Option<&'static Code> {
    Code::ALL.iter().copied().find(|c| c.id.eq_ignore_ascii_case(id))
}

impl Code {
    /// Every code, in the order of the catalogue.
    pub const ALL: &'static [&'static Code] =
        &joined::<{ READING.len() + MEANING.len() + TYPES.len() }>(&[READING, MEANING, TYPES]);
}

/// The parts of the catalogue as one.
const fn joined<const N: usize>(parts: &[&[&'static Code]]) -> [&'static Code; N] {
    let mut all = [parts[0][0]; N];
    let (mut part, mut index, mut at) = (0, 0, 0);
    while part < parts.len() {
        if index == parts[part].len() {
            (part, index) = (part + 1, 0);
        } else {
            all[at] = parts[part][index];
            (index, at) = (index + 1, at + 1);
        }
    }
    all
}

catalogue! {
    READING:
    /// A file could not be read.
    UNREADABLE = "CW0001", Error, "a file cannot be read",
        "The path does not exist, is not a file, is no UTF-8, may not be read, or has more than 64 MiB. Nothing was written.";
    /// A file is neither YAML nor JSON.
    SYNTAX = "CW0002", Error, "a file is neither YAML nor JSON",
        "The text breaks off or breaks a rule of the syntax at the place shown; the cause may stand on a line before it \
         (a tab, an open quote, an indentation that is off by one). Limits are told here as well: values may be nested \
         128 levels deep, and a run may have 8,000,000 values once aliases are expanded. Nothing was written.";
    /// A mapping has a key twice.
    DUPLICATE_KEY = "CW0003", Error, "a key is there twice",
        "YAML and JSON parsers disagree on which of two equal keys counts, so what one reader sees is not what another \
         sees.\n\n    properties:\n      id: {type: string}\n      id: {type: integer}   # which one?\n\n\
         Remove or rename one of them.";
    /// A merge key has something that cannot be merged.
    MERGE_KEY = "CW0004", Warning, "`<<` has something that cannot be merged",
        "A merge key brings the members of an object, or of each object in a list of them, into the object it stands in. \
         Here it has something else, which was left out.";
    /// A limit was met, and nothing is written.
    OVER_LIMIT = "CW0005", Error, "the document goes beyond a limit",
        "Nothing of a document is trusted, so every stage has a limit: how many values, how much text, how deep, how many types. \
         What is shown here goes beyond one of them, and nothing was written. `docs/limits.md` has all of them. Where the document is \
         what it should be, raise the limit that the message names:\n\n    clientwright generate big.yaml --out big --limit nodes=8000000\n\n\
         or in `specs/clientwright.yaml`:\n\n    limits:\n      nodes: 8000000";
    /// A limit was met, and something is left out.
    CUT = "CW0006", Info, "something is left out because of a limit",
        "A description, an example or a type that comes of many schemas goes beyond a limit. It is cut or left out, and the rest \
         ships. `docs/limits.md` has all limits; the message names this one and how to raise it.";
    /// The entry document is something else.
    NOT_OPENAPI = "CW0101", Error, "this is no OpenAPI document",
        "An OpenAPI document is an object that says which version it is written in: `openapi: 3.1.0`, or `swagger: '2.0'`. \
         A fragment that other documents refer to cannot be read by itself: name the document that refers to it.";
    /// The version is none that we read.
    UNKNOWN_VERSION = "CW0102", Error, "an unknown version of OpenAPI",
        "Known are 2.0, 3.0.x, 3.1.x and 3.2.x. Versions are text: in YAML, `openapi: 3.10` is the number 3.1.";
    /// Something has a shape that the model cannot take.
    REFUSED = "CW0103", Warning, "a part was set aside because its shape is wrong",
        "One component, path or operation says something that no version of OpenAPI has room for, and it could not be \
         repaired. It was left out, and the rest ships.";

    /// Our own tokens are no Rust.
    NOT_RUST = "CW0601", Error, "an emitted item is not valid Rust",
        "An internal check failed: the tokens made for a file do not parse. It is a defect of clientwright, not of the \
         document; please report it together with the document. Nothing was written.";
    /// The disk refuses.
    UNWRITABLE = "CW0602", Error, "a file cannot be written",
        "The folder cannot be read or made, the disk is full, permissions are missing, or another run has held the lock for ten \
         minutes. All new content is laid down apart first, and what was replaced is put back when a later step fails, so the \
         files are as they were.";
    /// A file of somebody's own stands where output goes.
    FOREIGN_FILE = "CW0603", Error, "a file that clientwright did not write is in the way",
        "`clientwright.files` lists every generated file with the hash of what was written. A file that is not listed is \
         somebody's own work: it is never replaced and never removed, whatever its first line says. So is everything that is \
         not a regular file; symbolic links are neither followed nor replaced. `--report` replaces an earlier report, and \
         nothing else. Nothing was written.\n\nChoose another folder, or move the file away. Where it is a generated \
         file that a merge has lost from the list, delete it. A folder of the time before there was a list is taken over \
         where the first line is exactly ours.";
    /// Nothing is left to generate.
    NOTHING_LEFT = "CW0604", Error, "the document has nothing to generate",
        "There is no operation and no schema, or all of them had to be set aside, or `--tag` and `--operation` chose \
         none. The other messages say why operations were set aside. Nothing was written.";
    /// A line of names.lock makes no sense.
    BAD_NAMES_LOCK = "CW0605", Error, "names.lock has a line that makes no sense",
        "A line of `names.lock` is kind, name and key with tabs between:\n\n    type\tPet\tPet\n\nWhoever edited the file \
         probably lost a tab, or a merge left its markers. Ignoring the line might rename something that is published, so \
         nothing was written. Repair the line, or delete it to let the name be chosen anew.";
    /// A grade is lower than the committed ledger has it.
    GRADE_DROPPED = "CW0606", Warning, "something is less well supported than before",
        "An operation or type has a lower grade than in the committed `SUPPORT.md`: `full`, `degraded`, `skipped`, in this \
         order. The document changed, or the generator did. `codegen` writes the new grade, for a reviewer to see; \
         `codegen --check` fails.";
    /// A generated file was edited by hand.
    EDITED_FILE = "CW0607", Warning, "a generated file was edited by hand",
        "The file is not what `clientwright.files` says was written. Where it is still generated it is written anew, and the \
         edit is gone: change the document or an overlay, or keep code of one's own in a file that is not listed. Where it is \
         not generated any more it is not removed: it stays, is no longer listed, and belongs to whoever edited it.";
    /// What a run that was interrupted left behind.
    INTERRUPTED = "CW0608", Error, "a run was interrupted while it replaced files",
        "A run that dies half-way leaves a journal in the folder `.clientwright` beside `clientwright.files`, and the next run \
         completes what it began. `codegen --check` writes nothing, so it only tells. Where the journal is damaged nothing \
         is touched: delete the folder `.clientwright`, and run again.";

    /// The configuration has a key that nobody knows.
    UNKNOWN_SETTING = "CW0701", Error, "the configuration has a key that nobody knows",
        "Every key of `specs/clientwright.yaml` is optional, but a misspelt one would be ignored without a word, so it is \
         an error.\n\n    apis:\n      pets:\n        modul: zoo      # module";
    /// A setting has a value of the wrong kind.
    WRONG_SETTING = "CW0702", Error, "a setting has a value that it cannot have",
        "The configuration of an API has these keys, all of them optional:\n\n    apis:\n      pets:                        \
         # folder in specs/\n        module: zoo                # an identifier\n        document: api/main.yaml    # a path \
         in the folder\n        overlays: [overlay.yaml]   # paths in the folder\n        root: ..                   # \
         where references may lead, in specs/\n        tags: [Keys]               # only these\n        operations: [getKey]       # only these\n        implied_types: exact       # schemas without `type` allow \
         values of any kind";
    /// An API that is not there.
    NO_SUCH_API = "CW0703", Error, "there is no such API",
        "The configuration or the command names an API by its folder in `specs/`. A folder is an API when it has an \
         `openapi.yaml`, `openapi.yml` or `openapi.json`, or when the configuration names its document.";
    /// Two APIs would be one module.
    MODULE_TAKEN = "CW0704", Error, "a module has two owners",
        "The module of an API is named after its folder, so `specs/my-pets` and `specs/my_pets` would both be `my_pets`; and \
         `support` is the runtime's own. Give one of them another name in `specs/clientwright.yaml`:\n\n    apis:\n      \
         my-pets:\n        module: pets";
    /// A reference leads nowhere.
    DANGLING_REF = "CW0104", Warning, "a reference leads nowhere",
        "What a `$ref` names is not there: a typing error, a component that was removed, a file that is missing or may not \
         be read. A schema becomes any value, a parameter, response or body is left out, and what uses it is marked as \
         degraded or set aside. With strict reading this is an error.\n\n    $ref: '#/components/schemas/Pett'   # Pet?";
    /// A reference to a place on a network.
    REMOTE_REF = "CW0105", Warning, "a reference to a place on a network",
        "Nothing is ever fetched from a network: the same document has to give the same client tomorrow, and offline. Keep \
         a copy of the file beside the document, under version control, and refer to that; where the document is not \
         yours to change, an overlay can change the reference.";
    /// A reference that contains itself.
    CIRCULAR_REF = "CW0106", Warning, "a reference contains itself",
        "Schemas may contain themselves, but there has to be something in between: a property, an item. A component that \
         is nothing but a reference to itself, at whatever remove, means nothing; path items and callbacks are written out \
         where they are referred to, so they cannot contain themselves at all.\n\n    \
         A: {$ref: '#/components/schemas/B'}\n    B: {$ref: '#/components/schemas/A'}";
    /// Keywords beside a reference, before 3.1.
    REF_SIBLING = "CW0107", Warning, "a keyword beside a `$ref` has no effect",
        "Before 3.1, everything beside a `$ref` is ignored. What describes only (`description`, `title`, `deprecated`, \
         `nullable`) is honoured here all the same, the rest is not.\n\n    \
         owner:\n      $ref: '#/components/schemas/User'\n      readOnly: true          # no effect\n\n\
         Write `allOf: [{$ref: ...}]` beside it, or raise the document to 3.1.";
    /// A value of the wrong shape.
    WRONG_SHAPE = "CW0108", Warning, "a value has the wrong shape",
        "A keyword has a value that it cannot have. Where the meaning is plain the value was read as what it means, and \
         where it is not the keyword was left out; the message says which.\n\n    \
         minimum: '3'          # read as 3\n    enum: {}              # left out\n    type: int             # read as integer";
    /// A keyword that does not exist.
    UNKNOWN_KEYWORD = "CW0109", Info, "an unknown keyword",
        "No version of OpenAPI has a keyword of this name in this kind of object, so it is ignored. It is told once, at \
         its first place. Keys of one's own begin with `x-`.";
    /// A keyword of another version.
    OTHER_VERSION = "CW0110", Info, "a keyword of another version",
        "The keyword exists, but not in the version that the document is written in: `nullable` in 3.1, `const` in 3.0. \
         What it means is plain, so it is honoured; other tools may ignore it.";
    /// Something that an object cannot do without is missing.
    MISSING = "CW0111", Warning, "something that is required is missing",
        "The specification requires the keyword here. Where a client can do without it, it was filled in with nothing or \
         with any value; where it cannot, the object was left out and what it belongs to is marked.";
    /// A key under `responses` that is no status.
    BAD_STATUS = "CW0112", Warning, "a response has no valid status",
        "Keys under `responses` are a status (`200`), a class of them (`4XX`), or `default`.";
    /// An overlay that cannot be applied.
    BAD_OVERLAY = "CW0113", Error, "an overlay cannot be applied",
        "An overlay is a document of its own (Overlay Specification 1.0 or 1.1) with a list of actions, each with a \
         `target` (a JSONPath, RFC 9535) and either `update`, `remove: true`, or `copy` (1.1).\n\n    \
         overlay: 1.0.0\n    info: {title: Corrections, version: 1.0.0}\n    actions:\n      \
         - target: $.paths['/pets'].get\n        description: The id is missing upstream.\n        \
         update: {operationId: listPets}";
    /// A reference of a fragment that means the entry document.
    STRAY_REF = "CW0115", Info, "a reference into the wrong file",
        "A reference that begins with `#` leads into the file that it stands in. Here it stands in a fragment that has no such \
         place, and the entry document has one, so that was taken. Tools that follow the rule will find nothing.\n\n    \
         $ref: '#/components/schemas/Pet'                      # in paths/pets.yaml\n    \
         $ref: '../openapi.yaml#/components/schemas/Pet'       # what was meant";
    /// A keyword that nothing is made of.
    NOT_HONOURED = "CW0116", Warning, "a keyword is not honoured",
        "The keyword is known and says something that a client would have to do, but nothing is made of it yet: the parts of \
         `multipart/mixed` bodies by position (`prefixEncoding`, `itemEncoding`), encodings inside of encodings. Everything \
         else about the object is honoured.";
    /// A component whose name breaks the rules for names.
    ODD_COMPONENT_NAME = "CW0117", Info, "a component's name has characters that it may not have",
        "Names of components consist of ASCII letters, digits, `.`, `-` and `_`. The name was taken as it is; other tools may \
         refuse the document.";
    /// A default that its schema does not allow.
    DEFAULT_OF_OTHER_TYPE = "CW0118", Info, "a default is not of the schema's type",
        "What the server assumes where a value is missing has to be a value of the schema. The documentation shows it as it was \
         written; nothing else is made of it.\n\n    limit: {type: integer, default: ten}";
    /// A parameter of the path that may be missing.
    OPTIONAL_IN_PATH = "CW0119", Info, "a parameter of the path does not say that it is required",
        "There is no path without it, so it is required whatever is written; the specification wants `required: true` there.";
    /// A schema inside of another one that is not used.
    UNUSED_DEFINITION = "CW0120", Info, "a definition that nothing refers to",
        "What stands below `$defs` or `definitions` of a schema has an effect only where a reference leads to it. Nothing does, \
         so there is no type for it, and nothing in it was looked at.\n\n    \
         Order:\n      type: object\n      $defs:\n        Line: {type: string}   # no `$ref: '#/components/schemas/Order/$defs/Line'`\n\n\
         Refer to it, move it to `components/schemas` where it should be a type of its own, or remove it.";
    /// An action of an overlay that selects nothing.
    OVERLAY_MISS = "CW0114", Error, "an action of an overlay selects nothing",
        "The correction is not applied to anything, so the client would come out without it. Most often the document was \
         updated and has moved or already corrected what the action is about: correct the path, or remove the action.";
}
