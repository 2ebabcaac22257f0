//! The columns of the catalogue of changes, and the macro that the tables beside this file are written in.

use crate::diff::verdict::{Source, Wire};

/// What the catalogue says of one kind of change.
#[derive(Debug)]
pub struct Entry {
    /// Its stable name in reports and configurations. A published name is never reused and never reworded.
    pub id: &'static str,
    /// What it changes.
    pub subject: Subject,
    /// Its effect on the wire where the changed place travels from client to server, or belongs to a call as a whole.
    pub request: Wire,
    /// Its effect on the wire where the changed place travels from server to client.
    pub response: Wire,
    /// Which items of the generated crate it can change.
    pub code: InCode,
    /// The kind in one line.
    pub title: &'static str,
    /// Why it matters and what to do.
    pub help: &'static str,
    /// A document before and after, in a line or two.
    pub example: &'static str,
}

/// What a change is made to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// An operation as a whole.
    Operation,
    /// A tag of an operation.
    Tag,
    /// A parameter.
    Parameter,
    /// A request body.
    Body,
    /// A media type of a body.
    MediaType,
    /// A part of a form, by its `encoding`.
    FormPart,
    /// A response.
    Response,
    /// A header of a response.
    Header,
    /// The type of a value, its format, or whether it may be null.
    Schema,
    /// The list of values of an enum.
    Enum,
    /// One value of an enum.
    EnumValue,
    /// The default of a value.
    Default,
    /// A union as a whole.
    Union,
    /// A branch of a union.
    Branch,
    /// What tells the branches of a union apart.
    Discriminator,
    /// A property of an object.
    Property,
    /// The members of an object that are not listed.
    AdditionalProperties,
    /// The places of a tuple.
    Tuple,
    /// A bound such as `maxLength`.
    Bound,
    /// A `pattern`.
    Pattern,
    /// A condition such as `dependentRequired`.
    Condition,
    /// A component schema.
    Component,
    /// A security requirement of an operation.
    SecurityRequirement,
    /// A security scheme.
    SecurityScheme,
    /// A server or one of its variables.
    Server,
    /// A webhook.
    Webhook,
    /// A callback of an operation.
    Callback,
    /// A sunset date.
    Sunset,
    /// A stability level.
    Stability,
    /// `info.version`
    DocumentVersion,
    /// Descriptions and examples.
    Documentation,
    /// The generated code alone.
    GeneratedCode,
}

/// Which items of the generated crate a change can be the reason for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InCode {
    /// Items that come from the changed place.
    Items,
    /// Those, and every item that uses the changed type, even if the type keeps its name.
    ItemsAndUses,
    /// The names of arguments. Callers pass arguments by position, so no code stops compiling.
    ArgumentNames,
    /// `#[deprecated]` on items that come from the changed place.
    Lint,
    /// None: only documentation differs.
    Nothing,
}

/// The kind that undoes a change: what the same two documents give the other way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mirror<K> {
    /// This kind.
    Kind(K),
    /// The same kind.
    Itself,
    /// There is none, for this reason.
    Alone(&'static str),
}

impl InCode {
    /// Whether a change can be the reason for this effect on code.
    pub(in crate::diff) fn explains(self, effect: Source) -> bool {
        match self {
            Self::Items | Self::ItemsAndUses => effect != Source::Lint,
            Self::ArgumentNames => !matches!(effect, Source::Lint | Source::SourceBreaking),
            Self::Lint => effect == Source::Lint,
            Self::Nothing => false,
        }
    }
}

impl<K> Mirror<K> {
    /// The same with the kind wrapped.
    pub(super) fn map<O>(self, wrap: impl Fn(K) -> O) -> Mirror<O> {
        match self {
            Self::Kind(kind) => Mirror::Kind(wrap(kind)),
            Self::Itself => Mirror::Itself,
            Self::Alone(reason) => Mirror::Alone(reason),
        }
    }
}

/// One part of the catalogue: an enum of its kinds, and what is said of each.
///
/// A row reads `Name = "id", subject, wire in requests, wire in responses, items in code, mirror, title, help, example;`.
macro_rules! kinds {
    ($(#[$doc:meta])* $enum:ident;
     $($name:ident = $id:literal, $subject:ident, $request:ident, $response:ident, $code:ident, $mirror:expr,
       $title:literal, $help:literal, $example:literal;)*) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $enum {
            $(#[doc = $title] $name,)*
        }

        impl $enum {
            /// Every kind of this part, in the order of the catalogue.
            pub(super) const ALL: &'static [Self] = &[$(Self::$name),*];

            /// What the catalogue says of it.
            pub(super) fn entry(self) -> &'static $crate::diff::kind::entry::Entry {
                use $crate::diff::kind::entry::{Entry, InCode, Subject};
                use $crate::diff::verdict::Wire;
                match self {
                    $(Self::$name => &Entry {
                        id: $id,
                        subject: Subject::$subject,
                        request: Wire::$request,
                        response: Wire::$response,
                        code: InCode::$code,
                        title: $title,
                        help: $help,
                        example: $example,
                    },)*
                }
            }

            /// The kind that undoes it.
            pub(super) fn mirror(self) -> Mirror<Self> {
                match self {
                    $(Self::$name => $mirror,)*
                }
            }
        }
    };
}

pub(super) use kinds;
