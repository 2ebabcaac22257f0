//! A row of a table: what is sent, how the client asks, how it has to end.

use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::Ordering::SeqCst;
use std::sync::Arc;
use std::time::{Duration, Instant};

use clientwright_runtime::transport::Reqwest;
use clientwright_runtime::{Call, Core, Error, Limits, Retry};

use tokio::runtime::Runtime;

use super::bed::{Act, Bed, End, Script};
use super::client::{builder, call};
use super::made::Made;
use super::MEMORY;

pub(crate) type Ending = Pin<Box<dyn Future<Output = Result<String, Error>>>>;

/// How the client asks. What it gets is told in a few words.
pub(crate) type Ask = fn(Core) -> Ending;

/// The limits of the rows, small enough to be met soon.
pub(crate) const BODY: usize = 1 << 20;
pub(crate) const ITEM: usize = 64 << 10;

/// What the buffers of a connection may take in beyond what the client reads.
const BUFFERS: usize = 16 << 20;

/// One row.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    script: Script,
    ask: Ask,
    /// What the ending begins with: `ok: ` and the result, or the kind of the error and its text.
    ending: &'static str,
    requests: std::ops::RangeInclusive<usize>,
    /// The most bytes that the client holds.
    memory: usize,
    retry: Retry,
    timeout: Duration,
    limits: Limits,
}

/// A row whose server sends this act for each request.
pub(crate) fn row(name: &'static str, act: Act, ask: Ask, ending: &'static str) -> Row {
    scripted(name, move |_, _| act.clone(), ask, ending)
}

/// A row whose server looks at the request.
pub(crate) fn scripted(
    name: &'static str,
    script: impl Fn(usize, &str) -> Act + Send + Sync + 'static,
    ask: Ask,
    ending: &'static str,
) -> Row {
    Row {
        name,
        script: Arc::new(script),
        ask,
        ending,
        requests: 1..=1,
        memory: 8 << 20,
        retry: Retry::off(),
        timeout: Duration::from_secs(20),
        limits: Limits::default().body(BODY).error_body(BODY / 4).token(BODY / 4).item(ITEM).pages(20),
    }
}

impl Row {
    /// The number of requests, where it is not one.
    pub(crate) fn requests(mut self, least: usize, most: usize) -> Self {
        self.requests = least..=most;
        self
    }

    pub(crate) fn retry(mut self, times: u32) -> Self {
        let millisecond = Duration::from_millis(1);
        self.retry = Retry::times(times).pauses(millisecond, millisecond);
        self
    }

    /// The limit for an attempt, where the row is about it.
    pub(crate) fn timeout(mut self, millis: u64) -> Self {
        self.timeout = Duration::from_millis(millis);
        self
    }

    pub(crate) fn limits(mut self, limits: fn(Limits) -> Limits) -> Self {
        self.limits = limits(self.limits);
        self
    }

    pub(crate) fn memory(mut self, bytes: usize) -> Self {
        self.memory = bytes;
        self
    }

    /// Runs the row.
    ///
    /// # Errors
    /// How it ended otherwise.
    pub(crate) fn run(self, runtime: &Runtime, transport: &Reqwest) -> Result<(), String> {
        let bed = Bed::start(&self.script);
        let core = builder(&bed.url)
            .transport(transport.clone())
            .retry(self.retry.clone())
            .timeout(self.timeout)
            .read_timeout(Duration::from_secs(5))
            .limits(self.limits.clone())
            .build()
            .unwrap();
        let (before, began) = (MEMORY.current_usage(), Instant::now());
        MEMORY.reset_peak_usage();
        let ended =
            runtime.block_on(async { tokio::time::timeout(Duration::from_secs(60), (self.ask)(core)).await });
        let (held, took) = (MEMORY.peak_usage().saturating_sub(before), began.elapsed());
        let requests = bed.seen.requests.lock().unwrap().len();
        let sent = bed.seen.sent.load(SeqCst);
        let ending = match ended {
            Err(_) => "it hangs".to_owned(),
            Ok(Ok(result)) => format!("ok: {result}"),
            Ok(Err(error)) => format!("{:?}: {error}", error.kind()),
        };
        let report = format!(
            "{}: {requests} requests, {sent} bytes sent, {held} bytes held, {took:?}\n    {ending}",
            self.name
        );
        if std::env::var_os("ROW").is_some() {
            println!("{report}");
        }
        let fits = ending.starts_with(self.ending)
            && self.requests.contains(&requests)
            && held <= self.memory
            && sent <= self.memory + BUFFERS * requests.max(1);
        if fits {
            return Ok(());
        }
        Err(format!("{report}\n    expected {}, {:?} requests", self.ending, self.requests))
    }
}

/// Asks for the operation's result.
pub(crate) fn plain<O: Made>(core: Core) -> Ending
where
    O::Output: std::fmt::Debug + 'static,
{
    Box::pin(async move { call::<O>(&core).send().await.map(|result| short(&format!("{result:?}"))) })
}

/// Asks for the operation's result within a deadline.
pub(crate) fn within<O: Made>(core: &Core, millis: u64) -> O {
    call::<O>(core).deadline(Duration::from_millis(millis))
}

/// The beginning of a text.
pub(crate) fn short(text: &str) -> String {
    text.chars().take(100).collect()
}

/// These bytes, and the connection is kept.
pub(crate) fn say(bytes: impl AsRef<[u8]>) -> Act {
    Act { head: bytes.as_ref().to_vec(), ..Act::default() }
}

/// A JSON answer of this status with these header fields, each with its end of line.
pub(crate) fn json(status: u16, fields: &str, body: &str) -> Act {
    let length = body.len();
    say(format!(
        "HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n{fields}\r\n{body}"
    ))
}

impl Act {
    /// The connection ends so.
    pub(crate) fn then(mut self, end: End) -> Self {
        self.end = end;
        self
    }

    /// These bytes again and again behind.
    pub(crate) fn forever(mut self, bytes: impl AsRef<[u8]>) -> Self {
        self.again = bytes.as_ref().to_vec();
        self
    }

    /// The answer begins after so long.
    pub(crate) fn slow(mut self, millis: u64) -> Self {
        self.before = Duration::from_millis(millis);
        self
    }

    /// The pause before each of them.
    pub(crate) fn every(mut self, millis: u64) -> Self {
        self.pause = Duration::from_millis(millis);
        self
    }
}
