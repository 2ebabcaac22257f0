//! A generated client against a server on the loopback that plays a script.

mod answers;
mod calls;
mod errors;
mod fields;
mod media;
mod offers;
mod parts;
mod places;
mod reading;
mod server;
mod spelled;
mod streams;
mod webhooks;

use shop::support::Retry;

use server::{Reply, Server, Wire};

/// A client of the shop, and the server it talks to.
fn shop(script: impl IntoIterator<Item = Reply>) -> (shop::Client, Server) {
    let server = Server::start(script);
    let client = shop::Client::builder().base_url(format!("{}/", server.url)).transport(Wire).retry(Retry::off());
    (client.build().unwrap(), server)
}
