//! A server that means harm. Each row of the tables says what it sends, how the client asks, and how that has to end:
//! with which result, after how many requests, and within how much memory. `cargo test --test hostile` runs them all and
//! prints every row that ended otherwise.

#![allow(clippy::unwrap_used, reason = "the helpers of tests are tests")]

mod bed;
mod client;
#[path = "../http/made.rs"]
#[allow(dead_code, reason = "the tests of the call path use the rest")]
mod made;
mod row;

mod rows {
    pub(crate) mod bodies;
    pub(crate) mod framing;
    #[cfg(feature = "gzip")]
    pub(crate) mod gzip;
    pub(crate) mod pauses;
    pub(crate) mod streams;
    pub(crate) mod tokens;
}

use std::time::Duration;

use clientwright_runtime::transport::Reqwest;
use row::Row;

#[global_allocator]
static MEMORY: peak_alloc::PeakAlloc = peak_alloc::PeakAlloc;

/// One table after the other and one row after the other: the memory is that of the process.
#[test]
fn every_row_ends_as_it_must() {
    let rows: Vec<Row> = [
        rows::framing::rows(),
        rows::bodies::rows(),
        #[cfg(feature = "gzip")]
        rows::gzip::rows(),
        rows::streams::rows(),
        rows::pauses::rows(),
        rows::tokens::rows(),
    ]
    .into_iter()
    .flatten()
    .collect();
    let only = std::env::var("ROW").unwrap_or_default();
    let count = rows.len();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let transport = Reqwest::new(Some(Duration::from_secs(10))).unwrap();
    let run = |row: Row| row.run(&runtime, &transport).err();
    let failed: Vec<String> =
        rows.into_iter().filter(|row| row.name.contains(&only)).filter_map(run).collect();
    assert!(failed.is_empty(), "{} of {count} rows:\n{}", failed.len(), failed.join("\n"));
}
