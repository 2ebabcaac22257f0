//! Sentences as HTML.

use maud::{Markup, html};

/// A sentence with its backticks turned into code.
pub(super) fn prose(text: &str) -> Markup {
    html! {
        @for (index, part) in text.split('`').enumerate() {
            @if index % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}
