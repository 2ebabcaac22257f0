//! Places: where in a value the check is, and JSON Pointers into schemas (RFC 6901).

use super::super::json::Tree;

/// A place in a value; it becomes text only where there is something to say.
pub(super) struct Place<'p> {
    parent: Option<&'p Place<'p>>,
    step: Step<'p>,
}

enum Step<'p> {
    Member(&'p str),
    Item(usize),
}

impl<'p> Place<'p> {
    /// The value as a whole.
    pub(super) const ROOT: Place<'static> = Place { parent: None, step: Step::Item(0) };

    pub(super) fn member(&'p self, name: &'p str) -> Self {
        Self { parent: Some(self), step: Step::Member(name) }
    }

    pub(super) fn item(&'p self, index: usize) -> Self {
        Self { parent: Some(self), step: Step::Item(index) }
    }

    /// The place as a JSON Pointer.
    pub(super) fn pointer(&self) -> String {
        let Some(parent) = self.parent else { return String::new() };
        let mut text = parent.pointer();
        text.push('/');
        match self.step {
            Step::Member(name) => text.push_str(&name.replace('~', "~0").replace('/', "~1")),
            Step::Item(index) => text.push_str(&index.to_string()),
        }
        text
    }
}

/// What a JSON Pointer leads to.
pub(super) fn find<'t, 'j>(tree: &'t Tree<'j>, pointer: &str) -> Option<&'t Tree<'j>> {
    pointer.split('/').skip(1).try_fold(tree, |tree, step| match tree {
        Tree::Object(_) => member(tree, &step.replace("~1", "/").replace("~0", "~")),
        Tree::Array(items) => items.get(step.parse::<usize>().ok()?),
        _ => None,
    })
}

/// The member of that name, where it is an object that has it.
pub(super) fn member<'t, 'j>(tree: &'t Tree<'j>, name: &str) -> Option<&'t Tree<'j>> {
    let Tree::Object(members) = tree else { return None };
    members.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value)
}
