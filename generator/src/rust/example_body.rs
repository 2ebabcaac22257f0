//! How an example makes the body: the constructor with what it needs, where that is short.

use super::builder_argument::{BuilderArgument, BuilderEntry};
use super::expr::Exprs;
use super::sample::Samples;
use super::{BodyArg, BodyKind, Expr, Ident, Method, Struct, Ty, Writing};
use crate::api::{Operation, TypeUse};

/// The longest text that an example has for a body, in characters.
const LONG: usize = 160;

/// Arguments that a constructor in an example has at most.
const ARGUMENTS: usize = 5;

/// A body of an example.
pub(super) struct MadeBody {
    /// The code.
    pub(super) code: String,
    /// What it names of the runtime.
    pub(super) imports: Vec<&'static str>,
    /// It is passed by reference.
    pub(super) by_ref: bool,
}

/// Makes bodies from samples.
pub(super) struct Maker<'a> {
    pub(super) samples: &'a Samples<'a>,
    pub(super) exprs: &'a Exprs<'a>,
}

impl Maker<'_> {
    /// The body of an operation; `module` is where the struct of a multipart one is. `None` where it would be long, or cannot be
    /// written down in a few words.
    pub(super) fn body(&self, operation: &Operation, method: &Method, module: &Ident) -> Option<MadeBody> {
        let body = method.bodies.first().filter(|body| !body.optional)?;
        let (code, by_ref) = match &body.kind {
            BodyKind::Typed(Ty::Model(name), Writing::Json | Writing::Form | Writing::Xml(_)) => {
                let item = self.exprs.structure(name).filter(|item| is_short(item))?;
                (self.constructed(operation, body, item, &format!("models::{name}"))?, true)
            }
            BodyKind::Parts(form) => {
                let item = Some(&form.shape).filter(|item| is_short(item))?;
                (self.constructed(operation, body, item, &format!("{module}::{}", item.name))?, true)
            }
            BodyKind::Multipart => {
                ("Multipart::new().part(\"file\", Part::bytes(\"content\"))".to_owned(), false)
            }
            _ => return None,
        };
        let imports = ["Multipart", "Part"].into_iter().filter(|name| code.contains(&format!("{name}::")));
        Some(MadeBody { imports: imports.collect(), code, by_ref })
    }

    fn constructed(
        &self,
        operation: &Operation,
        body: &BodyArg,
        item: &Struct,
        path: &str,
    ) -> Option<String> {
        let content = &operation.body.as_ref()?.content;
        let media = content.iter().find(|media| media.name == body.media_type)?;
        let used = TypeUse { ty: media.ty.as_ref()?.ty, nullable: false };
        let value = self.samples.value_like(&used, &media.examples)?;
        let expr = self.exprs.of_struct(item, &value)?;
        let Expr::New { by, args, with, .. } = &expr else { return None };
        let mut code = self.spelled(item, path, by.as_ref(), args)?;
        // Where nothing has to be given, one member shows how it is done.
        let setter = with.iter().find_map(|(name, value)| Some((name, self.setter(item, name, value)?)));
        if let (true, Some((name, value))) = (args.is_empty(), setter) {
            code.push_str(&format!(".{name}({value})"));
        }
        (code.chars().count() <= LONG).then_some(code)
    }

    fn setter(&self, item: &Struct, name: &Ident, value: &Expr) -> Option<String> {
        let (index, _) = item.constructor.as_ref()?.setters.iter().find(|(_, known)| known == name)?;
        self.given(BuilderArgument::by_setter(item.fields.get(*index)?), value)
    }

    /// `path::new(..)`
    fn spelled(&self, item: &Struct, path: &str, by: Option<&Ident>, args: &[Expr]) -> Option<String> {
        let makers = item.constructor.as_ref()?.makers();
        let maker = makers.iter().find(|maker| by.is_none_or(|by| maker.name == *by))?;
        let args = args.iter().zip(&maker.args).map(|(value, index)| {
            let field = item.fields.get(*index)?;
            self.given(BuilderArgument::by_maker(field), value)
        });
        Some(format!("{path}::{}({})", maker.name, args.collect::<Option<Vec<_>>>()?.join(", ")))
    }

    /// A value as a builder takes it.
    fn given(&self, argument: BuilderArgument<'_>, value: &Expr) -> Option<String> {
        match (argument, value) {
            (BuilderArgument::Into(Ty::String), Expr::Text(text)) => quoted(text),
            (BuilderArgument::List(BuilderEntry { ty: Ty::String, into: true }), Expr::List(items)) => {
                let items = items.iter().map(|item| match item {
                    Expr::Text(text) => quoted(text),
                    _ => None,
                });
                listed(items.collect::<Option<Vec<_>>>()?)
            }
            (BuilderArgument::List(_), Expr::List(items)) => {
                listed(items.iter().map(|item| self.owned(item)).collect::<Option<Vec<_>>>()?)
            }
            (BuilderArgument::Plain(_) | BuilderArgument::Unboxed(_) | BuilderArgument::Into(_), value) => {
                self.owned(value)
            }
            // What becomes an `Option` or a `Nullish` needs its type spelled out.
            _ => None,
        }
    }

    /// A value of its own type.
    fn owned(&self, value: &Expr) -> Option<String> {
        Some(match value {
            Expr::Literal(literal) => literal.clone(),
            Expr::Text(text) => format!("{}.to_owned()", quoted(text)?),
            Expr::New { ty, by, args, .. } => {
                let item = self.exprs.structure(ty).filter(|item| is_short(item))?;
                self.spelled(item, &format!("models::{ty}"), by.as_ref(), args)?
            }
            Expr::Variant(ty, variant, None) => format!("models::{ty}::{variant}"),
            Expr::Variant(ty, variant, Some(inner)) => {
                format!("models::{ty}::{variant}({})", self.owned(inner)?)
            }
            Expr::List(items) => {
                let items = items.iter().map(|item| self.owned(item)).collect::<Option<Vec<_>>>()?;
                format!("vec!{}", listed(items)?)
            }
            Expr::Boxed(inner) => format!("Box::new({})", self.owned(inner)?),
            Expr::Part { .. } => "Part::bytes(\"content\")".to_owned(),
            _ => return None,
        })
    }
}

fn is_short(item: &Struct) -> bool {
    item.constructor.as_ref().is_some_and(|constructor| constructor.args.len() <= ARGUMENTS)
}

/// An empty list would have to say what it is of.
fn listed(items: Vec<String>) -> Option<String> {
    (!items.is_empty()).then(|| format!("[{}]", items.join(", ")))
}

/// Text as a literal, where it is plain and short.
pub(super) fn quoted(text: &str) -> Option<String> {
    let plain = text.len() < 60 && !text.contains(['\n', '`']);
    plain.then(|| format!("{text:?}"))
}
