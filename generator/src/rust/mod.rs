//! Every Rust decision: names, modules, features, boxing, constructors, docs, method shapes.
//!
//! In: an [`Api`](crate::api::Api). Out: a [`Crate`], data in which nothing is left to decide. Never knows OpenAPI or tokens.

mod ident;
mod item;
mod lock;

pub use ident::Ident;
pub use item::{
    Accessor, Alias, ApiInfo, Arg, ArgKind, BodyArg, BodyKind, Child, ClientItem, Constructor, Crate,
    Credential, CredentialKind, Decode, Dependency, Docs, EnumBase, ErrorBody, ExtraField, Feature, Field,
    FieldKind, Fixed, Handle, Item, Literal, Method, Module, OperationRow, Output, Param, ParamStyle,
    Requirement, Scheme, SchemeKind, Server, ServerVariable, Setter, Struct, Ty, TypeRow, UnionDispatch,
    UnionEnum, ValueEnum, ValueVariant, Variant,
};
pub use lock::{Kind, Lock};
