//! What the compiler says about code that uses the old crate, and where that differs from our verdict.

use serde::Serialize;

/// An error of the compiler where code uses an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CompilerError {
    /// The item of the base crate that is used.
    pub item: String,
    /// The error's code: `E0308`.
    pub code: Option<String>,
    /// What is wrong, in one line.
    pub message: String,
    /// The whole message as the compiler prints it.
    pub rendered: String,
}

impl CompilerError {
    /// `models::Pet::age: mismatched types (E0308)`
    pub fn words(&self) -> String {
        let code = self.code.as_ref().map(|code| format!(" ({code})")).unwrap_or_default();
        format!("{}: {}{code}", self.item, self.message)
    }
}

/// The result of compiling the witness, which is code that uses every item of the old crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verification {
    /// The witness compiles against the base, and this is what it does with the revision.
    Done {
        /// How many items the witness uses.
        used: usize,
        /// How many of them do not compile with the revision.
        failed: usize,
        /// Where the compiler disagrees with our verdict.
        surprises: Vec<Surprise>,
    },
    /// The compiler could not be asked, for this reason.
    Impossible(String),
}

/// A difference between the compiler's verdict and ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Surprise {
    /// Code that uses the item does not compile, and no finding says so.
    Fails(CompilerError),
    /// This item is called source-breaking, and compiles: its path, and the finding's id.
    Compiles(String, String),
}

impl Verification {
    /// Whether the compiler agrees with our verdict.
    pub fn agrees(&self) -> bool {
        matches!(self, Self::Done { surprises, .. } if surprises.is_empty())
    }

    /// Where it disagrees.
    pub fn surprises(&self) -> &[Surprise] {
        match self {
            Self::Done { surprises, .. } => surprises,
            Self::Impossible(_) => &[],
        }
    }

    /// Whether the compiler refuses what no finding calls source-breaking.
    pub fn refuses(&self) -> bool {
        let fails = |surprise: &Surprise| matches!(surprise, Surprise::Fails(_));
        matches!(self, Self::Done { surprises, .. } if surprises.iter().any(fails))
    }

    /// What came of it, in one line.
    pub fn words(&self) -> String {
        match self {
            Self::Impossible(why) => format!("could not say anything: {why}"),
            Self::Done { used, failed, surprises } => {
                let compiles = match failed {
                    0 => format!("all of {used} uses of the old crate compile"),
                    _ => format!("{failed} of {used} uses of the old crate do not compile"),
                };
                match surprises.len() {
                    0 => format!("agrees: {compiles}"),
                    1 => format!("disagrees in 1 place: {compiles}"),
                    more => format!("disagrees in {more} places: {compiles}"),
                }
            }
        }
    }
}

impl Surprise {
    /// The error that no finding speaks of.
    pub fn unexpected(&self) -> Option<&CompilerError> {
        match self {
            Self::Fails(error) => Some(error),
            Self::Compiles(..) => None,
        }
    }

    /// The item that compiles although a finding calls it source-breaking.
    pub fn compiling(&self) -> Option<&str> {
        match self {
            Self::Compiles(item, _) => Some(item),
            Self::Fails(_) => None,
        }
    }

    /// What is different, in one line.
    pub fn words(&self) -> String {
        match self {
            Self::Fails(error) => format!("`{}` does not compile: {}", error.item, error.message),
            Self::Compiles(item, id) => format!("`{item}` compiles, though change {id} says otherwise"),
        }
    }
}
