//! The report as JUnit XML: a test case for each finding, which fails if the change breaks clients.

use quick_junit::{NonSuccessKind, Report as Xml, TestCase, TestCaseStatus, TestSuite};

use super::{Part, reach_in_words};
use crate::diff::verdict::Severity;
use crate::diff::{Finding, Surprise, Verification};
use crate::escape::xml::{comment, text};

/// The report as JUnit XML.
pub fn junit(parts: &[Part<'_>]) -> String {
    let mut xml = Xml::new("clientwright diff");
    for part in parts {
        let mut suite = TestSuite::new(text(&part.title()));
        for finding in &part.report.findings {
            suite.add_test_case(case(finding));
        }
        if let Some(verification) = &part.report.verification {
            suite.add_test_case(compiled(verification));
        }
        if part.report.findings.is_empty() {
            suite.add_test_case(TestCase::new("no changes", TestCaseStatus::success()));
        }
        xml.add_test_suite(suite);
    }
    let written = xml.to_string().unwrap_or_else(|error| comment(&error.to_string()));
    format!("{}\n", written.trim_end())
}

fn case(finding: &Finding) -> TestCase {
    let failed = finding.severity == Severity::Error && finding.approval.is_none();
    let mut status = match (failed, &finding.approval) {
        (true, _) => TestCaseStatus::non_success(NonSuccessKind::Failure),
        (false, Some(_)) => TestCaseStatus::skipped(),
        (false, None) => TestCaseStatus::success(),
    };
    if let Some(approval) = &finding.approval {
        status.set_message(text(&format!("approved by {}: {}", approval.owner, approval.reason)));
    } else if failed {
        status
            .set_type(finding.kind.id())
            .set_message(text(&finding.message))
            .set_description(description(finding));
    }
    let mut case = TestCase::new(text(&format!("{} [{}]", finding.place, finding.id)), status);
    case.set_classname(finding.kind.id());
    case.set_system_out(description(finding));
    case
}

/// Whether the compiler shares the verdict.
fn compiled(verification: &Verification) -> TestCase {
    let mut status = match verification.agrees() {
        true => TestCaseStatus::success(),
        false => TestCaseStatus::non_success(NonSuccessKind::Failure),
    };
    if !verification.agrees() {
        let surprises: Vec<String> = verification.surprises().iter().map(Surprise::words).collect();
        status.set_message(text(&verification.words())).set_description(text(&surprises.join("\n")));
    }
    TestCase::new("the compiler agrees", status)
}

fn description(finding: &Finding) -> String {
    let mut words = format!("{}: {}\n", finding.place, finding.message);
    words.push_str(&format!("wire: {}, rust: {}\n", finding.wire.as_str(), finding.rust.as_str()));
    let reaches: Vec<_> = finding.reaches.iter().collect();
    if !reaches.is_empty() {
        words.push_str(&format!("reaches: {}\n", reach_in_words(&reaches, 20)));
    }
    for (side, at) in [("base", &finding.base), ("revision", &finding.revision)] {
        if let Some(at) = at {
            words.push_str(&format!("{side}: {}:{}:{}\n", at.file, at.line, at.column));
        }
    }
    for error in &finding.errors {
        words.push_str(&format!("compiler: {}\n", error.words()));
    }
    words.push_str(finding.kind.entry().help);
    words.push('\n');
    text(&words)
}
