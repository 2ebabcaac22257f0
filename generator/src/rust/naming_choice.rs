//! How operations are named after their ids.

use super::naming::IdPattern;
use super::{Lock, NameKind};

/// What of an `operationId` is the name of the function.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Naming {
    /// All of it, unless nearly all ids of the document follow a pattern of a framework: then what the pattern adds is left
    /// out. Names of a document that was published before follow what was recognised then.
    #[default]
    Auto,
    /// All of it.
    AsWritten,
    /// What is left without what these patterns add, wherever an id follows one.
    Without(Vec<IdPattern>),
}

/// The key of the line in the lock.
const KEY: &str = "operationId";

impl Naming {
    /// The words of configuration, hints and lock: `auto`, `as-written`, or the names of patterns.
    ///
    /// # Errors
    /// The word that means nothing here.
    pub fn read<'w>(words: impl IntoIterator<Item = &'w str>) -> Result<Self, String> {
        let words: Vec<&str> = words.into_iter().collect();
        match words.as_slice() {
            ["auto"] => Ok(Self::Auto),
            ["as-written"] | [] => Ok(Self::AsWritten),
            patterns => {
                let pattern = |name: &&str| IdPattern::find(name).ok_or_else(|| (*name).to_owned());
                patterns.iter().map(pattern).collect::<Result<_, _>>().map(Self::Without)
            }
        }
    }

    /// The words that [`read`](Self::read) takes for it, with commas between them.
    pub fn words(&self) -> String {
        match self {
            Self::Auto => "auto".to_owned(),
            Self::AsWritten => "as-written".to_owned(),
            Self::Without(patterns) => {
                patterns.iter().map(|pattern| pattern.name()).collect::<Vec<_>>().join(",")
            }
        }
    }

    /// What may be said, for messages.
    pub fn known() -> String {
        let patterns = IdPattern::ALL.map(IdPattern::name);
        format!("auto, as-written, or some of {}", patterns.join(", "))
    }

    /// What was recognised when the names of a lock were given; `Auto` where there are none.
    pub(super) fn locked(lock: &Lock) -> Self {
        match lock.get(NameKind::Naming, KEY) {
            Some(words) => Self::read(words.split(',')).unwrap_or(Self::AsWritten),
            None if lock.has(NameKind::Operation) => Self::AsWritten,
            None => Self::Auto,
        }
    }

    /// Pins what was recognised.
    pub(super) fn pin(patterns: &[IdPattern], lock: &mut Lock) {
        if !patterns.is_empty() {
            let names: Vec<&str> = patterns.iter().map(|pattern| pattern.name()).collect();
            lock.set(NameKind::Naming, KEY, &names.join(","));
        }
    }
}
