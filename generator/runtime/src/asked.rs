//! What was asked of a server, as answers and errors tell it and as an answer is read.

use std::sync::Arc;

use http::Method;

use super::codec::{to_string, Lenient};
use super::op::OpInfo;
use super::shown;

/// What was asked of a server.
#[derive(Clone, Debug)]
pub(crate) struct Asked(Arc<Facts>);

#[derive(Debug)]
struct Facts {
    info: &'static OpInfo,
    method: Method,
    url: String,
    lenient: Lenient,
}

impl Asked {
    /// A request; the URL loses its user, its query and its fragment.
    pub(crate) fn new(info: &'static OpInfo, method: Method, url: &str, lenient: Lenient) -> Self {
        Asked(Arc::new(Facts { info, method, url: shown::url(url), lenient }))
    }

    /// The operation, as messages name it.
    pub(crate) fn label(&self) -> &'static str {
        self.0.info.label()
    }

    /// The media types that the document has for the answer; empty where it has none.
    pub(crate) fn accept(&self) -> &'static str {
        self.0.info.accept
    }

    pub(crate) fn method(&self) -> &Method {
        &self.0.method
    }

    pub(crate) fn url(&self) -> &str {
        &self.0.url
    }

    /// What is taken although the document does not say it.
    pub(crate) fn lenient(&self) -> Lenient {
        self.0.lenient
    }

    /// The action of an overlay that has all answers of the operation read leniently, as one line of YAML.
    pub(crate) fn overlay(&self) -> Option<String> {
        let OpInfo { method, path, .. } = self.0.info;
        if path.is_empty() {
            return None;
        }
        let path = path.replace('\\', "\\\\").replace('\'', "\\'");
        let target = to_string(&format!("$.paths['{path}'].{}", method.to_ascii_lowercase()));
        Some(format!("- {{target: {target}, update: {{x-clientwright-lenient: true}}}}"))
    }
}
