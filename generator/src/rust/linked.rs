//! Types in docs: as code, each type that has a page as a link to it.

use std::fmt;

use super::{Arg, BodyArg, BodyKind, Decode, Output, Passing, RuntimeModule, RuntimeType, Ty};

/// Code of which some words are links.
#[derive(Debug, Default)]
pub(super) struct Linked(Vec<(String, Option<String>)>);

impl Linked {
    fn text(&mut self, text: &str) {
        match self.0.last_mut() {
            Some((last, None)) => last.push_str(text),
            _ => self.0.push((text.to_owned(), None)),
        }
    }

    fn link(&mut self, text: &str, path: String) {
        self.0.push((text.to_owned(), Some(path)));
    }
}

impl fmt::Display for Linked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|(text, path)| match path {
            Some(path) if path == text => write!(f, "[`{text}`]"),
            Some(path) => write!(f, "[`{text}`]({path})"),
            None => write!(f, "`{text}`"),
        })
    }
}

/// Where links lead from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Links<'a> {
    /// The API's root: `crate`, or `crate::gcore_cloud`.
    pub(super) base: &'a str,
    /// The module of the operation's function: nothing there, `super::` below it.
    pub(super) beside: &'a str,
}

impl Links<'_> {
    /// What a call gives; `None` where that is nothing.
    pub(super) fn output(self, output: &Output) -> Option<Linked> {
        match output {
            Output::One(Decode::Nothing) => None,
            Output::One(decode) => Some(self.decoded(decode)),
            Output::Maybe(decode, _) => {
                let mut linked = Linked::default();
                linked.text("Option<");
                self.decode(decode, &mut linked);
                linked.text(">");
                Some(linked)
            }
            Output::ByStatus { name, .. } => {
                let mut linked = Linked::default();
                linked.link(name.bare(), format!("{}{}", self.beside, name.bare()));
                Some(linked)
            }
        }
    }

    /// What a body is given as.
    pub(super) fn body(self, body: &BodyArg) -> Linked {
        let mut linked = Linked::default();
        match &body.kind {
            BodyKind::Typed(ty, _) => self.owned(ty, &mut linked),
            BodyKind::Parts(form) => {
                let name = form.shape.name.bare();
                linked.link(name, format!("{}{name}", self.beside));
            }
            BodyKind::Multipart => linked.link("Multipart", "crate::support::Multipart".to_owned()),
            BodyKind::Text => linked.text("String"),
            BodyKind::Bytes => linked.link("Body", "crate::support::Body".to_owned()),
        }
        linked
    }

    /// The type as it is owned.
    pub(super) fn ty(self, ty: &Ty) -> Linked {
        let mut linked = Linked::default();
        self.owned(ty, &mut linked);
        linked
    }

    fn decoded(self, decode: &Decode) -> Linked {
        let mut linked = Linked::default();
        self.decode(decode, &mut linked);
        linked
    }

    fn decode(self, decode: &Decode, linked: &mut Linked) {
        match decode {
            Decode::Nothing => linked.text("()"),
            Decode::Json(ty) | Decode::Value(ty) | Decode::Scalar(ty) | Decode::Xml(ty, _) => {
                self.owned(ty, linked)
            }
            Decode::Octets => self.owned(&Ty::Runtime(RuntimeType::Base64), linked),
            Decode::Content => linked.link("Content", "crate::support::Content".to_owned()),
            Decode::Text => linked.text("String"),
            Decode::Bytes => linked.text("Bytes"),
            Decode::Items(_, ty) => {
                linked.link("ItemStream", "crate::support::ItemStream".to_owned());
                self.held("<", ty, linked);
            }
        }
    }

    fn owned(self, ty: &Ty, linked: &mut Linked) {
        match ty {
            Ty::Model(name) => linked.link(name.bare(), format!("{}::models::{}", self.base, name.bare())),
            Ty::Runtime(RuntimeType::Bytes) => linked.text("Bytes"),
            Ty::Runtime(ty) => match ty.module() {
                RuntimeModule::Net => linked.text(ty.name()),
                RuntimeModule::Support => linked.link(ty.name(), format!("crate::support::{}", ty.name())),
                RuntimeModule::Codec => {
                    linked.link(ty.name(), format!("crate::support::codec::{}", ty.name()));
                }
            },
            Ty::Vec(inner) => self.held("Vec<", inner, linked),
            Ty::Map(inner) => self.held("BTreeMap<String, ", inner, linked),
            Ty::Option(inner) => self.held("Option<", inner, linked),
            Ty::Nullish(inner) => self.held("Nullish<", inner, linked),
            Ty::Boxed(inner) => self.owned(inner, linked),
            Ty::Bool | Ty::Number(_) | Ty::String | Ty::Unit => linked.text(&ty.to_string()),
        }
    }

    fn held(self, start: &str, ty: &Ty, linked: &mut Linked) {
        linked.text(start);
        self.owned(ty, linked);
        linked.text(">");
    }
}

/// How a method takes an argument, by short names.
pub(super) fn taken(arg: &Arg) -> String {
    match (arg.kind, &arg.ty) {
        (Passing::Value | Passing::Into, ty) => ty.to_string(),
        (Passing::Str, _) => "&str".to_owned(),
        (Passing::Slice, Ty::Vec(inner)) if **inner == Ty::String => "&[&str]".to_owned(),
        (Passing::Slice, Ty::Vec(inner)) => format!("&[{inner}]"),
        (Passing::Slice | Passing::Ref, ty) => format!("&{}", ty.unboxed()),
    }
}
