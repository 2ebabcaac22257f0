//! Reads an error body that the document has.

use tickets::models::{Place, TicketCreate};
use tickets::tickets::op::{CreateTicket, CreateTicketErrors};
use tickets::{Client, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    let error = client.tickets().create_ticket(&TicketCreate::new("", Place::new("north"))).await.unwrap_err();
    match error.errors::<CreateTicket>() {
        Some(CreateTicketErrors::UnprocessableContent(rejection)) => println!("{}", rejection.reason),
        _ => return Err(error),
    }
    Ok(())
}
