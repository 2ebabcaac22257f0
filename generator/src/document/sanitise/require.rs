//! What an object cannot do without.
//!
//! In: the members of an object. Out: the same, with what is missing filled in where a client can do without it; an error
//! where it cannot.

use super::super::keywords::Kind;
use super::{Reason, Sanitiser};
use crate::diagnostic::Code;
use crate::source::{Members, Node, NodeId};

impl Sanitiser<'_> {
    /// Fills in what is missing.
    ///
    /// # Errors
    /// When nobody can know what was meant.
    pub(super) fn require(&mut self, members: &mut Members, kind: Kind, id: NodeId) -> Result<(), Reason> {
        match kind {
            Kind::Schema => {
                self.respell(members);
                self.default_of_type(members);
            }
            Kind::OpenApi => self.fill_object(members, "info", id),
            Kind::Info => {
                ["title", "version"].iter().for_each(|keyword| self.fill_text(members, keyword, kind, id))
            }
            Kind::License => fill(members, "name", id),
            Kind::Server => self.fill_text(members, "url", kind, id),
            Kind::ServerVariable => variable_default(members, id),
            Kind::Operation => {
                members.entry("responses".to_owned()).or_insert_with(|| Node::new(id, Members::new()));
            }
            Kind::Parameter => return self.parameter(members, id),
            Kind::Header => self.schema_or_content(members, kind, id),
            Kind::Response => {
                let summary = members.shift_remove("summary");
                members
                    .entry("description".to_owned())
                    .or_insert_with(|| summary.unwrap_or(Node::new(id, "")));
            }
            Kind::Tag => return self.must_have(members, &["name"], kind, id),
            Kind::ExternalDocs if !members.contains_key("url") => return Err("`url` is missing".to_owned()),
            Kind::Discriminator => return self.must_have(members, &["propertyName"], kind, id),
            Kind::Link if !members.contains_key("operationId") && !members.contains_key("operationRef") => {
                return Err("neither `operationId` nor `operationRef`".to_owned());
            }
            Kind::SecurityScheme => return self.security_scheme(members, id),
            Kind::Flow => flow(members, id),
            Kind::Encoding => self.known_style(members, &QUERY_STYLES, id),
            Kind::Parameter2 => return self.parameter_of_2(members, id),
            Kind::SecurityScheme2 => return self.security_scheme_of_2(members, id),
            _ => {}
        }
        Ok(())
    }

    fn must_have(
        &mut self,
        members: &Members,
        keywords: &[&str],
        kind: Kind,
        id: NodeId,
    ) -> Result<(), Reason> {
        let Some(missing) = keywords.iter().find(|keyword| !members.contains_key(**keyword)) else {
            return Ok(());
        };
        let message = format!("{} without `{missing}` is left out", kind.noun());
        self.diagnostics.report(Code::MISSING, id, message.clone());
        Err(message)
    }

    fn fill_text(&mut self, members: &mut Members, keyword: &str, kind: Kind, id: NodeId) {
        if !members.contains_key(keyword) {
            self.diagnostics.report(Code::MISSING, id, format!("{} has no `{keyword}`", kind.noun()));
            fill(members, keyword, id);
        }
    }

    fn fill_object(&mut self, members: &mut Members, keyword: &str, id: NodeId) {
        if !members.contains_key(keyword) {
            self.diagnostics.report(Code::MISSING, id, format!("the document has no `{keyword}`"));
            let empty = ["title", "version"].map(|keyword| (keyword.to_owned(), Node::new(id, "")));
            members.insert(keyword.to_owned(), Node::new(id, Members::from_iter(empty)));
        }
    }

    fn parameter(&mut self, members: &mut Members, id: NodeId) -> Result<(), Reason> {
        self.must_have(members, &["name", "in"], Kind::Parameter, id)?;
        let place = members.get("in").and_then(Node::as_str).unwrap_or_default().to_owned();
        let styles: &[&str] = match place.as_str() {
            "path" => &["matrix", "label", "simple"],
            "query" => &QUERY_STYLES,
            "header" => &["simple"],
            "cookie" => &["form", "cookie"],
            "querystring" => &[],
            "body" | "formData" => {
                return Err(self.misplaced(members, &place, "3.x says that with `requestBody`"));
            }
            _ => return Err(self.misplaced(members, &place, "there is no such place")),
        };
        self.known_style(members, styles, id);
        self.required_in_path(members);
        self.schema_or_content(members, Kind::Parameter, id);
        Ok(())
    }

    fn parameter_of_2(&mut self, members: &mut Members, id: NodeId) -> Result<(), Reason> {
        self.must_have(members, &["name", "in"], Kind::Parameter2, id)?;
        match members.get("in").and_then(Node::as_str) {
            Some("query" | "header" | "path" | "formData" | "body") => {
                self.required_in_path(members);
                Ok(())
            }
            Some("cookie") => Err(self.misplaced(members, "cookie", "2.0 has no such place")),
            other => {
                let place = other.unwrap_or_default().to_owned();
                Err(self.misplaced(members, &place, "there is no such place"))
            }
        }
    }

    fn security_scheme_of_2(&mut self, members: &mut Members, id: NodeId) -> Result<(), Reason> {
        let kind = Kind::SecurityScheme2;
        self.must_have(members, &["type"], kind, id)?;
        match members.get("type").and_then(Node::as_str) {
            Some("apiKey") => {
                self.must_have(members, &["name", "in"], kind, id)?;
                self.key_place(members, &["query", "header"], id)
            }
            Some("basic" | "oauth2") => Ok(()),
            other => Err(self.unknown_scheme(members, other.unwrap_or_default(), id)),
        }
    }

    fn unknown_scheme(&mut self, members: &Members, name: &str, id: NodeId) -> Reason {
        let message = format!("`{name}` is no type of security scheme; the scheme is left out");
        let at = members.get("type").map_or(id, |node| node.id);
        self.diagnostics.report(Code::WRONG_SHAPE, at, message.clone());
        message
    }

    fn key_place(&mut self, members: &Members, places: &[&str], id: NodeId) -> Result<(), Reason> {
        let place = members.get("in").and_then(Node::as_str).unwrap_or_default();
        if places.contains(&place) {
            return Ok(());
        }
        let message = format!("a key cannot be in `{place}`; the scheme is left out");
        let at = members.get("in").map_or(id, |node| node.id);
        self.diagnostics.report(Code::WRONG_SHAPE, at, message.clone());
        Err(message)
    }

    fn misplaced(&mut self, members: &Members, place: &str, why: &str) -> Reason {
        let name = members.get("name").and_then(Node::as_str).unwrap_or_default();
        let message = format!("the parameter `{name}` is in `{place}`: {why}; it is left out");
        let at = members.get("in").map(|node| node.id);
        self.diagnostics.report(Code::WRONG_SHAPE, at, message.clone());
        message
    }

    /// A style that its place does not have is left out.
    fn known_style(&mut self, members: &mut Members, styles: &[&str], id: NodeId) {
        let Some(style) = members.get("style").and_then(Node::as_str) else { return };
        if styles.contains(&style) {
            return;
        }
        let message = format!("the style `{style}` does not exist here; the default is used");
        let at = members.get("style").map_or(id, |node| node.id);
        self.diagnostics.report(Code::WRONG_SHAPE, at, message);
        members.shift_remove("style");
    }

    /// A parameter or header has either a schema or one media type (OpenAPI 4.8.12.2).
    fn schema_or_content(&mut self, members: &mut Members, kind: Kind, id: NodeId) {
        if members.get("content").and_then(Node::as_map).is_some_and(Members::is_empty) {
            members.shift_remove("content");
        }
        match (members.contains_key("schema"), members.contains_key("content")) {
            (true, true) => {
                let message = format!("{} has both `schema` and `content`; `schema` is used", kind.noun());
                self.diagnostics.report(Code::WRONG_SHAPE, id, message);
                members.shift_remove("content");
            }
            (false, false) => {
                let message =
                    format!("{} has neither `schema` nor `content`; any value is accepted", kind.noun());
                self.diagnostics.report(Code::MISSING, id, message);
                members.insert("schema".to_owned(), Node::new(id, Members::new()));
            }
            _ => {}
        }
    }

    fn security_scheme(&mut self, members: &mut Members, id: NodeId) -> Result<(), Reason> {
        let kind = Kind::SecurityScheme;
        self.must_have(members, &["type"], kind, id)?;
        match members.get("type").and_then(Node::as_str).unwrap_or_default() {
            "apiKey" => {
                self.must_have(members, &["name", "in"], kind, id)?;
                self.key_place(members, &["query", "header", "cookie"], id)
            }
            "http" => self.must_have(members, &["scheme"], kind, id),
            "openIdConnect" => self.must_have(members, &["openIdConnectUrl"], kind, id),
            "oauth2" => {
                members.entry("flows".to_owned()).or_insert_with(|| Node::new(id, Members::new()));
                Ok(())
            }
            "mutualTLS" => Ok(()),
            other => {
                let other = other.to_owned();
                Err(self.unknown_scheme(members, &other, id))
            }
        }
    }
}

const QUERY_STYLES: [&str; 4] = ["form", "spaceDelimited", "pipeDelimited", "deepObject"];

fn fill(members: &mut Members, keyword: &str, id: NodeId) {
    members.entry(keyword.to_owned()).or_insert_with(|| Node::new(id, ""));
}

/// A variable without a default has the first of its values, or nothing, which makes it an argument.
fn variable_default(members: &mut Members, id: NodeId) {
    let first = members.get("enum").and_then(Node::as_list).and_then(<[Node]>::first).cloned();
    members.entry("default".to_owned()).or_insert_with(|| first.unwrap_or(Node::new(id, "")));
}

/// URLs that a flow leaves out are found by other means, at run time; its scopes are none.
fn flow(members: &mut Members, id: NodeId) {
    members.entry("scopes".to_owned()).or_insert_with(|| Node::new(id, Members::new()));
    for keyword in ["authorizationUrl", "tokenUrl"] {
        fill(members, keyword, id);
    }
}
