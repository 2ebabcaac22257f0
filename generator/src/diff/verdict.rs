//! The scales of a verdict: [`Wire`] says whether yesterday's program works with the new server, [`Source`] whether yesterday's
//! code compiles with the new crate.

use serde::Serialize;

/// The effect of a change on a client that was built from the old document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Wire {
    /// Nothing: what is sent and received is the same.
    #[default]
    None,
    /// Something is new or allowed that an old client neither needs nor meets.
    Compatible,
    /// It depends on how the server or the client is written: a person has to look.
    Review,
    /// A client that follows the old document gets errors, or answers that it cannot read.
    Breaking,
}

/// What a change does to code that was written against the old crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// Nothing, but for words in the documentation.
    #[default]
    None,
    /// It compiles with a new warning.
    Lint,
    /// It compiles; there is more to call.
    Additive,
    /// It compiles and does something else at run time.
    Behaviour,
    /// It does not compile.
    SourceBreaking,
}

/// The part of a version number that has to be raised (Semantic Versioning 2.0.0).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Bump {
    /// The crates are the same.
    #[default]
    None,
    /// Nothing that code can see.
    Patch,
    /// Additions, new warnings, other behaviour.
    Minor,
    /// Code stops compiling.
    Major,
}

/// How a change is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Somebody has to look.
    Warning,
    /// Clients in the field stop working.
    Error,
}

/// Which changes make a run fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FailOn {
    /// Those that break clients in the field and that nobody approved.
    #[default]
    Breaking,
    /// Those, and those that break code that uses the crate.
    Source,
    /// All that nobody approved.
    Any,
    /// None.
    Never,
}

/// Which way the values of the changed place travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// From the client to the server.
    Request,
    /// From the server to the client.
    Response,
    /// Both ways.
    Both,
}

impl Wire {
    /// The word in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Compatible => "compatible",
            Self::Review => "review",
            Self::Breaking => "breaking",
        }
    }

    /// The severity that a change of this effect has where the policy says nothing else.
    pub fn severity(self) -> Severity {
        match self {
            Self::None | Self::Compatible => Severity::Info,
            Self::Review => Severity::Warning,
            Self::Breaking => Severity::Error,
        }
    }
}

impl Source {
    /// The word in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Lint => "lint",
            Self::Additive => "additive",
            Self::Behaviour => "behaviour",
            Self::SourceBreaking => "source-breaking",
        }
    }

    /// What the crate's version has to do, by the rules of a crate at 1.0 or later.
    pub fn bump(self) -> Bump {
        match self {
            Self::None => Bump::Patch,
            Self::Lint | Self::Additive | Self::Behaviour => Bump::Minor,
            Self::SourceBreaking => Bump::Major,
        }
    }
}

impl Bump {
    /// The word in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

impl Severity {
    /// The word in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl Side {
    /// The word in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
            Self::Both => "both",
        }
    }

    /// The side that has both facts; `None` where nothing travels.
    pub fn of(request: bool, response: bool) -> Option<Self> {
        match (request, response) {
            (true, true) => Some(Self::Both),
            (true, false) => Some(Self::Request),
            (false, true) => Some(Self::Response),
            (false, false) => None,
        }
    }
}

impl FailOn {
    /// By its word in configurations.
    pub fn named(word: &str) -> Option<Self> {
        Some(match word {
            "breaking" => Self::Breaking,
            "source" => Self::Source,
            "any" => Self::Any,
            "never" => Self::Never,
            _ => return None,
        })
    }
}
