//! Creates an API key, lists the keys of the region, and deletes the new one.
//!
//! ```text
//! cargo run -p generated --example gcore_create_list_delete -- 1 76 http://127.0.0.1:4010 token
//! ```
//! Arguments: project, region; then, where the environment does not say so, base URL and token.

use std::process::ExitCode;

use generated::gcore_cloud::models::{ApiKeysOrderByChoices, FaasCreateApiKey, NamespacedName};
use generated::gcore_cloud::Client;
use generated::support::{Builder, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(args: &[String]) -> Result<(), Error> {
    let number = |index: usize| args.get(index).and_then(|text| text.parse().ok()).unwrap_or(1);
    let (project, region) = (number(0), number(1));
    let client = client(args.get(2), args.get(3))?;
    let faas = client.function_as_a_service();

    let function = NamespacedName::new("function-name", "namespace-name");
    let wanted = FaasCreateApiKey::new(vec![function], "example-key").with_description("made by an example");
    let created = faas.create_key(project, region, &wanted).await?;
    println!("created {}, its secret is {:?}", created.name, created.secret);

    let keys =
        faas.list_keys(project, region).limit(5).order_by(ApiKeysOrderByChoices::CreatedAtDesc).await?;
    println!("{} keys:", keys.count);
    for key in &keys.results {
        println!("  {:20} {}", key.name, key.status);
    }

    faas.delete_key(project, region, &wanted.name).await?;
    println!("deleted {}", wanted.name);
    Ok(())
}

fn client(url: Option<&String>, token: Option<&String>) -> Result<Client, Error> {
    // Without a token the server gets to say what it thinks of that.
    let mut builder = Builder::<Client>::from_env().anonymous();
    if let Some(url) = url {
        builder = builder.base_url(url);
    }
    if let Some(token) = token {
        builder = builder.api_key(token.as_str());
    }
    builder.build()
}
