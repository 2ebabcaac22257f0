//! The report as JUnit XML: a test case for each finding, which fails if the change breaks clients.

use quick_junit::{NonSuccessKind, Report as Xml, TestCase, TestCaseStatus, TestSuite};

use super::{Part, reach_in_words};
use crate::diff::verdict::Severity;
use crate::diff::{Finding, Surprise, Verification};

/// The report as JUnit XML.
pub fn junit(parts: &[Part<'_>]) -> String {
    let mut xml = Xml::new("clientwright diff");
    for part in parts {
        let mut suite = TestSuite::new(part.title());
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
    let text = xml.to_string().unwrap_or_else(|error| format!("<!-- {error} -->"));
    format!("{}\n", text.trim_end())
}

fn case(finding: &Finding) -> TestCase {
    let failed = finding.severity == Severity::Error && finding.approval.is_none();
    let mut status = match (failed, &finding.approval) {
        (true, _) => TestCaseStatus::non_success(NonSuccessKind::Failure),
        (false, Some(_)) => TestCaseStatus::skipped(),
        (false, None) => TestCaseStatus::success(),
    };
    if let Some(approval) = &finding.approval {
        status.set_message(format!("approved by {}: {}", approval.owner, approval.reason));
    } else if failed {
        status
            .set_type(finding.kind.id())
            .set_message(finding.message.as_str())
            .set_description(description(finding));
    }
    let mut case = TestCase::new(format!("{} [{}]", finding.place, finding.id), status);
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
        status.set_message(verification.words()).set_description(surprises.join("\n"));
    }
    TestCase::new("the compiler agrees", status)
}

fn description(finding: &Finding) -> String {
    let mut text = format!("{}: {}\n", finding.place, finding.message);
    text.push_str(&format!("wire: {}, rust: {}\n", finding.wire.as_str(), finding.rust.as_str()));
    let reaches: Vec<_> = finding.reaches.iter().collect();
    if !reaches.is_empty() {
        text.push_str(&format!("reaches: {}\n", reach_in_words(&reaches, 20)));
    }
    for (side, at) in [("base", &finding.base), ("revision", &finding.revision)] {
        if let Some(at) = at {
            text.push_str(&format!("{side}: {}:{}:{}\n", at.file, at.line, at.column));
        }
    }
    for error in &finding.errors {
        text.push_str(&format!("compiler: {}\n", error.words()));
    }
    text.push_str(finding.kind.entry().help);
    text.push('\n');
    text
}
