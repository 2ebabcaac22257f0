//! Ten gigabytes each way, of which no more than a few pieces may ever be held. A program of its own, for it looks at the
//! memory of the process; where that cannot be seen, it is ignored.

#![allow(clippy::unwrap_used, reason = "the helpers of tests are tests")]

#[path = "../../tests/needs/mod.rs"]
mod needs;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::pin::Pin;
use std::process::ExitCode;
use std::task::{Context, Poll};
use std::thread::JoinHandle;
use std::time::Duration;

use clientwright_runtime::transport::{BoxStream, TransportError};
use clientwright_runtime::{Api, ApiInfo, Body, Builder, Call, Core};
use needs::{run, test, Need};

const SIZE: u64 = 10_000_000_000;
const PIECE: usize = 1 << 20;
/// What may be held at a time, in kilobytes.
const LIMIT: u64 = 64 * 1024;

fn main() -> ExitCode {
    run([test(&[Need::MemoryFigures], neither_downloads_nor_uploads_are_held_in_memory)])
}

struct Files;

impl Api for Files {
    const INFO: &'static ApiInfo = &ApiInfo::new("Files", "1");
    type Client = Core;
}

/// Answers one connection and ends.
fn server(serve: fn(TcpStream) -> u64) -> (Core, JoinHandle<u64>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let serving = std::thread::spawn(move || serve(listener.accept().unwrap().0));
    (Builder::<Files>::new().base_url(url).build().unwrap(), serving)
}

/// The most memory that the process has had so far, in kilobytes.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.split_whitespace().next().unwrap().parse().unwrap()
}

fn send(mut connection: TcpStream) -> u64 {
    let _ = connection.read(&mut [0; 4096]).unwrap();
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {SIZE}\r\n\r\n");
    connection.write_all(head.as_bytes()).unwrap();
    let piece = vec![7; PIECE];
    let mut left = SIZE;
    while left > 0 {
        let next = left.min(PIECE as u64) as usize;
        connection.write_all(&piece[..next]).unwrap();
        left -= next as u64;
    }
    SIZE
}

/// Reads until the body is complete; gives how long it was.
fn receive(mut connection: TcpStream) -> u64 {
    let mut piece = vec![0; PIECE];
    let (mut read, mut head) = (0, None);
    while head.is_none_or(|head| read < head + SIZE) {
        let count = connection.read(&mut piece).unwrap();
        if count == 0 {
            break;
        }
        head = head.or_else(|| {
            let end = piece[..count].windows(4).position(|window| window == b"\r\n\r\n");
            end.map(|end| read + end as u64 + 4)
        });
        read += count as u64;
    }
    connection.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n").unwrap();
    read - head.unwrap()
}

/// Pieces that are made when they are asked for.
struct Endless(u64, bytes::Bytes);

impl futures_core::Stream for Endless {
    type Item = Result<bytes::Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = self.0.min(PIECE as u64);
        self.0 -= next;
        Poll::Ready((next > 0).then(|| Ok(self.1.slice(..next as usize))))
    }
}

fn neither_downloads_nor_uploads_are_held_in_memory() {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(both_ways());
}

async fn both_ways() {
    let before = peak();
    let (core, serving) = server(send);
    let mut download = core.request("GET", "/file").stream().await.unwrap().body;
    assert_eq!(download.content_length(), Some(SIZE));
    let mut received = 0;
    while let Some(piece) = download.next().await {
        received += piece.unwrap().len() as u64;
    }
    assert_eq!((received, serving.join().unwrap()), (SIZE, SIZE));
    let down = peak() - before;

    let (core, serving) = server(receive);
    let pieces: BoxStream<_> = Box::pin(Endless(SIZE, vec![7; PIECE].into()));
    let upload = core.request("PUT", "/file").body(Body::stream(Some(SIZE), pieces));
    upload.timeout(Duration::from_secs(900)).await.unwrap();
    assert_eq!(serving.join().unwrap(), SIZE);
    let up = peak() - before;
    println!("{SIZE} bytes each way: {down} kB more for the download, {up} kB for both");
    assert!(down < LIMIT && up < LIMIT, "{down} kB and {up} kB");
}
