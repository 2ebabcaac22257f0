//! What somebody might write into a document to have it do what they want.

/// All strings: each breaks something if it is pasted.
pub(crate) fn all() -> Vec<String> {
    let mut all: Vec<String> = LISTED.iter().map(|text| (*text).to_owned()).collect();
    let breaks =
        ["\n", "\r", "\r\n", "\n\r", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}", "\n\n", "\n//\n"];
    all.extend(breaks.iter().map(|by| format!("1{by}pub static SMUGGLED: u8 = 1;{by}//")));
    let marks = [
        "\u{202a}",
        "\u{202e}",
        "\u{2066}",
        "\u{2069}\u{2067}",
        "\u{200b}",
        "\u{200f}",
        "\u{feff}",
        "\u{ad}",
        "\u{2060}",
    ];
    all.extend(marks.iter().map(|mark| format!("a{mark}b{mark} /* c")));
    let controls = [
        "\0",
        "\u{7}",
        "\u{8}\u{8}",
        "\u{1b}[31m",
        "\u{1b}]0;title\u{7}",
        "\u{7f}",
        "\u{9b}31m",
        "\u{1a}",
        "\u{fffe}\u{ffff}",
    ];
    all.extend(controls.iter().map(|control| format!("a{control}b")));
    all
}

const LISTED: &[&str] = &[
    // Rust
    "*/ pub static SMUGGLED: u8 = 1; /*",
    "\"; pub static SMUGGLED: u8 = 1; //",
    "\"#; pub static SMUGGLED: u8 = 1; //",
    "\"##; r##\"",
    "\")] pub static SMUGGLED: u8 = 1; #[doc(alias = \"",
    "#[no_mangle] #![allow(warnings)]",
    "//! /// #![no_std]",
    "{} {0} {a} {{ }} {",
    "r#type",
    "self",
    "Self",
    "crate",
    "fn",
    "_",
    "\\",
    "\\\\\" \\n \\u{202e} \\x00",
    "'a' 'static \u{27}\u{27}\u{27}",
    "\\ud800 \\udfff",
    "e\u{301}\u{301}\u{301}\u{301}",
    "\u{301}",
    "0",
    "-1",
    "",
    " ",
    "   leading and trailing   ",
    "\t tab \t",
    // TOML
    "\"\"\"\n[dependencies]\nSMUGGLED = \"1\"\n",
    "'''\n[features]\ndefault = []\n",
    "] = # [package]",
    "a = \"b\" # c",
    "# ... to here.",
    "# Kept by `cargo xtask codegen` from here ...",
    // Markdown
    "`",
    "``",
    "```",
    "``` `` `",
    "`code` `unclosed",
    "```rust\npanic!(\"SMUGGLED\");\n```",
    "```\npanic!(\"SMUGGLED\");\n",
    "~~~\nunclosed",
    "    panic!(\"SMUGGLED\");\n\n\tlet x = ;",
    "> ```\n> unclosed\n\nb",
    "- a\n\n      code\n\n1. b\n   ~~~\n   c",
    "| a | b |\n|---|---|\n| c | [d](javascript:SMUGGLED) |",
    "a | b \\| c | | |",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1)) [y]( javascript:alert(1) )",
    "[x](javascript&colon;alert(1)) [y](javascript&#58;alert(1)) [z](&#x6a;avascript:alert(1))",
    "[x](javascript://%0aalert(1)) [y](data:text/html;base64,PHNjcmlwdD4=) [z](vbscript:x)",
    "<javascript:alert(1)> <javascript://x> <data:text/html,x>",
    "![x](javascript:alert(1)) ![y](https://example.com/pixel.png)",
    "[![x](https://example.com/a.png)](javascript:alert(1))",
    "[x][y]\n\n[y]: javascript:alert(1) 'title'\n[`Client`]: javascript:alert(1)",
    "[^1]\n\n[^1]: a note\n\n    with code",
    "[Client] [`Client`] [support::Error](Self) [x](crate::Client)",
    "# Heading\n===\n---\n***",
    "$$\\href{javascript:alert(1)}{x}$$ {{ SMUGGLED }}",
    // HTML
    "<img src=x onerror=alert(1)>",
    "<script>alert('SMUGGLED')</script>",
    "<svg/onload=alert(1)>",
    "<a href=\"javascript:alert(1)\" onclick='x'>y</a>",
    "<style>*{display:none}</style><iframe src=//x>",
    "<!-- swallowed",
    "--> <b>x</b> <!--",
    "<![CDATA[ x ]]>",
    "]]><x>",
    "<?php ?> <!DOCTYPE x>",
    "<div\nonclick=alert(1)\n>",
    "<code>`<script>`",
    "a ` b\n\n`<script>alert(1)</script>` c",
    "\" onmouseover=\"alert(1)",
    "&lt;script&gt; &amp;colon; &#0; &#x202e;",
    // Workflow commands, YAML, URLs, paths
    "::error file=a,line=1::SMUGGLED",
    "\n::set-output name=a::b\n::stop-commands::x",
    "%0A::error::x %25 %00",
    "a: b\n- c\n? d",
    "'\n  - id: 0000\n    reason: SMUGGLED\n# ",
    "../../../etc/passwd",
    "..\\..\\con.txt",
    "con",
    "aux.rs",
    "nul.",
    "COM1",
    "/absolute",
    "a/b:c",
    "https://user:password@example.com/?a=b#c",
    "//example.com",
    "\nHost: example.com\r\n\r\nGET / HTTP/1.1",
    "@somebody #1 owner/repository#2",
    "\ttag\tget /a\t",
];

/// Very long ones, for the places that are worth it.
pub(crate) fn long() -> [String; 4] {
    ["x".repeat(300), "Aa".repeat(2_000), "word ".repeat(500), "文".repeat(400)]
}
