//! A server on the loopback that plays a script, one reply for each connection; and the plainest transport to it.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use shop::support::transport::{BoxFuture, Exchange, Transport};
use shop::support::Body;

/// The text of a whole answer but for its length.
pub(crate) type Reply = String;

/// An answer with these header fields, a line each.
pub(crate) fn answer(status: u16, fields: &str, body: &str) -> Reply {
    format!("HTTP/1.1 {status} -\r\n{fields}\r\n{body}")
}

/// An answer in JSON.
pub(crate) fn json(status: u16, body: &str) -> Reply {
    answer(status, "content-type: application/json\r\n", body)
}

/// A running script.
pub(crate) struct Server {
    pub(crate) url: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub(crate) fn start(script: impl IntoIterator<Item = Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (seen, script) = (Arc::clone(&requests), script.into_iter().collect::<Vec<_>>());
        std::thread::spawn(move || {
            for reply in script {
                let mut connection = listener.accept().unwrap().0;
                seen.lock().unwrap().push(request(&mut connection));
                connection.write_all(reply.as_bytes()).unwrap();
            }
        });
        Server { url, requests }
    }

    /// What was sent so far, a text for each request.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }

    /// The request lines, without the version.
    pub(crate) fn lines(&self) -> Vec<String> {
        let line = |request: &String| request.split(" HTTP/").next().unwrap_or_default().to_owned();
        self.requests().iter().map(line).collect()
    }
}

fn request(connection: &mut TcpStream) -> String {
    let (mut bytes, mut piece) = (Vec::new(), [0; 4096]);
    loop {
        let read = connection.read(&mut piece).unwrap();
        bytes.extend_from_slice(&piece[..read]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let mut lengths = head.lines().filter_map(|line| line.strip_prefix("content-length: "));
        if read == 0 || body.len() >= lengths.next().map_or(0, |length| length.parse().unwrap()) {
            return text;
        }
    }
}

/// HTTP/1.1 with a connection for each request.
pub(crate) struct Wire;

impl Transport for Wire {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Exchange> {
        Box::pin(async move { Ok(exchange(&request)) })
    }
}

fn exchange(request: &http::Request<Body>) -> http::Response<Body> {
    let uri = request.uri();
    let mut connection = TcpStream::connect(uri.authority().unwrap().as_str()).unwrap();
    let target = uri.path_and_query().unwrap();
    let mut text = format!("{} {target} HTTP/1.1\r\n", request.method());
    for (name, value) in request.headers().iter().filter(|(name, _)| *name != "content-length") {
        text.push_str(&format!("{name}: {}\r\n", value.to_str().unwrap()));
    }
    let body = request.body().as_bytes().cloned().unwrap_or_default();
    connection.write_all(format!("{text}content-length: {}\r\n\r\n", body.len()).as_bytes()).unwrap();
    connection.write_all(&body).unwrap();
    let mut text = String::new();
    connection.read_to_string(&mut text).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse::<u16>().unwrap();
    let mut answer = http::Response::builder().status(status);
    for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
        answer = answer.header(name, value);
    }
    answer.body(Body::from(body.to_owned())).unwrap()
}
