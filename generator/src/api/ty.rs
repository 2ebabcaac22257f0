//! Types: what values a schema allows.

use serde_json::Value as Json;

use super::{Check, Either, Hints, IntegerFormat, Note, NumberFormat, Origin, StringFormat, TypeId, TypeKey};
use crate::document::{Constraints, Xml};

/// One schema of the document.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeDef {
    /// Its stable key.
    pub key: TypeKey,
    /// The component name, where it is a component; inline schemas have none.
    pub component: Option<String>,
    /// The component that an inline schema takes into its `allOf`, where it is the only one: it is that component with more.
    pub extends: Option<TypeId>,
    /// `title`: a hint for the name of an inline type.
    pub title: Option<String>,
    /// What it is for.
    pub docs: Docs,
    /// What values it has.
    pub shape: Shape,
    /// It is a list or a map that holds nothing but itself, by whatever other lists: whoever writes it down needs a name to stop at.
    pub holds_itself: bool,
    /// Null is no value, though it is one of the type that this is another name of.
    pub never_null: bool,
    /// No `type` is said; the shape is told by keywords that hold for one type only (`properties`, `items` ...). Strictly,
    /// values of other types are allowed as well.
    pub implied: bool,
    /// `format` as written, where [`Scalar`] does not tell it: one that we know no type for.
    pub format: Option<String>,
    /// Bounds on the values; documented, and checked by `validate()` where that is asked for.
    pub constraints: Constraints,
    /// What the schema asks for beyond shape and bounds; no reader checks it.
    pub checks: Vec<Check>,
    /// `default`
    pub default: Option<Json>,
    /// Null is a value of the type itself (`nullable: true` on a component), so every use of it is nullable.
    pub nullable: bool,
    /// `xml` at a component, for all places where it is used. Only where some body is XML.
    pub xml: Option<Box<Xml>>,
    /// A body in XML reaches it.
    pub in_xml: bool,
    /// Which way its values travel.
    pub direction: Direction,
    /// What of the schema is not honoured; none that degrades is full support.
    pub notes: Vec<Note>,
    /// Hints for this type.
    pub hints: Hints,
    /// Where it was written.
    pub origin: Origin,
}

impl TypeDef {
    /// A definition of which nothing but the shape is known.
    pub fn of_shape(key: TypeKey, shape: Shape) -> Self {
        Self {
            key,
            component: None,
            extends: None,
            title: None,
            docs: Docs::default(),
            shape,
            holds_itself: false,
            never_null: false,
            implied: false,
            format: None,
            constraints: Default::default(),
            checks: Vec::new(),
            default: None,
            nullable: false,
            xml: None,
            in_xml: false,
            direction: Default::default(),
            notes: Vec::new(),
            hints: Default::default(),
            origin: Default::default(),
        }
    }
}

/// Words for people.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Docs {
    /// `summary`, one line.
    pub summary: Option<String>,
    /// `description`, CommonMark.
    pub description: Option<String>,
    /// `deprecated: true`
    pub deprecated: bool,
    /// `example` and `examples`.
    pub examples: Vec<Json>,
}

/// A type at the place where it is used: null is allowed or not per use.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TypeUse {
    /// The type.
    pub ty: TypeId,
    /// Null is allowed here as well.
    pub nullable: bool,
}

/// Which way a type's values travel; a type that neither way reaches is unused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Direction {
    /// From the client to the server.
    pub request: bool,
    /// From the server to the client.
    pub response: bool,
}

/// What values a type has.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Any JSON value.
    Any,
    /// No value at all (`false`).
    Never,
    /// Only null.
    Null,
    /// A boolean, number or string.
    Scalar(Scalar),
    /// One of a list of values.
    Enumeration(Enumeration),
    /// An object with known members.
    Object(Object),
    /// A list of one type.
    Array(Array),
    /// A list with a type for each place.
    Tuple(Tuple),
    /// An object whose members are all alike.
    Map(Map),
    /// One of several types.
    Union(Union),
    /// The same as another type.
    Alias(TypeUse),
}

impl Shape {
    /// The text that is the only value.
    pub fn only_text(&self) -> Option<&str> {
        match self {
            Self::Enumeration(Enumeration { values, open: false, .. }) if values.len() == 1 => {
                values[0].value.as_str()
            }
            _ => None,
        }
    }
}

/// A scalar with the format that tells its kind of text or number; without one where the document has none or one that
/// has no meaning here, which [`TypeDef::format`] keeps as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scalar {
    /// `boolean`
    Boolean,
    /// `integer`
    Integer(Option<IntegerFormat>),
    /// `number`
    Number(Option<NumberFormat>),
    /// `string`
    String(Option<StringFormat>),
}

impl Scalar {
    /// The name of its format, where it has one with a meaning.
    pub fn format(self) -> Option<&'static str> {
        match self {
            Self::Boolean => None,
            Self::Integer(format) => format.map(IntegerFormat::name),
            Self::Number(format) => format.map(NumberFormat::name),
            Self::String(format) => format.map(StringFormat::name),
        }
    }
}

/// A closed or open list of values.
#[derive(Debug, Clone, PartialEq)]
pub struct Enumeration {
    /// What the values have in common; `None` where they are of several kinds.
    pub base: Option<JsonKind>,
    /// The values in document order, without duplicates.
    pub values: Vec<EnumValue>,
    /// The document says that more values may come (`x-extensible-enum`).
    pub open: bool,
}

/// One value of an enumeration.
#[derive(Debug, Clone, PartialEq)]
pub struct EnumValue {
    /// The value on the wire.
    pub value: Json,
    /// `x-enum-varnames` and its like.
    pub name: Option<String>,
    /// `x-enum-descriptions` and its like.
    pub description: Option<String>,
}

/// Kinds of JSON values; integers are numbers without a fraction, whatever their spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JsonKind {
    /// `true`, `false`
    Boolean,
    /// A number without a fraction.
    Integer,
    /// Any number.
    Number,
    /// Text.
    String,
    /// A list.
    Array,
    /// An object.
    Object,
    /// `null`
    Null,
}

/// An object with known members.
#[derive(Debug, Clone, PartialEq)]
pub struct Object {
    /// Members in document order.
    pub properties: Vec<Property>,
    /// Members that are not listed.
    pub additional: Additional,
    /// `patternProperties`: pattern and type; their values are kept with the additional members.
    pub patterns: Vec<(String, TypeUse)>,
    /// One of several sets of members has to be there, whatever is required beside.
    pub either: Option<Either>,
}

/// What members an object may have beside its known ones.
#[derive(Debug, Clone, PartialEq)]
pub enum Additional {
    /// Not said: allowed, unknown, of any type.
    Unsaid,
    /// Allowed, of any type, said so.
    Any,
    /// Not allowed.
    Closed,
    /// Allowed, of this type.
    Typed(TypeUse),
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Property {
    /// Its name on the wire.
    pub name: String,
    /// Its type.
    pub ty: TypeUse,
    /// It is always there.
    pub required: bool,
    /// Only in answers.
    pub read_only: bool,
    /// Only in requests.
    pub write_only: bool,
    /// The value that a discriminator gives the type: its constructor writes it down, and no caller has to.
    pub fixed: Option<Json>,
    /// Words at the property, or else those of its type where that is inline.
    pub docs: Docs,
    /// `default` at the property.
    pub default: Option<Json>,
    /// `xml` at the property. Only where some body is XML.
    pub xml: Option<Box<Xml>>,
    /// Hints for this member.
    pub hints: Hints,
    /// Where it was written.
    pub origin: Origin,
}

/// A list of one type.
#[derive(Debug, Clone, PartialEq)]
pub struct Array {
    /// The type of its items.
    pub items: TypeUse,
    /// `xml` at the items. Only where some body is XML.
    pub xml: Option<Box<Xml>>,
}

/// A list with a type for each place.
#[derive(Debug, Clone, PartialEq)]
pub struct Tuple {
    /// The types of the first places.
    pub items: Vec<TypeUse>,
    /// `xml` at each of them. Only where some body is XML.
    pub xml: Vec<Option<Box<Xml>>>,
    /// How many of them are always there (`minItems`).
    pub required: usize,
    /// The type of what follows; `None` where nothing may.
    pub rest: Option<TypeUse>,
}

/// An object whose members are all alike.
#[derive(Debug, Clone, PartialEq)]
pub struct Map {
    /// The type of its values.
    pub values: TypeUse,
    /// `xml` at the values. Only where some body is XML.
    pub xml: Option<Box<Xml>>,
}

/// One of several types.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    /// The alternatives in document order.
    pub branches: Vec<Branch>,
    /// How a reader finds out which one it has.
    pub dispatch: Dispatch,
    /// `oneOf` (exactly one fits) rather than `anyOf` (at least one).
    pub exclusive: bool,
    /// The branch for values whose tag is missing or unknown (`defaultMapping`, 3.2), by its index.
    pub fallback: Option<usize>,
}

impl Dispatch {
    /// The member whose value tells the branches apart that are objects, and whether the document declares it.
    pub fn tag(&self) -> Option<(&str, bool)> {
        match self {
            Self::Tag { property, declared } => Some((property, *declared)),
            Self::Kind { objects, .. } => objects.as_ref()?.tag(),
            Self::Member(_) | Self::BestFit => None,
        }
    }
}

/// An alternative of a union.
#[derive(Debug, Clone, PartialEq)]
pub struct Branch {
    /// Its type; null is told at the uses of the union, never here.
    pub ty: TypeUse,
    /// The discriminator's values that select it; empty where the union is not tagged. Booleans and numbers are told by
    /// their JSON text.
    pub tags: Vec<String>,
    /// The component that it refers to; what stands beside the union may make its type another one.
    pub component: Option<String>,
    /// Its title, where it has a schema of its own.
    pub title: Option<String>,
}

impl Branch {
    /// A branch of which nothing but the type is known.
    pub fn of(ty: TypeUse) -> Self {
        Self { ty, tags: Vec::new(), component: None, title: None }
    }
}

/// How a union's alternative is found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dispatch {
    /// By the value of a member: a declared discriminator, or one inferred from constants.
    Tag {
        /// The member's name.
        property: String,
        /// The document declares it.
        declared: bool,
    },
    /// By the kind of the JSON value first. Of branches that share a kind, the one is taken that fits best, but for objects
    /// where `objects` says more.
    Kind {
        /// One list of kinds for each branch.
        kinds: Vec<Vec<JsonKind>>,
        /// How the branches that are objects are told apart, by tag or by member; `None` where there is no more than one
        /// of them, or no such mark.
        objects: Option<Box<Dispatch>>,
    },
    /// By a required member that only this branch has: one for each branch, `None` for the branch that is left over, and
    /// for branches that are no objects.
    Member(Vec<Option<String>>),
    /// By trying: the branch that fits with the fewest members left over, the first one on a tie.
    BestFit,
}
