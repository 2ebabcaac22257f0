//! The catalogue of changes: what `clientwright explain KIND` prints, and what each kind does to the wire and to code.
//!
//! The tables stand beside this file, one for each part of a document. A kind that is added to a table is complete when the
//! file compiles; `docs/diff-kinds.md` is made from them.

mod api;
mod bounds;
mod entry;
mod lifecycle;
mod object;
mod operation;
mod payload;
mod schema;
mod security;

pub use api::ApiChange;
pub use bounds::BoundChange;
pub use entry::{Entry, InCode, Mirror, Subject};
pub use lifecycle::LifecycleChange;
pub use object::ObjectChange;
pub use operation::OperationChange;
pub use payload::PayloadChange;
pub use schema::SchemaChange;
pub use security::SecurityChange;

/// The parts of the catalogue as one enum.
macro_rules! parts {
    ($($(#[$doc:meta])* $part:ident($kinds:ident),)*) => {
        /// A kind of change.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ChangeKind {
            $($(#[$doc])* $part($kinds),)*
        }

        $(impl From<$kinds> for ChangeKind {
            fn from(kind: $kinds) -> Self {
                Self::$part(kind)
            }
        })*

        impl ChangeKind {
            /// What the catalogue says of it.
            pub fn entry(self) -> &'static Entry {
                match self {
                    $(Self::$part(kind) => kind.entry(),)*
                }
            }

            /// The kind that undoes it.
            pub fn mirror(self) -> Mirror<Self> {
                match self {
                    $(Self::$part(kind) => kind.mirror().map(Self::$part),)*
                }
            }
        }

        /// Every kind, in the order of the catalogue.
        pub fn all() -> impl Iterator<Item = ChangeKind> {
            std::iter::empty()$(.chain($kinds::ALL.iter().map(|kind| ChangeKind::$part(*kind))))*
        }
    };
}

parts! {
    /// Operations and parameters.
    Operation(OperationChange),
    /// Bodies, responses and headers.
    Payload(PayloadChange),
    /// Types, values and unions.
    Schema(SchemaChange),
    /// Objects and lists.
    Object(ObjectChange),
    /// What schemas ask of values beyond their type.
    Bound(BoundChange),
    /// Security schemes and requirements.
    Security(SecurityChange),
    /// Promises about the future.
    Lifecycle(LifecycleChange),
    /// The API as a whole.
    Api(ApiChange),
}

impl ChangeKind {
    /// Its stable name.
    pub fn id(self) -> &'static str {
        self.entry().id
    }

    /// What it changes.
    pub fn subject(self) -> Subject {
        self.entry().subject
    }
}

/// Looks a kind up by its id, in any case.
pub fn find(id: &str) -> Option<ChangeKind> {
    all().find(|kind| kind.id().eq_ignore_ascii_case(id))
}
