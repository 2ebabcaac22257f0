//! What counts as shown beyond doubt, and what does not.

use super::detect;

#[test]
fn a_word_is_found_where_the_prose_shows_it() {
    let found = [
        ("Include the word `apikey`, then your token.\nExample: `apikey 1234$abcdef`", "apikey"),
        ("JWT header. Example: \"Authorization: Bearer {token}\"", "Bearer"),
        ("Use 'Token YOUR_KEY' here.", "Token"),
        ("Prefix your key: `Secret abc-123`", "Secret"),
        ("Enter **Bearer <token>**", "Bearer"),
        ("The value is `Bearer token`.", "Bearer"),
        ("Send <code>Token abc123</code>.", "Token"),
    ];
    for (description, word) in found {
        assert_eq!(detect(description).as_deref(), Some(word), "{description}");
    }
}

#[test]
fn nothing_is_guessed() {
    let unclear = [
        "",
        "The API key as it is.",
        "Send the key you got by `our mail`.",
        "Set `Authorization` to your key.",
        "Use `my key` or `another key value`.",
        "It's the user's key, 'abc'.",
        "An unclosed ` quote with Bearer 123",
        "Send `Bearer` and the key.",
    ];
    for description in unclear {
        assert_eq!(detect(description), None, "{description}");
    }
}
