//! Lists what matches.

use tickets::models::Status;
use tickets::{Client, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    let page = client.tickets().list_tickets().status(&[Status::Open, Status::Waiting]).assignee("ada").await?;
    for ticket in page.items {
        println!("{} {} {}", ticket.id, ticket.status, ticket.title);
    }
    Ok(())
}
