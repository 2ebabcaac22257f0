//! Reads one API key of Gcore's Function as a Service.
//!
//! ```text
//! GCORE_CLOUD_APIKEY=token cargo run -p generated --example gcore_get_key -- 1 76 key-name
//! cargo run -p generated --example gcore_get_key -- 1 76 key-name http://127.0.0.1:4010 token
//! ```
//! Arguments: project, region, name of the key; then, where the environment does not say so, base URL and token.

use std::process::ExitCode;

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
    let text = |index: usize, default: &str| args.get(index).cloned().unwrap_or_else(|| default.to_owned());
    let (project, region) = (text(0, "1").parse().unwrap_or(1), text(1, "1").parse().unwrap_or(1));
    let client = client(args.get(3), args.get(4))?;
    let key = client.function_as_a_service().get_key(project, region, &text(2, "key-name")).await?;
    println!("{} is {}", key.name, key.status);
    println!("  created  {}", key.created_at);
    println!("  expires  {}", key.expire.map_or("never".to_owned(), |time| time.to_string()));
    println!("  for      {}", key.description.as_deref().unwrap_or("-"));
    for function in &key.functions {
        println!("  opens    {}/{}", function.namespace, function.name);
    }
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
