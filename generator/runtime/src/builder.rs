//! From what the caller gives to a client. All mistakes are told by `build`, which sends nothing.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use http::header::{HeaderMap, USER_AGENT};

use super::api::ApiInfo;
use super::auth::{ClientCredentials, Credential, Grant};
use super::codec::Lenient;
use super::core::{Core, Inner};
use super::error::Error;
use super::header::field;
use super::limits::Limits;
use super::origin::Origins;
use super::retry::{Budget, Retry};
use super::server::ServerUrl;
use super::sleep::Sleep;
use super::transport::Transport;

mod base;
mod held;

/// An API: a marker type that generated code declares, never constructed.
pub trait Api: 'static {
    /// The facts of the API.
    const INFO: &'static ApiInfo;
    /// The client that [`Builder::build`](super::Builder::build) returns.
    type Client: From<Core>;
}

/// Collects what a client needs.
pub struct Builder<A: Api> {
    settings: Settings,
    api: PhantomData<fn() -> A>,
}

type Layer = Box<dyn FnOnce(Arc<dyn Transport>) -> Arc<dyn Transport> + Send>;

/// Everything that was given, whatever the API.
#[derive(Default)]
struct Settings {
    base: Option<ServerUrl>,
    trusted: Vec<String>,
    credentials: Vec<(&'static str, Credential)>,
    anonymous: bool,
    headers: HeaderMap,
    transport: Option<Arc<dyn Transport>>,
    layers: Vec<Layer>,
    sleep: Option<Arc<dyn Sleep>>,
    retry: Retry,
    connect_timeout: Limit,
    timeout: Limit,
    read_timeout: Limit,
    limits: Limits,
    lenient: Option<Lenient>,
    fault: Option<String>,
}

/// A time limit: the default one, or what the caller chose.
#[derive(Clone, Copy, Default)]
enum Limit {
    #[default]
    Usual,
    Chosen(Option<Duration>),
}

impl Limit {
    fn or(self, usual: u64) -> Option<Duration> {
        match self {
            Limit::Usual => Some(Duration::from_secs(usual)),
            Limit::Chosen(chosen) => chosen,
        }
    }
}

impl<A: Api> Builder<A> {
    /// Nothing given yet: the document's first server, no credentials, the default transport.
    pub fn new() -> Self {
        Builder { settings: Settings::default(), api: PhantomData }
    }

    /// What the environment gives: `PREFIX_BASE_URL`, and for each security scheme `PREFIX_<SCHEME>`, or
    /// `PREFIX_<SCHEME>_USER` and `_PASSWORD`, or `PREFIX_<SCHEME>_CLIENT_ID` and `_CLIENT_SECRET`. `PREFIX_HEADERS` has
    /// header fields for all requests, `name: value` a line; `PREFIX_TRUSTED_ORIGINS` has origins for [`Builder::trust_origin`],
    /// with white space between them.
    pub fn from_env() -> Self {
        let mut builder = Builder::new();
        builder.settings.read_env(A::INFO);
        builder
    }

    /// Another URL than the document's; it holds for every operation. One without a path, such as `https://host`, gets the path of
    /// the document's own first server (`/v1` of `https://api.example.com/v1`, or of the relative server `/v1`), with the defaults of
    /// its variables; one with a path is taken as it is, and `https://host/` stands for none.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.settings.base = Some(url.into().into());
        self
    }

    /// One of the document's servers, with its variables; it holds for every operation.
    pub fn server(mut self, server: impl Into<ServerUrl>) -> Self {
        self.settings.base = Some(server.into());
        self
    }

    /// One more origin that gets what the base URL's gets: credentials, and the header fields of all requests. Such as
    /// `https://uploads.example.com`, with the port where it is not the scheme's own.
    ///
    /// Without it, operations that the document sends elsewhere go there without credentials, or end in an error of the kind
    /// [`Auth`](super::ErrorKind::Auth) where they need some; redirects, next pages and places of tasks that lead elsewhere are
    /// not followed; and tokens are fetched elsewhere only from a URL that
    /// [`ClientCredentials::token_url`](super::ClientCredentials::token_url) has. Nothing is ever followed from https to http.
    pub fn trust_origin(mut self, origin: impl Into<String>) -> Self {
        self.settings.trusted.push(origin.into());
        self
    }

    /// The credential for a security scheme. It is sent by operations that ask for it, to the base URL's origin and those that
    /// [`Builder::trust_origin`] names.
    pub fn credential(mut self, scheme: &'static str, credential: impl Into<Credential>) -> Self {
        self.settings.credential(scheme, credential.into());
        self
    }

    /// Makes calls without credentials where none is configured, rather than refusing to: the server says what it
    /// thinks of that.
    pub fn anonymous(mut self) -> Self {
        self.settings.anonymous = true;
        self
    }

    /// The limit for connecting, 10 s by default; `None` for no limit. A transport of the caller's has its own.
    pub fn connect_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.settings.connect_timeout = Limit::Chosen(limit.into());
        self
    }

    /// The limit for one attempt, 120 s by default: until the body is read, or begins where it is streamed.
    pub fn timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.settings.timeout = Limit::Chosen(limit.into());
        self
    }

    /// The limit between two pieces of a body, 30 s by default.
    pub fn read_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.settings.read_timeout = Limit::Chosen(limit.into());
        self
    }

    /// What is taken from the server at most: the size of bodies, pages, redirects, the pauses it can ask for.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.settings.limits = limits;
        self
    }

    /// What is taken from a server that does not keep to its own document: `true` for all that [`Lenient`] names, or some of
    /// it. Nothing by default, so that an answer that does not fit is an error. What was taken is told by
    /// [`Response::misfits`](super::Response::misfits) and by an event of `tracing`.
    pub fn lenient(mut self, lenient: impl Into<Lenient>) -> Self {
        self.settings.lenient = Some(lenient.into());
        self
    }

    /// How calls are repeated.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.settings.retry = retry;
        self
    }

    /// The `User-Agent` field.
    pub fn user_agent(self, agent: &str) -> Self {
        self.header("user-agent", agent)
    }

    /// A header field of every request to the base URL's origin, and to those that [`Builder::trust_origin`] names.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.settings.header(name, value);
        self
    }

    /// Another transport than the default one.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.settings.transport = Some(Arc::new(transport));
        self
    }

    /// Wraps the transport: a later layer is around the earlier ones.
    pub fn layer<T: Transport>(
        mut self,
        wrap: impl FnOnce(Arc<dyn Transport>) -> T + Send + 'static,
    ) -> Self {
        self.settings.layers.push(Box::new(move |inner| Arc::new(wrap(inner))));
        self
    }

    /// Other timers than tokio's.
    pub fn sleep(mut self, sleep: impl Sleep) -> Self {
        self.settings.sleep = Some(Arc::new(sleep));
        self
    }

    /// The client.
    ///
    /// # Errors
    /// [`ErrorKind::Build`](super::ErrorKind::Build), with what is missing or wrong.
    pub fn build(self) -> Result<A::Client, Error> {
        let core = self.settings.build(A::INFO).map_err(|reason| Error::build("", reason))?;
        Ok(A::Client::from(core))
    }
}

impl<A: Api> Default for Builder<A> {
    fn default() -> Self {
        Builder::new()
    }
}

impl<A: Api> fmt::Debug for Builder<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let schemes: Vec<_> = self.settings.credentials.iter().map(|(name, _)| *name).collect();
        f.debug_struct("Builder")
            .field("api", &A::INFO.title)
            .field("base_url", &self.settings.base)
            .field("credentials", &format_args!("{schemes:?} [redacted]"))
            .finish_non_exhaustive()
    }
}

impl Settings {
    fn credential(&mut self, scheme: &'static str, credential: Credential) {
        self.credentials.retain(|(name, _)| *name != scheme);
        self.credentials.push((scheme, credential));
    }

    fn header(&mut self, name: &str, value: &str) {
        match field(name, value) {
            Ok((name, value)) => {
                self.headers.insert(name, value);
            }
            Err(fault) => self.fault = Some(fault),
        }
    }

    fn read_env(&mut self, api: &'static ApiInfo) {
        let read = |name: &str| {
            let value = std::env::var(format!("{}_{name}", api.env)).ok()?;
            Some(value).filter(|value| !value.is_empty())
        };
        self.base = read("BASE_URL").map(ServerUrl::from);
        self.trusted
            .extend(read("TRUSTED_ORIGINS").iter().flat_map(|all| all.split_whitespace()).map(str::to_owned));
        for (name, value) in
            read("HEADERS").iter().flat_map(|all| all.lines()).filter_map(|line| line.split_once(':'))
        {
            self.header(name.trim(), value.trim());
        }
        for scheme in api.schemes {
            let name = scheme.variable();
            let pair = |one: &str, other: &str| {
                Some((read(&format!("{name}{one}"))?, read(&format!("{name}{other}"))?))
            };
            if let Some((user, password)) = pair("_USER", "_PASSWORD") {
                self.credential(scheme.name, Credential::Basic { user, password: password.into() });
            } else if let Some((id, secret)) = pair("_CLIENT_ID", "_CLIENT_SECRET") {
                self.credential(scheme.name, ClientCredentials::new(id, secret).into());
            } else if let Some(secret) = read(&name) {
                self.credential(scheme.name, Credential::from(secret));
            }
        }
    }

    fn build(mut self, api: &'static ApiInfo) -> Result<Core, String> {
        if let Some(fault) = self.fault.take() {
            return Err(fault);
        }
        if !api.user_agent.is_empty() && !self.headers.contains_key(USER_AGENT) {
            self.headers.insert(USER_AGENT, field("user-agent", api.user_agent)?.1);
        }
        let base_is_given = self.base.is_some();
        let base = base::base(self.base.take(), api)?;
        let trusted = self.trusted.iter().map(|origin| held::trusted(origin)).collect::<Result<_, _>>()?;
        let origins = Origins { home: base.origin().clone(), trusted };
        let sleep = self.sleep.take().or_else(default_sleep);
        let limited =
            [self.timeout, self.read_timeout].iter().any(|limit| matches!(limit, Limit::Chosen(Some(_))));
        if sleep.is_none() && limited {
            return Err("a time limit needs timers: turn on the feature `tokio`, or give `sleep`".to_owned());
        }
        let transport = self.transport()?;
        let credentials = std::mem::take(&mut self.credentials);
        let credentials = credentials
            .into_iter()
            .map(|(name, given)| {
                let grant = |client, url| {
                    let (transport, sleep) = (Arc::clone(&transport), sleep.clone());
                    Grant::new(client, url, transport, sleep, self.limits.clone())
                };
                held::hold(api, (name, given), (&base, &origins), &grant)
            })
            .collect::<Result<_, _>>()?;
        Ok(Core(Arc::new(Inner {
            api,
            base,
            origins,
            base_is_given,
            transport,
            sleep,
            credentials,
            anonymous: self.anonymous,
            headers: self.headers,
            retry: self.retry,
            budget: Budget::new(),
            timeout: self.timeout.or(120),
            read_timeout: self.read_timeout.or(30),
            limits: self.limits,
            lenient: self.lenient.unwrap_or(api.lenient),
        })))
    }

    fn transport(&mut self) -> Result<Arc<dyn Transport>, String> {
        let mut transport = match self.transport.take() {
            Some(given) => given,
            None => default_transport(self.connect_timeout.or(10))?,
        };
        for layer in self.layers.drain(..) {
            transport = layer(transport);
        }
        Ok(transport)
    }
}

#[cfg(feature = "tokio")]
fn default_sleep() -> Option<Arc<dyn Sleep>> {
    Some(Arc::new(super::sleep::TokioSleep))
}

#[cfg(not(feature = "tokio"))]
fn default_sleep() -> Option<Arc<dyn Sleep>> {
    None
}

#[cfg(feature = "reqwest")]
fn default_transport(connect_timeout: Option<Duration>) -> Result<Arc<dyn Transport>, String> {
    match super::transport::Reqwest::new(connect_timeout) {
        Ok(transport) => Ok(Arc::new(transport)),
        Err(error) => Err(format!("no transport can be made: {error}")),
    }
}

#[cfg(not(feature = "reqwest"))]
fn default_transport(_: Option<Duration>) -> Result<Arc<dyn Transport>, String> {
    Err("there is no default transport without the feature `reqwest`: give `transport`".to_owned())
}
