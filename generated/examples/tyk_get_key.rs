//! Reads one key of an API from a Tyk Dashboard.
//!
//! ```text
//! TYK_DASHBOARD_BEARERAUTH=token cargo run -p generated --example tyk_get_key -- <api> <key> https://acme.example
//! cargo run -p generated --example tyk_get_key -- <api> <key> http://127.0.0.1:4010 token
//! ```
//! Arguments: the API, the key, the dashboard's URL, and the token where the environment does not have it.

use std::process::ExitCode;

use generated::support::{Builder, Error};
use generated::tyk_dashboard::models::ApiResponse;
use generated::tyk_dashboard::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The document says what an error looks like, so it can be read by type.
            let documented = error.json::<ApiResponse>().and_then(|body| body.message);
            eprintln!("{error}");
            eprintln!(
                "the server says: {}",
                documented.as_deref().unwrap_or("nothing that the document describes")
            );
            ExitCode::FAILURE
        }
    }
}

async fn run(args: &[String]) -> Result<(), Error> {
    let text = |index: usize| args.get(index).map_or("unknown", String::as_str);
    let client = client(args.get(2), args.get(3))?;
    let found = client
        .keys()
        .get_api_key_detail(text(0), text(1))
        .auto_guess(true)
        .hashed("1")
        .username(false)
        .await?;
    println!(
        "key {} (hash {})",
        found.key_id.as_deref().unwrap_or("-"),
        found.key_hash.as_deref().unwrap_or("-")
    );
    if let Some(session) = found.data {
        println!("  alias      {}", session.alias.as_deref().unwrap_or("-"));
        println!("  inactive   {}", session.is_inactive.unwrap_or(false));
        println!("  rate       {} calls in {} s", session.rate.unwrap_or(0.0), session.per.unwrap_or(0.0));
        println!(
            "  quota      {} of {} left",
            session.quota_remaining.unwrap_or(0),
            session.quota_max.unwrap_or(0)
        );
        println!("  tags       {}", session.tags.value().unwrap_or_default().join(", "));
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
        builder = builder.bearer(token.as_str());
    }
    builder.build()
}
