//! The places of a document that take text, by the table of keywords.

use std::collections::BTreeSet;

use clientwright::document::keywords::{ALL_KINDS, Kind, Shape};
use serde_json::{Map, Value as Json};

/// A step down a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    Member(String),
    Item(usize),
}

/// A place that takes text.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// The object that it belongs to, and the keyword there (`*` where members are free, `x-...` for extensions).
    pub(crate) kind: Kind,
    pub(crate) keyword: String,
    /// It is the name of a member rather than a value.
    pub(crate) is_key: bool,
    pub(crate) path: Vec<Step>,
}

impl Place {
    /// What it is, without where.
    pub(crate) fn what(&self) -> (Kind, String, bool) {
        (self.kind, self.keyword.clone(), self.is_key)
    }

    /// Words for people, from which nothing but documentation comes.
    pub(crate) fn is_prose(&self) -> bool {
        let words =
            ["description", "summary", "termsOfService", "$comment", "email", "version", "externalValue"];
        let about = matches!(self.kind, Kind::Contact | Kind::License | Kind::ExternalDocs);
        // The description of a server may name its constructor.
        let naming = self.kind == Kind::Server;
        let title = self.kind == Kind::Info && self.keyword == "title";
        !self.is_key && !naming && (about || title || words.contains(&self.keyword.as_str()))
    }

    /// What a thing is called: a string that may be any.
    pub(crate) fn is_name(&self) -> bool {
        let names = [
            "name",
            "operationId",
            "tags",
            "scopes",
            "title",
            "enum",
            "default",
            "example",
            "examples",
            "value",
        ];
        let also = [
            "const",
            "required",
            "propertyName",
            "mapping",
            "bearerFormat",
            "contentType",
            "dataValue",
            "identifier",
        ];
        self.is_key
            || names.contains(&self.keyword.as_str())
            || also.contains(&self.keyword.as_str())
            || self.kind == Kind::Requirement
            || self.keyword.starts_with("x-")
            || (self.kind == Kind::Server && self.keyword == "description")
    }
}

/// Every place of a document, in its order.
pub(crate) fn of(document: &Json) -> Vec<Place> {
    let kind = if document.get("swagger").is_some() { Kind::Swagger2 } else { Kind::OpenApi };
    let mut walk = Walk { found: Vec::new(), path: Vec::new() };
    walk.object(document, kind);
    walk.found
}

struct Walk {
    found: Vec<Place>,
    path: Vec<Step>,
}

impl Walk {
    fn object(&mut self, value: &Json, kind: Kind) {
        let Json::Object(members) = value else { return };
        for (name, member) in members {
            self.path.push(Step::Member(name.clone()));
            let row = kind.row(name);
            match (row.map(|row| row.shape), kind.free_members()) {
                (Some(shape), _) => self.value(member, shape, kind, name),
                (None, _) if kind.has_extension(name) => self.any(member, kind, name),
                (None, Some(shape)) => {
                    self.here(kind, "*", true);
                    self.value(member, shape, kind, "*");
                }
                (None, None) => {}
            }
            self.path.pop();
        }
    }

    fn value(&mut self, value: &Json, shape: Shape, kind: Kind, keyword: &str) {
        match (shape, value) {
            (Shape::One(inner), _) => self.object(value, inner),
            (Shape::Items, Json::Object(_)) => self.object(value, Kind::Schema),
            (Shape::List(inner), Json::Array(items)) => self.items(items, inner),
            (Shape::Items, Json::Array(items)) => self.items(items, Kind::Schema),
            (Shape::Map(inner), Json::Object(members)) => {
                for (name, member) in members {
                    self.path.push(Step::Member(name.clone()));
                    self.here(kind, keyword, true);
                    self.object(member, inner);
                    self.path.pop();
                }
            }
            (Shape::Flag | Shape::Number | Shape::Count | Shape::Exclusive, _) => {}
            _ => self.any(value, kind, keyword),
        }
    }

    fn items(&mut self, items: &[Json], kind: Kind) {
        for (index, item) in items.iter().enumerate() {
            self.path.push(Step::Item(index));
            self.object(item, kind);
            self.path.pop();
        }
    }

    /// All texts and names in a value of no particular shape.
    fn any(&mut self, value: &Json, kind: Kind, keyword: &str) {
        match value {
            Json::String(_) => self.here(kind, keyword, false),
            Json::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.path.push(Step::Item(index));
                    self.any(item, kind, keyword);
                    self.path.pop();
                }
            }
            Json::Object(members) => {
                for (name, member) in members {
                    self.path.push(Step::Member(name.clone()));
                    self.here(kind, keyword, true);
                    self.any(member, kind, keyword);
                    self.path.pop();
                }
            }
            _ => {}
        }
    }

    fn here(&mut self, kind: Kind, keyword: &str, is_key: bool) {
        self.found.push(Place { kind, keyword: keyword.to_owned(), is_key, path: self.path.clone() });
    }
}

/// The document with texts in places; references to what is renamed follow.
pub(crate) fn with(document: &Json, texts: &[(&Place, String)]) -> Json {
    let mut document = document.clone();
    let mut sorted: Vec<&(&Place, String)> = texts.iter().collect();
    // Names go last and the deepest first: paths lead through them.
    sorted.sort_by_key(|(place, _)| (place.is_key, usize::MAX - place.path.len()));
    for (place, text) in sorted {
        let text = if place.kind == Kind::Paths || place.kind == Kind::Paths2 {
            format!("/{text}")
        } else {
            text.clone()
        };
        let Some((Step::Member(old), parents)) = place.path.split_last().filter(|_| place.is_key) else {
            if let Some(slot) = at(&mut document, &place.path) {
                *slot = Json::String(text);
            }
            continue;
        };
        if let Some(Json::Object(members)) = at(&mut document, parents)
            && !members.contains_key(&text)
        {
            let renamed =
                |(name, value): (String, Json)| (if name == *old { text.clone() } else { name }, value);
            *members = std::mem::take(members).into_iter().map(renamed).collect::<Map<_, _>>();
            let pointer = |name: &str| {
                parents
                    .iter()
                    .map(word)
                    .chain([name.to_owned()])
                    .map(|word| format!("/{}", encoded(&word)))
                    .collect::<String>()
            };
            let (from, to) = (format!("#{}", pointer(old)), format!("#{}", pointer(&text)));
            follow(&mut document, &from, &to);
        }
    }
    document
}

fn word(step: &Step) -> String {
    match step {
        Step::Member(name) => name.clone(),
        Step::Item(index) => index.to_string(),
    }
}

/// A word of a JSON Pointer in a fragment.
fn encoded(word: &str) -> String {
    let word = word.replace('~', "~0").replace('/', "~1");
    word.bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

fn follow(value: &mut Json, from: &str, to: &str) {
    match value {
        Json::String(text) if text == from => to.clone_into(text),
        Json::Array(items) => items.iter_mut().for_each(|item| follow(item, from, to)),
        Json::Object(members) => members.values_mut().for_each(|member| follow(member, from, to)),
        _ => {}
    }
}

fn at<'d>(document: &'d mut Json, path: &[Step]) -> Option<&'d mut Json> {
    path.iter().try_fold(document, |value, step| match step {
        Step::Member(name) => value.get_mut(name),
        Step::Item(index) => value.get_mut(index),
    })
}

/// Keywords with texts or names that no place of these documents is about.
pub(crate) fn missing(places: &[Place]) -> Vec<String> {
    let found: BTreeSet<(Kind, &str)> =
        places.iter().map(|place| (place.kind, place.keyword.as_str())).collect();
    let texts = |kind: &Kind| {
        let rows = kind.rows().iter().filter(|row| {
            !matches!(
                row.shape,
                Shape::One(_)
                    | Shape::List(_)
                    | Shape::Items
                    | Shape::Flag
                    | Shape::Number
                    | Shape::Count
                    | Shape::Exclusive
            )
        });
        let kind = *kind;
        rows.map(move |row| (kind, row.keyword))
    };
    ALL_KINDS
        .iter()
        .flat_map(texts)
        .filter(|at| !found.contains(at))
        .map(|(kind, keyword)| format!("{kind:?}.{keyword}"))
        .collect()
}
