//! Calls from threads that are not asynchronous. With tokio, the work is done by one thread of this module's own, whose
//! runtime also keeps the connections; without, the calling thread does it.

use super::answer::Answer;
use super::error::Error;
use super::transport::BoxFuture;

type Work = BoxFuture<'static, Result<Answer, Error>>;

/// Blocks until the work is done.
#[cfg(feature = "tokio")]
pub(crate) fn wait(work: Work) -> Result<Answer, Error> {
    use std::sync::{mpsc, OnceLock};
    use tokio::runtime::{Builder, Handle};
    static RUNTIME: OnceLock<Option<Handle>> = OnceLock::new();
    let start = || {
        let runtime = Builder::new_current_thread().enable_all().build().ok()?;
        let handle = runtime.handle().clone();
        let thread = std::thread::Builder::new().name("client".to_owned());
        thread.spawn(move || runtime.block_on(std::future::pending::<()>())).ok().map(|_| handle)
    };
    let Some(handle) = RUNTIME.get_or_init(start) else {
        return Err(Error::build("", "no thread can be started for blocking calls"));
    };
    let (done, result) = mpsc::channel();
    handle.spawn(async move {
        let _ = done.send(work.await);
    });
    result.recv().unwrap_or_else(|_| Err(Error::build("", "the thread for blocking calls is gone")))
}

/// Blocks until the work is done.
#[cfg(not(feature = "tokio"))]
pub(crate) fn wait(mut work: Work) -> Result<Answer, Error> {
    use std::sync::Arc;
    use std::task::{Context, Poll, Wake, Waker};
    struct Unpark(std::thread::Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    let mut cx = Context::from_waker(&waker);
    loop {
        match work.as_mut().poll(&mut cx) {
            Poll::Ready(answer) => return answer,
            Poll::Pending => std::thread::park(),
        }
    }
}
