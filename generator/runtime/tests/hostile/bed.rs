//! The server: a thread that accepts, and one for each connection. It answers each request with what the row says, and
//! counts requests and the bytes that it got rid of.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// The first byte of a TLS handshake, which counts as a request.
const TLS: u8 = 0x16;

/// What is sent for a request.
#[derive(Clone, Default)]
pub(crate) struct Act {
    /// After this time,
    pub(crate) before: Duration,
    /// these bytes first.
    pub(crate) head: Vec<u8>,
    /// These again and again, until the client goes; none for no such thing.
    pub(crate) again: Vec<u8>,
    /// The pause before each time.
    pub(crate) pause: Duration,
    pub(crate) end: End,
}

/// What becomes of the connection.
#[derive(Clone, Copy, Default, PartialEq)]
pub(crate) enum End {
    /// The next request is read from it.
    #[default]
    Keep,
    /// It is closed.
    Close,
    /// It is reset.
    Reset,
    /// Nothing more is sent, and it stays open until the client goes.
    Hang,
}

/// What the server says to a request, by the number of requests before and the request itself.
pub(crate) type Script = Arc<dyn Fn(usize, &str) -> Act + Send + Sync>;

/// A running server; it stops when dropped.
pub(crate) struct Bed {
    pub(crate) url: String,
    pub(crate) seen: Arc<Seen>,
}

/// What the server saw.
#[derive(Default)]
pub(crate) struct Seen {
    pub(crate) requests: Mutex<Vec<String>>,
    pub(crate) sent: AtomicUsize,
    over: AtomicBool,
}

impl Bed {
    pub(crate) fn start(script: &Script) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::new(Seen::default());
        let (script, kept) = (Arc::clone(script), Arc::clone(&seen));
        std::thread::spawn(move || {
            for connection in listener.incoming() {
                let (script, seen) = (Arc::clone(&script), Arc::clone(&kept));
                if seen.over.load(SeqCst) {
                    return;
                }
                let Ok(connection) = connection else { return };
                std::thread::spawn(move || serve(connection, &script, &seen));
            }
        });
        Bed { url, seen }
    }
}

impl Drop for Bed {
    fn drop(&mut self) {
        self.seen.over.store(true, SeqCst);
        // Wakes the thread that accepts.
        let _ = TcpStream::connect(self.url.trim_start_matches("http://"));
    }
}

fn serve(mut connection: TcpStream, script: &Script, seen: &Seen) {
    let step = Duration::from_millis(50);
    let _ = connection.set_read_timeout(Some(step));
    let _ = connection.set_write_timeout(Some(step));
    let _ = connection.set_nodelay(true);
    let mut begun = Vec::new();
    while let Some(request) = request(&mut connection, &mut begun, seen) {
        let nth = {
            let mut requests = seen.requests.lock().unwrap();
            requests.push(request.clone());
            requests.len() - 1
        };
        let act = script(nth, &request);
        std::thread::sleep(act.before);
        let mut here = write(&mut connection, &act.head, seen);
        while here && !act.again.is_empty() {
            std::thread::sleep(act.pause);
            here = write(&mut connection, &act.again, seen);
        }
        match act.end {
            End::Keep if here => {}
            End::Keep | End::Close => return,
            End::Reset => {
                // Input that nobody read makes the kernel send a reset.
                std::thread::sleep(Duration::from_millis(10));
                return;
            }
            End::Hang => {
                while !gone(&mut connection, seen) {}
                return;
            }
        }
    }
}

/// The next request; `None` when the client is gone, or the row is over.
fn request(connection: &mut TcpStream, begun: &mut Vec<u8>, seen: &Seen) -> Option<String> {
    let mut piece = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(begun).into_owned();
        if begun.first() == Some(&TLS) {
            return Some(text);
        }
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let head = head.to_ascii_lowercase();
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
            if body.len() >= length.unwrap_or(0) {
                begun.clear();
                return Some(text);
            }
        }
        match connection.read(&mut piece) {
            Ok(0) => return None,
            Ok(read) => begun.extend_from_slice(&piece[..read]),
            Err(error) if waits(&error) && !seen.over.load(SeqCst) => {}
            Err(_) => return None,
        }
    }
}

fn write(connection: &mut TcpStream, mut bytes: &[u8], seen: &Seen) -> bool {
    while !bytes.is_empty() {
        match connection.write(bytes) {
            Ok(written) => {
                seen.sent.fetch_add(written, SeqCst);
                bytes = &bytes[written..];
            }
            Err(error) if waits(&error) && !seen.over.load(SeqCst) => {}
            Err(_) => return false,
        }
    }
    !seen.over.load(SeqCst)
}

fn gone(connection: &mut TcpStream, seen: &Seen) -> bool {
    match connection.read(&mut [0; 64]) {
        Ok(read) => read == 0,
        Err(error) => !waits(&error) || seen.over.load(SeqCst),
    }
}

fn waits(error: &std::io::Error) -> bool {
    matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut)
}
