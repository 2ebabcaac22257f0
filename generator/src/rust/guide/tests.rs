//! What the guide says where there is nothing to show.

use super::{Subject, features, guide};
use crate::rust::{ApiInfo, ClientItem, CrateOptions, Docs, Feature, Ident};

fn client() -> ClientItem {
    let info = ApiInfo {
        title: String::new(),
        version: String::new(),
        env: "PETS".to_owned(),
        servers: Vec::new(),
        schemes: Vec::new(),
        security: Vec::new(),
        lenient: false,
    };
    ClientItem {
        name: Ident::camel("client"),
        docs: Docs::default(),
        info,
        credentials: Vec::new(),
        accessors: Vec::new(),
        server: None,
        needs_base: true,
        origins: String::new(),
    }
}

#[test]
fn an_api_without_operations_and_credentials_has_what_all_have() {
    let (options, client) = (CrateOptions::new("pets_api"), client());
    let subject = Subject { options: &options, client: &client, calls: Vec::new(), features: (&[], &[]) };
    let sections = guide(&subject);
    let titles: Vec<_> = sections.iter().map(|section| section.title).collect();
    assert_eq!(titles, ["Quick start", "Errors", "More of a call", "Tests", "Features"]);
    let start = sections[0].lines.join("\n");
    assert!(start.contains("\npets_api = { path = \"../pets_api\" }\n"), "the package's own name: {start}");
    assert!(start.contains("Client::builder().base_url(\"https://api.example.com\").build()?;"), "{start}");
}

#[test]
fn every_feature_is_there_with_what_it_is_for() {
    let (options, client) = (CrateOptions::module("pets"), client());
    let cats = [Feature { name: "cats".into(), enables: Vec::new(), docs: "Cats | dogs.".into() }];
    let on = ["cats".to_owned()];
    let subject = Subject { options: &options, client: &client, calls: Vec::new(), features: (&cats, &on) };
    let lines = features(&subject).lines;
    assert!(lines.contains(&"| `cats` | Cats \\| dogs. |".to_owned()), "{lines:?}");
    assert_eq!(lines.last().unwrap(), "On by default: `reqwest`, `rustls`, `cats`.");
    let bare: Vec<_> = lines.iter().filter(|line| line.ends_with("` |  |")).collect();
    assert!(bare.is_empty(), "every feature of the runtime has a comment in its manifest: {bare:?}");
}
