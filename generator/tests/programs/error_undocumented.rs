//! Reads an error body that the document does not have.

use tickets::{Call, Client, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    let error = client.tickets().get_ticket(7).header("Prefer", "code=404").await.unwrap_err();
    println!("{}", error.at::<String>("/type").unwrap_or_default());
    Ok(())
}
