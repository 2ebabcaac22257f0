//! Types: structs, enums, unions, newtypes, aliases, and what their members look like.

use super::{Docs, Ident, RuntimeType, Ty};
use crate::api::{Direction, JsonKind};

/// A struct with its codec.
#[derive(Debug, Clone, PartialEq)]
pub struct Struct {
    /// Its name.
    pub name: Ident,
    /// Its docs.
    pub docs: Docs,
    /// Its fields, in document order.
    pub fields: Vec<Field>,
    /// Where unknown members go; `None`: they are skipped.
    pub extra: Option<ExtraField>,
    /// Which parts of the codec it has: `response` reads, `request` writes.
    pub direction: Direction,
    /// `new` and `with_x`; `None` where nobody needs to build one.
    pub constructor: Option<Constructor>,
    /// The same for one that only comes from the server, for tests; `None` where there is a constructor.
    pub fixture: Option<Box<Constructor>>,
    /// Nothing in it is a float, so that it has `Eq` and `Hash`.
    pub hashable: bool,
    /// It is written as an array in the order of the fields (a tuple), not as an object.
    pub tuple: bool,
    /// `From` what holds all that it needs: the response variant for the request variant, a component with more.
    pub conversions: Vec<Conversion>,
}

/// `From` another struct that has all that is needed.
#[derive(Debug, Clone, PartialEq)]
pub struct Conversion {
    /// The other struct.
    pub from: Ident,
    /// For each field the field that its value comes from, and how; `None`: it stays empty.
    pub fields: Vec<Option<(Ident, Carry)>>,
    /// The same for members without a field.
    pub extra: Option<(Ident, Carry)>,
}

/// How a value becomes one of a similar type.
#[derive(Debug, Clone, PartialEq)]
pub enum Carry {
    /// It is one.
    Move,
    /// `into()`
    Into,
    /// Out of its box, and into another one.
    Boxed(Box<Carry>),
    /// What is in an `Option` or `Nullish`.
    Each(Box<Carry>),
    /// Every item of a list.
    List(Box<Carry>),
    /// Every value of a map.
    Map(Box<Carry>),
}

/// A field.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its name.
    pub name: Ident,
    /// Its name on the wire.
    pub wire: String,
    /// The type of the value, without the `Option` or `Nullish` that `kind` adds.
    pub ty: Ty,
    /// Whether it may be absent or null.
    pub kind: FieldKind,
    /// Its docs.
    pub docs: Docs,
    /// It is read (a write-only member is not).
    pub read: bool,
    /// It is written (a read-only member is not).
    pub written: bool,
    /// Its type, or that of its items, is a model that plain values become: a union, or an open list of texts.
    pub converts: bool,
    /// It is read leniently: a number for text, and the like.
    pub lenient: bool,
}

/// The four honest states of a member, and how each looks in Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Always there: `T`.
    Required,
    /// Always there by the document, and yet missing or null in some answers: `T`, empty then.
    RequiredOrEmpty,
    /// Always there, possibly null: `Option<T>`, `None` is written as null.
    RequiredNullable,
    /// May be absent: `Option<T>`, `None` is left out; strict about null.
    Optional,
    /// May be absent or null and only ever is read: `Option<T>`.
    OptionalLenient,
    /// May be absent, may be null, and the difference matters: `Nullish<T>`.
    Nullish,
}

/// The field for members without one of their own: `BTreeMap<String, T>`, or a `JsonObject` where they are of any type.
#[derive(Debug, Clone, PartialEq)]
pub struct ExtraField {
    /// Its name.
    pub name: Ident,
    /// The type of the values.
    pub ty: Ty,
    /// The document speaks of such members: they are not unknown.
    pub documented: bool,
    /// Its docs.
    pub docs: Docs,
}

impl ExtraField {
    /// Whether the members may be of any type.
    pub fn is_free(&self) -> bool {
        self.ty == Ty::Runtime(RuntimeType::RawJson)
    }
}

/// `new(required...)`, and `with_x(value)` for the rest.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Constructor {
    /// Indices of the fields that `new` takes, in order.
    pub args: Vec<usize>,
    /// In place of `new`, where one of several sets of members has to be there: a function for each set.
    pub choices: Vec<Maker>,
    /// Fields whose value `new` fills in: the only possible one, or the one that a discriminator gives the type. Index and value.
    pub fixed: Vec<(usize, Fixed)>,
    /// `Default` is derived: nothing is required and nothing is fixed. Where only that is, `Default` is what `new` makes.
    pub default: bool,
    /// Indices of the fields with a `with_x`, and the method's name.
    pub setters: Vec<(usize, Ident)>,
    /// Indices of those whose value a closure can make of an empty one, and the method's name.
    pub nested: Vec<(usize, Ident)>,
}

/// A function that makes a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Maker {
    /// Its name.
    pub name: Ident,
    /// Indices of the fields that it takes, in order.
    pub args: Vec<usize>,
}

impl Constructor {
    /// The functions that make a value: `new`, or what is there in its place.
    pub fn makers(&self) -> Vec<Maker> {
        match self.choices.as_slice() {
            [] => vec![Maker { name: Ident::snake("new"), args: self.args.clone() }],
            choices => choices.to_vec(),
        }
    }

    /// Whether a value needs nothing that a caller would have to say, so that it has a `Default`.
    pub fn has_default(&self) -> bool {
        self.args.is_empty() && self.choices.is_empty()
    }
}

/// The value that a field begins with.
#[derive(Debug, Clone, PartialEq)]
pub enum Fixed {
    /// A variant of an enum: type and variant.
    Variant(Ident, Ident),
    /// Text.
    Text(String),
}

/// An enum of wire values with its codec.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueEnum {
    /// Its name.
    pub name: Ident,
    /// Its docs.
    pub docs: Docs,
    /// What the values are.
    pub base: EnumBase,
    /// The variants, in document order.
    pub variants: Vec<ValueVariant>,
    /// The variant that keeps a value nobody knew: `Unknown`, or another name where that is taken; `None`: closed.
    pub unknown: Option<Ident>,
    /// Which parts of the codec it has.
    pub direction: Direction,
}

impl ValueEnum {
    /// Whether a value fits a register, whatever is added: text and JSON that the document does not list are on the heap, and an enum
    /// that only requests have gets a variant for these when an answer has it as well.
    pub fn is_plain(&self) -> bool {
        self.base == EnumBase::Integer
    }
}

/// What the values of an enum are on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnumBase {
    /// Strings; the unknown variant holds a `Box<str>`.
    Text,
    /// Integers that fit `i64`; the unknown variant holds an `i64`.
    Integer,
    /// Values of several kinds, or numbers with fractions; the unknown variant holds a `RawJson`.
    Mixed,
}

/// A variant of a value enum.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueVariant {
    /// Its name.
    pub name: Ident,
    /// Its value on the wire.
    pub value: Literal,
    /// Its docs.
    pub docs: Docs,
}

/// A value on the wire, as emission needs it.
#[derive(Debug, Clone, PartialEq)]
pub enum Literal {
    /// A string.
    Text(String),
    /// An integer.
    Integer(i64),
    /// Any other value, as compact JSON text.
    Json(String),
}

/// An enum over several types with its codec.
#[derive(Debug, Clone, PartialEq)]
pub struct UnionEnum {
    /// Its name.
    pub name: Ident,
    /// Its docs.
    pub docs: Docs,
    /// The variants, in document order.
    pub variants: Vec<Variant>,
    /// What plain values become, and the variant that they go into.
    pub plain: Vec<(PlainValue, usize)>,
    /// Nothing in it is a float, so that it has `Eq` and `Hash`.
    pub hashable: bool,
    /// How a reader finds the variant.
    pub dispatch: UnionDispatch,
    /// The variant that keeps a tag nobody knew as `RawJson`; `None`: unknown is an error.
    pub unknown: Option<Ident>,
    /// Which parts of the codec it has.
    pub direction: Direction,
}

/// A plain value that a union is made of, besides the types of its variants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlainValue {
    /// `&str`
    Text,
    /// `i64`
    Integer,
    /// `f64`
    Float,
    /// `serde_json::Value`, with the feature of that name.
    Json,
}

impl PlainValue {
    /// Its type in Rust.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "&str",
            Self::Integer => "i64",
            Self::Float => "f64",
            Self::Json => "serde_json::Value",
        }
    }
}

/// A variant of a union.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// Its name.
    pub name: Ident,
    /// What it holds.
    pub holds: Holds,
    /// Its docs.
    pub docs: Docs,
    /// It gets a `From<ty>`: its type differs from all other variants' types.
    pub from: bool,
}

/// What a variant of a union holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Holds {
    /// A value of this type, boxed where that is needed.
    Value(Ty),
    /// Nothing: it is this text.
    Text(String),
}

impl Variant {
    /// The type of its value, where it holds one.
    pub fn ty(&self) -> Option<&Ty> {
        match &self.holds {
            Holds::Value(ty) => Some(ty),
            Holds::Text(_) => None,
        }
    }
}

/// How a reader finds the variant; the indices are those of the variants.
#[derive(Debug, Clone, PartialEq)]
pub enum UnionDispatch {
    /// By the value of a member: `r.tag(property)`.
    Tag {
        /// The member.
        property: String,
        /// Tag value and variant.
        arms: Vec<(String, usize)>,
        /// The writer puts this tag in for each variant whose own type doesn't write the member: variant and tag.
        written: Vec<(usize, String)>,
        /// The variant for values whose tag is missing or unknown.
        rest: Option<usize>,
    },
    /// By the kind of the value: `r.kind()`; variants that share a kind by `r.best_of`.
    Kind {
        /// Kind and variant, in order.
        arms: Vec<(JsonKind, usize)>,
        /// How variants that are objects are told apart; the arms have none of them then.
        objects: Option<Box<UnionDispatch>>,
    },
    /// By a member that only one variant has: `r.has(member)`; the last one is left over where it has no member.
    Member {
        /// Member and variant, in order.
        arms: Vec<(String, usize)>,
        /// The variant without a member of its own.
        rest: Option<usize>,
    },
    /// `r.best_of`, in the order of the variants.
    BestFit,
}

impl UnionDispatch {
    /// The tag that the writer puts in for a variant: member and value.
    pub fn written(&self, variant: usize) -> Option<(&str, &str)> {
        match self {
            Self::Tag { property, written, .. } => {
                let (_, tag) = written.iter().find(|(index, _)| *index == variant)?;
                Some((property, tag))
            }
            Self::Kind { objects, .. } => objects.as_ref()?.written(variant),
            Self::Member { .. } | Self::BestFit => None,
        }
    }
}

/// `pub struct X(pub T);`: a list or a map that holds itself, with its codec.
#[derive(Debug, Clone, PartialEq)]
pub struct Newtype {
    /// Its name.
    pub name: Ident,
    /// Its docs.
    pub docs: Docs,
    /// What it holds: a `Vec` or a map.
    pub held: Ty,
    /// Which parts of the codec it has.
    pub direction: Direction,
}

/// `pub type X = T;`
#[derive(Debug, Clone, PartialEq)]
pub struct Alias {
    /// Its name.
    pub name: Ident,
    /// Its docs.
    pub docs: Docs,
    /// What it stands for.
    pub ty: Ty,
}
