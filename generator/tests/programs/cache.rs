//! Keeps answers in a file.

use tickets::models::Ticket;
use tickets::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::temp_dir().join(format!("tickets-{}.json", std::process::id()));
    let tickets = Client::from_env()?.tickets().list_tickets().await?.items;
    std::fs::write(&file, serde_json::to_vec(&tickets)?)?;
    let kept: Vec<Ticket> = serde_json::from_slice(&std::fs::read(&file)?)?;
    std::fs::remove_file(&file)?;
    println!("{} kept, the same: {}", kept.len(), kept == tickets);
    Ok(())
}
