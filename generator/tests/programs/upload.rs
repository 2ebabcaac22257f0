//! Sends a file.

use tickets::tickets::AttachFileForm;
use tickets::{Client, Error, Part};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    let photo = Part::bytes(&b"\xff\xd8"[..]).file_name("lift.jpg");
    client.tickets().attach_file(7, &AttachFileForm::new(photo).with_caption("Stuck")).await?;
    println!("attached");
    Ok(())
}
