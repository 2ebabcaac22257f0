//! Empties a member, and leaves the others alone.

use tickets::models::TicketUpdate;
use tickets::{Client, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    let ticket = client.tickets().update_ticket(7, &TicketUpdate::new().with_assignee(None)).await?;
    println!("{}", ticket.assignee.as_deref().unwrap_or("nobody"));
    Ok(())
}
