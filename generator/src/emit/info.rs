//! The facts that the runtime works from, as constants: of the API, of an operation, of a parameter.

use proc_macro2::TokenStream;
use quote::quote;

use super::literal::{text, word};
use super::paths::Paths;
use crate::api::{ListKeys, Location, Style};
use crate::rust::{
    ApiInfo, FormEncoding, Method, Param, ParamStyle, Requirement, RuntimeScheme, Scheme, Server, Streaming,
};

/// `ApiInfo::new(..)` and what follows.
pub(super) fn api(info: &ApiInfo, paths: &Paths<'_>) -> TokenStream {
    let (ty, title, version) = (paths.support("ApiInfo"), text(&info.title), text(&info.version));
    let servers = servers(&info.servers, paths);
    let schemes = list("schemes", info.schemes.iter().map(|scheme| self::scheme(scheme, paths)).collect());
    let security = security(&info.security, paths);
    let env = with_text("env", &info.env);
    let lenient = info.lenient.then(|| quote!(.lenient()));
    let product = text(&format!("{}/", paths.index.product));
    quote! {
        #ty::new(#title, #version) #servers #schemes #security #env #lenient
            .user_agent(concat!(#product, env!("CARGO_PKG_VERSION")))
    }
}

/// `OpInfo::new(..)` and what follows.
pub(super) fn operation(method: &Method, paths: &Paths<'_>) -> TokenStream {
    let ty = paths.support("OpInfo");
    let (id, http, path) = (text(&method.id), text(&method.http), text(&method.template));
    let name = with_text("name", &method.label).filter(|_| method.id != method.label);
    let params = list("params", method.params.iter().map(|param| self::param(param, paths)).collect());
    let accept = with_text("accept", &method.accept);
    let sends = method.bodies.first().filter(|body| body.open.is_none());
    let sends = sends.and_then(|body| with_text("sends", &body.media_type));
    let security = security(&method.security, paths);
    let servers = servers(&method.servers, paths);
    let streaming = match method.streaming {
        Streaming::Never => None,
        Streaming::Always => Some(quote!(.streaming())),
        Streaming::ByMedia => Some(quote!(.streaming_by_media())),
    };
    let redirects = method.keeps_redirects.then(|| quote!(.keeps_redirects()));
    let lenient = method.lenient.then(|| quote!(.lenient()));
    quote! {
        #ty::new(#id, #http, #path) #name #params #accept #sends #security #servers #streaming #redirects #lenient
    }
}

/// `.method("value")`, or nothing for no value.
fn with_text(method: &str, value: &str) -> Option<TokenStream> {
    let (method, literal) = (word(method), text(value));
    (!value.is_empty()).then(|| quote!(.#method(#literal)))
}

/// `.method(&[..])`, or nothing for no items.
fn list(method: &str, items: Vec<TokenStream>) -> Option<TokenStream> {
    let method = word(method);
    (!items.is_empty()).then(|| quote!(.#method(&[#(#items),*])))
}

fn servers(servers: &[Server], paths: &Paths<'_>) -> Option<TokenStream> {
    list("servers", servers.iter().map(|server| self::server(server, paths)).collect())
}

/// `ServerInfo::new(..)`, with its variables.
pub(super) fn server(server: &Server, paths: &Paths<'_>) -> TokenStream {
    let (ty, url) = (paths.support("ServerInfo"), text(&server.url));
    let variables = server.variables.iter().map(|variable| {
        let (name, default) = (text(&variable.wire), text(variable.default.as_deref().unwrap_or_default()));
        quote!((#name, #default))
    });
    let variables = list("variables", variables.collect());
    let choices = server.variables.iter().filter_map(|variable| {
        let (name, choice) = (text(&variable.wire), variable.choice.as_ref()?);
        let values = choice.values.iter().map(|(_, value)| text(value));
        Some(quote!((#name, &[#(#values),*])))
    });
    let choices = list("choices", choices.collect());
    quote!(#ty::new(#url) #variables #choices)
}

fn security(alternatives: &[Vec<Requirement>], paths: &Paths<'_>) -> Option<TokenStream> {
    let alternatives = alternatives.iter().map(|needs| {
        let needs = needs.iter().map(|need| self::need(need, paths));
        quote!(&[#(#needs),*])
    });
    list("security", alternatives.collect())
}

fn need(need: &Requirement, paths: &Paths<'_>) -> TokenStream {
    let (ty, scheme) = (paths.support("Requirement"), text(&need.scheme));
    let scopes = list("scopes", need.scopes.iter().map(|scope| literal(scope)).collect());
    quote!(#ty::of(#scheme) #scopes)
}

fn literal(value: &str) -> TokenStream {
    let value = text(value);
    quote!(#value)
}

fn scheme(scheme: &Scheme, paths: &Paths<'_>) -> TokenStream {
    let (ty, name) = (paths.support("Scheme"), text(&scheme.name));
    let format = scheme.format.as_deref().and_then(|format| with_text("format", format));
    let setter = scheme.setter.as_ref().and_then(|setter| with_text("setter", setter.bare()));
    let constructed = match &scheme.kind {
        RuntimeScheme::ApiKeyHeader(header) => placed(&ty, "api_key_header", &scheme.name, header, format),
        RuntimeScheme::ApiKeyQuery(parameter) => {
            placed(&ty, "api_key_query", &scheme.name, parameter, format)
        }
        RuntimeScheme::ApiKeyCookie(cookie) => placed(&ty, "api_key_cookie", &scheme.name, cookie, format),
        RuntimeScheme::Basic => quote!(#ty::basic(#name) #format),
        RuntimeScheme::Bearer => quote!(#ty::bearer(#name) #format),
        RuntimeScheme::Http(http) => placed(
            &ty,
            "http",
            &scheme.name,
            scheme.format.as_deref().unwrap_or(&format!("{http} {{}}")),
            None,
        ),
        RuntimeScheme::OAuth2(url) => {
            placed(&ty, "oauth2", &scheme.name, url.as_deref().unwrap_or_default(), format)
        }
        RuntimeScheme::OpenId(_) => quote!(#ty::open_id(#name) #format),
        RuntimeScheme::MutualTls => quote!(#ty::mutual_tls(#name)),
    };
    quote!(#constructed #setter)
}

fn placed(ty: &TokenStream, kind: &str, name: &str, place: &str, format: Option<TokenStream>) -> TokenStream {
    let (kind, name, place) = (word(kind), text(name), text(place));
    quote!(#ty::#kind(#name, #place) #format)
}

fn param(param: &Param, paths: &Paths<'_>) -> TokenStream {
    let (ty, name) = (paths.support("Param"), text(&param.wire));
    let place = word(match param.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::QueryString => "querystring",
        Location::Header => "header",
        Location::Cookie => "cookie",
    });
    let optional = (!param.required).then(|| quote!(.optional()));
    let form = match &param.style {
        ParamStyle::Style { style, explode, reserved } => styled(*style, *explode, *reserved, paths),
        ParamStyle::Content(media) => with_text("content", media).unwrap_or_default(),
    };
    let segments = param.segments.then(|| quote!(.segments()));
    let empty = param.allow_empty.then(|| quote!(.allow_empty()));
    let date = param.http_date.then(|| quote!(.http_date()));
    let keys = list_keys(param.list_keys, paths);
    quote!(#ty::#place(#name) #optional #form #segments #keys #empty #date)
}

fn styled(style: Option<Style>, explode: Option<bool>, reserved: bool, paths: &Paths<'_>) -> TokenStream {
    let style = style.map(|style| {
        let (ty, name) = (paths.support("Style"), word(style_name(style)));
        quote!(.style(#ty::#name))
    });
    let explode = explode.map(|explode| quote!(.explode(#explode)));
    let reserved = reserved.then(|| quote!(.reserved()));
    quote!(#style #explode #reserved)
}

fn list_keys(keys: Option<ListKeys>, paths: &Paths<'_>) -> Option<TokenStream> {
    let name = word(match keys? {
        ListKeys::Mixed => "Mixed",
        ListKeys::Brackets => "Brackets",
        ListKeys::Indices => "Indices",
        ListKeys::Repeat => "Repeat",
    });
    let ty = paths.support("ListKeys");
    Some(quote!(.list_keys(#ty::#name)))
}

fn style_name(style: Style) -> &'static str {
    match style {
        Style::Simple => "Simple",
        Style::Label => "Label",
        Style::Matrix => "Matrix",
        Style::Form => "Form",
        Style::SpaceDelimited => "SpaceDelimited",
        Style::PipeDelimited => "PipeDelimited",
        Style::DeepObject => "DeepObject",
        Style::TabDelimited => "TabDelimited",
        Style::Cookie => "Cookie",
    }
}

/// `&[Encoding::of(..)]`: how the members of a form body are spelled.
pub(super) fn encodings(encodings: &[FormEncoding], paths: &Paths<'_>) -> TokenStream {
    if encodings.is_empty() {
        return quote!(&[]);
    }
    let encodings = encodings.iter().map(|encoding| {
        let (ty, name) = (paths.support("Encoding"), text(&encoding.wire));
        let form = styled(encoding.style, encoding.explode, encoding.reserved, paths);
        let content = encoding.content.as_deref().and_then(|media| with_text("content", media));
        let keys = list_keys(encoding.list_keys, paths);
        quote!(#ty::of(#name) #form #keys #content)
    });
    quote!(const { &[#(#encodings),*] })
}
