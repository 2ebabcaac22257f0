//! Pauses, budget, and what servers may ask for.

use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};

use super::super::limits::Limits;
use super::{retry_after, Budget, Retry};

fn asked(name: &'static str, value: &'static str) -> HeaderMap {
    HeaderMap::from_iter([(HeaderName::from_static(name), HeaderValue::from_static(value))])
}

#[test]
fn pauses_are_random_shares_of_growing_bounds() {
    let retry = Retry::default();
    for (nth, bound) in [(0, 500), (1, 1000), (3, 4000), (4, 8000), (9, 8000), (u32::MAX, 8000)] {
        let pauses: Vec<Duration> = (0..200).map(|_| retry.pause(nth)).collect();
        let longest = pauses.iter().max().copied().unwrap_or_default();
        let bound = Duration::from_millis(bound);
        assert!(longest <= bound && longest > bound / 2, "{nth}: {longest:?}");
        assert!(pauses.iter().any(|pause| *pause < bound / 2), "{nth}: full jitter goes down to nothing");
    }
}

#[test]
fn what_the_server_asks_for_is_read() {
    let seconds = |headers: &HeaderMap| retry_after(headers).map(|pause| pause.as_secs_f64());
    assert_eq!(seconds(&asked("retry-after", " 7 ")), Some(7.0));
    assert_eq!(seconds(&asked("retry-after-ms", "250")), Some(0.25));
    assert_eq!(seconds(&asked("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT")), Some(0.0), "the past is now");
    let nonsense = ["-1", "soon", "1e999", "NaN", "inf", "", "Sun, 06 Nov 99999 08:49:37 GMT", "1 2", "0x10"];
    for nonsense in nonsense {
        assert_eq!(seconds(&asked("retry-after", nonsense)), None, "{nonsense}");
    }
    let endless = "99999999999999999999999999999";
    assert_eq!(retry_after(&asked("retry-after", endless)), Some(Duration::MAX));
    assert_eq!(retry_after(&HeaderMap::new()), None);
}

#[test]
fn a_date_counts_from_the_servers_own() {
    let mut headers = asked("retry-after", "Sat, 06 Nov 2094 08:49:37 GMT");
    headers.insert("date", HeaderValue::from_static("Sat, 06 Nov 2094 08:49:07 GMT"));
    assert_eq!(retry_after(&headers), Some(Duration::from_secs(30)));
}

#[test]
fn pauses_stay_between_the_limits() {
    let limits = Limits::default();
    let asked =
        [0, 50, 2_000, u64::MAX].map(|millis| limits.pause(Duration::from_millis(millis)).as_millis());
    assert_eq!(asked, [100, 100, 2_000, 60_000]);
}

#[test]
fn the_budget_is_ten_and_a_fifth_of_the_calls() {
    let budget = Budget::new();
    let spent = (0..50).filter(|_| budget.spend()).count();
    assert_eq!(spent, 10);
    for _ in 0..5 {
        budget.earn();
    }
    assert!(budget.spend());
    assert!(!budget.spend());
}
