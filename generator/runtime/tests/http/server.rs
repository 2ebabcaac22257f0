//! A server on the loopback that plays a script: one reply for each connection, and keeps what was sent to it.

use std::collections::VecDeque;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What happens on a connection once the request was read.
#[derive(Clone)]
pub(crate) enum Reply {
    /// These pieces, each after a pause; then the connection is closed.
    Pieces(Vec<(u64, Vec<u8>)>),
    /// The connection is closed with a reset after these bytes.
    Reset(Vec<u8>),
}

/// A complete answer.
pub(crate) fn answer(status: &str, fields: &str, body: &str) -> Reply {
    let length = body.len();
    let head = format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n{fields}\r\n");
    Reply::Pieces(vec![(0, format!("{head}{body}").into_bytes())])
}

/// A complete JSON answer.
pub(crate) fn json(status: &str, body: &str) -> Reply {
    answer(status, "content-type: application/json\r\n", body)
}

/// A running script.
pub(crate) struct Server {
    pub(crate) url: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Starts. Connections beyond the script are closed at once.
    pub(crate) fn start(script: impl IntoIterator<Item = Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let script = Arc::new(Mutex::new(script.into_iter().collect::<VecDeque<_>>()));
        let seen = Arc::clone(&requests);
        std::thread::spawn(move || {
            for connection in listener.incoming() {
                let Ok(connection) = connection else { return };
                let (script, seen) = (Arc::clone(&script), Arc::clone(&seen));
                std::thread::spawn(move || serve(connection, &script, &seen));
            }
        });
        Server { url, requests }
    }

    /// The requests so far, as they came over the wire.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }

    /// The only request.
    pub(crate) fn request(&self) -> String {
        let requests = self.requests();
        assert_eq!(requests.len(), 1, "{requests:?}");
        requests.into_iter().next().unwrap()
    }
}

fn serve(mut connection: TcpStream, script: &Mutex<VecDeque<Reply>>, seen: &Mutex<Vec<String>>) {
    let Some(request) = read_request(&mut connection) else { return };
    seen.lock().unwrap().push(request);
    let next = script.lock().unwrap().pop_front();
    match next {
        Some(Reply::Pieces(pieces)) => {
            for (millis, piece) in pieces {
                std::thread::sleep(Duration::from_millis(millis));
                if connection.write_all(&piece).is_err() {
                    return;
                }
            }
        }
        Some(Reply::Reset(bytes)) => {
            let _ = connection.write_all(&bytes);
            std::thread::sleep(Duration::from_millis(20));
            // Unread input makes the kernel answer with a reset rather than an orderly end.
            drop(connection);
        }
        None => {}
    }
}

fn read_request(connection: &mut TcpStream) -> Option<String> {
    connection.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
    let (mut bytes, mut piece) = (Vec::new(), [0; 4096]);
    loop {
        let read = connection.read(&mut piece).ok()?;
        if read == 0 {
            return None;
        }
        bytes.extend_from_slice(&piece[..read]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let head = head.to_ascii_lowercase();
        let length =
            head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
        let done = match length {
            Some(length) => body.len() >= length,
            None => !head.contains("transfer-encoding: chunked") || body.ends_with("0\r\n\r\n"),
        };
        if done {
            return Some(text);
        }
    }
}
