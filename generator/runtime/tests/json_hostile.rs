//! Answers made to hurt: nests, floods of errors, unions that multiply. Everything ends soon, with an error or not.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use clientwright_runtime::codec::{self, FromJson, RawJson, ReadError, Reader, Slot};

/// Far more than any of these needs; far less than what an exponential search takes.
const SOON: Duration = Duration::from_secs(20);

/// A union whose branches all look the same until the innermost member: each level doubles the work.
#[derive(Debug)]
#[allow(dead_code)]
enum Twin {
    Left(Box<Half<i64>>),
    Right(Box<Half<bool>>),
}

#[derive(Debug)]
#[allow(dead_code)]
struct Half<T> {
    next: Option<Twin>,
    leaf: Option<T>,
}

impl FromJson for Twin {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        r.best_of("Twin", &[|r| FromJson::read(r).map(Self::Left), |r| FromJson::read(r).map(Self::Right)])
    }
}

impl<T: FromJson> FromJson for Half<T> {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let mut f0: Option<Twin> = None;
        let mut f1: Option<T> = None;
        r.object("Half", &["next", "leaf"], &mut [&mut f0 as &mut dyn Slot, &mut f1])?;
        Ok(Self { next: f0, leaf: f1 })
    }
}

fn twins(depth: usize, innermost: &str) -> String {
    format!("{}{innermost}{}", "{\"next\":".repeat(depth), "}".repeat(depth))
}

#[test]
fn nested_unions_cannot_multiply_without_end() {
    let start = Instant::now();
    for innermost in ["{\"leaf\":\"neither\"}", "{\"leaf\":1,\"misfit\":0}", "0", "{\"leaf\":"] {
        assert!(codec::from_str::<Twin>(&twins(8, innermost)).is_err() != innermost.contains("misfit"));
        assert!(codec::from_str::<Twin>(&twins(100, innermost)).is_err());
    }
    let read = codec::from_str::<Twin>(&twins(100, "{\"leaf\":true}"));
    assert!(read.is_ok() || read.is_err_and(|error| error.to_string().contains("fewer nested unions")));
    assert!(
        codec::from_str::<Twin>(&twins(100, "{\"leaf\":1}")).is_ok(),
        "the first branch fits at every level"
    );
    assert!(start.elapsed() < SOON);
}

#[test]
fn the_error_of_a_nest_of_unions_stays_small() {
    let error = codec::from_str::<Twin>(&twins(8, "0")).unwrap_err();
    assert!(error.to_string().len() < 2000, "{}", error.to_string().len());
}

#[test]
fn deep_nests_fit_the_stack_of_a_worker_thread() {
    let read = || {
        let deep = twins(126, "{\"leaf\":1}");
        assert!(codec::from_str::<Twin>(&deep).is_ok());
        assert!(codec::from_str::<Twin>(&twins(128, "{}")).is_err());
        for open in ["[", "{\"a\":", "[{\"a\":[", "{\"next\":", "\u{feff}[[[["] {
            let text = open.repeat(500_000);
            assert!(codec::from_str::<RawJson>(&text).is_err());
            assert!(codec::from_str::<Twin>(&text).is_err());
            assert!(Reader::new(&text).tree().is_err());
            assert!(
                Reader::new(&text).tag("a").is_ok_and(|tag| tag.is_none())
                    || Reader::new(&text).tag("a").is_err()
            );
            assert!(!Reader::new(&text).has("b"));
            Reader::new(&text).kind();
        }
    };
    let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(read).unwrap();
    assert!(thread.join().is_ok());
}

#[test]
fn floods_are_read_in_linear_time() {
    let start = Instant::now();
    let members: Vec<String> = (0..200_000).map(|n| format!("\"m{n}\":{{\"x\":null}}")).collect();
    let object = format!("{{{}}}", members.join(","));
    assert_eq!(codec::from_str::<BTreeMap<String, RawJson>>(&object).unwrap().len(), 200_000);
    assert!(codec::from_str::<Half<i64>>(&object).is_ok());
    let raw: RawJson = codec::from_str(&object).unwrap();
    let turned = format!("{{{}}}", members.iter().rev().cloned().collect::<Vec<_>>().join(","));
    assert!(raw == RawJson::from_text(&turned).unwrap());
    let same = format!("{{{}}}", vec!["\"leaf\":1"; 200_000].join(","));
    assert_eq!(codec::from_str::<Half<i64>>(&same).unwrap().leaf, Some(1));
    let escapes = format!("\"{}\"", "\\u0041\\n".repeat(200_000));
    assert_eq!(codec::from_str::<String>(&escapes).unwrap().len(), 400_000);
    assert!(start.elapsed() < SOON);
}

#[test]
fn monstrous_numbers_cost_little() {
    let start = Instant::now();
    let digits = "9".repeat(1_000_000);
    assert!(codec::from_str::<i64>(&digits).is_err());
    assert!(codec::from_str::<u128>(&digits).is_err());
    assert!(codec::from_str::<f64>(&digits).is_err());
    assert_eq!(codec::from_str::<RawJson>(&digits).unwrap().as_str(), digits);
    for power in
        ["1e999999999999999999999", "1e-999999999999999999999", "0e999999999999999999999", "1e2147483648"]
    {
        assert!(codec::from_str::<i64>(power).is_ok() == power.starts_with('0'), "{power}");
        Reader::new(power).kind();
        let zeros = format!("{}{power}", "1".repeat(1000));
        assert!(codec::from_str::<i128>(&zeros).is_err());
    }
    let tiny = format!("0.{}1", "0".repeat(1_000_000));
    assert_eq!(codec::from_str::<f64>(&tiny), Ok(0.0));
    let one = format!("1.{}", "0".repeat(1_000_000));
    assert_eq!(codec::from_str::<i8>(&one), Ok(1));
    assert!(start.elapsed() < SOON);
}

#[test]
fn cut_off_texts_are_errors_at_their_end() {
    let whole = r#"{"next":{"leaf":-1.5e3,"x":[true,false,null,"aé\u00e9\ud83d\ude00"]}}"#;
    for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
        let error = codec::from_str::<RawJson>(&whole[..end]).unwrap_err();
        assert!(error.is_syntax() && error.offset() <= end, "{error}");
        assert!(codec::from_str::<Twin>(&whole[..end]).is_err());
        assert!(Reader::new(&whole[..end]).tree().is_err());
    }
}

/// A level that takes far more stack than any struct does.
struct Huge {
    inner: Option<Box<Huge>>,
}

impl FromJson for Huge {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let room = std::hint::black_box([1u8; 64 << 10]);
        let mut inner: Option<Box<Huge>> = None;
        r.object("Huge", &["inner"], &mut [&mut inner])?;
        assert_eq!(std::hint::black_box(room)[5], 1);
        Ok(Self { inner })
    }
}

#[test]
fn deep_values_of_large_types_are_an_error_before_the_stack_ends() {
    let nested = |levels: usize| format!("{}{{}}{}", "{\"inner\":".repeat(levels), "}".repeat(levels));
    let run = move || {
        assert!(codec::from_str::<Huge>(&nested(5)).unwrap().inner.is_some());
        codec::from_str::<Huge>(&nested(100)).err().unwrap().to_string()
    };
    let told = std::thread::Builder::new().stack_size(2 << 20).spawn(run).unwrap().join().unwrap();
    assert!(told.contains("nested arrays and objects"), "{told}");
}

/// Takes a kilobyte and comes of two bytes.
struct Large([u64; 128]);

impl FromJson for Large {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        r.object("Large", &[], &mut [])?;
        Ok(Large([0; 128]))
    }
}

#[test]
fn items_take_no_more_memory_than_they_may() {
    let items = vec!["{}"; 2000].join(",");
    let members = (0..2000).map(|at| format!("\"{at}\":{{}}")).collect::<Vec<_>>().join(",");
    let (list, map, lists) =
        (format!("[{items}]"), format!("{{{members}}}"), format!("[[{items}],[{items}]]"));
    fn room(text: &str, bytes: usize) -> Reader<'_> {
        Reader::new(text).max_held(bytes)
    }
    let told = |error: ReadError| assert!(error.to_string().contains("less memory"), "{error}");

    assert_eq!(Vec::<Large>::read(&mut room(&list, 3 << 20)).unwrap()[0].0.len(), 128);
    told(Vec::<Large>::read(&mut room(&list, 1 << 20)).map(|_| ()).unwrap_err());
    told(BTreeMap::<String, Large>::read(&mut room(&map, 1 << 20)).map(|_| ()).unwrap_err());
    told(Vec::<Vec<Large>>::read(&mut room(&lists, 3 << 20)).map(|_| ()).unwrap_err());
    told(Vec::<Box<Large>>::read(&mut room(&list, 1 << 20)).map(|_| ()).unwrap_err());
    told(room(&list, 1 << 10).tree().map(|_| ()).unwrap_err());
    told(room(&map, 1 << 10).tree().map(|_| ()).unwrap_err());
}

#[test]
fn branches_that_do_not_fit_take_nothing_in_the_end() {
    type Lists = Vec<Vec<Large>>;
    fn misfit(r: &mut Reader<'_>) -> Result<Lists, ReadError> {
        Lists::read(r)?;
        codec::from_str("0")
    }
    let text = format!("[[{}]]", vec!["{}"; 900].join(","));
    let mut reader = Reader::new(&text).max_held(1 << 20);
    let read = reader.best_of("Lists", &[misfit, misfit, misfit, Lists::read]);
    assert_eq!(read.unwrap()[0].len(), 900);
}
