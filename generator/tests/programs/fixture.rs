//! Tests code that uses the client, without a server.

use tickets::models::{Status, Ticket, TicketPage};
use tickets::support::codec::to_whole;
use tickets::support::mock::Replay;
use tickets::{Client, Error, Timestamp};

async fn oldest(client: &Client) -> Result<Option<String>, Error> {
    let page = client.tickets().list_tickets().await?;
    Ok(page.items.into_iter().min_by_key(|ticket| ticket.opened_at.clone()).map(|ticket| ticket.title))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let ticket = |title, day: &str| Ticket::new(1, title, Status::Open, day.parse::<Timestamp>().unwrap());
    let page = TicketPage::new([ticket("new", "2026-02-02T00:00:00Z"), ticket("old", "2026-02-01T00:00:00Z")]);
    let server = Replay::new().json(200, &to_whole(&page));
    let client = Client::builder().anonymous().transport(server).build()?;
    assert_eq!(oldest(&client).await?.as_deref(), Some("old"));
    println!("tested");
    Ok(())
}
