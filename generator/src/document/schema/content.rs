//! `contentEncoding` and `contentMediaType` (JSON Schema validation 8), for those who know formats only.
//!
//! ```text
//! type: string, contentEncoding: base64                          ->  + format: byte
//! type: string, contentMediaType: application/octet-stream       ->  + format: binary
//! type: string, contentMediaType: application/json               ->  (nothing: text that happens to be JSON)
//! ```

use crate::source::{Members, Node};

pub(super) fn simplify(members: &mut Members) {
    if members.contains_key("format") || members.get("type").and_then(Node::as_str) != Some("string") {
        return;
    }
    let text = |keyword: &str| members.get(keyword).and_then(Node::as_str).map(str::to_ascii_lowercase);
    let format = match (text("contentEncoding").as_deref(), text("contentMediaType").as_deref()) {
        (Some("base64"), _) => "byte",
        (Some("base64url"), _) => "base64url",
        (Some("binary"), _) => "binary",
        (None, Some(media)) if is_binary(media) => "binary",
        _ => return,
    };
    if let Some(id) =
        members.get("contentEncoding").or_else(|| members.get("contentMediaType")).map(|node| node.id)
    {
        members.insert("format".to_owned(), Node::new(id, format));
    }
}

fn is_binary(media: &str) -> bool {
    let essence = media.split(';').next().unwrap_or_default().trim();
    ["image/", "audio/", "video/", "font/"].iter().any(|top| essence.starts_with(top))
        || matches!(
            essence,
            "application/octet-stream" | "application/pdf" | "application/zip" | "application/gzip"
        )
}
