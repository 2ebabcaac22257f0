//! JSON (RFC 8259) as `serde_json` writes it, without characters that cannot be shown: a report is read in terminals too.

use super::chars::replaced;

/// Written JSON with every odd character as an escape; it means the same, for such characters stand in strings alone.
pub fn text(json: &str) -> String {
    let escape = |c: char| {
        let mut units = [0; 2];
        c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect()
    };
    replaced(json, |c, _| (c != '\n').then(|| escape(c))).into_owned()
}
