//! Goes on with a list where another process stopped.

use tickets::{Client, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    let list = || client.tickets().list_tickets().items();
    let mut first = list();
    println!("{}", first.next().await.unwrap()?.id);
    let place = first.continuation().unwrap();
    println!("{}", list().resume(&place)?.next().await.unwrap()?.id);
    Ok(())
}
