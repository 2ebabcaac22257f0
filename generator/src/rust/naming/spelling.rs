//! One spelling for each word: `OpenAI` and `openai` are `OpenAi` in all names of types and variants, or `Openai` in all.
//!
//! A document shows by capitals where a word may be split (`OpenAI`); where it has the same word in one piece as well, the
//! spelling that it has more often holds for both.

use std::collections::HashMap;

use crate::api::{Api, Shape};
use crate::rust::Ident;

/// The words of which a document has two spellings.
#[derive(Debug, Default)]
pub(in crate::rust) struct Spelling {
    /// Words that are written as two.
    split: HashMap<String, (String, String)>,
    /// Pairs that are written as one.
    joined: HashMap<(String, String), String>,
}

/// Words shorter than this are parts of too many others.
const SHORTEST: usize = 5;

/// Values of an enum beyond which no more are looked at.
const MOST_VALUES: usize = 64;

impl Spelling {
    /// What the names of components and tags, titles and texts of enums show.
    pub(super) fn of(api: &Api) -> Self {
        let mut seen = Seen::default();
        for def in &api.types {
            def.component.iter().chain(&def.title).for_each(|text| seen.take(text));
            if let Shape::Enumeration(list) = &def.shape {
                let texts = list.values.iter().take(MOST_VALUES).filter_map(|value| value.value.as_str());
                texts.for_each(|text| seen.take(text));
            }
        }
        api.tags.iter().for_each(|tag| seen.take(&tag.name));
        seen.settled()
    }

    /// A type or variant, see [`Ident::camel`].
    pub(in crate::rust) fn camel(&self, text: &str) -> Ident {
        if self.split.is_empty() && self.joined.is_empty() {
            return Ident::camel(text);
        }
        let mut words: Vec<String> = Vec::new();
        let mut changed = false;
        for word in Ident::words(text) {
            let pair = words.last().map(|last| (last.clone(), word.clone()));
            if let Some(whole) = pair.and_then(|pair| self.joined.get(&pair)) {
                words.pop();
                words.push(whole.clone());
                changed = true;
            } else if let Some((one, other)) = self.split.get(&word) {
                words.extend([one.clone(), other.clone()]);
                changed = true;
            } else {
                words.push(word);
            }
        }
        if changed { Ident::camel(&words.join(" ")) } else { Ident::camel(text) }
    }
}

/// How often words and pairs of words were seen.
#[derive(Default)]
struct Seen {
    words: HashMap<String, usize>,
    pairs: HashMap<(String, String), usize>,
}

impl Seen {
    fn take(&mut self, text: &str) {
        for piece in text.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty()) {
            let words = Ident::words(piece);
            for pair in words.windows(2) {
                *self.pairs.entry((pair[0].clone(), pair[1].clone())).or_default() += 1;
            }
            words.into_iter().for_each(|word| *self.words.entry(word).or_default() += 1);
        }
    }

    fn settled(self) -> Spelling {
        let mut spelling = Spelling::default();
        let plain = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
        let mut pairs: Vec<_> = self.pairs.into_iter().collect();
        pairs.sort();
        for ((one, other), times) in pairs {
            let whole = format!("{one}{other}");
            let Some(in_one) = self.words.get(&whole).filter(|_| plain(&one) && plain(&other)) else {
                continue;
            };
            if whole.len() < SHORTEST {
                continue;
            }
            if times >= *in_one {
                spelling.split.entry(whole).or_insert((one, other));
            } else {
                spelling.joined.insert((one, other), whole);
            }
        }
        spelling
    }
}
