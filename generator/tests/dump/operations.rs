//! Operations as text.

use super::types::used;
use super::{Text, calls, server};
use clientwright::api::{
    Api, Body, EventItem, Header, Location, MediaType, OAuthFlow, OAuthFlows, Operation, Parameter,
    ParameterForm, PathPart, Requirement, Response,
};

/// The block of an operation.
pub(crate) fn operation(out: &mut Text, api: &Api, operation: &Operation) {
    let id = operation.operation_id.as_deref().unwrap_or("(no id)");
    out.line("");
    out.line(format!("{} {id} [{}]", operation.key, operation.tags.join(", ")));
    out.indented(|out| {
        out.words(&operation.docs);
        out.remarks(&operation.notes, &operation.hints);
        let sent: String = operation.path.0.iter().map(part).collect();
        if sent != operation.key.path {
            out.line(format!("sent as {sent}"));
        }
        operation.servers.iter().for_each(|each| server(out, each));
        if !operation.security.is_empty() {
            let sets: Vec<_> = operation.security.iter().map(|set| requirements(set)).collect();
            out.line(format!("security {}", sets.join(" or ")));
        }
        operation.parameters.iter().for_each(|each| parameter(out, api, each));
        operation.body.iter().for_each(|each| body(out, api, each));
        operation.responses.iter().for_each(|each| response(out, api, each));
        operation.paging.iter().for_each(|paging| out.line(calls::paging(paging)));
        operation.task.iter().for_each(|task| calls::task(out, task));
        for callback in &operation.callbacks {
            out.line(format!("callback {} to {}", callback.name, callback.expression));
            out.indented(|out| callback.operations.iter().for_each(|each| self::operation(out, api, each)));
        }
    });
}

fn part(part: &PathPart) -> String {
    match part {
        PathPart::Text(text) => text.clone(),
        PathPart::Parameter(name) => format!("{{{name}}}"),
    }
}

fn requirements(set: &[Requirement]) -> String {
    let each = |requirement: &Requirement| match requirement.scopes.as_slice() {
        [] => requirement.scheme.clone(),
        scopes => format!("{}({})", requirement.scheme, scopes.join(" ")),
    };
    if set.is_empty() {
        "anonymous".to_owned()
    } else {
        set.iter().map(each).collect::<Vec<_>>().join(" and ")
    }
}

fn parameter(out: &mut Text, api: &Api, parameter: &Parameter) {
    let place = match parameter.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::QueryString => "querystring",
        Location::Header => "header",
        Location::Cookie => "cookie",
    };
    let mut line = format!("{place} {}", parameter.name);
    line.push_str(if parameter.required { "*: " } else { ": " });
    line.push_str(&used(api, &parameter.ty));
    if let Some(default) = &parameter.default {
        line.push_str(&format!(" = {default}"));
    }
    match &parameter.form {
        ParameterForm::Style { style, explode, allow_reserved } => {
            line.push_str(&format!(", {style:?}"));
            line.push_str(if *explode { " exploded" } else { "" });
            line.push_str(if *allow_reserved { " reserved" } else { "" });
        }
        ParameterForm::Content(name) => line.push_str(&format!(", as {name}")),
    }
    line.push_str(if parameter.segments { ", may have slashes" } else { "" });
    line.push_str(if parameter.allow_empty { ", may be empty" } else { "" });
    out.line(line);
    out.indented(|out| {
        out.words(&parameter.docs);
        out.remarks(&[], &parameter.hints);
    });
}

fn body(out: &mut Text, api: &Api, body: &Body) {
    out.line(if body.required { "body*" } else { "body" });
    out.indented(|out| {
        body.description.iter().for_each(|words| out.line(format!("# {}", words.trim())));
        body.content.iter().for_each(|each| media_type(out, api, each));
    });
}

fn response(out: &mut Text, api: &Api, response: &Response) {
    out.line(format!("{}: {}", response.status, response.description.trim().replace('\n', " ")));
    out.indented(|out| {
        response.headers.iter().for_each(|each| header(out, api, each));
        response.content.iter().for_each(|each| media_type(out, api, each));
    });
}

fn media_type(out: &mut Text, api: &Api, media: &MediaType) {
    let ty = media.ty.as_ref().map_or_else(|| "(nothing said)".to_owned(), |ty| used(api, ty));
    let item = media.item.as_ref().map(|item| format!(", items {}", used(api, item)));
    out.line(format!("{} {ty}{}{}", media.name, item.unwrap_or_default(), made_of(media)));
    out.indented(|out| {
        media.examples.iter().for_each(|example| out.line(format!("example {example}")));
        for part in &media.encoding {
            let mut line = format!("part {}", part.property);
            line.extend(part.content_type.iter().map(|name| format!(" as {name}")));
            line.extend(part.style.iter().map(|style| format!(", {style:?}")));
            line.extend(part.explode.iter().map(|explode| format!(", explode {explode}")));
            line.push_str(if part.allow_reserved { " reserved" } else { "" });
            out.line(line);
            out.indented(|out| part.headers.iter().for_each(|each| header(out, api, each)));
        }
    });
}

fn header(out: &mut Text, api: &Api, header: &Header) {
    let required = if header.required { "*" } else { "" };
    let exploded = if header.explode { ", exploded" } else { "" };
    let content = header.content_type.as_ref().map(|name| format!(", as {name}")).unwrap_or_default();
    out.line(format!("header {}{required}: {}{exploded}{content}", header.name, used(api, &header.ty)));
    out.indented(|out| out.words(&header.docs));
}

/// The flows of an OAuth 2.0 scheme.
pub(crate) fn flows(out: &mut Text, flows: &OAuthFlows) {
    let named = [
        ("authorization code", &flows.authorization_code),
        ("client credentials", &flows.client_credentials),
        ("implicit", &flows.implicit),
        ("password", &flows.password),
        ("device", &flows.device_authorization),
    ];
    for (name, flow) in named {
        flow.iter().for_each(|each| self::flow(out, name, each));
    }
}

fn flow(out: &mut Text, name: &str, flow: &OAuthFlow) {
    let urls = [
        ("authorize at", &flow.authorization_url),
        ("token at", &flow.token_url),
        ("refresh at", &flow.refresh_url),
    ];
    let told = urls.iter().filter_map(|(word, url)| url.as_ref().map(|url| format!(", {word} {url}")));
    out.line(format!("{name}{}", told.collect::<String>()));
    for (scope, meaning) in &flow.scopes {
        out.indented(|out| out.line(format!("{scope} # {meaning}")));
    }
}

/// What the items of a stream are made of.
fn made_of(media: &MediaType) -> String {
    let events = media.event.as_ref().map(|event| match event {
        EventItem::Raw => ", events".to_owned(),
        EventItem::Data(form) => format!(", data of events as {form:?}"),
        EventItem::Fields(fields) => format!(
            ", events with data as {:?} but for {:?}, until {:?}, up to {:?}",
            fields.data, fields.except, fields.ends, fields.last
        ),
    });
    let parts = media.parts.as_ref().map(|parts| {
        let all = parts.prefix.iter().chain([&parts.item]);
        let all: Vec<&str> = all.map(|media| media.as_deref().unwrap_or("-")).collect();
        format!(", parts {}{}", all.join(" "), if parts.is_json { ", all JSON" } else { "" })
    });
    events.into_iter().chain(parts).collect()
}
