// ---- lib.rs
//! The module ``.

pub mod support;

mod client;

pub mod models;

pub mod keys;

pub use client::*;

// ---- client.rs
//! The module `client`.

use crate::support::{
    Api, ApiInfo, Builder, Call, Core, Error, Need, Scheme, ServerInfo, ServerUrl,
    Untyped,
};

use crate::support::codec::Secret;

/// A client of the sample.
#[derive(Debug, Clone)]
pub struct Client(pub(crate) Core);

impl Client {
    /// Collects what a client needs: the server, credentials, time limits.
    pub fn builder() -> Builder<Self> {
        Builder::new()
    }
    /// A client from the environment variables that begin with `SAMPLE_`.
    ///
    /// # Errors
    /// What [`Builder::build`] reports.
    pub fn from_env() -> Result<Self, Error> {
        Builder::<Self>::from_env().build()
    }
    /// A request that is not in the document, with the same credentials and retries.
    pub fn request(&self, method: &str, path: impl Into<String>) -> Call<Untyped> {
        self.0.request(method, path)
    }
    /// Operations on keys.
    pub fn keys(&self) -> super::keys::Keys<'_> {
        super::keys::Keys {
            client: &self.0,
        }
    }
}

impl Api for Client {
    const INFO: &'static ApiInfo = &ApiInfo::new("Sample", "1")
        .servers(&[ServerInfo::new("https://{tenant}").variables(&[("tenant", "")])])
        .schemes(
            &[Scheme::api_key_header("APIKey", "Authorization").format("apikey {}")],
        )
        .security(&[&[Need::of("APIKey")]])
        .env("SAMPLE")
        .user_agent(concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")));
    type Client = Self;
}

impl From<Core> for Client {
    fn from(core: Core) -> Self {
        Self(core)
    }
}

impl Builder<Client> {
    /// The credential APIKey.
    pub fn api_key(self, key: impl Into<Secret>) -> Self {
        self.credential("APIKey", key.into())
    }
}

/// A server of the API.
#[derive(Debug, Clone)]
pub struct Server(ServerUrl);

impl Server {
    /// `https://{tenant}`
    pub fn tenant(tenant: &str) -> Self {
        Self(ServerUrl::from("https://{tenant}").with("tenant", tenant))
    }
}

impl From<Server> for ServerUrl {
    fn from(server: Server) -> Self {
        server.0
    }
}

// ---- models/mod.rs
//! The module `models`.

mod common;

pub use common::*;

// ---- models/common.rs
//! The module `models::common`.

use std::fmt;

use crate::support::codec::{
    FromJson, OrNull, Patch, ReadError, Reader, Timestamp, ToJson, Writer,
};

/// The object ApiKey.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ApiKey {
    /// Key starts to work.
    #[doc(alias = "createdAt")]
    pub created_at: Timestamp,
    pub note: Option<String>,
    pub status: Option<Status>,
    pub r: Option<bool>,
    pub r#type: Patch<String>,
}

impl FromJson for ApiKey {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let mut created_at: Option<Timestamp> = None;
        let mut note: Option<Option<String>> = None;
        let mut status: Option<Status> = None;
        let mut r_: Option<bool> = None;
        let mut r#type: Patch<String> = Patch::Absent;
        r.object(
            "ApiKey",
            &["createdAt", "note", "status", "r", "type"],
            &mut [&mut created_at, &mut note, &mut status, &mut r_, &mut r#type],
        )?;
        Ok(Self {
            created_at: r.need(created_at, "createdAt")?,
            note: r.need(note, "note")?,
            status,
            r: r_,
            r#type,
        })
    }
}

#[cfg(feature = "serde")]
impl<'de> ::serde::Deserialize<'de> for ApiKey {
    fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::support::codec::bridge::deserialize(from)
    }
}

/// The object CreateKey.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CreateKey {
    pub name: String,
    pub functions: Vec<String>,
    pub expire: Option<Timestamp>,
    pub description: Option<String>,
    pub quota: Patch<i64>,
}

impl CreateKey {
    /// A `CreateKey` with what has to be set.
    pub fn new(
        name: impl Into<String>,
        functions: Vec<String>,
        expire: Option<Timestamp>,
    ) -> Self {
        Self {
            name: name.into(),
            functions,
            expire,
            description: None,
            quota: Patch::Absent,
        }
    }
    /// Sets [`description`](Self::description).
    pub fn with_description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }
    /// Sets [`quota`](Self::quota).
    pub fn with_quota(mut self, quota: impl Into<Patch<i64>>) -> Self {
        self.quota = quota.into();
        self
    }
}

impl ToJson for CreateKey {
    fn write(&self, w: &mut Writer) {
        w.object(
            &[
                ("name", &self.name),
                ("functions", &self.functions),
                ("expire", &OrNull(&self.expire)),
                ("description", &self.description),
                ("quota", &self.quota),
            ],
        );
    }
}

#[cfg(feature = "serde")]
impl ::serde::Serialize for CreateKey {
    fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        crate::support::codec::bridge::serialize(self, to)
    }
}

/// Values of Status.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Status {
    Active,
    /// A value that the document does not name.
    Unknown(Box<str>),
}

impl Status {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Active => "active",
            Self::Unknown(value) => value,
        }
    }
}

impl From<&str> for Status {
    fn from(value: &str) -> Self {
        match value {
            "active" => Self::Active,
            other => Self::Unknown(other.into()),
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromJson for Status {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let value = Self::from(&*r.text()?);
        if let Self::Unknown(_) = value {
            r.unknown();
        }
        Ok(value)
    }
}

#[cfg(feature = "serde")]
impl<'de> ::serde::Deserialize<'de> for Status {
    fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::support::codec::bridge::deserialize(from)
    }
}

// ---- keys/mod.rs
//! The module `keys`.

pub mod op;

use crate::models;

use crate::support::{Call, Core};

/// Operations on Keys.
#[derive(Debug, Clone, Copy)]
pub struct Keys<'c> {
    pub(crate) client: &'c Core,
}

impl Keys<'_> {
    /// Calls get_key.
    pub fn get_key(&self, project_id: i64, key_name: &str) -> Call<op::GetKey> {
        Call::new(self.client, &[&project_id, &key_name])
    }
    /// Calls create_key.
    pub fn create_key(&self, body: &models::CreateKey) -> Call<op::CreateKey> {
        Call::new(self.client, &[]).json(body)
    }
}

// ---- keys/op.rs
//! The module `keys::op`.

use crate::models;

use crate::support::{Answer, Call, Error, Need, OpInfo, Operation, Param};

/// `GET /keys/{project_id}/{key_name}`
pub struct GetKey;

impl Operation for GetKey {
    type Output = models::ApiKey;
    const INFO: &'static OpInfo = &OpInfo::new(
            "get_key",
            "GET",
            "/keys/{project_id}/{key_name}",
        )
        .name("get_key")
        .params(
            &[
                Param::path("project_id"),
                Param::path("key_name"),
                Param::query("limit").optional(),
            ],
        )
        .accept("application/json")
        .security(&[&[Need::of("APIKey")]]);
    fn decode(answer: Answer) -> Result<Self::Output, Error> {
        answer.json()
    }
}

impl Call<GetKey> {
    /// The parameter `limit`.
    pub fn limit(self, limit: i64) -> Self {
        self.with(2, &limit)
    }
}

/// `POST /keys`
pub struct CreateKey;

impl Operation for CreateKey {
    type Output = ();
    const INFO: &'static OpInfo = &OpInfo::new("create_key", "POST", "/keys")
        .name("create_key")
        .accept("application/json")
        .sends("application/json");
    fn decode(answer: Answer) -> Result<Self::Output, Error> {
        answer.empty()
    }
}

