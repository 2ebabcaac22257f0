//! The JSON that types write as XML, directed by the table of the type.

use super::super::codec::Tree;
use super::super::param::tree;
use super::name::{is_char, is_name, prefix, INSTANCE};
use super::shape::{XmlKind, XmlNode, XmlShape};

/// A document of the JSON of a value. Members come in the order of the table, as most servers want it.
///
/// # Errors
/// A name or a character that XML has not.
pub(super) fn document(json: &str, root: &XmlNode) -> Result<String, String> {
    let value = tree::tree(json).ok_or("it is too deep")?;
    let mut writing =
        Writing { out: String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"), scope: Vec::new() };
    writing.element(root, root.name, &value)?;
    Ok(writing.out)
}

struct Writing {
    out: String,
    /// Prefixes and the namespaces that they stand for here.
    scope: Vec<(String, String)>,
}

/// What an attribute and a text escape differently.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Attribute,
    Text,
}

impl Writing {
    fn element(&mut self, node: &XmlNode, name: &str, value: &Tree<'_>) -> Result<(), String> {
        let mark = self.scope.len();
        let name = self.qualified(node.prefix, name)?;
        self.out.extend(["<", &name]);
        if !node.namespace.is_empty() {
            self.declare(prefix(&name), node.namespace)?;
        }
        if matches!(value, Tree::Null) {
            self.declare("xsi", INSTANCE)?;
            self.out.push_str(" xsi:nil=\"true\"");
        }
        self.attributes(node.shape, value)?;
        self.out.push('>');
        let before = self.out.len();
        self.content(node.shape, value)?;
        if self.out.len() == before {
            self.out.pop();
            self.out.push_str("/>");
        } else {
            self.out.extend(["</", &name, ">"]);
        }
        self.scope.truncate(mark);
        Ok(())
    }

    /// The name with its prefix, where it does not have one of its own.
    fn qualified(&self, prefix: &str, name: &str) -> Result<String, String> {
        let name = match prefix.is_empty() || name.contains(':') {
            true => name.to_owned(),
            false => format!("{prefix}:{name}"),
        };
        if is_name(&name) {
            Ok(name)
        } else {
            Err(format!("{name:?} is no name of an element"))
        }
    }

    /// Declares what a prefix stands for, unless it does already.
    fn declare(&mut self, prefix: &str, namespace: &str) -> Result<(), String> {
        let known = self.scope.iter().rev().find(|(known, _)| known == prefix);
        if known.is_some_and(|(_, known)| known == namespace) {
            return Ok(());
        }
        self.out.push_str(" xmlns");
        if !prefix.is_empty() {
            self.out.extend([":", prefix]);
        }
        self.quoted(namespace)?;
        self.scope.push((prefix.to_owned(), namespace.to_owned()));
        Ok(())
    }

    fn quoted(&mut self, value: &str) -> Result<(), String> {
        self.out.push_str("=\"");
        self.escaped(value, Place::Attribute)?;
        self.out.push('"');
        Ok(())
    }

    /// The attributes among the members, those of members without an element of their own included.
    fn attributes(&mut self, shape: &XmlShape, value: &Tree<'_>) -> Result<(), String> {
        for member in shape.members.unwrap_or_default() {
            let Some(value) = tree::member(value, member.name) else { continue };
            match member.node.kind {
                XmlKind::None if member.node.shape.is_object() => {
                    self.attributes(member.node.shape, value)?
                }
                XmlKind::Attribute if !matches!(value, Tree::Null) => self.attribute(&member.node, value)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn attribute(&mut self, node: &XmlNode, value: &Tree<'_>) -> Result<(), String> {
        let mut name = self.qualified(node.prefix, node.name)?;
        if !node.namespace.is_empty() {
            // An attribute without a prefix is in no namespace.
            if prefix(&name).is_empty() {
                name = format!("ns{}:{name}", self.scope.len() + 1);
            }
            self.declare(prefix(&name), node.namespace)?;
        }
        self.out.extend([" ", &name]);
        let text = match value {
            Tree::Array(items) => items.iter().map(tree::text).collect::<Vec<_>>().join(" ").into(),
            value => tree::text(value),
        };
        self.quoted(&text)
    }

    /// What stands in the element of a value.
    fn content(&mut self, shape: &XmlShape, value: &Tree<'_>) -> Result<(), String> {
        match value {
            Tree::Null => Ok(()),
            Tree::Object(members) => {
                let known = shape.members.unwrap_or_default();
                for member in known {
                    if let Some(value) = tree::member(value, member.name) {
                        self.node(&member.node, value)?;
                    }
                }
                let others =
                    members.iter().filter(|(name, _)| known.iter().all(|member| member.name != name));
                for (name, value) in others {
                    self.other(shape, name, value)?;
                }
                Ok(())
            }
            Tree::Array(items) => {
                let own = XmlNode::new(XmlKind::Element, "item", &XmlShape::ANY);
                for (index, item) in items.iter().enumerate() {
                    self.node(shape.item(index).unwrap_or(&own), item)?;
                }
                Ok(())
            }
            scalar => self.escaped(&tree::text(scalar), Place::Text),
        }
    }

    fn node(&mut self, node: &XmlNode, value: &Tree<'_>) -> Result<(), String> {
        match node.kind {
            XmlKind::Attribute => Ok(()),
            XmlKind::Element => self.element(node, node.name, value),
            XmlKind::Text | XmlKind::None => self.content(node.shape, value),
            XmlKind::Cdata => self.cdata(&tree::text(value)),
        }
    }

    /// A member that is not listed, by its own name; a list is one element for each item.
    fn other(&mut self, shape: &XmlShape, name: &str, value: &Tree<'_>) -> Result<(), String> {
        let element = |shape| XmlNode::new(XmlKind::Element, "", shape);
        let rest = shape.rest.copied().unwrap_or_else(|| element(&XmlShape::ANY));
        match value {
            Tree::Array(items) if rest.kind == XmlKind::None || rest.shape.is_any() => {
                for (index, item) in items.iter().enumerate() {
                    let shape = rest.shape.item(index).map_or(&XmlShape::ANY, |node| node.shape);
                    self.element(&element(shape), name, item)?;
                }
                Ok(())
            }
            value => self.element(&XmlNode { kind: XmlKind::Element, ..rest }, name, value),
        }
    }

    fn escaped(&mut self, text: &str, place: Place) -> Result<(), String> {
        for c in text.chars() {
            match c {
                '<' => self.out.push_str("&lt;"),
                '&' => self.out.push_str("&amp;"),
                '>' => self.out.push_str("&gt;"),
                '"' if place == Place::Attribute => self.out.push_str("&quot;"),
                // Readers make a line feed of the first, and white space of all three in attributes.
                '\r' => self.out.push_str("&#13;"),
                '\n' if place == Place::Attribute => self.out.push_str("&#10;"),
                '\t' if place == Place::Attribute => self.out.push_str("&#9;"),
                c => self.out.push(allowed(c)?),
            }
        }
        Ok(())
    }

    /// A section without escapes. The end of one inside of the text is cut in two.
    fn cdata(&mut self, text: &str) -> Result<(), String> {
        for c in text.chars() {
            allowed(c)?;
        }
        self.out.extend(["<![CDATA[", &text.replace("]]>", "]]]]><![CDATA[>"), "]]>"]);
        Ok(())
    }
}

fn allowed(c: char) -> Result<char, String> {
    if is_char(c) {
        Ok(c)
    } else {
        Err(format!("XML has no character {:?}", c))
    }
}
