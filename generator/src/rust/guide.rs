//! What a newcomer reads first: how to depend on the crate, build a client, make a call, read errors and pages, and test.
//!
//! The front page of the documentation and the readme show the same sections. Calls in them are the examples of operations.

use super::{
    BodyKind, ClientItem, CrateOptions, Credential, CredentialKind, Decode, Feature, Method, Output, Section,
    Streaming, Writing, markdown,
};
use crate::runtime_manifest;

/// An operation and where it is called.
pub(super) struct Called<'p> {
    pub(super) method: &'p Method,
    /// The path of the module of its tag below the root: `keys`.
    pub(super) module: String,
}

/// What the guide speaks of.
pub(super) struct Subject<'p> {
    pub(super) options: &'p CrateOptions,
    pub(super) client: &'p ClientItem,
    pub(super) calls: Vec<Called<'p>>,
    /// All of them, and the names of those that are on by default.
    pub(super) features: (&'p [Feature], &'p [String]),
}

/// All sections, in their order.
pub(super) fn guide(subject: &Subject<'_>) -> Vec<Section> {
    let mut sections = vec![quick_start(subject)];
    sections.extend(authentication(subject));
    sections.extend(body(subject));
    sections.push(errors(subject));
    sections.extend(pages(subject));
    sections.push(more_of_a_call(subject));
    sections.push(tests(subject));
    sections.push(features(subject));
    sections
}

impl Subject<'_> {
    /// The crate as code names it.
    fn library(&self) -> String {
        match self.options.root.is_empty() {
            true => self.options.name.to_string(),
            false => "generated".to_owned(),
        }
    }

    /// The root of the API as code names it.
    fn root(&self) -> String {
        let below = self.options.root.iter().map(|segment| format!("::{segment}"));
        std::iter::once(self.library()).chain(below).collect()
    }

    /// The builder with what it needs, up to `build()`.
    fn builder(&self) -> String {
        let base = if self.client.needs_base { ".base_url(\"https://api.example.com\")" } else { "" };
        let credential = self.client.credentials.first().map(given).unwrap_or_default();
        format!("{}::builder(){base}{credential}", self.client.name)
    }

    /// The expression of the first such operation whose example needs a client and nothing else, up to `.await`.
    fn call(&self, fits: impl Fn(&Method) -> bool) -> Option<(&Called<'_>, String)> {
        let suits = |called: &&Called<'_>| called.method.docs.deprecated.is_none() && fits(called.method);
        self.calls.iter().filter(suits).find_map(|called| Some((called, expression(called.method)?)))
    }
}

/// `client.keys().list_keys(1)`: what the example awaits, where that is one line, and all that it needs is a client.
fn expression(method: &Method) -> Option<String> {
    let fence = example(method)?;
    let wrapper = fence.iter().find_map(|line| line.strip_prefix("# async fn example("))?;
    let needs_more = wrapper.split_once(") ->").is_none_or(|(parameters, _)| parameters.contains(", "));
    let mut code = fence[1..].iter().filter(|line| !line.starts_with("# ") && *line != "```");
    let (Some(line), None, false) = (code.next(), code.next(), needs_more) else { return None };
    Some(line.trim_start_matches("let answer = ").strip_suffix(".await?;")?.to_owned())
}

/// The example in the docs of an operation, with its fence.
fn example(method: &Method) -> Option<&[String]> {
    let lines = &method.docs.lines;
    let start = lines.iter().position(|line| line == "```no_run")?;
    let end = lines[start + 1..].iter().position(|line| line == "```")?;
    Some(&lines[start..=start + 1 + end])
}

/// What `{answer:?}` shows is worth a line.
fn answers(method: &Method) -> bool {
    matches!(&method.output, Output::One(decode) if *decode != Decode::Nothing)
        && method.streaming == Streaming::Never
}

fn given(credential: &Credential) -> String {
    let arguments = match credential.kind {
        CredentialKind::Secret => "\"key\"",
        CredentialKind::UserPassword => "\"user\", \"password\"",
        CredentialKind::Token => "\"token\"",
    };
    format!(".{}({arguments})", credential.name)
}

fn quick_start(subject: &Subject<'_>) -> Section {
    let package = match subject.options.root.is_empty() {
        true => subject.options.package.clone(),
        false => subject.library(),
    };
    let mut lines = vec![
        "```toml".to_owned(),
        "[dependencies]".to_owned(),
        format!("{package} = {{ path = \"../{package}\" }}"),
        "tokio = { version = \"1\", features = [\"macros\", \"rt\"] }".to_owned(),
        "```".to_owned(),
        String::new(),
        "```no_run".to_owned(),
        format!("use {}::{{Client, Error}};", subject.root()),
        String::new(),
        "#[tokio::main(flavor = \"current_thread\")]".to_owned(),
        "async fn main() -> Result<(), Error> {".to_owned(),
        format!("    let client = {}.build()?;", subject.builder()),
    ];
    let reads = |method: &Method| answers(method) && method.bodies.is_empty();
    match subject.call(reads).or_else(|| subject.call(answers)) {
        Some((_, call)) => lines
            .extend([format!("    let answer = {call}.await?;"), "    println!(\"{answer:?}\");".to_owned()]),
        None => lines.push("    println!(\"{client:?}\");".to_owned()),
    }
    lines.extend(["    Ok(())", "}", "```"].map(str::to_owned));
    Section { title: "Quick start", lines }
}

fn authentication(subject: &Subject<'_>) -> Option<Section> {
    let client = subject.client;
    if client.credentials.is_empty() && client.origins.is_empty() {
        return None;
    }
    let mut lines = Vec::new();
    if !client.credentials.is_empty() {
        lines.extend(["The builder takes credentials:".to_owned(), String::new()]);
        lines.extend(client.credentials.iter().map(|credential| {
            let variables = match credential.kind {
                CredentialKind::UserPassword => {
                    format!("`{0}_USER` and `{0}_PASSWORD`", credential.variable)
                }
                CredentialKind::Secret => format!("`{}`", credential.variable),
                CredentialKind::Token => {
                    format!("`{0}`, or `{0}_CLIENT_ID` and `{0}_CLIENT_SECRET`", credential.variable)
                }
            };
            format!("- `{}`, in the environment {variables}", given(credential))
        }));
        let env = &client.info.env;
        lines.extend([
            String::new(),
            format!(
                "`{}::from_env()` reads them from the environment, and the base URL from `{env}_BASE_URL`. \
                 `.anonymous()` makes calls without.",
                client.name
            ),
        ]);
    }
    if !client.origins.is_empty() {
        lines.extend([String::new(), client.origins.clone()]);
    }
    Some(Section { title: "Authentication", lines })
}

fn body(subject: &Subject<'_>) -> Option<Section> {
    let sends_json = |called: &&Called<'_>| {
        let body = called.method.bodies.first();
        called.method.docs.deprecated.is_none()
            && body.is_some_and(|body| {
                !body.optional && matches!(body.kind, BodyKind::Typed(_, Writing::Json | Writing::Xml(_)))
            })
    };
    let shown = |called: &Called<'_>| example(called.method).map(<[String]>::to_vec);
    let mut lines = subject.calls.iter().filter(sends_json).find_map(shown)?;
    lines.splice(
        0..0,
        [
            "The required members of a body are the arguments of `new`; each other one has a method of its own: `with_name(..)`."
                .to_owned(),
            String::new(),
        ],
    );
    Some(Section { title: "Bodies", lines })
}

fn errors(subject: &Subject<'_>) -> Section {
    let root = subject.root();
    let mut lines = vec![
        "An answer that is no success is an `Error`, and so is one that cannot be read. It says what was asked, what \
         the server said (`message()`, `status()`, `json::<T>()`, `at::<T>(\"/details/0\")`), and what would help."
            .to_owned(),
    ];
    let documented = |method: &Method| method.error_bodies.is_some() && answers(method);
    if let Some((called, call)) = subject.call(documented) {
        lines.extend([
            String::new(),
            "Error bodies that the document has can be read by type:".to_owned(),
            String::new(),
            "```no_run".to_owned(),
            format!("# async fn example(client: {root}::Client) {{"),
            format!("use {root}::{}::op;", called.module),
            String::new(),
            format!("match {call}.await {{"),
            "    Ok(answer) => println!(\"{answer:?}\"),".to_owned(),
            format!("    Err(error) => match error.errors::<op::{}>() {{", called.method.marker),
            "        Some(body) => eprintln!(\"{body:?}\"),".to_owned(),
            "        None => eprintln!(\"{error}\"),".to_owned(),
            "    },".to_owned(),
            "}".to_owned(),
            "# }".to_owned(),
            "```".to_owned(),
        ]);
    }
    Section { title: "Errors", lines }
}

fn pages(subject: &Subject<'_>) -> Option<Section> {
    let (_, call) = subject.call(|method| method.pages.is_some())?;
    let root = subject.root();
    let lines = vec![
        "A list that comes page by page gives its items one after another, or its pages (`.pages()`):"
            .to_owned(),
        String::new(),
        "```no_run".to_owned(),
        format!("# async fn example(client: {root}::Client) -> Result<(), {root}::Error> {{"),
        format!("let mut items = {call}.items();"),
        "while let Some(item) = items.next().await {".to_owned(),
        "    println!(\"{:?}\", item?);".to_owned(),
        "}".to_owned(),
        "# Ok(()) }".to_owned(),
        "```".to_owned(),
        String::new(),
        "`items.continuation()` gives a text that another process resumes the list from.".to_owned(),
    ];
    Some(Section { title: "Pages", lines })
}

fn more_of_a_call(subject: &Subject<'_>) -> Section {
    let (library, root) = (subject.library(), subject.root());
    let rows = [
        "- The answer with its status and header fields: `.with_meta()`; its bytes: `.raw()`; as a stream: `.stream()`.",
        "- Time limits: `.deadline(..)` for all of a call, `.timeout(..)` for each attempt (120 s). The builder has one for \
         the attempts of all calls, and `connect_timeout` (10 s) and `read_timeout` (30 s).",
        "- Repetitions: `.retry(Retry::times(5))`; two by default, for what can be repeated without harm.",
        "- Servers that break their own document: `.lenient(true)` reads missing members, numbers as text and the like; \
         `.with_meta()` tells what did not fit (`misfits()`).",
        "- Without `async`: the feature `blocking`, and `.wait()` in place of `.await`.",
        "- Times: a `Timestamp` is a moment that keeps the text and the offset it was read with; `instant()` gives it as a \
         `jiff::Timestamp`.",
        "- A request that the document does not have: `client.request(\"GET\", \"/path\")`.",
    ];
    let mut lines = vec![format!("What every call has comes with `use {root}::Call;`."), String::new()];
    lines.extend(rows.map(str::to_owned));
    lines.push(format!(
        "- Tracing: with the feature `tracing` each call has a span `http.call`, each attempt `http.attempt` with the host, and \
         answers that do not fit an event; `RUST_LOG={library}=debug` shows them where a subscriber reads it."
    ));
    Section { title: "More of a call", lines }
}

fn tests(subject: &Subject<'_>) -> Section {
    let root = subject.root();
    let lines = vec![
        "`Replay` plays prepared answers and keeps the requests, so that code that uses the client is tested without a \
         server. The feature `test-fixtures` gives every type a constructor, answers included."
            .to_owned(),
        String::new(),
        "```no_run".to_owned(),
        format!("# async fn example() -> Result<(), {root}::Error> {{"),
        format!("use {}::support::mock::Replay;", subject.library()),
        format!("# use {root}::Client;"),
        String::new(),
        "let server = Replay::new().json(200, \"{}\");".to_owned(),
        format!("let client = {}.transport(server.clone()).build()?;", subject.builder()),
        "// ... the code under test, with this client ...".to_owned(),
        "# let _ = client;".to_owned(),
        "assert_eq!(server.requests().len(), 1);".to_owned(),
        "# Ok(()) }".to_owned(),
        "```".to_owned(),
    ];
    Section { title: "Tests", lines }
}

fn features(subject: &Subject<'_>) -> Section {
    let mut lines = vec!["| feature | what for |".to_owned(), "|---|---|".to_owned()];
    let own = subject.features.0.iter().map(|feature| (feature.name.as_str(), feature.docs.clone()));
    let runtime = runtime_manifest::features().into_iter().map(|feature| (feature.name, feature.docs));
    for (name, docs) in runtime.chain(own) {
        lines.push(format!("| `{name}` | {} |", markdown::cell(&docs)));
    }
    let on = runtime_manifest::defaults()
        .into_iter()
        .chain(subject.features.1.iter().map(String::as_str))
        .map(|name| format!("`{name}`"));
    lines.extend([String::new(), format!("On by default: {}.", on.collect::<Vec<_>>().join(", "))]);
    Section { title: "Features", lines }
}

#[cfg(test)]
mod tests;
