//! The comparison of documents, on real ones and on cases that others have judged.

mod consecutive;
#[path = "../../diff/fixtures.rs"]
#[allow(dead_code, reason = "the tests of the comparison use the rest")]
mod fixtures;
mod held_out;
mod random;
mod spelled;

use libtest_mimic::Trial;

/// The tests of these modules.
pub(crate) fn tests() -> Vec<Trial> {
    [consecutive::tests(), held_out::tests(), random::tests(), spelled::tests()]
        .into_iter()
        .flatten()
        .collect()
}
