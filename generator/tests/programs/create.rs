//! Creates something with an object in it and JSON of no type.

use serde_json::json;
use tickets::models::{Place, TicketCreate};
use tickets::{Client, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    let ticket = TicketCreate::new("The lift is stuck", Place::new("north").with_floor(3))
        .with_labels(["lift", "urgent"])
        .with_details(json!({"people": 2, "since": "noon"}));
    println!("created {}", client.tickets().create_ticket(&ticket).await?.id);
    Ok(())
}
