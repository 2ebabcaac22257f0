//! A filter of filters.

use tickets::models::{Filter, Search, Status};
use tickets::{Client, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    let filter = Filter::new()
        .set_status(|status| status.with_any_of([Status::Open]))
        .set_not(|filter| filter.set_assignee(|assignee| assignee.with_starts_with("a")));
    let found = client.tickets().search_tickets(&Search::new(filter)).await?;
    println!("{} found", found.len());
    Ok(())
}
