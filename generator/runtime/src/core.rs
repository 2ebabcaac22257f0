//! A client: what the builder was given, behind one `Arc`. Every call holds a clone of it.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;

use super::api::ApiInfo;
use super::auth::Held;
use super::codec::Lenient;
use super::limits::Limits;
use super::origin::Origins;
use super::retry::{Budget, Retry};
use super::sleep::{since_start, Sleep};
use super::transport::Transport;
use super::url::Base;

/// A client of an API. Clones share its connections, credentials and retry budget.
#[derive(Clone)]
pub struct Core(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) api: &'static ApiInfo,
    pub(crate) base: Base,
    /// Where credentials may go.
    pub(crate) origins: Origins,
    /// The caller chose the base URL, so an operation's own servers do not count.
    pub(crate) base_is_given: bool,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) sleep: Option<Arc<dyn Sleep>>,
    pub(crate) credentials: Vec<Held>,
    pub(crate) anonymous: bool,
    pub(crate) headers: HeaderMap,
    pub(crate) retry: Retry,
    pub(crate) budget: Budget,
    pub(crate) timeout: Option<Duration>,
    pub(crate) read_timeout: Option<Duration>,
    pub(crate) limits: Limits,
    pub(crate) lenient: Lenient,
}

impl Core {
    /// The URL that paths are appended to.
    pub fn base_url(&self) -> &str {
        self.0.base.as_str()
    }

    /// The timers, where they work.
    pub(crate) fn timers(&self) -> Option<Arc<dyn Sleep>> {
        self.0.sleep.clone().filter(|sleep| sleep.is_ready())
    }

    /// The time by the clock that deadlines go by, where there is one.
    pub(crate) fn now(&self) -> Option<Duration> {
        match &self.0.sleep {
            Some(sleep) => sleep.now(),
            None => since_start(),
        }
    }
}

impl fmt::Debug for Core {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let schemes: Vec<_> = self.0.credentials.iter().map(|held| held.scheme.name).collect();
        f.debug_struct("Core")
            .field("api", &self.0.api.title)
            .field("base_url", &self.base_url())
            .field("credentials", &format_args!("{schemes:?} [redacted]"))
            .field("retry", &self.0.retry)
            .finish_non_exhaustive()
    }
}
