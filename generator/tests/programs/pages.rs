//! Goes through all pages.

use tickets::{Client, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    let mut comments = client.comments().list_comments(7).items();
    while let Some(comment) = comments.next().await {
        println!("{}", comment?.text);
    }
    Ok(())
}
