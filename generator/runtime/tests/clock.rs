//! The clock of `TokioSleep` where runtimes of one process tell different times, as tests that pause it do. A process of its
//! own: the first question for the time counts.

#![allow(clippy::unwrap_used)]

use std::time::Duration;

use clientwright_runtime::{Sleep as _, TokioSleep};

const HOUR: Duration = Duration::from_secs(3600);

/// A runtime whose clock stands still, which runs ahead by this before anybody asks it.
fn times(ahead: Duration) -> (Duration, Duration) {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    runtime.block_on(async {
        tokio::time::sleep(ahead).await;
        let before = TokioSleep.now().unwrap();
        tokio::time::sleep(HOUR).await;
        (before, TokioSleep.now().unwrap())
    })
}

#[test]
fn an_hour_is_an_hour_in_every_runtime() {
    for ahead in [5 * HOUR, Duration::ZERO, HOUR] {
        let (before, after) = times(ahead);
        assert_eq!(after - before, HOUR, "{ahead:?}");
    }
}
