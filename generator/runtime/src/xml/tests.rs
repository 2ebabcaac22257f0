//! Hostile documents, and what reading and writing promise of each other.

use std::time::{Duration, Instant};

use super::read::json;
use super::write::document;
use super::{XmlKind, XmlMember, XmlNode, XmlShape, XmlText};

static NODE: XmlShape = XmlShape::ANY.members(&[
    XmlMember::new("id", XmlNode::new(XmlKind::Attribute, "id", &XmlShape::NUMBER)),
    XmlMember::new(
        "a name that is much longer than its element",
        XmlNode::new(XmlKind::Element, "n", &XmlShape::STRING),
    ),
    XmlMember::new("children", XmlNode::new(XmlKind::None, "", &CHILDREN)).needed(),
    XmlMember::new("flag", XmlNode::new(XmlKind::Element, "flag", &XmlShape::BOOLEAN)).nullable(),
]);
static CHILDREN: XmlShape = XmlShape::ANY.items(&XmlNode::new(XmlKind::Element, "c", &NODE));
static EITHER: XmlShape = XmlShape::ANY
    .text(XmlText::STRING.or(XmlText::NUMBER).or(XmlText::BOOLEAN))
    .members(&[XmlMember::new("a", XmlNode::new(XmlKind::Element, "a", &XmlShape::STRING))]);
const ROOT: XmlNode = XmlNode::new(XmlKind::Element, "c", &NODE);

fn refused(text: &str, why: &str) {
    for root in [ROOT, XmlNode::new(XmlKind::Element, "any", &XmlShape::ANY)] {
        let said = json(text, &root).unwrap_err();
        assert!(said.contains(why), "{said}");
    }
}

#[test]
fn nothing_expands() {
    let bomb = "<!DOCTYPE c [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><c>&b;</c>";
    refused(bomb, "a document type with declarations of its own is not read");
    refused(
        "<!DOCTYPE c SYSTEM 'file:///etc/passwd'><c>&x;</c>",
        "an entity that is none of the predefined ones",
    );
    refused("<c>&nbsp;</c>", "an entity that is none of the predefined ones");
    assert!(json("<c id='&x;'/>", &ROOT).is_err(), "nor in attributes");
    refused("<c>&#0;</c>", "");
    refused("<c>&#xB;</c>", "a character that XML has not");
    refused("<c>&#xFFFFFFFFF;</c>", "");
    assert_eq!(json("<!DOCTYPE c><c/>", &ROOT).unwrap(), r#"{"children":[]}"#);
}

#[test]
fn nesting_has_a_limit() {
    let deep = |levels: usize| format!("{}{}", "<c>".repeat(levels), "</c>".repeat(levels));
    assert!(json(&deep(128), &ROOT).is_ok());
    refused(&deep(129), "more than 128 elements are open at once");
    refused(&"<c>".repeat(1_000_000), "more than 128 elements are open at once");
}

#[test]
fn namespaces_have_a_limit() {
    let declared: String = (0..300).map(|index| format!(" xmlns:p{index}='u'")).collect();
    refused(&format!("<c{declared}/>"), "it declares more than 256 namespaces at once");
    let half: String = (0..129).map(|index| format!(" xmlns:p{index}='u'")).collect();
    refused(&format!("<c{half}><c{half}/></c>"), "it declares more than 256 namespaces at once");
    // What an element declared is forgotten behind it.
    let one_by_one = format!("<c>{}</c>", "<c xmlns:p='u'/>".repeat(1000));
    assert!(json(&one_by_one, &ROOT).is_ok());
}

#[test]
fn json_grows_no_further_than_it_may() {
    // Each empty element becomes a list that is missing; a document of nothing else is far longer as JSON.
    static WIDE: XmlShape = XmlShape::ANY.members(&[
        XmlMember::new(
            "a list by a very long name, so that a little XML is much JSON, a hundred characters at least",
            LIST,
        )
        .needed(),
        XmlMember::new(
            "another list by a very long name, so that a little XML is much JSON, a hundred characters",
            LIST,
        )
        .needed(),
    ]);
    const LIST: XmlNode = XmlNode::new(XmlKind::None, "", &CHILDREN);
    static LISTS: XmlShape = XmlShape::ANY.items(&XmlNode::new(XmlKind::Element, "w", &WIDE));
    let root = XmlNode::new(XmlKind::Element, "l", &LISTS);
    let many = format!("<l>{}</l>", "<w/>".repeat(100_000));
    assert!(json(&many, &root).unwrap_err().contains("more JSON would come of it than is allowed"));
    assert!(json("<l><w/><w/></l>", &root).is_ok());
}

/// Time grows with the length of a document, whatever is in it: no second for a megabyte, where a square would take minutes.
#[test]
fn time_grows_with_the_length() {
    let attributes: String = (0..100_000).map(|index| format!(" a{index}='v'")).collect();
    let elements: String = (0..100_000).map(|index| format!("<e{index}/>")).collect();
    let interleaved = "<c/><flag/>".repeat(60_000);
    let nested = format!("{}{}{}", "<c>".repeat(120), "<n>text</n>".repeat(60_000), "</c>".repeat(120));
    let documents = [
        format!("<c{attributes}/>"),
        format!("<c>{elements}</c>"),
        format!("<c>{interleaved}</c>"),
        nested,
        format!("<c id='{}'/>", "1".repeat(1_000_000)),
        format!("<c>{}</c>", "<!-- - -->".repeat(100_000)),
        format!("<c>{}</c>", "<![CDATA[]]>".repeat(100_000)),
        format!("<c>{}</c>", "&amp;".repeat(200_000)),
    ];
    for document in documents {
        let start = Instant::now();
        assert!(json(&document, &ROOT).is_ok(), "{}", &document[..40]);
        assert!(start.elapsed() < Duration::from_secs(20), "{}", &document[..40]);
    }
}

#[test]
fn malformed_text_is_an_error_and_no_panic() {
    let whole = "<?xml version='1.0'?><c id='1' xmlns:p=\"u\"><!-- x --><n>a&amp;b<![CDATA[<>]]></n><c/><p:z q='1'>t</p:z></c>";
    assert!(json(whole, &ROOT).is_ok());
    for end in 0..whole.len() {
        assert!(json(&whole[..end], &ROOT).is_err(), "{}", &whole[..end]);
        for other in ["<", ">", "&", "'", "]]>", "<!", "</c>", "\u{0}", "<c>"] {
            // Whatever comes of it, it ends.
            let _ = json(&format!("{}{other}{}", &whole[..end], &whole[end + 1..]), &ROOT);
        }
    }
    for text in [
        "",
        " ",
        "c",
        "<c/><c/>",
        "<c/>x",
        "<c></d>",
        "</c>",
        "<c id=1/>",
        "<c id='1' id='2'/>",
        "<c><?xml?>",
        "<1/>\u{0}",
    ] {
        assert!(json(text, &ROOT).is_err(), "{text:?}");
    }
}

#[test]
fn a_text_is_told_apart_as_far_as_it_can_be() {
    let either =
        |text: &str| json(&format!("<e>{text}</e>"), &XmlNode::new(XmlKind::Element, "e", &EITHER)).unwrap();
    assert_eq!(
        ["true", "1", "-07.50", "1e5", "+3", ".5", "INF", "", "<a/>"].map(either),
        ["true", "1", "-7.50", "1e5", "3", "0.5", "\"INF\"", "{}", "{\"a\":\"\"}"]
    );
    let flag = |text: &str| json(&format!("<c><flag>{text}</flag></c>"), &ROOT).unwrap();
    let is = |value: &str| format!("{{\"children\":[],\"flag\":{value}}}");
    assert_eq!(["1", " false ", "yes", ""].map(flag), ["true", "false", "\"yes\"", "null"].map(is));
}

#[test]
fn what_is_written_is_read_as_the_same() {
    let values = [
        r#"{"id":1,"a name that is much longer than its element":" a\r\n\tb ]]> \" ' & < > \u00e9 ","children":[]}"#,
        r#"{"children":[{"children":[]},{"id":2,"children":[]}],"flag":null}"#,
        r#"{"children":[],"other":{"x":["1","2"]},"last":"3"}"#,
    ];
    for value in values {
        let text = document(value, &ROOT).unwrap();
        assert_eq!(
            json(&text, &ROOT).unwrap().replace("\\u00e9", "é"),
            value.replace("\\u00e9", "é"),
            "{text}"
        );
    }
    for value in ["{\"a b\":1}", "{\"\":1}", "{\"<\":1}", "{\"x\":\"\\u0000\"}", "{\"x\":\"\\uffff\"}"] {
        assert!(document(value, &ROOT).is_err(), "{value}");
    }
}
