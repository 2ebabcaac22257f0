//! Keys that are not free after all: statuses of responses, paths, expressions of callbacks.

use std::collections::HashSet;

use super::super::keywords::Kind;
use super::Sanitiser;
use crate::diagnostic::Code;
use crate::source::Members;

impl Sanitiser<'_> {
    /// Repairs the keys of objects whose keys say something.
    pub(super) fn free_keys(&mut self, members: &mut Members, kind: Kind) {
        match kind {
            Kind::Responses | Kind::Responses2 => self.statuses(members),
            Kind::Paths | Kind::Paths2 => self.paths(members),
            Kind::Callback => members.retain(|key, _| !key.starts_with("x-")),
            _ => {}
        }
    }

    fn statuses(&mut self, members: &mut Members) {
        members.retain(|key, member| {
            let good = key.starts_with("x-") || key == "default" || is_status(key);
            if !good {
                let message = format!("`{key}` is no status; the response is left out");
                self.diagnostics.report(Code::BAD_STATUS, member.id, message);
            }
            good
        });
    }

    /// Paths begin with a slash (OpenAPI 4.8.8.1).
    fn paths(&mut self, members: &mut Members) {
        if members.keys().all(|key| key.starts_with('/') || key.starts_with("x-")) {
            return;
        }
        let all = std::mem::take(members);
        let taken: HashSet<String> = all.keys().filter(|key| key.starts_with('/')).cloned().collect();
        for (key, member) in all {
            if key.starts_with('/') || key.starts_with("x-") {
                members.insert(key, member);
                continue;
            }
            let path = format!("/{key}");
            if taken.contains(&path) {
                let message = format!("the path `{key}` is `{path}`, which is there as well; it is left out");
                self.diagnostics.report(Code::WRONG_SHAPE, member.id, message);
                continue;
            }
            let message = format!("the path `{key}` does not begin with a slash; it was read as `{path}`");
            self.diagnostics.report(Code::WRONG_SHAPE, member.id, message);
            members.insert(path, member);
        }
    }
}

/// `200`, `2XX`
fn is_status(key: &str) -> bool {
    match key.as_bytes() {
        [class @ b'1'..=b'9', rest @ ..] if rest.len() == 2 => {
            rest.iter().all(u8::is_ascii_digit) || (*class <= b'5' && rest.eq_ignore_ascii_case(b"xx"))
        }
        _ => false,
    }
}
