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
//! | a name of the path template that no parameter has | a required string, and a warning |
//! | a path parameter that the template does not have | left out, with a warning |
//! | headers `Accept`, `Content-Type`, `Authorization` | left out, as OpenAPI says |

use openapiv3::{ParameterData, ParameterSchemaOrContent, ReferenceOr};

use super::findings::Finding;
use super::intersection::Conjunct;
use super::lowering::Lowering;
use super::media;
use super::operation::At;
use crate::api::{
    ComponentKind, Docs, Hints, ListKeys, Location, Note, Origin, Parameter, ParameterForm, PathPart,
    PathTemplate, Root, Scalar, Shape, Step, Style, TypeKey, TypeUse,
};
use crate::diagnostic::Code;
use crate::document::{Extra, ExtraStyle};

impl<'d> Lowering<'d, '_> {
    /// The parameters of an operation and those that its path has no place for; the path template gets the names that
    /// the parameters have.
    pub(super) fn parameters(
        &mut self,
        at: &At<'d>,
        template: &mut PathTemplate,
        notes: &mut Vec<Note>,
    ) -> (Vec<Parameter>, Vec<Parameter>) {
        let own = self.listed(&at.operation.parameters, &at.key, notes);
        let shared = self.listed(&at.item.parameters, &TypeKey::new(Root::Path(at.path.clone())), notes);
        let inherited = shared.into_iter().filter(|shared| {
            !own.iter().any(|own| own.name == shared.name && own.location == shared.location)
        });
        let mut parameters: Vec<_> = inherited.collect();
        parameters.extend(own);
        let unplaced = self.match_template(at, template, &mut parameters, notes);
        (parameters, unplaced)
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
            if parameters.iter().any(|known| known.name == data.name && known.location == location) {
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
            form,
            list_keys: ListKeys::default(),
            allow_empty: allows_empty(written),
            default: annotations.default,
            hints: super::hints::of(&data.extensions),
            origin: Origin(self.node_of(&data.extensions)),
        }
    }

    /// Brings the template and the path parameters together; gives those that are left over.
    fn match_template(
        &mut self,
        at: &At<'d>,
        template: &mut PathTemplate,
        parameters: &mut Vec<Parameter>,
        notes: &mut Vec<Note>,
    ) -> Vec<Parameter> {
        for part in &mut template.0 {
            let PathPart::Parameter(name) = part else { continue };
            if let Some(declared) = nearest(name, parameters) {
                *name = declared;
            } else {
                let made = self.made_up(at, name, notes);
                parameters.push(made);
            }
        }
        let used: Vec<_> = template.0.iter().collect();
        let has_place = |parameter: &mut Parameter| {
            let needed = PathPart::Parameter(parameter.name.clone());
            parameter.location != Location::Path || used.contains(&&needed)
        };
        let unplaced: Vec<_> = parameters.extract_if(.., |parameter| !has_place(parameter)).collect();
        for parameter in &unplaced {
            let message = format!("the path has no `{{{}}}`; the parameter is left out", parameter.name);
            let finding = Finding::new(Code::UNUSED_PATH_PARAMETER, parameter.origin.0, message);
            self.findings.note(notes, finding);
        }
        unplaced
    }

    /// A parameter that the path has and nobody declares.
    fn made_up(&mut self, at: &At<'d>, name: &str, notes: &mut Vec<Note>) -> Parameter {
        let message =
            format!("the path has `{{{name}}}` and no parameter declares it; it is taken for a string");
        let finding = Finding::new(Code::UNDECLARED_PATH_PARAMETER, at.node, message)
            .help("declare it: `{name: ..., in: path, required: true, schema: ...}`")
            .degrading()
            .error_if(self.strict);
        self.findings.note(notes, finding);
        let ty: TypeUse = self.types.invent(
            at.key.below(Step::Parameter(Location::Path, name.to_owned())),
            Shape::Scalar(Scalar::String(None)),
        );
        Parameter {
            name: name.to_owned(),
            location: Location::Path,
            required: true,
            docs: Docs::default(),
            ty,
            form: ParameterForm::Style { style: Style::Simple, explode: false, allow_reserved: false },
            list_keys: ListKeys::default(),
            allow_empty: false,
            default: None,
            hints: Hints::default(),
            origin: Origin(at.node),
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

/// The declared path parameter that a name of the template means: the same, the same without the operators of RFC 6570,
/// or the same but for case.
fn nearest(name: &str, parameters: &[Parameter]) -> Option<String> {
    let declared = || parameters.iter().filter(|p| p.location == Location::Path).map(|p| &p.name);
    let bare = name.trim_matches(|c| matches!(c, '+' | '.' | ';' | '/' | '*' | ' '));
    declared()
        .find(|own| *own == name)
        .or_else(|| declared().find(|own| *own == bare))
        .or_else(|| declared().find(|own| own.eq_ignore_ascii_case(bare)))
        .cloned()
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
