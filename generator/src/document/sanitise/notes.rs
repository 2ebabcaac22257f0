//! Findings that a document has by the hundred, told once each.
//!
//! In: keywords and places as they are met. Out: one diagnostic for each kind of finding, at its first place.

use indexmap::IndexMap;

use super::super::keywords::{Family, Kind};
use crate::diagnostic::{Code, Diagnostics, Severity};
use crate::near::nearest;
use crate::source::NodeId;

/// What was met, where first, and how often.
#[derive(Debug, Default)]
pub(super) struct Notes {
    met: IndexMap<(What, Kind, String), (NodeId, usize)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum What {
    Unknown,
    OtherVersion,
    RequiredFlag,
    NotHonoured,
    OtherDefault,
    OptionalInPath,
}

impl Notes {
    /// A keyword that no row has.
    pub(super) fn unknown(&mut self, kind: Kind, keyword: &str, at: NodeId) {
        self.note(What::Unknown, kind, keyword, at);
    }

    /// A keyword that this version does not have.
    pub(super) fn other_version(&mut self, kind: Kind, keyword: &str, at: NodeId) {
        self.note(What::OtherVersion, kind, keyword, at);
    }

    /// `required` as a flag of a property.
    pub(super) fn required_flag(&mut self, at: NodeId) {
        self.note(What::RequiredFlag, Kind::Schema, "required", at);
    }

    /// A keyword of an object other than a schema that nothing is made of; for schemas, lowering knows better.
    pub(super) fn not_honoured(&mut self, kind: Kind, keyword: &str, at: NodeId) {
        self.note(What::NotHonoured, kind, keyword, at);
    }

    /// A default that is no value of its schema.
    pub(super) fn other_default(&mut self, at: NodeId) {
        self.note(What::OtherDefault, Kind::Schema, "default", at);
    }

    /// A parameter of the path that does not say that it is required.
    pub(super) fn optional_in_path(&mut self, at: NodeId) {
        self.note(What::OptionalInPath, Kind::Parameter, "required", at);
    }

    fn note(&mut self, what: What, kind: Kind, keyword: &str, at: NodeId) {
        self.met.entry((what, kind, keyword.to_owned())).or_insert((at, 0)).1 += 1;
    }

    pub(super) fn report(self, family: Family, diagnostics: &mut Diagnostics) {
        for ((what, kind, keyword), (at, count)) in self.met {
            let more = if count > 1 { format!(" (and in {} more places)", count - 1) } else { String::new() };
            let noun = kind.noun();
            match what {
                What::Unknown => {
                    let known = kind.rows().iter().map(|row| row.keyword);
                    let near = nearest(&keyword, known);
                    let message = format!("{noun} has no `{keyword}`; it is ignored{more}");
                    let found = diagnostics.report(Code::UNKNOWN_KEYWORD, at, message);
                    if let Some(near) = near {
                        found.severity(Severity::Warning).help(format!("Did you mean `{near}`?"));
                    }
                }
                What::OtherVersion => {
                    let message = format!(
                        "`{keyword}` is no keyword of {noun} in {}; it is honoured all the same{more}",
                        family.as_str()
                    );
                    diagnostics.report(Code::OTHER_VERSION, at, message);
                }
                What::NotHonoured => {
                    let message = format!("`{keyword}` of {noun} is not honoured{more}");
                    diagnostics.report(Code::NOT_HONOURED, at, message);
                }
                What::OtherDefault => {
                    let message = format!("the default is no value of its schema's type{more}");
                    diagnostics.report(Code::DEFAULT_OF_OTHER_TYPE, at, message);
                }
                What::OptionalInPath => {
                    let message = format!("a parameter of the path is required, and has to say so{more}");
                    diagnostics.report(Code::OPTIONAL_IN_PATH, at, message).help("Write `required: true`.");
                }
                What::RequiredFlag => {
                    let message =
                        format!("`required` is a list of names at the schema around a property{more}");
                    diagnostics.report(Code::WRONG_SHAPE, at, message).help(
                        "`required: true` was read as if the schema around it listed the property. Write it there.",
                    );
                }
            }
        }
    }
}
