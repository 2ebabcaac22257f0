//! The model of a generated crate: what stands in which file, with every decision taken.
//!
//! Emission turns it into tokens and the diff compares two of them. Nothing in it refers to the document except wire names.

use serde::Serialize;

use super::{Case, Ident, Lock};
use crate::api::{Direction, Grade, JsonKind, Location, Style};

/// A generated client: a crate of its own, or one module of a crate.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Crate {
    /// Name of the crate or module, snake case.
    pub name: Ident,
    /// Path of its root in the crate it lives in: empty for a crate of its own.
    pub root: Vec<Ident>,
    /// Its modules; the first one is the root.
    pub modules: Vec<Module>,
    /// Cargo features, in the order of the manifest; `default` is not among them.
    pub features: Vec<Feature>,
    /// Features that are on by default.
    pub default_features: Vec<String>,
    /// A row for each operation of the document, skipped ones included.
    pub operations: Vec<OperationRow>,
    /// A row for each component and each named inline type.
    pub types: Vec<TypeRow>,
    /// A call of every operation, for the conformance test.
    pub cases: Vec<Case>,
    /// The names as they are now, for `names.lock`.
    pub lock: Lock,
}

/// A Cargo feature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Feature {
    /// Its name, kebab case.
    pub name: String,
    /// What it switches on in turn.
    pub enables: Vec<String>,
    /// What it is for.
    pub docs: String,
}

/// An operation in the ledger.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OperationRow {
    /// Method, lower case.
    pub method: String,
    /// Path template as written.
    pub path: String,
    /// `operationId` as written.
    pub operation_id: Option<String>,
    /// First tag.
    pub tag: Option<String>,
    /// How far it is supported.
    pub grade: Grade,
    /// Path of its function inside the crate (`keys::Keys::get_key`); `None` where it is skipped.
    pub rust: Option<String>,
    /// What is not honoured.
    pub reasons: Vec<String>,
}

/// A type in the ledger.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TypeRow {
    /// Its stable key.
    pub key: String,
    /// Path of the type inside the crate (`models::Pet`).
    pub rust: String,
    /// How far it is supported.
    pub grade: Grade,
    /// What is not honoured.
    pub reasons: Vec<String>,
}

/// A module: one file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Module {
    /// Path below the root; empty for the root itself.
    pub path: Vec<Ident>,
    /// Its `//!` docs.
    pub docs: Docs,
    /// Submodules that it declares.
    pub children: Vec<Child>,
    /// Its items.
    pub items: Vec<Item>,
}

/// A submodule as its parent declares it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Child {
    /// Its name.
    pub name: Ident,
    /// The feature that it needs.
    pub feature: Option<String>,
    /// Declared `pub`.
    pub public: bool,
    /// Its items are re-exported by the parent (`pub use name::*`).
    pub reexported: bool,
}

/// A dependency of the generated crate beyond those of the runtime.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dependency {
    /// Package name.
    pub name: String,
    /// Version requirement.
    pub version: String,
}

/// Documentation of an item, ready to print: lines of Markdown without the comment marks.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Docs {
    /// The lines.
    pub lines: Vec<String>,
    /// `#[doc(alias = "...")]`: the wire name, where it differs from the Rust name.
    pub alias: Option<String>,
    /// `#[deprecated]`, with its note.
    pub deprecated: Option<String>,
}

/// One item of a module.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Item {
    /// An object.
    Struct(Struct),
    /// An enumeration of values.
    ValueEnum(ValueEnum),
    /// A union.
    Union(UnionEnum),
    /// A type alias.
    Alias(Alias),
    /// The client, its builder methods and its server list.
    Client(Box<ClientItem>),
    /// The operations of a tag (or the untagged ones, on the client itself).
    Handle(Handle),
    /// The marker, facts and decoder of an operation.
    Operation(Box<Method>),
}

/// A Rust type.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub enum Ty {
    /// `bool`
    Bool,
    /// A primitive number: `i64`, `u8`, `f64` ...
    Number(&'static str),
    /// `String`
    String,
    /// A type of the runtime's codec by its name there: `Timestamp`, `Date`, `Uuid`, `Base64`, `Secret`, `Decimal`,
    /// `RawJson`, `IpAddr`, `Ipv4Addr`, `Ipv6Addr`, `Bytes`.
    Runtime(&'static str),
    /// An item of the `models` module.
    Model(Ident),
    /// `Vec<T>`
    Vec(Box<Ty>),
    /// `BTreeMap<String, T>`
    Map(Box<Ty>),
    /// `Option<T>`
    Option(Box<Ty>),
    /// `Patch<T>`: absent, null or a value.
    Patch(Box<Ty>),
    /// `Box<T>`
    Boxed(Box<Ty>),
    /// `()`
    Unit,
}

/// A struct with its codec.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Struct {
    /// Its name.
    pub name: Ident,
    /// Its docs.
    pub docs: Docs,
    /// Its fields, in document order.
    pub fields: Vec<Field>,
    /// Where unknown members go; `None`: they are skipped.
    pub extra: Option<ExtraField>,
    /// Which halves of the codec it has: `response` reads, `request` writes.
    pub direction: Direction,
    /// `new` and `with_x`; `None` where nobody needs to build one.
    pub constructor: Option<Constructor>,
    /// It is written as an array in the order of the fields (a tuple), not as an object.
    pub tuple: bool,
}

/// A field.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Field {
    /// Its name.
    pub name: Ident,
    /// Its name on the wire.
    pub wire: String,
    /// The type of the value, without the `Option` or `Patch` that `kind` adds.
    pub ty: Ty,
    /// Whether it may be absent or null.
    pub kind: FieldKind,
    /// Its docs.
    pub docs: Docs,
    /// It is read (a write-only member is not).
    pub read: bool,
    /// It is written (a read-only member is not).
    pub written: bool,
}

/// The four honest states of a member, and how each looks in Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum FieldKind {
    /// Always there: `T`.
    Required,
    /// Always there, possibly null: `Option<T>`, `None` is written as null.
    RequiredNullable,
    /// May be absent: `Option<T>`, `None` is left out; strict about null.
    Optional,
    /// May be absent or null and only ever is read: `Option<T>`.
    OptionalLenient,
    /// May be absent, may be null, and the difference matters: `Patch<T>`.
    Patch,
}

/// The field for members without one of their own: `BTreeMap<String, T>`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExtraField {
    /// Its name.
    pub name: Ident,
    /// The type of the values.
    pub ty: Ty,
    /// Its docs.
    pub docs: Docs,
}

/// `new(required...)`, and `with_x(value)` for the rest.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Constructor {
    /// Indices of the fields that `new` takes, in order.
    pub args: Vec<usize>,
    /// Fields that have one possible value, which `new` fills in: index and value.
    pub fixed: Vec<(usize, Fixed)>,
    /// `Default` is derived: nothing is required and nothing is fixed.
    pub default: bool,
    /// Indices of the fields with a `with_x`, and the method's name.
    pub setters: Vec<(usize, Ident)>,
}

/// The only possible value of a field.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Fixed {
    /// A variant of an enum: type and variant.
    Variant(Ident, Ident),
    /// Text.
    Text(String),
}

/// An enum of wire values with its codec.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
    /// Which halves of the codec it has.
    pub direction: Direction,
}

/// What the values of an enum are on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum EnumBase {
    /// Strings; the unknown variant holds a `Box<str>`.
    Text,
    /// Integers that fit `i64`; the unknown variant holds an `i64`.
    Integer,
    /// Values of several kinds, or numbers with fractions; the unknown variant holds a `RawJson`.
    Mixed,
}

/// A variant of a value enum.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ValueVariant {
    /// Its name.
    pub name: Ident,
    /// Its value on the wire.
    pub value: Literal,
    /// Its docs.
    pub docs: Docs,
}

/// A value on the wire, as emission needs it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Literal {
    /// A string.
    Text(String),
    /// An integer.
    Integer(i64),
    /// Any other value, as compact JSON text.
    Json(String),
}

/// An enum over several types with its codec.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UnionEnum {
    /// Its name.
    pub name: Ident,
    /// Its docs.
    pub docs: Docs,
    /// The variants, in document order.
    pub variants: Vec<Variant>,
    /// How a reader finds the variant.
    pub dispatch: UnionDispatch,
    /// The variant that keeps a tag nobody knew as `RawJson`; `None`: unknown is an error.
    pub unknown: Option<Ident>,
    /// Which halves of the codec it has.
    pub direction: Direction,
}

/// A variant of a union.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Variant {
    /// Its name.
    pub name: Ident,
    /// Its type, boxed where that is needed.
    pub ty: Ty,
    /// Its docs.
    pub docs: Docs,
    /// It gets a `From<ty>`: its type differs from all other variants' types.
    pub from: bool,
}

/// How a reader finds the variant; the indices are those of the variants.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum UnionDispatch {
    /// By the value of a member: `r.tag(property)`.
    Tag {
        /// The member.
        property: String,
        /// Tag value and variant.
        arms: Vec<(String, usize)>,
        /// The writer puts this tag in for each variant whose own type doesn't write the member: variant and tag.
        written: Vec<(usize, String)>,
    },
    /// By the kind of the value: `r.kind()`.
    Kind(Vec<(JsonKind, usize)>),
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

/// `pub type X = T;`
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Alias {
    /// Its name.
    pub name: Ident,
    /// Its docs.
    pub docs: Docs,
    /// What it stands for.
    pub ty: Ty,
}

/// The client of an API.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClientItem {
    /// `Client`
    pub name: Ident,
    /// Its docs.
    pub docs: Docs,
    /// Facts for the runtime.
    pub info: ApiInfo,
    /// Methods of the builder that take credentials.
    pub credentials: Vec<Credential>,
    /// Accessors of the tags: name of the method and of the module (which holds a handle of the type's name).
    pub accessors: Vec<Accessor>,
    /// Name of the type that has a constructor for each server; `None` where there is nothing to choose.
    pub server: Option<Ident>,
}

/// `client.keys()`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Accessor {
    /// The method.
    pub name: Ident,
    /// The module of the tag.
    pub module: Ident,
    /// The handle's type in that module.
    pub handle: Ident,
    /// The feature that it needs.
    pub feature: Option<String>,
    /// Its docs.
    pub docs: Docs,
}

/// Facts about an API that the runtime needs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ApiInfo {
    /// `info.title`
    pub title: String,
    /// `info.version`
    pub version: String,
    /// Prefix of the environment variables, upper case.
    pub env: String,
    /// Servers of the document.
    pub servers: Vec<Server>,
    /// Security schemes.
    pub schemes: Vec<Scheme>,
    /// What requests that belong to no operation are sent with: alternatives of sets of requirements.
    pub security: Vec<Vec<Requirement>>,
}

/// A server.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Server {
    /// URL template.
    pub url: String,
    /// Name of the constructor on `Server` (`tenant(..)` where it has arguments, else `production()`).
    pub constructor: Ident,
    /// Variables in order: name on the wire, Rust name, default, allowed values.
    pub variables: Vec<ServerVariable>,
    /// Docs of the constructor.
    pub docs: Docs,
}

/// A variable of a server's URL.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ServerVariable {
    /// Its name in the template.
    pub wire: String,
    /// Its name in Rust.
    pub name: Ident,
    /// Its default; `None`: it has to be given.
    pub default: Option<String>,
    /// The values it may have; empty: any.
    pub values: Vec<String>,
}

/// A security scheme.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Scheme {
    /// Its name in the document.
    pub name: String,
    /// What it is.
    pub kind: SchemeKind,
    /// How a credential becomes the value sent.
    pub format: Option<String>,
}

/// Kinds of security schemes, as the runtime knows them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum SchemeKind {
    /// API key in the header of this name.
    ApiKeyHeader(String),
    /// API key in the query parameter of this name.
    ApiKeyQuery(String),
    /// API key in the cookie of this name.
    ApiKeyCookie(String),
    /// HTTP basic.
    Basic,
    /// HTTP bearer.
    Bearer,
    /// Another HTTP scheme.
    Http(String),
    /// OAuth 2.0, with its token URL where client credentials are among the flows.
    OAuth2(Option<String>),
    /// OpenID Connect, with its discovery URL.
    OpenId(String),
    /// Mutual TLS.
    MutualTls,
}

/// A builder method that takes a credential.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Credential {
    /// The method.
    pub name: Ident,
    /// The scheme's name.
    pub scheme: String,
    /// Its arguments' shape.
    pub kind: CredentialKind,
    /// Its docs.
    pub docs: Docs,
}

/// What a credential is given as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum CredentialKind {
    /// One secret.
    Secret,
    /// User and password.
    UserPassword,
    /// A token, or a source of tokens.
    Token,
}

/// The handle of a tag: `Keys<'c>`; or the untagged operations, as methods of the client.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Handle {
    /// Its type's name; `Client` for the untagged operations.
    pub name: Ident,
    /// It is the client itself.
    pub on_client: bool,
    /// Its docs.
    pub docs: Docs,
    /// Its methods, in document order.
    pub methods: Vec<Method>,
}

/// An operation: a method of a handle, setters on its call, a marker and the facts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Method {
    /// The function.
    pub name: Ident,
    /// The marker type in `op`.
    pub marker: Ident,
    /// Docs of the function.
    pub docs: Docs,
    /// Name for messages: `operationId`, or method and path.
    pub id: String,
    /// Method, upper case.
    pub http: String,
    /// Path template as written.
    pub path: String,
    /// Parameters in the order of `OpInfo::params`: required ones first.
    pub params: Vec<Param>,
    /// Arguments of the function, in order.
    pub args: Vec<Arg>,
    /// Optional parameters, as methods on the call.
    pub setters: Vec<Setter>,
    /// The body that the function takes.
    pub body: Option<BodyArg>,
    /// `Accept`; empty: anything.
    pub accept: String,
    /// Alternatives of sets of requirements.
    pub security: Vec<Vec<Requirement>>,
    /// Servers of its own.
    pub servers: Vec<Server>,
    /// What a call gives.
    pub output: Output,
    /// Documented error bodies.
    pub errors: Vec<ErrorBody>,
    /// Answers are read as a stream.
    pub streaming: bool,
    /// A redirect is the documented answer: it is handed over, not followed.
    pub keeps_redirects: bool,
}

/// A parameter as the runtime knows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Param {
    /// Name on the wire.
    pub wire: String,
    /// Where it is sent.
    pub location: Location,
    /// Optional ones have a setter.
    pub required: bool,
    /// How it becomes text.
    pub style: ParamStyle,
    /// `allowEmptyValue`
    pub allow_empty: bool,
}

/// How a parameter becomes text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum ParamStyle {
    /// By style; `None` fields are the defaults of the location.
    Style {
        /// Only where it is not the location's default.
        style: Option<Style>,
        /// Only where it is not the style's default.
        explode: Option<bool>,
        /// `allowReserved`
        reserved: bool,
    },
    /// As a document of this media type.
    Content(String),
}

/// An argument of a function.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Arg {
    /// Its name.
    pub name: Ident,
    /// Its type.
    pub ty: Ty,
    /// How it is passed.
    pub kind: ArgKind,
}

/// How an argument is passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum ArgKind {
    /// By value: numbers, booleans, enums, times.
    Value,
    /// `&str`
    Str,
    /// `&[T]`, or `&[&str]` for strings.
    Slice,
    /// `&T`
    Ref,
}

/// An optional parameter as a method on the call.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Setter {
    /// Its name.
    pub name: Ident,
    /// Index into `params`.
    pub param: usize,
    /// Its argument.
    pub arg: Arg,
    /// Its docs.
    pub docs: Docs,
}

/// The body a function or a setter takes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BodyArg {
    /// Name of the argument, or of the setter where the body is optional.
    pub name: Ident,
    /// What it is.
    pub kind: BodyKind,
    /// Media type sent.
    pub media_type: String,
    /// How members of a form are spelled, where that is not the default.
    pub encoding: Vec<FormEncoding>,
    /// Optional: a setter rather than an argument.
    pub optional: bool,
    /// Docs of the setter.
    pub docs: Docs,
}

/// How one member of a form body is spelled (OpenAPI Encoding Object); `None` fields are the defaults.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FormEncoding {
    /// Name of the member on the wire.
    pub wire: String,
    /// `style`
    pub style: Option<Style>,
    /// `explode`
    pub explode: Option<bool>,
    /// `allowReserved`
    pub reserved: bool,
    /// The member is a document of this media type.
    pub content: Option<String>,
}

/// Kinds of bodies.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum BodyKind {
    /// `&T`, as JSON.
    Json(Ty),
    /// `&T`, urlencoded.
    Form(Ty),
    /// A multipart form that the caller puts together.
    Multipart,
    /// `impl Into<String>`
    Text,
    /// `impl Into<Body>`
    Bytes,
}

/// What a call gives.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Output {
    /// One way to decode whatever success there is.
    One(Decode),
    /// A body with some statuses and none with others: `Option<T>`.
    Maybe(Decode, Bodies),
    /// An enum by status.
    ByStatus {
        /// Its name, in the module of the tag.
        name: Ident,
        /// Its docs.
        docs: Docs,
        /// Status (`200`, or 2 for a class, or 0 for default), variant, what it holds.
        variants: Vec<(u16, Ident, Decode)>,
    },
}

/// Which statuses come with a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Bodies {
    /// All but these.
    AllBut(Vec<u16>),
    /// These alone.
    Only(Vec<u16>),
}

/// How a body is decoded.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Decode {
    /// No body: `()`.
    Nothing,
    /// JSON of this type.
    Json(Ty),
    /// Text: `String`.
    Text,
    /// Bytes: `Bytes`.
    Bytes,
    /// Server-sent events whose data is JSON of this type.
    Events(Ty),
    /// JSON lines of this type.
    Lines(Ty),
}

/// A documented error body.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ErrorBody {
    /// `404`, `4XX`, `default`.
    pub status: String,
    /// Its type, where it is JSON with a schema.
    pub ty: Option<Ty>,
}

/// A scheme that an operation asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Requirement {
    /// The scheme's name.
    pub scheme: String,
    /// Scopes.
    pub scopes: Vec<String>,
}
