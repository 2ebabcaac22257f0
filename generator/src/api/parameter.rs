//! Parameters: where they are sent and how their values become text.

use serde_json::Value as Json;

use super::{Docs, Hints, Location, Origin, TypeUse};

/// A parameter (OpenAPI 4.8.12).
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: String,
    /// Where it is sent.
    pub location: Location,
    /// It has to be there.
    pub required: bool,
    /// What it is for.
    pub docs: Docs,
    /// Its type.
    pub ty: TypeUse,
    /// How its value becomes text.
    pub form: ParameterForm,
    /// How style `deepObject` names the items of lists, where its type has any.
    pub list_keys: ListKeys,
    /// Its value may have slashes: it stands for several segments of the path.
    pub segments: bool,
    /// `allowEmptyValue`
    pub allow_empty: bool,
    /// `default` of its schema.
    pub default: Option<Json>,
    /// Hints for this parameter.
    pub hints: Hints,
    /// Where it was written.
    pub origin: Origin,
}

/// How a parameter's value becomes text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParameterForm {
    /// By style (OpenAPI 4.8.12.3).
    Style {
        /// `style`
        style: Style,
        /// `explode`
        explode: bool,
        /// `allowReserved`
        allow_reserved: bool,
    },
    /// As a document of this media type (`content`).
    Content(String),
}

/// How the keys of style `deepObject` name the items of a list, which OpenAPI leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ListKeys {
    /// `tags[]=a` for scalars, `items[0][price]=1` for objects and lists.
    #[default]
    Mixed,
    /// `tags[]=a`, `items[][price]=1`.
    Brackets,
    /// `tags[0]=a`, `items[0][price]=1`.
    Indices,
    /// `tags=a`, `items[price]=1`.
    Repeat,
}

impl ListKeys {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Mixed, Self::Brackets, Self::Indices, Self::Repeat];

    /// As a hint writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mixed => "mixed",
            Self::Brackets => "brackets",
            Self::Indices => "indices",
            Self::Repeat => "repeat",
        }
    }
}

/// Styles of parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// `simple`
    Simple,
    /// `label`
    Label,
    /// `matrix`
    Matrix,
    /// `form`
    Form,
    /// `spaceDelimited`
    SpaceDelimited,
    /// `pipeDelimited`
    PipeDelimited,
    /// `deepObject`
    DeepObject,
    /// Swagger 2.0's `collectionFormat: tsv`.
    TabDelimited,
    /// `cookie` (3.2): `form` with the delimiter of cookies, and nothing escaped.
    Cookie,
}

impl Style {
    /// As documents write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Simple => "simple",
            Self::Label => "label",
            Self::Matrix => "matrix",
            Self::Form => "form",
            Self::SpaceDelimited => "spaceDelimited",
            Self::PipeDelimited => "pipeDelimited",
            Self::DeepObject => "deepObject",
            Self::TabDelimited => "tabDelimited",
            Self::Cookie => "cookie",
        }
    }
}
