//! How fast the codec is beside serde_json's derive: `cargo run --release --example decode_bench`.
//! Prints the best of many runs; it asserts that both decoders read the same, but never a time.

use std::hint::black_box;
use std::time::{Duration, Instant};

use clientwright_runtime::codec::{self, FromJson, RawJson, ReadError, Reader, Slot, ToJson, Writer};

#[derive(Debug, Clone, PartialEq, serde::Deserialize, serde::Serialize)]
struct Server {
    id: String,
    name: String,
    description: Option<String>,
    region_id: i64,
    active: bool,
    load: f64,
    status: String,
    tags: Vec<Tag>,
    flavor: Flavor,
    created_at: String,
    task_id: Option<String>,
}

#[derive(Debug, Clone, PartialEq, serde::Deserialize, serde::Serialize)]
struct Tag {
    key: String,
    value: String,
    read_only: bool,
}

#[derive(Debug, Clone, PartialEq, serde::Deserialize, serde::Serialize)]
struct Flavor {
    flavor_id: String,
    ram: i64,
    vcpus: i64,
    price: f64,
}

macro_rules! emitted {
    ($ty:ident { $($field:ident $need:ident),* }) => {
        impl FromJson for $ty {
            fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
                $(let mut $field = None;)*
                r.object(stringify!($ty), &[$(stringify!($field)),*], &mut [$(&mut $field as &mut dyn Slot),*])?;
                Ok(Self { $($field: emitted!(@$need r $field)),* })
            }
        }

        impl ToJson for $ty {
            fn write(&self, w: &mut Writer) {
                w.object(&[$((stringify!($field), &self.$field)),*]);
            }
        }
    };
    (@required $r:ident $field:ident) => { $r.need($field, stringify!($field))? };
    (@optional $r:ident $field:ident) => { $field };
}

emitted!(Server {
    id required, name required, description optional, region_id required, active required, load required,
    status required, tags required, flavor required, created_at required, task_id optional
});
emitted!(Tag { key required, value required, read_only required });
emitted!(Flavor { flavor_id required, ram required, vcpus required, price required });

fn server(index: i64) -> Server {
    Server {
        id: format!("726ecfcc-7fd0-4e30-a86e-{index:012}"),
        name: format!("server {index} \u{1f980}"),
        description: (index % 3 == 0).then(|| "a \"quoted\" word,\nand a second line".repeat(2)),
        region_id: index % 90,
        active: index % 2 == 0,
        load: index as f64 / 64.0,
        status: ["ACTIVE", "SHUTOFF", "ERROR"][index as usize % 3].into(),
        tags: (0..3)
            .map(|n| Tag {
                key: format!("key{n}"),
                value: format!("value {n} of {index}"),
                read_only: n == 1,
            })
            .collect(),
        flavor: Flavor { flavor_id: "g1-standard-2-4".into(), ram: 4096, vcpus: 2, price: 0.0625 },
        created_at: "2024-06-19T15:22:45Z".into(),
        task_id: None,
    }
}

fn best<T>(what: &str, bytes: usize, mut run: impl FnMut() -> T) {
    let mut fastest = Duration::MAX;
    for _ in 0..100 {
        let start = Instant::now();
        black_box(run());
        fastest = fastest.min(start.elapsed());
    }
    let seconds = fastest.as_secs_f64();
    println!("{what:<38} {:>8.3} ms {:>7.0} MB/s", seconds * 1e3, bytes as f64 / seconds / 1e6);
}

fn main() {
    let list: Vec<Server> = (0..1000).map(server).collect();
    let text = codec::to_string(&list);
    let (bytes, size) = (text.as_bytes(), text.len());
    assert!(codec::from_slice::<Vec<Server>>(bytes).is_ok_and(|read| read == list));
    assert!(serde_json::from_slice::<Vec<Server>>(bytes).is_ok_and(|read| read == list));
    let pretty = serde_json::to_string_pretty(&list).unwrap_or_default();
    println!("{size} bytes, best of 100");
    best("read, slot tables", size, || codec::from_slice::<Vec<Server>>(bytes));
    best("read, serde_json derive", size, || serde_json::from_slice::<Vec<Server>>(bytes));
    best("read indented, slot tables", pretty.len(), || codec::from_str::<Vec<Server>>(&pretty));
    best("read indented, serde_json derive", pretty.len(), || serde_json::from_str::<Vec<Server>>(&pretty));
    best("skip, RawJson", size, || codec::from_slice::<RawJson>(bytes));
    best("skip, Reader::skip", size, || Reader::from_slice(bytes).and_then(|mut r| r.skip()));
    best("skip, serde IgnoredAny", size, || serde_json::from_slice::<serde::de::IgnoredAny>(bytes));
    best("serde_json::Value", size, || serde_json::from_slice::<serde_json::Value>(bytes));
    best("write, codec", size, || codec::to_string(&list));
    best("write, serde_json derive", size, || serde_json::to_string(&list));
}
