//! `explain CODE`
//!
//! In: a code. Out: its entry in the catalogue.

use super::Ending;
use super::args::ExplainArgs;
use super::console::Console;
use crate::config::nearest;
use crate::diagnostic::{Code, find_code};

/// Prints what a code means.
pub(super) fn run(arguments: &ExplainArgs, console: &Console) -> Ending {
    let wanted = arguments.code.to_ascii_uppercase();
    let Some(code) = find_code(&wanted) else {
        let near = nearest(&wanted, Code::ALL.iter().map(|code| code.id));
        let help = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        console.error(&format!("there is no code `{}`{help}", arguments.code));
        return Ending::BadInput;
    };
    console.result(&if console.json() { json(code) } else { text(code) });
    Ending::Done
}

fn text(code: &Code) -> String {
    format!("{} ({}): {}\n\n{}\n", code.id, code.severity.as_str(), code.title, code.text.trim_end())
}

fn json(code: &Code) -> String {
    let (severity, text) = (code.severity.as_str(), code.text.trim_end());
    let entry = serde_json::json!({"code": code.id, "severity": severity, "title": code.title, "text": text});
    format!("{entry:#}\n")
}
