//! A JSON value as a tree, for parameters, comparison and the serde bridge; numbers stay text. Emitted types are
//! decoded without it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hash::{Hash as _, Hasher};
use std::mem::size_of;

use super::error::ReadError;
use super::number::{hash_number, same_number};
use super::reader::Reader;

/// A JSON value that borrows from its text.
///
/// Two are equal if their numbers have the same values and their objects the same members in whatever order, the
/// last of those with one name.
#[derive(Debug, Clone)]
pub enum Tree<'j> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number as written.
    Number(&'j str),
    /// A string, its escapes resolved.
    Text(Cow<'j, str>),
    /// An array.
    Array(Vec<Tree<'j>>),
    /// An object's members in the order of the text.
    Object(Vec<(Cow<'j, str>, Tree<'j>)>),
}

impl<'j> Reader<'j> {
    /// The value at hand as a tree.
    ///
    /// # Errors
    /// Malformed or too deeply nested text.
    pub fn tree(&mut self) -> Result<Tree<'j>, ReadError> {
        match self.peek() {
            b'"' => self.text().map(Tree::Text),
            b'{' => self.tree_object(),
            b'[' => self.tree_array(),
            b't' | b'f' => self.bool().map(Tree::Bool),
            b'-' | b'0'..=b'9' => self.number().map(Tree::Number),
            _ if self.null()? => Ok(Tree::Null),
            _ => Err(self.mismatch("a value")),
        }
    }

    fn tree_object(&mut self) -> Result<Tree<'j>, ReadError> {
        self.open(b'{', "object")?;
        let (mut members, mut first) = (Vec::new(), true);
        while self.more(b'}', &mut first)? {
            self.hold(size_of::<(Cow<'j, str>, Tree<'j>)>())?;
            let name = self.key()?;
            let value = self.tree().map_err(|error| error.in_member(&name))?;
            members.push((name, value));
        }
        Ok(Tree::Object(members))
    }

    fn tree_array(&mut self) -> Result<Tree<'j>, ReadError> {
        self.open(b'[', "array")?;
        let (mut items, mut first) = (Vec::new(), true);
        while self.more(b']', &mut first)? {
            self.hold(size_of::<Tree<'j>>())?;
            let item = self.tree().map_err(|error| error.in_item(items.len()))?;
            items.push(item);
        }
        Ok(Tree::Array(items))
    }
}

impl Tree<'_> {
    /// Hashes what equality looks at.
    pub(super) fn hash_value(&self, mut state: &mut dyn Hasher) {
        match self {
            Self::Null => 0u8.hash(&mut state),
            Self::Bool(value) => (1u8, value).hash(&mut state),
            Self::Number(text) => hash_number(text, &mut state),
            Self::Text(text) => text.hash(&mut state),
            Self::Array(items) => {
                items.len().hash(&mut state);
                items.iter().for_each(|item| item.hash_value(state));
            }
            Self::Object(members) => {
                for (name, value) in by_name(members) {
                    name.hash(&mut state);
                    value.hash_value(state);
                }
            }
        }
    }
}

impl PartialEq for Tree<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) => true,
            (Self::Bool(left), Self::Bool(right)) => left == right,
            (Self::Number(left), Self::Number(right)) => same_number(left, right),
            (Self::Text(left), Self::Text(right)) => left == right,
            (Self::Array(left), Self::Array(right)) => left == right,
            (Self::Object(left), Self::Object(right)) => by_name(left) == by_name(right),
            _ => false,
        }
    }
}

fn by_name<'t, 'j>(members: &'t [(Cow<'j, str>, Tree<'j>)]) -> BTreeMap<&'t str, &'t Tree<'j>> {
    members.iter().map(|(name, value)| (&**name, value)).collect()
}
