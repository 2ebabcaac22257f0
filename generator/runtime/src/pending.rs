//! A call before it is sent: arguments and options, and the request they make. The request is built anew from the
//! same values for each attempt.

use std::borrow::Cow;
use std::time::Duration;

use http::header::{HeaderMap, ACCEPT, CONTENT_TYPE, COOKIE, USER_AGENT};
use http::Method;

use super::api::Scheme;
use super::asked::Asked;
use super::auth::{self, Held};
use super::body::Body;
use super::codec::{self, Lenient, RawJson, ToJson};
use super::core::Core;
use super::draft::{split_query, Draft};
use super::error::Error;
use super::field::http_date;
use super::header::field;
use super::limits::Limits;
use super::op::{OpInfo, Param, Place, UNTYPED};
use super::origin::{untrusted, Origin, Part, Site};
use super::param;
use super::param::encode::{escape_into, Escape};
use super::retry::Retry;
use super::shown;
use super::url::{has_scheme, resolve, step, Base};

mod follow;

#[derive(Clone)]
pub(crate) struct Pending {
    pub(crate) core: Core,
    pub(crate) info: &'static OpInfo,
    pub(crate) method: Cow<'static, str>,
    path: Cow<'static, str>,
    /// The JSON text of each parameter that was given.
    values: Vec<Option<String>>,
    /// An absolute URL in place of path and query.
    target: Option<String>,
    /// Escaped pairs behind the parameters' own.
    pub(crate) query: Vec<String>,
    headers: HeaderMap,
    pub(crate) body: Body,
    pub(crate) media: Option<String>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) deadline: Option<Duration>,
    /// When all has to be over, by the client's clock.
    pub(crate) end: Option<Duration>,
    pub(crate) limits: Option<Limits>,
    pub(crate) retry: Option<Retry>,
    pub(crate) lenient: Option<Lenient>,
    pub(crate) fault: Option<String>,
}

impl Pending {
    pub(crate) fn new(core: &Core, info: &'static OpInfo, args: &[&dyn ToJson]) -> Self {
        let mut pending = Pending::blank(core, info, Cow::Borrowed(info.method), Cow::Borrowed(info.path));
        for (index, arg) in args.iter().enumerate() {
            pending.set(index, *arg);
        }
        pending
    }

    pub(crate) fn untyped(core: &Core, method: Cow<'static, str>, path: String) -> Self {
        Pending::blank(core, &UNTYPED, method, Cow::Owned(path))
    }

    fn blank(core: &Core, info: &'static OpInfo, method: Cow<'static, str>, path: Cow<'static, str>) -> Self {
        Pending {
            core: core.clone(),
            info,
            method,
            path,
            values: Vec::new(),
            target: None,
            query: Vec::new(),
            headers: HeaderMap::new(),
            body: Body::empty(),
            media: None,
            timeout: None,
            deadline: None,
            end: None,
            limits: None,
            retry: None,
            lenient: None,
            fault: None,
        }
    }

    /// Begins the time of the deadline, where there is one and it has not begun.
    pub(crate) fn begin(&mut self) -> Result<(), Error> {
        let needs = |what| Err(Error::build(self.info.label(), what));
        if self.core.timers().is_none() && (self.timeout.is_some() || self.deadline.is_some()) {
            return needs("a time limit needs timers, and there are none here");
        }
        let Some(limit) = self.deadline.filter(|_| self.end.is_none()) else { return Ok(()) };
        let Some(now) = self.core.now() else {
            return needs("a deadline needs a clock: implement `Sleep::now`");
        };
        self.end = Some(now.saturating_add(limit));
        Ok(())
    }

    /// What is left of the deadline.
    pub(crate) fn left(&self) -> Option<Duration> {
        Some(self.end?.saturating_sub(self.core.now()?))
    }

    pub(crate) fn limits(&self) -> &Limits {
        self.limits.as_ref().unwrap_or(&self.core.0.limits)
    }

    /// What a request asks, as its answer and its errors tell it.
    pub(crate) fn asked(&self, draft: &Draft) -> Asked {
        let lenient = self.lenient.unwrap_or_else(|| self.core.0.lenient.or(self.info.lenient));
        Asked::new(self.info, draft.method.clone(), &draft.url, lenient)
    }

    /// Gives a parameter its value; an absent one takes it back.
    pub(crate) fn set(&mut self, index: usize, value: &dyn ToJson) {
        if index >= self.values.len() {
            self.values.resize(index + 1, None);
        }
        self.values[index] = (!value.is_absent()).then(|| codec::to_string(value));
    }

    /// The value of a parameter, as JSON.
    pub(crate) fn value(&self, index: usize) -> Option<&str> {
        self.values.get(index)?.as_deref()
    }

    pub(crate) fn header(&mut self, name: &str, value: &str) {
        match field(name, value) {
            Ok((name, value)) => {
                self.headers.insert(name, value);
            }
            Err(fault) => self.fault = Some(fault),
        }
    }

    /// Takes a body. Its media type is the operation's, if that is of the kind, else the usual one.
    pub(crate) fn content(&mut self, body: Body, kind: &str, usual: &str) {
        let sends = self.info.sends;
        let media = if !sends.is_empty() && sends.contains(kind) { sends } else { usual };
        self.media = Some(media.to_owned());
        self.body = body;
    }

    /// Goes to this absolute URL, which has its query, instead of what path and query parameters say.
    pub(crate) fn retarget(&mut self, url: String) {
        self.target = Some(url);
    }

    /// The text of a query parameter that was given.
    pub(crate) fn query_value(&self, name: &str) -> Option<String> {
        let index = self.query_index(name)?;
        let tree = param::tree::tree(self.value(index)?)?;
        Some(param::tree::text(&tree).into_owned())
    }

    /// Gives a query parameter its value, be it one of the document's or not.
    pub(crate) fn set_query(&mut self, name: &str, value: String) {
        if let Some(index) = self.query_index(name) {
            return self.set(index, &value);
        }
        let start = param::query::pair(name, "");
        self.query.retain(|pair| !pair.starts_with(&start));
        self.query.push(param::query::pair(name, &param::encode::escaped(&value, Escape::All)));
    }

    /// The JSON at a pointer into the body.
    pub(crate) fn body_value(&self, pointer: &str) -> Option<String> {
        let body: RawJson = codec::from_slice(self.body.as_bytes()?).ok()?;
        body.spot(pointer).map(str::to_owned)
    }

    /// Gives a member of the JSON body its value; a body where there is none.
    ///
    /// # Errors
    /// The reason why the body cannot have it.
    pub(crate) fn set_body(&mut self, pointer: &str, json: &str) -> Result<(), String> {
        let is_json = self.media.as_ref().is_none_or(|media| media.contains("json"));
        let held = self.body.as_bytes().filter(|_| is_json);
        let held = held.ok_or("the list pages by a member of the body, which is no JSON")?;
        let body = if held.is_empty() { Ok(RawJson::null()) } else { codec::from_slice(held) };
        let body = body.map_err(|why| format!("the body is no JSON: {why}"))?;
        let body = body.with(pointer, json).ok_or_else(|| format!("the body has no room for `{pointer}`"))?;
        let body = Body::from(body.as_str().to_owned());
        match self.media {
            Some(_) => self.body = body,
            None => self.content(body, "json", "application/json"),
        }
        Ok(())
    }

    fn query_index(&self, name: &str) -> Option<usize> {
        self.info.params.iter().position(|param| param.place == Place::Query && param.name == name)
    }

    /// Whether sending the request twice does what sending it once does.
    pub(crate) fn is_idempotent(&self, draft: &Draft) -> bool {
        let by_method = super::retry::is_idempotent(&draft.method);
        self.info.idempotent.unwrap_or(by_method) || draft.headers.contains_key("idempotency-key")
    }

    /// The request but for its credentials.
    pub(crate) fn draft(&self) -> Result<Draft, Error> {
        self.drafted().map_err(|reason| Error::build(self.info.label(), reason))
    }

    fn drafted(&self) -> Result<Draft, String> {
        if let Some(fault) = &self.fault {
            return Err(fault.clone());
        }
        let method = Method::from_bytes(self.method.as_bytes());
        let method = method.map_err(|_| format!("`{}` is no method", self.method))?;
        let (url, origin, site) = self.place()?;
        let (url, own) = split_query(&url);
        let mut pairs: Vec<String> =
            own.filter(|own| !own.is_empty()).map(str::to_owned).into_iter().collect();
        let mut headers = HeaderMap::new();
        if site.takes(Part::ClientFields) {
            headers.clone_from(&self.core.0.headers);
        } else if let Some(product) =
            self.core.0.headers.get(USER_AGENT).filter(|_| site.takes(Part::Product))
        {
            headers.insert(USER_AGENT, product.clone());
        }
        if site.takes(Part::Arguments) {
            self.spread(&mut pairs, &mut headers)?;
        }
        if self.target.is_none() && site.takes(Part::Arguments) {
            pairs.extend(self.query.iter().cloned());
        }
        self.head(&mut headers)?;
        let query = pairs.join("&");
        let query = (own.is_some() || !query.is_empty()).then_some(query);
        let (url, body) = (url.to_owned(), self.body.clone());
        Ok(Draft { method, url, query, headers, body, origin, site })
    }

    /// The absolute URL, its origin, and whose place it is.
    fn place(&self) -> Result<(String, Origin, Site), String> {
        let origins = &self.core.0.origins;
        let (own, here, site) = self.own_place()?;
        let Some(target) = &self.target else { return Ok((own, here, site)) };
        let there = origins.follow(&here, target).map_err(|why| format!("the URL is not followed: {why}"))?;
        let site = if there == here { site } else { origins.site(&there, site) };
        Ok((target.clone(), there, site))
    }

    /// Where the call goes by the document, or by the caller.
    fn own_place(&self) -> Result<(String, Origin, Site), String> {
        let core = &self.core.0;
        let path = self.filled_path()?;
        if is_untyped(self.info) && path.contains("://") && has_scheme(&path) {
            let origin = Origin::of(&path).map_err(|why| format!("the URL `{}` {why}", shown::url(&path)))?;
            let site = core.origins.site(&origin, Site::Caller);
            return Ok((path, origin, site));
        }
        let Some(server) = self.info.servers.first().filter(|_| !core.base_is_given) else {
            return Ok((core.base.join(&path), core.origins.home.clone(), Site::Home));
        };
        let url = server.url().resolve()?;
        let base = Base::parse(&resolve(core.base.as_str(), &url).unwrap_or(url))?;
        let origin = base.origin().clone();
        let site = core.origins.site(&origin, Site::Document);
        Ok((base.join(&path), origin, site))
    }

    /// The path, its variables replaced.
    fn filled_path(&self) -> Result<String, String> {
        let mut out = String::with_capacity(self.path.len() + 16);
        let mut rest = &*self.path;
        while let Some((literal, more)) = rest.split_once('{') {
            let Some((name, after)) = more.split_once('}') else { break };
            escape_into(&mut out, literal, Escape::Literal);
            out.push_str(&self.variable(name)?);
            rest = after;
        }
        escape_into(&mut out, rest.split('#').next().unwrap_or_default(), Escape::Literal);
        match step(out.split('?').next().unwrap_or_default()) {
            Some(segment) => {
                Err(format!("the path has `{}`, which is a step in it", shown::line(segment, 60)))
            }
            None => Ok(out),
        }
    }

    fn variable(&self, name: &str) -> Result<String, String> {
        let is_it = |param: &Param| param.place == Place::Path && param.name == name;
        let value = self.info.params.iter().position(is_it).and_then(|at| Some((at, self.value(at)?)));
        let Some((at, value)) = value else { return Err(format!("path parameter `{name}` has no value")) };
        param::path::expand(&self.info.params[at], value)
    }

    /// Parameters into the query, the header and cookies.
    fn spread(&self, pairs: &mut Vec<String>, headers: &mut HeaderMap) -> Result<(), String> {
        let mut cookies = Vec::new();
        for (param, value) in self.info.params.iter().zip(&self.values) {
            let Some(value) = value else { continue };
            match param.place {
                Place::Path => {}
                Place::Query | Place::Querystring if self.target.is_some() => {}
                Place::Query => param::query::expand(pairs, param, value),
                Place::Cookie => param::cookie::expand(&mut cookies, param, value)?,
                Place::Querystring => param::query::whole(pairs, param, value),
                Place::Header => {
                    let Some(text) = param::header(value, param.exploded(), param.content) else { continue };
                    let text = if param.http_date { http_date(&text) } else { text };
                    put(headers, param.name, &text)?;
                }
            }
        }
        if !cookies.is_empty() {
            param::cookie::add(headers, &cookies.join("; "))?;
        }
        Ok(())
    }

    /// The fields that every request has, and the caller's own, which have the last word.
    fn head(&self, headers: &mut HeaderMap) -> Result<(), String> {
        let accept = if self.info.accept.is_empty() { "*/*" } else { self.info.accept };
        put(headers, ACCEPT.as_str(), accept)?;
        if let Some(media) = &self.media {
            put(headers, CONTENT_TYPE.as_str(), media)?;
        }
        for (name, value) in &self.headers {
            if name == COOKIE {
                param::cookie::add(headers, &String::from_utf8_lossy(value.as_bytes()))?;
            } else {
                headers.insert(name, value.clone());
            }
        }
        Ok(())
    }

    /// The credentials of this request.
    pub(crate) fn credentials(&self, draft: &Draft) -> Result<Vec<&Held>, Error> {
        let core = &*self.core.0;
        let takes = draft.site.takes(Part::Credentials);
        if is_untyped(self.info) && (core.api.security.is_empty() || !takes) {
            return Ok(core.credentials.first().filter(|_| takes).into_iter().collect());
        }
        let alternatives = if is_untyped(self.info) { core.api.security } else { self.info.security };
        let held: &[Held] = if takes { &core.credentials } else { &[] };
        let sent = |scheme: &Scheme| auth::field(scheme).is_some_and(|name| draft.headers.contains_key(name));
        match auth::choose(held, alternatives, core.api.schemes, &sent) {
            Ok(chosen) => Ok(chosen),
            Err(_) if core.anonymous => Ok(Vec::new()),
            Err(missing) if takes => {
                let help = auth::help(core.api, alternatives);
                Err(Error::auth(self.info.label(), missing).helped(&help))
            }
            Err(_) => Err(Error::auth(self.info.label(), untrusted(&draft.origin))),
        }
    }
}

fn is_untyped(info: &'static OpInfo) -> bool {
    std::ptr::eq(info, &UNTYPED)
}

fn put(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), String> {
    let (name, value) = field(name, value)?;
    headers.insert(name, value);
    Ok(())
}
