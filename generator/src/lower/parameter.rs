//! Parameters (OpenAPI 4.8.12).
//!
//! In: the parameters of an operation and of its path item. Out: [`Parameter`]s with every default filled in.
//!
//! | found | becomes |
//! |---|---|
//! | the same name and location at the path and at the operation | the operation's |
//! | no `style` | `form` in queries and cookies, `simple` elsewhere |
//! | no `explode` | true for `form` and `cookie`, else false |
//! | a path parameter that is not `required` | required |
//! | `x-ms-skip-url-encoding` | reserved characters and triplets are sent as they are, slashes of a path too |
//! | headers `Accept`, `Content-Type`, `Authorization` | left out, as OpenAPI says |

use openapiv3::{ParameterData, ParameterSchemaOrContent, ReferenceOr};

use super::findings::Finding;
use super::intersection::Conjunct;
use super::lowering::Lowering;
use super::media;
use super::operation::At;
use crate::api::{
    ComponentKind, Docs, ListKeys, Location, Note, Origin, Parameter, ParameterForm, Root, Scalar, Shape,
    Step, Style, TypeKey,
};
use crate::diagnostic::Code;
use crate::document::{Extra, ExtraStyle};

/// Says in Microsoft's documents that a value comes escaped.
const SKIP_ESCAPING: &str = "x-ms-skip-url-encoding";

impl<'d> Lowering<'d, '_> {
    /// The parameters that an operation and its path declare.
    pub(super) fn parameters(&mut self, at: &At<'d>, notes: &mut Vec<Note>) -> Vec<Parameter> {
        let own = self.listed(&at.operation.parameters, &at.key, notes);
        let shared = self.listed(&at.item.parameters, &TypeKey::new(Root::Path(at.path.clone())), notes);
        let is_own = |shared: &Parameter| own.iter().any(|own| are_one(own, (&shared.name, shared.location)));
        let mut parameters: Vec<_> = shared.into_iter().filter(|shared| !is_own(shared)).collect();
        parameters.extend(own);
        parameters
    }

    /// One list of parameters; `owner` is what their inline types are called after.
    fn listed(
        &mut self,
        list: &'d [ReferenceOr<openapiv3::Parameter>],
        owner: &TypeKey,
        notes: &mut Vec<Note>,
    ) -> Vec<Parameter> {
        let mut parameters: Vec<Parameter> = Vec::with_capacity(list.len());
        for entry in list {
            let Some((component, written)) = self.resolved.parameter(entry) else { continue };
            let data = written.parameter_data_ref();
            let extra = self.resolved.document.extra(&data.extensions);
            let location = location(written, extra);
            if location == Location::Header && is_reserved(&data.name) {
                self.report_reserved(data);
                continue;
            }
            if parameters.iter().any(|known| are_one(known, (&data.name, location))) {
                let message = format!("the parameter `{}` is there twice; the first one is taken", data.name);
                let finding =
                    Finding::new(Code::DUPLICATE_PARAMETER, self.node_of(&data.extensions), message);
                self.findings.note(notes, finding);
                continue;
            }
            let key = match component {
                Some(name) => TypeKey::new(Root::Component(ComponentKind::Parameter, name.to_owned())),
                None => owner.below(Step::Parameter(location, data.name.clone())),
            };
            parameters.push(self.parameter(written, location, key));
        }
        parameters
    }

    fn parameter(
        &mut self,
        written: &'d openapiv3::Parameter,
        location: Location,
        key: TypeKey,
    ) -> Parameter {
        let data = written.parameter_data_ref();
        let schema = self.schema_of(&data.format);
        let annotations =
            schema.map(|schema| self.annotations(&[Conjunct::new(schema, key.clone())])).unwrap_or_default();
        let ty = match schema {
            Some(schema) => self.use_of(schema, key),
            None => self.types.invent(key, Shape::Scalar(Scalar::String(None))),
        };
        let form = match &data.format {
            ParameterSchemaOrContent::Content(content) => ParameterForm::Content(
                content.keys().next().map_or_else(String::new, |name| media::name(name)),
            ),
            ParameterSchemaOrContent::Schema(_) => {
                form(written, self.resolved.document.extra(&data.extensions))
            }
        };
        let is_escaped = data.extensions.get(SKIP_ESCAPING) == Some(&serde_json::Value::Bool(true));
        let mut examples = media::examples(self.resolved, data.example.as_ref(), &data.examples);
        if examples.is_empty() {
            examples = annotations.docs.examples;
        }
        Parameter {
            name: data.name.clone(),
            location,
            required: data.required || location == Location::Path,
            docs: Docs {
                summary: None,
                description: super::words::text(data.description.as_deref()).or(annotations.docs.description),
                deprecated: data.deprecated.unwrap_or(false),
                examples,
            },
            ty,
            form: if is_escaped { as_it_is(form) } else { form },
            list_keys: ListKeys::default(),
            segments: is_escaped && location == Location::Path,
            allow_empty: allows_empty(written),
            default: annotations.default,
            hints: super::hints::of(&data.extensions),
            origin: Origin(self.node_of(&data.extensions)),
        }
    }

    fn report_reserved(&mut self, data: &ParameterData) {
        let message = format!(
            "`{}` is no parameter: the body's media type, the answers' and the security schemes set it",
            data.name
        );
        let finding = Finding::new(Code::RESERVED_HEADER, self.node_of(&data.extensions), message);
        self.findings.report(&finding);
    }
}

/// The form of a value that is escaped by whoever gives it.
fn as_it_is(form: ParameterForm) -> ParameterForm {
    match form {
        ParameterForm::Style { style, explode, .. } => {
            ParameterForm::Style { style, explode, allow_reserved: true }
        }
        content => content,
    }
}

/// Whether a parameter is the one of this name and place. Names of header fields have no case (RFC 9110, section 5.1).
fn are_one(one: &Parameter, (name, location): (&str, Location)) -> bool {
    let is_named = match location {
        Location::Header => one.name.eq_ignore_ascii_case(name),
        _ => one.name == name,
    };
    is_named && one.location == location
}

fn location(parameter: &openapiv3::Parameter, extra: Option<&Extra>) -> Location {
    match parameter {
        openapiv3::Parameter::Query { .. } if extra.is_some_and(|extra| extra.is_querystring) => {
            Location::QueryString
        }
        openapiv3::Parameter::Query { .. } => Location::Query,
        openapiv3::Parameter::Header { .. } => Location::Header,
        openapiv3::Parameter::Path { .. } => Location::Path,
        openapiv3::Parameter::Cookie { .. } => Location::Cookie,
    }
}

fn allows_empty(parameter: &openapiv3::Parameter) -> bool {
    matches!(parameter, openapiv3::Parameter::Query { allow_empty_value: Some(true), .. })
}

/// Headers that OpenAPI keeps for itself (4.8.12.1).
fn is_reserved(name: &str) -> bool {
    ["accept", "content-type", "authorization"].iter().any(|reserved| name.eq_ignore_ascii_case(reserved))
}

/// How a value becomes text, with the defaults of its place (OpenAPI 4.8.12.2).
fn form(parameter: &openapiv3::Parameter, extra: Option<&Extra>) -> ParameterForm {
    let data = parameter.parameter_data_ref();
    let allow_reserved = match parameter {
        openapiv3::Parameter::Query { allow_reserved, .. } => *allow_reserved,
        _ => extra.and_then(|extra| extra.allow_reserved).unwrap_or(false),
    };
    let style = match extra.and_then(|extra| extra.style) {
        Some(ExtraStyle::TabDelimited) => Style::TabDelimited,
        Some(ExtraStyle::Cookie) => Style::Cookie,
        None => named_style(parameter),
    };
    let explode = data.explode.unwrap_or(matches!(style, Style::Form | Style::Cookie));
    ParameterForm::Style { style, explode, allow_reserved }
}

fn named_style(parameter: &openapiv3::Parameter) -> Style {
    use openapiv3::PathStyle;
    match parameter {
        openapiv3::Parameter::Query { style, .. } => media::query_style(style),
        openapiv3::Parameter::Path { style, .. } => match style {
            PathStyle::Matrix => Style::Matrix,
            PathStyle::Label => Style::Label,
            PathStyle::Simple => Style::Simple,
        },
        openapiv3::Parameter::Header { .. } => Style::Simple,
        openapiv3::Parameter::Cookie { .. } => Style::Form,
    }
}
