//! What the document says about one operation, as constants that generated code states and the call path reads.
//! Nothing here is computed at run time and nothing here sends.

use super::codec::Lenient;
use super::server::ServerInfo;

/// The facts of one operation (OpenAPI Operation Object), built in a `static` by generated code.
#[derive(Debug)]
pub struct OpInfo {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    pub(crate) params: &'static [Param],
    pub(crate) accept: &'static str,
    pub(crate) sends: &'static str,
    pub(crate) security: &'static [&'static [Requirement]],
    pub(crate) servers: &'static [ServerInfo],
    pub(crate) idempotent: Option<bool>,
    pub(crate) streaming: Streaming,
    pub(crate) keeps_redirects: bool,
    pub(crate) lenient: Lenient,
}

impl OpInfo {
    /// An operation without parameters, body or credentials. `path` is the template of the document.
    pub const fn new(id: &'static str, method: &'static str, path: &'static str) -> Self {
        OpInfo {
            id,
            name: "",
            method,
            path,
            params: &[],
            accept: "",
            sends: "",
            security: &[],
            servers: &[],
            idempotent: None,
            streaming: Streaming::Never,
            keeps_redirects: false,
            lenient: Lenient::strict(),
        }
    }

    /// The Rust name of the operation, for messages; its id stands in where none is given.
    pub const fn name(mut self, name: &'static str) -> Self {
        self.name = name;
        self
    }

    /// The parameters, in the order of the call's arguments: required ones first.
    pub const fn params(mut self, params: &'static [Param]) -> Self {
        self.params = params;
        self
    }

    /// The value of the `Accept` field. Where none is given, `*/*` is sent.
    pub const fn accept(mut self, media: &'static str) -> Self {
        self.accept = media;
        self
    }

    /// The media type of the request's body.
    pub const fn sends(mut self, media: &'static str) -> Self {
        self.sends = media;
        self
    }

    /// The security requirements: one of the alternatives, each of which needs all of its schemes.
    /// An empty alternative allows a call without credentials; no alternative at all means that none are sent.
    pub const fn security(mut self, alternatives: &'static [&'static [Requirement]]) -> Self {
        self.security = alternatives;
        self
    }

    /// Servers of this operation's own; the first one is used unless the client was given a base URL. At another origin than
    /// the base URL's it gets credentials only where [`Builder::trust_origin`](super::Builder::trust_origin) names it.
    pub const fn servers(mut self, servers: &'static [ServerInfo]) -> Self {
        self.servers = servers;
        self
    }

    /// Overrides what the method says about repeating the request (RFC 9110, 9.2.2).
    pub const fn idempotent(mut self, idempotent: bool) -> Self {
        self.idempotent = Some(idempotent);
        self
    }

    /// The answer's body is read as it arrives rather than first collected.
    pub const fn streaming(mut self) -> Self {
        self.streaming = Streaming::Always;
        self
    }

    /// The answer's body is read as it arrives where its media type is one of streams, and collected otherwise.
    pub const fn streaming_by_media(mut self) -> Self {
        self.streaming = Streaming::ByMedia;
        self
    }

    /// A redirect is the documented answer: it is handed over, not followed.
    pub const fn keeps_redirects(mut self) -> Self {
        self.keeps_redirects = true;
        self
    }

    /// Answers are read leniently (`x-clientwright-lenient`).
    pub const fn lenient(mut self) -> Self {
        self.lenient = Lenient::all();
        self
    }

    /// The operation's id in the document.
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// The name that messages use: the Rust name, else the id.
    pub fn label(&self) -> &'static str {
        if self.name.is_empty() {
            self.id
        } else {
            self.name
        }
    }

    /// The request's method.
    pub fn method(&self) -> &'static str {
        self.method
    }

    /// The path template of the document, such as `/keys/{key_name}`.
    pub fn path(&self) -> &'static str {
        self.path
    }

    /// The parameters, in the order of the call's arguments.
    pub fn parameters(&self) -> &'static [Param] {
        self.params
    }
}

/// The facts of requests that belong to no operation.
pub(crate) static UNTYPED: OpInfo = OpInfo::new("request", "", "");

/// Whether an answer's body is read as it arrives.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Streaming {
    Never,
    Always,
    ByMedia,
}

/// A security scheme that an alternative of [`OpInfo::security`] needs.
#[derive(Debug)]
pub struct Requirement {
    pub(crate) scheme: &'static str,
    pub(crate) scopes: &'static [&'static str],
}

impl Requirement {
    /// Needs the scheme of this name.
    pub const fn of(scheme: &'static str) -> Self {
        Requirement { scheme, scopes: &[] }
    }

    /// The scopes or roles that the operation asks of the scheme.
    pub const fn scopes(mut self, scopes: &'static [&'static str]) -> Self {
        self.scopes = scopes;
        self
    }
}

/// Where a parameter goes (OpenAPI Parameter Object, `in`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    /// A variable of the path template.
    Path,
    /// A pair of the query.
    Query,
    /// A header field.
    Header,
    /// A pair of the Cookie field.
    Cookie,
    /// The whole query (OpenAPI 3.2).
    Querystring,
}

/// How a value is spelled (OpenAPI Parameter Object, `style`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Style {
    /// `blue,black`: paths and headers.
    Simple,
    /// `.blue.black`: paths.
    Label,
    /// `;color=blue,black`: paths.
    Matrix,
    /// `color=blue&color=black`: queries, cookies and form bodies.
    Form,
    /// `color=blue%20black`.
    SpaceDelimited,
    /// `color=blue%7Cblack`.
    PipeDelimited,
    /// `color=blue%09black` (Swagger 2.0, `collectionFormat: tsv`).
    TabDelimited,
    /// `color[R]=100&color[G]=200`.
    DeepObject,
    /// `color=blue; color=black`, without any escaping (OpenAPI 3.2).
    Cookie,
}

/// How the keys of style `deepObject` name the items of a list, which OpenAPI leaves open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ListKeys {
    /// `tags[]=a` for scalars, `items[0][price]=1` for objects and lists.
    Mixed,
    /// `tags[]=a`, `items[][price]=1`.
    Brackets,
    /// `tags[0]=a`, `items[0][price]=1`.
    Indices,
    /// `tags=a`, `items[price]=1`.
    Repeat,
}

/// One parameter (OpenAPI Parameter Object), with the defaults of its place.
#[derive(Debug)]
pub struct Param {
    pub(crate) name: &'static str,
    pub(crate) place: Place,
    pub(crate) optional: bool,
    pub(crate) style: Style,
    pub(crate) explode: Option<bool>,
    pub(crate) reserved: bool,
    pub(crate) segments: bool,
    pub(crate) allow_empty: bool,
    pub(crate) content: &'static str,
    pub(crate) http_date: bool,
    pub(crate) list_keys: ListKeys,
}

impl Param {
    const fn new(name: &'static str, place: Place, style: Style) -> Self {
        Param {
            name,
            place,
            optional: false,
            style,
            explode: None,
            reserved: false,
            segments: false,
            allow_empty: false,
            content: "",
            http_date: false,
            list_keys: ListKeys::Mixed,
        }
    }

    /// A path variable, style `simple`.
    pub const fn path(name: &'static str) -> Self {
        Param::new(name, Place::Path, Style::Simple)
    }

    /// A query parameter, style `form`, exploded.
    pub const fn query(name: &'static str) -> Self {
        Param::new(name, Place::Query, Style::Form)
    }

    /// A header field, style `simple`.
    pub const fn header(name: &'static str) -> Self {
        Param::new(name, Place::Header, Style::Simple)
    }

    /// A cookie, style `form`.
    pub const fn cookie(name: &'static str) -> Self {
        Param::new(name, Place::Cookie, Style::Form)
    }

    /// The whole query, a form unless [`Param::content`] says otherwise.
    pub const fn querystring(name: &'static str) -> Self {
        Param::new(name, Place::Querystring, Style::Form)
    }

    /// The parameter may be left out.
    pub const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// Another style than the place's own.
    pub const fn style(mut self, style: Style) -> Self {
        self.style = style;
        self
    }

    /// Whether each item or member stands by itself. By default only for style `form` (and `deepObject`, always).
    pub const fn explode(mut self, explode: bool) -> Self {
        self.explode = Some(explode);
        self
    }

    /// RFC 3986's reserved characters and percent-encoded triplets are passed through (`allowReserved`).
    pub const fn reserved(mut self) -> Self {
        self.reserved = true;
        self
    }

    /// The value of a path variable may have slashes, which stay as they are: it stands for several segments.
    pub const fn segments(mut self) -> Self {
        self.segments = true;
        self
    }

    /// An empty value is sent rather than left out (`allowEmptyValue`).
    pub const fn allow_empty(mut self) -> Self {
        self.allow_empty = true;
        self
    }

    /// The value is a document of this media type (the Parameter Object's `content`), not styled.
    pub const fn content(mut self, media: &'static str) -> Self {
        self.content = media;
        self
    }

    /// How style `deepObject` names the items of lists.
    pub const fn list_keys(mut self, keys: ListKeys) -> Self {
        self.list_keys = keys;
        self
    }

    /// The value is a moment that HTTP has a form of its own for (RFC 9110, 5.6.7): `If-Modified-Since` and its like.
    pub const fn http_date(mut self) -> Self {
        self.http_date = true;
        self
    }

    /// The name on the wire.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Where it goes.
    pub fn place(&self) -> Place {
        self.place
    }

    pub(crate) fn exploded(&self) -> bool {
        match self.explode {
            Some(explode) => explode,
            None => matches!(self.style, Style::Form | Style::Cookie),
        }
    }
}

/// How one member of a form body is spelled (OpenAPI Encoding Object).
#[derive(Debug)]
pub struct Encoding {
    pub(crate) name: &'static str,
    pub(crate) style: Option<Style>,
    pub(crate) explode: Option<bool>,
    pub(crate) reserved: bool,
    pub(crate) content: &'static str,
    pub(crate) list_keys: ListKeys,
}

impl Encoding {
    /// The member of this name, with the defaults of its media type.
    pub const fn of(name: &'static str) -> Self {
        Encoding {
            name,
            style: None,
            explode: None,
            reserved: false,
            content: "",
            list_keys: ListKeys::Mixed,
        }
    }

    /// A style of the query's (`form` bodies only).
    pub const fn style(mut self, style: Style) -> Self {
        self.style = Some(style);
        self
    }

    /// Whether each item or member stands by itself.
    pub const fn explode(mut self, explode: bool) -> Self {
        self.explode = Some(explode);
        self
    }

    /// Reserved characters are passed through.
    pub const fn reserved(mut self) -> Self {
        self.reserved = true;
        self
    }

    /// How style `deepObject` names the items of lists.
    pub const fn list_keys(mut self, keys: ListKeys) -> Self {
        self.list_keys = keys;
        self
    }

    /// The member is a document of this media type.
    pub const fn content(mut self, media: &'static str) -> Self {
        self.content = media;
        self
    }
}
