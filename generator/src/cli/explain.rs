//! `explain CODE`: the catalogue's entry on a code or a kind of change.

use super::args::ExplainArgs;
use super::console::Console;
use super::ending::Ending;
use crate::diagnostic::{Code, find_code};
use crate::diff::kind::{self, ChangeKind};
use crate::near::nearest;

/// Prints what a code means.
pub(super) fn run(arguments: &ExplainArgs, console: &Console) -> Ending {
    let wanted = arguments.code.to_ascii_uppercase();
    let Some(code) = find_code(&wanted) else {
        if let Some(kind) = kind::find(&arguments.code) {
            console.result(&if console.json() { kind_json(kind) } else { kind_text(kind) });
            return Ending::Done;
        }
        let kinds = kind::all().map(ChangeKind::id);
        let near = nearest(&wanted, Code::ALL.iter().map(|code| code.id))
            .or_else(|| nearest(&arguments.code, kinds));
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

fn kind_text(kind: ChangeKind) -> String {
    let kind = kind.entry();
    let (request, response) = (kind.request.as_str(), kind.response.as_str());
    format!(
        "{}: {}\n\n{}\n\nExample: {}\nOn the wire: {request} in requests, {response} in answers.\n",
        kind.id, kind.title, kind.help, kind.example
    )
}

fn kind_json(kind: ChangeKind) -> String {
    let kind = kind.entry();
    let entry = serde_json::json!({
        "kind": kind.id,
        "title": kind.title,
        "text": kind.help,
        "example": kind.example,
        "wire": {"request": kind.request.as_str(), "response": kind.response.as_str()},
    });
    format!("{entry:#}\n")
}
