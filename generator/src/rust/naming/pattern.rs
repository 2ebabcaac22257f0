//! What frameworks write around the name of a function where they make up an `operationId`, and how it is taken off again.

use super::path::is_version;
use super::verbs;
use crate::api::Operation;
use crate::rust::Ident;
use crate::rust::words::singular;

/// What a framework adds to the name of a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IdPattern {
    /// The method behind the word `Using`, and a number: `getUserUsingGET_1`.
    UsingMethod,
    /// The path and the method: `read_item_items__item_id__get`.
    PathAndMethod,
    /// The class that the function is in: `UsersController_findOne`.
    Class,
    /// The tag, which the function is reached by anyway: `tasks_list_tasks`.
    Tag,
    /// A verb for the method in front of the function's own: `get_get_console`.
    Verb,
    /// A number that tells functions of the same name apart: `create_1`.
    Number,
}

impl IdPattern {
    /// All of them, in the order in which they are taken off.
    pub const ALL: [Self; 6] =
        [Self::UsingMethod, Self::PathAndMethod, Self::Class, Self::Tag, Self::Verb, Self::Number];

    /// Its name in the configuration, in hints and in `names.lock`.
    pub fn name(self) -> &'static str {
        match self {
            Self::UsingMethod => "using-method",
            Self::PathAndMethod => "path-and-method",
            Self::Class => "class",
            Self::Tag => "tag",
            Self::Verb => "verb",
            Self::Number => "number",
        }
    }

    /// What ids look like that follow it.
    pub fn form(self) -> &'static str {
        match self {
            Self::UsingMethod => "{function}Using{METHOD}",
            Self::PathAndMethod => "{function}_{path}_{method}",
            Self::Class => "{class}_{function}",
            Self::Tag => "{tag}_{function}",
            Self::Verb => "{verb}_{function}",
            Self::Number => "{function}_{number}",
        }
    }

    /// The pattern of this name.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|pattern| pattern.name() == name)
    }
}

/// What is left of an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rest {
    /// The words of the function.
    pub(super) words: Vec<String>,
    /// The function with what it belongs to, for where the words alone mean another operation.
    pub(super) with_owner: Option<Vec<String>>,
}

impl Rest {
    fn of(words: &[String]) -> Option<Self> {
        let sayable = words.first()?.starts_with(char::is_alphabetic);
        sayable.then(|| Self { words: words.to_vec(), with_owner: None })
    }
}

/// An id under way.
#[derive(Debug, Clone, Copy)]
pub(super) struct Id<'a> {
    /// The operation that has it.
    pub(super) operation: &'a Operation,
    /// The id as written.
    pub(super) written: &'a str,
    /// What is left of its words so far.
    pub(super) words: &'a [String],
    /// The words of its path, as far as ids have them.
    pub(super) path: &'a [String],
}

impl Id<'_> {
    /// The id without what the pattern adds; `None` where it does not follow the pattern.
    pub(super) fn without(self, pattern: IdPattern) -> Option<Rest> {
        match pattern {
            IdPattern::UsingMethod => self.without_using_method(),
            IdPattern::PathAndMethod => self.without_path(),
            IdPattern::Class => self.without_class(),
            IdPattern::Tag => self.without_tag(),
            IdPattern::Verb => self.without_verb(),
            IdPattern::Number => self.without_number(),
        }
    }

    fn without_using_method(self) -> Option<Rest> {
        let words = self.without_number().map_or_else(|| self.words.to_vec(), |rest| rest.words);
        let rest = words.strip_suffix(&["using".to_owned(), self.operation.key.method.clone()])?;
        Rest::of(rest)
    }

    fn without_path(self) -> Option<Rest> {
        let rest = self.words.strip_suffix(std::slice::from_ref(&self.operation.key.method))?;
        let rest = Rest::of(rest.strip_suffix(self.path)?)?;
        // Versions of one function differ in nothing else.
        let version = self.path.iter().find(|word| is_version(word));
        let with_owner =
            version.map(|version| [rest.words.as_slice(), std::slice::from_ref(version)].concat());
        Some(Rest { with_owner, ..rest })
    }

    /// `UsersController_findOne`, `UserController.findById`, `TodoItems_list`: the first word has a capital and is no verb.
    fn without_class(self) -> Option<Rest> {
        let (class, function) = self.written.split_once(['_', '.'])?;
        let mut letters = class.chars();
        let named = letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase);
        let class = Ident::words(class);
        let (last, owner) = class.split_last()?;
        let function = Ident::words(function);
        let bare_method = function.len() == 1 && verbs::is_method(&function[0]);
        if !named || verbs::is_verb(&class[0]) || (bare_method && self.written.contains('.')) {
            return None;
        }
        let owner = if is_technical(last) && !owner.is_empty() { owner } else { class.as_slice() };
        let with_owner = [owner, function.as_slice()].concat();
        // Without a tag there is nothing else that says whose `create` it is.
        let alone = function.len() == 1 && self.operation.tags.is_empty();
        let words = if alone { with_owner.clone() } else { function };
        Some(Rest { with_owner: Some(with_owner), ..Rest::of(&words)? })
    }

    fn without_tag(self) -> Option<Rest> {
        let tag = Ident::words(self.operation.tags.first()?);
        let head = self.words.get(..tag.len())?;
        let same = |(one, other): (&String, &String)| one == other || singular(one) == singular(other);
        let is_tag = !tag.is_empty() && head.iter().zip(&tag).all(same);
        is_tag.then(|| Rest::of(&self.words[tag.len()..])).flatten()
    }

    fn without_verb(self) -> Option<Rest> {
        let (verb, rest) = self.words.split_first()?;
        let twice = verbs::of_method(&self.operation.key.method).contains(&verb.as_str())
            && rest.first().is_some_and(|word| verbs::is_verb(word) || verbs::begins_with_verb(word));
        twice.then(|| Rest::of(rest)).flatten()
    }

    fn without_number(self) -> Option<Rest> {
        let (number, rest) = self.words.split_last()?;
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let apart = self.written.ends_with(&format!("_{number}"));
        (is_number && apart).then(|| Rest::of(rest)).flatten()
    }
}

/// Words behind the name of a class that say what kind of class it is.
fn is_technical(word: &str) -> bool {
    ["controller", "resource", "service", "handler", "endpoint", "router", "api"].contains(&word)
}
