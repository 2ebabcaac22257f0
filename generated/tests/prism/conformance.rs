//! The generated conformance tests against the documents that they were generated from. A conformance test takes its
//! server from the environment, so it runs in a process of its own, which is this program once more.

use std::process::Command;

use super::bed::Bed;
use super::bundled;

// Tests of this program as well; without a server in the environment they call nothing.
#[rustfmt::skip]
#[path = "../conformance/gcore_cloud.rs"]
mod gcore_cloud;
#[rustfmt::skip]
#[path = "../conformance/tyk_dashboard.rs"]
mod tyk_dashboard;

#[test]
#[ignore = "needs ../shared/testbeds, node, npm, curl and python3"]
fn every_operation_of_the_bundled_documents() {
    for (api, module) in [("gcore-cloud", "gcore_cloud"), ("tyk-dashboard", "tyk_dashboard")] {
        let bed = Bed::prism(&bundled(api));
        let test = format!("conformance::{module}::every_operation");
        let mut command = Command::new(std::env::current_exe().expect("a path of this program"));
        command.args(["--exact", &test, "--nocapture"]).env("CONFORMANCE_URL", &bed.url);
        let output = command.output().expect("a program that runs");
        let said = String::from_utf8_lossy(&output.stdout);
        let sum = said.lines().find(|line| line.contains("operations called")).unwrap_or_default();
        println!("{api}: {sum}");
        let is_clean =
            sum.ends_with(" 0 unread, 0 refused, 0 failed; 0 not called") && !sum.starts_with("0 ");
        assert!(
            output.status.success() && is_clean,
            "{api}: {said}{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}
