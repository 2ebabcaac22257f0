//! A path template and the parameters that stand in it.
//!
//! In: a path taken apart, and the parameters that an operation declares. Out: the template as it is sent, and the parameters that are.
//!
//! | in the template | becomes |
//! |---|---|
//! | a name that a path parameter has, but for case and operators | that one |
//! | a name that no parameter has | a required string, and a warning |
//! | a name for the second time | a parameter of its own, and a finding |
//! | a pair of the query with a name, `?id={id}` | the parameter of the query by that name, required |
//! | a pair of the query without a name, `?action=list` | sent as it is; a parameter of the query by that name is left out |
//! | names of the query, `{?limit}` | the parameters of the query; made up where there are none |
//! | a path parameter that has no place | left out, with a warning |

use std::collections::HashMap;

use super::findings::Finding;
use super::lowering::Lowering;
use super::operation::At;
use super::path::{Parsed, Piece, Variable};
use crate::api::{
    Docs, Hints, ListKeys, Location, Note, Origin, Parameter, ParameterForm, PathPart, PathTemplate, Scalar,
    Shape, Step, Style,
};
use crate::diagnostic::Code;

/// A template that is being bound to its parameters.
struct Binding<'p, 'n> {
    parts: Vec<PathPart>,
    parameters: &'p mut Vec<Parameter>,
    notes: &'n mut Vec<Note>,
    /// How often each name was met.
    met: HashMap<String, usize>,
}

impl<'d> Lowering<'d, '_> {
    /// Brings the template and the parameters together; gives the template, and the parameters that are left over.
    pub(super) fn bind_template(
        &mut self,
        at: &At<'d>,
        parsed: Parsed,
        parameters: &mut Vec<Parameter>,
        notes: &mut Vec<Note>,
    ) -> (PathTemplate, Vec<Parameter>) {
        let mut binding = Binding { parts: Vec::new(), parameters, notes, met: HashMap::new() };
        for piece in parsed.path {
            self.bind_piece(at, piece, &mut binding);
        }
        let mut unplaced = Vec::new();
        let mut separator = "?";
        for pair in parsed.query {
            if self.is_parameter(at, &pair, &mut binding) {
                continue;
            }
            unplaced.extend(self.fixed_in_path(&pair, &mut binding));
            push_text(&mut binding.parts, separator);
            separator = "&";
            for piece in pair {
                self.bind_piece(at, piece, &mut binding);
            }
        }
        let template = PathTemplate(binding.parts);
        let has_place = |parameter: &mut Parameter| {
            let needed = PathPart::Parameter(parameter.name.clone());
            parameter.location != Location::Path || template.0.contains(&needed)
        };
        let homeless: Vec<_> = binding.parameters.extract_if(.., |parameter| !has_place(parameter)).collect();
        for parameter in &homeless {
            let message = format!("the path has no `{{{}}}`; the parameter is left out", parameter.name);
            let finding = Finding::new(Code::UNUSED_PATH_PARAMETER, parameter.origin.0, message);
            self.findings.note(binding.notes, finding);
        }
        unplaced.extend(homeless);
        (template, unplaced)
    }

    fn bind_piece(&mut self, at: &At<'d>, piece: Piece, binding: &mut Binding<'_, '_>) {
        match piece {
            Piece::Text(text) => push_text(&mut binding.parts, &text),
            Piece::Variable(variable) => self.bind_variable(at, &variable, binding),
            Piece::Query(names) => {
                for name in names {
                    let is_it = |known: &Parameter| known.location == Location::Query && known.name == name;
                    if !binding.parameters.iter().any(is_it) {
                        let made = self.made_up(at, &name, Location::Query, binding.notes);
                        binding.parameters.push(Parameter { required: false, ..made });
                    }
                }
            }
        }
    }

    fn bind_variable(&mut self, at: &At<'d>, variable: &Variable, binding: &mut Binding<'_, '_>) {
        let index = match nearest(variable, binding.parameters) {
            Some(index) => index,
            None => {
                let made = self.made_up(at, &variable.name, Location::Path, binding.notes);
                binding.parameters.push(made);
                binding.parameters.len() - 1
            }
        };
        let name = binding.parameters[index].name.clone();
        let count = binding.met.entry(name.clone()).or_default();
        *count += 1;
        if let 2.. = *count {
            let message =
                format!("`{{{name}}}` is in the path twice; the second one is an argument of its own");
            let finding = Finding::new(Code::PATH_NAME_TWICE, at.node, message).error_if(self.strict);
            self.findings.note(binding.notes, finding);
            let again = self.again(at, &binding.parameters[index], *count, binding.parameters);
            binding.parts.push(PathPart::Parameter(again.name.clone()));
            binding.parameters.insert(index + 1, again);
            return;
        }
        // A parameter that is called what stands there has no operators.
        if variable.written != name && (variable.segments || variable.reserved) {
            let parameter = &mut binding.parameters[index];
            parameter.segments |= variable.segments;
            if let ParameterForm::Style { allow_reserved, .. } = &mut parameter.form {
                *allow_reserved |= variable.reserved;
            }
            let message =
                format!("`{{{}}}` is read as `{name}`, whose value may have slashes", variable.written);
            self.findings.note(binding.notes, Finding::new(Code::PATH_OPERATOR, at.node, message));
        }
        binding.parts.push(PathPart::Parameter(name));
    }

    /// A parameter for a name that was there before: what stands there is another value.
    fn again(&self, at: &At<'d>, first: &Parameter, count: usize, all: &[Parameter]) -> Parameter {
        let is_taken = |name: &str| all.iter().any(|known| known.name == name);
        let mut name = format!("{}-{count}", first.name);
        while is_taken(&name) {
            name.push('-');
        }
        let mut docs = first.docs.clone();
        docs.description =
            docs.description.map(|words| format!("{words} The one that comes later in the path."));
        Parameter { name, docs, origin: Origin(at.node), ..first.clone() }
    }

    /// Whether a pair of the query is what a parameter gives: then that is sent, and nothing of the path.
    fn is_parameter(&mut self, at: &At<'d>, pair: &[Piece], binding: &mut Binding<'_, '_>) -> bool {
        let [Piece::Text(key), Piece::Variable(variable)] = pair else { return false };
        let Some(key) = key.strip_suffix('=') else { return false };
        let is_query =
            |known: &Parameter, name: &str| known.location == Location::Query && known.name == name;
        if let Some(known) = binding.parameters.iter_mut().find(|known| is_query(known, key)) {
            known.required = true;
            return true;
        }
        if let Some(known) = binding.parameters.iter_mut().find(|known| is_query(known, &variable.name)) {
            // It is sent by the name that the path has.
            known.location = Location::Path;
            known.required = true;
            return false;
        }
        if nearest(variable, binding.parameters).is_some() {
            return false;
        }
        let made = self.made_up(at, key, Location::Query, binding.notes);
        binding.parameters.push(made);
        true
    }

    /// Takes the parameter out whose value the path has already.
    fn fixed_in_path(&mut self, pair: &[Piece], binding: &mut Binding<'_, '_>) -> Option<Parameter> {
        let [Piece::Text(text)] = pair else { return None };
        let key = text.split('=').next().unwrap_or_default();
        let is_it = |known: &Parameter| known.location == Location::Query && known.name == key;
        let index = binding.parameters.iter().position(is_it)?;
        let message = format!("the path says `{text}` itself; the parameter `{key}` is left out");
        let finding = Finding::new(Code::PATH_QUERY, binding.parameters[index].origin.0, message);
        self.findings.note(binding.notes, finding);
        Some(binding.parameters.remove(index))
    }

    /// A parameter that the path has and nobody declares.
    fn made_up(&mut self, at: &At<'d>, name: &str, location: Location, notes: &mut Vec<Note>) -> Parameter {
        let message =
            format!("the path has `{{{name}}}` and no parameter declares it; it is taken for a string");
        let place = if location == Location::Path { "path" } else { "query" };
        let finding = Finding::new(Code::UNDECLARED_PATH_PARAMETER, at.node, message)
            .help(format!("declare it: `{{name: ..., in: {place}, required: true, schema: ...}}`"))
            .degrading()
            .error_if(self.strict);
        self.findings.note(notes, finding);
        let key = at.key.below(Step::Parameter(location, name.to_owned()));
        let ty = self.types.invent(key, Shape::Scalar(Scalar::String(None)));
        let style = if location == Location::Path { Style::Simple } else { Style::Form };
        Parameter {
            name: name.to_owned(),
            location,
            required: true,
            docs: Docs::default(),
            ty,
            form: ParameterForm::Style { style, explode: style == Style::Form, allow_reserved: false },
            segments: false,
            list_keys: ListKeys::default(),
            allow_empty: false,
            default: None,
            hints: Hints::default(),
            origin: Origin(at.node),
        }
    }
}

/// The declared path parameter that a name of the template means: the same, the same without operators, or the same but for
/// case.
fn nearest(variable: &Variable, parameters: &[Parameter]) -> Option<usize> {
    let find = |is_it: &dyn Fn(&str) -> bool| {
        parameters.iter().position(|known| known.location == Location::Path && is_it(&known.name))
    };
    find(&|name| name == variable.written)
        .or_else(|| find(&|name| name == variable.name))
        .or_else(|| find(&|name| name.eq_ignore_ascii_case(&variable.name)))
}

fn push_text(parts: &mut Vec<PathPart>, text: &str) {
    match parts.last_mut() {
        Some(PathPart::Text(last)) => last.push_str(text),
        _ => parts.push(PathPart::Text(text.to_owned())),
    }
}
