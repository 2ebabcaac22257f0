//! What a path says about its operation: the thing it is about, and whether it is about one or many.

use std::collections::{HashMap, HashSet};

use crate::api::{Api, PathPart, PathTemplate};
use crate::rust::words::{is_plural, singular};

/// A path as naming sees it: words and parameters.
#[derive(Debug)]
pub(super) struct PathWords<'a> {
    segments: Vec<Segment<'a>>,
}

#[derive(Debug, PartialEq)]
enum Segment<'a> {
    Word(&'a str),
    /// A parameter; `context` where it only says whose things these are (`project_id`).
    Parameter {
        name: &'a str,
        context: bool,
    },
}

/// Parameters that more than two in five of the paths have: the context everything happens in.
pub(super) fn context_parameters(api: &Api) -> HashSet<&str> {
    let mut count: HashMap<&str, usize> = HashMap::new();
    let mut paths: HashSet<&str> = HashSet::new();
    for operation in &api.operations {
        if paths.insert(&operation.key.path) {
            for part in &operation.path.0 {
                if let PathPart::Parameter(name) = part {
                    *count.entry(name).or_default() += 1;
                }
            }
        }
    }
    let enough = |uses: usize| paths.len() > 4 && uses * 5 > paths.len() * 2;
    count.into_iter().filter(|(_, uses)| enough(*uses)).map(|(name, _)| name).collect()
}

impl<'a> PathWords<'a> {
    pub(super) fn new(path: &'a PathTemplate, context: &HashSet<&str>) -> Self {
        let mut segments = Vec::new();
        for part in &path.0 {
            match part {
                PathPart::Text(text) => {
                    let words =
                        text.split(['/', '.', ':', '?', '#', '=', '&']).filter(|word| !word.is_empty());
                    segments.extend(words.map(Segment::Word));
                }
                PathPart::Parameter(name) => {
                    segments.push(Segment::Parameter { name, context: context.contains(name.as_str()) });
                }
            }
        }
        while let Some(Segment::Word(word)) = segments.first() {
            let noise = is_version(word) || *word == "api" || *word == "rest";
            if !noise || segments.iter().filter(|s| matches!(s, Segment::Word(_))).count() == 1 {
                break;
            }
            segments.remove(0);
        }
        Self { segments }
    }

    /// The path ends in a parameter that picks one thing.
    pub(super) fn picks_one(&self) -> bool {
        matches!(self.segments.last(), Some(Segment::Parameter { context: false, .. }))
    }

    /// The name of the parameter that picks the thing.
    pub(super) fn last_parameter(&self) -> Option<&'a str> {
        self.segments.iter().rev().find_map(|segment| match segment {
            Segment::Parameter { name, context: false } => Some(*name),
            _ => None,
        })
    }

    /// Words from the last one backwards, versions left out; each with whether a parameter picks one of its things.
    pub(super) fn nouns(&self) -> Vec<Noun<'a>> {
        let mut nouns = Vec::new();
        let mut picked = false;
        for segment in self.segments.iter().rev() {
            match segment {
                Segment::Parameter { context, .. } => picked = picked || !context,
                Segment::Word(word) if is_version(word) => {}
                Segment::Word(word) => {
                    nouns.push(Noun { word, picked });
                    picked = false;
                }
            }
        }
        nouns
    }

    /// The version segment, where there is one behind the first word (`/cloud/v2/..`).
    pub(super) fn version(&self) -> Option<&'a str> {
        self.segments.iter().rev().find_map(|segment| match segment {
            Segment::Word(word) if is_version(word) => Some(*word),
            _ => None,
        })
    }
}

/// A word of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Noun<'a> {
    /// As written.
    pub(super) word: &'a str,
    /// A parameter behind it picks one.
    pub(super) picked: bool,
}

impl Noun<'_> {
    /// The word for one thing where one is picked, else as written.
    pub(super) fn text(self) -> String {
        if self.picked { singular(self.word) } else { self.word.to_owned() }
    }

    /// It names many things.
    pub(super) fn plural(self) -> bool {
        !self.picked && is_plural(self.word)
    }
}

/// Whether a segment of a path is a version: `v2`.
pub(super) fn is_version(word: &str) -> bool {
    let digits = word.strip_prefix(['v', 'V']).unwrap_or("");
    !digits.is_empty() && digits.starts_with(|c: char| c.is_ascii_digit()) && digits.len() <= 8
}
