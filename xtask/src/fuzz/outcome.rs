//! What a run came to, read from what libFuzzer says.

use std::fmt::Write as _;
use std::path::PathBuf;

/// What one target's run came to.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    name: &'static str,
    /// How many inputs were tried, in all and a second.
    runs: u64,
    pace: u64,
    /// Edges of the code that were reached, and inputs that were kept for it.
    coverage: u64,
    kept: u64,
    /// The peak of memory, in megabytes.
    memory: u64,
    /// What the program said when a promise was broken.
    message: Option<String>,
    /// The input that broke it.
    pub(super) input: Option<PathBuf>,
    /// Something was found, even where no input was kept.
    is_finding: bool,
    /// Where all that was said is kept.
    log: PathBuf,
}

impl Outcome {
    /// Reads what libFuzzer said.
    pub(super) fn read(name: &'static str, said: &str, log: PathBuf) -> Self {
        let mut outcome = Self { name, log, ..Self::default() };
        for line in said.lines() {
            let statistic = |word: &str| line.strip_prefix("stat::").and_then(|rest| number(rest, word));
            for (word, to) in [
                ("number_of_executed_units:", &mut outcome.runs),
                ("average_exec_per_sec:", &mut outcome.pace),
                ("peak_rss_mb:", &mut outcome.memory),
            ] {
                *to = statistic(word).unwrap_or(*to);
            }
            if line.starts_with('#') {
                outcome.coverage = number(line, "cov:").unwrap_or(outcome.coverage);
                outcome.kept = number(line, "corp:").unwrap_or(outcome.kept);
            }
            if let Some(path) = line.split("Test unit written to ").nth(1) {
                outcome.input = Some(PathBuf::from(path.trim()));
            }
        }
        outcome.message = message(said);
        outcome
    }

    /// A promise was broken, by this input where one was kept.
    pub(super) fn found(&mut self, input: Option<PathBuf>) {
        (self.is_finding, self.input) = (true, input);
    }

    /// One line for the terminal.
    pub(super) fn line(&self) -> String {
        let findings = if self.is_finding { "1 finding" } else { "nothing found" };
        format!(
            "{}: {} runs, {}/s, {} edges, {} inputs kept, {} MB, {findings}",
            self.name, self.runs, self.pace, self.coverage, self.kept, self.memory
        )
    }

    /// All of them.
    pub(super) fn table(outcomes: &[Self]) -> String {
        let mut text = "| target | runs | per second | edges | inputs | MB | findings |\n\
                        |---|--:|--:|--:|--:|--:|--:|\n"
            .to_owned();
        for of in outcomes {
            // Writing to a `String` cannot fail.
            let _ = writeln!(
                text,
                "| {} | {} | {} | {} | {} | {} | {} |",
                of.name,
                of.runs,
                of.pace,
                of.coverage,
                of.kept,
                of.memory,
                u8::from(of.is_finding)
            );
        }
        text
    }

    /// What to do about a finding; `None` where there is none.
    pub(super) fn advice(&self) -> Option<String> {
        if !self.is_finding {
            return None;
        }
        let (name, log) = (self.name, self.log.display());
        let message = self.message.as_deref().unwrap_or("it took too long, or too much memory");
        let Some(input) = &self.input else {
            return Some(format!("{name}: the program ended: {message}\n  all that was said: {log}\n"));
        };
        let input = input.display();
        Some(format!(
            "{name}: {message}\n  the input: {input}\n  again: cargo xtask fuzz {name} --input {input}\n  as a test: put what \
             matters of the input where the code lives (generator/tests, generator/runtime/tests), as small and plain as a \
             person would write it, with the promise that was broken as its assertion\n  all that was said: {log}\n"
        ))
    }
}

fn number(line: &str, word: &str) -> Option<u64> {
    let text = line.split_once(word)?.1.trim_start();
    text.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// The panic's own words, or libFuzzer's.
fn message(said: &str) -> Option<String> {
    let panic = said.lines().skip_while(|line| !line.contains("panicked at")).take(6);
    let panic: Vec<_> = panic.take_while(|line| !line.contains("stack backtrace")).collect();
    if !panic.is_empty() {
        let text: String = panic.join("\n  ");
        return Some(text.chars().take(1_500).collect());
    }
    let error = said.lines().find(|line| line.contains("ERROR: libFuzzer"))?;
    Some(error.trim_start_matches(|c: char| c == '=' || c.is_ascii_digit()).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_the_finding_are_read() {
        let said = "INFO: Seed: 1\n#2\tINITED cov: 7 ft: 8 corp: 1/1b\n#9\tNEW    cov: 12 ft: 20 corp: 3/4b lim: 4\n\
                    thread '<unnamed>' (7) panicked at src/json.rs:1:2:\nread otherwise\nstack backtrace:\n  0: x\n\
                    artifact_prefix='x/'; Test unit written to x/crash-1\n\
                    stat::number_of_executed_units: 99\nstat::average_exec_per_sec:     33\nstat::peak_rss_mb: 44\n";
        let mut outcome = Outcome::read("json", said, PathBuf::from("log.txt"));
        assert_eq!(outcome.line(), "json: 99 runs, 33/s, 12 edges, 3 inputs kept, 44 MB, nothing found");
        assert!(outcome.advice().is_none());
        let input = outcome.input.clone();
        outcome.found(input);
        let advice = outcome.advice().unwrap_or_default();
        assert!(advice.contains("read otherwise") && !advice.contains("0: x"), "{advice}");
        assert!(advice.contains("cargo xtask fuzz json --input x/crash-1"), "{advice}");
    }

    #[test]
    fn a_time_limit_is_told_in_the_fuzzers_words() {
        let said = "==7== ERROR: libFuzzer: timeout after 20 seconds\nTest unit written to t/timeout-1\n";
        let mut outcome = Outcome::read("diff", said, PathBuf::from("log.txt"));
        outcome.found(outcome.input.clone());
        assert!(outcome.advice().unwrap_or_default().contains("libFuzzer: timeout after 20 seconds"));
    }
}
