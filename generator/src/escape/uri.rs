//! URI references (RFC 3986).

/// A path: what is no path character is escaped.
pub fn path(path: &str) -> String {
    let keep = |byte: &u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(byte);
    path.bytes()
        .map(|byte| if keep(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
