//! Creates something with an object in it and JSON of no type.

use tickets::models::{Place, TicketCreate};
use tickets::{Client, Error, JsonObject};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    let ticket = TicketCreate::new("The lift is stuck", Place::new("north").with_floor(3))
        .with_labels(["lift", "urgent"])
        .with_details(JsonObject::new().with("people", 2).with("since", "noon"));
    println!("created {}", client.tickets().create_ticket(&ticket).await?.id);
    Ok(())
}
