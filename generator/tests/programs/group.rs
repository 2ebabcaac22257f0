//! Groups by an enum.

use std::collections::HashMap;

use tickets::{Client, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    let mut count = HashMap::new();
    for ticket in client.tickets().list_tickets().await?.items {
        *count.entry(ticket.status).or_insert(0) += 1;
    }
    println!("{count:?}");
    Ok(())
}
