//! The report as Markdown for the comment on a pull request. It is cut to the length that GitHub takes; its totals count everything.

use std::fmt::Write as _;

use super::{Excerpt, Fold, Part, Section, Texts, folded, reach_in_words, tally};
use crate::diff::kind::Subject;
use crate::diff::verdict::{Source, Wire};
use crate::diff::{CompilerError, Finding, ItemAction, NotApplied, Report, Verification, raised};
use crate::escape::markdown::{self, cell, code, prose};
use crate::escape::uri;
use crate::source::Place;

/// The longest comment that GitHub takes, in characters.
pub const LONGEST: usize = 65_536;

/// The first line: whoever updates the comment in place finds it by that.
pub const MARK: &str = "<!-- clientwright:diff -->";

/// How many items and operations one entry lists.
const MOST: usize = 12;

/// Options of the Markdown report.
#[derive(Debug, Clone, Default)]
pub struct MarkdownOptions {
    /// URL that paths of the base are appended to: `https://github.com/o/r/blob/abc`.
    pub base_link: Option<String>,
    /// The same for the revision.
    pub revision_link: Option<String>,
}

/// The report as Markdown of at most [`LONGEST`] characters.
pub fn markdown(parts: &[Part<'_>], options: &MarkdownOptions) -> String {
    let mut out = format!("{MARK}\n");
    let share = LONGEST / parts.len().max(1);
    for (index, part) in parts.iter().enumerate() {
        let limit = share * (index + 1);
        let used = out.chars().count();
        out.push_str(&one(part, options, limit.saturating_sub(used)));
    }
    out
}

fn one(part: &Part<'_>, options: &MarkdownOptions, limit: usize) -> String {
    let report = part.report;
    let mut page = Page { out: head(part), left: 0, limit, report, texts: &part.texts, options };
    for heading in Section::ALL {
        let findings = report.open().filter(|f| Section::of(f) == heading).filter(|f| !is_quiet(f));
        page.section(heading.title(), heading != Section::Information, &folded(findings));
    }
    page.section("Approved", false, &folded(report.findings.iter().filter(|f| f.approval.is_some())));
    page.finish()
}

/// Words alone changed: counted, not listed.
fn is_quiet(finding: &Finding) -> bool {
    finding.kind.subject() == Subject::Documentation
}

struct Page<'p> {
    out: String,
    left: usize,
    limit: usize,
    report: &'p Report,
    texts: &'p Texts<'p>,
    options: &'p MarkdownOptions,
}

fn head(part: &Part<'_>) -> String {
    let report = part.report;
    let mut out = format!("### {}: {}\n\n", prose(&part.title()), tally(report));
    let wire = match report.wire {
        Wire::Breaking => "❌ **breaking**: clients in the field stop working",
        Wire::Review => "⚠️ **review**: somebody has to look",
        Wire::Compatible => "✅ **compatible**",
        Wire::None => "✅ nothing changed",
    };
    let rust = match report.rust {
        Source::SourceBreaking => "❌ **source-breaking**: code stops compiling",
        Source::Behaviour => "⚠️ **behaviour**: code compiles and does something else",
        Source::Additive => "✅ **additive**",
        Source::Lint => "✅ new warnings only",
        Source::None => "✅ nothing changed",
    };
    // Writing to a `String` cannot fail, here and below.
    let _ = writeln!(out, "| | |\n|:--|:--|\n| on the wire | {wire} |\n| Rust code | {rust} |");
    let next = part.version.and_then(|old| Some((old, raised(old, report.semver)?)));
    if let Some((old, new)) = next {
        let because = report.worst_for_code().map(|f| format!(", because {}", cell(&f.message)));
        let _ = writeln!(
            out,
            "| crate version | {} ({} → {}){} |",
            report.semver.as_str(),
            cell(old),
            cell(&new),
            because.unwrap_or_default()
        );
    }
    if let Some(verification) = &report.verification {
        let mark = if verification.agrees() { "✅" } else { "❌" };
        let _ = writeln!(out, "| compiler | {mark} {} |", cell(&verification.words()));
    }
    let words = report.findings.iter().filter(|f| is_quiet(f)).count();
    if words > 0 {
        let _ = writeln!(out, "| documentation | {words} descriptions changed |");
    }
    out
}

impl Page<'_> {
    fn section(&mut self, title: &str, open: bool, folds: &[Fold<'_>]) {
        if folds.is_empty() {
            return;
        }
        let total: usize = folds.iter().map(|fold| 1 + fold.others.len()).sum();
        let (start, end) = match open {
            true => (format!("\n#### {title} ({total})\n\n"), String::new()),
            false => {
                (format!("\n<details><summary>{title} ({total})</summary>\n\n"), "\n</details>\n".to_owned())
            }
        };
        self.out.push_str(&start);
        for fold in folds {
            let line = self.line(fold);
            let details = self.details(fold);
            let room = self.limit.saturating_sub(self.out.chars().count() + end.len() + RESERVE);
            if line.chars().count() + details.chars().count() <= room {
                self.out.push_str(&line);
                self.out.push_str(&details);
            } else if line.chars().count() <= room {
                self.out.push_str(&line);
            } else {
                self.left += 1 + fold.others.len();
            }
        }
        self.out.push_str(&end);
    }

    fn line(&self, fold: &Fold<'_>) -> String {
        let finding = fold.first;
        let mut line = format!("- **{}**: {}", code(&super::scope(finding)), prose(&finding.message));
        if !fold.others.is_empty() {
            let _ = write!(line, ", and the same in {} other places", fold.others.len());
        }
        let reaches = fold.reaches();
        if reaches.len() > 1 {
            let _ = write!(line, "; reaches {} operations", reaches.len());
        }
        if finding.rust == Source::SourceBreaking {
            line.push_str("; **source-breaking**");
        }
        if let Some(approval) = &finding.approval {
            let _ = write!(line, " (approved by {}: {})", prose(&approval.owner), prose(&approval.reason));
        }
        line.push('\n');
        line
    }

    fn details(&self, fold: &Fold<'_>) -> String {
        let finding = fold.first;
        let mut out =
            format!("  <details><summary><code>{}</code> {}</summary>\n\n", finding.kind.id(), finding.id);
        let _ = writeln!(out, "  {}\n", prose(finding.kind.entry().help));
        if let Some(hint) = &finding.hint {
            let _ = writeln!(out, "  {}\n", prose(hint));
        }
        let reaches = fold.reaches();
        if !reaches.is_empty() {
            let _ = writeln!(out, "  Reaches {}.\n", prose(&reach_in_words(&reaches, MOST)));
        }
        self.sources(finding, &mut out);
        items(finding, &mut out);
        errors(finding, &mut out);
        for other in fold.others.iter().take(MOST) {
            let _ = writeln!(out, "  - {} `{}`", code(&super::scope(other)), other.id);
        }
        out.push_str("  </details>\n");
        out
    }

    /// The lines of both sides, as a diff.
    fn sources(&self, finding: &Finding, out: &mut String) {
        let old = finding.base.as_ref().map(|at| (at, self.texts.base(at, 0)));
        let new = finding.revision.as_ref().map(|at| (at, self.texts.revision(at, 0)));
        let link = |at: &Place, base: &Option<String>| {
            let name = format!("{}:{}", at.file, at.line);
            // A file of a commit is called `REV:path`; the link names the revision itself.
            let path = at.file.split_once(':').map_or(at.file.as_str(), |(_, path)| path);
            let path = format!("{}#L{}", uri::path(path), at.line);
            base.as_ref().map_or_else(|| code(&name), |url| markdown::link(&name, url, &path))
        };
        let links: Vec<String> = [
            old.as_ref().map(|(at, _)| link(at, &self.options.base_link)),
            new.as_ref().map(|(at, _)| link(at, &self.options.revision_link)),
        ]
        .into_iter()
        .flatten()
        .collect();
        if !links.is_empty() {
            let _ = writeln!(out, "  {}\n", links.join(" → "));
        }
        let lines = |side: &Option<(&Place, Option<Excerpt>)>, mark: char| -> Vec<String> {
            let excerpt = side.as_ref().and_then(|(_, excerpt)| excerpt.as_ref());
            excerpt.iter().flat_map(|e| &e.lines).map(|(_, text)| format!("{mark}{text}")).collect()
        };
        let (old, new) = (lines(&old, '-'), lines(&new, '+'));
        // What changed may stand elsewhere than the thing that it changed, as `required` does.
        if old.iter().map(|line| &line[1..]).ne(new.iter().map(|line| &line[1..])) {
            out.push_str(&block("diff", &[old, new].concat()));
        }
    }

    fn finish(mut self) -> String {
        if self.left > 0 {
            let _ = writeln!(
                self.out,
                "\n{} more changes are not shown here; the totals above count them.",
                self.left
            );
        }
        let surprises = self.report.verification.as_ref().map_or(&[][..], Verification::surprises);
        if !surprises.is_empty() {
            let _ = writeln!(self.out, "\nThe compiler disagrees:\n");
        }
        for surprise in surprises.iter().take(SURPRISES) {
            let words: String = surprise.words().chars().take(200).collect();
            let _ = writeln!(self.out, "- {}", prose(&words));
        }
        if let more @ 1.. = surprises.len().saturating_sub(SURPRISES) {
            let _ = writeln!(self.out, "- and in {more} more places");
        }
        let unused = &self.report.unused;
        if !unused.is_empty() {
            let _ = writeln!(self.out, "\nUnused approvals ({}):\n", unused.len());
        }
        for entry in unused.iter().take(MOST) {
            let words = match &entry.lapse {
                NotApplied::ReachesMore(more) => {
                    format!("the change reaches {} operations that the approval does not name", more.len())
                }
                other => other.words(),
            };
            let _ = writeln!(self.out, "- {}: {}", code(&entry.approval.id), prose(&words));
        }
        self.out
    }
}

/// Lines of code within an item of a list.
fn block(language: &str, lines: &[String]) -> String {
    format!("{}\n", markdown::fenced(language, lines, "  "))
}

/// How many places are listed where the compiler disagrees.
const SURPRISES: usize = 4;

/// Room for the closing lines.
const RESERVE: usize = 2_500;

fn items(finding: &Finding, out: &mut String) {
    if finding.items.is_empty() {
        return;
    }
    let mut lines = Vec::new();
    for item in finding.items.iter().take(MOST) {
        let old = item.old.as_ref().filter(|_| item.change != ItemAction::Added);
        let new = item.new.as_ref().filter(|_| item.change != ItemAction::Removed);
        lines.push(format!("@@ {} @@", item.path));
        lines.extend(old.map(|text| format!("-{text}")));
        lines.extend(new.map(|text| format!("+{text}")));
    }
    out.push_str(&block("diff", &lines));
    if let more @ 1.. = finding.items.len().saturating_sub(MOST) {
        let _ = writeln!(out, "  and {more} more items\n");
    }
}

/// Errors of the compiler: the first in full, one line for each other.
fn errors(finding: &Finding, out: &mut String) {
    let Some((first, others)) = finding.errors.split_first() else { return };
    let mut lines: Vec<String> = first.rendered.lines().map(str::to_owned).collect();
    lines.extend(others.iter().take(MOST).map(CompilerError::words));
    if let more @ 1.. = others.len().saturating_sub(MOST) {
        lines.push(format!("and {more} more"));
    }
    let _ = writeln!(out, "  What the compiler says:\n");
    out.push_str(&block("text", &lines));
}
