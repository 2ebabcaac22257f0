//! Packed bodies: what counts is what they are unpacked.

use std::io::Write;

use super::super::bed::{Act, End};
use super::super::client::{call, Lines, Raw};
use super::super::row::{plain, row, say, Ending, Row};
use clientwright_runtime::Core;
use flate2::{write::GzEncoder, Compression};

fn packed(content: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(content).unwrap();
    packer.finish().unwrap()
}

fn answer(status: u16, body: &[u8]) -> Act {
    let head = format!(
        "HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    say([head.as_bytes(), body].concat()).then(End::Close)
}

fn status(core: Core) -> Ending {
    Box::pin(async move {
        let error = call::<Raw>(&core).await.unwrap_err();
        Ok(format!("{} bytes, cut: {}", error.body().len(), error.is_cut()))
    })
}

fn line(core: Core) -> Ending {
    Box::pin(async move { call::<Lines>(&core).await?.next().await.unwrap().map(|_| String::new()) })
}

pub(crate) fn rows() -> Vec<Row> {
    let bomb = packed(&vec![b' '; 32 << 20]);
    let whole = packed(b"{}");
    let corrupt: Vec<u8> =
        bomb.iter().enumerate().map(|(at, byte)| if at > 500 { !byte } else { *byte }).collect();
    let bombs = [bomb.clone(), bomb.clone(), bomb.clone()].concat();
    const BROKEN: &str = "Transport: raw: the connection failed";
    const LARGE: &str = "Limit: raw: 200 OK, the body is larger than 1 MiB";
    vec![
        row("a bomb", answer(200, &bomb), plain::<Raw>, LARGE),
        row("bombs one after another", answer(200, &bombs), plain::<Raw>, LARGE),
        row("a bomb in a bomb", answer(200, &packed(&bomb)), plain::<Raw>, "Decode: raw"),
        row("a bomb in an error", answer(500, &bomb), status, "ok: 262144 bytes, cut: true"),
        row(
            "a bomb in a line",
            answer(200, &bomb),
            line,
            "Limit: lines: 200 OK, a line is larger than 64 KiB",
        ),
        row("half of it", answer(200, &whole[..whole.len() / 2]), plain::<Raw>, BROKEN),
        row("a broken one", answer(200, &corrupt), plain::<Raw>, BROKEN),
        row("no gzip at all", answer(200, b"{}"), plain::<Raw>, BROKEN),
        row("nothing", answer(200, b""), plain::<Raw>, "Decode: raw: 200 OK, the body is empty"),
        row("all of it", answer(200, &whole), plain::<Raw>, "ok: {}"),
    ]
}
