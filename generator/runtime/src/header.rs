//! Header fields that a request can hold, and which of them are likely to be secret.

use http::header::{HeaderName, HeaderValue};

use super::shown;

/// A header field that a request can hold. Debug output does not show what is likely to be a secret.
///
/// # Errors
/// A name or a value that cannot be sent; the value is not quoted.
pub(crate) fn field(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), String> {
    let Ok(name) = HeaderName::from_bytes(name.as_bytes()) else {
        return Err(format!("`{}` is no header field's name", shown::line(name, 60)));
    };
    let Ok(mut value) = HeaderValue::from_bytes(value.as_bytes()) else {
        return Err(format!("the value of the header field `{name}` cannot be sent"));
    };
    value.set_sensitive(is_secret(&name));
    Ok((name, value))
}

/// Whether a field of that name is likely to hold a secret.
pub(crate) fn is_secret(name: &HeaderName) -> bool {
    let words = ["auth", "cookie", "token", "key", "secret", "password", "session", "signature"];
    words.iter().any(|word| name.as_str().contains(word))
}
