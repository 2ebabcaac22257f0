//! Pictures with a size behind their address, `![words](address =128x32)`: common in descriptions, and no CommonMark.

/// The text without those sizes, so that a parser sees the pictures.
pub(super) fn without_sizes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find("](") {
        let address = open + 2;
        let end = rest[address..].find([')', '\n']).map_or(rest.len(), |at| address + at);
        let size = rest[address..end].find(" =").map(|at| address + at);
        match size.filter(|at| is_size(rest[at + 2..end].trim_end()) && rest[end..].starts_with(')')) {
            Some(size) => out.push_str(&rest[..size]),
            None => out.push_str(&rest[..end]),
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// `128x32`, `128pxx32px`, `50%x`, `x32`.
fn is_size(text: &str) -> bool {
    let known = |c: char| c.is_ascii_digit() || matches!(c, 'x' | 'X' | 'p' | '%' | '*');
    text.contains(|c: char| c.is_ascii_digit()) && text.chars().all(known)
}

#[cfg(test)]
mod tests {
    use super::without_sizes;

    #[test]
    fn sizes_are_left_out_and_nothing_else() {
        let cases = [
            ("![a](b =1x2)", "![a](b)"),
            ("[![Run](https://x/y.svg =128pxx32px)](https://z)", "[![Run](https://x/y.svg)](https://z)"),
            ("![a](b =50%x) and ![c](d =x3 )", "![a](b) and ![c](d)"),
            ("[a](b =c)", "[a](b =c)"),
            ("[a](b =1x2\n)", "[a](b =1x2\n)"),
            ("a](", "a]("),
        ];
        for (text, expected) in cases {
            assert_eq!(without_sizes(text), expected, "{text}");
        }
    }
}
