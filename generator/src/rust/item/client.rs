//! The client: facts about the API, and the accessors of its tags.

use super::{Credential, Docs, Ident, Requirement, Scheme, Server};

/// The client of an API.
#[derive(Debug, Clone, PartialEq)]
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
    /// The document names no server that calls could go to, so that the builder is given a base URL.
    pub needs_base: bool,
    /// What readers are told about origins beside that of the base URL, in Markdown; empty where there are none.
    pub origins: String,
}

/// `client.keys()`.
#[derive(Debug, Clone, PartialEq)]
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
#[derive(Debug, Clone, PartialEq)]
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
    /// Answers are read leniently unless the builder is told otherwise.
    pub lenient: bool,
}
