//! The program that puts every instance through the codec of its type.
//!
//! In: cases and their types. Out: what became of each instance. The program knows nothing of what is expected: it answers
//! with a line for each instance, and telling right from wrong is left to others.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Error};
use std::path::Path;
use std::process::Command;

use super::cases::Case;
use super::document::PACKAGE;

/// What an instance is put through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Decoding.
    Decode,
    /// Decoding, and then `validate()` of what was decoded.
    DecodeAndValidate,
}

/// What became of an instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// It was taken; this is what it was encoded as.
    Taken(String),
    /// It was refused, for this reason.
    Refused(String),
    /// It was decoded, and `validate()` found this.
    Invalid(String),
    /// Only the check of its text found this: its type steps over it.
    Told(String),
}

/// The program's own part; what follows is a table of probes.
const PROGRAM: &str = r#"
use support::codec::{from_str, to_string, FromJson, ToJson};

fn main() {
    for (case, probe, instances) in CASES {
        for text in *instances {
            match probe(*case, text) {
                Ok(text) => println!("{case}\ttaken\t{text}"),
                Err((outcome, reason)) => println!("{case}\t{outcome}\t{}", reason.replace(['\t', '\n'], " ")),
            }
        }
    }
}

type Answer = Result<String, (&'static str, String)>;
type Probe = fn(usize, &str) -> Answer;
"#;

/// How a type is probed.
fn probe(mode: Mode) -> &'static str {
    match mode {
        Mode::Decode => {
            "fn probe<T: FromJson + ToJson>(_: usize, text: &str) -> Answer {
    from_str::<T>(text).map(|value| to_string(&value)).map_err(|error| (\"refused\", error.to_string()))
}"
        }
        Mode::DecodeAndValidate => {
            "fn probe<T: FromJson + ToJson>(case: usize, text: &str) -> Answer {
    let value = from_str::<T>(text).map_err(|error| (\"refused\", error.to_string()))?;
    let schema = models::SCHEMAS.get(&format!(\"Case{case:03}\")).expect(\"every case has a schema\");
    schema.check(&value).map_err(|violations| (\"invalid\", violations.to_string()))?;
    schema.check_json(text).map_err(|violations| (\"told\", violations.to_string()))?;
    Ok(to_string(&value))
}"
        }
    }
}

/// Compiles the program beside the crate in `home` in a target folder, and runs it.
pub(super) fn run(
    cases: &[Case],
    types: &[String],
    (home, target): (&Path, &Path),
    mode: Mode,
) -> io::Result<Vec<Vec<Answer>>> {
    let folder = home.join("driver");
    fs::write(folder.join("Cargo.toml"), manifest(mode))?;
    fs::write(folder.join("src/main.rs"), source(cases, types, mode))?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["run", "--quiet", "--offline"]).current_dir(&folder);
    // The program runs once.
    command.env("CARGO_INCREMENTAL", "0").env("CARGO_PROFILE_DEV_DEBUG", "0");
    let output = command.env("CARGO_TARGET_DIR", target).output()?;
    if !output.status.success() {
        let told = String::from_utf8_lossy(&output.stderr);
        return Err(Error::other(format!("the driver failed: {}\n{told}", output.status)));
    }
    answers(cases, &String::from_utf8_lossy(&output.stdout))
}

fn manifest(mode: Mode) -> String {
    let features = if mode == Mode::DecodeAndValidate { "\"validate\"" } else { "" };
    format!(
        "[package]\nname = \"driver\"\nversion = \"0.0.0\"\nedition = \"2021\"\npublish = false\n\n[dependencies]\n\
         {PACKAGE} = {{ path = \"../crate\", default-features = false, features = [{features}] }}\n\n[workspace]\n"
    )
}

fn source(cases: &[Case], types: &[String], mode: Mode) -> String {
    let library = PACKAGE.replace('-', "_");
    let mut text = format!(
        "#[allow(unused_imports)]\nuse {library}::{{models, support}};\n{PROGRAM}\n{}\n\n",
        probe(mode)
    );
    text.push_str("static CASES: &[(usize, Probe, &[&str])] = &[\n");
    for (index, (case, ty)) in cases.iter().zip(types).enumerate() {
        let instances: Vec<String> =
            case.instances.iter().map(|i| format!("{:?}", i.data.to_string())).collect();
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "    ({index}, probe::<{ty}>, &[{}]),", instances.join(", "));
    }
    text.push_str("];\n");
    text
}

fn answers(cases: &[Case], output: &str) -> io::Result<Vec<Vec<Answer>>> {
    let mut answers: Vec<Vec<Answer>> = cases.iter().map(|_| Vec::new()).collect();
    for line in output.lines() {
        let mut parts = line.splitn(3, '\t');
        let case = parts.next().and_then(|case| case.parse::<usize>().ok());
        let text = |parts: &mut std::str::SplitN<'_, char>| parts.next().unwrap_or_default().to_owned();
        let answer = match parts.next() {
            Some("taken") => Answer::Taken(text(&mut parts)),
            Some("told") => Answer::Told(text(&mut parts)),
            Some("invalid") => Answer::Invalid(text(&mut parts)),
            _ => Answer::Refused(text(&mut parts)),
        };
        case.and_then(|case| answers.get_mut(case))
            .ok_or_else(|| Error::other(format!("the driver says what nobody asked: {line}")))?
            .push(answer);
    }
    let complete = cases.iter().zip(&answers).all(|(case, answers)| case.instances.len() == answers.len());
    if complete { Ok(answers) } else { Err(Error::other("the driver stopped before its end")) }
}
